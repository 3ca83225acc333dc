// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::{TaskFacts, TaskQuestion},
	consent::Category,
	roles::Profession,
	testing::FakeClock,
	Clock, PatientId, RecordId, UnixMillis,
};

fn question(record: Option<RecordId>) -> TaskQuestion {
	TaskQuestion {
		organisation: CORNER,
		member: PAT,
		profession: Profession::Pharmacist,
		patient: ANA,
		record,
		category: Category::Medication,
		now: FakeClock::now(),
	}
}

fn ask(record: Option<RecordId>) -> TaskFacts {
	task(&question(record))
}

const NOTHING: TaskFacts = TaskFacts {
	read_until: None,
	contribute_until: None,
};

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

#[test]
fn let_the_pharmacists_with_the_lock_read_that_prescription_until_its_end() {
	build_and_execute(|| {
		issued();
		assert_eq!(ask(Some(RECORD)), NOTHING);
		claimed();
		let end = START.plus(CLAIM_LIFETIME);
		assert_eq!(ask(Some(RECORD)), reads(end));
		pass(CLAIM_LIFETIME - 1);
		assert_eq!(ask(Some(RECORD)), reads(end));
		pass(1);
		assert_eq!(ask(Some(RECORD)), NOTHING);
	});
}

#[test]
fn let_them_add_a_medication_record_until_its_end() {
	build_and_execute(|| {
		issued();
		assert_eq!(ask(None), NOTHING);
		claimed();
		assert_eq!(ask(None), contributes(START.plus(CLAIM_LIFETIME)));
		pass(CLAIM_LIFETIME);
		assert_eq!(ask(None), NOTHING);
	});
}

#[test]
fn end_with_the_lock() {
	let ends: [fn(); 6] = [
		|| {
			assert_ok!(release(PIA_ACCOUNT));
		},
		|| {
			assert_ok!(release(ANA_ACCOUNT));
		},
		|| {
			assert_ok!(dispense(PIA_ACCOUNT, 30));
		},
		|| {
			assert_ok!(stop_fill(PIA_ACCOUNT, 1));
		},
		|| {
			assert_ok!(cancel(ANA_ACCOUNT));
		},
		|| {
			assert_ok!(mark_in_error(BROOK_ACCOUNT));
		},
	];
	for end in ends {
		build_and_execute(|| {
			issued();
			readied();
			end();
			assert_eq!(ask(Some(RECORD)), NOTHING);
			assert_eq!(ask(None), NOTHING);
		});
	}
}

#[test]
fn stay_while_the_prescription_is_halted() {
	build_and_execute(|| {
		issued();
		claimed();
		assert_ok!(hold(BROOK_ACCOUNT));
		assert_eq!(ask(Some(RECORD)), reads(START.plus(CLAIM_LIFETIME)));
		assert_ok!(stop(BROOK_ACCOUNT));
		assert_eq!(ask(Some(RECORD)), reads(START.plus(CLAIM_LIFETIME)));
	});
}

#[test]
fn are_of_no_other_pharmacy_profession_patient_record_or_category() {
	build_and_execute(|| {
		issued();
		claimed();
		for record in [None, Some(RECORD)] {
			let mut questions = [question(record); 4];
			questions[0].organisation = STATION;
			questions[1].profession = Profession::Clerk;
			questions[2].patient = PatientId::repeat(77);
			questions[3].category = Category::Laboratory;
			for question in questions {
				assert_eq!(task(&question), NOTHING);
			}
		}
		assert_eq!(ask(Some(OTHER_RECORD)), NOTHING);
		assert_eq!(ask(Some(DISPENSE_RECORD)), NOTHING);
	});
}

#[test]
fn let_them_change_what_they_recorded_of_that_fill_until_its_end() {
	build_and_execute(|| {
		issued();
		readied();
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		assert_ok!(Prescriptions::dispense(
			origin,
			PRESCRIPTION,
			1,
			Some(DISPENSE_RECORD),
			None
		));
		let end = Some(START.plus(CLAIM_LIFETIME));
		let own = TaskFacts {
			read_until: end,
			contribute_until: end,
		};
		assert_eq!(ask(Some(DISPENSE_RECORD)), own);
		let mut elsewhere = question(Some(DISPENSE_RECORD));
		elsewhere.organisation = STATION;
		assert_eq!(task(&elsewhere), NOTHING);
		let mut another = question(Some(DISPENSE_RECORD));
		another.patient = PatientId::repeat(77);
		assert_eq!(task(&another), NOTHING);
		pass(CLAIM_LIFETIME);
		assert_eq!(ask(Some(DISPENSE_RECORD)), NOTHING);
	});
}

#[test]
fn of_two_locks_last_as_long_as_the_later() {
	build_and_execute(|| {
		use salus_primitives::{decision::AllowRule, prescriptions::ClaimStatement};
		use sp_core::Pair;
		issued();
		claimed();
		allow(AllowRule::Consent);
		let second = Issue {
			prescription: OTHER_PRESCRIPTION,
			record: OTHER_RECORD,
			..Default::default()
		};
		assert_ok!(second.call());
		pass(10);
		let statement = ClaimStatement {
			network: NETWORK,
			prescription: OTHER_PRESCRIPTION,
			pharmacy: CORNER,
			pharmacist: PIA,
			fill: 1,
		};
		let proof = code().sign(&statement.bytes()).0;
		let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
		assert_ok!(Prescriptions::claim(origin, OTHER_PRESCRIPTION, CORNER, proof));
		assert_eq!(ask(None), contributes(START.plus(CLAIM_LIFETIME + 10)));
		assert_eq!(ask(Some(RECORD)), reads(START.plus(CLAIM_LIFETIME)));
		assert_ok!(release(PIA_ACCOUNT));
		assert_eq!(ask(Some(RECORD)), NOTHING);
		assert_eq!(ask(Some(OTHER_RECORD)), reads(START.plus(CLAIM_LIFETIME + 10)));
	});
}
