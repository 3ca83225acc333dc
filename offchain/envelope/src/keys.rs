// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The X25519 keys of the people and custodians who receive wraps.

use crate::{secret::fill_random, Error};
use hpke::{kem::X25519HkdfSha256, Deserializable, Kem, Serializable};
use std::fmt;
use zeroize::Zeroizing;

/// An X25519 encryption key as it is registered on the chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
	/// The key with these bytes. Whether it is usable shows when something is wrapped for it.
	pub const fn from_bytes(bytes: [u8; 32]) -> Self {
		Self(bytes)
	}

	/// The key's bytes.
	pub const fn as_bytes(&self) -> &[u8; 32] {
		&self.0
	}

	pub(crate) fn for_hpke(&self) -> <X25519HkdfSha256 as Kem>::PublicKey {
		Deserializable::from_bytes(&self.0).expect("an X25519 key is any 32 bytes; qed")
	}
}

impl fmt::Debug for PublicKey {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("PublicKey(")?;
		self.0
			.iter()
			.try_for_each(|byte| write!(formatter, "{byte:02x}"))?;
		formatter.write_str(")")
	}
}

/// The X25519 key pair of a person or a custodian, made on the owner's own device.
///
/// The secret half is wiped when the pair is dropped and never shows in `Debug`.
#[derive(Clone)]
pub struct KeyPair {
	secret: Zeroizing<[u8; 32]>,
	public: PublicKey,
}

impl KeyPair {
	/// A new pair from the operating system's random numbers.
	pub fn generate() -> Result<Self, Error> {
		let mut secret = Zeroizing::new([0; 32]);
		fill_random(secret.as_mut_slice())?;
		Ok(Self::from_bytes(secret))
	}

	/// The pair whose secret half has these bytes. Every 32 bytes are a valid secret half.
	pub fn from_bytes(secret: Zeroizing<[u8; 32]>) -> Self {
		let mut pair = Self {
			secret,
			public: PublicKey([0; 32]),
		};
		pair.public = PublicKey(X25519HkdfSha256::sk_to_pk(&pair.for_hpke()).to_bytes().into());
		pair
	}

	/// The half that everybody may know.
	pub fn public(&self) -> PublicKey {
		self.public
	}

	/// The half that nobody else may know, for a keystore that encrypts it at once.
	pub fn expose_secret(&self) -> &[u8; 32] {
		&self.secret
	}

	pub(crate) fn for_hpke(&self) -> <X25519HkdfSha256 as Kem>::PrivateKey {
		Deserializable::from_bytes(self.secret.as_slice()).expect("an X25519 secret is any 32 bytes; qed")
	}
}

impl fmt::Debug for KeyPair {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "KeyPair({:?})", self.public)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Alice's pair from RFC 7748, section 6.1.
	const ALICE_SECRET: &str = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
	const ALICE_PUBLIC: &str = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

	fn alice() -> KeyPair {
		KeyPair::from_bytes(Zeroizing::new(
			hex::decode(ALICE_SECRET).unwrap().try_into().unwrap(),
		))
	}

	#[test]
	fn the_public_half_is_the_one_of_rfc_7748() {
		assert_eq!(hex::encode(alice().public().as_bytes()), ALICE_PUBLIC);
	}

	#[test]
	fn survives_a_trip_through_its_secret_half() {
		let pair = KeyPair::generate().unwrap();
		let copy = KeyPair::from_bytes(Zeroizing::new(*pair.expose_secret()));
		assert_eq!(copy.public(), pair.public());
	}

	#[test]
	fn two_are_never_equal() {
		assert_ne!(
			KeyPair::generate().unwrap().public(),
			KeyPair::generate().unwrap().public()
		);
	}

	#[test]
	fn does_not_show_its_secret_half() {
		let shown = format!("{:?}", alice());
		assert!(!shown.contains(&ALICE_SECRET[..8]), "{shown}");
	}
}
