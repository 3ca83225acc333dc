// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rules that need no storage, and the bytes of what is stored.

use crate::types::*;
use codec::Encode;
use salus_primitives::{OrganisationId, PersonId, UnixMillis};

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
	// Lives by no membership, and was not taken away.
	assert_eq!(bytes[41..], [0, 0]);
}

#[test]
fn the_bytes_of_a_payer_are_pinned() {
	assert_eq!(
		Payer::<[u8; 2]>::Person(PersonId::repeat(3)).encode(),
		[&[0][..], &[3; 32]].concat()
	);
	assert_eq!(Payer::Account([4u8; 2]).encode(), [1, 4, 4]);
}

#[test]
fn the_bytes_of_a_proposal_of_an_account_are_pinned() {
	let proposal = WardAccountProposal {
		organisation: OrganisationId::repeat(1),
		account: [2u8; 2],
		encryption_key: [3; 32],
		proposer: PersonId::repeat(4),
		expires_at: UnixMillis(5),
	};
	let expected = [
		&[1; 32][..],
		&[2; 2],
		&[3; 32],
		&[4; 32],
		&[5, 0, 0, 0, 0, 0, 0, 0],
	]
	.concat();
	assert_eq!(proposal.encode(), expected);
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
