// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the nouns of a visit share: sealing a resource, reading page by page, times as people write them.

use crate::{
	context::Session,
	error::{file, Category as Failure, CliError},
	progress,
};
use clap::Args;
use salus_client::{
	calendar::{self, CalendarError, ClockTime, Zone},
	chain::Call,
	claim::ClaimCodeError,
	fhir::{self, care::CareError, Limits, Node},
	records::{now, Draft, Prepared},
};
use salus_envelope::{MediaType, RecordSecret};
use salus_primitives::{
	consent::{Category, Purpose},
	records::RecordOrigin,
	views::Listing,
	OrganisationId, PatientId, RecordId, UnixMillis,
};
use serde_json::Value;
use std::{io::Cursor, path::Path, str::FromStr};

impl From<CalendarError> for CliError {
	fn from(error: CalendarError) -> Self {
		Self::usage(error.to_string())
	}
}

impl From<CareError> for CliError {
	fn from(error: CareError) -> Self {
		Self::refused(error.to_string())
	}
}

impl From<ClaimCodeError> for CliError {
	fn from(error: ClaimCodeError) -> Self {
		match error {
			ClaimCodeError::NoRandomness => Self::new(Failure::Other, error.to_string()),
			_ => Self::usage(error.to_string()),
		}
	}
}

/// Which times of a listing.
#[derive(Clone, Debug, Default, Args)]
pub struct RangeArgs {
	/// Only from this day on: 2026-12-01, today
	#[arg(long, value_name = "DAY")]
	from: Option<String>,
	/// Only before this day
	#[arg(long, value_name = "DAY")]
	until: Option<String>,
}

impl RangeArgs {
	/// Was a time named at all?
	pub fn is_given(&self) -> bool {
		self.from.is_some() || self.until.is_some()
	}

	/// The listing, whose days are those of the person at this machine.
	pub fn listing(&self) -> Result<Listing, CliError> {
		self.listing_in(&own_zone())
	}

	fn listing_in(&self, zone: &Zone) -> Result<Listing, CliError> {
		let all = Listing::all();
		let begin = |day: &Option<String>, otherwise| match day {
			Some(day) => {
				let day = calendar::parse_date(day, calendar::today(now(), zone))?;
				Ok::<_, CliError>(calendar::day_bounds(day, zone)?.start)
			}
			None => Ok(otherwise),
		};
		Ok(Listing::between(
			begin(&self.from, all.from)?,
			begin(&self.until, all.until)?,
		))
	}
}

/// With what to try again after a failure: ids are made before anything is sent, and who gives them again does nothing twice.
pub fn or_again<T>(result: Result<T, CliError>, again: &str) -> Result<T, CliError> {
	result.map_err(|error| error.with_note(format!("To try again without doing anything twice, add {again}")))
}

/// [`Session::carry_out`] for a call whose ids were made here.
pub async fn carry_out(
	session: &Session,
	call: &Call,
	(sentence, extra): (&str, Value),
	again: &str,
) -> Result<(), CliError> {
	or_again(session.carry_out(call, sentence, extra).await.map(drop), again)
}

/// What a member writes for a patient, before it is sealed.
pub fn authored(
	record: RecordId,
	patient: PatientId,
	organisation: OrganisationId,
	category: Category,
) -> Draft {
	Draft {
		record,
		version: 1,
		patient,
		organisation,
		category,
		day: now().day(),
		origin: RecordOrigin::Authored,
		purpose: Purpose::Treat,
		for_custodian: true,
	}
}

/// Validates a resource, seals it and uploads it. What is left to do is the call that anchors it.
pub async fn seal(
	session: &Session,
	draft: Draft,
	resource: &Value,
	secret: Option<RecordSecret>,
) -> Result<Prepared, CliError> {
	let text = resource.to_string();
	ensure_valid(&text, "the resource")?;
	let secret = match secret {
		Some(secret) => secret,
		None => RecordSecret::generate().map_err(|error| CliError::new(Failure::Other, error.to_string()))?,
	};
	let working = progress::spinner("sealing and uploading");
	let content = Cursor::new(text.into_bytes());
	let prepared = session
		.desk()
		.await?
		.prepare_with(draft, content, MediaType::fhir_json(), secret)
		.await;
	working.finish_and_clear();
	Ok(prepared?)
}

fn ensure_valid(text: &str, what: &str) -> Result<(), CliError> {
	let resource = Node::parse(text, &Limits::default())
		.map_err(|error| CliError::usage(format!("{what} is not FHIR JSON: {error}")))?;
	let faults = fhir::validate(&resource);
	if faults.is_empty() {
		return Ok(());
	}
	let lines: Vec<_> = faults.iter().map(|fault| format!("  {fault}")).collect();
	Err(CliError::usage(format!(
		"{what} is not valid FHIR R4:\n{}",
		lines.join("\n")
	)))
}

/// Reads one FHIR R4 resource of this type from a file.
pub fn read_resource(path: &Path, expected: &str) -> Result<Value, CliError> {
	let text = std::fs::read_to_string(path).map_err(file(path))?;
	let shown = path.display().to_string();
	ensure_valid(&text, &shown)?;
	let resource: Value =
		serde_json::from_str(&text).map_err(|error| CliError::usage(format!("{shown}: {error}")))?;
	match resource["resourceType"].as_str() {
		Some(found) if found == expected => Ok(resource),
		found => Err(CliError::usage(format!(
			"{shown} is a {} and not a {expected}",
			found.unwrap_or("file without a resourceType")
		))),
	}
}

/// What Salus has to say in a resource, over what a file says. Identifiers and extensions of the file stay beside Salus's own.
pub fn overlay(base: Option<Value>, ours: Value) -> Value {
	let (Some(Value::Object(mut base)), Value::Object(ours)) = (base, ours.clone()) else {
		return ours;
	};
	for (name, value) in ours {
		match (name.as_str(), value, base.get_mut(&name)) {
			("extension" | "identifier", Value::Array(mut value), Some(Value::Array(there))) => {
				value.append(there);
				*there = value;
			}
			(_, value, _) => {
				base.insert(name, value);
			}
		}
	}
	Value::Object(base)
}

/// An instant as a person writes it: `2026-12-02T09:00` on the clocks of some zone, or Unix milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
	/// What clocks show.
	Shown(String, ClockTime),
	/// An instant.
	Instant(UnixMillis),
}

impl Moment {
	/// The instant, where clocks show what this zone's do.
	pub fn instant(&self, zone: &Zone) -> Result<UnixMillis, CliError> {
		match self {
			Self::Instant(at) => Ok(*at),
			Self::Shown(day, time) => {
				let day = calendar::parse_date(day, calendar::today(now(), zone))?;
				Ok(calendar::instant(day, *time, zone)?)
			}
		}
	}
}

impl FromStr for Moment {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		if let (true, Ok(millis)) = (text.len() > 8, text.parse()) {
			return Ok(Self::Instant(UnixMillis(millis)));
		}
		let (day, time) = text.rsplit_once(['T', ' ']).ok_or_else(|| {
			format!(
				"`{}` is no day and time: write 2026-12-02T09:00 or tomorrowT09:00",
				text.escape_default()
			)
		})?;
		let time = time.parse().map_err(|error: CalendarError| error.to_string())?;
		Ok(Self::Shown(day.to_owned(), time))
	}
}

/// The zone in which the person at this machine reads times.
pub fn own_zone() -> Zone {
	Zone::of_this_machine().unwrap_or_else(Zone::utc)
}

/// An instant on the clocks of the person at this machine.
pub fn shown(at: UnixMillis) -> String {
	calendar::show(at, &own_zone())
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn a_moment_is_a_day_with_a_time_or_unix_milliseconds() {
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		let moment: Moment = "2026-12-02T09:00".parse().unwrap();
		assert_eq!(moment, "2026-12-02 09:00".parse().unwrap());
		let at = moment.instant(&berlin).unwrap();
		assert_eq!(calendar::show(at, &berlin), "2026-12-02 09:00 CET");
		assert_eq!(
			at.0.to_string()
				.parse::<Moment>()
				.unwrap()
				.instant(&berlin)
				.unwrap(),
			at
		);
		for text in ["", "2026-12-02", "2026-12-02T25:00", "T", "20261202"] {
			assert!(text.parse::<Moment>().is_err(), "{text}");
		}
	}

	#[test]
	fn a_range_is_of_whole_days_and_everything_where_none_is_named() {
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		let range = |from: Option<&str>, until: Option<&str>| {
			let range = RangeArgs {
				from: from.map(str::to_owned),
				until: until.map(str::to_owned),
			};
			range.listing_in(&berlin)
		};
		assert_eq!(range(None, None).unwrap(), Listing::all());
		let two_days = range(Some("2026-12-01"), Some("2026-12-03")).unwrap();
		assert_eq!(calendar::show(two_days.from, &berlin), "2026-12-01 00:00 CET");
		assert_eq!(calendar::show(two_days.until, &berlin), "2026-12-03 00:00 CET");
		assert_eq!(range(None, Some("2026-12-03")).unwrap().from, UnixMillis(0));
		assert!(range(Some("someday"), None).is_err());
	}

	#[test]
	fn a_time_that_clocks_skip_is_a_wrong_usage() {
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		let skipped: Moment = "2026-03-29T02:30".parse().unwrap();
		let refused = skipped.instant(&berlin).unwrap_err();
		assert_eq!(refused.category(), Failure::Usage);
	}

	#[test]
	fn what_salus_says_goes_over_a_file_and_beside_its_identifiers() {
		let file = json!({ "status": "draft", "note": [1], "identifier": ["theirs"] });
		let ours = json!({ "status": "active", "identifier": ["ours"] });
		let merged = overlay(Some(file), ours.clone());
		assert_eq!(
			merged,
			json!({ "status": "active", "note": [1], "identifier": ["ours", "theirs"] })
		);
		assert_eq!(overlay(None, ours.clone()), ours);
	}

	#[test]
	fn a_failure_says_with_what_to_try_again() {
		let failed: Result<(), _> = Err(CliError::refused("no"));
		let error = or_again(failed, "--id 0x01").unwrap_err();
		assert!(error.full_message().ends_with("add --id 0x01"));
		assert_eq!(error.category(), Failure::Refused);
	}

	#[test]
	fn a_file_of_another_resource_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("file.json");
		std::fs::write(&path, r#"{"resourceType":"Patient"}"#).unwrap();
		let refused = read_resource(&path, "MedicationRequest").unwrap_err();
		assert!(refused.full_message().contains("is a Patient"));
		std::fs::write(&path, "hello").unwrap();
		assert!(read_resource(&path, "Patient").is_err());
	}
}
