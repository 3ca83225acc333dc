// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Wraps: a record secret, encrypted for one recipient with HPKE.

use crate::{Error, KeyPair, PublicKey, RecordSecret, RECORD_SECRET_LEN};
use hpke::{
	aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256, Deserializable, Kem, OpModeR, OpModeS,
	Serializable,
};
use zeroize::Zeroizing;

/// The `info` of every wrap: what the key exchange is for.
pub const WRAP_INFO: &[u8; 13] = b"salus/wrap/v1";

/// Length of the additional data, in bytes.
pub const AAD_LEN: usize = 32 + 32 + 4 + 1 + 32;

/// Length of the encapsulated key, in bytes.
const ENC_LEN: usize = 32;

/// Length of a wrap, in bytes: encapsulated key, encrypted record secret, tag.
pub const WRAP_LEN: usize = ENC_LEN + RECORD_SECRET_LEN + 16;

/// Whom a wrap is for, by the id that the chain knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Recipient {
	/// A person. Kind byte 0.
	Person([u8; 32]),
	/// An organisation, that is, its custodian. Kind byte 1.
	Organisation([u8; 32]),
}

impl Recipient {
	fn parts(&self) -> (u8, &[u8; 32]) {
		match self {
			Self::Person(id) => (0, id),
			Self::Organisation(id) => (1, id),
		}
	}
}

/// Where a wrap belongs. A wrap opens in this place and in no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrapContext {
	/// The network's id. Not the hash of a first block: a wrap outlives a chain that begins anew.
	pub network: [u8; 32],
	/// The record's id.
	pub record: [u8; 32],
	/// The record's version.
	pub version: u32,
	/// For whom it is.
	pub recipient: Recipient,
}

impl WrapContext {
	/// `network ‖ record ‖ version (little-endian) ‖ kind ‖ recipient`, which HPKE authenticates with the secret.
	pub fn aad(&self) -> [u8; AAD_LEN] {
		let (kind, recipient) = self.recipient.parts();
		let mut aad = [0; AAD_LEN];
		aad[..32].copy_from_slice(&self.network);
		aad[32..64].copy_from_slice(&self.record);
		aad[64..68].copy_from_slice(&self.version.to_le_bytes());
		aad[68] = kind;
		aad[69..].copy_from_slice(recipient);
		aad
	}
}

/// A record secret that one recipient can open. Vaults keep it; the chain never sees it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wrap([u8; WRAP_LEN]);

impl Wrap {
	/// The wrap with these bytes, or [`Error::BadWrapLength`].
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
		bytes
			.try_into()
			.map(Self)
			.map_err(|_| Error::BadWrapLength(bytes.len()))
	}

	/// The wrap's bytes: encapsulated key, then ciphertext with tag.
	pub fn as_bytes(&self) -> &[u8; WRAP_LEN] {
		&self.0
	}
}

/// Encrypts `secret` for the holder of `recipient_key`, so that it opens in `context` only.
///
/// `recipient_key` has to come from the chain: this function cannot know whose key it is.
///
/// # Errors
/// - [`Error::BadPublicKey`]: the key is one of the few points that would make the exchange worthless.
pub fn wrap(secret: &RecordSecret, recipient_key: &PublicKey, context: &WrapContext) -> Result<Wrap, Error> {
	let (enc, ciphertext) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeS::Base,
		&recipient_key.for_hpke(),
		WRAP_INFO,
		secret.to_bytes().as_slice(),
		&context.aad(),
	)
	.map_err(|_| Error::BadPublicKey)?;
	Wrap::from_bytes(&[enc.to_bytes().as_slice(), &ciphertext].concat())
}

/// Decrypts a wrap with its recipient's key pair.
///
/// Anybody can make a wrap for a public key, so the secret that comes out says nothing about who sealed the body;
/// [`crate::open`] asks the chain for that.
///
/// # Errors
/// - [`Error::WrapRefused`]: it was made for another key or context, or was altered. Which, cannot be known.
pub fn unwrap(wrap: &Wrap, recipient: &KeyPair, context: &WrapContext) -> Result<RecordSecret, Error> {
	let (enc, ciphertext) = wrap.0.split_at(ENC_LEN);
	let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).map_err(|_| Error::WrapRefused)?;
	let secret = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeR::Base,
		&recipient.for_hpke(),
		&enc,
		WRAP_INFO,
		ciphertext,
		&context.aad(),
	)
	.map(Zeroizing::new)
	.map_err(|_| Error::WrapRefused)?;
	secret
		.as_slice()
		.try_into()
		.map(RecordSecret::from_bytes)
		.map_err(|_| Error::WrapRefused)
}
