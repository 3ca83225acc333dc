// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Event, Representatives};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use salus_primitives::{
	acts::CLOSING_MS,
	consent::{Categories, Category, ConsentInspect, Grantee, Power, Powers, Representation, Terms},
	roles::{AccountScope, AppointGuardian, GuardianRefused},
	testing::{self, FakeClock},
	PersonId, UnixMillis,
};

fn try_appoint(guardian: PersonId) -> Result<(), GuardianRefused> {
	<Consent as AppointGuardian>::appoint(patient(NOA), guardian)
}

#[test]
fn gives_every_power_until_the_majority() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let representation = Representation {
			powers: Powers::all(),
			from: NOW,
			until: UnixMillis::FOREVER,
			guardian: true,
		};
		assert_eq!(
			Representatives::<Test>::get(patient(NOA), MOTHER),
			Some(representation)
		);
		let expected = Event::RepresentativeAppointed {
			patient: patient(NOA),
			representative: MOTHER,
			representation,
		};
		assert_eq!(events(), [expected]);
		let may = |now| Consent::may_act_for(MOTHER, patient(NOA), Power::ViewSealed, now);
		assert!(may(UnixMillis(MAJORITY.0 - 1)));
		assert!(!may(MAJORITY));
	});
}

#[test]
fn lets_the_guardian_grant_for_the_ward_until_its_majority_and_no_further() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let grant = |number, expires_at| {
			let terms = Terms {
				expires_at,
				..terms_for_days(400)
			};
			Consent::grant(by(MOTHER), id(number), patient(NOA), TO_BROOK, terms)
		};
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_noop!(grant(1, MAJORITY.plus(1)), crate::Error::<Test>::BeyondMajority);
		assert_ok!(grant(1, MAJORITY));
		assert!(decide(question(BROOK, NORTH, NOA)).is_allowed());
		FakeClock::set(MAJORITY);
		assert!(!decide(question(BROOK, NORTH, NOA)).is_allowed());
		assert_noop!(grant(2, MAJORITY.plus(DAY)), crate::Error::<Test>::NotForPatient);
	});
}

#[test]
fn lets_the_former_guardian_close_for_a_year_while_the_ward_has_no_account() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let closes = |now| Consent::may_close_for(MOTHER, patient(NOA), Power::Consent, now);
		let grown = MAJORITY.plus(CLOSING_MS);
		set_scope(NOA, AccountScope::ClinicalSession);
		assert!(closes(UnixMillis(MAJORITY.0 - 1)));
		assert!(closes(MAJORITY));
		assert!(closes(UnixMillis(grown.0 - 1)));
		assert!(!closes(grown));
		assert!(!Consent::may_close_for(
			FATHER,
			patient(NOA),
			Power::Consent,
			MAJORITY
		));
		set_scope(NOA, AccountScope::Full);
		assert!(!closes(MAJORITY));
	});
}

#[test]
fn the_former_guardian_seals_and_excludes_and_opens_nothing() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		set_scope(NOA, AccountScope::ClinicalSession);
		FakeClock::set(MAJORITY);
		let both = Categories::of(&[Category::Condition]);
		assert_ok!(Consent::seal(by(MOTHER), patient(NOA), both));
		assert_ok!(Consent::exclude(by(MOTHER), patient(NOA), Grantee::Person(BROOK)));
		assert_noop!(
			Consent::unseal(by(MOTHER), patient(NOA), both),
			crate::Error::<Test>::NotForPatient
		);
		assert_noop!(
			Consent::readmit(by(MOTHER), patient(NOA), Grantee::Person(BROOK)),
			crate::Error::<Test>::NotForPatient
		);
	});
}

#[test]
fn is_undone_by_dismissing_a_guardian_and_nobody_else() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		assert!(Consent::is_guardian(patient(NOA), MOTHER));
		let dismiss = |person| <Consent as AppointGuardian>::dismiss(patient(NOA), person);
		assert_storage_noop!(assert_eq!(dismiss(FATHER), Err(GuardianRefused)));
		assert_eq!(dismiss(MOTHER), Ok(()));
		assert!(!Consent::is_guardian(patient(NOA), MOTHER));
		assert!(!Consent::may_act_for(MOTHER, patient(NOA), Power::Book, NOW));
		appoint(ANA, FATHER, Powers::all());
		let appointed = <Consent as AppointGuardian>::dismiss(patient(ANA), FATHER);
		assert_storage_noop!(assert_eq!(appointed, Err(GuardianRefused)));
	});
}

#[test]
fn is_refused_for_the_ward_itself_and_for_a_majority_that_has_come() {
	run(|| {
		assert_storage_noop!(assert_eq!(try_appoint(NOA), Err(GuardianRefused)));
		FakeClock::set(MAJORITY);
		assert_storage_noop!(assert_eq!(try_appoint(MOTHER), Err(GuardianRefused)));
	});
}

#[test]
fn is_refused_twice_and_over_the_bounds() {
	run(|| {
		for guardian in [MOTHER, FATHER, BEN] {
			assert_eq!(try_appoint(guardian), Ok(()));
		}
		assert_storage_noop!(assert_eq!(try_appoint(MOTHER), Err(GuardianRefused)));
		assert_storage_noop!(assert_eq!(try_appoint(ADAM), Err(GuardianRefused)));
	});
}

#[test]
fn a_suspended_guardian_does_nothing_until_that_instant_and_stays_a_guardian() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let until = NOW.plus(30 * DAY);
		assert_eq!(Consent::suspend(patient(NOA), MOTHER, until), Ok(()));
		let may = |now| Consent::may_act_for(MOTHER, patient(NOA), Power::Consent, now);
		assert!(!may(NOW));
		assert!(!may(UnixMillis(until.0 - 1)));
		assert!(may(until));
		assert!(Consent::is_guardian(patient(NOA), MOTHER));
		assert_noop!(
			Consent::grant(by(MOTHER), id(1), patient(NOA), TO_BROOK, terms()),
			crate::Error::<Test>::NotForPatient
		);
	});
}

#[test]
fn only_a_guardian_is_suspended() {
	run(|| {
		let named_by_the_patient = Representation {
			powers: Powers::all(),
			from: NOW,
			until: UnixMillis::FOREVER,
			guardian: false,
		};
		assert_ok!(Consent::add_representative(
			patient(ANA),
			FATHER,
			named_by_the_patient
		));
		for (patient, person) in [(patient(ANA), FATHER), (patient(NOA), MOTHER)] {
			let refused = Consent::suspend(patient, person, NOW.plus(DAY));
			assert_eq!(refused, Err(GuardianRefused));
		}
	});
}

#[test]
fn what_a_ward_that_holds_its_account_seals_is_shut_to_guardians_too() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		set_scope(NOA, AccountScope::Full);
		let powers = Powers::of(&[Power::View, Power::ViewSealed]);
		assert_ok!(Consent::appoint_representative(
			by(NOA),
			BROOK,
			powers,
			NOW,
			MAJORITY
		));
		testing::with(|world| world.held.insert(patient(NOA)));
		Consent::shut_sealed(patient(NOA));
		assert!(Consent::may_act_for(BROOK, patient(NOA), Power::View, NOW));
		assert!(!Consent::may_act_for(BROOK, patient(NOA), Power::ViewSealed, NOW));
		assert_eq!(try_appoint(FATHER), Ok(()));
		let categories = Categories::of(&[Category::Sensitive]);
		assert_ok!(Consent::seal(by(NOA), patient(NOA), categories));
		for guardian in [MOTHER, FATHER] {
			let may = |power| Consent::may_act_for(guardian, patient(NOA), power, NOW);
			assert!(may(Power::View) && may(Power::Consent) && may(Power::Book));
			assert!(!may(Power::ViewSealed));
			assert_noop!(
				Consent::unseal(by(guardian), patient(NOA), categories),
				crate::Error::<Test>::MayNotViewSealed
			);
		}
		assert_ok!(Consent::unseal(by(NOA), patient(NOA), categories));
	});
}

#[test]
fn whom_the_account_of_a_ward_appoints_goes_with_its_majority_too() {
	run(|| {
		set_scope(NOA, AccountScope::Full);
		let appoint = |until| Consent::appoint_representative(by(NOA), FATHER, Powers::all(), NOW, until);
		assert_noop!(appoint(MAJORITY.plus(1)), crate::Error::<Test>::BeyondMajority);
		assert_ok!(appoint(MAJORITY));
		FakeClock::set(MAJORITY);
		assert_ok!(Consent::appoint_representative(
			by(NOA),
			FATHER,
			Powers::all(),
			MAJORITY,
			MAJORITY.plus(DAY)
		));
	});
}
