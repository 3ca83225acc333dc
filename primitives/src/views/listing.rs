// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which part of a listing is wanted, and the page of it that is the answer.

use super::MAX_PAGE;
use crate::time::UnixMillis;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Which rows of a listing are wanted: those whose own instant lies in a range, the newest first, page by
/// page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Serialize, Deserialize)]
pub struct Listing {
	/// The first instant of the range.
	pub from: UnixMillis,
	/// The first instant after it.
	pub until: UnixMillis,
	/// Where the page begins: what [`Page::next`] of the page before said; `None` begins at the newest row.
	pub cursor: Option<u32>,
	/// How many rows at most: one at least, [`MAX_PAGE`] at most.
	pub limit: u32,
}

impl Listing {
	/// The newest rows of all times, at most `limit` of them.
	pub const fn newest(limit: u32) -> Self {
		Self {
			from: UnixMillis(0),
			until: UnixMillis::FOREVER,
			cursor: None,
			limit,
		}
	}

	/// All rows, the first page of the longest there are.
	pub const fn all() -> Self {
		Self::newest(MAX_PAGE)
	}

	/// The rows whose instant holds from `from` to before `until`, the first page of the longest there are.
	pub const fn between(from: UnixMillis, until: UnixMillis) -> Self {
		Self {
			from,
			until,
			..Self::all()
		}
	}

	/// The same listing from another page on.
	pub const fn at(self, cursor: Option<u32>) -> Self {
		Self { cursor, ..self }
	}

	/// The page after this one; `None` where this was the last.
	pub fn after<T>(self, page: &Page<T>) -> Option<Self> {
		page.next.map(|cursor| self.at(Some(cursor)))
	}

	/// Does the range hold this instant?
	pub fn holds(&self, instant: UnixMillis) -> bool {
		self.from <= instant && instant < self.until
	}

	/// Where the page of a list of `count` places begins: below this place. Those from it on were on pages
	/// before.
	pub fn begins_below(&self, count: u32) -> u32 {
		self.cursor
			.map_or(count, |cursor| cursor.saturating_add(1).min(count))
	}
}

/// A row of a listing, which finds it by its own instant: that of the event that made the row.
pub trait Dated {
	/// When that was.
	fn instant(&self) -> UnixMillis;
}

/// One page of a listing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct Page<T> {
	/// The items, at most [`MAX_PAGE`].
	pub items: Vec<T>,
	/// The cursor of the next page, which holds something; `None` when this was the last.
	pub next: Option<u32>,
}

impl<T> Page<T> {
	/// What somebody sees who may see nothing.
	pub const NOTHING: Self = Self {
		items: Vec::new(),
		next: None,
	};

	/// The rows from the place `cursor` on, in the order of their places, at most `limit` (and [`MAX_PAGE`])
	/// of them: for the directory of organisations, and for servers that sweep all there is. `row` answers
	/// what stands at a place; a place may be empty.
	pub fn by_place(count: u32, cursor: u32, limit: u32, row: impl Fn(u32) -> Option<T>) -> Self {
		Self::first_of(
			(cursor..count).filter_map(|place| Some((place, row(place)?))),
			limit,
		)
	}

	/// As many of these as the limit lets, and the cursor of the next. There is a next page only when it
	/// holds something, so that an answer never tells how much a caller may not see.
	pub fn first_of(mut rows: impl Iterator<Item = (u32, T)>, limit: u32) -> Self {
		Self {
			items: rows
				.by_ref()
				.take(limit.clamp(1, MAX_PAGE) as usize)
				.map(|(_, row)| row)
				.collect(),
			next: rows.next().map(|(place, _)| place),
		}
	}
}

impl<T: Dated> Page<T> {
	/// A page of rows that stand at the places below `count`, a newer row never at a lower place than an
	/// older one. `row` answers what stands at a place, whoever asks; a place may be empty. `keep` says
	/// whether the caller may see a row.
	///
	/// Reads about as many rows as the logarithm of `count` to find the end of the range, then those of the
	/// range, and one older.
	pub fn of(
		count: u32,
		listing: &Listing,
		row: impl Fn(u32) -> Option<T>,
		keep: impl Fn(&T) -> bool,
	) -> Self {
		let down_from = |end: u32| (0..end).rev().filter_map(|place| Some((place, row(place)?)));
		Self::of_sorted(count, listing, down_from, keep)
	}

	/// [`Self::of`] for a list that finds its rows without trying every place: `down_from` answers with the
	/// rows at the places below the one that it is given, the newest first.
	pub fn of_sorted<Rows: Iterator<Item = (u32, T)>>(
		count: u32,
		listing: &Listing,
		down_from: impl Fn(u32) -> Rows,
		keep: impl Fn(&T) -> bool,
	) -> Self {
		let end = end_of_range(listing, count, &down_from);
		let rows = down_from(end)
			.take_while(|(_, row)| listing.from <= row.instant())
			.filter(|(_, row)| keep(row));
		Self::first_of(rows, listing.limit)
	}

	/// A page of these rows, in their order, of which each is looked at: for rows whose instants do not fall
	/// with their places. `rows` bring the places that serve as cursors, and begin with the page.
	pub fn of_each(rows: impl Iterator<Item = (u32, T)>, listing: &Listing) -> Self {
		Self::first_of(
			rows.filter(|(_, row)| listing.holds(row.instant())),
			listing.limit,
		)
	}
}

/// The place from which on rows are too new for the range, or on pages before.
fn end_of_range<T: Dated, Rows: Iterator<Item = (u32, T)>>(
	listing: &Listing,
	count: u32,
	down_from: impl Fn(u32) -> Rows,
) -> u32 {
	let newest_below = |end: u32| down_from(end).next();
	let (mut low, mut high) = (0, listing.begins_below(count));
	let mut middle = high;
	// Most often nothing is too new: the first look is at the newest row, and after that each halves what is
	// left.
	while low < high {
		match newest_below(middle) {
			Some((place, row)) if listing.until <= row.instant() => high = place,
			_ => low = middle,
		}
		middle = low + (high - low).div_ceil(2);
	}
	high
}

#[cfg(test)]
mod tests;
