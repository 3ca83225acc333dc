// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus encounter`: a visit while it takes place, and who covers for whom.

mod arrive;
pub mod card;
mod write_up;

use super::care::{carry_out, own_zone, shown, RangeArgs};
use crate::{
	context::{random_id, Context},
	error::CliError,
	parse::{self, When},
};
use arrive::{StatementArgs, WalkInArgs};
use clap::{Args, Subcommand};
use salus_client::{
	calendar,
	chain::{all_pages, calls::appointments as calls, At, Call},
	records::now,
};
use salus_primitives::{appointments::Attestation, care::Reason, AppointmentId, EncounterId};
use serde_json::json;
use write_up::WriteUpArgs;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum EncounterCommand {
	/// Sign that one is there for a visit without an appointment, for the front desk to submit; nothing is submitted (the patient's side)
	Statement(StatementArgs),
	/// Open the encounter of somebody who came without an appointment, or too late for one (a clerk in --organisation)
	WalkIn(WalkInArgs),
	/// Begin the encounter of somebody who came without an appointment and signs nothing yet; it opens nothing until it is attested (a clerk
	/// in --organisation)
	Admit {
		/// The patient, by name or id
		patient: String,
		/// To whom, by name or id
		#[arg(long, value_name = "DOCTOR")]
		to: String,
		/// The encounter's id; random by default. Give it to try again safely
		#[arg(long)]
		id: Option<EncounterId>,
	},
	/// Say that one is there for a visit that the front desk has opened, which opens what a visit opens (the patient's side)
	Attest {
		/// Its id
		encounter: EncounterId,
	},
	/// Hand in a visit card for a visit that the front desk has opened (that doctor, or a clerk in --organisation)
	Card(card::HandInArgs),
	/// Vouch, beside the doctor who has begun, for a patient who can sign nothing: for a day, and once in thirty (an independent member)
	Vouch {
		/// Its id
		encounter: EncounterId,
	},
	/// Let it be open for seven days from now (that doctor; from the thirtieth day on the patient or an independent member)
	Extend {
		/// Its id
		encounter: EncounterId,
	},
	/// End what it gives to whom, at once (the patient's side)
	End {
		/// Its id
		encounter: EncounterId,
	},
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
	/// Name a colleague as one of the own team in --organisation: the team has cover wherever one's encounters give it (a doctor)
	TeamAdd {
		/// The doctor or nurse, by name or id
		member: String,
	},
	/// Name a colleague as one of the own team no longer
	TeamRemove {
		/// The doctor or nurse, by name or id
		member: String,
	},
	/// Show a patient's encounters, the newest arrival first, or a doctor's of one day in --organisation
	List(ListArgs),
}

/// Whose encounters.
#[derive(Debug, Args)]
pub struct ListArgs {
	/// The patient, by name or id; oneself outside an organisation
	patient: Option<String>,
	/// Whose day; one's own by default
	#[arg(long, conflicts_with = "patient")]
	doctor: Option<String>,
	/// Which day: 2026-12-01, today, yesterday's date, mon
	#[arg(long, default_value = "today", conflicts_with = "patient")]
	day: String,
	#[command(flatten)]
	range: RangeArgs,
}

/// Carries the command out.
pub async fn run(context: &Context, command: EncounterCommand) -> Result<(), CliError> {
	match command {
		EncounterCommand::Statement(args) => arrive::statement(context, args).await,
		EncounterCommand::WalkIn(args) => arrive::walk_in(context, args).await,
		EncounterCommand::Admit { patient, to, id } => admit(context, &patient, &to, id).await,
		EncounterCommand::Attest { encounter } => {
			tell(
				context,
				encounter,
				calls::attest(encounter),
				"the visit is attested",
			)
			.await
		}
		EncounterCommand::Card(args) => card::hand_in(context, args).await,
		EncounterCommand::Vouch { encounter } => {
			let sentence =
				"vouched for: the doctor alone may write, and read what was written here, for 24 hours";
			tell(context, encounter, calls::vouch(encounter), sentence).await
		}
		EncounterCommand::Extend { encounter } => {
			tell(
				context,
				encounter,
				calls::extend_encounter(encounter),
				"open for seven days from now",
			)
			.await
		}
		EncounterCommand::End { encounter } => {
			tell(
				context,
				encounter,
				calls::end_encounter(encounter),
				"what the visit gave is ended",
			)
			.await
		}
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
		EncounterCommand::TeamAdd { member } => team(context, &member, true).await,
		EncounterCommand::TeamRemove { member } => team(context, &member, false).await,
		EncounterCommand::List(args) => list(context, args).await,
	}
}

async fn tell(context: &Context, encounter: EncounterId, call: Call, sentence: &str) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "encounter": encounter }))
		.await?;
	Ok(())
}

async fn admit(context: &Context, patient: &str, to: &str, id: Option<EncounterId>) -> Result<(), CliError> {
	let (patient, doctor) = (context.find_patient(patient)?, context.find_person(to)?);
	let session = context.connect().await?;
	let encounter = match id {
		Some(id) => id,
		None => EncounterId(random_id()?),
	};
	let call = calls::admit(encounter, session.organisation()?, doctor, patient);
	let sentence = format!("admitted; the encounter is {encounter}, and waits to be attested");
	let json = json!({ "encounter": encounter, "patient": patient, "doctor": doctor });
	carry_out(&session, &call, (&sentence, json), &format!("--id {encounter}")).await
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

async fn team(context: &Context, name: &str, joins: bool) -> Result<(), CliError> {
	let member = context.find_person(name)?;
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	let (call, sentence) = if joins {
		(
			calls::add_to_team(organisation, member),
			format!("{name} is in your team"),
		)
	} else {
		(
			calls::remove_from_team(organisation, member),
			format!("{name} is in your team no longer"),
		)
	};
	session
		.carry_out(&call, &sentence, json!({ "member": member, "joined": joins }))
		.await?;
	Ok(())
}

fn attested(how: Option<Attestation>) -> &'static str {
	match how {
		Some(Attestation::Patient { .. }) => "the patient",
		Some(Attestation::Card { .. }) => "the visit card",
		Some(Attestation::Members { .. }) => "two members",
		None => "nobody",
	}
}

async fn list(context: &Context, args: ListArgs) -> Result<(), CliError> {
	let doctor = args.doctor.map(|text| context.find_person(&text)).transpose()?;
	let asked = args.range.listing()?;
	let zone = own_zone();
	let day = calendar::parse_date(&args.day, calendar::today(now(), &zone))?;
	let day = calendar::day_bounds(day, &zone)?;
	let session = context.connect().await?;
	let caller = session.person()?;
	let views = match (&args.patient, session.organisation) {
		(None, Some(_)) if args.range.is_given() => {
			return Err(CliError::usage(
				"a doctor's encounters are shown by the day: name a patient, or give --day in place of --from and --until",
			));
		}
		(None, Some(organisation)) => {
			let span = (day.start, day.end);
			let doctor = doctor.unwrap_or(caller);
			session
				.chain
				.doctor_encounters(caller, organisation, doctor, span, now(), At::Final)
				.await?
		}
		_ => {
			let patient = session.patient_or_self(context, &args.patient)?;
			let page = async |listing| {
				session
					.chain
					.encounters(caller, patient, listing, now(), At::Final)
					.await
			};
			all_pages(asked, page).await?
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
				attested(details.attested).into(),
			]
		})
		.collect();
	let headings = [
		"encounter",
		"arrived",
		"patient",
		"doctor",
		"where",
		"status",
		"attested by",
	];
	context.out.rows(&headings, &rows, &views);
	Ok(())
}
