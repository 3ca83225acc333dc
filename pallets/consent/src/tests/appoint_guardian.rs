// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Event, Representatives};
use frame_support::{assert_ok, assert_storage_noop};
use salus_primitives::{
	consent::{ConsentInspect, Power, Powers, Representation},
	roles::{AppointGuardian, GuardianRefused},
	testing::FakeClock,
	PersonId, UnixMillis,
};

fn try_appoint(guardian: PersonId) -> Result<(), GuardianRefused> {
	<Consent as AppointGuardian>::appoint(patient(NOA), guardian, MAJORITY)
}

#[test]
fn gives_every_power_until_the_majority() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let representation = Representation {
			powers: Powers::all(),
			from: NOW,
			until: MAJORITY,
			guardian: true,
		};
		assert_eq!(
			Representatives::<Test>::get(patient(NOA), MOTHER),
			Some(representation)
		);
		let expected = Event::RepresentativeAppointed {
			patient: patient(NOA),
			representative: MOTHER,
			representation,
		};
		assert_eq!(events(), [expected]);
		let may = |now| Consent::may_act_for(MOTHER, patient(NOA), Power::ViewSealed, now);
		assert!(may(UnixMillis(MAJORITY.0 - 1)));
		assert!(!may(MAJORITY));
	});
}

#[test]
fn lets_the_guardian_grant_for_the_ward_until_its_majority() {
	run(|| {
		assert_eq!(try_appoint(MOTHER), Ok(()));
		let grant = |number| {
			Consent::grant(
				by(MOTHER),
				id(number),
				patient(NOA),
				TO_BROOK,
				terms_for_days(400),
			)
		};
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_ok!(grant(1));
		assert!(decide(question(BROOK, NORTH, NOA)).is_allowed());
		FakeClock::set(MAJORITY);
		frame_support::assert_noop!(grant(2), crate::Error::<Test>::NotForPatient);
	});
}

#[test]
fn is_refused_for_the_ward_itself_and_for_a_majority_that_has_come() {
	run(|| {
		assert_storage_noop!(assert_eq!(try_appoint(NOA), Err(GuardianRefused)));
		FakeClock::set(MAJORITY);
		assert_storage_noop!(assert_eq!(try_appoint(MOTHER), Err(GuardianRefused)));
	});
}

#[test]
fn is_refused_twice_and_over_the_bounds() {
	run(|| {
		for guardian in [MOTHER, FATHER, BEN] {
			assert_eq!(try_appoint(guardian), Ok(()));
		}
		assert_storage_noop!(assert_eq!(try_appoint(MOTHER), Err(GuardianRefused)));
		assert_storage_noop!(assert_eq!(try_appoint(ADAM), Err(GuardianRefused)));
	});
}
