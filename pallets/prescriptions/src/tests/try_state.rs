// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each invariant is broken once, by hand, to see that it is checked.

use crate::{
	mock::*, FillCount, FillOf, Fills, FillsOf, OpenFills, PrescriptionCount, PrescriptionOf, PrescriptionsOf,
};
use frame_support::assert_ok;
use salus_primitives::{
	prescriptions::{FillDetails, FillStatus, Part, PrescriptionDetails, PrescriptionStatus},
	PatientId,
};
use sp_runtime::TryRuntimeError;

/// Of a prescription with a completed fill and an open one.
fn complains(about: &'static str, broken: impl FnOnce()) {
	new_ext().execute_with(|| {
		issued();
		readied();
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		assert_ok!(Prescriptions::dispense(
			origin,
			PRESCRIPTION,
			10,
			Some(DISPENSE_RECORD),
			None
		));
		claimed();
		Prescriptions::do_try_state().unwrap();
		broken();
		assert_eq!(Prescriptions::do_try_state(), Err(TryRuntimeError::Other(about)));
	});
}

fn change(change: impl FnOnce(&mut PrescriptionDetails)) {
	crate::Prescriptions::<Test>::mutate(PRESCRIPTION, |details| change(details.as_mut().unwrap()));
}

fn change_fill(number: u32, change: impl FnOnce(&mut FillDetails)) {
	Fills::<Test>::mutate(PRESCRIPTION, number, |fill| change(fill.as_mut().unwrap()));
}

#[test]
fn of_a_prescription() {
	complains("1: terms that cannot be", || change(|row| row.terms.quantity = 0));
	complains("1: halted, or not, against its status", || {
		change(|row| row.halted_at = Some(START))
	});
	complains("1: halted, or not, against its status", || {
		change(|row| row.status = PrescriptionStatus::OnHold)
	});
	complains("1: cancelled though something was handed out", || {
		change(|row| row.status = PrescriptionStatus::Cancelled)
	});
	complains("1: renews another patient's, or none", || {
		change(|row| row.renews = Some(OTHER_PRESCRIPTION))
	});
}

#[test]
fn of_the_numbers_of_fills() {
	complains("2: a fill is missing", || change(|row| row.fills = 3));
	complains("6: a fill that no prescription counts", || {
		Fills::<Test>::insert(PRESCRIPTION, 7, fill(1))
	});
}

#[test]
fn of_the_lock() {
	let wrong = "3: an open fill without the lock, or a lock without an open fill";
	complains(wrong, || change(|row| row.open = None));
	complains(wrong, || change(|row| row.open = Some(1)));
	complains(wrong, || change_fill(1, |row| row.status = FillStatus::OnHold));
	complains("3: a lock on what has ended", || {
		change(|row| row.status = PrescriptionStatus::EnteredInError)
	});
}

#[test]
fn of_the_supply() {
	complains("4: what counts differs from what was handed over", || {
		change_fill(1, |row| row.quantity = 11)
	});
	complains("4: what counts differs from what was handed over", || {
		change(|row| assert_eq!(row.supply.restore(1), Some(10)))
	});
	complains("4: more was handed out than prescribed", || {
		change(|row| (row.terms.quantity, row.terms.repeats) = (9, 0))
	});
	complains("4: a part handed over before the one before", || {
		let at = salus_primitives::UnixMillis(1);
		change(|row| {
			let part = Part {
				fill: 2,
				quantity: 1,
				at,
			};
			row.supply.count(&row.terms, part).unwrap();
			row.open = None;
		});
		change_fill(2, |row| {
			row.status = FillStatus::Completed;
			(row.quantity, row.handed_over_at) = (1, Some(at));
		});
	});
}

#[test]
fn of_a_fill() {
	complains("5: handed over, or not, against its status", || {
		change_fill(2, |row| row.handed_over_at = Some(START))
	});
	complains("5: handed over, or not, against its status", || {
		change_fill(2, |row| row.quantity = 1)
	});
	complains("5: a record of what was not handed over", || {
		change_fill(2, |row| row.record = Some(STATION_RECORD))
	});
	complains("5: in error, or not, against what both sides say", || {
		change_fill(1, |row| {
			row.disputes.pharmacy = Some(PIA);
			row.disputes.prescriber = Some(BROOK);
		})
	});
	complains("5: ready, or not, against its status", || {
		change_fill(1, |row| row.ready_at = None)
	});
	complains("5: ready, or not, against its status", || {
		change_fill(2, |row| row.ready_at = Some(START))
	});
	complains("5: one person spoke for both sides", || {
		assert_ok!(dispute(PIA_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		change_fill(1, |row| row.disputes.prescriber = Some(PIA));
	});
}

#[test]
fn of_tasks() {
	complains("7: an empty list of tasks", || {
		OpenFills::<Test>::insert(ANA, STATION, frame_support::BoundedVec::new())
	});
	complains("7: a lock without its task, or with two", || {
		OpenFills::<Test>::remove(ANA, CORNER)
	});
	complains("7: a task that differs from its lock", || {
		let tasks = OpenFills::<Test>::take(ANA, CORNER);
		OpenFills::<Test>::insert(ANA, STATION, tasks);
	});
	complains("7: a task that differs from its lock", || {
		OpenFills::<Test>::mutate(ANA, CORNER, |tasks| tasks[0].expires_at.0 += 1)
	});
	complains("7: a task without a row", || {
		OpenFills::<Test>::mutate(ANA, CORNER, |tasks| tasks[0].prescription = OTHER_PRESCRIPTION)
	});
}

#[test]
fn of_records() {
	complains("8: a prescription that its record does not find", || {
		PrescriptionOf::<Test>::remove(RECORD)
	});
	complains("8: a fill that its record does not find", || {
		FillOf::<Test>::remove(DISPENSE_RECORD)
	});
	complains("8: a record of a prescription and of a fill", || {
		PrescriptionOf::<Test>::insert(DISPENSE_RECORD, PRESCRIPTION)
	});
	complains("8: a record that finds what is not there", || {
		PrescriptionOf::<Test>::insert(OTHER_RECORD, PRESCRIPTION)
	});
	complains("8: a record that finds what is not there", || {
		FillOf::<Test>::insert(OTHER_RECORD, (PRESCRIPTION, 1))
	});
}

#[test]
fn of_the_patients_lists() {
	complains("9: a listed prescription has no row", || {
		PrescriptionsOf::<Test>::insert(ANA, 0, OTHER_PRESCRIPTION)
	});
	complains("9: listed for the wrong patient or past the count", || {
		PrescriptionsOf::<Test>::insert(PatientId::repeat(77), 0, PRESCRIPTION)
	});
	complains("9: a prescription listed twice", || {
		PrescriptionsOf::<Test>::insert(ANA, 1, PRESCRIPTION);
		PrescriptionCount::<Test>::insert(ANA, 2);
	});
	complains(
		"9: a prescription that is not listed, or a count that differs from its list",
		|| PrescriptionsOf::<Test>::remove(ANA, 0),
	);
}

#[test]
fn of_the_pharmacies_lists() {
	complains("10: a listed fill has no row", || {
		FillsOf::<Test>::insert(CORNER, 0, (PRESCRIPTION, 9))
	});
	complains(
		"10: listed for the wrong pharmacy, at another place or past the count",
		|| FillsOf::<Test>::insert(STATION, 0, (PRESCRIPTION, 1)),
	);
	complains(
		"10: listed for the wrong pharmacy, at another place or past the count",
		|| {
			FillsOf::<Test>::insert(CORNER, 2, (PRESCRIPTION, 1));
			FillCount::<Test>::insert(CORNER, 3);
		},
	);
	complains(
		"10: a fill that is not listed, or a count that differs from its list",
		|| FillsOf::<Test>::remove(CORNER, 1),
	);
}

#[test]
fn of_places_among_the_open_fills() {
	complains(
		"10: listed among the open ones, or not, against its status",
		|| crate::OpenFillsAt::<Test>::insert(CORNER, 0, (PRESCRIPTION, 1)),
	);
	complains("10: a place among the open ones that no fill has", || {
		crate::OpenFillsAt::<Test>::insert(STATION, 0, (PRESCRIPTION, 2))
	});
}

#[test]
fn of_a_pharmacy_that_claimed_and_is_no_party() {
	complains("10: a pharmacy that claimed and is no party", || {
		crate::Claimants::<Test>::remove(PRESCRIPTION, CORNER)
	});
}

#[test]
fn of_late_reports() {
	complains("5: a late report of what was not handed over", || {
		change_fill(2, |fill| fill.reported_late_at = Some(START))
	});
}
