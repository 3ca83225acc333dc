// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus patient ward`: patients without an account of their own, and how they get one.

use crate::{
	commands::statement::StatementFile,
	context::{random_id, Context, Session},
	error::CliError,
	parse::When,
};
use clap::Subcommand;
use salus_client::{
	account::{format_ss58, parse_ss58},
	chain::calls::{
		roles as calls,
		roles::{Enrolment, FirstAccount},
	},
	records::now,
};
use salus_primitives::{statements::EnrolmentPurpose, PatientId};
use serde_json::json;
use std::path::{Path, PathBuf};

/// What two members do, one after the other, and how a ward gets its first account.
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
	/// Give a ward that is not of age its first account (a representative who may consent)
	GiveAccount {
		/// The file that `salus key statement --as first-account --person WARD` wrote with the ward's key, for the organisation that enrolled the ward
		statement: PathBuf,
	},
	/// Propose the first account of a ward that came of age without one (an administrator or a clerk in --organisation)
	ProposeAccount {
		/// The file that `salus key statement --as first-account --person WARD` wrote with the ward's key
		statement: PathBuf,
	},
	/// Confirm the first account of a ward that a colleague proposed
	ConfirmAccount {
		/// The ward's id or name
		ward: String,
		/// The account, as the ward's key shows it
		account: String,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: WardCommand) -> Result<(), CliError> {
	match command {
		WardCommand::Propose {
			guardian,
			majority,
			id,
			name,
		} => propose(context, &guardian, majority, id, name).await,
		WardCommand::Confirm { ward } => {
			let ward = context.find_patient(&ward)?;
			let session = context.connect().await?;
			let call = calls::confirm_ward(ward);
			session
				.carry_out(&call, "the ward is enrolled", json!({ "patient": ward }))
				.await?;
			Ok(())
		}
		WardCommand::GiveAccount { statement } => give_account(context, &statement).await,
		WardCommand::ProposeAccount { statement } => propose_account(context, &statement).await,
		WardCommand::ConfirmAccount { ward, account } => confirm_account(context, &ward, &account).await,
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
	let call = calls::propose_ward(session.organisation()?, ward, guardian, majority.from(now()));
	let sentence = format!("proposed: a colleague confirms it with `salus patient ward confirm {ward}`");
	session
		.carry_out(&call, &sentence, json!({ "patient": ward }))
		.await?;
	match name {
		Some(name) => context.home.name_person(&name, ward.person()),
		None => Ok(()),
	}
}

/// What the ward's key signed, checked.
async fn signed(context: &Context, path: &Path) -> Result<(Session, Enrolment, FirstAccount), CliError> {
	let statement = StatementFile::read(path)?;
	let session = context.connect().await?;
	let said = statement.enrolment(
		&session.chain.network().await?,
		EnrolmentPurpose::FirstAccount,
		now(),
	)?;
	let first = FirstAccount {
		account: said.account,
		encryption_key: said.encryption_key,
		expires_at: said.expires_at,
		signature: said.signature,
	};
	Ok((session, said, first))
}

async fn give_account(context: &Context, path: &Path) -> Result<(), CliError> {
	let (session, said, first) = signed(context, path).await?;
	let ward = said.person.as_patient();
	let account = format_ss58(&said.account);
	let sentence = format!(
		"{account} is {}'s first account; you act beside it until the ward comes of age",
		context.names.person(said.person)
	);
	session
		.carry_out(
			&calls::give_ward_account(ward, &first),
			&sentence,
			json!({ "patient": ward, "account": account }),
		)
		.await?;
	Ok(())
}

async fn propose_account(context: &Context, path: &Path) -> Result<(), CliError> {
	let (session, said, first) = signed(context, path).await?;
	let organisation = session.organisation()?;
	if said.organisation != organisation {
		return Err(CliError::refused(format!(
			"the statement is for {}, and you act in {organisation}; have it signed again for here",
			said.organisation
		)));
	}
	let ward = said.person.as_patient();
	let account = format_ss58(&said.account);
	let sentence = format!(
		"proposed: a colleague confirms it with `salus patient ward confirm-account {ward} {account}`"
	);
	session
		.carry_out(
			&calls::propose_ward_account(organisation, ward, &first),
			&sentence,
			json!({ "patient": ward, "account": account }),
		)
		.await?;
	Ok(())
}

async fn confirm_account(context: &Context, ward: &str, account: &str) -> Result<(), CliError> {
	let (ward, bytes) = (context.find_patient(ward)?, parse_ss58(account)?);
	let session = context.connect().await?;
	let sentence = format!(
		"{account} is {}'s first account",
		context.names.person(ward.person())
	);
	session
		.carry_out(
			&calls::confirm_ward_account(ward, bytes),
			&sentence,
			json!({ "patient": ward, "account": account }),
		)
		.await?;
	Ok(())
}
