// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `propose_ward` and `confirm_ward`.

use crate::{mock::*, types::WardProposal, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{PatientDetails, Profession, RoleInspect},
	testing::{self, FakeClock},
	PatientId, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

const WARD: PatientId = PatientId::repeat(0x30);
const MAJORITY: UnixMillis = NOW.plus(18 * YEAR);

fn propose_until(name: &str, guardian: PersonId, majority_at: UnixMillis) -> DispatchResult {
	Roles::propose_ward(by(name), HOSPITAL, WARD, guardian, majority_at)
}

fn propose(name: &str) -> DispatchResult {
	propose_until(name, PATIENT.person(), MAJORITY)
}

fn confirm(name: &str) -> DispatchResult {
	Roles::confirm_ward(by(name), WARD)
}

/// Enrols a ward whose guardian is the patient.
pub fn enrol(ward: PatientId) {
	assert_ok!(Roles::propose_ward(
		by("doctor"),
		HOSPITAL,
		ward,
		PATIENT.person(),
		MAJORITY
	));
	assert_ok!(Roles::confirm_ward(by("nurse"), ward));
}

#[test]
fn a_proposal_waits_a_day() {
	run(|| {
		assert_ok!(propose("doctor"));
		let expires_at = NOW.plus(PROPOSAL_LIFETIME);
		told(Event::WardProposed {
			organisation: HOSPITAL,
			ward: WARD,
			guardian: PATIENT.person(),
			majority_at: MAJORITY,
			expires_at,
			by: DOCTOR,
		});
		assert_eq!(
			WardProposals::<Test>::get(WARD),
			Some(WardProposal {
				organisation: HOSPITAL,
				guardian: PATIENT.person(),
				majority_at: MAJORITY,
				proposer: DOCTOR,
				expires_at,
			})
		);
		assert!(!Roles::person_exists(WARD.person()));
	});
}

#[test]
fn two_members_enrol_a_ward_without_an_account() {
	run(|| {
		assert_ok!(propose("clerk"));
		assert_ok!(confirm("nurse"));
		told(Event::WardEnrolled {
			organisation: HOSPITAL,
			ward: WARD,
			guardian: PATIENT.person(),
			majority_at: MAJORITY,
			proposed_by: CLERK,
			by: NURSE,
		});
		assert_eq!(
			Roles::patient(WARD),
			Some(PatientDetails {
				enrolled_by: HOSPITAL,
				enrolled_at: NOW,
				majority_at: Some(MAJORITY),
			})
		);
		assert!(Roles::is_registered(WARD, HOSPITAL));
		assert!(Roles::accounts_of(WARD.person()).is_empty());
		assert!(!WardProposals::<Test>::contains_key(WARD));
		assert_eq!(Guardians::all(), [(WARD, PATIENT.person())]);
	});
}

#[test]
fn only_a_doctor_nurse_or_clerk_of_the_organisation_proposes() {
	run(|| {
		for name in ["pharmacist", "admin", "patient", "other admin"] {
			assert_noop!(propose(name), Error::<Test>::NotLicensed);
		}
		assert_noop!(propose("stranger"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn only_a_doctor_nurse_or_clerk_of_the_organisation_confirms() {
	run(|| {
		assert_ok!(propose("doctor"));
		for name in ["pharmacist", "admin", "other admin"] {
			assert_noop!(confirm(name), Error::<Test>::NotLicensed);
		}
		assert_noop!(confirm("stranger"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_suspended_organisation_neither_proposes_nor_confirms() {
	run(|| {
		assert_ok!(propose("doctor"));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(propose("nurse"), Error::<Test>::OrganisationNotActive);
		assert_noop!(confirm("nurse"), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn the_same_member_does_not_confirm() {
	run(|| {
		assert_ok!(propose("doctor"));
		assert_noop!(confirm("doctor"), Error::<Test>::SameMember);
	});
}

#[test]
fn a_guardian_is_neither_of_the_two_members() {
	run(|| {
		assert_noop!(
			propose_until("doctor", DOCTOR, MAJORITY),
			Error::<Test>::GuardianIsMember
		);
		assert_ok!(propose_until("doctor", NURSE, MAJORITY));
		assert_noop!(confirm("nurse"), Error::<Test>::GuardianIsMember);
	});
}

#[test]
fn both_licences_are_judged_at_the_confirmation() {
	run(|| {
		assert_ok!(propose("doctor"));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, NURSE));
		assert_noop!(confirm("nurse"), Error::<Test>::NotLicensed);
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, DOCTOR));
		assert_noop!(confirm("clerk"), Error::<Test>::ProposerNotLicensed);
	});
}

#[test]
fn a_guardian_exists_and_has_account_and_key() {
	run(|| {
		let nobody = PersonId::repeat(0x55);
		assert_noop!(
			propose_until("doctor", nobody, MAJORITY),
			Error::<Test>::UnknownPerson
		);
		assert_noop!(
			propose_until("doctor", ADMIN, MAJORITY),
			Error::<Test>::NoEncryptionKey
		);
		let sibling = PatientId::repeat(0x31);
		enrol(sibling);
		assert_noop!(
			propose_until("doctor", sibling.person(), MAJORITY),
			Error::<Test>::NoAccount
		);
	});
}

#[test]
fn majority_lies_ahead_and_not_too_far() {
	run(|| {
		let until = |majority_at| propose_until("doctor", PATIENT.person(), majority_at);
		assert_noop!(until(NOW), Error::<Test>::MajorityOutOfRange);
		let latest = NOW.plus(MINORITY);
		assert_noop!(until(latest.plus(1)), Error::<Test>::MajorityOutOfRange);
		assert_ok!(until(latest));
	});
}

#[test]
fn majority_still_lies_ahead_at_the_confirmation() {
	run(|| {
		let majority_at = NOW.plus(UnixMillis::HOUR);
		assert_ok!(propose_until("doctor", PATIENT.person(), majority_at));
		FakeClock::set(majority_at);
		assert_noop!(confirm("nurse"), Error::<Test>::MajorityOutOfRange);
		FakeClock::set(UnixMillis(majority_at.0 - 1));
		assert_ok!(confirm("nurse"));
	});
}

#[test]
fn a_proposal_is_confirmed_until_its_last_millisecond() {
	run(|| {
		assert_ok!(propose("doctor"));
		FakeClock::set(NOW.plus(PROPOSAL_LIFETIME));
		assert_noop!(confirm("nurse"), Error::<Test>::ProposalExpired);
		FakeClock::set(NOW.plus(PROPOSAL_LIFETIME - 1));
		assert_ok!(confirm("nurse"));
	});
}

#[test]
fn an_open_proposal_is_not_replaced_but_an_expired_one_is() {
	run(|| {
		assert_ok!(propose("doctor"));
		FakeClock::set(NOW.plus(PROPOSAL_LIFETIME - 1));
		assert_noop!(propose("nurse"), Error::<Test>::ProposalExists);
		FakeClock::set(NOW.plus(PROPOSAL_LIFETIME));
		assert_ok!(propose("nurse"));
		assert_eq!(WardProposals::<Test>::get(WARD).unwrap().proposer, NURSE);
	});
}

#[test]
fn a_ward_gets_an_id_that_nobody_has() {
	run(|| {
		assert_noop!(
			Roles::propose_ward(by("doctor"), HOSPITAL, PATIENT, PATIENT.person(), MAJORITY),
			Error::<Test>::PersonExists
		);
		assert_ok!(propose("doctor"));
		assert_ok!(Roles::add_administrator(CLINIC, WARD.person(), &account("late")));
		assert_noop!(confirm("nurse"), Error::<Test>::PersonExists);
	});
}

#[test]
fn nothing_is_confirmed_without_a_proposal_or_twice() {
	run(|| {
		assert_noop!(confirm("nurse"), Error::<Test>::UnknownProposal);
		enrol(WARD);
		assert_noop!(confirm("clerk"), Error::<Test>::UnknownProposal);
		assert_noop!(propose("clerk"), Error::<Test>::PersonExists);
	});
}

#[test]
fn nothing_is_written_when_the_guardian_is_refused() {
	run(|| {
		assert_ok!(propose("doctor"));
		testing::with(|world| world.guardians_refused = true);
		assert_noop!(confirm("nurse"), Error::<Test>::GuardianRefused);
	});
}

#[test]
fn a_member_of_another_organisation_does_not_confirm() {
	run(|| {
		assert_ok!(hire(CLINIC, PATIENT.person(), Profession::Doctor));
		assert_ok!(propose_until("doctor", CLERK, MAJORITY));
		assert_noop!(confirm("patient"), Error::<Test>::NotLicensed);
	});
}
