// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Organisations and their directories.

use super::Stage;
use crate::{
	ensure, fresh_id, publish, Listed, Result, Trouble, LABORATORY, NORTH, PHARMACY_ONE, PHARMACY_TWO, SOUTH,
};
use salus_client::{
	chain::{calls, At},
	directory::{self, Directory},
};
use salus_primitives::{roles::OrganisationKind, OrganisationId};

pub(super) const TITLE: &str = "organisations";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	a_clinic_joins(stage).await?;
	north(stage, TITLE, &[]).await?;
	south(stage, TITLE, &[]).await?;
	partners(stage).await
}

async fn a_clinic_joins(stage: &mut Stage) -> Result<()> {
	let administrator = crate::Actor::stranger("Lea Fink")?;
	let clinic = OrganisationId(fresh_id()?);
	let second = crate::Actor::stranger("Max Fink")?;
	let people =
		[&administrator, &second].map(|one| (one.person, salus_client::account::Signer::account(one)));
	let call = calls::roles::create_organisation(clinic, OrganisationKind::Clinic, &people);
	let done = stage
		.cast
		.operator
		.finalise(&stage.chain, &calls::sudo::sudo(call))
		.await?;
	let there = stage.chain.organisation(clinic, At::Final).await?;
	ensure(
		there.is_some_and(|clinic| clinic.details.administrators.contains(&administrator.person)),
		"no clinic",
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"a clinic joins the two hospitals, the laboratory and the two pharmacies",
	);
	Ok(())
}

/// The north hospital's directory, with these people more.
pub(super) async fn north(stage: &mut Stage, chapter: &'static str, more: &[Listed<'_>]) -> Result<()> {
	let cast = stage.cast.clone();
	let mut people = vec![
		listed(&cast.adler, "internal medicine"),
		listed(&cast.lind, "general practice"),
		listed(&cast.nurse, "midwifery"),
		listed(&cast.clerk, "front desk"),
		listed(&cast.north_admin, "administration"),
	];
	people.extend(more);
	let done = publish(&stage.stack, &cast.north_admin, NORTH, "North Hospital", &people).await?;
	believe(stage, NORTH).await?;
	let text = format!(
		"North Hospital publishes its signed directory of {} people; its hash is on the chain",
		people.len()
	);
	stage.tell(chapter, done.block.number, text);
	Ok(())
}

async fn partners(stage: &mut Stage) -> Result<()> {
	let cast = stage.cast.clone();
	let [one, two, three] = &cast.partner_admins;
	let houses = [
		(one, PHARMACY_ONE, "Simic Pharmacy", &cast.simic, "pharmacist"),
		(two, PHARMACY_TWO, "Novak Pharmacy", &cast.novak, "pharmacist"),
		(
			three,
			LABORATORY,
			"Levi Laboratory",
			&cast.levi,
			"clinical chemistry",
		),
	];
	let mut block = 0;
	for (administrator, organisation, name, member, specialty) in houses {
		let people = [listed(member, specialty), listed(administrator, "administration")];
		let done = publish(&stage.stack, administrator, organisation, name, &people).await?;
		believe(stage, organisation).await?;
		block = done.block.number;
	}
	stage.tell(TITLE, block, "two pharmacies and a laboratory publish theirs");
	Ok(())
}

/// The south hospital's directory, with these people more.
pub(super) async fn south(stage: &mut Stage, chapter: &'static str, more: &[Listed<'_>]) -> Result<()> {
	let cast = stage.cast.clone();
	let mut people = vec![
		listed(&cast.weiss, "cardiology"),
		listed(&cast.south_admin, "administration"),
	];
	people.extend(more);
	let done = publish(&stage.stack, &cast.south_admin, SOUTH, "South Hospital", &people).await?;
	believe(stage, SOUTH).await?;
	let text = format!(
		"South Hospital publishes its signed directory of {} people",
		people.len()
	);
	stage.tell(chapter, done.block.number, text);
	Ok(())
}

pub(super) fn listed<'a>(actor: &'a crate::Actor, specialty: &'a str) -> Listed<'a> {
	Listed {
		person: actor.person,
		name: &actor.name,
		specialty,
	}
}

/// Anybody fetches the directory, and believes it because the chain names its hash.
pub(super) async fn believe(stage: &mut Stage, organisation: OrganisationId) -> Result<Directory> {
	let row = stage.chain.organisation(organisation, At::Final).await?;
	let hash = row.and_then(|row| row.details.directory_hash);
	let hash = hash.ok_or_else(|| Trouble::not_held("the chain names no directory"))?;
	let bytes = stage
		.stack
		.hospital(organisation)
		.vault
		.client()?
		.directory(organisation)
		.await?;
	let read =
		directory::read(&bytes, organisation, &hash).map_err(|error| Trouble::not_held(error.to_string()))?;
	stage.names.add_directory(&read.directory);
	Ok(read.directory)
}
