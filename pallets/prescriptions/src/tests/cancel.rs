// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, OpenFills};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason,
	prescriptions::{FillStatus, PrescriptionStatus},
};

#[test]
fn ends_a_prescription_of_which_nothing_was_handed_out() {
	build_and_execute(|| {
		issued();
		assert_ok!(cancel(BROOK_ACCOUNT));
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::Cancelled);
		assert_eq!(row.reason, Some(Reason::NotNeeded));
		assert_noop!(claim(), Error::<Test>::NotActive);
	});
}

#[test]
fn releases_the_lock_and_tells_whose_it_was() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(cancel(ANA_ACCOUNT));
		System::assert_last_event(
			Event::Cancelled {
				prescription: PRESCRIPTION,
				patient: ANA,
				reason: Reason::NotNeeded,
				lock: Some(key(1)),
				by: by(ANA.person()),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_eq!(fill(1).status, FillStatus::Cancelled);
		assert_eq!(details().open, None);
		assert!(OpenFills::<Test>::get(ANA, CORNER).is_empty());
	});
}

#[test]
fn is_for_the_patients_side_the_prescriber_and_cover() {
	for account in [
		ANA_ACCOUNT,
		MARA_ACCOUNT,
		BROOK_ACCOUNT,
		BROOK_SESSION,
		COLE_ACCOUNT,
	] {
		build_and_execute(|| {
			issued();
			cover(COLE);
			assert_ok!(cancel(account));
		});
	}
}

#[test]
fn is_for_nobody_else() {
	build_and_execute(|| {
		issued();
		cover(NINA);
		for account in [COLE_ACCOUNT, NINA_ACCOUNT, PIA_ACCOUNT, OLA_ACCOUNT] {
			assert_noop!(cancel(account), Error::<Test>::NotParty);
		}
		dismiss(SOUTH, BROOK);
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::NotParty);
	});
}

#[test]
fn is_refused_once_something_was_handed_out() {
	build_and_execute(|| {
		issued();
		dispensed(1);
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::AlreadyDispensed);
	});
}

#[test]
fn is_possible_again_when_what_was_handed_out_never_was() {
	build_and_execute(|| {
		issued();
		dispensed(1);
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::AlreadyDispensed);
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_ok!(cancel(BROOK_ACCOUNT));
	});
}

#[test]
fn is_from_active_and_on_hold_only() {
	build_and_execute(|| {
		issued();
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_ok!(cancel(BROOK_ACCOUNT));
		assert_eq!(details().halted_at, None);
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn is_not_from_stopped() {
	build_and_execute(|| {
		issued();
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_noop!(cancel(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}
