// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, OpenFills};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::prescriptions::FillStatus;

#[test]
fn frees_the_lock_and_counts_nothing() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(release(PAT_ACCOUNT));
		assert_eq!(fill(1).status, FillStatus::Cancelled);
		assert_eq!(details().open, None);
		assert_eq!(details().supply.dispensed(), 0);
		assert!(!OpenFills::<Test>::contains_key(ANA, CORNER));
		System::assert_last_event(
			Event::Released {
				fill: key(1),
				by: by(PAT),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_ok!(claim_at_station());
	});
}

#[test]
fn is_from_every_open_state() {
	let moves: [fn(); 3] = [
		|| {},
		|| {
			assert_ok!(ready(PIA_ACCOUNT));
		},
		|| {
			assert_ok!(pause(PIA_ACCOUNT));
		},
	];
	for there in moves {
		build_and_execute(|| {
			issued();
			claimed();
			there();
			assert_ok!(release(PIA_ACCOUNT));
			assert_noop!(release(PIA_ACCOUNT), Error::<Test>::NotClaimed);
		});
	}
}

#[test]
fn is_for_anybody_from_the_first_millisecond_out_of_time() {
	for account in [OLA_ACCOUNT, QUINN_ACCOUNT, KIM_SESSION, BROOK_SESSION] {
		build_and_execute(|| {
			issued();
			claimed();
			pass(CLAIM_LIFETIME - 1);
			assert!(release(account).is_err());
			pass(1);
			assert_ok!(release(account));
		});
	}
}

#[test]
fn is_not_for_a_stranger_out_of_time() {
	build_and_execute(|| {
		issued();
		claimed();
		pass(CLAIM_LIFETIME);
		assert_noop!(release(STRANGER_ACCOUNT), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn is_for_anybody_out_of_time_of_one_that_was_stopped() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(stop(ANA_ACCOUNT));
		assert_noop!(release(OLA_ACCOUNT), Error::<Test>::NotPharmacist);
		pass(CLAIM_LIFETIME);
		assert_ok!(release(OLA_ACCOUNT));
	});
}

#[test]
fn is_for_the_patients_side_while_the_lock_holds() {
	for (account, person) in [(ANA_ACCOUNT, ANA.person()), (MARA_ACCOUNT, MARA)] {
		build_and_execute(|| {
			issued();
			readied();
			assert_ok!(release(account));
			System::assert_last_event(
				Event::Released {
					fill: key(1),
					by: by(person),
				}
				.into(),
			);
			assert_eq!(fill(1).status, FillStatus::Cancelled);
			assert_ok!(claim_at_station());
		});
	}
}

#[test]
fn is_not_for_who_represents_the_patient_otherwise_or_in_a_session() {
	build_and_execute(|| {
		use salus_primitives::{consent::Power, testing};
		issued();
		claimed();
		testing::with(|world| {
			world.powers.insert((OLA, ANA, Power::View));
			world.powers.insert((OLA, ANA, Power::Book));
			world.powers.insert((BROOK, ANA, Power::Consent));
		});
		assert_noop!(release(OLA_ACCOUNT), Error::<Test>::NotPharmacist);
		assert_noop!(release(BROOK_SESSION), Error::<Test>::NotPharmacist);
		assert_ok!(release(BROOK_ACCOUNT));
	});
}
