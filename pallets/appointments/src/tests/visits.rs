// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From the arrival to the end of a visit, and errors.

use crate::{mock::*, Appointments as Rows, Encounters, Error, Event, ReasonsOf};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{
		AppointmentStatus, Attestation, EncounterStatus, Modality, SlotStatus, ARRIVAL_WINDOW, JOIN_WINDOW,
		MAX_HANDOVER, NO_SHOW_GRACE,
	},
	care::Reason,
	roles::OrganisationStatus,
	testing::FakeClock,
	UnixMillis,
};
use sp_runtime::DispatchResult;

const END: UnixMillis = UnixMillis(FIRST.0 + HALF_HOUR);

fn arrive(name: &str) -> DispatchResult {
	Appointments::arrive(signed(name), APPOINTMENT)
}

fn check_in(name: &str) -> DispatchResult {
	Appointments::check_in(signed(name), APPOINTMENT, ENCOUNTER)
}

fn join_call(name: &str) -> DispatchResult {
	Appointments::join(signed(name), APPOINTMENT, ENCOUNTER)
}

fn start(name: &str) -> DispatchResult {
	Appointments::start_encounter(signed(name), ENCOUNTER)
}

fn finish(name: &str) -> DispatchResult {
	Appointments::finish_encounter(signed(name), ENCOUNTER)
}

fn fulfil(name: &str) -> DispatchResult {
	Appointments::fulfil(signed(name), APPOINTMENT)
}

fn missed(name: &str) -> DispatchResult {
	Appointments::mark_no_show(signed(name), APPOINTMENT)
}

fn void(name: &str) -> DispatchResult {
	Appointments::mark_appointment_in_error(signed(name), APPOINTMENT)
}

fn give_up(name: &str) -> DispatchResult {
	Appointments::cancel_encounter(signed(name), ENCOUNTER, Reason::PatientRequest)
}

fn void_encounter(name: &str) -> DispatchResult {
	Appointments::mark_encounter_in_error(signed(name), ENCOUNTER)
}

fn hand_over(name: &str, to: salus_primitives::PersonId, until: UnixMillis) -> DispatchResult {
	Appointments::hand_over(signed(name), SOUTH, ANA, to, until)
}

#[test]
fn the_patients_side_and_clerks_say_that_the_patient_is_there() {
	for (name, person) in [("ana", ANA.person()), ("mara", MARA), ("dina", DINA)] {
		build_and_execute(|| {
			booked();
			FakeClock::set(FIRST);
			assert_ok!(arrive(name));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::Arrived);
			System::assert_last_event(
				Event::AppointmentArrived {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					by: by(person),
				}
				.into(),
			);
			assert_noop!(arrive(name), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn nobody_else_says_so() {
	build_and_execute(|| {
		booked();
		FakeClock::set(FIRST);
		for name in ["ben", "brook", "nell", "nora"] {
			assert_noop!(arrive(name), Error::<Test>::NotParty);
		}
	});
}

#[test]
fn a_patient_arrives_within_a_window() {
	build_and_execute(|| {
		booked();
		FakeClock::set(UnixMillis(FIRST.0 - ARRIVAL_WINDOW - 1));
		assert_noop!(arrive("ana"), Error::<Test>::TooEarly);
		FakeClock::set(END.plus(ARRIVAL_WINDOW));
		assert_noop!(arrive("ana"), Error::<Test>::TooLate);
		FakeClock::set(END.plus(ARRIVAL_WINDOW - 1));
		assert_ok!(arrive("ana"));
	});
	build_and_execute(|| {
		booked();
		FakeClock::set(UnixMillis(FIRST.0 - ARRIVAL_WINDOW));
		assert_ok!(arrive("ana"));
	});
}

#[test]
fn who_is_only_pending_does_not_arrive() {
	build_and_execute(|| {
		pending();
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		assert_noop!(arrive("dina"), Error::<Test>::ImpossibleMove);
		assert_noop!(check_in("dina"), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn a_clerk_checks_in_and_opens_the_encounter() {
	build_and_execute(|| {
		arrived();
		for name in ["ana", "brook", "nell", "nora"] {
			assert_noop!(check_in(name), Error::<Test>::NotClerk);
		}
		System::reset_events();
		assert_ok!(check_in("dina"));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::CheckedIn);
		assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Arrived);
		assert_eq!(Rows::<Test>::get(APPOINTMENT).unwrap().encounter, Some(ENCOUNTER));
		assert_eq!(System::event_count(), 2);
		System::assert_last_event(
			Event::EncounterOpened {
				encounter: ENCOUNTER,
				patient: ANA,
				organisation: SOUTH,
				doctor: BROOK,
				appointment: Some(APPOINTMENT),
				makes_good: None,
				modality: Modality::InPerson,
				attested: Some(Attestation::Patient { at: FIRST }),
				by: by(DINA),
			}
			.into(),
		);
		assert_noop!(check_in("dina"), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn check_in_needs_the_arrival_first_and_ends_with_the_window() {
	build_and_execute(|| {
		booked();
		FakeClock::set(FIRST);
		assert_noop!(check_in("dina"), Error::<Test>::ImpossibleMove);
		arrive("ana").unwrap();
		FakeClock::set(END.plus(ARRIVAL_WINDOW));
		assert_noop!(check_in("dina"), Error::<Test>::TooLate);
		FakeClock::set(END.plus(ARRIVAL_WINDOW - 1));
		assert_ok!(check_in("dina"));
	});
}

#[test]
fn an_encounter_id_is_used_once() {
	build_and_execute(|| {
		arrived();
		walk_in(ENCOUNTER).unwrap();
		assert_noop!(check_in("dina"), Error::<Test>::EncounterExists);
		assert_noop!(walk_in(ENCOUNTER), Error::<Test>::EncounterExists);
	});
}

#[test]
fn a_patient_joins_a_virtual_appointment() {
	for name in ["ana", "mara"] {
		build_and_execute(|| {
			booked_as(Modality::Virtual);
			FakeClock::set(FIRST);
			assert_noop!(join_call("dina"), Error::<Test>::NotForPatient);
			assert_noop!(join_call("brook"), Error::<Test>::NotForPatient);
			assert_ok!(join_call(name));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::CheckedIn);
			assert_eq!(System::event_count(), 3);
			let visit = Encounters::<Test>::get(ENCOUNTER).unwrap();
			assert_eq!(visit.modality, Modality::Virtual);
			assert_noop!(join_call(name), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn a_patient_who_has_arrived_may_still_join() {
	build_and_execute(|| {
		booked_as(Modality::Virtual);
		FakeClock::set(FIRST);
		arrive("ana").unwrap();
		System::reset_events();
		assert_ok!(join_call("ana"));
		assert_eq!(System::event_count(), 2);
	});
}

#[test]
fn joining_has_a_window() {
	build_and_execute(|| {
		booked_as(Modality::Virtual);
		FakeClock::set(UnixMillis(FIRST.0 - JOIN_WINDOW - 1));
		assert_noop!(join_call("ana"), Error::<Test>::TooEarly);
		FakeClock::set(END);
		assert_noop!(join_call("ana"), Error::<Test>::TooLate);
		FakeClock::set(UnixMillis(END.0 - 1));
		assert_ok!(join_call("ana"));
	});
	build_and_execute(|| {
		booked_as(Modality::Virtual);
		FakeClock::set(UnixMillis(FIRST.0 - JOIN_WINDOW));
		assert_ok!(join_call("ana"));
	});
}

#[test]
fn an_appointment_in_person_is_not_joined() {
	build_and_execute(|| {
		booked();
		FakeClock::set(FIRST);
		assert_noop!(join_call("ana"), Error::<Test>::NotVirtual);
	});
}

#[test]
fn that_doctor_starts_and_finishes() {
	build_and_execute(|| {
		checked_in();
		assert_noop!(finish("brook"), Error::<Test>::ImpossibleMove);
		assert_noop!(fulfil("brook"), Error::<Test>::ImpossibleMove);
		assert_ok!(start("brook"));
		assert_noop!(start("brook"), Error::<Test>::ImpossibleMove);
		assert_ok!(finish("brook"));
		assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Finished);
		assert_eq!(status(APPOINTMENT), AppointmentStatus::Fulfilled);
		assert_noop!(finish("brook"), Error::<Test>::ImpossibleMove);
		assert_noop!(fulfil("brook"), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn fulfilling_finishes_the_encounter_with_an_event_each() {
	build_and_execute(|| {
		in_progress();
		assert_ok!(fulfil("brook"));
		assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Finished);
		assert_eq!(System::event_count(), 2);
		System::assert_last_event(
			Event::AppointmentFulfilled {
				appointment: APPOINTMENT,
				patient: ANA,
				organisation: SOUTH,
				by: by(BROOK),
			}
			.into(),
		);
	});
}

#[test]
fn nobody_without_cover_moves_an_encounter() {
	build_and_execute(|| {
		checked_in();
		for name in ["ana", "cole", "nell", "dina", "nash", "ada"] {
			assert_noop!(start(name), Error::<Test>::NotThatDoctor);
		}
		start("brook").unwrap();
		for name in ["ana", "cole", "nell", "dina", "nash", "ada"] {
			assert_noop!(finish(name), Error::<Test>::NotThatDoctor);
			assert_noop!(fulfil(name), Error::<Test>::NotThatDoctor);
		}
		leave(SOUTH, BROOK);
		assert_noop!(finish("brook"), Error::<Test>::NotThatDoctor);
	});
}

#[test]
fn a_doctor_with_cover_moves_it() {
	build_and_execute(|| {
		checked_in();
		hand_over("brook", COLE, FIRST.plus(HOUR)).unwrap();
		assert_ok!(start("cole"));
		FakeClock::set(FIRST.plus(HOUR));
		assert_noop!(fulfil("cole"), Error::<Test>::NotThatDoctor);
		FakeClock::set(FIRST.plus(HOUR - 1));
		assert_ok!(fulfil("cole"));
	});
}

#[test]
fn who_does_not_come_is_marked_after_a_grace_period() {
	for (name, person) in [("brook", BROOK), ("dina", DINA)] {
		build_and_execute(|| {
			booked();
			FakeClock::set(FIRST.plus(NO_SHOW_GRACE - 1));
			assert_noop!(missed(name), Error::<Test>::TooEarly);
			FakeClock::set(FIRST.plus(NO_SHOW_GRACE));
			for other in ["ana", "cole", "nora"] {
				assert_noop!(missed(other), Error::<Test>::NotStaff);
			}
			assert_ok!(missed(name));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::NoShow);
			System::assert_last_event(
				Event::AppointmentMissed {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					by: by(person),
				}
				.into(),
			);
			assert_noop!(arrive("ana"), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn who_has_come_is_no_no_show() {
	build_and_execute(|| {
		arrived();
		FakeClock::set(FIRST.plus(NO_SHOW_GRACE));
		assert_noop!(missed("brook"), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn an_appointment_in_error_frees_its_slot_and_closes_its_encounter() {
	for name in ["brook", "ada"] {
		build_and_execute(|| {
			in_progress();
			assert_ok!(void(name));
			assert_eq!(status(APPOINTMENT), AppointmentStatus::EnteredInError);
			assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::EnteredInError);
			let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
			assert_eq!(slot.status, SlotStatus::Free);
			assert_eq!(System::event_count(), 2);
			assert_noop!(void(name), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn an_error_may_be_said_of_every_state() {
	let fulfilled = || {
		in_progress();
		fulfil("brook").unwrap();
	};
	let cancelled = || {
		booked();
		Appointments::cancel(signed("ana"), APPOINTMENT, Reason::Other).unwrap();
	};
	let no_show = || {
		booked();
		FakeClock::set(END);
		missed("dina").unwrap();
	};
	let states: [&dyn Fn(); 7] = [
		&|| {
			pending();
		},
		&|| {
			booked();
		},
		&|| {
			arrived();
		},
		&|| {
			checked_in();
		},
		&fulfilled,
		&cancelled,
		&no_show,
	];
	for make in states {
		build_and_execute(|| {
			make();
			assert_ok!(void("ada"));
		});
	}
}

#[test]
fn an_administrator_of_a_suspended_organisation_says_nothing() {
	build_and_execute(|| {
		in_progress();
		set_status(SOUTH, OrganisationStatus::Suspended);
		assert_noop!(void("ada"), Error::<Test>::NotCorrector);
		assert_noop!(void_encounter("ada"), Error::<Test>::NotCorrector);
		set_status(SOUTH, OrganisationStatus::Active);
		assert_ok!(void_encounter("ada"));
	});
}

#[test]
fn nobody_else_says_that_it_was_an_error() {
	build_and_execute(|| {
		in_progress();
		for name in ["ana", "cole", "dina", "nell", "nash"] {
			assert_noop!(void(name), Error::<Test>::NotCorrector);
			assert_noop!(void_encounter(name), Error::<Test>::NotCorrector);
		}
		leave(SOUTH, BROOK);
		assert_noop!(void_encounter("brook"), Error::<Test>::NotCorrector);
	});
}

#[test]
fn an_encounter_in_error_is_closed_whatever_it_was() {
	let cancelled = || {
		checked_in();
		Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other).unwrap();
	};
	let finished = || {
		in_progress();
		finish("brook").unwrap();
	};
	let states: [&dyn Fn(); 4] = [
		&|| {
			checked_in();
		},
		&|| {
			in_progress();
		},
		&cancelled,
		&finished,
	];
	for make in states {
		build_and_execute(|| {
			make();
			assert_ok!(void_encounter("brook"));
			System::assert_has_event(
				Event::EncounterMarkedInError {
					encounter: ENCOUNTER,
					patient: ANA,
					organisation: SOUTH,
					by: by(BROOK),
				}
				.into(),
			);
			assert_noop!(void_encounter("ada"), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn an_encounter_in_error_takes_its_appointment_along_with_an_event_each() {
	let cancelled = || {
		checked_in();
		Appointments::cancel_encounter(signed("dina"), ENCOUNTER, Reason::Other).unwrap();
	};
	let finished = || {
		in_progress();
		finish("brook").unwrap();
	};
	let states: [&dyn Fn(); 4] = [
		&|| {
			checked_in();
		},
		&|| {
			in_progress();
		},
		&cancelled,
		&finished,
	];
	for make in states {
		for (name, person) in [("brook", BROOK), ("ada", ADA)] {
			build_and_execute(|| {
				make();
				System::reset_events();
				assert_ok!(void_encounter(name));
				assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::EnteredInError);
				assert_eq!(status(APPOINTMENT), AppointmentStatus::EnteredInError);
				let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
				assert_eq!(slot.status, SlotStatus::Free);
				assert_eq!(System::event_count(), 2);
				System::assert_last_event(
					Event::AppointmentMarkedInError {
						appointment: APPOINTMENT,
						patient: ANA,
						organisation: SOUTH,
						by: by(person),
					}
					.into(),
				);
				assert_noop!(void(name), Error::<Test>::ImpossibleMove);
			});
		}
	}
}

#[test]
fn a_walk_in_in_error_leaves_the_missed_appointment_missed() {
	build_and_execute(|| {
		booked();
		FakeClock::set(END);
		missed("dina").unwrap();
		walk_in_with("dina", "ana", statement("ana", ENCOUNTER), Some(APPOINTMENT)).unwrap();
		System::reset_events();
		assert_ok!(void_encounter("brook"));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::NoShow);
		assert_eq!(System::event_count(), 1);
	});
}

#[test]
fn an_encounter_is_cancelled_with_its_appointment_and_an_event_each() {
	for (name, person) in [("brook", BROOK), ("dina", DINA)] {
		build_and_execute(|| {
			checked_in();
			assert_ok!(give_up(name));
			assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Cancelled);
			let row = Rows::<Test>::get(APPOINTMENT).unwrap();
			assert_eq!(
				(row.status, row.encounter),
				(AppointmentStatus::Cancelled, Some(ENCOUNTER))
			);
			assert_eq!(System::event_count(), 2);
			System::assert_has_event(
				Event::EncounterCancelled {
					encounter: ENCOUNTER,
					patient: ANA,
					organisation: SOUTH,
					reason: Reason::PatientRequest,
					by: by(person),
				}
				.into(),
			);
			System::assert_last_event(
				Event::AppointmentCancelled {
					appointment: APPOINTMENT,
					patient: ANA,
					organisation: SOUTH,
					reason: Reason::PatientRequest,
					by: by(person),
				}
				.into(),
			);
			assert_noop!(give_up(name), Error::<Test>::ImpossibleMove);
			assert_noop!(start("brook"), Error::<Test>::ImpossibleMove);
			assert_noop!(fulfil("brook"), Error::<Test>::ImpossibleMove);
		});
	}
}

#[test]
fn nobody_else_cancels_an_encounter() {
	build_and_execute(|| {
		checked_in();
		for name in ["ana", "mara", "cole", "nell", "nora", "nash", "ada"] {
			assert_noop!(give_up(name), Error::<Test>::NotStaff);
		}
		leave(SOUTH, BROOK);
		assert_noop!(give_up("brook"), Error::<Test>::NotStaff);
	});
}

#[test]
fn an_encounter_that_has_begun_or_is_over_is_not_cancelled() {
	let finished = || {
		in_progress();
		finish("brook").unwrap();
	};
	let in_error = || {
		checked_in();
		void_encounter("brook").unwrap();
	};
	let states: [&dyn Fn(); 3] = [
		&|| {
			in_progress();
		},
		&finished,
		&in_error,
	];
	for make in states {
		build_and_execute(|| {
			make();
			for name in ["brook", "dina"] {
				assert_noop!(give_up(name), Error::<Test>::ImpossibleMove);
			}
		});
	}
}

#[test]
fn after_a_cancelled_encounter_the_slot_is_free_and_the_patient_can_book_another() {
	build_and_execute(|| {
		booked();
		FakeClock::set(UnixMillis(FIRST.0 - HOUR));
		arrive("ana").unwrap();
		check_in("dina").unwrap();
		assert_ok!(give_up("dina"));
		let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
		assert_eq!((slot.status, slot.appointment), (SlotStatus::Free, None));
		assert_eq!(ReasonsOf::<Test>::get(ANA, REASON), None);
		assert_ok!(book("ana", OTHER_APPOINTMENT, FIRST));
	});
}

#[test]
fn once_its_slot_has_begun_nobody_books_it() {
	build_and_execute(|| {
		checked_in();
		assert_ok!(give_up("dina"));
		let slot = Appointments::slot(SCHEDULE, FIRST).unwrap();
		assert_eq!(slot.status, SlotStatus::Free);
		assert_noop!(book("ana", OTHER_APPOINTMENT, FIRST), Error::<Test>::TooLate);
	});
}

#[test]
fn a_cancelled_walk_in_has_no_appointment_to_end() {
	build_and_execute(|| {
		walk_in(ENCOUNTER).unwrap();
		System::reset_events();
		assert_ok!(give_up("brook"));
		assert_eq!(System::event_count(), 1);
	});
	build_and_execute(|| {
		booked();
		FakeClock::set(END);
		missed("dina").unwrap();
		walk_in_with("dina", "ana", statement("ana", ENCOUNTER), Some(APPOINTMENT)).unwrap();
		assert_ok!(give_up("brook"));
		assert_eq!(status(APPOINTMENT), AppointmentStatus::NoShow);
	});
}

#[test]
fn a_doctor_with_cover_hands_over_for_at_most_72_hours() {
	build_and_execute(|| {
		in_progress();
		let longest = FIRST.plus(MAX_HANDOVER);
		for until in [FIRST, longest.plus(1)] {
			assert_noop!(hand_over("brook", COLE, until), Error::<Test>::SpanOutOfRange);
		}
		assert_noop!(
			hand_over("brook", NASH, longest),
			Error::<Test>::DoctorNotLicensed
		);
		assert_noop!(
			hand_over("brook", NELL, longest),
			Error::<Test>::DoctorNotLicensed
		);
		assert_noop!(hand_over("brook", BROOK, longest), Error::<Test>::ToOneself);
		for name in ["cole", "nell", "dina", "ana", "nash"] {
			assert_noop!(hand_over(name, COLE, longest), Error::<Test>::NotThatDoctor);
		}
		assert_ok!(hand_over("brook", COLE, longest));
		System::assert_last_event(
			Event::HandedOver {
				organisation: SOUTH,
				patient: ANA,
				to: COLE,
				until: longest,
				by: by(BROOK),
			}
			.into(),
		);
		assert_noop!(
			hand_over("cole", BROOK, longest.plus(1)),
			Error::<Test>::SpanOutOfRange
		);
	});
}
