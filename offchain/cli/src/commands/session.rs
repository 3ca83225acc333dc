// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus session`: a device that acts for a clinician or a clerk during a shift.

use crate::{
	context::{Context, Session},
	error::CliError,
	output::instant,
	parse,
};
use clap::Subcommand;
use salus_client::{
	account::{format_ss58, parse_ss58, Signer},
	chain::{calls, At},
	keystore::Unsealed,
	records::now,
};
use salus_primitives::{
	roles::{AccountScope, Profession},
	statements::{AccountBytes, SessionStatement},
	UnixMillis,
};
use serde_json::json;

/// For how long the device's statement can be submitted: it is submitted at once.
const STATEMENT: u64 = 10 * UnixMillis::MINUTE;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum SessionCommand {
	/// Open a session: make a device's key here and let it act for oneself; use it with --key DEVICE
	Open {
		/// What to call the device's key here
		device: String,
		/// For how long, at most 12h; it also ends with one's membership
		#[arg(long = "for", value_name = "SPAN", value_parser = parse::span, default_value = "8h")]
		length: u64,
		/// For which acts: clinical-session or desk-session; by default what one's profession does
		#[arg(long, value_parser = parse::session_scope)]
		scope: Option<AccountScope>,
	},
	/// End a session: with the key that opened it, or with the device's own
	Close {
		/// The device's key, by its name here, or its account; the key that signs by default
		device: Option<String>,
	},
	/// Show one's sessions
	List,
}

/// Carries the command out.
pub async fn run(context: &Context, command: SessionCommand) -> Result<(), CliError> {
	match command {
		SessionCommand::Open {
			device,
			length,
			scope,
		} => open(context, &device, length, scope).await,
		SessionCommand::Close { device } => close(context, device).await,
		SessionCommand::List => list(context).await,
	}
}

fn ensure_session_scope(scope: AccountScope) -> Result<AccountScope, CliError> {
	match scope {
		AccountScope::Full => Err(CliError::usage(
			"a session is a clinical-session or a desk-session; for an account in full control use `salus account add`",
		)),
		scope => Ok(scope),
	}
}

async fn scope_of(session: &Session) -> Result<AccountScope, CliError> {
	let memberships = session.chain.memberships(session.person()?, At::Best).await?;
	let wanted = |view: &&salus_primitives::views::MembershipView| {
		view.membership.is_live(now())
			&& session
				.organisation
				.is_none_or(|organisation| view.organisation == organisation)
	};
	match memberships.iter().find(wanted) {
		Some(view) if view.membership.profession == Profession::Clerk => Ok(AccountScope::DeskSession),
		Some(_) => Ok(AccountScope::ClinicalSession),
		None => Err(CliError::refused(
			"sessions are for clinicians and clerks, and you are a live member of no organisation",
		)),
	}
}

/// The device's key: the one of this name, where an earlier try made it, or a new one, kept before the chain hears of it.
fn device_key(context: &Context, name: &str, wallet: &Unsealed) -> Result<Unsealed, CliError> {
	let store = context.keystore();
	if store.public(name).is_ok() {
		let (key, _) = context.open_key(name)?;
		return if key.is_device() {
			Ok(key)
		} else {
			Err(CliError::usage(format!(
				"`{name}` is a key of one's own and not a device's; choose another name"
			)))
		};
	}
	let key = wallet.device()?;
	store.create(name, &key, &context.new_passphrase()?)?;
	Ok(key)
}

async fn open(
	context: &Context,
	name: &str,
	length: u64,
	scope: Option<AccountScope>,
) -> Result<(), CliError> {
	let scope = scope.map(ensure_session_scope).transpose()?;
	let session = context.connect().await?;
	let (person, network) = (session.person()?, session.chain.network().await?);
	let scope = match scope {
		Some(scope) => scope,
		None => scope_of(&session).await?,
	};
	let device = device_key(context, name, &session.key)?;
	let account = device.account();
	let statement = SessionStatement {
		network,
		person,
		account,
		scope,
		until: now().plus(length),
		expires_at: now().plus(STATEMENT),
	};
	let signature = device.sign(statement.text().as_bytes());
	let call = calls::roles::open_session(account, scope, statement.until, statement.expires_at, signature);
	let sentence = format!(
		"`--key {name}` acts for you as a {scope} until {}",
		instant(statement.until)
	);
	let extra = json!({
		"device": name,
		"account": format_ss58(&account),
		"scope": scope,
		"until": statement.until,
	});
	let done = session.carry_out(&call, &sentence, extra).await;
	done.map(drop).map_err(|error| {
		error.with_note(format!(
			"The device's key `{name}` is kept; the same command uses it again."
		))
	})
}

fn account_of(context: &Context, text: &str) -> Result<AccountBytes, CliError> {
	parse_ss58(text).or_else(|fault| match context.keystore().public(text) {
		Ok(public) => Ok(parse_ss58(&public.account)?),
		Err(_) => Err(CliError::usage(format!(
			"`{}` is neither an account ({fault}) nor the name of a key on this machine",
			text.escape_default()
		))),
	})
}

async fn close(context: &Context, device: Option<String>) -> Result<(), CliError> {
	let named = device.map(|text| account_of(context, &text)).transpose()?;
	let session = context.connect().await?;
	let account = named.unwrap_or_else(|| session.key.account());
	let shown = format_ss58(&account);
	let sentence = format!("the session of {shown} is over");
	session
		.carry_out(
			&calls::roles::close_session(account),
			&sentence,
			json!({ "account": shown }),
		)
		.await?;
	Ok(())
}

async fn list(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let sessions = session.chain.sessions(session.person()?, At::Final).await?;
	let keys = context.keystore().list()?;
	let (mut rows, mut answer) = (Vec::new(), Vec::new());
	for view in &sessions {
		let account = format_ss58(&view.account);
		let key = keys.iter().find(|key| key.account == account);
		rows.push(vec![
			account.clone(),
			key.map_or_else(|| "-".into(), |key| key.name.clone()),
			view.scope.to_string(),
			instant(view.opened_at),
			instant(view.until),
			if now() < view.until { "open" } else { "over" }.into(),
		]);
		answer.push(json!({
			"account": account,
			"scope": view.scope,
			"opened_at": view.opened_at,
			"until": view.until,
		}));
	}
	let headings = ["account", "key here", "scope", "opened", "until", "now"];
	context.out.rows(&headings, &rows, &answer);
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn full_control_is_no_session() {
		assert!(ensure_session_scope(AccountScope::Full).is_err());
		for scope in [AccountScope::ClinicalSession, AccountScope::DeskSession] {
			assert_eq!(ensure_session_scope(scope).ok(), Some(scope));
		}
	}
}
