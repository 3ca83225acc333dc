// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{listing::Reader, mock::*};
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Access, Purpose},
	decision::AllowRule,
	records::RecordOrigin,
	testing,
	testing::FakeClock,
	views::{Listing, Page, RecordView, MAX_PAGE},
	Clock, PatientId, RecordId, UnixMillis,
};

fn id(number: u32) -> RecordId {
	let mut bytes = [0; 32];
	bytes[..4].copy_from_slice(&number.to_le_bytes());
	RecordId(bytes)
}

fn add(record: RecordId) {
	allow(AllowRule::Consent);
	let add = Add {
		record,
		..Add::new(BROOK_ACCOUNT, RecordOrigin::Authored)
	};
	assert_ok!(add.call());
}

fn add_many(count: u32) {
	for number in 0..count {
		add(id(number));
	}
}

fn ids(page: &Page<RecordView>) -> Vec<RecordId> {
	page.items.iter().map(|view| view.record).collect()
}

fn reader() -> Reader {
	Reader {
		person: BROOK,
		organisation: Some(SOUTH),
		now: UnixMillis(5),
	}
}

#[test]
fn a_patient_without_records_has_one_empty_page() {
	build_and_execute(|| {
		let page = Records::records_of(ANA, 0, 10);
		assert_eq!((page.items.len(), page.next), (0, None));
	});
}

#[test]
fn pages_follow_each_other_in_the_order_of_adding() {
	build_and_execute(|| {
		add_many(5);
		let first = Records::records_of(ANA, 0, 2);
		assert_eq!((ids(&first), first.next), (vec![id(0), id(1)], Some(2)));
		let second = Records::records_of(ANA, 2, 2);
		assert_eq!((ids(&second), second.next), (vec![id(2), id(3)], Some(4)));
		let last = Records::records_of(ANA, 4, 2);
		assert_eq!((ids(&last), last.next), (vec![id(4)], None));
	});
}

#[test]
fn an_exact_page_is_the_last() {
	build_and_execute(|| {
		add_many(4);
		assert_eq!(Records::records_of(ANA, 0, 4).next, None);
		assert_eq!(Records::records_of(ANA, 2, 2).next, None);
		assert_eq!(Records::records_of(ANA, 0, 3).next, Some(3));
	});
}

#[test]
fn a_cursor_past_the_end_finds_nothing() {
	build_and_execute(|| {
		add_many(2);
		for cursor in [2, 3, u32::MAX] {
			let page = Records::records_of(ANA, cursor, 10);
			assert_eq!((page.items.len(), page.next), (0, None), "{cursor}");
		}
	});
}

#[test]
fn a_limit_of_nothing_is_one_so_that_a_listing_always_ends() {
	build_and_execute(|| {
		add_many(2);
		let page = Records::records_of(ANA, 0, 0);
		assert_eq!((ids(&page), page.next), (vec![id(0)], Some(1)));
	});
}

#[test]
fn a_limit_is_never_more_than_the_longest_page() {
	build_and_execute(|| {
		add_many(MAX_PAGE + 1);
		for limit in [MAX_PAGE, MAX_PAGE + 1, u32::MAX] {
			let page = Records::records_of(ANA, 0, limit);
			assert_eq!((page.items.len(), page.next), (MAX_PAGE as usize, Some(MAX_PAGE)));
		}
	});
}

#[test]
fn one_patient_never_sees_another_in_a_listing() {
	build_and_execute(|| {
		add_many(1);
		assert_eq!(Records::records_of(PatientId::repeat(50), 0, 10).items, vec![]);
	});
}

#[test]
fn a_view_shows_the_current_version() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
		let view = Records::record_view(RECORD).unwrap();
		assert_eq!(view.details.version, 2);
		assert_eq!(Some(view.current), Records::version(RECORD, 2));
		assert_eq!(Records::record_view(OTHER_RECORD), None);
	});
}

#[test]
fn a_reader_sees_what_the_decision_allows_and_nothing_else() {
	build_and_execute(|| {
		authored();
		assert_eq!(Records::record_for(&reader(), RECORD), None);
		assert_eq!(Records::version_for(&reader(), RECORD, 1), None);
		assert_eq!(
			Records::records_for(&reader(), ANA, &Listing::all()).items,
			vec![]
		);
		allow(AllowRule::Consent);
		let view = Records::record_view(RECORD);
		assert_eq!(Records::record_for(&reader(), RECORD), view);
		assert_eq!(
			Records::version_for(&reader(), RECORD, 1),
			view.map(|view| view.current)
		);
		assert_eq!(Records::version_for(&reader(), RECORD, 2), None);
		assert_eq!(Records::record_for(&reader(), OTHER_RECORD), None);
		assert_eq!(
			Records::records_for(&reader(), ANA, &Listing::all()).items,
			Vec::from_iter(view)
		);
	});
}

#[test]
fn a_reader_sees_the_newest_first_and_a_range_of_times() {
	build_and_execute(|| {
		let start = FakeClock::now();
		for number in 0..4 {
			FakeClock::set(start.plus(u64::from(number)));
			add(id(number));
		}
		let page = |listing: Listing| {
			let page = Records::records_for(&reader(), ANA, &listing);
			(ids(&page), page.next)
		};
		let three = Listing::newest(3);
		assert_eq!(page(three), (vec![id(3), id(2), id(1)], Some(0)));
		assert_eq!(page(three.at(Some(0))), (vec![id(0)], None));
		let middle = Listing::between(start.plus(1), start.plus(3));
		assert_eq!(page(middle), (vec![id(2), id(1)], None));
	});
}

#[test]
fn a_reader_with_nothing_to_see_is_not_told_that_there_is_more() {
	build_and_execute(|| {
		add_many(3);
		deny();
		assert_eq!(
			Records::records_for(&reader(), ANA, &Listing::newest(1)).next,
			None
		);
	});
}

#[test]
fn a_reader_is_judged_to_read_for_treatment_or_at_the_patients_request() {
	build_and_execute(|| {
		authored();
		Records::record_for(&reader(), RECORD);
		let asked = testing::with(|world| world.asked.clone());
		let purposes: Vec<_> = asked.iter().map(|(question, _)| question.purpose).collect();
		assert_eq!(purposes, vec![Purpose::Treat, Purpose::PatientRequest]);
		for (question, record) in asked {
			assert_eq!(question.actor, BROOK);
			assert_eq!(question.organisation, Some(SOUTH));
			assert_eq!(question.patient, ANA);
			assert_eq!(question.target.record(), Some(RECORD));
			assert_eq!(question.access, Access::Read);
			assert_eq!(question.now, UnixMillis(5));
			assert_eq!(record, Some(facts(BROOK, RecordOrigin::Authored)));
		}
	});
}
