// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `enrol_patient`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{EncryptionKey, KeyHolder, PatientDetails, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	testing::FakeClock,
	PatientId, PersonId, UnixMillis,
};
use sp_runtime::{AccountId32, DispatchResult};

const CLEO: PersonId = PersonId::repeat(0x50);

fn enrol_as(submitter: &str, statement: &EnrolmentStatement, signer: &str) -> DispatchResult {
	Roles::enrol_patient(
		by(submitter),
		statement.organisation,
		statement.person,
		AccountId32::new(statement.account),
		statement.encryption_key,
		statement.expires_at,
		sign(signer, statement.text().as_bytes()),
	)
}

fn enrol(submitter: &str) -> DispatchResult {
	enrol_as(
		submitter,
		&enrolment(EnrolmentPurpose::Patient, CLEO, "cleo"),
		"cleo",
	)
}

#[test]
fn a_patient_comes_in_with_account_key_and_registration() {
	run(|| {
		assert_ok!(enrol("doctor"));
		told(Event::PatientEnrolled {
			organisation: HOSPITAL,
			patient: CLEO.as_patient(),
			account: account("cleo"),
			encryption_key: key(0x50),
			by: DOCTOR,
		});
		assert_eq!(
			Roles::patient(CLEO.as_patient()),
			Some(PatientDetails {
				enrolled_by: HOSPITAL,
				enrolled_at: NOW,
				majority_at: None
			})
		);
		assert!(Roles::is_registered(CLEO.as_patient(), HOSPITAL));
		assert!(!Roles::is_registered(CLEO.as_patient(), CLINIC));
		assert_eq!(Roles::signer(&account("cleo"), NOW).unwrap().person, CLEO);
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(CLEO)),
			Some(EncryptionKey {
				version: 1,
				public: key(0x50)
			})
		);
	});
}

#[test]
fn care_team_desk_and_administrators_enrol() {
	for submitter in ["doctor", "nurse", "clerk", "admin"] {
		run(|| {
			assert_ok!(enrol(submitter));
		});
	}
}

#[test]
fn others_do_not_enrol() {
	run(|| {
		for submitter in ["pharmacist", "patient", "other admin"] {
			assert_noop!(enrol(submitter), Error::<Test>::NotLicensed);
		}
		assert_noop!(enrol("cleo"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_suspended_organisation_enrols_nobody() {
	run(|| {
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(enrol("doctor"), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn a_member_out_of_term_enrols_nobody() {
	run(|| {
		FakeClock::set(NOW.plus(YEAR));
		assert_noop!(enrol("doctor"), Error::<Test>::NotLicensed);
	});
}

#[test]
fn a_person_who_exists_becomes_a_patient_by_an_own_signature() {
	run(|| {
		let statement = enrolment(EnrolmentPurpose::Patient, DOCTOR, "doctor");
		assert_ok!(enrol_as("nurse", &statement, "doctor"));
		assert!(Roles::patient(DOCTOR.as_patient()).is_some());
		assert_eq!(Roles::accounts_of(DOCTOR), [account("doctor")]);
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(DOCTOR)).unwrap().version,
			1
		);
		assert_eq!(System::sufficients(&account("doctor")), 1);
	});
}

#[test]
fn a_person_without_a_key_gets_the_one_of_the_statement() {
	run(|| {
		assert_ok!(enrol_as(
			"nurse",
			&enrolment(EnrolmentPurpose::Patient, ADMIN, "admin"),
			"admin"
		));
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(ADMIN)),
			Some(EncryptionKey {
				version: 1,
				public: key(0xa1)
			})
		);
	});
}

#[test]
fn an_enrolment_does_not_rotate_a_key() {
	run(|| {
		let statement = EnrolmentStatement {
			encryption_key: key(0x51),
			..enrolment(EnrolmentPurpose::Patient, DOCTOR, "doctor")
		};
		assert_noop!(
			enrol_as("nurse", &statement, "doctor"),
			Error::<Test>::AnotherEncryptionKey
		);
	});
}

#[test]
fn an_account_does_not_make_another_person_its_patient() {
	run(|| {
		for signer in ["cleo", "nurse"] {
			let statement = enrolment(EnrolmentPurpose::Patient, DOCTOR, signer);
			assert_noop!(
				enrol_as("clerk", &statement, signer),
				Error::<Test>::NotController
			);
		}
		let statement = enrolment(EnrolmentPurpose::Patient, CLEO, "nurse");
		assert_noop!(
			enrol_as("clerk", &statement, "nurse"),
			Error::<Test>::AccountTaken
		);
	});
}

#[test]
fn nobody_takes_a_ward_over_by_enrolling_it() {
	run(|| {
		let ward = PatientId::repeat(0x30);
		super::wards::enrol(ward);
		let statement = enrolment(EnrolmentPurpose::Patient, ward.person(), "cleo");
		assert_noop!(
			enrol_as("clerk", &statement, "cleo"),
			Error::<Test>::NotController
		);
	});
}

#[test]
fn a_patient_is_enrolled_once() {
	run(|| {
		let statement = enrolment(EnrolmentPurpose::Patient, PATIENT.person(), "patient");
		assert_noop!(
			enrol_as("clerk", &statement, "patient"),
			Error::<Test>::PatientExists
		);
	});
}

#[test]
fn the_statement_is_checked() {
	run(|| {
		let right = enrolment(EnrolmentPurpose::Patient, CLEO, "cleo");
		assert_noop!(enrol_as("clerk", &right, "clerk"), Error::<Test>::BadSignature);
		let weak = EnrolmentStatement {
			encryption_key: [0; 32],
			..right
		};
		assert_noop!(enrol_as("clerk", &weak, "cleo"), Error::<Test>::WeakEncryptionKey);
		let long = EnrolmentStatement {
			expires_at: UnixMillis::FOREVER,
			..right
		};
		assert_noop!(enrol_as("clerk", &long, "cleo"), Error::<Test>::StatementTooLong);
		FakeClock::set(right.expires_at);
		assert_noop!(enrol_as("clerk", &right, "cleo"), Error::<Test>::StatementExpired);
	});
}
