// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, LiveGrants, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::consent::{ConsentStatus, Power, Powers};

#[test]
fn undoes_what_an_active_consent_had_opened() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::mark_in_error(by(ANA), id(1)));
		assert!(!brook_is_in());
		assert_eq!(status(id(1)), ConsentStatus::EnteredInError);
		assert!(!LiveGrants::<Test>::contains_key(patient(ANA), TO_BROOK));
		let expected = Event::MarkedInError {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn closes_an_open_request() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::mark_in_error(by(ANA), id(1)));
		assert!(!OpenRequests::<Test>::contains_key(patient(ANA)));
		assert_noop!(
			Consent::approve(by(ANA), id(1), terms()),
			Error::<Test>::NotProposed
		);
	});
}

#[test]
fn reaches_what_is_over_but_not_twice() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::reject(by(ANA), id(1)));
		grant(2, ANA, TO_BROOK, terms());
		assert_ok!(Consent::revoke(by(ANA), id(2)));
		for number in [1, 2] {
			assert_ok!(Consent::mark_in_error(by(ANA), id(number)));
			assert_noop!(
				Consent::mark_in_error(by(ANA), id(number)),
				Error::<Test>::NoSuchMove
			);
		}
	});
}

#[test]
fn leaves_the_other_grants_of_the_pair() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::supersede(by(ANA), id(1), id(2), terms()));
		assert_ok!(Consent::mark_in_error(by(ANA), id(1)));
		assert!(brook_is_in());
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(
				Consent::mark_in_error(by(other), id(1)),
				Error::<Test>::NotForPatient
			);
		}
		assert_noop!(
			Consent::mark_in_error(by(ANA), id(9)),
			Error::<Test>::UnknownConsent
		);
		assert_ok!(Consent::mark_in_error(by(FATHER), id(1)));
	});
}
