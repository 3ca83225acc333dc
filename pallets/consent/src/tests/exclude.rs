// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, ExclusionCount};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Power, Powers},
	testing::FakeClock,
};

#[test]
fn shuts_a_person_out_in_spite_of_a_consent() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), BROOK));
		assert!(!brook_is_in());
		assert_eq!(ExclusionCount::<Test>::get(patient(ANA)), 1);
		let expected = Event::Excluded {
			patient: patient(ANA),
			person: BROOK,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn needs_a_person_who_is_not_the_patient_nor_shut_out_already() {
	run(|| {
		let exclude = |person| Consent::exclude(by(ANA), patient(ANA), person);
		assert_noop!(exclude(ANA), Error::<Test>::ExcludesPatient);
		assert_noop!(exclude(NOBODY), Error::<Test>::UnknownPerson);
		assert_ok!(exclude(BROOK));
		assert_noop!(exclude(BROOK), Error::<Test>::AlreadyExcluded);
	});
}

#[test]
fn is_bounded() {
	run(|| {
		for person in [BEN, MOTHER, FATHER, BROOK] {
			assert_ok!(Consent::exclude(by(ANA), patient(ANA), person));
		}
		assert_noop!(
			Consent::exclude(by(ANA), patient(ANA), CHO),
			Error::<Test>::TooManyExclusions
		);
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), BEN));
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), CHO));
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(
				Consent::exclude(by(other), patient(ANA), CHO),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::exclude(by(FATHER), patient(ANA), CHO));
	});
}

#[test]
fn is_refused_between_representatives() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		for representative in [FATHER, MOTHER] {
			assert_noop!(
				Consent::exclude(by(MOTHER), patient(ANA), representative),
				Error::<Test>::OnlyPatientDecides
			);
		}
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), FATHER));
	});
}

#[test]
fn protects_a_representative_whose_time_has_not_come_but_not_one_whose_time_is_over() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		let (from, until) = (NOW.plus(DAY), NOW.plus(2 * DAY));
		assert_ok!(Consent::appoint_representative(
			by(ANA),
			FATHER,
			Powers::all(),
			from,
			until
		));
		let exclude = || Consent::exclude(by(MOTHER), patient(ANA), FATHER);
		assert_noop!(exclude(), Error::<Test>::OnlyPatientDecides);
		FakeClock::set(salus_primitives::UnixMillis(until.0 - 1));
		assert_noop!(exclude(), Error::<Test>::OnlyPatientDecides);
		FakeClock::set(until);
		assert_ok!(exclude());
	});
}
