// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What `RoleInspect` answers.

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	roles::{AccountScope, KeyHolder, OrganisationStatus, Profession, RoleInspect, Signer},
	OrganisationId, PersonId, UnixMillis,
};

#[test]
fn a_signer_is_the_person_behind_the_account() {
	run(|| {
		assert_eq!(
			Roles::signer(&account("doctor"), NOW),
			Some(Signer {
				person: DOCTOR,
				scope: AccountScope::Full,
				until: UnixMillis::FOREVER,
			})
		);
		assert_eq!(Roles::signer(&account("stranger"), NOW), None);
	});
}

#[test]
fn what_nobody_wrote_is_not_there() {
	run(|| {
		let nobody = PersonId::repeat(0x66);
		let nowhere = OrganisationId::repeat(0x66);
		assert!(!Roles::person_exists(nobody));
		assert_eq!(Roles::patient(DOCTOR.as_patient()), None);
		assert!(!Roles::is_registered(PATIENT, CLINIC));
		assert_eq!(Roles::organisation(nowhere), None);
		assert_eq!(Roles::membership(CLINIC, DOCTOR), None);
		assert_eq!(Roles::live_membership(nowhere, DOCTOR, NOW), None);
		assert!(!Roles::is_administrator(nowhere, ADMIN));
		assert_eq!(Roles::encryption_key(KeyHolder::Person(ADMIN)), None);
		assert!(!Roles::is_licensed(nobody, NOW));
	});
}

#[test]
fn an_administrator_is_no_member_by_that() {
	run(|| {
		assert!(Roles::is_administrator(HOSPITAL, ADMIN));
		assert_eq!(Roles::membership(HOSPITAL, ADMIN), None);
		assert!(!Roles::is_administrator(HOSPITAL, DOCTOR));
	});
}

#[test]
fn a_licence_anywhere_is_enough() {
	run(|| {
		assert_ok!(hire_until(CLINIC, DOCTOR, Profession::Doctor, NOW.plus(2 * YEAR)));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_eq!(
			Roles::organisation(HOSPITAL).unwrap().status,
			OrganisationStatus::Suspended
		);
		assert!(Roles::is_licensed(DOCTOR, NOW));
		assert!(Roles::is_licensed(DOCTOR, UnixMillis(NOW.plus(2 * YEAR).0 - 1)));
		assert!(!Roles::is_licensed(DOCTOR, NOW.plus(2 * YEAR)));
	});
}

#[test]
fn a_wards_person_exists_and_has_no_signer() {
	run(|| {
		let ward = salus_primitives::PatientId::repeat(0x30);
		super::wards::enrol(ward);
		assert!(Roles::person_exists(ward.person()));
		assert!(Roles::accounts_of(ward.person()).is_empty());
	});
}
