// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The visit in an archive, and contents with the status that holds now.

use super::{
	prescriptions::{prescription, row},
	visits::{appointment_view, encounter_view},
	NOW, PRESCRIPTION, RECORD,
};
use salus_client::fhir::{archive, validate, ChainState, Limits, Node, Stored};
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus},
	prescriptions::{PrescriptionStatus, PrescriptionView},
};

fn archived(state: &ChainState<'_>) -> String {
	let stored = [Stored {
		record: RECORD,
		body: prescription().resource().to_string().into_bytes(),
	}];
	let text = archive(&stored, state, &Limits::default()).unwrap().text;
	assert_eq!(validate(&Node::parse(&text, &Limits::default()).unwrap()), []);
	text
}

/// Kind and status of each entry.
fn entries(text: &str) -> Vec<(String, String)> {
	let bundle: serde_json::Value = serde_json::from_str(text).unwrap();
	let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
	let entries = bundle["entry"].as_array().unwrap().iter();
	entries
		.map(|entry| {
			(
				word(&entry["resource"]["resourceType"]),
				word(&entry["resource"]["status"]),
			)
		})
		.collect()
}

#[test]
fn a_visit_stands_in_it_as_the_chain_says() {
	let state = ChainState {
		appointments: &[appointment_view(AppointmentStatus::Fulfilled)],
		encounters: &[encounter_view(EncounterStatus::Finished)],
		now: NOW,
		..ChainState::default()
	};
	let expected = [
		("MedicationRequest", "active"),
		("Appointment", "fulfilled"),
		("Encounter", "finished"),
	];
	assert_eq!(
		entries(&archived(&state)),
		expected.map(|(kind, status)| (kind.to_owned(), status.to_owned()))
	);
}

#[test]
fn a_prescription_has_the_status_that_holds_now_and_else_what_was_sealed() {
	for status in PrescriptionStatus::ALL {
		let view = PrescriptionView::new(PRESCRIPTION, row(*status), None, NOW);
		let state = ChainState {
			prescriptions: &[view],
			now: NOW,
			..ChainState::default()
		};
		let text = archived(&state);
		assert_eq!(entries(&text)[0].1, status.code());
		let untouched = text.contains(&prescription().resource().to_string());
		assert_eq!(untouched, *status == PrescriptionStatus::Active);
	}
}
