// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus patient ward`: patients without an account of their own, and how they get one.

use crate::{
	commands::statement::StatementFile,
	context::{random_id, Context, Session},
	error::CliError,
	parse::When,
};
use clap::{Args, Subcommand};
use salus_client::{
	account::{format_ss58, parse_ss58},
	chain::calls::{
		roles as calls,
		roles::{Enrolment, FirstAccount},
	},
	records::now,
};
use salus_primitives::{acts::DeskContent, statements::EnrolmentPurpose, PatientId};
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
	/// Propose the account with which a grown ward controls itself (an administrator or a clerk in --organisation)
	ProposeAccount {
		/// The file that `salus key statement --as first-account --person WARD` wrote with the ward's key
		statement: PathBuf,
	},
	/// Confirm a grown ward's own account for another organisation (an administrator or a clerk in --organisation)
	ConfirmAccount {
		/// The file that was proposed
		statement: PathBuf,
	},
	/// Carry out a grown ward's own account that two desks agreed on, a week after the proposal
	CarryOutAccount {
		/// The file that was proposed
		statement: PathBuf,
	},
	/// Add a guardian, or dismiss one, by the desks of two organisations
	Guardian {
		/// The ward's id or name
		ward: String,
		/// The guardian, by name or id
		guardian: String,
		/// To dismiss the guardian
		#[arg(long)]
		dismiss: bool,
		/// What to do
		#[command(flatten)]
		step: DeskStep,
	},
	/// Say that a ward under age holds its account itself, so that what it seals is shut to its guardians (an administrator or a clerk in --organisation)
	HoldsAccount {
		/// The file that `salus key statement --as held-account --person WARD` wrote with the ward's key; rotate the key before if somebody else may know it
		statement: PathBuf,
	},
	/// Keep a guardian from acting, at once and for 30 days, together with a colleague who says the same (in --organisation)
	SuspendGuardian {
		/// The ward's id or name
		ward: String,
		/// The guardian, by name or id
		guardian: String,
	},
	/// Correct when the ward comes of age, by the desks of two organisations
	Majority {
		/// The ward's id or name
		ward: String,
		/// When, as a date: every step names the same
		at: When,
		/// What to do
		#[command(flatten)]
		step: DeskStep,
	},
}

/// A step of what two desks do; without one it is proposed.
#[derive(Clone, Copy, Debug, Args)]
pub struct DeskStep {
	/// Confirm it for another organisation
	#[arg(long, group = "step")]
	confirm: bool,
	/// Object to it
	#[arg(long, group = "step")]
	object: bool,
	/// Take it back
	#[arg(long, group = "step")]
	withdraw: bool,
	/// Carry it out
	#[arg(long, group = "step")]
	carry_out: bool,
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
		WardCommand::ConfirmAccount { statement } => {
			own_account(context, &statement, DeskStep::CONFIRM).await
		}
		WardCommand::CarryOutAccount { statement } => {
			own_account(context, &statement, DeskStep::CARRY_OUT).await
		}
		WardCommand::Guardian {
			ward,
			guardian,
			dismiss,
			step,
		} => {
			let guardian = context.find_person(&guardian)?;
			let content = if dismiss {
				DeskContent::DismissGuardian { guardian }
			} else {
				DeskContent::AddGuardian { guardian }
			};
			let ward = context.find_patient(&ward)?;
			step.take(&context.connect().await?, ward, content).await
		}
		WardCommand::HoldsAccount { statement } => holds_account(context, &statement).await,
		WardCommand::SuspendGuardian { ward, guardian } => suspend_guardian(context, &ward, &guardian).await,
		WardCommand::Majority { ward, at, step } => {
			let majority_at = at.from(now());
			let ward = context.find_patient(&ward)?;
			let content = DeskContent::CorrectMajority { majority_at };
			step.take(&context.connect().await?, ward, content).await
		}
	}
}

async fn holds_account(context: &Context, path: &Path) -> Result<(), CliError> {
	let (session, said, held) = signed(context, path, EnrolmentPurpose::HeldAccount).await?;
	let ward = said.person.as_patient();
	let call = calls::confirm_held_account(session.organisation()?, ward, &held);
	let sentence = "confirmed: what the ward seals is shut to its guardians, too";
	session
		.carry_out(&call, sentence, json!({ "patient": ward }))
		.await
		.map(drop)
}

async fn suspend_guardian(context: &Context, ward: &str, guardian: &str) -> Result<(), CliError> {
	let (ward, guardian) = (context.find_patient(ward)?, context.find_person(guardian)?);
	let session = context.connect().await?;
	let call = calls::suspend_guardian(session.organisation()?, ward, guardian);
	let sentence =
		"noted: once a second colleague has said so, within seven days, the guardian does nothing for the \
	                ward for 30 days; `salus patient ward guardian --dismiss` is for good";
	session
		.carry_out(&call, sentence, json!({ "patient": ward, "guardian": guardian }))
		.await
		.map(drop)
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
async fn signed(
	context: &Context,
	path: &Path,
	purpose: EnrolmentPurpose,
) -> Result<(Session, Enrolment, FirstAccount), CliError> {
	let statement = StatementFile::read(path)?;
	let session = context.connect().await?;
	let said = statement.enrolment(&session.chain.network().await?, purpose, now())?;
	let first = FirstAccount {
		account: said.account,
		encryption_key: said.encryption_key,
		expires_at: said.expires_at,
		signature: said.signature,
	};
	Ok((session, said, first))
}

async fn give_account(context: &Context, path: &Path) -> Result<(), CliError> {
	let (session, said, first) = signed(context, path, EnrolmentPurpose::FirstAccount).await?;
	let ward = said.person.as_patient();
	let account = format_ss58(&said.account);
	let sentence = format!(
		"{account} is {}'s first account until the ward comes of age; you act beside it until then",
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
	let (session, said, first) = signed(context, path, EnrolmentPurpose::FirstAccount).await?;
	let organisation = session.organisation()?;
	if said.organisation != organisation {
		return Err(CliError::refused(format!(
			"the statement is for {}, and you act in {organisation}; have it signed again for here",
			said.organisation
		)));
	}
	let ward = said.person.as_patient();
	let account = format_ss58(&said.account);
	let sentence =
		"proposed: the desk of another organisation confirms it with `salus patient ward confirm-account`";
	session
		.carry_out(
			&calls::propose_ward_account(organisation, ward, &first),
			sentence,
			json!({ "patient": ward, "account": account }),
		)
		.await?;
	Ok(())
}

/// The account that a statement is about, as two desks give it.
async fn own_account(context: &Context, path: &Path, step: DeskStep) -> Result<(), CliError> {
	let statement = StatementFile::read(path)?;
	let session = context.connect().await?;
	let content = DeskContent::GiveAccount {
		account: parse_ss58(&statement.account)?,
		encryption_key: statement.encryption_key.0,
	};
	step.take(&session, statement.person.as_patient(), content).await
}

impl DeskStep {
	const NONE: Self = Self {
		confirm: false,
		object: false,
		withdraw: false,
		carry_out: false,
	};
	const CONFIRM: Self = Self {
		confirm: true,
		..Self::NONE
	};
	const CARRY_OUT: Self = Self {
		carry_out: true,
		..Self::NONE
	};

	async fn take(self, session: &Session, ward: PatientId, content: DeskContent) -> Result<(), CliError> {
		let person = ward.person();
		let (call, sentence) = if self.confirm {
			let call = calls::confirm_desk_act(session.organisation()?, person, content);
			(call, "confirmed")
		} else if self.object {
			(
				calls::object_desk_act(person, content, session.organisation),
				"objected",
			)
		} else if self.withdraw {
			(calls::withdraw_desk_act(person, content), "taken back")
		} else if self.carry_out {
			(calls::carry_out_desk_act(person, content), "carried out")
		} else {
			let call = calls::propose_desk_act(session.organisation()?, person, content);
			(call, "proposed: the desk of another organisation confirms it")
		};
		session
			.carry_out(&call, sentence, json!({ "patient": ward }))
			.await
			.map(drop)
	}
}
