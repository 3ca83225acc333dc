// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A doctor of the other hospital is refused, asks for much, gets less, and opens exactly that.

use super::Stage;
use crate::{
	ensure, fresh_id, history::Filed, now, scene::terms, wallet, Desk, Result, Trouble, NORTH, SOUTH,
};
use futures::{stream, StreamExt, TryStreamExt};
use salus_client::{
	chain::{calls, At},
	vault::VaultError,
};
use salus_primitives::{
	consent::{Category, Grantee, Mode, Terms},
	time::DayRange,
	ConsentId, Day, RecordId,
};
use std::{collections::BTreeSet, time::Instant};

pub(super) const TITLE: &str = "request";

/// What Dr Weiss asks for.
const ASKED: [Category; 7] = [
	Category::Demographics,
	Category::Encounter,
	Category::Condition,
	Category::Medication,
	Category::Observation,
	Category::Laboratory,
	Category::Procedure,
];
/// What she gets.
const GIVEN: [Category; 2] = [Category::Condition, Category::Medication];
/// From which day on.
const GIVEN_FROM: &str = "2000-01-01";
/// How many records she opens at a time.
const AT_A_TIME: usize = 4;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	refused(stage).await?;
	let consent = ask(stage).await?;
	let given = give(stage, consent).await?;
	let begin = Instant::now();
	open(stage, begin).await?;
	only_those(stage, &given).await
}

/// What the vault answers to somebody who may not know, whatever the reason.
async fn answer(desk: &Desk, record: RecordId) -> Result<String> {
	let vault = desk.work.vault_of(NORTH).await?;
	match vault.download_bytes(record, None, desk.acting, 1 << 20).await {
		Err(VaultError::Refused { status, body }) => Ok(format!("{status} {body:?}")),
		Err(error) => Err(error.into()),
		Ok(_) => Err(Trouble::not_held("the vault hands out a record that it may not")),
	}
}

async fn refused(stage: &mut Stage) -> Result<()> {
	let desk = stage.cast.weiss.on_duty(&stage.stack, SOUTH).await?;
	let first = stage
		.plot
		.filed
		.first()
		.ok_or_else(|| Trouble::not_held("nothing was imported"))?
		.record;
	let (existing, missing) = (
		answer(&desk, first).await?,
		answer(&desk, RecordId(fresh_id()?)).await?,
	);
	ensure(existing == missing, format!("{existing} is told from {missing}"))?;
	ensure(
		desk.records(stage.cast.harris.patient()).await?.is_empty(),
		"the chain lists records to a stranger",
	)?;
	stage
		.tell_now(
			TITLE,
			"Dr Clara Weiss of South Hospital is refused, in the words for what does not exist",
		)
		.await
}

async fn ask(stage: &mut Stage) -> Result<ConsentId> {
	let (weiss, patient) = (stage.cast.weiss.clone(), stage.cast.harris.patient());
	let desk = weiss.on_duty(&stage.stack, SOUTH).await?;
	let consent = ConsentId(fresh_id()?);
	let wanted = terms(&ASKED, Mode::Both, DayRange::ALL, stage.in_days(365));
	let grantee = Grantee::Person(weiss.person);
	let call = calls::consent::request(consent, SOUTH, patient, grantee, wanted, stage.in_days(7));
	let done = desk.finalise(&call).await?;
	let text = format!(
		"she asks for {} categories of all days, for a year, to read and to add",
		ASKED.len()
	);
	stage.tell(TITLE, done.block.number, text);
	Ok(consent)
}

/// The patient looks at the request, closes the client, and approves less with a wallet that knows nothing of Salus.
async fn give(stage: &mut Stage, consent: ConsentId) -> Result<Terms> {
	let harris = stage.cast.harris.clone();
	let from: Day = GIVEN_FROM
		.parse()
		.map_err(|_| Trouble::not_held("the day is no day"))?;
	let given = terms(
		&GIVEN,
		Mode::Both,
		DayRange { from, to: Day::MAX },
		stage.in_days(30),
	);
	let covered =
		|filed: &&Filed| given.categories.contains(filed.category) && given.record_days.contains(filed.day);
	stage.plot.granted = stage
		.plot
		.filed
		.iter()
		.filter(covered)
		.map(|filed| filed.record)
		.collect();

	let desk = harris.at_home(&stage.stack, NORTH).await?;
	let grantee = Grantee::Person(stage.cast.weiss.person);
	let shown = desk
		.door
		.preview(harris.person, harris.patient(), grantee, given, now(), At::Final)
		.await?;
	let shown = shown.ok_or_else(|| Trouble::not_held("the patient is shown no preview"))?;
	let expected = stage.plot.granted.len();
	ensure(
		usize::try_from(shown.records) == Ok(expected),
		format!("the preview says {shown:?}, not {expected}"),
	)?;
	desk.vault.logout().await?;
	drop(desk);

	let signed = wallet::approve(&stage.stack.node.url(), harris.phrase()?, consent, &given).await?;
	stage.plot.consent = Some(consent);
	let text = format!(
		"Abdul Harris narrows it to conditions and medication since {GIVEN_FROM} for 30 days ({expected} records) and \
		 approves with plain @polkadot/api; his Salus client is off"
	);
	stage.tell(TITLE, signed.block, text);
	Ok(given)
}

async fn open(stage: &mut Stage, begin: Instant) -> Result<()> {
	let desk = stage.cast.weiss.on_duty(&stage.stack, SOUTH).await?;
	let mut granted = stage.plot.granted.iter().copied();
	let first = granted
		.next()
		.ok_or_else(|| Trouble::not_held("the grant covers nothing"))?;
	desk.read_soon(first).await?;
	let first_after = begin.elapsed();
	let rest: Vec<_> = granted.collect();
	let opened: usize = stream::iter(rest)
		.map(|record| {
			let desk = desk.clone();
			async move { desk.read_soon(record).await }
		})
		.buffer_unordered(AT_A_TIME)
		.try_fold(1, |count, _| async move { Ok(count + 1) })
		.await?;
	let all_after = begin.elapsed();
	ensure(
		opened == stage.plot.granted.len(),
		format!("{opened} records were opened"),
	)?;
	stage.plot.opened_after = Some((first_after, all_after));
	let text = format!(
		"Dr Weiss opens the first record {:.1} s after the grant is final, all {opened} after {:.1} s",
		first_after.as_secs_f32(),
		all_after.as_secs_f32()
	);
	stage.tell_now(TITLE, text).await
}

/// The chain lists to her exactly what was granted, and the vault refuses the others.
async fn only_those(stage: &mut Stage, given: &Terms) -> Result<()> {
	let desk = stage.cast.weiss.on_duty(&stage.stack, SOUTH).await?;
	let listed = desk.records(stage.cast.harris.patient()).await?;
	let listed: BTreeSet<_> = listed.into_iter().map(|view| view.record).collect();
	ensure(
		listed == stage.plot.granted,
		"the chain lists other records than were granted",
	)?;

	let others = stage
		.plot
		.filed
		.iter()
		.filter(|filed| !stage.plot.granted.contains(&filed.record));
	let (wrong_day, wrong_category): (Vec<&Filed>, Vec<&Filed>) =
		others.partition(|filed| given.categories.contains(filed.category));
	let tried: Vec<_> = wrong_day
		.into_iter()
		.take(3)
		.chain(wrong_category.into_iter().take(5))
		.collect();
	for filed in &tried {
		let code = desk.refused(NORTH, filed.record).await?;
		ensure(code == "not-found", format!("refused with {code}"))?;
	}
	ensure(tried.len() == 8, "there was too little to refuse")?;
	let text = format!(
		"she sees no other: {} of other days and categories are refused as not found",
		tried.len()
	);
	stage.tell_now(TITLE, text).await
}
