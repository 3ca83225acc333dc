// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::Reason,
	orders::{OrderStatus, ReportStatus},
	RecordId,
};

#[test]
fn opens_a_completed_order_again() {
	from(Stage::Completed, || {
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_eq!(report().status, ReportStatus::EnteredInError);
		assert_eq!((status(), order().completed_at), (OrderStatus::Active, None));
		assert_eq!((order().pending_reports, order().final_reports), (0, 0));
		assert_told(Event::ReportMarkedInError {
			order: ORDER,
			patient: ANA,
			record: REPORT,
			old: ReportStatus::Final,
			reopens: true,
			by: acted(PAUL),
		});
	});
}

#[test]
fn another_report_may_take_its_place() {
	from(Stage::Completed, || {
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
		amend(OTHER_REPORT);
		assert_ok!(Orders::advance_report(
			by(PAUL),
			OTHER_REPORT,
			ReportStatus::Final,
			true
		));
		assert_eq!(status(), OrderStatus::Completed);
	});
}

#[test]
fn leaves_an_order_alone_that_was_not_completed() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Registered, || {
			end();
			System::reset_events();
			let before = status();
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_eq!(status(), before);
			assert_told(Event::ReportMarkedInError {
				order: ORDER,
				patient: ANA,
				record: REPORT,
				old: ReportStatus::Registered,
				reopens: false,
				by: acted(PAUL),
			});
		});
	}
}

#[test]
fn from_any_status_and_once() {
	for early in [
		ReportStatus::Partial,
		ReportStatus::Preliminary,
		ReportStatus::Final,
	] {
		from(Stage::Registered, || {
			advance(early);
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_noop!(
				Orders::mark_report_in_error(by(PAUL), REPORT),
				Error::<Test>::NoSuchMove
			);
		});
	}
	for late in [
		ReportStatus::Amended,
		ReportStatus::Corrected,
		ReportStatus::Appended,
	] {
		from(Stage::Final, || {
			advance(late);
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		});
	}
	from(Stage::Registered, || {
		assert_ok!(Orders::cancel_report(by(TESS), REPORT, Reason::Other));
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
	});
}

#[test]
fn only_members_of_the_laboratory_who_may_verify() {
	from(Stage::Final, || {
		for person in [TESS, DAN] {
			assert_noop!(
				Orders::mark_report_in_error(by(person), REPORT),
				Error::<Test>::NotVerifying
			);
		}
		for person in [CLEO, LEO, BROOK, CARA, ANA.person()] {
			assert_noop!(
				Orders::mark_report_in_error(by(person), REPORT),
				Error::<Test>::NotOfLaboratory
			);
		}
	});
}

#[test]
fn in_house_the_requester_may_and_a_doctor_with_cover() {
	from(Stage::Open, || {
		add_record(REPORT, BROOK, SOUTH);
		assert_ok!(Orders::assign(by(BROOK), ORDER, SOUTH));
		assert_ok!(Orders::accept(by(BROOK), ORDER));
		assert_ok!(Orders::register_report(by(BROOK), ORDER, REPORT));
		for person in [NINA, DORA] {
			assert_noop!(
				Orders::mark_report_in_error(by(person), REPORT),
				Error::<Test>::NotOfLaboratory
			);
		}
		assert_ok!(Orders::mark_report_in_error(by(CARA), REPORT));
	});
}

#[test]
fn the_report_must_exist() {
	from(Stage::Accepted, || {
		let unknown = Orders::mark_report_in_error(by(PAUL), RecordId::repeat(200));
		assert_noop!(unknown, Error::<Test>::UnknownReport);
	});
}
