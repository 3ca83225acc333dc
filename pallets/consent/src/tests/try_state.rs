// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The invariants go red when storage is broken behind the pallet's back.

use crate::{mock::*, types::key_of, *};
use frame_support::BoundedVec;
use salus_primitives::{
	consent::{Categories, ConsentStatus, Grantee, Powers},
	PatientId,
};
use sp_runtime::TryRuntimeError;

/// Breaks a good state and says which invariant noticed.
fn noticed_by(break_it: impl FnOnce()) -> &'static str {
	empty().execute_with(|| {
		grant(1, ANA, TO_BROOK, terms());
		request(2, ANA);
		Consent::exclude(by(ANA), patient(ANA), Grantee::Person(CHO)).unwrap();
		appoint(ANA, MOTHER, Powers::all());
		Consent::do_try_state().unwrap();
		break_it();
		match Consent::do_try_state() {
			Err(TryRuntimeError::Other(message)) => &message[..1],
			other => panic!("the break went unnoticed: {other:?}"),
		}
	})
}

fn change(number: u8, change: impl FnOnce(&mut salus_primitives::views::ConsentDetails)) {
	Consents::<Test>::mutate(id(number), |row| change(row.as_mut().unwrap()));
}

#[test]
fn a_row_without_what_its_status_needs() {
	assert_eq!(noticed_by(|| change(1, |row| row.decided_by = None)), "1");
	assert_eq!(noticed_by(|| change(2, |row| row.requested = None)), "1");
	assert_eq!(noticed_by(|| change(2, |row| row.decided_by = Some(ANA))), "1");
}

#[test]
fn a_link_to_a_row_that_is_missing_or_active() {
	assert_eq!(noticed_by(|| change(2, |row| row.supersedes = Some(id(1)))), "2");
	assert_eq!(noticed_by(|| change(2, |row| row.supersedes = Some(id(9)))), "2");
}

#[test]
fn live_grants_that_differ_from_active_rows() {
	assert_eq!(
		noticed_by(|| LiveGrants::<Test>::remove(patient(ANA), TO_BROOK)),
		"3"
	);
	assert_eq!(
		noticed_by(|| LiveGrants::<Test>::insert(patient(ANA), TO_CHO, BoundedVec::new())),
		"3"
	);
	assert_eq!(
		noticed_by(|| change(1, |row| row.status = ConsentStatus::Inactive)),
		"3"
	);
	assert_eq!(noticed_by(|| change(1, |row| row.terms = terms_for_days(2))), "3");
}

#[test]
fn open_requests_that_differ_from_proposed_rows() {
	assert_eq!(noticed_by(|| OpenRequests::<Test>::remove(patient(ANA))), "4");
	assert_eq!(
		noticed_by(|| change(2, |row| row.status = ConsentStatus::Inactive)),
		"4"
	);
}

#[test]
fn listings_that_miss_a_row_or_a_count() {
	let remove = || ConsentsOf::<Test>::remove(patient(ANA), key_of(0));
	assert_eq!(noticed_by(remove), "5");
	assert_eq!(noticed_by(|| GrantsTo::<Test>::remove(TO_BROOK, key_of(0))), "5");
	assert_eq!(noticed_by(|| ConsentCount::<Test>::insert(patient(ANA), 1)), "5");
	assert_eq!(noticed_by(|| GrantCount::<Test>::insert(TO_BROOK, 1)), "5");
}

#[test]
fn a_row_that_is_listed_twice_or_for_somebody_else() {
	let twice = |count| {
		ConsentCount::<Test>::insert(patient(ANA), count);
		ConsentsOf::<Test>::insert(patient(ANA), key_of(2), id(1));
	};
	assert_eq!(noticed_by(|| twice(2)), "5");
	assert_eq!(noticed_by(|| twice(3)), "5");
	let for_ben = || {
		ConsentsOf::<Test>::insert(patient(BEN), key_of(0), id(1));
		ConsentCount::<Test>::insert(patient(BEN), 1);
	};
	assert_eq!(noticed_by(for_ben), "5");
	let for_cho = || {
		GrantsTo::<Test>::insert(TO_CHO, key_of(0), id(1));
		GrantCount::<Test>::insert(TO_CHO, 1);
	};
	assert_eq!(noticed_by(for_cho), "5");
	let in_no_list = || GrantsTo::<Test>::insert(TO_CHO, key_of(0), id(1));
	assert_eq!(noticed_by(in_no_list), "5");
}

#[test]
fn a_row_that_is_listed_before_a_newer_one() {
	let later = |number| change(number, |row| row.created_at = row.created_at.plus(1));
	assert_eq!(noticed_by(|| later(1)), "5");
}

#[test]
fn an_open_request_that_is_listed_elsewhere() {
	let moved = || {
		OpenRequests::<Test>::mutate(patient(ANA), |open| open[0].places.of_patient = 0);
	};
	assert_eq!(noticed_by(moved), "5");
}

#[test]
fn a_row_under_an_id_that_is_used_up() {
	assert_eq!(noticed_by(|| UnansweredIds::<Test>::insert(id(1), ())), "8");
}

#[test]
fn exclusions_and_seals_that_are_miscounted_or_empty() {
	assert_eq!(
		noticed_by(|| ExclusionCount::<Test>::insert(patient(ANA), 2)),
		"6"
	);
	assert_eq!(
		noticed_by(|| Exclusions::<Test>::insert(patient(ANA), Grantee::Person(ANA), ())),
		"6"
	);
	assert_eq!(
		noticed_by(|| Sealed::<Test>::insert(patient(ANA), Categories::NONE)),
		"6"
	);
}

#[test]
fn representatives_and_wards_that_differ() {
	assert_eq!(noticed_by(|| WardsOf::<Test>::remove(MOTHER)), "7");
	assert_eq!(
		noticed_by(|| Representatives::<Test>::remove(patient(ANA), MOTHER)),
		"7"
	);
	assert_eq!(
		noticed_by(|| RepresentativeCount::<Test>::insert(patient(ANA), 2)),
		"7"
	);
	let no_wards = BoundedVec::<PatientId, _>::new();
	assert_eq!(noticed_by(|| WardsOf::<Test>::insert(FATHER, no_wards)), "7");
}
