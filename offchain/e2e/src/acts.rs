// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What two administrators of an organisation of the development preset decide together.

use crate::{Actor, Result, Trouble};
use salus_client::chain::{calls, ChainClient, Included, Wait};
use salus_primitives::{
	acts::{ActContent, ActKind},
	development::{organisation_id, DevRole, ORGANISATIONS, PEOPLE},
	OrganisationId,
};

/// The two administrators of an organisation of the development preset.
pub fn administrators(organisation: OrganisationId) -> Result<[Actor; 2]> {
	let row = ORGANISATIONS
		.iter()
		.find(|row| organisation_id(row.name) == organisation);
	let name = row.map_or("", |row| row.name);
	let mut people = PEOPLE
		.iter()
		.filter(|person| person.role == DevRole::Administrator(name));
	match (people.next(), people.next()) {
		(Some(first), Some(second)) => Ok([Actor::dev(first.name)?, Actor::dev(second.name)?]),
		_ => Err(Trouble::not_held(format!(
			"{organisation} has no two administrators"
		))),
	}
}

/// One administrator proposes an act and another, or the council where the act needs it, approves it. What waits for nothing and
/// needs nobody's acceptance is done then.
pub async fn agree(
	chain: &ChainClient,
	organisation: OrganisationId,
	content: &ActContent,
) -> Result<Included> {
	let [first, second] = administrators(organisation)?;
	first
		.submit(
			chain,
			&calls::roles::propose_act(organisation, content),
			Wait::InBlock,
		)
		.await?;
	let approve = calls::roles::approve_act(organisation, content);
	let council = matches!(
		content.kind(),
		ActKind::SetEndpoint | ActKind::ReinstateOrganisation
	);
	if council {
		let council = Actor::dev("Alice")?;
		return council.finalise(chain, &calls::sudo::sudo(approve)).await;
	}
	second.finalise(chain, &approve).await
}

/// Two administrators hire somebody, who accepts.
pub async fn hire(
	chain: &ChainClient,
	organisation: OrganisationId,
	member: &Actor,
	content: &ActContent,
) -> Result<()> {
	agree(chain, organisation, content).await?;
	member
		.finalise(chain, &calls::roles::carry_out_act(organisation, content))
		.await?;
	Ok(())
}
