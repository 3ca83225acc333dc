// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Time zones, recurring slots and the days on which clocks change.

// clippy.toml allows unwrap in test functions; their helpers are test code too.
#![allow(clippy::unwrap_used)]

mod days;
mod recurring;
mod table;
mod words;

use salus_client::calendar::{instant, Zone};
use salus_primitives::{Day, UnixMillis};

/// Clocks go from 02:00 CET to 03:00 CEST.
const BERLIN_FORWARD: &str = "2026-03-29";
/// Clocks go from 03:00 CEST to 02:00 CET.
const BERLIN_BACK: &str = "2026-10-25";
/// Clocks go from 02:00 EST to 03:00 EDT.
const NEW_YORK_FORWARD: &str = "2026-03-08";
/// Clocks go from 02:00 EDT to 01:00 EST.
const NEW_YORK_BACK: &str = "2026-11-01";

fn zone(name: &str) -> Zone {
	name.parse().unwrap()
}

fn day(text: &str) -> Day {
	text.parse().unwrap()
}

/// An instant by its time in UTC, `2026-03-29T01:00`.
fn utc(text: &str) -> UnixMillis {
	let (date, time) = text.split_once('T').unwrap();
	instant(day(date), time.parse().unwrap(), &Zone::utc()).unwrap()
}
