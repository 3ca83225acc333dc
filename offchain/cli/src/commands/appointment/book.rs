// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Booking a slot, and moving a booking to another one.

use super::{row, schedules_of};
use crate::{
	commands::care::{carry_out, or_again, own_zone, seal, Moment},
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	calendar::{self, Zone},
	chain::{calls, calls::appointments, At, Call},
	records::{now, Draft},
};
use salus_primitives::{
	appointments::{Modality, ScheduleView, SlotSpan, SlotStatus},
	consent::{Audience, Categories, Category, Grantee, Mode, Purpose, Purposes, Terms},
	records::RecordOrigin,
	time::DayRange,
	AppointmentId, ConsentId, OrganisationId, PatientId, PersonId, RecordId, ScheduleId, UnixMillis,
};
use serde_json::{json, Value};

/// A booking.
#[derive(Debug, Args)]
pub struct BookArgs {
	/// The doctor, by name or id
	doctor: String,
	/// When the slot starts, on the clocks of the schedule's zone: 2026-12-02T09:00
	#[arg(long, value_name = "DAYTTIME")]
	at: Moment,
	/// In which schedule, where the doctor has several
	#[arg(long)]
	schedule: Option<ScheduleId>,
	/// For whom, where one acts as a representative or a clerk; oneself by default
	#[arg(long)]
	patient: Option<String>,
	/// Meet from afar
	#[arg(long = "virtual")]
	is_virtual: bool,
	/// Why one comes: sealed, for the doctor until the visit is over
	#[arg(long, value_name = "TEXT")]
	reason: Option<String>,
	/// Let the doctor read these categories until a day after the visit; everything that is not sealed if none is named
	#[arg(long, value_name = "CATEGORIES", value_parser = parse::categories, num_args = 0..=1, default_missing_value = "all")]
	grant: Option<Categories>,
	/// The appointment's id; random by default. Give it to try again safely
	#[arg(long)]
	id: Option<AppointmentId>,
}

/// A slot that somebody wants.
struct Wanted {
	schedule: ScheduleView,
	span: SlotSpan,
	zone: Zone,
}

/// Finds the slot that starts then, in one of these schedules.
async fn find(session: &Session, schedules: &[ScheduleView], at: &Moment) -> Result<Wanted, CliError> {
	let mut found = Vec::new();
	for view in schedules {
		let zone = Zone::of(view.details.zone)?;
		let start = at.instant(&zone)?;
		let slots = session
			.chain
			.slots(
				session.person()?,
				view.schedule,
				(start, start.plus(1)),
				now(),
				At::Best,
			)
			.await?;
		found.extend(slots.into_iter().map(|slot| (*view, slot, zone.clone())));
	}
	// Of several, one that is free.
	let free = found
		.iter()
		.filter(|(_, slot, _)| slot.status == SlotStatus::Free)
		.count();
	if free > 1 {
		return Err(CliError::usage(
			"the doctor has several schedules with a slot then: name one with --schedule",
		));
	}
	found.sort_by_key(|(_, slot, _)| slot.status != SlotStatus::Free);
	match found.into_iter().next() {
		// One that is taken is left to the chain to refuse: it may be free in the next block.
		Some((schedule, slot, zone)) => Ok(Wanted {
			schedule,
			span: slot.span,
			zone,
		}),
		None => Err(CliError::refused(
			"no slot of the doctor starts then; see `salus appointment slots`",
		)),
	}
}

/// On the clocks there and, where they show something else, on one's own.
fn when(span: SlotSpan, zone: &Zone) -> String {
	let (there, own) = (calendar::show_span(span, zone), own_zone());
	if own == *zone {
		there
	} else {
		format!("{there} (here {})", calendar::show(span.start, &own))
	}
}

/// Why somebody comes, as FHIR has it: an Appointment that is proposed.
fn reason_resource(
	appointment: AppointmentId,
	(patient, doctor): (PatientId, PersonId),
	span: SlotSpan,
	text: &str,
) -> Value {
	let actor = |kind: &str, person: PersonId, status: &str| {
		let identifier = json!({ "system": "urn:salus:person", "value": person.to_string() });
		json!({ "actor": { "type": kind, "identifier": identifier }, "status": status })
	};
	let at = |at: UnixMillis| crate::output::instant(at).replace(' ', "T");
	json!({
		"resourceType": "Appointment",
		"identifier": [{ "system": "urn:salus:appointment", "value": appointment.to_string() }],
		"status": "proposed",
		"reasonCode": [{ "text": text }],
		"start": at(span.start),
		"end": at(span.end),
		"participant": [
			actor("Patient", patient.person(), "accepted"),
			actor("Practitioner", doctor, "needs-action"),
		],
	})
}

/// What the doctor may read for this visit.
fn visit_terms(categories: Categories, span: SlotSpan) -> Result<Terms, CliError> {
	let terms = Terms {
		categories,
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Read,
		audience: Audience::Whole,
		expires_at: span.end.plus(UnixMillis::DAY),
	};
	match terms.fault() {
		Some(_) => Err(CliError::usage(
			"--grant names no category: write one, or none for all",
		)),
		None => Ok(terms),
	}
}

/// A clerk books for somebody else where one acts; everybody else for the patient's side.
fn desk_of(session: &Session, patient: PatientId) -> Result<Option<OrganisationId>, CliError> {
	let own = session.person()? == patient.person();
	Ok(session.organisation.filter(|_| !own))
}

fn ensure_patient_s_side(args: &BookArgs, desk: Option<OrganisationId>) -> Result<(), CliError> {
	if desk.is_some() && (args.reason.is_some() || args.grant.is_some()) {
		return Err(CliError::usage(
			"only the patient's side names a --reason or gives a --grant; a desk books without (leave --organisation out as a representative)",
		));
	}
	Ok(())
}

/// `salus appointment book`.
pub async fn book(context: &Context, args: BookArgs) -> Result<(), CliError> {
	let doctor = context.find_person(&args.doctor)?;
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let desk = desk_of(&session, patient)?;
	ensure_patient_s_side(&args, desk)?;
	let schedules = schedules_of(&session, doctor, args.schedule).await?;
	let wanted = find(&session, &schedules, &args.at).await?;
	let appointment = match args.id {
		Some(id) => id,
		None => AppointmentId(random_id()?),
	};
	let again = format!("--id {appointment}");
	let (steps, parts) = or_again(
		steps(&session, &args, (patient, doctor, desk), &wanted, appointment).await,
		&again,
	)?;
	let waits = !wanted.schedule.details.confirms_itself && desk.is_none();
	let sentence = format!(
		"{appointment}: {} {} on {}",
		if waits { "asked of" } else { "booked with" },
		context.names.person(doctor),
		when(wanted.span, &wanted.zone)
	);
	let mut extra = json!({
		"appointment": appointment,
		"schedule": wanted.schedule.schedule,
		"start": wanted.span.start,
		"end": wanted.span.end,
		"shown": calendar::show_span(wanted.span, &wanted.zone),
	});
	if let (Some(extra), Value::Object(parts)) = (extra.as_object_mut(), parts) {
		extra.extend(parts);
	}
	let call = calls::utility::batch_all(steps);
	carry_out(&session, &call, (&sentence, extra), &again).await
}

/// The calls of one booking: its reason, itself, its grant.
async fn steps(
	session: &Session,
	args: &BookArgs,
	(patient, doctor, desk): (PatientId, PersonId, Option<OrganisationId>),
	wanted: &Wanted,
	appointment: AppointmentId,
) -> Result<(Vec<Call>, Value), CliError> {
	let (mut steps, mut parts) = (Vec::new(), json!({}));
	let mut reason = None;
	if let Some(text) = &args.reason {
		let record = RecordId(random_id()?);
		let draft = Draft {
			record,
			version: 1,
			patient,
			organisation: wanted.schedule.details.organisation,
			category: Category::Scheduling,
			day: now().day(),
			origin: RecordOrigin::PatientReported,
			purpose: Purpose::PatientRequest,
			for_custodian: true,
		};
		let resource = reason_resource(appointment, (patient, doctor), wanted.span, text);
		steps.push(seal(session, draft, &resource, None).await?.call);
		parts["reason"] = json!(record);
		reason = Some(record);
	}
	let modality = if args.is_virtual {
		Modality::Virtual
	} else {
		Modality::InPerson
	};
	let (schedule, start) = (wanted.schedule.schedule, wanted.span.start);
	steps.push(appointments::book(
		appointment,
		schedule,
		start,
		patient,
		modality,
		reason,
		desk,
	));
	if let Some(categories) = args.grant {
		let consent = ConsentId(random_id()?);
		let terms = visit_terms(categories, wanted.span)?;
		steps.push(calls::consent::grant(
			consent,
			patient,
			Grantee::Person(doctor),
			terms,
		));
		parts["consent"] = json!(consent);
	}
	Ok((steps, parts))
}

/// `salus appointment reschedule`.
pub async fn reschedule(
	context: &Context,
	appointment: AppointmentId,
	at: &Moment,
	id: Option<AppointmentId>,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let doctor = row(&session, appointment).await?.doctor;
	let schedules = schedules_of(&session, doctor, None).await?;
	let wanted = find(&session, &schedules, at).await?;
	let replacement = match id {
		Some(id) => id,
		None => AppointmentId(random_id()?),
	};
	let call = appointments::reschedule(
		appointment,
		replacement,
		wanted.schedule.schedule,
		wanted.span.start,
	);
	let sentence = format!("{replacement}: moved to {}", when(wanted.span, &wanted.zone));
	let extra = json!({ "appointment": replacement, "replaces": appointment, "start": wanted.span.start });
	carry_out(
		&session,
		&call,
		(&sentence, extra),
		&format!("--id {replacement}"),
	)
	.await
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: BookArgs,
	}

	fn args(options: &str) -> Result<BookArgs, clap::Error> {
		let words = format!("x Bob --at 2026-12-02T09:00 {options}");
		Line::try_parse_from(words.split_whitespace()).map(|line| line.args)
	}

	const SPAN: SlotSpan = SlotSpan {
		start: UnixMillis(1_796_112_000_000),
		end: UnixMillis(1_796_113_200_000),
	};

	#[test]
	fn a_grant_is_none_all_or_what_it_names() {
		assert_eq!(args("").unwrap().grant, None);
		assert_eq!(args("--grant").unwrap().grant, Some(Categories::all()));
		assert_eq!(
			args("--grant laboratory").unwrap().grant,
			Some(Categories::of(&[Category::Laboratory]))
		);
		assert!(args("--grant labs").is_err());
		assert!(args("--at noon").is_err());
	}

	#[test]
	fn a_grant_for_the_visit_ends_a_day_after_it() {
		let terms = visit_terms(Categories::all(), SPAN).unwrap();
		assert_eq!(terms.expires_at, SPAN.end.plus(UnixMillis::DAY));
		assert!(visit_terms(Categories::NONE, SPAN).is_err());
	}

	#[test]
	fn a_desk_names_no_reason_and_gives_no_grant() {
		let desk = Some(OrganisationId::repeat(1));
		for options in ["--reason cough", "--grant"] {
			let args = args(options).unwrap();
			assert!(ensure_patient_s_side(&args, desk).is_err());
			assert!(ensure_patient_s_side(&args, None).is_ok());
		}
		assert!(ensure_patient_s_side(&args("").unwrap(), desk).is_ok());
	}

	#[test]
	fn the_sealed_reason_is_valid_fhir() {
		use salus_client::fhir::{validate, Limits, Node};
		let parties = (PatientId::repeat(2), PersonId::repeat(3));
		let resource = reason_resource(AppointmentId::repeat(1), parties, SPAN, "a cough");
		let text = resource.to_string();
		let node = Node::parse(&text, &Limits::default()).unwrap();
		let faults: Vec<_> = validate(&node).iter().map(ToString::to_string).collect();
		assert_eq!(faults, Vec::<String>::new());
	}
}
