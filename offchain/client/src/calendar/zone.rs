// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Time zones: their numbers on the chain, and what clocks in them show.

use super::{words::quoted, CalendarError, ClockTime};
use jiff::{
	civil::Date,
	tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
	Timestamp,
};
use salus_primitives::{appointments::TimeZoneCode, Day, UnixMillis};
use std::{fmt, path::Path, sync::OnceLock};

/// The frozen table: one name a line, and its line, counted from 1, is its code for ever. New names go to the end.
const TABLE: &str = include_str!("zones.txt");
/// No longer name is looked up.
const MAX_NAME_LEN: usize = 64;

fn table() -> &'static [&'static str] {
	static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
	NAMES.get_or_init(|| TABLE.lines().collect())
}

/// The rules that come with this program.
fn rules() -> &'static TimeZoneDatabase {
	static RULES: OnceLock<TimeZoneDatabase> = OnceLock::new();
	RULES.get_or_init(TimeZoneDatabase::bundled)
}

/// Every zone that can be named on the chain, in the order of their codes: those of the tz database's `zone.tab`, and UTC.
pub fn zone_names() -> impl ExactSizeIterator<Item = &'static str> {
	table().iter().copied()
}

/// A time zone of the [table](zone_names). Cheap to clone.
#[derive(Clone)]
pub struct Zone {
	code: TimeZoneCode,
	name: &'static str,
	rules: TimeZone,
}

impl Zone {
	/// The zone with this code.
	pub fn of(code: TimeZoneCode) -> Result<Self, CalendarError> {
		let unknown = || CalendarError::UnknownZoneCode(code.0);
		let index = usize::from(code.0).checked_sub(1).ok_or_else(unknown)?;
		Self::at(index).ok_or_else(unknown)
	}

	/// The zone with this name, in any case. An older name such as `US/Eastern` is that of the zone's present one.
	pub fn named(name: &str) -> Result<Self, CalendarError> {
		let unknown = || CalendarError::UnknownZone(quoted(name));
		if name.len() > MAX_NAME_LEN {
			return Err(unknown());
		}
		let index = |name: &str| table().iter().position(|known| known.eq_ignore_ascii_case(name));
		let of_alias = || {
			let rules = rules().get(name).ok()?;
			rules.primary_iana_name().and_then(index)
		};
		index(name)
			.or_else(of_alias)
			.and_then(Self::at)
			.ok_or_else(unknown)
	}

	/// Coordinated Universal Time.
	pub fn utc() -> Self {
		Self::named("UTC").expect("a test finds every name of the table in the rules; qed")
	}

	/// The zone that this machine is set to, by `TZ` or `/etc/localtime`; `None` when that says none of the table.
	pub fn of_this_machine() -> Option<Self> {
		let link = || std::fs::read_link("/etc/localtime").ok();
		match std::env::var("TZ") {
			Ok(name) if !name.is_empty() => Self::named(name.trim_start_matches(':')).ok(),
			_ => Self::of_link(&link()?),
		}
	}

	/// The zone whose file this path leads to: what follows `zoneinfo/`.
	fn of_link(path: &Path) -> Option<Self> {
		let (_, name) = path.to_str()?.rsplit_once("zoneinfo/")?;
		Self::named(name).ok()
	}

	fn at(index: usize) -> Option<Self> {
		let name = *table().get(index)?;
		let code = TimeZoneCode(u16::try_from(index + 1).ok()?);
		let rules = rules().get(name).ok()?;
		Some(Self { code, name, rules })
	}

	/// Its code on the chain.
	pub fn code(&self) -> TimeZoneCode {
		self.code
	}

	/// Its IANA name.
	pub fn name(&self) -> &'static str {
		self.name
	}

	/// The day that it is here at this instant.
	pub fn day(&self, at: UnixMillis) -> Day {
		let days = self.wall_millis(at).div_euclid(UnixMillis::DAY as i64);
		Day(i32::try_from(days).unwrap_or(i32::MAX))
	}

	/// The instants at which clocks here show this: none if they skip it, two if they show it twice, else one; the earlier first.
	pub(super) fn occurrences(&self, day: Day, time: ClockTime) -> Result<Vec<UnixMillis>, CalendarError> {
		let midnight = date(day)?.at(0, 0, 0, 0);
		let wall = midnight
			.checked_add(jiff::Span::new().minutes(i64::from(time.minutes())))
			.map_err(|_| CalendarError::OutOfRange(day))?;
		let with = |offset: Offset| {
			offset
				.to_timestamp(wall)
				.map_err(|_| CalendarError::OutOfRange(day))
				.and_then(|at| unix_millis(at, day))
		};
		match self.rules.to_ambiguous_timestamp(wall).offset() {
			AmbiguousOffset::Unambiguous { offset } => Ok(vec![with(offset)?]),
			AmbiguousOffset::Gap { .. } => Ok(Vec::new()),
			AmbiguousOffset::Fold { before, after } => Ok(vec![with(before)?, with(after)?]),
		}
	}

	/// The first instant of this day: 00:00, or what clocks show instead where they skip it.
	pub(super) fn start_of_day(&self, day: Day) -> Result<UnixMillis, CalendarError> {
		self.rules
			.to_ambiguous_timestamp(date(day)?.at(0, 0, 0, 0))
			.compatible()
			.map_err(|_| CalendarError::OutOfRange(day))
			.and_then(|at| unix_millis(at, day))
	}

	/// What clocks here show, as milliseconds since they showed 1970-01-01 00:00.
	pub(super) fn wall_millis(&self, at: UnixMillis) -> i64 {
		let millis = i64::try_from(at.0).unwrap_or(i64::MAX);
		let offset = timestamp(at).map_or(0, |at| self.rules.to_offset(at).seconds());
		millis.saturating_add(i64::from(offset) * UnixMillis::SECOND as i64)
	}

	/// What clocks here show, in the words of `strftime`.
	pub(super) fn format(&self, at: UnixMillis, format: &str) -> String {
		match timestamp(at) {
			Some(at) => at.to_zoned(self.rules.clone()).strftime(format).to_string(),
			None if at == UnixMillis::FOREVER => "never".into(),
			None => format!("after the year 9999 (Unix ms {})", at.0),
		}
	}
}

impl PartialEq for Zone {
	fn eq(&self, other: &Self) -> bool {
		self.code == other.code
	}
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "Zone({}, {})", self.code.0, self.name)
	}
}

impl fmt::Display for Zone {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(self.name)
	}
}

impl std::str::FromStr for Zone {
	type Err = CalendarError;

	fn from_str(name: &str) -> Result<Self, CalendarError> {
		Self::named(name)
	}
}

fn date(day: Day) -> Result<Date, CalendarError> {
	let out_of_range = || CalendarError::OutOfRange(day);
	let (year, month, day_of_month) = day.to_ymd();
	// A day less than jiff knows, so that the next one is in range too.
	let year = i16::try_from(year)
		.ok()
		.filter(|year| (1..=9998).contains(year))
		.ok_or_else(out_of_range)?;
	let part = |number: u32| i8::try_from(number).map_err(|_| out_of_range());
	Date::new(year, part(month)?, part(day_of_month)?).map_err(|_| out_of_range())
}

fn timestamp(at: UnixMillis) -> Option<Timestamp> {
	i64::try_from(at.0)
		.ok()
		.and_then(|millis| Timestamp::from_millisecond(millis).ok())
}

fn unix_millis(at: Timestamp, day: Day) -> Result<UnixMillis, CalendarError> {
	u64::try_from(at.as_millisecond())
		.map(UnixMillis)
		.map_err(|_| CalendarError::OutOfRange(day))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_machines_zone_is_what_its_link_leads_to() {
		for (path, name) in [
			("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
			(
				"../usr/share/zoneinfo/America/Indiana/Knox",
				"America/Indiana/Knox",
			),
			("/var/db/timezone/zoneinfo/US/Eastern", "America/New_York"),
			("/usr/share/zoneinfo/Etc/UTC", "UTC"),
		] {
			assert_eq!(Zone::of_link(Path::new(path)).map(|zone| zone.name()), Some(name));
		}
		for path in [
			"/etc/localtime",
			"/usr/share/zoneinfo/",
			"/usr/share/zoneinfo/posixrules",
		] {
			assert_eq!(Zone::of_link(Path::new(path)), None, "{path}");
		}
	}
}
