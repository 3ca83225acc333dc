// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the chain holds about one version of a record.

use crate::{hash_ciphertext, Error, SizeBucket};
use std::io::Read;

/// The facts about a sealed body that its author put on the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
	/// BLAKE2b-256 of the sealed body.
	pub ciphertext_hash: [u8; 32],
	/// Salted commitment of the content, see [`crate::commitment`].
	pub commitment: [u8; 32],
	/// To which length the content was padded.
	pub bucket: SizeBucket,
}

impl Anchor {
	/// Refuses a sealed body that is not the one anchored. Needs no key, so a vault can do it.
	pub fn check_ciphertext(&self, source: impl Read) -> Result<(), Error> {
		let (found, len) = hash_ciphertext(source)?;
		self.ensure_hash(found)?;
		if self.bucket.admits_ciphertext_len(len) {
			Ok(())
		} else {
			Err(Error::WrongBucket {
				expected: self.bucket.code(),
			})
		}
	}

	/// Refuses everything in `found` that differs from this anchor.
	pub(crate) fn ensure_equals(&self, found: &Anchor) -> Result<(), Error> {
		self.ensure_hash(found.ciphertext_hash)?;
		if self.bucket != found.bucket {
			return Err(Error::WrongBucket {
				expected: self.bucket.code(),
			});
		}
		if self.commitment != found.commitment {
			return Err(Error::WrongCommitment);
		}
		Ok(())
	}

	fn ensure_hash(&self, found: [u8; 32]) -> Result<(), Error> {
		if self.ciphertext_hash == found {
			Ok(())
		} else {
			Err(Error::WrongCiphertext {
				expected: to_hex(&self.ciphertext_hash),
				found: to_hex(&found),
			})
		}
	}
}

fn to_hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
