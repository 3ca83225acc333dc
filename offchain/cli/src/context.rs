// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a command works with: settings, names, an opened key, and a way to the chain.

use crate::{
	args::{Global, WaitFor},
	error::{file, CliError},
	output::Output,
	progress,
	settings::{Home, Settings},
};
use salus_client::{
	account::Signer,
	chain::{At, Call, ChainClient, DoorTransport, Included, Wait},
	directory::Names,
	keystore::{Keystore, Unsealed},
	records::{now, Desk, Worker},
	vault::VaultClient,
};
use salus_primitives::{OrganisationId, PatientId, PersonId};
use secrecy::SecretString;
use serde_json::{json, Value};
use std::{fs, io::IsTerminal, path::Path, sync::Arc};
use zeroize::Zeroizing;

/// Before anything is reached.
pub struct Context {
	/// Options of every command, settings filled in.
	pub global: Global,
	/// Where everything lies.
	pub home: Home,
	/// Names that are known here.
	pub names: Names,
	/// Where results go.
	pub out: Output,
}

/// An opened key and a way to the chain.
pub struct Session {
	/// The key.
	pub key: Arc<Unsealed>,
	/// The chain.
	pub chain: ChainClient,
	/// The vault of the door, logged in; `None` with a node.
	pub vault: Option<VaultClient>,
	/// The person whom the key's account controls; `None` for accounts of the admin origin.
	person: Option<PersonId>,
	/// In which organisation one acts.
	pub organisation: Option<OrganisationId>,
	out: Output,
	wait: Wait,
}

/// The first line of a file, without its end.
fn first_line(path: &Path) -> Result<Zeroizing<String>, CliError> {
	let text = Zeroizing::new(fs::read_to_string(path).map_err(file(path))?);
	Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Asks at the terminal without showing what is typed.
pub fn ask_secret(prompt: &str) -> Result<Zeroizing<String>, CliError> {
	if !std::io::stdin().is_terminal() {
		return Err(CliError::usage(format!(
			"{prompt} is needed, and there is no terminal to ask at: use the option that names a file"
		)));
	}
	rpassword::prompt_password(format!("{prompt}: "))
		.map(Zeroizing::new)
		.map_err(|error| CliError::usage(format!("cannot ask for {prompt}: {error}")))
}

impl Context {
	/// Reads settings and names.
	pub fn new(global: Global) -> Result<Self, CliError> {
		let home = Home::new(global.home.clone())?;
		let settings = home.settings()?;
		let names = home.names(&settings)?;
		let out = Output(global.output);
		Ok(Self {
			global: with_defaults(global, settings),
			home,
			names,
			out,
		})
	}

	/// The keys on this machine.
	pub fn keystore(&self) -> Keystore {
		Keystore::new(self.home.keys())
	}

	/// The name of the key that signs.
	pub fn key_name(&self) -> Result<&str, CliError> {
		self.global.key.as_deref().ok_or_else(|| {
			CliError::usage("which key signs? name it with --key, or once with `salus settings --key NAME`")
		})
	}

	/// The passphrase of an existing key.
	pub fn passphrase(&self) -> Result<SecretString, CliError> {
		let text = match &self.global.passphrase_file {
			Some(path) => first_line(path)?,
			None => ask_secret("the passphrase")?,
		};
		Ok(SecretString::from(text.as_str().to_owned()))
	}

	/// A passphrase for a new key, typed twice.
	pub fn new_passphrase(&self) -> Result<SecretString, CliError> {
		if self.global.passphrase_file.is_some() {
			return self.passphrase();
		}
		let (first, second) = (
			ask_secret("a new passphrase")?,
			ask_secret("the same passphrase again")?,
		);
		if first != second {
			return Err(CliError::usage("the two passphrases differ; no key was made"));
		}
		Ok(SecretString::from(first.as_str().to_owned()))
	}

	/// Opens a key, asking for its passphrase where it has one.
	pub fn open_key(&self, name: &str) -> Result<(Unsealed, SecretString), CliError> {
		let store = self.keystore();
		let passphrase = match store.public(name)?.development {
			Some(_) => SecretString::from(String::new()),
			None => self.passphrase()?,
		};
		Ok((store.open(name, &passphrase)?, passphrase))
	}

	/// The person of this name or id.
	pub fn find_person(&self, text: &str) -> Result<PersonId, CliError> {
		Ok(self.names.find_person(text)?)
	}

	/// The patient of this name or id.
	pub fn find_patient(&self, text: &str) -> Result<PatientId, CliError> {
		Ok(self.find_person(text)?.as_patient())
	}

	/// The organisation of this name or id.
	pub fn find_organisation(&self, text: &str) -> Result<OrganisationId, CliError> {
		Ok(self.names.find_organisation(text)?)
	}

	fn acting_organisation(&self) -> Result<Option<OrganisationId>, CliError> {
		self.global
			.organisation
			.as_deref()
			.map(|text| self.find_organisation(text))
			.transpose()
	}

	/// Opens the key and reaches the chain.
	pub async fn connect(&self) -> Result<Session, CliError> {
		// What can be wrong without a passphrase is said before asking for it.
		let organisation = self.acting_organisation()?;
		let (node, vault) = (&self.global.node, &self.global.vault);
		if node.is_none() && vault.is_none() {
			return Err(CliError::usage(
				"which way to the chain? --vault http(s)://… for the door of a vault, or --node ws://… for a node on this machine",
			));
		}
		let (key, _) = self.open_key(self.key_name()?)?;
		let key = Arc::new(key);
		let (chain, vault, person) = match node {
			Some(url) => {
				let chain = ChainClient::node(url.as_str());
				let person = chain
					.signer(&key.account(), now(), At::Best)
					.await?
					.map(|signer| signer.person);
				let vault = match (vault, person) {
					(Some(base), Some(_)) => {
						let genesis = chain.genesis().await?;
						Some(
							VaultClient::new(base)?
								.login(&*key, None, Some(&genesis))
								.await?
								.1,
						)
					}
					_ => None,
				};
				(chain, vault, person)
			}
			None => {
				let base = vault.as_deref().unwrap_or_default();
				let (session, vault) = VaultClient::new(base)?.login(&*key, None, None).await?;
				let chain = ChainClient::new(DoorTransport::new(vault.clone()));
				(chain, Some(vault), Some(session.person))
			}
		};
		let wait = match self.global.wait {
			WaitFor::InBlock => Wait::InBlock,
			WaitFor::Final => Wait::Final,
		};
		Ok(Session {
			key,
			chain,
			vault,
			person,
			organisation,
			out: self.out,
			wait,
		})
	}
}

/// The command line first, then what is remembered. Naming a node or a vault there forgets the other one here.
fn with_defaults(mut global: Global, settings: Settings) -> Global {
	global.key = global.key.or(settings.key);
	global.organisation = global.organisation.or(settings.organisation);
	if global.node.is_none() && global.vault.is_none() {
		global.node = settings.node;
		global.vault = settings.vault;
	}
	global
}

impl Session {
	/// The person behind the key.
	pub fn person(&self) -> Result<PersonId, CliError> {
		self.person.ok_or_else(|| {
			CliError::refused(
				"the chain knows no person behind this key: have it enrolled first (`salus key statement`)",
			)
		})
	}

	/// The organisation in which one acts.
	pub fn organisation(&self) -> Result<OrganisationId, CliError> {
		self.organisation
			.ok_or_else(|| CliError::usage("in which organisation? name it with --organisation"))
	}

	/// The patient named, or the one who is at work.
	pub fn patient_or_self(&self, context: &Context, named: &Option<String>) -> Result<PatientId, CliError> {
		match named {
			Some(text) => context.find_patient(text),
			None => Ok(self.person()?.as_patient()),
		}
	}

	/// For reading and writing records.
	pub async fn desk(&self) -> Result<Desk, CliError> {
		let worker = Worker {
			key: self.key.clone(),
			person: self.person()?,
			organisation: self.organisation,
			home: self.vault.clone(),
		};
		Ok(Desk::new(self.chain.clone(), worker).await?)
	}

	/// Does a signed call end only when it is final?
	pub fn waits_for_final(&self) -> bool {
		self.wait == Wait::Final
	}

	/// Signs, submits and waits.
	pub async fn submit(&self, call: &Call) -> Result<Included, CliError> {
		let waiting = progress::spinner(match self.wait {
			Wait::InBlock => "waiting for a block",
			Wait::Final => "waiting for a final block",
		});
		let included = self.chain.submit(call, &*self.key, self.wait).await;
		waiting.finish_and_clear();
		Ok(included?)
	}

	/// [`Self::submit`], then says what was done and where. `extra` is merged into the JSON.
	pub async fn carry_out(&self, call: &Call, sentence: &str, extra: Value) -> Result<Included, CliError> {
		let included = self.submit(call).await?;
		self.say(&included, sentence, extra);
		Ok(included)
	}

	/// Says what was done and in which block.
	pub fn say(&self, included: &Included, sentence: &str, extra: Value) {
		let is_final = self.wait == Wait::Final;
		let certainty = if is_final { "final" } else { "not yet final" };
		let mut json = json!({
			"block": included.block.number,
			"block_hash": included.block.hash,
			"final": is_final,
		});
		if let (Some(json), Value::Object(extra)) = (json.as_object_mut(), extra) {
			json.extend(extra);
		}
		self.out.said(
			&format!("{sentence} (block {}, {certainty})", included.block.number),
			json,
		);
	}
}

/// 32 random bytes for a new id.
pub fn random_id() -> Result<[u8; 32], CliError> {
	let mut bytes = [0; 32];
	getrandom::fill(&mut bytes)
		.map_err(|error| CliError::new(crate::error::Category::Other, format!("no random bytes: {error}")))?;
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_command_line_comes_before_the_settings() {
		let settings = Settings {
			key: Some("ana".into()),
			node: Some("ws://127.0.0.1:9944".into()),
			..Settings::default()
		};
		let global = Global {
			vault: Some("https://north.example".into()),
			..Global::default()
		};
		let merged = with_defaults(global, settings.clone());
		assert_eq!(merged.key.as_deref(), Some("ana"));
		assert_eq!(
			(merged.node, merged.vault.as_deref()),
			(None, Some("https://north.example"))
		);
		assert_eq!(
			with_defaults(Global::default(), settings).node.as_deref(),
			Some("ws://127.0.0.1:9944")
		);
	}

	#[test]
	fn a_passphrase_is_the_first_line_of_its_file() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("passphrase");
		fs::write(&path, "correct horse \r\nsecond\n").unwrap();
		assert_eq!(*first_line(&path).unwrap(), "correct horse ");
	}
}
