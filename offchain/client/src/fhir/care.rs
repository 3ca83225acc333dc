// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The journey of care as FHIR R4: Schedule, Slot, Appointment, Encounter, MedicationRequest, MedicationDispense, ServiceRequest,
//! DiagnosticReport and Observation, made and read back.
//!
//! # Two kinds
//! - Schedule, Slot, Appointment and Encounter are made of the chain's rows, for an export or another program's calendar.
//! - The others are contents of sealed records: an author fills in a [`Prescription`], [`Dispense`], [`TestOrder`] or
//!   [`TestReport`], and a reader gets the same back. What both the chain and a content say is compared with
//!   [`Prescription::ensure_agrees`] before anybody relies on it.
//!
//! # Statuses
//! The chain's codes are FHIR's own, so [`CareStatus`] translates by name, and refuses the codes that the chain has no state for. A sealed
//! content says what held when it was sealed; [`with_status`] puts in what holds now.
//!
//! # Names
//! The chain knows none. People, organisations and rows appear by identifier: `urn:salus:person`, `urn:salus:organisation`,
//! `urn:salus:appointment` and so on. What FHIR has no element for is an extension under the same kind of URI.

mod orders;
mod prescriptions;
mod read;
mod status;
mod visits;

pub use orders::{ReportedResult, ResultValue, TestOrder, TestReport};
pub use prescriptions::{Dispense, Prescription};
pub use status::{observation_status, prescription_status, with_status, CareStatus};
pub use visits::{
	appointment, encounter, read_appointment, read_encounter, read_schedule, read_slot, schedule, slot,
	ReadAppointment, ReadEncounter, ReadSchedule,
};

use super::from_chain::{coding, identifier};
use serde_json::{json, Value};

const UCUM: &str = "http://unitsofmeasure.org";

/// Why a resource is not what the journey of care can use. Quotes values, so it is for the screen of whose file it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CareError {
	/// Another resource.
	#[error("this is a {found} and not a {expected}")]
	OtherResource {
		/// What was asked for.
		expected: &'static str,
		/// What is there.
		found: String,
	},
	/// An element that Salus writes is not there, or is not as Salus writes it.
	#[error("{resource}{place} is missing or not as Salus writes it")]
	Malformed {
		/// In which resource.
		resource: &'static str,
		/// Where, as a JSON pointer.
		place: &'static str,
	},
	/// A code that FHIR has and the chain has no state for.
	#[error(
		"{resource}.status `{code}` has no counterpart in Salus; a row of the chain has one of: {known}"
	)]
	NoSuchStatus {
		/// Of which resource.
		resource: &'static str,
		/// The code.
		code: String,
		/// Those that have.
		known: String,
	},
	/// The sealed content and the chain say different things.
	#[error(
		"the sealed {resource} and the chain disagree about {what}; do not rely on it, ask who wrote it"
	)]
	Disagrees {
		/// Which resource.
		resource: &'static str,
		/// About what.
		what: &'static str,
	},
}

/// What something is: a code of a code system, words, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
	/// Code system and code, where there is one.
	pub coding: Option<(String, String)>,
	/// The words that a person reads.
	pub text: String,
}

impl Concept {
	/// Words alone.
	pub fn words(text: impl Into<String>) -> Self {
		Self {
			coding: None,
			text: text.into(),
		}
	}

	fn json(&self) -> Value {
		let mut concept = json!({ "text": self.text });
		if let Some((system, code)) = &self.coding {
			concept["coding"] = json!([coding(system, code)]);
		}
		concept
	}

	fn read(value: &Value) -> Option<Self> {
		let first = &value["coding"][0];
		let coding = first["system"]
			.as_str()
			.zip(first["code"].as_str())
			.map(|(system, code)| (system.to_owned(), code.to_owned()));
		let display = || first["display"].as_str().or(first["code"].as_str());
		let text = value["text"].as_str().or_else(display)?.to_owned();
		Some(Self { coding, text })
	}
}

/// A reference by identifier.
fn logical(kind: &str, noun: &str, id: &impl ToString) -> Value {
	json!({ "type": kind, "identifier": identifier(noun, id) })
}

/// A record, whatever resource it holds.
fn record(id: &impl ToString) -> Value {
	json!({ "identifier": identifier("record", id) })
}

fn id_extension(noun: &str, id: &impl ToString) -> Value {
	json!({ "url": format!("urn:salus:{noun}"), "valueIdentifier": identifier(noun, id) })
}
