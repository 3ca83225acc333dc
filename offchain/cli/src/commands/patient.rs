// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus patient`: patients and wards.

mod ward;

use super::{encounter::card::CardCommand, person::EnrolArgs};
use crate::{
	context::Context,
	error::CliError,
	output::{instant, list as joined},
};
use clap::Subcommand;
use salus_client::{
	chain::{calls, At},
	records::now,
};
use salus_primitives::{files::FileReason, statements::EnrolmentPurpose};
use serde_json::json;
use ward::WardCommand;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum PatientCommand {
	/// Enrol a patient from the statement that the patient signed (clerk, doctor, nurse or administrator)
	Enrol(EnrolArgs),
	/// Show a patient's row, and what is sealed and shut
	Show {
		/// Name or id; oneself by default
		patient: Option<String>,
	},
	/// Register with a further organisation (the patient, or a representative)
	Register {
		/// The organisation to register with, by name or id
		#[arg(value_name = "ORGANISATION")]
		with: String,
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
	/// Take a registration back: nobody there books, attests a visit or has cover any more (the patient, or a representative)
	Unregister {
		/// The organisation to leave, by name or id
		#[arg(value_name = "ORGANISATION")]
		from: String,
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
	/// Wish that a doctor renewed a prescription without a visit; good for seven days (the patient's side)
	Renewal {
		/// The doctor, by name or id
		doctor: String,
		/// Where, by name or id
		#[arg(long = "in", value_name = "ORGANISATION")]
		place: String,
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
	/// Open the file that says who a patient is for a quarter of an hour (a clerk, doctor or nurse of --organisation)
	OpenFile {
		/// Name or id of the patient
		patient: String,
		/// Why: call, walk-in or correction
		#[arg(long)]
		reason: FileReason,
	},
	/// A printed key pair that attests visits of a patient without a phone
	#[command(subcommand)]
	Card(CardCommand),
	/// Patients without an account of their own, such as newborns
	#[command(subcommand)]
	Ward(WardCommand),
}

/// Carries the command out.
pub async fn run(context: &Context, command: PatientCommand) -> Result<(), CliError> {
	match command {
		PatientCommand::Enrol(args) => {
			args.carry_out(context, EnrolmentPurpose::Patient, calls::roles::enrol_patient)
				.await
		}
		PatientCommand::Show { patient } => show(context, &patient).await,
		PatientCommand::Register { with, patient } => {
			let organisation = context.find_organisation(&with)?;
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &patient)?;
			let call = calls::roles::register_with(patient, organisation);
			session
				.carry_out(&call, &format!("registered with {with}"), json!({}))
				.await?;
			Ok(())
		}
		PatientCommand::Unregister { from, patient } => {
			let organisation = context.find_organisation(&from)?;
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &patient)?;
			let call = calls::roles::unregister(patient, organisation);
			let sentence =
				format!("no longer registered with {from}; what was written there stays in its keeping");
			session.carry_out(&call, &sentence, json!({})).await?;
			Ok(())
		}
		PatientCommand::Renewal {
			doctor,
			place,
			patient,
		} => {
			let (person, organisation) = (context.find_person(&doctor)?, context.find_organisation(&place)?);
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &patient)?;
			let call = calls::appointments::wish_renewal(organisation, person, patient);
			let sentence = format!("{doctor} may prescribe for seven days");
			session.carry_out(&call, &sentence, json!({})).await?;
			Ok(())
		}
		PatientCommand::OpenFile { patient, reason } => {
			let patient = context.find_person(&patient)?.as_patient();
			let session = context.connect().await?;
			let call = calls::appointments::open_file(session.organisation()?, patient, reason);
			let sentence = "the file is open for a quarter of an hour";
			session.carry_out(&call, sentence, json!({})).await?;
			Ok(())
		}
		PatientCommand::Card(command) => super::encounter::card::run(context, command).await,
		PatientCommand::Ward(command) => ward::run(context, command).await,
	}
}

async fn show(context: &Context, patient: &Option<String>) -> Result<(), CliError> {
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, patient)?;
	let caller = session.person()?;
	let row = session
		.chain
		.patient(caller, patient, now(), At::Final)
		.await?
		.ok_or_else(|| {
			CliError::refused("there is no such patient, or you are no party to this patient's care")
		})?;
	let shut = session.chain.shut(caller, patient, now(), At::Final).await?;
	let representatives = session
		.chain
		.representatives(caller, patient, now(), At::Final)
		.await?;
	let mut fields = vec![
		("patient", context.names.person(patient.person())),
		("id", patient.to_string()),
		("enrolled by", context.names.organisation(row.enrolled_by)),
		("enrolled at", instant(row.enrolled_at)),
	];
	fields.extend(row.majority_at.map(|at| ("comes of age", instant(at))));
	if let Some(shut) = &shut {
		fields.push(("sealed", joined(shut.sealed.iter())));
		fields.push((
			"excluded",
			joined(
				shut.excluded
					.iter()
					.map(|whom| super::consent::ask::grantee(context, whom)),
			),
		));
		fields.push((
			"asked by one representative",
			joined(shut.wishes.iter().map(|wish| {
				let verb = if wish.shut { "shut out" } else { "readmit" };
				format!("{verb} {}", context.names.organisation(wish.organisation))
			})),
		));
	}
	let acting = representatives
		.iter()
		.map(|view| context.names.person(view.representative));
	fields.push(("represented by", joined(acting)));
	let json =
		json!({ "patient": patient, "details": row, "shut": shut, "representatives": representatives });
	context.out.fields(&fields, &json);
	Ok(())
}
