// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The committed vectors, which other implementations read too, hold for this one.

use salus_envelope::{
	commitment, open_bytes, open_without_anchor, seal_bytes, unwrap, Anchor, KeyPair, Recipient,
	RecordSecret, SizeBucket, Wrap, WrapContext, WRAP_INFO,
};
use secrecy::ExposeSecret;
use serde::{de::DeserializeOwned, Deserialize};
use std::{fs, path::Path};

fn read<T: DeserializeOwned>(name: &str) -> T {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors").join(name);
	serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
	hex::decode(hexadecimal).unwrap()
}

fn array<const N: usize>(hexadecimal: &str) -> [u8; N] {
	bytes(hexadecimal).try_into().unwrap()
}

#[derive(Deserialize)]
struct Refused<T> {
	why: String,
	case: T,
}

#[derive(Deserialize)]
struct Padding {
	buckets: Vec<Bucket>,
	cases: Vec<Padded>,
}

#[derive(Deserialize)]
struct Bucket {
	code: u8,
	padded_len: u64,
	max_content_len: u64,
}

#[derive(Deserialize)]
struct Padded {
	media_type: String,
	content: String,
	padded: String,
}

fn identity(secret: &RecordSecret) -> age::x25519::Identity {
	secret.age_identity().expose_secret().parse().unwrap()
}

#[test]
fn buckets() {
	let vectors: Padding = read("padding.json");
	assert_eq!(vectors.buckets.len(), SizeBucket::all().count());
	for (vector, bucket) in vectors.buckets.iter().zip(SizeBucket::all()) {
		assert_eq!(
			(vector.code, vector.padded_len, vector.max_content_len),
			(bucket.code(), bucket.padded_len(), bucket.max_content_len())
		);
	}
}

#[test]
fn padding_both_ways() {
	for Padded {
		media_type,
		content,
		padded,
	} in read::<Padding>("padding.json").cases
	{
		let (body, sealed) = seal_bytes(&bytes(&content), &media_type.parse().unwrap()).unwrap();
		assert_eq!(
			hex::encode(age::decrypt(&identity(&sealed.secret), &body).unwrap()),
			padded
		);

		let body = age::encrypt(&identity(&sealed.secret).to_public(), &bytes(&padded)).unwrap();
		let mut unpadded = Vec::new();
		let opened = open_without_anchor(body.as_slice(), &mut unpadded, &sealed.secret).unwrap();
		assert_eq!(
			(hex::encode(unpadded), opened.media_type.as_str()),
			(content, media_type.as_str())
		);
	}
}

#[derive(Deserialize)]
struct Commitment {
	salt: String,
	content: String,
	commitment: String,
}

#[test]
fn commitments() {
	for vector in read::<Vec<Commitment>>("commitment.json") {
		let computed = commitment(&array(&vector.salt), &bytes(&vector.content));
		assert_eq!(hex::encode(computed), vector.commitment);
	}
}

#[derive(Deserialize)]
struct Wraps {
	info: String,
	opens: Vec<Wrapped>,
	refused: Vec<Refused<Wrapped>>,
}

#[derive(Deserialize)]
struct Wrapped {
	network: String,
	record: String,
	version: u32,
	recipient_kind: String,
	recipient: String,
	aad: String,
	recipient_secret_key: String,
	recipient_public_key: String,
	wrap: String,
	record_secret: String,
}

impl Wrapped {
	fn context(&self) -> WrapContext {
		let recipient = match self.recipient_kind.as_str() {
			"person" => Recipient::Person(array(&self.recipient)),
			"organisation" => Recipient::Organisation(array(&self.recipient)),
			other => panic!("{other} is no kind of recipient"),
		};
		WrapContext {
			network: array(&self.network),
			record: array(&self.record),
			version: self.version,
			recipient,
		}
	}

	fn unwrap(&self) -> Result<RecordSecret, salus_envelope::Error> {
		let pair = KeyPair::from_bytes(array(&self.recipient_secret_key).into());
		assert_eq!(hex::encode(pair.public().as_bytes()), self.recipient_public_key);
		assert_eq!(hex::encode(self.context().aad()), self.aad);
		unwrap(
			&Wrap::from_bytes(&bytes(&self.wrap)).unwrap(),
			&pair,
			&self.context(),
		)
	}
}

#[test]
fn wraps_that_open() {
	let vectors: Wraps = read("wrap.json");
	assert_eq!(bytes(&vectors.info), WRAP_INFO);
	for case in vectors.opens {
		assert_eq!(
			hex::encode(case.unwrap().unwrap().to_bytes().as_slice()),
			case.record_secret
		);
	}
}

#[test]
fn wraps_that_are_refused() {
	let refused = read::<Wraps>("wrap.json").refused;
	assert_eq!(refused.len(), 7);
	for Refused { why, case } in refused {
		assert!(case.unwrap().is_err(), "{why}");
	}
}

#[derive(Deserialize)]
struct Bodies {
	opens: Vec<Body>,
	refused: Vec<Refused<Body>>,
}

#[derive(Deserialize)]
struct Body {
	record_secret: String,
	age_identity: String,
	media_type: String,
	content: String,
	body: String,
	ciphertext_hash: String,
	commitment: String,
	bucket: u8,
}

impl Body {
	/// Content in hexadecimal and media type.
	fn open(&self) -> Result<(String, String), salus_envelope::Error> {
		let anchor = Anchor {
			ciphertext_hash: array(&self.ciphertext_hash),
			commitment: array(&self.commitment),
			bucket: SizeBucket::from_code(self.bucket).unwrap(),
		};
		let (content, opened) = open_bytes(&bytes(&self.body), &self.secret(), &anchor)?;
		Ok((hex::encode(content), opened.media_type.to_string()))
	}

	fn secret(&self) -> RecordSecret {
		RecordSecret::from_bytes(&array(&self.record_secret))
	}
}

#[test]
fn bodies_that_open() {
	for case in read::<Bodies>("sealed.json").opens {
		assert_eq!(
			case.open().unwrap(),
			(case.content.clone(), case.media_type.clone())
		);
		assert_eq!(case.secret().age_identity().expose_secret(), case.age_identity);
	}
}

#[test]
fn bodies_that_are_refused() {
	let refused = read::<Bodies>("sealed.json").refused;
	assert_eq!(refused.len(), 8);
	for Refused { why, case } in refused {
		assert!(case.open().is_err(), "{why}");
	}
}
