// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The journey of care as FHIR: valid R4, read back as it was, and one status code for every state of the chain.

mod archived;
mod orders;
mod prescriptions;
mod visits;

use salus_client::fhir::{
	care::{CareError, CareStatus},
	file, validate, Encounters, Limits, Node,
};
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus, SlotSpan, SlotStatus},
	consent::Category,
	orders::{OrderStatus, ReportStatus},
	prescriptions::{FillStatus, PrescriptionStatus},
	AppointmentId, EncounterId, OrderId, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId,
	ScheduleId, UnixMillis,
};
use serde_json::Value;

const NOW: UnixMillis = UnixMillis(1_795_000_000_000);
const PATIENT: PatientId = PatientId::repeat(7);
const DOCTOR: PersonId = PersonId::repeat(8);
const HOSPITAL: OrganisationId = OrganisationId::repeat(9);
const SCHEDULE: ScheduleId = ScheduleId::repeat(10);
const APPOINTMENT: AppointmentId = AppointmentId::repeat(11);
const ENCOUNTER: EncounterId = EncounterId::repeat(12);
const PRESCRIPTION: PrescriptionId = PrescriptionId::repeat(13);
const ORDER: OrderId = OrderId::repeat(14);
const RECORD: RecordId = RecordId::repeat(15);
const SPAN: SlotSpan = SlotSpan {
	start: UnixMillis(NOW.0 + UnixMillis::DAY),
	end: UnixMillis(NOW.0 + UnixMillis::DAY + 30 * UnixMillis::MINUTE),
};

fn assert_valid(resource: &Value) {
	let text = resource.to_string();
	assert_eq!(
		validate(&Node::parse(&text, &Limits::default()).unwrap()),
		[],
		"{text}"
	);
}

fn category_of(resource: &Value) -> Category {
	let text = resource.to_string();
	let node = Node::parse(&text, &Limits::default()).unwrap();
	file(&node, &Encounters::default(), NOW.day()).category
}

/// Every code that FHIR R4 has for a status is either a state of the chain or one of these.
fn assert_covers<S: CareStatus + std::fmt::Debug + PartialEq>(fhir: &[&str], without_counterpart: &[&str]) {
	let mut covered = Vec::new();
	for code in fhir {
		match S::from_fhir(code) {
			Ok(state) => {
				assert_eq!(state.to_fhir(), *code);
				covered.push(state);
			}
			Err(CareError::NoSuchStatus { .. }) => assert!(without_counterpart.contains(code), "{code}"),
			Err(other) => panic!("{other}"),
		}
	}
	assert_eq!(covered.len(), S::STATES.len());
	assert_eq!(covered.len() + without_counterpart.len(), fhir.len());
	for state in S::STATES {
		assert_eq!(S::from_fhir(state.to_fhir()).as_ref(), Ok(state));
	}
}

#[test]
fn every_state_has_a_code_and_every_code_a_state_or_none() {
	assert_covers::<SlotStatus>(
		&[
			"busy",
			"free",
			"busy-unavailable",
			"busy-tentative",
			"entered-in-error",
		],
		&["busy-unavailable", "entered-in-error"],
	);
	assert_covers::<AppointmentStatus>(
		&[
			"proposed",
			"pending",
			"booked",
			"arrived",
			"fulfilled",
			"cancelled",
			"noshow",
			"entered-in-error",
			"checked-in",
			"waitlist",
		],
		&["proposed", "waitlist"],
	);
	assert_covers::<EncounterStatus>(
		&[
			"planned",
			"arrived",
			"triaged",
			"in-progress",
			"onleave",
			"finished",
			"cancelled",
			"entered-in-error",
			"unknown",
		],
		&["planned", "triaged", "onleave", "unknown"],
	);
	assert_covers::<PrescriptionStatus>(
		&[
			"active",
			"on-hold",
			"cancelled",
			"completed",
			"entered-in-error",
			"stopped",
			"draft",
			"unknown",
		],
		&["completed", "draft", "unknown"],
	);
	assert_covers::<FillStatus>(
		&[
			"preparation",
			"in-progress",
			"cancelled",
			"on-hold",
			"completed",
			"entered-in-error",
			"stopped",
			"declined",
			"unknown",
		],
		&["unknown"],
	);
	assert_covers::<OrderStatus>(
		&[
			"draft",
			"active",
			"on-hold",
			"revoked",
			"completed",
			"entered-in-error",
			"unknown",
		],
		&["draft", "unknown"],
	);
	assert_covers::<ReportStatus>(
		&[
			"registered",
			"partial",
			"preliminary",
			"final",
			"amended",
			"corrected",
			"appended",
			"cancelled",
			"entered-in-error",
			"unknown",
		],
		&["unknown"],
	);
	let error = AppointmentStatus::from_fhir("waitlist\u{1b}")
		.unwrap_err()
		.to_string();
	assert!(error.contains("Appointment.status") && error.contains("booked") && !error.contains('\u{1b}'));
}
