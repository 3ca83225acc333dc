// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, LiveGrants, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{ConsentStatus, Power, Powers, MAX_GRANTS_PER_PAIR},
	testing::FakeClock,
};

#[test]
fn leaves_nothing_that_lets_the_grantee_in() {
	run(|| {
		let last = MAX_GRANTS_PER_PAIR as u8;
		for number in 1..=last {
			grant(number, ANA, TO_BROOK, terms());
		}
		request(100, ANA);
		request(101, ANA);
		assert_ok!(Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK));
		assert!(!brook_is_in());
		for number in (1..=last).chain([100, 101]) {
			assert_eq!(status(id(number)), ConsentStatus::Inactive);
		}
		assert!(!LiveGrants::<Test>::contains_key(patient(ANA), TO_BROOK));
		assert!(!OpenRequests::<Test>::contains_key(patient(ANA)));
		let expected = Event::RevokedAll {
			patient: patient(ANA),
			grantee: TO_BROOK,
			grants: MAX_GRANTS_PER_PAIR,
			requests: 2,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn ends_requests_alone_and_grants_alone() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK));
		grant(2, ANA, TO_BROOK, terms());
		assert_ok!(Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK));
	});
}

#[test]
fn leaves_other_grantees_and_other_patients() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		grant(2, ANA, TO_CHO, terms());
		grant(3, ANA, TO_NORTH, terms());
		grant(4, BEN, TO_BROOK, terms());
		let asks = Consent::request(
			by(CHO),
			id(5),
			SOUTH,
			patient(ANA),
			TO_CHO,
			terms(),
			NOW.plus(DAY),
		);
		assert_ok!(asks);
		assert_ok!(Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK));
		for number in 2..=4 {
			assert_eq!(status(id(number)), ConsentStatus::Active);
		}
		assert_eq!(status(id(5)), ConsentStatus::Proposed);
	});
}

#[test]
fn ends_what_is_out_of_time_too() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(1));
		FakeClock::set(NOW.plus(2 * DAY));
		assert_ok!(Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK));
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
	});
}

#[test]
fn is_refused_when_there_is_nothing() {
	run(|| {
		let revoke_all = || Consent::revoke_all(by(ANA), patient(ANA), TO_BROOK);
		assert_noop!(revoke_all(), Error::<Test>::NothingToRevoke);
		grant(1, ANA, TO_CHO, terms());
		assert_noop!(revoke_all(), Error::<Test>::NothingToRevoke);
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
				Consent::revoke_all(by(other), patient(ANA), TO_BROOK),
				Error::<Test>::NotForPatient
			);
		}
		assert_noop!(
			Consent::revoke_all(by(ANA), patient(MOTHER), TO_BROOK),
			Error::<Test>::UnknownPatient
		);
		assert_ok!(Consent::revoke_all(by(FATHER), patient(ANA), TO_BROOK));
	});
}
