// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::{OrderStatus, ReportStatus},
	roles::MembershipStatus,
};

#[test]
fn from_any_status_and_once() {
	for stage in [
		Stage::Open,
		Stage::Asked,
		Stage::Accepted,
		Stage::Registered,
		Stage::Final,
		Stage::Completed,
	] {
		from(stage, || {
			assert_ok!(Orders::mark_in_error(by(BROOK), ORDER));
			assert_eq!(status(), OrderStatus::EnteredInError);
			assert_told(Event::MarkedInError {
				order: ORDER,
				patient: ANA,
				by: acted(BROOK),
			});
			assert_noop!(Orders::mark_in_error(by(BROOK), ORDER), Error::<Test>::NoSuchMove);
		});
	}
	for end in [hold, revoke] {
		from(Stage::Accepted, || {
			end();
			assert_ok!(Orders::mark_in_error(by(BROOK), ORDER));
		});
	}
}

#[test]
fn only_the_requester_may_while_licensed() {
	from(Stage::Accepted, || {
		for person in [CARA, DORA, TESS, PAUL, ANA.person()] {
			assert_noop!(
				Orders::mark_in_error(by(person), ORDER),
				Error::<Test>::NotRequester
			);
		}
		change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Ended);
		assert_noop!(
			Orders::mark_in_error(by(BROOK), ORDER),
			Error::<Test>::NotRequester
		);
	});
}

#[test]
fn what_was_found_can_still_be_corrected() {
	from(Stage::Final, || {
		mark_in_error();
		advance(ReportStatus::Corrected);
		assert_eq!(report().status, ReportStatus::Corrected);
	});
}

#[test]
fn a_doctor_with_cover_may_once_the_requester_has_left() {
	from(Stage::Accepted, || {
		change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Ended);
		for person in [DORA, NINA, TESS, ANA.person()] {
			assert_noop!(
				Orders::mark_in_error(by(person), ORDER),
				Error::<Test>::NotRequester
			);
		}
		assert_ok!(Orders::mark_in_error(by(CARA), ORDER));
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(
			Orders::mark_in_error(by(BROOK), ORDER),
			Error::<Test>::UnknownOrder
		);
	});
}
