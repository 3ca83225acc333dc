// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{
		Audience, Categories, Category, ConsentStatus, Grantee, Mode, Power, Powers, Purpose, Purposes,
		Terms, MAX_GRANTS_PER_PAIR,
	},
	roles::{KeyHolder, MembershipStatus, Profession, Professions},
	testing::{self, FakeClock},
	time::DayRange,
	Day, UnixMillis,
};

#[test]
fn lets_in_whom_the_request_named() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::approve(by(ANA), id(1), terms()));
		assert!(brook_is_in());
		assert_eq!(status(id(1)), ConsentStatus::Active);
		assert!(!OpenRequests::<Test>::contains_key(patient(ANA)));
		let expected = Event::Approved {
			patient: patient(ANA),
			consent: id(1),
			grantee: TO_BROOK,
			terms: terms(),
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn keeps_the_narrower_terms() {
	run(|| {
		request(1, ANA);
		let narrower = Terms {
			categories: Categories::of(&[Category::Medication]),
			..terms()
		};
		assert_ok!(Consent::approve(by(ANA), id(1), narrower));
		assert_eq!(Consent::consent_view(id(1)).unwrap().details.terms, narrower);
		assert!(!brook_is_in());
	});
}

/// What an organisation asks for: less than everything in each respect, so that each can be exceeded.
fn asked() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Laboratory, Category::Medication]),
		record_days: DayRange {
			from: Day(100),
			to: Day(200),
		},
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Read,
		audience: Audience::DEFAULT,
		expires_at: NOW.plus(30 * DAY),
	}
}

fn try_approve(terms: Terms) -> frame_support::dispatch::DispatchResult {
	done(Consent::approve(by(ANA), id(1), terms))
}

fn with_request(test: impl FnOnce()) {
	run(|| {
		let answer_by = NOW.plus(10 * DAY);
		assert_ok!(Consent::request(
			by(BROOK),
			id(1),
			NORTH,
			patient(ANA),
			TO_NORTH,
			asked(),
			answer_by
		));
		test();
	});
}

#[test]
fn never_exceeds_the_request_in_any_respect() {
	let days = |from, to| DayRange {
		from: Day(from),
		to: Day(to),
	};
	let doctors_nurses_pharmacists =
		Professions::of(&[Profession::Doctor, Profession::Nurse, Profession::Pharmacist]);
	let wider = [
		Terms {
			categories: Categories::of(&[Category::Laboratory, Category::Imaging]),
			..asked()
		},
		Terms {
			record_days: days(99, 200),
			..asked()
		},
		Terms {
			record_days: days(100, 201),
			..asked()
		},
		Terms {
			purposes: Purposes::of(&[Purpose::Treat, Purpose::EmergencyTreat]),
			..asked()
		},
		Terms {
			mode: Mode::Both,
			..asked()
		},
		Terms {
			mode: Mode::Contribute,
			..asked()
		},
		Terms {
			audience: Audience::Whole,
			..asked()
		},
		Terms {
			audience: Audience::Cover(doctors_nurses_pharmacists),
			..asked()
		},
		Terms {
			expires_at: asked().expires_at.plus(1),
			..asked()
		},
	];
	with_request(|| {
		for terms in wider {
			assert_noop!(try_approve(terms), Error::<Test>::NotWithinRequest);
		}
	});
}

#[test]
fn may_be_narrower_in_every_respect() {
	let narrower = [
		asked(),
		Terms {
			categories: Categories::of(&[Category::Laboratory]),
			..asked()
		},
		Terms {
			record_days: DayRange {
				from: Day(150),
				to: Day(150),
			},
			..asked()
		},
		Terms {
			audience: Audience::Cover(Professions::of(&[Profession::Nurse])),
			..asked()
		},
		Terms {
			expires_at: NOW.plus(1),
			..asked()
		},
	];
	for terms in narrower {
		with_request(|| {
			assert_ok!(try_approve(terms));
		});
	}
}

#[test]
fn is_possible_until_the_last_millisecond_to_answer() {
	let answer_by = NOW.plus(10 * DAY).0;
	run(|| {
		request(1, ANA);
		FakeClock::set(UnixMillis(answer_by));
		assert_noop!(
			Consent::approve(by(ANA), id(1), terms()),
			Error::<Test>::RequestLapsed
		);
		FakeClock::set(UnixMillis(answer_by - 1));
		assert_ok!(Consent::approve(by(ANA), id(1), terms()));
	});
}

#[test]
fn is_refused_when_the_terms_ended_meanwhile() {
	run(|| {
		request(1, ANA);
		let short = terms_for_days(1);
		FakeClock::set(short.expires_at);
		assert_noop!(
			Consent::approve(by(ANA), id(1), short),
			Error::<Test>::AlreadyExpired
		);
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		request(1, ANA);
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, ADAM, MOTHER] {
			assert_noop!(
				Consent::approve(by(other), id(1), terms()),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::approve(by(FATHER), id(1), terms()));
	});
}

#[test]
fn is_refused_to_a_requester_who_represents_the_patient() {
	run(|| {
		request(1, ANA);
		appoint(ANA, BROOK, Powers::all());
		assert_noop!(
			Consent::approve(by(BROOK), id(1), terms()),
			Error::<Test>::GranteeIsSigner
		);
	});
}

#[test]
fn needs_a_grantee_who_is_live_with_a_key_and_not_shut_out() {
	run(|| {
		request(1, ANA);
		let approve = || Consent::approve(by(ANA), id(1), terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_noop!(approve(), Error::<Test>::ShutOut);
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		assert_noop!(approve(), Error::<Test>::GranteeNotLive);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Active);
		testing::with(|world| world.keys.remove(&KeyHolder::Person(BROOK)));
		assert_noop!(approve(), Error::<Test>::NoEncryptionKey);
		add_key(KeyHolder::Person(BROOK));
		assert_ok!(approve());
	});
}

#[test]
fn is_refused_with_faulty_terms_even_within_the_request() {
	run(|| {
		request(1, ANA);
		let none = Terms {
			categories: Categories::NONE,
			..terms()
		};
		assert_noop!(Consent::approve(by(ANA), id(1), none), Error::<Test>::NoCategory);
	});
}

#[test]
fn is_refused_for_what_is_not_proposed() {
	run(|| {
		assert_noop!(
			Consent::approve(by(ANA), id(9), terms()),
			Error::<Test>::UnknownConsent
		);
		request(1, ANA);
		assert_ok!(Consent::approve(by(ANA), id(1), terms()));
		assert_noop!(
			Consent::approve(by(ANA), id(1), terms()),
			Error::<Test>::NotProposed
		);
		request(2, ANA);
		assert_ok!(Consent::reject(by(ANA), id(2)));
		assert_noop!(
			Consent::approve(by(ANA), id(2), terms()),
			Error::<Test>::NotProposed
		);
	});
}

#[test]
fn respects_the_bound_of_the_pair_and_changes_nothing_over_it() {
	run(|| {
		for number in 1..=MAX_GRANTS_PER_PAIR as u8 {
			grant(number, ANA, TO_BROOK, terms());
		}
		request(100, ANA);
		assert_noop!(
			Consent::approve(by(ANA), id(100), terms()),
			Error::<Test>::TooManyGrants
		);
		assert_ok!(Consent::revoke(by(ANA), id(1)));
		assert_ok!(Consent::approve(by(ANA), id(100), terms()));
	});
}
