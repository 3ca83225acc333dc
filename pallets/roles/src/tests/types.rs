// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rules that need no storage, and the bytes of what is stored.

use crate::types::*;
use codec::Encode;
use salus_primitives::{acts::CLOSING_MS, roles::AccountScope, OrganisationId, PersonId, UnixMillis};

#[test]
fn endpoints_are_hosts_with_or_without_a_port() {
	let longest = "a".repeat(63);
	for text in [
		"a",
		"vault.north.example",
		"north-2.example:1",
		"127.0.0.1:65535",
		&longest,
	] {
		assert!(is_endpoint(text.as_bytes()), "{text}");
	}
}

#[test]
fn other_texts_are_not_endpoints() {
	let too_long = "a".repeat(64);
	for text in [
		"",
		".",
		"a.",
		".a",
		"a..b",
		"-a",
		"a-",
		"A.example",
		"a_b",
		"a b",
		"a/b",
		"a@b",
		"a:",
		"a:0",
		"a:01",
		"a:65536",
		"a:100000",
		"a:x",
		"a:1:2",
		":80",
		"[::1]",
		"zürich.example",
		&too_long,
	] {
		assert!(!is_endpoint(text.as_bytes()), "{text}");
	}
}

#[test]
fn an_ordinary_key_is_not_weak() {
	let mut base_point = [0u8; 32];
	base_point[0] = 9;
	assert!(!is_weak_key(&base_point));
	assert!(WEAK_KEYS.iter().all(is_weak_key));
}

#[test]
fn the_bytes_of_a_controller_are_pinned() {
	let bytes = ControllerDetails::full(PersonId::repeat(3)).encode();
	assert_eq!(bytes[..32], [3; 32]);
	assert_eq!(bytes[32], 0);
	assert_eq!(bytes[33..41], [0xff; 8]);
	// Lives by no membership, was not taken away, and is contested by none.
	assert_eq!(bytes[41..], [0, 0, 0]);
}

#[test]
fn the_bytes_of_a_payer_are_pinned() {
	assert_eq!(
		Payer::<[u8; 2]>::Person(PersonId::repeat(3)).encode(),
		[&[0][..], &[3; 32]].concat()
	);
	assert_eq!(Payer::Account([4u8; 2]).encode(), [1, 4, 4]);
	for (payer, index) in [
		(Payer::<[u8; 2]>::Sessions(PersonId::repeat(3)), 2),
		(Payer::Newcomer(PersonId::repeat(3)), 3),
		(Payer::Organisation(OrganisationId::repeat(3)), 4),
	] {
		assert_eq!(payer.encode(), [&[index][..], &[3; 32]].concat());
	}
}

#[test]
fn full_control_of_a_ward_closes_for_a_year_after_its_majority() {
	let majority = UnixMillis(1_000);
	let row = ControllerDetails::full_until(PersonId::repeat(3), majority);
	let scope = |now: UnixMillis| row.signer_at(now).map(|signer| signer.scope);
	assert_eq!(scope(UnixMillis(999)), Some(AccountScope::Full));
	assert_eq!(scope(majority), Some(AccountScope::Closing));
	let end = majority.plus(CLOSING_MS);
	assert_eq!(scope(UnixMillis(end.0 - 1)), Some(AccountScope::Closing));
	assert_eq!(scope(end), None);
}

#[test]
fn a_contested_account_closes_and_a_retired_one_is_nobodys() {
	let mut row = ControllerDetails::full(PersonId::repeat(3));
	row.contested = true;
	let signer = row.signer_at(UnixMillis(u64::MAX - 1)).unwrap();
	assert_eq!(
		(signer.scope, signer.until),
		(AccountScope::Closing, UnixMillis::FOREVER)
	);
	row.retired = true;
	assert_eq!(row.signer_at(UnixMillis(0)), None);
}

#[test]
fn a_session_that_is_over_closes_nothing() {
	let organisation = OrganisationId::repeat(1);
	let row = ControllerDetails::session(
		PersonId::repeat(3),
		AccountScope::ClinicalSession,
		UnixMillis(10),
		organisation,
	);
	assert_eq!(row.signer_at(UnixMillis(10)), None);
}

#[test]
fn the_bytes_of_a_proposal_are_pinned() {
	let proposal = WardProposal {
		organisation: OrganisationId::repeat(1),
		guardian: PersonId::repeat(2),
		majority_at: UnixMillis(3),
		proposer: PersonId::repeat(4),
		expires_at: UnixMillis(5),
	};
	let expected = [
		&[1; 32][..],
		&[2; 32],
		&[3, 0, 0, 0, 0, 0, 0, 0],
		&[4; 32],
		&[5, 0, 0, 0, 0, 0, 0, 0],
	]
	.concat();
	assert_eq!(proposal.encode(), expected);
}
