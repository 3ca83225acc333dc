// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Cancel, expire, cancel a day, reschedule.

use crate::{mock::*, Appointments as Rows, Error, Event, ReasonsOf};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{AppointmentStatus, SlotStatus, HOLD, MAX_DAY},
	care::Reason,
	testing::FakeClock,
	AppointmentId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn cancel(name: &str) -> DispatchResult {
	Appointments::cancel(signed(name), APPOINTMENT, Reason::Unavailable)
}

fn cancel_day(name: &str, from: UnixMillis, until: UnixMillis) -> DispatchResult {
	Appointments::cancel_day(signed(name), SCHEDULE, from, until, Reason::Unavailable)
}

fn reschedule(name: &str, start: UnixMillis) -> DispatchResult {
	Appointments::reschedule(signed(name), APPOINTMENT, OTHER_APPOINTMENT, SCHEDULE, start)
}

#[test]
fn either_side_cancels_what_is_pending_or_booked() {
	for make in [pending, booked] {
		for (name, person) in [
			("ana", ANA.person()),
			("mara", MARA),
			("brook", BROOK),
			("dina", DINA),
		] {
			build_and_execute(|| {
				make();
				assert_ok!(cancel(name));
				assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
				let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
				assert_eq!(slot.status, SlotStatus::Free);
				System::assert_last_event(
					Event::AppointmentCancelled {
						appointment: APPOINTMENT,
						patient: ANA,
						organisation: SOUTH,
						reason: Reason::Unavailable,
						by: by(person),
					}
					.into(),
				);
			});
		}
	}
}

#[test]
fn nobody_else_cancels() {
	build_and_execute(|| {
		pending();
		for name in ["ben", "cole", "nell", "nora", "ada"] {
			assert_noop!(cancel(name), Error::<Test>::NotParty);
		}
	});
}

#[test]
fn a_booked_one_is_cancelled_before_its_start() {
	build_and_execute(|| {
		booked();
		FakeClock::set(FIRST);
		assert_noop!(cancel("ana"), Error::<Test>::TooLate);
		FakeClock::set(UnixMillis(FIRST.0 - 1));
		assert_ok!(cancel("ana"));
		assert_noop!(cancel("ana"), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn who_has_arrived_leaves_at_any_time_and_either_side_says_so() {
	for (name, person) in [
		("ana", ANA.person()),
		("mara", MARA),
		("brook", BROOK),
		("dina", DINA),
	] {
		for now in [UnixMillis(FIRST.0 - 1), FIRST, FIRST.plus(7 * DAY)] {
			build_and_execute(|| {
				arrived();
				FakeClock::set(now);
				System::reset_events();
				assert_ok!(cancel(name));
				assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
				assert_eq!(System::event_count(), 1);
				System::assert_last_event(
					Event::AppointmentCancelled {
						appointment: APPOINTMENT,
						patient: ANA,
						organisation: SOUTH,
						reason: Reason::Unavailable,
						by: by(person),
					}
					.into(),
				);
			});
		}
	}
}

#[test]
fn nobody_else_says_that_who_has_arrived_has_left() {
	build_and_execute(|| {
		arrived();
		for name in ["ben", "cole", "nell", "nora", "nash", "ada"] {
			assert_noop!(cancel(name), Error::<Test>::NotParty);
		}
	});
}

#[test]
fn the_slot_of_who_has_left_early_is_free_and_can_be_booked_until_it_begins() {
	let cases: [(UnixMillis, DispatchResult); 2] = [
		(UnixMillis(FIRST.0 - 1), Ok(())),
		(FIRST, Err(Error::<Test>::TooLate.into())),
	];
	for (now, expected) in cases {
		build_and_execute(|| {
			booked();
			FakeClock::set(UnixMillis(FIRST.0 - HOUR));
			Appointments::arrive(signed("ana"), APPOINTMENT).unwrap();
			FakeClock::set(now);
			assert_ok!(cancel("ana"));
			let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
			assert_eq!((slot.status, slot.appointment), (SlotStatus::Free, None));
			assert_eq!(book_for("ben", BEN, OTHER_APPOINTMENT, FIRST), expected);
		});
	}
}

#[test]
fn who_is_checked_in_is_cancelled_with_the_encounter_only() {
	for make in [checked_in, in_progress] {
		build_and_execute(|| {
			make();
			for name in ["ana", "mara", "brook", "dina"] {
				assert_noop!(cancel(name), Error::<Test>::AlreadyCheckedIn);
			}
			assert_noop!(reschedule("dina", SECOND), Error::<Test>::AlreadyCheckedIn);
		});
	}
}

#[test]
fn what_is_over_is_not_cancelled() {
	let fulfilled = || {
		in_progress();
		Appointments::fulfil(signed("brook"), APPOINTMENT).unwrap();
	};
	let given_up = || {
		checked_in();
		Appointments::cancel_encounter(signed("brook"), ENCOUNTER, Reason::Other).unwrap();
	};
	let missed = || {
		booked();
		FakeClock::set(SECOND);
		Appointments::mark_no_show(signed("dina"), APPOINTMENT).unwrap();
	};
	let in_error = || {
		booked();
		Appointments::mark_appointment_in_error(signed("brook"), APPOINTMENT).unwrap();
	};
	let ends: [&dyn Fn(); 4] = [&fulfilled, &given_up, &missed, &in_error];
	for end in ends {
		build_and_execute(|| {
			end();
			for name in ["ana", "brook", "dina"] {
				assert_noop!(cancel(name), Error::<Test>::ImpossibleMove);
			}
			assert_noop!(reschedule("dina", SECOND), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn anybody_says_that_a_hold_is_over() {
	build_and_execute(|| {
		pending();
		FakeClock::set(NOW.plus(HOLD - 1));
		assert_noop!(
			Appointments::expire(signed("zoe"), APPOINTMENT),
			Error::<Test>::HoldNotOver
		);
		FakeClock::set(NOW.plus(HOLD));
		assert_noop!(
			Appointments::expire(signed("nobody"), APPOINTMENT),
			Error::<Test>::UnknownAccount
		);
		assert_ok!(Appointments::expire(signed("zoe"), APPOINTMENT));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
		assert_noop!(
			Appointments::expire(signed("zoe"), APPOINTMENT),
			Error::<Test>::ImpossibleMove
		);
	});
}

#[test]
fn what_is_booked_does_not_expire() {
	build_and_execute(|| {
		booked();
		FakeClock::set(NOW.plus(HOLD));
		assert_noop!(
			Appointments::expire(signed("zoe"), APPOINTMENT),
			Error::<Test>::ImpossibleMove
		);
	});
}

#[test]
fn a_day_falls_with_its_appointments_and_free_slots() {
	build_and_execute(|| {
		booked();
		System::reset_events();
		assert_ok!(cancel_day("brook", FIRST, THIRD));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
		assert!(Appointments::slot(SCHEDULE, FIRST).is_none());
		assert!(Appointments::slot(SCHEDULE, SECOND).is_none());
		assert!(Appointments::slot(SCHEDULE, THIRD).is_some());
		assert_eq!(System::event_count(), 2);
		System::assert_last_event(
			Event::DayCancelled {
				schedule: SCHEDULE,
				from: FIRST,
				until: THIRD,
				slots: 2,
				appointments: 1,
				reason: Reason::Unavailable,
				by: by(BROOK),
			}
			.into(),
		);
	});
}

#[test]
fn a_day_falls_by_the_doctor_or_a_clerk_and_has_at_most_26_hours() {
	build_and_execute(|| {
		with_slots(false);
		for name in ["cole", "ana", "nora"] {
			assert_noop!(cancel_day(name, FIRST, THIRD), Error::<Test>::NotStaff);
		}
		for until in [FIRST, NOW, FIRST.plus(MAX_DAY + 1)] {
			assert_noop!(cancel_day("dina", FIRST, until), Error::<Test>::SpanOutOfRange);
		}
		assert_noop!(cancel_day("dina", NOW, FIRST), Error::<Test>::SpanOutOfRange);
		assert_noop!(cancel_day("dina", NOW, NOW.plus(DAY)), Error::<Test>::NoSlots);
		assert_ok!(cancel_day("dina", FIRST, FIRST.plus(MAX_DAY)));
	});
}

#[test]
fn what_has_begun_and_who_has_arrived_stay() {
	build_and_execute(|| {
		with_slots(true);
		book("ana", APPOINTMENT, SECOND).unwrap();
		FakeClock::set(FIRST);
		Appointments::arrive(signed("ana"), APPOINTMENT).unwrap();
		assert_ok!(cancel_day("brook", FIRST, FIRST.plus(DAY)));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Arrived);
		assert!(Appointments::slot(SCHEDULE, FIRST).is_some());
		assert!(Appointments::slot(SCHEDULE, THIRD).is_none());
	});
}

#[test]
fn those_who_wait_are_called_off_one_by_one() {
	build_and_execute(|| {
		with_slots(true);
		book("ana", APPOINTMENT, SECOND).unwrap();
		FakeClock::set(FIRST);
		Appointments::arrive(signed("ana"), APPOINTMENT).unwrap();
		assert_ok!(cancel_day("brook", FIRST, FIRST.plus(DAY)));
		assert_ok!(cancel("brook"));
		System::reset_events();
		assert_ok!(cancel_day("brook", FIRST, FIRST.plus(DAY)));
		assert!(Appointments::slot(SCHEDULE, SECOND).is_none());
		System::assert_last_event(
			Event::DayCancelled {
				schedule: SCHEDULE,
				from: FIRST,
				until: FIRST.plus(DAY),
				slots: 1,
				appointments: 0,
				reason: Reason::Unavailable,
				by: by(BROOK),
			}
			.into(),
		);
	});
}

#[test]
fn one_call_cancels_so_much() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		let midnight = UnixMillis((NOW.0 / DAY + 3) * DAY);
		let spans: Vec<_> = (0..97)
			.map(|n| span(midnight.plus(n * 15 * MINUTE), 15 * MINUTE))
			.collect();
		publish(SCHEDULE, &spans[..64]).unwrap();
		publish(SCHEDULE, &spans[64..]).unwrap();
		assert_noop!(
			cancel_day("brook", midnight, midnight.plus(MAX_DAY)),
			Error::<Test>::TooManyAtOnce
		);
		assert_ok!(cancel_day("brook", midnight, midnight.plus(DAY)));
	});
}

#[test]
fn a_moved_appointment_is_cancelled_and_booked_anew_with_its_reason() {
	for (name, person) in [("ana", ANA.person()), ("mara", MARA), ("dina", DINA)] {
		build_and_execute(|| {
			booked();
			assert_ok!(reschedule(name, SECOND));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
			let row = Rows::<Test>::get(OTHER_APPOINTMENT).unwrap();
			assert_eq!(
				(row.status, row.replaces),
				(AppointmentStatus::Booked, Some(APPOINTMENT))
			);
			assert_eq!((row.reason, row.booked_by), (Some(REASON), person));
			assert_eq!(ReasonsOf::<Test>::get(ANA, REASON), Some(OTHER_APPOINTMENT));
			System::assert_has_event(
				Event::AppointmentCancelled {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					reason: Reason::Replaced,
					by: by(person),
				}
				.into(),
			);
		});
	}
}

#[test]
fn who_has_arrived_may_be_given_another_slot() {
	build_and_execute(|| {
		arrived();
		assert_ok!(reschedule("dina", THIRD));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
		assert_eq!(status(OTHER_APPOINTMENT), AppointmentStatus::Booked);
		assert_eq!(ReasonsOf::<Test>::get(ANA, REASON), Some(OTHER_APPOINTMENT));
	});
}

#[test]
fn nobody_else_moves_an_appointment() {
	build_and_execute(|| {
		booked();
		for name in ["ben", "brook", "cole", "nora"] {
			assert_noop!(reschedule(name, SECOND), Error::<Test>::NotParty);
		}
	});
}

#[test]
fn where_the_new_slot_cannot_be_had_the_old_one_stays() {
	build_and_execute(|| {
		booked();
		book_for("ben", BEN, AppointmentId::repeat(99), SECOND).unwrap();
		assert_noop!(reschedule("ana", SECOND), Error::<Test>::SlotTaken);
		assert_noop!(reschedule("ana", FIRST), Error::<Test>::SlotTaken);
		assert_noop!(
			Appointments::reschedule(signed("ana"), APPOINTMENT, APPOINTMENT, SCHEDULE, THIRD),
			Error::<Test>::AppointmentExists
		);
		FakeClock::set(FIRST);
		assert_noop!(reschedule("ana", THIRD), Error::<Test>::TooLate);
	});
}

#[test]
fn a_late_pending_appointment_is_not_moved() {
	build_and_execute(|| {
		pending();
		FakeClock::set(NOW.plus(HOLD));
		assert_noop!(reschedule("ana", SECOND), Error::<Test>::HoldOver);
	});
}

#[test]
fn an_appointment_moves_within_its_organisation() {
	build_and_execute(|| {
		booked();
		let zone = salus_primitives::appointments::TimeZoneCode(1);
		Appointments::open_schedule(signed("nash"), OTHER_SCHEDULE, NORTH, NASH, zone, true).unwrap();
		assert_noop!(
			Appointments::reschedule(
				signed("ana"),
				APPOINTMENT,
				OTHER_APPOINTMENT,
				OTHER_SCHEDULE,
				SECOND
			),
			Error::<Test>::OtherOrganisation
		);
	});
}
