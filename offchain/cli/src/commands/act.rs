// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus act`: what two people of an organisation decide together. Who proposes what is in `salus org` and `salus member`.

use crate::{
	context::{Context, Session},
	error::CliError,
	output::instant,
};
use clap::{Args, Subcommand};
use salus_client::chain::{act_number, calls, At, Call};
use salus_primitives::{
	acts::{ActContent, ActView, NotYet},
	OrganisationId, PersonId,
};
use serde_json::json;

/// The verbs. An act is named by the number that its proposal and `list` show, or the beginning of it.
#[derive(Debug, Subcommand)]
pub enum ActCommand {
	/// Show what is proposed in --organisation and not done yet
	List,
	/// Approve an act (another administrator than its proposer, or the council)
	Approve {
		/// Its number
		act: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Object to an act: it waits twice as long and needs the council
	Object {
		/// Its number
		act: String,
	},
	/// Take the own proposal or approval back
	Withdraw {
		/// Its number
		act: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Carry an act out whose wait is over. Whoever is hired or named administrator accepts by that
	CarryOut {
		/// Its number
		act: String,
	},
}

/// As what somebody takes part in an act.
#[derive(Clone, Copy, Debug, Args)]
pub struct Voice {
	/// As the council (the sudo key of a development chain), not as an administrator
	#[arg(long)]
	pub council: bool,
}

/// Carries the command out.
pub async fn run(context: &Context, command: ActCommand) -> Result<(), CliError> {
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	let found = |act: String| async {
		let act = act;
		find(&session, organisation, &act).await
	};
	match command {
		ActCommand::List => return list(context, &session, organisation).await,
		ActCommand::Approve { act, voice } => {
			let content = found(act).await?;
			voice
				.sends(
					&session,
					calls::roles::approve_act(organisation, &content),
					"approved",
				)
				.await
		}
		ActCommand::Object { act } => {
			let content = found(act).await?;
			let call = calls::roles::object_act(organisation, &content);
			session.carry_out(&call, "objected", json!({})).await.map(drop)
		}
		ActCommand::Withdraw { act, voice } => {
			let content = found(act).await?;
			voice
				.sends(
					&session,
					calls::roles::withdraw_act(organisation, &content),
					"taken back",
				)
				.await
		}
		ActCommand::CarryOut { act } => {
			let content = found(act).await?;
			let call = calls::roles::carry_out_act(organisation, &content);
			session.carry_out(&call, "carried out", json!({})).await.map(drop)
		}
	}
}

impl Voice {
	async fn sends(self, session: &Session, call: Call, sentence: &str) -> Result<(), CliError> {
		let call = if self.council {
			calls::sudo::sudo(call)
		} else {
			call
		};
		session.carry_out(&call, sentence, json!({})).await.map(drop)
	}
}

/// Proposes an act and says what it still needs.
pub async fn propose(
	session: &Session,
	organisation: OrganisationId,
	content: &ActContent,
	voice: Voice,
) -> Result<(), CliError> {
	let call = calls::roles::propose_act(organisation, content);
	let call = if voice.council {
		calls::sudo::sudo(call)
	} else {
		call
	};
	let number = act_number(content);
	let sentence = format!(
		"proposed: {}. It goes on with `salus act approve {}`",
		content.kind(),
		short(&number)
	);
	session
		.carry_out(
			&call,
			&sentence,
			json!({ "act": number, "person": content.concerns() }),
		)
		.await
		.map(drop)
}

/// Enough of a number to tell acts apart by eye.
fn short(number: &str) -> &str {
	number.get(..8).unwrap_or(number)
}

/// Who asks for the acts: the person at work, or, for the council, which is nobody, whoever administers the organisation.
async fn asker(session: &Session, organisation: OrganisationId) -> Result<PersonId, CliError> {
	if let Ok(person) = session.person() {
		return Ok(person);
	}
	let view = session.chain.organisation(organisation, At::Best).await?;
	view.and_then(|view| view.details.administrators.first().copied())
		.ok_or_else(|| CliError::refused(format!("the chain knows no organisation {organisation}")))
}

async fn open(session: &Session, organisation: OrganisationId) -> Result<Vec<ActView>, CliError> {
	let caller = asker(session, organisation).await?;
	Ok(session.chain.acts(caller, organisation, At::Best).await?)
}

/// The open act whose number begins like this.
async fn find(session: &Session, organisation: OrganisationId, text: &str) -> Result<ActContent, CliError> {
	let mut found = open(session, organisation)
		.await?
		.into_iter()
		.filter(|act| act_number(&act.content).starts_with(&text.to_lowercase()));
	match (found.next(), found.next()) {
		(Some(act), None) => Ok(act.content),
		(None, _) => Err(CliError::refused(format!(
			"no act that concerns you in {organisation} has the number {}: `salus act list` shows those that are open",
			text.escape_default()
		))),
		(Some(_), Some(_)) => Err(CliError::usage(format!(
			"several acts begin with {}: give more of the number",
			text.escape_default()
		))),
	}
}

/// What an act lacks, for people.
fn lacks(act: &ActView) -> String {
	match act.not_yet {
		None => "can be carried out".into(),
		Some(NotYet::NeedsAdministrator) => "another administrator has to approve".into(),
		Some(NotYet::NeedsCouncil) => "the council has to approve".into(),
		Some(NotYet::Waiting) => format!("can be carried out from {}", instant(act.opens_at)),
		Some(NotYet::Lapsed) => "has lapsed".into(),
		Some(NotYet::Void) => "is void: what it would open was closed since; propose it anew".into(),
	}
}

async fn list(context: &Context, session: &Session, organisation: OrganisationId) -> Result<(), CliError> {
	let acts = open(session, organisation).await?;
	let name = |person: &PersonId| context.names.person(*person);
	let rows: Vec<_> = acts
		.iter()
		.map(|act| {
			vec![
				short(&act_number(&act.content)).to_owned(),
				act.content.kind().to_string(),
				act.content.concerns().as_ref().map_or_else(|| "-".into(), name),
				act.proposer.as_ref().map_or_else(|| "the council".into(), name),
				act.approvals.len().to_string(),
				act.objections.len().to_string(),
				lacks(act),
				instant(act.lapses_at),
			]
		})
		.collect();
	let headings = [
		"act",
		"what",
		"about",
		"proposed by",
		"approvals",
		"objections",
		"state",
		"lapses",
	];
	context.out.rows(&headings, &rows, &acts);
	Ok(())
}
