// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::{OrderStatus, ReportStatus},
	roles::MembershipStatus,
	testing::FakeClock,
};

#[test]
fn closes_an_order_that_was_reported_on() {
	from(Stage::Final, || {
		FakeClock::set(NOW.plus(5));
		assert_ok!(Orders::complete(by(BROOK), ORDER));
		assert_eq!(status(), OrderStatus::Completed);
		assert_eq!(order().completed_at, Some(NOW.plus(5)));
		assert_told(Event::Completed {
			order: ORDER,
			patient: ANA,
			by: acted(BROOK),
		});
	});
}

#[test]
fn only_the_requester_may_while_licensed() {
	from(Stage::Final, || {
		for person in [CARA, DORA, TESS, PAUL, ANA.person()] {
			assert_noop!(Orders::complete(by(person), ORDER), Error::<Test>::NotRequester);
		}
		change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Suspended);
		assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::NotRequester);
	});
}

#[test]
fn needs_a_report_that_is_final_and_no_error() {
	for stage in [Stage::Open, Stage::Asked, Stage::Accepted, Stage::Registered] {
		from(stage, || {
			assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::NoFinalReport);
		});
	}
	from(Stage::Final, || {
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::NoFinalReport);
	});
}

#[test]
fn a_report_that_is_still_pending_may_become_final_afterwards() {
	from(Stage::Final, || {
		assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
		assert_ok!(Orders::complete(by(BROOK), ORDER));
		amend(OTHER_REPORT);
		assert_ok!(Orders::advance_report(
			by(PAUL),
			OTHER_REPORT,
			ReportStatus::Final,
			false
		));
		assert_eq!(order().final_reports, 2);
	});
}

#[test]
fn from_active_only() {
	from(Stage::Completed, || {
		assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::NoSuchMove);
		mark_in_error();
		assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn a_doctor_with_cover_may_once_the_requester_has_left() {
	from(Stage::Final, || {
		change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Ended);
		for person in [DORA, NINA, TESS, ANA.person()] {
			assert_noop!(Orders::complete(by(person), ORDER), Error::<Test>::NotRequester);
		}
		assert_ok!(Orders::complete(by(CARA), ORDER));
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(Orders::complete(by(BROOK), ORDER), Error::<Test>::UnknownOrder);
	});
}
