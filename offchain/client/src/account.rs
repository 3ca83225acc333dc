// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Accounts: their addresses, who signs for them, and whether a signature is theirs.

mod address;
mod eth;
mod signature;

pub use address::{format_ss58, parse_ss58, AddressError, SS58_PREFIX};
pub use eth::EthKey;
pub use signature::{verify, Signature, SignatureError};

use salus_primitives::statements::AccountBytes;
use subxt_signer::{sr25519::Keypair, SecretUri};

/// Whatever signs for an account.
pub trait Signer: Send + Sync {
	/// The account's public bytes.
	fn account(&self) -> AccountBytes;

	/// Signs these bytes as they are.
	fn sign(&self, message: &[u8]) -> Signature;
}

/// An sr25519 account: what Polkadot.js wallets make.
#[derive(Clone)]
pub struct Sr25519Key(Keypair);

impl Sr25519Key {
	/// The account of a recovery phrase, the same that a Polkadot.js wallet makes of it.
	pub fn from_phrase(phrase: &bip39::Mnemonic) -> Option<Self> {
		let phrase = subxt_signer::bip39::Mnemonic::parse(phrase.to_string()).ok()?;
		Keypair::from_phrase(&phrase, None).ok().map(Self)
	}

	/// The well-known account of a URI such as `//Alice`. Everybody can derive it.
	pub fn from_uri(uri: &str) -> Option<Self> {
		let uri: SecretUri = uri.parse().ok()?;
		Keypair::from_uri(&uri).ok().map(Self)
	}

	/// The account of a 32-byte seed (sr25519 mini secret).
	pub fn from_seed(seed: [u8; 32]) -> Option<Self> {
		Keypair::from_secret_key(seed).ok().map(Self)
	}
}

impl Signer for Sr25519Key {
	fn account(&self) -> AccountBytes {
		self.0.public_key().0
	}

	fn sign(&self, message: &[u8]) -> Signature {
		Signature::Sr25519(self.0.sign(message).0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{development, ids::parse_hex32};

	#[test]
	fn development_accounts_are_those_of_the_preset() {
		for person in development::PEOPLE {
			let key = Sr25519Key::from_uri(&format!("//{}", person.name)).unwrap();
			assert_eq!(
				Ok(key.account()),
				parse_hex32(person.account_hex),
				"{}",
				person.name
			);
		}
	}

	#[test]
	fn what_an_account_signs_is_its_own() {
		let key = Sr25519Key::from_uri("//Bob").unwrap();
		let signature = key.sign(b"hello").to_bytes();
		assert!(verify(&key.account(), b"hello", &signature).is_ok());
		assert!(verify(&key.account(), b"hallo", &signature).is_err());
		let other = Sr25519Key::from_uri("//Eve").unwrap().account();
		assert!(verify(&other, b"hello", &signature).is_err());
	}
}
