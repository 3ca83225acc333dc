// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, FillCount, OpenFills};
use frame_support::{assert_noop, assert_ok, BoundedVec};
use salus_primitives::{
	prescriptions::{FillStatus, OpenFill, PrescriptionTerms, MAX_OPEN_FILLS, MAX_PARTS},
	roles::OrganisationKind,
	testing, PrescriptionId, UnixMillis,
};
use sp_core::Pair;

fn claim_with(pharmacy: salus_primitives::OrganisationId, proof: [u8; 64]) -> sp_runtime::DispatchResult {
	Prescriptions::claim(RuntimeOrigin::signed(PIA_ACCOUNT), PRESCRIPTION, pharmacy, proof)
}

#[test]
fn takes_the_lock_for_a_time() {
	build_and_execute(|| {
		issued();
		assert_ok!(claim());
		let row = fill(1);
		assert_eq!(row.status, FillStatus::Preparation);
		assert_eq!((row.pharmacy, row.pharmacist), (CORNER, PIA));
		assert_eq!(
			(row.claimed_at, row.expires_at),
			(START, START.plus(CLAIM_LIFETIME))
		);
		assert_eq!((row.quantity, row.record), (0, None));
		assert_eq!((details().open, details().fills), (Some(1), 1));
	});
}

#[test]
fn tells_what_its_pharmacists_may_read_and_until_when() {
	build_and_execute(|| {
		issued();
		assert_ok!(claim());
		System::assert_last_event(
			Event::Claimed {
				fill: key(1),
				organisation: SOUTH,
				record: RECORD,
				expires_at: START.plus(CLAIM_LIFETIME),
				released: None,
				by: by(PIA),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn has_one_winner() {
	build_and_execute(|| {
		issued();
		let (first, second) = (proof(CORNER, PIA, 1), proof(STATION, QUINN, 1));
		let quinn = || RuntimeOrigin::signed(QUINN_ACCOUNT);
		assert_ok!(claim_with(CORNER, first));
		assert_noop!(
			Prescriptions::claim(quinn(), PRESCRIPTION, STATION, second),
			Error::<Test>::AlreadyClaimed
		);
		assert_noop!(claim(), Error::<Test>::AlreadyClaimed);
	});
}

#[test]
fn is_for_live_pharmacists_of_the_pharmacy() {
	build_and_execute(|| {
		issued();
		for (account, person) in [(KIM_ACCOUNT, KIM), (QUINN_ACCOUNT, QUINN), (BROOK_ACCOUNT, BROOK)] {
			assert_noop!(claim_by(account, CORNER, person), Error::<Test>::NotPharmacist);
		}
		suspend(CORNER);
		assert_noop!(claim(), Error::<Test>::NotPharmacist);
	});
}

#[test]
fn is_for_pharmacies() {
	build_and_execute(|| {
		issued();
		assert_noop!(claim_by(HAL_ACCOUNT, SOUTH, HAL), Error::<Test>::NotPharmacy);
		let nowhere = salus_primitives::OrganisationId::repeat(200);
		assert_noop!(claim_by(PIA_ACCOUNT, nowhere, PIA), Error::<Test>::NotPharmacy);
		testing::with(|world| world.organisations.get_mut(&SOUTH).unwrap().kind = OrganisationKind::Pharmacy);
		assert_ok!(claim_by(HAL_ACCOUNT, SOUTH, HAL));
	});
}

#[test]
fn needs_a_proof_for_this_network_prescription_pharmacy_pharmacist_and_fill() {
	build_and_execute(|| {
		issued();
		let statement = salus_primitives::prescriptions::ClaimStatement {
			network: NETWORK,
			prescription: PRESCRIPTION,
			pharmacy: CORNER,
			pharmacist: PIA,
			fill: 1,
		};
		let mut wrong = [statement; 6];
		wrong[0].network.genesis = [0; 32];
		wrong[1].prescription = OTHER_PRESCRIPTION;
		wrong[2].pharmacy = STATION;
		wrong[3].pharmacist = PAT;
		wrong[4].fill = 2;
		wrong[5].fill = 0;
		for statement in wrong {
			let proof = code().sign(&statement.bytes()).0;
			assert_noop!(claim_with(CORNER, proof), Error::<Test>::NotProved);
		}
		let other_code = sp_core::ed25519::Pair::from_seed(&[8; 32]);
		let proof = other_code.sign(&statement.bytes()).0;
		assert_noop!(claim_with(CORNER, proof), Error::<Test>::NotProved);
		assert_noop!(claim_with(CORNER, [0; 64]), Error::<Test>::NotProved);
		assert_ok!(claim_with(CORNER, code().sign(&statement.bytes()).0));
	});
}

#[test]
fn a_proof_works_once() {
	build_and_execute(|| {
		issued();
		let used = proof(CORNER, PIA, 1);
		assert_ok!(claim_with(CORNER, used));
		assert_ok!(release(PIA_ACCOUNT));
		assert_noop!(claim_with(CORNER, used), Error::<Test>::NotProved);
		assert_ok!(claim_with(CORNER, proof(CORNER, PIA, 2)));
	});
}

#[test]
fn a_lock_gives_way_from_its_first_millisecond_out_of_time() {
	build_and_execute(|| {
		issued();
		readied();
		pass(CLAIM_LIFETIME - 1);
		assert_noop!(claim_at_station(), Error::<Test>::AlreadyClaimed);
		pass(1);
		assert_ok!(claim_at_station());
		let at_station = salus_primitives::prescriptions::FillRef {
			fill: 2,
			pharmacy: STATION,
			..key(2)
		};
		System::assert_last_event(
			Event::Claimed {
				fill: at_station,
				organisation: SOUTH,
				record: RECORD,
				expires_at: START.plus(2 * CLAIM_LIFETIME),
				released: Some(key(1)),
				by: by(QUINN),
			}
			.into(),
		);
		assert_eq!(fill(1).status, FillStatus::Cancelled);
		assert_eq!(details().open, Some(2));
		assert_noop!(dispense(PIA_ACCOUNT, 30), Error::<Test>::NotPharmacist);
		assert!(OpenFills::<Test>::get(ANA, CORNER).is_empty());
	});
}

#[test]
fn is_possible_until_the_last_valid_millisecond() {
	build_and_execute(|| {
		issued();
		pass(MAX_VALIDITY);
		assert_noop!(claim(), Error::<Test>::AlreadyExpired);
		pass(0);
		testing::with(|world| world.now = UnixMillis(START.0 + MAX_VALIDITY - 1));
		assert_ok!(claim());
	});
}

#[test]
fn a_repeat_waits_for_the_interval_since_the_last_handing_over() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		pass(INTERVAL - 1);
		assert_noop!(claim(), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(claim());
	});
}

#[test]
fn a_balance_is_claimable_anywhere_at_once() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		assert_ok!(claim_at_station());
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_noop!(dispense(QUINN_ACCOUNT, 21), Error::<Test>::QuantityOutOfRange);
		assert_ok!(dispense(QUINN_ACCOUNT, 20));
		assert_noop!(claim(), Error::<Test>::TooEarly);
	});
}

#[test]
fn a_full_fill_has_the_date_of_its_last_part() {
	build_and_execute(|| {
		issued();
		dispensed(1);
		pass(INTERVAL - UnixMillis::DAY);
		dispensed(29);
		pass(UnixMillis::DAY);
		assert_noop!(claim(), Error::<Test>::TooEarly);
		pass(INTERVAL - UnixMillis::DAY - 1);
		assert_noop!(claim(), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(claim());
	});
}

#[test]
fn ends_when_nothing_is_left() {
	build_and_execute(|| {
		let once = PrescriptionTerms {
			repeats: 0,
			..terms()
		};
		issued_with(once);
		dispensed(29);
		dispensed(1);
		pass(INTERVAL);
		assert_noop!(claim(), Error::<Test>::NothingLeft);
	});
}

#[test]
fn ends_when_there_are_as_many_parts_as_fit() {
	build_and_execute(|| {
		let many = PrescriptionTerms {
			quantity: 1_000,
			..terms()
		};
		issued_with(many);
		for _ in 0..MAX_PARTS - 1 {
			dispensed(1);
		}
		claimed();
		assert_ok!(ready(PIA_ACCOUNT));
		assert_ok!(dispense(PIA_ACCOUNT, 1));
		assert_noop!(claim(), Error::<Test>::TooManyFills);
	});
}

#[test]
fn is_refused_while_halted_or_ended() {
	let moves: [fn(); 4] = [
		|| {
			assert_ok!(hold(BROOK_ACCOUNT));
		},
		|| {
			assert_ok!(cancel(BROOK_ACCOUNT));
		},
		|| {
			assert_ok!(stop(BROOK_ACCOUNT));
		},
		|| {
			assert_ok!(mark_in_error(BROOK_ACCOUNT));
		},
	];
	for there in moves {
		build_and_execute(|| {
			issued();
			there();
			assert_noop!(claim(), Error::<Test>::NotActive);
		});
	}
}

#[test]
fn a_pharmacy_holds_only_so_many_for_one_patient() {
	new_ext().execute_with(|| {
		issued();
		let task = |byte: u32| OpenFill {
			prescription: PrescriptionId::repeat(byte as u8 + 100),
			expires_at: START.plus(1),
		};
		let tasks = |count| BoundedVec::truncate_from((0..count).map(task).collect());
		OpenFills::<Test>::insert(ANA, CORNER, tasks(MAX_OPEN_FILLS));
		assert_noop!(claim(), Error::<Test>::TooManyOpenFills);
		OpenFills::<Test>::insert(ANA, CORNER, tasks(MAX_OPEN_FILLS - 1));
		assert_ok!(claim());
		assert_eq!(OpenFills::<Test>::get(ANA, CORNER).len(), MAX_OPEN_FILLS as usize);
	});
}

#[test]
fn locks_out_of_time_make_room() {
	new_ext().execute_with(|| {
		issued();
		let old = |byte: u32| OpenFill {
			prescription: PrescriptionId::repeat(byte as u8 + 100),
			expires_at: START,
		};
		let tasks = BoundedVec::truncate_from((0..MAX_OPEN_FILLS).map(old).collect());
		OpenFills::<Test>::insert(ANA, CORNER, tasks);
		assert_ok!(claim());
		assert_eq!(OpenFills::<Test>::get(ANA, CORNER).len(), 1);
	});
}

#[test]
fn counts_up_to_a_bound() {
	new_ext().execute_with(|| {
		issued();
		FillCount::<Test>::insert(CORNER, u32::MAX);
		assert_noop!(claim(), Error::<Test>::TooManyRows);
		FillCount::<Test>::remove(CORNER);
		crate::Prescriptions::<Test>::mutate(PRESCRIPTION, |details| {
			details.as_mut().unwrap().fills = u32::MAX
		});
		assert_noop!(claim_with(CORNER, [0; 64]), Error::<Test>::TooManyRows);
	});
}
