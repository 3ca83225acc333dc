// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Dates, times and weekdays as somebody types them.

use super::CalendarError;
use salus_primitives::Day;
use std::{fmt, str::FromStr};

/// The codes of FHIR R4 (`DaysOfWeek`), from Monday on.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// How much of a text an error repeats.
const SHOWN: usize = 40;
/// How many days ahead `+n` may say.
const MAX_AHEAD: i32 = 3_650;

/// A text as an error may show it: short, and without anything that a terminal would obey.
pub(super) fn quoted(text: &str) -> String {
	text.chars().take(SHOWN).flat_map(char::escape_default).collect()
}

/// A time of day to the minute. 24:00 is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
	const LAST: u16 = 24 * 60;

	/// So many minutes after the day's 00:00, at most 24 hours.
	pub fn from_minutes(minutes: u16) -> Option<Self> {
		(minutes <= Self::LAST).then_some(Self(minutes))
	}

	/// How many minutes after 00:00, as clocks count them.
	pub fn minutes(self) -> u16 {
		self.0
	}
}

impl fmt::Display for ClockTime {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
	}
}

impl FromStr for ClockTime {
	type Err = CalendarError;

	/// Reads `09:00` or `9:00`.
	fn from_str(text: &str) -> Result<Self, CalendarError> {
		let bad = || CalendarError::BadTime(quoted(text));
		let (hours, minutes) = text.trim().split_once(':').ok_or_else(bad)?;
		let hours = digits(hours, 1..=2).ok_or_else(bad)?;
		let minutes = digits(minutes, 2..=2)
			.filter(|minutes| *minutes < 60)
			.ok_or_else(bad)?;
		Self::from_minutes(hours * 60 + minutes).ok_or_else(bad)
	}
}

fn digits(text: &str, len: std::ops::RangeInclusive<usize>) -> Option<u16> {
	(len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
		.then(|| text.parse().ok())
		.flatten()
}

/// A span of one day, in wall time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
	from: ClockTime,
	until: ClockTime,
}

impl Hours {
	/// From one time until another; `None` where nothing lies between them.
	pub fn new(from: ClockTime, until: ClockTime) -> Option<Self> {
		(from < until).then_some(Self { from, until })
	}

	/// The first minute.
	pub fn from(self) -> ClockTime {
		self.from
	}

	/// The first minute after it.
	pub fn until(self) -> ClockTime {
		self.until
	}
}

impl fmt::Display for Hours {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "{}-{}", self.from, self.until)
	}
}

impl FromStr for Hours {
	type Err = CalendarError;

	/// Reads `09:00-12:00`.
	fn from_str(text: &str) -> Result<Self, CalendarError> {
		let bad = || CalendarError::BadHours(quoted(text));
		let (from, until) = text.split_once('-').ok_or_else(bad)?;
		Self::new(from.parse()?, until.parse()?).ok_or_else(bad)
	}
}

/// A set of weekdays, never empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
	/// Every day.
	pub const DAILY: Self = Self(0b111_1111);

	/// Does this day fall on one of them?
	pub fn contains(self, day: Day) -> bool {
		self.0 >> weekday(day) & 1 == 1
	}

	/// Their codes, from Monday on.
	pub fn codes(self) -> impl Iterator<Item = &'static str> {
		let all = WEEKDAYS.iter().enumerate();
		all.filter(move |(index, _)| self.0 >> index & 1 == 1)
			.map(|(_, code)| *code)
	}
}

impl fmt::Display for Weekdays {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(&self.codes().collect::<Vec<_>>().join(","))
	}
}

impl fmt::Debug for Weekdays {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "Weekdays({self})")
	}
}

impl FromStr for Weekdays {
	type Err = CalendarError;

	/// Reads `mon,wed`, `mon-fri` or `daily`, whole names (`monday`) too.
	fn from_str(text: &str) -> Result<Self, CalendarError> {
		let bad = || CalendarError::BadWeekdays(quoted(text));
		if text.trim().eq_ignore_ascii_case("daily") {
			return Ok(Self::DAILY);
		}
		text.split(',').try_fold(Self(0), |days, part| {
			let (first, last) = part.split_once('-').unwrap_or((part, part));
			let (first, last) = parse_weekday(first).zip(parse_weekday(last)).ok_or_else(bad)?;
			// `sat-mon` goes over the end of the week.
			let len = (last + 7 - first) % 7 + 1;
			let run = (0..len).fold(0, |run, step| run | 1 << ((first + step) % 7));
			Ok(Self(days.0 | run))
		})
	}
}

/// 0 for Monday to 6 for Sunday: 1970-01-01 was a Thursday.
fn weekday(day: Day) -> u32 {
	((i64::from(day.0) + 3).rem_euclid(7)) as u32
}

fn parse_weekday(text: &str) -> Option<u32> {
	const NAMES: [&str; 7] = [
		"monday",
		"tuesday",
		"wednesday",
		"thursday",
		"friday",
		"saturday",
		"sunday",
	];
	let text = text.trim().to_ascii_lowercase();
	let index = (0..7).find(|index| text == WEEKDAYS[*index] || text == NAMES[*index])?;
	u32::try_from(index).ok()
}

/// Reads a date: `2026-12-01`, `today`, `tomorrow`, `+3` (in three days), or a weekday, which is the next one after today.
///
/// # Errors
/// - [`CalendarError::BadDate`]: none of these.
pub fn parse_date(text: &str, today: Day) -> Result<Day, CalendarError> {
	let ahead = |days: i32| Day(today.0.saturating_add(days));
	let word = text.trim();
	if let Ok(day) = word.parse() {
		return Ok(day);
	}
	match word.to_ascii_lowercase().as_str() {
		"today" => return Ok(today),
		"tomorrow" => return Ok(ahead(1)),
		_ => (),
	}
	if let Some(days) = word.strip_prefix('+').and_then(|days| digits(days, 1..=4)) {
		let days = i32::from(days);
		if days <= MAX_AHEAD {
			return Ok(ahead(days));
		}
	}
	let wanted = parse_weekday(word).ok_or_else(|| CalendarError::BadDate(quoted(text)))?;
	(1..=7)
		.map(ahead)
		.find(|day| weekday(*day) == wanted)
		.ok_or_else(|| CalendarError::BadDate(quoted(text)))
}
