// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::consent::{Categories, Category, Power, Powers};

const LABORATORY: Categories = Categories::of(&[Category::Laboratory]);
const IMAGING: Categories = Categories::of(&[Category::Imaging]);

#[test]
fn closes_a_category_in_spite_of_a_consent() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::seal(by(ANA), patient(ANA), IMAGING));
		assert!(brook_is_in());
		assert_ok!(Consent::seal(by(ANA), patient(ANA), LABORATORY));
		assert!(!brook_is_in());
		let expected = Event::CategoriesSealed {
			patient: patient(ANA),
			old: IMAGING,
			new: IMAGING.union(LABORATORY),
			by: ANA,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn is_refused_for_nothing_and_for_nothing_new() {
	run(|| {
		let seal = |categories| Consent::seal(by(ANA), patient(ANA), categories);
		assert_noop!(seal(Categories::NONE), Error::<Test>::NoCategory);
		assert_ok!(seal(LABORATORY));
		assert_noop!(seal(LABORATORY), Error::<Test>::AlreadySealed);
		assert_ok!(seal(LABORATORY.union(IMAGING)));
	});
}

#[test]
fn is_for_the_patient_or_a_representative_who_may_consent() {
	run(|| {
		appoint(ANA, MOTHER, Powers::of(&[Power::View, Power::ViewSealed]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		for other in [BEN, BROOK, MOTHER] {
			assert_noop!(
				Consent::seal(by(other), patient(ANA), LABORATORY),
				Error::<Test>::NotForPatient
			);
		}
		assert_ok!(Consent::seal(by(FATHER), patient(ANA), LABORATORY));
	});
}
