// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use super::*;
use core::cell::Cell;
use proptest::prelude::*;

/// A row is its instant and its place.
type Row = (u64, u32);

impl Dated for Row {
	fn instant(&self) -> UnixMillis {
		UnixMillis(self.0)
	}
}

/// The places of what a list with these instants answers; `None` is an empty place.
fn places(instants: &[Option<u64>], listing: &Listing) -> (Vec<u32>, Option<u32>) {
	let row = |place: u32| Some(((*instants.get(place as usize)?)?, place));
	let page = Page::of(instants.len() as u32, listing, row, |_| true);
	(page.items.iter().map(|row| row.1).collect(), page.next)
}

fn between(from: u64, until: u64) -> Listing {
	Listing::between(UnixMillis(from), UnixMillis(until))
}

const FIVE: [Option<u64>; 5] = [Some(10), Some(20), Some(20), Some(30), Some(40)];

#[test]
fn begins_with_the_newest() {
	assert_eq!(places(&FIVE, &Listing::all()), (vec![4, 3, 2, 1, 0], None));
	assert_eq!(places(&[], &Listing::all()), (vec![], None));
}

#[test]
fn is_paged_from_the_cursor_on_and_says_the_next_one_that_holds_something() {
	let two = Listing::newest(2);
	assert_eq!(places(&FIVE, &two), (vec![4, 3], Some(2)));
	assert_eq!(places(&FIVE, &two.at(Some(2))), (vec![2, 1], Some(0)));
	assert_eq!(places(&FIVE, &two.at(Some(0))), (vec![0], None));
	assert_eq!(places(&FIVE, &two.at(Some(1))), (vec![1, 0], None));
}

#[test]
fn whose_cursor_is_past_the_newest_begins_with_it() {
	for cursor in [4, 5, u32::MAX] {
		let listing = Listing::newest(1).at(Some(cursor));
		assert_eq!(places(&FIVE, &listing), (vec![4], Some(3)), "{cursor}");
	}
}

#[test]
fn holds_one_row_at_least_and_a_page_at_most() {
	let many: Vec<_> = (0..u64::from(MAX_PAGE) + 2).map(Some).collect();
	for (limit, held) in [
		(0, 1),
		(1, 1),
		(MAX_PAGE - 1, MAX_PAGE - 1),
		(MAX_PAGE, MAX_PAGE),
		(MAX_PAGE + 1, MAX_PAGE),
		(u32::MAX, MAX_PAGE),
	] {
		let (found, next) = places(&many, &Listing::newest(limit));
		assert_eq!(found.len() as u32, held, "{limit}");
		assert_eq!(next, found.last().map(|place| place - 1));
	}
}

#[test]
fn holds_the_first_instant_of_its_range_and_not_the_last() {
	assert_eq!(places(&FIVE, &between(20, 40)), (vec![3, 2, 1], None));
	assert_eq!(places(&FIVE, &between(21, 41)), (vec![4, 3], None));
	assert_eq!(places(&FIVE, &between(19, 20)), (vec![], None));
	assert_eq!(places(&FIVE, &between(20, 21)), (vec![2, 1], None));
	assert_eq!(places(&FIVE, &between(0, 10)), (vec![], None));
	assert_eq!(places(&FIVE, &between(41, u64::MAX)), (vec![], None));
	assert_eq!(places(&FIVE, &between(30, 20)), (vec![], None));
}

#[test]
fn has_no_next_page_of_rows_that_are_older_than_its_range() {
	let listing = Listing {
		limit: 2,
		..between(20, 40)
	};
	assert_eq!(places(&FIVE, &listing), (vec![3, 2], Some(1)));
	assert_eq!(places(&FIVE, &listing.at(Some(1))), (vec![1], None));
	assert_eq!(
		places(&FIVE, &Listing { limit: 3, ..listing }),
		(vec![3, 2, 1], None)
	);
}

#[test]
fn passes_over_empty_places() {
	let holes = [None, Some(10), None, None, Some(20), None];
	assert_eq!(places(&holes, &Listing::all()), (vec![4, 1], None));
	assert_eq!(places(&holes, &Listing::newest(1)), (vec![4], Some(1)));
	assert_eq!(places(&holes, &Listing::newest(1).at(Some(3))), (vec![1], None));
	assert_eq!(places(&holes, &between(0, 20)), (vec![1], None));
	assert_eq!(places(&[None, None], &between(0, 20)), (vec![], None));
}

#[test]
fn leaves_out_what_is_not_for_the_caller_and_does_not_tell_of_it() {
	let row = |place: u32| Some((u64::from(place), place));
	let page = |keep: fn(&Row) -> bool| {
		let page = Page::of(6, &Listing::newest(2), row, keep);
		(page.items.iter().map(|row| row.1).collect(), page.next)
	};
	assert_eq!(page(|row| row.1 % 2 == 0), (vec![4, 2], Some(0)));
	assert_eq!(page(|row| row.1 > 3), (vec![5, 4], None));
	assert_eq!(page(|_| false), (vec![], None));
}

/// How many rows a page of a list of a million reads.
fn reads(listing: &Listing) -> u32 {
	let read = Cell::new(0);
	let row = |place: u32| {
		read.set(read.get() + 1);
		Some((u64::from(place), place))
	};
	assert_eq!(Page::of(1_000_000, listing, row, |_| true).items.len(), 3);
	read.get()
}

#[test]
fn reads_neither_what_is_newer_than_its_range_nor_what_is_older() {
	// Twenty halvings of a million, the three rows, and the older one.
	assert!(reads(&between(500, 503)) <= 21 + 4);
	assert!(reads(&between(999_997, u64::MAX)) <= 1 + 4);
	// The three, and the one that makes a next page.
	assert!(reads(&Listing::newest(3)) <= 1 + 4);
}

#[test]
fn by_place_goes_up_and_passes_over_empty_places() {
	let page = |cursor, limit| {
		let page = Page::by_place(5, cursor, limit, |place| (place != 2).then_some(place));
		(page.items, page.next)
	};
	assert_eq!(page(0, 2), (vec![0, 1], Some(3)));
	assert_eq!(page(3, 2), (vec![3, 4], None));
	assert_eq!(page(0, 0), (vec![0], Some(1)));
	assert_eq!(page(5, 2), (vec![], None));
	assert_eq!(page(u32::MAX, u32::MAX), (vec![], None));
}

#[test]
fn of_each_finds_rows_that_stand_in_any_order() {
	let rows = [(9, (5, 9)), (8, (1, 8)), (7, (7, 7)), (6, (5, 6))];
	let page = |listing: &Listing| {
		let page = Page::of_each(rows.into_iter(), listing);
		(page.items.iter().map(|row: &Row| row.1).collect(), page.next)
	};
	assert_eq!(page(&between(5, 7)), (vec![9, 6], None));
	assert_eq!(
		page(&Listing {
			limit: 1,
			..between(5, 7)
		}),
		(vec![9], Some(6))
	);
	assert_eq!(page(&between(1, 8)), (vec![9, 8, 7, 6], None));
}

#[test]
fn goes_on_where_the_page_before_ended() {
	let listing = Listing {
		limit: 7,
		..between(3, 9)
	};
	let page = |next| Page::<u32> { items: vec![], next };
	assert_eq!(listing.after(&page(None)), None);
	assert_eq!(listing.after(&page(Some(0))), Some(listing.at(Some(0))));
}

proptest! {
	#[test]
	fn pages_together_are_the_rows_of_the_range_from_the_newest(
		mut instants in prop::collection::vec(0u64..20, 0..40),
		holes in prop::collection::vec(any::<bool>(), 40),
		range in (0u64..21, 0u64..21),
		limit in 1u32..5,
	) {
		instants.sort_unstable();
		let list: Vec<_> = instants
			.iter()
			.zip(holes)
			.map(|(instant, hole)| (!hole).then_some(*instant))
			.collect();
		let mut asked = Some(Listing { limit, ..between(range.0, range.1) });
		let mut found = Vec::new();
		while let Some(listing) = asked {
			let (some, next) = places(&list, &listing);
			prop_assert!(next.is_none() || some.len() as u32 == limit);
			prop_assert!(found.is_empty() || !some.is_empty());
			found.extend(some);
			asked = next.map(|cursor| listing.at(Some(cursor)));
		}
		let expected: Vec<_> = (0..list.len())
			.rev()
			.filter(|place| list[*place].is_some_and(|at| range.0 <= at && at < range.1))
			.map(|place| place as u32)
			.collect();
		prop_assert_eq!(found, expected);
	}
}
