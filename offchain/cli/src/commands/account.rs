// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus account`: the accounts that act for a person, one per device or wallet.

use super::{
	key::NetworkArgs,
	statement::{write_or_show, AccountStatementFile},
};
use crate::{context::Context, error::CliError, parse::When};
use clap::Subcommand;
use salus_client::{
	account::{format_ss58, parse_ss58, Signer},
	chain::{calls, At},
	records::now,
};
use salus_primitives::statements::AccountBytes;
use serde_json::json;
use std::path::PathBuf;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
	/// Sign, with a further key, that its account is to act for a person; nothing is submitted
	Statement {
		/// The person, by name or id (`salus person show` on the first device says it)
		#[arg(long)]
		person: String,
		#[command(flatten)]
		network: NetworkArgs,
		/// Until when it may be submitted
		#[arg(long, default_value = "24h", value_name = "WHEN")]
		expires: When,
		/// Write it to this file instead of showing it
		#[arg(long)]
		to: Option<PathBuf>,
	},
	/// Let a further account act for oneself in full, from the statement that its key signed
	Add {
		/// The file that `salus account statement` wrote with the further key
		statement: PathBuf,
	},
	/// Take an account away from oneself for good: a younger one at once, an older one after a week in which it only closes
	Remove {
		/// The account, or the name of a key on this machine
		account: String,
	},
	/// Remove the older account whose week is over and that did not object
	FinishRemoval,
	/// Object, with the account that is to be removed; or take the wish back, with the one that wants it
	ObjectToRemoval,
	/// Show one's accounts
	List,
}

/// Carries the command out.
pub async fn run(context: &Context, command: AccountCommand) -> Result<(), CliError> {
	match command {
		AccountCommand::Statement {
			person,
			network,
			expires,
			to,
		} => {
			let person = context.find_person(&person)?;
			let network = network.find(context).await?;
			let (key, _) = context.open_key(context.key_name()?)?;
			let statement = AccountStatementFile::sign(&key, network, person, expires.from(now()));
			let account = format_ss58(&key.account());
			write_or_show(context, &statement, &account, json!({ "person": person }), to)
		}
		AccountCommand::Add { statement } => add(context, &statement).await,
		AccountCommand::Remove { account } => remove(context, &account).await,
		AccountCommand::FinishRemoval => {
			let call = calls::roles::finish_removal();
			let session = context.connect().await?;
			session
				.carry_out(&call, "the older account is removed", json!({}))
				.await
				.map(drop)
		}
		AccountCommand::ObjectToRemoval => {
			let call = calls::roles::object_to_removal();
			let sentence =
				"said; after an objection both accounts only close until two desks say which one goes";
			let session = context.connect().await?;
			session.carry_out(&call, sentence, json!({})).await.map(drop)
		}
		AccountCommand::List => list(context).await,
	}
}

async fn add(context: &Context, path: &std::path::Path) -> Result<(), CliError> {
	let statement = AccountStatementFile::read(path)?;
	let session = context.connect().await?;
	let network = session.chain.network().await?;
	let (account, signature) = statement.checked(&network, session.person()?, now())?;
	let call = calls::roles::add_account(account, statement.expires_at, signature);
	let sentence = format!(
		"{} acts for you from now on; it opens records only with your recovery phrase's encryption key",
		statement.account
	);
	session
		.carry_out(&call, &sentence, json!({ "account": statement.account }))
		.await?;
	Ok(())
}

async fn remove(context: &Context, text: &str) -> Result<(), CliError> {
	let account = find(context, text)?;
	let session = context.connect().await?;
	let shown = format_ss58(&account);
	let own = session.chain.accounts(session.person()?, At::Best).await?;
	let age = |one: &AccountBytes| own.iter().position(|other| other == one);
	let younger = age(&session.key.account()) < age(&account);
	let sentence = if younger {
		format!("{shown} no longer acts for you, and can never act for anybody again")
	} else {
		format!(
			"{shown} is older than the account that signs: it only closes from now on, and is gone in a week with \
			 `salus account finish-removal`, unless it objects"
		)
	};
	session
		.carry_out(
			&calls::roles::remove_account(account),
			&sentence,
			json!({ "account": shown }),
		)
		.await?;
	Ok(())
}

/// The account of this address, or of the key of this name.
fn find(context: &Context, text: &str) -> Result<AccountBytes, CliError> {
	parse_ss58(text).or_else(|fault| match context.keystore().public(text) {
		Ok(public) => Ok(parse_ss58(&public.account)?),
		Err(_) => Err(CliError::usage(format!(
			"`{}` is neither an account ({fault}) nor the name of a key on this machine",
			text.escape_default()
		))),
	})
}

async fn list(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let accounts: Vec<String> = session
		.chain
		.accounts(session.person()?, At::Final)
		.await?
		.iter()
		.map(format_ss58)
		.collect();
	let keys = context.keystore().list()?;
	let rows: Vec<_> = accounts
		.iter()
		.map(|account| {
			let key = keys.iter().find(|key| key.account == *account);
			vec![
				account.clone(),
				key.map_or_else(|| "-".into(), |key| key.name.clone()),
			]
		})
		.collect();
	context.out.rows(&["account", "key here"], &rows, &accounts);
	Ok(())
}
