// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What wallets may sign with, and the account that each kind of key yields.
//!
//! The SDK's `MultiSignature` with its first three variants, unchanged in name and index so that every client encodes them as it
//! always does, and [`Signature::EthPersonal`] for Ethereum wallets. Index 3 stays empty: the SDK's `Eth` hashes the *compressed*
//! key and yields another account for the same wallet; bytes with that index do not decode.

use alloc::{format, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use polkadot_sdk::{
	sp_core::{crypto::ByteArray, ecdsa, ed25519, sr25519},
	sp_io::{
		crypto::secp256k1_ecdsa_recover,
		hashing::{blake2_256, keccak_256},
	},
	sp_runtime::{
		traits::{IdentifyAccount, Lazy, Verify},
		AccountId32, MultiSignature,
	},
};
use scale_info::TypeInfo;

/// A signature by one of the kinds of key that wallets hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Signature {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519(ed25519::Signature),
	/// Sr25519 (Schnorrkel).
	#[codec(index = 1)]
	Sr25519(sr25519::Signature),
	/// ECDSA on secp256k1 over the BLAKE2b-256 of the message: `s` in the lower half, the parity as 0 or 1.
	#[codec(index = 2)]
	Ecdsa(ecdsa::Signature),
	/// What an Ethereum wallet's `personal_sign` (EIP-191, version 0x45) makes of the message.
	#[codec(index = 4)]
	EthPersonal(EthPersonalSignature),
}

impl From<sr25519::Signature> for Signature {
	fn from(signature: sr25519::Signature) -> Self {
		Self::Sr25519(signature)
	}
}

impl From<ed25519::Signature> for Signature {
	fn from(signature: ed25519::Signature) -> Self {
		Self::Ed25519(signature)
	}
}

impl From<ecdsa::Signature> for Signature {
	fn from(signature: ecdsa::Signature) -> Self {
		Self::Ecdsa(signature)
	}
}

impl Verify for Signature {
	type Signer = Signer;

	fn verify<L: Lazy<[u8]>>(&self, mut message: L, account: &AccountId32) -> bool {
		match self {
			Self::Ed25519(signature) => MultiSignature::Ed25519(*signature).verify(message, account),
			Self::Sr25519(signature) => MultiSignature::Sr25519(*signature).verify(message, account),
			Self::Ecdsa(signature) => {
				has_one_form(&signature.0, 0) && MultiSignature::Ecdsa(*signature).verify(message, account)
			}
			Self::EthPersonal(signature) => signature
				.recover(message.get())
				.is_some_and(|address| address.into_account() == *account),
		}
	}
}

/// `r ‖ s ‖ v` as `personal_sign` returns them: `s` in the lower half, `v` 27 or 28.
#[derive(Clone, Copy, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EthPersonalSignature(pub [u8; 65]);

impl fmt::Debug for EthPersonalSignature {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "EthPersonalSignature({})", sp_hex(&self.0))
	}
}

fn sp_hex(bytes: &[u8]) -> alloc::string::String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Half the order of secp256k1. `(r, s)` and `(r, n - s)` verify alike, so a greater `s` is refused, as Ethereum does (EIP-2).
const HALF_ORDER: [u8; 32] = [
	0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x5d,
	0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0,
];

/// Is `r ‖ s ‖ v` written in the one form that is taken: `s` in the lower half, and the parity as `first_parity` or one more?
/// Whoever saw a signature can write it in three more ways that recover the same key, and none of these is valid here: a
/// client that follows its call by its hash does not lose it to somebody's copy.
fn has_one_form(signature: &[u8; 65], first_parity: u8) -> bool {
	let parity = signature[64].wrapping_sub(first_parity);
	parity <= 1 && signature[32..64] <= HALF_ORDER[..]
}

/// How `personal_sign` writes an even parity; an odd one is 28.
const FIRST_PERSONAL_PARITY: u8 = 27;

impl EthPersonalSignature {
	/// The address that signed `message`; `None` when these bytes are no signature.
	pub fn recover(&self, message: &[u8]) -> Option<EthAddress> {
		if !has_one_form(&self.0, FIRST_PERSONAL_PARITY) {
			return None;
		}
		let mut signature = self.0;
		signature[64] = signature[64].saturating_sub(FIRST_PERSONAL_PARITY);
		let public = secp256k1_ecdsa_recover(&signature, &personal_hash(message)).ok()?;
		let mut address = [0u8; 20];
		address.copy_from_slice(&keccak_256(&public)[12..]);
		Some(EthAddress(address))
	}
}

/// What `personal_sign` signs (EIP-191): the Keccak-256 of a prefix, the message's length in decimal, and the message.
pub(crate) fn personal_hash(message: &[u8]) -> [u8; 32] {
	let prefix = format!("\x19Ethereum Signed Message:\n{}", message.len());
	let bytes: Vec<u8> = [prefix.as_bytes(), message].concat();
	keccak_256(&bytes)
}

/// An Ethereum address: the last 20 bytes of the Keccak-256 of the uncompressed public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EthAddress(pub [u8; 20]);

impl IdentifyAccount for EthAddress {
	type AccountId = AccountId32;

	/// The address, then twelve bytes 0xEE: nobody holds a key whose account looks so by chance, and tools of the SDK's
	/// world recognise it.
	fn into_account(self) -> AccountId32 {
		let mut account = [0xee; 32];
		account[..20].copy_from_slice(&self.0);
		account.into()
	}
}

/// Who may have signed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Signer {
	/// An Ed25519 key.
	#[codec(index = 0)]
	Ed25519(ed25519::Public),
	/// An Sr25519 key.
	#[codec(index = 1)]
	Sr25519(sr25519::Public),
	/// A compressed secp256k1 key.
	#[codec(index = 2)]
	Ecdsa(ecdsa::Public),
	/// The address of a secp256k1 key.
	#[codec(index = 4)]
	EthPersonal(EthAddress),
}

impl IdentifyAccount for Signer {
	type AccountId = AccountId32;

	fn into_account(self) -> AccountId32 {
		match self {
			Self::Ed25519(public) => public.0.into(),
			Self::Sr25519(public) => public.0.into(),
			Self::Ecdsa(public) => blake2_256(public.as_slice()).into(),
			Self::EthPersonal(address) => address.into_account(),
		}
	}
}
