// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! FHIR's dates: `2019`, `2019-03`, `2019-03-07`, and instants with a time and a zone.

use salus_primitives::Day;

/// The first day that a `date`, `dateTime` or `instant` can mean; `None` when it is none of these.
///
/// The day is the one that was written, in the zone of whoever wrote it: a visit at 23:30 in Boston was on that day, whatever
/// the date was in UTC.
pub fn first_day(text: &str) -> Option<Day> {
	let (date, time) = match text.split_once('T') {
		Some((date, time)) => (date, Some(time)),
		None => (text, None),
	};
	if time.is_some_and(|time| date.len() != 10 || !is_zoned_time(time)) {
		return None;
	}
	first_day_of_date(date)
}

/// As [`first_day`], without a time.
pub(super) fn first_day_of_date(date: &str) -> Option<Day> {
	let mut parts = date.split('-');
	let year = digits(parts.next()?, 4)?;
	let month = parts.next().map_or(Some(1), |month| digits(month, 2))?;
	let day = parts.next().map_or(Some(1), |day| digits(day, 2))?;
	if parts.next().is_some() {
		return None;
	}
	Day::from_ymd(i32::try_from(year).ok()?, month, day)
}

/// Is this an `instant`: a date and a time with seconds and a zone?
pub(super) fn is_instant(text: &str) -> bool {
	text.contains('T') && first_day(text).is_some()
}

/// Is this a `time`: `hh:mm:ss`, maybe with a fraction, without a zone?
pub(super) fn is_time(text: &str) -> bool {
	let (clock, fraction) = match text.split_once('.') {
		Some((clock, fraction)) => (clock, Some(fraction)),
		None => (text, None),
	};
	let mut parts = clock.split(':');
	let mut below = |limit| {
		parts
			.next()
			.and_then(|part| digits(part, 2))
			.is_some_and(|n| n < limit)
	};
	// 60 is a leap second.
	let good = below(24) && below(60) && below(61);
	good && parts.next().is_none() && fraction.is_none_or(all_digits)
}

fn is_zoned_time(text: &str) -> bool {
	if let Some(time) = text.strip_suffix('Z') {
		return is_time(time);
	}
	let Some(sign) = text.rfind(['+', '-']) else {
		return false;
	};
	let (time, zone) = (&text[..sign], &text[sign + 1..]);
	let Some((hours, minutes)) = zone.split_once(':') else {
		return false;
	};
	let offset = digits(hours, 2).zip(digits(minutes, 2));
	is_time(time)
		&& offset
			.is_some_and(|(hours, minutes)| minutes < 60 && (hours < 14 || (hours == 14 && minutes == 0)))
}

fn all_digits(text: &str) -> bool {
	!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(text: &str, len: usize) -> Option<u32> {
	(text.len() == len && all_digits(text))
		.then(|| text.parse().ok())
		.flatten()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_partial_date_is_its_first_day() {
		assert_eq!(first_day("2019"), Day::from_ymd(2019, 1, 1));
		assert_eq!(first_day("2019-03"), Day::from_ymd(2019, 3, 1));
		assert_eq!(first_day("2019-03-07"), Day::from_ymd(2019, 3, 7));
	}

	#[test]
	fn a_time_leaves_the_day_as_written() {
		let day = Day::from_ymd(2019, 3, 7);
		for text in [
			"2019-03-07T23:30:00-05:00",
			"2019-03-07T00:00:00.123+14:00",
			"2019-03-07T23:59:60Z",
		] {
			assert_eq!(first_day(text), day, "{text}");
		}
	}

	#[test]
	fn refuses_what_is_no_date() {
		for text in [
			"",
			"19",
			"2019-",
			"2019-3",
			"2019-13",
			"2019-00",
			"2019-02-29",
			"0000",
			"2019-03-07T",
			"2019-03-07T10:00",
			"2019-03-07T10:00:00",
			"2019-03-07T24:00:00Z",
			"2019-03-07T10:00:00+14:01",
			"2019-03-07T10:00:00.Z",
			"2019-03T10:00:00Z",
			"2019-03-07 10:00:00Z",
			"2019-03-07-01",
			"+019",
			"２０１９",
		] {
			assert_eq!(first_day(text), None, "{text}");
		}
	}

	proptest! {
		#[test]
		fn every_date_and_its_prefixes_are_read(year in 1i32..=9999, month in 1u32..=12, day in 1u32..=28) {
			prop_assert_eq!(first_day(&format!("{year:04}")), Day::from_ymd(year, 1, 1));
			prop_assert_eq!(first_day(&format!("{year:04}-{month:02}")), Day::from_ymd(year, month, 1));
			let full = format!("{year:04}-{month:02}-{day:02}");
			prop_assert_eq!(first_day(&full), Day::from_ymd(year, month, day));
			prop_assert_eq!(first_day(&format!("{full}T12:00:00Z")), Day::from_ymd(year, month, day));
		}

		#[test]
		fn no_text_panics(text in "\\PC{0,40}") {
			let _ = first_day(&text);
			let _ = is_time(&text);
		}

		#[test]
		fn what_is_read_was_a_date(text in "[0-9T:Z+.-]{0,25}") {
			if let Some(day) = first_day(&text) {
				prop_assert!(day.to_string().starts_with(&text[..text.len().min(10)]));
			}
		}
	}
}
