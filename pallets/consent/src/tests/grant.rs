// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, LiveGrants, WeightInfo};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use salus_primitives::{
	consent::{Audience, Categories, ConsentStatus, Grantee, Power, Powers, Terms, MAX_GRANTS_PER_PAIR},
	roles::{KeyHolder, MembershipStatus, OrganisationStatus, Profession},
	testing::{self, FakeClock},
	PersonId, UnixMillis,
};

fn try_grant(signer: PersonId, grantee: Grantee, terms: Terms) -> DispatchResult {
	done(Consent::grant(by(signer), id(1), patient(ANA), grantee, terms))
}

#[test]
fn lets_a_doctor_in() {
	run(|| {
		assert!(!brook_is_in());
		assert_ok!(try_grant(ANA, TO_BROOK, terms()));
		assert!(brook_is_in());
		let row = Consent::consent_view(id(1)).unwrap().details;
		assert_eq!(
			(row.status, row.decided_by, row.requested, row.created_at),
			(ConsentStatus::Active, Some(ANA), None, NOW)
		);
		let expected = Event::Granted {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			terms: terms(),
			by: ANA,
		};
		assert_eq!(events(), [expected]);
	});
}

#[test]
fn is_for_the_patient_and_no_other_patient() {
	run(|| {
		for other in [BEN, MOTHER, BROOK, ADAM] {
			assert_noop!(try_grant(other, TO_CHO, terms()), Error::<Test>::NotForPatient);
		}
		let unknown = Consent::grant(by(MOTHER), id(1), patient(MOTHER), TO_BROOK, terms());
		assert_noop!(unknown, Error::<Test>::UnknownPatient);
	});
}

#[test]
fn may_be_signed_by_a_representative_who_may_consent_and_by_no_other() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all().without(Powers::of(&[Power::Consent])));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		assert_noop!(try_grant(MOTHER, TO_BROOK, terms()), Error::<Test>::NotForPatient);
		assert_ok!(try_grant(FATHER, TO_BROOK, terms()));
		assert!(brook_is_in());
	});
}

#[test]
fn may_be_signed_by_a_representative_from_the_first_instant_until_before_the_last() {
	run(|| {
		let (from, until) = (NOW.plus(DAY), NOW.plus(2 * DAY));
		assert_ok!(Consent::appoint_representative(
			by(ANA),
			MOTHER,
			Powers::all(),
			from,
			until
		));
		let at = |now: u64, number| {
			FakeClock::set(UnixMillis(now));
			Consent::grant(by(MOTHER), id(number), patient(ANA), TO_BROOK, terms())
		};
		assert_noop!(at(from.0 - 1, 1), Error::<Test>::NotForPatient);
		assert_ok!(at(from.0, 1));
		assert_ok!(at(until.0 - 1, 2));
		assert_noop!(at(until.0, 3), Error::<Test>::NotForPatient);
	});
}

#[test]
fn is_refused_to_a_representative_who_is_shut_out() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(MOTHER)));
		assert_noop!(try_grant(MOTHER, TO_BROOK, terms()), Error::<Test>::NotForPatient);
	});
}

#[test]
fn never_lets_a_representative_let_themself_in() {
	run(|| {
		appoint(ANA, CHO, Powers::of(&[Power::Consent]));
		assert_noop!(try_grant(CHO, TO_CHO, terms()), Error::<Test>::GranteeIsSigner);
		assert_ok!(try_grant(CHO, TO_BROOK, terms()));
	});
}

#[test]
fn needs_a_person_who_is_licensed_now() {
	run(|| {
		let refused = |grantee| {
			assert_noop!(try_grant(ANA, grantee, terms()), Error::<Test>::GranteeNotLive);
		};
		refused(Grantee::Person(MOTHER));
		refused(Grantee::Person(NOBODY));
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		refused(TO_BROOK);
		set_organisation(SOUTH, OrganisationStatus::Suspended);
		refused(TO_CHO);
	});
}

#[test]
fn needs_an_organisation_that_is_active() {
	run(|| {
		set_organisation(NORTH, OrganisationStatus::Suspended);
		for organisation in [NORTH, salus_primitives::OrganisationId::repeat(99)] {
			assert_noop!(
				try_grant(ANA, Grantee::Organisation(organisation), terms()),
				Error::<Test>::GranteeNotLive
			);
		}
	});
}

#[test]
fn needs_a_grantee_with_an_encryption_key() {
	run(|| {
		testing::with(|world| world.keys.remove(&KeyHolder::Person(BROOK)));
		testing::with(|world| world.keys.remove(&KeyHolder::Organisation(NORTH)));
		for grantee in [TO_BROOK, TO_NORTH] {
			assert_noop!(try_grant(ANA, grantee, terms()), Error::<Test>::NoEncryptionKey);
		}
	});
}

#[test]
fn is_refused_to_the_patient_and_to_whom_the_patient_shut_out() {
	run(|| {
		assert_noop!(
			try_grant(ANA, Grantee::Person(ANA), terms()),
			Error::<Test>::GranteeIsPatient
		);
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_noop!(try_grant(ANA, TO_BROOK, terms()), Error::<Test>::ShutOut);
	});
}

#[test]
fn is_refused_with_faulty_terms() {
	run(|| {
		let none = Terms {
			categories: Categories::NONE,
			..terms()
		};
		assert_noop!(try_grant(ANA, TO_BROOK, none), Error::<Test>::NoCategory);
		let professions = Terms {
			audience: Audience::DEFAULT,
			..terms()
		};
		assert_noop!(
			try_grant(ANA, TO_BROOK, professions),
			Error::<Test>::AudienceOfPerson
		);
	});
}

#[test]
fn ends_in_the_future_and_below_the_ceiling() {
	run(|| {
		let until = |number, expires_at| {
			let terms = Terms {
				expires_at,
				..terms()
			};
			Consent::grant(by(ANA), id(number), patient(ANA), TO_BROOK, terms)
		};
		assert_noop!(until(1, NOW), Error::<Test>::AlreadyExpired);
		assert_ok!(until(1, NOW.plus(1)));
		assert_ok!(until(2, NOW.plus(MAX_TERM)));
		assert_noop!(until(3, NOW.plus(MAX_TERM + 1)), Error::<Test>::TermTooLong);
	});
}

#[test]
fn never_uses_an_id_twice() {
	run(|| {
		assert_ok!(try_grant(ANA, TO_BROOK, terms()));
		assert_noop!(try_grant(ANA, TO_BROOK, terms()), Error::<Test>::ConsentExists);
		let of_another = Consent::grant(by(BEN), id(1), patient(BEN), TO_BROOK, terms());
		assert_noop!(of_another, Error::<Test>::ConsentExists);
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert_noop!(try_grant(ANA, TO_BROOK, terms()), Error::<Test>::ConsentExists);
	});
}

#[test]
fn is_bounded_per_pair() {
	run(|| {
		let last = MAX_GRANTS_PER_PAIR as u8;
		for number in 1..=last {
			grant(number, ANA, TO_BROOK, terms());
		}
		let one_more = |grantee| Consent::grant(by(ANA), id(last + 1), patient(ANA), grantee, terms());
		assert_noop!(one_more(TO_BROOK), Error::<Test>::TooManyGrants);
		assert_ok!(one_more(TO_CHO));
	});
}

#[test]
fn makes_room_from_what_is_out_of_time() {
	run(|| {
		let last = MAX_GRANTS_PER_PAIR as u8;
		grant(1, ANA, TO_BROOK, terms_for_days(1));
		for number in 2..=last {
			grant(number, ANA, TO_BROOK, terms());
		}
		FakeClock::set(NOW.plus(DAY - 1));
		let one_more = || Consent::grant(by(ANA), id(last + 1), patient(ANA), TO_BROOK, terms());
		assert_noop!(one_more(), Error::<Test>::TooManyGrants);
		FakeClock::set(NOW.plus(DAY));
		assert_ok!(one_more());
		assert_eq!(status(id(1)), ConsentStatus::Inactive);
		assert_eq!(
			LiveGrants::<Test>::get(patient(ANA), TO_BROOK).len(),
			last as usize
		);
		let lapsed = Event::Lapsed {
			patient: patient(ANA),
			consent: id(1),
		};
		assert!(events().contains(&lapsed));
	});
}

#[test]
fn a_representative_lets_no_colleagues_in() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		set_member(NORTH, MOTHER, Profession::Clerk, MembershipStatus::Active);
		let to = |number, grantee| {
			let terms = Terms {
				audience: Audience::Whole,
				..terms_for_days(30)
			};
			Consent::grant(by(MOTHER), id(number), patient(ANA), grantee, terms)
		};
		assert_noop!(to(1, TO_NORTH), Error::<Test>::OwnOrganisation);
		assert_ok!(to(1, Grantee::Organisation(SOUTH)));
		assert_ok!(to(2, TO_BROOK));
		set_member(NORTH, MOTHER, Profession::Clerk, MembershipStatus::Ended);
		assert_ok!(to(3, TO_NORTH));
	});
}

#[test]
fn the_patient_lets_their_own_organisation_in() {
	run(|| {
		set_member(NORTH, ANA, Profession::Clerk, MembershipStatus::Active);
		let terms = Terms {
			audience: Audience::Whole,
			..terms_for_days(30)
		};
		assert_ok!(Consent::grant(by(ANA), id(1), patient(ANA), TO_NORTH, terms));
	});
}

/// What a grant to Brook weighed.
fn weighed() -> frame_support::weights::Weight {
	let granted = Consent::grant(by(ANA), id(200), patient(ANA), TO_BROOK, terms());
	granted.unwrap().actual_weight.unwrap()
}

#[test]
fn gives_back_what_it_did_not_look_at() {
	run(|| assert_eq!(weighed(), <() as WeightInfo>::grant(1, 0)));
}

#[test]
fn weighs_each_grant_that_made_room() {
	run(|| {
		for number in 1..=3 {
			grant(number, ANA, TO_BROOK, terms());
		}
		FakeClock::set(terms().expires_at);
		let later = Terms {
			expires_at: terms().expires_at.plus(DAY),
			..terms()
		};
		let granted = Consent::grant(by(ANA), id(200), patient(ANA), TO_BROOK, later);
		let weighed = granted.unwrap().actual_weight.unwrap();
		assert_eq!(weighed, <() as WeightInfo>::grant(1, 3));
	});
}
