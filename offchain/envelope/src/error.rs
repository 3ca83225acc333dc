// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Everything that can go wrong here, and what to do about it.

use crate::{SizeBucket, MAX_MEDIA_TYPE_LEN, WRAP_LEN};

/// Why sealing, opening, wrapping or unwrapping was refused. Never holds a secret or a byte of content.
#[derive(Debug, thiserror::Error)]
pub enum Error {
	/// The source could not be read.
	#[error("the source could not be read: {0}")]
	Read(#[source] std::io::Error),
	/// The sink could not be written.
	#[error("the output could not be written: {0}; what was written so far is incomplete, delete it")]
	Write(#[source] std::io::Error),
	/// The operating system gives no random bytes.
	#[error("the operating system gave no random bytes ({0}); nothing was sealed")]
	NoRandomness(String),
	/// The content does not fit into the largest size bucket.
	#[error("the content is longer than {} bytes, the most that one record may hold; split it", SizeBucket::LARGEST.max_content_len())]
	TooLarge,
	/// The media type is not one that a sealed body can carry.
	#[error(
		"`{0}` is not a media type: write type/subtype in printable ASCII, at most {MAX_MEDIA_TYPE_LEN} bytes, \
		 for example application/fhir+json"
	)]
	BadMediaType(String),
	/// No size bucket has this code.
	#[error("there is no size bucket {0}; the largest is {largest}", largest = SizeBucket::LARGEST.code())]
	UnknownBucket(u8),
	/// The bytes are not an age v1 file.
	#[error("this is not a sealed record: it does not begin with the header of an age v1 file")]
	NotSealed,
	/// The record key is not the one that this body was sealed to.
	#[error(
		"this key does not open this sealed body; fetch wrap and body of the same record and version again"
	)]
	WrongKey,
	/// The body's own authentication failed.
	#[error(
		"the sealed body was cut off or altered; fetch it again, and keep nothing of what came out so far"
	)]
	Damaged,
	/// What came out of a sealed body is not padded as this format demands.
	#[error("the sealed body opens, but its inside is malformed: {0}; whoever sealed it did not follow the format")]
	BadPadding(&'static str),
	/// The sealed body is not the one that the chain names.
	#[error("the sealed body is not the one anchored on the chain: hash {found} instead of {expected}")]
	WrongCiphertext {
		/// BLAKE2b-256 that the chain holds, in hexadecimal.
		expected: String,
		/// BLAKE2b-256 of the bytes at hand, in hexadecimal.
		found: String,
	},
	/// The sealed body is of another size than the chain says.
	#[error("the sealed body is not the one anchored on the chain: it is not of size bucket {expected}")]
	WrongBucket {
		/// Code of the size bucket that the chain holds.
		expected: u8,
	},
	/// The content is not what its author committed to.
	#[error("the content is not what its author committed to on the chain; do not rely on it, and tell the vault's operator")]
	WrongCommitment,
	/// A wrap has another length than every wrap has.
	#[error("a wrap has {WRAP_LEN} bytes, this one has {0}")]
	BadWrapLength(usize),
	/// The wrap does not open with this key for this record, version and recipient.
	#[error(
		"the wrap does not open: it was made for another key, record, version, recipient or chain, or it was altered; \
		 ask for a new wrap"
	)]
	WrapRefused,
	/// The recipient's public key is one of the few that would give the secret to everybody.
	#[error(
		"the recipient's encryption key is not a usable X25519 key; the recipient must register a new one"
	)]
	BadPublicKey,
}
