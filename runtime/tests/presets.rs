// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The presets build, hold the people that the primitives name, and leave every account able to sign.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use polkadot_sdk::{sp_genesis_builder::PresetId, *};
use salus_primitives::development::organisation_id;
use salus_primitives::{
	development::{DevRole, DEVELOPMENT_NETWORK, LOCAL_TESTNET_NETWORK, ORGANISATIONS, PEOPLE},
	network::NETWORK_ID_KEY,
	roles::{Credential, KeyHolder, Profession, RoleInspect},
	UnixMillis,
};
use salus_runtime::{genesis_config_presets, Consent, Council, Records, Roles, Runtime, System};

const NOW: UnixMillis = UnixMillis(NEW_YEAR);

#[test]
fn both_build_and_no_other_exists() {
	let names: Vec<PresetId> = genesis_config_presets::preset_names();
	assert_eq!(names, ["development", "local_testnet"].map(PresetId::from));
	for (preset, validators) in [("development", 1), ("local_testnet", 4)] {
		on_chain_of(preset, || {
			assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), validators);
			assert_eq!(salus_runtime::Grandpa::grandpa_authorities().len(), validators);
		});
	}
	assert_eq!(genesis_config_presets::get_preset(&"production".into()), None);
}

#[test]
fn each_says_in_its_id_that_it_is_no_network() {
	for (preset, expected) in [
		("development", DEVELOPMENT_NETWORK),
		("local_testnet", LOCAL_TESTNET_NETWORK),
	] {
		on_chain_of(preset, || assert_eq!(Roles::network_id(), expected));
		assert!(expected.0.is_ascii(), "{preset}: nobody draws these at random");
	}
	assert_ne!(DEVELOPMENT_NETWORK, LOCAL_TESTNET_NETWORK);
}

#[test]
fn the_id_lies_where_readers_of_raw_state_look() {
	on_chain(|| {
		let raw = polkadot_sdk::sp_io::storage::get(&NETWORK_ID_KEY).unwrap();
		assert_eq!(raw[..], DEVELOPMENT_NETWORK.0);
	});
}

#[test]
fn everybody_can_sign() {
	on_chain(|| {
		for who in PEOPLE {
			assert!(System::sufficients(&account(who.name)) > 0, "{}", who.name);
			assert!(validate(signed(who.name, revoke(9))).is_ok(), "{}", who.name);
		}
	});
}

#[test]
fn everybody_is_what_the_table_says() {
	on_chain(|| {
		for who in PEOPLE {
			let signer = Roles::signer(&account(who.name), NOW);
			match who.role {
				DevRole::Operator => assert_eq!(signer, None, "{} is no person", who.name),
				DevRole::Administrator(place) => {
					assert!(
						Roles::is_administrator(organisation_id(place), who.id()),
						"{}",
						who.name
					)
				}
				DevRole::Member(place, profession) => {
					let membership = Roles::live_membership(organisation_id(place), who.id(), NOW).unwrap();
					assert_eq!(membership.profession, profession, "{}", who.name);
				}
				DevRole::Patient(place) => {
					assert!(
						Roles::is_registered(patient(who.name), organisation_id(place)),
						"{}",
						who.name
					)
				}
			}
			if who.role != DevRole::Operator {
				assert_eq!(signer.unwrap().person, who.id());
				assert!(
					Roles::encryption_key(KeyHolder::Person(who.id())).is_some(),
					"{}",
					who.name
				);
			}
		}
		for place in ORGANISATIONS {
			assert!(
				Roles::encryption_key(KeyHolder::Organisation(place.id())).is_some(),
				"{}",
				place.name
			);
		}
	});
}

#[test]
fn the_council_is_the_operator_and_the_first_administrators_of_the_hospitals() {
	on_chain(|| {
		for (name, sits) in [
			("Alice", true),
			("NorthAdmin", true),
			("SouthAdmin", true),
			("NorthSecond", false),
			("SouthSecond", false),
			("LabAdmin", false),
			("Bob", false),
		] {
			assert_eq!(Council::is_member(&account(name)), sits, "{name}");
		}
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(account("Alice")));
	});
}

#[test]
fn every_organisation_has_two_administrators_and_no_endpoint_yet() {
	on_chain(|| {
		for place in ORGANISATIONS {
			let details = pallet_roles::Organisations::<Runtime>::get(place.id()).unwrap();
			assert_eq!(details.administrators.len(), 2, "{}", place.name);
			assert_eq!(details.endpoint, None, "{}", place.name);
		}
	});
}

#[test]
fn whoever_is_a_member_from_the_first_block_counts_in_full() {
	on_chain(|| {
		assert!(pallet_roles::Memberships::<Runtime>::iter_values().all(|membership| membership.is_full(NOW)));
	});
}

#[test]
fn special_credentials_are_where_the_demo_wants_them() {
	on_chain(|| {
		let holds = |place, name, credential| {
			Roles::live_membership(organisation_id(place), person(name), NOW)
				.unwrap()
				.credentials
				.contains(credential)
		};
		assert!(holds("NorthHospital", "NorthDoctor", Credential::Emergency));
		assert!(holds("SouthHospital", "Charlie", Credential::Emergency));
		assert!(!holds("NorthHospital", "Bob", Credential::Emergency));
		assert!(holds("Laboratory", "LabTechnician", Credential::Verifying));
		let technician = Roles::membership(organisation_id("Laboratory"), person("LabTechnician")).unwrap();
		assert_eq!(technician.profession, Profession::LaboratoryTechnician);
	});
}

#[test]
fn the_state_holds_every_invariant() {
	on_chain(|| {
		Roles::do_try_state().unwrap();
		Consent::do_try_state().unwrap();
		Records::do_try_state().unwrap();
	});
}

#[test]
fn a_new_seat_can_sign_at_once() {
	use polkadot_sdk::sp_runtime::MultiAddress;
	use salus_runtime::RuntimeCall;
	on_chain(|| {
		let who = MultiAddress::Id(account("Newcomer"));
		let seat = RuntimeCall::CouncilMembership(pallet_membership::Call::add_member { who });
		assert!(validate(signed("Newcomer", revoke(9))).is_err());
		succeed(
			"Alice",
			RuntimeCall::Sudo(pallet_sudo::Call::sudo { call: Box::new(seat) }),
		);
		assert!(validate(signed("Newcomer", revoke(9))).is_ok());
	});
}
