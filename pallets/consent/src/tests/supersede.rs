// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, LiveGrants};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Categories, Category, ConsentStatus, Power, Powers, Terms, MAX_GRANTS_PER_PAIR},
	roles::{MembershipStatus, Profession},
	testing::FakeClock,
};

fn imaging() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Imaging]),
		..terms()
	}
}

#[test]
fn replaces_a_consent_and_links_the_two() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::supersede(by(ANA), id(1), id(2), imaging()));
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
		let row = Consent::consent_view(id(2)).unwrap().details;
		assert_eq!(
			(row.status, row.supersedes, row.terms),
			(ConsentStatus::Active, Some(id(1)), imaging())
		);
		assert!(!brook_is_in());
		let expected = Event::Superseded {
			patient: patient(ANA),
			consent: id(1),
			replacement: id(2),
			grantee: TO_BROOK,
			terms: imaging(),
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn works_when_the_pair_is_full() {
	run(|| {
		let last = MAX_GRANTS_PER_PAIR as u8;
		for number in 1..=last {
			grant(number, ANA, TO_BROOK, terms());
		}
		assert_ok!(Consent::supersede(by(ANA), id(1), id(last + 1), terms()));
		assert_eq!(
			LiveGrants::<Test>::get(patient(ANA), TO_BROOK).len(),
			last as usize
		);
	});
}

#[test]
fn prolongs_what_is_out_of_time() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(1));
		FakeClock::set(NOW.plus(2 * DAY));
		assert!(!brook_is_in());
		assert_ok!(Consent::supersede(by(ANA), id(1), id(2), terms()));
		assert!(brook_is_in());
	});
}

#[test]
fn asks_what_a_new_grant_asks() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		let supersede = |terms| Consent::supersede(by(ANA), id(1), id(2), terms);
		assert_noop!(supersede(terms_for_days(0)), Error::<Test>::AlreadyExpired);
		assert_noop!(supersede(terms_for_days(401)), Error::<Test>::TermTooLong);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		assert_noop!(supersede(terms()), Error::<Test>::GranteeNotLive);
	});
}

#[test]
fn never_uses_an_id_twice() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_noop!(
			Consent::supersede(by(ANA), id(1), id(1), terms()),
			Error::<Test>::ConsentExists
		);
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
				Consent::supersede(by(other), id(1), id(2), terms()),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::supersede(by(FATHER), id(1), id(2), terms()));
	});
}

#[test]
fn is_refused_for_what_is_not_active() {
	run(|| {
		let supersede = |number| Consent::supersede(by(ANA), id(number), id(50), terms());
		assert_noop!(supersede(9), Error::<Test>::UnknownConsent);
		request(1, ANA);
		assert_noop!(supersede(1), Error::<Test>::NotActive);
		assert_ok!(Consent::reject(by(ANA), id(1)));
		assert_noop!(supersede(1), Error::<Test>::NotActive);
	});
}
