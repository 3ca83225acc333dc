// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `create_organisation`, and what the acts of naming and dismissing an administrator do. How acts come about: `acts`.

use crate::{mock::*, types::ControllerDetails, *};
use frame_support::{assert_err, assert_noop, assert_ok};
use salus_primitives::{
	acts::ActContent,
	roles::{KeyHolder, OrganisationKind, OrganisationStatus, RoleInspect},
	testing::FakeClock,
	OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::{DispatchError, DispatchResult};

const NEW: OrganisationId = OrganisationId::repeat(0x20);
const ADA: PersonId = PersonId::repeat(0x21);

fn pairs(list: &[(PersonId, &str)]) -> Administrators<Test> {
	let rows: Vec<_> = list.iter().map(|(id, name)| (*id, account(name))).collect();
	rows.try_into().unwrap()
}

fn create(list: &[(PersonId, &str)]) -> DispatchResult {
	Roles::create_organisation(
		RuntimeOrigin::root(),
		NEW,
		OrganisationKind::Pharmacy,
		pairs(list),
	)
}

fn appoint(person: PersonId) -> DispatchResult {
	make(HOSPITAL, &ActContent::NameAdministrator { person })
}

fn dismiss(person: PersonId) -> DispatchResult {
	make(HOSPITAL, &ActContent::DismissAdministrator { person })
}

#[test]
fn an_organisation_begins_active_with_new_persons_as_administrators() {
	run(|| {
		assert_ok!(create(&[(ADA, "ada"), (DOCTOR, "doctor")]));
		told(Event::OrganisationCreated {
			organisation: NEW,
			kind: OrganisationKind::Pharmacy,
			administrators: pairs(&[(ADA, "ada"), (DOCTOR, "doctor")]),
		});
		let details = Organisations::<Test>::get(NEW).unwrap();
		assert_eq!(details.standing.status, OrganisationStatus::Active);
		assert_eq!(details.administrators.to_vec(), [ADA, DOCTOR]);
		assert_eq!(
			Controllers::<Test>::get(account("ada")),
			Some(ControllerDetails::full(ADA))
		);
		assert_eq!(System::sufficients(&account("ada")), 1);
		assert_eq!(System::sufficients(&account("doctor")), 1);
		assert_eq!(Roles::encryption_key(KeyHolder::Person(ADA)), None);
	});
}

#[test]
fn an_organisation_needs_the_admin_origin() {
	run(|| {
		for origin in [by("admin"), by("stranger"), RuntimeOrigin::none()] {
			assert_noop!(
				Roles::create_organisation(
					origin,
					NEW,
					OrganisationKind::Other,
					pairs(&[(ADA, "ada"), (DOCTOR, "doctor")])
				),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn an_organisation_needs_a_new_id_and_two_administrators() {
	run(|| {
		assert_noop!(create(&[]), Error::<Test>::TooFewAdministrators);
		assert_noop!(create(&[(ADA, "ada")]), Error::<Test>::TooFewAdministrators);
		assert_noop!(
			Roles::create_organisation(
				RuntimeOrigin::root(),
				HOSPITAL,
				OrganisationKind::Other,
				pairs(&[(ADA, "ada"), (DOCTOR, "doctor")])
			),
			Error::<Test>::OrganisationExists
		);
	});
}

#[test]
fn an_administrator_is_not_named_twice() {
	run(|| {
		assert_noop!(
			create(&[(ADA, "ada"), (ADA, "ada")]),
			Error::<Test>::AlreadyAdministrator
		);
		assert_err!(
			Roles::add_administrator(HOSPITAL, ADMIN, &account("admin")),
			Error::<Test>::AlreadyAdministrator
		);
	});
}

#[test]
fn root_cannot_attach_an_account_to_an_existing_person() {
	run(|| {
		for (person, name) in [
			(DOCTOR, "intruder"),
			(PATIENT.person(), "intruder"),
			(DOCTOR, "nurse"),
		] {
			assert_noop!(
				create(&[(ADA, "ada"), (person, name)]),
				Error::<Test>::NotController
			);
		}
	});
}

#[test]
fn root_cannot_move_an_account_to_a_new_person() {
	run(|| {
		assert_noop!(
			create(&[(NURSE, "nurse"), (ADA, "doctor")]),
			Error::<Test>::AccountTaken
		);
	});
}

#[test]
fn a_retired_account_is_nobodys_administrator() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(Roles::retire_account(DOCTOR, &account("doctor")));
		assert_noop!(
			create(&[(NURSE, "nurse"), (DOCTOR, "doctor")]),
			Error::<Test>::NotController
		);
		assert_ok!(create(&[(NURSE, "nurse"), (DOCTOR, "second")]));
	});
}

#[test]
fn one_more_administrator_is_appointed_who_accepts() {
	run(|| {
		assert_noop!(appoint(ADA), Error::<Test>::UnknownPerson);
		assert_noop!(appoint(ADMIN), Error::<Test>::ActConcernsSigner);
		assert_noop!(
			Roles::propose_act(
				RuntimeOrigin::root(),
				HOSPITAL,
				ActContent::NameAdministrator { person: ADMIN }
			),
			Error::<Test>::AlreadyAdministrator
		);
		assert_ok!(appoint(DOCTOR));
		System::assert_has_event(
			Event::<Test>::AdministratorAppointed {
				organisation: HOSPITAL,
				person: DOCTOR,
			}
			.into(),
		);
		assert!(Roles::is_administrator(HOSPITAL, DOCTOR));
		assert!(!Roles::is_administrator(CLINIC, DOCTOR));
	});
}

#[test]
fn a_ward_accepts_no_office() {
	run(|| {
		let ward = PatientId::repeat(0x30);
		super::wards::enrol(ward);
		let content = ActContent::NameAdministrator {
			person: ward.person(),
		};
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		FakeClock::set(NOW.plus(7 * UnixMillis::DAY));
		assert_noop!(
			Roles::carry_out_act(by("patient"), HOSPITAL, content),
			Error::<Test>::ActNeedsAcceptance
		);
	});
}

#[test]
fn sixteen_administrators_are_enough() {
	run(|| {
		for index in 2..16u8 {
			let person = PersonId::repeat(index);
			assert_ok!(Roles::add_administrator(
				HOSPITAL,
				person,
				&account(&format!("administrator {index}"))
			));
		}
		assert_noop!(appoint(DOCTOR), Error::<Test>::TooManyAdministrators);
	});
}

#[test]
fn an_administrator_is_dismissed_but_not_the_last_one() {
	run(|| {
		assert_noop!(dismiss(DOCTOR), Error::<Test>::NotAdministrator);
		assert_ok!(appoint(DOCTOR));
		assert_ok!(dismiss(DOCTOR));
		System::assert_has_event(
			Event::<Test>::AdministratorDismissed {
				organisation: HOSPITAL,
				person: DOCTOR,
			}
			.into(),
		);
		assert!(!Roles::is_administrator(HOSPITAL, DOCTOR));
		assert!(Roles::person_exists(DOCTOR));
		assert_ok!(Roles::remove_administrator(HOSPITAL, SECOND_ADMIN));
		assert_noop!(
			Roles::remove_administrator(HOSPITAL, ADMIN),
			Error::<Test>::LastAdministrator
		);
	});
}
