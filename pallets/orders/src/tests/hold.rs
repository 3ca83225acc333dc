// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason,
	orders::{OrderStatus, ReportStatus},
	roles::MembershipStatus,
	testing::FakeClock,
	PersonId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn hold_by(person: PersonId) -> DispatchResult {
	Orders::hold(by(person), ORDER, Reason::Safety)
}

#[test]
fn lets_the_tests_wait() {
	from(Stage::Accepted, || {
		assert_ok!(hold_by(BROOK));
		assert_eq!(status(), OrderStatus::OnHold);
		assert_told(Event::Held {
			order: ORDER,
			patient: ANA,
			reason: Reason::Safety,
			by: acted(BROOK),
		});
	});
}

#[test]
fn the_requester_and_a_doctor_with_cover_may_and_nobody_else() {
	for person in [BROOK, CARA] {
		from(Stage::Accepted, || {
			assert_ok!(hold_by(person));
		});
	}
	from(Stage::Accepted, || {
		for person in [DORA, NINA, TESS, PAUL, ANA.person(), MARA] {
			assert_noop!(hold_by(person), Error::<Test>::NotRequester);
		}
	});
}

#[test]
fn cover_lasts_until_its_last_millisecond() {
	from(Stage::Accepted, || {
		FakeClock::set(NOW.plus(UnixMillis::DAY));
		assert_noop!(hold_by(CARA), Error::<Test>::NotRequester);
		FakeClock::set(UnixMillis(NOW.plus(UnixMillis::DAY).0 - 1));
		assert_ok!(hold_by(CARA));
	});
}

#[test]
fn cover_elsewhere_is_none_here() {
	from(Stage::Accepted, || {
		set_cover(SOUTH, CARA, None);
		set_cover(NORTH, CARA, Some(UnixMillis::FOREVER));
		assert_noop!(hold_by(CARA), Error::<Test>::NotRequester);
	});
}

#[test]
fn the_membership_must_be_live() {
	from(Stage::Accepted, || {
		for person in [BROOK, CARA] {
			change_member(SOUTH, person, |member| member.status = MembershipStatus::Ended);
			assert_noop!(hold_by(person), Error::<Test>::NotRequester);
		}
	});
}

#[test]
fn before_a_final_report_only() {
	for stage in [Stage::Open, Stage::Asked, Stage::Accepted, Stage::Registered] {
		from(stage, || {
			assert_ok!(hold_by(BROOK));
		});
	}
	from(Stage::Final, || {
		assert_noop!(hold_by(BROOK), Error::<Test>::AlreadyReported);
		advance(ReportStatus::Corrected);
		assert_noop!(hold_by(BROOK), Error::<Test>::AlreadyReported);
	});
}

#[test]
fn a_final_report_that_was_an_error_counts_no_longer() {
	from(Stage::Final, || {
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_ok!(hold_by(BROOK));
	});
}

#[test]
fn from_active_only() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Accepted, || {
			end();
			assert_noop!(hold_by(BROOK), Error::<Test>::NoSuchMove);
		});
	}
	from(Stage::Completed, || {
		assert_noop!(hold_by(BROOK), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(hold_by(BROOK), Error::<Test>::UnknownOrder);
	});
}
