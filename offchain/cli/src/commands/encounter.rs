// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus encounter`: a visit while it takes place, and who covers for whom.

mod arrive;
mod write_up;

use super::care::{own_zone, pages, shown};
use crate::{
	context::Context,
	error::CliError,
	parse::{self, When},
};
use arrive::{StatementArgs, WalkInArgs};
use clap::Subcommand;
use salus_client::{
	calendar,
	chain::{calls::appointments as calls, At, Call},
	records::now,
};
use salus_primitives::{care::Reason, AppointmentId, EncounterId};
use serde_json::json;
use write_up::WriteUpArgs;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum EncounterCommand {
	/// Sign that one is there for a visit without an appointment, for the front desk to submit; nothing is submitted (the patient's side)
	Statement(StatementArgs),
	/// Open the encounter of somebody who came without an appointment, or too late for one (a clerk in --organisation)
	WalkIn(WalkInArgs),
	/// Join a virtual appointment, which opens its encounter; from half an hour before the start (the patient's side)
	Join {
		/// The appointment's id
		appointment: AppointmentId,
		/// The encounter's id; random by default. Give it to try again safely
		#[arg(long)]
		id: Option<EncounterId>,
	},
	/// Begin to see the patient (that doctor, or one with cover)
	Start {
		/// Its id, as `salus appointment check-in` said
		encounter: EncounterId,
	},
	/// Put a note, a prescription and a test order of it on the chain in one signature (a doctor in --organisation)
	WriteUp(Box<WriteUpArgs>),
	/// End it, and fulfil its appointment
	Finish {
		/// Its id
		encounter: EncounterId,
	},
	/// Give it up before it began, and the appointment that opened it
	Cancel {
		/// Its id
		encounter: EncounterId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Say that it should never have been
	Error {
		/// Its id
		encounter: EncounterId,
	},
	/// Let a colleague cover for a patient in --organisation
	Handover {
		/// The patient, by name or id
		patient: String,
		/// The colleague, by name or id
		#[arg(long, value_name = "DOCTOR")]
		to: String,
		/// Until when, at most 72h from now
		#[arg(long, default_value = "24h", value_name = "WHEN")]
		until: When,
	},
	/// Show a patient's encounters, or a doctor's of one day in --organisation
	List {
		/// The patient, by name or id; oneself outside an organisation
		patient: Option<String>,
		/// Whose day; one's own by default
		#[arg(long, conflicts_with = "patient")]
		doctor: Option<String>,
		/// Which day: 2026-12-01, today, yesterday's date, mon
		#[arg(long, default_value = "today", conflicts_with = "patient")]
		day: String,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: EncounterCommand) -> Result<(), CliError> {
	match command {
		EncounterCommand::Statement(args) => arrive::statement(context, args).await,
		EncounterCommand::WalkIn(args) => arrive::walk_in(context, args).await,
		EncounterCommand::Join { appointment, id } => arrive::join(context, appointment, id).await,
		EncounterCommand::WriteUp(args) => write_up::write_up(context, *args).await,
		EncounterCommand::Start { encounter } => {
			tell(
				context,
				encounter,
				calls::start_encounter(encounter),
				"the visit began",
			)
			.await
		}
		EncounterCommand::Finish { encounter } => {
			tell(
				context,
				encounter,
				calls::finish_encounter(encounter),
				"the visit is over",
			)
			.await
		}
		EncounterCommand::Cancel { encounter, reason } => {
			tell(
				context,
				encounter,
				calls::cancel_encounter(encounter, reason),
				"the visit is given up",
			)
			.await
		}
		EncounterCommand::Error { encounter } => {
			tell(
				context,
				encounter,
				calls::mark_encounter_in_error(encounter),
				"marked as entered in error",
			)
			.await
		}
		EncounterCommand::Handover { patient, to, until } => hand_over(context, &patient, &to, until).await,
		EncounterCommand::List { patient, doctor, day } => list(context, patient, doctor, &day).await,
	}
}

async fn tell(context: &Context, encounter: EncounterId, call: Call, sentence: &str) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "encounter": encounter }))
		.await?;
	Ok(())
}

async fn hand_over(context: &Context, patient: &str, to: &str, until: When) -> Result<(), CliError> {
	let (patient, colleague) = (context.find_patient(patient)?, context.find_person(to)?);
	let session = context.connect().await?;
	let until = until.from(now());
	let call = calls::hand_over(session.organisation()?, patient, colleague, until);
	let sentence = format!(
		"{to} covers for {} until {}",
		context.names.person(patient.person()),
		shown(until)
	);
	session
		.carry_out(
			&call,
			&sentence,
			json!({ "patient": patient, "to": colleague, "until": until }),
		)
		.await?;
	Ok(())
}

async fn list(
	context: &Context,
	patient: Option<String>,
	doctor: Option<String>,
	day: &str,
) -> Result<(), CliError> {
	let doctor = doctor.map(|text| context.find_person(&text)).transpose()?;
	let zone = own_zone();
	let day = calendar::day_bounds(calendar::parse_date(day, calendar::today(now(), &zone))?, &zone)?;
	let session = context.connect().await?;
	let caller = session.person()?;
	let views = match (&patient, session.organisation) {
		(None, Some(organisation)) => {
			let span = (day.start, day.end);
			let doctor = doctor.unwrap_or(caller);
			session
				.chain
				.doctor_encounters(caller, organisation, doctor, span, now(), At::Final)
				.await?
		}
		_ => {
			let patient = session.patient_or_self(context, &patient)?;
			pages(async |page| {
				session
					.chain
					.encounters(caller, patient, page, now(), At::Final)
					.await
			})
			.await?
		}
	};
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			let details = &view.details;
			vec![
				view.encounter.to_string(),
				shown(details.arrived_at),
				context.names.person(details.patient.person()),
				context.names.person(details.doctor),
				context.names.organisation(details.organisation),
				details.status.to_string(),
			]
		})
		.collect();
	let headings = ["encounter", "arrived", "patient", "doctor", "where", "status"];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}
