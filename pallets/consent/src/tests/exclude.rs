// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, ExclusionCount};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	allowance::FreeCalls,
	consent::{ConsentInspect, ExclusionWish, Grantee, Power, Powers, EXCLUSION_WISH},
	roles::{MembershipStatus, Profession},
	testing::FakeClock,
	OrganisationId,
};

#[test]
fn shuts_a_person_out_in_spite_of_a_consent() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert!(!brook_is_in());
		assert_eq!(ExclusionCount::<Test>::get(patient(ANA)), 1);
		let expected = Event::Excluded {
			patient: patient(ANA),
			whom: TO_BROOK,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn needs_a_person_who_is_not_the_patient_nor_shut_out_already() {
	run(|| {
		let exclude = |person| Consent::exclude(by(ANA), patient(ANA), Grantee::Person(person));
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
			assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(person)));
		}
		assert_noop!(
			Consent::exclude(by(ANA), patient(ANA), Grantee::Person(CHO)),
			Error::<Test>::TooManyExclusions
		);
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(BEN)));
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(CHO)));
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(
				Consent::exclude(by(other), patient(ANA), Grantee::Person(CHO)),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::exclude(by(FATHER), patient(ANA), Grantee::Person(CHO)));
	});
}

#[test]
fn is_refused_between_representatives() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		for representative in [FATHER, MOTHER] {
			assert_noop!(
				Consent::exclude(by(MOTHER), patient(ANA), Grantee::Person(representative)),
				Error::<Test>::OnlyPatientDecides
			);
		}
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(FATHER)));
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
		let exclude = || Consent::exclude(by(MOTHER), patient(ANA), Grantee::Person(FATHER));
		assert_noop!(exclude(), Error::<Test>::OnlyPatientDecides);
		FakeClock::set(salus_primitives::UnixMillis(until.0 - 1));
		assert_noop!(exclude(), Error::<Test>::OnlyPatientDecides);
		FakeClock::set(until);
		assert_ok!(exclude());
	});
}

#[test]
fn of_an_organisation_shuts_its_members_out_who_act_there_and_nowhere_else() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		grant(2, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), TO_NORTH));
		assert!(!brook_is_in());
		set_member(SOUTH, BROOK, Profession::Doctor, MembershipStatus::Active);
		assert!(decide(question(BROOK, SOUTH, ANA)).is_allowed());
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), TO_NORTH));
		assert!(brook_is_in());
	});
}

#[test]
fn of_an_organisation_needs_one_that_exists() {
	run(|| {
		let nowhere = Grantee::Organisation(OrganisationId::repeat(99));
		assert_noop!(
			Consent::exclude(by(ANA), patient(ANA), nowhere),
			Error::<Test>::UnknownOrganisation
		);
	});
}

#[test]
fn of_an_organisation_takes_two_representatives() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		let exclude = |who| Consent::exclude(by(who), patient(ANA), TO_NORTH);
		assert_ok!(exclude(MOTHER));
		assert!(!Consent::shuts_out(patient(ANA), TO_NORTH));
		let wish = ExclusionWish {
			by: MOTHER,
			organisation: NORTH,
			shut: true,
			until: NOW.plus(EXCLUSION_WISH),
		};
		let wished = Event::ExclusionWished {
			patient: patient(ANA),
			wish,
		};
		assert_eq!(last_event(), wished);
		assert_eq!(Consent::shut(patient(ANA)).wishes, [wish]);
		assert_noop!(exclude(MOTHER), Error::<Test>::AlreadyWished);
		assert_ok!(exclude(FATHER));
		assert!(Consent::shuts_out(patient(ANA), TO_NORTH));
		assert_eq!(Consent::shut(patient(ANA)).wishes, []);
	});
}

#[test]
fn of_an_organisation_counts_a_wish_of_seven_days_by_who_still_may() {
	for (later, dismissed, done) in [
		(EXCLUSION_WISH - 1, false, true),
		(EXCLUSION_WISH, false, false),
		(0, true, false),
	] {
		run(|| {
			appoint(ANA, MOTHER, Powers::all());
			appoint(ANA, FATHER, Powers::all());
			let exclude = |who| Consent::exclude(by(who), patient(ANA), TO_NORTH);
			assert_ok!(exclude(MOTHER));
			FakeClock::set(NOW.plus(later));
			if dismissed {
				assert_ok!(Consent::dismiss_representative(by(ANA), patient(ANA), MOTHER));
			}
			assert_ok!(exclude(FATHER));
			assert_eq!(Consent::shuts_out(patient(ANA), TO_NORTH), done);
		});
	}
}

#[test]
fn of_an_organisation_is_not_joined_by_the_opposite_wish() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), TO_NORTH));
		assert_ok!(Consent::readmit(by(MOTHER), patient(ANA), TO_NORTH));
		assert!(Consent::shuts_out(patient(ANA), TO_NORTH));
		assert_ok!(Consent::readmit(by(FATHER), patient(ANA), TO_NORTH));
		assert!(!Consent::shuts_out(patient(ANA), TO_NORTH));
	});
}

#[test]
fn of_an_organisation_is_free_when_it_takes_effect_and_no_sooner() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		appoint(ANA, FATHER, Powers::all());
		let call = crate::Call::exclude {
			patient: patient(ANA),
			whom: TO_NORTH,
		};
		let free = |who| Consent::would_have_effect(&account(who), &call);
		assert_eq!([ANA, MOTHER, FATHER].map(free), [true, false, false]);
		assert_ok!(Consent::exclude(by(MOTHER), patient(ANA), TO_NORTH));
		assert_eq!([ANA, MOTHER, FATHER].map(free), [true, false, true]);
	});
}
