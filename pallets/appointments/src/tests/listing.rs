// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may read which listing.

use crate::mock::*;
use codec::{Decode, Encode};
use salus_primitives::{
	appointments::{AskedDoctors, FreeSlotView, SlotStatus},
	care::Reason,
	testing::FakeClock,
	views::{Listing, MAX_PAGE},
	AppointmentId, Clock, PersonId, UnixMillis,
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
				Appointments::appointments_for(caller, ANA, &Listing::all(), FIRST)
					.items
					.len(),
				1
			);
			assert!(Appointments::encounter_for(caller, ENCOUNTER, FIRST).is_some());
			assert_eq!(
				Appointments::encounters_for(caller, ANA, &Listing::all(), FIRST)
					.items
					.len(),
				1
			);
		}
		for caller in OTHERS {
			assert!(Appointments::appointment_for(caller, APPOINTMENT, FIRST).is_none());
			assert!(
				Appointments::appointments_for(caller, ANA, &Listing::all(), FIRST)
					.items
					.is_empty()
			);
			assert!(Appointments::encounter_for(caller, ENCOUNTER, FIRST).is_none());
			assert!(Appointments::encounters_for(caller, ANA, &Listing::all(), FIRST)
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
fn a_patients_appointments_begin_with_the_newest_booking() {
	build_and_execute(|| {
		with_slots(true);
		// The last to be booked is the first to come.
		for (byte, start) in [(1, THIRD), (2, SECOND), (3, FIRST)] {
			FakeClock::set(NOW.plus(u64::from(byte)));
			book("ana", AppointmentId::repeat(byte), start).unwrap();
		}
		let page = |listing: Listing| {
			let page = Appointments::appointments_for(ANA.person(), ANA, &listing, NOW);
			let ids: Vec<_> = page.items.iter().map(|view| view.appointment.0[0]).collect();
			(ids, page.next)
		};
		let two = Listing::newest(2);
		assert_eq!(page(two), (vec![3, 2], Some(0)));
		assert_eq!(page(two.at(Some(0))), (vec![1], None));
		assert_eq!(
			page(Listing::between(NOW.plus(1), NOW.plus(3))),
			(vec![2, 1], None)
		);
	});
}

#[test]
fn a_patients_encounters_begin_with_the_newest_arrival() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		FakeClock::set(NOW.plus(DAY));
		walk_in(OTHER_ENCOUNTER).unwrap();
		let seen = |listing: Listing| -> Vec<_> {
			let page = Appointments::encounters_for(ANA.person(), ANA, &listing, NOW);
			page.items.iter().map(|view| view.encounter).collect()
		};
		assert_eq!(seen(Listing::all()), [OTHER_ENCOUNTER, ENCOUNTER]);
		assert_eq!(seen(Listing::between(NOW, NOW.plus(DAY))), [ENCOUNTER]);
		assert_eq!(
			seen(Listing::between(NOW.plus(1), NOW.plus(DAY + 1))),
			[OTHER_ENCOUNTER]
		);
	});
}

mod free_slots {
	use super::*;

	fn asked(doctors: &[PersonId]) -> AskedDoctors {
		AskedDoctors::try_from(doctors.to_vec()).unwrap()
	}

	/// Whose slots are free, and when they start, in half hours after the first.
	fn free(doctors: &[PersonId], from: UnixMillis, until: UnixMillis, limit: u32) -> Vec<(PersonId, u64)> {
		let span = (from, until);
		Appointments::free_slots_for(ZOE, &asked(doctors), span, limit, FakeClock::now())
			.iter()
			.map(|free| (free.doctor, (free.span.start.0 - FIRST.0) / HALF_HOUR))
			.collect()
	}

	fn all(doctors: &[PersonId]) -> Vec<(PersonId, u64)> {
		free(doctors, FIRST, LATER, MAX_PAGE)
	}

	/// Brook's three slots, and three of Cole's of which the last two are the second and third of Brook's.
	fn two_doctors() {
		with_slots(true);
		let zone = salus_primitives::appointments::TimeZoneCode(7);
		Appointments::open_schedule(signed("cole"), OTHER_SCHEDULE, SOUTH, COLE, zone, true).unwrap();
		let spans = [UnixMillis(FIRST.0 + DAY), SECOND, THIRD].map(|start| span(start, HALF_HOUR));
		let spans = frame_support::BoundedVec::truncate_from(spans.to_vec());
		Appointments::publish(signed("cole"), OTHER_SCHEDULE, spans).unwrap();
	}

	#[test]
	fn of_several_doctors_come_in_the_order_in_which_they_start() {
		build_and_execute(|| {
			two_doctors();
			let expected = vec![(BROOK, 0), (BROOK, 1), (COLE, 1), (BROOK, 2), (COLE, 2)];
			assert_eq!(all(&[COLE, BROOK]), expected);
			assert_eq!(all(&[COLE]), vec![(COLE, 1), (COLE, 2)]);
			assert_eq!(all(&[COLE, COLE]), vec![(COLE, 1), (COLE, 2)]);
			assert_eq!(all(&[]), vec![]);
			let views = Appointments::free_slots_for(ZOE, &asked(&[COLE]), (FIRST, LATER), 1, NOW);
			let expected = FreeSlotView {
				doctor: COLE,
				organisation: SOUTH,
				schedule: OTHER_SCHEDULE,
				span: span(SECOND, HALF_HOUR),
			};
			assert_eq!(views, [expected]);
		});
	}

	#[test]
	fn are_the_first_of_the_range_and_no_more_than_the_limit() {
		build_and_execute(|| {
			two_doctors();
			let both = [BROOK, COLE];
			assert_eq!(free(&both, FIRST, LATER, 2), vec![(BROOK, 0), (BROOK, 1)]);
			assert_eq!(free(&both, FIRST, LATER, 0), vec![(BROOK, 0)]);
			assert_eq!(free(&both, FIRST.plus(1), SECOND, 9), vec![]);
			assert_eq!(free(&both, SECOND, THIRD, 9), vec![(BROOK, 1), (COLE, 1)]);
			assert_eq!(
				free(&[COLE], THIRD, LATER.plus(1), 9),
				vec![(COLE, 2), (COLE, 48)]
			);
			let too_early = UnixMillis(FIRST.0 - 35 * DAY);
			assert_eq!(free(&both, too_early, LATER, 9), free(&both, FIRST, LATER, 9));
		});
	}

	#[test]
	fn are_those_that_can_be_booked_now() {
		build_and_execute(|| {
			two_doctors();
			book("ana", APPOINTMENT, SECOND).unwrap();
			assert_eq!(all(&[BROOK]), vec![(BROOK, 0), (BROOK, 2)]);
			FakeClock::set(UnixMillis(FIRST.0 - 1));
			assert_eq!(all(&[BROOK]), vec![(BROOK, 0), (BROOK, 2)]);
			FakeClock::set(FIRST);
			assert_eq!(all(&[BROOK]), vec![(BROOK, 2)]);
		});
	}

	#[test]
	fn of_a_pending_appointment_are_free_again_when_its_hold_is_over() {
		build_and_execute(|| {
			pending();
			assert_eq!(all(&[BROOK]), vec![(BROOK, 1), (BROOK, 2)]);
			FakeClock::set(NOW.plus(2 * DAY));
			assert_eq!(all(&[BROOK]), vec![(BROOK, 0), (BROOK, 1), (BROOK, 2)]);
		});
	}

	#[test]
	fn are_not_of_a_closed_schedule_nor_of_who_has_left() {
		build_and_execute(|| {
			two_doctors();
			Appointments::close_schedule(signed("brook"), SCHEDULE).unwrap();
			assert_eq!(all(&[BROOK, COLE]), vec![(COLE, 1), (COLE, 2)]);
			leave(SOUTH, COLE);
			assert_eq!(all(&[BROOK, COLE]), vec![]);
		});
	}

	#[test]
	fn are_for_everybody_who_is_enrolled_and_for_nobody_else() {
		build_and_execute(|| {
			two_doctors();
			let seen =
				|caller| Appointments::free_slots_for(caller, &asked(&[BROOK]), (FIRST, LATER), 9, NOW).len();
			for caller in PARTIES.into_iter().chain(OTHERS) {
				assert_eq!(seen(caller), 3);
			}
			assert_eq!(seen(PersonId::repeat(99)), 0);
		});
	}

	#[test]
	fn of_more_doctors_than_may_be_asked_for_are_no_question() {
		let doctors = |count: u8| (1..=count).map(PersonId::repeat).collect::<Vec<_>>().encode();
		assert!(AskedDoctors::decode(&mut &doctors(16)[..]).is_ok());
		assert!(AskedDoctors::decode(&mut &doctors(17)[..]).is_err());
	}
}
