// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, ExclusionCount};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::consent::{Grantee, Power, Powers};

#[test]
fn brings_back_what_a_consent_lets_in() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert!(brook_is_in());
		assert!(!ExclusionCount::<Test>::contains_key(patient(ANA)));
		let expected = Event::Readmitted {
			patient: patient(ANA),
			whom: TO_BROOK,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn leaves_the_others_shut_out() {
	run(|| {
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(CHO)));
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(CHO)));
		assert_eq!(Consent::shut(patient(ANA)).excluded, [TO_BROOK]);
	});
}

#[test]
fn is_refused_for_who_is_not_shut_out() {
	run(|| {
		assert_noop!(
			Consent::readmit(by(ANA), patient(ANA), Grantee::Person(BROOK)),
			Error::<Test>::NotExcluded
		);
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(
				Consent::readmit(by(other), patient(ANA), Grantee::Person(BROOK)),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::readmit(by(FATHER), patient(ANA), Grantee::Person(BROOK)));
	});
}

#[test]
fn of_a_representative_is_for_the_patient_alone() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(FATHER)));
		let readmit = |signer| Consent::readmit(by(signer), patient(ANA), Grantee::Person(FATHER));
		assert_noop!(readmit(MOTHER), Error::<Test>::OnlyPatientDecides);
		// Who is shut out acts for nobody, not even for themself.
		assert_noop!(readmit(FATHER), Error::<Test>::NotForPatient);
		assert_ok!(readmit(ANA));
	});
}
