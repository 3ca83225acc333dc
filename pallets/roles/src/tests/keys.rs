// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `set_encryption_key` and `set_custodian_key`.

use crate::{mock::*, types::WEAK_KEYS, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::Power,
	roles::{EncryptionKey, KeyHolder, RoleInspect},
	testing, PatientId,
};
use sp_runtime::DispatchResult;

const WARD: PatientId = PatientId::repeat(0x30);

fn set(byte: u8) -> DispatchResult {
	Roles::set_encryption_key(by("patient"), PATIENT.person(), key(byte))
}

fn set_custodian(name: &str, public: [u8; 32]) -> DispatchResult {
	Roles::set_custodian_key(by(name), HOSPITAL, public)
}

#[test]
fn a_rotation_counts_versions_and_keeps_the_old_key() {
	run(|| {
		assert_ok!(set(7));
		let holder = KeyHolder::Person(PATIENT.person());
		let newest = EncryptionKey {
			version: 2,
			public: key(7),
		};
		told(Event::EncryptionKeySet {
			holder,
			key: newest,
			by: PATIENT.person(),
		});
		assert_eq!(Roles::encryption_key(holder), Some(newest));
		assert_eq!(Roles::key_at(holder, 1), Some(key(0xc1)));
		assert_eq!(Roles::key_at(holder, 2), Some(key(7)));
		assert_eq!(Roles::key_at(holder, 3), None);
	});
}

#[test]
fn the_oldest_key_gives_way_when_the_history_is_full() {
	run(|| {
		let holder = KeyHolder::Person(PATIENT.person());
		assert_ok!(set(7));
		assert_ok!(set(8));
		assert_eq!(Roles::key_at(holder, 1), Some(key(0xc1)));
		assert_ok!(set(9));
		assert_eq!(Roles::key_at(holder, 1), None);
		assert_eq!(Roles::key_at(holder, 2), Some(key(7)));
		assert_eq!(Roles::encryption_key(holder).unwrap().version, 4);
	});
}

#[test]
fn nobody_sets_the_key_of_a_person_with_an_account() {
	run(|| {
		testing::with(|world| world.powers.insert((NURSE, PATIENT, Power::Consent)));
		for name in ["nurse", "doctor", "admin"] {
			assert_noop!(
				Roles::set_encryption_key(by(name), PATIENT.person(), key(7)),
				Error::<Test>::NotAllowedFor
			);
		}
		assert_noop!(
			Roles::set_encryption_key(by("stranger"), PATIENT.person(), key(7)),
			Error::<Test>::UnknownAccount
		);
	});
}

#[test]
fn a_wards_key_is_set_by_its_representative() {
	run(|| {
		super::wards::enrol(WARD);
		assert_noop!(
			Roles::set_encryption_key(by("doctor"), WARD.person(), key(7)),
			Error::<Test>::NotAllowedFor
		);
		assert_ok!(Roles::set_encryption_key(by("patient"), WARD.person(), key(7)));
		told(Event::EncryptionKeySet {
			holder: KeyHolder::Person(WARD.person()),
			key: EncryptionKey {
				version: 1,
				public: key(7),
			},
			by: PATIENT.person(),
		});
	});
}

#[test]
fn the_key_of_nobody_is_not_set() {
	run(|| {
		assert_noop!(
			Roles::set_encryption_key(by("patient"), WARD.person(), key(7)),
			Error::<Test>::NotAllowedFor
		);
	});
}

#[test]
fn a_key_of_small_order_is_refused_whatever_its_top_bit() {
	run(|| {
		for weak in WEAK_KEYS {
			let mut masked = weak;
			masked[31] |= 0x80;
			for public in [weak, masked] {
				assert_noop!(
					Roles::set_encryption_key(by("patient"), PATIENT.person(), public),
					Error::<Test>::WeakEncryptionKey
				);
				assert_noop!(set_custodian("admin", public), Error::<Test>::WeakEncryptionKey);
			}
		}
	});
}

#[test]
fn the_same_key_is_no_rotation() {
	run(|| {
		assert_noop!(set(0xc1), Error::<Test>::SameEncryptionKey);
		assert_ok!(set_custodian("admin", key(5)));
		assert_noop!(set_custodian("admin", key(5)), Error::<Test>::SameEncryptionKey);
	});
}

#[test]
fn an_administrator_sets_the_custodians_key() {
	run(|| {
		assert_ok!(set_custodian("admin", key(5)));
		let holder = KeyHolder::Organisation(HOSPITAL);
		told(Event::EncryptionKeySet {
			holder,
			key: EncryptionKey {
				version: 1,
				public: key(5),
			},
			by: ADMIN,
		});
		assert_ok!(set_custodian("admin", key(6)));
		assert_eq!(Roles::encryption_key(holder).unwrap().version, 2);
		assert_eq!(Roles::key_at(holder, 1), Some(key(5)));
	});
}

#[test]
fn nobody_else_sets_the_custodians_key() {
	run(|| {
		for name in ["doctor", "clerk", "other admin"] {
			assert_noop!(set_custodian(name, key(5)), Error::<Test>::NotAdministrator);
		}
		assert_noop!(set_custodian("stranger", key(5)), Error::<Test>::UnknownAccount);
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(
			set_custodian("admin", key(5)),
			Error::<Test>::OrganisationNotActive
		);
	});
}
