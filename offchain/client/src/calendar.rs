// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From "Mondays, 9 to 12, in Berlin" to instants on the chain, and back to what a clock on somebody's wall shows.
//!
//! # Terms
//! - **Zone** ([`Zone`]): an IANA time zone. The chain holds its number in a table that only grows ([`zone_names`]).
//! - **Wall time**: what a clock in a zone shows, as a [`Day`] and a [`ClockTime`].
//! - **Recurrence** ([`Recurrence`]): weekdays, hours, breaks and dates, all in wall time.
//!
//! # A story
//! Dr Adler in Berlin offers half-hours every Monday from 9 to 12. [`Recurrence::expand`] makes instants of them: 8 o'clock UTC in
//! March, 7 o'clock in April, 9 on his wall in both. Ana looks from New York, and [`show`] says 04:00 EDT, or for three weeks a
//! year 05:00: their clocks do not change on one day.
//!
//! # Details
//! The rules of every zone come with the program: `jiff` with its own copy of the tz database, and never the machine's, so that
//! two clients expand a recurrence alike. (`chrono-tz` has one too, but does not tell a skipped hour from a repeated one as plainly.)

mod recurrence;
mod words;
mod zone;

pub use recurrence::{Expansion, LeftOut, Recurrence, MAX_DAYS};
pub use words::{parse_date, ClockTime, Hours, Weekdays};
pub use zone::{zone_names, Zone};

use salus_primitives::{
	appointments::{SlotSpan, MAX_SLOT, MIN_SLOT},
	Day, UnixMillis,
};

const SHORTEST_SLOT: u64 = MIN_SLOT / UnixMillis::MINUTE;
const LONGEST_SLOT: u64 = MAX_SLOT / UnixMillis::MINUTE;

/// Why something is no date, time, zone or recurrence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
	/// No zone has this name.
	#[error("there is no time zone `{0}`; write an IANA name such as Europe/Berlin")]
	UnknownZone(String),
	/// No zone has this code.
	#[error("this program knows no time zone with the number {0}; a newer version may")]
	UnknownZoneCode(u16),
	/// Not a date.
	#[error("`{0}` is not a date; write 2026-12-01, today, tomorrow, a weekday such as mon (the next one), or +3 for in three days")]
	BadDate(String),
	/// Not a time of day.
	#[error("`{0}` is not a time of day; write 09:00, from 00:00 to 24:00")]
	BadTime(String),
	/// Not a span of a day.
	#[error("`{0}` is not a span of one day; write 09:00-12:00, the earlier time first")]
	BadHours(String),
	/// Not a list of weekdays.
	#[error("`{0}` are no weekdays; write mon,wed or mon-fri or daily")]
	BadWeekdays(String),
	/// Too short or too long a slot.
	#[error("a slot of {minutes} minutes cannot be published; write {SHORTEST_SLOT} to {LONGEST_SLOT}")]
	SlotLength {
		/// How long it would be.
		minutes: u32,
	},
	/// No day, or too many.
	#[error("{from} to {to} is not a span of 1 to {MAX_DAYS} days")]
	BadDates {
		/// The first day.
		from: Day,
		/// The last day.
		to: Day,
	},
	/// Clocks skip it.
	#[error("on {day} there is no {time} in {zone}: clocks are put forward over it; choose another time")]
	NoSuchTime {
		/// The day.
		day: Day,
		/// The time that it does not have.
		time: ClockTime,
		/// The zone.
		zone: String,
	},
	/// Outside what the calendar knows.
	#[error("{0} lies outside the years 1 to 9998")]
	OutOfRange(Day),
}

/// The day that it is in this zone.
pub fn today(now: UnixMillis, zone: &Zone) -> Day {
	zone.day(now)
}

/// The instant at which clocks in this zone show this. Of an hour that is repeated it is the first time, as RFC 5545 (3.3.5) has it.
///
/// # Errors
/// - [`CalendarError::NoSuchTime`]: clocks skip it.
pub fn instant(day: Day, time: ClockTime, zone: &Zone) -> Result<UnixMillis, CalendarError> {
	let no_such_time = || CalendarError::NoSuchTime {
		day,
		time,
		zone: zone.name().to_owned(),
	};
	zone.occurrences(day, time)?
		.first()
		.copied()
		.ok_or_else(no_such_time)
}

/// A whole day in this zone: its first instant and the first of the next day. 24 hours, or 23 or 25 where clocks change.
///
/// # Errors
/// - [`CalendarError::BadDates`]: the zone never had that day.
pub fn day_bounds(day: Day, zone: &Zone) -> Result<SlotSpan, CalendarError> {
	let next = Day(day.0.saturating_add(1));
	let span = SlotSpan {
		start: zone.start_of_day(day)?,
		end: zone.start_of_day(next)?,
	};
	if span.start >= span.end {
		return Err(CalendarError::BadDates { from: day, to: day });
	}
	Ok(span)
}

/// What a clock in this zone shows: `2026-03-29 03:00 CEST`.
pub fn show(at: UnixMillis, zone: &Zone) -> String {
	zone.format(at, "%Y-%m-%d %H:%M %Z")
}

/// A slot as clocks in this zone show it: `2026-03-30 09:00-09:30 CEST`, with both dates where it crosses midnight.
pub fn show_span(span: SlotSpan, zone: &Zone) -> String {
	if zone.day(span.start) != zone.day(span.end) {
		return format!("{} - {}", show(span.start, zone), show(span.end, zone));
	}
	let start = zone.format(span.start, "%Y-%m-%d %H:%M");
	format!("{start}-{}", zone.format(span.end, "%H:%M %Z"))
}
