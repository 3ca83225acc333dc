// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the decision hears from this pallet.

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::{Reason, TaskFacts, TaskQuestion},
	consent::Category,
	orders::ReportStatus,
	roles::Profession::{self, Doctor, LaboratoryTechnician, Nurse},
	testing::FakeClock,
	RecordId, UnixMillis,
};

const NEVER: TaskFacts = TaskFacts {
	read_until: None,
	contribute_until: None,
};

/// The end of a task on what has no final report.
const OPEN_END: UnixMillis = NOW.plus(LONGEST);
/// The end of one whose report became final, or whose order was completed, now.
const REPORTED_END: UnixMillis = NOW.plus(AFTER_REPORT);

fn reads(until: UnixMillis) -> TaskFacts {
	TaskFacts {
		read_until: Some(until),
		contribute_until: None,
	}
}

fn contributes(until: UnixMillis) -> TaskFacts {
	TaskFacts {
		read_until: None,
		contribute_until: Some(until),
	}
}

fn both(until: UnixMillis) -> TaskFacts {
	TaskFacts {
		read_until: Some(until),
		contribute_until: Some(until),
	}
}

/// The end of the laboratory's task at a stage that was reached now.
fn end_at(stage: Stage) -> UnixMillis {
	match stage {
		Stage::Final | Stage::Completed => REPORTED_END,
		_ => OPEN_END,
	}
}

/// What Tess of the laboratory may do with a record.
fn of_tess(record: RecordId) -> TaskFacts {
	task(LAB, TESS, LaboratoryTechnician, Some(record))
}

fn new_of_tess() -> TaskFacts {
	task(LAB, TESS, LaboratoryTechnician, None)
}

mod ordered {
	use super::*;

	#[test]
	fn the_laboratory_reads_the_order_from_when_it_is_asked() {
		from(Stage::Open, || assert_eq!(of_tess(REQUEST), NEVER));
		for stage in [Stage::Asked, Stage::Accepted, Stage::Registered, Stage::Final] {
			from(stage, || assert_eq!(of_tess(REQUEST), reads(end_at(stage))));
		}
	}

	#[test]
	fn one_that_is_asked_no_longer_reads_it_no_longer() {
		from(Stage::Asked, || {
			assert_ok!(Orders::assign(by(ANA.person()), ORDER, OTHER_LAB));
			assert_eq!(of_tess(REQUEST), NEVER);
			assert_eq!(
				task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)),
				reads(OPEN_END)
			);
			assert_ok!(Orders::reject(by(LEO), ORDER, Reason::Unavailable));
			assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)), NEVER);
		});
	}

	#[test]
	fn only_technicians_and_doctors_of_it() {
		from(Stage::Accepted, || {
			for profession in Profession::ALL {
				let expected = match profession {
					Doctor | LaboratoryTechnician => reads(OPEN_END),
					_ => NEVER,
				};
				set_member(LAB, TESS, *profession);
				assert_eq!(task(LAB, TESS, *profession, Some(REQUEST)), expected);
				set_member(LAB, TESS, Profession::Clerk);
				assert_eq!(task(LAB, TESS, LaboratoryTechnician, Some(REQUEST)), NEVER);
			}
			assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)), NEVER);
		});
	}

	#[test]
	fn on_hold_it_still_reads_and_revoked_or_in_error_not() {
		for stage in [Stage::Asked, Stage::Accepted] {
			from(stage, || {
				hold();
				assert_eq!(of_tess(REQUEST), reads(OPEN_END));
			});
			for end in [revoke, mark_in_error] {
				from(stage, || {
					end();
					assert_eq!(of_tess(REQUEST), NEVER);
				});
			}
		}
	}

	#[test]
	fn for_ninety_days_after_completion() {
		from(Stage::Completed, || {
			let until = Some(NOW.plus(90 * UnixMillis::DAY));
			assert_eq!(of_tess(REQUEST).read_until, until);
			FakeClock::set(NOW.plus(5 * UnixMillis::DAY));
			assert_eq!(of_tess(REQUEST).read_until, until);
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_eq!(of_tess(REQUEST), reads(OPEN_END));
		});
	}

	#[test]
	fn tests_that_join_are_read_like_the_order() {
		from(Stage::Accepted, || {
			assert_ok!(Orders::add_test(by(BROOK), ORDER, OTHER_REQUEST));
			assert_eq!(of_tess(OTHER_REQUEST), reads(OPEN_END));
			let reflex = RecordId::repeat(94);
			add_record(reflex, TESS, LAB);
			assert_ok!(Orders::add_test(by(TESS), ORDER, reflex));
			assert_eq!(
				task(SOUTH, BROOK, Doctor, Some(reflex)),
				reads(UnixMillis::FOREVER)
			);
			mark_in_error();
			assert_eq!(of_tess(OTHER_REQUEST), NEVER);
		});
	}
}

mod reported {
	use super::*;

	#[test]
	fn the_laboratory_reads_and_corrects_its_reports_while_its_task_lasts() {
		from(Stage::Accepted, || assert_eq!(of_tess(REPORT), NEVER));
		for stage in [Stage::Registered, Stage::Final, Stage::Completed] {
			from(stage, || {
				let end = end_at(stage);
				assert_eq!(of_tess(REPORT), both(end));
				assert_eq!(task(LAB, PAUL, Doctor, Some(REPORT)), both(end));
				assert_eq!(task(LAB, CLEO, Profession::Clerk, Some(REPORT)), NEVER);
				assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REPORT)), NEVER);
			});
		}
		from(Stage::Registered, || {
			hold();
			assert_eq!(of_tess(REPORT), both(OPEN_END));
		});
		for end in [revoke, mark_in_error] {
			from(Stage::Registered, || {
				end();
				assert_eq!(of_tess(REPORT), NEVER);
			});
		}
	}

	#[test]
	fn the_requester_reads_them_always() {
		from(Stage::Registered, || {
			let always = reads(UnixMillis::FOREVER);
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(REPORT)), always);
			mark_in_error();
			FakeClock::set(NOW.plus(1_000 * UnixMillis::DAY));
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(REPORT)), always);
		});
	}

	#[test]
	fn the_requester_as_a_doctor_where_they_ordered_and_nowhere_else() {
		from(Stage::Registered, || {
			assert_eq!(task(NORTH, BROOK, Doctor, Some(REPORT)), NEVER);
			assert_eq!(task(SOUTH, BROOK, Nurse, Some(REPORT)), NEVER);
		});
	}

	#[test]
	fn a_doctor_with_cover_reads_them_while_it_lasts() {
		from(Stage::Registered, || {
			let until = NOW.plus(UnixMillis::DAY);
			assert_eq!(task(SOUTH, CARA, Doctor, Some(REPORT)).read_until, Some(until));
			FakeClock::set(UnixMillis(until.0 - 1));
			assert_eq!(task(SOUTH, CARA, Doctor, Some(REPORT)).read_until, Some(until));
			FakeClock::set(until);
			assert_eq!(task(SOUTH, CARA, Doctor, Some(REPORT)), NEVER);
		});
	}

	#[test]
	fn without_cover_or_as_a_nurse_nobody_does() {
		from(Stage::Registered, || {
			assert_eq!(task(SOUTH, DORA, Doctor, Some(REPORT)), NEVER);
			assert_eq!(task(SOUTH, NINA, Nurse, Some(REPORT)), NEVER);
		});
	}
}

mod new {
	use super::*;

	#[test]
	fn the_laboratory_contributes_while_it_has_accepted_an_active_order() {
		for stage in [Stage::Open, Stage::Asked, Stage::Completed] {
			from(stage, || assert_eq!(new_of_tess(), NEVER));
		}
		for stage in [Stage::Accepted, Stage::Registered, Stage::Final] {
			from(stage, || {
				let end = end_at(stage);
				assert_eq!(new_of_tess(), contributes(end));
				assert_eq!(task(LAB, PAUL, Doctor, None), contributes(end));
				assert_eq!(task(LAB, CLEO, Profession::Clerk, None), NEVER);
				assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, None), NEVER);
			});
		}
	}

	#[test]
	fn not_on_hold_nor_when_it_is_over() {
		from(Stage::Accepted, || {
			hold();
			assert_eq!(new_of_tess(), NEVER);
			assert_ok!(Orders::resume(by(BROOK), ORDER));
			assert_eq!(new_of_tess(), contributes(OPEN_END));
		});
		for end in [revoke, mark_in_error] {
			from(Stage::Accepted, || {
				end();
				assert_eq!(new_of_tess(), NEVER);
			});
		}
	}

	#[test]
	fn again_when_a_report_was_an_error() {
		from(Stage::Completed, || {
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_eq!(new_of_tess(), contributes(OPEN_END));
		});
	}

	#[test]
	fn as_long_as_one_of_several_orders_is_active() {
		from(Stage::Accepted, || {
			let second = Orders::create(by(BROOK), OTHER_ORDER, ANA, SOUTH, OTHER_REQUEST, Some(LAB));
			assert_ok!(second);
			assert_ok!(Orders::accept(by(TESS), OTHER_ORDER));
			revoke();
			assert_eq!(new_of_tess(), contributes(OPEN_END));
			assert_ok!(Orders::revoke(by(BROOK), OTHER_ORDER, Reason::NotNeeded));
			assert_eq!(new_of_tess(), NEVER);
		});
	}

	#[test]
	fn of_the_two_categories_and_this_patient_only() {
		from(Stage::Accepted, || {
			for category in Category::ALL {
				let question = |patient| TaskQuestion {
					organisation: LAB,
					member: TESS,
					profession: LaboratoryTechnician,
					patient,
					record: None,
					category: *category,
					now: NOW,
				};
				let expected = match category {
					Category::Laboratory | Category::Imaging => contributes(OPEN_END),
					_ => NEVER,
				};
				assert_eq!(task_of(&question(ANA)), expected, "{category}");
				assert_eq!(task_of(&question(EVA)), NEVER);
			}
		});
	}
}

#[test]
fn a_record_that_serves_no_order_is_no_task() {
	from(Stage::Registered, || {
		for record in [OTHER_REPORT, OTHER_REQUEST, RecordId::repeat(200)] {
			assert_eq!(of_tess(record), NEVER);
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(record)), NEVER);
		}
	});
}

#[test]
fn a_question_about_another_patient_is_answered_with_nothing() {
	from(Stage::Registered, || {
		for record in [REQUEST, REPORT] {
			let question = TaskQuestion {
				organisation: LAB,
				member: TESS,
				profession: LaboratoryTechnician,
				patient: EVA,
				record: Some(record),
				category: Category::Laboratory,
				now: NOW,
			};
			assert_eq!(task_of(&question), NEVER);
		}
	});
}

#[test]
fn a_correction_does_not_change_who_reads() {
	from(Stage::Completed, || {
		FakeClock::set(NOW.plus(UnixMillis::DAY));
		advance(ReportStatus::Corrected);
		assert_eq!(of_tess(REPORT), both(REPORTED_END));
		assert_eq!(
			task(SOUTH, BROOK, Doctor, Some(REPORT)),
			reads(UnixMillis::FOREVER)
		);
	});
}

mod ends {
	use super::*;

	#[test]
	fn so_long_after_the_last_final_report_however_much_is_corrected() {
		from(Stage::Final, || {
			for day in [1, 80] {
				FakeClock::set(NOW.plus(day * UnixMillis::DAY));
				advance(ReportStatus::Corrected);
				assert_eq!(new_of_tess(), contributes(REPORTED_END));
			}
			add_record(OTHER_REPORT, TESS, LAB);
			assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
			amend(OTHER_REPORT);
			assert_ok!(Orders::advance_report(
				by(PAUL),
				OTHER_REPORT,
				ReportStatus::Final,
				false
			));
			let later = NOW.plus(80 * UnixMillis::DAY + AFTER_REPORT);
			assert_eq!(new_of_tess(), contributes(later));
		});
	}

	#[test]
	fn so_long_after_the_order_at_most() {
		from(Stage::Registered, || {
			FakeClock::set(NOW.plus(LONGEST - UnixMillis::DAY));
			amend(REPORT);
			assert_ok!(Orders::advance_report(
				by(PAUL),
				REPORT,
				ReportStatus::Final,
				false
			));
			assert_eq!(new_of_tess(), contributes(OPEN_END));
			assert_eq!(of_tess(REPORT), both(OPEN_END));
		});
	}

	#[test]
	fn when_the_patient_wants_it_whatever_was_reported() {
		for stage in [
			Stage::Asked,
			Stage::Accepted,
			Stage::Registered,
			Stage::Final,
			Stage::Completed,
		] {
			from(stage, || {
				assert_ok!(Orders::decline(by(ANA.person()), ORDER));
				for record in [None, Some(REQUEST), Some(REPORT)] {
					assert_eq!(task(LAB, TESS, LaboratoryTechnician, record), NEVER);
					assert_eq!(task(LAB, PAUL, Doctor, record), NEVER);
				}
			});
		}
		from(Stage::Final, || {
			assert_ok!(Orders::decline(by(ANA.person()), ORDER));
			let requester = task(SOUTH, BROOK, Doctor, Some(REPORT));
			assert_eq!(requester, reads(UnixMillis::FOREVER));
		});
	}
}

mod in_a_hospital {
	use super::*;
	use salus_primitives::roles::{Credential, Credentials};

	/// What somebody of the south hospital may do with a new record, what was ordered and what was found.
	fn of(person: salus_primitives::PersonId, profession: Profession) -> [TaskFacts; 3] {
		[None, Some(REQUEST), Some(REPORT)].map(|record| task(SOUTH, person, profession, record))
	}

	#[test]
	fn a_doctor_without_cover_has_nothing_to_do_with_a_test_in_house() {
		from(Stage::Open, || {
			reported_in_house();
			assert_eq!(of(DORA, Doctor), [NEVER; 3]);
			assert_eq!(of(NINA, Nurse), [NEVER; 3]);
			amend(REPORT);
			assert_ok!(Orders::advance_report(
				by(BROOK),
				REPORT,
				ReportStatus::Final,
				true
			));
			assert_eq!(of(DORA, Doctor), [NEVER; 3]);
		});
	}

	#[test]
	fn the_requester_does_the_tests_and_who_has_cover_while_it_lasts() {
		from(Stage::Open, || {
			reported_in_house();
			let always = reads(UnixMillis::FOREVER);
			assert_eq!(
				of(BROOK, Doctor),
				[contributes(OPEN_END), always, both(OPEN_END).or(always)]
			);
			let cover = NOW.plus(UnixMillis::DAY);
			assert_eq!(of(CARA, Doctor), [contributes(cover), reads(cover), both(cover)]);
		});
	}

	#[test]
	fn no_profession_or_credential_alone_opens_a_test_in_house() {
		from(Stage::Open, || {
			reported_in_house();
			change_member(SOUTH, DORA, |member| {
				member.credentials = Credentials::of(&[Credential::Verifying])
			});
			assert_eq!(of(DORA, Doctor), [NEVER; 3]);
			set_member(SOUTH, DORA, LaboratoryTechnician);
			assert_eq!(of(DORA, LaboratoryTechnician), [NEVER; 3]);
			assert!(Orders::cancel_report(by(DORA), REPORT, Reason::Other).is_err());
			let cover = NOW.plus(UnixMillis::DAY);
			set_cover(SOUTH, DORA, Some(cover));
			let expected = [contributes(cover), reads(cover), both(cover)];
			assert_eq!(of(DORA, LaboratoryTechnician), expected);
			assert_ok!(Orders::cancel_report(by(DORA), REPORT, Reason::Other));
		});
	}

	#[test]
	fn those_who_may_verify_do_the_tests_of_others() {
		from(Stage::Open, || {
			set_member(NORTH, DORA, Doctor);
			change_member(NORTH, DORA, |member| {
				member.credentials = Credentials::of(&[Credential::Verifying])
			});
			assert_ok!(Orders::assign(by(BROOK), ORDER, NORTH));
			assert_eq!(task(NORTH, DORA, Doctor, Some(REQUEST)), reads(OPEN_END));
			assert_ok!(Orders::accept(by(DORA), ORDER));
			assert_eq!(task(NORTH, DORA, Doctor, None), contributes(OPEN_END));
		});
	}

	#[test]
	fn a_doctor_of_a_hospital_that_does_tests_for_others_has_nothing_to_do_with_them() {
		from(Stage::Open, || {
			set_member(NORTH, DORA, Doctor);
			set_member(NORTH, LEO, LaboratoryTechnician);
			assert_ok!(Orders::assign(by(BROOK), ORDER, NORTH));
			assert_eq!(task(NORTH, DORA, Doctor, Some(REQUEST)), NEVER);
			assert_eq!(
				task(NORTH, LEO, LaboratoryTechnician, Some(REQUEST)),
				reads(OPEN_END)
			);
			assert!(Orders::accept(by(DORA), ORDER).is_err());
			assert_ok!(Orders::accept(by(LEO), ORDER));
			assert_eq!(task(NORTH, DORA, Doctor, None), NEVER);
		});
	}
}
