// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! An enrolment statement as a file: a person signs it on the own device, a desk submits it.

use crate::error::{file, CliError};
use salus_client::{
	account::{format_ss58, parse_ss58, verify, Signature, Signer},
	api::{Hash32, HexBytes},
	chain::calls::roles::Enrolment,
	keystore::Unsealed,
};
use salus_primitives::{statements::EnrolmentStatement, OrganisationId, PersonId, UnixMillis};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementFile {
	/// Hash of the chain's first block.
	pub genesis: Hash32,
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
		genesis: [u8; 32],
		organisation: OrganisationId,
		person: PersonId,
		expires_at: UnixMillis,
	) -> Self {
		let statement = EnrolmentStatement {
			genesis,
			organisation,
			person,
			account: key.account(),
			encryption_key: key.newest_public().public,
			expires_at,
		};
		Self {
			genesis: Hash32(genesis),
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
		let bytes = std::fs::read(path).map_err(file(path))?;
		serde_json::from_slice(&bytes).map_err(|error| {
			CliError::usage(format!(
				"{} is not an enrolment statement: {error}",
				path.display()
			))
		})
	}

	/// Checks what the chain will check, to say it sooner and more clearly, and gives the call's arguments.
	pub fn enrolment(&self, genesis: &[u8; 32], now: UnixMillis) -> Result<Enrolment, CliError> {
		if self.genesis.0 != *genesis {
			return Err(CliError::refused(
				"the statement was signed for another network; have it signed again for this one",
			));
		}
		if now >= self.expires_at {
			return Err(CliError::refused("the statement is over; have it signed again"));
		}
		let account = parse_ss58(&self.account)?;
		let statement = EnrolmentStatement {
			genesis: self.genesis.0,
			organisation: self.organisation,
			person: self.person,
			account,
			encryption_key: self.encryption_key.0,
			expires_at: self.expires_at,
		};
		verify(&account, statement.text().as_bytes(), &self.signature.0).map_err(|error| {
			CliError::refused(format!(
				"{error}: the statement was changed after it was signed; have it signed again"
			))
		})?;
		let signature =
			Signature::from_bytes(&self.signature.0).map_err(|error| CliError::refused(error.to_string()))?;
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

#[cfg(test)]
mod tests {
	use super::*;

	const NOW: UnixMillis = UnixMillis(1_000);

	fn statement() -> StatementFile {
		let key = Unsealed::development("//Dave").unwrap();
		StatementFile::sign(
			&key,
			[1; 32],
			OrganisationId::repeat(2),
			PersonId::repeat(3),
			NOW.plus(1),
		)
	}

	#[test]
	fn a_signed_statement_is_taken_until_it_ends() {
		let text = serde_json::to_string(&statement()).unwrap();
		let read: StatementFile = serde_json::from_str(&text).unwrap();
		assert_eq!(read.enrolment(&[1; 32], NOW).unwrap().person, PersonId::repeat(3));
		assert!(read.enrolment(&[1; 32], NOW.plus(1)).is_err());
	}

	#[test]
	fn a_changed_or_foreign_statement_is_refused() {
		assert!(statement().enrolment(&[9; 32], NOW).is_err());
		let changed = StatementFile {
			person: PersonId::repeat(4),
			..statement()
		};
		assert!(changed.enrolment(&[1; 32], NOW).is_err());
		let cut = StatementFile {
			signature: HexBytes(vec![1, 2]),
			..statement()
		};
		assert!(cut.enrolment(&[1; 32], NOW).is_err());
	}
}
