// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Grantee, Power},
	decision::AllowRule,
	prescriptions::{PrescriptionTerms, PrescriptionView},
	testing,
	testing::FakeClock,
	views::{Listing, Page},
	Clock, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId, UnixMillis,
};

const ALL: &Listing = &Listing::all();

fn id(byte: u8) -> PrescriptionId {
	PrescriptionId::repeat(byte)
}

/// So many prescriptions of Ana's, the last one by Cole.
fn issue_many(count: u8) {
	allow(AllowRule::Consent);
	for byte in 1..=count {
		let (author, signed_by) = match byte == count {
			true => (COLE, COLE_ACCOUNT),
			false => (BROOK, BROOK_ACCOUNT),
		};
		issue(byte, author, signed_by);
	}
}

fn issue(byte: u8, author: PersonId, signed_by: u64) {
	let record = RecordId::repeat(byte + 100);
	add_record(record, facts(author, SOUTH));
	let issue = Issue {
		signed_by,
		prescription: id(byte),
		record,
		..Default::default()
	};
	assert_ok!(issue.call());
}

fn ids(page: &Page<PrescriptionView>) -> Vec<PrescriptionId> {
	page.items.iter().map(|view| view.prescription).collect()
}

fn patient_sees(caller: PersonId) -> Vec<PrescriptionId> {
	ids(&Prescriptions::prescriptions_for(
		caller,
		ANA,
		ALL,
		FakeClock::now(),
	))
}

fn sees(caller: PersonId) -> bool {
	Prescriptions::prescription_for(caller, PRESCRIPTION, ALL, FakeClock::now()).is_some()
}

fn by_key(
	caller: PersonId,
	organisation: Option<OrganisationId>,
	key: [u8; 32],
	prescription: PrescriptionId,
) -> Option<PrescriptionView> {
	Prescriptions::prescription_by_key(caller, organisation, key, prescription, START)
}

fn view() -> PrescriptionView {
	Prescriptions::prescription_view(PRESCRIPTION, FakeClock::now()).unwrap()
}

#[test]
fn of_a_patient_begins_with_the_newest_and_takes_a_range() {
	build_and_execute(|| {
		issue_many(3);
		pass(UnixMillis::HOUR);
		issue(4, BROOK, BROOK_ACCOUNT);
		let page = |listing: Listing| {
			let page = Prescriptions::prescriptions_for(ANA.person(), ANA, &listing, START);
			(ids(&page), page.next)
		};
		let two = Listing::newest(2);
		assert_eq!(page(two), (vec![id(4), id(3)], Some(1)));
		assert_eq!(page(two.at(Some(1))), (vec![id(2), id(1)], None));
		let later = START.plus(UnixMillis::HOUR);
		assert_eq!(
			page(Listing::between(START, later)),
			(vec![id(3), id(2), id(1)], None)
		);
		assert_eq!(page(Listing::between(later, later.plus(1))), (vec![id(4)], None));
	});
}

#[test]
fn of_a_patient_shows_the_patients_side_everything() {
	build_and_execute(|| {
		issue_many(3);
		assert_eq!(patient_sees(ANA.person()).len(), 3);
		assert_eq!(patient_sees(MARA), vec![]);
		testing::with(|world| world.powers.insert((MARA, ANA, Power::View)));
		assert_eq!(patient_sees(MARA).len(), 3);
		let other = PatientId::repeat(77);
		let page = Prescriptions::prescriptions_for(ANA.person(), other, ALL, START);
		assert_eq!(ids(&page), vec![]);
	});
}

#[test]
fn of_a_patient_shows_members_what_they_prescribed_or_cover() {
	build_and_execute(|| {
		issue_many(3);
		assert_eq!(patient_sees(BROOK), vec![id(2), id(1)]);
		assert_eq!(patient_sees(COLE), vec![id(3)]);
		assert_eq!(patient_sees(NINA), vec![]);
		cover(NINA);
		assert_eq!(patient_sees(NINA).len(), 3);
		pass(UnixMillis::HOUR);
		assert_eq!(patient_sees(NINA), vec![]);
		dismiss(SOUTH, BROOK);
		assert_eq!(patient_sees(BROOK), vec![]);
		assert_eq!(patient_sees(OLA), vec![]);
	});
}

#[test]
fn of_a_member_is_not_told_of_pages_that_hold_nothing_for_them() {
	build_and_execute(|| {
		issue_many(3);
		let page = |caller| Prescriptions::prescriptions_for(caller, ANA, &Listing::newest(1), START);
		assert_eq!(page(COLE).next, None);
		assert_eq!(page(BROOK).next, Some(0));
		assert_eq!(page(OLA).next, None);
	});
}

#[test]
fn of_one_prescription_is_for_its_parties() {
	build_and_execute(|| {
		issued();
		for caller in [ANA.person(), BROOK] {
			assert!(sees(caller));
		}
		for caller in [COLE, NINA, MARA, PIA, PAT, QUINN, KIM, OLA] {
			assert!(!sees(caller), "{caller}");
		}
		cover(COLE);
		assert!(sees(COLE));
		assert_eq!(
			Prescriptions::prescription_for(ANA.person(), OTHER_PRESCRIPTION, ALL, START),
			None
		);
	});
}

#[test]
fn of_one_prescription_is_for_the_pharmacists_of_every_fill_also_past_ones() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		assert!(sees(PIA) && sees(PAT));
		assert!(!sees(QUINN) && !sees(KIM));
		assert_ok!(claim_at_station());
		assert!(sees(PIA) && sees(QUINN));
		dismiss(CORNER, PIA);
		assert!(!sees(PIA));
	});
}

#[test]
fn of_one_prescription_has_its_fills_from_the_newest() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		pass(1);
		assert_ok!(claim_at_station());
		let file = |listing: &Listing| {
			Prescriptions::prescription_for(ANA.person(), PRESCRIPTION, listing, START).unwrap()
		};
		let numbers = |listing: &Listing| -> Vec<_> {
			let fills = file(listing).fills;
			fills.items.iter().map(|view| view.key.fill).collect()
		};
		let one = Listing::newest(1);
		assert_eq!(numbers(ALL), vec![2, 1]);
		assert_eq!((numbers(&one), file(&one).fills.next), (vec![2], Some(0)));
		assert_eq!(numbers(&one.at(Some(0))), vec![1]);
		assert_eq!(numbers(&Listing::between(START, START.plus(1))), vec![1]);
		assert_eq!(file(ALL).fills.items[1].details, fill(1));
		assert_eq!(file(ALL).fills.items[0].key.pharmacy, STATION);
		assert_eq!(file(ALL).prescription.details, details());
	});
}

#[test]
fn of_a_pharmacy_is_for_its_live_pharmacists() {
	build_and_execute(|| {
		issued();
		dispensed(10);
		assert_ok!(claim_at_station());
		let page = |caller, pharmacy, open_only| -> Vec<u32> {
			let page = Prescriptions::fills_at_for(caller, pharmacy, open_only, ALL, START);
			page.items.iter().map(|view| view.key.fill).collect()
		};
		assert_eq!(page(PAT, CORNER, false), vec![1]);
		assert_eq!(page(PAT, CORNER, true), Vec::<u32>::new());
		assert_eq!(page(QUINN, STATION, true), vec![2]);
		for caller in [QUINN, KIM, BROOK, ANA.person(), OLA] {
			assert_eq!(page(caller, CORNER, false), Vec::<u32>::new());
		}
	});
}

#[test]
fn of_a_pharmacy_begins_with_the_newest_claim_and_takes_a_range() {
	build_and_execute(|| {
		issued();
		for _ in 0..3 {
			claimed();
			assert_ok!(release(PIA_ACCOUNT));
			pass(1);
		}
		claimed();
		let numbers = |open_only, listing: Listing| -> (Vec<u32>, Option<u32>) {
			let page = Prescriptions::fills_at_for(PIA, CORNER, open_only, &listing, FakeClock::now());
			(page.items.iter().map(|view| view.key.fill).collect(), page.next)
		};
		let three = Listing::newest(3);
		assert_eq!(numbers(false, three), (vec![4, 3, 2], Some(0)));
		assert_eq!(numbers(false, three.at(Some(0))), (vec![1], None));
		assert_eq!(numbers(true, three), (vec![4], None));
		assert_eq!(numbers(true, three.at(Some(2))), (vec![], None));
		let early = Listing::between(START, START.plus(2));
		assert_eq!(numbers(false, early), (vec![2, 1], None));
		assert_eq!(numbers(true, early), (vec![], None));
		let now = Listing::between(START.plus(3), START.plus(4));
		assert_eq!(numbers(true, now), (vec![4], None));
	});
}

#[test]
fn of_a_pharmacy_leaves_out_patients_who_have_shut_the_pharmacist_or_the_pharmacy_out() {
	for whom in [Grantee::Person(PIA), Grantee::Organisation(CORNER)] {
		build_and_execute(|| {
			issued();
			claimed();
			let seen = |open_only| {
				let page = Prescriptions::fills_at_for(PIA, CORNER, open_only, ALL, START);
				page.items.len()
			};
			assert_eq!((seen(false), seen(true)), (1, 1));
			testing::with(|world| world.exclusions.insert((ANA, whom)));
			assert_eq!((seen(false), seen(true)), (0, 0));
		});
	}
}

#[test]
fn of_a_pharmacys_open_fills_begins_with_the_newest() {
	build_and_execute(|| {
		issue_many(3);
		for byte in [2, 1, 3] {
			assert_ok!(claim_of(id(byte)));
		}
		let page = |listing: Listing| -> (Vec<PrescriptionId>, Option<u32>) {
			let page = Prescriptions::fills_at_for(PIA, CORNER, true, &listing, START);
			(
				page.items.iter().map(|view| view.key.prescription).collect(),
				page.next,
			)
		};
		let two = Listing::newest(2);
		assert_eq!(page(two), (vec![id(3), id(1)], Some(0)));
		assert_eq!(page(two.at(Some(0))), (vec![id(2)], None));
	});
}

#[test]
fn by_the_key_of_the_code_is_for_whoever_knows_it() {
	build_and_execute(|| {
		issued();
		let key = terms().claim_key;
		assert_eq!(by_key(PIA, Some(CORNER), key, PRESCRIPTION), Some(view()));
		assert_eq!(by_key(ANA.person(), None, key, PRESCRIPTION), Some(view()));
		assert_eq!(by_key(PIA, None, key, PRESCRIPTION), None);
		assert_eq!(by_key(PIA, Some(SOUTH), key, PRESCRIPTION), None);
		assert_eq!(by_key(PIA, Some(CORNER), [1; 32], PRESCRIPTION), None);
		assert_eq!(by_key(PIA, Some(CORNER), key, OTHER_PRESCRIPTION), None);
	});
}

#[test]
fn by_the_key_of_the_code_is_not_for_whom_the_patient_has_shut_out() {
	for whom in [Grantee::Person(PIA), Grantee::Organisation(CORNER)] {
		build_and_execute(|| {
			issued();
			testing::with(|world| world.exclusions.insert((ANA, whom)));
			assert_eq!(by_key(PIA, Some(CORNER), terms().claim_key, PRESCRIPTION), None);
		});
	}
}

#[test]
fn shows_nothing_to_whom_the_patient_has_shut_out() {
	build_and_execute(|| {
		issued();
		assert!(sees(BROOK));
		testing::with(|world| world.exclusions.insert((ANA, Grantee::Organisation(SOUTH))));
		assert!(!sees(BROOK));
	});
}

#[test]
fn says_when_the_next_fill_may_be_claimed() {
	build_and_execute(|| {
		issued();
		assert_eq!(view().next_fill_at, Some(START));
		dispensed(10);
		assert_eq!(view().next_fill_at, Some(START));
		assert_eq!((view().due, view().remaining), (20, 80));
		dispensed(20);
		assert_eq!(view().next_fill_at, Some(START.plus(INTERVAL)));
		assert_eq!((view().due, view().remaining), (30, 60));
	});
}

#[test]
fn says_until_when_it_is_locked() {
	build_and_execute(|| {
		issued();
		assert_eq!(view().locked_until, None);
		claimed();
		assert_eq!(view().locked_until, Some(START.plus(CLAIM_LIFETIME)));
		pass(CLAIM_LIFETIME);
		assert_eq!(view().locked_until, None);
	});
}

#[test]
fn says_completed_when_nothing_is_left() {
	build_and_execute(|| {
		issued_with(PrescriptionTerms {
			repeats: 0,
			..terms()
		});
		dispensed(29);
		assert!(!view().completed);
		dispensed(1);
		assert!(view().completed);
		assert_eq!(view().next_fill_at, None);
		assert_ok!(stop(BROOK_ACCOUNT));
		assert!(!view().completed);
	});
}

#[test]
fn says_completed_from_the_first_millisecond_out_of_validity() {
	build_and_execute(|| {
		issued();
		pass(MAX_VALIDITY - 1);
		assert!(!view().completed);
		pass(1);
		assert!(view().completed);
	});
}

#[test]
fn of_open_fills_and_of_locks_holds_what_is_open_however_much_there_was() {
	build_and_execute(|| {
		issued_with(PrescriptionTerms {
			quantity: 1_000,
			..terms()
		});
		for _ in 0..200 {
			assert_ok!(claim());
			assert_ok!(release(ANA_ACCOUNT));
		}
		assert_ok!(claim());
		assert_eq!(crate::Claimants::<Test>::iter_key_prefix(PRESCRIPTION).count(), 1);
		let open = Prescriptions::fills_at_for(PIA, CORNER, true, &Listing::newest(1), START);
		assert_eq!((open.items.len(), open.next), (1, None));
		assert_eq!(open.items[0].key.fill, 201);
		assert_eq!(crate::OpenFillsAt::<Test>::iter_prefix(CORNER).count(), 1);
		let locks = Prescriptions::locks_of(ANA, START);
		assert_eq!(locks.len(), 1);
		assert_eq!(
			(locks[0].record, locks[0].until),
			(RECORD, START.plus(CLAIM_LIFETIME))
		);
		assert_eq!(Prescriptions::locks_of(ANA, START.plus(CLAIM_LIFETIME)), []);
	});
}
