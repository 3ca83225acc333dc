// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The doctor adds a record; the patient reads it and verifies it against the chain.

use super::{Plot, Stage};
use crate::{ensure, fresh_id, Desk, Note, Result, NORTH, SOUTH};
use salus_client::records::from_chain;
use salus_primitives::{consent::Category, RecordId};
use serde_json::json;

pub(super) const TITLE: &str = "note";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let weiss = stage.cast.weiss.on_duty(&stage.stack, SOUTH).await?;
	add(stage, &weiss).await?;
	not_there(stage, &weiss).await?;
	read_and_verify(stage).await
}

fn condition() -> String {
	let coding =
		json!({ "system": "http://snomed.info/sct", "code": "49436004", "display": "Atrial fibrillation" });
	json!({
		"resourceType": "Condition",
		"clinicalStatus": {
			"coding": [{ "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "active" }]
		},
		"code": { "coding": [coding] },
		"subject": { "display": "Abdul Harris" },
		"note": [{ "text": "Irregular pulse; ECG shows atrial fibrillation." }],
	})
	.to_string()
}

async fn add(stage: &mut Stage, weiss: &Desk) -> Result<()> {
	let note = Note::authored(
		stage.cast.harris.patient(),
		SOUTH,
		Category::Condition,
		&condition(),
	);
	let written = weiss.write(&note).await?;
	stage.plot.note = Some(written.record);
	let block = written.included.block.number;
	stage.tell(
		TITLE,
		block,
		"Dr Weiss adds a diagnosis: sealed into South Hospital's vault, anchored on the chain",
	);
	Ok(())
}

/// What the grant does not name she cannot add.
async fn not_there(stage: &mut Stage, weiss: &Desk) -> Result<()> {
	let note = Note::authored(
		stage.cast.harris.patient(),
		SOUTH,
		Category::Procedure,
		&condition(),
	);
	let refused = weiss.put(RecordId(fresh_id()?), 1, &note).await.err();
	let name = refused.as_ref().and_then(|error| error.refusal());
	ensure(
		name == Some("NotAllowed"),
		format!("a procedure was not refused: {refused:?}"),
	)?;
	stage
		.tell_now(
			TITLE,
			"a procedure she cannot add: the chain refuses it (NotAllowed)",
		)
		.await
}

async fn read_and_verify(stage: &mut Stage) -> Result<()> {
	let record = Plot::of(stage.plot.note)?;
	let harris = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let opened = harris.read_soon(record).await?;
	ensure(
		opened.content == condition().into_bytes(),
		"the patient reads something else",
	)?;
	stage
		.tell_now(
			TITLE,
			"Abdul Harris opens it, in the vault of a hospital where he never was",
		)
		.await?;

	let anchor =
		from_chain(&opened.fetched.details.anchor).map_err(salus_client::records::RecordError::from)?;
	let mut sealed = harris.fetch(SOUTH, record).await?;
	ensure(
		anchor.check_ciphertext(&sealed[..]).is_ok(),
		"the sealed body is not the one that the chain names",
	)?;
	if let Some(last) = sealed.last_mut() {
		*last ^= 1;
	}
	ensure(
		anchor.check_ciphertext(&sealed[..]).is_err(),
		"a body with one bit flipped passes",
	)?;
	stage
		.tell_now(
			TITLE,
			"hash, size and salted commitment are the chain's; with one bit flipped they are not",
		)
		.await
}
