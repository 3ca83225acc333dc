// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The patient is checked in and seen; note, prescriptions and test order are one signature of the doctor's device.

use super::{Plot, Stage};
use crate::{
	care::{visit_note, Doses},
	ensure, fresh_id, now, Desk, Result, Trouble, LABORATORY, NORTH,
};
use salus_client::{
	card::VisitCard,
	chain::{calls, At},
	claim::ClaimCode,
};
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus},
	care::Reason,
	consent::Category,
	EncounterId, UnixMillis,
};

pub(super) const TITLE: &str = "visit";

/// Thirty capsules, and thirty once more after ten days.
const ANTIBIOTIC: Doses = Doses {
	quantity: 30,
	repeats: 1,
	days_apart: 10,
};

/// For how long Dr Lind hands over.
const HANDOVER: u64 = 12 * UnixMillis::HOUR;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let desk = Plot::of(stage.plot.day.device.clone())?
		.on_duty(&stage.stack, NORTH)
		.await?;
	too_early(stage, &desk).await?;
	checked_in(stage).await?;
	written_up(stage, &desk).await?;
	handed_over(stage, &desk).await?;
	finished(stage, &desk).await
}

/// A booking opens nothing.
async fn too_early(stage: &mut Stage, desk: &Desk) -> Result<()> {
	let note = visit_note(stage.cast.harris.patient(), "otitis media, left");
	let refused = desk.write(&note).await.err();
	let name = refused.as_ref().and_then(|error| error.refusal());
	ensure(
		name == Some("NotAllowed"),
		format!("a note before the visit: {refused:?}"),
	)?;
	stage
		.tell_now(
			TITLE,
			"before he is there Dr Lind cannot add a note: a booking opens no right (NotAllowed)",
		)
		.await
}

async fn checked_in(stage: &mut Stage) -> Result<()> {
	let appointment = Plot::of(stage.plot.day.appointment)?;
	let encounter = EncounterId(fresh_id()?);
	let harris = stage.cast.harris.clone();
	let arrive = calls::appointments::arrive(appointment);
	let done = harris.finalise(&stage.chain, &arrive).await?;
	let text = "his phone says that he is there: that attests the visit, which a clerk's word would not";
	stage.tell(TITLE, done.block.number, text);
	let check_in = calls::appointments::check_in(appointment, encounter);
	let clerk = stage.cast.clerk.clone();
	let done = clerk.finalise(&stage.chain, &check_in).await?;
	stage.plot.day.encounter = Some(encounter);
	let text = format!("{} at the front desk checks him in", clerk.name);
	stage.tell(TITLE, done.block.number, text);
	carded(stage).await
}

/// For the day on which his phone stays at home.
async fn carded(stage: &mut Stage) -> Result<()> {
	let harris = stage.cast.harris.clone();
	let card = VisitCard::generate().map_err(|error| Trouble::not_held(error.to_string()))?;
	let call = calls::appointments::register_card(harris.patient(), card.public());
	let done = harris.finalise(&stage.chain, &call).await?;
	let text = "he registers a visit card: printed, it attests a visit of his without a phone";
	stage.tell(TITLE, done.block.number, text);
	Ok(())
}

async fn written_up(stage: &mut Stage, desk: &Desk) -> Result<()> {
	let patient = stage.cast.harris.patient();
	let encounter = Plot::of(stage.plot.day.encounter)?;
	desk.finalise(&calls::appointments::start_encounter(encounter))
		.await?;
	let note = desk
		.seal(&visit_note(
			patient,
			"otitis media, left; atrial fibrillation known",
		))
		.await?;
	let antibiotic = desk.prescribe(patient, "amoxicillin 500 mg", ANTIBIOTIC).await?;
	let thinner = desk.prescribe(patient, "apixaban 5 mg", Doses::ONCE).await?;
	let ordering = desk
		.order(patient, "blood count and C-reactive protein", Some(LABORATORY))
		.await?;
	let parts = [vec![note.call], antibiotic.calls, thinner.calls, ordering.calls].concat();
	let batch = calls::utility::batch_all(parts);
	let done = desk.finalise(&batch).await?;
	stage.tell(
		TITLE,
		done.block.number,
		"Dr Lind's device signs once: a note, two prescriptions and a test order, each sealed and anchored",
	);
	let name = desk.refusal(&batch).await?;
	ensure(name == "RecordExists", format!("the retry is answered {name}"))?;
	stage
		.tell_now(
			TITLE,
			"sent again, as after a crash, it changes nothing twice (RecordExists)",
		)
		.await?;

	let day = &mut stage.plot.day;
	day.note = Some(note.record);
	day.order = Some(ordering.order);
	day.ordered = Some(ordering.record);
	day.records.extend([
		note.record,
		antibiotic.code.record(),
		thinner.code.record(),
		ordering.record,
	]);
	day.codes = vec![antibiotic.code, thinner.code];
	Ok(())
}

/// A colleague gets cover while the encounter is open; it outlasts the visit.
async fn handed_over(stage: &mut Stage, desk: &Desk) -> Result<()> {
	let haddad = stage.cast.haddad.on_duty(&stage.stack, NORTH).await?;
	let thinner = stage.plot.day.codes.get(1).map(ClaimCode::prescription);
	let hold = calls::prescriptions::hold(Plot::of(thinner)?, Reason::Safety);
	let name = haddad.refusal(&hold).await?;
	ensure(
		name == "NotPrescriberOrCover",
		format!("without cover he is answered {name}"),
	)?;
	let (patient, until) = (stage.cast.harris.patient(), now().plus(HANDOVER));
	let call = calls::appointments::hand_over(NORTH, patient, haddad.actor.person, until);
	let done = desk.finalise(&call).await?;
	stage.tell(
		TITLE,
		done.block.number,
		"Dr Omar Haddad cannot stop a medicine of hers (NotPrescriberOrCover), until she hands her patient over for the night",
	);
	Ok(())
}

async fn finished(stage: &mut Stage, desk: &Desk) -> Result<()> {
	let appointment = Plot::of(stage.plot.day.appointment)?;
	let encounter = Plot::of(stage.plot.day.encounter)?;
	let done = desk.finalise(&calls::appointments::fulfil(appointment)).await?;
	let (person, home) = (desk.actor.person, &desk.door);
	let booked = home.appointment(person, appointment, now(), At::Final).await?;
	let seen = home.encounter(person, encounter, now(), At::Final).await?;
	let status = (
		booked.map(|view| view.details.status),
		seen.map(|view| view.details.status),
	);
	ensure(
		status
			== (
				Some(AppointmentStatus::Fulfilled),
				Some(EncounterStatus::Finished),
			),
		format!("they are {status:?}"),
	)?;
	let listed = desk.records(stage.cast.harris.patient()).await?;
	ensure(
		listed
			.iter()
			.all(|view| view.details.facts.category != Category::Procedure),
		"the visit opens more than was granted",
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"she has seen him: appointment fulfilled, encounter finished",
	);
	Ok(())
}
