// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::house::*;
use reqwest::{Method, StatusCode};
use salus_client::api::*;
use salus_envelope::WRAP_LEN;
use salus_primitives::{
	consent::{Categories, Grantee},
	views::ShutView,
	PersonId,
};
use salus_vault::config::Span;

const BROOK: Grantee = Grantee::Person(PersonId::repeat(Brook as u8));
const TO_SOUTH: Grantee = Grantee::Organisation(SOUTH);

fn person(who: Who) -> Recipient {
	Recipient::Person(who.person())
}

/// Wraps for patient, author, custodian, representative, and both grantees.
async fn wrapped(house: &House) {
	house.stored(RECORD, &body(1)).await;
	house.grant(BROOK);
	house.grant(TO_SOUTH);
	let recipients = [
		person(Ana),
		person(Adler),
		person(Mother),
		person(Brook),
		Recipient::Organisation(NORTH),
		Recipient::Organisation(SOUTH),
	];
	let wraps = recipients.map(|recipient| WrapEntry {
		recipient,
		key_version: 1,
		wrap: vec![9; WRAP_LEN].into(),
	});
	let token = house.login_custodian(NORTH).await;
	let path = format!("{}/wraps", version_path(RECORD, 1));
	let request = house.ask(Method::PUT, &path, Some(&token)).json(&PutWraps {
		wraps: wraps.to_vec(),
	});
	assert_eq!(request.send().await.unwrap().status(), StatusCode::NO_CONTENT);
}

async fn holders(house: &House) -> Vec<Recipient> {
	let token = house.login(Ana).await;
	let list: WrapList = house
		.get(&format!("{}/wraps", version_path(RECORD, 1)), &token)
		.await
		.json()
		.await
		.unwrap();
	list.wraps.into_iter().map(|holder| holder.recipient).collect()
}

fn kept() -> Vec<Recipient> {
	vec![
		person(Ana),
		person(Adler),
		person(Mother),
		Recipient::Organisation(NORTH),
	]
}

#[tokio::test]
async fn a_revoke_is_obeyed_and_deletes_the_grantees_wraps_only() {
	let house = House::new().await;
	wrapped(&house).await;
	let brook = house.login(Brook).await;
	let path = read_path(RECORD, Some(SOUTH));
	assert_eq!(house.get(&path, &brook).await.status(), StatusCode::OK);
	house.chain.world().grants.remove(&(Ana.patient(), TO_SOUTH));
	house.revoke(BROOK);
	assert_eq!(house.get(&path, &brook).await.status(), StatusCode::NOT_FOUND);
	eventually("both are gone", || async { holders(&house).await == kept() }).await;
}

#[tokio::test]
async fn one_revoke_leaves_the_other_grantee() {
	let house = House::new().await;
	wrapped(&house).await;
	house.revoke(TO_SOUTH);
	eventually("the organisation's is gone", || async {
		!holders(&house).await.contains(&Recipient::Organisation(SOUTH))
	})
	.await;
	assert!(holders(&house).await.contains(&person(Brook)));
}

#[tokio::test]
async fn an_exclusion_deletes_a_wrap_too() {
	let house = House::new().await;
	wrapped(&house).await;
	let shut = ShutView {
		excluded: vec![Grantee::Person(Brook.person())],
		wishes: vec![],
		sealed: Categories::NONE,
	};
	house.chain.world().shut.insert(Ana.patient(), shut);
	house.chain.finalise(&[Ana.patient()], &[]);
	eventually("gone", || async {
		!holders(&house).await.contains(&person(Brook))
	})
	.await;
	assert!(holders(&house).await.contains(&Recipient::Organisation(SOUTH)));
}

#[tokio::test]
async fn a_revoke_while_the_vault_was_down_is_made_up_for() {
	let mut house = House::new().await;
	wrapped(&house).await;
	house.stop().await;
	house.chain.world().grants.clear();
	house.start_again().await;
	eventually("both are gone", || async { holders(&house).await == kept() }).await;
}

#[tokio::test]
async fn a_grant_that_ran_out_loses_its_wrap_with_the_next_review() {
	let house = House::with(|config| config.uploads.review_every = Span::millis(30)).await;
	wrapped(&house).await;
	for grants in house.chain.world().grants.values_mut() {
		grants[0].terms.expires_at = salus_primitives::UnixMillis(START + 10);
	}
	house.wait(10, true);
	eventually("both are gone", || async { holders(&house).await == kept() }).await;
}

#[tokio::test]
async fn nothing_is_deleted_while_the_chain_cannot_be_asked() {
	let house = House::with(|config| config.uploads.review_every = Span::millis(20)).await;
	wrapped(&house).await;
	let everybody = holders(&house).await;
	house.chain.world().down = true;
	tokio::time::sleep(std::time::Duration::from_millis(200)).await;
	house.chain.world().down = false;
	assert_eq!(holders(&house).await, everybody);
	house.chain.world().grants.clear();
	eventually("made up for", || async { holders(&house).await == kept() }).await;
}
