// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{care::Reason, prescriptions::FillStatus};

#[test]
fn frees_the_lock_and_tells_why() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(decline(PAT_ACCOUNT));
		let row = fill(1);
		assert_eq!(row.status, FillStatus::Declined);
		assert_eq!(row.reason, Some(Reason::Unavailable));
		assert_eq!(details().open, None);
		System::assert_last_event(
			Event::Declined {
				fill: key(1),
				reason: Reason::Unavailable,
				by: by(PAT),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		assert_ok!(claim_at_station());
	});
}

#[test]
fn is_from_preparation_only() {
	build_and_execute(|| {
		issued();
		readied();
		assert_noop!(decline(PIA_ACCOUNT), Error::<Test>::ImpossibleFillMove);
	});
}
