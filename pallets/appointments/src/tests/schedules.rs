// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Schedules and slots.

use crate::{mock::*, Error, Event, Slots};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use salus_primitives::{
	appointments::{
		SlotSpan, SlotStatus, TimeZoneCode, MAX_SCHEDULES, MAX_SLOT, MAX_SLOTS_PER_DAY, MIN_SLOT,
		PUBLISH_AHEAD, TIME_ZONES,
	},
	roles::{OrganisationStatus, Profession},
	testing::FakeClock,
	ScheduleId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn open_as(name: &str, doctor: salus_primitives::PersonId) -> DispatchResult {
	Appointments::open_schedule(signed(name), SCHEDULE, SOUTH, doctor, TimeZoneCode(7), false)
}

fn withdraw(name: &str, starts: &[UnixMillis]) -> DispatchResult {
	Appointments::withdraw_slots(signed(name), SCHEDULE, BoundedVec::truncate_from(starts.to_vec()))
}

fn slot(start: UnixMillis) -> Option<SlotStatus> {
	Appointments::slot(SCHEDULE, start).map(|slot| slot.status)
}

#[test]
fn only_a_zone_of_the_table_is_taken() {
	build_and_execute(|| {
		let open = |zone| Appointments::open_schedule(signed("dina"), SCHEDULE, SOUTH, BROOK, zone, false);
		for number in [0, TIME_ZONES + 1, u16::MAX] {
			assert_noop!(open(TimeZoneCode(number)), Error::<Test>::UnknownZone);
		}
		assert_ok!(open(TimeZoneCode(TIME_ZONES)));
		assert!(TimeZoneCode(1).is_known());
	});
}

#[test]
fn a_doctor_or_a_clerk_opens_a_schedule() {
	for name in ["brook", "dina"] {
		build_and_execute(|| {
			assert_ok!(open_as(name, BROOK));
			let signer = if name == "brook" { BROOK } else { DINA };
			System::assert_last_event(
				Event::ScheduleOpened {
					schedule: SCHEDULE,
					organisation: SOUTH,
					doctor: BROOK,
					zone: TimeZoneCode(7),
					confirms_itself: false,
					by: by(signer),
				}
				.into(),
			);
		});
	}
}

#[test]
fn nobody_else_opens_one() {
	build_and_execute(|| {
		for name in ["cole", "nell", "nora", "ana", "ada"] {
			assert_noop!(open_as(name, BROOK), Error::<Test>::NotStaff);
		}
		let stranger = RuntimeOrigin::signed(account("nobody"));
		let opened = Appointments::open_schedule(stranger, SCHEDULE, SOUTH, BROOK, TimeZoneCode(1), true);
		assert_noop!(opened, Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_schedule_is_of_a_licensed_doctor() {
	build_and_execute(|| {
		assert_noop!(open_as("dina", NELL), Error::<Test>::DoctorNotLicensed);
		assert_noop!(open_as("dina", NASH), Error::<Test>::DoctorNotLicensed);
		leave(SOUTH, BROOK);
		assert_noop!(open_as("dina", BROOK), Error::<Test>::DoctorNotLicensed);
		join(SOUTH, BROOK, Profession::Doctor);
		set_status(SOUTH, OrganisationStatus::Suspended);
		assert_noop!(open_as("dina", BROOK), Error::<Test>::NotStaff);
	});
}

#[test]
fn an_id_opens_one_schedule() {
	build_and_execute(|| {
		assert_ok!(open(SCHEDULE, false));
		assert_noop!(open(SCHEDULE, false), Error::<Test>::ScheduleExists);
		Appointments::close_schedule(signed("dina"), SCHEDULE).unwrap();
		assert_noop!(open(SCHEDULE, false), Error::<Test>::ScheduleExists);
	});
}

#[test]
fn a_doctor_has_so_many_open_schedules_in_one_organisation() {
	build_and_execute(|| {
		for byte in 0..MAX_SCHEDULES as u8 {
			assert_ok!(open(ScheduleId::repeat(byte), false));
		}
		assert_noop!(open(SCHEDULE, false), Error::<Test>::TooManySchedules);
		assert_ok!(Appointments::close_schedule(
			signed("brook"),
			ScheduleId::repeat(0)
		));
		assert_ok!(open(SCHEDULE, false));
	});
}

#[test]
fn a_closed_schedule_takes_no_slots_and_is_not_closed_twice() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		assert_noop!(
			Appointments::close_schedule(signed("cole"), SCHEDULE),
			Error::<Test>::NotStaff
		);
		assert_ok!(Appointments::close_schedule(signed("brook"), SCHEDULE));
		System::assert_last_event(
			Event::ScheduleClosed {
				schedule: SCHEDULE,
				by: by(BROOK),
			}
			.into(),
		);
		assert_noop!(publish(SCHEDULE, &[span(FIRST, HOUR)]), Error::<Test>::NotOpen);
		assert_noop!(
			Appointments::close_schedule(signed("brook"), SCHEDULE),
			Error::<Test>::NotOpen
		);
	});
}

#[test]
fn published_slots_are_free_and_in_order() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		assert_ok!(publish(
			SCHEDULE,
			&[
				span(THIRD, HALF_HOUR),
				span(FIRST, HALF_HOUR),
				span(SECOND, HALF_HOUR)
			]
		));
		let day = Slots::<Test>::get(SCHEDULE, FIRST.day());
		let starts: Vec<_> = day.iter().map(|slot| slot.span.start).collect();
		assert_eq!(starts, [FIRST, SECOND, THIRD]);
		assert!(day.iter().all(|slot| slot.status == SlotStatus::Free));
	});
}

#[test]
fn only_the_doctor_and_clerks_publish() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		let spans = || BoundedVec::truncate_from(vec![span(FIRST, HOUR)]);
		for name in ["cole", "nell", "nora", "ana"] {
			assert_noop!(
				Appointments::publish(signed(name), SCHEDULE, spans()),
				Error::<Test>::NotStaff
			);
		}
		assert_noop!(
			Appointments::publish(signed("dina"), OTHER_SCHEDULE, spans()),
			Error::<Test>::UnknownSchedule
		);
		assert_ok!(Appointments::publish(signed("dina"), SCHEDULE, spans()));
	});
}

#[test]
fn slots_have_a_length_between_two_bounds() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		for length in [0, MIN_SLOT - 1, MAX_SLOT + 1] {
			assert_noop!(
				publish(SCHEDULE, &[span(FIRST, length)]),
				Error::<Test>::SlotLength
			);
		}
		let backwards = SlotSpan {
			start: SECOND,
			end: FIRST,
		};
		assert_noop!(publish(SCHEDULE, &[backwards]), Error::<Test>::SlotLength);
		assert_noop!(publish(SCHEDULE, &[]), Error::<Test>::NoSlots);
		assert_ok!(publish(SCHEDULE, &[span(FIRST, MIN_SLOT)]));
		assert_ok!(publish(SCHEDULE, &[span(FIRST.plus(DAY), MAX_SLOT)]));
	});
}

#[test]
fn slots_lie_ahead_but_not_too_far() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		assert_noop!(publish(SCHEDULE, &[span(NOW, HOUR)]), Error::<Test>::TooLate);
		assert_ok!(publish(SCHEDULE, &[span(NOW.plus(1), HOUR)]));
		let last = NOW.plus(PUBLISH_AHEAD);
		assert_noop!(
			publish(SCHEDULE, &[span(last.plus(1), HOUR)]),
			Error::<Test>::TooFarAhead
		);
		assert_ok!(publish(SCHEDULE, &[span(last, HOUR)]));
	});
}

#[test]
fn slots_do_not_overlap_also_across_midnight() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		let late = UnixMillis((FIRST.0 / DAY + 1) * DAY - HOUR);
		assert_ok!(publish(SCHEDULE, &[span(late, 2 * HOUR)]));
		for (start, length) in [
			(late, HOUR),
			(late.plus(HOUR), HOUR),
			(late.plus(90 * MINUTE), HOUR),
		] {
			assert_noop!(
				publish(SCHEDULE, &[span(start, length)]),
				Error::<Test>::SlotsOverlap
			);
		}
		let before = UnixMillis(late.0 - 2 * HOUR);
		assert_noop!(
			publish(SCHEDULE, &[span(before, 2 * HOUR + 1)]),
			Error::<Test>::SlotsOverlap
		);
		assert_noop!(
			publish(SCHEDULE, &[span(before, HOUR), span(before.plus(1), HOUR)]),
			Error::<Test>::SlotsOverlap
		);
		assert_ok!(publish(
			SCHEDULE,
			&[span(before, 2 * HOUR), span(late.plus(2 * HOUR), HOUR)]
		));
		open(OTHER_SCHEDULE, false).unwrap();
		assert_ok!(publish(OTHER_SCHEDULE, &[span(late, HOUR)]));
	});
}

#[test]
fn a_day_has_so_many_slots() {
	build_and_execute(|| {
		open(SCHEDULE, false).unwrap();
		let midnight = UnixMillis((NOW.0 / DAY + 3) * DAY);
		let spans: Vec<_> = (0..=u64::from(MAX_SLOTS_PER_DAY))
			.map(|n| span(midnight.plus(n * 10 * MINUTE), 10 * MINUTE))
			.collect();
		assert_ok!(publish(SCHEDULE, &spans[..64]));
		assert_ok!(publish(SCHEDULE, &spans[64..96]));
		assert_noop!(publish(SCHEDULE, &spans[96..]), Error::<Test>::TooManySlots);
	});
}

#[test]
fn free_slots_are_withdrawn_and_taken_ones_are_not() {
	build_and_execute(|| {
		with_slots(false);
		book("ana", APPOINTMENT, FIRST).unwrap();
		assert_noop!(withdraw("brook", &[SECOND, FIRST]), Error::<Test>::SlotTaken);
		assert_noop!(withdraw("brook", &[SECOND, SECOND]), Error::<Test>::UnknownSlot);
		assert_noop!(withdraw("brook", &[]), Error::<Test>::NoSlots);
		assert_noop!(withdraw("cole", &[SECOND]), Error::<Test>::NotStaff);
		assert_ok!(withdraw("dina", &[SECOND, THIRD]));
		assert_eq!(
			[FIRST, SECOND, THIRD].map(slot),
			[Some(SlotStatus::BusyTentative), None, None]
		);
	});
}

#[test]
fn a_late_hold_does_not_keep_a_slot_from_being_withdrawn() {
	build_and_execute(|| {
		pending();
		FakeClock::set(NOW.plus(2 * DAY - 1));
		assert_noop!(withdraw("brook", &[FIRST]), Error::<Test>::SlotTaken);
		FakeClock::set(NOW.plus(2 * DAY));
		assert_ok!(withdraw("brook", &[FIRST]));
		System::assert_has_event(
			Event::AppointmentExpired {
				appointment: APPOINTMENT,
				patient: ANA,
				organisation: SOUTH,
				by: by(BROOK),
			}
			.into(),
		);
	});
}
