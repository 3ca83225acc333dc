// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Appointment, slot and encounter, with cover and handovers. What ties a doctor to a patient is read off the rows at the instant
//! at which somebody asks.

mod bookings;
mod cover;
mod encounters;
mod guards;
mod schedules;

use super::{
	codes, need,
	people::{Org, Person, Profession, Signer, Way},
	Model, Verdict, DAY, HOUR, MINUTE,
};
use crate::steps::{VisitStep, Visitor};

codes! {
	BookingStatus {
		Pending = "pending",
		Booked = "booked",
		Arrived = "arrived",
		CheckedIn = "checked-in",
		Fulfilled = "fulfilled",
		Cancelled = "cancelled",
		NoShow = "noshow",
		Error = "entered-in-error",
	}
}

codes! {
	VisitStatus {
		Arrived = "arrived",
		InProgress = "in-progress",
		Finished = "finished",
		Cancelled = "cancelled",
		Error = "entered-in-error",
	}
}

codes! {
	SlotStatus {
		Free = "free",
		Tentative = "busy-tentative",
		Busy = "busy",
	}
}

const HOLD: u64 = 48 * HOUR;
const AROUND_ARRIVAL: u64 = 4 * HOUR;
const BEFORE_JOINING: u64 = 30 * MINUTE;
const GRACE: u64 = 15 * MINUTE;
const AROUND_TODAY: u64 = 12 * HOUR;
const LONGEST_VISIT: u64 = 7 * DAY;
const RESULTS: u64 = 7 * DAY;
const LONGEST_HANDOVER: u64 = 72 * HOUR;
const LONGEST_STATEMENT: u64 = 7 * DAY;
const LONGEST_DAY: u64 = 26 * HOUR;
const FARTHEST: u64 = 400 * DAY;
const MOST_BOOKINGS: usize = 16;

#[derive(Clone, Debug)]
pub struct Calendar {
	pub org: Org,
	pub doctor: Person,
	pub confirms: bool,
	pub open: bool,
}

/// A slot that is published. Whether it is free follows from the bookings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
	pub calendar: usize,
	pub start: u64,
	pub end: u64,
}

#[derive(Clone, Debug)]
pub struct Booking {
	pub slot: Slot,
	pub org: Org,
	pub doctor: Person,
	pub patient: Person,
	pub remote: bool,
	pub status: BookingStatus,
	pub held_until: Option<u64>,
	/// The sealed record that says why, by a number of its own.
	pub reason: Option<u8>,
	pub visit: Option<usize>,
	pub replaces: Option<usize>,
	/// The patient's side booked: only then it ties its doctor.
	pub by_patient: bool,
	/// The patient's side said that the patient is there.
	pub arrived_by_patient: bool,
}

impl Booking {
	pub(super) fn is_late(&self, now: u64) -> bool {
		self.status == BookingStatus::Pending && self.held_until.is_some_and(|until| until <= now)
	}

	pub(super) fn is_confirmed(&self) -> bool {
		use BookingStatus::*;
		matches!(self.status, Booked | Arrived | CheckedIn)
	}

	/// Does it still take place, as far as the patient's other bookings go?
	pub(super) fn is_live(&self, now: u64) -> bool {
		(self.is_confirmed() || self.status == BookingStatus::Pending)
			&& !self.is_late(now)
			&& now < self.slot.end + DAY
	}

	/// What it makes of its slot.
	pub fn slot_status(&self, now: u64) -> SlotStatus {
		use BookingStatus::*;
		match self.status {
			Pending if !self.is_late(now) => SlotStatus::Tentative,
			Booked | Arrived | CheckedIn | Fulfilled | NoShow => SlotStatus::Busy,
			Pending | Cancelled | Error => SlotStatus::Free,
		}
	}
}

#[derive(Clone, Debug)]
pub struct Visit {
	pub patient: Person,
	pub org: Org,
	pub doctor: Person,
	pub booking: Option<usize>,
	pub makes_good: Option<usize>,
	pub status: VisitStatus,
	/// The patient's side said so: only then it ties anybody.
	pub attested: bool,
	pub arrived_at: u64,
	pub started_at: Option<u64>,
	pub finished_at: Option<u64>,
}

impl Visit {
	pub(super) fn open_until(&self, now: u64) -> Option<u64> {
		let open = matches!(self.status, VisitStatus::Arrived | VisitStatus::InProgress);
		Some(self.arrived_at + LONGEST_VISIT).filter(|until| open && self.attested && now < *until)
	}

	/// After it is finished, results may still come in for a while, and cover lasts as long.
	pub(super) fn results_until(&self, now: u64) -> Option<u64> {
		let finished = self
			.finished_at
			.filter(|_| self.status == VisitStatus::Finished && self.attested)?;
		Some(finished.min(self.arrived_at + LONGEST_VISIT) + RESULTS).filter(|until| now < *until)
	}
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
	org: Org,
	patient: Person,
	from: Person,
	to: Person,
	until: u64,
}

#[derive(Clone, Default)]
pub struct Visits {
	pub calendars: Vec<Calendar>,
	pub slots: Vec<Slot>,
	pub bookings: Vec<Booking>,
	pub visits: Vec<Visit>,
	handovers: Vec<Handover>,
}

impl Visits {
	/// Whoever has a slot, and what it is.
	pub fn slot_status(&self, slot: Slot, now: u64) -> (SlotStatus, Option<usize>) {
		let holds = |booking: &Booking| booking.slot == slot && booking.slot_status(now) != SlotStatus::Free;
		match self.bookings.iter().position(holds) {
			Some(index) => (self.bookings[index].slot_status(now), Some(index)),
			None => (SlotStatus::Free, None),
		}
	}

	/// Cancels the late pending booking that stood in a slot.
	pub(super) fn give_way(&mut self, slot: Slot, now: u64) {
		for booking in &mut self.bookings {
			if booking.slot == slot && booking.is_late(now) {
				booking.status = BookingStatus::Cancelled;
			}
		}
	}

	pub fn boundaries(&self) -> Vec<u64> {
		let mut all: Vec<u64> = self.handovers.iter().map(|one| one.until).collect();
		for booking in &self.bookings {
			let Slot { start, end, .. } = booking.slot;
			all.extend(booking.held_until);
			all.extend([start, end, start + GRACE, start - BEFORE_JOINING]);
			all.extend([start - AROUND_ARRIVAL, end + AROUND_ARRIVAL, end + DAY]);
			all.extend([start - AROUND_TODAY, end + AROUND_TODAY]);
		}
		for visit in &self.visits {
			all.push(visit.arrived_at + LONGEST_VISIT);
			all.extend(visit.finished_at.map(|at| at + RESULTS));
		}
		all.extend(self.slots.iter().map(|slot| slot.start));
		all
	}
}

/// Moves.
impl Model {
	pub(super) fn take_visit(&mut self, by: Signer, what: &VisitStep) -> Verdict {
		use VisitStep as V;
		match *what {
			V::OpenSchedule { .. } | V::CloseSchedule { .. } | V::Publish { .. } | V::Withdraw { .. } => {
				self.take_calendar(by, what)
			}
			V::CancelDay {
				calendar,
				from,
				until,
			} => self.cancel_day(by, calendar, from, until),
			V::Book {
				id,
				calendar,
				start,
				patient,
				remote,
				reason,
				clerk_of,
			} => {
				let row = self.open_calendar(calendar)?;
				match clerk_of {
					None => self.ensure_patient_side(by, patient)?,
					Some(org) => {
						need(org == row.org && reason.is_none(), "not a clerk's booking")?;
						self.ensure_clerk(by, org)?;
						need(self.people.is_registered(patient, org), "not registered there")?;
					}
				}
				let who = (patient, remote, reason, clerk_of.is_none());
				self.book(id, (calendar, start), who, None)
			}
			V::Reschedule {
				booking,
				id,
				calendar,
				start,
			} => self.reschedule(by, booking, id, (calendar, start)),
			V::WalkIn { .. } => self.walk_in(by, what),
			V::HandOver {
				org,
				patient,
				to,
				until,
			} => self.hand_over(by, (org, patient), to, until),
			V::Start { visit } | V::Finish { visit } | V::CancelVisit { visit } | V::VisitError { visit } => {
				self.move_visit(by, visit, what)
			}
			V::Confirm { booking }
			| V::Cancel { booking }
			| V::Expire { booking }
			| V::Arrive { booking }
			| V::NoShow { booking }
			| V::Fulfil { booking }
			| V::BookingError { booking } => self.move_booking(by, booking, what),
			V::CheckIn { booking, id } => self.check_in(by, booking, id),
			V::Join { booking, id } => self.join(by, booking, id),
		}
	}
}

impl Visits {
	pub(super) fn booking(&self, index: usize) -> Verdict<&Booking> {
		self.bookings.get(index).ok_or("no such appointment")
	}

	pub(super) fn slot(&self, calendar: usize, start: u64) -> Verdict<Slot> {
		let mut slots = self.slots.iter().copied();
		slots
			.find(|slot| slot.calendar == calendar && slot.start == start)
			.ok_or("no such slot")
	}
}
