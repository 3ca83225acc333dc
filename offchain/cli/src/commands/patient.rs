// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus patient`: patients and wards.

use super::person::EnrolArgs;
use crate::{
	context::{random_id, Context},
	error::CliError,
	output::{instant, list as joined},
	parse::When,
};
use clap::Subcommand;
use salus_client::{
	chain::{calls, At},
	records::now,
};
use salus_primitives::PatientId;
use serde_json::json;

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
	/// Patients without an account of their own, such as newborns
	#[command(subcommand)]
	Ward(WardCommand),
}

/// What two members do, one after the other.
#[derive(Debug, Subcommand)]
pub enum WardCommand {
	/// Propose a ward and the guardian who acts for it
	Propose {
		/// The guardian, by name or id
		#[arg(long)]
		guardian: String,
		/// When the ward comes of age
		#[arg(long, default_value = "18y", value_name = "WHEN")]
		majority: When,
		/// The ward's id; random by default
		#[arg(long)]
		id: Option<PatientId>,
		/// What to call the ward here
		#[arg(long)]
		name: Option<String>,
	},
	/// Confirm a ward that a colleague proposed
	Confirm {
		/// The ward's id or name
		ward: String,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: PatientCommand) -> Result<(), CliError> {
	match command {
		PatientCommand::Enrol(args) => args.carry_out(context, calls::roles::enrol_patient).await,
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
		PatientCommand::Ward(WardCommand::Propose {
			guardian,
			majority,
			id,
			name,
		}) => propose(context, &guardian, majority, id, name).await,
		PatientCommand::Ward(WardCommand::Confirm { ward }) => {
			let ward = context.find_patient(&ward)?;
			let session = context.connect().await?;
			let call = calls::roles::confirm_ward(ward);
			session
				.carry_out(&call, "the ward is enrolled", json!({ "patient": ward }))
				.await?;
			Ok(())
		}
	}
}

async fn propose(
	context: &Context,
	guardian: &str,
	majority: When,
	id: Option<PatientId>,
	name: Option<String>,
) -> Result<(), CliError> {
	let guardian = context.find_person(guardian)?;
	let session = context.connect().await?;
	let ward = match id {
		Some(ward) => ward,
		None => PatientId(random_id()?),
	};
	let call = calls::roles::propose_ward(session.organisation()?, ward, guardian, majority.from(now()));
	let sentence = format!("proposed: a colleague confirms it with `salus patient ward confirm {ward}`");
	session
		.carry_out(&call, &sentence, json!({ "patient": ward }))
		.await?;
	match name {
		Some(name) => context.home.name_person(&name, ward.person()),
		None => Ok(()),
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
			joined(shut.excluded.iter().map(|person| context.names.person(*person))),
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
