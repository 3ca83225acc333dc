// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use salus_primitives::{consent::Power, prescriptions::MAX_BARRED, testing, OrganisationId};

#[test]
fn keeps_a_pharmacy_from_claiming_and_no_other() {
	build_and_execute(|| {
		issued();
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
		System::assert_last_event(
			Event::PharmacyBarred {
				prescription: PRESCRIPTION,
				patient: ANA,
				pharmacy: CORNER,
				by: by(ANA.person()),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_noop!(claim(), Error::<Test>::Barred);
		assert_ok!(claim_at_station());
	});
}

#[test]
fn and_unbar_lets_it_claim_again() {
	build_and_execute(|| {
		issued();
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
		assert_ok!(unbar(ANA_ACCOUNT, CORNER));
		System::assert_last_event(
			Event::PharmacyUnbarred {
				prescription: PRESCRIPTION,
				patient: ANA,
				pharmacy: CORNER,
				by: by(ANA.person()),
			}
			.into(),
		);
		assert_ok!(claim());
	});
}

#[test]
fn with_release_ends_a_pharmacy_that_has_seen_the_code() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
		assert_eq!(details().open, Some(1));
		assert_ok!(release(ANA_ACCOUNT));
		assert_noop!(claim(), Error::<Test>::Barred);
		assert_noop!(claim_by(PAT_ACCOUNT, CORNER, PAT), Error::<Test>::Barred);
	});
}

#[test]
fn is_for_the_patients_side() {
	build_and_execute(|| {
		issued();
		testing::with(|world| world.powers.insert((OLA, ANA, Power::View)));
		for account in [BROOK_ACCOUNT, QUINN_ACCOUNT, PIA_ACCOUNT, OLA_ACCOUNT] {
			assert_noop!(bar(account, CORNER), Error::<Test>::NotForPatient);
		}
		assert_ok!(bar(MARA_ACCOUNT, CORNER));
		for account in [BROOK_ACCOUNT, PIA_ACCOUNT, OLA_ACCOUNT] {
			assert_noop!(unbar(account, CORNER), Error::<Test>::NotForPatient);
		}
		assert_ok!(unbar(MARA_ACCOUNT, CORNER));
	});
}

#[test]
fn is_of_pharmacies_and_happens_once() {
	build_and_execute(|| {
		issued();
		assert_noop!(bar(ANA_ACCOUNT, SOUTH), Error::<Test>::NotPharmacy);
		assert_noop!(unbar(ANA_ACCOUNT, CORNER), Error::<Test>::NotBarred);
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
		assert_noop!(bar(ANA_ACCOUNT, CORNER), Error::<Test>::AlreadyBarred);
	});
}

#[test]
fn is_bounded() {
	build_and_execute(|| {
		issued();
		let others = |many: u32| {
			let others = (0..many).map(|byte| OrganisationId::repeat(byte as u8 + 100));
			crate::Prescriptions::<Test>::mutate(PRESCRIPTION, |details| {
				details.as_mut().unwrap().barred = BoundedVec::truncate_from(others.collect())
			});
		};
		others(MAX_BARRED);
		assert_noop!(bar(ANA_ACCOUNT, CORNER), Error::<Test>::TooManyBarred);
		others(MAX_BARRED - 1);
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
	});
}
