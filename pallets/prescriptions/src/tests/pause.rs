// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Pausing, and going on.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::prescriptions::FillStatus;

#[test]
fn of_a_fill_in_preparation_goes_on_in_preparation() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(pause(PIA_ACCOUNT));
		assert_eq!(fill(1).status, FillStatus::OnHold);
		assert_ok!(unpause(PAT_ACCOUNT));
		assert_eq!(fill(1).status, FillStatus::Preparation);
	});
}

#[test]
fn of_a_fill_that_is_ready_goes_on_ready() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(pause(PIA_ACCOUNT));
		assert_ok!(unpause(PIA_ACCOUNT));
		assert_eq!(fill(1).status, FillStatus::InProgress);
		assert_eq!(fill(1).ready_at, Some(START));
	});
}

#[test]
fn is_told_both_ways() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(pause(PIA_ACCOUNT));
		System::assert_last_event(
			Event::Paused {
				fill: key(1),
				by: by(PIA),
			}
			.into(),
		);
		assert_ok!(unpause(PAT_ACCOUNT));
		System::assert_last_event(
			Event::Unpaused {
				fill: key(1),
				status: FillStatus::InProgress,
				by: by(PAT),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 2);
	});
}

#[test]
fn does_not_stop_the_clock_of_the_lock() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(pause(PIA_ACCOUNT));
		pass(CLAIM_LIFETIME - 1);
		assert_noop!(claim_at_station(), Error::<Test>::AlreadyClaimed);
		pass(1);
		assert_ok!(claim_at_station());
	});
}

#[test]
fn is_refused_where_it_makes_no_change() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_noop!(unpause(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
		assert_ok!(pause(PIA_ACCOUNT));
		assert_noop!(pause(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
		assert_noop!(dispense(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
		assert_noop!(decline(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
		assert_noop!(stop_fill(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
	});
}
