// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The first block of a chain for development (`development`) and of a network of four on one machine (`local_testnet`).
//!
//! Every key in here can be derived by everybody: see [`salus_primitives::development`].

use crate::{
	AccountId, AuraConfig, CouncilMembershipConfig, GrandpaConfig, RuntimeGenesisConfig, SudoConfig,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_support::build_struct_json_patch,
	sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_consensus_grandpa::AuthorityId as GrandpaId,
	sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET},
	sp_keyring::{Ed25519Keyring, Sr25519Keyring},
};
use salus_primitives::{
	development::{DevRole, PEOPLE},
	ids::parse_hex32,
};

/// The names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}

/// The preset of this name, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let validators: &[_] = match id.as_ref() {
		DEV_RUNTIME_PRESET => &[(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
		LOCAL_TESTNET_RUNTIME_PRESET => &[
			(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
			(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
			(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
			(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
		],
		_ => return None,
	};
	Some(genesis(validators).to_string().into_bytes())
}

/// The operator and the administrators of the two hospitals.
fn council() -> Vec<AccountId> {
	PEOPLE
		.iter()
		.filter(|person| match person.role {
			DevRole::Operator => true,
			DevRole::Administrator(organisation) => organisation.ends_with("Hospital"),
			DevRole::Member(..) | DevRole::Patient(_) => false,
		})
		.map(|person| account(person.account_hex))
		.collect()
}

fn account(hex: &str) -> AccountId {
	parse_hex32(hex)
		.expect("a test of the primitives reads every well-known key; qed")
		.into()
}

fn genesis(validators: &[(Sr25519Keyring, Ed25519Keyring)]) -> serde_json::Value {
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
	})
}
