// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `suspend_guardian`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::{SUSPENDED_MS, SUSPENDED_ONCE_MS, SUSPENSION_WISH_MS},
	testing::FakeClock,
	OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

const WARD: PatientId = PatientId::repeat(0x30);
const MAJORITY: UnixMillis = NOW.plus(400 * UnixMillis::DAY);

fn guardian() -> PersonId {
	PATIENT.person()
}

/// A ward of the patient's, enrolled at the hospital.
fn with_ward(test: impl FnOnce()) {
	run(|| {
		let proposed = Roles::propose_ward(by("doctor"), HOSPITAL, WARD, guardian(), MAJORITY);
		assert_ok!(proposed);
		assert_ok!(Roles::confirm_ward(by("nurse"), WARD));
		test();
	});
}

fn suspend_in(name: &str, organisation: OrganisationId) -> DispatchResult {
	Roles::suspend_guardian(by(name), organisation, WARD, guardian())
}

fn suspend(name: &str) -> DispatchResult {
	suspend_in(name, HOSPITAL)
}

#[test]
fn two_members_suspend_a_guardian_at_once() {
	with_ward(|| {
		assert_ok!(suspend("nurse"));
		told(Event::GuardianSuspensionWished {
			organisation: HOSPITAL,
			ward: WARD,
			guardian: guardian(),
			by: NURSE,
		});
		assert!(Guardians::suspended().is_empty());
		assert_ok!(suspend("clerk"));
		let until = NOW.plus(SUSPENDED_MS);
		told(Event::GuardianSuspended {
			organisation: HOSPITAL,
			ward: WARD,
			guardian: guardian(),
			by: CLERK,
			until,
		});
		assert_eq!(Guardians::suspended(), [(WARD, guardian(), until)]);
		assert_eq!(SuspensionWishes::<Test>::iter().count(), 0);
	});
}

#[test]
fn one_member_does_not_whoever_often() {
	with_ward(|| {
		assert_ok!(suspend("nurse"));
		assert_noop!(suspend("nurse"), Error::<Test>::WantsSecondMember);
	});
}

#[test]
fn the_second_says_so_within_seven_days() {
	for (later, done) in [(SUSPENSION_WISH_MS - 1, true), (SUSPENSION_WISH_MS, false)] {
		with_ward(|| {
			assert_ok!(suspend("nurse"));
			FakeClock::set(NOW.plus(later));
			assert_ok!(suspend("clerk"));
			assert_eq!(!Guardians::suspended().is_empty(), done);
		});
	}
}

#[test]
fn a_member_who_left_since_is_no_first() {
	with_ward(|| {
		assert_ok!(suspend("nurse"));
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, NURSE));
		assert_ok!(suspend("clerk"));
		assert!(Guardians::suspended().is_empty());
	});
}

#[test]
fn members_of_two_organisations_are_no_two() {
	with_ward(|| {
		assert_ok!(Roles::register_with(by("patient"), WARD, CLINIC));
		assert_ok!(suspend("nurse"));
		assert_ok!(suspend_in("other admin", CLINIC));
		assert!(Guardians::suspended().is_empty());
	});
}

#[test]
fn a_suspension_is_no_dismissal() {
	with_ward(|| {
		assert_ok!(suspend("nurse"));
		assert_ok!(suspend("clerk"));
		FakeClock::set(UnixMillis(NOW.plus(SUSPENDED_ONCE_MS).0 - 1));
		assert_noop!(suspend("admin"), Error::<Test>::SuspendedLately);
		FakeClock::set(NOW.plus(SUSPENDED_ONCE_MS));
		assert_ok!(suspend("admin"));
	});
}

#[test]
fn only_who_knows_the_ward_suspends_its_guardian() {
	with_ward(|| {
		assert_noop!(suspend("stranger"), Error::<Test>::UnknownAccount);
		assert_noop!(suspend("patient"), Error::<Test>::NotLicensed);
		assert_noop!(suspend_in("other admin", CLINIC), Error::<Test>::NotRegistered);
		let nobody = Roles::suspend_guardian(by("nurse"), HOSPITAL, WARD, DOCTOR);
		assert_eq!(nobody, Err(Error::<Test>::NotGuardian.into()));
		let own = Roles::suspend_guardian(by("nurse"), HOSPITAL, WARD, NURSE);
		assert_eq!(own, Err(Error::<Test>::GuardianIsMember.into()));
		let unknown = Roles::suspend_guardian(by("nurse"), HOSPITAL, PatientId::repeat(0x77), guardian());
		assert_eq!(unknown, Err(Error::<Test>::UnknownPatient.into()));
	});
}
