// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a session may sign, and that it is named.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{care::Reason, roles::ActedBy, testing::FakeClock, UnixMillis};

#[test]
fn a_desk_session_books_for_a_patient_and_is_named() {
	build_and_execute(|| {
		with_slots(true);
		assert_ok!(book("dina's session", APPOINTMENT, FIRST));
		FakeClock::set(FIRST);
		assert_ok!(Appointments::arrive(signed("dina's session"), APPOINTMENT));
		System::assert_last_event(
			Event::AppointmentArrived {
				appointment: APPOINTMENT,
				patient: ANA,
				organisation: SOUTH,
				by: ActedBy {
					person: DINA,
					device: Some(account("dina's session")),
				},
			}
			.into(),
		);
		assert_ok!(Appointments::check_in(
			signed("dina's session"),
			APPOINTMENT,
			ENCOUNTER
		));
	});
}

#[test]
fn a_clinical_session_sees_a_patient() {
	build_and_execute(|| {
		checked_in();
		assert_ok!(Appointments::start_encounter(
			signed("brook's session"),
			ENCOUNTER
		));
		assert_ok!(Appointments::hand_over(
			signed("brook's session"),
			SOUTH,
			ANA,
			COLE,
			FIRST.plus(HOUR)
		));
		assert_ok!(Appointments::fulfil(signed("brook's session"), APPOINTMENT));
	});
}

#[test]
fn a_session_does_not_act_for_a_patient() {
	build_and_execute(|| {
		with_slots(true);
		assert_noop!(
			book("ana's session", APPOINTMENT, FIRST),
			Error::<Test>::NotAllowedForSession
		);
		book("ana", APPOINTMENT, FIRST).unwrap();
		assert_noop!(
			Appointments::cancel(signed("ana's session"), APPOINTMENT, Reason::Other),
			Error::<Test>::NotParty
		);
	});
}

#[test]
fn a_desk_session_does_not_do_what_a_doctor_does() {
	build_and_execute(|| {
		in_progress();
		join(SOUTH, DINA, salus_primitives::roles::Profession::Doctor);
		Appointments::hand_over(signed("brook"), SOUTH, ANA, DINA, FIRST.plus(HOUR)).unwrap();
		assert_noop!(
			Appointments::finish_encounter(signed("dina's session"), ENCOUNTER),
			Error::<Test>::NotAllowedForSession
		);
		assert_ok!(Appointments::finish_encounter(signed("dina"), ENCOUNTER));
	});
}

#[test]
fn a_session_that_is_over_signs_nothing() {
	build_and_execute(|| {
		booked();
		FakeClock::set(UnixMillis(FIRST.0));
		salus_primitives::testing::with(|world| {
			for signer in world.signers.values_mut() {
				signer.until = FIRST;
			}
		});
		assert_noop!(
			Appointments::arrive(signed("dina's session"), APPOINTMENT),
			Error::<Test>::UnknownAccount
		);
	});
}
