// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus org directory`: names, signed and checked.

use super::{all, propose, Voice};
use crate::{
	context::{Context, Session},
	error::{file, CliError},
	output::list as joined,
};
use clap::Subcommand;
use salus_client::{
	directory::{self, Directory, SignedDirectory},
	records::now,
	vault::VaultClient,
};
use salus_primitives::{acts::ActContent, views::OrganisationView, OrganisationId};
use std::path::PathBuf;

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum DirectoryCommand {
	/// Sign a directory, store it in the organisation's vault, and propose its hash for the chain (an administrator)
	Publish {
		/// JSON: {organisation, name, people: [{person, name, specialty, languages}], locations, endpoint}
		file: PathBuf,
	},
	/// Fetch the directories of all organisations, check them, and know their names from now on
	Fetch,
	/// Show an organisation's directory
	Show {
		/// Name or id
		#[arg(value_name = "ORGANISATION")]
		which: String,
	},
}

/// Carries the command out.
pub async fn run(context: &Context, command: DirectoryCommand) -> Result<(), CliError> {
	match command {
		DirectoryCommand::Publish { file } => publish(context, file).await,
		DirectoryCommand::Fetch => fetch(context).await,
		DirectoryCommand::Show { which } => show(context, &which).await,
	}
}

fn timestamp() -> String {
	crate::output::instant(now()).replace(' ', "T")
}

async fn publish(context: &Context, path: PathBuf) -> Result<(), CliError> {
	let bytes = std::fs::read(&path).map_err(file(&path))?;
	let content: Directory = serde_json::from_slice(&bytes)
		.map_err(|error| CliError::usage(format!("{} is not a directory: {error}", path.display())))?;
	let session = context.connect().await?;
	let signed = content.sign(&*session.key, &timestamp())?;
	let hash = directory::hash(&signed);
	let vault = session.desk().await?.vault_of(content.organisation).await?;
	vault.put_directory(content.organisation, signed.clone()).await?;
	let act = ActContent::PublishDirectory { hash };
	propose(&session, content.organisation, &act, Voice { council: false }).await
}

/// Fetches one organisation's directory and checks it against the chain; `None` where none is published.
async fn fetch_one(
	session: &Session,
	view: &OrganisationView,
) -> Result<Option<(Vec<u8>, SignedDirectory)>, CliError> {
	let (Some(hash), Some(host)) = (&view.details.directory_hash, &view.details.endpoint) else {
		return Ok(None);
	};
	let mut vault = VaultClient::at_endpoint(&String::from_utf8_lossy(host))?;
	// The session's own vault may ask for its token even for names.
	if let Some(home) = session.vault.as_ref().filter(|home| home.base() == vault.base()) {
		vault = home.clone();
	}
	let bytes = vault.directory(view.organisation).await?;
	let signed = directory::read(&bytes, view.organisation, hash)?;
	Ok(Some((bytes, signed)))
}

async fn fetch(context: &Context) -> Result<(), CliError> {
	let session = context.connect().await?;
	let (mut rows, mut found) = (Vec::new(), Vec::new());
	for view in all(&session).await? {
		let outcome = match fetch_one(&session, &view).await {
			Ok(Some((bytes, signed))) => {
				context.home.keep_directory(view.organisation, &bytes)?;
				let outcome = format!("{} names", signed.directory.people.len());
				found.push(signed.directory);
				outcome
			}
			Ok(None) => continue,
			// One vault that is down must not keep the names of the others away.
			Err(error) => error.full_message(),
		};
		rows.push(vec![context.names.organisation(view.organisation), outcome]);
	}
	context.out.rows(&["organisation", "directory"], &rows, &found);
	Ok(())
}

async fn show(context: &Context, organisation: &str) -> Result<(), CliError> {
	let id: OrganisationId = context.find_organisation(organisation)?;
	let session = context.connect().await?;
	let view = all(&session)
		.await?
		.into_iter()
		.find(|view| view.organisation == id)
		.ok_or_else(|| CliError::refused(format!("the chain knows no organisation {id}")))?;
	let (bytes, signed) = fetch_one(&session, &view)
		.await?
		.ok_or_else(|| CliError::refused("this organisation has published no directory"))?;
	context.home.keep_directory(id, &bytes)?;
	let rows: Vec<_> = signed
		.directory
		.people
		.iter()
		.map(|entry| {
			let specialty = entry.specialty.clone().unwrap_or_else(|| "-".into());
			vec![
				entry.name.clone(),
				specialty,
				joined(&entry.languages),
				entry.person.clone(),
			]
		})
		.collect();
	context.out.rows(
		&["name", "specialty", "languages", "id"],
		&rows,
		&signed.directory,
	);
	Ok(())
}
