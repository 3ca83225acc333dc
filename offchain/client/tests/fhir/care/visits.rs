// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules, slots, appointments and encounters.

use super::{
	assert_valid, category_of, APPOINTMENT, DOCTOR, ENCOUNTER, HOSPITAL, NOW, PATIENT, RECORD, SCHEDULE, SPAN,
};
use salus_client::fhir::care::{
	appointment, encounter, read_appointment, read_encounter, read_schedule, read_slot, schedule, slot,
};
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, AppointmentView, Attestation, EncounterDetails,
		EncounterStatus, EncounterView, Modality, ScheduleDetails, ScheduleView, SlotStatus, SlotView,
		TimeZoneCode,
	},
	consent::Category,
	AppointmentId, UnixMillis,
};

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

pub(super) fn appointment_view(status: AppointmentStatus) -> AppointmentView {
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
			booked_by_patient: true,
			arrived_by_patient: false,
			created_at: NOW,
			changed_at: NOW,
		},
	}
}

pub(super) fn encounter_view(status: EncounterStatus) -> EncounterView {
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
			attested: Some(Attestation::Patient { at: NOW }),
			opened_by: DOCTOR,
			arrived_at: NOW,
			open_until: NOW.plus(7 * UnixMillis::DAY),
			ended_by_patient: false,
			started_at: Some(NOW),
			finished_at: (status == EncounterStatus::Finished).then_some(NOW.plus(UnixMillis::HOUR)),
			changed_at: NOW,
		},
	}
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
