// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Call, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{allowance::FreeCalls, care::Reason, prescriptions::PrescriptionStatus};

#[test]
fn ends_a_prescription_and_keeps_what_was_handed_out() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		assert_ok!(stop(BROOK_ACCOUNT));
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::Stopped);
		assert_eq!(row.halted_at, Some(START));
		assert_eq!(row.supply.dispensed(), 10);
		assert_noop!(claim(), Error::<Test>::NotActive);
	});
}

#[test]
fn is_always_possible_while_a_pharmacy_holds_it_and_tells_which() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(stop(ANA_ACCOUNT));
		System::assert_last_event(
			Event::Stopped {
				prescription: PRESCRIPTION,
				patient: ANA,
				reason: Reason::NotNeeded,
				lock: Some(key(1)),
				by: by(ANA.person()),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
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
			assert_ok!(stop(account));
		});
	}
}

#[test]
fn is_for_nobody_else() {
	build_and_execute(|| {
		issued();
		cover(NINA);
		for account in [COLE_ACCOUNT, NINA_ACCOUNT, PIA_ACCOUNT, OLA_ACCOUNT] {
			assert_noop!(stop(account), Error::<Test>::NotParty);
		}
		dismiss(SOUTH, BROOK);
		assert_noop!(stop(BROOK_ACCOUNT), Error::<Test>::NotParty);
	});
}

#[test]
fn leaves_an_open_fill_only_release_and_what_was_handed_over_before() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10);
		assert_ok!(stop(BROOK_ACCOUNT));
		pass(10);
		assert_noop!(dispense(PIA_ACCOUNT, 30), Error::<Test>::Halted);
		assert_noop!(stop_fill(PIA_ACCOUNT, 1), Error::<Test>::Halted);
		assert_noop!(dispense_at(START.plus(10)), Error::<Test>::HandedOverOutOfRange);
		assert_ok!(dispense_at(START.plus(9)));
		assert_eq!(details().supply.dispensed(), 30);
	});
}

#[test]
fn of_one_on_hold_stays_halted_since_the_hold() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10);
		assert_ok!(hold(BROOK_ACCOUNT));
		pass(10);
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_eq!(details().halted_at, Some(START.plus(10)));
		assert_noop!(dispense_at(START.plus(15)), Error::<Test>::HandedOverOutOfRange);
		assert_ok!(release(PIA_ACCOUNT));
	});
}

#[test]
fn is_from_active_and_on_hold_only() {
	build_and_execute(|| {
		issued();
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_noop!(stop(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		assert_noop!(stop(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn is_not_from_cancelled() {
	build_and_execute(|| {
		issued();
		assert_ok!(cancel(BROOK_ACCOUNT));
		assert_noop!(stop(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn would_have_an_effect_once_and_for_who_may_with_an_account_in_full_control() {
	build_and_execute(|| {
		issued();
		let call = Call::stop {
			prescription: PRESCRIPTION,
			reason: Reason::NotNeeded,
		};
		let has_effect = |account| Prescriptions::would_have_effect(&account, &call);
		for (account, may) in [
			(ANA_ACCOUNT, true),
			(BROOK_ACCOUNT, true),
			(BROOK_SESSION, false),
			(COLE_ACCOUNT, false),
			(STRANGER_ACCOUNT, false),
		] {
			assert_eq!(has_effect(account), may, "{account}");
		}
		assert_ok!(stop(ANA_ACCOUNT));
		assert!(!has_effect(BROOK_ACCOUNT));
	});
}
