// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The salted commitment: lets an author be held to the content without telling anybody what it is.

use blake2::{digest::consts::U32, Blake2b, Digest};
use std::fmt;

/// What every commitment's hash begins with, so that it can never be mistaken for another hash of ours.
pub const COMMITMENT_DOMAIN: &[u8; 19] = b"salus/commitment/v1";

/// `BLAKE2b-256(COMMITMENT_DOMAIN ‖ salt ‖ content)`.
///
/// Medical content is short and guessable, and a plain hash of it on a chain would be a dictionary attack away
/// from the content itself. The 32 random bytes of `salt` stay in the record secret.
pub fn commitment(salt: &[u8; 32], content: &[u8]) -> [u8; 32] {
	let mut hasher = CommitmentHasher::new(salt);
	hasher.update(content);
	hasher.finish()
}

/// [`commitment`] for content that arrives in pieces.
pub struct CommitmentHasher(Blake2b<U32>);

impl CommitmentHasher {
	/// Begins a commitment with this salt.
	pub fn new(salt: &[u8; 32]) -> Self {
		Self(Blake2b::new().chain_update(COMMITMENT_DOMAIN).chain_update(salt))
	}

	/// Takes the next piece of content.
	pub fn update(&mut self, content: &[u8]) {
		self.0.update(content);
	}

	/// The commitment of everything taken so far.
	pub fn finish(self) -> [u8; 32] {
		self.0.finalize().into()
	}
}

impl fmt::Debug for CommitmentHasher {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("CommitmentHasher(…)")
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn is_the_documented_hash() {
		let salt = [7; 32];
		let by_hand = Blake2b::<U32>::digest([b"salus/commitment/v1".as_slice(), &salt, b"content"].concat());
		assert_eq!(commitment(&salt, b"content"), <[u8; 32]>::from(by_hand));
	}

	#[test]
	fn does_not_depend_on_how_the_content_is_cut() {
		let mut pieces = CommitmentHasher::new(&[1; 32]);
		pieces.update(b"con");
		pieces.update(b"");
		pieces.update(b"tent");
		assert_eq!(pieces.finish(), commitment(&[1; 32], b"content"));
	}

	#[test]
	fn differs_with_salt_and_content() {
		let one = commitment(&[1; 32], b"content");
		assert_ne!(one, commitment(&[2; 32], b"content"));
		assert_ne!(one, commitment(&[1; 32], b"contents"));
	}
}
