// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each invariant is broken once, by hand, to see that it is checked.

use crate::{
	mock::*, AppointmentCount, Appointments as Rows, BookingsOf, Encounters, EncountersOn, ReasonsOf,
	Schedules, SchedulesOf, Slots, TiesOf,
};
use salus_primitives::{
	appointments::{EncounterStatus, SlotStatus},
	RecordId, UnixMillis,
};
use sp_runtime::TryRuntimeError;

fn complains(about: &'static str, broken: impl FnOnce()) {
	new_ext().execute_with(|| {
		checked_in();
		book_for("ben", BEN, OTHER_APPOINTMENT, SECOND).unwrap();
		Appointments::do_try_state().unwrap();
		broken();
		assert_eq!(Appointments::do_try_state(), Err(TryRuntimeError::Other(about)));
	});
}

#[test]
fn of_a_closed_schedule_that_is_listed() {
	complains("1: a schedule listed in the wrong place, or a closed one", || {
		Schedules::<Test>::mutate(SCHEDULE, |row| row.as_mut().unwrap().open = false)
	});
}

#[test]
fn of_an_open_schedule_that_is_not_listed() {
	complains("1: an open schedule that is not listed", || {
		SchedulesOf::<Test>::remove(BROOK, SOUTH)
	});
}

#[test]
fn of_slots_out_of_order() {
	complains("2: slots out of order", || {
		Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| slots.as_mut().swap(0, 1))
	});
}

#[test]
fn of_a_slot_that_overlaps() {
	complains("2: two slots of one schedule that overlap", || {
		Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| slots[0].span.end = SECOND.plus(1))
	});
}

#[test]
fn of_a_slot_of_a_wrong_length() {
	complains("2: a slot on the wrong day, or of a wrong length", || {
		Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| slots[0].span.end = FIRST.plus(1))
	});
}

#[test]
fn of_a_slot_that_is_taken_by_nobody() {
	complains("3: a slot that is taken by nobody", || {
		Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| slots[2].status = SlotStatus::Busy)
	});
}

#[test]
fn of_a_slot_that_differs_from_its_appointment() {
	complains("3: a slot that differs from its appointment", || {
		Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| {
			slots[0].status = SlotStatus::BusyTentative
		})
	});
}

#[test]
fn of_an_appointment_without_its_slot() {
	complains(
		"3: an appointment without its slot, or with one that it should not have",
		|| {
			Slots::<Test>::mutate(SCHEDULE, FIRST.day(), |slots| {
				slots.remove(0);
			})
		},
	);
}

#[test]
fn of_a_booking_that_is_missing() {
	complains("4: a live appointment that is not among the bookings", || {
		BookingsOf::<Test>::remove(BEN)
	});
}

#[test]
fn of_a_booking_that_differs() {
	complains("4: a booking that differs from its appointment", || {
		BookingsOf::<Test>::mutate(BEN, |bookings| bookings[0].held_until = Some(NOW))
	});
}

#[test]
fn of_a_tie_that_is_longer_than_what_gives_it() {
	complains("5: a tie that nothing gives", || {
		TiesOf::<Test>::mutate(SOUTH, ANA, |ties| ties[0].until = UnixMillis::FOREVER)
	});
}

#[test]
fn of_a_tie_that_is_kept_twice() {
	complains("5: the same tie twice", || {
		TiesOf::<Test>::mutate(SOUTH, ANA, |ties| {
			let first = ties[0];
			ties.try_push(first).unwrap();
		})
	});
}

#[test]
fn of_a_tie_that_is_missing() {
	complains("5: a confirmed appointment that ties nobody", || {
		TiesOf::<Test>::remove(SOUTH, BEN)
	});
	complains("5: an attested open encounter that ties nobody", || {
		TiesOf::<Test>::mutate(SOUTH, ANA, |ties| {
			ties.pop();
		})
	});
}

#[test]
fn of_a_checked_in_appointment_without_an_encounter() {
	complains("6: checked in without an encounter", || {
		Rows::<Test>::mutate(APPOINTMENT, |row| row.as_mut().unwrap().encounter = None)
	});
}

#[test]
fn of_an_encounter_of_another_visit() {
	complains("6: an appointment with the encounter of another visit", || {
		Encounters::<Test>::mutate(ENCOUNTER, |row| row.as_mut().unwrap().appointment = None)
	});
}

#[test]
fn of_an_appointment_that_its_encounter_has_left_behind() {
	complains(
		"6: an appointment that stands elsewhere than its encounter",
		|| {
			let encounter = Encounters::<Test>::get(ENCOUNTER).unwrap();
			Appointments::move_encounter(ENCOUNTER, encounter, EncounterStatus::Cancelled)
		},
	);
}

#[test]
fn of_a_walk_in_that_makes_good_what_was_not_missed() {
	complains(
		"6: an appointment that stands elsewhere than its encounter",
		|| {
			Encounters::<Test>::mutate(ENCOUNTER, |row| {
				let row = row.as_mut().unwrap();
				row.makes_good = row.appointment.take();
			})
		},
	);
}

#[test]
fn of_a_wrong_count() {
	complains("7: an appointment that is not listed, or a wrong count", || {
		AppointmentCount::<Test>::insert(ANA, 2)
	});
}

#[test]
fn of_an_encounter_on_no_day() {
	complains("7: an encounter on no day", || {
		EncountersOn::<Test>::remove((SOUTH, BROOK), FIRST.day())
	});
}

#[test]
fn of_a_reason_that_its_appointment_does_not_have() {
	complains("8: a reason of an appointment that does not have it", || {
		ReasonsOf::<Test>::insert(BEN, RecordId::repeat(1), OTHER_APPOINTMENT)
	});
}
