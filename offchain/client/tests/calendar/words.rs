// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What somebody types at `--date`, `--time` and `--every`.

use super::day;
use proptest::prelude::*;
use salus_client::calendar::{parse_date, CalendarError, ClockTime, Hours, Weekdays};

/// A Sunday.
const TODAY: &str = "2026-11-22";

#[test]
fn dates_are_read_as_written_or_counted_from_today() {
	for (text, expected) in [
		("2026-12-01", "2026-12-01"),
		("today", TODAY),
		("Tomorrow", "2026-11-23"),
		(" mon ", "2026-11-23"),
		("sat", "2026-11-28"),
		// Not today, but a week from it.
		("sunday", "2026-11-29"),
		("+0", TODAY),
		("+30", "2026-12-22"),
		("+3650", "2036-11-19"),
	] {
		assert_eq!(parse_date(text, day(TODAY)), Ok(day(expected)), "{text}");
	}
}

#[test]
fn what_is_no_date_is_refused() {
	for text in [
		"",
		"2026-02-29",
		"2026-1-1",
		"01.12.2026",
		"+",
		"+x",
		"+3651",
		"-1",
		"m",
		"yesterday",
	] {
		assert_eq!(
			parse_date(text, day(TODAY)),
			Err(CalendarError::BadDate(text.into())),
			"{text}"
		);
	}
}

#[test]
fn times_are_read_to_the_minute_up_to_the_end_of_the_day() {
	for (text, minutes) in [
		("00:00", 0),
		("9:05", 545),
		("09:05", 545),
		("23:59", 1439),
		("24:00", 1440),
	] {
		assert_eq!(text.parse::<ClockTime>().unwrap().minutes(), minutes);
	}
	for text in [
		"",
		"9",
		"9:5",
		"24:01",
		"25:00",
		"12:60",
		"+9:00",
		"12:00:00",
		"١٢:٠٠",
		"noon",
	] {
		assert!(
			matches!(text.parse::<ClockTime>(), Err(CalendarError::BadTime(_))),
			"{text}"
		);
	}
}

#[test]
fn hours_have_the_earlier_time_first() {
	let hours: Hours = "09:00-12:00".parse().unwrap();
	assert_eq!(
		(hours.from().to_string(), hours.until().to_string()),
		("09:00".into(), "12:00".into())
	);
	assert_eq!("9:00 - 12:00".parse(), Ok(hours));
	assert_eq!(hours.to_string(), "09:00-12:00");
	for text in ["09:00", "12:00-09:00", "09:00-09:00"] {
		assert!(
			matches!(text.parse::<Hours>(), Err(CalendarError::BadHours(_))),
			"{text}"
		);
	}
	for text in ["09:00-", "09:00-25:00"] {
		assert!(
			matches!(text.parse::<Hours>(), Err(CalendarError::BadTime(_))),
			"{text}"
		);
	}
}

#[test]
fn weekdays_are_lists_and_spans() {
	for (text, expected) in [
		("mon,wed", "mon,wed"),
		("wed, MON", "mon,wed"),
		("mon-fri", "mon,tue,wed,thu,fri"),
		("sat-mon", "mon,sat,sun"),
		("tuesday,fri-sat", "tue,fri,sat"),
		("daily", "mon,tue,wed,thu,fri,sat,sun"),
		("sun", "sun"),
	] {
		assert_eq!(text.parse::<Weekdays>().unwrap().to_string(), expected);
	}
	for text in ["", "mon,", "m", "mon;wed", "mon-wed-fri", "8"] {
		assert_eq!(
			text.parse::<Weekdays>(),
			Err(CalendarError::BadWeekdays(text.into())),
			"{text}"
		);
	}
}

#[test]
fn a_weekday_is_the_calendars() {
	let sunday: Weekdays = "sun".parse().unwrap();
	assert!(
		sunday.contains(day(TODAY))
			&& sunday.contains(day("2000-02-27"))
			&& sunday.contains(day("1969-12-28"))
	);
	assert!(!sunday.contains(day("2026-11-21")) && !sunday.contains(day("2026-11-23")));
}

proptest! {
	#[test]
	fn no_text_panics_and_errors_stay_short(text in "\\PC{0,80}") {
		for error in [
			parse_date(&text, day(TODAY)).err(),
			text.parse::<ClockTime>().err(),
			text.parse::<Hours>().err(),
			text.parse::<Weekdays>().err(),
		].into_iter().flatten() {
			prop_assert!(error.to_string().len() < 800);
		}
	}
}
