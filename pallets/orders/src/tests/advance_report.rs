// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::{OrderStatus, ReportStatus, MAX_REPORT_STEPS},
	records::RecordStatus,
	roles::{Credential, Credentials, MembershipStatus},
	testing::FakeClock,
	PersonId, RecordId,
};
use sp_runtime::DispatchResult;

use ReportStatus::{
	Amended, Appended, Cancelled, Corrected, EnteredInError, Final, Partial, Preliminary, Registered,
};

/// A step with a new version of the record.
fn step(person: PersonId, to: ReportStatus) -> DispatchResult {
	amend(REPORT);
	Orders::advance_report(by(person), REPORT, to, false)
}

fn last(to: ReportStatus) -> DispatchResult {
	Orders::advance_report(by(PAUL), REPORT, to, true)
}

#[test]
fn the_whole_way() {
	from(Stage::Registered, || {
		let way = [
			Partial,
			Partial,
			Preliminary,
			Final,
			Amended,
			Corrected,
			Appended,
			Amended,
		];
		for to in way {
			assert_ok!(step(PAUL, to));
			assert_eq!(report().status, to);
		}
		let steps: Vec<_> = report()
			.steps
			.iter()
			.map(|step| (step.status, step.version))
			.collect();
		let expected: Vec<_> = [Registered].into_iter().chain(way).zip(1..).collect();
		assert_eq!(steps, expected);
	});
}

#[test]
fn tells_old_and_new_and_the_version() {
	from(Stage::Registered, || {
		FakeClock::set(NOW.plus(7));
		assert_ok!(step(TESS, Preliminary));
		assert_told(Event::ReportAdvanced {
			order: ORDER,
			patient: ANA,
			record: REPORT,
			version: 2,
			old: Registered,
			new: Preliminary,
			completes: false,
			by: acted(TESS),
		});
		assert_eq!(report().changed_at, NOW.plus(7));
		assert_eq!(report().steps.last().map(|step| step.at), Some(NOW.plus(7)));
	});
}

/// A report that stands there, in an order that is active.
fn at(status: ReportStatus, test: impl FnOnce()) {
	from(Stage::Registered, || {
		match status {
			Registered => {}
			Cancelled => {
				let reason = salus_primitives::care::Reason::Other;
				Orders::cancel_report(by(TESS), REPORT, reason).unwrap()
			}
			EnteredInError => Orders::mark_report_in_error(by(PAUL), REPORT).unwrap(),
			Amended | Corrected | Appended => {
				advance(Final);
				advance(status);
			}
			Partial | Preliminary | Final => advance(status),
		}
		test();
	});
}

#[test]
fn exactly_the_moves_of_the_table_that_come_with_a_version() {
	for old in ReportStatus::ALL {
		for new in ReportStatus::ALL {
			at(*old, || {
				amend(REPORT);
				let call = || Orders::advance_report(by(PAUL), REPORT, *new, false);
				let has_own_call = [Cancelled, EnteredInError].contains(new);
				if old.may_become(*new) && !has_own_call {
					assert_ok!(call());
				} else {
					assert_noop!(call(), Error::<Test>::NoSuchMove);
				}
			});
		}
	}
}

#[test]
fn early_results_are_for_technicians_and_doctors_of_the_laboratory() {
	for person in [TESS, PAUL, DAN] {
		for to in [Partial, Preliminary] {
			from(Stage::Registered, || {
				assert_ok!(step(person, to));
			});
		}
	}
	from(Stage::Registered, || {
		for person in [CLEO, LEO, BROOK, CARA, ANA.person()] {
			amend(REPORT);
			assert_noop!(
				Orders::advance_report(by(person), REPORT, Partial, false),
				Error::<Test>::NotOfLaboratory
			);
		}
	});
}

#[test]
fn final_and_after_are_for_those_who_may_verify() {
	from(Stage::Registered, || {
		amend(REPORT);
		for person in [TESS, DAN] {
			assert_noop!(
				Orders::advance_report(by(person), REPORT, Final, false),
				Error::<Test>::NotVerifying
			);
		}
		assert_ok!(step(PAUL, Final));
		for to in [Amended, Corrected, Appended] {
			amend(REPORT);
			for person in [TESS, DAN] {
				assert_noop!(
					Orders::advance_report(by(person), REPORT, to, false),
					Error::<Test>::NotVerifying
				);
			}
			assert_ok!(Orders::advance_report(by(PAUL), REPORT, to, false));
		}
	});
}

#[test]
fn a_technician_with_the_credential_may_verify() {
	from(Stage::Registered, || {
		change_member(LAB, TESS, |member| {
			member.credentials = Credentials::of(&[Credential::Emergency])
		});
		amend(REPORT);
		assert_noop!(
			Orders::advance_report(by(TESS), REPORT, Final, false),
			Error::<Test>::NotVerifying
		);
		change_member(LAB, TESS, |member| {
			member.credentials = Credentials::of(&[Credential::Verifying])
		});
		assert_ok!(Orders::advance_report(by(TESS), REPORT, Final, false));
	});
}

#[test]
fn the_credential_dies_with_the_membership() {
	from(Stage::Registered, || {
		amend(REPORT);
		change_member(LAB, PAUL, |member| member.status = MembershipStatus::Suspended);
		assert_noop!(
			Orders::advance_report(by(PAUL), REPORT, Final, false),
			Error::<Test>::NotOfLaboratory
		);
	});
}

#[test]
fn in_house_a_doctor_verifies_and_a_technician_does_not() {
	from(Stage::Open, || {
		use salus_primitives::roles::Profession;
		set_member(SOUTH, LEO, Profession::LaboratoryTechnician);
		set_cover(SOUTH, LEO, Some(NOW.plus(1)));
		add_record(REPORT, LEO, SOUTH);
		assert_ok!(Orders::assign(by(BROOK), ORDER, SOUTH));
		assert_ok!(Orders::accept(by(LEO), ORDER));
		assert_ok!(Orders::register_report(by(LEO), ORDER, REPORT));
		amend(REPORT);
		assert_noop!(
			Orders::advance_report(by(LEO), REPORT, Final, false),
			Error::<Test>::NotVerifying
		);
		assert_noop!(
			Orders::advance_report(by(DORA), REPORT, Final, false),
			Error::<Test>::NotOfLaboratory
		);
		assert_ok!(Orders::advance_report(by(CARA), REPORT, Final, false));
	});
}

#[test]
fn each_step_needs_a_version_that_no_step_has_named() {
	from(Stage::Registered, || {
		let call = || Orders::advance_report(by(TESS), REPORT, Partial, false);
		assert_noop!(call(), Error::<Test>::NoNewVersion);
		amend(REPORT);
		assert_ok!(call());
		assert_noop!(call(), Error::<Test>::NoNewVersion);
	});
}

#[test]
fn a_record_that_is_no_longer_current_says_nothing() {
	for status in [RecordStatus::EnteredInError, RecordStatus::Erased] {
		from(Stage::Registered, || {
			amend(REPORT);
			change_record(REPORT, |facts| facts.status = status);
			assert_noop!(
				Orders::advance_report(by(PAUL), REPORT, Final, false),
				Error::<Test>::RecordNotCurrent
			);
		});
	}
}

#[test]
fn results_wait_while_the_order_does_and_are_lost_with_it() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Registered, || {
			end();
			for to in [Partial, Preliminary, Final] {
				amend(REPORT);
				assert_noop!(
					Orders::advance_report(by(PAUL), REPORT, to, false),
					Error::<Test>::NotActive
				);
			}
		});
	}
	from(Stage::Registered, || {
		hold();
		assert_ok!(Orders::resume(by(BROOK), ORDER));
		assert_ok!(step(PAUL, Final));
	});
}

#[test]
fn what_is_final_is_changed_after_completion_too() {
	from(Stage::Completed, || {
		assert_ok!(step(PAUL, Corrected));
		assert_eq!(status(), OrderStatus::Completed);
	});
}

#[test]
fn the_last_completes_the_order() {
	for to in [Final, Amended, Corrected, Appended] {
		let stage = if to == Final {
			Stage::Registered
		} else {
			Stage::Final
		};
		from(stage, || {
			amend(REPORT);
			assert_ok!(last(to));
			assert_eq!(
				(status(), order().completed_at),
				(OrderStatus::Completed, Some(NOW))
			);
			let told = System::events().pop().map(|record| record.event);
			let Some(RuntimeEvent::Orders(Event::ReportAdvanced { completes, new, .. })) = told else {
				panic!("{told:?}");
			};
			assert!(completes && new == to);
			assert_eq!(System::events().len(), 1);
		});
	}
}

#[test]
fn early_results_are_never_the_last() {
	for to in [Partial, Preliminary] {
		from(Stage::Registered, || {
			amend(REPORT);
			assert_noop!(last(to), Error::<Test>::LastNotFinal);
		});
	}
}

#[test]
fn it_is_not_the_last_while_another_is_pending() {
	from(Stage::Registered, || {
		assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
		amend(REPORT);
		assert_noop!(last(Final), Error::<Test>::ReportsPending);
		let reason = salus_primitives::care::Reason::NotNeeded;
		assert_ok!(Orders::cancel_report(by(TESS), OTHER_REPORT, reason));
		assert_ok!(last(Final));
	});
}

#[test]
fn an_order_is_completed_once() {
	from(Stage::Completed, || {
		amend(REPORT);
		assert_noop!(last(Corrected), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn there_is_room_for_so_many_steps_and_no_more() {
	from(Stage::Registered, || {
		for _ in 1..MAX_REPORT_STEPS {
			assert_ok!(step(TESS, Partial));
		}
		amend(REPORT);
		assert_noop!(
			Orders::advance_report(by(TESS), REPORT, Partial, false),
			Error::<Test>::TooManySteps
		);
		assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
	});
}

#[test]
fn the_report_must_exist() {
	from(Stage::Registered, || {
		for record in [RecordId::repeat(200), REQUEST, OTHER_REPORT] {
			assert_noop!(
				Orders::advance_report(by(PAUL), record, Final, false),
				Error::<Test>::UnknownReport
			);
		}
	});
}
