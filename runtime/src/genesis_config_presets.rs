// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The first block of a chain for development (`development`) and of a network of four on one machine (`local_testnet`).
//!
//! Every key in here can be derived by everybody: see [`salus_primitives::development`].

use crate::{
	AccountId, AuraConfig, CouncilMembershipConfig, GrandpaConfig, RolesConfig, RuntimeGenesisConfig,
	SudoConfig,
};
use alloc::{string::ToString, vec, vec::Vec};
use pallet_roles::genesis::{GenesisMembership, GenesisOrganisation, GenesisPatient, GenesisPerson};
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::AuthorityId as GrandpaId,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};
use salus_primitives::{
	development::{
		organisation_id, DevOrganisation, DevPerson, DevRole, DEVELOPMENT_NETWORK, LOCAL_TESTNET_NETWORK,
		ORGANISATIONS, PEOPLE,
	},
	ids::parse_hex32,
	roles::{Credential, Credentials},
	NetworkId, UnixMillis,
};

/// 2100-01-01T00:00:00Z: well-known memberships do not end while anybody develops with them.
const MEMBERS_UNTIL: UnixMillis = UnixMillis(4_102_444_800_000);

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}

/// The preset of this name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	const ALICE: (Sr25519Keyring, Ed25519Keyring) = (Sr25519Keyring::Alice, Ed25519Keyring::Alice);
	const FOUR: [(Sr25519Keyring, Ed25519Keyring); 4] = [
		ALICE,
		(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	];
	let (network_id, validators): (_, &[_]) = match id.as_ref() {
		DEV_RUNTIME_PRESET => (DEVELOPMENT_NETWORK, &[ALICE]),
		LOCAL_TESTNET_RUNTIME_PRESET => (LOCAL_TESTNET_NETWORK, &FOUR),
		_ => return None,
	};
	Some(genesis(network_id, validators).to_string().into_bytes())
}

/// The operator and the first administrator of each of the two hospitals.
fn council() -> Vec<AccountId> {
	PEOPLE
		.iter()
		.filter(|person| match person.role {
			DevRole::Operator => true,
			DevRole::Administrator(organisation) => {
				organisation.ends_with("Hospital") && person.name.ends_with("Admin")
			}
			DevRole::Member(..) | DevRole::Patient(_) => false,
		})
		.map(account)
		.collect()
}

/// 32 bytes of the table of well-known people.
fn bytes(hex: &str) -> [u8; 32] {
	parse_hex32(hex).expect("a test of the primitives reads every well-known key; qed")
}

fn account(person: &DevPerson) -> AccountId {
	bytes(person.account_hex).into()
}

fn organisation(row: &DevOrganisation) -> GenesisOrganisation<AccountId> {
	GenesisOrganisation {
		organisation: row.id(),
		kind: row.kind,
		administrators: PEOPLE
			.iter()
			.filter(|person| person.role == DevRole::Administrator(row.name))
			.map(|person| (person.id(), account(person)))
			.collect(),
		custodian_key: Some(bytes(row.custodian_key_hex)),
		endpoint: None,
	}
}

/// Everybody but the operator, who is no person of the network.
fn person(row: &DevPerson) -> Option<GenesisPerson<AccountId>> {
	(row.role != DevRole::Operator).then(|| GenesisPerson {
		person: row.id(),
		account: account(row),
		encryption_key: Some(bytes(row.encryption_key_hex)),
	})
}

fn patient(row: &DevPerson) -> Option<GenesisPatient> {
	match row.role {
		DevRole::Patient(organisation) => Some(GenesisPatient {
			patient: row.id().as_patient(),
			organisation: organisation_id(organisation),
		}),
		_ => None,
	}
}

/// One doctor of each hospital may open an emergency access; the technician may make reports final.
fn credentials(name: &str) -> Credentials {
	match name {
		"NorthDoctor" | "Charlie" => Credentials::of(&[Credential::Emergency]),
		"LabTechnician" => Credentials::of(&[Credential::Verifying]),
		_ => Credentials::NONE,
	}
}

fn membership(row: &DevPerson) -> Option<GenesisMembership> {
	match row.role {
		DevRole::Member(organisation, profession) => Some(GenesisMembership {
			organisation: organisation_id(organisation),
			person: row.id(),
			profession,
			credentials: credentials(row.name),
			valid_until: MEMBERS_UNTIL,
		}),
		_ => None,
	}
}

fn genesis(network_id: NetworkId, validators: &[(Sr25519Keyring, Ed25519Keyring)]) -> serde_json::Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		aura: AuraConfig {
			authorities: validators
				.iter()
				.map(|(aura, _)| AuraId::from(aura.public()))
				.collect(),
		},
		grandpa: GrandpaConfig {
			authorities: validators
				.iter()
				.map(|(_, grandpa)| (GrandpaId::from(grandpa.public()), 1))
				.collect(),
		},
		sudo: SudoConfig {
			key: Some(Sr25519Keyring::Alice.to_account_id())
		},
		council_membership: CouncilMembershipConfig {
			members: council()
				.try_into()
				.expect("three seats are fewer than the council has; qed"),
		},
		roles: RolesConfig {
			network_id,
			organisations: ORGANISATIONS.iter().map(organisation).collect(),
			persons: PEOPLE.iter().filter_map(person).collect(),
			patients: PEOPLE.iter().filter_map(patient).collect(),
			memberships: PEOPLE.iter().filter_map(membership).collect(),
		},
	})
}
