// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The visit statement as a file: the patient's side signs that somebody is there, and the front desk opens the encounter with it.

use super::{fits, read, signed};
use crate::error::CliError;
use salus_client::{
	account::{format_ss58, parse_ss58, Signature, Signer},
	api::{Hash32, HexBytes},
	keystore::Unsealed,
};
use salus_primitives::{
	statements::VisitStatement, EncounterId, Network, NetworkId, OrganisationId, PatientId, PersonId,
	UnixMillis,
};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitStatementFile {
	/// The network's id.
	pub network: NetworkId,
	/// Hash of the chain's first block.
	pub genesis: Hash32,
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// Who came.
	pub patient: PatientId,
	/// The account that signed, as SS58: the patient's or a representative's.
	pub account: String,
	/// The encounter that the statement opens.
	pub encounter: EncounterId,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
	/// SCALE bytes of the signature.
	pub signature: HexBytes,
}

impl VisitStatementFile {
	/// Signs a statement with this key, whose account it is to name.
	pub fn sign(key: &Unsealed, statement: &VisitStatement) -> Self {
		Self {
			network: statement.network.id,
			genesis: Hash32(statement.network.genesis),
			organisation: statement.organisation,
			doctor: statement.doctor,
			patient: statement.patient,
			account: format_ss58(&statement.account),
			encounter: statement.encounter,
			expires_at: statement.expires_at,
			signature: HexBytes(key.sign(statement.text().as_bytes()).to_bytes()),
		}
	}

	/// Reads a file.
	pub fn read(path: &Path) -> Result<Self, CliError> {
		read(path, "a visit statement (`salus encounter statement` writes one)")
	}

	/// Checks what the chain will check, to say it sooner and more clearly, and gives the statement and its signature.
	pub fn checked(
		&self,
		network: &Network,
		organisation: OrganisationId,
		now: UnixMillis,
	) -> Result<(VisitStatement, Signature), CliError> {
		let signed_for = Network {
			id: self.network,
			genesis: self.genesis.0,
		};
		fits(signed_for, network, self.expires_at, now)?;
		if self.organisation != organisation {
			return Err(CliError::refused(format!(
				"the statement is for a visit in {}, and you act in {organisation}; have it signed again for here",
				self.organisation
			)));
		}
		let statement = VisitStatement {
			network: *network,
			organisation,
			doctor: self.doctor,
			patient: self.patient,
			account: parse_ss58(&self.account)?,
			encounter: self.encounter,
			expires_at: self.expires_at,
		};
		let signature = signed(&statement.account, &statement.text(), &self.signature)?;
		Ok((statement, signature))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const NORTH: OrganisationId = OrganisationId::repeat(2);
	const NOW: UnixMillis = UnixMillis(1_000);

	fn statement() -> VisitStatementFile {
		let key = Unsealed::development("//Dave").unwrap();
		let statement = VisitStatement {
			network: Network::repeat(1),
			organisation: NORTH,
			doctor: PersonId::repeat(3),
			patient: PatientId::repeat(4),
			account: key.account(),
			encounter: EncounterId::repeat(5),
			expires_at: NOW.plus(1),
		};
		VisitStatementFile::sign(&key, &statement)
	}

	#[test]
	fn a_signed_statement_is_taken_there_until_it_ends() {
		let text = serde_json::to_string(&statement()).unwrap();
		let read: VisitStatementFile = serde_json::from_str(&text).unwrap();
		let (said, _) = read.checked(&Network::repeat(1), NORTH, NOW).unwrap();
		assert_eq!(
			(said.doctor, said.encounter),
			(PersonId::repeat(3), EncounterId::repeat(5))
		);
		assert!(read.checked(&Network::repeat(1), NORTH, NOW.plus(1)).is_err());
		assert!(read.checked(&Network::repeat(9), NORTH, NOW).is_err());
		assert!(read
			.checked(&Network::repeat(1), OrganisationId::repeat(9), NOW)
			.is_err());
	}

	#[test]
	fn nothing_of_it_can_be_changed() {
		let file = statement();
		let changed = [
			VisitStatementFile {
				doctor: PersonId::repeat(9),
				..file.clone()
			},
			VisitStatementFile {
				patient: PatientId::repeat(9),
				..file.clone()
			},
			VisitStatementFile {
				encounter: EncounterId::repeat(9),
				..file.clone()
			},
			VisitStatementFile {
				expires_at: NOW.plus(9),
				..file
			},
		];
		for file in changed {
			let refused = file.checked(&Network::repeat(1), NORTH, NOW).unwrap_err();
			assert!(refused.full_message().contains("signed again"), "{file:?}");
		}
	}
}
