// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `set_encryption_key`, `freeze_custodian_key`, and what acts do with a custodian's key.

use crate::{mock::*, types::WEAK_KEYS, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::ActContent,
	consent::Power,
	roles::{EncryptionKey, KeyHolder, RoleInspect},
	testing::{self, FakeClock},
	PatientId, UnixMillis,
};
use sp_runtime::DispatchResult;

const WARD: PatientId = PatientId::repeat(0x30);
const CUSTODIAN: KeyHolder = KeyHolder::Organisation(HOSPITAL);

fn set(byte: u8) -> DispatchResult {
	Roles::set_encryption_key(by("patient"), PATIENT.person(), key(byte))
}

fn set_custodian(public: [u8; 32]) -> DispatchResult {
	make(HOSPITAL, &ActContent::SetCustodianKey { key: public })
}

fn thaw() -> DispatchResult {
	make(HOSPITAL, &ActContent::ThawCustodianKey)
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
				assert_noop!(set_custodian(public), Error::<Test>::WeakEncryptionKey);
			}
		}
	});
}

#[test]
fn the_same_key_is_no_rotation() {
	run(|| {
		assert_noop!(set(0xc1), Error::<Test>::SameEncryptionKey);
		assert_ok!(set_custodian(key(5)));
		assert_noop!(set_custodian(key(5)), Error::<Test>::SameEncryptionKey);
	});
}

#[test]
fn two_administrators_set_the_first_key_at_once_and_change_it_after_a_week() {
	run(|| {
		let first = ActContent::SetCustodianKey { key: key(5) };
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, first.clone()));
		assert_eq!(Roles::encryption_key(CUSTODIAN), None);
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, first));
		let newest = EncryptionKey {
			version: 1,
			public: key(5),
		};
		System::assert_has_event(
			Event::<Test>::CustodianKeySet {
				organisation: HOSPITAL,
				key: newest,
			}
			.into(),
		);
		assert_eq!(Roles::encryption_key(CUSTODIAN), Some(newest));
		let second = ActContent::SetCustodianKey { key: key(6) };
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, second.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, second.clone()));
		assert_eq!(Roles::encryption_key(CUSTODIAN), Some(newest));
		let carry_out = || Roles::carry_out_act(by("patient"), HOSPITAL, second.clone());
		FakeClock::set(UnixMillis(NOW.plus(7 * UnixMillis::DAY).0 - 1));
		assert_noop!(carry_out(), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(7 * UnixMillis::DAY));
		assert_ok!(carry_out());
		assert_eq!(Roles::encryption_key(CUSTODIAN).unwrap().version, 2);
		assert_eq!(Roles::key_at(CUSTODIAN, 1), Some(key(5)));
	});
}

#[test]
fn one_administrator_freezes_the_key_and_two_thaw_it() {
	run(|| {
		assert_ok!(set_custodian(key(5)));
		assert_ok!(Roles::freeze_custodian_key(by("admin"), HOSPITAL));
		told(Event::CustodianKeyFrozen {
			organisation: HOSPITAL,
			by: ADMIN,
		});
		assert_eq!(Roles::encryption_key(CUSTODIAN), None);
		assert!(Roles::organisation_view(HOSPITAL).unwrap().custodian_frozen);
		assert_eq!(Roles::key_at(CUSTODIAN, 1), Some(key(5)));
		assert_noop!(
			Roles::freeze_custodian_key(by("second admin"), HOSPITAL),
			Error::<Test>::AlreadyFrozen
		);
		FakeClock::set(NOW.plus(1));
		assert_ok!(thaw());
		System::assert_has_event(
			Event::<Test>::CustodianKeyThawed {
				organisation: HOSPITAL,
			}
			.into(),
		);
		assert_eq!(Roles::encryption_key(CUSTODIAN).unwrap().public, key(5));
		assert_noop!(thaw(), Error::<Test>::NotFrozen);
	});
}

#[test]
fn another_key_is_not_frozen() {
	run(|| {
		assert_ok!(set_custodian(key(5)));
		assert_ok!(Roles::freeze_custodian_key(by("admin"), HOSPITAL));
		FakeClock::set(NOW.plus(1));
		assert_noop!(set_custodian(key(5)), Error::<Test>::SameEncryptionKey);
		assert_ok!(set_custodian(key(6)));
		assert_eq!(Roles::encryption_key(CUSTODIAN).unwrap().public, key(6));
	});
}

#[test]
fn a_key_that_was_approved_before_the_freeze_is_void_ever_after() {
	run(|| {
		assert_ok!(set_custodian(key(5)));
		let stolen = ActContent::SetCustodianKey { key: key(6) };
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, stolen.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, stolen.clone()));
		assert_ok!(Roles::freeze_custodian_key(by("admin"), HOSPITAL));
		FakeClock::set(NOW.plus(8 * UnixMillis::DAY));
		assert_ok!(thaw());
		assert_eq!(
			Roles::open_acts(HOSPITAL)[0].not_yet,
			Some(salus_primitives::acts::NotYet::Void)
		);
		assert_noop!(
			Roles::object_act(by("admin"), HOSPITAL, stolen.clone()),
			Error::<Test>::ActVoid
		);
		assert_ok!(Roles::carry_out_act(by("patient"), HOSPITAL, stolen.clone()));
		told(Event::ActCleared {
			organisation: HOSPITAL,
			content: stolen,
		});
		assert_eq!(Roles::encryption_key(CUSTODIAN).unwrap().public, key(5));
	});
}

#[test]
fn a_key_that_is_proposed_after_the_freeze_counts_from_the_next_instant() {
	run(|| {
		assert_ok!(set_custodian(key(5)));
		assert_ok!(Roles::freeze_custodian_key(by("admin"), HOSPITAL));
		let content = ActContent::SetCustodianKey { key: key(6) };
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_noop!(
			Roles::approve_act(by("second admin"), HOSPITAL, content.clone()),
			Error::<Test>::ActVoid
		);
		FakeClock::set(NOW.plus(1));
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content));
	});
}

#[test]
fn a_key_is_frozen_by_an_administrator_where_there_is_one() {
	run(|| {
		let freeze = |name: &str| Roles::freeze_custodian_key(by(name), HOSPITAL);
		assert_noop!(freeze("admin"), Error::<Test>::NoEncryptionKey);
		assert_ok!(set_custodian(key(5)));
		for name in ["doctor", "clerk", "other admin"] {
			assert_noop!(freeze(name), Error::<Test>::NotAdministrator);
		}
		assert_noop!(freeze("stranger"), Error::<Test>::UnknownAccount);
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(freeze("admin"), Error::<Test>::OrganisationNotActive);
	});
}
