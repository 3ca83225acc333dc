// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, Sealed};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::consent::{Categories, Category, Power, Powers};

const LABORATORY: Categories = Categories::of(&[Category::Laboratory]);
const IMAGING: Categories = Categories::of(&[Category::Imaging]);

#[test]
fn opens_a_category_to_whom_a_consent_lets_in() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::seal(by(ANA), patient(ANA), LABORATORY.union(IMAGING)));
		assert_ok!(Consent::unseal(by(ANA), patient(ANA), LABORATORY));
		assert!(brook_is_in());
		let expected = Event::CategoriesUnsealed {
			patient: patient(ANA),
			old: LABORATORY.union(IMAGING),
			new: IMAGING,
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn of_the_last_category_leaves_no_row() {
	run(|| {
		assert_ok!(Consent::seal(by(ANA), patient(ANA), LABORATORY));
		assert_ok!(Consent::unseal(by(ANA), patient(ANA), Categories::all()));
		assert!(!Sealed::<Test>::contains_key(patient(ANA)));
	});
}

#[test]
fn is_refused_for_nothing_and_for_what_is_open() {
	run(|| {
		assert_ok!(Consent::seal(by(ANA), patient(ANA), LABORATORY));
		let unseal = |categories| Consent::unseal(by(ANA), patient(ANA), categories);
		assert_noop!(unseal(Categories::NONE), Error::<Test>::NoCategory);
		assert_noop!(unseal(IMAGING), Error::<Test>::NotSealed);
	});
}

#[test]
fn asks_a_representative_for_both_powers() {
	run(|| {
		assert_ok!(Consent::seal(by(ANA), patient(ANA), LABORATORY));
		appoint(ANA, MOTHER, Powers::of(&[Power::View, Power::ViewSealed]));
		appoint(ANA, FATHER, Powers::of(&[Power::View, Power::Consent]));
		appoint(ANA, BEN, Powers::of(&[Power::Consent, Power::ViewSealed]));
		let unseal = |signer| Consent::unseal(by(signer), patient(ANA), LABORATORY);
		assert_noop!(unseal(MOTHER), Error::<Test>::NotForPatient);
		assert_noop!(unseal(FATHER), Error::<Test>::MayNotViewSealed);
		assert_noop!(unseal(BROOK), Error::<Test>::NotForPatient);
		assert_ok!(unseal(BEN));
	});
}
