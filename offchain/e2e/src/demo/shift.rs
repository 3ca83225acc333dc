// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A doctor signs once for her shift, and publishes when she can be seen.

use super::{Plot, Stage};
use crate::{
	care::{open_session, publish, slots},
	ensure, Result, NORTH,
};
use salus_client::chain::At;
use salus_primitives::roles::AccountScope;

pub(super) const TITLE: &str = "shift";

/// How many appointments Dr Lind offers.
const SLOTS: u64 = 6;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	session(stage).await?;
	calendar(stage).await
}

/// The wallet signs once; from then on the device signs.
async fn session(stage: &mut Stage) -> Result<()> {
	let lind = stage.cast.lind.clone();
	let device = lind.device()?;
	let early = device.on_duty(&stage.stack, NORTH).await.err();
	ensure(
		early.as_ref().and_then(|error| error.vault_code()) == Some("unknown-account"),
		format!("the vault knows the device before its session: {early:?}"),
	)?;
	let open = open_session(&stage.chain, &device, AccountScope::ClinicalSession).await?;
	let done = lind.finalise(&stage.chain, &open).await?;
	let desk = device.on_duty(&stage.stack, NORTH).await?;
	let further = open_session(&stage.chain, &device.device()?, AccountScope::ClinicalSession).await?;
	let name = desk.refusal(&further).await?;
	ensure(
		name == "NotAllowedForSession",
		format!("a session opens sessions: {name}"),
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"Dr Nora Lind's wallet signs once: her device has a session. It cannot open another (NotAllowedForSession)",
	);
	stage.plot.day.device = Some(device);
	Ok(())
}

async fn calendar(stage: &mut Stage) -> Result<()> {
	let device = Plot::of(stage.plot.day.device.clone())?;
	let desk = device.on_duty(&stage.stack, NORTH).await?;
	let (schedule, call) = publish(&device, &slots(SLOTS), true)?;
	let done = desk.finalise(&call).await?;
	let open = desk
		.door
		.schedules(device.person, device.person, At::Final)
		.await?;
	ensure(
		open.iter().any(|view| view.schedule == schedule),
		"the chain does not list the schedule",
	)?;
	let text = format!("the device publishes {SLOTS} slots of a quarter of an hour");
	stage.tell(TITLE, done.block.number, text);
	Ok(())
}
