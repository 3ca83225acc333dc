// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a network starts with.

use crate::{genesis::*, mock::*, *};
use frame_support::traits::{GetStorageVersion, StorageVersion};
use salus_primitives::{
	roles::{KeyHolder, RoleInspect},
	Network, NetworkId, PatientId, PersonId,
};
use sp_runtime::traits::Get;

fn with(change: impl FnOnce(&mut GenesisConfig<Test>)) -> ExtBuilder {
	let mut builder = ExtBuilder::default();
	change(&mut builder.genesis);
	builder
}

#[test]
fn everybody_is_there_in_the_first_block() {
	run(|| {
		assert!(Roles::is_administrator(HOSPITAL, ADMIN));
		assert!(Roles::is_licensed(DOCTOR, NOW));
		assert!(Roles::is_registered(PATIENT, HOSPITAL));
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(DOCTOR)).unwrap().public,
			key(0xb1)
		);
		assert_eq!(System::sufficients(&account("doctor")), 1);
		assert_eq!(Roles::in_code_storage_version(), StorageVersion::new(1));
	});
}

#[test]
fn the_network_has_an_id() {
	run(|| {
		assert_eq!(Roles::network(), NETWORK);
		assert_eq!(<Roles as Get<Network>>::get(), NETWORK);
	});
}

#[test]
#[should_panic(expected = "a network has an id of its own")]
fn a_network_without_an_id_cannot_be_built() {
	with(|genesis| genesis.network_id = NetworkId::repeat(0)).build();
}

#[test]
fn custodian_key_and_endpoint_are_set() {
	with(|genesis| {
		genesis.organisations[0].custodian_key = Some(key(5));
		genesis.organisations[0].endpoint = Some("127.0.0.1:8001".into());
	})
	.build_and_execute(|| {
		let view = Roles::organisation_view(HOSPITAL).unwrap();
		assert_eq!(view.custodian_key.unwrap().public, key(5));
		assert_eq!(view.details.endpoint.unwrap().to_vec(), b"127.0.0.1:8001");
	});
}

#[test]
fn an_administrators_row_adds_the_key() {
	with(|genesis| {
		genesis.persons.push(GenesisPerson {
			person: ADMIN,
			account: account("admin"),
			encryption_key: Some(key(5)),
		})
	})
	.build_and_execute(|| {
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(ADMIN)).unwrap().public,
			key(5)
		);
		assert_eq!(Roles::accounts_of(ADMIN), [account("admin")]);
	});
}

#[test]
#[should_panic(expected = "genesis persons have an account of their own")]
fn two_persons_with_one_account_are_refused() {
	with(|genesis| genesis.persons[1].account = account("doctor")).build();
}

#[test]
#[should_panic(expected = "has two administrators")]
fn an_organisation_with_one_administrator_is_refused() {
	with(|genesis| genesis.organisations[0].administrators.truncate(1)).build();
}

#[test]
#[should_panic(expected = "is a person")]
fn a_patient_who_is_nobody_is_refused() {
	with(|genesis| genesis.patients[0].patient = PatientId::repeat(0x66)).build();
}

#[test]
#[should_panic(expected = "genesis members are persons")]
fn a_member_who_is_nobody_is_refused() {
	with(|genesis| genesis.memberships[0].person = PersonId::repeat(0x66)).build();
}

#[test]
#[should_panic(expected = "genesis endpoints are host[:port]")]
fn an_endpoint_that_is_none_is_refused() {
	with(|genesis| genesis.organisations[0].endpoint = Some("http://a".into())).build();
}
