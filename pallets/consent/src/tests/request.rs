// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Consents, ConsentsOf, Error, Event, GrantsTo, OpenRequests};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};
use salus_primitives::{
	consent::{Audience, Categories, ConsentStatus, Grantee, Purpose, Purposes, Terms},
	roles::{AccountScope, MembershipStatus, OrganisationStatus, Profession, Professions},
	testing::FakeClock,
	time::DayRange,
	views::ConsentRequest,
	Day, OrganisationId, PersonId, UnixMillis,
};

const ANSWER_BY: UnixMillis = NOW.plus(10 * DAY);

fn ask(doctor: PersonId, organisation: OrganisationId, grantee: Grantee, terms: Terms) -> DispatchResult {
	done(Consent::request(
		by(doctor),
		id(1),
		organisation,
		patient(ANA),
		grantee,
		terms,
		ANSWER_BY,
	))
}

fn ask_until(answer_by: UnixMillis) -> DispatchResult {
	done(Consent::request(
		by(BROOK),
		id(1),
		NORTH,
		patient(ANA),
		TO_BROOK,
		terms(),
		answer_by,
	))
}

#[test]
fn waits_for_an_answer_and_lets_nobody_in() {
	run(|| {
		assert_ok!(ask(BROOK, NORTH, TO_BROOK, terms()));
		let request = ConsentRequest {
			requester: BROOK,
			organisation: NORTH,
			answer_by: ANSWER_BY,
		};
		let row = Consent::consent_view(id(1)).unwrap().details;
		assert_eq!(
			(row.status, row.requested),
			(ConsentStatus::Proposed, Some(request))
		);
		assert!(!brook_is_in());
		let expected = Event::Requested {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			terms: terms(),
			request,
			device: None,
		};
		assert_eq!(events(), [expected]);
	});
}

#[test]
fn may_be_for_the_organisation_of_the_doctor() {
	run(|| {
		let terms = Terms {
			audience: Audience::DEFAULT,
			..terms()
		};
		assert_ok!(ask(BROOK, NORTH, TO_NORTH, terms));
	});
}

#[test]
fn is_refused_for_anybody_else() {
	run(|| {
		for grantee in [TO_CHO, Grantee::Person(NOEL), Grantee::Organisation(SOUTH)] {
			assert_noop!(
				ask(BROOK, NORTH, grantee, terms()),
				Error::<Test>::GranteeNotRequester
			);
		}
	});
}

#[test]
fn is_for_live_doctors_of_an_active_organisation() {
	run(|| {
		let refused = |doctor, organisation| {
			assert_noop!(
				ask(doctor, organisation, Grantee::Person(doctor), terms()),
				Error::<Test>::NotDoctor
			);
		};
		refused(NOEL, NORTH);
		refused(BROOK, SOUTH);
		refused(ADAM, NORTH);
		refused(ANA, NORTH);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		refused(BROOK, NORTH);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Ended);
		refused(BROOK, NORTH);
		set_organisation(SOUTH, OrganisationStatus::Suspended);
		refused(CHO, SOUTH);
	});
}

#[test]
fn is_refused_from_the_first_millisecond_without_a_licence() {
	run(|| {
		let ask = || ask_until(UnixMillis(NOW.0 + 1_001 * DAY));
		FakeClock::set(NOW.plus(1_000 * DAY - 1));
		// The licence holds, so the next check answers.
		assert_noop!(ask(), Error::<Test>::AlreadyExpired);
		FakeClock::set(NOW.plus(1_000 * DAY));
		assert_noop!(ask(), Error::<Test>::NotDoctor);
	});
}

#[test]
fn needs_a_patient_who_has_not_shut_the_doctor_out() {
	run(|| {
		let ask = |person| {
			Consent::request(
				by(BROOK),
				id(1),
				NORTH,
				patient(person),
				TO_BROOK,
				terms(),
				ANSWER_BY,
			)
		};
		assert_noop!(ask(MOTHER), Error::<Test>::UnknownPatient);
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_noop!(ask(ANA), Error::<Test>::ShutOut);
		add_patient(BROOK, None);
		assert_noop!(ask(BROOK), Error::<Test>::GranteeIsPatient);
	});
}

#[test]
fn never_uses_an_id_twice() {
	run(|| {
		assert_ok!(ask(BROOK, NORTH, TO_BROOK, terms()));
		assert_noop!(ask(BROOK, NORTH, TO_BROOK, terms()), Error::<Test>::ConsentExists);
		assert_ok!(Consent::withdraw(by(BROOK), id(1)));
		assert_noop!(ask(BROOK, NORTH, TO_BROOK, terms()), Error::<Test>::ConsentExists);
	});
}

#[test]
fn is_refused_with_faulty_terms() {
	run(|| {
		let refused = |terms, error: Error<Test>| {
			assert_noop!(ask(BROOK, NORTH, TO_NORTH, terms), error);
		};
		let good = terms();
		refused(
			Terms {
				categories: Categories::NONE,
				..good
			},
			Error::NoCategory,
		);
		let record_days = DayRange {
			from: Day(2),
			to: Day(1),
		};
		refused(Terms { record_days, ..good }, Error::NoDay);
		refused(
			Terms {
				purposes: Purposes::NONE,
				..good
			},
			Error::NoPurpose,
		);
		let purposes = Purposes::of(&[Purpose::Treat, Purpose::Research]);
		refused(Terms { purposes, ..good }, Error::PurposeNotActive);
		let audience = Audience::Cover(Professions::NONE);
		refused(Terms { audience, ..good }, Error::NoProfession);
	});
}

#[test]
fn of_a_person_names_no_professions() {
	run(|| {
		let terms = Terms {
			audience: Audience::DEFAULT,
			..terms()
		};
		assert_noop!(
			ask(BROOK, NORTH, TO_BROOK, terms),
			Error::<Test>::AudienceOfPerson
		);
	});
}

#[test]
fn ends_in_the_future_and_below_the_ceiling() {
	run(|| {
		let ask = |expires_at| {
			ask(
				BROOK,
				NORTH,
				TO_BROOK,
				Terms {
					expires_at,
					..terms()
				},
			)
		};
		assert_noop!(ask(NOW), Error::<Test>::AlreadyExpired);
		assert_noop!(ask(NOW.plus(MAX_TERM + 1)), Error::<Test>::TermTooLong);
		assert_ok!(ask(NOW.plus(MAX_TERM)));
	});
	run(|| {
		let terms = Terms {
			expires_at: NOW.plus(1),
			..terms()
		};
		assert_ok!(ask(BROOK, NORTH, TO_BROOK, terms));
	});
}

#[test]
fn is_answerable_in_the_future_and_below_the_ceiling() {
	run(|| {
		assert_noop!(ask_until(NOW), Error::<Test>::BadAnswerTime);
		assert_noop!(ask_until(NOW.plus(MAX_ANSWER + 1)), Error::<Test>::BadAnswerTime);
		assert_ok!(ask_until(NOW.plus(MAX_ANSWER)));
	});
	run(|| {
		assert_ok!(ask_until(NOW.plus(1)));
	});
}

#[test]
fn is_bounded_per_requester() {
	run(|| {
		for number in 1..=3 {
			request(number, ANA);
		}
		let fourth = || {
			Consent::request(
				by(BROOK),
				id(4),
				NORTH,
				patient(ANA),
				TO_BROOK,
				terms(),
				ANSWER_BY,
			)
		};
		assert_noop!(fourth(), Error::<Test>::TooManyRequestsOfRequester);
		request(5, BEN);
		assert_ok!(Consent::reject(by(ANA), id(1)));
		assert_ok!(fourth());
	});
}

#[test]
fn is_bounded_per_patient() {
	run(|| {
		for number in 1..=3 {
			request(number, ANA);
		}
		let cho_asks = |number| {
			Consent::request(
				by(CHO),
				id(number),
				SOUTH,
				patient(ANA),
				TO_CHO,
				terms(),
				ANSWER_BY,
			)
		};
		assert_ok!(cho_asks(4));
		assert_ok!(cho_asks(5));
		assert_noop!(cho_asks(6), Error::<Test>::TooManyOpenRequests);
	});
}

#[test]
fn makes_room_from_what_can_no_longer_be_answered() {
	run(|| {
		for number in 1..=3 {
			request(number, ANA);
		}
		let ask = |number| {
			let answer_by = NOW.plus(20 * DAY);
			Consent::request(
				by(BROOK),
				id(number),
				NORTH,
				patient(ANA),
				TO_BROOK,
				terms(),
				answer_by,
			)
		};
		FakeClock::set(UnixMillis(ANSWER_BY.0 - 1));
		assert_noop!(ask(4), Error::<Test>::TooManyRequestsOfRequester);
		FakeClock::set(ANSWER_BY);
		assert_ok!(ask(4));
		assert_eq!(OpenRequests::<Test>::get(patient(ANA)).len(), 1);
		for gone in 1..=3 {
			assert!(!Consents::<Test>::contains_key(id(gone)));
		}
		assert_eq!(ConsentsOf::<Test>::iter_key_prefix(patient(ANA)).count(), 1);
		assert_eq!(GrantsTo::<Test>::iter_key_prefix(TO_BROOK).count(), 1);
		let lapsed = Event::Lapsed {
			patient: patient(ANA),
			consent: id(3),
		};
		assert!(events().contains(&lapsed));
	});
}

#[test]
fn may_be_signed_by_a_clinical_session_which_the_event_names() {
	run(|| {
		set_scope(BROOK, AccountScope::ClinicalSession);
		assert_ok!(ask(BROOK, NORTH, TO_BROOK, terms()));
		let Event::Requested { request, device, .. } = last_event() else {
			panic!("it was asked for");
		};
		assert_eq!((request.requester, device), (BROOK, Some(account(BROOK))));
	});
}

#[test]
fn is_refused_by_a_desk_session() {
	run(|| {
		set_scope(BROOK, AccountScope::DeskSession);
		assert_noop!(
			ask(BROOK, NORTH, TO_BROOK, terms()),
			Error::<Test>::NotAllowedForSession
		);
	});
}
