// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trailer, and what the unpadder lets through and refuses.

use super::*;
use crate::commitment;

const SALT: [u8; 32] = [9; 32];

fn pad(content: &[u8]) -> Vec<u8> {
	let mut padded = content.to_vec();
	let trailer = Trailer {
		media_type: MediaType::fhir_json(),
		content_len: content.len() as u64,
	};
	write_padding(&mut padded, &trailer).unwrap();
	padded
}

/// Unpads `padded`, given in pieces of `piece_len` bytes.
fn unpad(padded: &[u8], piece_len: usize) -> Result<Vec<u8>, Error> {
	let mut content = Vec::new();
	let mut unpadder = Unpadder::new(&mut content, &SALT, SizeBucket::LARGEST);
	for piece in padded.chunks(piece_len) {
		unpadder.take(piece)?;
	}
	let (trailer, bucket, found) = unpadder.finish()?;
	assert_eq!(trailer.content_len, content.len() as u64);
	assert_eq!(bucket.padded_len(), padded.len() as u64);
	assert_eq!(found, commitment(&SALT, &content));
	Ok(content)
}

fn refusal(padded: &[u8]) -> &'static str {
	match unpad(padded, 500) {
		Err(Error::BadPadding(reason)) => reason,
		other => panic!("expected a refusal, got {other:?}"),
	}
}

#[test]
fn a_trailer_survives_the_trip() {
	let trailer = Trailer {
		media_type: "text/plain".parse().unwrap(),
		content_len: u64::MAX,
	};
	assert_eq!(Trailer::decode(&trailer.encode()).unwrap(), trailer);
}

#[test]
fn content_comes_first_and_the_trailer_last() {
	let padded = pad(b"{}");
	assert_eq!(padded.len(), 1024);
	assert!(padded.starts_with(b"{}\0"));
	assert!(padded.ends_with(b"\x02\0\0\0\0\0\0\0salus/1\n"));
	assert!(padded[928..].starts_with(b"application/fhir+json\0"));
}

#[test]
fn content_survives_whatever_the_pieces() {
	for content in [
		b"".as_slice(),
		b"{}",
		b"\0",
		b"\0\0\0a\0\0",
		&[0; 928],
		&[1; 928],
		&[1; 929],
		&[0; 3000],
	] {
		let padded = pad(content);
		for piece_len in [1, 7, 95, 96, 97, 1024, 5000] {
			assert_eq!(
				unpad(&padded, piece_len).unwrap(),
				content,
				"pieces of {piece_len}"
			);
		}
	}
}

#[test]
fn zeroes_that_end_the_content_are_kept() {
	assert_eq!(unpad(&pad(b"a\0\0"), 10).unwrap(), b"a\0\0");
}

#[test]
fn refuses_less_than_a_trailer() {
	assert!(refusal(b"").contains("shorter"));
	assert!(refusal(&pad(b"{}")[1024 - 95..]).contains("shorter"));
}

#[test]
fn refuses_another_magic() {
	let mut padded = pad(b"{}");
	padded[1023] = b' ';
	assert!(refusal(&padded).contains("does not end"));
}

#[test]
fn refuses_padding_that_is_not_zero() {
	let mut padded = pad(b"{}");
	for position in [2, 500, 927] {
		padded[position] = 1;
		assert!(
			refusal(&padded).contains("something else than zeroes"),
			"at {position}"
		);
		padded[position] = 0;
	}
	assert!(unpad(&padded, 500).is_ok());
}

#[test]
fn refuses_a_length_that_reaches_into_the_trailer() {
	let mut padded = pad(&[0; 928]);
	padded[1008..1016].copy_from_slice(&929u64.to_le_bytes());
	assert!(refusal(&padded).contains("something else than zeroes"));
}

#[test]
fn refuses_a_length_beyond_every_bucket() {
	let mut padded = pad(b"");
	padded[1008..1016].copy_from_slice(&u64::MAX.to_le_bytes());
	assert!(refusal(&padded).contains("something else than zeroes"));
}

#[test]
fn refuses_padding_to_a_larger_bucket_than_needed() {
	let mut padded = pad(b"{}");
	padded.splice(2..2, [0; 512]);
	assert!(refusal(&padded).contains("smallest size bucket"));
}

#[test]
fn refuses_a_length_between_buckets() {
	let mut padded = pad(b"{}");
	padded.insert(2, 0);
	assert!(refusal(&padded).contains("smallest size bucket"));
	padded.drain(2..4);
	assert!(refusal(&padded).contains("smallest size bucket"));
}

#[test]
fn refuses_a_media_type_with_a_hole() {
	let mut padded = pad(b"{}");
	padded[930] = 0;
	assert!(refusal(&padded).contains("media type"));
}

#[test]
fn refuses_a_trailer_without_media_type() {
	let mut padded = pad(b"{}");
	padded[928..1008].fill(0);
	assert!(refusal(&padded).contains("media type"));
}

#[test]
fn stops_at_the_limit_of_the_bucket() {
	let mut unpadder = Unpadder::new(std::io::sink(), &SALT, SizeBucket::SMALLEST);
	unpadder.take(&[0; 1024]).unwrap();
	assert!(matches!(unpadder.take(&[0]), Err(Error::BadPadding(_))));
}
