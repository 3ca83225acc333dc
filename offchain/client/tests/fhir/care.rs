// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The journey of care as FHIR: valid R4, read back as it was, and one status code for every state of the chain.

use salus_client::fhir::{
	care::{
		appointment, encounter, observation_status, prescription_status, read_appointment, read_encounter,
		read_schedule, read_slot, schedule, slot, with_status, CareError, CareStatus, Concept, Dispense,
		Prescription, ReportedResult, ResultValue, TestOrder, TestReport,
	},
	file, validate, Encounters, Limits, Node,
};
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, AppointmentView, EncounterDetails, EncounterStatus,
		EncounterView, Modality, ScheduleDetails, ScheduleView, SlotSpan, SlotStatus, SlotView, TimeZoneCode,
	},
	consent::Category,
	orders::{OrderStatus, ReportStatus},
	prescriptions::{
		FillStatus, PrescriptionDetails, PrescriptionStatus, PrescriptionTerms, PrescriptionView, Supply,
		Unit,
	},
	AppointmentId, EncounterId, OrderId, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId,
	ScheduleId, UnixMillis,
};
use serde_json::{json, Value};

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

fn schedule_view() -> ScheduleView {
	ScheduleView {
		schedule: SCHEDULE,
		details: ScheduleDetails {
			organisation: HOSPITAL,
			doctor: DOCTOR,
			zone: TimeZoneCode(317),
			confirms_itself: false,
			open: true,
			created_at: NOW,
		},
	}
}

fn appointment_view(status: AppointmentStatus) -> AppointmentView {
	AppointmentView {
		appointment: APPOINTMENT,
		details: AppointmentDetails {
			patient: PATIENT,
			organisation: HOSPITAL,
			doctor: DOCTOR,
			schedule: SCHEDULE,
			span: SPAN,
			modality: Modality::Virtual,
			status,
			held_until: (status == AppointmentStatus::Pending).then_some(NOW.plus(1)),
			reason: Some(RECORD),
			encounter: None,
			replaces: Some(AppointmentId::repeat(1)),
			booked_by: PATIENT.person(),
			created_at: NOW,
			changed_at: NOW,
		},
	}
}

fn encounter_view(status: EncounterStatus) -> EncounterView {
	EncounterView {
		encounter: ENCOUNTER,
		details: EncounterDetails {
			patient: PATIENT,
			organisation: HOSPITAL,
			doctor: DOCTOR,
			appointment: Some(APPOINTMENT),
			makes_good: None,
			modality: Modality::InPerson,
			status,
			arrived_at: NOW,
			started_at: Some(NOW),
			finished_at: (status == EncounterStatus::Finished).then_some(NOW.plus(UnixMillis::HOUR)),
			changed_at: NOW,
		},
	}
}

fn prescription() -> Prescription {
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

fn row(status: PrescriptionStatus) -> PrescriptionDetails {
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

fn order(category: Category) -> TestOrder {
	TestOrder {
		order: ORDER,
		record: RECORD,
		patient: PATIENT,
		requester: DOCTOR,
		organisation: HOSPITAL,
		encounter: None,
		category,
		test: Concept::words("full blood count"),
		note: Some("fasting".into()),
		authored_at: NOW,
	}
}

fn report(status: ReportStatus) -> TestReport {
	TestReport {
		order: ORDER,
		record: RECORD,
		patient: PATIENT,
		author: PersonId::repeat(30),
		laboratory: OrganisationId::repeat(31),
		status,
		category: Category::Laboratory,
		test: Concept::words("full blood count"),
		issued_at: NOW,
		results: vec![
			ReportedResult {
				what: Concept::words("haemoglobin"),
				value: ResultValue::Measured(serde_json::from_str("13.4").unwrap(), "g/dL".into()),
			},
			ReportedResult {
				what: Concept::words("film"),
				value: ResultValue::Words("normal".into()),
			},
		],
		conclusion: Some("nothing of note".into()),
	}
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

#[test]
fn a_schedule_and_its_slots() {
	let resource = schedule(&schedule_view()).unwrap();
	assert_valid(&resource);
	assert_eq!(resource["extension"][1]["valueString"], "Europe/Berlin");
	let read = read_schedule(&resource).unwrap();
	assert_eq!(
		(read.schedule, read.doctor, read.organisation),
		(SCHEDULE, DOCTOR, HOSPITAL)
	);
	assert_eq!(
		(read.zone.code(), read.open, read.confirms_itself),
		(TimeZoneCode(317), true, false)
	);
	let mut unknown = schedule_view();
	unknown.details.zone = TimeZoneCode(0);
	assert!(schedule(&unknown).is_err());
	for status in SlotStatus::ALL {
		let view = SlotView {
			span: SPAN,
			status: *status,
		};
		let resource = slot(SCHEDULE, &view);
		assert_valid(&resource);
		assert_eq!(read_slot(&resource), Ok((SCHEDULE, view)));
	}
}

#[test]
fn an_appointment_in_every_state() {
	for status in AppointmentStatus::ALL {
		let resource = appointment(&appointment_view(*status), NOW);
		assert_valid(&resource);
		assert_eq!(category_of(&resource), Category::Scheduling);
		let read = read_appointment(&resource).unwrap();
		assert_eq!(
			(read.appointment, read.status, read.span),
			(APPOINTMENT, *status, SPAN)
		);
		assert_eq!(
			(read.patient, read.doctor, read.organisation),
			(PATIENT, DOCTOR, HOSPITAL)
		);
		assert!(resource.get("reasonReference").is_none());
	}
	let pending = appointment_view(AppointmentStatus::Pending);
	assert_eq!(
		appointment(&pending, NOW)["participant"][1]["status"],
		"needs-action"
	);
	assert_eq!(appointment(&pending, NOW.plus(1))["status"], "cancelled");
}

#[test]
fn an_encounter_in_every_state() {
	for status in EncounterStatus::ALL {
		let resource = encounter(&encounter_view(*status));
		assert_valid(&resource);
		let read = read_encounter(&resource).unwrap();
		assert_eq!(
			(read.encounter, read.status, read.arrived_at),
			(ENCOUNTER, *status, NOW)
		);
		assert_eq!(
			(read.patient, read.doctor, read.organisation),
			(PATIENT, DOCTOR, HOSPITAL)
		);
		let is_over = *status == EncounterStatus::Finished;
		assert_eq!(resource["period"].get("end").is_some(), is_over);
	}
	let mut walk_in = encounter_view(EncounterStatus::Arrived);
	walk_in.details.appointment = None;
	assert!(encounter(&walk_in).get("appointment").is_none());
	walk_in.details.modality = Modality::Virtual;
	assert_eq!(encounter(&walk_in)["class"]["code"], "VR");
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
fn an_order_in_every_state_and_of_both_categories() {
	for category in [Category::Laboratory, Category::Imaging] {
		let content = order(category);
		let resource = content.resource();
		assert_eq!(category_of(&resource), category);
		assert_eq!(TestOrder::read(&resource), Ok(content));
		for status in OrderStatus::ALL {
			assert_valid(&with_status(resource.clone(), status.to_fhir()));
		}
	}
}

#[test]
fn a_report_in_every_state_with_its_results() {
	for status in ReportStatus::ALL {
		let resource = report(*status).resource();
		assert_valid(&resource);
		assert_eq!(category_of(&resource), Category::Laboratory);
		assert_eq!(resource["contained"][0]["status"], observation_status(*status));
		assert_eq!(TestReport::read(&resource), Ok(report(*status)));
	}
	let empty = TestReport {
		results: Vec::new(),
		conclusion: None,
		..report(ReportStatus::Registered)
	};
	assert_valid(&empty.resource());
	assert_eq!(TestReport::read(&empty.resource()), Ok(empty));
}

#[test]
fn another_resource_or_a_damaged_one_is_refused_with_the_place() {
	let error = Prescription::read(&order(Category::Imaging).resource()).unwrap_err();
	assert_eq!(
		error,
		CareError::OtherResource {
			expected: "MedicationRequest",
			found: "ServiceRequest".into()
		}
	);
	assert!(matches!(
		TestReport::read(&json!([])),
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
