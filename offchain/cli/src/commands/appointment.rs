// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus appointment`: when a doctor can be booked, and what became of a booking.

mod book;
mod publish;
mod show;
mod withdraw;

pub use show::{in_days, of_patient};

use super::care::{carry_out, Moment};
use crate::{
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use book::BookArgs;
use clap::Subcommand;
use publish::PublishArgs;
use salus_client::{
	chain::{calls, calls::appointments, At, Call},
	records::now,
};
use salus_primitives::{
	appointments::{AppointmentDetails, AppointmentStatus, ScheduleView},
	care::Reason,
	AppointmentId, EncounterId, PersonId, ScheduleId,
};
use serde_json::json;
use show::{FreeArgs, ListArgs, SlotsArgs};
use withdraw::{CancelDayArgs, CloseScheduleArgs, WithdrawArgs};

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum AppointmentCommand {
	/// Publish slots that come back every week (the doctor, or a clerk with --doctor)
	Publish(PublishArgs),
	/// Take free slots of a day back (the doctor, or a clerk with --doctor)
	Withdraw(WithdrawArgs),
	/// Close a schedule for good: nothing is published or booked in it any more (the doctor, or a clerk with --doctor)
	CloseSchedule(CloseScheduleArgs),
	/// Show when a doctor can be booked, on the clocks there and on one's own
	Slots(SlotsArgs),
	/// Show the first free slots of several doctors
	Free(FreeArgs),
	/// Book a slot, with a sealed reason and a grant for the visit in the same signature
	Book(BookArgs),
	/// Confirm a booking that waits for it (the doctor or a clerk)
	Confirm {
		/// Its id
		appointment: AppointmentId,
	},
	/// Call it off (either side); once the patient is checked in, `salus encounter cancel` ends both
	Cancel {
		/// Its id
		appointment: AppointmentId,
		/// Why
		#[arg(long, value_parser = parse::reason, default_value = "other")]
		reason: Reason,
	},
	/// Clear a booking away that nobody confirmed in time (anybody)
	Expire {
		/// Its id
		appointment: AppointmentId,
	},
	/// Call a whole day of a doctor off (the doctor or a clerk)
	CancelDay(CancelDayArgs),
	/// Give it another slot of the same doctor's
	Reschedule {
		/// Its id
		appointment: AppointmentId,
		/// When the other slot starts, on the clocks of the schedule's zone: 2026-12-02T09:00
		#[arg(long, value_name = "DAYTTIME")]
		at: Moment,
		/// The id of the new appointment; random by default. Give it to try again safely
		#[arg(long)]
		id: Option<AppointmentId>,
	},
	/// Say that the patient is there (the patient's side or a clerk)
	Arrive {
		/// Its id
		appointment: AppointmentId,
	},
	/// Check the patient in, which opens the encounter; says first that the patient is there, where nobody has (a clerk)
	CheckIn {
		/// Its id
		appointment: AppointmentId,
		/// The encounter's id; random by default. Give it to try again safely
		#[arg(long)]
		id: Option<EncounterId>,
	},
	/// Say that it took place, which ends its encounter (the doctor, or one with cover)
	Fulfil {
		/// Its id
		appointment: AppointmentId,
	},
	/// Say that the patient did not come (the doctor or a clerk)
	Noshow {
		/// Its id
		appointment: AppointmentId,
	},
	/// Say that it should never have been
	Error {
		/// Its id
		appointment: AppointmentId,
	},
	/// Show a patient's appointments, or those of a doctor in --organisation
	List(ListArgs),
}

/// Carries the command out.
pub async fn run(context: &Context, command: AppointmentCommand) -> Result<(), CliError> {
	use AppointmentCommand as C;
	match command {
		C::Publish(args) => publish::publish(context, args).await,
		C::Withdraw(args) => withdraw::withdraw(context, args).await,
		C::CloseSchedule(args) => withdraw::close_schedule(context, args).await,
		C::Slots(args) => show::slots(context, args).await,
		C::Free(args) => show::free(context, args).await,
		C::Book(args) => book::book(context, args).await,
		C::CancelDay(args) => withdraw::cancel_day(context, args).await,
		C::Reschedule { appointment, at, id } => book::reschedule(context, appointment, &at, id).await,
		C::CheckIn { appointment, id } => check_in(context, appointment, id).await,
		C::List(args) => show::list(context, args).await,
		C::Confirm { appointment: id } => tell(context, id, appointments::confirm(id), "booked").await,
		C::Cancel {
			appointment: id,
			reason,
		} => tell(context, id, appointments::cancel(id, reason), "called off").await,
		C::Expire { appointment: id } => {
			let sentence = "nobody confirmed it in time; its slot is free";
			tell(context, id, appointments::expire(id), sentence).await
		}
		C::Arrive { appointment: id } => {
			tell(context, id, appointments::arrive(id), "the patient is there").await
		}
		C::Fulfil { appointment: id } => {
			tell(
				context,
				id,
				appointments::fulfil(id),
				"it took place, and the visit is over",
			)
			.await
		}
		C::Noshow { appointment: id } => {
			tell(
				context,
				id,
				appointments::mark_no_show(id),
				"the patient did not come",
			)
			.await
		}
		C::Error { appointment: id } => {
			let call = appointments::mark_appointment_in_error(id);
			tell(context, id, call, "marked as entered in error").await
		}
	}
}

async fn tell(
	context: &Context,
	appointment: AppointmentId,
	call: Call,
	sentence: &str,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	session
		.carry_out(&call, sentence, json!({ "appointment": appointment }))
		.await?;
	Ok(())
}

/// One appointment's row.
async fn row(session: &Session, appointment: AppointmentId) -> Result<AppointmentDetails, CliError> {
	let view = session
		.chain
		.appointment(session.person()?, appointment, now(), At::Best)
		.await?;
	view.map(|view| view.details).ok_or_else(|| {
		CliError::refused(format!(
			"there is no appointment {appointment}, or you are no party to it"
		))
	})
}

/// The open schedules of a doctor, of which one may be named; never none.
async fn schedules_of(
	session: &Session,
	doctor: PersonId,
	named: Option<ScheduleId>,
) -> Result<Vec<ScheduleView>, CliError> {
	let mut views = session
		.chain
		.schedules(session.person()?, doctor, At::Best)
		.await?;
	if let Some(schedule) = named {
		views.retain(|view| view.schedule == schedule);
	}
	if views.is_empty() {
		return Err(CliError::refused(
			"the doctor has no such open schedule; choose another doctor, or ask there",
		));
	}
	Ok(views)
}

async fn check_in(
	context: &Context,
	appointment: AppointmentId,
	id: Option<EncounterId>,
) -> Result<(), CliError> {
	let session = context.connect().await?;
	let status = row(&session, appointment).await?.status;
	let encounter = match id {
		Some(id) => id,
		None => EncounterId(random_id()?),
	};
	let mut steps = vec![appointments::check_in(appointment, encounter)];
	if status == AppointmentStatus::Booked {
		steps.insert(0, appointments::arrive(appointment));
	}
	carry_out(
		&session,
		&calls::utility::batch_all(steps),
		(
			&format!("checked in; the encounter is {encounter}"),
			json!({ "appointment": appointment, "encounter": encounter }),
		),
		&format!("--id {encounter}"),
	)
	.await
}
