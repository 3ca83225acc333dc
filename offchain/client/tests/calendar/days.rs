// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Whole days, single times, and what viewers in other zones see.

use super::{day, utc, zone, BERLIN_BACK, BERLIN_FORWARD, NEW_YORK_BACK, NEW_YORK_FORWARD};
use salus_client::calendar::{day_bounds, instant, show, show_span, today, CalendarError};
use salus_primitives::{
	appointments::{SlotSpan, MAX_DAY},
	Day, UnixMillis,
};

fn hours(date: &str, name: &str) -> u64 {
	let bounds = day_bounds(day(date), &zone(name)).unwrap();
	let length = bounds.end.0 - bounds.start.0;
	assert!(length <= MAX_DAY && length.is_multiple_of(UnixMillis::MINUTE));
	length / UnixMillis::HOUR
}

#[test]
fn a_day_has_23_24_or_25_hours() {
	for (name, date, expected) in [
		("Europe/Berlin", BERLIN_FORWARD, 23),
		("Europe/Berlin", "2026-03-28", 24),
		("Europe/Berlin", "2026-03-30", 24),
		("Europe/Berlin", BERLIN_BACK, 25),
		("America/New_York", NEW_YORK_FORWARD, 23),
		("America/New_York", NEW_YORK_BACK, 25),
		("Asia/Kolkata", BERLIN_FORWARD, 24),
		("Asia/Kolkata", NEW_YORK_BACK, 24),
		// Clocks change at midnight: the day begins at 01:00, or ends twice.
		("America/Havana", "2025-03-09", 23),
		("America/Havana", "2025-11-02", 25),
	] {
		assert_eq!(hours(date, name), expected, "{name} {date}");
	}
}

#[test]
fn a_day_begins_and_ends_at_midnight_of_its_zone() {
	let bounds = day_bounds(day(BERLIN_FORWARD), &zone("Europe/Berlin")).unwrap();
	assert_eq!(bounds.start, utc("2026-03-28T23:00"));
	assert_eq!(bounds.end, utc("2026-03-29T22:00"));
	let bounds = day_bounds(day(BERLIN_BACK), &zone("Europe/Berlin")).unwrap();
	assert_eq!(bounds.start, utc("2026-10-24T22:00"));
	assert_eq!(bounds.end, utc("2026-10-25T23:00"));
}

#[test]
fn a_day_that_a_zone_never_had_is_refused() {
	let skipped = day("2011-12-30");
	assert_eq!(
		day_bounds(skipped, &zone("Pacific/Apia")),
		Err(CalendarError::BadDates {
			from: skipped,
			to: skipped
		})
	);
	assert_eq!(
		day_bounds(Day::MAX, &zone("UTC")),
		Err(CalendarError::OutOfRange(Day::MAX))
	);
}

#[test]
fn a_skipped_time_is_refused_and_a_repeated_one_is_its_first() {
	let berlin = zone("Europe/Berlin");
	let time = |text: &str| text.parse().unwrap();
	for skipped in ["02:00", "02:59"] {
		let error = instant(day(BERLIN_FORWARD), time(skipped), &berlin).unwrap_err();
		assert!(error.to_string().contains(skipped), "{error}");
	}
	for (date, clock, expected) in [
		(BERLIN_FORWARD, "01:59", "2026-03-29T00:59"),
		(BERLIN_FORWARD, "03:00", "2026-03-29T01:00"),
		(BERLIN_BACK, "01:59", "2026-10-24T23:59"),
		(BERLIN_BACK, "02:00", "2026-10-25T00:00"),
		(BERLIN_BACK, "02:59", "2026-10-25T00:59"),
		(BERLIN_BACK, "03:00", "2026-10-25T02:00"),
		(BERLIN_BACK, "24:00", "2026-10-25T23:00"),
	] {
		assert_eq!(
			instant(day(date), time(clock), &berlin),
			Ok(utc(expected)),
			"{clock}"
		);
	}
}

#[test]
fn viewers_see_one_instant_on_their_own_clocks() {
	for (at, name, shown) in [
		("2026-03-29T00:59", "Europe/Berlin", "2026-03-29 01:59 CET"),
		("2026-03-29T01:00", "Europe/Berlin", "2026-03-29 03:00 CEST"),
		("2026-03-29T01:00", "America/New_York", "2026-03-28 21:00 EDT"),
		("2026-03-29T01:00", "Asia/Kolkata", "2026-03-29 06:30 IST"),
		("2026-03-29T01:00", "Pacific/Auckland", "2026-03-29 14:00 NZDT"),
		("2026-03-29T01:00", "UTC", "2026-03-29 01:00 UTC"),
		("2026-10-25T00:30", "Europe/Berlin", "2026-10-25 02:30 CEST"),
		("2026-10-25T01:30", "Europe/Berlin", "2026-10-25 02:30 CET"),
		("2026-11-01T05:30", "America/New_York", "2026-11-01 01:30 EDT"),
		("2026-11-01T06:30", "America/New_York", "2026-11-01 01:30 EST"),
		("2026-11-01T06:30", "America/Sao_Paulo", "2026-11-01 03:30 -03"),
	] {
		assert_eq!(show(utc(at), &zone(name)), shown);
	}
	assert_eq!(show(UnixMillis::FOREVER, &zone("UTC")), "never");
	assert!(show(UnixMillis(u64::MAX - 1), &zone("UTC")).contains("9999"));
}

#[test]
fn a_slot_is_shown_with_one_date_or_two() {
	let span = SlotSpan {
		start: utc("2026-03-30T21:30"),
		end: utc("2026-03-30T22:30"),
	};
	assert_eq!(
		show_span(span, &zone("America/New_York")),
		"2026-03-30 17:30-18:30 EDT"
	);
	assert_eq!(
		show_span(span, &zone("Europe/Berlin")),
		"2026-03-30 23:30 CEST - 2026-03-31 00:30 CEST"
	);
}

#[test]
fn today_depends_on_where_one_is() {
	let now = utc("2026-11-22T23:30");
	assert_eq!(today(now, &zone("Europe/Berlin")), day("2026-11-23"));
	assert_eq!(today(now, &zone("America/New_York")), day("2026-11-22"));
	assert_eq!(today(UnixMillis(0), &zone("America/New_York")), day("1969-12-31"));
}
