// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{ConsentStatus, Power, Powers},
	testing::FakeClock,
};

#[test]
fn ends_a_request() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::reject(by(ANA), id(1)));
		assert_eq!(status(id(1)), ConsentStatus::Rejected);
		assert!(!OpenRequests::<Test>::contains_key(patient(ANA)));
		assert!(!brook_is_in());
		let expected = Event::Rejected {
			patient: patient(ANA),
			consent: id(1),
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn leaves_other_requests_open() {
	run(|| {
		request(1, ANA);
		request(2, ANA);
		assert_ok!(Consent::reject(by(ANA), id(1)));
		assert_eq!(status(id(2)), ConsentStatus::Proposed);
		assert_eq!(OpenRequests::<Test>::get(patient(ANA)).len(), 1);
	});
}

#[test]
fn is_never_too_late() {
	run(|| {
		request(1, ANA);
		FakeClock::set(NOW.plus(11 * DAY));
		assert_ok!(Consent::reject(by(ANA), id(1)));
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		request(1, ANA);
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(Consent::reject(by(other), id(1)), Error::<Test>::NotForPatient);
		}
		assert_ok!(Consent::reject(by(FATHER), id(1)));
	});
}

#[test]
fn is_refused_for_what_is_not_proposed() {
	run(|| {
		assert_noop!(Consent::reject(by(ANA), id(9)), Error::<Test>::UnknownConsent);
		grant(1, ANA, TO_BROOK, terms());
		assert_noop!(Consent::reject(by(ANA), id(1)), Error::<Test>::NotProposed);
	});
}
