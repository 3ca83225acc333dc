// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Consents, ConsentsOf, Error, Event, GrantsTo, OpenRequests};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{testing::FakeClock, views::Listing, ConsentId, UnixMillis};

#[test]
fn takes_a_request_back() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::withdraw(by(BROOK), id(1)));
		assert!(!Consents::<Test>::contains_key(id(1)));
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

#[test]
fn fills_no_list_however_often() {
	run(|| {
		grant(1, ANA, TO_CHO, terms());
		for number in 2..200 {
			request(number, ANA);
			assert_ok!(Consent::withdraw(by(BROOK), id(number)));
		}
		assert_eq!(ConsentsOf::<Test>::iter_key_prefix(patient(ANA)).count(), 1);
		assert_eq!(GrantsTo::<Test>::iter_key_prefix(TO_BROOK).count(), 0);
	});
}

#[test]
fn fills_no_list_though_one_request_is_always_open() {
	run(|| {
		request(1, ANA);
		for number in 2..200 {
			request(number, ANA);
			assert_ok!(Consent::withdraw(by(BROOK), id(number - 1)));
		}
		assert_eq!(ConsentsOf::<Test>::iter_key_prefix(patient(ANA)).count(), 1);
		assert_eq!(GrantsTo::<Test>::iter_key_prefix(TO_BROOK).count(), 1);
	});
}

#[test]
fn lets_nobody_answer_another_request_in_its_place() {
	run(|| {
		request(1, ANA);
		assert_ok!(Consent::withdraw(by(BROOK), id(1)));
		let again = Consent::request(
			by(BROOK),
			id(1),
			NORTH,
			patient(ANA),
			TO_NORTH,
			terms(),
			NOW.plus(DAY),
		);
		assert_eq!(again, Err(Error::<Test>::ConsentExists.into()));
		assert_noop!(
			Consent::grant(by(ANA), id(1), patient(ANA), TO_BROOK, terms()),
			Error::<Test>::ConsentExists
		);
		for answered in [
			done(Consent::approve(by(ANA), id(1), terms())),
			Consent::reject(by(ANA), id(1)),
			Consent::withdraw(by(BROOK), id(1)),
		] {
			assert_eq!(answered, Err(Error::<Test>::UnknownConsent.into()));
		}
	});
}

#[test]
fn moves_no_row_from_under_whoever_walks_through_the_list() {
	run(|| {
		for number in 1..=2 {
			grant(number, ANA, TO_BROOK, terms());
		}
		request(3, ANA);
		for number in 4..=6 {
			grant(number, ANA, TO_CHO, terms());
		}
		let up = |cursor| -> (Vec<ConsentId>, Option<u32>) {
			let page = Consent::consents_of(patient(ANA), cursor, 2);
			(page.items.iter().map(|view| view.consent).collect(), page.next)
		};
		let down = |cursor| -> (Vec<ConsentId>, Option<u32>) {
			let listing = Listing::newest(2).at(cursor);
			let page = Consent::consents_for(ANA, patient(ANA), &listing, NOW);
			(page.items.iter().map(|view| view.consent).collect(), page.next)
		};
		assert_eq!(up(0), (vec![id(1), id(2)], Some(2)));
		assert_eq!(down(None), (vec![id(6), id(5)], Some(3)));
		assert_ok!(Consent::withdraw(by(BROOK), id(3)));
		grant(7, ANA, TO_NORTH, terms());
		assert_eq!(up(2), (vec![id(4), id(5)], Some(5)));
		assert_eq!(up(5), (vec![id(6), id(7)], None));
		assert_eq!(down(Some(3)), (vec![id(4), id(2)], Some(0)));
		assert_eq!(down(Some(2)), (vec![id(2), id(1)], None));
	});
}
