// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus settings`: what is remembered between calls.

use crate::{context::Context, error::CliError};
use clap::Args;

/// Without options: shows what is remembered. The global options given are remembered from now on.
#[derive(Debug, Args)]
pub struct SettingsArgs {
	/// Remember the global options of this call (--key, --node, --vault, --organisation)
	#[arg(long)]
	save: bool,
	/// Know the people and organisations of a development chain by their names
	#[arg(long)]
	development: Option<bool>,
	/// Give a person a name of your own: NAME=ID
	#[arg(long, value_name = "NAME=ID")]
	name_person: Vec<String>,
	/// Give an organisation a name of your own: NAME=ID
	#[arg(long, value_name = "NAME=ID")]
	name_organisation: Vec<String>,
}

fn name_and_id<T: std::str::FromStr<Err = salus_primitives::ids::ParseError>>(
	text: &str,
) -> Result<(&str, T), CliError> {
	let wrong = |why: &str| CliError::usage(format!("`{}`: {why}", text.escape_default()));
	let (name, id) = text.split_once('=').ok_or_else(|| wrong("expected NAME=ID"))?;
	Ok((
		name,
		id.parse()
			.map_err(|error: salus_primitives::ids::ParseError| wrong(&error.to_string()))?,
	))
}

/// Carries the command out.
pub fn run(context: &Context, args: SettingsArgs) -> Result<(), CliError> {
	for text in &args.name_person {
		let (name, id) = name_and_id(text)?;
		context.home.name_person(name, id)?;
	}
	for text in &args.name_organisation {
		let (name, id) = name_and_id(text)?;
		context.home.name_organisation(name, id)?;
	}
	let mut settings = context.home.settings()?;
	if args.save {
		let global = &context.global;
		settings.key = global.key.clone();
		settings.node = global.node.clone();
		settings.vault = global.vault.clone();
		settings.organisation = global.organisation.clone();
	}
	settings.development = args.development.unwrap_or(settings.development);
	if args.save || args.development.is_some() {
		context.home.save_settings(&settings)?;
	}
	let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
	context.out.fields(
		&[
			("key", shown(&settings.key)),
			("node", shown(&settings.node)),
			("vault", shown(&settings.vault)),
			("organisation", shown(&settings.organisation)),
			("development", settings.development.to_string()),
		],
		&settings,
	);
	Ok(())
}
