// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! When one set of terms is within another: what lets a patient narrow a request and nobody widen it.

use proptest::{collection::vec, prelude::*, sample::select};
use salus_primitives::{
	consent::{Access, Audience, Category, Mode, Purpose, Terms},
	roles::Profession,
	time::DayRange,
	Day, UnixMillis,
};

const CATEGORIES: [Category; 2] = [Category::Laboratory, Category::Sensitive];
const PURPOSES: [Purpose; 2] = [Purpose::Treat, Purpose::EmergencyTreat];
const PROFESSIONS: [Profession; 2] = [Profession::Doctor, Profession::Nurse];
const LAST_DAY: i32 = 3;
const LAST_INSTANT: u64 = 3;

fn some_of<T: Clone + std::fmt::Debug + 'static>(items: &[T]) -> impl Strategy<Value = Vec<T>> {
	vec(select(items.to_vec()), 0..3)
}

fn any_terms() -> impl Strategy<Value = Terms> {
	let audience = prop_oneof![
		Just(Audience::Whole),
		some_of(&PROFESSIONS).prop_map(|list| Audience::Cover(list.into_iter().collect())),
	];
	let days = (0..=LAST_DAY, 0..=LAST_DAY).prop_map(|(from, to)| DayRange {
		from: Day(from),
		to: Day(to),
	});
	(
		some_of(&CATEGORIES),
		days,
		some_of(&PURPOSES),
		select(Mode::ALL),
		audience,
		1..=LAST_INSTANT,
	)
		.prop_map(|(categories, record_days, purposes, mode, audience, end)| Terms {
			categories: categories.into_iter().collect(),
			record_days,
			purposes: purposes.into_iter().collect(),
			mode,
			audience,
			expires_at: UnixMillis(end),
		})
}

/// What is in both, so that it is within each: a way to have chains that chance alone seldom makes.
fn common(one: Terms, other: Terms) -> Option<Terms> {
	let mode = match (one.mode, other.mode) {
		(Mode::Both, mode) | (mode, Mode::Both) => mode,
		(one, other) if one == other => one,
		_ => return None,
	};
	let audience = match (one.audience, other.audience) {
		(Audience::Whole, audience) | (audience, Audience::Whole) => audience,
		(Audience::Cover(one), Audience::Cover(other)) => {
			Audience::Cover(one.iter().filter(|item| other.contains(*item)).collect())
		}
	};
	Some(Terms {
		categories: one
			.categories
			.iter()
			.filter(|item| other.categories.contains(*item))
			.collect(),
		record_days: DayRange {
			from: one.record_days.from.max(other.record_days.from),
			to: one.record_days.to.min(other.record_days.to),
		},
		purposes: one
			.purposes
			.iter()
			.filter(|item| other.purposes.contains(*item))
			.collect(),
		mode,
		audience,
		expires_at: one.expires_at.min(other.expires_at),
	})
}

/// Somebody of a profession, with cover or not, who wants to do something at an instant.
type Case = (Category, Day, Access, Purpose, UnixMillis, Profession, bool);

fn every_case() -> Vec<Case> {
	let mut cases = Vec::new();
	for category in CATEGORIES {
		for day in 0..=LAST_DAY {
			for access in Access::ALL {
				for purpose in PURPOSES {
					for instant in 0..=LAST_INSTANT {
						for profession in PROFESSIONS {
							for cover in [false, true] {
								let at = UnixMillis(instant);
								cases.push((category, Day(day), *access, purpose, at, profession, cover));
							}
						}
					}
				}
			}
		}
	}
	cases
}

fn lets_in(terms: &Terms, case: &Case) -> bool {
	let (category, day, access, purpose, now, profession, cover) = *case;
	let belongs = match terms.audience {
		Audience::Whole => true,
		Audience::Cover(professions) => cover && professions.contains(profession),
	};
	belongs && terms.cover(category, day, access, purpose, now)
}

proptest! {
	#![proptest_config(ProptestConfig {
		cases: 2_000,
		failure_persistence: None,
		..ProptestConfig::default()
	})]

	#[test]
	fn terms_are_within_themselves(terms in any_terms()) {
		prop_assert!(terms.is_within(&terms));
	}

	#[test]
	fn two_terms_within_each_other_are_equal(one in any_terms(), other in any_terms()) {
		prop_assert_eq!(one.is_within(&other) && other.is_within(&one), one == other);
	}

	#[test]
	fn within_passes_on(one in any_terms(), two in any_terms(), three in any_terms()) {
		let chain = common(one, two).and_then(|middle| Some((common(middle, three)?, middle)));
		let Some((inner, middle)) = chain else {
			return Ok(());
		};
		prop_assert!(inner.is_within(&middle) && inner.is_within(&three));
		prop_assert!(middle.is_within(&one) && middle.is_within(&two));
		prop_assert!(inner.is_within(&one) && inner.is_within(&two));
	}

	#[test]
	fn random_terms_pass_within_on(one in any_terms(), two in any_terms(), three in any_terms()) {
		let chained = one.is_within(&two) && two.is_within(&three);
		prop_assert!(!chained || one.is_within(&three));
	}

	#[test]
	fn what_inner_terms_let_in_the_outer_ones_do_too(one in any_terms(), two in any_terms()) {
		let Some(inner) = common(one, two) else {
			return Ok(());
		};
		for case in every_case() {
			if lets_in(&inner, &case) {
				prop_assert!(lets_in(&one, &case) && lets_in(&two, &case), "{case:?}");
			}
		}
	}

	/// The rule is no stricter than it must be: terms without a fault that are not within others let something in that
	/// those do not.
	#[test]
	fn terms_that_are_not_within_others_let_more_in(inner in any_terms(), outer in any_terms()) {
		if inner.fault().is_some() {
			return Ok(());
		}
		let lets_more_in = every_case()
			.iter()
			.any(|case| lets_in(&inner, case) && !lets_in(&outer, case));
		prop_assert_eq!(!inner.is_within(&outer), lets_more_in);
	}

	#[test]
	fn terms_with_a_fault_let_nobody_in_and_those_without_let_somebody_in(terms in any_terms()) {
		let lets_somebody_in = every_case().iter().any(|case| lets_in(&terms, case));
		prop_assert_eq!(terms.fault().is_none(), lets_somebody_in);
	}
}
