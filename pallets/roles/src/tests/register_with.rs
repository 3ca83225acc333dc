// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `register_with`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::Power,
	roles::RoleInspect,
	testing::{self, FakeClock},
	OrganisationId, PatientId,
};
use sp_runtime::DispatchResult;

fn register(name: &str) -> DispatchResult {
	Roles::register_with(by(name), PATIENT, CLINIC)
}

#[test]
fn a_patient_registers_with_one_more_organisation() {
	run(|| {
		FakeClock::set(NOW.plus(5));
		assert_ok!(register("patient"));
		told(Event::PatientRegistered {
			patient: PATIENT,
			organisation: CLINIC,
			by: PATIENT.person(),
		});
		assert!(Roles::is_registered(PATIENT, CLINIC));
		assert_eq!(Registrations::<Test>::get(PATIENT, CLINIC), Some(NOW.plus(5)));
	});
}

#[test]
fn a_representative_registers_the_patient_with_the_consent_power_only() {
	run(|| {
		let grant = |power| testing::with(|world| world.powers.insert((NURSE, PATIENT, power)));
		for power in [Power::Book, Power::View, Power::ViewSealed] {
			grant(power);
		}
		assert_noop!(register("nurse"), Error::<Test>::NotAllowedFor);
		grant(Power::Consent);
		assert_ok!(register("nurse"));
		told(Event::PatientRegistered {
			patient: PATIENT,
			organisation: CLINIC,
			by: NURSE,
		});
	});
}

#[test]
fn nobody_else_registers_a_patient() {
	run(|| {
		for name in ["doctor", "admin", "other admin"] {
			assert_noop!(register(name), Error::<Test>::NotAllowedFor);
		}
		assert_noop!(register("stranger"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_registration_needs_a_patient_and_an_active_organisation() {
	run(|| {
		let doctor: PatientId = DOCTOR.as_patient();
		assert_noop!(
			Roles::register_with(by("doctor"), doctor, CLINIC),
			Error::<Test>::UnknownPatient
		);
		assert_noop!(
			Roles::register_with(by("patient"), PATIENT, OrganisationId::repeat(9)),
			Error::<Test>::UnknownOrganisation
		);
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), CLINIC));
		assert_noop!(register("patient"), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn a_patient_registers_once() {
	run(|| {
		assert_noop!(
			Roles::register_with(by("patient"), PATIENT, HOSPITAL),
			Error::<Test>::AlreadyRegistered
		);
		assert_ok!(register("patient"));
		assert_noop!(register("patient"), Error::<Test>::AlreadyRegistered);
	});
}
