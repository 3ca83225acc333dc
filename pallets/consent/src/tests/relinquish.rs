// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::ConsentStatus,
	roles::{AccountScope, MembershipStatus, OrganisationStatus, Profession},
	testing::FakeClock,
};

#[test]
fn lets_a_person_give_a_consent_up() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::relinquish(by(BROOK), id(1)));
		assert!(!brook_is_in());
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
		let expected = Event::Relinquished {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			by: BROOK,
			device: None,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn lets_an_administrator_give_up_that_of_the_organisation() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		for other in [BROOK, NOEL, CHO, ANA] {
			assert_noop!(Consent::relinquish(by(other), id(1)), Error::<Test>::NotGrantee);
		}
		set_organisation(NORTH, OrganisationStatus::Suspended);
		assert_ok!(Consent::relinquish(by(ADAM), id(1)));
	});
}

#[test]
fn works_without_a_licence_and_out_of_time() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(1));
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Ended);
		FakeClock::set(NOW.plus(2 * DAY));
		assert_ok!(Consent::relinquish(by(BROOK), id(1)));
	});
}

#[test]
fn is_for_the_grantee_alone() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		for other in [ANA, CHO, NOEL, ADAM] {
			assert_noop!(Consent::relinquish(by(other), id(1)), Error::<Test>::NotGrantee);
		}
	});
}

#[test]
fn is_refused_for_what_is_not_active() {
	run(|| {
		assert_noop!(
			Consent::relinquish(by(BROOK), id(9)),
			Error::<Test>::UnknownConsent
		);
		request(1, ANA);
		assert_noop!(Consent::relinquish(by(BROOK), id(1)), Error::<Test>::NotActive);
	});
}

#[test]
fn a_clinical_session_gives_up_that_of_its_person() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		set_scope(BROOK, AccountScope::ClinicalSession);
		assert_ok!(Consent::relinquish(by(BROOK), id(1)));
		let expected = Event::Relinquished {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			by: BROOK,
			device: Some(account(BROOK)),
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn a_session_gives_up_nothing_of_an_organisation_or_of_others() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		set_scope(ADAM, AccountScope::ClinicalSession);
		assert_noop!(
			Consent::relinquish(by(ADAM), id(1)),
			Error::<Test>::NotAllowedForSession
		);
		set_scope(CHO, AccountScope::ClinicalSession);
		assert_noop!(Consent::relinquish(by(CHO), id(1)), Error::<Test>::NotGrantee);
	});
}

#[test]
fn a_desk_session_gives_up_nothing() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		set_scope(BROOK, AccountScope::DeskSession);
		assert_noop!(
			Consent::relinquish(by(BROOK), id(1)),
			Error::<Test>::NotAllowedForSession
		);
	});
}
