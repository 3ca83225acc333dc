// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Slots, bookings and encounters on a real node, with the vault and the custodian of the hospital.

use futures::future::try_join_all;
use salus_client::{
	api::Recipient,
	chain::{calls, At, Call, Wait},
};
use salus_e2e::{
	care::{publish, reason, slots, visit_note},
	fresh_id, now,
	scene::{diary, for_an_hour, grant},
	until, Actor, Desk, Result, Stack, Trouble, NORTH, PATIENCE,
};
use salus_primitives::{
	appointments::{AppointmentStatus, EncounterStatus, Modality, SlotSpan, SlotStatus},
	care::Reason,
	consent::{Category, Grantee, Mode},
	AppointmentId, EncounterId, RecordId, ScheduleId, UnixMillis,
};
use tokio::sync::OnceCell;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::two_hospitals).await
}

/// A doctor with an empty calendar.
struct Practice {
	stack: &'static Stack,
	doctor: Desk,
	schedule: ScheduleId,
	spans: Vec<SlotSpan>,
}

impl Practice {
	async fn open(count: u64, confirms_itself: bool) -> Result<Self> {
		let stack = stack().await?;
		let doctor = stack
			.doctor(NORTH, "NorthAdmin")
			.await?
			.on_duty(stack, NORTH)
			.await?;
		let spans = slots(count);
		let (schedule, call) = publish(&doctor.actor, &spans, confirms_itself)?;
		doctor.finalise(&call).await?;
		Ok(Self {
			stack,
			doctor,
			schedule,
			spans,
		})
	}

	fn book(&self, patient: &Actor, slot: usize, reason: Option<RecordId>) -> Result<(AppointmentId, Call)> {
		let appointment = AppointmentId(fresh_id()?);
		let start = self.spans[slot].start;
		let (schedule, whose) = (self.schedule, patient.patient());
		let call = calls::appointments::book(
			appointment,
			schedule,
			start,
			whose,
			Modality::InPerson,
			reason,
			None,
		);
		Ok((appointment, call))
	}

	/// Whether each slot can be booked, as everybody may see it.
	async fn slots(&self) -> Result<Vec<SlotStatus>> {
		let day = (now(), now().plus(UnixMillis::DAY));
		let person = self.doctor.actor.person;
		let views = self
			.doctor
			.door
			.slots(person, self.schedule, day, now(), At::Best)
			.await?;
		Ok(views.into_iter().map(|view| view.status).collect())
	}

	async fn status(&self, appointment: AppointmentId) -> Result<AppointmentStatus> {
		let person = self.doctor.actor.person;
		let view = self
			.doctor
			.door
			.appointment(person, appointment, now(), At::Best)
			.await?;
		view.map(|view| view.details.status)
			.ok_or_else(|| Trouble::not_held("the doctor does not see the appointment"))
	}
}

#[tokio::test]
async fn the_doctor_of_a_live_appointment_opens_its_reason_and_a_colleague_does_not() -> Result<()> {
	let practice = Practice::open(2, false).await?;
	let stack = practice.stack;
	let colleague = stack
		.doctor(NORTH, "NorthAdmin")
		.await?
		.on_duty(stack, NORTH)
		.await?;
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let pulse = home.write(&diary(&patient, "pulse 71")).await?.record;
	let why = home.seal(&reason(&patient, "a cough for three weeks")).await?;
	let grantee = Grantee::Person(practice.doctor.actor.person);
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let (_, granting) = grant(patient.patient(), grantee, terms)?;
	let (appointment, booking) = practice.book(&patient, 0, Some(why.record))?;
	home.all_at_once(vec![vec![why.call, granting, booking]]).await?;
	assert_eq!(practice.status(appointment).await?, AppointmentStatus::Pending);
	assert_eq!(
		practice.slots().await?,
		[SlotStatus::BusyTentative, SlotStatus::Free]
	);

	let opened = practice.doctor.read_soon(why.record).await?;
	assert!(String::from_utf8_lossy(&opened.content).contains("three weeks"));
	practice.doctor.read_soon(pulse).await?;
	for record in [why.record, pulse] {
		assert_eq!(colleague.refused(NORTH, record).await?, "not-found");
	}
	practice
		.doctor
		.finalise(&calls::appointments::confirm(appointment))
		.await?;
	assert_eq!(practice.status(appointment).await?, AppointmentStatus::Booked);
	assert_eq!(practice.slots().await?[0], SlotStatus::Busy);

	home.finalise(&calls::appointments::cancel(appointment, Reason::PatientRequest))
		.await?;
	assert_eq!(practice.status(appointment).await?, AppointmentStatus::Cancelled);
	assert_eq!(practice.slots().await?[0], SlotStatus::Free);
	assert_eq!(
		practice.doctor.refused_soon(NORTH, why.record).await?,
		"not-found"
	);
	let doctor = Recipient::Person(practice.doctor.actor.person);
	until("the deletion of the reason's wrap", PATIENCE, async || {
		let wraps = home.vault.wraps(why.record, 1).await?;
		Ok((!wraps.iter().any(|wrap| wrap.recipient == doctor)).then_some(()))
	})
	.await?;
	let (_, again) = practice.book(&patient, 0, None)?;
	home.finalise(&again).await.map(drop)
}

#[tokio::test]
async fn of_a_hundred_bookings_of_one_slot_exactly_one_wins_and_the_others_are_told() -> Result<()> {
	let practice = Practice::open(1, true).await?;
	let chain = practice.stack.chain();
	let mut patients = Vec::new();
	for _ in 0..20 {
		patients.push(practice.stack.patient().await?);
	}
	let mut bookings = Vec::new();
	for number in 0..100 {
		let patient = patients[number % patients.len()].clone();
		let (appointment, call) = practice.book(&patient, 0, None)?;
		let chain = chain.clone();
		bookings.push(async move {
			match patient.submit(&chain, &call, Wait::InBlock).await {
				Ok(_) => Ok(Ok(appointment)),
				Err(error) => error.refusal().map(|name| Err(name.to_owned())).ok_or(error),
			}
		});
	}
	let outcomes = try_join_all(bookings).await?;
	let winners: Vec<_> = outcomes
		.iter()
		.filter_map(|outcome| outcome.as_ref().ok())
		.collect();
	let losers: Vec<_> = outcomes
		.iter()
		.filter_map(|outcome| outcome.as_ref().err())
		.collect();
	assert_eq!((winners.len(), losers.len()), (1, 99), "{losers:?}");
	assert!(losers.iter().all(|name| *name == "SlotTaken"), "{losers:?}");
	assert_eq!(practice.status(*winners[0]).await?, AppointmentStatus::Booked);
	assert_eq!(practice.slots().await?, [SlotStatus::Busy]);
	Ok(())
}

#[tokio::test]
async fn a_cancelled_day_takes_free_slots_and_appointments_along() -> Result<()> {
	let practice = Practice::open(3, true).await?;
	let patient = practice.stack.patient().await?;
	let home = patient.at_home(practice.stack, NORTH).await?;
	let (appointment, call) = practice.book(&patient, 1, None)?;
	home.finalise(&call).await?;
	let (from, end) = (practice.spans[0].start, practice.spans[2].start);
	let cancel = calls::appointments::cancel_day(practice.schedule, from, end, Reason::Unavailable);
	assert_eq!(home.refusal(&cancel).await?, "NotStaff");
	practice.doctor.finalise(&cancel).await?;
	assert_eq!(practice.status(appointment).await?, AppointmentStatus::Cancelled);
	assert_eq!(
		practice.slots().await?,
		[SlotStatus::Free],
		"the slot after the span stays"
	);
	let (_, call) = practice.book(&patient, 0, None)?;
	assert_eq!(home.refusal(&call).await?, "UnknownSlot");
	Ok(())
}

#[tokio::test]
async fn an_encounter_lets_the_care_team_contribute_until_it_is_undone() -> Result<()> {
	let practice = Practice::open(1, true).await?;
	let stack = practice.stack;
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let (nurse, clerk) = tokio::try_join!(
		async { Actor::dev("NorthNurse")?.on_duty(stack, NORTH).await },
		async { Actor::dev("NorthClerk")?.on_duty(stack, NORTH).await },
	)?;
	let (appointment, call) = practice.book(&patient, 0, None)?;
	home.finalise(&call).await?;
	let note = visit_note(patient.patient(), "temperature 38.4");
	let early = nurse.write(&note).await.unwrap_err();
	assert_eq!(early.refusal(), Some("NotAllowed"));

	let encounter = EncounterId(fresh_id()?);
	let check_in = calls::appointments::check_in(appointment, encounter);
	assert_eq!(clerk.refusal(&check_in).await?, "ImpossibleMove");
	let arrive = calls::appointments::arrive(appointment);
	clerk.all_at_once(vec![vec![arrive, check_in]]).await?;
	// Checking in opens nothing, and a nurse has cover only in the doctor's team.
	assert_eq!(
		practice.doctor.write(&note).await.unwrap_err().refusal(),
		Some("NotAllowed")
	);
	home.finalise(&calls::appointments::attest(encounter)).await?;
	assert_eq!(
		nurse.write(&note).await.unwrap_err().refusal(),
		Some("NotAllowed")
	);
	let team = calls::appointments::add_to_team(NORTH, nurse.actor.person);
	practice.doctor.finalise(&team).await?;
	let colleague = stack
		.doctor(NORTH, "NorthAdmin")
		.await?
		.on_duty(stack, NORTH)
		.await?;
	assert_eq!(
		colleague.write(&note).await.unwrap_err().refusal(),
		Some("NotAllowed")
	);
	nurse.write(&note).await?;

	let start = calls::appointments::start_encounter(encounter);
	assert_eq!(colleague.refusal(&start).await?, "NotThatDoctor");
	practice
		.doctor
		.all_at_once(vec![vec![start, calls::appointments::fulfil(appointment)]])
		.await?;
	assert_eq!(practice.status(appointment).await?, AppointmentStatus::Fulfilled);
	let view = home
		.door
		.encounter(patient.person, encounter, now(), At::Best)
		.await?;
	assert_eq!(
		view.map(|view| view.details.status),
		Some(EncounterStatus::Finished)
	);
	nurse.write(&note).await?;

	practice
		.doctor
		.finalise(&calls::appointments::mark_encounter_in_error(encounter))
		.await?;
	assert_eq!(
		nurse.write(&note).await.unwrap_err().refusal(),
		Some("NotAllowed")
	);
	Ok(())
}
