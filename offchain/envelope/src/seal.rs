// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sealing: pad, commit, encrypt and hash in one pass.

use crate::{
	hash::{read_block, HashingWriter, COPY_LEN},
	padding::{write_padding, Trailer},
	Anchor, CommitmentHasher, Error, MediaType, RecordSecret, SizeBucket,
};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// What an author has to know after sealing.
#[derive(Debug)]
pub struct Sealed {
	/// What belongs on the chain.
	pub anchor: Anchor,
	/// Length of the sealed body, in bytes.
	pub ciphertext_len: u64,
	/// Length of the content, in bytes.
	pub content_len: u64,
	/// What belongs into the wraps, and nowhere else.
	pub secret: RecordSecret,
}

/// Seals everything that `source` holds and writes the sealed body to `sink`.
///
/// The secret is fresh. Memory stays constant. After an error the bytes that reached `sink` are worthless: write to a
/// temporary name and rename.
///
/// # Errors
/// - [`Error::TooLarge`]: the content does not fit into [`SizeBucket::LARGEST`].
/// - [`Error::Read`], [`Error::Write`], [`Error::NoRandomness`]: the machine failed.
pub fn seal(source: impl Read, sink: impl Write, media_type: &MediaType) -> Result<Sealed, Error> {
	seal_with(RecordSecret::generate()?, source, sink, media_type)
}

/// [`seal`] with a secret that is derived from another one, as a prescription's is from its claim code.
///
/// One secret belongs to one content: sealed with it a second time, another content has the same key and, with the same salt, a
/// commitment that shows whether the two are equal. Sealing the *same* content again, after a crash, gives away nothing.
///
/// # Errors
/// As [`seal`].
pub fn seal_with(
	secret: RecordSecret,
	source: impl Read,
	sink: impl Write,
	media_type: &MediaType,
) -> Result<Sealed, Error> {
	let mut ciphertext = HashingWriter::new(sink);
	let mut plaintext = encryptor(&secret)
		.wrap_output(&mut ciphertext)
		.map_err(Error::Write)?;
	let (content_len, commitment) = copy_content(source, &mut plaintext, secret.salt(), SizeBucket::LARGEST)?;
	let bucket = write_padding(
		&mut plaintext,
		&Trailer {
			media_type: media_type.clone(),
			content_len,
		},
	)?;
	plaintext
		.finish()
		.and_then(|sink| sink.flush())
		.map_err(Error::Write)?;
	let anchor = Anchor {
		ciphertext_hash: ciphertext.hasher.finish(),
		commitment,
		bucket,
	};
	Ok(Sealed {
		anchor,
		ciphertext_len: ciphertext.len,
		content_len,
		secret,
	})
}

/// [`seal`] for content in memory. Returns the sealed body first.
pub fn seal_bytes(content: &[u8], media_type: &MediaType) -> Result<(Vec<u8>, Sealed), Error> {
	seal_bytes_with(RecordSecret::generate()?, content, media_type)
}

/// [`seal_with`] for content in memory. Returns the sealed body first.
pub fn seal_bytes_with(
	secret: RecordSecret,
	content: &[u8],
	media_type: &MediaType,
) -> Result<(Vec<u8>, Sealed), Error> {
	let mut ciphertext = Vec::new();
	let sealed = seal_with(secret, content, &mut ciphertext, media_type)?;
	Ok((ciphertext, sealed))
}

fn encryptor(secret: &RecordSecret) -> age::Encryptor {
	let recipient = secret.identity().to_public();
	age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
		.expect("there is one recipient, and X25519 recipients have no labels that could conflict; qed")
}

/// Copies content that fits into `bucket_limit` and returns its length and commitment.
fn copy_content(
	mut source: impl Read,
	sink: &mut impl Write,
	salt: &[u8; 32],
	bucket_limit: SizeBucket,
) -> Result<(u64, [u8; 32]), Error> {
	let mut commitment = CommitmentHasher::new(salt);
	let mut buffer = Zeroizing::new(vec![0; COPY_LEN]);
	let mut content_len = 0;
	loop {
		let read = read_block(&mut source, &mut buffer).map_err(Error::Read)?;
		if read == 0 {
			return Ok((content_len, commitment.finish()));
		}
		content_len += read as u64;
		if content_len > bucket_limit.max_content_len() {
			return Err(Error::TooLarge);
		}
		commitment.update(&buffer[..read]);
		sink.write_all(&buffer[..read]).map_err(Error::Write)?;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io;

	fn copy(source: impl Read) -> Result<u64, Error> {
		copy_content(source, &mut io::sink(), &[0; 32], SizeBucket::SMALLEST).map(|(len, _)| len)
	}

	#[test]
	fn stops_at_the_first_byte_too_many() {
		let longest = SizeBucket::SMALLEST.max_content_len();
		assert_eq!(copy(io::repeat(1).take(longest)).unwrap(), longest);
		assert!(matches!(
			copy(io::repeat(1).take(longest + 1)),
			Err(Error::TooLarge)
		));
	}

	#[test]
	fn a_given_secret_gives_the_same_commitment_and_another_ciphertext() {
		let secret = RecordSecret::from_bytes(&[7; 64]);
		let media_type = MediaType::fhir_json();
		let (first_body, first) = seal_bytes_with(secret.clone(), b"{}", &media_type).unwrap();
		let (second_body, second) = seal_bytes_with(secret.clone(), b"{}", &media_type).unwrap();
		assert_eq!(first.secret, secret);
		assert_eq!(first.anchor.commitment, second.anchor.commitment);
		assert_ne!(first_body, second_body);
		let (content, _) = crate::open_bytes(&second_body, &secret, &second.anchor).unwrap();
		assert_eq!(content, b"{}");
	}

	#[test]
	fn refuses_a_source_that_never_ends() {
		assert!(matches!(copy(io::repeat(1)), Err(Error::TooLarge)));
	}
}
