// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus member`: people whom an organisation credentials.

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
use salus_primitives::{
	roles::{Credentials, Profession},
	views::{MembershipView, MAX_PAGE},
};
use serde_json::json;

/// The verbs. All but `list` are for administrators of --organisation.
#[derive(Debug, Subcommand)]
pub enum MemberCommand {
	/// Show the members of --organisation
	List,
	/// Credential a person
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
	/// Lengthen or shorten a membership
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
	/// Let a suspended member act again
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
	let (call, sentence) = match command {
		MemberCommand::List => return Ok(()),
		MemberCommand::Issue {
			person,
			profession,
			credentials,
			valid,
		} => {
			let (until, credentials) = (valid.from(now()), credentials.unwrap_or(Credentials::NONE));
			let call =
				calls::roles::issue_membership(organisation, who(&person)?, profession, credentials, until);
			(
				call,
				format!("{person} is a {profession} until {}", instant(until)),
			)
		}
		MemberCommand::Renew { person, valid } => {
			let until = valid.from(now());
			let call = calls::roles::renew_membership(organisation, who(&person)?, until);
			(
				call,
				format!("{person}'s membership holds until {}", instant(until)),
			)
		}
		MemberCommand::Suspend { person } => (
			calls::roles::suspend_membership(organisation, who(&person)?),
			format!("{person} is suspended"),
		),
		MemberCommand::Reinstate { person } => (
			calls::roles::reinstate_membership(organisation, who(&person)?),
			format!("{person} may act again"),
		),
		MemberCommand::End { person } => (
			calls::roles::end_membership(organisation, who(&person)?),
			format!("{person}'s membership is ended"),
		),
	};
	session.carry_out(&call, &sentence, json!({})).await?;
	Ok(())
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
];

async fn list(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let (organisation, caller) = (session.organisation()?, session.person()?);
	let (mut views, mut cursor) = (Vec::new(), Some(0));
	while let Some(from) = cursor {
		let page = session
			.chain
			.members(caller, organisation, from, MAX_PAGE, At::Final)
			.await?;
		views.extend(page.items);
		cursor = page.next;
	}
	context.out.rows(HEADINGS, &rows(context, &views), &views);
	Ok(())
}
