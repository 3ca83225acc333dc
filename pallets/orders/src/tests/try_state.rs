// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each invariant is broken once, by hand, to see that it is checked.

use crate::{
	mock::*, LiveOrdersOf, OpenAt, OpenWorkAt, OrderCount, OrdersBy, OrdersByCount, OrdersMade, OrdersOf,
	RecordUses, Reports,
};
use salus_primitives::orders::{
	Assignment, OrderDetails, OrderStatus, RecordPart, RecordUse, ReportDetails, ReportStatus,
};
use sp_runtime::TryRuntimeError;

fn complains(about: &'static str, stage: Stage, broken: impl FnOnce()) {
	from(stage, || {
		Orders::do_try_state().unwrap();
		// The check at the end of every test would complain as well: it gets what was there before.
		let complaint = frame_support::storage::with_transaction(|| {
			broken();
			let complaint = Orders::do_try_state();
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(complaint))
		});
		assert_eq!(complaint, Ok(Err(TryRuntimeError::Other(about))));
	});
}

fn change(change: impl FnOnce(&mut OrderDetails)) {
	crate::Orders::<Test>::mutate(ORDER, |row| change(row.as_mut().unwrap()));
}

fn change_report(change: impl FnOnce(&mut ReportDetails)) {
	Reports::<Test>::mutate(REPORT, |row| change(row.as_mut().unwrap()));
}

#[test]
fn of_a_time_of_completion_without_completion() {
	let about = "1: a time of completion without completion, or none with it";
	complains(about, Stage::Final, || change(|row| row.completed_at = Some(NOW)));
	complains(about, Stage::Completed, || change(|row| row.completed_at = None));
}

#[test]
fn of_an_order_on_hold_with_a_final_report() {
	complains("1: put off although a report is final", Stage::Final, || {
		change(|row| row.status = OrderStatus::OnHold)
	});
}

#[test]
fn of_reports_without_a_laboratory() {
	complains(
		"1: reports without a laboratory that accepted",
		Stage::Registered,
		|| change(|row| row.assignment = Assignment::Open),
	);
}

#[test]
fn of_a_record_that_is_not_noted() {
	let about = "2: a record that is not noted as used by its order";
	complains(about, Stage::Open, || RecordUses::<Test>::remove(REQUEST));
	complains(about, Stage::Registered, || {
		RecordUses::<Test>::mutate(REPORT, |used| used.as_mut().unwrap().part = RecordPart::Request)
	});
}

#[test]
fn of_a_record_that_no_order_names() {
	complains(
		"2: a record noted as used that no order names, or named twice",
		Stage::Open,
		|| {
			let used = RecordUse {
				order: ORDER,
				part: RecordPart::Request,
			};
			RecordUses::<Test>::insert(OTHER_REQUEST, used);
		},
	);
}

#[test]
fn of_reports_without_rows_and_rows_without_orders() {
	complains("3: a report without a row", Stage::Registered, || {
		Reports::<Test>::remove(REPORT)
	});
	complains("3: a report that no order names", Stage::Registered, || {
		Reports::<Test>::insert(OTHER_REPORT, report())
	});
}

#[test]
fn of_a_report_of_another_order_or_laboratory() {
	let about = "3: a report of another order or laboratory";
	complains(about, Stage::Registered, || {
		change_report(|row| row.order = OTHER_ORDER)
	});
	complains(about, Stage::Registered, || {
		change_report(|row| row.laboratory = OTHER_LAB)
	});
}

#[test]
fn of_reports_that_are_counted_wrong() {
	let about = "3: reports that are counted wrong";
	complains(about, Stage::Registered, || change(|row| row.pending_reports = 0));
	complains(about, Stage::Final, || change(|row| row.final_reports = 2));
}

#[test]
fn of_a_report_that_does_not_begin_with_its_registration() {
	complains("4: a report without a step", Stage::Registered, || {
		change_report(|row| row.steps.clear())
	});
	complains(
		"4: a report that does not begin with its registration",
		Stage::Final,
		|| {
			change_report(|row| {
				row.steps.remove(0);
			})
		},
	);
}

#[test]
fn of_a_step_that_could_not_follow() {
	let about = "4: a step that could not follow the one before";
	complains(about, Stage::Final, || {
		change_report(|row| row.steps[1].status = ReportStatus::Amended)
	});
	complains(about, Stage::Final, || {
		change_report(|row| row.steps[1].version = 1)
	});
	complains(about, Stage::Final, || {
		change_report(|row| row.steps[0].at = NOW.plus(1))
	});
}

#[test]
fn of_a_status_that_no_step_led_to() {
	complains("4: a status that no step led to", Stage::Final, || {
		change_report(|row| row.status = ReportStatus::Corrected)
	});
}

/// The key of the first order's place.
fn first() -> crate::types::Place {
	u64::MAX.to_be_bytes()
}

#[test]
fn of_an_order_that_is_not_in_its_place() {
	let about = "5: an order that is not in its place";
	complains(about, Stage::Asked, || OpenAt::<Test>::remove(LAB, first()));
	complains(about, Stage::Asked, || {
		OpenAt::<Test>::insert(LAB, first(), OTHER_ORDER)
	});
	complains(about, Stage::Asked, OrdersMade::<Test>::kill);
}

#[test]
fn of_a_place_that_no_order_has() {
	let about = "5: a place that no order has";
	complains(about, Stage::Asked, || OpenAt::<Test>::insert(LAB, [0; 8], ORDER));
	complains(about, Stage::Completed, || {
		OpenAt::<Test>::insert(LAB, first(), ORDER)
	});
}

#[test]
fn of_open_work_that_is_noted_wrong() {
	let about = "6: open work that is not noted";
	complains(about, Stage::Accepted, || OpenWorkAt::<Test>::remove(LAB, ANA));
	complains("6: an empty list of open work", Stage::Asked, || {
		OpenWorkAt::<Test>::insert(LAB, ANA, frame_support::BoundedVec::new())
	});
	complains(
		"6: open work that differs from its order",
		Stage::Accepted,
		|| OpenWorkAt::<Test>::mutate(LAB, ANA, |list| list[0].until = NOW),
	);
	complains("6: open work noted twice", Stage::Accepted, || {
		OpenWorkAt::<Test>::mutate(LAB, ANA, |list| list.try_push(list[0]).unwrap())
	});
	complains("6: open work on no order", Stage::Accepted, || {
		OpenWorkAt::<Test>::mutate(LAB, ANA, |list| list[0].order = OTHER_ORDER)
	});
}

#[test]
fn of_live_orders_that_are_noted_wrong() {
	complains("8: a live order that is not noted", Stage::Accepted, || {
		LiveOrdersOf::<Test>::remove(ANA)
	});
	complains("8: an empty list of live orders", Stage::Accepted, || {
		LiveOrdersOf::<Test>::insert(EVA, frame_support::BoundedVec::new())
	});
	complains(
		"8: a live order that differs from its row",
		Stage::Accepted,
		|| LiveOrdersOf::<Test>::mutate(ANA, |list| list[0].is_open = false),
	);
	complains("8: a live order noted twice", Stage::Accepted, || {
		LiveOrdersOf::<Test>::mutate(ANA, |list| list.try_push(list[0]).unwrap())
	});
	complains("8: a live order without a row", Stage::Accepted, || {
		LiveOrdersOf::<Test>::mutate(ANA, |list| list[0].order = OTHER_ORDER)
	});
}

#[test]
fn of_times_of_what_did_not_happen() {
	let about = "1: a time of a final report without one, or none with it";
	complains(about, Stage::Registered, || {
		change(|row| row.last_final_at = Some(NOW))
	});
	complains(about, Stage::Final, || change(|row| row.last_final_at = None));
	complains("1: open although it was declined", Stage::Registered, || {
		change(|row| row.declined_at = Some(NOW))
	});
}

#[test]
fn of_lists_that_are_wrong() {
	complains("7: a listed order has no row", Stage::Open, || {
		OrdersOf::<Test>::insert(ANA, 0, OTHER_ORDER)
	});
	let about = "7: listed for the wrong patient or past the count";
	complains(about, Stage::Open, || OrdersOf::<Test>::insert(ANA, 1, ORDER));
	complains(about, Stage::Open, || OrdersOf::<Test>::insert(EVA, 0, ORDER));
	complains("7: an order listed twice", Stage::Open, || {
		OrdersOf::<Test>::insert(ANA, 1, ORDER);
		OrderCount::<Test>::insert(ANA, 2);
	});
	complains(
		"7: an order that is not listed, or a count that differs from its list",
		Stage::Open,
		|| OrdersOf::<Test>::remove(ANA, 0),
	);
}

#[test]
fn of_a_requesters_lists_that_are_wrong() {
	complains("7: a listed order has no row", Stage::Open, || {
		OrdersBy::<Test>::insert(BROOK, 0, OTHER_ORDER)
	});
	let about = "7: listed for the wrong requester or past the count";
	complains(about, Stage::Open, || OrdersBy::<Test>::insert(BROOK, 1, ORDER));
	complains(about, Stage::Open, || OrdersBy::<Test>::insert(CARA, 0, ORDER));
	complains("7: an order listed twice for its requester", Stage::Open, || {
		OrdersBy::<Test>::insert(BROOK, 1, ORDER);
		OrdersByCount::<Test>::insert(BROOK, 2);
	});
	complains(
		"7: an order that is not listed, or a count that differs from its list",
		Stage::Open,
		|| OrdersBy::<Test>::remove(BROOK, 0),
	);
}
