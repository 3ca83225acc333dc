// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus member`: people whom an organisation credentials.

use super::act::{propose, Voice};
use crate::{
	context::{Context, Session},
	error::CliError,
	output::{instant, list as joined},
	parse::{self, When},
};
use clap::Subcommand;
use salus_client::{
	chain::{all_pages, calls, At, Call},
	records::now,
};
use salus_primitives::{
	acts::ActContent,
	roles::{Credentials, Profession},
	views::{Listing, MembershipView},
};
use serde_json::json;

/// The verbs. All but `list` are for administrators of --organisation.
#[derive(Debug, Subcommand)]
pub enum MemberCommand {
	/// Show the members of --organisation, who became one last first
	List,
	/// Propose to credential a person, who accepts with `salus act carry-out` once another administrator has approved
	Issue {
		/// Name or id
		person: String,
		/// As what
		#[arg(long, value_parser = parse::profession)]
		profession: Profession,
		/// What else the member may do: verifying, emergency
		#[arg(long, value_parser = parse::credentials)]
		credentials: Option<Credentials>,
		/// Until when
		#[arg(long, default_value = "1y", value_name = "WHEN")]
		valid: When,
	},
	/// Propose that a membership ends later or earlier
	Renew {
		/// Name or id
		person: String,
		/// Until when
		#[arg(long, default_value = "1y", value_name = "WHEN")]
		valid: When,
	},
	/// Suspend a membership
	Suspend {
		/// Name or id
		person: String,
	},
	/// Propose that a suspended member acts again
	Reinstate {
		/// Name or id
		person: String,
	},
	/// End a membership for good
	End {
		/// Name or id
		person: String,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: MemberCommand) -> Result<(), CliError> {
	let who = |text: &str| context.find_person(text);
	if matches!(command, MemberCommand::List) {
		return list(context).await;
	}
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	let content = match command {
		MemberCommand::List => return Ok(()),
		MemberCommand::Suspend { person } => {
			let call = calls::roles::suspend_membership(organisation, who(&person)?);
			return closed(&session, &call, &format!("{person} is suspended")).await;
		}
		MemberCommand::End { person } => {
			let call = calls::roles::end_membership(organisation, who(&person)?);
			return closed(&session, &call, &format!("{person}'s membership is ended")).await;
		}
		MemberCommand::Issue {
			person,
			profession,
			credentials,
			valid,
		} => ActContent::IssueMembership {
			person: who(&person)?,
			profession,
			credentials: credentials.unwrap_or(Credentials::NONE),
			valid_until: valid.from(now()),
		},
		MemberCommand::Renew { person, valid } => ActContent::RenewMembership {
			person: who(&person)?,
			valid_until: valid.from(now()),
		},
		MemberCommand::Reinstate { person } => ActContent::ReinstateMembership {
			person: who(&person)?,
		},
	};
	propose(&session, organisation, &content, Voice { council: false }).await
}

async fn closed(session: &Session, call: &Call, sentence: &str) -> Result<(), CliError> {
	session.carry_out(call, sentence, json!({})).await.map(drop)
}

/// One line per membership.
pub fn rows(context: &Context, views: &[MembershipView]) -> Vec<Vec<String>> {
	views
		.iter()
		.map(|view| {
			let membership = &view.membership;
			vec![
				context.names.person(view.person),
				context.names.organisation(view.organisation),
				membership.profession.to_string(),
				joined(membership.credentials.iter()),
				membership.status.to_string(),
				instant(membership.valid_until),
				instant(membership.full_from),
			]
		})
		.collect()
}

/// The headings of [`rows`].
pub const HEADINGS: &[&str] = &[
	"person",
	"organisation",
	"profession",
	"credentials",
	"status",
	"valid until",
	"in full from",
];

async fn list(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let (organisation, caller) = (session.organisation()?, session.person()?);
	let page = async |listing| {
		session
			.chain
			.members(caller, organisation, listing, At::Final)
			.await
	};
	let views = all_pages(Listing::all(), page).await?;
	context.out.rows(HEADINGS, &rows(context, &views), &views);
	Ok(())
}
