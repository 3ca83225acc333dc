// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus representative`: people who act for a patient.

use crate::{
	context::Context,
	error::CliError,
	output::{instant, list as joined},
	parse::{self, When},
};
use clap::Subcommand;
use salus_client::{
	chain::{calls, At},
	records::now,
};
use salus_primitives::consent::Powers;
use serde_json::json;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum RepresentativeCommand {
	/// Name somebody who acts for oneself
	Appoint {
		/// Name or id
		person: String,
		/// What for: book, view, consent, view-sealed
		#[arg(long, value_parser = parse::powers)]
		powers: Powers,
		/// From when; at once by default
		#[arg(long, value_name = "WHEN")]
		from: Option<When>,
		/// Until when
		#[arg(long, default_value = "1y", value_name = "WHEN")]
		until: When,
	},
	/// End a representation (the patient, or the representative)
	Dismiss {
		/// The representative, by name or id
		person: String,
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
	/// Show who acts for a patient, and for whom one acts
	List {
		/// The patient; oneself by default
		#[arg(long)]
		patient: Option<String>,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: RepresentativeCommand) -> Result<(), CliError> {
	match command {
		RepresentativeCommand::Appoint {
			person,
			powers,
			from,
			until,
		} => {
			let representative = context.find_person(&person)?;
			let session = context.connect().await?;
			let (from, until) = (from.map_or(now(), |from| from.from(now())), until.from(now()));
			let call = calls::consent::appoint_representative(representative, powers, from, until);
			let sentence = format!(
				"{person} may {} for you until {}",
				joined(powers.iter()),
				instant(until)
			);
			session.carry_out(&call, &sentence, json!({})).await?;
		}
		RepresentativeCommand::Dismiss { person, patient } => {
			let representative = context.find_person(&person)?;
			let session = context.connect().await?;
			let patient = session.patient_or_self(context, &patient)?;
			let call = calls::consent::dismiss_representative(patient, representative);
			session
				.carry_out(&call, &format!("{person} no longer acts"), json!({}))
				.await?;
		}
		RepresentativeCommand::List { patient } => list(context, &patient).await?,
	}
	Ok(())
}

async fn list(context: &Context, patient: &Option<String>) -> Result<(), CliError> {
	let session = context.connect().await?;
	let caller = session.person()?;
	let whose = session.patient_or_self(context, patient)?;
	let mut views = session
		.chain
		.representatives(caller, whose, now(), At::Final)
		.await?;
	if patient.is_none() {
		views.extend(session.chain.wards(caller, now(), At::Final).await?);
	}
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			vec![
				context.names.person(view.patient.person()),
				context.names.person(view.representative),
				joined(view.representation.powers.iter()),
				instant(view.representation.from),
				instant(view.ends_at),
			]
		})
		.collect();
	context.out.rows(
		&["patient", "represented by", "powers", "from", "until"],
		&rows,
		&views,
	);
	Ok(())
}
