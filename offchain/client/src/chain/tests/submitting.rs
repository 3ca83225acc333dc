// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What becomes of a submitted call, and reading what came back.

use super::{
	head,
	runtime::{extensions, metadata},
	Fake,
};
use crate::{
	account::Sr25519Key,
	api::{FollowUpdate, HexBytes, Inclusion},
	chain::{calls, At, ChainClient, ChainError, Included, Runtime, Wait},
};
use codec::{Compact, Encode};
use salus_primitives::{ConsentId, OrganisationId, PatientId, PersonId};
use std::sync::Mutex;

/// `Consent.NotFound`, as `DispatchError::Module`.
const NOT_FOUND: [u8; 6] = [3, 11, 6, 0, 0, 0];

fn success() -> Vec<u8> {
	vec![0, 0]
}

fn failed(error: &[u8]) -> Vec<u8> {
	[&[0, 1][..], error, &Compact(5u64).encode()].concat()
}

fn sudid(result: &[u8]) -> Vec<u8> {
	[&[4, 0][..], result].concat()
}

fn revoked() -> Vec<u8> {
	[&[11, 9][..], &[1; 32], &[2; 32]].concat()
}

fn inclusion(number: u32, events: Vec<Vec<u8>>) -> Inclusion {
	Inclusion {
		block: head(number),
		index: 1,
		events: events.into_iter().map(HexBytes).collect(),
	}
}

async fn submit(updates: Vec<FollowUpdate>, wait: Wait) -> Result<Included, ChainError> {
	let fake = Fake {
		metadata: metadata(extensions(), false),
		updates: Mutex::new(updates),
		..Fake::default()
	};
	let signer = Sr25519Key::from_uri("//Dave").unwrap();
	let call = calls::consent::revoke(ConsentId::repeat(1));
	ChainClient::new(fake).submit(&call, &signer, wait).await
}

async fn refusal(event: Vec<u8>) -> (String, String, String) {
	match submit(vec![FollowUpdate::Final(inclusion(9, vec![event]))], Wait::Final).await {
		Err(ChainError::Refused { pallet, name, docs }) => (pallet, name, docs),
		other => panic!("{other:?}"),
	}
}

#[tokio::test]
async fn a_caller_waits_for_the_certainty_that_was_asked_for() {
	let updates = || {
		vec![
			FollowUpdate::Pooled,
			FollowUpdate::InBlock(inclusion(8, vec![success()])),
			FollowUpdate::Retracted,
			FollowUpdate::Final(inclusion(9, vec![success()])),
		]
	};
	assert_eq!(submit(updates(), Wait::InBlock).await.unwrap().block, head(8));
	assert_eq!(submit(updates(), Wait::Final).await.unwrap().block, head(9));
}

#[tokio::test]
async fn events_come_with_their_fields() {
	let included = submit(
		vec![FollowUpdate::Final(inclusion(9, vec![revoked(), success()]))],
		Wait::Final,
	)
	.await
	.unwrap();
	let event = &included.events[0];
	assert!(event.is("Consent", "Revoked") && event.bytes == revoked());
	assert_eq!(event.patient(), Some(PatientId::repeat(2)));
	assert_eq!(event.field::<ConsentId>("consent"), Some(ConsentId::repeat(1)));
	assert_eq!(event.field::<u8>("consent"), None);
}

#[tokio::test]
async fn a_refused_call_names_the_pallet_s_error_and_its_words() {
	let expected = (
		"Consent".into(),
		"NotFound".into(),
		"There is no such consent. Look at the list.".into(),
	);
	assert_eq!(refusal(failed(&NOT_FOUND)).await, expected);
	let (pallet, name, _) = refusal(failed(&[2])).await;
	assert_eq!((pallet.as_str(), name.as_str()), ("System", "BadOrigin"));
}

#[tokio::test]
async fn a_call_that_carried_a_refused_call_is_refused() {
	let (_, name, _) = refusal(sudid(&[&[1][..], &NOT_FOUND].concat())).await;
	assert_eq!(name, "NotFound");
	let fine = vec![FollowUpdate::Final(inclusion(9, vec![sudid(&[0])]))];
	assert!(submit(fine, Wait::Final).await.is_ok());
}

#[tokio::test]
async fn what_is_lost_or_becomes_invalid_is_said() {
	let dropped = vec![FollowUpdate::Dropped {
		reason: "full".into(),
	}];
	assert!(matches!(
		submit(dropped, Wait::Final).await,
		Err(ChainError::Lost { .. })
	));
	let invalid = vec![FollowUpdate::Invalid {
		reason: "stale".into(),
	}];
	assert!(matches!(
		submit(invalid, Wait::Final).await,
		Err(ChainError::Invalid { .. })
	));
	assert!(matches!(
		submit(vec![FollowUpdate::Pooled], Wait::Final).await,
		Err(ChainError::Lost { .. })
	));
}

#[tokio::test]
async fn what_the_pool_does_not_take_keeps_its_number() {
	let fake = Fake {
		metadata: metadata(extensions(), false),
		invalid: Some("Invalid Transaction (1010) Custom error: 1".into()),
		..Fake::default()
	};
	let signer = Sr25519Key::from_uri("//Dave").unwrap();
	let call = calls::consent::revoke(ConsentId::repeat(1));
	let error = ChainClient::new(fake)
		.submit(&call, &signer, Wait::Final)
		.await
		.unwrap_err();
	assert_eq!(error.custom_code(), Some(1));
}

#[tokio::test]
async fn an_answer_that_is_cut_off_or_too_long_is_refused() {
	for (answer, is_good) in [
		(vec![1u8], true),
		(vec![], false),
		(vec![1, 0], false),
		(vec![7], false),
	] {
		let client = ChainClient::new(Fake {
			answer: answer.clone(),
			..Fake::default()
		});
		let read = client
			.is_registered(PatientId::repeat(1), OrganisationId::repeat(2), At::Final)
			.await;
		assert_eq!(read.is_ok(), is_good, "{answer:?}");
	}
	let client = ChainClient::new(Fake {
		answer: vec![0],
		..Fake::default()
	});
	assert_eq!(
		client.memberships(PersonId::repeat(1), At::Final).await.unwrap(),
		[]
	);
}

#[test]
fn a_block_s_events_are_told_apart_by_extrinsic() {
	let runtime = Runtime::decode(&metadata(extensions(), false)).unwrap();
	let record = |phase: Vec<u8>, event: Vec<u8>| [phase, event, vec![0]].concat();
	let applied = |index: u32| [&[0][..], &index.encode()].concat();
	let bytes = [
		vec![3 << 2],
		record(applied(0), success()),
		record(applied(1), revoked()),
		record(vec![1], success()),
	]
	.concat();
	let events = runtime.events(&bytes).unwrap();
	let places: Vec<_> = events.iter().map(|event| event.extrinsic).collect();
	assert_eq!(places, [Some(0), Some(1), None]);
	assert_eq!(runtime.events(&[]).unwrap(), []);
	for cut in 1..bytes.len() {
		assert!(runtime.events(&bytes[..cut]).is_err(), "cut at {cut}");
	}
}
