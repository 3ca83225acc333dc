// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Statements as files. A person signs an enrolment statement on the own device, and a desk submits it. A further account signs that it
//! is to act for a person, and that person submits it. A patient's side signs that somebody is there for a visit, and a desk submits it.

mod visit;

pub use visit::VisitStatementFile;

use crate::{
	context::Context,
	error::{file, CliError},
};
use salus_client::{
	account::{format_ss58, parse_ss58, verify, Signature, Signer},
	api::{Hash32, HexBytes},
	chain::calls::roles::Enrolment,
	keystore::Unsealed,
};
use salus_primitives::{
	statements::{AccountBytes, AccountStatement, EnrolmentPurpose, EnrolmentStatement},
	Network, NetworkId, OrganisationId, PersonId, UnixMillis,
};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementFile {
	/// The network's id.
	pub network: NetworkId,
	/// Hash of the chain's first block.
	pub genesis: Hash32,
	/// What the person asks for.
	pub purpose: EnrolmentPurpose,
	/// Who is to enrol.
	pub organisation: OrganisationId,
	/// Under which id.
	pub person: PersonId,
	/// The account that signed, as SS58.
	pub account: String,
	/// The person's X25519 public key.
	pub encryption_key: Hash32,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
	/// SCALE bytes of the signature.
	pub signature: HexBytes,
}

impl StatementFile {
	/// Signs a statement with this key.
	pub fn sign(
		key: &Unsealed,
		network: Network,
		purpose: EnrolmentPurpose,
		organisation: OrganisationId,
		person: PersonId,
		expires_at: UnixMillis,
	) -> Self {
		let statement = EnrolmentStatement {
			network,
			purpose,
			organisation,
			person,
			account: key.account(),
			encryption_key: key.newest_public().public,
			expires_at,
		};
		Self {
			network: network.id,
			genesis: Hash32(network.genesis),
			purpose,
			organisation,
			person,
			account: format_ss58(&statement.account),
			encryption_key: Hash32(statement.encryption_key),
			expires_at,
			signature: HexBytes(key.sign(statement.text().as_bytes()).to_bytes()),
		}
	}

	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, CliError> {
		read(path, "an enrolment statement")
	}

	fn network(&self) -> Network {
		Network {
			id: self.network,
			genesis: self.genesis.0,
		}
	}

	/// Checks what the chain will check, to say it sooner and more clearly, and gives the call's arguments.
	pub fn enrolment(
		&self,
		network: &Network,
		purpose: EnrolmentPurpose,
		now: UnixMillis,
	) -> Result<Enrolment, CliError> {
		fits(self.network(), network, self.expires_at, now)?;
		if self.purpose != purpose {
			return Err(CliError::refused(format!(
				"the statement was signed for another purpose; have it signed again with `salus key statement --as {purpose}`"
			)));
		}
		let account = parse_ss58(&self.account)?;
		let statement = EnrolmentStatement {
			network: *network,
			purpose,
			organisation: self.organisation,
			person: self.person,
			account,
			encryption_key: self.encryption_key.0,
			expires_at: self.expires_at,
		};
		let signature = signed(&account, &statement.text(), &self.signature)?;
		Ok(Enrolment {
			organisation: self.organisation,
			person: self.person,
			account,
			encryption_key: self.encryption_key.0,
			expires_at: self.expires_at,
			signature,
		})
	}
}

/// A further account's statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountStatementFile {
	/// The network's id.
	pub network: NetworkId,
	/// Hash of the chain's first block.
	pub genesis: Hash32,
	/// The person whom the account joins.
	pub person: PersonId,
	/// The account that signed, as SS58.
	pub account: String,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
	/// SCALE bytes of the signature.
	pub signature: HexBytes,
}

impl AccountStatementFile {
	/// Signs a statement with this key.
	pub fn sign(key: &Unsealed, network: Network, person: PersonId, expires_at: UnixMillis) -> Self {
		let statement = AccountStatement {
			network,
			person,
			account: key.account(),
			expires_at,
		};
		Self {
			network: network.id,
			genesis: Hash32(network.genesis),
			person,
			account: format_ss58(&statement.account),
			expires_at,
			signature: HexBytes(key.sign(statement.text().as_bytes()).to_bytes()),
		}
	}

	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, CliError> {
		read(
			path,
			"an account's statement (`salus account statement` writes one)",
		)
	}

	fn network(&self) -> Network {
		Network {
			id: self.network,
			genesis: self.genesis.0,
		}
	}

	/// Checks what the chain will check, to say it sooner and more clearly, and gives the account and its signature.
	pub fn checked(
		&self,
		network: &Network,
		person: PersonId,
		now: UnixMillis,
	) -> Result<(AccountBytes, Signature), CliError> {
		fits(self.network(), network, self.expires_at, now)?;
		if self.person != person {
			return Err(CliError::refused(format!(
				"the statement is for {}, and you are {person}; have it signed again with `salus account statement --person {person}`",
				self.person
			)));
		}
		let account = parse_ss58(&self.account)?;
		let statement = AccountStatement {
			network: *network,
			person,
			account,
			expires_at: self.expires_at,
		};
		Ok((account, signed(&account, &statement.text(), &self.signature)?))
	}
}

fn read<T: DeserializeOwned>(path: &Path, what: &str) -> Result<T, CliError> {
	let bytes = std::fs::read(path).map_err(file(path))?;
	serde_json::from_slice(&bytes)
		.map_err(|error| CliError::usage(format!("{} is not {what}: {error}", path.display())))
}

/// Writes a statement to a file, or shows it.
pub fn write_or_show(
	context: &Context,
	statement: &impl Serialize,
	account: &str,
	mut json: Value,
	to: Option<PathBuf>,
) -> Result<(), CliError> {
	let text = serde_json::to_string_pretty(statement).map_err(|error| CliError::usage(error.to_string()))?;
	let Some(path) = to else {
		println!("{text}");
		return Ok(());
	};
	std::fs::write(&path, text).map_err(file(&path))?;
	json["file"] = path.display().to_string().into();
	let sentence = format!("statement of {account} written to {}", path.display());
	context.out.said(&sentence, json);
	Ok(())
}

/// Is a statement for this network, and not over?
fn fits(given: Network, network: &Network, expires_at: UnixMillis, now: UnixMillis) -> Result<(), CliError> {
	if given != *network {
		return Err(CliError::refused(
			"the statement was signed for another network; have it signed again for this one",
		));
	}
	if now >= expires_at {
		return Err(CliError::refused("the statement is over; have it signed again"));
	}
	Ok(())
}

fn signed(account: &AccountBytes, text: &str, signature: &HexBytes) -> Result<Signature, CliError> {
	verify(account, text.as_bytes(), &signature.0).map_err(|error| {
		CliError::refused(format!(
			"{error}: the statement was changed after it was signed; have it signed again"
		))
	})?;
	Signature::from_bytes(&signature.0).map_err(|error| CliError::refused(error.to_string()))
}

#[cfg(test)]
mod tests {
	use super::*;

	const ANA: PersonId = PersonId::repeat(3);
	const HERE: Network = Network::repeat(1);

	fn of_account() -> AccountStatementFile {
		let key = Unsealed::development("//Dave").unwrap();
		AccountStatementFile::sign(&key, HERE, ANA, NOW.plus(1))
	}

	#[test]
	fn a_further_account_s_statement_is_for_one_person_and_network_and_ends() {
		let text = serde_json::to_string(&of_account()).unwrap();
		let read: AccountStatementFile = serde_json::from_str(&text).unwrap();
		assert!(read.checked(&HERE, ANA, NOW).is_ok());
		assert!(read.checked(&HERE, ANA, NOW.plus(1)).is_err());
		assert!(read.checked(&Network::repeat(9), ANA, NOW).is_err());
		assert!(read.checked(&HERE, PersonId::repeat(4), NOW).is_err());
		let changed = AccountStatementFile {
			person: PersonId::repeat(4),
			..read
		};
		assert!(changed.checked(&HERE, PersonId::repeat(4), NOW).is_err());
	}

	const NOW: UnixMillis = UnixMillis(1_000);

	fn statement() -> StatementFile {
		let key = Unsealed::development("//Dave").unwrap();
		StatementFile::sign(
			&key,
			HERE,
			EnrolmentPurpose::Patient,
			OrganisationId::repeat(2),
			PersonId::repeat(3),
			NOW.plus(1),
		)
	}

	#[test]
	fn a_signed_statement_is_taken_until_it_ends() {
		let text = serde_json::to_string(&statement()).unwrap();
		let read: StatementFile = serde_json::from_str(&text).unwrap();
		assert_eq!(
			read.enrolment(&HERE, EnrolmentPurpose::Patient, NOW)
				.unwrap()
				.person,
			PersonId::repeat(3)
		);
		assert!(read
			.enrolment(&HERE, EnrolmentPurpose::Patient, NOW.plus(1))
			.is_err());
	}

	#[test]
	fn a_statement_is_for_one_purpose() {
		for purpose in [
			EnrolmentPurpose::Work,
			EnrolmentPurpose::FirstAccount,
			EnrolmentPurpose::HeldAccount,
		] {
			let refused = statement().enrolment(&HERE, purpose, NOW).unwrap_err();
			assert!(refused.full_message().contains(purpose.code()), "{refused:?}");
			let renamed = StatementFile {
				purpose,
				..statement()
			};
			assert!(renamed.enrolment(&HERE, purpose, NOW).is_err());
		}
	}

	#[test]
	fn a_changed_or_foreign_statement_is_refused() {
		for network in [
			Network {
				id: NetworkId::repeat(9),
				..HERE
			},
			Network {
				genesis: [9; 32],
				..HERE
			},
		] {
			assert!(statement()
				.enrolment(&network, EnrolmentPurpose::Patient, NOW)
				.is_err());
		}
		let changed = StatementFile {
			person: PersonId::repeat(4),
			..statement()
		};
		assert!(changed.enrolment(&HERE, EnrolmentPurpose::Patient, NOW).is_err());
		let cut = StatementFile {
			signature: HexBytes(vec![1, 2]),
			..statement()
		};
		assert!(cut.enrolment(&HERE, EnrolmentPurpose::Patient, NOW).is_err());
	}
}
