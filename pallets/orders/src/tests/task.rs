// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the decision hears from this pallet.

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::{Reason, TaskFacts, TaskInspect, TaskQuestion},
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

const READ: TaskFacts = TaskFacts {
	read_until: Some(UnixMillis::FOREVER),
	contribute_until: None,
};

const CONTRIBUTE: TaskFacts = TaskFacts {
	read_until: None,
	contribute_until: Some(UnixMillis::FOREVER),
};

const BOTH: TaskFacts = TaskFacts {
	read_until: Some(UnixMillis::FOREVER),
	contribute_until: Some(UnixMillis::FOREVER),
};

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
			from(stage, || assert_eq!(of_tess(REQUEST), READ));
		}
	}

	#[test]
	fn one_that_is_asked_no_longer_reads_it_no_longer() {
		from(Stage::Asked, || {
			assert_ok!(Orders::assign(by(ANA.person()), ORDER, OTHER_LAB));
			assert_eq!(of_tess(REQUEST), NEVER);
			assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)), READ);
			assert_ok!(Orders::reject(by(LEO), ORDER, Reason::Unavailable));
			assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)), NEVER);
		});
	}

	#[test]
	fn only_technicians_and_doctors_of_it() {
		from(Stage::Accepted, || {
			for profession in Profession::ALL {
				let expected = match profession {
					Doctor | LaboratoryTechnician => READ,
					_ => NEVER,
				};
				assert_eq!(task(LAB, TESS, *profession, Some(REQUEST)), expected);
			}
			assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REQUEST)), NEVER);
		});
	}

	#[test]
	fn on_hold_it_still_reads_and_revoked_or_in_error_not() {
		for stage in [Stage::Asked, Stage::Accepted] {
			from(stage, || {
				hold();
				assert_eq!(of_tess(REQUEST), READ);
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
			assert_eq!(of_tess(REQUEST), READ);
		});
	}

	#[test]
	fn tests_that_join_are_read_like_the_order() {
		from(Stage::Accepted, || {
			assert_ok!(Orders::add_test(by(BROOK), ORDER, OTHER_REQUEST));
			assert_eq!(of_tess(OTHER_REQUEST), READ);
			let reflex = RecordId::repeat(94);
			add_record(reflex, TESS, LAB);
			assert_ok!(Orders::add_test(by(TESS), ORDER, reflex));
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(reflex)), READ);
			mark_in_error();
			assert_eq!(of_tess(OTHER_REQUEST), NEVER);
		});
	}
}

mod reported {
	use super::*;

	#[test]
	fn the_laboratory_reads_and_corrects_its_reports_always() {
		from(Stage::Accepted, || assert_eq!(of_tess(REPORT), NEVER));
		for stage in [Stage::Registered, Stage::Final, Stage::Completed] {
			from(stage, || {
				assert_eq!(of_tess(REPORT), BOTH);
				assert_eq!(task(LAB, PAUL, Doctor, Some(REPORT)), BOTH);
				assert_eq!(task(LAB, CLEO, Profession::Clerk, Some(REPORT)), NEVER);
				assert_eq!(task(OTHER_LAB, LEO, LaboratoryTechnician, Some(REPORT)), NEVER);
			});
		}
		for end in [hold, revoke, mark_in_error] {
			from(Stage::Registered, || {
				end();
				assert_eq!(of_tess(REPORT), BOTH);
			});
		}
	}

	#[test]
	fn the_requester_reads_them_always() {
		from(Stage::Registered, || {
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(REPORT)), READ);
			mark_in_error();
			FakeClock::set(NOW.plus(1_000 * UnixMillis::DAY));
			assert_eq!(task(SOUTH, BROOK, Doctor, Some(REPORT)), READ);
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
				assert_eq!(new_of_tess(), CONTRIBUTE);
				assert_eq!(task(LAB, PAUL, Doctor, None), CONTRIBUTE);
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
			assert_eq!(new_of_tess(), CONTRIBUTE);
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
			assert_eq!(new_of_tess(), CONTRIBUTE);
		});
	}

	#[test]
	fn as_long_as_one_of_several_orders_is_active() {
		from(Stage::Accepted, || {
			let second = Orders::create(by(BROOK), OTHER_ORDER, ANA, SOUTH, OTHER_REQUEST, Some(LAB));
			assert_ok!(second);
			assert_ok!(Orders::accept(by(TESS), OTHER_ORDER));
			revoke();
			assert_eq!(new_of_tess(), CONTRIBUTE);
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
					Category::Laboratory | Category::Imaging => CONTRIBUTE,
					_ => NEVER,
				};
				assert_eq!(Orders::task(&question(ANA)), expected, "{category}");
				assert_eq!(Orders::task(&question(EVA)), NEVER);
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
			assert_eq!(Orders::task(&question), NEVER);
		}
	});
}

#[test]
fn a_correction_does_not_change_who_reads() {
	from(Stage::Completed, || {
		advance(ReportStatus::Corrected);
		assert_eq!(of_tess(REPORT), BOTH);
		assert_eq!(task(SOUTH, BROOK, Doctor, Some(REPORT)), READ);
	});
}
