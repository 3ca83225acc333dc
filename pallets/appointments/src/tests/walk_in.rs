// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Walk-ins.

use crate::{mock::*, Appointments as Rows, Encounters, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	appointments::{Attestation, EncounterStatus, Modality, NO_SHOW_GRACE},
	statements::VisitStatement,
	testing::{self, FakeClock},
	AppointmentId, Network, UnixMillis,
};

fn no_show() -> AppointmentId {
	booked();
	FakeClock::set(FIRST.plus(NO_SHOW_GRACE));
	Appointments::mark_no_show(signed("dina"), APPOINTMENT).unwrap();
	APPOINTMENT
}

fn of(name: &str) -> VisitStatement {
	statement(name, ENCOUNTER)
}

#[test]
fn a_clerk_opens_an_encounter_with_a_signed_statement() {
	for name in ["ana", "mara"] {
		build_and_execute(|| {
			assert_ok!(walk_in_with("dina", name, of(name), None));
			assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Arrived);
			System::assert_last_event(
				Event::EncounterOpened {
					encounter: ENCOUNTER,
					patient: ANA,
					organisation: SOUTH,
					doctor: BROOK,
					appointment: None,
					makes_good: None,
					modality: Modality::InPerson,
					attested: Some(Attestation::Patient { at: NOW }),
					by: by(DINA),
				}
				.into(),
			);
		});
	}
}

#[test]
fn a_wrapped_statement_is_as_good() {
	build_and_execute(|| {
		let statement = of("ana");
		let wrapped = [b"<Bytes>", statement.text().as_bytes(), b"</Bytes>"].concat();
		assert_ok!(Appointments::walk_in(
			signed("dina"),
			ENCOUNTER,
			SOUTH,
			BROOK,
			ANA,
			None,
			account("ana"),
			statement.expires_at,
			sign("ana", &wrapped),
		));
	});
}

#[test]
fn nobody_but_a_clerk_submits_it() {
	build_and_execute(|| {
		for name in ["ana", "brook", "nell", "nora", "ada"] {
			assert_noop!(
				walk_in_with(name, "ana", of("ana"), None),
				Error::<Test>::NotClerk
			);
		}
	});
}

#[test]
fn nobody_but_the_patients_side_signs_it() {
	build_and_execute(|| {
		for name in ["ben", "dina", "brook", "nobody", "ana's session"] {
			assert_noop!(
				walk_in_with("dina", name, of(name), None),
				Error::<Test>::NotForPatient
			);
		}
	});
}

#[test]
fn what_is_signed_is_this_visit() {
	build_and_execute(|| {
		let good = of("ana");
		let signature = sign("ana", good.text().as_bytes());
		let submit = |encounter, doctor, expires_at| {
			Appointments::walk_in(
				signed("dina"),
				encounter,
				SOUTH,
				doctor,
				ANA,
				None,
				account("ana"),
				expires_at,
				signature.clone(),
			)
		};
		let end = good.expires_at;
		for (encounter, doctor, expires_at) in [
			(OTHER_ENCOUNTER, BROOK, end),
			(ENCOUNTER, COLE, end),
			(ENCOUNTER, BROOK, end.plus(1)),
		] {
			assert_noop!(submit(encounter, doctor, expires_at), Error::<Test>::BadSignature);
		}
		let elsewhere = VisitStatement {
			network: Network::repeat(1),
			..good
		};
		assert_noop!(
			walk_in_with("dina", "ana", elsewhere, None),
			Error::<Test>::BadSignature
		);
		assert_ok!(submit(ENCOUNTER, BROOK, end));
	});
}

#[test]
fn a_statement_holds_until_its_end_and_not_for_too_long() {
	build_and_execute(|| {
		let until = |expires_at| VisitStatement {
			expires_at,
			..of("ana")
		};
		assert_noop!(
			walk_in_with("dina", "ana", until(NOW), None),
			Error::<Test>::StatementExpired
		);
		let longest = NOW.plus(STATEMENT_LIFETIME);
		assert_noop!(
			walk_in_with("dina", "ana", until(longest.plus(1)), None),
			Error::<Test>::StatementTooLong
		);
		assert_ok!(walk_in_with("dina", "ana", until(longest), None));
	});
	build_and_execute(|| {
		let last = VisitStatement {
			expires_at: NOW.plus(1),
			..of("ana")
		};
		assert_ok!(walk_in_with("dina", "ana", last, None));
	});
}

#[test]
fn a_walk_in_is_of_a_patient_to_a_licensed_doctor() {
	build_and_execute(|| {
		let to_nurse = VisitStatement {
			doctor: NELL,
			..of("ana")
		};
		assert_noop!(
			walk_in_with("dina", "ana", to_nurse, None),
			Error::<Test>::DoctorNotLicensed
		);
		testing::with(|world| world.patients.clear());
		assert_noop!(walk_in(ENCOUNTER), Error::<Test>::UnknownPatient);
	});
}

#[test]
fn a_walk_in_makes_a_no_show_good_once() {
	build_and_execute(|| {
		no_show();
		assert_ok!(walk_in_with("dina", "ana", of("ana"), Some(APPOINTMENT)));
		assert_eq!(Rows::<Test>::get(APPOINTMENT).unwrap().encounter, Some(ENCOUNTER));
		let visit = Encounters::<Test>::get(ENCOUNTER).unwrap();
		assert_eq!((visit.makes_good, visit.appointment), (Some(APPOINTMENT), None));
		assert_noop!(
			walk_in_with(
				"dina",
				"ana",
				statement("ana", OTHER_ENCOUNTER),
				Some(APPOINTMENT)
			),
			Error::<Test>::NotMissed
		);
		assert_ok!(Appointments::mark_appointment_in_error(
			signed("ada"),
			APPOINTMENT
		));
		assert_eq!(encounter_status(ENCOUNTER), EncounterStatus::Arrived);
	});
}

#[test]
fn only_a_no_show_of_the_same_patient_is_made_good() {
	build_and_execute(|| {
		assert_noop!(
			walk_in_with("dina", "ana", of("ana"), Some(APPOINTMENT)),
			Error::<Test>::UnknownAppointment
		);
		no_show();
		book_for("ben", BEN, OTHER_APPOINTMENT, SECOND).unwrap();
		assert_noop!(
			walk_in_with("dina", "ana", of("ana"), Some(OTHER_APPOINTMENT)),
			Error::<Test>::NotMissed
		);
		FakeClock::set(UnixMillis(SECOND.0 + NO_SHOW_GRACE));
		Appointments::mark_no_show(signed("dina"), OTHER_APPOINTMENT).unwrap();
		assert_noop!(
			walk_in_with("dina", "ana", of("ana"), Some(OTHER_APPOINTMENT)),
			Error::<Test>::NotMissed
		);
	});
}
