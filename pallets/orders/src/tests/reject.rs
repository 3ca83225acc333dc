// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	care::{Reason, TaskFacts},
	orders::{Assignment, OrderStatus, ReportStatus},
	roles::{Credential, Credentials, Profession},
	views::Listing,
	OrganisationId, PersonId, RecordId,
};
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
fn not_before_it_is_asked_and_once() {
	from(Stage::Open, || {
		assert_noop!(reject(TESS), Error::<Test>::NotAssigned);
	});
	for stage in [Stage::Asked, Stage::Accepted] {
		from(stage, || {
			assert_ok!(reject(TESS));
			assert_noop!(reject(TESS), Error::<Test>::NotAssigned);
		});
	}
}

#[test]
fn an_order_on_hold_may_be_turned_down_and_one_that_is_over_may_not() {
	from(Stage::Asked, || {
		hold();
		assert_ok!(reject(TESS));
	});
	for stage in [Stage::Asked, Stage::Accepted] {
		for end in [revoke, mark_in_error] {
			from(stage, || {
				end();
				assert_noop!(reject(TESS), Error::<Test>::NoSuchMove);
			});
		}
	}
	from(Stage::Completed, || {
		assert_noop!(reject(TESS), Error::<Test>::NoSuchMove);
	});
}

mod after_it_was_accepted {
	use super::*;

	fn cancel_report() {
		Orders::cancel_report(by(TESS), REPORT, Reason::Unavailable).unwrap();
	}

	/// What a technician may do with a record, or with a new one.
	fn of(laboratory: OrganisationId, person: PersonId, record: Option<RecordId>) -> TaskFacts {
		task(laboratory, person, Profession::LaboratoryTechnician, record)
	}

	#[test]
	fn the_order_is_open_again() {
		from(Stage::Accepted, || {
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
			from(Stage::Accepted, || {
				assert_ok!(reject(person));
			});
		}
		from(Stage::Accepted, || {
			for person in [CLEO, LEO, BROOK, CARA, ANA.person()] {
				assert_noop!(reject(person), Error::<Test>::NotOfLaboratory);
			}
		});
	}

	#[test]
	fn the_membership_must_be_live() {
		from(Stage::Accepted, || {
			change_member(LAB, TESS, |member| member.valid_until = NOW);
			assert_noop!(reject(TESS), Error::<Test>::NotOfLaboratory);
			change_member(LAB, TESS, |member| member.valid_until = NOW.plus(1));
			assert_ok!(reject(TESS));
		});
	}

	#[test]
	fn also_on_hold() {
		from(Stage::Accepted, || {
			hold();
			assert_ok!(reject(TESS));
			assert_eq!(order().assignment, Assignment::Open);
		});
	}

	#[test]
	fn not_while_a_report_is_pending() {
		for to in [None, Some(ReportStatus::Partial), Some(ReportStatus::Preliminary)] {
			from(Stage::Registered, || {
				if let Some(to) = to {
					advance(to);
				}
				assert_noop!(reject(TESS), Error::<Test>::ReportsPending);
				cancel_report();
				assert_ok!(reject(TESS));
			});
		}
	}

	#[test]
	fn not_after_a_report_is_final_unless_it_was_an_error() {
		from(Stage::Final, || {
			assert_noop!(reject(TESS), Error::<Test>::AlreadyReported);
			advance(ReportStatus::Corrected);
			assert_noop!(reject(TESS), Error::<Test>::AlreadyReported);
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_ok!(reject(TESS));
		});
	}

	#[test]
	fn the_laboratory_reads_the_order_and_contributes_no_longer() {
		from(Stage::Accepted, || {
			let nothing = TaskFacts::default();
			assert_ne!(of(LAB, TESS, Some(REQUEST)), nothing);
			assert_ne!(of(LAB, TESS, None), nothing);
			assert_ok!(reject(TESS));
			assert_eq!(of(LAB, TESS, Some(REQUEST)), nothing);
			assert_eq!(of(LAB, TESS, None), nothing);
			assert_noop!(
				Orders::register_report(by(TESS), ORDER, REPORT),
				Error::<Test>::NotAccepted
			);
			assert!(Orders::orders_at(TESS, LAB, &Listing::all(), NOW)
				.items
				.is_empty());
		});
	}

	#[test]
	fn its_cancelled_report_stays_its_own_and_is_not_the_next_ones() {
		from(Stage::Registered, || {
			cancel_report();
			assert_ok!(reject(TESS));
			assert_ok!(Orders::assign(by(ANA.person()), ORDER, OTHER_LAB));
			assert_ok!(Orders::accept(by(LEO), ORDER));
			assert!(of(LAB, TESS, Some(REPORT)).contribute_until.is_some());
			assert_eq!(of(OTHER_LAB, LEO, Some(REPORT)), TaskFacts::default());
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
		});
	}

	#[test]
	fn another_laboratory_does_the_tests_and_the_first_does_not_open_its_order_again() {
		from(Stage::Registered, || {
			let theirs = RecordId::repeat(94);
			add_record(theirs, LEO, OTHER_LAB);
			change_member(OTHER_LAB, LEO, |member| {
				member.credentials = Credentials::of(&[Credential::Verifying])
			});
			cancel_report();
			assert_ok!(reject(PAUL));
			assert_ok!(Orders::assign(by(BROOK), ORDER, OTHER_LAB));
			assert_ok!(Orders::accept(by(LEO), ORDER));
			assert_ok!(Orders::register_report(by(LEO), ORDER, theirs));
			amend(theirs);
			assert_ok!(Orders::advance_report(by(LEO), theirs, ReportStatus::Final, true));
			System::reset_events();
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_eq!(status(), OrderStatus::Completed);
			assert_told(Event::ReportMarkedInError {
				order: ORDER,
				patient: ANA,
				record: REPORT,
				old: ReportStatus::Cancelled,
				reopens: false,
				by: acted(PAUL),
			});
		});
	}

	#[test]
	fn a_test_in_house_is_given_away_and_its_doctor_still_corrects_what_was_cancelled() {
		from(Stage::Open, || {
			add_record(REPORT, BROOK, SOUTH);
			assert_ok!(Orders::assign(by(BROOK), ORDER, SOUTH));
			assert_ok!(Orders::accept(by(BROOK), ORDER));
			assert_ok!(Orders::register_report(by(BROOK), ORDER, REPORT));
			assert_ok!(Orders::cancel_report(by(BROOK), REPORT, Reason::Unavailable));
			assert_noop!(reject(DORA), Error::<Test>::NotOfLaboratory);
			assert_ok!(reject(CARA));
			assert_ok!(Orders::assign(by(BROOK), ORDER, LAB));
			assert_ok!(Orders::mark_report_in_error(by(CARA), REPORT));
		});
	}

	#[test]
	fn the_same_laboratory_may_be_asked_again() {
		from(Stage::Accepted, || {
			assert_ok!(reject(TESS));
			assert_ok!(Orders::assign(by(BROOK), ORDER, LAB));
			assert_ok!(Orders::accept(by(TESS), ORDER));
			assert!(of(LAB, TESS, None).contribute_until.is_some());
		});
	}
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(reject(TESS), Error::<Test>::UnknownOrder);
	});
}
