// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Categories, Category, Grantee, Power, Powers},
	roles::{AppointGuardian, MembershipStatus, OrganisationStatus, Profession},
	testing::FakeClock,
	views::{ConsentView, Listing, Page, ShutView, MAX_PAGE},
	ConsentId, PersonId,
};

fn ids(page: &Page<ConsentView>) -> Vec<ConsentId> {
	page.items.iter().map(|view| view.consent).collect()
}

fn all_for(caller: PersonId) -> Vec<ConsentId> {
	ids(&Consent::consents_for(caller, patient(ANA), &Listing::all(), NOW))
}

#[test]
fn of_a_patients_consents_for_servers_is_paged_by_place() {
	run(|| {
		for number in 1..=5 {
			grant(number, ANA, TO_BROOK, terms());
		}
		grant(6, BEN, TO_BROOK, terms());
		let first = Consent::consents_of(patient(ANA), 0, 2);
		assert_eq!((ids(&first), first.next), (vec![id(1), id(2)], Some(2)));
		let last = Consent::consents_of(patient(ANA), 3, 2);
		assert_eq!((ids(&last), last.next), (vec![id(4), id(5)], None));
		let past = Consent::consents_of(patient(ANA), 5, 2);
		assert_eq!((ids(&past), past.next), (vec![], None));
		let far = Consent::consents_of(patient(ANA), u32::MAX, u32::MAX);
		assert_eq!((ids(&far), far.next), (vec![], None));
	});
}

#[test]
fn holds_at_least_one_and_at_most_a_page() {
	empty().execute_with(|| {
		for number in 0..=MAX_PAGE {
			let mut bytes = [0; 32];
			bytes[..4].copy_from_slice(&number.to_le_bytes());
			let grant = crate::types::Grant {
				patient: patient(ANA),
				grantee: TO_BROOK,
				terms: terms(),
				by: ANA,
			};
			Consent::insert_row(ConsentId(bytes), grant.row(NOW, None));
		}
		let page = |limit| Consent::consents_of(patient(ANA), 0, limit);
		assert_eq!((page(0).items.len(), page(0).next), (1, Some(1)));
		assert_eq!(page(u32::MAX).items.len(), MAX_PAGE as usize);
		assert_eq!(page(u32::MAX).next, Some(MAX_PAGE));
	});
}

#[test]
fn of_a_patients_consents_begins_with_the_newest_and_takes_a_range() {
	run(|| {
		for number in 1..=5 {
			FakeClock::set(NOW.plus(u64::from(number) * DAY));
			grant(number, ANA, TO_BROOK, terms());
		}
		grant(6, BEN, TO_BROOK, terms());
		let page = |listing: Listing| {
			let page = Consent::consents_for(ANA, patient(ANA), &listing, NOW);
			(ids(&page), page.next)
		};
		let two = Listing::newest(2);
		assert_eq!(page(two), (vec![id(5), id(4)], Some(2)));
		assert_eq!(page(two.at(Some(2))), (vec![id(3), id(2)], Some(0)));
		assert_eq!(page(two.at(Some(0))), (vec![id(1)], None));
		let days = Listing::between(NOW.plus(2 * DAY), NOW.plus(4 * DAY));
		assert_eq!(page(days), (vec![id(3), id(2)], None));
	});
}

#[test]
fn of_a_request_is_by_when_it_was_made_whenever_it_was_answered() {
	run(|| {
		request(1, ANA);
		FakeClock::set(NOW.plus(DAY));
		grant(2, ANA, TO_CHO, terms());
		FakeClock::set(NOW.plus(2 * DAY));
		assert_ok!(Consent::approve(by(ANA), id(1), terms()));
		assert_eq!(all_for(ANA), [id(2), id(1)]);
	});
}

#[test]
fn of_what_a_grantee_was_granted_spans_patients() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		FakeClock::set(NOW.plus(DAY));
		grant(2, BEN, TO_BROOK, terms());
		grant(3, BEN, TO_NORTH, terms());
		let seen = |grantee, listing| ids(&Consent::grants_to_for(BROOK, grantee, &listing, NOW));
		assert_eq!(seen(TO_BROOK, Listing::all()), [id(2), id(1)]);
		assert_eq!(seen(TO_NORTH, Listing::all()), [id(3)]);
		assert_eq!(seen(TO_BROOK, Listing::between(NOW, NOW.plus(DAY))), [id(1)]);
	});
}

#[test]
fn of_what_a_grantee_was_granted_leaves_out_patients_who_have_shut_it_out() {
	run(|| {
		request(1, ANA);
		request(2, BEN);
		let page = || {
			let page = Consent::grants_to_for(BROOK, TO_BROOK, &Listing::newest(1), NOW);
			(ids(&page), page.next)
		};
		assert_eq!(page(), (vec![id(2)], Some(0)));
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), TO_BROOK));
		assert_eq!(page(), (vec![id(2)], None));
	});
}

#[test]
fn shows_the_patients_side_everything() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		grant(2, ANA, TO_CHO, terms());
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::Consent]));
		appoint(ANA, BEN, Powers::of(&[Power::Book]));
		for caller in [ANA, MOTHER, FATHER] {
			assert_eq!(all_for(caller), [id(2), id(1)]);
		}
		assert_eq!(all_for(BEN), []);
	});
}

#[test]
fn shows_others_only_what_they_are_a_party_to() {
	run(|| {
		grant(1, ANA, TO_CHO, terms());
		grant(2, ANA, TO_BROOK, terms());
		grant(3, ANA, TO_NORTH, terms());
		let asks = Consent::request(
			by(BROOK),
			id(4),
			NORTH,
			patient(ANA),
			TO_NORTH,
			terms(),
			NOW.plus(DAY),
		);
		assert_ok!(asks);
		assert_eq!(all_for(CHO), [id(1)]);
		assert_eq!(all_for(BROOK), [id(4), id(3), id(2)]);
		assert_eq!(all_for(NOEL), [id(4), id(3)]);
		assert_eq!(all_for(ADAM), [id(4), id(3)]);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Ended);
		assert_eq!(all_for(BROOK), [id(4), id(2)]);
		assert_eq!(
			Consent::consent_for(BROOK, id(4), NOW).map(|view| view.consent),
			Some(id(4))
		);
		assert_eq!(Consent::consent_for(BROOK, id(3), NOW), None);
		assert_eq!(Consent::consent_for(ANA, id(9), NOW), None);
	});
}

#[test]
fn tells_a_stranger_not_even_how_many_there_are() {
	run(|| {
		for number in 1..=5 {
			grant(number, ANA, TO_BROOK, terms());
		}
		let page = Consent::consents_for(BEN, patient(ANA), &Listing::newest(1), NOW);
		assert_eq!((ids(&page), page.next), (vec![], None));
		let page = Consent::grants_to_for(CHO, TO_BROOK, &Listing::newest(1), NOW);
		assert_eq!((ids(&page), page.next), (vec![], None));
	});
}

#[test]
fn of_a_grantees_side_is_for_its_live_members_and_administrators() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		let seen = |caller| ids(&Consent::grants_to_for(caller, TO_NORTH, &Listing::all(), NOW));
		for caller in [BROOK, NOEL, ADAM] {
			assert_eq!(seen(caller), [id(1)]);
		}
		assert_eq!(seen(CHO), []);
		set_member(NORTH, NOEL, Profession::Nurse, MembershipStatus::Suspended);
		assert_eq!(seen(NOEL), []);
	});
}

#[test]
fn of_a_suspended_organisation_is_for_nobody_on_its_side() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		let seen = |caller| ids(&Consent::grants_to_for(caller, TO_NORTH, &Listing::all(), NOW));
		set_organisation(NORTH, OrganisationStatus::Suspended);
		for caller in [BROOK, NOEL, ADAM] {
			assert_eq!(seen(caller), []);
			assert_eq!(Consent::consent_for(caller, id(1), NOW), None);
		}
		set_organisation(NORTH, OrganisationStatus::Active);
		assert_eq!(seen(ADAM), [id(1)]);
	});
}

#[test]
fn of_what_is_shut_is_for_the_patients_side() {
	run(|| {
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		let sealed = Categories::of(&[Category::Sensitive]);
		assert_ok!(Consent::seal(by(ANA), patient(ANA), sealed));
		let expected = ShutView {
			excluded: vec![TO_BROOK],
			wishes: vec![],
			sealed,
		};
		assert_eq!(Consent::shut_for(ANA, patient(ANA), NOW), Some(expected));
		for other in [BROOK, BEN, ADAM] {
			assert_eq!(Consent::shut_for(other, patient(ANA), NOW), None);
		}
	});
}

#[test]
fn of_representatives_and_wards_are_two_sides_of_one() {
	run(|| {
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		assert_eq!(
			<Consent as AppointGuardian>::appoint(patient(NOA), MOTHER),
			Ok(())
		);
		let wards = Consent::wards_of(MOTHER);
		assert_eq!(
			wards
				.iter()
				.map(|view| (view.patient, view.ends_at))
				.collect::<Vec<_>>(),
			[(patient(ANA), NOW.plus(100 * DAY)), (patient(NOA), MAJORITY)]
		);
		assert_eq!(Consent::representatives_for(ANA, patient(ANA), NOW), wards[..1]);
		assert_eq!(
			Consent::representatives_for(MOTHER, patient(NOA), NOW),
			wards[1..]
		);
		assert_eq!(Consent::representatives_for(BEN, patient(ANA), NOW), []);
	});
}
