// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `create_organisation`, `appoint_administrator`, `dismiss_administrator`.

use crate::{mock::*, types::ControllerDetails, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{KeyHolder, OrganisationKind, OrganisationStatus, RoleInspect},
	OrganisationId, PatientId, PersonId,
};
use sp_runtime::DispatchError;

const NEW: OrganisationId = OrganisationId::repeat(0x20);
const ADA: PersonId = PersonId::repeat(0x21);

fn pairs(list: &[(PersonId, &str)]) -> Administrators<Test> {
	let rows: Vec<_> = list.iter().map(|(id, name)| (*id, account(name))).collect();
	rows.try_into().unwrap()
}

fn create(list: &[(PersonId, &str)]) -> sp_runtime::DispatchResult {
	Roles::create_organisation(
		RuntimeOrigin::root(),
		NEW,
		OrganisationKind::Pharmacy,
		pairs(list),
	)
}

fn appoint(person: PersonId, name: &str) -> sp_runtime::DispatchResult {
	Roles::appoint_administrator(RuntimeOrigin::root(), HOSPITAL, person, account(name))
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
				Roles::create_organisation(origin, NEW, OrganisationKind::Other, pairs(&[(ADA, "ada")])),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn an_organisation_needs_a_new_id_and_an_administrator() {
	run(|| {
		assert_noop!(create(&[]), Error::<Test>::NoAdministrators);
		assert_noop!(
			Roles::create_organisation(
				RuntimeOrigin::root(),
				HOSPITAL,
				OrganisationKind::Other,
				pairs(&[(ADA, "ada")])
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
		assert_noop!(appoint(ADMIN, "admin"), Error::<Test>::AlreadyAdministrator);
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
			assert_noop!(create(&[(person, name)]), Error::<Test>::NotController);
			assert_noop!(appoint(person, name), Error::<Test>::NotController);
		}
	});
}

#[test]
fn root_cannot_attach_an_account_to_a_ward() {
	run(|| {
		let ward = PatientId::repeat(0x30);
		super::wards::enrol(ward);
		assert_noop!(appoint(ward.person(), "intruder"), Error::<Test>::NotController);
	});
}

#[test]
fn root_cannot_move_an_account_to_a_new_person() {
	run(|| {
		assert_noop!(create(&[(ADA, "doctor")]), Error::<Test>::AccountTaken);
		assert_noop!(appoint(ADA, "doctor"), Error::<Test>::AccountTaken);
	});
}

#[test]
fn a_retired_account_is_nobodys_administrator() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(Roles::remove_account(by("second"), account("doctor")));
		assert_noop!(appoint(DOCTOR, "doctor"), Error::<Test>::NotController);
		assert_noop!(appoint(ADA, "doctor"), Error::<Test>::AccountTaken);
		assert_ok!(appoint(DOCTOR, "second"));
	});
}

#[test]
fn one_more_administrator_is_appointed() {
	run(|| {
		assert_ok!(appoint(ADA, "ada"));
		told(Event::AdministratorAppointed {
			organisation: HOSPITAL,
			person: ADA,
			account: account("ada"),
		});
		assert!(Roles::is_administrator(HOSPITAL, ADA));
		assert!(!Roles::is_administrator(CLINIC, ADA));
	});
}

#[test]
fn only_the_admin_origin_appoints_and_dismisses() {
	run(|| {
		assert_noop!(
			Roles::appoint_administrator(by("admin"), HOSPITAL, ADA, account("ada")),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Roles::dismiss_administrator(by("admin"), HOSPITAL, ADMIN),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn administrators_are_appointed_and_dismissed_only_where_there_is_an_organisation() {
	run(|| {
		let root = RuntimeOrigin::root;
		assert_noop!(
			Roles::appoint_administrator(root(), NEW, ADA, account("ada")),
			Error::<Test>::UnknownOrganisation
		);
		assert_noop!(
			Roles::dismiss_administrator(root(), NEW, ADA),
			Error::<Test>::UnknownOrganisation
		);
	});
}

#[test]
fn sixteen_administrators_are_enough() {
	run(|| {
		for index in 1..16u8 {
			let name = format!("administrator {index}");
			assert_ok!(appoint(PersonId::repeat(index), &name));
		}
		assert_noop!(appoint(ADA, "ada"), Error::<Test>::TooManyAdministrators);
	});
}

#[test]
fn an_administrator_is_dismissed_but_not_the_last_one() {
	run(|| {
		let dismiss = |person| Roles::dismiss_administrator(RuntimeOrigin::root(), HOSPITAL, person);
		assert_noop!(dismiss(DOCTOR), Error::<Test>::NotAdministrator);
		assert_noop!(dismiss(ADMIN), Error::<Test>::LastAdministrator);
		assert_ok!(appoint(DOCTOR, "doctor"));
		assert_ok!(dismiss(ADMIN));
		told(Event::AdministratorDismissed {
			organisation: HOSPITAL,
			person: ADMIN,
		});
		assert!(!Roles::is_administrator(HOSPITAL, ADMIN));
		assert!(Roles::person_exists(ADMIN));
	});
}
