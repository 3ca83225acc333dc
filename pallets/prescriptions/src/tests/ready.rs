// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::prescriptions::FillStatus;

#[test]
fn says_that_it_can_be_fetched() {
	build_and_execute(|| {
		issued();
		claimed();
		pass(5);
		assert_ok!(ready(PAT_ACCOUNT));
		let row = fill(1);
		assert_eq!(row.status, FillStatus::InProgress);
		assert_eq!(
			(row.ready_at, row.changed_at),
			(Some(START.plus(5)), START.plus(5))
		);
		System::assert_last_event(
			Event::Readied {
				fill: key(1),
				by: by(PAT),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn is_from_preparation_only() {
	build_and_execute(|| {
		issued();
		readied();
		assert_noop!(ready(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
		assert_ok!(pause(PIA_ACCOUNT));
		assert_noop!(ready(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
	});
}

#[test]
fn is_possible_when_the_lock_is_out_of_time_and_nobody_else_claimed() {
	build_and_execute(|| {
		issued();
		claimed();
		pass(CLAIM_LIFETIME);
		assert_ok!(ready(PIA_ACCOUNT));
	});
}

#[test]
fn is_refused_once_halted() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_noop!(ready(PIA_ACCOUNT), Error::<Test>::Halted);
	});
}
