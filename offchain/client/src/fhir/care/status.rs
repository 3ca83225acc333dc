// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain's states and FHIR's status codes, both ways.

use super::CareError;
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus, SlotStatus},
	orders::{OrderStatus, ReportStatus},
	prescriptions::{FillStatus, PrescriptionStatus, PrescriptionView},
};
use serde_json::Value;

/// A state of the chain that is the status of a FHIR resource.
pub trait CareStatus: Copy + 'static {
	/// Of which resource.
	const RESOURCE: &'static str;
	/// Every state.
	const STATES: &'static [Self];

	/// FHIR's code for it.
	fn to_fhir(self) -> &'static str;

	/// The state with this FHIR code.
	///
	/// # Errors
	/// - [`CareError::NoSuchStatus`]: FHIR may know the code, the chain does not.
	fn from_fhir(code: &str) -> Result<Self, CareError> {
		let state = Self::STATES.iter().find(|state| state.to_fhir() == code);
		state.copied().ok_or_else(|| {
			let known: Vec<_> = Self::STATES.iter().map(|state| state.to_fhir()).collect();
			CareError::NoSuchStatus {
				resource: Self::RESOURCE,
				code: code.chars().take(40).flat_map(char::escape_default).collect(),
				known: known.join(", "),
			}
		})
	}
}

macro_rules! care_status {
	($($state:ty => $resource:literal),+ $(,)?) => {
		$(impl CareStatus for $state {
			const RESOURCE: &'static str = $resource;
			const STATES: &'static [Self] = Self::ALL;

			fn to_fhir(self) -> &'static str {
				self.code()
			}
		})+
	};
}

care_status! {
	SlotStatus => "Slot",
	AppointmentStatus => "Appointment",
	EncounterStatus => "Encounter",
	PrescriptionStatus => "MedicationRequest",
	FillStatus => "MedicationDispense",
	OrderStatus => "ServiceRequest",
	ReportStatus => "DiagnosticReport",
}

/// FHIR's code for a prescription as it holds now: `completed` is not a state of the chain but follows from what is left.
pub fn prescription_status(view: &PrescriptionView) -> &'static str {
	if view.completed {
		"completed"
	} else {
		view.details.status.to_fhir()
	}
}

/// FHIR's code for the results in a report that stands like this: an Observation is never `partial` or `appended`.
pub fn observation_status(report: ReportStatus) -> &'static str {
	match report {
		ReportStatus::Partial => "preliminary",
		ReportStatus::Appended => "amended",
		other => other.to_fhir(),
	}
}

/// A resource with another status, for instance a sealed content with what the chain says now.
pub fn with_status(mut resource: Value, code: &str) -> Value {
	if let Value::Object(members) = &mut resource {
		members.insert("status".into(), code.into());
	}
	resource
}
