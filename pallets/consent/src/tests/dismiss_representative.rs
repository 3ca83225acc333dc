// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, RepresentativeCount, WardsOf};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{ConsentInspect, Power, Powers},
	testing::FakeClock,
};

#[test]
fn ends_a_representation_at_once() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		assert_ok!(Consent::dismiss_representative(by(ANA), patient(ANA), MOTHER));
		assert!(!Consent::may_act_for(MOTHER, patient(ANA), Power::Consent, NOW));
		assert!(!RepresentativeCount::<Test>::contains_key(patient(ANA)));
		assert!(!WardsOf::<Test>::contains_key(MOTHER));
		let expected = Event::RepresentativeDismissed {
			patient: patient(ANA),
			representative: MOTHER,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn lets_a_representative_step_down_for_one_patient() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(BEN, MOTHER, Powers::all());
		assert_ok!(Consent::dismiss_representative(by(MOTHER), patient(ANA), MOTHER));
		assert_eq!(WardsOf::<Test>::get(MOTHER).into_inner(), [patient(BEN)]);
	});
}

#[test]
fn is_refused_to_other_representatives_and_strangers() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		for other in [FATHER, BEN, ADAM] {
			assert_noop!(
				Consent::dismiss_representative(by(other), patient(ANA), MOTHER),
				Error::<Test>::OnlyPatientDecides
			);
		}
	});
}

#[test]
fn is_refused_for_who_does_not_represent_the_patient() {
	run(|| {
		for signer in [ANA, MOTHER] {
			assert_noop!(
				Consent::dismiss_representative(by(signer), patient(ANA), MOTHER),
				Error::<Test>::NotRepresentative
			);
		}
	});
}

#[test]
fn works_when_the_representation_is_over() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		FakeClock::set(NOW.plus(200 * DAY));
		assert_ok!(Consent::dismiss_representative(by(ANA), patient(ANA), MOTHER));
	});
}
