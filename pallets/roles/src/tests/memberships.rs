// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `suspend_membership`, `end_membership`, and what the acts of issuing, renewing and reinstating a membership do.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::ActContent,
	roles::{
		Credential, Credentials, Membership, MembershipStatus, OrganisationKind, Profession, RoleInspect,
		FULL_AFTER_MS,
	},
	testing::FakeClock,
	OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

const BOTH: Credentials = Credentials::of(&[Credential::Verifying, Credential::Emergency]);

fn issuing(person: PersonId, valid_until: UnixMillis) -> ActContent {
	ActContent::IssueMembership {
		person,
		profession: Profession::LaboratoryTechnician,
		credentials: BOTH,
		valid_until,
	}
}

fn issue_until(person: PersonId, valid_until: UnixMillis) -> DispatchResult {
	make(HOSPITAL, &issuing(person, valid_until))
}

fn issue(person: PersonId) -> DispatchResult {
	issue_until(person, NOW.plus(2 * YEAR))
}

fn suspend(person: PersonId) -> DispatchResult {
	Roles::suspend_membership(by("admin"), HOSPITAL, person)
}

fn end(person: PersonId) -> DispatchResult {
	Roles::end_membership(by("admin"), HOSPITAL, person)
}

/// The administrators of the clinic, as those of a new organisation.
fn others() -> Administrators<Test> {
	let rows = [(OTHER_ADMIN, "other admin"), (OTHER_SECOND, "other second")];
	rows.map(|(person, name)| (person, account(name)))
		.to_vec()
		.try_into()
		.unwrap()
}

fn is_live(person: PersonId) -> bool {
	Roles::live_membership(HOSPITAL, person, NOW).is_some()
}

#[test]
fn two_administrators_credential_a_person_who_accepts() {
	run(|| {
		let person = PATIENT.person();
		let content = issuing(person, NOW.plus(2 * YEAR));
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		assert_eq!(Roles::membership(HOSPITAL, person), None);
		for name in ["admin", "second admin", "doctor"] {
			assert_noop!(
				Roles::carry_out_act(by(name), HOSPITAL, content.clone()),
				Error::<Test>::ActNeedsAcceptance
			);
		}
		FakeClock::set(NOW.plus(5));
		assert_ok!(Roles::carry_out_act(by("patient"), HOSPITAL, content.clone()));
		let membership = Membership {
			profession: Profession::LaboratoryTechnician,
			credentials: BOTH,
			valid_until: NOW.plus(2 * YEAR),
			full_from: NOW.plus(5 + FULL_AFTER_MS),
			status: MembershipStatus::Active,
		};
		System::assert_has_event(
			Event::<Test>::MembershipIssued {
				organisation: HOSPITAL,
				person,
				membership,
			}
			.into(),
		);
		told(Event::ActCarriedOut {
			organisation: HOSPITAL,
			content,
			by: Some(person),
		});
		assert_eq!(Roles::membership(HOSPITAL, person), Some(membership));
		assert!(Roles::is_licensed(person, NOW));
	});
}

#[test]
fn one_administrator_credentials_renews_and_reinstates_nobody() {
	run(|| {
		let person = PATIENT.person();
		assert_ok!(suspend(DOCTOR));
		let (issue, renew, reinstate) = (
			issuing(person, NOW.plus(YEAR)),
			ActContent::RenewMembership {
				person: NURSE,
				valid_until: NOW.plus(2 * YEAR),
			},
			ActContent::ReinstateMembership { person: DOCTOR },
		);
		for (content, carrier) in [(issue, "patient"), (renew, "patient"), (reinstate, "patient")] {
			assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
			assert_ok!(Roles::approve_act(
				RuntimeOrigin::root(),
				HOSPITAL,
				content.clone()
			));
			for days in 0..30 {
				FakeClock::set(NOW.plus(days * UnixMillis::DAY));
				assert_noop!(
					Roles::carry_out_act(by(carrier), HOSPITAL, content.clone()),
					Error::<Test>::ActNeedsAdministrator
				);
			}
			FakeClock::set(NOW);
		}
	});
}

#[test]
fn only_an_administrator_of_the_active_organisation_suspends_and_ends() {
	run(|| {
		for change in [Roles::suspend_membership, Roles::end_membership] {
			for name in ["doctor", "clerk", "other admin", "patient"] {
				assert_noop!(
					change(by(name), HOSPITAL, DOCTOR),
					Error::<Test>::NotAdministrator
				);
			}
			assert_noop!(
				change(by("stranger"), HOSPITAL, DOCTOR),
				Error::<Test>::UnknownAccount
			);
		}
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(suspend(DOCTOR), Error::<Test>::OrganisationNotActive);
		assert_noop!(end(DOCTOR), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn an_administrator_closes_so_often_a_day_and_another_goes_on() {
	run(|| {
		for person in [DOCTOR, NURSE, CLERK] {
			assert_ok!(suspend(person));
		}
		assert_noop!(end(DOCTOR), Error::<Test>::TooManyClosings);
		assert_noop!(suspend(PHARMACIST), Error::<Test>::TooManyClosings);
		assert_ok!(Roles::suspend_membership(
			by("second admin"),
			HOSPITAL,
			PHARMACIST
		));
		let tomorrow = (NOW.0 / UnixMillis::DAY + 1) * UnixMillis::DAY;
		FakeClock::set(UnixMillis(tomorrow - 1));
		assert_noop!(end(DOCTOR), Error::<Test>::TooManyClosings);
		FakeClock::set(UnixMillis(tomorrow));
		assert_ok!(end(DOCTOR));
	});
}

#[test]
fn what_is_refused_is_no_closing() {
	run(|| {
		for _ in 0..5 {
			assert_noop!(suspend(PATIENT.person()), Error::<Test>::NotMember);
		}
		assert_ok!(suspend(DOCTOR));
	});
}

#[test]
fn nobody_approves_their_own_membership() {
	run(|| {
		let own = issuing(ADMIN, NOW.plus(YEAR));
		assert_noop!(
			Roles::propose_act(by("admin"), HOSPITAL, own.clone()),
			Error::<Test>::ActConcernsSigner
		);
		assert_ok!(Roles::propose_act(by("second admin"), HOSPITAL, own.clone()));
		assert_noop!(
			Roles::approve_act(by("admin"), HOSPITAL, own.clone()),
			Error::<Test>::ActConcernsSigner
		);
		let refused = Roles::carry_out_act(by("admin"), HOSPITAL, own.clone());
		assert_eq!(refused, Err(Error::<Test>::ActNeedsCouncil.into()));
		assert_ok!(Roles::approve_act(RuntimeOrigin::root(), HOSPITAL, own.clone()));
		FakeClock::set(UnixMillis(NOW.0 + UnixMillis::DAY - 1));
		let refused = Roles::carry_out_act(by("admin"), HOSPITAL, own.clone());
		assert_eq!(refused, Err(Error::<Test>::ActWaits.into()));
		FakeClock::set(NOW.plus(UnixMillis::DAY));
		assert_ok!(Roles::carry_out_act(by("admin"), HOSPITAL, own));
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
		assert_noop!(issue_until(person, NOW), Error::<Test>::TermOver);
		assert_noop!(issue_until(person, latest.plus(1)), Error::<Test>::TermTooLong);
		assert_ok!(issue_until(person, latest));
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
		System::assert_has_event(
			Event::<Test>::MembershipRenewed {
				organisation: HOSPITAL,
				person: DOCTOR,
				old: NOW.plus(YEAR),
				new: NOW.plus(3 * YEAR),
			}
			.into(),
		);
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
		System::assert_has_event(
			Event::<Test>::MembershipReinstated {
				organisation: HOSPITAL,
				person: DOCTOR,
			}
			.into(),
		);
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
			others()
		));
		let join = |organisation| hire(organisation, DOCTOR, Profession::Doctor);
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
			others()
		));
		let hires = |profession| hire(pharmacy, PATIENT.person(), profession);
		assert_noop!(hires(Profession::Doctor), Error::<Test>::ProfessionDoesNotFit);
		assert_ok!(hires(Profession::Pharmacist));
	});
}

#[test]
fn voices_for_a_membership_are_none_for_the_next() {
	run(|| {
		let person = PATIENT.person();
		for days in [100, 200] {
			let content = issuing(person, NOW.plus(days * UnixMillis::DAY));
			assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
			assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content));
		}
		let accept = |days| {
			let content = issuing(person, NOW.plus(days * UnixMillis::DAY));
			Roles::carry_out_act(by("patient"), HOSPITAL, content)
		};
		assert_ok!(accept(100));
		FakeClock::set(NOW.plus(1));
		assert_ok!(end(person));
		assert_ok!(accept(200));
		assert_eq!(
			Memberships::<Test>::get(HOSPITAL, person).unwrap().status,
			MembershipStatus::Ended
		);
		told(Event::ActCleared {
			organisation: HOSPITAL,
			content: issuing(person, NOW.plus(200 * UnixMillis::DAY)),
		});
		assert_ok!(issue(person));
	});
}

#[test]
fn voices_for_a_term_are_none_for_the_membership_after() {
	run(|| {
		let renewal = ActContent::RenewMembership {
			person: DOCTOR,
			valid_until: NOW.plus(100 * UnixMillis::DAY),
		};
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, renewal.clone()));
		FakeClock::set(NOW.plus(1));
		assert_ok!(end(DOCTOR));
		let issued = NOW.plus(10 * UnixMillis::DAY);
		assert_ok!(issue_until(DOCTOR, issued));
		assert_noop!(
			Roles::approve_act(by("second admin"), HOSPITAL, renewal.clone()),
			Error::<Test>::ActVoid
		);
		// It is proposed anew without being cleared.
		assert_ok!(make(HOSPITAL, &renewal));
	});
}

#[test]
fn an_ended_membership_is_over_at_that_instant() {
	run(|| {
		FakeClock::set(NOW.plus(5));
		assert_ok!(end(DOCTOR));
		let row = Roles::membership(HOSPITAL, DOCTOR).unwrap();
		assert_eq!(row.valid_until, NOW.plus(5));
	});
}

#[test]
fn a_voice_for_one_suspension_is_none_for_the_next() {
	run(|| {
		let content = ActContent::ReinstateMembership { person: DOCTOR };
		assert_ok!(suspend(DOCTOR));
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		// Reinstated otherwise, and suspended again while the first proposal is open.
		assert_ok!(Roles::move_membership(HOSPITAL, DOCTOR, MembershipStatus::Active));
		assert_ok!(suspend(DOCTOR));
		assert_noop!(
			Roles::approve_act(by("second admin"), HOSPITAL, content),
			Error::<Test>::UnknownAct
		);
	});
}
