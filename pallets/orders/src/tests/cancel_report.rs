// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{care::Reason, orders::ReportStatus, PersonId, RecordId};
use sp_runtime::DispatchResult;

fn cancel(person: PersonId) -> DispatchResult {
	Orders::cancel_report(by(person), REPORT, Reason::Unavailable)
}

#[test]
fn gives_a_pending_report_up() {
	from(Stage::Registered, || {
		assert_ok!(cancel(TESS));
		assert_eq!(report().status, ReportStatus::Cancelled);
		assert_eq!((order().pending_reports, order().final_reports), (0, 0));
		assert_told(Event::ReportCancelled {
			order: ORDER,
			patient: ANA,
			record: REPORT,
			reason: Reason::Unavailable,
			by: acted(TESS),
		});
	});
}

#[test]
fn technicians_and_doctors_of_the_laboratory_may_and_nobody_else() {
	for person in [TESS, PAUL, DAN] {
		from(Stage::Registered, || {
			assert_ok!(cancel(person));
		});
	}
	from(Stage::Registered, || {
		for person in [CLEO, LEO, BROOK, CARA, ANA.person()] {
			assert_noop!(cancel(person), Error::<Test>::NotOfLaboratory);
		}
	});
}

#[test]
fn before_final_only_and_once() {
	for early in [ReportStatus::Partial, ReportStatus::Preliminary] {
		from(Stage::Registered, || {
			advance(early);
			assert_ok!(cancel(TESS));
			assert_noop!(cancel(TESS), Error::<Test>::NoSuchMove);
		});
	}
	from(Stage::Final, || {
		assert_noop!(cancel(PAUL), Error::<Test>::NoSuchMove);
		for changed in [
			ReportStatus::Amended,
			ReportStatus::Corrected,
			ReportStatus::Appended,
		] {
			advance(changed);
			assert_noop!(cancel(PAUL), Error::<Test>::NoSuchMove);
		}
	});
	from(Stage::Registered, || {
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		assert_noop!(cancel(TESS), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn whatever_became_of_the_order() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Registered, || {
			end();
			let before = status();
			assert_ok!(cancel(TESS));
			assert_eq!(status(), before);
		});
	}
}

#[test]
fn the_report_must_exist() {
	from(Stage::Accepted, || {
		let unknown = Orders::cancel_report(by(TESS), RecordId::repeat(200), Reason::Other);
		assert_noop!(unknown, Error::<Test>::UnknownReport);
	});
}
