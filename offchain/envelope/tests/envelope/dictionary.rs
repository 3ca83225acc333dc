// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A commitment withstands somebody who tries every content that there could be.

use salus_envelope::{commitment, hash_ciphertext, seal_bytes, MediaType};

/// As many as there are dates of birth, postcodes and findings worth trying.
const CANDIDATES: u32 = 1_000_000;

/// A short and guessable content: the only unknown is a six-digit number.
fn candidate(number: u32) -> String {
	format!("{{\"identifier\":\"{number:06}\"}}")
}

/// The first candidate whose commitment with `salt` is `wanted`.
fn search(wanted: &[u8; 32], salt: &[u8; 32]) -> Option<u32> {
	(0..CANDIDATES).find(|number| commitment(salt, candidate(*number).as_bytes()) == *wanted)
}

#[test]
fn a_million_candidates_without_the_salt_find_nothing() {
	let (_, sealed) = seal_bytes(candidate(4_711).as_bytes(), &MediaType::fhir_json()).unwrap();
	assert_eq!(search(&sealed.anchor.commitment, &[0; 32]), None);
	// The same search is able to find: whoever has the salt needs no more than this.
	assert_eq!(
		search(&sealed.anchor.commitment, sealed.secret.salt()),
		Some(4_711)
	);
}

#[test]
fn an_unsalted_hash_finds_nothing_either() {
	let (_, sealed) = seal_bytes(candidate(42).as_bytes(), &MediaType::fhir_json()).unwrap();
	let plain = |number| hash_ciphertext(candidate(number).as_bytes()).unwrap().0;
	assert!((0..100).all(|number| plain(number) != sealed.anchor.commitment));
}
