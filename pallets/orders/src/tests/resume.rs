// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{orders::OrderStatus, roles::MembershipStatus};

#[test]
fn the_order_is_active_again() {
	from(Stage::Accepted, || {
		hold();
		System::reset_events();
		assert_ok!(Orders::resume(by(BROOK), ORDER));
		assert_eq!(status(), OrderStatus::Active);
		assert_told(Event::Resumed {
			order: ORDER,
			patient: ANA,
			by: acted(BROOK),
		});
	});
}

#[test]
fn the_requester_and_a_doctor_with_cover_may_and_nobody_else() {
	for person in [BROOK, CARA] {
		from(Stage::Open, || {
			hold();
			assert_ok!(Orders::resume(by(person), ORDER));
		});
	}
	from(Stage::Accepted, || {
		hold();
		for person in [DORA, NINA, TESS, ANA.person()] {
			assert_noop!(Orders::resume(by(person), ORDER), Error::<Test>::NotRequester);
		}
	});
}

#[test]
fn the_membership_must_be_live() {
	from(Stage::Accepted, || {
		hold();
		for person in [BROOK, CARA] {
			change_member(SOUTH, person, |member| member.status = MembershipStatus::Ended);
			assert_noop!(Orders::resume(by(person), ORDER), Error::<Test>::NotRequester);
		}
	});
}

#[test]
fn from_on_hold_only() {
	let no_way = || {
		assert_noop!(Orders::resume(by(BROOK), ORDER), Error::<Test>::NoSuchMove);
	};
	from(Stage::Accepted, no_way);
	from(Stage::Completed, no_way);
	for end in [revoke, mark_in_error] {
		from(Stage::Accepted, || {
			end();
			no_way();
		});
	}
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(Orders::resume(by(BROOK), ORDER), Error::<Test>::UnknownOrder);
	});
}
