// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason, orders::OrderStatus, roles::MembershipStatus, testing::FakeClock, PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn revoke_by(person: PersonId) -> DispatchResult {
	Orders::revoke(by(person), ORDER, Reason::NotNeeded)
}

#[test]
fn ends_the_order() {
	from(Stage::Registered, || {
		assert_ok!(revoke_by(BROOK));
		assert_eq!(status(), OrderStatus::Revoked);
		assert_told(Event::Revoked {
			order: ORDER,
			patient: ANA,
			reason: Reason::NotNeeded,
			by: acted(BROOK),
		});
	});
}

#[test]
fn the_requester_and_a_doctor_with_cover_may_and_nobody_else() {
	for person in [BROOK, CARA] {
		from(Stage::Accepted, || {
			assert_ok!(revoke_by(person));
		});
	}
	from(Stage::Accepted, || {
		for person in [DORA, NINA, TESS, PAUL, ANA.person(), MARA] {
			assert_noop!(revoke_by(person), Error::<Test>::NotRequester);
		}
		FakeClock::set(NOW.plus(UnixMillis::DAY));
		assert_noop!(revoke_by(CARA), Error::<Test>::NotRequester);
	});
}

#[test]
fn the_membership_must_be_live() {
	from(Stage::Accepted, || {
		for person in [BROOK, CARA] {
			change_member(SOUTH, person, |member| member.status = MembershipStatus::Ended);
			assert_noop!(revoke_by(person), Error::<Test>::NotRequester);
		}
	});
}

#[test]
fn before_a_final_report_only() {
	for stage in [Stage::Open, Stage::Asked, Stage::Accepted, Stage::Registered] {
		from(stage, || {
			assert_ok!(revoke_by(BROOK));
		});
	}
	from(Stage::Final, || {
		assert_noop!(revoke_by(BROOK), Error::<Test>::AlreadyReported);
	});
}

#[test]
fn from_active_and_on_hold_only() {
	from(Stage::Accepted, || {
		hold();
		assert_ok!(revoke_by(BROOK));
		assert_noop!(revoke_by(BROOK), Error::<Test>::NoSuchMove);
	});
	from(Stage::Accepted, || {
		mark_in_error();
		assert_noop!(revoke_by(BROOK), Error::<Test>::NoSuchMove);
	});
	from(Stage::Completed, || {
		assert_noop!(revoke_by(BROOK), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(revoke_by(BROOK), Error::<Test>::UnknownOrder);
	});
}
