// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus key`: keys on this machine.

use super::statement::{write_or_show, StatementFile};
use crate::{
	context::{ask_secret, random_id, Context},
	error::{file, CliError},
	parse::When,
};
use clap::{Args, Subcommand};
use salus_client::{
	account::{format_ss58, Signer},
	api::Hash32,
	chain::{calls, At, ChainClient},
	keystore::{new_phrase, PublicPart, Unsealed},
	records::now,
};
use salus_primitives::{roles::KeyHolder, statements::EnrolmentPurpose, Network, NetworkId, PersonId};
use secrecy::SecretString;
use serde_json::json;
use std::{fs, path::PathBuf};
use zeroize::Zeroizing;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
	/// Make a key: an account and an encryption key, both from one new recovery phrase
	New {
		/// What to call it here
		name: String,
		/// How long the recovery phrase is: 12 or 24 words
		#[arg(long, default_value_t = 24)]
		words: usize,
	},
	/// Make a key from its recovery phrase, or import a well-known development key
	Import {
		/// What to call it here
		name: String,
		/// Read the recovery phrase from this file instead of asking for it
		#[arg(long, conflicts_with = "dev")]
		phrase_file: Option<PathBuf>,
		/// A development key that everybody knows, such as //Bob. For development chains only
		#[arg(long, value_name = "URI")]
		dev: Option<String>,
		/// How many encryption keys to derive, where the key was rotated before (the chain knows their number)
		#[arg(long, default_value_t = 1)]
		encryption_keys: u32,
	},
	/// Show the keys on this machine
	List,
	/// Show a key's recovery phrase: whoever has it has the account and can open the records
	Export {
		/// Which key
		name: String,
	},
	/// Register a new encryption key on the chain; records wrapped for the old one stay readable
	Rotate,
	/// Sign the statement with which a desk enrols this key's person; nothing is submitted
	Statement {
		/// The organisation that is to enrol, by name or id
		#[arg(long, value_name = "ORGANISATION")]
		by: String,
		/// Under which id; a new random one unless the person is known already
		#[arg(long)]
		person: Option<PersonId>,
		/// What for: to be a `patient`, to `work` there, as the `first-account` of a ward, or as the `held-account` of one under age; it serves
		/// for nothing else
		#[arg(long = "as", default_value = "patient", value_name = "PURPOSE")]
		purpose: EnrolmentPurpose,
		#[command(flatten)]
		network: NetworkArgs,
		/// Until when a desk may submit it
		#[arg(long, default_value = "24h", value_name = "WHEN")]
		expires: When,
		/// Write it to this file instead of showing it
		#[arg(long)]
		to: Option<PathBuf>,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: KeyCommand) -> Result<(), CliError> {
	match command {
		KeyCommand::New { name, words } => create(context, &name, words),
		KeyCommand::Import {
			name,
			phrase_file,
			dev,
			encryption_keys,
		} => import(context, &name, phrase_file, dev, encryption_keys),
		KeyCommand::List => list(context),
		KeyCommand::Export { name } => export(context, &name),
		KeyCommand::Rotate => rotate(context).await,
		KeyCommand::Statement {
			by,
			person,
			purpose,
			network,
			expires,
			to,
		} => {
			let organisation = context.find_organisation(&by)?;
			let network = network.find(context).await?;
			let (key, _) = context.open_key(context.key_name()?)?;
			let person = match person {
				Some(person) => person,
				None => PersonId(random_id()?),
			};
			let statement =
				StatementFile::sign(&key, network, purpose, organisation, person, expires.from(now()));
			let account = format_ss58(&key.account());
			write_or_show(context, &statement, &account, json!({ "person": person }), to)
		}
	}
}

fn row(key: &PublicPart) -> Vec<String> {
	let kind = if key.development.is_some() {
		"development"
	} else {
		"sealed"
	};
	vec![
		key.name.clone(),
		key.account.clone(),
		key.encryption_key.clone(),
		kind.into(),
	]
}

fn create(context: &Context, name: &str, words: usize) -> Result<(), CliError> {
	let phrase = new_phrase(words)?;
	let key = Unsealed::from_phrase(&phrase)?;
	let public = context
		.keystore()
		.create(name, &key, &context.new_passphrase()?)?;
	eprintln!("Write the recovery phrase down and keep it where nobody else finds it. Who has it has the account and the records;");
	eprintln!("without it and without this machine, nobody can open the records again.");
	context.out.fields(
		&[
			("key", public.name.clone()),
			("account", public.account.clone()),
			("encryption key", public.encryption_key.clone()),
			("recovery phrase", phrase.to_string()),
		],
		&json!({
			"name": public.name,
			"account": public.account,
			"encryption_key": public.encryption_key,
			"recovery_phrase": phrase.as_str(),
		}),
	);
	Ok(())
}

fn import(
	context: &Context,
	name: &str,
	phrase_file: Option<PathBuf>,
	dev: Option<String>,
	encryption_keys: u32,
) -> Result<(), CliError> {
	let public = match dev {
		Some(uri) => {
			let key = Unsealed::development(&uri)?;
			context
				.keystore()
				.create(name, &key, &SecretString::from(String::new()))?
		}
		None => {
			let phrase = match phrase_file {
				Some(path) => Zeroizing::new(fs::read_to_string(&path).map_err(file(&path))?),
				None => ask_secret("the recovery phrase")?,
			};
			let mut key = Unsealed::from_phrase(&phrase)?;
			key.extend_to(encryption_keys)?;
			context
				.keystore()
				.create(name, &key, &context.new_passphrase()?)?
		}
	};
	context.out.rows(
		&["key", "account", "encryption key", "kind"],
		&[row(&public)],
		&public,
	);
	Ok(())
}

fn list(context: &Context) -> Result<(), CliError> {
	let keys = context.keystore().list()?;
	let rows: Vec<_> = keys.iter().map(row).collect();
	context
		.out
		.rows(&["key", "account", "encryption key", "kind"], &rows, &keys);
	Ok(())
}

fn export(context: &Context, name: &str) -> Result<(), CliError> {
	let (key, _) = context.open_key(name)?;
	let phrase = key.phrase().ok_or_else(|| {
		CliError::usage(format!(
			"`{name}` is a development key and has no recovery phrase"
		))
	})?;
	context.out.fields(
		&[("recovery phrase", phrase.into())],
		&json!({ "recovery_phrase": phrase }),
	);
	Ok(())
}

/// The new key is kept here before the chain hears of it: the other way round, a crash would lose it.
async fn rotate(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let person = session.person()?;
	let name = context.key_name()?;
	let on_chain = session
		.chain
		.encryption_key(KeyHolder::Person(person), At::Best)
		.await?;
	let known = on_chain.map_or(0, |key| key.version);
	let (mut key, passphrase) = context.open_key(name)?;
	key.extend_to(known)?;
	if known > 0 && key.newest_public().version <= known {
		key.rotate()?;
	}
	context.keystore().replace(name, &key, &passphrase)?;
	let newest = key.newest_public();
	let call = calls::roles::set_encryption_key(person, newest.public);
	let sentence = format!("the new encryption key is number {}", newest.version);
	let extra = json!({ "version": newest.version, "encryption_key": hex::encode(newest.public) });
	session.carry_out(&call, &sentence, extra).await?;
	Ok(())
}

/// The network that a statement names, for whoever signs without a way to it.
#[derive(Debug, Args)]
pub struct NetworkArgs {
	/// The hash of the chain's first block, if it is not to be asked for
	#[arg(long, requires = "network_id")]
	genesis: Option<Hash32>,
	/// The network's id, if it is not to be asked for
	#[arg(long, requires = "genesis")]
	network_id: Option<NetworkId>,
}

impl NetworkArgs {
	/// The network that is given, or the one of the chain that is named.
	pub async fn find(self, context: &Context) -> Result<Network, CliError> {
		if let (Some(genesis), Some(id)) = (self.genesis, self.network_id) {
			return Ok(Network {
				id,
				genesis: genesis.0,
			});
		}
		if let Some(url) = &context.global.node {
			return Ok(ChainClient::node(url.as_str()).network().await?);
		}
		let vault = context.global.vault.as_deref().ok_or_else(|| {
			CliError::usage(
				"a statement is for one network: name a --vault or --node of it, or its --genesis and --network-id",
			)
		})?;
		// Anybody may ask a door for this; no login is needed, and none is possible before enrolment.
		let vault = salus_client::vault::VaultClient::new(vault)?;
		Ok(ChainClient::new(salus_client::chain::DoorTransport::new(vault))
			.network()
			.await?)
	}
}
