// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Prescriptions and dispenses.

use super::{assert_valid, category_of, DOCTOR, ENCOUNTER, HOSPITAL, NOW, PATIENT, PRESCRIPTION, RECORD};
use salus_client::fhir::care::{
	prescription_status, with_status, CareError, Concept, Dispense, Prescription,
};
use salus_primitives::{
	consent::Category,
	prescriptions::{
		FillStatus, PrescriptionDetails, PrescriptionStatus, PrescriptionTerms, PrescriptionView, Supply,
		Unit,
	},
	OrganisationId, PatientId, PersonId, PrescriptionId, UnixMillis,
};
use serde_json::json;

pub(super) fn prescription() -> Prescription {
	Prescription {
		prescription: PRESCRIPTION,
		patient: PATIENT,
		prescriber: DOCTOR,
		organisation: HOSPITAL,
		encounter: Some(ENCOUNTER),
		renews: Some(PrescriptionId::repeat(2)),
		authored_at: NOW,
		medication: Concept {
			coding: Some(("http://snomed.info/sct".into(), "27658006".into())),
			text: "Amoxicillin 500 mg".into(),
		},
		dosage: "one capsule three times a day".into(),
		quantity: 21,
		unit: Unit::Each,
		repeats: 2,
		valid_until: NOW.plus(90 * UnixMillis::DAY),
		interval_millis: 7 * UnixMillis::DAY,
		substitution_allowed: true,
	}
}

pub(super) fn row(status: PrescriptionStatus) -> PrescriptionDetails {
	let content = prescription();
	PrescriptionDetails {
		patient: PATIENT,
		organisation: HOSPITAL,
		prescriber: DOCTOR,
		record: RECORD,
		terms: PrescriptionTerms {
			quantity: content.quantity,
			unit: content.unit,
			repeats: content.repeats,
			valid_until: content.valid_until,
			interval_millis: content.interval_millis,
			claim_key: [1; 32],
		},
		renews: content.renews,
		status,
		reason: None,
		halted_at: None,
		supply: Supply::default(),
		barred: Default::default(),
		fills: 0,
		open: None,
		issued_at: NOW,
		changed_at: NOW,
	}
}

fn dispense(status: FillStatus) -> Dispense {
	Dispense {
		prescription: PRESCRIPTION,
		fill: 2,
		record: RECORD,
		patient: PATIENT,
		pharmacist: PersonId::repeat(20),
		pharmacy: OrganisationId::repeat(21),
		status,
		medication: Concept::words("Amoxicillin 500 mg, another maker's"),
		quantity: 14,
		unit: Unit::Millilitre,
		handed_over_at: NOW,
		substituted_because: Some(Concept::words("out of stock")),
	}
}

#[test]
fn a_prescription_is_read_back_as_it_was() {
	let plain = Prescription {
		encounter: None,
		renews: None,
		interval_millis: 36 * UnixMillis::HOUR,
		unit: Unit::Gram,
		..prescription()
	};
	let odd = Prescription {
		interval_millis: 1,
		..prescription()
	};
	for content in [prescription(), plain, odd] {
		let resource = content.resource();
		assert_valid(&resource);
		assert_eq!(category_of(&resource), Category::Medication);
		assert_eq!(Prescription::read(&resource), Ok(content));
	}
}

#[test]
fn a_prescription_carries_every_status_and_completed() {
	for status in PrescriptionStatus::ALL {
		let mut view = PrescriptionView::new(PRESCRIPTION, row(*status), None, NOW);
		assert_eq!(prescription_status(&view), status.code());
		assert_valid(&with_status(
			prescription().resource(),
			prescription_status(&view),
		));
		view.completed = true;
		assert_eq!(prescription_status(&view), "completed");
	}
	assert_valid(&with_status(prescription().resource(), "completed"));
}

#[test]
fn what_the_chain_says_otherwise_is_named() {
	let good = row(PrescriptionStatus::Active);
	assert_eq!(prescription().ensure_agrees(PRESCRIPTION, &good), Ok(()));
	let disagrees = |change: fn(&mut PrescriptionDetails)| {
		let mut row = good.clone();
		change(&mut row);
		match prescription().ensure_agrees(PRESCRIPTION, &row) {
			Err(CareError::Disagrees { what, .. }) => what,
			other => panic!("{other:?}"),
		}
	};
	assert_eq!(disagrees(|row| row.patient = PatientId::repeat(1)), "the patient");
	assert_eq!(
		disagrees(|row| row.prescriber = PersonId::repeat(1)),
		"the prescriber"
	);
	assert_eq!(
		disagrees(|row| row.organisation = OrganisationId::repeat(1)),
		"the organisation"
	);
	assert_eq!(disagrees(|row| row.renews = None), "what it renews");
	assert_eq!(disagrees(|row| row.terms.quantity += 1), "the quantity");
	assert_eq!(disagrees(|row| row.terms.unit = Unit::Gram), "the unit");
	assert_eq!(disagrees(|row| row.terms.repeats += 1), "the repeats");
	assert_eq!(disagrees(|row| row.terms.valid_until = NOW), "its validity");
	assert_eq!(disagrees(|row| row.terms.interval_millis += 1), "the interval");
	let other = prescription().ensure_agrees(PrescriptionId::repeat(1), &good);
	assert!(matches!(
		other,
		Err(CareError::Disagrees {
			what: "which prescription it is",
			..
		})
	));
}

#[test]
fn a_dispense_in_every_state_with_and_without_substitution() {
	for status in FillStatus::ALL {
		let resource = dispense(*status).resource();
		assert_valid(&resource);
		assert_eq!(category_of(&resource), Category::Medication);
		assert_eq!(Dispense::read(&resource), Ok(dispense(*status)));
	}
	let same = Dispense {
		substituted_because: None,
		..dispense(FillStatus::Completed)
	};
	assert_valid(&same.resource());
	assert_eq!(
		same.resource()["substitution"],
		json!({ "wasSubstituted": false })
	);
	assert_eq!(Dispense::read(&same.resource()), Ok(same));
}

#[test]
fn another_resource_or_a_damaged_one_is_refused_with_the_place() {
	let error = Prescription::read(&json!({ "resourceType": "ServiceRequest" })).unwrap_err();
	assert_eq!(
		error,
		CareError::OtherResource {
			expected: "MedicationRequest",
			found: "ServiceRequest".into()
		}
	);
	assert!(matches!(
		Prescription::read(&json!([])),
		Err(CareError::OtherResource { .. })
	));
	for (place, value) in [
		("/dispenseRequest/quantity/value", json!(-1)),
		("/dispenseRequest/quantity/value", json!(1.5)),
		("/dispenseRequest/quantity/code", json!("mg")),
		("/dispenseRequest/numberOfRepeatsAllowed", json!(256)),
		(
			"/dispenseRequest/dispenseInterval",
			json!({ "value": u64::MAX, "code": "d" }),
		),
		("/dispenseRequest/validityPeriod/end", json!("tomorrow")),
		("/identifier", json!([])),
		("/subject", json!({ "type": "Practitioner", "identifier": {} })),
		("/authoredOn", json!("2026-11-18")),
	] {
		let mut resource = prescription().resource();
		*resource.pointer_mut(place).unwrap() = value;
		let error = Prescription::read(&resource).unwrap_err();
		assert!(
			matches!(error, CareError::Malformed { place: found, .. } if found == place),
			"{error}"
		);
	}
}
