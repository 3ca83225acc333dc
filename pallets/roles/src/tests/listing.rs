// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the runtime APIs list.

use crate::{mock::*, Memberships};
use frame_support::assert_ok;
use salus_primitives::{
	acts::ActContent,
	roles::{EncryptionKey, MembershipStatus, OrganisationKind},
	views::{Listing, MembershipView, MAX_PAGE},
	OrganisationId, PersonId, UnixMillis,
};

fn persons(page: &[MembershipView]) -> Vec<PersonId> {
	page.iter().map(|view| view.person).collect()
}

#[test]
fn organisations_come_in_the_order_of_their_creation_page_by_page() {
	run(|| {
		let first = Roles::organisations(0, 1);
		assert_eq!(first.items[0].organisation, HOSPITAL);
		assert_eq!((first.items.len(), first.next), (1, Some(1)));
		let second = Roles::organisations(1, 1);
		assert_eq!(second.items[0].organisation, CLINIC);
		assert_eq!((second.items.len(), second.next), (1, None));
	});
}

#[test]
fn a_cursor_behind_the_end_answers_an_empty_last_page() {
	run(|| {
		for cursor in [2, 3, u32::MAX] {
			let page = Roles::organisations(cursor, 10);
			assert_eq!((page.items.len(), page.next), (0, None));
		}
	});
}

#[test]
fn a_page_has_at_least_one_and_at_most_the_limit() {
	run(|| {
		assert_eq!(Roles::organisations(0, 0).items.len(), 1);
		for index in 0..=MAX_PAGE {
			let mut id = [0x70; 32];
			id[..4].copy_from_slice(&index.to_le_bytes());
			assert_ok!(Roles::create_organisation(
				RuntimeOrigin::root(),
				OrganisationId(id),
				OrganisationKind::Clinic,
				vec![(ADMIN, account("admin")), (DOCTOR, account("doctor"))]
					.try_into()
					.unwrap()
			));
		}
		let page = Roles::organisations(0, u32::MAX);
		assert_eq!((page.items.len() as u32, page.next), (MAX_PAGE, Some(MAX_PAGE)));
	});
}

#[test]
fn an_organisation_is_shown_with_its_custodians_key() {
	run(|| {
		assert_eq!(Roles::organisation_view(HOSPITAL).unwrap().custodian_key, None);
		assert_ok!(make(HOSPITAL, &ActContent::SetCustodianKey { key: key(5) }));
		let view = Roles::organisation_view(HOSPITAL).unwrap();
		assert_eq!(
			view.custodian_key,
			Some(EncryptionKey {
				version: 1,
				public: key(5)
			})
		);
		assert_eq!(view.details.administrators.to_vec(), [ADMIN, SECOND_ADMIN]);
		assert_eq!(Roles::organisation_view(OrganisationId::repeat(9)), None);
	});
}

#[test]
fn members_are_listed_from_the_newest_ended_ones_too() {
	run(|| {
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, NURSE));
		let three = Listing::newest(3);
		let first = Roles::members_of(HOSPITAL, &three);
		assert_eq!(persons(&first.items), [PHARMACIST, CLERK, NURSE]);
		assert_eq!(first.items[2].membership.status, MembershipStatus::Ended);
		assert_eq!(first.next, Some(0));
		let second = Roles::members_of(HOSPITAL, &three.at(Some(0)));
		assert_eq!(persons(&second.items), [DOCTOR]);
		assert_eq!(second.next, None);
		assert!(Roles::members_of(CLINIC, &three).items.is_empty());
	});
}

#[test]
fn members_of_a_range_are_those_who_count_in_full_from_within_it() {
	run(|| {
		let full_from = |person, at| {
			Memberships::<Test>::mutate(HOSPITAL, person, |row| {
				row.as_mut().unwrap().full_from = UnixMillis(at)
			});
		};
		// The doctor came back, later than the clerk came.
		full_from(DOCTOR, 30);
		full_from(CLERK, 20);
		let within = |from, until| {
			let listing = Listing::between(UnixMillis(from), UnixMillis(until));
			persons(&Roles::members_of(HOSPITAL, &listing).items)
		};
		assert_eq!(within(20, 31), [CLERK, DOCTOR]);
		assert_eq!(within(20, 30), [CLERK]);
		assert_eq!(within(21, 31), [DOCTOR]);
	});
}

#[test]
fn a_persons_memberships_are_those_that_were_not_ended() {
	run(|| {
		let list = Roles::memberships_of(DOCTOR);
		assert_eq!((list.len(), list[0].organisation), (1, HOSPITAL));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, DOCTOR));
		assert_eq!(Roles::memberships_of(DOCTOR).len(), 1);
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, DOCTOR));
		assert!(Roles::memberships_of(DOCTOR).is_empty());
	});
}
