// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{consent::ConsentStatus, testing::FakeClock, UnixMillis};

#[test]
fn takes_a_request_back() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::withdraw(by(BROOK), id(1)));
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
		assert!(!OpenRequests::<Test>::contains_key(patient(ANA)));
		let expected = Event::Withdrawn {
			patient: patient(ANA),
			consent: id(1),
			by: BROOK,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn is_for_the_requester_until_the_time_is_over_and_then_for_anybody() {
	run(|| {
		let answer_by = NOW.plus(10 * DAY);
		request(1, ANA);
		FakeClock::set(UnixMillis(answer_by.0 - 1));
		for other in [ANA, CHO, ADAM] {
			assert_noop!(Consent::withdraw(by(other), id(1)), Error::<Test>::NotRequester);
		}
		FakeClock::set(answer_by);
		assert_ok!(Consent::withdraw(by(CHO), id(1)));
	});
}

#[test]
fn is_refused_for_what_is_not_proposed() {
	run(|| {
		assert_noop!(Consent::withdraw(by(BROOK), id(9)), Error::<Test>::UnknownConsent);
		request(1, ANA);
		assert_ok!(Consent::approve(by(ANA), id(1), terms()));
		assert_noop!(Consent::withdraw(by(BROOK), id(1)), Error::<Test>::NotProposed);
		assert!(brook_is_in());
	});
}
