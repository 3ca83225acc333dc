// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Recurring slots: at the same wall time all year, and what becomes of them where clocks change.

use super::{day, utc, zone, BERLIN_BACK, BERLIN_FORWARD, NEW_YORK_BACK, NEW_YORK_FORWARD};
use proptest::prelude::*;
use salus_client::calendar::{
	instant, show, show_span, zone_names, CalendarError, ClockTime, Expansion, Hours, Recurrence, Weekdays,
	Zone, MAX_DAYS,
};
use salus_primitives::{Day, UnixMillis};

/// Daily slots of one day.
fn on(date: &str, hours: &str, slot_minutes: u32) -> Recurrence {
	Recurrence {
		weekdays: Weekdays::DAILY,
		hours: hours.parse().unwrap(),
		slot_minutes,
		breaks: Vec::new(),
		from: day(date),
		to: day(date),
	}
}

fn shown(recurrence: &Recurrence, name: &str) -> Vec<String> {
	let zone = zone(name);
	let expansion = recurrence.expand(&zone).unwrap();
	expansion
		.slots
		.iter()
		.map(|span| show_span(*span, &zone)[11..].to_owned())
		.collect()
}

fn left_out(recurrence: &Recurrence, name: &str) -> Vec<String> {
	let expansion = recurrence.expand(&zone(name)).unwrap();
	expansion
		.left_out
		.iter()
		.map(|slot| slot.hours.to_string())
		.collect()
}

#[test]
fn a_slot_keeps_its_wall_time_when_clocks_change() {
	let mondays = Recurrence {
		weekdays: "mon".parse().unwrap(),
		from: day("2026-03-23"),
		to: day("2026-04-06"),
		..on("2026-03-23", "09:00-09:30", 30)
	};
	let expansion = mondays.expand(&zone("Europe/Berlin")).unwrap();
	let starts: Vec<_> = expansion.slots.iter().map(|span| span.start).collect();
	assert_eq!(
		starts,
		["2026-03-23T08:00", "2026-03-30T07:00", "2026-04-06T07:00"].map(utc)
	);
	// New York changed on 8 March: for one of these weeks a viewer there sees another time.
	let viewer = zone("America/New_York");
	let seen: Vec<_> = starts.iter().map(|start| show(*start, &viewer)).collect();
	assert_eq!(
		seen,
		[
			"2026-03-23 04:00 EDT",
			"2026-03-30 03:00 EDT",
			"2026-04-06 03:00 EDT"
		]
	);
}

#[test]
fn slots_that_do_not_exist_are_left_out() {
	for (date, name, before, after) in [
		(BERLIN_FORWARD, "Europe/Berlin", "CET", "CEST"),
		(NEW_YORK_FORWARD, "America/New_York", "EST", "EDT"),
	] {
		let night = on(date, "01:00-04:00", 30);
		assert_eq!(
			shown(&night, name),
			[
				format!("01:00-01:30 {before}"),
				// Ends as clocks jump: at the hour that follows.
				format!("01:30-03:00 {after}"),
				format!("03:00-03:30 {after}"),
				format!("03:30-04:00 {after}"),
			]
		);
		assert_eq!(left_out(&night, name), ["02:00-02:30", "02:30-03:00"]);
	}
}

#[test]
fn a_slot_that_reaches_into_the_skipped_hour_is_left_out() {
	let night = on(BERLIN_FORWARD, "00:45-04:00", 60);
	assert_eq!(shown(&night, "Europe/Berlin"), ["00:45-01:45 CET"]);
	assert_eq!(left_out(&night, "Europe/Berlin"), ["01:45-02:45", "02:45-03:45"]);
	let long = on(BERLIN_FORWARD, "01:00-04:00", 180);
	assert_eq!(left_out(&long, "Europe/Berlin"), ["01:00-04:00"]);
}

#[test]
fn a_repeated_hour_is_offered_once_the_first_time() {
	let expansion = on(BERLIN_BACK, "01:30-03:30", 30)
		.expand(&zone("Europe/Berlin"))
		.unwrap();
	let starts: Vec<_> = expansion.slots.iter().map(|span| span.start).collect();
	assert_eq!(
		starts,
		[
			"2026-10-24T23:30",
			"2026-10-25T00:00",
			"2026-10-25T00:30",
			"2026-10-25T02:00"
		]
		.map(utc)
	);
	let expansion = on(NEW_YORK_BACK, "00:30-02:30", 30)
		.expand(&zone("America/New_York"))
		.unwrap();
	let starts: Vec<_> = expansion.slots.iter().map(|span| span.start).collect();
	assert_eq!(
		starts,
		[
			"2026-11-01T04:30",
			"2026-11-01T05:00",
			"2026-11-01T05:30",
			"2026-11-01T07:00"
		]
		.map(utc)
	);
	assert_eq!(expansion.left_out, []);
}

#[test]
fn a_slot_out_of_the_repeated_hour_takes_the_second_time() {
	let expansion = on(BERLIN_BACK, "01:30-04:30", 60)
		.expand(&zone("Europe/Berlin"))
		.unwrap();
	let starts: Vec<_> = expansion.slots.iter().map(|span| span.start).collect();
	assert_eq!(
		starts,
		["2026-10-24T23:30", "2026-10-25T01:30", "2026-10-25T02:30"].map(utc)
	);
}

#[test]
fn a_slot_around_the_repeated_hour_is_left_out() {
	let long = on(BERLIN_BACK, "01:00-04:00", 180);
	assert_eq!(left_out(&long, "Europe/Berlin"), ["01:00-04:00"]);
	assert_eq!(shown(&long, "Europe/Berlin"), [""; 0]);
}

#[test]
fn a_zone_without_daylight_saving_has_every_slot() {
	for date in [BERLIN_FORWARD, BERLIN_BACK, NEW_YORK_FORWARD, NEW_YORK_BACK] {
		let expansion = on(date, "00:00-24:00", 30).expand(&zone("Asia/Kolkata")).unwrap();
		assert_eq!((expansion.slots.len(), expansion.left_out.len()), (48, 0));
	}
}

#[test]
fn only_the_weekdays_and_dates_asked_for() {
	let recurrence = Recurrence {
		weekdays: "mon,wed".parse().unwrap(),
		from: day("2026-11-23"),
		to: day("2026-12-02"),
		..on("2026-11-23", "09:00-10:00", 60)
	};
	let zone = zone("Europe/Berlin");
	let days: Vec<_> = recurrence
		.expand(&zone)
		.unwrap()
		.slots
		.iter()
		.map(|span| zone.day(span.start).to_string())
		.collect();
	assert_eq!(days, ["2026-11-23", "2026-11-25", "2026-11-30", "2026-12-02"]);
}

#[test]
fn breaks_are_kept_and_the_next_slot_begins_with_their_end() {
	let recurrence = Recurrence {
		breaks: ["12:00-13:00", "10:10-10:20", "10:15-10:30"]
			.map(|text| text.parse().unwrap())
			.to_vec(),
		..on("2026-11-23", "09:00-14:30", 40)
	};
	assert_eq!(
		shown(&recurrence, "UTC"),
		[
			"09:00-09:40 UTC",
			"10:30-11:10 UTC",
			"11:10-11:50 UTC",
			"13:00-13:40 UTC",
			"13:40-14:20 UTC"
		]
	);
	let covered = Recurrence {
		breaks: vec!["08:00-15:00".parse().unwrap()],
		..recurrence
	};
	assert_eq!(covered.expand(&Zone::utc()), Ok(Expansion::default()));
}

#[test]
fn lengths_and_dates_beyond_what_the_chain_takes_are_refused() {
	let expand = |recurrence: Recurrence| recurrence.expand(&Zone::utc());
	for minutes in [0, 4, 721, u32::MAX] {
		assert_eq!(
			expand(on("2026-11-23", "00:00-24:00", minutes)),
			Err(CalendarError::SlotLength { minutes })
		);
	}
	for minutes in [5, 720] {
		assert!(expand(on("2026-11-23", "00:00-24:00", minutes)).is_ok());
	}
	let days = |days: i32| {
		let first = on("2026-11-23", "09:00-10:00", 60);
		let to = Day(first.from.0 + days - 1);
		expand(Recurrence { to, ..first })
	};
	let most = i32::try_from(MAX_DAYS).unwrap();
	assert_eq!(days(most).unwrap().slots.len(), MAX_DAYS as usize);
	for wrong in [0, -1, most + 1] {
		assert!(
			matches!(days(wrong), Err(CalendarError::BadDates { .. })),
			"{wrong}"
		);
	}
}

proptest! {
	/// In every zone, around whatever its clocks do in these years.
	#[test]
	fn slots_keep_wall_time_and_length_and_never_overlap(
		index in 0..zone_names().len(),
		first in 20_454i32..22_000,
		(from, until) in (0u16..1400, 5u16..=1440),
		slot_minutes in 5u32..200,
	) {
		let zone = zone(zone_names().nth(index).unwrap());
		let minutes = |minutes| ClockTime::from_minutes(minutes).unwrap();
		let Some(hours) = Hours::new(minutes(from), minutes(until)) else { return Ok(()) };
		let recurrence = Recurrence {
			weekdays: Weekdays::DAILY,
			hours,
			slot_minutes,
			breaks: Vec::new(),
			from: Day(first),
			to: Day(first + 200),
		};
		let expansion = recurrence.expand(&zone).unwrap();
		let per_day = usize::from(until - from) / slot_minutes as usize;
		prop_assert_eq!(expansion.slots.len() + expansion.left_out.len(), per_day * 201);
		for span in &expansion.slots {
			prop_assert_eq!(span.end.0 - span.start.0, u64::from(slot_minutes) * UnixMillis::MINUTE);
			let shown = show(span.start, &zone);
			let start: ClockTime = shown[11..16].parse().unwrap();
			prop_assert_eq!(u32::from(start.minutes() - from) % slot_minutes, 0);
			let day = zone.day(span.start);
			prop_assert!(shown.starts_with(&day.to_string()));
			// It is the first such instant, unless the slot fits the second only.
			prop_assert!(instant(day, start, &zone).unwrap() <= span.start);
		}
		for pair in expansion.slots.windows(2) {
			prop_assert!(pair[0].end <= pair[1].start);
		}
	}
}
