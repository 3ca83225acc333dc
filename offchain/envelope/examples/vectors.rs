// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Writes `vectors/*.json` for other implementations: `cargo run -p salus-envelope --example vectors -- --overwrite`.
//!
//! Sealing and wrapping are random, so every run writes other bytes. The committed files stay as they are for as
//! long as the format does; run this only together with a change of the format.

use salus_envelope::{
	commitment, seal_bytes, wrap, KeyPair, MediaType, Recipient, RecordSecret, Sealed, SizeBucket,
	WrapContext, WRAP_INFO,
};
use secrecy::ExposeSecret;
use serde_json::{json, Value};
use std::{error::Error, fs, path::Path};

const OBSERVATION: &[u8] = br#"{"resourceType":"Observation","status":"final","code":{"text":"example"}}"#;

fn main() -> Result<(), Box<dyn Error>> {
	if std::env::args().nth(1).as_deref() != Some("--overwrite") {
		return Err("this replaces the committed test vectors; say --overwrite if that is meant".into());
	}
	write("padding", &padding()?)?;
	write("commitment", &commitments())?;
	write("wrap", &wraps()?)?;
	write("sealed", &sealed()?)
}

fn write(name: &str, value: &Value) -> Result<(), Box<dyn Error>> {
	let path = Path::new(env!("CARGO_MANIFEST_DIR"))
		.join("vectors")
		.join(name)
		.with_extension("json");
	fs::write(&path, serde_json::to_string_pretty(value)? + "\n")?;
	println!("wrote {}", path.display());
	Ok(())
}

fn padding() -> Result<Value, Box<dyn Error>> {
	let buckets: Vec<_> = SizeBucket::all()
		.map(|bucket| json!({"code": bucket.code(), "padded_len": bucket.padded_len(), "max_content_len": bucket.max_content_len()}))
		.collect();
	let contents: [(&[u8], &str); 5] = [
		(b"", "application/fhir+json"),
		(OBSERVATION, "application/fhir+json"),
		(b"ends with zeroes\0\0\0", "application/octet-stream"),
		(&[b'x'; 928], "text/plain; charset=utf-8"),
		(&[b'x'; 929], "text/plain"),
	];
	let cases = contents
		.into_iter()
		.map(|(content, media_type)| {
			let (body, sealed) = seal_bytes(content, &media_type.parse()?)?;
			let padded = decrypt(&body, &sealed)?;
			Ok(
				json!({"media_type": media_type, "content": hex::encode(content), "padded": hex::encode(padded)}),
			)
		})
		.collect::<Result<Vec<_>, Box<dyn Error>>>()?;
	Ok(json!({"buckets": buckets, "cases": cases}))
}

/// The padded content, by means of age alone.
fn decrypt(body: &[u8], sealed: &Sealed) -> Result<Vec<u8>, Box<dyn Error>> {
	let identity: age::x25519::Identity = sealed.secret.age_identity().expose_secret().parse()?;
	Ok(age::decrypt(&identity, body)?)
}

fn commitments() -> Value {
	let case = |salt: [u8; 32], content: &[u8]| json!({"salt": hex::encode(salt), "content": hex::encode(content), "commitment": hex::encode(commitment(&salt, content))});
	json!([
		case([0; 32], b""),
		case([1; 32], OBSERVATION),
		case([0xff; 32], &[0; 200])
	])
}

fn wraps() -> Result<Value, Box<dyn Error>> {
	let reader = KeyPair::from_bytes([0x11; 32].into());
	let stranger = KeyPair::from_bytes([0x22; 32].into());
	let context = WrapContext {
		network: [1; 32],
		record: [2; 32],
		version: 1,
		recipient: Recipient::Person([3; 32]),
	};
	let custodian = WrapContext {
		version: 0x0102_0304,
		recipient: Recipient::Organisation([3; 32]),
		..context
	};
	let mut altered = wrap_case(&reader, &context)?;
	let flipped = altered["wrap"]
		.as_str()
		.map(flip_last_bit)
		.ok_or("a case has a wrap")?;
	altered["wrap"] = flipped.into();
	let moved = |to: WrapContext, holder: &KeyPair| -> Result<Value, Box<dyn Error>> {
		let mut case = wrap_case(&reader, &context)?;
		let there = describe(&to, holder);
		for (name, value) in there.as_object().ok_or("a description is an object")? {
			case[name] = value.clone();
		}
		Ok(case)
	};
	Ok(json!({
		"info": hex::encode(WRAP_INFO),
		"opens": [wrap_case(&reader, &context)?, wrap_case(&reader, &custodian)?],
		"refused": [
			{"why": "altered", "case": altered},
			{"why": "another network", "case": moved(WrapContext { network: [9; 32], ..context }, &reader)?},
			{"why": "another record", "case": moved(WrapContext { record: [9; 32], ..context }, &reader)?},
			{"why": "another version", "case": moved(WrapContext { version: 2, ..context }, &reader)?},
			{"why": "another recipient", "case": moved(WrapContext { recipient: Recipient::Person([9; 32]), ..context }, &reader)?},
			{"why": "another kind of recipient", "case": moved(WrapContext { recipient: Recipient::Organisation([3; 32]), ..context }, &reader)?},
			{"why": "another key", "case": moved(context, &stranger)?},
		],
	}))
}

fn wrap_case(reader: &KeyPair, context: &WrapContext) -> Result<Value, Box<dyn Error>> {
	let secret: [u8; 64] = std::array::from_fn(|index| index as u8);
	let wrap = wrap(&RecordSecret::from_bytes(&secret), &reader.public(), context)?;
	let mut case = describe(context, reader);
	case["wrap"] = hex::encode(wrap.as_bytes()).into();
	case["record_secret"] = hex::encode(secret).into();
	Ok(case)
}

fn describe(context: &WrapContext, reader: &KeyPair) -> Value {
	let (kind, recipient) = match context.recipient {
		Recipient::Person(id) => ("person", id),
		Recipient::Organisation(id) => ("organisation", id),
	};
	json!({
		"network": hex::encode(context.network),
		"record": hex::encode(context.record),
		"version": context.version,
		"recipient_kind": kind,
		"recipient": hex::encode(recipient),
		"aad": hex::encode(context.aad()),
		"recipient_secret_key": hex::encode(reader.expose_secret()),
		"recipient_public_key": hex::encode(reader.public().as_bytes()),
	})
}

fn flip_last_bit(hexadecimal: &str) -> String {
	let (rest, last) = hexadecimal.split_at(hexadecimal.len() - 1);
	format!(
		"{rest}{:x}",
		u8::from_str_radix(last, 16).map_or(0, |digit| digit ^ 1)
	)
}

fn sealed() -> Result<Value, Box<dyn Error>> {
	let observation = sealed_case(OBSERVATION)?;
	let other = sealed_case(OBSERVATION)?;
	let body = observation["body"].as_str().ok_or("a case has a body")?;
	let with = |name: &str, value: Value| {
		let mut case = observation.clone();
		case[name] = value;
		case
	};
	Ok(json!({
		"opens": [observation, sealed_case(b"")?, sealed_case(b"{}\0\0")?],
		"refused": [
			{"why": "altered", "case": with("body", flip_last_bit(body).into())},
			{"why": "cut off", "case": with("body", body[..body.len() - 2].into())},
			{"why": "continued", "case": with("body", format!("{body}00").into())},
			{"why": "another record's body", "case": with("body", other["body"].clone())},
			{"why": "another record's secret", "case": with("record_secret", other["record_secret"].clone())},
			{"why": "another commitment on the chain", "case": with("commitment", other["commitment"].clone())},
			{"why": "another hash on the chain", "case": with("ciphertext_hash", other["ciphertext_hash"].clone())},
			{"why": "another bucket on the chain", "case": with("bucket", 1.into())},
		],
	}))
}

fn sealed_case(content: &[u8]) -> Result<Value, Box<dyn Error>> {
	let media_type = MediaType::fhir_json();
	let (body, sealed) = seal_bytes(content, &media_type)?;
	Ok(json!({
		"record_secret": hex::encode(sealed.secret.to_bytes().as_slice()),
		"age_identity": sealed.secret.age_identity().expose_secret(),
		"media_type": media_type.as_str(),
		"content": hex::encode(content),
		"body": hex::encode(body),
		"ciphertext_hash": hex::encode(sealed.anchor.ciphertext_hash),
		"commitment": hex::encode(sealed.anchor.commitment),
		"bucket": sealed.anchor.bucket.code(),
	}))
}
