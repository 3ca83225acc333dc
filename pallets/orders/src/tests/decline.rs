// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason,
	orders::{OrderStatus, ReportStatus},
	testing::FakeClock,
	PersonId, RecordId,
};
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
			status: OrderStatus::Revoked,
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
fn whatever_was_reported() {
	for stage in [Stage::Open, Stage::Asked, Stage::Accepted, Stage::Registered] {
		from(stage, || {
			assert_ok!(decline(ANA.person()));
			assert_eq!(status(), OrderStatus::Revoked);
		});
	}
	for stage in [Stage::Final, Stage::Completed] {
		from(stage, || {
			let before = order().completed_at;
			FakeClock::set(NOW.plus(5));
			assert_ok!(decline(ANA.person()));
			assert_eq!(status(), OrderStatus::Completed);
			assert_eq!(order().completed_at, before.or(Some(NOW.plus(5))));
			assert_eq!(order().declined_at, Some(NOW.plus(5)));
			assert_told(Event::Declined {
				order: ORDER,
				patient: ANA,
				status: OrderStatus::Completed,
				by: acted(ANA.person()),
			});
		});
	}
}

#[test]
fn once_and_not_of_what_is_over_anyway() {
	from(Stage::Accepted, || {
		hold();
		assert_ok!(decline(ANA.person()));
		assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
	});
	from(Stage::Completed, || {
		assert_ok!(decline(ANA.person()));
		assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
	});
	for end in [revoke, mark_in_error] {
		from(Stage::Accepted, || {
			end();
			assert_noop!(decline(ANA.person()), Error::<Test>::NoSuchMove);
		});
	}
}

#[test]
fn ends_reports_that_are_pending_and_leaves_those_that_are_final() {
	from(Stage::Final, || {
		assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
		assert_ok!(decline(ANA.person()));
		for record in [REPORT, OTHER_REPORT] {
			amend(record);
		}
		let ended = Orders::advance_report(by(PAUL), OTHER_REPORT, ReportStatus::Final, false);
		assert_noop!(ended, Error::<Test>::NotActive);
		let third = RecordId::repeat(94);
		add_record(third, TESS, LAB);
		let another = Orders::register_report(by(TESS), ORDER, third);
		assert_noop!(another, Error::<Test>::NotActive);
		assert_ok!(Orders::cancel_report(
			by(TESS),
			OTHER_REPORT,
			Reason::PatientRequest
		));
		assert_ok!(Orders::advance_report(
			by(PAUL),
			REPORT,
			ReportStatus::Corrected,
			false
		));
	});
}

#[test]
fn is_not_undone_by_a_report_that_was_an_error() {
	from(Stage::Completed, || {
		assert_ok!(decline(ANA.person()));
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_eq!(status(), OrderStatus::Completed);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(decline(ANA.person()), Error::<Test>::UnknownOrder);
	});
}
