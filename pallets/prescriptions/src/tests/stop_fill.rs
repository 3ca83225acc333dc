// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{care::Reason, prescriptions::FillStatus};

#[test]
fn counts_the_part_and_leaves_the_balance() {
	build_and_execute(|| {
		issued();
		readied();
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		let record = Some(DISPENSE_RECORD);
		assert_ok!(Prescriptions::stop_fill(
			origin,
			PRESCRIPTION,
			29,
			record,
			Reason::Safety
		));
		let row = fill(1);
		assert_eq!(row.status, FillStatus::Stopped);
		assert_eq!((row.quantity, row.handed_over_at), (29, Some(START)));
		assert_eq!((row.record, row.reason), (record, Some(Reason::Safety)));
		System::assert_last_event(
			Event::FillStopped {
				fill: key(1),
				quantity: 29,
				handed_over_at: START,
				record,
				reason: Reason::Safety,
				remaining: 61,
				by: by(PIA),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_eq!(details().supply.balance(&terms()), 1);
		assert_ok!(claim_at_station());
	});
}

#[test]
fn hands_over_something_and_less_than_is_due() {
	build_and_execute(|| {
		issued();
		readied();
		for quantity in [0, 30, 31] {
			assert_noop!(
				stop_fill(PIA_ACCOUNT, quantity),
				Error::<Test>::QuantityOutOfRange
			);
		}
		assert_ok!(stop_fill(PIA_ACCOUNT, 1));
	});
}

#[test]
fn is_from_ready_only() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_noop!(stop_fill(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
	});
}

#[test]
fn refuses_a_record_that_does_not_fit() {
	build_and_execute(|| {
		issued();
		readied();
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		let result = Prescriptions::stop_fill(origin, PRESCRIPTION, 1, Some(STATION_RECORD), Reason::Safety);
		assert_eq!(result, Err(Error::<Test>::RecordNotFitting.into()));
	});
}
