// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::Reason,
	orders::{OrderView, ReportStatus},
	roles::MembershipStatus,
	testing::FakeClock,
	views::Page,
	Clock, OrderId, OrganisationId, PersonId, RecordId, UnixMillis,
};

/// As many orders of Ana's as are named, by this doctor of the south hospital, for the laboratory.
fn order_by(doctor: PersonId, numbers: core::ops::Range<u8>) {
	for number in numbers {
		let record = RecordId::repeat(number);
		add_record(record, doctor, SOUTH);
		let order = OrderId::repeat(number);
		assert_ok!(Orders::create(by(doctor), order, ANA, SOUTH, record, Some(LAB)));
	}
}

/// The first bytes of the orders on a page.
fn numbers(page: &Page<OrderView>) -> Vec<u8> {
	page.items.iter().map(|view| view.order.0[0]).collect()
}

fn of_ana(caller: PersonId) -> Vec<u8> {
	numbers(&Orders::orders_for(caller, ANA, 0, 100, FakeClock::now()))
}

fn at(laboratory: OrganisationId, caller: PersonId) -> Vec<u8> {
	numbers(&Orders::orders_at(caller, laboratory, 0, 100, FakeClock::now()))
}

mod one {
	use super::*;

	fn sees(caller: PersonId) -> bool {
		Orders::order_for(caller, ORDER, FakeClock::now()).is_some()
	}

	#[test]
	fn with_its_reports_in_the_order_of_registration() {
		from(Stage::Final, || {
			assert_ok!(Orders::register_report(by(TESS), ORDER, OTHER_REPORT));
			let found = Orders::order_for(ANA.person(), ORDER, NOW).unwrap();
			assert_eq!((found.order.order, found.order.details), (ORDER, order()));
			let reports: Vec<_> = found
				.reports
				.iter()
				.map(|report| (report.record, report.details.status))
				.collect();
			let expected = vec![
				(REPORT, ReportStatus::Final),
				(OTHER_REPORT, ReportStatus::Registered),
			];
			assert_eq!(reports, expected);
		});
	}

	#[test]
	fn for_its_parties_and_nobody_else() {
		from(Stage::Asked, || {
			for party in [ANA.person(), MARA, VERA, BROOK, CARA, TESS, PAUL, DAN] {
				assert!(sees(party), "{party}");
			}
			for other in [EVA.person(), DORA, NINA, CLEO, LEO] {
				assert!(!sees(other), "{other}");
			}
		});
	}

	#[test]
	fn no_longer_for_those_whose_tie_is_over() {
		from(Stage::Asked, || {
			FakeClock::set(NOW.plus(UnixMillis::DAY));
			assert!(!sees(CARA) && sees(BROOK));
			for (organisation, person) in [(SOUTH, BROOK), (LAB, TESS)] {
				change_member(organisation, person, |member| {
					member.status = MembershipStatus::Suspended
				});
				assert!(!sees(person));
			}
			assert_ok!(Orders::assign(by(ANA.person()), ORDER, OTHER_LAB));
			assert!(!sees(PAUL) && sees(LEO));
		});
	}

	#[test]
	fn an_unknown_one_looks_like_somebody_elses() {
		build_and_execute(|| assert_eq!(Orders::order_for(ANA.person(), ORDER, NOW), None));
	}
}

mod of_a_patient {
	use super::*;

	#[test]
	fn the_patients_side_sees_all_in_order() {
		build_and_execute(|| {
			order_by(BROOK, 60..62);
			order_by(CARA, 62..64);
			for caller in [ANA.person(), MARA, VERA] {
				assert_eq!(of_ana(caller), vec![60, 61, 62, 63]);
			}
		});
	}

	#[test]
	fn a_doctor_sees_what_they_ordered_and_with_cover_what_the_house_did() {
		build_and_execute(|| {
			order_by(BROOK, 60..62);
			order_by(CARA, 62..64);
			assert_eq!(of_ana(BROOK), vec![60, 61]);
			assert_eq!(of_ana(CARA), vec![60, 61, 62, 63]);
			FakeClock::set(NOW.plus(UnixMillis::DAY));
			assert_eq!(of_ana(CARA), vec![62, 63]);
			for other in [DORA, NINA, TESS, EVA.person()] {
				assert!(of_ana(other).is_empty());
			}
		});
	}

	#[test]
	fn in_pages_that_tell_nothing_of_what_is_not_shown() {
		build_and_execute(|| {
			order_by(BROOK, 60..61);
			order_by(CARA, 61..63);
			order_by(BROOK, 63..64);
			let first = Orders::orders_for(BROOK, ANA, 0, 1, NOW);
			assert_eq!((numbers(&first), first.next), (vec![60], Some(3)));
			let second = Orders::orders_for(BROOK, ANA, 3, 1, NOW);
			assert_eq!((numbers(&second), second.next), (vec![63], None));
			assert_eq!(Orders::orders_for(BROOK, ANA, 0, 0, NOW).items.len(), 1);
		});
	}
}

mod at_a_laboratory {
	use super::*;

	/// Five orders: the second was revoked, then the fourth.
	fn five() {
		order_by(BROOK, 60..65);
		for number in [61, 63] {
			let order = OrderId::repeat(number);
			assert_ok!(Orders::revoke(by(BROOK), order, Reason::NotNeeded));
		}
	}

	#[test]
	fn open_ones_from_the_newest_on() {
		build_and_execute(|| {
			five();
			assert_eq!(at(LAB, TESS), vec![64, 62, 60]);
		});
	}

	#[test]
	fn page_by_page() {
		for limit in 1..=4 {
			build_and_execute(|| {
				five();
				let (mut cursor, mut seen) = (Some(0), Vec::new());
				while let Some(from) = cursor {
					let page = Orders::orders_at(TESS, LAB, from, limit, NOW);
					assert!(!page.items.is_empty() && page.items.len() <= limit as usize);
					seen.extend(numbers(&page));
					cursor = page.next;
				}
				assert_eq!(seen, vec![64, 62, 60]);
			});
		}
	}

	#[test]
	fn a_cursor_past_the_end_finds_nothing() {
		build_and_execute(|| {
			five();
			for cursor in [3, 1 << 31, u32::MAX] {
				let page = Orders::orders_at(TESS, LAB, cursor, 9, NOW);
				assert_eq!((page.items.len(), page.next), (0, None));
			}
		});
	}

	#[test]
	fn an_order_that_is_open_again_is_where_it_was() {
		from(Stage::Completed, || {
			order_by(BROOK, 60..61);
			assert_eq!(at(LAB, TESS), vec![60]);
			assert_ok!(Orders::mark_report_in_error(by(PAUL), REPORT));
			assert_eq!(at(LAB, TESS), vec![60, 80]);
		});
	}

	#[test]
	fn one_on_hold_is_open() {
		from(Stage::Asked, || {
			order_by(BROOK, 60..61);
			hold();
			assert_eq!(at(LAB, TESS), vec![60, 80]);
		});
	}

	/// How many rows this reads and how many it reads of what is looked for: a fake of what a node does.
	fn rows() -> (usize, usize, usize) {
		(
			crate::OpenAt::<Test>::iter().count(),
			crate::LiveOrdersOf::<Test>::get(ANA).len(),
			crate::OpenWorkAt::<Test>::iter().count(),
		)
	}

	#[test]
	fn a_thousand_reassignments_leave_listings_and_indexes_as_they_were() {
		from(Stage::Asked, || {
			order_by(BROOK, 60..62);
			let before = (rows(), at(LAB, TESS), order().place);
			for _ in 0..500 {
				for laboratory in [OTHER_LAB, LAB] {
					assert_ok!(Orders::assign(by(ANA.person()), ORDER, laboratory));
				}
			}
			assert_eq!((rows(), at(LAB, TESS), order().place), before);
			assert!(at(OTHER_LAB, LEO).is_empty());
		});
	}

	#[test]
	fn what_has_ended_leaves_the_listings_and_indexes() {
		from(Stage::Accepted, || {
			for round in 0..100 {
				let (order, record) = (OrderId::repeat(110), RecordId::repeat(110));
				let mut fresh = order;
				fresh.0[0] = round;
				let mut sealed = record;
				sealed.0[0] = round;
				add_record(sealed, BROOK, SOUTH);
				assert_ok!(Orders::create(by(BROOK), fresh, ANA, SOUTH, sealed, Some(LAB)));
				assert_ok!(Orders::accept(by(TESS), fresh));
				assert_ok!(Orders::decline(by(ANA.person()), fresh));
			}
			assert_eq!(at(LAB, TESS), vec![80]);
			assert_eq!(crate::OpenWorkAt::<Test>::get(LAB, ANA).len(), 1);
			FakeClock::set(NOW.plus(AFTER_REPORT));
			assert_eq!(Orders::live_orders_of(ANA, FakeClock::now()).len(), 1);
			hold();
			assert_eq!(crate::LiveOrdersOf::<Test>::get(ANA).len(), 1);
		});
	}

	#[test]
	fn an_order_leaves_with_its_assignment() {
		from(Stage::Asked, || {
			assert_ok!(Orders::assign(by(BROOK), ORDER, OTHER_LAB));
			assert!(at(LAB, TESS).is_empty());
			assert_eq!(at(OTHER_LAB, LEO), vec![80]);
			assert_ok!(Orders::reject(by(LEO), ORDER, Reason::Unavailable));
			assert!(at(OTHER_LAB, LEO).is_empty());
		});
	}

	#[test]
	fn a_doctor_of_a_hospital_sees_what_they_ordered_or_have_cover_for() {
		from(Stage::Open, || {
			assert_ok!(Orders::assign(by(BROOK), ORDER, SOUTH));
			for caller in [BROOK, CARA] {
				assert_eq!(at(SOUTH, caller), vec![80]);
			}
			for caller in [DORA, NINA, TESS] {
				assert!(at(SOUTH, caller).is_empty());
				assert!(Orders::order_for(caller, ORDER, NOW).is_none());
			}
			FakeClock::set(NOW.plus(UnixMillis::DAY));
			assert!(at(SOUTH, CARA).is_empty());
		});
	}

	#[test]
	fn for_its_live_technicians_and_doctors_only() {
		from(Stage::Asked, || {
			for caller in [TESS, PAUL, DAN] {
				assert_eq!(at(LAB, caller), vec![80]);
			}
			for caller in [CLEO, LEO, BROOK, ANA.person()] {
				assert!(at(LAB, caller).is_empty());
			}
			change_member(LAB, TESS, |member| member.status = MembershipStatus::Ended);
			assert!(at(LAB, TESS).is_empty());
		});
	}
}
