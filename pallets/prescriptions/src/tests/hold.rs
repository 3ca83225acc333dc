// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Call, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{allowance::FreeCalls, care::Reason, prescriptions::PrescriptionStatus, UnixMillis};

#[test]
fn halts_a_prescription_from_now_on() {
	build_and_execute(|| {
		issued();
		pass(5);
		assert_ok!(hold(BROOK_ACCOUNT));
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::OnHold);
		assert_eq!(row.halted_at, Some(START.plus(5)));
		assert_eq!(
			(row.reason, row.changed_at),
			(Some(Reason::Safety), START.plus(5))
		);
		assert_noop!(claim(), Error::<Test>::NotActive);
	});
}

#[test]
fn is_always_possible_while_a_pharmacy_holds_it_and_tells_which() {
	build_and_execute(|| {
		issued();
		readied();
		deny();
		assert_ok!(hold(BROOK_ACCOUNT));
		System::assert_last_event(
			Event::Held {
				prescription: PRESCRIPTION,
				patient: ANA,
				reason: Reason::Safety,
				lock: Some(key(1)),
				by: by(BROOK),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_eq!(details().open, Some(1));
	});
}

#[test]
fn is_for_the_prescriber_and_for_doctors_with_cover() {
	build_and_execute(|| {
		issued();
		cover(NINA);
		for account in [
			COLE_ACCOUNT,
			NINA_ACCOUNT,
			PIA_ACCOUNT,
			ANA_ACCOUNT,
			MARA_ACCOUNT,
			OLA_ACCOUNT,
		] {
			assert_noop!(hold(account), Error::<Test>::NotPrescriberOrCover);
		}
		cover(COLE);
		assert_ok!(hold(COLE_ACCOUNT));
	});
}

#[test]
fn cover_ends_at_its_first_millisecond_without() {
	build_and_execute(|| {
		issued();
		cover(COLE);
		pass(UnixMillis::HOUR);
		assert_noop!(hold(COLE_ACCOUNT), Error::<Test>::NotPrescriberOrCover);
		pass(0);
		cover(COLE);
		pass(UnixMillis::HOUR - 1);
		assert_ok!(hold(COLE_ACCOUNT));
	});
}

#[test]
fn needs_a_licence_that_is_live_now() {
	build_and_execute(|| {
		issued();
		dismiss(SOUTH, BROOK);
		assert_noop!(hold(BROOK_ACCOUNT), Error::<Test>::NotPrescriberOrCover);
		cover(COLE);
		suspend(SOUTH);
		assert_noop!(hold(COLE_ACCOUNT), Error::<Test>::NotPrescriberOrCover);
	});
}

#[test]
fn is_from_active_only() {
	build_and_execute(|| {
		issued();
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_noop!(hold(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_noop!(hold(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
		assert_ok!(mark_in_error(BROOK_ACCOUNT));
		assert_noop!(hold(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn is_not_from_cancelled() {
	build_and_execute(|| {
		issued();
		assert_ok!(cancel(BROOK_ACCOUNT));
		assert_noop!(hold(BROOK_ACCOUNT), Error::<Test>::ImpossibleMove);
	});
}

#[test]
fn leaves_an_open_fill_only_release_and_what_was_handed_over_before() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10);
		assert_ok!(hold(BROOK_ACCOUNT));
		pass(10);
		assert_noop!(pause(PIA_ACCOUNT), Error::<Test>::Halted);
		assert_noop!(unpause(PIA_ACCOUNT), Error::<Test>::Halted);
		assert_noop!(ready(PIA_ACCOUNT), Error::<Test>::Halted);
		assert_noop!(decline(PIA_ACCOUNT), Error::<Test>::Halted);
		assert_noop!(stop_fill(PIA_ACCOUNT, 1), Error::<Test>::Halted);
		assert_noop!(dispense(PIA_ACCOUNT, 30), Error::<Test>::Halted);
		assert_noop!(dispense_at(START.plus(10)), Error::<Test>::HandedOverOutOfRange);
		assert_ok!(dispense_at(START.plus(9)));
		assert_eq!(fill(1).handed_over_at, Some(START.plus(9)));
		assert_eq!(details().status, PrescriptionStatus::OnHold);
	});
}

#[test]
fn leaves_an_open_fill_its_release() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_ok!(release(PIA_ACCOUNT));
		assert_eq!(details().open, None);
	});
}

#[test]
fn would_have_an_effect_once_and_for_who_may_with_an_account_in_full_control() {
	build_and_execute(|| {
		issued();
		cover(COLE);
		let call = Call::hold {
			prescription: PRESCRIPTION,
			reason: Reason::Safety,
		};
		let has_effect = |account| Prescriptions::would_have_effect(&account, &call);
		for (account, may) in [
			(BROOK_ACCOUNT, true),
			(COLE_ACCOUNT, true),
			(BROOK_SESSION, false),
			(ANA_ACCOUNT, false),
			(STRANGER_ACCOUNT, false),
		] {
			assert_eq!(has_effect(account), may, "{account}");
		}
		assert_ok!(hold(BROOK_ACCOUNT));
		assert!(!has_effect(BROOK_ACCOUNT));
	});
}
