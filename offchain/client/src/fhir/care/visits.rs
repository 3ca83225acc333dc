// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedule, Slot, Appointment and Encounter, made of the chain's rows.

use super::{
	super::from_chain::{coding, identifier, instant, period, person, plain_hex, HL7},
	id_extension, logical,
	read::Reader,
	record, CareError, CareStatus,
};
use crate::calendar::{CalendarError, Zone};
use salus_primitives::{
	appointments::{
		AppointmentStatus, AppointmentView, EncounterStatus, EncounterView, Modality, ScheduleView, SlotSpan,
		SlotStatus, SlotView,
	},
	AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};
use serde_json::{json, Value};

/// The Schedule of one schedule's row.
///
/// # Errors
/// - [`CalendarError::UnknownZoneCode`]: this program is older than the schedule's zone.
pub fn schedule(view: &ScheduleView) -> Result<Value, CalendarError> {
	let details = &view.details;
	Ok(json!({
		"resourceType": "Schedule",
		"id": plain_hex(&view.schedule),
		"extension": [
			id_extension("organisation", &details.organisation),
			{ "url": "urn:salus:time-zone", "valueString": Zone::of(details.zone)?.name() },
			{ "url": "urn:salus:confirms-itself", "valueBoolean": details.confirms_itself },
		],
		"identifier": [identifier("schedule", &view.schedule)],
		"active": details.open,
		"actor": [person(details.doctor, "Practitioner")],
	}))
}

/// What a Schedule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSchedule {
	/// Which.
	pub schedule: ScheduleId,
	/// Where.
	pub organisation: OrganisationId,
	/// Whose.
	pub doctor: PersonId,
	/// The zone in which the doctor's day is meant.
	pub zone: Zone,
	/// Is a booking confirmed without anybody looking at it?
	pub confirms_itself: bool,
	/// May slots still be published and booked?
	pub open: bool,
}

/// Reads a Schedule that [`schedule`] made.
pub fn read_schedule(resource: &Value) -> Result<ReadSchedule, CareError> {
	let reader = Reader::of(resource, "Schedule")?;
	let extension = |url: &'static str| {
		reader.map("/extension", move |list| {
			list.as_array()?.iter().find(|item| item["url"] == url)
		})
	};
	let malformed = || CareError::Malformed {
		resource: "Schedule",
		place: "/extension",
	};
	let zone = extension("urn:salus:time-zone")?["valueString"].as_str();
	Ok(ReadSchedule {
		schedule: reader.id("/identifier", "schedule")?,
		organisation: reader.organisation("/extension")?,
		doctor: reader.practitioner("/actor")?,
		zone: zone
			.and_then(|name| Zone::named(name).ok())
			.ok_or_else(malformed)?,
		confirms_itself: extension("urn:salus:confirms-itself")?["valueBoolean"]
			.as_bool()
			.ok_or_else(malformed)?,
		open: reader.map("/active", Value::as_bool)?,
	})
}

/// The Slot of one slot of a schedule.
pub fn slot(of: ScheduleId, view: &SlotView) -> Value {
	json!({
		"resourceType": "Slot",
		"identifier": [{ "system": "urn:salus:slot", "value": format!("{of}/{}", view.span.start.0) }],
		"schedule": logical("Schedule", "schedule", &of),
		"status": view.status.to_fhir(),
		"start": instant(view.span.start),
		"end": instant(view.span.end),
	})
}

/// Reads a Slot that [`slot`] made, and of which schedule it is.
pub fn read_slot(resource: &Value) -> Result<(ScheduleId, SlotView), CareError> {
	let reader = Reader::of(resource, "Slot")?;
	let view = SlotView {
		span: span(&reader)?,
		status: reader.status::<SlotStatus>()?,
	};
	Ok((reader.id("/schedule", "schedule")?, view))
}

fn span(reader: &Reader<'_>) -> Result<SlotSpan, CareError> {
	Ok(SlotSpan {
		start: reader.instant("/start")?,
		end: reader.instant("/end")?,
	})
}

/// The Appointment of one appointment's row, as it holds at `now`: a pending one whose hold is over is cancelled.
pub fn appointment(view: &AppointmentView, now: UnixMillis) -> Value {
	let details = &view.details;
	let status = if details.status == AppointmentStatus::Pending && details.hold_is_over(now) {
		AppointmentStatus::Cancelled
	} else {
		details.status
	};
	let doctor_says = match status {
		AppointmentStatus::Pending => "needs-action",
		_ => "accepted",
	};
	let mut extensions = vec![
		id_extension("organisation", &details.organisation),
		json!({ "url": "urn:salus:modality", "valueCode": details.modality.code() }),
	];
	extensions.extend(details.replaces.map(
		|replaced| json!({ "url": "urn:salus:replaces", "valueIdentifier": identifier("appointment", &replaced) }),
	));
	let slot = format!("{}/{}", details.schedule, details.span.start.0);
	let mut resource = json!({
		"resourceType": "Appointment",
		"id": plain_hex(&view.appointment),
		"extension": extensions,
		"identifier": [identifier("appointment", &view.appointment)],
		"status": status.to_fhir(),
		"start": instant(details.span.start),
		"end": instant(details.span.end),
		"slot": [logical("Slot", "slot", &slot)],
		"created": instant(details.created_at),
		"participant": [
			{ "actor": person(details.patient.person(), "Patient"), "status": "accepted" },
			{ "actor": person(details.doctor, "Practitioner"), "status": doctor_says },
		],
	});
	if let Some(reason) = details.reason {
		// What the record holds is the doctor's to know; a reasonReference would have to say a Condition.
		resource["supportingInformation"] = json!([record(&reason)]);
	}
	resource
}

/// What an Appointment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadAppointment {
	/// Which.
	pub appointment: AppointmentId,
	/// Who comes.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// From when until when.
	pub span: SlotSpan,
	/// Where it stands.
	pub status: AppointmentStatus,
}

/// Reads an Appointment that [`appointment`] made.
pub fn read_appointment(resource: &Value) -> Result<ReadAppointment, CareError> {
	let reader = Reader::of(resource, "Appointment")?;
	Ok(ReadAppointment {
		appointment: reader.id("/identifier", "appointment")?,
		patient: reader.patient("/participant")?,
		organisation: reader.organisation("/extension")?,
		doctor: reader.practitioner("/participant")?,
		span: span(&reader)?,
		status: reader.status()?,
	})
}

/// The Encounter of one encounter's row.
pub fn encounter(view: &EncounterView) -> Value {
	let details = &view.details;
	let class = match details.modality {
		Modality::InPerson => "AMB",
		Modality::Virtual => "VR",
	};
	let ended = details.finished_at.map(instant);
	let mut resource = json!({
		"resourceType": "Encounter",
		"id": plain_hex(&view.encounter),
		"identifier": [identifier("encounter", &view.encounter)],
		"status": details.status.to_fhir(),
		"class": coding(&format!("{HL7}/v3-ActCode"), class),
		"subject": person(details.patient.person(), "Patient"),
		"participant": [{ "individual": person(details.doctor, "Practitioner") }],
		"period": period(Some(instant(details.arrived_at)), ended),
		"serviceProvider": logical("Organization", "organisation", &details.organisation),
	});
	let appointments: Vec<_> = [details.appointment, details.makes_good]
		.into_iter()
		.flatten()
		.map(|appointment| logical("Appointment", "appointment", &appointment))
		.collect();
	if !appointments.is_empty() {
		resource["appointment"] = appointments.into();
	}
	resource
}

/// What an Encounter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadEncounter {
	/// Which.
	pub encounter: EncounterId,
	/// Who came.
	pub patient: PatientId,
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// When the patient was there.
	pub arrived_at: UnixMillis,
	/// Where it stands.
	pub status: EncounterStatus,
}

/// Reads an Encounter that [`encounter`] made.
pub fn read_encounter(resource: &Value) -> Result<ReadEncounter, CareError> {
	let reader = Reader::of(resource, "Encounter")?;
	Ok(ReadEncounter {
		encounter: reader.id("/identifier", "encounter")?,
		patient: reader.patient("/subject")?,
		organisation: reader.organisation("/serviceProvider")?,
		doctor: reader.practitioner("/participant")?,
		arrived_at: reader.instant("/period/start")?,
		status: reader.status()?,
	})
}
