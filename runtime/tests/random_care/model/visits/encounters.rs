// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Visits and handovers.

use super::*;

impl Model {
	pub(super) fn check_in(&mut self, by: Signer, index: usize, id: usize) -> Verdict {
		let (booking, now) = (self.visits.booking(index)?.clone(), self.now);
		self.ensure_clerk(by, booking.org)?;
		need(booking.status == BookingStatus::Arrived, "no such move")?;
		let Slot { start, end, .. } = booking.slot;
		need(
			start <= now + AROUND_ARRIVAL && now < end + AROUND_ARRIVAL,
			"outside the window",
		)?;
		let attested = booking.arrived_by_patient && self.people.is_registered(booking.patient, booking.org);
		self.open_booked(index, id, &booking, attested)
	}

	pub(super) fn join(&mut self, by: Signer, index: usize, id: usize) -> Verdict {
		let (booking, now) = (self.visits.booking(index)?.clone(), self.now);
		self.ensure_patient_side(by, booking.patient)?;
		need(booking.remote, "not from afar")?;
		let before = matches!(booking.status, BookingStatus::Booked | BookingStatus::Arrived);
		need(before, "no such move")?;
		let Slot { start, end, .. } = booking.slot;
		need(start <= now + BEFORE_JOINING && now < end, "outside the window")?;
		let registered = self.people.is_registered(booking.patient, booking.org);
		need(registered, "not registered there")?;
		self.visits.bookings[index].arrived_by_patient = true;
		self.open_booked(index, id, &booking, true)
	}

	pub(super) fn open_booked(
		&mut self,
		index: usize,
		id: usize,
		booking: &Booking,
		attested: bool,
	) -> Verdict {
		self.open_visit_of((booking.org, booking.doctor, booking.patient), id, attested)?;
		self.visits.visits[id].booking = Some(index);
		let row = &mut self.visits.bookings[index];
		row.status = BookingStatus::CheckedIn;
		row.visit = Some(id);
		Ok(())
	}

	pub(super) fn open_visit_of(
		&mut self,
		(org, doctor, patient): (Org, Person, Person),
		id: usize,
		attested: bool,
	) -> Verdict {
		need(id == self.visits.visits.len(), "the id is used")?;
		self.visits.visits.push(Visit {
			patient,
			org,
			doctor,
			booking: None,
			makes_good: None,
			status: VisitStatus::Arrived,
			attested,
			arrived_at: self.now,
			started_at: None,
			finished_at: None,
		});
		Ok(())
	}

	/// A clerk, and the patient's side by a signed statement.
	pub(super) fn walk_in(&mut self, by: Signer, what: &VisitStep) -> Verdict {
		let VisitStep::WalkIn {
			id,
			org,
			doctor,
			patient,
			makes_good,
			visitor,
			says_until,
		} = *what
		else {
			return Err("no walk-in");
		};
		let now = self.now;
		self.ensure_clerk(by, org)?;
		need(self.people.is_doctor(doctor, org, now), "no doctor there")?;
		need(
			now < says_until && says_until <= now + LONGEST_STATEMENT,
			"out of time",
		)?;
		let Visitor::Signs(Signer::Own(person)) = visitor else {
			return Err("not signed by somebody in full control");
		};
		need(self.people.books_for(person, patient, now), "not for the patient")?;
		if let Some(missed) = makes_good {
			let row = self.visits.booking(missed)?;
			let fits = row.status == BookingStatus::NoShow
				&& row.org == org
				&& row.patient == patient
				&& row.visit.is_none();
			need(fits, "not a missed one")?;
		}
		need(self.people.is_registered(patient, org), "not registered there")?;
		self.open_visit_of((org, doctor, patient), id, true)?;
		self.visits.visits[id].makes_good = makes_good;
		if let Some(missed) = makes_good {
			self.visits.bookings[missed].visit = Some(id);
		}
		Ok(())
	}

	pub(super) fn move_visit(&mut self, by: Signer, index: usize, what: &VisitStep) -> Verdict {
		use VisitStep as V;
		let visit = self.visits.visits.get(index).ok_or("no such visit")?.clone();
		let Visit {
			org, doctor, patient, ..
		} = visit;
		match what {
			V::Start { .. } => {
				self.ensure_doctor(by, org, doctor, patient)?;
				need(visit.status == VisitStatus::Arrived, "no such move")?;
				let row = &mut self.visits.visits[index];
				row.status = VisitStatus::InProgress;
				row.started_at = Some(self.now);
			}
			V::Finish { .. } => {
				self.ensure_doctor(by, org, doctor, patient)?;
				self.finish(index)?;
			}
			V::CancelVisit { .. } => {
				self.ensure_staff(by, org, doctor)?;
				need(visit.status == VisitStatus::Arrived, "no such move")?;
				self.visits.visits[index].status = VisitStatus::Cancelled;
				if let Some(booking) = visit.booking {
					self.visits.bookings[booking].status = BookingStatus::Cancelled;
				}
			}
			V::VisitError { .. } => {
				self.ensure_corrector(by, org, doctor)?;
				need(visit.status != VisitStatus::Error, "no such move")?;
				self.visits.visits[index].status = VisitStatus::Error;
				if let Some(booking) = visit.booking {
					self.visits.bookings[booking].status = BookingStatus::Error;
				}
				self.end_orphans(doctor, org, patient);
			}
			_ => return Err("no step about a visit"),
		}
		Ok(())
	}

	/// Finishes a visit and fulfils the appointment that it was booked by.
	pub(super) fn finish(&mut self, index: usize) -> Verdict {
		let now = self.now;
		let row = &mut self.visits.visits[index];
		need(row.status == VisitStatus::InProgress, "no such move")?;
		row.status = VisitStatus::Finished;
		row.finished_at = Some(now);
		if let Some(booking) = row.booking {
			let row = &mut self.visits.bookings[booking];
			if row.status == BookingStatus::CheckedIn {
				row.status = BookingStatus::Fulfilled;
			}
		}
		Ok(())
	}

	/// A doctor with cover names a colleague: for 72 hours out of an own tie, for as long as it lasts out of a received one.
	pub(super) fn hand_over(
		&mut self,
		by: Signer,
		(org, patient): (Org, Person),
		to: Person,
		until: u64,
	) -> Verdict {
		let now = self.now;
		let from = self.people.acts(by, Way::Clinic, now)?;
		need(self.people.is_doctor(from, org, now), "no doctor there")?;
		let own = self.own_tie(from, org, patient).map(|_| now + LONGEST_HANDOVER);
		let limit = own.or(self.received_tie(from, org, patient)).ok_or("no cover")?;
		need(from != to, "to oneself")?;
		need(self.people.is_doctor(to, org, now), "to no doctor there")?;
		need(now < until && until <= limit, "too short or too long")?;
		let handovers = &mut self.visits.handovers;
		handovers.retain(|one| (one.org, one.patient, one.from, one.to) != (org, patient, from, to));
		handovers.push(Handover {
			org,
			patient,
			from,
			to,
			until,
		});
		Ok(())
	}
}
