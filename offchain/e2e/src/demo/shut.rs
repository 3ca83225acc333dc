// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One person is shut out, then everybody of the other hospital; the author still sees the own notes.

use super::{Plot, Stage};
use crate::{ensure, fresh_id, scene::terms, until, Desk, Result, Trouble, NORTH, PATIENCE, SOUTH};
use salus_client::{
	api::{HeadKind, Recipient},
	chain::{calls, Wait},
};
use salus_primitives::{
	consent::{Category, Grantee, Mode},
	time::DayRange,
	ConsentId, RecordId,
};

pub(super) const TITLE: &str = "shut";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let harris = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let kovar = stage.cast.kovar.on_duty(&stage.stack, SOUTH).await?;
	let weiss = stage.cast.weiss.on_duty(&stage.stack, SOUTH).await?;
	let record = a_condition(stage)?;
	to_the_hospital(stage, &harris, &kovar, record).await?;
	without_one(stage, &harris, &kovar, &weiss, record).await?;
	without_all(stage, &harris, &weiss, record).await?;
	the_own_note(stage, &harris, &weiss).await
}

fn a_condition(stage: &Stage) -> Result<RecordId> {
	let mut granted = stage
		.plot
		.filed
		.iter()
		.filter(|filed| stage.plot.granted.contains(&filed.record));
	let condition = granted.find(|filed| filed.category == Category::Condition);
	Ok(condition
		.ok_or_else(|| Trouble::not_held("no condition was granted"))?
		.record)
}

async fn to_the_hospital(stage: &mut Stage, harris: &Desk, kovar: &Desk, record: RecordId) -> Result<()> {
	let given = terms(
		&[Category::Condition],
		Mode::Read,
		DayRange::ALL,
		stage.in_days(30),
	);
	let patient = harris.actor.patient();
	let call = calls::consent::grant(
		ConsentId(fresh_id()?),
		patient,
		Grantee::Organisation(SOUTH),
		given,
	);
	let done = harris.finalise(&call).await?;
	stage.tell(
		TITLE,
		done.block.number,
		"Abdul Harris lets all of South Hospital read his conditions",
	);
	kovar.read_soon(record).await?;
	stage
		.tell_now(
			TITLE,
			"Dr Hana Kovar opens one: South Hospital's custodian wraps its key for her alone",
		)
		.await
}

async fn without_one(
	stage: &mut Stage,
	harris: &Desk,
	kovar: &Desk,
	weiss: &Desk,
	record: RecordId,
) -> Result<()> {
	let call = calls::consent::exclude(harris.actor.patient(), Grantee::Person(kovar.actor.person));
	let done = harris.finalise(&call).await?;
	stage.tell(TITLE, done.block.number, "he excludes Dr Kovar by name");
	let code = kovar.refused(NORTH, record).await?;
	ensure(code == "not-found", format!("Dr Kovar is refused with {code}"))?;
	weiss.read(record).await?;
	stage
		.tell_now(TITLE, "Dr Kovar is refused at once, Dr Weiss still reads")
		.await
}

async fn without_all(stage: &mut Stage, harris: &Desk, weiss: &Desk, record: RecordId) -> Result<()> {
	let patient = harris.actor.patient();
	let everybody = [Grantee::Person(weiss.actor.person), Grantee::Organisation(SOUTH)];
	let calls = everybody.map(|grantee| calls::consent::revoke_all(patient, grantee));
	let revoked = harris
		.submit(&calls::utility::batch_all(calls.to_vec()), Wait::InBlock)
		.await?;
	let block = revoked.block.number;
	let code = weiss.refused_soon(NORTH, record).await?;
	let best = stage.chain.head(HeadKind::Best).await?.number;
	ensure(code == "not-found", format!("Dr Weiss is refused with {code}"))?;
	// In the same block the best chain already says no; a few more are the time that asking takes.
	ensure(best <= block + 3, format!("refused only in block {best}"))?;

	until("the revoke being final", PATIENCE, async || {
		Ok((stage.chain.head(HeadKind::Final).await?.number >= block).then_some(()))
	})
	.await?;
	stage.tell(
		TITLE,
		block,
		"he revokes everything that lets South Hospital in, with one signature",
	);
	let later = best.saturating_sub(block);
	let text = format!("Dr Weiss is refused, {later} block(s) after the one that the revoke is in");
	stage.tell_now(TITLE, text).await?;

	let vault = harris.work.vault_of(NORTH).await?;
	until("the revoked wraps' deletion", PATIENCE, async || {
		let left = vault.wraps(record, 1).await?;
		let gone = |recipient| left.iter().all(|wrap| wrap.recipient != recipient);
		let person = Recipient::Person(weiss.actor.person);
		Ok((gone(person) && gone(Recipient::Organisation(SOUTH))).then_some(()))
	})
	.await?;
	stage
		.tell_now(
			TITLE,
			"and the keys wrapped for South Hospital and Dr Weiss are deleted",
		)
		.await
}

async fn the_own_note(stage: &mut Stage, harris: &Desk, weiss: &Desk) -> Result<()> {
	let note = Plot::of(stage.plot.note)?;
	weiss.read(note).await?;
	harris.read(note).await?;
	stage
		.tell_now(
			TITLE,
			"Dr Weiss still reads what she wrote herself, and so does Abdul Harris",
		)
		.await
}
