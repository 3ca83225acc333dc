// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus person`: people, patients or not.

use super::{member, statement::StatementFile};
use crate::{context::Context, error::CliError, output::list as joined};
use clap::{Args, Subcommand};
use salus_client::{
	account::format_ss58,
	chain::{calls, At, Call},
	records::now,
};
use salus_primitives::statements::EnrolmentPurpose;
use serde_json::json;
use std::path::PathBuf;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
	/// Enrol a person, such as a colleague-to-be, from the statement that the person signed (administrator or clerk)
	Enrol(EnrolArgs),
	/// Show who is behind the key, or another person's memberships
	Show {
		/// Name or id
		person: Option<String>,
	},
}

/// An enrolment.
#[derive(Debug, Args)]
pub struct EnrolArgs {
	/// The file that `salus key statement` wrote on the person's own device (with `--as work`, unless for a patient)
	statement: PathBuf,
	/// What to call the person here
	#[arg(long)]
	name: Option<String>,
}

impl EnrolArgs {
	/// Checks the statement and submits what `call` makes of it.
	pub async fn carry_out(
		self,
		context: &Context,
		purpose: EnrolmentPurpose,
		call: impl Fn(&calls::roles::Enrolment) -> Call,
	) -> Result<(), CliError> {
		let statement = StatementFile::read(&self.statement)?;
		let session = context.connect().await?;
		let enrolment = statement.enrolment(&session.chain.network().await?, purpose, now())?;
		let person = enrolment.person;
		let sentence = format!(
			"{} is enrolled as {person}",
			self.name.as_deref().unwrap_or(&statement.account)
		);
		session
			.carry_out(&call(&enrolment), &sentence, json!({ "person": person }))
			.await?;
		match self.name {
			Some(name) => context.home.name_person(&name, person),
			None => Ok(()),
		}
	}
}

/// Carries the command out.
pub async fn run(context: &Context, command: PersonCommand) -> Result<(), CliError> {
	match command {
		PersonCommand::Enrol(args) => {
			args.carry_out(context, EnrolmentPurpose::Work, calls::roles::enrol_person)
				.await
		}
		PersonCommand::Show { person: Some(person) } => {
			let person = context.find_person(&person)?;
			let session = context.connect().await?;
			let views = session.chain.memberships(person, At::Final).await?;
			context
				.out
				.rows(member::HEADINGS, &member::rows(context, &views), &views);
			Ok(())
		}
		PersonCommand::Show { person: None } => show_self(context).await,
	}
}

async fn show_self(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let person = session.person()?;
	let accounts: Vec<String> = session
		.chain
		.accounts(person, At::Final)
		.await?
		.iter()
		.map(format_ss58)
		.collect();
	let memberships = session.chain.memberships(person, At::Final).await?;
	let wards = session.chain.wards(person, now(), At::Final).await?;
	context.out.fields(
		&[
			("person", context.names.person(person)),
			("id", person.to_string()),
			("accounts", joined(&accounts)),
			(
				"member of",
				joined(memberships.iter().map(|view| {
					format!(
						"{} ({})",
						context.names.organisation(view.organisation),
						view.membership.profession
					)
				})),
			),
			(
				"acts for",
				joined(
					wards
						.iter()
						.map(|view| context.names.person(view.patient.person())),
				),
			),
		],
		&json!({ "person": person, "accounts": accounts, "memberships": memberships, "wards": wards }),
	);
	Ok(())
}
