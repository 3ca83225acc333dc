// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What steps about schedules, appointments and encounters name.

use super::*;

impl Source {
	/// The start of a slot of this calendar, mostly.
	pub(super) fn slot_start(&mut self, model: &Model, calendar: usize) -> u64 {
		let slots = model.visits.slots.iter().filter(|slot| slot.calendar == calendar);
		let starts: Vec<u64> = slots.map(|slot| slot.start).collect();
		if starts.is_empty() || self.dice.percent(3) {
			return model.now + self.dice.between(0, 2) * HOUR;
		}
		self.dice.pick(&starts)
	}

	pub(super) fn of_calendar(&mut self, model: &Model, name: &str) -> Option<V> {
		let calendar = self.dice.row(model.visits.calendars.len());
		let start = self.slot_start(model, calendar);
		let dice = &mut self.dice;
		Some(match name {
			"open_schedule" => V::OpenSchedule {
				id: dice.new_row(model.visits.calendars.len()),
				org: dice.rather(85, Org::North, ORGS),
				doctor: dice.pick(DOCTORS),
				confirms: dice.percent(50),
			},
			"close_schedule" => V::CloseSchedule { calendar },
			"publish" => {
				let spans = (0..dice.between(0, 2)).map(|_| {
					let start = match dice.below(8) {
						0 => model.now + dice.between(0, 1),
						1 => model.now + 400 * DAY + dice.between(0, 1),
						_ => model.now + dice.between(1, 200) * 15 * MINUTE,
					};
					let length = match dice.below(8) {
						0 => 5 * MINUTE - dice.between(0, 1),
						1 => 12 * HOUR + dice.between(0, 1),
						_ => dice.between(1, 6) * 10 * MINUTE,
					};
					(start, start + length)
				});
				V::Publish {
					calendar,
					spans: spans.collect(),
				}
			}
			"withdraw_slots" => {
				let more = dice.percent(30).then_some(start);
				let other = self.slot_start(model, calendar);
				let starts = if self.dice.percent(4) {
					Vec::new()
				} else {
					vec![other]
				};
				V::Withdraw {
					calendar,
					starts: starts.into_iter().chain(more).collect(),
				}
			}
			"cancel_day" => V::CancelDay {
				calendar,
				from: start - dice.pick(&[0, 0, HOUR]),
				until: start + dice.pick(&[0, 1, HOUR, 25 * HOUR, 26 * HOUR, 26 * HOUR + 1]),
			},
			"book" => {
				let by_desk = dice.percent(35);
				V::Book {
					id: dice.new_row(model.visits.bookings.len()),
					calendar,
					start,
					remote: dice.percent(40),
					reason: (!by_desk && dice.percent(30)).then(|| dice.pick(&[1, 2])),
					clerk_of: by_desk.then(|| dice.rather(90, Org::North, ORGS)),
					patient: self.patient(),
				}
			}
			"reschedule" => V::Reschedule {
				booking: dice.row(model.visits.bookings.len()),
				id: dice.new_row(model.visits.bookings.len()),
				calendar,
				start,
			},
			_ => return None,
		})
	}

	pub(super) fn of_booking(&mut self, model: &Model, name: &str) -> Option<V> {
		let booking = self.dice.row(model.visits.bookings.len());
		let id = self.dice.new_row(model.visits.visits.len());
		Some(match name {
			"confirm" => V::Confirm { booking },
			"cancel" => V::Cancel { booking },
			"expire" => V::Expire { booking },
			"arrive" => V::Arrive { booking },
			"check_in" => V::CheckIn { booking, id },
			"join" => V::Join { booking, id },
			"fulfil" => V::Fulfil { booking },
			"mark_no_show" => V::NoShow { booking },
			"mark_appointment_in_error" => V::BookingError { booking },
			_ => return None,
		})
	}

	pub(super) fn of_visit(&mut self, model: &Model, name: &str) -> Option<V> {
		let visit = self.dice.row(model.visits.visits.len());
		let patient = self.patient();
		let dice = &mut self.dice;
		let org = dice.rather(92, Org::North, ORGS);
		Some(match name {
			"start_encounter" => V::Start { visit },
			"finish_encounter" => V::Finish { visit },
			"cancel_encounter" => V::CancelVisit { visit },
			"mark_encounter_in_error" => V::VisitError { visit },
			"walk_in" => {
				let makes_good = dice.percent(35).then(|| dice.row(model.visits.bookings.len()));
				let signs =
					Signer::Own(dice.rather(70, patient, &[Person::Booker, Person::Consenter, Person::Eve]));
				let visitor = match dice.below(12) {
					0 => Visitor::IsForged(signs),
					1 => Visitor::Signs(Signer::Tablet),
					_ => Visitor::Signs(signs),
				};
				V::WalkIn {
					id: dice.new_row(model.visits.visits.len()),
					org,
					doctor: dice.pick(DOCTORS),
					patient,
					makes_good,
					visitor,
					says_until: model.now + dice.pick(&[0, 1, HOUR, HOUR, HOUR, 7 * DAY, 7 * DAY + 1]),
				}
			}
			"hand_over" => V::HandOver {
				org,
				patient,
				to: dice.pick(DOCTORS),
				until: model.now + dice.pick(&[0, 1, HOUR, DAY, 72 * HOUR, 72 * HOUR + 1]),
			},
			_ => return None,
		})
	}
}
