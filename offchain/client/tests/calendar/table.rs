// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The table of zones, which the chain's numbers point into, never changes; it only grows.

use super::zone;
use salus_client::calendar::{zone_names, CalendarError, Zone};
use salus_primitives::appointments::{TimeZoneCode, TIME_ZONES};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// How many names the first edition had.
const FIRST_EDITION: usize = 419;

#[test]
fn the_first_edition_is_pinned() {
	let names: Vec<_> = zone_names().take(FIRST_EDITION).collect();
	assert_eq!(names.len(), FIRST_EDITION);
	assert!(names.is_sorted());
	let text = names.join("\n") + "\n";
	assert_eq!(
		hex::encode(Sha256::digest(text)),
		"a766f6e20abd8bb90419706763716ed6723f1db6cfc3093715f9cd8c73214d5a"
	);
	for (code, name) in [
		(1, "Africa/Abidjan"),
		(154, "America/New_York"),
		(317, "Europe/Berlin"),
		(419, "UTC"),
	] {
		let zone = Zone::of(TimeZoneCode(code)).unwrap();
		assert_eq!((zone.name(), zone.code()), (name, TimeZoneCode(code)));
	}
}

#[test]
fn the_table_holds_so_many_names_and_none_twice() {
	assert_eq!(
		zone_names().len(),
		usize::from(TIME_ZONES),
		"as many as the chain takes"
	);
	assert_eq!(zone_names().collect::<BTreeSet<_>>().len(), FIRST_EDITION);
}

#[test]
fn every_name_has_rules_and_leads_back_to_its_code() {
	for (index, name) in zone_names().enumerate() {
		let code = TimeZoneCode(u16::try_from(index + 1).unwrap());
		assert_eq!(Zone::of(code).unwrap().name(), name);
		assert_eq!(zone(name).code(), code, "{name}");
	}
}

#[test]
fn a_name_is_found_in_any_case_and_an_old_one_leads_to_the_present_one() {
	for (given, name) in [
		("europe/berlin", "Europe/Berlin"),
		("US/Eastern", "America/New_York"),
		("Asia/Calcutta", "Asia/Kolkata"),
		("Etc/UTC", "UTC"),
		("Zulu", "UTC"),
	] {
		assert_eq!(zone(given).name(), name);
	}
}

#[test]
fn what_is_no_zone_is_refused() {
	for name in [
		"",
		"Berlin",
		"Europe/Atlantis",
		"CEST",
		"+02:00",
		"../Europe/Berlin",
		"Europe/Berlin ",
	] {
		assert_eq!(
			Zone::named(name),
			Err(CalendarError::UnknownZone(name.into())),
			"{name}"
		);
	}
	let long = Zone::named(&"A".repeat(10_000)).unwrap_err().to_string();
	assert!(long.len() < 200, "{long}");
	let shown = Zone::named("\u{1b}[31m").unwrap_err().to_string();
	assert!(!shown.contains('\u{1b}'));
	for code in [0, 420, u16::MAX] {
		assert_eq!(
			Zone::of(TimeZoneCode(code)),
			Err(CalendarError::UnknownZoneCode(code))
		);
	}
}
