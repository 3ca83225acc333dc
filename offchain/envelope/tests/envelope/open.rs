// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What was cut off, altered or swapped does not open.

use crate::{sealed_note, NOTE};
use salus_envelope::{
	hash_ciphertext, open, open_bytes, open_without_anchor, seal_bytes, Anchor, Error, MediaType,
	RecordSecret, Sealed, SizeBucket,
};
use secrecy::ExposeSecret;
use std::io::{self, Write};

/// Opens `body` with the anchor that an attacker would have put on the chain for it, so that only the body's own
/// authentication stands in the way.
fn open_unaided(body: &[u8], sealed: &Sealed) -> Result<(), Error> {
	let unaided = open_without_anchor(body, io::sink(), &sealed.secret).map(drop);
	let anchored = open(body, io::sink(), &sealed.secret, &sealed.anchor).map(drop);
	assert!(anchored.is_err(), "the chain's anchor would have let it through");
	unaided
}

/// A plaintext of the caller's making, encrypted to the key in `secret` as any age program would do it.
fn encrypt_raw(plaintext: &[u8], secret: &RecordSecret) -> Vec<u8> {
	let identity: age::x25519::Identity = secret.age_identity().expose_secret().parse().unwrap();
	age::encrypt(&identity.to_public(), plaintext).unwrap()
}

#[test]
fn a_body_cut_off_anywhere_is_refused() {
	let (body, sealed) = sealed_note();
	for len in 0..body.len() {
		let error = open_unaided(&body[..len], &sealed).unwrap_err();
		assert!(
			matches!(error, Error::NotSealed | Error::Damaged),
			"cut to {len}: {error}"
		);
	}
}

#[test]
fn a_long_body_cut_off_between_or_inside_chunks_is_refused() {
	let (body, sealed) = seal_bytes(&vec![7; 190_000], &MediaType::fhir_json()).unwrap();
	let chunk = 64 * 1024 + 16;
	let last_chunk_len = 196_608 + 3 * 16 - 2 * chunk;
	let payload = body.len() - 2 * chunk - last_chunk_len;
	for end in [payload, payload + chunk, payload + 2 * chunk] {
		for len in [end - 1, end, end + 1] {
			let error = open_unaided(&body[..len], &sealed).unwrap_err();
			assert!(matches!(error, Error::Damaged), "cut to {len}: {error}");
		}
	}
	assert!(open_without_anchor(body.as_slice(), io::sink(), &sealed.secret).is_ok());
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
	let (mut body, sealed) = sealed_note();
	for position in 0..body.len() {
		let bit = 1 << (position % 8);
		body[position] ^= bit;
		assert!(
			open_unaided(&body, &sealed).is_err(),
			"bit {} of byte {position}",
			position % 8
		);
		body[position] ^= bit;
	}
	assert!(open_bytes(&body, &sealed.secret, &sealed.anchor).is_ok());
}

#[test]
fn bytes_after_the_end_are_refused() {
	for content_len in [NOTE.len(), 65_536 - 96] {
		let (mut body, sealed) = seal_bytes(&vec![b'x'; content_len], &MediaType::fhir_json()).unwrap();
		body.push(0);
		let error = open_unaided(&body, &sealed).unwrap_err();
		assert!(matches!(error, Error::Damaged), "{error}");
	}
}

#[test]
fn chunks_in_another_order_are_refused() {
	let (mut body, sealed) = seal_bytes(&vec![7; 190_000], &MediaType::fhir_json()).unwrap();
	let chunk = 64 * 1024 + 16;
	let payload = body.len() - (196_608 + 3 * 16);
	let (first, second) = body[payload..].split_at_mut(chunk);
	first.swap_with_slice(&mut second[..chunk]);
	assert!(matches!(open_unaided(&body, &sealed), Err(Error::Damaged)));
}

#[test]
fn the_secret_of_another_record_is_refused() {
	let ((body, sealed), (_, other)) = (sealed_note(), sealed_note());
	let error = open_bytes(&body, &other.secret, &sealed.anchor).unwrap_err();
	assert!(matches!(error, Error::WrongKey), "{error}");
}

#[test]
fn a_body_swapped_for_another_record_is_refused_even_with_its_own_secret() {
	let ((_, sealed), (other_body, other)) = (sealed_note(), sealed_note());
	let error = open_bytes(&other_body, &other.secret, &sealed.anchor).unwrap_err();
	assert!(matches!(error, Error::WrongCiphertext { .. }), "{error}");
	let error = sealed.anchor.check_ciphertext(other_body.as_slice()).unwrap_err();
	assert!(matches!(error, Error::WrongCiphertext { .. }), "{error}");
}

#[test]
fn content_that_its_author_did_not_commit_to_is_refused() {
	let (body, sealed) = sealed_note();
	let anchor = Anchor {
		commitment: [0; 32],
		..sealed.anchor
	};
	let error = open_bytes(&body, &sealed.secret, &anchor).unwrap_err();
	assert!(matches!(error, Error::WrongCommitment), "{error}");
}

#[test]
fn another_salt_is_refused() {
	let (body, sealed) = sealed_note();
	let mut bytes = *sealed.secret.to_bytes();
	bytes[32] ^= 1;
	let error = open_bytes(&body, &RecordSecret::from_bytes(&bytes), &sealed.anchor).unwrap_err();
	assert!(matches!(error, Error::WrongCommitment), "{error}");
}

#[test]
fn a_bucket_that_the_chain_does_not_name_is_refused() {
	let (body, sealed) = sealed_note();
	let larger = Anchor {
		bucket: SizeBucket::LARGEST,
		..sealed.anchor
	};
	assert!(matches!(
		open_bytes(&body, &sealed.secret, &larger),
		Err(Error::WrongBucket { expected: 40 })
	));
	assert!(matches!(
		larger.check_ciphertext(body.as_slice()),
		Err(Error::WrongBucket { expected: 40 })
	));
	let (body, sealed) = seal_bytes(&[0; 929], &MediaType::fhir_json()).unwrap();
	let smaller = Anchor {
		bucket: SizeBucket::SMALLEST,
		..sealed.anchor
	};
	assert!(matches!(
		open_bytes(&body, &sealed.secret, &smaller),
		Err(Error::BadPadding(_))
	));
}

#[test]
fn an_age_file_without_our_padding_is_refused() {
	let (_, sealed) = sealed_note();
	for plaintext in [b"".as_slice(), NOTE, &[0; 1024]] {
		let error = open_unaided(&encrypt_raw(plaintext, &sealed.secret), &sealed).unwrap_err();
		assert!(matches!(error, Error::BadPadding(_)), "{error}");
	}
}

#[test]
fn what_is_no_age_file_is_refused() {
	let (_, sealed) = sealed_note();
	let armoured = b"-----BEGIN AGE ENCRYPTED FILE-----\n".as_slice();
	for body in [
		b"".as_slice(),
		b"\n",
		NOTE,
		armoured,
		b"age-encryption.org/v2\n--- AAAA\n",
		&[0; 10_000],
	] {
		let error = open_unaided(body, &sealed).unwrap_err();
		assert!(matches!(error, Error::NotSealed), "{error}");
	}
}

#[test]
fn a_header_that_never_ends_is_refused_before_it_fills_the_memory() {
	let (_, sealed) = sealed_note();
	for filling in ["-> grease\n", "x"] {
		let body = ["age-encryption.org/v1\n", &filling.repeat(5000)].concat();
		let error = open_unaided(body.as_bytes(), &sealed).unwrap_err();
		assert!(matches!(error, Error::NotSealed), "{error}");
	}
}

#[test]
fn a_body_locked_with_a_passphrase_is_refused() {
	let (_, sealed) = sealed_note();
	let mut recipient = age::scrypt::Recipient::new(secrecy::SecretString::from("swordfish"));
	recipient.set_work_factor(2);
	let body = age::encrypt(&recipient, NOTE).unwrap();
	assert!(matches!(open_unaided(&body, &sealed), Err(Error::WrongKey)));
}

#[test]
fn a_refusal_names_both_hashes() {
	let (body, sealed) = sealed_note();
	let anchor = Anchor {
		ciphertext_hash: [0xab; 32],
		..sealed.anchor
	};
	let message = open_bytes(&body, &sealed.secret, &anchor)
		.unwrap_err()
		.to_string();
	let (found, _) = hash_ciphertext(body.as_slice()).unwrap();
	assert!(
		message.contains(&hex::encode(found)) && message.contains(&"ab".repeat(32)),
		"{message}"
	);
}

#[test]
fn an_age_file_with_our_padding_opens_whoever_encrypted_it() {
	let (_, sealed) = sealed_note();
	let mut padded = NOTE.to_vec();
	padded.resize(1024 - 96, 0);
	padded.write_all(b"application/fhir+json").unwrap();
	padded.resize(1024 - 16, 0);
	padded.extend((NOTE.len() as u64).to_le_bytes());
	padded.extend(b"salus/1\n");
	let body = encrypt_raw(&padded, &sealed.secret);
	let mut content = Vec::new();
	let opened = open_without_anchor(body.as_slice(), &mut content, &sealed.secret).unwrap();
	assert_eq!(content, NOTE);
	assert_eq!(opened.anchor.commitment, sealed.anchor.commitment);
}
