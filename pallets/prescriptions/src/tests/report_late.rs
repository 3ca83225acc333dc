// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	prescriptions::{FillRef, FillStatus, PrescriptionStatus, PrescriptionTerms},
	testing::FakeClock,
	Clock, PrescriptionId, UnixMillis,
};

fn late(quantity: u32) -> sp_runtime::DispatchResult {
	report_late(PIA_ACCOUNT, 1, quantity, START)
}

/// Pia has handed thirty over and did not say so; the lock is out of time, and Quinn has claimed.
fn lost_to_the_station() {
	readied();
	pass(CLAIM_LIFETIME);
	assert_ok!(claim_at_station());
	System::reset_events();
}

/// All of it at once.
fn issued_once() {
	issued_with(PrescriptionTerms {
		repeats: 0,
		..terms()
	});
}

fn at_station(fill: u32) -> FillRef {
	FillRef {
		pharmacy: STATION,
		..key(fill)
	}
}

#[test]
fn records_what_was_handed_over_before_another_claimed() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		assert_ok!(late(30));
		System::assert_last_event(
			Event::ReportedLate {
				fill: key(1),
				quantity: 30,
				handed_over_at: START,
				record: None,
				remaining: 60,
				stopped: false,
				lock: Some(at_station(2)),
				by: by(PIA),
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
		let row = fill(1);
		assert_eq!((row.status, row.quantity), (FillStatus::Completed, 30));
		assert_eq!(row.handed_over_at, Some(START));
		assert_eq!(row.reported_late_at, Some(START.plus(CLAIM_LIFETIME)));
		assert_eq!(details().supply.dispensed(), 30);
	});
}

#[test]
fn leaves_the_lock_of_another_which_waits_for_the_interval() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_ok!(late(30));
		assert_eq!(details().open, Some(2));
		assert_noop!(dispense(QUINN_ACCOUNT, 30), Error::<Test>::TooEarly);
		assert_noop!(stop_fill(QUINN_ACCOUNT, 1), Error::<Test>::TooEarly);
		pass(INTERVAL - CLAIM_LIFETIME - 1);
		assert_noop!(dispense(QUINN_ACCOUNT, 30), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(dispense(QUINN_ACCOUNT, 30));
	});
}

#[test]
fn may_leave_nothing_to_the_lock_of_another_which_can_only_be_released() {
	build_and_execute(|| {
		issued_once();
		lost_to_the_station();
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_ok!(late(30));
		assert_noop!(dispense(QUINN_ACCOUNT, 1), Error::<Test>::NothingLeft);
		assert_noop!(stop_fill(QUINN_ACCOUNT, 1), Error::<Test>::NothingLeft);
		assert_ok!(release(QUINN_ACCOUNT));
		assert_noop!(claim_at_station(), Error::<Test>::NothingLeft);
	});
}

#[test]
fn leaves_the_balance_to_the_lock_of_another() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_ok!(late(10));
		assert_noop!(dispense(QUINN_ACCOUNT, 21), Error::<Test>::QuantityOutOfRange);
		assert_ok!(dispense(QUINN_ACCOUNT, 20));
	});
}

#[test]
fn counts_also_above_what_was_prescribed() {
	build_and_execute(|| {
		issued_once();
		lost_to_the_station();
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_ok!(dispense(QUINN_ACCOUNT, 30));
		assert_ok!(late(30));
		let row = details();
		assert_eq!(row.supply.dispensed(), 60);
		assert_eq!(row.supply.remaining(&row.terms), 0);
		assert_noop!(claim(), Error::<Test>::NothingLeft);
	});
}

#[test]
fn is_undone_by_both_sides_as_any_fill() {
	build_and_execute(|| {
		issued_once();
		lost_to_the_station();
		assert_ok!(late(30));
		assert_ok!(dispute(PAT_ACCOUNT, 1));
		assert_ok!(dispute(BROOK_ACCOUNT, 1));
		assert_eq!(fill(1).status, FillStatus::EnteredInError);
		assert_ok!(ready(QUINN_ACCOUNT));
		assert_ok!(dispense(QUINN_ACCOUNT, 30));
	});
}

#[test]
fn is_of_every_lock_that_was_lost_however_it_was() {
	let losses: [fn(); 4] = [
		|| {
			assert_ok!(release(ANA_ACCOUNT));
		},
		|| {
			assert_ok!(release(PIA_ACCOUNT));
		},
		|| {
			assert_ok!(cancel(ANA_ACCOUNT));
		},
		|| {
			assert_ok!(mark_in_error(BROOK_ACCOUNT));
		},
	];
	for lose in losses {
		build_and_execute(|| {
			issued();
			readied();
			pass(1);
			lose();
			assert_ok!(late(30));
			assert_eq!(details().supply.dispensed(), 30);
		});
	}
}

#[test]
fn stops_what_was_cancelled_because_nothing_had_been_handed_out() {
	build_and_execute(|| {
		issued();
		readied();
		pass(5);
		assert_ok!(cancel(ANA_ACCOUNT));
		let reason = details().reason;
		pass(5);
		assert_ok!(late(30));
		let row = details();
		assert_eq!(row.status, PrescriptionStatus::Stopped);
		assert_eq!((row.halted_at, row.reason), (Some(START.plus(5)), reason));
		let Some(crate::mock::RuntimeEvent::Prescriptions(Event::ReportedLate { stopped, .. })) =
			System::events().pop().map(|record| record.event)
		else {
			panic!("a late report tells");
		};
		assert!(stopped);
	});
}

#[test]
fn is_for_live_pharmacists_of_the_fills_pharmacy_barred_or_not() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		for account in [QUINN_ACCOUNT, KIM_ACCOUNT, BROOK_ACCOUNT, ANA_ACCOUNT] {
			assert_noop!(report_late(account, 1, 30, START), Error::<Test>::NotPharmacist);
		}
		assert_ok!(bar(ANA_ACCOUNT, CORNER));
		assert_ok!(report_late(PAT_ACCOUNT, 1, 30, START));
	});
}

#[test]
fn is_of_a_fill_that_there_is_and_that_has_lost_the_lock_and_happens_once() {
	build_and_execute(|| {
		issued();
		assert_noop!(late(30), Error::<Test>::UnknownFill);
		readied();
		assert_noop!(late(30), Error::<Test>::ImpossibleFillMove);
		assert_ok!(dispense(PIA_ACCOUNT, 10));
		assert_noop!(late(30), Error::<Test>::ImpossibleFillMove);
		assert_ok!(claim_at_station());
		pass(CLAIM_LIFETIME);
		assert_ok!(claim());
		let at = START.plus(1);
		assert_ok!(report_late(QUINN_ACCOUNT, 2, 20, at));
		assert_noop!(
			report_late(QUINN_ACCOUNT, 2, 20, at),
			Error::<Test>::ImpossibleFillMove
		);
		assert_ok!(decline(PIA_ACCOUNT));
		assert_noop!(
			report_late(PIA_ACCOUNT, 3, 1, FakeClock::now()),
			Error::<Test>::ImpossibleFillMove
		);
	});
}

#[test]
fn is_dated_while_the_lock_held() {
	build_and_execute(|| {
		pass(10);
		issued();
		lost_to_the_station();
		let lost = START.plus(10 + CLAIM_LIFETIME);
		for at in [START.plus(9), lost, lost.plus(1)] {
			assert_noop!(
				report_late(PIA_ACCOUNT, 1, 30, at),
				Error::<Test>::HandedOverOutOfRange
			);
		}
		assert_ok!(report_late(PIA_ACCOUNT, 1, 30, UnixMillis(lost.0 - 1)));
	});
}

#[test]
fn is_not_of_what_was_handed_over_while_the_prescription_was_halted() {
	build_and_execute(|| {
		issued();
		readied();
		pass(10);
		assert_ok!(hold(BROOK_ACCOUNT));
		pass(10);
		assert_ok!(release(PIA_ACCOUNT));
		assert_noop!(
			report_late(PIA_ACCOUNT, 1, 30, START.plus(10)),
			Error::<Test>::HandedOverOutOfRange
		);
		assert_ok!(report_late(PIA_ACCOUNT, 1, 30, START.plus(9)));
	});
}

#[test]
fn is_possible_for_a_time() {
	for (more, fine) in [(LATE_REPORT_LIFETIME, false), (LATE_REPORT_LIFETIME - 1, true)] {
		build_and_execute(|| {
			issued();
			lost_to_the_station();
			pass(more);
			if fine {
				assert_ok!(late(30));
			} else {
				assert_noop!(late(30), Error::<Test>::TooLate);
			}
		});
	}
}

#[test]
fn is_of_something_and_of_one_full_fill_at_most() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		for quantity in [0, 31] {
			assert_noop!(late(quantity), Error::<Test>::QuantityOutOfRange);
		}
		assert_ok!(late(30));
	});
}

#[test]
fn may_name_the_record_of_it() {
	build_and_execute(|| {
		issued();
		lost_to_the_station();
		let with = |record| {
			let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
			Prescriptions::report_late(origin, PRESCRIPTION, 1, 30, Some(record), START)
		};
		assert_noop!(with(STATION_RECORD), Error::<Test>::RecordNotFitting);
		assert_ok!(with(DISPENSE_RECORD));
		assert_eq!(
			crate::FillOf::<Test>::get(DISPENSE_RECORD),
			Some((PRESCRIPTION, 1))
		);
	});
}

#[test]
fn of_an_unknown_prescription_is_refused() {
	build_and_execute(|| {
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		assert_noop!(
			Prescriptions::report_late(origin, PrescriptionId::repeat(99), 1, 1, None, START),
			Error::<Test>::UnknownPrescription
		);
	});
}
