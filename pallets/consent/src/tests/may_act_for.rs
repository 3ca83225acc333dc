// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{ConsentInspect, Grantee, Power, Powers},
	UnixMillis,
};

#[test]
fn is_true_for_an_enrolled_patient_and_every_power() {
	run(|| {
		for power in Power::ALL {
			assert!(Consent::may_act_for(ANA, patient(ANA), *power, NOW));
			assert!(!Consent::may_act_for(ANA, patient(BEN), *power, NOW));
			assert!(!Consent::may_act_for(MOTHER, patient(MOTHER), *power, NOW));
		}
	});
}

#[test]
fn is_true_for_the_powers_of_a_representative_and_no_other() {
	for held in Power::ALL {
		run(|| {
			appoint(ANA, MOTHER, Powers::of(&[*held]));
			for power in Power::ALL {
				assert_eq!(
					Consent::may_act_for(MOTHER, patient(ANA), *power, NOW),
					held == power
				);
			}
		});
	}
}

#[test]
fn is_true_from_the_first_instant_until_before_the_last() {
	run(|| {
		let (from, until) = (NOW.plus(5), NOW.plus(9));
		assert_ok!(Consent::appoint_representative(
			by(ANA),
			MOTHER,
			Powers::all(),
			from,
			until
		));
		let may = |now| Consent::may_act_for(MOTHER, patient(ANA), Power::View, UnixMillis(now));
		assert_eq!(
			[from.0 - 1, from.0, until.0 - 1, until.0].map(may),
			[false, true, true, false]
		);
	});
}

#[test]
fn ends_at_the_majority_for_a_guardian_and_not_for_whom_the_patient_appointed() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		add_patient(ANA, Some(NOW.plus(1)));
		assert!(Consent::may_act_for(
			MOTHER,
			patient(ANA),
			Power::View,
			NOW.plus(1)
		));
	});
}

#[test]
fn is_false_while_shut_out() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(MOTHER)));
		assert!(!Consent::may_act_for(MOTHER, patient(ANA), Power::View, NOW));
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(MOTHER)));
		assert!(Consent::may_act_for(MOTHER, patient(ANA), Power::View, NOW));
	});
}
