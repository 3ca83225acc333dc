// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is sealed can be opened, whatever it is.

use crate::{sealed_note, NOTE};
use proptest::prelude::*;
use salus_envelope::{
	commitment, hash_ciphertext, open, open_bytes, open_without_anchor, seal, seal_bytes, Error, MediaType,
	SizeBucket,
};
use std::io::{self, Read};

/// Seals and opens `content` and returns its bucket.
fn roundtrip(content: &[u8]) -> SizeBucket {
	let (body, sealed) = seal_bytes(content, &MediaType::fhir_json()).unwrap();
	let (opened_content, opened) = open_bytes(&body, &sealed.secret, &sealed.anchor).unwrap();
	assert!(
		opened_content == content,
		"{} bytes came back different",
		content.len()
	);
	assert_eq!(opened.content_len, content.len() as u64);
	assert_eq!(sealed.content_len, content.len() as u64);
	assert!(
		sealed.anchor.bucket.admits_ciphertext_len(body.len() as u64),
		"{} bytes of body",
		body.len()
	);
	sealed.anchor.bucket
}

#[test]
fn nothing_at_all() {
	assert_eq!(roundtrip(b""), SizeBucket::SMALLEST);
}

#[test]
fn both_sides_of_every_small_bucket() {
	for bucket in SizeBucket::all().take_while(|bucket| bucket.padded_len() <= 400 * 1024) {
		let longest = vec![b'x'; bucket.max_content_len() as usize];
		assert_eq!(roundtrip(&longest), bucket);
		assert_eq!(
			roundtrip(&[longest.as_slice(), b"x"].concat()).code(),
			bucket.code() + 1
		);
	}
}

#[test]
fn zeroes_are_content_like_any_other() {
	for len in [1, 928, 929, 65_536, 200_000] {
		roundtrip(&vec![0; len]);
	}
}

#[test]
fn the_anchor_is_hash_commitment_and_bucket() {
	let (body, sealed) = sealed_note();
	assert_eq!(
		hash_ciphertext(body.as_slice()).unwrap(),
		(sealed.anchor.ciphertext_hash, sealed.ciphertext_len)
	);
	assert_eq!(sealed.anchor.commitment, commitment(sealed.secret.salt(), NOTE));
	assert_eq!(sealed.anchor.bucket, SizeBucket::SMALLEST);
}

#[test]
fn the_anchor_accepts_its_own_body_without_a_key() {
	let (body, sealed) = sealed_note();
	sealed.anchor.check_ciphertext(body.as_slice()).unwrap();
}

#[test]
fn the_reader_learns_media_type_and_lengths() {
	let media_type: MediaType = "image/png".parse().unwrap();
	let (body, sealed) = seal_bytes(b"not really", &media_type).unwrap();
	let opened = open(body.as_slice(), io::sink(), &sealed.secret, &sealed.anchor).unwrap();
	assert_eq!(opened.media_type, media_type);
	assert_eq!(
		(opened.content_len, opened.ciphertext_len),
		(10, body.len() as u64)
	);
	assert_eq!(opened.anchor, sealed.anchor);
}

#[test]
fn sealing_twice_gives_nothing_in_common() {
	let ((first_body, first), (second_body, second)) = (sealed_note(), sealed_note());
	assert_ne!(first.secret, second.secret);
	assert_ne!(first.anchor.commitment, second.anchor.commitment);
	assert_ne!(first_body, second_body);
}

#[test]
fn the_body_shows_no_content_and_no_media_type() {
	let (body, _) = sealed_note();
	for word in [b"Observation".as_slice(), b"fhir", b"salus"] {
		assert!(!body.windows(word.len()).any(|window| window == word));
	}
}

#[test]
fn opens_without_anchor_and_says_what_it_saw() {
	let (body, sealed) = sealed_note();
	let mut content = Vec::new();
	let opened = open_without_anchor(body.as_slice(), &mut content, &sealed.secret).unwrap();
	assert_eq!((content.as_slice(), opened.anchor), (NOTE, sealed.anchor));
}

/// Hands out one byte at a time and is interrupted before each.
struct Dripping<R>(R, bool);

impl<R: Read> Read for Dripping<R> {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		self.1 = !self.1;
		if self.1 {
			return Err(io::ErrorKind::Interrupted.into());
		}
		let len = buffer.len().min(1);
		self.0.read(&mut buffer[..len])
	}
}

#[test]
fn a_slow_and_interrupted_source_is_no_obstacle() {
	let mut body = Vec::new();
	let sealed = seal(Dripping(NOTE, false), &mut body, &MediaType::fhir_json()).unwrap();
	let mut content = Vec::new();
	open(
		Dripping(body.as_slice(), false),
		&mut content,
		&sealed.secret,
		&sealed.anchor,
	)
	.unwrap();
	assert_eq!(content, NOTE);
}

/// Fails after its first bytes.
struct Failing(usize);

impl Read for Failing {
	fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
		let len = buffer.len().min(self.0);
		self.0 -= len;
		if len == 0 {
			return Err(io::Error::other("the disk is gone"));
		}
		buffer[..len].fill(1);
		Ok(len)
	}
}

impl io::Write for Failing {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		let len = bytes.len().min(self.0);
		self.0 -= len;
		if len == 0 {
			return Err(io::Error::other("the disk is full"));
		}
		Ok(len)
	}

	fn flush(&mut self) -> io::Result<()> {
		Ok(())
	}
}

#[test]
fn sealing_tells_a_failing_source_from_a_failing_sink() {
	let media_type = MediaType::fhir_json();
	for len in [0, 1, 100_000] {
		assert!(
			matches!(seal(Failing(len), io::sink(), &media_type), Err(Error::Read(_))),
			"source after {len}"
		);
	}
	for len in [0, 300, 1200] {
		assert!(
			matches!(seal(NOTE, Failing(len), &media_type), Err(Error::Write(_))),
			"sink after {len}"
		);
	}
}

#[test]
fn opening_tells_a_failing_machine_from_a_damaged_body() {
	let (body, sealed) = sealed_note();
	for len in [0, 10, 300, body.len()] {
		let source = body[..len].chain(Failing(0));
		let error = open(source, io::sink(), &sealed.secret, &sealed.anchor).unwrap_err();
		assert!(
			matches!(&error, Error::Read(cause) if cause.to_string().contains("gone")),
			"after {len}: {error}"
		);
	}
	let error = open(body.as_slice(), Failing(3), &sealed.secret, &sealed.anchor).unwrap_err();
	assert!(matches!(error, Error::Write(_)), "{error}");
}

/// Takes everything and fails only when it has to be sure.
struct Unflushable;

impl io::Write for Unflushable {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		Ok(bytes.len())
	}

	fn flush(&mut self) -> io::Result<()> {
		Err(io::Error::other("the disk is full"))
	}
}

#[test]
fn bytes_that_do_not_arrive_are_an_error() {
	let (body, sealed) = sealed_note();
	assert!(matches!(
		seal(NOTE, Unflushable, &MediaType::fhir_json()),
		Err(Error::Write(_))
	));
	let opened = open(body.as_slice(), Unflushable, &sealed.secret, &sealed.anchor);
	assert!(matches!(opened, Err(Error::Write(_))));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn any_content(
		mut content in proptest::collection::vec(any::<u8>(), 0..5000),
		zeroes in 0usize..3000,
		subtype in "[a-z][a-z0-9.+-]{0,30}",
	) {
		content.resize(content.len() + zeroes, 0);
		let media_type: MediaType = format!("application/{subtype}").parse().unwrap();
		let (body, sealed) = seal_bytes(&content, &media_type).unwrap();
		let (opened_content, opened) = open_bytes(&body, &sealed.secret, &sealed.anchor).unwrap();
		prop_assert_eq!(opened_content, content);
		prop_assert_eq!(opened.media_type, media_type);
	}
}
