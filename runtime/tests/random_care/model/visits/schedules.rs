// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules and their slots.

use super::*;

impl Model {
	pub(super) fn open_calendar(&self, calendar: usize) -> Verdict<Calendar> {
		let row = self.visits.calendars.get(calendar).ok_or("no such schedule")?;
		need(row.open, "a closed schedule")?;
		Ok(row.clone())
	}

	pub(super) fn take_calendar(&mut self, by: Signer, what: &VisitStep) -> Verdict {
		use VisitStep as V;
		let now = self.now;
		match what {
			V::OpenSchedule {
				id,
				org,
				doctor,
				confirms,
			} => {
				self.ensure_staff(by, *org, *doctor)?;
				need(self.people.is_doctor(*doctor, *org, now), "no doctor there")?;
				need(*id == self.visits.calendars.len(), "the id is used")?;
				let theirs = |row: &&Calendar| row.open && row.doctor == *doctor && row.org == *org;
				need(
					self.visits.calendars.iter().filter(theirs).count() < 8,
					"too many",
				)?;
				self.visits.calendars.push(Calendar {
					org: *org,
					doctor: *doctor,
					confirms: *confirms,
					open: true,
				});
			}
			V::CloseSchedule { calendar } => {
				let row = self.open_calendar(*calendar)?;
				self.ensure_staff(by, row.org, row.doctor)?;
				self.visits.calendars[*calendar].open = false;
			}
			V::Publish { calendar, spans } => {
				let row = self.open_calendar(*calendar)?;
				self.ensure_staff(by, row.org, row.doctor)?;
				need(!spans.is_empty(), "no slot")?;
				let mut slots = self.visits.slots.clone();
				for (start, end) in spans.iter().copied() {
					let length = end.saturating_sub(start);
					need((5 * MINUTE..=12 * HOUR).contains(&length), "no length of a slot")?;
					need(now < start && start <= now + FARTHEST, "not ahead, or too far")?;
					let clash =
						|slot: &Slot| slot.calendar == *calendar && start < slot.end && slot.start < end;
					need(!slots.iter().any(clash), "overlaps")?;
					slots.push(Slot {
						calendar: *calendar,
						start,
						end,
					});
				}
				self.visits.slots = slots;
			}
			V::Withdraw { calendar, starts } => {
				let row = self.visits.calendars.get(*calendar).ok_or("no such schedule")?;
				self.ensure_staff(by, row.org, row.doctor)?;
				need(!starts.is_empty(), "no slot")?;
				let mut visits = self.visits.clone();
				for start in starts {
					let slot = visits.slot(*calendar, *start)?;
					need(visits.slot_status(slot, now).1.is_none(), "somebody has it")?;
					visits.give_way(slot, now);
					visits.slots.retain(|one| *one != slot);
				}
				self.visits = visits;
			}
			_ => return Err("no step about a schedule"),
		}
		Ok(())
	}

	pub(super) fn cancel_day(&mut self, by: Signer, calendar: usize, from: u64, until: u64) -> Verdict {
		let row = self.visits.calendars.get(calendar).ok_or("no such schedule")?;
		self.ensure_staff(by, row.org, row.doctor)?;
		let length = until.saturating_sub(from);
		need((1..=LONGEST_DAY).contains(&length), "no day")?;
		let (now, visits) = (self.now, &mut self.visits);
		let falls = |slot: &Slot| {
			let here = slot.calendar == calendar && from <= slot.start && slot.start < until;
			let came = visits.bookings.iter().any(|one| {
				use BookingStatus::*;
				one.slot == *slot && matches!(one.status, Arrived | CheckedIn | Fulfilled | NoShow)
			});
			here && now < slot.start && !came
		};
		let fallen: Vec<Slot> = visits.slots.iter().copied().filter(falls).collect();
		need(!fallen.is_empty(), "nothing falls")?;
		visits.slots.retain(|slot| !fallen.contains(slot));
		for booking in &mut visits.bookings {
			use BookingStatus::*;
			if fallen.contains(&booking.slot) && matches!(booking.status, Pending | Booked) {
				booking.status = Cancelled;
			}
		}
		Ok(())
	}
}
