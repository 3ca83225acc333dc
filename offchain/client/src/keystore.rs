// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Keys at rest: sealed with a passphrase, recoverable from one phrase.
//!
//! A key is an account *and* the encryption secrets of its person. Both come from one BIP-39 phrase: the account as every
//! Polkadot.js wallet derives it, encryption secret number `n` by HKDF-SHA256 of the phrase's seed with an `info` of its own. So
//! who has the phrase has the records too, and rotating adds the next number without a new phrase.
//!
//! On disk a key is `NAME.age` (an age file sealed with scrypt) beside `NAME.json`, which holds what anybody may know. A
//! development key is everybody's and has no `.age`.

mod files;
mod secrets;

pub use secrets::{encryption_secret, new_phrase, Origin, Unsealed};

use crate::account::{format_ss58, Signer};
use age::scrypt;
use salus_primitives::roles::EncryptionKey;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// The shortest passphrase that is taken, in characters.
pub const MIN_PASSPHRASE_LEN: usize = 8;
/// The most work that opening a key may ask for (scrypt's log2 N): a key file from elsewhere cannot stall the program.
const MAX_WORK_FACTOR: u8 = 22;

/// Why a key could not be kept or opened.
#[derive(Debug, thiserror::Error)]
pub enum KeystoreError {
	/// The name would not be a file's name.
	#[error("`{0}` cannot name a key: use letters, digits, - and _, at most 40 of them")]
	BadName(String),
	/// There is a key of this name.
	#[error("there is a key named `{0}` already; choose another name, nothing was overwritten")]
	Exists(String),
	/// There is no key of this name.
	#[error("there is no key named `{0}`; see `salus key list`")]
	Unknown(String),
	/// It does not open.
	#[error("the passphrase does not open the key `{0}`")]
	WrongPassphrase(String),
	/// Too short.
	#[error("a passphrase needs at least {MIN_PASSPHRASE_LEN} characters; several random words are best")]
	ShortPassphrase,
	/// Not a BIP-39 phrase of 12 or 24 words.
	#[error("this is not a recovery phrase: {0}")]
	BadPhrase(String),
	/// A device's key, which is a copy.
	#[error("this is the key of a device; sign with the key that opened its session")]
	OnlyADevice,
	/// Not a development URI.
	#[error("`{0}` is not the URI of a development key; write //Name, for example //Bob")]
	BadUri(String),
	/// The file is not a key.
	#[error("the key `{name}` is damaged ({cause}); make it anew from its recovery phrase")]
	Damaged {
		/// Which key.
		name: String,
		/// What is wrong.
		cause: String,
	},
	/// The disk failed.
	#[error("{path}: {cause}")]
	Disk {
		/// Which file or directory.
		path: String,
		/// What happened.
		cause: std::io::Error,
	},
	/// The operating system gives no random bytes.
	#[error("the operating system gave no random bytes; no key was made")]
	NoRandomness,
}

/// What anybody may know of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicPart {
	/// The key's name here.
	pub name: String,
	/// The account, as SS58 with prefix 42.
	pub account: String,
	/// The newest encryption key.
	pub encryption_key: String,
	/// How many encryption keys there are, rotated ones included.
	pub encryption_keys: u32,
	/// The URI of a development key: everybody knows its secret.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub development: Option<String>,
}

/// A folder of sealed keys.
#[derive(Clone, Debug)]
pub struct Keystore {
	directory: PathBuf,
	/// scrypt's log2 N; `None` lets age choose about a second of work.
	work_factor: Option<u8>,
}

impl Keystore {
	/// The keys in this folder, which is made when the first one is kept.
	pub fn new(directory: impl Into<PathBuf>) -> Self {
		Self {
			directory: directory.into(),
			work_factor: None,
		}
	}

	/// Seals new keys with this little work: for tests.
	pub fn with_work_factor(self, log_n: u8) -> Self {
		Self {
			work_factor: Some(log_n),
			..self
		}
	}

	/// Keeps a new key.
	pub fn create(
		&self,
		name: &str,
		key: &Unsealed,
		passphrase: &SecretString,
	) -> Result<PublicPart, KeystoreError> {
		self.ensure_new(name)?;
		let public = public_part(name, key);
		if public.development.is_none() {
			self.seal(name, key, passphrase)?;
		}
		self.write_public(&public)?;
		Ok(public)
	}

	/// Writes a changed key in the place of the old one, as after a rotation.
	pub fn replace(
		&self,
		name: &str,
		key: &Unsealed,
		passphrase: &SecretString,
	) -> Result<PublicPart, KeystoreError> {
		self.public(name)?;
		let public = public_part(name, key);
		if public.development.is_none() {
			self.seal(name, key, passphrase)?;
		}
		self.write_public(&public)?;
		Ok(public)
	}

	/// Opens a key. A development key needs no passphrase.
	pub fn open(&self, name: &str, passphrase: &SecretString) -> Result<Unsealed, KeystoreError> {
		if let Some(uri) = self.public(name)?.development {
			return Unsealed::development(&uri);
		}
		let sealed = self.read_sealed(name)?;
		let mut identity = scrypt::Identity::new(passphrase.clone());
		identity.set_max_work_factor(MAX_WORK_FACTOR);
		let opened = age::decrypt(&identity, &sealed)
			.map(Zeroizing::new)
			.map_err(|error| match error {
				age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys => {
					KeystoreError::WrongPassphrase(name.into())
				}
				error => damaged(name, error),
			})?;
		Unsealed::from_bytes(&opened).map_err(|error| damaged(name, error))
	}

	fn seal(&self, name: &str, key: &Unsealed, passphrase: &SecretString) -> Result<(), KeystoreError> {
		use secrecy::ExposeSecret;
		if passphrase.expose_secret().chars().count() < MIN_PASSPHRASE_LEN {
			return Err(KeystoreError::ShortPassphrase);
		}
		let mut recipient = scrypt::Recipient::new(passphrase.clone());
		if let Some(log_n) = self.work_factor {
			recipient.set_work_factor(log_n);
		}
		let sealed = age::encrypt(&recipient, &key.to_bytes()).map_err(|error| damaged(name, error))?;
		self.write_sealed(name, &sealed)
	}
}

fn damaged(name: &str, cause: impl ToString) -> KeystoreError {
	KeystoreError::Damaged {
		name: name.into(),
		cause: cause.to_string(),
	}
}

fn public_part(name: &str, key: &Unsealed) -> PublicPart {
	let EncryptionKey { version, public } = key.newest_public();
	PublicPart {
		name: name.into(),
		account: format_ss58(&key.account()),
		encryption_key: hex::encode(public),
		encryption_keys: version,
		development: match key.origin() {
			Origin::Development(uri) => Some(uri.clone()),
			Origin::Phrase(_) | Origin::Device { .. } => None,
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn store() -> (tempfile::TempDir, Keystore) {
		let directory = tempfile::tempdir().unwrap();
		let store = Keystore::new(directory.path().join("keys")).with_work_factor(2);
		(directory, store)
	}

	fn passphrase(text: &str) -> SecretString {
		text.to_owned().into()
	}

	#[test]
	fn a_key_comes_back_with_its_passphrase_only() {
		let (_directory, store) = store();
		let key = Unsealed::from_phrase(&new_phrase(12).unwrap()).unwrap();
		store.create("ana", &key, &passphrase("correct horse")).unwrap();
		let again = store.open("ana", &passphrase("correct horse")).unwrap();
		assert_eq!(
			(again.account(), again.newest_public()),
			(key.account(), key.newest_public())
		);
		let wrong = store.open("ana", &passphrase("correct house"));
		assert!(matches!(wrong, Err(KeystoreError::WrongPassphrase(_))));
	}

	#[test]
	fn nothing_secret_lies_open_on_the_disk() {
		let (_directory, store) = store();
		let phrase = new_phrase(12).unwrap();
		let key = Unsealed::from_phrase(&phrase).unwrap();
		store.create("ana", &key, &passphrase("correct horse")).unwrap();
		for entry in std::fs::read_dir(&store.directory).unwrap() {
			let bytes = std::fs::read(entry.unwrap().path()).unwrap();
			let text = String::from_utf8_lossy(&bytes);
			assert!(!text.contains(&*phrase));
			assert!(!text.contains(&hex::encode(*encryption_secret(&phrase, 0).unwrap())));
		}
	}

	#[test]
	fn a_name_is_used_once_and_cannot_leave_the_folder() {
		let (_directory, store) = store();
		let key = Unsealed::development("//Bob").unwrap();
		store.create("bob", &key, &passphrase("")).unwrap();
		let again = store.create("bob", &key, &passphrase(""));
		assert!(matches!(again, Err(KeystoreError::Exists(_))));
		for name in ["", "..", "../bob", "a/b", "a.b", "böb", &"x".repeat(41)] {
			let refused = store.create(name, &key, &passphrase(""));
			assert!(matches!(refused, Err(KeystoreError::BadName(_))), "{name}");
		}
	}

	#[test]
	fn a_short_passphrase_keeps_no_key() {
		let (_directory, store) = store();
		let key = Unsealed::from_phrase(&new_phrase(12).unwrap()).unwrap();
		let refused = store.create("ana", &key, &passphrase("1234567"));
		assert!(matches!(refused, Err(KeystoreError::ShortPassphrase)));
		assert!(store.list().unwrap().is_empty());
		assert!(store.create("ana", &key, &passphrase("12345678")).is_ok());
	}

	#[test]
	fn a_development_key_opens_without_a_passphrase() {
		let (_directory, store) = store();
		let key = Unsealed::development("//Charlie").unwrap();
		store.create("charlie", &key, &passphrase("")).unwrap();
		assert_eq!(
			store.open("charlie", &passphrase("")).unwrap().account(),
			key.account()
		);
		assert_eq!(store.list().unwrap()[0].development.as_deref(), Some("//Charlie"));
	}

	#[test]
	fn a_rotated_key_keeps_the_old_secrets() {
		let (_directory, store) = store();
		let mut key = Unsealed::from_phrase(&new_phrase(24).unwrap()).unwrap();
		let first = key.newest_public();
		store.create("ana", &key, &passphrase("correct horse")).unwrap();
		let second = key.rotate().unwrap();
		store.replace("ana", &key, &passphrase("correct horse")).unwrap();
		let again = store.open("ana", &passphrase("correct horse")).unwrap();
		assert_eq!((first.version, second.version), (1, 2));
		assert_eq!(again.newest_public(), second);
		assert!(again.key_pair(&first.public).is_some() && again.key_pair(&second.public).is_some());
	}

	#[test]
	fn a_damaged_file_is_named_as_such() {
		let (_directory, store) = store();
		let key = Unsealed::from_phrase(&new_phrase(12).unwrap()).unwrap();
		store.create("ana", &key, &passphrase("correct horse")).unwrap();
		std::fs::write(store.directory.join("ana.age"), b"not age").unwrap();
		let refused = store.open("ana", &passphrase("correct horse"));
		assert!(matches!(refused, Err(KeystoreError::Damaged { .. })));
	}

	#[test]
	fn an_unknown_name_is_said_to_be_unknown() {
		let (_directory, store) = store();
		assert!(store.list().unwrap().is_empty());
		let refused = store.open("nobody", &passphrase("correct horse"));
		assert!(matches!(refused, Err(KeystoreError::Unknown(_))));
	}
}
