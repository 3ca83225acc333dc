// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each invariant is broken once, by hand, to see that it is checked.

use crate::{mock::*, RecordCount, RecordsOf, Refilings, Versions};
use salus_primitives::{consent::Category, decision::AllowRule, views::RecordDetails};
use sp_runtime::TryRuntimeError;

fn complains(about: &'static str, broken: impl FnOnce()) {
	new_ext().execute_with(|| {
		authored();
		allow(AllowRule::Author);
		amend(BROOK_ACCOUNT, Some(SOUTH)).unwrap();
		Records::do_try_state().unwrap();
		broken();
		assert_eq!(Records::do_try_state(), Err(TryRuntimeError::Other(about)));
	});
}

fn change(change: impl FnOnce(&mut RecordDetails)) {
	crate::Records::<Test>::mutate(RECORD, |details| change(details.as_mut().unwrap()));
}

#[test]
fn of_a_record_without_a_version() {
	complains("1: a record without a version, or with too many", || {
		change(|details| details.version = 0)
	});
}

#[test]
fn of_a_record_with_too_many_versions() {
	complains("1: a record without a version, or with too many", || {
		change(|details| details.version = MAX_VERSIONS + 1)
	});
}

#[test]
fn of_a_first_version_by_somebody_else() {
	complains("1: a first version that differs from its record", || {
		change(|details| details.facts.author = MARA)
	});
}

#[test]
fn of_a_missing_version() {
	complains("2: a version is missing", || Versions::<Test>::remove(RECORD, 2));
}

#[test]
fn of_a_version_that_was_swapped() {
	complains("2: a version that does not name the one before", || {
		Versions::<Test>::mutate(RECORD, 1, |version| {
			version.as_mut().unwrap().anchor.commitment = [9; 32]
		})
	});
}

#[test]
fn of_a_version_that_is_older_than_the_one_before() {
	complains("2: a version older than the one before", || {
		Versions::<Test>::mutate(RECORD, 2, |version| version.as_mut().unwrap().anchored_at.0 -= 1)
	});
}

#[test]
fn of_a_size_bucket_outside_of_the_table() {
	complains("2: a size bucket outside of the table", || {
		Versions::<Test>::mutate(RECORD, 2, |version| {
			version.as_mut().unwrap().anchor.size_bucket = LARGEST_BUCKET + 1
		})
	});
}

#[test]
fn of_a_stray_version() {
	complains("3: a version that no record counts", || {
		let version = Versions::<Test>::get(RECORD, 1).unwrap();
		Versions::<Test>::insert(OTHER_RECORD, 1, version);
	});
}

#[test]
fn of_a_listing_past_the_count() {
	complains("4: listed for the wrong patient or past the count", || {
		RecordsOf::<Test>::insert(ANA, 1, RECORD)
	});
}

#[test]
fn of_a_record_listed_twice() {
	complains("4: a record listed twice", || {
		RecordsOf::<Test>::insert(ANA, 1, RECORD);
		RecordCount::<Test>::insert(ANA, 2);
	});
}

#[test]
fn of_a_listing_without_a_record() {
	complains("4: a listed record has no row", || {
		RecordsOf::<Test>::insert(ANA, 0, OTHER_RECORD)
	});
}

#[test]
fn of_a_record_that_is_not_listed() {
	complains(
		"4: a record that is not listed, or a count that differs from its list",
		|| RecordsOf::<Test>::remove(ANA, 0),
	);
}

#[test]
fn of_a_category_proposed_for_no_record() {
	complains("5: a category proposed for no record", || {
		Refilings::<Test>::insert(OTHER_RECORD, Category::Imaging)
	});
}

#[test]
fn of_a_proposed_category_that_the_record_has() {
	complains(
		"5: proposed for a record that does not hold, or what it has already",
		|| Refilings::<Test>::insert(RECORD, Category::Laboratory),
	);
}
