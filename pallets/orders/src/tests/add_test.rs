// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::MAX_TESTS_PER_ORDER, records::RecordStatus, OrganisationId, PersonId, RecordId,
};
use sp_runtime::DispatchResult;

const TEST: RecordId = RecordId::repeat(94);

fn add_test(person: PersonId) -> DispatchResult {
	Orders::add_test(by(person), ORDER, TEST)
}

fn write_and_add(person: PersonId, organisation: OrganisationId) -> DispatchResult {
	add_record(TEST, person, organisation);
	add_test(person)
}

#[test]
fn joins_the_order() {
	from(Stage::Accepted, || {
		assert_ok!(write_and_add(BROOK, SOUTH));
		assert_eq!(order().tests.to_vec(), vec![TEST]);
		assert_told(Event::TestAdded {
			order: ORDER,
			patient: ANA,
			record: TEST,
			organisation: SOUTH,
			by: acted(BROOK),
		});
	});
}

#[test]
fn the_laboratory_adds_what_a_result_calls_for() {
	for person in [TESS, PAUL, DAN] {
		from(Stage::Final, || {
			assert_ok!(write_and_add(person, LAB));
			assert_told(Event::TestAdded {
				order: ORDER,
				patient: ANA,
				record: TEST,
				organisation: LAB,
				by: acted(person),
			});
		});
	}
}

#[test]
fn a_laboratory_that_has_not_accepted_may_not() {
	from(Stage::Asked, || {
		assert_noop!(write_and_add(TESS, LAB), Error::<Test>::NotRequester);
	});
}

#[test]
fn a_doctor_with_cover_may_and_nobody_else() {
	from(Stage::Accepted, || {
		for (person, organisation) in [
			(DORA, SOUTH),
			(NINA, SOUTH),
			(CLEO, LAB),
			(LEO, OTHER_LAB),
			(ANA.person(), SOUTH),
		] {
			add_record(TEST, person, organisation);
			assert_noop!(add_test(person), Error::<Test>::NotRequester);
		}
		assert_ok!(write_and_add(CARA, SOUTH));
	});
}

#[test]
fn the_signer_wrote_the_record_where_they_act() {
	from(Stage::Accepted, || {
		add_record(TEST, BROOK, SOUTH);
		for person in [CARA, TESS] {
			assert_noop!(add_test(person), Error::<Test>::RecordOfOtherAuthor);
		}
		add_record(TEST, TESS, SOUTH);
		assert_noop!(add_test(TESS), Error::<Test>::RecordOfOtherAuthor);
	});
}

#[test]
fn the_record_must_be_one_that_can_be_a_test() {
	from(Stage::Accepted, || {
		assert_noop!(add_test(BROOK), Error::<Test>::UnknownRecord);
		add_record(TEST, BROOK, SOUTH);
		change_record(TEST, |facts| facts.patient = EVA);
		assert_noop!(add_test(BROOK), Error::<Test>::RecordOfOtherPatient);
		add_record(TEST, BROOK, SOUTH);
		change_record(TEST, |facts| facts.status = RecordStatus::EnteredInError);
		assert_noop!(add_test(BROOK), Error::<Test>::RecordNotCurrent);
		add_record(TEST, BROOK, SOUTH);
		change_record(TEST, |facts| {
			facts.category = salus_primitives::consent::Category::Medication
		});
		assert_noop!(add_test(BROOK), Error::<Test>::WrongCategory);
		let the_order_itself = Orders::add_test(by(BROOK), ORDER, REQUEST);
		assert_noop!(the_order_itself, Error::<Test>::RecordInUse);
	});
}

#[test]
fn needs_an_active_order() {
	for end in [hold, revoke, mark_in_error] {
		from(Stage::Accepted, || {
			end();
			assert_noop!(write_and_add(BROOK, SOUTH), Error::<Test>::NotActive);
		});
	}
	from(Stage::Completed, || {
		assert_noop!(write_and_add(TESS, LAB), Error::<Test>::NotActive);
	});
}

#[test]
fn there_is_room_for_so_many_and_no_more() {
	from(Stage::Open, || {
		for index in 0..MAX_TESTS_PER_ORDER {
			let record = RecordId::repeat(150 + index as u8);
			add_record(record, BROOK, SOUTH);
			assert_ok!(Orders::add_test(by(BROOK), ORDER, record));
		}
		assert_noop!(write_and_add(BROOK, SOUTH), Error::<Test>::TooManyTests);
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(write_and_add(BROOK, SOUTH), Error::<Test>::UnknownOrder);
	});
}
