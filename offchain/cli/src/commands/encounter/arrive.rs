// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How an encounter opens without the front desk's check-in: somebody walks in, or joins from afar.

use crate::{
	commands::{
		care::{carry_out, shown},
		statement::{write_or_show, VisitStatementFile},
	},
	context::{random_id, Context, Session},
	error::CliError,
	parse::When,
};
use clap::Args;
use salus_client::{
	account::{format_ss58, Signer},
	chain::{calls::appointments as calls, At},
	records::now,
};
use salus_primitives::{
	roles::Profession, statements::VisitStatement, AppointmentId, EncounterId, OrganisationId, PersonId,
};
use serde_json::json;
use std::path::PathBuf;

/// Somebody says to be there.
#[derive(Debug, Args)]
pub struct StatementArgs {
	/// To whom, by name or id
	doctor: String,
	/// Where, by name or id; where the doctor works, if that is one organisation
	#[arg(long = "in", value_name = "ORGANISATION")]
	place: Option<String>,
	/// Who came, where a representative signs; oneself by default
	#[arg(long)]
	patient: Option<String>,
	/// The id of the encounter that it opens; random by default
	#[arg(long)]
	id: Option<EncounterId>,
	/// Until when the front desk may submit it
	#[arg(long, default_value = "1h", value_name = "WHEN")]
	expires: When,
	/// Write it to this file instead of showing it
	#[arg(long)]
	to: Option<PathBuf>,
}

/// Somebody came without an appointment, or too late for one.
#[derive(Debug, Args)]
pub struct WalkInArgs {
	/// The file that `salus encounter statement` wrote on the patient's or the representative's own device
	statement: PathBuf,
	/// The missed appointment that this visit makes good
	#[arg(long, value_name = "APPOINTMENT")]
	makes_good: Option<AppointmentId>,
}

/// The organisation named, or the only one in which somebody works as a doctor.
async fn place(
	context: &Context,
	session: &Session,
	doctor: PersonId,
	named: Option<OrganisationId>,
) -> Result<OrganisationId, CliError> {
	if let Some(organisation) = named {
		return Ok(organisation);
	}
	let views = session.chain.memberships(doctor, At::Final).await?;
	let mut works_in = views
		.iter()
		.filter(|view| view.membership.is_live(now()) && view.membership.profession == Profession::Doctor)
		.map(|view| view.organisation);
	let name = context.names.person(doctor);
	match (works_in.next(), works_in.next()) {
		(Some(organisation), None) => Ok(organisation),
		(None, _) => Err(CliError::refused(format!(
			"{name} works nowhere as a doctor now; choose another"
		))),
		(Some(_), Some(_)) => Err(CliError::usage(format!(
			"{name} works in several organisations: say where you are with --in"
		))),
	}
}

/// `salus encounter statement`.
pub async fn statement(context: &Context, args: StatementArgs) -> Result<(), CliError> {
	let doctor = context.find_person(&args.doctor)?;
	let named = args.place.as_deref().map(|text| context.find_organisation(text));
	let named = named.transpose()?;
	let session = context.connect().await?;
	let patient = session.patient_or_self(context, &args.patient)?;
	let encounter = match args.id {
		Some(id) => id,
		None => EncounterId(random_id()?),
	};
	let statement = VisitStatement {
		network: session.chain.network().await?,
		organisation: place(context, &session, doctor, named).await?,
		doctor,
		patient,
		account: session.key.account(),
		encounter,
		expires_at: args.expires.from(now()),
	};
	let file = VisitStatementFile::sign(&session.key, &statement);
	let account = format_ss58(&statement.account);
	let json = json!({
		"encounter": encounter,
		"patient": patient,
		"doctor": doctor,
		"organisation": statement.organisation,
		"expires_at": statement.expires_at,
	});
	write_or_show(context, &file, &account, json, args.to)
}

/// `salus encounter walk-in`.
pub async fn walk_in(context: &Context, args: WalkInArgs) -> Result<(), CliError> {
	let file = VisitStatementFile::read(&args.statement)?;
	let session = context.connect().await?;
	let network = session.chain.network().await?;
	let (said, signature) = file.checked(&network, session.organisation()?, now())?;
	let call = calls::walk_in(
		said.encounter,
		said.organisation,
		said.doctor,
		said.patient,
		args.makes_good,
		said.account,
		said.expires_at,
		signature,
	);
	let sentence = format!(
		"{}: {} is there for {}",
		said.encounter,
		context.names.person(said.patient.person()),
		context.names.person(said.doctor)
	);
	let extra = json!({
		"encounter": said.encounter,
		"patient": said.patient,
		"doctor": said.doctor,
		"makes_good": args.makes_good,
	});
	let done = session.carry_out(&call, &sentence, extra).await;
	done.map(drop).map_err(|error| {
		error.with_note(format!(
			"The statement can be submitted again until {}; it opens one encounter and no second.",
			shown(said.expires_at)
		))
	})
}

/// `salus encounter join`.
pub async fn join(
	context: &Context,
	appointment: AppointmentId,
	id: Option<EncounterId>,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let encounter = match id {
		Some(id) => id,
		None => EncounterId(random_id()?),
	};
	let sentence = format!("joined; the encounter is {encounter}");
	let extra = json!({ "appointment": appointment, "encounter": encounter });
	let call = calls::join(appointment, encounter);
	carry_out(&session, &call, (&sentence, extra), &format!("--id {encounter}")).await
}
