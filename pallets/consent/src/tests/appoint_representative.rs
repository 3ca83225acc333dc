// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, RepresentativeCount, Representatives, WardsOf};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use salus_primitives::{
	consent::{Grantee, Power, Powers, Representation},
	testing::FakeClock,
	PersonId, UnixMillis,
};

const UNTIL: UnixMillis = NOW.plus(10 * DAY);

fn try_appoint(signer: PersonId, representative: PersonId) -> DispatchResult {
	Consent::appoint_representative(by(signer), representative, Powers::all(), NOW, UNTIL)
}

#[test]
fn lets_somebody_act_for_the_signer() {
	run(|| {
		assert_ok!(try_appoint(ANA, MOTHER));
		let representation = Representation {
			powers: Powers::all(),
			from: NOW,
			until: UNTIL,
			guardian: false,
		};
		assert_eq!(
			Representatives::<Test>::get(patient(ANA), MOTHER),
			Some(representation)
		);
		assert_eq!(WardsOf::<Test>::get(MOTHER).into_inner(), [patient(ANA)]);
		let expected = Event::RepresentativeAppointed {
			patient: patient(ANA),
			representative: MOTHER,
			representation,
		};
		assert_eq!(events(), [expected]);
	});
}

#[test]
fn acts_on_the_signer_alone_so_that_no_representative_appoints_another() {
	run(|| {
		assert_ok!(try_appoint(ANA, MOTHER));
		assert_noop!(try_appoint(MOTHER, FATHER), Error::<Test>::UnknownPatient);
		// A representative who is a patient appoints for themself only.
		assert_ok!(try_appoint(ANA, BEN));
		assert_ok!(try_appoint(BEN, FATHER));
		assert!(!Representatives::<Test>::contains_key(patient(ANA), FATHER));
		assert!(Representatives::<Test>::contains_key(patient(BEN), FATHER));
	});
}

#[test]
fn needs_another_person_with_an_encryption_key_who_is_not_shut_out() {
	run(|| {
		assert_noop!(try_appoint(ANA, ANA), Error::<Test>::RepresentsSelf);
		assert_noop!(try_appoint(ANA, NOBODY), Error::<Test>::UnknownPerson);
		assert_noop!(try_appoint(ANA, OLGA), Error::<Test>::NoEncryptionKey);
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(MOTHER)));
		assert_noop!(try_appoint(ANA, MOTHER), Error::<Test>::ShutOut);
	});
}

#[test]
fn needs_a_power_and_a_term_that_is_not_over() {
	run(|| {
		let appoint =
			|powers, from, until| Consent::appoint_representative(by(ANA), MOTHER, powers, from, until);
		assert_noop!(appoint(Powers::NONE, NOW, UNTIL), Error::<Test>::NoPower);
		assert_noop!(appoint(Powers::all(), UNTIL, UNTIL), Error::<Test>::EmptyTerm);
		let past = UnixMillis(0);
		assert_noop!(appoint(Powers::all(), past, NOW), Error::<Test>::AlreadyExpired);
		assert_ok!(appoint(Powers::of(&[Power::Book]), past, NOW.plus(1)));
	});
}

#[test]
fn replaces_only_one_that_is_over() {
	run(|| {
		assert_ok!(try_appoint(ANA, MOTHER));
		let again =
			|| Consent::appoint_representative(by(ANA), MOTHER, Powers::all(), NOW, NOW.plus(99 * DAY));
		FakeClock::set(UnixMillis(UNTIL.0 - 1));
		assert_noop!(again(), Error::<Test>::AlreadyRepresentative);
		FakeClock::set(UNTIL);
		assert_ok!(again());
		assert_eq!(RepresentativeCount::<Test>::get(patient(ANA)), 1);
	});
}

#[test]
fn is_bounded_per_patient() {
	run(|| {
		for representative in [BEN, MOTHER, FATHER] {
			assert_ok!(try_appoint(ANA, representative));
		}
		assert_noop!(try_appoint(ANA, CHO), Error::<Test>::TooManyRepresentatives);
		assert_ok!(Consent::dismiss_representative(by(ANA), patient(ANA), BEN));
		assert_ok!(try_appoint(ANA, CHO));
	});
}

#[test]
fn is_bounded_per_representative() {
	run(|| {
		add_patient(BROOK, None);
		add_patient(CHO, None);
		for patient in [ANA, BEN, BROOK] {
			assert_ok!(try_appoint(patient, MOTHER));
		}
		assert_noop!(try_appoint(CHO, MOTHER), Error::<Test>::TooManyWards);
		assert_ok!(Consent::dismiss_representative(by(MOTHER), patient(ANA), MOTHER));
		assert_ok!(try_appoint(CHO, MOTHER));
	});
}

#[test]
fn ends_below_a_ceiling() {
	run(|| {
		let until = |until| Consent::appoint_representative(by(ANA), MOTHER, Powers::all(), NOW, until);
		let latest = NOW.plus(MAX_REPRESENTATION);
		assert_noop!(until(latest.plus(1)), Error::<Test>::RepresentationTooLong);
		assert_ok!(until(latest));
	});
}
