// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls against a small model: what is refused, and who has which slot in the end.

use crate::mock::*;
use proptest::prelude::*;
use salus_primitives::{
	appointments::{AppointmentStatus, SlotStatus, ARRIVAL_WINDOW, HOLD, NO_SHOW_GRACE},
	care::Reason,
	testing::FakeClock,
	AppointmentId, EncounterId, PatientId, UnixMillis,
};
use std::collections::BTreeMap;

const STARTS: [UnixMillis; 3] = [FIRST, SECOND, THIRD];
const PATIENTS: [(&str, PatientId); 2] = [("ana", ANA), ("ben", BEN)];

#[derive(Clone, Debug)]
enum Step {
	Wait(u64),
	Book { id: u8, patient: usize, slot: usize },
	Confirm(u8),
	Cancel(u8),
	Expire(u8),
	Move { id: u8, to: u8, slot: usize },
	Arrive(u8),
	CheckIn(u8),
	Start(u8),
	Fulfil(u8),
	GiveUp(u8),
	Miss(u8),
	Void(u8),
	VoidVisit(u8),
}

#[derive(Clone, Debug)]
struct Row {
	patient: usize,
	slot: usize,
	status: AppointmentStatus,
	held_until: u64,
	visited: bool,
	started: bool,
}

struct Model {
	now: u64,
	confirms_itself: bool,
	rows: BTreeMap<u8, Row>,
}

use AppointmentStatus::*;

impl Model {
	fn start(slot: usize) -> u64 {
		STARTS[slot].0
	}

	/// Does the row have its slot, as far as a booking cares?
	fn holds(&self, row: &Row) -> bool {
		match row.status {
			Pending => self.now < row.held_until,
			Cancelled | EnteredInError => false,
			_ => true,
		}
	}

	fn can_book(&self, id: u8, slot: usize) -> bool {
		!self.rows.contains_key(&id)
			&& self.now < Self::start(slot)
			&& !self.rows.values().any(|row| row.slot == slot && self.holds(row))
	}

	fn book(&mut self, id: u8, patient: usize, slot: usize) {
		for row in self.rows.values_mut() {
			if row.slot == slot && row.status == Pending {
				row.status = Cancelled;
			}
		}
		let row = Row {
			patient,
			slot,
			status: if self.confirms_itself { Booked } else { Pending },
			held_until: (self.now + HOLD).min(Self::start(slot)),
			visited: false,
			started: false,
		};
		self.rows.insert(id, row);
	}

	fn in_window(&self, slot: usize) -> bool {
		let start = Self::start(slot);
		start <= self.now + ARRIVAL_WINDOW && self.now < start + HALF_HOUR + ARRIVAL_WINDOW
	}

	/// Moves a row if `may` says so.
	fn go(&mut self, id: u8, to: AppointmentStatus, may: impl Fn(&Self, &Row) -> bool) -> bool {
		let Some(row) = self.rows.get(&id).cloned() else {
			return false;
		};
		let may = may(self, &row);
		if may {
			self.rows.get_mut(&id).unwrap().status = to;
		}
		may
	}

	/// Makes the step if it may be made.
	fn play(&mut self, step: &Step) -> bool {
		match *step {
			Step::Wait(millis) => {
				self.now += millis;
				true
			}
			Step::Book { id, patient, slot } => {
				let may = self.can_book(id, slot);
				if may {
					self.book(id, patient, slot);
				}
				may
			}
			Step::Confirm(id) => self.go(id, Booked, |model, row| {
				row.status == Pending && model.now < row.held_until
			}),
			Step::Cancel(id) => self.go(id, Cancelled, |model, row| {
				let ahead = model.now < Self::start(row.slot);
				matches!(row.status, Pending | Arrived) || row.status == Booked && ahead
			}),
			Step::Expire(id) => self.go(id, Cancelled, |model, row| {
				row.status == Pending && model.now >= row.held_until
			}),
			Step::Move { id, to, slot } => {
				let Some(row) = self.rows.get(&id).cloned() else {
					return false;
				};
				let free = match row.status {
					Pending => self.now < row.held_until,
					Booked => self.now < Self::start(row.slot),
					Arrived => true,
					_ => false,
				};
				let may = free && self.can_book(to, slot);
				if may {
					self.rows.get_mut(&id).unwrap().status = Cancelled;
					self.book(to, row.patient, slot);
				}
				may
			}
			Step::Arrive(id) => self.go(id, Arrived, |model, row| {
				row.status == Booked && model.in_window(row.slot)
			}),
			Step::CheckIn(id) => {
				let may = self.go(id, CheckedIn, |model, row| {
					row.status == Arrived && model.in_window(row.slot)
				});
				if may {
					self.rows.get_mut(&id).unwrap().visited = true;
				}
				may
			}
			Step::Start(id) => match self.rows.get_mut(&id) {
				Some(row) if row.status == CheckedIn && !row.started => {
					row.started = true;
					true
				}
				_ => false,
			},
			Step::Fulfil(id) => self.go(id, Fulfilled, |_, row| row.status == CheckedIn && row.started),
			Step::GiveUp(id) => self.go(id, Cancelled, |_, row| row.status == CheckedIn && !row.started),
			Step::Miss(id) => self.go(id, NoShow, |model, row| {
				row.status == Booked && model.now >= Self::start(row.slot) + NO_SHOW_GRACE
			}),
			Step::Void(id) => self.go(id, EnteredInError, |_, row| row.status != EnteredInError),
			Step::VoidVisit(id) => self.go(id, EnteredInError, |_, row| {
				row.visited && row.status != EnteredInError
			}),
		}
	}

	fn assert_equals_chain(&self) {
		for (id, row) in &self.rows {
			assert_eq!(status(AppointmentId::repeat(*id)), row.status, "{id}");
		}
		for (index, start) in STARTS.into_iter().enumerate() {
			let slot = Appointments::slot(SCHEDULE, start).unwrap();
			let holder = self
				.rows
				.iter()
				.find(|(_, row)| row.slot == index && self.holds(row));
			let expected = match holder {
				None => SlotStatus::Free,
				Some((_, row)) if row.status == Pending => SlotStatus::BusyTentative,
				Some(_) => SlotStatus::Busy,
			};
			assert_eq!(slot.status_at(UnixMillis(self.now)), expected, "{index}");
			if let Some((id, _)) = holder {
				assert_eq!(slot.appointment, Some(AppointmentId::repeat(*id)));
			}
		}
	}
}

fn submit(step: &Step, model: &Model) -> bool {
	let appointment = AppointmentId::repeat;
	let encounter = |id: u8| EncounterId::repeat(id);
	match *step {
		Step::Wait(millis) => {
			FakeClock::set(UnixMillis(model.now + millis));
			return true;
		}
		Step::Book { id, patient, slot } => {
			let (name, patient) = PATIENTS[patient];
			book_for(name, patient, appointment(id), STARTS[slot])
		}
		Step::Confirm(id) => Appointments::confirm(signed("brook"), appointment(id)),
		Step::Cancel(id) => Appointments::cancel(signed("dina"), appointment(id), Reason::Other),
		Step::Expire(id) => Appointments::expire(signed("zoe"), appointment(id)),
		Step::Move { id, to, slot } => Appointments::reschedule(
			signed("dina"),
			appointment(id),
			appointment(to),
			SCHEDULE,
			STARTS[slot],
		),
		Step::Arrive(id) => Appointments::arrive(signed("dina"), appointment(id)),
		Step::CheckIn(id) => Appointments::check_in(signed("dina"), appointment(id), encounter(id)),
		Step::Start(id) => Appointments::start_encounter(signed("brook"), encounter(id)),
		Step::Fulfil(id) => Appointments::fulfil(signed("brook"), appointment(id)),
		Step::GiveUp(id) => Appointments::cancel_encounter(signed("dina"), encounter(id), Reason::Other),
		Step::Miss(id) => Appointments::mark_no_show(signed("brook"), appointment(id)),
		Step::Void(id) => Appointments::mark_appointment_in_error(signed("ada"), appointment(id)),
		Step::VoidVisit(id) => Appointments::mark_encounter_in_error(signed("ada"), encounter(id)),
	}
	.is_ok()
}

fn steps() -> impl Strategy<Value = Step> {
	let id = || 1..6u8;
	let wait = prop_oneof![
		Just(NO_SHOW_GRACE),
		Just(HALF_HOUR),
		Just(3 * HOUR),
		Just(HOLD),
		Just(FIRST.0 - NOW.0 - ARRIVAL_WINDOW),
	];
	prop_oneof![
		2 => wait.prop_map(Step::Wait),
		5 => (id(), 0..2usize, 0..3usize).prop_map(|(id, patient, slot)| Step::Book { id, patient, slot }),
		2 => id().prop_map(Step::Confirm),
		1 => id().prop_map(Step::Cancel),
		1 => id().prop_map(Step::Expire),
		2 => (id(), id(), 0..3usize).prop_map(|(id, to, slot)| Step::Move { id, to, slot }),
		3 => id().prop_map(Step::Arrive),
		3 => id().prop_map(Step::CheckIn),
		3 => id().prop_map(Step::Start),
		3 => id().prop_map(Step::Fulfil),
		1 => id().prop_map(Step::GiveUp),
		1 => id().prop_map(Step::Miss),
		1 => id().prop_map(Step::Void),
		1 => id().prop_map(Step::VoidVisit),
	]
}

proptest! {
	#[test]
	fn calls_do_what_a_small_model_does(
		confirms_itself: bool,
		steps in proptest::collection::vec(steps(), 1..50),
	) {
		build_and_execute(|| {
			with_slots(confirms_itself);
			let mut model = Model { now: NOW.0, confirms_itself, rows: BTreeMap::new() };
			for step in &steps {
				assert_eq!(submit(step, &model), model.play(step), "{step:?}");
				Appointments::do_try_state().unwrap();
			}
			model.assert_equals_chain();
		});
	}
}
