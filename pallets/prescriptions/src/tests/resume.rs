// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::prescriptions::PrescriptionStatus;

fn held() {
	issued();
	readied();
	pass(10);
	assert_ok!(hold(BROOK_ACCOUNT));
	System::reset_events();
}

#[test]
fn lets_a_prescription_be_filled_again() {
	build_and_execute(|| {
		held();
		assert_ok!(resume(BROOK_ACCOUNT));
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::Active);
		assert_eq!((row.halted_at, row.reason), (None, None));
		assert_ok!(dispense(PIA_ACCOUNT, 30));
	});
}

#[test]
fn tells_the_pharmacy_that_holds_it() {
	build_and_execute(|| {
		held();
		assert_ok!(resume(BROOK_ACCOUNT));
		System::assert_last_event(
			Event::Resumed {
				prescription: PRESCRIPTION,
				patient: ANA,
				lock: Some(key(1)),
				by: by(BROOK),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn is_for_the_prescriber_and_for_doctors_with_cover() {
	build_and_execute(|| {
		held();
		cover(NINA);
		for account in [COLE_ACCOUNT, NINA_ACCOUNT, PIA_ACCOUNT, ANA_ACCOUNT, MARA_ACCOUNT] {
			assert_noop!(resume(account), Error::<Test>::NotPrescriberOrCover);
		}
		cover(COLE);
		assert_ok!(resume(COLE_ACCOUNT));
	});
}

#[test]
fn needs_a_licence_that_is_live_now() {
	build_and_execute(|| {
		held();
		dismiss(SOUTH, BROOK);
		assert_noop!(resume(BROOK_ACCOUNT), Error::<Test>::NotPrescriberOrCover);
		cover(COLE);
		suspend(SOUTH);
		assert_noop!(resume(COLE_ACCOUNT), Error::<Test>::NotPrescriberOrCover);
	});
}

#[test]
fn is_from_on_hold_only() {
	build_and_execute(|| {
		issued();
		assert_noop!(resume(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_noop!(resume(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		assert_noop!(resume(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn is_not_from_cancelled() {
	build_and_execute(|| {
		issued();
		assert_ok!(cancel(ANA_ACCOUNT));
		assert_noop!(resume(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}
