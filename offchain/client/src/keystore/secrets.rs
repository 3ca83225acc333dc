// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! An opened key.

use super::KeystoreError;
use crate::account::{Signature, Signer, Sr25519Key};
use bip39::Mnemonic;
use hkdf::Hkdf;
use salus_envelope::KeyPair;
use salus_primitives::{development, roles::EncryptionKey, statements::AccountBytes};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The `info` of every derived encryption secret; the number follows in four bytes, little-endian.
const ENCRYPTION_INFO: &[u8] = b"salus/encryption-key/v1";
/// The most rotations that a key file may claim.
const MAX_ENCRYPTION_KEYS: u32 = 1_000;

/// A new recovery phrase of 12 or 24 words.
pub fn new_phrase(words: usize) -> Result<Zeroizing<String>, KeystoreError> {
	let entropy_len = match words {
		12 => 16,
		24 => 32,
		_ => return Err(KeystoreError::BadPhrase("a phrase has 12 or 24 words".into())),
	};
	let mut entropy = Zeroizing::new([0u8; 32]);
	getrandom::fill(&mut entropy[..entropy_len]).map_err(|_| KeystoreError::NoRandomness)?;
	Mnemonic::from_entropy(&entropy[..entropy_len])
		.map(|phrase| Zeroizing::new(phrase.to_string()))
		.map_err(|error| KeystoreError::BadPhrase(error.to_string()))
}

fn parse_phrase(text: &str) -> Result<Mnemonic, KeystoreError> {
	let words = text.split_whitespace().count();
	if words != 12 && words != 24 {
		return Err(KeystoreError::BadPhrase(format!(
			"it has {words} words and not 12 or 24"
		)));
	}
	// The error names positions, not words.
	Mnemonic::parse_normalized(&text.split_whitespace().collect::<Vec<_>>().join(" "))
		.map_err(|error| KeystoreError::BadPhrase(error.to_string()))
}

/// Encryption secret number `index` (from 0) of a recovery phrase.
pub fn encryption_secret(phrase: &str, index: u32) -> Result<Zeroizing<[u8; 32]>, KeystoreError> {
	let seed = Zeroizing::new(parse_phrase(phrase)?.to_seed_normalized(""));
	let mut secret = Zeroizing::new([0; 32]);
	Hkdf::<Sha256>::new(None, &*seed)
		.expand_multi_info(&[ENCRYPTION_INFO, &index.to_le_bytes()], &mut *secret)
		.expect("32 bytes are fewer than HKDF's limit of 8160; qed");
	Ok(secret)
}

/// Where a key's secrets come from.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
	/// A recovery phrase.
	Phrase(String),
	/// The URI of a development key.
	Development(String),
	/// A device of somebody's: an account of its own, and a copy of that person's encryption secrets, oldest first.
	Device {
		/// What the account is derived from.
		phrase: String,
		/// The person's encryption secrets.
		encryption: Vec<[u8; 32]>,
	},
}

impl Drop for Origin {
	fn drop(&mut self) {
		use zeroize::Zeroize;
		match self {
			Self::Phrase(phrase) => phrase.zeroize(),
			Self::Device { phrase, encryption } => {
				phrase.zeroize();
				encryption.zeroize();
			}
			Self::Development(_) => (),
		}
	}
}

/// What a key file holds, sealed.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Kept {
	origin: Origin,
	encryption_keys: u32,
}

/// An opened key: it signs, and opens what was wrapped for its person.
pub struct Unsealed {
	origin: Origin,
	signer: Sr25519Key,
	/// Oldest first, never empty.
	encryption: Vec<KeyPair>,
}

impl Unsealed {
	/// The key of a recovery phrase, with its first encryption secret.
	pub fn from_phrase(phrase: &str) -> Result<Self, KeystoreError> {
		Self::build(Origin::Phrase(phrase.to_owned()), 1)
	}

	/// The well-known key of a development URI such as `//Bob`.
	pub fn development(uri: &str) -> Result<Self, KeystoreError> {
		Self::build(Origin::Development(uri.to_owned()), 1)
	}

	/// A new account for a device, with which the person of this key opens what is wrapped for that person.
	pub fn device(&self) -> Result<Self, KeystoreError> {
		let encryption = self.encryption.iter().map(|pair| *pair.expose_secret());
		let origin = Origin::Device {
			phrase: new_phrase(24)?.to_string(),
			encryption: encryption.collect(),
		};
		Self::build(origin, self.newest_public().version)
	}

	/// Is it a device's key? Such a one cannot be recovered from a phrase.
	pub fn is_device(&self) -> bool {
		matches!(self.origin, Origin::Device { .. })
	}

	fn build(origin: Origin, encryption_keys: u32) -> Result<Self, KeystoreError> {
		let signer = match &origin {
			Origin::Phrase(phrase) | Origin::Device { phrase, .. } => {
				let refused = || KeystoreError::BadPhrase("no account can be made of it".into());
				Sr25519Key::from_phrase(&parse_phrase(phrase)?).ok_or_else(refused)?
			}
			Origin::Development(uri) => {
				let refused = || KeystoreError::BadUri(uri.escape_default().to_string());
				development_name(uri).ok_or_else(refused)?;
				Sr25519Key::from_uri(uri).ok_or_else(refused)?
			}
		};
		let mut key = Self {
			origin,
			signer,
			encryption: Vec::new(),
		};
		for index in 0..encryption_keys.clamp(1, MAX_ENCRYPTION_KEYS) {
			key.encryption.push(key.derive(index)?);
		}
		Ok(key)
	}

	/// Encryption key number `index`.
	fn derive(&self, index: u32) -> Result<KeyPair, KeystoreError> {
		let secret = match &self.origin {
			Origin::Phrase(phrase) => encryption_secret(phrase, index)?,
			Origin::Development(uri) => {
				let name = development_name(uri).ok_or_else(|| KeystoreError::BadUri(uri.clone()))?;
				Zeroizing::new(development::encryption_secret(name))
			}
			Origin::Device { encryption, .. } => {
				let place = usize::try_from(index).unwrap_or(usize::MAX);
				let secret = encryption.get(place).copied();
				Zeroizing::new(secret.ok_or(KeystoreError::OnlyADevice)?)
			}
		};
		Ok(KeyPair::from_bytes(secret))
	}

	/// Where the secrets come from.
	pub fn origin(&self) -> &Origin {
		&self.origin
	}

	/// The recovery phrase; a development key and a device's have none.
	pub fn phrase(&self) -> Option<&str> {
		match &self.origin {
			Origin::Phrase(phrase) => Some(phrase),
			Origin::Development(_) | Origin::Device { .. } => None,
		}
	}

	/// The newest encryption key, with the version that the chain gives it.
	pub fn newest_public(&self) -> EncryptionKey {
		let newest = self
			.encryption
			.last()
			.expect("building puts one in at least; qed");
		EncryptionKey {
			version: u32::try_from(self.encryption.len()).unwrap_or(u32::MAX),
			public: *newest.public().as_bytes(),
		}
	}

	/// The key pair whose public half this is, rotated ones included.
	pub fn key_pair(&self, public: &[u8; 32]) -> Option<&KeyPair> {
		self.encryption
			.iter()
			.find(|pair| pair.public().as_bytes() == public)
	}

	/// Every encryption key pair, oldest first.
	pub fn key_pairs(&self) -> &[KeyPair] {
		&self.encryption
	}

	/// Adds the next encryption key and returns it. A development key cannot be rotated: it would be the same one.
	pub fn rotate(&mut self) -> Result<EncryptionKey, KeystoreError> {
		match &self.origin {
			Origin::Development(uri) => return Err(KeystoreError::BadUri(uri.clone())),
			Origin::Device { .. } => return Err(KeystoreError::OnlyADevice),
			Origin::Phrase(_) => (),
		}
		let index = self.newest_public().version;
		self.encryption.push(self.derive(index)?);
		Ok(self.newest_public())
	}

	/// After a recovery: derives encryption keys until there are so many as the chain knows.
	pub fn extend_to(&mut self, versions: u32) -> Result<(), KeystoreError> {
		while self.phrase().is_some() && self.newest_public().version < versions.min(MAX_ENCRYPTION_KEYS) {
			self.rotate()?;
		}
		Ok(())
	}

	pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
		let kept = Kept {
			origin: self.origin.clone(),
			encryption_keys: self.newest_public().version,
		};
		Zeroizing::new(serde_json::to_vec(&kept).expect("strings and numbers can be written as JSON; qed"))
	}

	pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, KeystoreError> {
		// The parser's error could repeat a piece of the secret.
		let kept: Kept = serde_json::from_slice(bytes)
			.map_err(|_| KeystoreError::BadPhrase("the file holds something else".into()))?;
		Self::build(kept.origin, kept.encryption_keys)
	}
}

impl Signer for Unsealed {
	fn account(&self) -> AccountBytes {
		self.signer.account()
	}

	fn sign(&self, message: &[u8]) -> Signature {
		self.signer.sign(message)
	}
}

impl std::fmt::Debug for Unsealed {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_struct("Unsealed").finish_non_exhaustive()
	}
}

/// `Bob` of `//Bob`.
fn development_name(uri: &str) -> Option<&str> {
	uri.strip_prefix("//")
		.filter(|name| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::ids::parse_hex32;

	#[test]
	fn a_device_has_an_account_of_its_own_and_its_person_s_encryption_keys() {
		let mut wallet = Unsealed::from_phrase(PHRASE).unwrap();
		wallet.rotate().unwrap();
		let device = wallet.device().unwrap();
		let kept = Unsealed::from_bytes(&device.to_bytes()).unwrap();
		assert_ne!(device.account(), wallet.account());
		assert_ne!(device.account(), wallet.device().unwrap().account());
		assert_eq!(
			(kept.account(), kept.newest_public()),
			(device.account(), wallet.newest_public())
		);
		assert!(kept.is_device() && !wallet.is_device());
		assert_eq!(kept.phrase(), None);
		assert!(matches!(
			wallet.device().unwrap().rotate(),
			Err(KeystoreError::OnlyADevice)
		));
	}

	/// The first phrase of the BIP-39 test vectors.
	const PHRASE: &str =
		"abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

	#[test]
	fn one_phrase_gives_back_account_and_encryption_keys() {
		let mut first = Unsealed::from_phrase(PHRASE).unwrap();
		first.rotate().unwrap();
		let mut recovered = Unsealed::from_phrase(PHRASE).unwrap();
		recovered.extend_to(2).unwrap();
		assert_eq!(recovered.account(), first.account());
		assert_eq!(recovered.newest_public(), first.newest_public());
	}

	#[test]
	fn what_a_phrase_derives_is_pinned() {
		let key = Unsealed::from_phrase(PHRASE).unwrap();
		// The account that `subkey inspect` and Polkadot.js show for this phrase.
		assert_eq!(crate::account::format_ss58(&key.account()), PINNED_ACCOUNT);
		assert_eq!(hex::encode(key.newest_public().public), PINNED_ENCRYPTION_KEY);
	}

	const PINNED_ACCOUNT: &str = "5EPCUjPxiHAcNooYipQFWr9NmmXJKpNG5RhcntXwbtUySrgH";
	const PINNED_ENCRYPTION_KEY: &str = "c4beb63cebac569903fcc2ebb0f9ea5c15e438948422f750cdf0654a2836b63e";

	#[test]
	fn numbers_give_different_secrets() {
		assert_ne!(
			encryption_secret(PHRASE, 0).unwrap(),
			encryption_secret(PHRASE, 1).unwrap()
		);
	}

	#[test]
	fn phrases_with_an_error_are_refused_without_repeating_them() {
		for phrase in [
			"",
			"abandon about",
			&PHRASE.replace("about", "abandon"),
			&PHRASE.replace("about", "secretword"),
			&format!("{PHRASE} about"),
		] {
			let error = Unsealed::from_phrase(phrase).unwrap_err();
			assert!(matches!(error, KeystoreError::BadPhrase(_)), "{phrase}");
			assert!(!error.to_string().contains("secretword"));
		}
		assert!(matches!(new_phrase(13), Err(KeystoreError::BadPhrase(_))));
	}

	#[test]
	fn new_phrases_have_the_words_asked_for_and_differ() {
		for words in [12, 24] {
			let phrase = new_phrase(words).unwrap();
			assert_eq!(phrase.split_whitespace().count(), words);
			assert_ne!(*phrase, *new_phrase(words).unwrap());
			assert!(Unsealed::from_phrase(&phrase).is_ok());
		}
	}

	#[test]
	fn development_keys_are_those_of_the_preset() {
		for person in development::PEOPLE {
			let key = Unsealed::development(&format!("//{}", person.name)).unwrap();
			assert_eq!(Ok(key.account()), parse_hex32(person.account_hex));
			assert_eq!(
				Ok(key.newest_public().public),
				parse_hex32(person.encryption_key_hex)
			);
		}
	}

	#[test]
	fn other_uris_are_no_development_keys() {
		for uri in ["Bob", "//", "//Bob//stash", "/Bob", "bottom drive//Bob", PHRASE] {
			assert!(
				matches!(Unsealed::development(uri), Err(KeystoreError::BadUri(_))),
				"{uri}"
			);
		}
	}
}
