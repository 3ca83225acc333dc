// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Categories, Category, ConsentInspect, Grantee, LiveGrant, Terms, MAX_REFILING_GRANTEES},
	time::DayRange,
	Day, PersonId, UnixMillis,
};

const OLD: Category = Category::Laboratory;
const NEW: Category = Category::Imaging;
const RECORD_DAY: Day = Day(19_000);

fn opens_at(now: UnixMillis) -> bool {
	Consent::refiling_opens(patient(ANA), RECORD_DAY, OLD, NEW, now)
}

fn opens() -> bool {
	opens_at(NOW)
}

fn granted(terms: Terms) {
	grant(1, ANA, Grantee::Person(BROOK), terms);
}

fn to(categories: &[Category]) -> Terms {
	Terms {
		categories: Categories::of(categories),
		record_days: DayRange::ALL,
		..terms()
	}
}

#[test]
fn nobody_without_a_grant() {
	run(|| assert!(!opens()));
}

#[test]
fn the_desk_or_the_author_where_demographics_are_entered_or_left() {
	run(|| {
		for category in Category::ALL
			.iter()
			.filter(|category| **category != Category::Demographics)
		{
			let opens = |from, to| Consent::refiling_opens(patient(ANA), RECORD_DAY, from, to, NOW);
			assert!(opens(*category, Category::Demographics), "{category}");
			assert!(opens(Category::Demographics, *category), "{category}");
		}
	});
}

#[test]
fn for_who_may_see_the_new_category_only() {
	run(|| {
		granted(to(&[NEW]));
		assert!(opens());
	});
}

#[test]
fn not_for_who_sees_both_or_the_old_one_only() {
	for categories in [&[OLD, NEW][..], &[OLD]] {
		run(|| {
			granted(to(categories));
			assert!(!opens());
		});
	}
}

#[test]
fn not_for_records_of_other_days() {
	run(|| {
		let before = DayRange {
			from: Day(RECORD_DAY.0 + 1),
			..DayRange::ALL
		};
		granted(Terms {
			record_days: before,
			..to(&[NEW])
		});
		assert!(!opens());
	});
}

#[test]
fn until_before_the_grant_ends() {
	run(|| {
		granted(to(&[NEW]));
		let end = terms().expires_at;
		assert!(opens_at(UnixMillis(end.0 - 1)));
		assert!(!opens_at(end));
	});
}

#[test]
fn for_everybody_where_the_old_category_is_sealed_and_the_new_one_is_not() {
	run(|| {
		assert_ok!(Consent::seal(by(ANA), patient(ANA), Categories::of(&[OLD])));
		assert!(opens());
		assert_ok!(Consent::seal(by(ANA), patient(ANA), Categories::of(&[NEW])));
		assert!(!opens());
	});
}

#[test]
fn where_there_are_more_grantees_than_are_looked_at() {
	run(|| {
		let add = |number: u32| {
			let mut id = [0xee; 32];
			id[..4].copy_from_slice(&number.to_le_bytes());
			let list = vec![LiveGrant {
				consent: salus_primitives::ConsentId(id),
				terms: to(&[OLD]),
			}];
			crate::LiveGrants::<Test>::insert(
				patient(ANA),
				Grantee::Person(PersonId(id)),
				frame_support::BoundedVec::truncate_from(list),
			);
		};
		(0..MAX_REFILING_GRANTEES).for_each(add);
		assert!(!opens());
		add(MAX_REFILING_GRANTEES);
		assert!(opens());
		let _ = crate::LiveGrants::<Test>::clear(u32::MAX, None);
	});
}
