// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a network starts with. Building panics on rows that contradict each other: a chain must not begin with them.

use crate::{Config, Pallet};
use alloc::{string::String, vec::Vec};
use salus_primitives::{
	acts::QUORUM,
	roles::{Credentials, KeyHolder, Membership, MembershipStatus, OrganisationKind, Profession},
	NetworkId, OrganisationId, PatientId, PersonId, UnixMillis,
};
use serde::{Deserialize, Serialize};

/// An organisation and who administers it. Active from the first block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenesisOrganisation<AccountId> {
	/// Its id.
	pub organisation: OrganisationId,
	/// What it is.
	pub kind: OrganisationKind,
	/// Administrators, each with an account that controls them. At least two.
	pub administrators: Vec<(PersonId, AccountId)>,
	/// The X25519 key of its custodian, as `0x` and 64 hexadecimal digits.
	#[serde(default, with = "hex_key")]
	pub custodian_key: Option<[u8; 32]>,
	/// `host[:port]` of its vault.
	#[serde(default)]
	pub endpoint: Option<String>,
}

/// A person and the account that controls it in full. An administrator's row may only add the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenesisPerson<AccountId> {
	/// Its id.
	pub person: PersonId,
	/// Who controls it.
	pub account: AccountId,
	/// Its X25519 key, as `0x` and 64 hexadecimal digits.
	#[serde(default, with = "hex_key")]
	pub encryption_key: Option<[u8; 32]>,
}

/// A patient, who is one of the persons, and the organisation that enrolled them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenesisPatient {
	/// Who.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
}

/// An active membership of one of the persons. Its term is not held against the ceiling: the clock stands at zero at genesis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenesisMembership {
	/// Where.
	pub organisation: OrganisationId,
	/// Who.
	pub person: PersonId,
	/// As what.
	pub profession: Profession,
	/// With what beyond the profession.
	pub credentials: Credentials,
	/// The first instant at which it is no longer valid.
	pub valid_until: UnixMillis,
}

impl<T: Config> Pallet<T> {
	/// `anybody`: whether there is a network at all, and not the empty configuration that nobody runs.
	pub(crate) fn build_network_id(id: NetworkId, anybody: bool) {
		assert!(
			id != NetworkId::repeat(0) || !anybody,
			"a network has an id of its own, drawn at random"
		);
		crate::NetworkId::<T>::put(id);
	}

	pub(crate) fn build_organisation(row: &GenesisOrganisation<T::AccountId>) {
		let id = row.organisation;
		Self::write_organisation(id, row.kind).expect("genesis organisations differ");
		assert!(
			row.administrators.len() >= QUORUM as usize,
			"genesis organisation {id} has two administrators"
		);
		for (person, account) in &row.administrators {
			Self::add_administrator(id, *person, account)
				.expect("genesis administrators are few, differ, and control their own person");
		}
		if let Some(key) = row.custodian_key {
			Self::rotate_key(KeyHolder::Organisation(id), key).expect("genesis custodian keys are not weak");
		}
		if let Some(endpoint) = &row.endpoint {
			let host = endpoint
				.as_bytes()
				.to_vec()
				.try_into()
				.expect("genesis endpoints are short");
			Self::write_endpoint(id, &host).expect("genesis endpoints are host[:port] in lower case");
		}
	}

	pub(crate) fn build_person(row: &GenesisPerson<T::AccountId>) {
		Self::create_or_match_person(row.person, &row.account)
			.expect("genesis persons have an account of their own");
		if let Some(key) = row.encryption_key {
			Self::rotate_key(KeyHolder::Person(row.person), key).expect("genesis keys are not weak");
		}
	}

	pub(crate) fn build_patient(row: &GenesisPatient) {
		assert!(
			crate::Persons::<T>::contains_key(row.patient.person()),
			"genesis patient {} is a person",
			row.patient
		);
		Self::ensure_active(row.organisation).expect("genesis patients belong to a genesis organisation");
		Self::write_patient(row.patient, row.organisation, None).expect("genesis patients differ");
	}

	pub(crate) fn build_membership(row: &GenesisMembership) {
		Self::ensure_active(row.organisation).expect("genesis members belong to a genesis organisation");
		let membership = Membership {
			profession: row.profession,
			credentials: row.credentials,
			valid_until: row.valid_until,
			full_from: UnixMillis(0),
			status: MembershipStatus::Active,
		};
		Self::write_membership(row.organisation, row.person, membership)
			.expect("genesis members are persons, one membership per organisation");
	}
}

/// A key as text.
mod hex_key {
	use alloc::string::String;
	use salus_primitives::ids::{parse_hex32, write_hex32};
	use serde::{de::Error as _, Deserialize, Deserializer, Serialize, Serializer};

	pub(super) fn serialize<S: Serializer>(key: &Option<[u8; 32]>, serializer: S) -> Result<S::Ok, S::Error> {
		let text = key.map(|bytes| {
			let mut text = String::new();
			write_hex32(&bytes, &mut text).expect("writing to a String does not fail; qed");
			text
		});
		text.serialize(serializer)
	}

	pub(super) fn deserialize<'de, D: Deserializer<'de>>(
		deserializer: D,
	) -> Result<Option<[u8; 32]>, D::Error> {
		Option::<String>::deserialize(deserializer)?
			.map(|text| parse_hex32(&text).map_err(D::Error::custom))
			.transpose()
	}
}
