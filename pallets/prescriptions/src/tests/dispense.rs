// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, FillOf, OpenFills};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::Category,
	prescriptions::{FillStatus, PrescriptionTerms},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	PatientId, RecordId, UnixMillis,
};
use sp_runtime::DispatchResult;

fn dispense_with(record: RecordId) -> DispatchResult {
	let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
	Prescriptions::dispense(origin, PRESCRIPTION, 10, Some(record), None)
}

#[test]
fn counts_what_was_handed_over_and_frees_the_lock() {
	build_and_execute(|| {
		issued();
		readied();
		pass(5);
		assert_ok!(dispense_with(DISPENSE_RECORD));
		let row = fill(1);
		assert_eq!(row.status, FillStatus::Completed);
		assert_eq!((row.quantity, row.handed_over_at), (10, Some(START.plus(5))));
		assert_eq!(row.record, Some(DISPENSE_RECORD));
		assert_eq!(FillOf::<Test>::get(DISPENSE_RECORD), Some((PRESCRIPTION, 1)));
		assert_eq!(details().open, None);
		assert!(!OpenFills::<Test>::contains_key(ANA, CORNER));
		assert_eq!(details().supply.remaining(&terms()), 80);
	});
}

#[test]
fn tells_how_much_and_what_is_left() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(dispense_with(DISPENSE_RECORD));
		System::assert_last_event(
			Event::Dispensed {
				fill: key(1),
				quantity: 10,
				handed_over_at: START,
				record: Some(DISPENSE_RECORD),
				remaining: 80,
				by: by(PIA),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn hands_over_between_one_and_what_is_due() {
	build_and_execute(|| {
		issued();
		readied();
		for quantity in [0, 31, u32::MAX] {
			assert_noop!(dispense(PIA_ACCOUNT, quantity), Error::<Test>::QuantityOutOfRange);
		}
		assert_ok!(dispense(PIA_ACCOUNT, 30));
		pass(INTERVAL);
		dispensed(1);
	});
}

#[test]
fn is_for_any_pharmacist_of_the_pharmacy() {
	build_and_execute(|| {
		issued();
		readied();
		dismiss(CORNER, PIA);
		assert_noop!(dispense(PIA_ACCOUNT, 1), Error::<Test>::NotPharmacist);
		assert_ok!(dispense(PAT_ACCOUNT, 1));
	});
}

#[test]
fn is_from_ready_only() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_noop!(dispense(PIA_ACCOUNT, 1), Error::<Test>::ImpossibleFillMove);
		assert_ok!(ready(PIA_ACCOUNT));
		assert_ok!(dispense(PIA_ACCOUNT, 1));
		assert_noop!(dispense(PIA_ACCOUNT, 1), Error::<Test>::NotClaimed);
	});
}

#[test]
fn is_possible_out_of_time_while_nobody_else_claimed() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10 * CLAIM_LIFETIME);
		assert_ok!(dispense(PIA_ACCOUNT, 30));
	});
}

#[test]
fn is_dated_between_the_claim_and_now() {
	build_and_execute(|| {
		issued();
		pass(10);
		readied();
		pass(10);
		for at in [9, 21] {
			assert_noop!(dispense_at(START.plus(at)), Error::<Test>::HandedOverOutOfRange);
		}
		assert_ok!(dispense_at(START.plus(10)));
		pass(INTERVAL - 11);
		assert_noop!(claim(), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(claim());
	});
}

#[test]
fn now_is_late_enough() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10);
		assert_ok!(dispense_at(START.plus(10)));
	});
}

#[test]
fn after_the_validity_is_within_the_locks_time() {
	build_and_execute(|| {
		let short = PrescriptionTerms {
			valid_until: START.plus(UnixMillis::HOUR),
			..terms()
		};
		issued_with(short);
		readied();
		pass(CLAIM_LIFETIME);
		assert_noop!(dispense(PIA_ACCOUNT, 30), Error::<Test>::HandedOverOutOfRange);
		assert_ok!(dispense_at(START.plus(CLAIM_LIFETIME - 1)));
	});
}

#[test]
fn needs_no_record_but_if_one_a_fitting_one() {
	build_and_execute(|| {
		issued();
		readied();
		assert_noop!(dispense_with(RecordId::repeat(200)), Error::<Test>::UnknownRecord);
		let changes: [fn(&mut RecordFacts); 5] = [
			|facts| facts.patient = PatientId::repeat(77),
			|facts| facts.organisation = STATION,
			|facts| facts.category = Category::Document,
			|facts| facts.origin = RecordOrigin::PatientReported,
			|facts| facts.status = RecordStatus::EnteredInError,
		];
		for change in changes {
			let mut wrong = facts(PIA, CORNER);
			change(&mut wrong);
			add_record(DISPENSE_RECORD, wrong);
			assert_noop!(dispense_with(DISPENSE_RECORD), Error::<Test>::RecordNotFitting);
		}
		add_record(DISPENSE_RECORD, facts(PAT, CORNER));
		assert_ok!(dispense_with(DISPENSE_RECORD));
	});
}

#[test]
fn refuses_a_record_that_is_used() {
	build_and_execute(|| {
		issued();
		readied();
		assert_ok!(dispense_with(DISPENSE_RECORD));
		readied();
		assert_noop!(dispense_with(DISPENSE_RECORD), Error::<Test>::RecordUsed);
	});
}
