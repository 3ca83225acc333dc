// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Slots and appointments, as listings.

use crate::{
	commands::care::own_zone,
	context::{Context, Session},
	error::CliError,
};
use clap::Args;
use salus_client::{
	calendar::{self, Zone},
	chain::{all_pages, At},
	records::now,
};
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, AppointmentView, AskedDoctors, ScheduleView, SlotStatus,
		MAX_ASKED_DOCTORS,
	},
	views::Listing,
	OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};
use serde_json::json;

/// Whose slots.
#[derive(Debug, Args)]
pub struct SlotsArgs {
	/// The doctor, by name or id
	doctor: String,
	/// From which day on: 2026-12-01, today, tomorrow, mon
	#[arg(long, default_value = "today", value_name = "DAY")]
	from: String,
	/// How many days
	#[arg(long, default_value_t = 14)]
	days: u16,
	/// Of one schedule only
	#[arg(long)]
	schedule: Option<ScheduleId>,
	/// The zone in which one reads times; that of this machine by default
	#[arg(long, value_name = "AREA/CITY")]
	zone: Option<Zone>,
	/// Show the taken ones too
	#[arg(long)]
	all: bool,
}

/// Whose first free slots.
#[derive(Debug, Args)]
pub struct FreeArgs {
	/// The doctors, by name or id; at most 16
	#[arg(required = true, num_args = 1..)]
	doctors: Vec<String>,
	/// From which day on: 2026-12-01, today, tomorrow, mon
	#[arg(long, default_value = "today", value_name = "DAY")]
	from: String,
	/// How many days; at most 35 are looked at
	#[arg(long, default_value_t = 14)]
	days: u16,
	/// How many slots at most
	#[arg(long, default_value_t = 20)]
	limit: u32,
	/// The zone in which one reads times; that of this machine by default
	#[arg(long, value_name = "AREA/CITY")]
	zone: Option<Zone>,
}

/// Whose appointments.
#[derive(Debug, Args)]
pub struct ListArgs {
	/// The patient, by name or id; oneself outside an organisation
	patient: Option<String>,
	/// Of this doctor in --organisation; one's own by default there
	#[arg(long, conflicts_with = "patient")]
	doctor: Option<String>,
	/// Of a doctor: from which day on
	#[arg(long, default_value = "today", value_name = "DAY")]
	from: String,
	/// Of a doctor: how many days
	#[arg(long, default_value_t = 14)]
	days: u16,
	/// The zone in which one reads times; that of this machine by default
	#[arg(long, value_name = "AREA/CITY")]
	zone: Option<Zone>,
}

/// From the beginning of a day in this zone, so many days.
fn span(from: &str, days: u16, zone: &Zone) -> Result<(UnixMillis, UnixMillis), CliError> {
	let first = calendar::parse_date(from, calendar::today(now(), zone))?;
	let start = calendar::day_bounds(first, zone)?.start;
	Ok((start, start.plus(u64::from(days.max(1)) * UnixMillis::DAY)))
}

/// `salus appointment slots`.
pub async fn slots(context: &Context, args: SlotsArgs) -> Result<(), CliError> {
	let doctor = context.find_person(&args.doctor)?;
	let own = args.zone.unwrap_or_else(own_zone);
	let session = context.connect().await?;
	let (mut rows, mut answer) = (Vec::new(), Vec::new());
	for ScheduleView { schedule, details } in super::schedules_of(&session, doctor, args.schedule).await? {
		let zone = Zone::of(details.zone)?;
		let span = span(&args.from, args.days, &zone)?;
		let views = session
			.chain
			.slots(session.person()?, schedule, span, now(), At::Final)
			.await?;
		let wanted = |status| args.all || status == SlotStatus::Free;
		for slot in views.iter().filter(|slot| wanted(slot.status)) {
			let (there, here) = (
				calendar::show_span(slot.span, &zone),
				calendar::show_span(slot.span, &own),
			);
			rows.push(vec![
				there.clone(),
				here.clone(),
				context.names.organisation(details.organisation),
				slot.status.to_string(),
				schedule.to_string(),
			]);
			answer.push(json!({
				"schedule": schedule,
				"organisation": details.organisation,
				"zone": zone.name(),
				"start": slot.span.start,
				"end": slot.span.end,
				"there": there,
				"here": here,
				"status": slot.status,
			}));
		}
	}
	let headings = ["there", "here", "where", "status", "schedule"];
	context.out.rows(&headings, &rows, &answer);
	Ok(())
}

/// The doctors of one question.
fn asked_doctors(found: Vec<PersonId>) -> Result<AskedDoctors, CliError> {
	AskedDoctors::try_from(found).map_err(|_| {
		CliError::usage(format!(
			"at most {MAX_ASKED_DOCTORS} doctors at a time: ask for the others again"
		))
	})
}

/// `salus appointment free`.
pub async fn free(context: &Context, args: FreeArgs) -> Result<(), CliError> {
	let doctors = args.doctors.iter().map(|text| context.find_person(text));
	let doctors = asked_doctors(doctors.collect::<Result<_, _>>()?)?;
	let own = args.zone.unwrap_or_else(own_zone);
	let span = span(&args.from, args.days, &own)?;
	let session = context.connect().await?;
	let views = session
		.chain
		.free_slots(session.person()?, &doctors, span, args.limit, now(), At::Final)
		.await?;
	let rows: Vec<_> = views
		.iter()
		.map(|free| {
			vec![
				calendar::show_span(free.span, &own),
				context.names.person(free.doctor),
				context.names.organisation(free.organisation),
				free.schedule.to_string(),
			]
		})
		.collect();
	context
		.out
		.rows(&["when", "doctor", "where", "schedule"], &rows, &views);
	Ok(())
}

/// Every appointment of a patient that one may see, the newest booking first.
pub async fn of_patient(session: &Session, patient: PatientId) -> Result<Vec<AppointmentView>, CliError> {
	let caller = session.person()?;
	let page = async |listing| {
		session
			.chain
			.appointments(caller, patient, listing, now(), At::Final)
			.await
	};
	Ok(all_pages(Listing::all(), page).await?)
}

/// The appointments of a doctor in an organisation that start within a span.
pub async fn in_days(
	session: &Session,
	organisation: OrganisationId,
	doctor: PersonId,
	span: (UnixMillis, UnixMillis),
) -> Result<Vec<AppointmentView>, CliError> {
	let caller = session.person()?;
	let mut found = Vec::new();
	for view in session.chain.schedules(caller, doctor, At::Final).await? {
		if view.details.organisation == organisation {
			let views = session
				.chain
				.schedule_appointments(caller, view.schedule, span, now(), At::Final)
				.await?;
			found.extend(views);
		}
	}
	found.sort_by_key(|view| view.details.span);
	Ok(found)
}

/// The status as it is now: a pending appointment may be out of time.
fn status(details: &AppointmentDetails, now: UnixMillis) -> String {
	if details.status == AppointmentStatus::Pending && details.hold_is_over(now) {
		format!("{} (out of time)", details.status)
	} else {
		details.status.to_string()
	}
}

/// `salus appointment list`.
pub async fn list(context: &Context, args: ListArgs) -> Result<(), CliError> {
	let own = args.zone.unwrap_or_else(own_zone);
	let doctor = args.doctor.as_deref().map(|text| context.find_person(text));
	let doctor = doctor.transpose()?;
	let span = span(&args.from, args.days, &own)?;
	let session = context.connect().await?;
	let views = match (&args.patient, session.organisation) {
		(None, Some(organisation)) => {
			let doctor = doctor.map_or_else(|| session.person(), Ok)?;
			in_days(&session, organisation, doctor, span).await?
		}
		_ => of_patient(&session, session.patient_or_self(context, &args.patient)?).await?,
	};
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			let details = &view.details;
			vec![
				view.appointment.to_string(),
				calendar::show_span(details.span, &own),
				context.names.person(details.patient.person()),
				context.names.person(details.doctor),
				context.names.organisation(details.organisation),
				details.modality.to_string(),
				status(details, now()),
			]
		})
		.collect();
	let headings = [
		"appointment",
		"when",
		"patient",
		"doctor",
		"where",
		"how",
		"status",
	];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::Category;
	use salus_primitives::appointments::{Modality, SlotSpan};

	#[test]
	fn a_span_begins_with_the_day_of_the_zone() {
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		let (from, until) = span("2026-12-01", 2, &berlin).unwrap();
		assert_eq!(calendar::show(from, &berlin), "2026-12-01 00:00 CET");
		assert_eq!(calendar::show(until, &berlin), "2026-12-03 00:00 CET");
		assert!(span("someday", 2, &berlin).is_err());
	}

	#[test]
	fn more_doctors_than_one_question_takes_are_a_wrong_usage() {
		let doctors = |count: u8| (0..count).map(PersonId::repeat).collect::<Vec<_>>();
		assert_eq!(asked_doctors(doctors(16)).unwrap().len(), 16);
		let refused = asked_doctors(doctors(17)).unwrap_err();
		assert_eq!(refused.category(), Category::Usage);
	}

	#[test]
	fn a_pending_appointment_is_out_of_time_from_the_end_of_its_hold() {
		let details = AppointmentDetails {
			patient: PatientId::repeat(1),
			organisation: OrganisationId::repeat(2),
			doctor: PersonId::repeat(3),
			schedule: ScheduleId::repeat(4),
			span: SlotSpan {
				start: UnixMillis(100),
				end: UnixMillis(200),
			},
			modality: Modality::InPerson,
			status: AppointmentStatus::Pending,
			held_until: Some(UnixMillis(10)),
			reason: None,
			encounter: None,
			replaces: None,
			booked_by: PersonId::repeat(1),
			booked_by_patient: true,
			arrived_by_patient: false,
			created_at: UnixMillis(0),
			changed_at: UnixMillis(0),
		};
		assert_eq!(status(&details, UnixMillis(9)), "pending");
		assert_eq!(status(&details, UnixMillis(10)), "pending (out of time)");
	}
}
