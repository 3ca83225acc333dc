// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may read which listing.

use crate::mock::*;
use salus_primitives::{
	appointments::SlotStatus, care::Reason, testing::FakeClock, AppointmentId, PersonId, UnixMillis,
};

const PARTIES: [PersonId; 6] = [ANA.person(), MARA, BROOK, COLE, NELL, DINA];
const OTHERS: [PersonId; 4] = [BEN.person(), NORA, NASH, ADA];
const LATER: UnixMillis = UnixMillis(FIRST.0 + DAY);

#[test]
fn everybody_who_is_enrolled_sees_when_a_doctor_is_free() {
	build_and_execute(|| {
		pending();
		for caller in PARTIES.into_iter().chain(OTHERS) {
			let schedules = Appointments::schedules_for(caller, BROOK);
			assert_eq!(schedules.len(), 1);
			let slots = Appointments::slots_for(caller, SCHEDULE, FIRST, THIRD, NOW);
			let status: Vec<_> = slots.iter().map(|slot| slot.status).collect();
			assert_eq!(status, [SlotStatus::BusyTentative, SlotStatus::Free]);
		}
		let stranger = PersonId::repeat(99);
		assert!(Appointments::schedules_for(stranger, BROOK).is_empty());
		assert!(Appointments::slots_for(stranger, SCHEDULE, FIRST, THIRD, NOW).is_empty());
	});
}

#[test]
fn a_slot_with_a_late_hold_is_shown_as_free_and_a_closed_schedule_not_at_all() {
	build_and_execute(|| {
		pending();
		let later = NOW.plus(2 * DAY);
		let slots = Appointments::slots_for(ZOE, SCHEDULE, FIRST, SECOND, later);
		assert_eq!(slots[0].status, SlotStatus::Free);
		Appointments::close_schedule(signed("brook"), SCHEDULE).unwrap();
		assert!(Appointments::schedules_for(ZOE, BROOK).is_empty());
	});
}

#[test]
fn a_range_that_is_too_long_is_cut() {
	build_and_execute(|| {
		with_slots(false);
		let days = |from: UnixMillis| Appointments::slots_for(ZOE, SCHEDULE, from, UnixMillis::FOREVER, NOW);
		assert_eq!(days(UnixMillis(FIRST.0 - 34 * DAY)).len(), 3);
		assert!(days(UnixMillis(FIRST.0 - 35 * DAY)).is_empty());
		assert!(Appointments::slots_for(ZOE, SCHEDULE, THIRD, FIRST, NOW).is_empty());
	});
}

#[test]
fn the_parties_see_an_appointment_and_nobody_else() {
	build_and_execute(|| {
		checked_in();
		for caller in PARTIES {
			assert!(Appointments::appointment_for(caller, APPOINTMENT, FIRST).is_some());
			assert_eq!(
				Appointments::appointments_for(caller, ANA, 0, 9, FIRST)
					.items
					.len(),
				1
			);
			assert!(Appointments::encounter_for(caller, ENCOUNTER, FIRST).is_some());
			assert_eq!(
				Appointments::encounters_for(caller, ANA, 0, 9, FIRST).items.len(),
				1
			);
		}
		for caller in OTHERS {
			assert!(Appointments::appointment_for(caller, APPOINTMENT, FIRST).is_none());
			assert!(Appointments::appointments_for(caller, ANA, 0, 9, FIRST)
				.items
				.is_empty());
			assert!(Appointments::encounter_for(caller, ENCOUNTER, FIRST).is_none());
			assert!(Appointments::encounters_for(caller, ANA, 0, 9, FIRST)
				.items
				.is_empty());
		}
	});
}

#[test]
fn only_members_see_who_has_the_slots_of_a_schedule() {
	build_and_execute(|| {
		pending();
		let seen =
			|caller| Appointments::schedule_appointments_for(caller, SCHEDULE, FIRST, LATER, NOW).len();
		for caller in [BROOK, COLE, NELL, DINA] {
			assert_eq!(seen(caller), 1);
		}
		for caller in [ANA.person(), MARA, NASH, ADA] {
			assert_eq!(seen(caller), 0);
		}
		leave(SOUTH, COLE);
		assert_eq!(seen(COLE), 0);
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::Other).unwrap();
		assert_eq!(seen(BROOK), 0);
	});
}

#[test]
fn members_see_the_visits_of_a_doctors_day() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		FakeClock::set(NOW.plus(DAY));
		walk_in(OTHER_ENCOUNTER).unwrap();
		let seen = |caller, from, until| {
			Appointments::doctor_encounters_for(caller, SOUTH, BROOK, from, until, NOW).len()
		};
		assert_eq!(seen(NELL, NOW, NOW.plus(DAY)), 1);
		assert_eq!(seen(NELL, NOW, NOW.plus(DAY + 1)), 2);
		assert_eq!(seen(NELL, NOW.plus(1), NOW.plus(DAY)), 0);
		for caller in [ANA.person(), NASH] {
			assert_eq!(seen(caller, NOW, NOW.plus(DAY)), 0);
		}
	});
}

#[test]
fn the_parties_see_a_live_handover() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		let until = NOW.plus(HOUR);
		Appointments::hand_over(signed("brook"), SOUTH, ANA, COLE, until).unwrap();
		let seen = |caller, now| Appointments::handovers_for(caller, SOUTH, ANA, now);
		for caller in PARTIES {
			let views = seen(caller, NOW);
			assert_eq!((views[0].from, views[0].to, views[0].until), (BROOK, COLE, until));
			assert!(seen(caller, until).is_empty());
		}
		for caller in OTHERS {
			assert!(seen(caller, NOW).is_empty());
		}
	});
}

#[test]
fn a_page_tells_the_next_cursor_while_there_is_more() {
	build_and_execute(|| {
		with_slots(true);
		for (byte, start) in [(1, FIRST), (2, SECOND), (3, THIRD)] {
			book("ana", AppointmentId::repeat(byte), start).unwrap();
		}
		let page = Appointments::appointments_for(ANA.person(), ANA, 0, 2, NOW);
		assert_eq!((page.items.len(), page.next), (2, Some(2)));
		let page = Appointments::appointments_for(ANA.person(), ANA, 2, 2, NOW);
		assert_eq!((page.items.len(), page.next), (1, None));
		assert_eq!(page.items[0].appointment, AppointmentId::repeat(3));
	});
}
