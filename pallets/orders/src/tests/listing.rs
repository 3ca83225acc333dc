// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::Reason,
	consent::Grantee,
	orders::{OrderView, ReportStatus},
	roles::MembershipStatus,
	testing,
	testing::FakeClock,
	views::{Listing, Page},
	Clock, OrderId, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};

/// As many orders of Ana's as are named, by this doctor of the south hospital, for the laboratory.
fn order_by(doctor: PersonId, numbers: core::ops::Range<u8>) {
	order_for(ANA, doctor, numbers);
}

fn order_for(patient: PatientId, doctor: PersonId, numbers: core::ops::Range<u8>) {
	for number in numbers {
		let record = RecordId::repeat(number);
		add_record(record, doctor, SOUTH);
		change_record(record, |facts| facts.patient = patient);
		let order = OrderId::repeat(number);
		assert_ok!(Orders::create(
			by(doctor),
			order,
			patient,
			SOUTH,
			record,
			Some(LAB)
		));
	}
}

/// The first bytes of the orders on a page.
fn numbers(page: &Page<OrderView>) -> Vec<u8> {
	page.items.iter().map(|view| view.order.0[0]).collect()
}

fn of_ana(caller: PersonId) -> Vec<u8> {
	numbers(&Orders::orders_for(
		caller,
		ANA,
		&Listing::all(),
		FakeClock::now(),
	))
}

fn at(laboratory: OrganisationId, caller: PersonId) -> Vec<u8> {
	numbers(&Orders::orders_at(
		caller,
		laboratory,
		&Listing::all(),
		FakeClock::now(),
	))
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
	fn the_patients_side_sees_all_from_the_newest() {
		build_and_execute(|| {
			order_by(BROOK, 60..62);
			order_by(CARA, 62..64);
			for caller in [ANA.person(), MARA, VERA] {
				assert_eq!(of_ana(caller), vec![63, 62, 61, 60]);
			}
		});
	}

	#[test]
	fn a_doctor_sees_what_they_ordered_and_with_cover_what_the_house_did() {
		build_and_execute(|| {
			order_by(BROOK, 60..62);
			order_by(CARA, 62..64);
			assert_eq!(of_ana(BROOK), vec![61, 60]);
			assert_eq!(of_ana(CARA), vec![63, 62, 61, 60]);
			FakeClock::set(NOW.plus(UnixMillis::DAY));
			assert_eq!(of_ana(CARA), vec![63, 62]);
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
			let page = |listing: Listing| {
				let page = Orders::orders_for(BROOK, ANA, &listing, NOW);
				(numbers(&page), page.next)
			};
			let one = Listing::newest(1);
			assert_eq!(page(one), (vec![63], Some(0)));
			assert_eq!(page(one.at(Some(0))), (vec![60], None));
			assert_eq!(page(Listing { limit: 0, ..one }), (vec![63], Some(0)));
		});
	}
}

mod of_a_requester {
	use super::*;

	fn of(caller: PersonId) -> Vec<u8> {
		numbers(&Orders::orders_by(caller, &Listing::all(), FakeClock::now()))
	}

	/// Three orders by Brook, of which the second is Eva's.
	fn three() {
		order_by(BROOK, 60..61);
		FakeClock::set(NOW.plus(1));
		order_for(EVA, BROOK, 61..62);
		FakeClock::set(NOW.plus(2));
		order_by(BROOK, 62..63);
	}

	#[test]
	fn begins_with_the_newest_and_spans_patients() {
		build_and_execute(|| {
			three();
			order_by(CARA, 63..64);
			assert_eq!(of(BROOK), vec![62, 61, 60]);
			assert_eq!(of(CARA), vec![63]);
			for other in [ANA.person(), DORA, NINA, TESS] {
				assert!(of(other).is_empty(), "{other}");
			}
		});
	}

	#[test]
	fn is_paged_and_takes_a_range() {
		build_and_execute(|| {
			three();
			let page = |listing: Listing| {
				let page = Orders::orders_by(BROOK, &listing, NOW);
				(numbers(&page), page.next)
			};
			let two = Listing::newest(2);
			assert_eq!(page(two), (vec![62, 61], Some(0)));
			assert_eq!(page(two.at(Some(0))), (vec![60], None));
			let range = Listing::between(NOW, NOW.plus(2));
			assert_eq!(page(range), (vec![61, 60], None));
		});
	}

	#[test]
	fn is_for_a_live_member_of_the_ordering_organisation_only() {
		build_and_execute(|| {
			three();
			for status in [MembershipStatus::Suspended, MembershipStatus::Ended] {
				change_member(SOUTH, BROOK, |member| member.status = status);
				assert!(of(BROOK).is_empty());
			}
			change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Active);
			assert_eq!(of(BROOK).len(), 3);
		});
	}

	#[test]
	fn leaves_out_patients_who_have_shut_the_requester_or_the_organisation_out() {
		for whom in [Grantee::Person(BROOK), Grantee::Organisation(SOUTH)] {
			build_and_execute(|| {
				three();
				testing::with(|world| world.exclusions.insert((ANA, whom)));
				let page = Orders::orders_by(BROOK, &Listing::newest(1), NOW);
				assert_eq!((numbers(&page), page.next), (vec![61], None));
			});
		}
	}

	#[test]
	fn keeps_what_has_ended_and_what_another_laboratory_was_asked_for() {
		build_and_execute(|| {
			three();
			assert_ok!(Orders::revoke(by(BROOK), OrderId::repeat(60), Reason::NotNeeded));
			assert_ok!(Orders::assign(by(ANA.person()), OrderId::repeat(62), OTHER_LAB));
			assert_eq!(of(BROOK), vec![62, 61, 60]);
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
				let (mut asked, mut seen) = (Some(Listing::newest(limit)), Vec::new());
				while let Some(listing) = asked {
					let page = Orders::orders_at(TESS, LAB, &listing, NOW);
					assert!(!page.items.is_empty() && page.items.len() <= limit as usize);
					seen.extend(numbers(&page));
					asked = listing.after(&page);
				}
				assert_eq!(seen, vec![64, 62, 60]);
			});
		}
	}

	#[test]
	fn page_by_page_though_a_newer_one_comes_and_goes() {
		build_and_execute(|| {
			five();
			let one = Listing::newest(1);
			let first = Orders::orders_at(TESS, LAB, &one, NOW);
			assert_eq!(numbers(&first), vec![64]);
			assert_ok!(Orders::revoke(by(BROOK), OrderId::repeat(64), Reason::NotNeeded));
			order_by(BROOK, 65..67);
			let second = Orders::orders_at(TESS, LAB, &one.at(first.next), NOW);
			assert_eq!(numbers(&second), vec![62]);
			let third = Orders::orders_at(TESS, LAB, &one.at(second.next), NOW);
			assert_eq!((numbers(&third), third.next), (vec![60], None));
		});
	}

	#[test]
	fn a_cursor_of_no_order_finds_nothing() {
		build_and_execute(|| {
			five();
			for cursor in [5, 1 << 31, u32::MAX] {
				let page = Orders::orders_at(TESS, LAB, &Listing::all().at(Some(cursor)), NOW);
				assert_eq!((page.items.len(), page.next), (0, None));
			}
		});
	}

	#[test]
	fn ordered_within_a_range() {
		build_and_execute(|| {
			for number in 60..64 {
				FakeClock::set(NOW.plus(u64::from(number - 60)));
				order_by(BROOK, number..number + 1);
			}
			let range = Listing {
				limit: 1,
				..Listing::between(NOW.plus(1), NOW.plus(3))
			};
			let page = Orders::orders_at(TESS, LAB, &range, NOW);
			assert_eq!((numbers(&page), page.next), (vec![62], Some(1)));
			let page = Orders::orders_at(TESS, LAB, &range.at(Some(1)), NOW);
			assert_eq!((numbers(&page), page.next), (vec![61], None));
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
