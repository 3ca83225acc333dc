// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus org`: organisations.

mod directory;

use super::act::{propose, Voice};
use crate::{
	context::{random_id, Context, Session},
	error::CliError,
	output::list as joined,
	parse,
};
use clap::Subcommand;
use directory::DirectoryCommand;
use salus_client::{
	account::parse_ss58,
	chain::{calls, At, Call},
};
use salus_primitives::{
	acts::ActContent,
	ids::parse_hex32,
	roles::OrganisationKind,
	statements::AccountBytes,
	views::{EndpointHost, OrganisationView, MAX_PAGE},
	OrganisationId, PersonId,
};
use serde_json::json;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum OrgCommand {
	/// Show all organisations
	List,
	/// Show one
	Show {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
	},
	/// Make one (the admin origin: sudo of a development chain)
	Create {
		/// What it is
		#[arg(long, value_parser = parse::organisation_kind)]
		kind: OrganisationKind,
		/// An administrator: ACCOUNT, or PERSON=ACCOUNT where the id is chosen already. Two at least
		#[arg(long, required = true, value_name = "[PERSON=]ACCOUNT")]
		administrator: Vec<String>,
		/// Its id; random by default
		#[arg(long)]
		id: Option<OrganisationId>,
		/// What to call it here
		#[arg(long)]
		name: Option<String>,
	},
	/// Suspend one (the admin origin)
	Suspend {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
	},
	/// Propose that a suspended one acts again (an administrator; the council has to approve)
	Reinstate {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Propose where its vault answers (an administrator; the council has to approve)
	Endpoint {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
		/// host[:port]
		host: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Propose one more administrator, who then accepts with `salus act carry-out`
	Appoint {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
		/// Name or id of a person who is enrolled
		person: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Propose to dismiss an administrator
	Dismiss {
		/// Name or id of the organisation
		#[arg(value_name = "ORGANISATION")]
		which: String,
		/// Name or id of the administrator
		person: String,
		/// As what
		#[command(flatten)]
		voice: Voice,
	},
	/// Propose the key of the custodian of --organisation (an administrator)
	CustodianKey {
		/// The custodian's X25519 public key, 64 hexadecimal digits
		public_key: String,
	},
	/// Keep everybody from wrapping for the custodian of --organisation, at once (an administrator)
	FreezeCustodianKey,
	/// Propose that the custodian's key that was frozen is used again (an administrator)
	ThawCustodianKey,
	/// Propose the key with which the vault of --organisation signs (an administrator)
	VaultIdentity {
		/// The vault's Ed25519 public key, 64 hexadecimal digits
		public_key: String,
	},
	/// Believe nothing any more that the vault of --organisation signs, at once (an administrator)
	EndVaultIdentity,
	/// Its signed directory of names
	#[command(subcommand)]
	Directory(DirectoryCommand),
}

/// Carries the command out.
pub async fn run(context: &Context, command: OrgCommand) -> Result<(), CliError> {
	let id = |text: &str| context.find_organisation(text);
	let (which, content, voice) = match command {
		OrgCommand::List => return list(context).await,
		OrgCommand::Show { which } => return show(context, &which).await,
		OrgCommand::Directory(command) => return directory::run(context, command).await,
		OrgCommand::CustodianKey { public_key } => {
			let key = key_of("the custodian's key", &public_key)?;
			return within(context, ActContent::SetCustodianKey { key }).await;
		}
		OrgCommand::VaultIdentity { public_key } => {
			let key = key_of("the vault's key", &public_key)?;
			return within(context, ActContent::SetVaultIdentity { key }).await;
		}
		OrgCommand::EndVaultIdentity => {
			let sentence = "nothing that the vault signs is believed until it has another identity";
			return at_once(context, calls::roles::end_vault_identity, sentence).await;
		}
		OrgCommand::FreezeCustodianKey => {
			let sentence = "nobody wraps for the custodian until its key is thawed or replaced";
			return at_once(context, calls::roles::freeze_custodian_key, sentence).await;
		}
		OrgCommand::ThawCustodianKey => return within(context, ActContent::ThawCustodianKey).await,
		OrgCommand::Create {
			kind,
			administrator,
			id,
			name,
		} => return create(context, kind, &administrator, id, name).await,
		OrgCommand::Suspend { which } => {
			let call = calls::roles::suspend_organisation(id(&which)?);
			return as_admin(&context.connect().await?, call, "suspended", json!({})).await;
		}
		OrgCommand::Reinstate { which, voice } => (which, ActContent::ReinstateOrganisation, voice),
		OrgCommand::Endpoint { which, host, voice } => (
			which,
			ActContent::SetEndpoint {
				host: host_of(&host)?,
			},
			voice,
		),
		OrgCommand::Appoint { which, person, voice } => {
			let person = context.find_person(&person)?;
			(which, ActContent::NameAdministrator { person }, voice)
		}
		OrgCommand::Dismiss { which, person, voice } => {
			let person = context.find_person(&person)?;
			(which, ActContent::DismissAdministrator { person }, voice)
		}
	};
	propose(&context.connect().await?, id(&which)?, &content, voice).await
}

fn host_of(text: &str) -> Result<EndpointHost, CliError> {
	text.as_bytes().to_vec().try_into().map_err(|_| {
		CliError::usage(format!(
			"a host of {} bytes is longer than the chain takes",
			text.len()
		))
	})
}

/// Proposes an act in the organisation in which one acts.
async fn within(context: &Context, content: ActContent) -> Result<(), CliError> {
	let session = context.connect().await?;
	let organisation = session.organisation()?;
	propose(&session, organisation, &content, Voice { council: false }).await
}

/// What an administrator closes in the organisation in which they act.
async fn at_once(
	context: &Context,
	call: impl FnOnce(OrganisationId) -> Call,
	sentence: &str,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let call = call(session.organisation()?);
	session.carry_out(&call, sentence, json!({})).await.map(drop)
}

/// The admin origin of a development chain is its sudo key.
async fn as_admin(
	session: &Session,
	call: Call,
	sentence: &str,
	extra: serde_json::Value,
) -> Result<(), CliError> {
	session
		.carry_out(&calls::sudo::sudo(call), sentence, extra)
		.await?;
	Ok(())
}

fn person_and_account(context: &Context, text: &str) -> Result<(PersonId, AccountBytes), CliError> {
	match text.split_once('=') {
		Some((person, account)) => Ok((context.find_person(person)?, parse_ss58(account)?)),
		None => Ok((PersonId(random_id()?), parse_ss58(text)?)),
	}
}

async fn create(
	context: &Context,
	kind: OrganisationKind,
	administrators: &[String],
	id: Option<OrganisationId>,
	name: Option<String>,
) -> Result<(), CliError> {
	let organisation = match id {
		Some(id) => id,
		None => OrganisationId(random_id()?),
	};
	let administrators = administrators
		.iter()
		.map(|text| person_and_account(context, text))
		.collect::<Result<Vec<_>, _>>()?;
	let people: Vec<PersonId> = administrators.iter().map(|(person, _)| *person).collect();
	let session = context.connect().await?;
	let call = calls::roles::create_organisation(organisation, kind, &administrators);
	let sentence = format!("{kind} {organisation} made");
	as_admin(
		&session,
		call,
		&sentence,
		json!({ "organisation": organisation, "administrators": people }),
	)
	.await?;
	match name {
		Some(name) => context.home.name_organisation(&name, organisation),
		None => Ok(()),
	}
}

fn key_of(what: &str, text: &str) -> Result<[u8; 32], CliError> {
	parse_hex32(text).map_err(|error| CliError::usage(format!("{what}: {error}")))
}

/// Every organisation of the network.
pub async fn all(session: &Session) -> Result<Vec<OrganisationView>, CliError> {
	let (mut views, mut cursor) = (Vec::new(), Some(0));
	while let Some(from) = cursor {
		let page = session.chain.organisations(from, MAX_PAGE, At::Final).await?;
		views.extend(page.items);
		cursor = page.next;
	}
	Ok(views)
}

fn endpoint(view: &OrganisationView) -> String {
	view.details
		.endpoint
		.as_ref()
		.map_or_else(|| "-".into(), |host| String::from_utf8_lossy(host).into_owned())
}

async fn list(context: &Context) -> Result<(), CliError> {
	let views = all(&context.connect().await?).await?;
	let rows: Vec<_> = views
		.iter()
		.map(|view| {
			vec![
				context.names.organisation(view.organisation),
				view.details.standing.kind.to_string(),
				view.details.standing.status.to_string(),
				endpoint(view),
				view.organisation.to_string(),
			]
		})
		.collect();
	context
		.out
		.rows(&["organisation", "kind", "status", "vault", "id"], &rows, &views);
	Ok(())
}

async fn show(context: &Context, organisation: &str) -> Result<(), CliError> {
	let id = context.find_organisation(organisation)?;
	let session = context.connect().await?;
	let view = session
		.chain
		.organisation(id, At::Final)
		.await?
		.ok_or_else(|| CliError::refused(format!("the chain knows no organisation {id}")))?;
	let details = &view.details;
	context.out.fields(
		&[
			("organisation", context.names.organisation(id)),
			("id", id.to_string()),
			("kind", details.standing.kind.to_string()),
			("status", details.standing.status.to_string()),
			(
				"administrators",
				joined(
					details
						.administrators
						.iter()
						.map(|person| context.names.person(*person)),
				),
			),
			("vault", endpoint(&view)),
			(
				"custodian key",
				view.custodian_key.map_or_else(
					|| "-".into(),
					|key| {
						let frozen = if view.custodian_frozen { ", frozen" } else { "" };
						format!("number {}{frozen}", key.version)
					},
				),
			),
			(
				"vault identity",
				view.vault_identity.map_or_else(|| "-".into(), hex::encode),
			),
			(
				"directory",
				if details.directory_hash.is_some() {
					"published".into()
				} else {
					"-".into()
				},
			),
		],
		&view,
	);
	Ok(())
}
