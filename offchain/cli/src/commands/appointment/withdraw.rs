// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a doctor takes back: free slots, a whole day, a schedule.

use crate::{
	context::{Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	calendar::{self, Hours, Zone},
	chain::{calls, calls::appointments, At},
	records::now,
};
use salus_primitives::{
	appointments::{ScheduleView, SlotSpan, SlotStarts, SlotStatus, MAX_SLOTS_PER_CALL},
	care::Reason,
	Day, ScheduleId, UnixMillis,
};
use serde_json::json;

/// Whose schedules are meant.
#[derive(Debug, Args)]
pub struct WhoseArgs {
	/// Whose, for a clerk; one's own by default
	#[arg(long)]
	doctor: Option<String>,
	/// Of which schedule, where there are several
	#[arg(long)]
	schedule: Option<ScheduleId>,
}

/// A day off.
#[derive(Debug, Args)]
pub struct CancelDayArgs {
	/// Which day, in the schedule's zone: 2026-12-01, today, tomorrow, mon
	day: String,
	#[command(flatten)]
	whose: WhoseArgs,
	/// Why
	#[arg(long, value_parser = parse::reason, default_value = "unavailable")]
	reason: Reason,
}

/// Slots that are not to be booked any more.
#[derive(Debug, Args)]
pub struct WithdrawArgs {
	/// Of which day, in the schedule's zone: 2026-12-01, today, tomorrow, mon
	day: String,
	/// Of every day up to this one
	#[arg(long, value_name = "DAY")]
	until: Option<String>,
	/// Only those that start at these hours: 09:00-12:00
	#[arg(long, value_name = "HOURS")]
	time: Option<Hours>,
	#[command(flatten)]
	whose: WhoseArgs,
}

/// A schedule that is over.
#[derive(Debug, Args)]
pub struct CloseScheduleArgs {
	#[command(flatten)]
	whose: WhoseArgs,
}

impl WhoseArgs {
	/// The open schedules that are meant, in the organisation in which one acts; never none.
	async fn schedules(&self, context: &Context) -> Result<(Session, Vec<ScheduleView>), CliError> {
		let named = self.doctor.as_deref().map(|text| context.find_person(text));
		let named = named.transpose()?;
		let session = context.connect().await?;
		let doctor = named.map_or_else(|| session.person(), Ok)?;
		let organisation = session.organisation()?;
		let mut views = super::schedules_of(&session, doctor, self.schedule).await?;
		views.retain(|view| view.details.organisation == organisation);
		if views.is_empty() {
			return Err(CliError::refused(
				"the doctor has no open schedule in this organisation",
			));
		}
		Ok((session, views))
	}
}

/// `salus appointment cancel-day`.
pub async fn cancel_day(context: &Context, args: CancelDayArgs) -> Result<(), CliError> {
	let (session, views) = args.whose.schedules(context).await?;
	let mut steps = Vec::new();
	for view in &views {
		let zone = Zone::of(view.details.zone)?;
		let day = calendar::parse_date(&args.day, calendar::today(now(), &zone))?;
		let span = calendar::day_bounds(day, &zone)?;
		// Of today, only what is still ahead.
		let from = span.start.max(now());
		steps.push(appointments::cancel_day(
			view.schedule,
			from,
			span.end,
			args.reason,
		));
	}
	let schedules: Vec<_> = views.iter().map(|view| view.schedule).collect();
	session
		.carry_out(
			&calls::utility::batch_all(steps),
			&format!("{} is called off", args.day),
			json!({ "schedules": schedules, "reason": args.reason }),
		)
		.await?;
	Ok(())
}

impl WithdrawArgs {
	/// The days that are meant, on the clocks of this zone.
	fn days(&self, now: UnixMillis, zone: &Zone) -> Result<impl Iterator<Item = Day>, CliError> {
		let today = calendar::today(now, zone);
		let first = calendar::parse_date(&self.day, today)?;
		let last = match &self.until {
			Some(day) => calendar::parse_date(day, today)?,
			None => first,
		};
		let count = i64::from(last.0) - i64::from(first.0) + 1;
		if !(1..=i64::from(calendar::MAX_DAYS)).contains(&count) {
			return Err(CliError::usage(format!(
				"{first} to {last} is not a span of 1 to {} days",
				calendar::MAX_DAYS
			)));
		}
		Ok((first.0..=last.0).map(Day))
	}

	/// From when until when slots of this day start that are meant.
	fn span(&self, day: Day, zone: &Zone) -> Result<SlotSpan, CliError> {
		let Some(hours) = self.time else {
			return Ok(calendar::day_bounds(day, zone)?);
		};
		Ok(SlotSpan {
			start: calendar::instant(day, hours.from(), zone)?,
			end: calendar::instant(day, hours.until(), zone)?,
		})
	}
}

/// The starts of the free slots of a schedule that are meant and lie ahead.
async fn free(
	session: &Session,
	view: &ScheduleView,
	args: &WithdrawArgs,
) -> Result<Vec<UnixMillis>, CliError> {
	let zone = Zone::of(view.details.zone)?;
	let mut starts = Vec::new();
	for day in args.days(now(), &zone)? {
		let SlotSpan { start, end } = args.span(day, &zone)?;
		let span = (start.max(now()), end);
		let slots = session
			.chain
			.slots(session.person()?, view.schedule, span, now(), At::Best)
			.await?;
		let free = slots.iter().filter(|slot| slot.status == SlotStatus::Free);
		starts.extend(free.map(|slot| slot.span.start));
	}
	Ok(starts)
}

/// `salus appointment withdraw`.
pub async fn withdraw(context: &Context, args: WithdrawArgs) -> Result<(), CliError> {
	let (session, views) = args.whose.schedules(context).await?;
	let mut pieces = Vec::new();
	for view in &views {
		let starts = free(&session, view, &args).await?;
		let chunks = starts.chunks(MAX_SLOTS_PER_CALL as usize);
		pieces.extend(chunks.map(|chunk| (view.schedule, chunk.to_vec())));
	}
	let total: usize = pieces.iter().map(|(_, starts)| starts.len()).sum();
	let (mut done, mut included) = (0, None);
	for (schedule, starts) in pieces {
		let count = starts.len();
		let call = appointments::withdraw_slots(schedule, SlotStarts::truncate_from(starts));
		let result = session.submit(&call).await;
		included = Some(result.map_err(|error| {
			error.with_note(format!(
				"{done} of {total} slots are withdrawn; the same command goes on from there."
			))
		})?);
		done += count;
	}
	let Some(included) = included else {
		return Err(CliError::refused(
			"no free slot ahead starts then; what is booked is called off with `salus appointment cancel` or `cancel-day`",
		));
	};
	let schedules: Vec<_> = views.iter().map(|view| view.schedule).collect();
	let sentence = format!("{done} free slots withdrawn; what is booked stays");
	session.say(
		&included,
		&sentence,
		json!({ "schedules": schedules, "slots": done }),
	);
	Ok(())
}

/// The only one of these schedules.
fn only(views: &[ScheduleView]) -> Result<ScheduleId, CliError> {
	match views {
		[view] => Ok(view.schedule),
		_ => {
			let ids: Vec<_> = views.iter().map(|view| view.schedule.to_string()).collect();
			Err(CliError::usage(format!(
				"the doctor has several open schedules: name one with --schedule, of {}",
				ids.join(" ")
			)))
		}
	}
}

/// `salus appointment close-schedule`.
pub async fn close_schedule(context: &Context, args: CloseScheduleArgs) -> Result<(), CliError> {
	let (session, views) = args.whose.schedules(context).await?;
	let schedule = only(&views)?;
	let sentence = format!(
		"schedule {schedule} is closed for good; what is booked stays until `salus appointment cancel` calls it off"
	);
	session
		.carry_out(
			&appointments::close_schedule(schedule),
			&sentence,
			json!({ "schedule": schedule }),
		)
		.await?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use salus_primitives::{
		appointments::{ScheduleDetails, TimeZoneCode},
		OrganisationId, PersonId,
	};

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: WithdrawArgs,
	}

	fn args(options: &str) -> WithdrawArgs {
		let words = format!("x {options}");
		Line::try_parse_from(words.split_whitespace()).unwrap().args
	}

	/// 2026-11-22 00:00 UTC.
	const NOW: UnixMillis = UnixMillis(1_795_305_600_000);

	#[test]
	fn one_day_or_every_day_up_to_another() {
		let zone = Zone::utc();
		let count = |options| args(options).days(NOW, &zone).map(Iterator::count);
		assert_eq!(count("2026-12-01").unwrap(), 1);
		assert_eq!(count("2026-12-01 --until 2026-12-07").unwrap(), 7);
		for options in [
			"someday",
			"2026-12-02 --until 2026-12-01",
			"2026-12-01 --until 9000-01-01",
		] {
			assert!(count(options).is_err(), "{options}");
		}
	}

	#[test]
	fn hours_are_those_of_the_schedule_s_zone() {
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		let day: Day = "2026-12-01".parse().unwrap();
		let whole = args("2026-12-01").span(day, &berlin).unwrap();
		assert_eq!(calendar::show(whole.start, &berlin), "2026-12-01 00:00 CET");
		let morning = args("2026-12-01 --time 09:00-12:00").span(day, &berlin).unwrap();
		assert_eq!(
			calendar::show_span(morning, &berlin),
			"2026-12-01 09:00-12:00 CET"
		);
	}

	#[test]
	fn of_several_schedules_one_is_to_be_named() {
		let view = |byte| ScheduleView {
			schedule: ScheduleId::repeat(byte),
			details: ScheduleDetails {
				organisation: OrganisationId::repeat(1),
				doctor: PersonId::repeat(2),
				zone: TimeZoneCode(0),
				confirms_itself: true,
				open: true,
				created_at: UnixMillis(0),
			},
		};
		assert_eq!(only(&[view(1)]).unwrap(), ScheduleId::repeat(1));
		let refused = only(&[view(1), view(2)]).unwrap_err().full_message();
		assert!(refused.contains(&ScheduleId::repeat(2).to_string()), "{refused}");
	}
}
