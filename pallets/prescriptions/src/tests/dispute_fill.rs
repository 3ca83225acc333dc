// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	prescriptions::{FillSide, FillStatus},
	roles::Profession,
};

#[test]
fn by_both_sides_undoes_a_fill() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		assert_ok!(dispute(PAT_ACCOUNT, 1));
		System::assert_last_event(
			Event::FillDisputed {
				fill: key(1),
				side: FillSide::Pharmacy,
				by: by(PAT),
			}
			.into(),
		);
		assert_eq!(fill(1).status, FillStatus::Completed);
		assert_eq!(details().supply.dispensed(), 30);
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		System::assert_last_event(
			Event::FillMarkedInError {
				fill: key(1),
				side: FillSide::Prescriber,
				restored: 30,
				by: by(BROOK),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 2);
		assert_eq!(fill(1).status, FillStatus::EnteredInError);
		assert_eq!(fill(1).quantity, 30);
		assert_eq!(details().supply.dispensed(), 0);
		assert_ok!(claim());
	});
}

#[test]
fn works_in_either_order_and_with_cover() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		cover(COLE);
		assert_ok!(dispute(COLE_ACCOUNT, 1));
		assert_eq!(fill(1).status, FillStatus::Completed);
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_eq!(fill(1).status, FillStatus::EnteredInError);
	});
}

#[test]
fn by_one_side_twice_is_not_both() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_noop!(dispute(PIA_ACCOUNT, 1), Error::<Test>::AlreadyDisputed);
		assert_noop!(dispute(PAT_ACCOUNT, 1), Error::<Test>::AlreadyDisputed);
		assert_eq!(fill(1).status, FillStatus::Completed);
	});
}

#[test]
fn by_the_prescribing_side_twice_is_not_both() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		cover(COLE);
		assert_ok!(dispute(COLE_ACCOUNT, 1));
		assert_noop!(dispute(BROOK_ACCOUNT, 1), Error::<Test>::AlreadyDisputed);
	});
}

#[test]
fn one_person_does_not_speak_for_both_sides() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		employ(CORNER, BROOK, Profession::Pharmacist);
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_eq!(fill(1).disputes.pharmacy, Some(BROOK));
		assert_noop!(dispute(BROOK_ACCOUNT, 1), Error::<Test>::SamePerson);
		cover(COLE);
		assert_ok!(dispute(COLE_ACCOUNT, 1));
	});
}

#[test]
fn a_person_on_both_sides_takes_the_one_that_is_left() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		employ(CORNER, BROOK, Profession::Pharmacist);
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_eq!(fill(1).disputes.prescriber, Some(BROOK));
	});
}

#[test]
fn is_for_the_two_sides_only() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		cover(NINA);
		for account in [
			QUINN_ACCOUNT,
			COLE_ACCOUNT,
			NINA_ACCOUNT,
			KIM_ACCOUNT,
			ANA_ACCOUNT,
			MARA_ACCOUNT,
			OLA_ACCOUNT,
		] {
			assert_noop!(dispute(account, 1), Error::<Test>::NotFillParty);
		}
	});
}

#[test]
fn is_of_fills_that_handed_something_over() {
	build_and_execute(|| {
		issued();
		readied();
		assert_noop!(dispute(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
		assert_ok!(release(PIA_ACCOUNT));
		assert_noop!(dispute(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
		claimed();
		assert_ok!(decline(PIA_ACCOUNT));
		assert_noop!(dispute(PIA_ACCOUNT, 2), Error::<Test>::ImpossibleFillMove);
		for number in [0, 3] {
			assert_noop!(dispute(PIA_ACCOUNT, number), Error::<Test>::UnknownFill);
		}
	});
}

#[test]
fn happens_once() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_noop!(dispute(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
		assert_noop!(dispute(BROOK_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
	});
}

#[test]
fn undoes_a_stopped_fill_too() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(stop_fill(PIA_ACCOUNT, 10));
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_eq!(details().supply.dispensed(), 0);
	});
}

#[test]
fn of_an_earlier_fill_leaves_the_open_one_what_is_due_then() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		dispensed(20);
		pass(INTERVAL);
		readied();
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_noop!(dispense(PIA_ACCOUNT, 30), Error::<Test>::QuantityOutOfRange);
		assert_ok!(dispense(PIA_ACCOUNT, 10));
	});
}

#[test]
fn is_possible_after_the_prescription_was_stopped() {
	build_and_execute(|| {
		issued();
		dispensed(30);
		assert_ok!(stop(ANA_ACCOUNT));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_eq!(details().supply.dispensed(), 0);
		assert_noop!(claim(), Error::<Test>::NotActive);
	});
}
