// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The two units of time: an instant in milliseconds, and a calendar day.

use crate::ids::ParseError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::{fmt, str::FromStr};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z: the only clock unit on the chain and in the vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct UnixMillis(pub u64);

impl UnixMillis {
	/// Later than every instant: the end of what does not end by itself.
	pub const FOREVER: Self = Self(u64::MAX);
	/// One second.
	pub const SECOND: u64 = 1_000;
	/// One minute.
	pub const MINUTE: u64 = 60 * Self::SECOND;
	/// One hour.
	pub const HOUR: u64 = 60 * Self::MINUTE;
	/// One day of 24 hours.
	pub const DAY: u64 = 24 * Self::HOUR;

	/// This instant and so many milliseconds more, at most [`Self::FOREVER`].
	pub const fn plus(self, millis: u64) -> Self {
		Self(self.0.saturating_add(millis))
	}

	/// The first instant of the day, in UTC, that this instant falls on.
	pub const fn start_of_day(self) -> Self {
		Self(self.0 / Self::DAY * Self::DAY)
	}

	/// The first instant of the day, in UTC, after the one that this instant falls on.
	pub const fn end_of_day(self) -> Self {
		Self((self.0 / Self::DAY).saturating_add(1).saturating_mul(Self::DAY))
	}

	/// The day, in UTC, that this instant falls on.
	pub fn day(self) -> Day {
		Day(i32::try_from(self.0 / Self::DAY).unwrap_or(i32::MAX))
	}
}

/// How often somebody has done something on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct DayCount {
	/// The day, in UTC.
	pub day: Day,
	/// How often.
	pub count: u32,
}

impl DayCount {
	/// One more on this day; `None` where that would be more than `most`.
	pub fn one_more(self, day: Day, most: u32) -> Option<Self> {
		let before = if self.day == day { self.count } else { 0 };
		(before < most).then(|| Self {
			day,
			count: before.saturating_add(1),
		})
	}
}

/// What tells the time on the chain: the timestamp of the current block.
pub trait Clock {
	/// The current block's time.
	fn now() -> UnixMillis;
}

/// A calendar day as the number of days since 1970-01-01 (negative before it). A record's day is the day that its
/// content is about, as its author states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
	/// Before every day.
	pub const MIN: Self = Self(i32::MIN);
	/// After every day.
	pub const MAX: Self = Self(i32::MAX);

	/// The day of this date of the proleptic Gregorian calendar; `None` when there is no such date or its year
	/// is outside 1 to 9999.
	///
	/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
	pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
		if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > days_in(year, month)
		{
			return None;
		}
		let shifted_year = if month <= 2 { year - 1 } else { year };
		let era = shifted_year.div_euclid(400);
		let year_of_era = shifted_year.rem_euclid(400);
		let month_from_march = (month as i32 + 9) % 12;
		let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
		let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
		Some(Self(era * 146_097 + day_of_era - 719_468))
	}

	/// Year, month and day of this day (`civil_from_days` of the same source).
	pub fn to_ymd(self) -> (i64, u32, u32) {
		let days = i64::from(self.0) + 719_468;
		let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
		let year_of_era =
			(day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
		let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
		let month_from_march = (5 * day_of_year + 2) / 153;
		let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
		let month = if month_from_march < 10 {
			month_from_march + 3
		} else {
			month_from_march - 9
		};
		let year = year_of_era + era * 400 + i64::from(month <= 2);
		(year, month as u32, day as u32)
	}
}

fn days_in(year: i32, month: u32) -> u32 {
	match month {
		4 | 6 | 9 | 11 => 30,
		2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
		2 => 28,
		_ => 31,
	}
}

impl fmt::Display for Day {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let (year, month, day) = self.to_ymd();
		write!(f, "{year:04}-{month:02}-{day:02}")
	}
}

impl FromStr for Day {
	type Err = ParseError;

	/// Reads `YYYY-MM-DD`.
	fn from_str(text: &str) -> Result<Self, ParseError> {
		let number = |part: &str| {
			part.bytes()
				.all(|b| b.is_ascii_digit())
				.then(|| part.parse::<u32>().ok())
				.flatten()
		};
		let mut parts = text.split('-').map(number);
		match (parts.next(), parts.next(), parts.next(), parts.next()) {
			(Some(Some(year)), Some(Some(month)), Some(Some(day)), None) if text.len() == 10 => {
				let year = i32::try_from(year).map_err(|_| ParseError::NotADate)?;
				Self::from_ymd(year, month, day).ok_or(ParseError::NotADate)
			}
			_ => Err(ParseError::NotADate),
		}
	}
}

/// A range of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct DayRange {
	/// The first day.
	pub from: Day,
	/// The last day.
	pub to: Day,
}

impl DayRange {
	/// Every day.
	pub const ALL: Self = Self {
		from: Day::MIN,
		to: Day::MAX,
	};

	/// Does the range hold this day?
	pub fn contains(self, day: Day) -> bool {
		self.from <= day && day <= self.to
	}

	/// Does `other` hold every day of this range?
	pub fn is_within(self, other: Self) -> bool {
		other.from <= self.from && self.to <= other.to
	}

	/// Is there no day in the range?
	pub fn is_empty(self) -> bool {
		self.from > self.to
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::ToString;
	use proptest::prelude::*;

	#[test]
	fn known_days() {
		assert_eq!("1970-01-01".parse(), Ok(Day(0)));
		assert_eq!("1969-12-31".parse(), Ok(Day(-1)));
		assert_eq!("2000-03-01".parse(), Ok(Day(11_017)));
		assert_eq!(UnixMillis(UnixMillis::DAY - 1).day(), Day(0));
		assert_eq!(UnixMillis(UnixMillis::DAY).day(), Day(1));
	}

	#[test]
	fn leap_days_exist_only_in_leap_years() {
		assert!("2024-02-29".parse::<Day>().is_ok());
		assert!("2000-02-29".parse::<Day>().is_ok());
		for text in [
			"2023-02-29",
			"1900-02-29",
			"2024-02-30",
			"2024-13-01",
			"2024-00-10",
			"2024-1-1",
			"+024-01-01",
			"x",
		] {
			assert_eq!(text.parse::<Day>(), Err(ParseError::NotADate), "{text}");
		}
	}

	#[test]
	fn a_range_holds_both_ends_and_nothing_outside() {
		let range = DayRange {
			from: Day(5),
			to: Day(7),
		};
		assert_eq!(
			[4, 5, 7, 8].map(|day| range.contains(Day(day))),
			[false, true, true, false]
		);
	}

	proptest! {
		#[test]
		fn a_day_reads_back_what_it_writes(days in -719_162i32..2_932_896) {
			prop_assert_eq!(Day(days).to_string().parse(), Ok(Day(days)));
		}
	}
}
