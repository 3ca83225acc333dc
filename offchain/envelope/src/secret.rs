// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The secret of one version of one record.

use crate::Error;
use bech32::{ToBase32, Variant};
use secrecy::SecretString;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Length of a record secret's bytes: key, then salt.
pub const RECORD_SECRET_LEN: usize = 64;

/// The key that opens one sealed body, and the salt of its commitment. Fresh for every version of every record.
///
/// Who holds it can read that version for ever, so it leaves memory only inside a [`crate::Wrap`].
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct RecordSecret {
	key: [u8; 32],
	salt: [u8; 32],
}

impl RecordSecret {
	/// A new secret from the operating system's random numbers.
	pub fn generate() -> Result<Self, Error> {
		let mut bytes = Zeroizing::new([0; RECORD_SECRET_LEN]);
		fill_random(bytes.as_mut_slice())?;
		Ok(Self::from_bytes(&bytes))
	}

	/// The secret with these bytes: 32 of key, 32 of salt.
	pub fn from_bytes(bytes: &[u8; RECORD_SECRET_LEN]) -> Self {
		let mut secret = Self {
			key: [0; 32],
			salt: [0; 32],
		};
		secret.key.copy_from_slice(&bytes[..32]);
		secret.salt.copy_from_slice(&bytes[32..]);
		secret
	}

	/// 32 bytes of key, 32 of salt.
	pub fn to_bytes(&self) -> Zeroizing<[u8; RECORD_SECRET_LEN]> {
		let mut bytes = Zeroizing::new([0; RECORD_SECRET_LEN]);
		bytes[..32].copy_from_slice(&self.key);
		bytes[32..].copy_from_slice(&self.salt);
		bytes
	}

	/// The salt of the commitment.
	pub fn salt(&self) -> &[u8; 32] {
		&self.salt
	}

	/// The key as the line that the `age` program takes as an identity: `AGE-SECRET-KEY-1…`.
	pub fn age_identity(&self) -> SecretString {
		let words = Zeroizing::new(self.key).to_base32();
		// In lower case first: this bech32 computes the checksum over the prefix as given, and age's is lower case.
		let lower = bech32::encode("age-secret-key-", words, Variant::Bech32)
			.map(Zeroizing::new)
			.expect("the prefix is lower-case ASCII, and nothing else can fail; qed");
		SecretString::from(lower.to_uppercase())
	}

	/// The key as age's own type.
	pub(crate) fn identity(&self) -> age::x25519::Identity {
		use secrecy::ExposeSecret;
		self.age_identity()
			.expose_secret()
			.parse()
			.expect("it was encoded from 32 bytes just now; qed")
	}
}

impl fmt::Debug for RecordSecret {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("RecordSecret(…)")
	}
}

/// Fills `bytes` from the operating system's random numbers.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), Error> {
	getrandom::fill(bytes).map_err(|error| Error::NoRandomness(error.to_string()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use secrecy::ExposeSecret;

	#[test]
	fn survives_a_trip_through_bytes() {
		let secret = RecordSecret::generate().unwrap();
		assert_eq!(RecordSecret::from_bytes(&secret.to_bytes()), secret);
	}

	#[test]
	fn two_are_never_equal() {
		assert_ne!(
			RecordSecret::generate().unwrap(),
			RecordSecret::generate().unwrap()
		);
	}

	#[test]
	fn is_written_as_age_writes_it() {
		let secret = RecordSecret::generate().unwrap();
		assert_eq!(
			secret.age_identity().expose_secret(),
			secret.identity().to_string().expose_secret()
		);
	}

	#[test]
	fn does_not_show_in_debug() {
		assert_eq!(
			format!("{:?}", RecordSecret::from_bytes(&[1; 64])),
			"RecordSecret(…)"
		);
	}
}
