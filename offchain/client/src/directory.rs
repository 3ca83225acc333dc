// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! An organisation's directory: a signed FHIR R4 Bundle with its own name, its people, its places and its vault.
//!
//! Names are not on the chain. The organisation's vault hands the directory out, the chain holds the BLAKE2b-256 of its bytes,
//! which two administrators put there, and the Bundle carries the signature of the one who proposed it over what it says. Both are checked
//! before a name is believed.

mod bundle;
mod names;

pub use names::{NameFault, Names};

use crate::account::{format_ss58, parse_ss58, verify, Signer};
use base64::{engine::general_purpose::STANDARD, Engine};
use blake2::{digest::consts::U32, Blake2b, Digest};
use salus_primitives::{ids::write_hex32, statements::AccountBytes, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};

/// A longer directory is not read.
pub const MAX_DIRECTORY_LEN: usize = 4 * 1024 * 1024;

/// Why a directory is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryError {
	/// The bytes are not those that the chain names.
	#[error("the directory is not the one that the chain names ({found} instead of {expected}); nothing in it is believed")]
	WrongHash {
		/// The chain's hash, in hexadecimal.
		expected: String,
		/// The hash of the bytes.
		found: String,
	},
	/// It is not a directory in the format that Salus reads.
	#[error("the directory is malformed: {0}")]
	Malformed(String),
	/// It is another organisation's.
	#[error("the directory is that of {found} and not of {expected}")]
	OtherOrganisation {
		/// Whose was asked for.
		expected: OrganisationId,
		/// Whose it is.
		found: OrganisationId,
	},
	/// The signature does not hold.
	#[error("the directory's signature does not hold: {0}")]
	BadSignature(&'static str),
}

/// One of an organisation's people, as others may know them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
	/// The person's id on the chain, in hexadecimal.
	pub person: String,
	/// The name that people use.
	pub name: String,
	/// What the person does, in words.
	#[serde(default)]
	pub specialty: Option<String>,
	/// Languages spoken (BCP 47).
	#[serde(default)]
	pub languages: Vec<String>,
}

/// What a directory says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
	/// Whose it is.
	pub organisation: OrganisationId,
	/// The organisation's name.
	pub name: String,
	/// Its people.
	#[serde(default)]
	pub people: Vec<Entry>,
	/// The names of its places.
	#[serde(default)]
	pub locations: Vec<String>,
	/// Where its vault answers, `https://host[:port]`.
	#[serde(default)]
	pub endpoint: Option<String>,
}

/// A directory that was read from a Bundle, and who signed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedDirectory {
	/// What it says.
	pub directory: Directory,
	/// Who signed.
	pub signed_by: AccountBytes,
}

/// The hash that the chain holds.
pub fn hash(bytes: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::digest(bytes).into()
}

fn hex(hash: &[u8; 32]) -> String {
	let mut text = String::with_capacity(66);
	write_hex32(hash, &mut text).expect("writing to a String does not fail; qed");
	text
}

/// The text that is signed: its title is no other message's.
fn signed_text(organisation: OrganisationId, unsigned: &[u8]) -> String {
	format!(
		"Salus: this is our directory\norganisation: {organisation}\ncontent: {}",
		hex(&hash(unsigned))
	)
}

impl Directory {
	/// The Bundle's bytes, signed.
	pub fn sign(&self, signer: &dyn Signer, at: &str) -> Result<Vec<u8>, DirectoryError> {
		self.check()?;
		let mut bundle = bundle::write(self, at);
		// Objects keep their keys in order, so that the same content always has the same bytes.
		let text = signed_text(self.organisation, bundle.to_string().as_bytes());
		let signature = signer.sign(text.as_bytes()).to_bytes();
		bundle["signature"] = json!({
			"type": [{ "system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.5" }],
			"when": at,
			"who": { "identifier": { "system": bundle::ACCOUNT_SYSTEM, "value": format_ss58(&signer.account()) } },
			"sigFormat": "application/octet-stream",
			"data": STANDARD.encode(signature),
		});
		Ok(bundle.to_string().into_bytes())
	}

	fn check(&self) -> Result<(), DirectoryError> {
		let broken = |what: &str| DirectoryError::Malformed(what.into());
		if self.name.trim().is_empty() {
			return Err(broken("the organisation has no name"));
		}
		for entry in &self.people {
			entry.person.parse::<PersonId>().map_err(|error| {
				DirectoryError::Malformed(format!("person `{}`: {error}", entry.person.escape_default()))
			})?;
			if entry.name.trim().is_empty() {
				return Err(broken("a person has no name"));
			}
		}
		let texts = self.people.iter().map(|entry| &entry.name).chain([&self.name]);
		if texts.into_iter().any(|text| text.contains(char::is_control)) {
			return Err(broken("a name holds control characters"));
		}
		Ok(())
	}
}

/// Reads a directory and checks it against the hash that the chain names and its own signature. Whether `signed_by` is an
/// administrator is implied by the hash: only one of them could put it on the chain.
pub fn read(
	bytes: &[u8],
	organisation: OrganisationId,
	chain_hash: &[u8; 32],
) -> Result<SignedDirectory, DirectoryError> {
	let found = hash(bytes);
	if found != *chain_hash {
		return Err(DirectoryError::WrongHash {
			expected: hex(chain_hash),
			found: hex(&found),
		});
	}
	read_unpublished(bytes, organisation)
}

/// [`read`] before the hash is on the chain: what it says is only as good as its signature.
pub fn read_unpublished(
	bytes: &[u8],
	organisation: OrganisationId,
) -> Result<SignedDirectory, DirectoryError> {
	if bytes.len() > MAX_DIRECTORY_LEN {
		return Err(DirectoryError::Malformed(format!(
			"it is longer than {MAX_DIRECTORY_LEN} bytes"
		)));
	}
	let mut bundle: Value =
		serde_json::from_slice(bytes).map_err(|error| DirectoryError::Malformed(error.to_string()))?;
	let signature = bundle
		.as_object_mut()
		.and_then(|object| object.remove("signature"))
		.ok_or(DirectoryError::BadSignature("there is none"))?;
	let directory = bundle::read(&bundle)?;
	if directory.organisation != organisation {
		return Err(DirectoryError::OtherOrganisation {
			expected: organisation,
			found: directory.organisation,
		});
	}
	directory.check()?;
	let text = signed_text(organisation, bundle.to_string().as_bytes());
	let signed_by = check_signature(&signature, &text)?;
	Ok(SignedDirectory { directory, signed_by })
}

fn check_signature(signature: &Value, text: &str) -> Result<AccountBytes, DirectoryError> {
	let account = signature["who"]["identifier"]["value"]
		.as_str()
		.and_then(|text| parse_ss58(text).ok())
		.ok_or(DirectoryError::BadSignature(
			"it names no account of this network",
		))?;
	let data = signature["data"]
		.as_str()
		.and_then(|text| STANDARD.decode(text).ok())
		.ok_or(DirectoryError::BadSignature("its data is not base64"))?;
	verify(&account, text.as_bytes(), &data)
		.map_err(|_| DirectoryError::BadSignature("it is not that account's signature of this content"))?;
	Ok(account)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::account::Sr25519Key;

	fn directory() -> Directory {
		Directory {
			organisation: OrganisationId::repeat(1),
			name: "North Hospital".into(),
			people: vec![
				Entry {
					person: PersonId::repeat(2).to_string(),
					name: "Dr Brook Adler".into(),
					specialty: Some("Cardiology".into()),
					languages: vec!["de".into(), "en".into()],
				},
				Entry {
					person: PersonId::repeat(3).to_string(),
					name: "Cem Clerk".into(),
					..Entry::default()
				},
			],
			locations: vec!["Ward 3".into()],
			endpoint: Some("https://north.example".into()),
		}
	}

	fn signed() -> Vec<u8> {
		let signer = Sr25519Key::from_uri("//NorthAdmin").unwrap();
		directory().sign(&signer, "2026-11-22T12:00:00Z").unwrap()
	}

	fn read_back(bytes: &[u8]) -> Result<SignedDirectory, DirectoryError> {
		read(bytes, OrganisationId::repeat(1), &hash(bytes))
	}

	#[test]
	fn what_is_signed_reads_back() {
		let read = read_back(&signed()).unwrap();
		assert_eq!(read.directory, directory());
		assert_eq!(
			read.signed_by,
			Sr25519Key::from_uri("//NorthAdmin").unwrap().account()
		);
	}

	#[test]
	fn other_bytes_than_the_chain_names_are_refused() {
		let refused = read(&signed(), OrganisationId::repeat(1), &[0; 32]);
		assert!(matches!(refused, Err(DirectoryError::WrongHash { .. })));
	}

	#[test]
	fn another_organisation_s_is_refused() {
		let bytes = signed();
		let refused = read(&bytes, OrganisationId::repeat(9), &hash(&bytes));
		assert!(matches!(refused, Err(DirectoryError::OtherOrganisation { .. })));
	}

	#[test]
	fn a_changed_name_breaks_the_signature() {
		let changed = String::from_utf8(signed()).unwrap().replace("Adler", "Alder");
		assert!(matches!(
			read_back(changed.as_bytes()),
			Err(DirectoryError::BadSignature(_))
		));
	}

	#[test]
	fn a_directory_without_a_signature_is_refused() {
		let unsigned = bundle::write(&directory(), "2026-11-22T12:00:00Z").to_string();
		assert_eq!(
			read_back(unsigned.as_bytes()),
			Err(DirectoryError::BadSignature("there is none"))
		);
	}

	#[test]
	fn what_is_no_directory_is_refused() {
		for text in [
			"",
			"{",
			"[]",
			"{\"signature\":{}}",
			"{\"resourceType\":\"Patient\",\"signature\":{}}",
		] {
			assert!(read_back(text.as_bytes()).is_err(), "{text}");
		}
	}

	#[test]
	fn names_without_letters_or_with_escapes_are_not_signed() {
		let signer = Sr25519Key::from_uri("//NorthAdmin").unwrap();
		for name in ["", "  ", "Dr \u{1b}[31mRed"] {
			let mut directory = directory();
			directory.people[0].name = name.into();
			assert!(matches!(
				directory.sign(&signer, "2026"),
				Err(DirectoryError::Malformed(_))
			));
		}
	}
}
