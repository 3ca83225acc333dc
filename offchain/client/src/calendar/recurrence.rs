// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From a doctor's week to slots.

use super::{CalendarError, ClockTime, Hours, Weekdays, Zone};
use salus_primitives::{
	appointments::{SlotSpan, MAX_SLOT, MIN_SLOT, PUBLISH_AHEAD},
	Day, UnixMillis,
};

/// The most days of one recurrence: the chain takes no slot that lies further ahead.
pub const MAX_DAYS: u32 = (PUBLISH_AHEAD / UnixMillis::DAY) as u32;

/// When somebody can be booked, in wall time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
	/// On which weekdays.
	pub weekdays: Weekdays,
	/// At which hours.
	pub hours: Hours,
	/// How long a slot is, in minutes.
	pub slot_minutes: u32,
	/// When not, within these hours. After a break the next slot begins with its end.
	pub breaks: Vec<Hours>,
	/// The first day.
	pub from: Day,
	/// The last day.
	pub to: Day,
}

/// What a recurrence comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
	/// The slots, in order. None overlaps another.
	pub slots: Vec<SlotSpan>,
	/// What could not be a slot because clocks change there.
	pub left_out: Vec<LeftOut>,
}

/// A slot that a change of clocks left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
	/// On which day.
	pub day: Day,
	/// When it would have been.
	pub hours: Hours,
}

impl Recurrence {
	/// The slots as instants.
	///
	/// Every slot keeps what clocks in the zone show at its start and its end, *and* its length. One that touches an hour which
	/// clocks skip can do neither and is left out, as is one that lasts from before a repeated hour to after it. A repeated hour is offered
	/// once, the first time that clocks show it (as RFC 5545, 3.3.5, reads an ambiguous time); only a slot that
	/// begins in it and ends after it takes the second, where it fits.
	///
	/// # Errors
	/// - [`CalendarError::SlotLength`], [`CalendarError::BadDates`]: beyond what the chain takes.
	pub fn expand(&self, zone: &Zone) -> Result<Expansion, CalendarError> {
		let length = self.slot_length()?;
		let last = self.days()?;
		let mut expansion = Expansion::default();
		let days = (self.from.0..=last.0).map(Day);
		for day in days.filter(|day| self.weekdays.contains(*day)) {
			for hours in self.pieces().into_iter().flat_map(|piece| tiles(piece, length)) {
				match span(day, hours, zone)? {
					Some(span) => expansion.slots.push(span),
					None => expansion.left_out.push(LeftOut { day, hours }),
				}
			}
		}
		Ok(expansion)
	}

	fn slot_length(&self) -> Result<u16, CalendarError> {
		let wrong = || CalendarError::SlotLength {
			minutes: self.slot_minutes,
		};
		let millis = u64::from(self.slot_minutes) * UnixMillis::MINUTE;
		if !(MIN_SLOT..=MAX_SLOT).contains(&millis) {
			return Err(wrong());
		}
		u16::try_from(self.slot_minutes).map_err(|_| wrong())
	}

	fn days(&self) -> Result<Day, CalendarError> {
		let days = i64::from(self.to.0) - i64::from(self.from.0) + 1;
		if !(1..=i64::from(MAX_DAYS)).contains(&days) {
			return Err(CalendarError::BadDates {
				from: self.from,
				to: self.to,
			});
		}
		Ok(self.to)
	}

	/// The hours without the breaks.
	fn pieces(&self) -> Vec<Hours> {
		let mut breaks = self.breaks.clone();
		breaks.sort_by_key(|pause| pause.from());
		let mut pieces = Vec::new();
		let mut begin = self.hours.from();
		for pause in breaks {
			pieces.extend(Hours::new(begin, pause.from().min(self.hours.until())));
			begin = begin.max(pause.until());
		}
		pieces.extend(Hours::new(begin, self.hours.until()));
		pieces
	}
}

/// As many slots of this length as fit.
fn tiles(piece: Hours, length: u16) -> impl Iterator<Item = Hours> {
	let (from, until) = (piece.from().minutes(), piece.until().minutes());
	let starts = (from..until).step_by(usize::from(length));
	starts.filter_map(move |start| {
		let end = start.checked_add(length).filter(|end| *end <= until)?;
		Hours::new(ClockTime::from_minutes(start)?, ClockTime::from_minutes(end)?)
	})
}

/// The instants of these hours of a day, where clocks show both ends and as much time lies between them as it seems.
fn span(day: Day, hours: Hours, zone: &Zone) -> Result<Option<SlotSpan>, CalendarError> {
	let minutes = u64::from(hours.until().minutes() - hours.from().minutes());
	let shown_at_end = i64::from(day.0) * UnixMillis::DAY as i64
		+ i64::from(hours.until().minutes()) * UnixMillis::MINUTE as i64;
	let spans = zone
		.occurrences(day, hours.from())?
		.into_iter()
		.map(|start| SlotSpan {
			start,
			end: start.plus(minutes * UnixMillis::MINUTE),
		});
	// The last millisecond, for when clocks jump at the very end of the slot.
	let fits = |span: &SlotSpan| zone.wall_millis(UnixMillis(span.end.0 - 1)) == shown_at_end - 1;
	Ok(spans.into_iter().find(fits))
}
