// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::Category,
	orders::{ReportStatus, ReportStep, MAX_REPORTS_PER_ORDER},
	records::{RecordOrigin, RecordStatus},
	roles::{MembershipStatus, OrganisationStatus},
	PersonId, RecordId,
};
use sp_runtime::DispatchResult;

fn register(person: PersonId) -> DispatchResult {
	Orders::register_report(by(person), ORDER, REPORT)
}

#[test]
fn begins_a_report_with_the_version_that_its_record_has() {
	from(Stage::Accepted, || {
		amend(REPORT);
		assert_ok!(register(TESS));
		let row = report();
		assert_eq!((row.order, row.laboratory), (ORDER, LAB));
		assert_eq!(row.status, ReportStatus::Registered);
		let step = ReportStep {
			status: ReportStatus::Registered,
			version: 2,
			by: TESS,
			at: NOW,
		};
		assert_eq!(row.steps.to_vec(), vec![step]);
		assert_eq!(order().reports.to_vec(), vec![REPORT]);
		assert_told(Event::ReportRegistered {
			order: ORDER,
			patient: ANA,
			record: REPORT,
			version: 2,
			laboratory: LAB,
			by: acted(TESS),
		});
	});
}

#[test]
fn technicians_and_doctors_of_the_laboratory_may_and_nobody_else() {
	for person in [TESS, PAUL, DAN] {
		from(Stage::Accepted, || {
			assert_ok!(register(person));
		});
	}
	from(Stage::Accepted, || {
		for person in [CLEO, LEO, BROOK, CARA, ANA.person()] {
			assert_noop!(register(person), Error::<Test>::NotOfLaboratory);
		}
	});
}

#[test]
fn the_membership_must_be_live() {
	from(Stage::Accepted, || {
		change_member(LAB, TESS, |member| member.status = MembershipStatus::Suspended);
		assert_noop!(register(TESS), Error::<Test>::NotOfLaboratory);
		set_status(LAB, OrganisationStatus::Suspended);
		assert_noop!(register(PAUL), Error::<Test>::NotOfLaboratory);
	});
}

#[test]
fn in_house_the_ordering_doctor_may() {
	from(Stage::Open, || {
		assert_ok!(Orders::assign(by(BROOK), ORDER, SOUTH));
		assert_ok!(Orders::accept(by(BROOK), ORDER));
		add_record(REPORT, BROOK, SOUTH);
		for person in [NINA, DORA] {
			assert_noop!(register(person), Error::<Test>::NotOfLaboratory);
		}
		assert_ok!(register(BROOK));
	});
}

#[test]
fn not_before_the_laboratory_has_accepted() {
	for stage in [Stage::Open, Stage::Asked] {
		from(stage, || {
			assert_noop!(register(TESS), Error::<Test>::NotAccepted);
		});
	}
}

#[test]
fn needs_an_active_order() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Accepted, || {
			end();
			assert_noop!(register(TESS), Error::<Test>::NotActive);
		});
	}
	from(Stage::Completed, || {
		let late = Orders::register_report(by(TESS), ORDER, OTHER_REPORT);
		assert_noop!(late, Error::<Test>::NotActive);
	});
}

#[test]
fn the_record_must_be_one_that_can_be_this_report() {
	from(Stage::Accepted, || {
		let unknown = Orders::register_report(by(TESS), ORDER, RecordId::repeat(200));
		assert_noop!(unknown, Error::<Test>::UnknownRecord);
		change_record(REPORT, |facts| facts.patient = EVA);
		assert_noop!(register(TESS), Error::<Test>::RecordOfOtherPatient);
		add_record(REPORT, TESS, OTHER_LAB);
		assert_noop!(register(TESS), Error::<Test>::RecordOfOtherAuthor);
		add_record(REPORT, TESS, LAB);
		change_record(REPORT, |facts| facts.origin = RecordOrigin::Imported);
		assert_noop!(register(TESS), Error::<Test>::RecordOfOtherAuthor);
		add_record(REPORT, TESS, LAB);
		change_record(REPORT, |facts| facts.status = RecordStatus::Erased);
		assert_noop!(register(TESS), Error::<Test>::RecordNotCurrent);
		add_record(REPORT, TESS, LAB);
		change_record(REPORT, |facts| facts.category = Category::Condition);
		assert_noop!(register(TESS), Error::<Test>::WrongCategory);
		add_record(REPORT, TESS, LAB);
		assert_ok!(register(PAUL));
		assert_noop!(register(PAUL), Error::<Test>::RecordInUse);
	});
}

#[test]
fn there_is_room_for_so_many_and_no_more() {
	from(Stage::Accepted, || {
		for index in 0..MAX_REPORTS_PER_ORDER {
			let record = RecordId::repeat(150 + index as u8);
			add_record(record, TESS, LAB);
			assert_ok!(Orders::register_report(by(TESS), ORDER, record));
		}
		assert_noop!(register(TESS), Error::<Test>::TooManyReports);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(register(TESS), Error::<Test>::UnknownOrder);
	});
}
