// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The access log names every reader and every refusal.

use super::{Reader, Stage};
use crate::{ensure, Desk, Result, Trouble, NORTH};
use salus_client::api::{verify_chain, Receipt};
use salus_primitives::{OrganisationId, PersonId};
use std::collections::BTreeMap;

pub(super) const TITLE: &str = "access log";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let desk = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let mut readers: BTreeMap<PersonId, Reader> = BTreeMap::new();
	for custody in stage.stack.organisations() {
		for receipt in book(&desk, custody).await? {
			let actor = receipt.body.actor;
			let reader = readers
				.entry(actor)
				.or_insert_with(|| Reader::named(stage.names.person(actor)));
			reader.count(receipt.body.decision.is_allowed());
		}
	}
	names(stage, &readers)?;
	let (allowed, refused) = readers
		.values()
		.fold((0, 0), |(yes, no), one| (yes + one.allowed, no + one.refused));
	let all: Vec<_> = readers.values().map(|reader| reader.name.clone()).collect();
	let text = format!(
		"Abdul Harris reads who asked: {}; {allowed} times yes, {refused} times no",
		all.join(", ")
	);
	stage.plot.readers = readers.into_values().collect();
	stage.tell_now(TITLE, text).await?;
	stage
		.tell_now(
			TITLE,
			"each book of receipts is whole: every receipt carries the hash of the one before",
		)
		.await
}

async fn book(desk: &Desk, custody: OrganisationId) -> Result<Vec<Receipt>> {
	let receipts = desk.receipts(custody, desk.actor.patient()).await?;
	verify_chain(&receipts).map_err(|error| Trouble::not_held(error.to_string()))?;
	Ok(receipts)
}

/// Those who read are there with a yes, those who were turned away with a no, and everybody has a name.
fn names(stage: &Stage, readers: &BTreeMap<PersonId, Reader>) -> Result<()> {
	let cast = &stage.cast;
	let of = |person: PersonId| readers.get(&person).cloned().unwrap_or_default();
	let least = stage.plot.granted.len();
	let weiss = of(cast.weiss.person);
	ensure(
		weiss.allowed >= least && weiss.refused >= 2,
		format!("Dr Weiss's line is {weiss:?}"),
	)?;
	let kovar = of(cast.kovar.person);
	ensure(
		kovar.allowed >= 1 && kovar.refused >= 1,
		format!("Dr Kovar's line is {kovar:?}"),
	)?;
	for actor in [&cast.lind, &cast.simic, &cast.novak, &cast.levi] {
		let line = of(actor.person);
		ensure(
			line.allowed >= 1,
			format!("the line of {} is {line:?}", actor.name),
		)?;
	}
	let haddad = of(cast.haddad.person);
	ensure(haddad.refused >= 1, format!("Dr Haddad's line is {haddad:?}"))?;
	ensure(
		of(cast.harris.person).allowed >= 1,
		"the patient's own reading is missing",
	)?;
	ensure(
		!readers.contains_key(&cast.adler.person),
		"Dr Adler never asked, and is in the log",
	)?;
	let nameless: Vec<_> = readers
		.values()
		.filter(|reader| reader.name.starts_with("0x"))
		.collect();
	ensure(
		nameless.is_empty(),
		format!("nobody knows the name of {nameless:?}"),
	)
}
