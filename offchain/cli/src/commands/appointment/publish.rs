// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Publishing slots.

use crate::{
	context::{random_id, Context, Session},
	error::CliError,
	parse,
};
use clap::Args;
use salus_client::{
	calendar::{self, Expansion, Hours, Recurrence, Weekdays, Zone},
	chain::{calls, calls::appointments, At, Call},
	records::now,
};
use salus_primitives::{
	appointments::{SlotSpan, SlotSpans, MAX_SLOTS_PER_CALL},
	PersonId, ScheduleId, UnixMillis,
};
use serde_json::json;
use std::collections::BTreeSet;

/// Slots that come back.
#[derive(Debug, Args)]
pub struct PublishArgs {
	/// The IANA time zone in which days and times are meant
	#[arg(long, value_name = "AREA/CITY")]
	zone: Zone,
	/// On which weekdays: mon,wed or mon-fri or daily
	#[arg(long, value_name = "WEEKDAYS")]
	every: Weekdays,
	/// The first day: 2026-12-01, today, tomorrow, mon
	#[arg(long, default_value = "today", value_name = "DAY")]
	from: String,
	/// The last day
	#[arg(long, value_name = "DAY")]
	until: String,
	/// At which hours: 09:00-12:00
	#[arg(long, value_name = "HOURS")]
	time: Hours,
	/// How long a slot is
	#[arg(long, value_parser = parse::span, default_value = "20m", value_name = "SPAN")]
	length: u64,
	/// When not, within these hours: 10:30-11:00; may be given several times
	#[arg(long = "break", value_name = "HOURS")]
	breaks: Vec<Hours>,
	/// Whose slots, for a clerk; one's own by default
	#[arg(long)]
	doctor: Option<String>,
	/// In which schedule; the open one of that zone by default, or a new one
	#[arg(long)]
	schedule: Option<ScheduleId>,
	/// Of a new schedule: every booking waits until the doctor or a clerk confirms it
	#[arg(long)]
	confirm_each: bool,
}

impl PublishArgs {
	/// What of it lies ahead of `now`.
	fn expansion(&self, now: UnixMillis) -> Result<Expansion, CliError> {
		let today = calendar::today(now, &self.zone);
		let minutes = self.length / UnixMillis::MINUTE;
		if !self.length.is_multiple_of(UnixMillis::MINUTE) {
			return Err(CliError::usage("--length counts in whole minutes"));
		}
		let recurrence = Recurrence {
			weekdays: self.every,
			hours: self.time,
			slot_minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
			breaks: self.breaks.clone(),
			from: calendar::parse_date(&self.from, today)?,
			to: calendar::parse_date(&self.until, today)?,
		};
		let mut expansion = recurrence.expand(&self.zone)?;
		expansion.slots.retain(|slot| slot.start > now);
		if expansion.slots.is_empty() {
			return Err(CliError::usage(
				"this comes to no slot ahead: look at --every, --time, --length and the dates",
			));
		}
		Ok(expansion)
	}
}

/// The schedule that fits, and the call that opens it where it is new.
async fn schedule(
	session: &Session,
	doctor: PersonId,
	args: &PublishArgs,
) -> Result<(ScheduleId, Option<Call>), CliError> {
	let organisation = session.organisation()?;
	let views = session
		.chain
		.schedules(session.person()?, doctor, At::Best)
		.await?;
	let fits = |view: &&salus_primitives::appointments::ScheduleView| {
		let details = &view.details;
		details.organisation == organisation
			&& details.zone == args.zone.code()
			&& !(args.confirm_each && details.confirms_itself)
			&& args.schedule.is_none_or(|wanted| wanted == view.schedule)
	};
	match (views.iter().find(fits), args.schedule) {
		(Some(view), _) => Ok((view.schedule, None)),
		(None, Some(wanted)) => Err(CliError::refused(format!(
			"the doctor has no open schedule {wanted} in that zone and organisation"
		))),
		(None, None) => {
			let new = ScheduleId(random_id()?);
			let zone = args.zone.code();
			let call = appointments::open_schedule(new, organisation, doctor, zone, !args.confirm_each);
			Ok((new, Some(call)))
		}
	}
}

/// What of these slots is there already: an earlier try may have published a part of them.
async fn there(
	session: &Session,
	schedule: ScheduleId,
	slots: &[SlotSpan],
) -> Result<BTreeSet<SlotSpan>, CliError> {
	let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
		return Ok(BTreeSet::new());
	};
	let span = (first.start, last.end);
	let views = session
		.chain
		.slots(session.person()?, schedule, span, now(), At::Best)
		.await?;
	Ok(views.iter().map(|view| view.span).collect())
}

/// `salus appointment publish`.
pub async fn publish(context: &Context, args: PublishArgs) -> Result<(), CliError> {
	let Expansion { mut slots, left_out } = args.expansion(now())?;
	let named = args.doctor.as_deref().map(|text| context.find_person(text));
	let named = named.transpose()?;
	let session = context.connect().await?;
	let doctor = named.map_or_else(|| session.person(), Ok)?;
	let (schedule, mut opening) = schedule(&session, doctor, &args).await?;
	if opening.is_none() {
		let there = there(&session, schedule, &slots).await?;
		slots.retain(|slot| !there.contains(slot));
	}
	for one in &left_out {
		eprintln!(
			"salus: no slot on {} at {}: clocks change there",
			one.day, one.hours
		);
	}
	let (total, mut done, mut included) = (slots.len(), 0, None);
	for piece in slots.chunks(MAX_SLOTS_PER_CALL as usize) {
		let spans = SlotSpans::truncate_from(piece.to_vec());
		let mut steps: Vec<Call> = opening.take().into_iter().collect();
		steps.push(appointments::publish(schedule, spans));
		let result = session.submit(&calls::utility::batch_all(steps)).await;
		included = Some(result.map_err(|error| {
			error.with_note(format!(
				"{done} of {total} slots are published; the same command goes on from there."
			))
		})?);
		done += piece.len();
	}
	let sentence = format!("{done} slots published in schedule {schedule} ({})", args.zone);
	let extra = json!({
		"schedule": schedule,
		"slots": done,
		"left_out": left_out.len(),
		"zone": args.zone.name(),
	});
	match included {
		Some(included) => session.say(&included, &sentence, extra),
		None => context
			.out
			.said("every one of these slots is published already", extra),
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser)]
	struct Line {
		#[command(flatten)]
		args: PublishArgs,
	}

	fn slots(options: &str) -> Result<Vec<SlotSpan>, CliError> {
		let usual = "x --zone Europe/Berlin --time 09:00-12:00";
		let words = format!("{usual} {options}");
		let line = Line::try_parse_from(words.split_whitespace())
			.map_err(|error| CliError::usage(error.to_string()))?;
		// 2026-11-22 00:00 UTC.
		Ok(line.args.expansion(UnixMillis(1_795_305_600_000))?.slots)
	}

	const DECEMBER: &str = "--every mon,wed --from 2026-12-01 --until 2026-12-31";

	#[test]
	fn a_month_of_mornings_comes_to_its_slots() {
		let december = slots(&format!("{DECEMBER} --length 20m")).unwrap();
		assert_eq!(december.len(), 9 * 9);
		let berlin: Zone = "Europe/Berlin".parse().unwrap();
		assert_eq!(
			calendar::show_span(december[0], &berlin),
			"2026-12-02 09:00-09:20 CET"
		);
	}

	#[test]
	fn breaks_and_lengths_change_how_many_there_are() {
		let with_break = format!("{DECEMBER} --length 30m --break 10:00-10:30");
		assert_eq!(slots(&with_break).unwrap().len(), 9 * 5);
	}

	#[test]
	fn what_comes_to_nothing_is_a_wrong_usage() {
		for options in [
			"--every mon --from 2026-12-01 --until 2026-11-30",
			"--every mon --from 2025-12-01 --until 2025-12-31",
			"--every sun --from 2026-12-01 --until 2026-12-02",
			"--every mon --until 2026-12-31 --length 1m",
			"--every never --until 2026-12-31",
			"--every mon --until someday",
			"--every mon --until 2026-12-31 --length 2026-12-01",
		] {
			assert!(slots(options).is_err(), "{options}");
		}
	}
}
