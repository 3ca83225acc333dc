// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How appointments are made and move.

use super::*;

impl Model {
	/// Everything about a new booking but who makes it.
	pub(super) fn book(
		&mut self,
		id: usize,
		(calendar, start): (usize, u64),
		(patient, remote, reason, by_patient): (Person, bool, Option<u8>, bool),
		replaces: Option<usize>,
	) -> Verdict {
		let now = self.now;
		let row = self.open_calendar(calendar)?;
		need(id == self.visits.bookings.len(), "the id is used")?;
		need(
			self.people.is_doctor(row.doctor, row.org, now),
			"the doctor is not licensed",
		)?;
		let slot = self.visits.slot(calendar, start)?;
		need(now < start, "it has begun")?;
		need(self.visits.slot_status(slot, now).1.is_none(), "somebody has it")?;
		let bookings = self.visits.bookings.iter().enumerate();
		let others: Vec<&Booking> = bookings
			.filter(|(index, one)| one.patient == patient && one.is_live(now) && Some(*index) != replaces)
			.map(|(_, one)| one)
			.collect();
		let then = |one: &&Booking| one.slot.start < slot.end && start < one.slot.end;
		need(!others.iter().any(then), "the patient is elsewhere then")?;
		need(others.len() < MOST_BOOKINGS, "too many bookings")?;
		let same_reason = others.iter().any(|one| reason.is_some() && one.reason == reason);
		need(!same_reason, "the reason is another booking's")?;
		self.visits.give_way(slot, now);
		if let Some(old) = replaces {
			self.visits.bookings[old].status = BookingStatus::Cancelled;
		}
		self.visits.bookings.push(Booking {
			slot,
			org: row.org,
			doctor: row.doctor,
			patient,
			remote,
			status: if row.confirms {
				BookingStatus::Booked
			} else {
				BookingStatus::Pending
			},
			held_until: (!row.confirms).then_some(start.min(now + HOLD)),
			reason,
			visit: None,
			replaces,
			by_patient,
			arrived_by_patient: false,
		});
		Ok(())
	}

	/// Pending, booked and not begun, or with the patient there.
	pub(super) fn ensure_cancellable(&self, booking: &Booking) -> Verdict {
		match booking.status {
			BookingStatus::Pending | BookingStatus::Arrived => Ok(()),
			BookingStatus::Booked => need(self.now < booking.slot.start, "it has begun"),
			_ => Err("no such move"),
		}
	}

	pub(super) fn reschedule(
		&mut self,
		by: Signer,
		old: usize,
		id: usize,
		(calendar, start): (usize, u64),
	) -> Verdict {
		let booking = self.visits.booking(old)?.clone();
		self.patient_side_or_clerk(by, &booking)?;
		self.ensure_cancellable(&booking)?;
		need(!booking.is_late(self.now), "the hold is over")?;
		let row = self.open_calendar(calendar)?;
		need(row.org == booking.org, "another organisation")?;
		let by_patient = self.ensure_patient_side(by, booking.patient).is_ok();
		let who = (booking.patient, booking.remote, booking.reason, by_patient);
		self.book(id, (calendar, start), who, Some(old))
	}

	pub(super) fn move_booking(&mut self, by: Signer, index: usize, what: &VisitStep) -> Verdict {
		use VisitStep as V;
		let now = self.now;
		let booking = self.visits.booking(index)?.clone();
		let Slot { start, end, .. } = booking.slot;
		let from = |status: BookingStatus| need(booking.status == status, "no such move");
		let to = match what {
			V::Confirm { .. } => {
				self.ensure_staff(by, booking.org, booking.doctor)?;
				from(BookingStatus::Pending)?;
				need(!booking.is_late(now), "the hold is over")?;
				BookingStatus::Booked
			}
			V::Cancel { .. } => {
				self.either_side(by, &booking)?;
				self.ensure_cancellable(&booking)?;
				BookingStatus::Cancelled
			}
			V::Expire { .. } => {
				self.people.signer(by, now)?;
				need(booking.is_late(now), "no hold that is over")?;
				BookingStatus::Cancelled
			}
			V::Arrive { .. } => {
				self.patient_side_or_clerk(by, &booking)?;
				from(BookingStatus::Booked)?;
				need(
					start <= now + AROUND_ARRIVAL && now < end + AROUND_ARRIVAL,
					"outside the window",
				)?;
				BookingStatus::Arrived
			}
			V::NoShow { .. } => {
				self.ensure_staff(by, booking.org, booking.doctor)?;
				from(BookingStatus::Booked)?;
				need(start + GRACE <= now, "within the grace period")?;
				BookingStatus::NoShow
			}
			V::Fulfil { .. } => {
				self.ensure_doctor(by, booking.org, booking.doctor, booking.patient)?;
				from(BookingStatus::CheckedIn)?;
				let visit = booking.visit.ok_or("no visit")?;
				return self.finish(visit);
			}
			V::BookingError { .. } => {
				self.ensure_corrector(by, booking.org, booking.doctor)?;
				need(booking.status != BookingStatus::Error, "no such move")?;
				BookingStatus::Error
			}
			_ => return Err("no step about an appointment"),
		};
		if to == BookingStatus::Arrived {
			let by_patient = self.ensure_patient_side(by, booking.patient).is_ok();
			self.visits.bookings[index].arrived_by_patient = by_patient;
		}
		self.visits.bookings[index].status = to;
		if to == BookingStatus::Error {
			self.close_what_it_opened(index, &booking);
		}
		Ok(())
	}

	pub(super) fn close_what_it_opened(&mut self, index: usize, booking: &Booking) {
		for visit in &mut self.visits.visits {
			if visit.booking == Some(index) {
				visit.status = VisitStatus::Error;
			}
		}
		self.end_orphans(booking.doctor, booking.org, booking.patient);
	}
}
