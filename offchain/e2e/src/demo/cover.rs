// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A colleague in cover stops a medicine while a pharmacy holds the prescription.

use super::Stage;
use crate::{care::claim, ensure, Result, Trouble, NORTH, PHARMACY_ONE};
use salus_client::chain::{calls, Wait};
use salus_primitives::care::Reason;

pub(super) const TITLE: &str = "cover";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let thinner = stage.plot.day.codes.get(1).cloned();
	let code = thinner.ok_or_else(|| Trouble::not_held("no second prescription"))?;
	let (prescription, record) = (code.prescription(), code.record());
	let pharmacist = stage.cast.simic.on_duty(&stage.stack, PHARMACY_ONE).await?;
	let haddad = stage.cast.haddad.on_duty(&stage.stack, NORTH).await?;

	let call = claim(&pharmacist.door, &pharmacist.actor, PHARMACY_ONE, &code).await?;
	let done = pharmacist.finalise(&call).await?;
	let text = format!(
		"{} claims the blood thinner and prepares it",
		pharmacist.actor.name
	);
	stage.tell(TITLE, done.block.number, text);

	let hold = calls::prescriptions::hold(prescription, Reason::Safety);
	let done = haddad.finalise(&hold).await?;
	let name = pharmacist
		.refusal(&calls::prescriptions::ready(prescription))
		.await?;
	ensure(name == "Halted", format!("the pharmacy is answered {name}"))?;
	stage.tell(
		TITLE,
		done.block.number,
		"Dr Omar Haddad, in cover, puts it on hold while the pharmacy holds the lock: nothing can be handed out (Halted)",
	);
	let end = vec![
		calls::prescriptions::release(prescription),
		calls::prescriptions::bar(prescription, PHARMACY_ONE),
	];
	let harris = &stage.cast.harris;
	let (call, chain) = (calls::utility::batch_all(end), stage.stack.chain());
	let done = harris.submit(&chain, &call, Wait::Final).await?;
	let answer = pharmacist.refused_soon(NORTH, record).await?;
	ensure(
		answer == "not-found",
		format!("after the release the vault answers {answer}"),
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"the patient takes the lock back, and the pharmacy can no longer read it",
	);
	let again = claim(&pharmacist.door, &pharmacist.actor, PHARMACY_ONE, &code).await?;
	let name = pharmacist.refusal(&again).await?;
	ensure(name == "Barred", format!("the pharmacy is answered {name}"))?;
	stage.tell(
		TITLE,
		done.block.number,
		"and bars the pharmacy, which has seen the code: it cannot claim again (Barred)",
	);
	Ok(())
}
