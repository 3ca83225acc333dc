// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A mother acts for her newborn.

use super::{Plot, Stage};
use crate::{ensure, fixtures, fresh_id, now, scene::terms, Note, Result, NORTH};
use salus_client::chain::{calls, At};
use salus_primitives::{
	consent::{Category, Grantee, Mode},
	time::DayRange,
	ConsentId, PatientId, UnixMillis,
};

pub(super) const TITLE: &str = "newborn";

const EIGHTEEN_YEARS: u64 = 18 * 365 * UnixMillis::DAY;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	born(stage).await?;
	cared_for(stage).await
}

/// Two members of the hospital enrol a patient who has no key; the mother acts for it.
async fn born(stage: &mut Stage) -> Result<()> {
	let cast = stage.cast.clone();
	let ward = PatientId(fresh_id()?);
	let propose = calls::roles::propose_ward(NORTH, ward, cast.eve.person, now().plus(EIGHTEEN_YEARS));
	let done = cast.nurse.finalise(&stage.chain, &propose).await?;
	stage.tell(
		TITLE,
		done.block.number,
		"the nurse Nia Sommer proposes Eve Okoye's baby as a patient",
	);

	let confirm = calls::roles::confirm_ward(ward);
	let alone = cast.nurse.finalise(&stage.chain, &confirm).await.err();
	let name = alone.as_ref().and_then(|error| error.refusal());
	ensure(
		name == Some("SameMember"),
		format!("the nurse alone was not refused: {alone:?}"),
	)?;
	let done = cast.lind.finalise(&stage.chain, &confirm).await?;
	let wards = stage.chain.wards(cast.eve.person, now(), At::Final).await?;
	ensure(
		wards.iter().any(|view| view.patient == ward),
		"the mother acts for nobody",
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"one member alone cannot; Dr Nora Lind confirms, and Eve acts for the baby",
	);
	stage.names.add_person(ward.person(), "Eve's baby");
	stage.plot.newborn = Some(ward);
	Ok(())
}

async fn cared_for(stage: &mut Stage) -> Result<()> {
	let ward = Plot::of(stage.plot.newborn)?;
	let eve = stage.cast.eve.at_home(&stage.stack, NORTH).await?;
	let lind = stage.cast.lind.on_duty(&stage.stack, NORTH).await?;
	let given = terms(
		&[Category::Demographics, Category::Observation],
		Mode::Both,
		DayRange::ALL,
		stage.in_days(30),
	);
	let grantee = Grantee::Person(lind.actor.person);
	let done = eve
		.finalise(&calls::consent::grant(
			ConsentId(fresh_id()?),
			ward,
			grantee,
			given,
		))
		.await?;
	stage.tell(TITLE, done.block.number, "Eve grants Dr Lind, for the baby");

	let content = fixtures::example("Patient-newborn")?;
	let written = lind
		.write(&Note::authored(ward, NORTH, Category::Demographics, &content))
		.await?;
	let block = written.included.block.number;
	stage.tell(
		TITLE,
		block,
		"Dr Lind writes the baby's first record (HL7's Patient/newborn); the baby has no key",
	);
	let opened = eve.read_soon(written.record).await?;
	ensure(
		opened.content == content.into_bytes(),
		"the mother reads something else",
	)?;
	let stranger = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	ensure(
		stranger.refused(NORTH, written.record).await? == "not-found",
		"a stranger is not refused",
	)?;
	stage
		.tell_now(
			TITLE,
			"Eve opens it: the custodian wrapped its key for her. Another patient is refused",
		)
		.await
}
