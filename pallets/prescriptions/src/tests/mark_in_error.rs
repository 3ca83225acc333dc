// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason,
	prescriptions::{FillStatus, PrescriptionStatus},
};

#[test]
fn releases_the_lock_and_tells_whose_it_was() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		System::assert_last_event(
			Event::MarkedInError {
				prescription: PRESCRIPTION,
				patient: ANA,
				lock: Some(key(1)),
				by: by(BROOK),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::EnteredInError);
		assert_eq!((row.reason, row.open), (Some(Reason::Mistake), None));
		assert_eq!(fill(1).status, FillStatus::Cancelled);
	});
}

#[test]
fn keeps_what_was_handed_out_and_freezes_it() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		let before = fill(1);
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		assert_eq!(fill(1), before);
		assert_eq!(details().supply.dispensed(), 30);
		assert_noop!(dispute(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleMove);
		assert_noop!(claim(), Error::<Test>::NotActive);
	});
}

#[test]
fn is_for_the_prescriber_alone() {
	build_and_execute(|| {
		issued();
		cover(COLE);
		for account in [COLE_ACCOUNT, ANA_ACCOUNT, MARA_ACCOUNT, PIA_ACCOUNT, OLA_ACCOUNT] {
			assert_noop!(mark_in_error(account), Error::<Test>::NotPrescriber);
		}
		dismiss(SOUTH, BROOK);
		assert_noop!(mark_in_error(BROOK_ACCOUNT), Error::<Test>::NotPrescriber);
	});
}

#[test]
fn is_for_a_doctor_with_cover_once_the_prescriber_has_left() {
	build_and_execute(|| {
		issued();
		dismiss(SOUTH, BROOK);
		assert_noop!(mark_in_error(COLE_ACCOUNT), Error::<Test>::NotPrescriber);
		cover(COLE);
		cover(NINA);
		assert_noop!(mark_in_error(NINA_ACCOUNT), Error::<Test>::NotPrescriber);
		assert_ok!(mark_in_error(COLE_ACCOUNT));
		assert_eq!(details().status, PrescriptionStatus::EnteredInError);
	});
}

#[test]
fn is_from_every_other_state() {
	let moves: [fn(); 4] = [
		|| {},
		|| {
			assert_ok!(hold(BROOK_ACCOUNT));
		},
		|| {
			assert_ok!(cancel(BROOK_ACCOUNT));
		},
		|| {
			assert_ok!(stop(BROOK_ACCOUNT));
		},
	];
	for there in moves {
		build_and_execute(|| {
			issued();
			there();
			assert_ok!(mark_in_error(BROOK_ACCOUNT));
			assert_eq!(details().halted_at, None);
			assert_noop!(mark_in_error(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		});
	}
}
