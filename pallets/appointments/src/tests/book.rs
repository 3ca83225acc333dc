// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Booking, and what happens to a pending appointment.

use crate::{mock::*, Appointments as Rows, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{AppointmentStatus, Modality, SlotStatus, HOLD, MAX_BOOKINGS},
	care::Reason,
	testing::{self, FakeClock},
	AppointmentId, RecordId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn stored(start: UnixMillis) -> SlotStatus {
	Appointments::slot(SCHEDULE, start).unwrap().status
}

fn with_reason(name: &str, appointment: AppointmentId, start: UnixMillis) -> DispatchResult {
	let organisation = (name == "dina").then_some(SOUTH);
	Appointments::book(
		signed(name),
		appointment,
		SCHEDULE,
		start,
		ANA,
		Modality::InPerson,
		Some(REASON),
		organisation,
	)
}

#[test]
fn a_patient_a_representative_and_a_clerk_book() {
	for (name, person) in [("ana", ANA.person()), ("mara", MARA), ("dina", DINA)] {
		build_and_execute(|| {
			with_slots(false);
			assert_ok!(book(name, APPOINTMENT, FIRST));
			let row = Rows::<Test>::get(APPOINTMENT).unwrap();
			assert_eq!((row.status, row.booked_by), (AppointmentStatus::Pending, person));
			assert_eq!(row.held_until, Some(NOW.plus(HOLD)));
			assert_eq!(stored(FIRST), SlotStatus::BusyTentative);
			System::assert_last_event(
				Event::AppointmentBooked {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					doctor: BROOK,
					schedule: SCHEDULE,
					span: span(FIRST, HALF_HOUR),
					modality: Modality::InPerson,
					status: AppointmentStatus::Pending,
					held_until: Some(NOW.plus(HOLD)),
					reason: None,
					replaces: None,
					displaced: None,
					by: by(person),
				}
				.into(),
			);
		});
	}
}

#[test]
fn nobody_else_books() {
	build_and_execute(|| {
		with_slots(false);
		for name in ["ben", "brook", "nell", "zoe"] {
			assert_noop!(book(name, APPOINTMENT, FIRST), Error::<Test>::NotForPatient);
		}
		assert_noop!(book("nora", APPOINTMENT, FIRST), Error::<Test>::OtherOrganisation);
		leave(SOUTH, DINA);
		assert_noop!(book("dina", APPOINTMENT, FIRST), Error::<Test>::NotClerk);
	});
}

#[test]
fn a_clerk_books_for_those_who_are_registered_and_the_patient_anywhere() {
	build_and_execute(|| {
		with_slots(false);
		testing::with(|world| world.registrations.clear());
		assert_noop!(book("dina", APPOINTMENT, FIRST), Error::<Test>::NotRegistered);
		assert_ok!(book("ana", APPOINTMENT, FIRST));
		testing::with(|world| world.patients.clear());
		assert_noop!(
			book("ana", OTHER_APPOINTMENT, SECOND),
			Error::<Test>::UnknownPatient
		);
	});
}

#[test]
fn a_schedule_that_confirms_itself_books_at_once() {
	build_and_execute(|| {
		booked();
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Booked);
		assert_eq!(stored(FIRST), SlotStatus::Busy);
	});
}

#[test]
fn one_slot_has_one_winner() {
	build_and_execute(|| {
		with_slots(false);
		assert_ok!(book_for("ben", BEN, OTHER_APPOINTMENT, FIRST));
		assert_noop!(book("ana", APPOINTMENT, FIRST), Error::<Test>::SlotTaken);
	});
}

#[test]
fn a_hold_ends_after_its_time_and_the_next_booking_says_so() {
	build_and_execute(|| {
		pending();
		FakeClock::set(NOW.plus(HOLD - 1));
		assert_noop!(
			book_for("ben", BEN, OTHER_APPOINTMENT, FIRST),
			Error::<Test>::SlotTaken
		);
		FakeClock::set(NOW.plus(HOLD));
		assert_ok!(book_for("ben", BEN, OTHER_APPOINTMENT, FIRST));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Cancelled);
		let told = System::events().into_iter().any(|record| {
			matches!(
				record.event,
				RuntimeEvent::Appointments(Event::AppointmentBooked {
					displaced: Some(APPOINTMENT),
					..
				})
			)
		});
		assert!(told);
	});
}

#[test]
fn a_hold_never_reaches_beyond_the_start() {
	build_and_execute(|| {
		with_slots(false);
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		assert_ok!(book("ana", APPOINTMENT, FIRST));
		assert_eq!(Rows::<Test>::get(APPOINTMENT).unwrap().held_until, Some(FIRST));
	});
}

#[test]
fn a_slot_can_be_booked_until_its_start() {
	build_and_execute(|| {
		with_slots(false);
		FakeClock::set(FIRST);
		assert_noop!(book("ana", APPOINTMENT, FIRST), Error::<Test>::TooLate);
		FakeClock::set(UnixMillis(FIRST.0 - 1));
		assert_ok!(book("ana", APPOINTMENT, FIRST));
	});
}

#[test]
fn what_is_not_there_cannot_be_booked() {
	build_and_execute(|| {
		assert_noop!(book("ana", APPOINTMENT, FIRST), Error::<Test>::UnknownSchedule);
		with_slots(false);
		assert_noop!(
			book("ana", APPOINTMENT, FIRST.plus(1)),
			Error::<Test>::UnknownSlot
		);
		leave(SOUTH, BROOK);
		assert_noop!(book("ana", APPOINTMENT, FIRST), Error::<Test>::DoctorNotLicensed);
		Appointments::close_schedule(signed("dina"), SCHEDULE).unwrap();
		assert_noop!(book("ana", APPOINTMENT, FIRST), Error::<Test>::NotOpen);
	});
}

#[test]
fn an_id_books_once() {
	build_and_execute(|| {
		pending();
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::PatientRequest).unwrap();
		assert_noop!(book("ana", APPOINTMENT, SECOND), Error::<Test>::AppointmentExists);
	});
}

#[test]
fn a_patient_is_not_in_two_places_at_once() {
	build_and_execute(|| {
		pending();
		open(OTHER_SCHEDULE, false).unwrap();
		let overlapping = UnixMillis(FIRST.0 + HALF_HOUR - 1);
		publish(OTHER_SCHEDULE, &[span(overlapping, HALF_HOUR)]).unwrap();
		let try_it = || {
			Appointments::book(
				signed("ana"),
				OTHER_APPOINTMENT,
				OTHER_SCHEDULE,
				overlapping,
				ANA,
				Modality::InPerson,
				None,
				None,
			)
		};
		assert_noop!(try_it(), Error::<Test>::AlreadyBookedThen);
		assert_ok!(book("ana", AppointmentId::repeat(99), THIRD));
		Appointments::cancel(signed("ana"), AppointmentId::repeat(99), Reason::Other).unwrap();
		FakeClock::set(NOW.plus(HOLD));
		assert_ok!(try_it());
	});
}

#[test]
fn a_patient_has_so_many_bookings() {
	build_and_execute(|| {
		open(SCHEDULE, true).unwrap();
		let start = |n: u8| FIRST.plus(u64::from(n) * HALF_HOUR);
		let most = MAX_BOOKINGS as u8;
		let spans: Vec<_> = (0..=most).map(|n| span(start(n), HALF_HOUR)).collect();
		publish(SCHEDULE, &spans).unwrap();
		for n in 0..most {
			assert_ok!(book("ana", AppointmentId::repeat(100 + n), start(n)));
		}
		assert_noop!(
			book("ana", APPOINTMENT, start(most)),
			Error::<Test>::TooManyBookings
		);
		Appointments::cancel(signed("ana"), AppointmentId::repeat(100), Reason::Other).unwrap();
		assert_ok!(book("ana", APPOINTMENT, start(most)));
	});
}

#[test]
fn a_clerk_names_no_reason() {
	build_and_execute(|| {
		with_slots(false);
		assert_noop!(
			with_reason("dina", APPOINTMENT, FIRST),
			Error::<Test>::ReasonNotByClerk
		);
		assert_ok!(with_reason("mara", APPOINTMENT, FIRST));
	});
}

#[test]
fn a_record_is_the_reason_of_one_live_appointment() {
	build_and_execute(|| {
		pending();
		assert_noop!(
			with_reason("ana", OTHER_APPOINTMENT, SECOND),
			Error::<Test>::ReasonTaken
		);
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::PatientRequest).unwrap();
		assert_ok!(with_reason("ana", OTHER_APPOINTMENT, SECOND));
	});
}

#[test]
fn another_patient_cannot_take_a_reason_away() {
	build_and_execute(|| {
		with_slots(false);
		let theirs = Some(RecordId::repeat(60));
		assert_ok!(Appointments::book(
			signed("ben"),
			OTHER_APPOINTMENT,
			SCHEDULE,
			SECOND,
			BEN,
			Modality::InPerson,
			theirs,
			None,
		));
		assert_ok!(with_reason("ana", APPOINTMENT, FIRST));
	});
}

#[test]
fn the_doctor_and_clerks_confirm() {
	for (name, person) in [("brook", BROOK), ("dina", DINA)] {
		build_and_execute(|| {
			pending();
			assert_ok!(Appointments::confirm(signed(name), APPOINTMENT));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::Booked);
			assert_eq!(stored(FIRST), SlotStatus::Busy);
			System::assert_last_event(
				Event::AppointmentConfirmed {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					by: by(person),
				}
				.into(),
			);
		});
	}
}

#[test]
fn nobody_else_confirms() {
	build_and_execute(|| {
		pending();
		for name in ["ana", "mara", "cole", "nell", "nora", "ada"] {
			assert_noop!(
				Appointments::confirm(signed(name), APPOINTMENT),
				Error::<Test>::NotStaff
			);
		}
		assert_noop!(
			Appointments::confirm(signed("brook"), OTHER_APPOINTMENT),
			Error::<Test>::UnknownAppointment
		);
	});
}

#[test]
fn only_a_held_appointment_is_confirmed() {
	build_and_execute(|| {
		pending();
		FakeClock::set(NOW.plus(HOLD));
		assert_noop!(
			Appointments::confirm(signed("brook"), APPOINTMENT),
			Error::<Test>::HoldOver
		);
		FakeClock::set(NOW.plus(HOLD - 1));
		assert_ok!(Appointments::confirm(signed("brook"), APPOINTMENT));
		assert_noop!(
			Appointments::confirm(signed("brook"), APPOINTMENT),
			Error::<Test>::ImpossibleMove
		);
	});
}
