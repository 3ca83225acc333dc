// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{care::Reason, orders::Assignment, PersonId};
use sp_runtime::DispatchResult;

fn reject(person: PersonId) -> DispatchResult {
	Orders::reject(by(person), ORDER, Reason::Unavailable)
}

#[test]
fn the_order_is_open_again() {
	from(Stage::Asked, || {
		assert_ok!(reject(TESS));
		assert_eq!(order().assignment, Assignment::Open);
		assert_told(Event::Rejected {
			order: ORDER,
			patient: ANA,
			laboratory: LAB,
			reason: Reason::Unavailable,
			by: acted(TESS),
		});
	});
}

#[test]
fn technicians_and_doctors_of_it_may_and_nobody_else() {
	for person in [TESS, PAUL, DAN] {
		from(Stage::Asked, || {
			assert_ok!(reject(person));
		});
	}
	from(Stage::Asked, || {
		for person in [CLEO, LEO, BROOK, ANA.person()] {
			assert_noop!(reject(person), Error::<Test>::NotOfLaboratory);
		}
	});
}

#[test]
fn not_before_it_is_asked_nor_after_it_has_accepted() {
	from(Stage::Open, || {
		assert_noop!(reject(TESS), Error::<Test>::NotAssigned);
	});
	from(Stage::Accepted, || {
		assert_noop!(reject(TESS), Error::<Test>::AlreadyAccepted);
	});
}

#[test]
fn an_order_on_hold_may_be_turned_down_and_one_that_is_over_may_not() {
	from(Stage::Asked, || {
		hold();
		assert_ok!(reject(TESS));
	});
	for end in [revoke, mark_in_error] {
		from(Stage::Asked, || {
			end();
			assert_noop!(reject(TESS), Error::<Test>::NoSuchMove);
		});
	}
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(reject(TESS), Error::<Test>::UnknownOrder);
	});
}
