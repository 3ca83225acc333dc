// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A patient picks a doctor by specialty and books with a sealed reason and a grant for the visit; two patients want one slot.

use super::{organisations::believe, Plot, Stage};
use crate::{
	care::reason,
	ensure, fresh_id, now,
	scene::{grant, terms},
	Actor, Desk, Result, Trouble, NORTH,
};
use salus_client::chain::{calls, At, Call, Wait};
use salus_primitives::{
	appointments::{AppointmentStatus, Modality, SlotStatus, SlotView},
	consent::{Category, Grantee, Mode},
	time::DayRange,
	AppointmentId, PersonId, ScheduleId, UnixMillis,
};

pub(super) const TITLE: &str = "booking";

/// What Mr Harris looks for in the directory.
const SPECIALTY: &str = "general practice";

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	let (doctor, schedule, free) = look(stage).await?;
	race(stage, doctor, schedule, &free).await?;
	the_reason_is_for_her(stage).await
}

/// From a specialty to a name, from the name to a calendar.
async fn look(stage: &mut Stage) -> Result<(PersonId, ScheduleId, Vec<SlotView>)> {
	let directory = believe(stage, NORTH).await?;
	let entry = directory
		.people
		.iter()
		.find(|entry| entry.specialty.as_deref() == Some(SPECIALTY));
	let entry = entry.ok_or_else(|| Trouble::not_held("nobody of that specialty is in the directory"))?;
	let doctor = stage
		.names
		.find_person(&entry.name)
		.map_err(|fault| Trouble::not_held(format!("{fault:?}")))?;
	let desk = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let open = desk.door.schedules(desk.actor.person, doctor, At::Final).await?;
	let schedule = open
		.first()
		.ok_or_else(|| Trouble::not_held("the doctor has no schedule"))?
		.schedule;
	let day = (now(), now().plus(UnixMillis::DAY));
	let slots = desk
		.door
		.slots(desk.actor.person, schedule, day, now(), At::Final)
		.await?;
	let free: Vec<_> = slots
		.into_iter()
		.filter(|slot| slot.status == SlotStatus::Free)
		.collect();
	ensure(free.len() >= 2, format!("only {} slots are free", free.len()))?;
	let text = format!(
		"Abdul Harris looks for {SPECIALTY}: {} of {} has {} free slots",
		entry.name,
		directory.name,
		free.len()
	);
	stage.tell_now(TITLE, text).await?;
	Ok((doctor, schedule, free))
}

/// Mr Harris and Eve want the first slot at the same moment. Who loses is told so, and takes the second.
async fn race(stage: &mut Stage, doctor: PersonId, schedule: ScheduleId, free: &[SlotView]) -> Result<()> {
	let harris = stage.cast.harris.at_home(&stage.stack, NORTH).await?;
	let eve = stage.cast.eve.at_home(&stage.stack, NORTH).await?;
	let extra = beside_the_booking(stage, &harris, doctor).await?;
	let want = |actor: &Actor, slot: &SlotView, extra: &[Call]| booking(stage, actor, schedule, slot, extra);
	let ((mine, first), (hers, second)) = (
		want(&harris.actor, &free[0], &extra)?,
		want(&eve.actor, &free[0], &[])?,
	);
	let (first, second) = tokio::join!(
		harris.submit(&first, Wait::InBlock),
		eve.submit(&second, Wait::InBlock)
	);
	let (desk, extra, mine) = match (first, second) {
		(Ok(_), Err(error)) => {
			ensure(error.refusal() == Some("SlotTaken"), error.to_string())?;
			(&eve, vec![], Some(mine))
		}
		(Err(error), Ok(_)) => {
			ensure(error.refusal() == Some("SlotTaken"), error.to_string())?;
			(&harris, extra, None)
		}
		(first, second) => {
			let text = format!("two bookings of one slot ended as {first:?} and {second:?}");
			return Err(Trouble::not_held(text));
		}
	};
	let loser = desk.actor.name.clone();
	let text = format!("two patients book the first slot at once; {loser} is told SlotTaken");
	let (again, call) = booking(stage, &desk.actor, schedule, &free[1], &extra)?;
	let done = desk.finalise(&call).await?;
	stage.tell(TITLE, done.block.number, text);
	let appointment = mine.unwrap_or(again);
	let other = if mine.is_some() { again } else { hers };
	for (desk, id) in [(&harris, appointment), (&eve, other)] {
		let view = desk
			.door
			.appointment(desk.actor.person, id, now(), At::Final)
			.await?;
		let status = view.map(|view| view.details.status);
		ensure(
			status == Some(AppointmentStatus::Booked),
			format!("{} has {status:?}", desk.actor.name),
		)?;
	}
	let text = format!("{loser} takes the second; both are booked, Abdul Harris with a sealed reason and a grant for the visit");
	stage.tell_now(TITLE, text).await?;
	stage.plot.day.appointment = Some(appointment);
	Ok(())
}

/// What Mr Harris signs together with the booking: the anchor of the sealed reason, and a grant for the visit.
async fn beside_the_booking(stage: &mut Stage, harris: &Desk, doctor: PersonId) -> Result<Vec<Call>> {
	let why = harris
		.seal(&reason(&harris.actor, "fever and an earache since Tuesday"))
		.await?;
	stage.plot.day.reason = Some(why.record);
	stage.plot.day.records.insert(why.record);
	let given = terms(
		&[Category::Allergy, Category::Condition],
		Mode::Read,
		DayRange::ALL,
		stage.in_days(1),
	);
	let (_, granting) = grant(harris.actor.patient(), Grantee::Person(doctor), given)?;
	Ok(vec![why.call, granting])
}

fn booking(
	stage: &Stage,
	actor: &Actor,
	schedule: ScheduleId,
	slot: &SlotView,
	beside: &[Call],
) -> Result<(AppointmentId, Call)> {
	let appointment = AppointmentId(fresh_id()?);
	let reason = stage.plot.day.reason.filter(|_| !beside.is_empty());
	let patient = actor.patient();
	let book = calls::appointments::book(
		appointment,
		schedule,
		slot.span.start,
		patient,
		Modality::InPerson,
		reason,
		None,
	);
	let calls = [beside, &[book]].concat();
	Ok((appointment, calls::utility::batch_all(calls)))
}

async fn the_reason_is_for_her(stage: &mut Stage) -> Result<()> {
	let reason = Plot::of(stage.plot.day.reason)?;
	let desk = Plot::of(stage.plot.day.device.clone())?
		.on_duty(&stage.stack, NORTH)
		.await?;
	let opened = desk.read_soon(reason).await?;
	ensure(
		String::from_utf8_lossy(&opened.content).contains("earache"),
		"the doctor reads something else",
	)?;
	let haddad = stage.cast.haddad.on_duty(&stage.stack, NORTH).await?;
	let code = haddad.refused(NORTH, reason).await?;
	ensure(code == "not-found", format!("a colleague is answered {code}"))?;
	stage
		.tell_now(
			TITLE,
			"Dr Lind's device opens the reason; Dr Omar Haddad, who does not see him, is refused",
		)
		.await
}
