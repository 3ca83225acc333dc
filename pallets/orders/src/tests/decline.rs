// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{orders::OrderStatus, PersonId};
use sp_runtime::DispatchResult;

fn decline(person: PersonId) -> DispatchResult {
	Orders::decline(by(person), ORDER)
}

#[test]
fn revokes_the_order() {
	from(Stage::Accepted, || {
		assert_ok!(decline(ANA.person()));
		assert_eq!(status(), OrderStatus::Revoked);
		assert_told(Event::Declined {
			order: ORDER,
			patient: ANA,
			by: acted(ANA.person()),
		});
	});
}

#[test]
fn the_patient_and_who_may_consent_for_them_and_nobody_else() {
	for person in [ANA.person(), MARA] {
		from(Stage::Open, || {
			assert_ok!(decline(person));
		});
	}
	from(Stage::Open, || {
		for person in [VERA, EVA.person(), BROOK, CARA, TESS] {
			assert_noop!(decline(person), Error::<Test>::NotForPatient);
		}
	});
}

#[test]
fn before_a_final_report_only() {
	for stage in [Stage::Open, Stage::Asked, Stage::Accepted, Stage::Registered] {
		from(stage, || {
			assert_ok!(decline(ANA.person()));
		});
	}
	from(Stage::Final, || {
		assert_noop!(decline(ANA.person()), Error::<Test>::AlreadyReported);
	});
}

#[test]
fn from_active_and_on_hold_only() {
	from(Stage::Accepted, || {
		hold();
		assert_ok!(decline(ANA.person()));
		assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
	});
	from(Stage::Accepted, || {
		mark_in_error();
		assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
	});
	from(Stage::Completed, || {
		assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(decline(ANA.person()), Error::<Test>::UnknownOrder);
	});
}
