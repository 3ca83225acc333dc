// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may see who a patient is: `open_file`, and what bookings and visits show.

use crate::{mock::*, Error, Event, FilesOf};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{FILE_AFTER, FILE_OPEN, MAX_FILES_OPENED},
	care::Reason,
	consent::Grantee,
	facts::known,
	files::FileReason,
	tasks,
	testing::{self, FakeClock},
	Clock, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn open_file(name: &str) -> DispatchResult {
	Appointments::open_file(signed(name), SOUTH, ANA, FileReason::Call)
}

/// Until when this member of the south hospital sees who Ana is.
fn sees(member: PersonId) -> Option<UnixMillis> {
	known(tasks::file(&MockFacts, SOUTH, member, ANA, FakeClock::now()))
}

#[test]
fn the_desk_opens_a_file_for_itself_for_a_quarter_of_an_hour() {
	build_and_execute(|| {
		assert_eq!(sees(DINA), None);
		assert_ok!(open_file("dina"));
		let until = NOW.plus(FILE_OPEN);
		System::assert_last_event(
			Event::FileOpened {
				patient: ANA,
				organisation: SOUTH,
				reason: FileReason::Call,
				until,
				by: by(DINA),
			}
			.into(),
		);
		assert_eq!((sees(DINA), sees(BROOK)), (Some(until), None));
		FakeClock::set(UnixMillis(until.0 - 1));
		assert_eq!(sees(DINA), Some(until));
		FakeClock::set(until);
		assert_eq!(sees(DINA), None);
	});
}

#[test]
fn doctors_nurses_and_desk_sessions_open_one_too_and_nobody_else() {
	build_and_execute(|| {
		for (name, member) in [("brook", BROOK), ("nell", NELL)] {
			assert_ok!(open_file(name));
			assert!(sees(member).is_some(), "{name}");
		}
		assert_ok!(open_file("dina's session"));
		for name in ["nora", "ana", "ada"] {
			assert_noop!(open_file(name), Error::<Test>::NotOfDesk);
		}
	});
}

#[test]
fn no_file_opens_where_the_patient_is_not_registered_or_has_shut_the_desk_out() {
	build_and_execute(|| {
		testing::with(|world| world.exclusions.insert((ANA, Grantee::Organisation(SOUTH))));
		assert_noop!(open_file("dina"), Error::<Test>::ShutOut);
		testing::with(|world| world.exclusions.clear());
		testing::with(|world| world.registrations.remove(&(ANA, SOUTH)));
		assert_noop!(open_file("dina"), Error::<Test>::NotRegistered);
	});
}

#[test]
fn an_open_file_shuts_with_the_registration_and_with_an_exclusion() {
	build_and_execute(|| {
		assert_ok!(open_file("dina"));
		testing::with(|world| world.exclusions.insert((ANA, Grantee::Person(DINA))));
		assert_eq!(sees(DINA), None);
		testing::with(|world| world.exclusions.clear());
		assert!(sees(DINA).is_some());
		testing::with(|world| world.registrations.remove(&(ANA, SOUTH)));
		assert_eq!(sees(DINA), None);
	});
}

#[test]
fn a_member_opens_so_many_a_day_and_no_more() {
	build_and_execute(|| {
		for _ in 0..MAX_FILES_OPENED {
			assert_ok!(open_file("dina"));
		}
		assert_noop!(open_file("dina"), Error::<Test>::TooManyFiles);
		with_slots(false);
		assert_noop!(book("dina", APPOINTMENT, FIRST), Error::<Test>::TooManyFiles);
		assert_ok!(open_file("nell"));
		FakeClock::set(NOW.end_of_day());
		assert_ok!(open_file("dina"));
	});
}

#[test]
fn a_patients_booking_shows_it_to_doctor_and_desk_from_then_on() {
	build_and_execute(|| {
		booked();
		let end = FIRST.plus(HALF_HOUR);
		assert_eq!(sees(BROOK), Some(end.plus(FILE_AFTER)));
		assert_eq!(sees(DINA), Some(end.end_of_day()));
		// Nell is in Brook's team, Cole is not.
		assert_eq!((sees(NELL), sees(COLE)), (sees(BROOK), None));
	});
}

#[test]
fn a_clerks_booking_shows_it_on_the_day_of_the_visit() {
	build_and_execute(|| {
		with_slots(true);
		assert_ok!(book("dina", APPOINTMENT, FIRST));
		assert_eq!((sees(BROOK), sees(DINA)), (None, None));
		FakeClock::set(UnixMillis(FIRST.start_of_day().0 - 1));
		assert_eq!(sees(DINA), None);
		FakeClock::set(FIRST.start_of_day());
		assert!(sees(DINA).is_some() && sees(BROOK).is_some());
	});
}

#[test]
fn a_pending_booking_shows_it_while_it_is_held_and_a_confirmed_one_on() {
	build_and_execute(|| {
		pending();
		let held = crate::Appointments::<Test>::get(APPOINTMENT).unwrap().held_until;
		assert_eq!((sees(BROOK), sees(DINA)), (held, held));
		assert_ok!(Appointments::confirm(signed("dina"), APPOINTMENT));
		assert_eq!(sees(BROOK), Some(FIRST.plus(HALF_HOUR + FILE_AFTER)));
	});
}

#[test]
fn a_visit_that_will_not_be_shows_nothing() {
	build_and_execute(|| {
		booked();
		assert_ok!(Appointments::cancel(
			signed("ana"),
			APPOINTMENT,
			Reason::PatientRequest
		));
		assert_eq!((sees(BROOK), sees(DINA)), (None, None));
		assert!(!FilesOf::<Test>::contains_key(SOUTH, ANA));
	});
}

#[test]
fn what_was_booked_is_shown_a_day_after_the_visit_too() {
	build_and_execute(|| {
		in_progress();
		assert_ok!(Appointments::finish_encounter(signed("brook"), ENCOUNTER));
		FakeClock::set(FIRST.plus(HALF_HOUR + FILE_AFTER - 1));
		assert!(sees(BROOK).is_some());
		FakeClock::set(FIRST.plus(HALF_HOUR + FILE_AFTER));
		assert_eq!(sees(BROOK), None);
	});
}
