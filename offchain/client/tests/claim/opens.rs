// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A code opens its prescription and nothing else.

use super::code;
use salus_client::claim::{is_proof, ClaimCode};
use salus_envelope::{open_bytes, seal_bytes_with, MediaType};
use salus_primitives::{prescriptions::ClaimStatement, Network, OrganisationId, PersonId};
use std::collections::BTreeSet;

const BODY: &[u8] = br#"{"resourceType":"MedicationRequest"}"#;

/// Everything that a code yields, 32 bytes at a time.
fn yields(code: &ClaimCode) -> Vec<[u8; 32]> {
	let record_secret = code.record_secret().to_bytes();
	let half = |range: std::ops::Range<usize>| <[u8; 32]>::try_from(&record_secret[range]).unwrap();
	vec![
		code.prescription().0,
		code.record().0,
		half(0..32),
		half(32..64),
		code.claim_key().public(),
	]
}

#[test]
fn who_has_the_code_opens_the_body() {
	let (body, sealed) = seal_bytes_with(code().record_secret(), BODY, &MediaType::fhir_json()).unwrap();
	let typed = ClaimCode::parse(&code().reveal().to_lowercase()).unwrap();
	let (content, _) = open_bytes(&body, &typed.record_secret(), &sealed.anchor).unwrap();
	assert_eq!(content, BODY);
}

#[test]
fn another_code_does_not() {
	let (body, sealed) = seal_bytes_with(code().record_secret(), BODY, &MediaType::fhir_json()).unwrap();
	let other = ClaimCode::generate().unwrap();
	assert!(open_bytes(&body, &other.record_secret(), &sealed.anchor).is_err());
}

#[test]
fn what_it_yields_differs_from_each_other_and_from_every_other_code() {
	let neighbour = |bit: usize| {
		let mut secret = [0; 16];
		secret[bit / 8] ^= 1 << (bit % 8);
		ClaimCode::from_secret(zeroize::Zeroizing::new(secret))
	};
	let codes: Vec<_> = (0..128).map(neighbour).chain([code()]).collect();
	let values: Vec<_> = codes.iter().flat_map(yields).collect();
	let distinct: BTreeSet<_> = values.iter().collect();
	assert_eq!(distinct.len(), values.len());
}

#[test]
fn new_codes_differ() {
	let codes: BTreeSet<_> = (0..100)
		.map(|_| ClaimCode::generate().unwrap().reveal().to_string())
		.collect();
	assert_eq!(codes.len(), 100);
}

#[test]
fn a_proof_holds_for_its_statement_and_its_key_only() {
	let statement = ClaimStatement {
		network: Network::repeat(1),
		prescription: code().prescription(),
		pharmacy: OrganisationId::repeat(2),
		pharmacist: PersonId::repeat(3),
		fill: 1,
	};
	let key = code().claim_key();
	let proof = key.prove(&statement);
	assert!(is_proof(&key.public(), &statement.bytes(), &proof));
	let next_fill = ClaimStatement { fill: 2, ..statement };
	assert!(!is_proof(&key.public(), &next_fill.bytes(), &proof));
	let other = ClaimCode::generate().unwrap().claim_key();
	assert!(!is_proof(&other.public(), &statement.bytes(), &proof));
	assert!(!is_proof(&[0; 32], &statement.bytes(), &proof));
}
