// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Two pharmacies race for one prescription; one fills it short, the other fills the balance, and a repeat has to wait.

use super::{Plot, Stage};
use crate::{
	care::{by_code, claim, claim_fill},
	ensure, fresh_id, now, Desk, Note, Result, Trouble, NORTH, PHARMACY_ONE, PHARMACY_TWO,
};
use salus_client::{
	chain::{calls, Wait},
	claim::ClaimCode,
	fhir::care::{Concept, Dispense, Prescription},
};
use salus_primitives::{consent::Category, prescriptions::FillStatus, OrganisationId, RecordId};

pub(super) const TITLE: &str = "pharmacies";

/// How much the first pharmacy has in stock.
const IN_STOCK: u32 = 20;

/// A pharmacist at work.
struct Counter {
	desk: Desk,
	pharmacy: OrganisationId,
	name: String,
}

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let code = the_code(stage)?;
	let [one, two] = counters(stage).await?;
	let (winner, loser) = race(stage, &code, one, two).await?;
	let prescribed = read(stage, &winner, &code).await?;
	nothing_else(stage, &winner).await?;
	short(stage, &winner, &code, &prescribed).await?;
	balance(stage, &loser, &code, &prescribed).await?;
	too_early(stage, &winner, &code).await
}

/// The patient shows the code on a screen or on paper; the counter scans or types it.
fn the_code(stage: &Stage) -> Result<ClaimCode> {
	let carried = stage.plot.day.codes.first();
	let typed = carried
		.ok_or_else(|| Trouble::not_held("nothing was prescribed"))?
		.reveal()
		.to_lowercase();
	ClaimCode::parse(&typed).map_err(|error| Trouble::not_held(error.to_string()))
}

async fn counters(stage: &Stage) -> Result<[Counter; 2]> {
	let at_work = async |actor: &crate::Actor, pharmacy| {
		let desk = actor.on_duty(&stage.stack, pharmacy).await?;
		let name = stage.names.organisation(pharmacy);
		Ok::<_, Trouble>(Counter { desk, pharmacy, name })
	};
	Ok([
		at_work(&stage.cast.simic, PHARMACY_ONE).await?,
		at_work(&stage.cast.novak, PHARMACY_TWO).await?,
	])
}

async fn race(stage: &mut Stage, code: &ClaimCode, one: Counter, two: Counter) -> Result<(Counter, Counter)> {
	let before = one.desk.refused(NORTH, code.record()).await?;
	ensure(
		before == "not-found",
		format!("before the claim the vault answers {before}"),
	)?;
	let first = claim_fill(&stage.chain, &one.desk.actor, one.pharmacy, code, 1).await?;
	let second = claim_fill(&stage.chain, &two.desk.actor, two.pharmacy, code, 1).await?;
	let (first, second) = tokio::join!(
		one.desk.submit(&first, Wait::Final),
		two.desk.submit(&second, Wait::Final)
	);
	let (won, lost, winner, loser) = match (first, second) {
		(Ok(won), Err(lost)) => (won, lost, one, two),
		(Err(lost), Ok(won)) => (won, lost, two, one),
		(first, second) => {
			let text = format!("two claims of one fill ended as {first:?} and {second:?}");
			return Err(Trouble::not_held(text));
		}
	};
	ensure(lost.refusal() == Some("AlreadyClaimed"), lost.to_string())?;
	let text = format!(
		"two pharmacies claim the antibiotic at once: {} has the lock, {} is told AlreadyClaimed",
		winner.name, loser.name
	);
	stage.tell(TITLE, won.block.number, text);
	Ok((winner, loser))
}

/// The prescription is opened with the pharmacy's key, and compared with the chain.
async fn read(stage: &mut Stage, winner: &Counter, code: &ClaimCode) -> Result<Prescription> {
	let opened = winner.desk.read_soon(code.record()).await?;
	let broken = |error: &dyn ToString| Trouble::not_held(error.to_string());
	let resource = serde_json::from_slice(&opened.content).map_err(|error| broken(&error))?;
	let prescribed = Prescription::read(&resource).map_err(|error| broken(&error))?;
	let row = by_code(&winner.desk.door, &winner.desk.actor, winner.pharmacy, code).await?;
	prescribed
		.ensure_agrees(row.prescription, &row.details)
		.map_err(|error| broken(&error))?;
	let text = format!(
		"{} opens it: {} capsules of {}; what is sealed and what the chain says agree",
		winner.desk.actor.name, prescribed.quantity, prescribed.medication.text
	);
	stage.tell_now(TITLE, text).await?;
	Ok(prescribed)
}

async fn nothing_else(stage: &mut Stage, winner: &Counter) -> Result<()> {
	let day = &stage.plot.day;
	let others = [day.note, day.ordered, day.codes.get(1).map(ClaimCode::record)];
	for record in others {
		let code = winner.desk.refused(NORTH, Plot::of(record)?).await?;
		ensure(code == "not-found", format!("the pharmacist is answered {code}"))?;
	}
	stage
		.tell_now(
			TITLE,
			"note, test order and the other prescription stay shut to the pharmacy (not found)",
		)
		.await
}

/// Hands over so much, with the sealed MedicationDispense, in one signature.
async fn dispense(
	stage: &mut Stage,
	counter: &Counter,
	code: &ClaimCode,
	prescribed: &Prescription,
	quantity: u32,
) -> Result<u32> {
	let (record, prescription) = (RecordId(fresh_id()?), code.prescription());
	let fill = by_code(&counter.desk.door, &counter.desk.actor, counter.pharmacy, code)
		.await?
		.details
		.fills;
	let handed = Dispense {
		prescription,
		fill,
		record,
		patient: prescribed.patient,
		pharmacist: counter.desk.actor.person,
		pharmacy: counter.pharmacy,
		status: FillStatus::Completed,
		medication: Concept::words("amoxicillin 500 mg, another maker's"),
		quantity,
		unit: prescribed.unit,
		handed_over_at: now(),
		substituted_because: Some(Concept::words("the prescribed maker's is out of stock")),
	};
	let content = handed.resource().to_string();
	let note = Note::authored(
		prescribed.patient,
		counter.pharmacy,
		Category::Medication,
		&content,
	);
	let sealed = counter.desk.seal_version(record, 1, &note).await?;
	let batch = calls::utility::batch_all(vec![
		sealed.call,
		calls::prescriptions::ready(prescription),
		calls::prescriptions::dispense(prescription, quantity, Some(record), None),
	]);
	let done = counter.desk.finalise(&batch).await?;
	stage.plot.day.records.insert(record);
	Ok(done.block.number)
}

async fn short(
	stage: &mut Stage,
	winner: &Counter,
	code: &ClaimCode,
	prescribed: &Prescription,
) -> Result<()> {
	let block = dispense(stage, winner, code, prescribed, IN_STOCK).await?;
	let view = by_code(&stage.chain, &winner.desk.actor, winner.pharmacy, code).await?;
	let balance = prescribed.quantity - IN_STOCK;
	ensure(view.due == balance, format!("{} are due", view.due))?;
	let text = format!(
		"{} has {IN_STOCK} and hands them over, substitution and reason in a sealed MedicationDispense; {balance} stay due",
		winner.name
	);
	stage.tell(TITLE, block, text);
	let code = winner.desk.refused_soon(NORTH, code.record()).await?;
	ensure(
		code == "not-found",
		format!("after the fill the vault answers {code}"),
	)
}

async fn balance(
	stage: &mut Stage,
	loser: &Counter,
	code: &ClaimCode,
	prescribed: &Prescription,
) -> Result<()> {
	loser.desk.claim(code).await?;
	loser.desk.read_soon(code.record()).await?;
	let due = by_code(&loser.desk.door, &loser.desk.actor, loser.pharmacy, code)
		.await?
		.due;
	let block = dispense(stage, loser, code, prescribed, due).await?;
	let text = format!(
		"{} claims it, opens it and fills the balance of {due}",
		loser.name
	);
	stage.tell(TITLE, block, text);
	Ok(())
}

async fn too_early(stage: &mut Stage, winner: &Counter, code: &ClaimCode) -> Result<()> {
	let early = claim(&winner.desk.door, &winner.desk.actor, winner.pharmacy, code).await?;
	let name = winner.desk.refusal(&early).await?;
	ensure(name == "TooEarly", format!("the repeat is answered {name}"))?;
	let next = by_code(&stage.chain, &winner.desk.actor, winner.pharmacy, code)
		.await?
		.next_fill_at;
	let day = Plot::of(next)?.day();
	let text = format!("the repeat is refused today (TooEarly): it can be claimed from {day} on");
	stage.tell_now(TITLE, text).await
}
