// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `issue_membership`, `renew_membership`, `suspend_membership`, `reinstate_membership`, `end_membership`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{
		Credential, Credentials, Membership, MembershipStatus, OrganisationKind, Profession, RoleInspect,
	},
	testing::FakeClock,
	OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

const BOTH: Credentials = Credentials::of(&[Credential::Verifying, Credential::Emergency]);

fn issue_until(submitter: &str, person: PersonId, valid_until: UnixMillis) -> DispatchResult {
	Roles::issue_membership(
		by(submitter),
		HOSPITAL,
		person,
		Profession::LaboratoryTechnician,
		BOTH,
		valid_until,
	)
}

fn issue(person: PersonId) -> DispatchResult {
	issue_until("admin", person, NOW.plus(2 * YEAR))
}

fn renew(person: PersonId, valid_until: UnixMillis) -> DispatchResult {
	Roles::renew_membership(by("admin"), HOSPITAL, person, valid_until)
}

fn suspend(person: PersonId) -> DispatchResult {
	Roles::suspend_membership(by("admin"), HOSPITAL, person)
}

fn reinstate(person: PersonId) -> DispatchResult {
	Roles::reinstate_membership(by("admin"), HOSPITAL, person)
}

fn end(person: PersonId) -> DispatchResult {
	Roles::end_membership(by("admin"), HOSPITAL, person)
}

fn is_live(person: PersonId) -> bool {
	Roles::live_membership(HOSPITAL, person, NOW).is_some()
}

#[test]
fn an_administrator_credentials_a_person() {
	run(|| {
		assert_ok!(issue(PATIENT.person()));
		let membership = Membership {
			profession: Profession::LaboratoryTechnician,
			credentials: BOTH,
			valid_until: NOW.plus(2 * YEAR),
			status: MembershipStatus::Active,
		};
		told(Event::MembershipIssued {
			organisation: HOSPITAL,
			person: PATIENT.person(),
			membership,
			by: ADMIN,
		});
		assert_eq!(Roles::membership(HOSPITAL, PATIENT.person()), Some(membership));
		assert!(Roles::is_licensed(PATIENT.person(), NOW));
	});
}

#[test]
fn nobody_but_an_administrator_of_the_active_organisation_does() {
	run(|| {
		let person = PATIENT.person();
		for name in ["doctor", "clerk", "other admin", "patient"] {
			let refused = Error::<Test>::NotAdministrator;
			assert_noop!(issue_until(name, person, NOW.plus(YEAR)), refused);
			let renew = Roles::renew_membership(by(name), HOSPITAL, DOCTOR, NOW.plus(YEAR));
			assert_eq!(renew, Err(Error::<Test>::NotAdministrator.into()));
			assert_noop!(
				Roles::suspend_membership(by(name), HOSPITAL, DOCTOR),
				Error::<Test>::NotAdministrator
			);
			assert_noop!(
				Roles::reinstate_membership(by(name), HOSPITAL, DOCTOR),
				Error::<Test>::NotAdministrator
			);
			assert_noop!(
				Roles::end_membership(by(name), HOSPITAL, DOCTOR),
				Error::<Test>::NotAdministrator
			);
		}
		assert_noop!(
			issue_until("stranger", person, NOW.plus(YEAR)),
			Error::<Test>::UnknownAccount
		);
	});
}

#[test]
fn the_administrator_of_a_suspended_organisation_changes_nothing() {
	run(|| {
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(issue(PATIENT.person()), Error::<Test>::OrganisationNotActive);
		assert_noop!(
			renew(DOCTOR, NOW.plus(YEAR)),
			Error::<Test>::OrganisationNotActive
		);
		assert_noop!(suspend(DOCTOR), Error::<Test>::OrganisationNotActive);
		assert_noop!(reinstate(DOCTOR), Error::<Test>::OrganisationNotActive);
		assert_noop!(end(DOCTOR), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn a_dismissed_administrator_changes_nothing() {
	run(|| {
		assert_ok!(Roles::appoint_administrator(
			RuntimeOrigin::root(),
			HOSPITAL,
			CLERK,
			account("clerk")
		));
		assert_ok!(Roles::dismiss_administrator(
			RuntimeOrigin::root(),
			HOSPITAL,
			ADMIN
		));
		assert_noop!(issue(PATIENT.person()), Error::<Test>::NotAdministrator);
	});
}

#[test]
fn a_member_is_a_person_that_exists() {
	run(|| {
		assert_noop!(issue(PersonId::repeat(0x66)), Error::<Test>::UnknownPerson);
		for change in [suspend, reinstate, end] {
			assert_noop!(change(PATIENT.person()), Error::<Test>::NotMember);
		}
		assert_noop!(renew(PATIENT.person(), NOW.plus(YEAR)), Error::<Test>::NotMember);
	});
}

#[test]
fn a_term_ends_ahead_and_below_the_ceiling() {
	run(|| {
		let latest = NOW.plus(MEMBERSHIP_TERM);
		let person = PATIENT.person();
		assert_noop!(issue_until("admin", person, NOW), Error::<Test>::TermOver);
		assert_noop!(
			issue_until("admin", person, latest.plus(1)),
			Error::<Test>::TermTooLong
		);
		assert_ok!(issue_until("admin", person, latest));
		assert_noop!(renew(person, NOW), Error::<Test>::TermOver);
		assert_noop!(renew(person, latest.plus(1)), Error::<Test>::TermTooLong);
		assert_ok!(renew(person, NOW.plus(1)));
	});
}

#[test]
fn a_live_or_suspended_membership_is_not_replaced() {
	run(|| {
		assert_noop!(issue(DOCTOR), Error::<Test>::MembershipExists);
		assert_ok!(suspend(DOCTOR));
		assert_noop!(issue(DOCTOR), Error::<Test>::MembershipExists);
		FakeClock::set(NOW.plus(YEAR));
		assert_noop!(issue(DOCTOR), Error::<Test>::MembershipExists);
	});
}

#[test]
fn an_ended_membership_is_replaced() {
	run(|| {
		assert_ok!(end(DOCTOR));
		assert_ok!(issue(DOCTOR));
		let membership = Roles::membership(HOSPITAL, DOCTOR).unwrap();
		assert_eq!(membership.profession, Profession::LaboratoryTechnician);
		assert_eq!(MemberCount::<Test>::get(HOSPITAL), 4);
	});
}

#[test]
fn a_membership_is_replaced_from_its_first_invalid_millisecond() {
	run(|| {
		FakeClock::set(UnixMillis(NOW.plus(YEAR).0 - 1));
		assert_noop!(issue(DOCTOR), Error::<Test>::MembershipExists);
		FakeClock::set(NOW.plus(YEAR));
		assert_ok!(issue(DOCTOR));
	});
}

#[test]
fn a_renewal_tells_the_old_end_and_the_new() {
	run(|| {
		assert_ok!(renew(DOCTOR, NOW.plus(3 * YEAR)));
		told(Event::MembershipRenewed {
			organisation: HOSPITAL,
			person: DOCTOR,
			old: NOW.plus(YEAR),
			new: NOW.plus(3 * YEAR),
			by: ADMIN,
		});
		assert!(Roles::live_membership(HOSPITAL, DOCTOR, NOW.plus(2 * YEAR)).is_some());
	});
}

#[test]
fn an_expired_membership_is_renewed() {
	run(|| {
		FakeClock::set(NOW.plus(YEAR));
		assert!(!Roles::is_licensed(DOCTOR, NOW.plus(YEAR)));
		assert_ok!(renew(DOCTOR, NOW.plus(2 * YEAR)));
		assert!(Roles::is_licensed(DOCTOR, NOW.plus(YEAR)));
	});
}

#[test]
fn a_renewal_reinstates_nobody() {
	run(|| {
		assert_ok!(suspend(DOCTOR));
		assert_ok!(renew(DOCTOR, NOW.plus(3 * YEAR)));
		assert!(!is_live(DOCTOR));
		assert_ok!(end(DOCTOR));
		assert_noop!(renew(DOCTOR, NOW.plus(3 * YEAR)), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn a_suspended_member_does_not_act_until_reinstated() {
	run(|| {
		assert_ok!(suspend(DOCTOR));
		told(Event::MembershipSuspended {
			organisation: HOSPITAL,
			person: DOCTOR,
			by: ADMIN,
		});
		assert!(!is_live(DOCTOR));
		assert_ok!(reinstate(DOCTOR));
		told(Event::MembershipReinstated {
			organisation: HOSPITAL,
			person: DOCTOR,
			by: ADMIN,
		});
		assert!(is_live(DOCTOR));
	});
}

#[test]
fn an_ended_member_never_acts_again() {
	run(|| {
		assert_ok!(end(DOCTOR));
		told(Event::MembershipEnded {
			organisation: HOSPITAL,
			person: DOCTOR,
			by: ADMIN,
		});
		assert!(!is_live(DOCTOR));
		for change in [suspend, reinstate, end] {
			assert_noop!(change(DOCTOR), Error::<Test>::NoSuchMove);
		}
	});
}

#[test]
fn only_the_moves_of_the_table_are_made() {
	run(|| {
		assert_noop!(reinstate(DOCTOR), Error::<Test>::NoSuchMove);
		assert_ok!(suspend(DOCTOR));
		assert_noop!(suspend(DOCTOR), Error::<Test>::NoSuchMove);
		assert_ok!(end(DOCTOR));
	});
}

#[test]
fn a_person_has_so_many_memberships_and_an_ended_one_does_not_count() {
	run(|| {
		let third = OrganisationId::repeat(0x12);
		assert_ok!(Roles::create_organisation(
			RuntimeOrigin::root(),
			third,
			OrganisationKind::Clinic,
			vec![(OTHER_ADMIN, account("other admin"))].try_into().unwrap()
		));
		let join = |organisation| {
			Roles::issue_membership(
				by("other admin"),
				organisation,
				DOCTOR,
				Profession::Doctor,
				Credentials::NONE,
				NOW.plus(YEAR),
			)
		};
		assert_ok!(join(CLINIC));
		assert_noop!(join(third), Error::<Test>::TooManyMemberships);
		assert_ok!(end(DOCTOR));
		assert_ok!(join(third));
		assert_noop!(issue(DOCTOR), Error::<Test>::TooManyMemberships);
	});
}

#[test]
fn a_pharmacy_credentials_a_pharmacist_and_no_doctor() {
	run(|| {
		let pharmacy = OrganisationId::repeat(0x12);
		assert_ok!(Roles::create_organisation(
			RuntimeOrigin::root(),
			pharmacy,
			OrganisationKind::Pharmacy,
			vec![(OTHER_ADMIN, account("other admin"))].try_into().unwrap()
		));
		let hires = |profession| {
			Roles::issue_membership(
				by("other admin"),
				pharmacy,
				PATIENT.person(),
				profession,
				Credentials::NONE,
				NOW.plus(YEAR),
			)
		};
		assert_noop!(hires(Profession::Doctor), Error::<Test>::ProfessionDoesNotFit);
		assert_ok!(hires(Profession::Pharmacist));
	});
}

#[test]
fn nobody_credentials_themself() {
	run(|| {
		assert_noop!(issue(ADMIN), Error::<Test>::OwnMembership);
		let second = PersonId::repeat(0x22);
		assert_ok!(Roles::add_administrator(HOSPITAL, second, &account("second")));
		assert_ok!(issue_until("second", ADMIN, NOW.plus(YEAR)));
		assert_noop!(renew(ADMIN, NOW.plus(2 * YEAR)), Error::<Test>::OwnMembership);
		assert_ok!(suspend(ADMIN));
		assert_noop!(reinstate(ADMIN), Error::<Test>::OwnMembership);
		assert_ok!(Roles::reinstate_membership(by("second"), HOSPITAL, ADMIN));
		assert_ok!(end(ADMIN));
	});
}
