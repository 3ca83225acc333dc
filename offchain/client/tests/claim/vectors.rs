// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The committed vectors hold. They were computed by another program in another language.

use salus_client::claim::{is_proof, ClaimCode};
use serde::Deserialize;
use zeroize::Zeroizing;

#[derive(Deserialize)]
struct Vectors {
	message: String,
	cases: Vec<Case>,
	refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Case {
	secret: String,
	code: String,
	prescription: String,
	record: String,
	record_secret: String,
	claim_key: String,
	signature: String,
}

#[derive(Deserialize)]
struct Refused {
	why: String,
	code: String,
}

fn vectors() -> Vectors {
	serde_json::from_str(include_str!("vectors.json")).unwrap()
}

fn array<const N: usize>(hexadecimal: &str) -> [u8; N] {
	hex::decode(hexadecimal).unwrap().try_into().unwrap()
}

#[test]
fn everything_that_a_code_yields_is_pinned() {
	let vectors = vectors();
	assert_eq!(vectors.cases.len(), 4);
	for case in vectors.cases {
		let code = ClaimCode::from_secret(Zeroizing::new(array(&case.secret)));
		assert_eq!(*code.reveal(), case.code);
		assert_eq!(hex::encode(code.prescription().0), case.prescription);
		assert_eq!(hex::encode(code.record().0), case.record);
		assert_eq!(hex::encode(*code.record_secret().to_bytes()), case.record_secret);
		let key = code.claim_key();
		assert_eq!(hex::encode(key.public()), case.claim_key);
		let signature = key.sign(vectors.message.as_bytes());
		assert_eq!(hex::encode(signature), case.signature);
		assert!(is_proof(&key.public(), vectors.message.as_bytes(), &signature));
		assert_eq!(*ClaimCode::parse(&case.code).unwrap().reveal(), case.code);
	}
}

#[test]
fn what_is_to_be_refused_is() {
	for Refused { why, code } in vectors().refused {
		assert!(ClaimCode::parse(&code).is_err(), "{why}");
	}
}
