// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The organisation's secret keys, one per version, from a file that nobody else can read.

use salus_client::api::WrapEntry;
use salus_envelope::{unwrap, wrap, KeyPair, PublicKey, Recipient, RecordSecret, Wrap, WrapContext};
use salus_primitives::{roles::EncryptionKey, Network, OrganisationId, RecordId};
use std::{collections::BTreeMap, os::unix::fs::PermissionsExt, path::Path};
use zeroize::Zeroizing;

/// Why a key file was refused, or a wrap not made.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
	/// The file cannot be read.
	#[error("cannot read the key file {path}: {cause}")]
	Unreadable {
		/// Which file.
		path: String,
		/// Why.
		cause: std::io::Error,
	},
	/// Others than its owner can read the file.
	#[error("the key file {path} is open to others (mode {mode:o}): run chmod 600 on it")]
	OpenToOthers {
		/// Which file.
		path: String,
		/// Its permission bits.
		mode: u32,
	},
	/// A line is not `VERSION HEX`.
	#[error("line {line} of the key file is not a version, a space and 64 hexadecimal digits")]
	BadLine {
		/// Which line, from 1.
		line: usize,
	},
	/// The same version stands there twice.
	#[error("line {line} of the key file names version {version} again: each version stands once")]
	TwiceVersion {
		/// Which line, from 1.
		line: usize,
		/// Which version.
		version: u32,
	},
	/// There is no key in the file.
	#[error("the key file holds no key: each line is a version, a space and 64 hexadecimal digits")]
	Empty,
	/// A wrap was made for a version that the file does not hold.
	#[error("no secret key of version {version}: add it to the key file")]
	NoVersion {
		/// Which version.
		version: u32,
	},
	/// Opening or making a wrap failed.
	#[error(transparent)]
	Envelope(#[from] salus_envelope::Error),
}

/// The organisation's keys by version. Never printed.
pub struct Keyring {
	organisation: OrganisationId,
	network: Network,
	pairs: BTreeMap<u32, KeyPair>,
}

/// Which record and version a wrap is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
	/// The record.
	pub record: RecordId,
	/// Its version.
	pub version: u32,
}

impl Keyring {
	/// Reads a key file: each line a version, a space and 64 hexadecimal digits; empty lines and lines that begin with `#` are
	/// skipped. The file must be closed to everybody but its owner.
	pub fn read(path: &Path, organisation: OrganisationId, network: Network) -> Result<Self, KeyError> {
		let unreadable = |cause| KeyError::Unreadable {
			path: path.display().to_string(),
			cause,
		};
		let mode = std::fs::metadata(path).map_err(unreadable)?.permissions().mode() & 0o777;
		if mode & 0o077 != 0 {
			return Err(KeyError::OpenToOthers {
				path: path.display().to_string(),
				mode,
			});
		}
		let text = Zeroizing::new(std::fs::read_to_string(path).map_err(unreadable)?);
		Self::parse(&text, organisation, network)
	}

	fn parse(text: &str, organisation: OrganisationId, network: Network) -> Result<Self, KeyError> {
		let mut pairs = BTreeMap::new();
		for (index, line) in text.lines().enumerate() {
			let line_number = index + 1;
			let line = line.trim();
			if line.is_empty() || line.starts_with('#') {
				continue;
			}
			let (version, secret) = parse_line(line).ok_or(KeyError::BadLine { line: line_number })?;
			if pairs.insert(version, KeyPair::from_bytes(secret)).is_some() {
				return Err(KeyError::TwiceVersion {
					line: line_number,
					version,
				});
			}
		}
		if pairs.is_empty() {
			return Err(KeyError::Empty);
		}
		Ok(Self {
			organisation,
			network,
			pairs,
		})
	}

	/// Whose keys these are.
	pub fn organisation(&self) -> OrganisationId {
		self.organisation
	}

	/// The network: its id binds every wrap, its first block every login.
	pub fn network(&self) -> Network {
		self.network
	}

	/// The pair of this version.
	pub fn pair(&self, version: u32) -> Result<&KeyPair, KeyError> {
		self.pairs.get(&version).ok_or(KeyError::NoVersion { version })
	}

	/// Opens the organisation's own wrap of a record's secret.
	pub fn open(&self, subject: Subject, key_version: u32, bytes: &[u8]) -> Result<RecordSecret, KeyError> {
		let context = self.context(subject, Recipient::Organisation(self.organisation.0));
		Ok(unwrap(
			&Wrap::from_bytes(bytes)?,
			self.pair(key_version)?,
			&context,
		)?)
	}

	/// Wraps a record's secret for somebody else.
	pub fn wrap_for(
		&self,
		subject: Subject,
		secret: &RecordSecret,
		recipient: salus_client::api::Recipient,
		key: EncryptionKey,
	) -> Result<WrapEntry, KeyError> {
		let bound = match recipient {
			salus_client::api::Recipient::Person(person) => Recipient::Person(person.0),
			salus_client::api::Recipient::Organisation(organisation) => {
				Recipient::Organisation(organisation.0)
			}
		};
		let wrapped = wrap(
			secret,
			&PublicKey::from_bytes(key.public),
			&self.context(subject, bound),
		)?;
		Ok(WrapEntry {
			recipient,
			key_version: key.version,
			wrap: wrapped.as_bytes().to_vec().into(),
		})
	}

	fn context(&self, subject: Subject, recipient: Recipient) -> WrapContext {
		WrapContext {
			network: self.network.id.0,
			record: subject.record.0,
			version: subject.version,
			recipient,
		}
	}
}

fn parse_line(line: &str) -> Option<(u32, Zeroizing<[u8; 32]>)> {
	let (version, digits) = line.split_once(' ')?;
	let mut secret = Zeroizing::new([0; 32]);
	hex::decode_to_slice(digits.trim(), secret.as_mut_slice()).ok()?;
	Some((version.parse().ok()?, secret))
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::PersonId;

	const ONE: &str = "1 0101010101010101010101010101010101010101010101010101010101010101";

	fn ring(text: &str) -> Result<Keyring, KeyError> {
		Keyring::parse(text, OrganisationId::repeat(9), Network::repeat(7))
	}

	fn write(text: &str, mode: u32) -> (tempfile::TempDir, std::path::PathBuf) {
		let dir = tempfile::tempdir().unwrap();
		let path = dir.path().join("custodian.key");
		std::fs::write(&path, text).unwrap();
		std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
		(dir, path)
	}

	#[test]
	fn a_file_open_to_others_is_refused() {
		let (_dir, path) = write(ONE, 0o640);
		let refused = Keyring::read(&path, OrganisationId::repeat(9), Network::repeat(7));
		assert!(matches!(refused, Err(KeyError::OpenToOthers { mode: 0o640, .. })));
	}

	#[test]
	fn a_closed_file_is_read_with_its_comments() {
		let (_dir, path) = write(&format!("# north\n\n{ONE}\n"), 0o600);
		assert!(
			Keyring::read(&path, OrganisationId::repeat(9), Network::repeat(7))
				.unwrap()
				.pair(1)
				.is_ok()
		);
	}

	#[test]
	fn every_malformed_line_is_named() {
		for bad in ["1", "x 01", "1 zz", &ONE[..60], &format!("{ONE}00")] {
			assert!(
				matches!(ring(&format!("#\n{bad}")), Err(KeyError::BadLine { line: 2 })),
				"{bad}"
			);
		}
		assert!(matches!(
			ring(&format!("{ONE}\n{ONE}")),
			Err(KeyError::TwiceVersion { line: 2, version: 1 })
		));
		assert!(matches!(ring("\n# nothing\n"), Err(KeyError::Empty)));
	}

	#[test]
	fn what_is_wrapped_for_a_reader_opens_for_that_reader_only() {
		let ring = ring(ONE).unwrap();
		let subject = Subject {
			record: RecordId::repeat(3),
			version: 1,
		};
		let secret = RecordSecret::from_bytes(&[5; 64]);
		let reader = KeyPair::generate().unwrap();
		let key = EncryptionKey {
			version: 4,
			public: *reader.public().as_bytes(),
		};
		let person = PersonId::repeat(8);
		let entry = ring
			.wrap_for(
				subject,
				&secret,
				salus_client::api::Recipient::Person(person),
				key,
			)
			.unwrap();
		assert_eq!(entry.key_version, 4);
		let wrapped = Wrap::from_bytes(&entry.wrap.0).unwrap();
		let context = |person: PersonId| ring.context(subject, Recipient::Person(person.0));
		assert_eq!(unwrap(&wrapped, &reader, &context(person)).unwrap(), secret);
		assert!(unwrap(&wrapped, &reader, &context(PersonId::repeat(1))).is_err());
	}

	#[test]
	fn a_wrap_of_an_unknown_version_names_it() {
		let subject = Subject {
			record: RecordId::repeat(3),
			version: 1,
		};
		assert!(matches!(
			ring(ONE).unwrap().open(subject, 2, &[0; 112]),
			Err(KeyError::NoVersion { version: 2 })
		));
	}
}
