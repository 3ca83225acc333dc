// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reading what Salus writes: elements by JSON pointer, references by identifier.

use super::{CareError, CareStatus, Concept};
use salus_primitives::{EncounterId, OrganisationId, PatientId, PersonId, UnixMillis};
use serde_json::Value;
use std::str::FromStr;

/// A resource of a known type.
pub(super) struct Reader<'a> {
	resource: &'static str,
	value: &'a Value,
}

impl<'a> Reader<'a> {
	pub(super) fn of(value: &'a Value, expected: &'static str) -> Result<Self, CareError> {
		match value["resourceType"].as_str() {
			Some(found) if found == expected => Ok(Self {
				resource: expected,
				value,
			}),
			found => Err(CareError::OtherResource {
				expected,
				found: found
					.unwrap_or("document without resourceType")
					.chars()
					.take(40)
					.flat_map(char::escape_default)
					.collect(),
			}),
		}
	}

	fn malformed(&self, place: &'static str) -> CareError {
		CareError::Malformed {
			resource: self.resource,
			place,
		}
	}

	/// What `take` makes of the element there.
	pub(super) fn map<T>(
		&self,
		place: &'static str,
		take: impl FnOnce(&'a Value) -> Option<T>,
	) -> Result<T, CareError> {
		self.value
			.pointer(place)
			.and_then(take)
			.ok_or_else(|| self.malformed(place))
	}

	/// As [`Self::map`], but nothing where there is no such element.
	pub(super) fn optional<T>(
		&self,
		place: &'static str,
		take: impl FnOnce(&'a Value) -> Option<T>,
	) -> Result<Option<T>, CareError> {
		match self.value.pointer(place) {
			None => Ok(None),
			Some(_) => self.map(place, take).map(Some),
		}
	}

	pub(super) fn text(&self, place: &'static str) -> Result<String, CareError> {
		self.map(place, |value| value.as_str().map(str::to_owned))
	}

	pub(super) fn number<N: TryFrom<u64>>(&self, place: &'static str) -> Result<N, CareError> {
		self.map(place, |value| N::try_from(value.as_u64()?).ok())
	}

	pub(super) fn concept(&self, place: &'static str) -> Result<Concept, CareError> {
		self.map(place, Concept::read)
	}

	pub(super) fn instant(&self, place: &'static str) -> Result<UnixMillis, CareError> {
		self.map(place, instant)
	}

	pub(super) fn status<S: CareStatus>(&self) -> Result<S, CareError> {
		S::from_fhir(&self.text("/status")?)
	}

	/// The id of this noun among the references, identifiers or extensions there.
	pub(super) fn id<T: FromStr>(&self, place: &'static str, noun: &str) -> Result<T, CareError> {
		self.map(place, |value| find(value, noun, None))
	}

	/// As [`Self::id`], where there may be none.
	pub(super) fn optional_id<T: FromStr>(&self, place: &'static str, noun: &str) -> Option<T> {
		find(self.value.pointer(place)?, noun, None)
	}

	pub(super) fn patient(&self, place: &'static str) -> Result<PatientId, CareError> {
		self.map(place, |value| find(value, "person", Some("Patient")))
			.map(PersonId::as_patient)
	}

	pub(super) fn practitioner(&self, place: &'static str) -> Result<PersonId, CareError> {
		self.map(place, |value| find(value, "person", Some("Practitioner")))
	}

	pub(super) fn organisation(&self, place: &'static str) -> Result<OrganisationId, CareError> {
		self.id(place, "organisation")
	}

	pub(super) fn encounter(&self, place: &'static str) -> Option<EncounterId> {
		self.optional_id(place, "encounter")
	}
}

/// An instant as any program may write it.
pub(super) fn instant(value: &Value) -> Option<UnixMillis> {
	let at: jiff::Timestamp = value.as_str()?.parse().ok()?;
	u64::try_from(at.as_millisecond()).ok().map(UnixMillis)
}

fn find<T: FromStr>(value: &Value, noun: &str, kind: Option<&str>) -> Option<T> {
	let items = match value {
		Value::Array(items) => items.as_slice(),
		single => std::slice::from_ref(single),
	};
	let system = format!("urn:salus:{noun}");
	items
		.iter()
		.map(|item| item.get("actor").or(item.get("individual")).unwrap_or(item))
		.filter(|item| kind.is_none_or(|kind| item["type"] == kind))
		.map(|item| {
			let inner = item.get("identifier").or(item.get("valueIdentifier"));
			inner.unwrap_or(item)
		})
		.filter(|identifier| identifier["system"] == system.as_str())
		.find_map(|identifier| identifier["value"].as_str()?.parse().ok())
}
