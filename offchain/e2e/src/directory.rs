// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Publishing an organisation's directory: signed, put into its vault, its hash on the chain.

use crate::{acts, Actor, Result, Stack, Trouble};
use salus_client::{
	chain::Included,
	directory::{Directory, Entry},
};
use salus_primitives::{acts::ActContent, OrganisationId, PersonId};

/// Somebody in a directory.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
	/// Who.
	pub person: PersonId,
	/// The name that people use.
	pub name: &'a str,
	/// What they do.
	pub specialty: &'a str,
}

/// Publishes the directory of a hospital in its administrator's name.
pub async fn publish(
	stack: &Stack,
	administrator: &Actor,
	organisation: OrganisationId,
	name: &str,
	people: &[Listed<'_>],
) -> Result<Included> {
	let entries = people.iter().map(|listed| Entry {
		person: listed.person.to_string(),
		name: listed.name.into(),
		specialty: Some(listed.specialty.into()),
		languages: vec!["en".into()],
	});
	let vault = &stack.hospital(organisation).vault;
	let directory = Directory {
		organisation,
		name: name.into(),
		people: entries.collect(),
		locations: vec![format!("{name}, main building")],
		endpoint: Some(vault.url()),
	};
	let broken = |error: salus_client::directory::DirectoryError| Trouble::not_held(error.to_string());
	let bytes = directory
		.sign(administrator, "2026-01-01T00:00:00Z")
		.map_err(broken)?;
	let desk = administrator.at_home(stack, organisation).await?;
	let stored = desk.vault.put_directory(organisation, bytes).await?;
	let content = ActContent::PublishDirectory { hash: stored.hash.0 };
	acts::agree(&stack.chain(), organisation, &content).await
}
