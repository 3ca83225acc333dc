// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `unregister`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{consent::Power, roles::RoleInspect, testing};
use sp_runtime::DispatchResult;

fn unregister(name: &str) -> DispatchResult {
	Roles::unregister(by(name), PATIENT, CLINIC)
}

#[test]
fn ends_a_registration_and_lets_the_patient_come_back() {
	run(|| {
		assert_ok!(Roles::register_with(by("patient"), PATIENT, CLINIC));
		assert_ok!(unregister("patient"));
		told(Event::PatientUnregistered {
			patient: PATIENT,
			organisation: CLINIC,
			by: PATIENT.person(),
		});
		assert!(!Roles::is_registered(PATIENT, CLINIC));
		assert_noop!(unregister("patient"), Error::<Test>::NotRegistered);
		assert_ok!(Roles::register_with(by("patient"), PATIENT, CLINIC));
	});
}

#[test]
fn leaves_the_organisation_that_enrolled_the_patient_too() {
	run(|| {
		let enrolled_by = Roles::patient(PATIENT).unwrap().enrolled_by;
		assert_ok!(Roles::unregister(by("patient"), PATIENT, enrolled_by));
		assert!(!Roles::is_registered(PATIENT, enrolled_by));
	});
}

#[test]
fn is_for_the_patient_and_a_representative_with_the_consent_power() {
	run(|| {
		assert_ok!(Roles::register_with(by("patient"), PATIENT, CLINIC));
		for name in ["doctor", "admin", "other admin", "nurse"] {
			assert_noop!(unregister(name), Error::<Test>::NotAllowedFor);
		}
		testing::with(|world| world.powers.insert((NURSE, PATIENT, Power::Consent)));
		assert_ok!(unregister("nurse"));
	});
}
