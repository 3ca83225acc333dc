// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Whose allowance a signed call spends, and what an enrolment costs whom.

use crate::{mock::*, types::Payer, Allowances, Error, Newcomers, RegisteredCount};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	allowance::{Allowance, Cost},
	statements::EnrolmentPurpose,
	testing::FakeClock,
	OrganisationId, PersonId, UnixMillis,
};

const SPENT: Allowance = Allowance {
	spent: Cost::of(5, 1),
	at_block: 7,
};

#[test]
fn all_accounts_of_a_person_spend_one_allowance() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		for name in ["doctor", "second"] {
			assert_eq!(Roles::payers(&account(name)), [Payer::Person(DOCTOR)]);
		}
	});
}

#[test]
fn strangers_and_retired_accounts_have_no_payer() {
	run(|| {
		assert!(Roles::payers(&account("stranger")).is_empty());
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(Roles::remove_account(by("doctor"), account("second")));
		assert!(Roles::payers(&account("second")).is_empty());
	});
}

#[test]
fn an_allowance_begins_unspent_and_is_kept_per_payer() {
	run(|| {
		let person = Payer::Person(DOCTOR);
		let council = Payer::Account(account("council"));
		assert_eq!(Roles::allowance(&person), Allowance::default());
		Roles::set_allowance(&person, SPENT);
		assert_eq!(Roles::allowance(&person), SPENT);
		assert_eq!(Roles::allowance(&council), Allowance::default());
	});
}

const NEW: PersonId = PersonId::repeat(0xe0);
const HOSPITALS: Payer<AccountId> = Payer::Organisation(HOSPITAL);

fn enrol(person: PersonId, name: &str) -> frame_support::dispatch::DispatchResult {
	let statement = enrolment(EnrolmentPurpose::Patient, person, name);
	Roles::enrol_patient(
		by("clerk"),
		HOSPITAL,
		person,
		account(name),
		statement.encryption_key,
		statement.expires_at,
		sign(name, statement.text().as_bytes()),
	)
}

fn left(organisation: OrganisationId) -> Cost {
	let rules = Roles::organisation_rules(organisation);
	Roles::allowance(&Payer::Organisation(organisation)).left(&rules, 1)
}

#[test]
fn an_enrolment_charges_the_organisation_with_what_the_newcomer_may_spend() {
	run(|| {
		let before = left(HOSPITAL);
		assert_ok!(enrol(NEW, "new"));
		let cost: Cost = EnrolmentCost::get();
		assert_eq!(Allowances::<Test>::get(HOSPITALS).spent, cost);
		// One more patient is registered, so the organisation may spend as much more.
		assert_eq!(left(HOSPITAL), before);
		assert_eq!(left(CLINIC), EnrolmentCost::get().times(10));
	});
}

#[test]
fn an_organisation_that_has_spent_its_allowance_enrols_nobody() {
	run(|| {
		let rules = Roles::organisation_rules(HOSPITAL);
		let nearly = Allowance {
			spent: rules.capacity.minus(EnrolmentCost::get()).plus(Cost::of(1, 0)),
			at_block: 1,
		};
		Roles::set_allowance(&HOSPITALS, nearly);
		assert_noop!(enrol(NEW, "new"), Error::<Test>::EnrolmentAllowanceSpent);
		System::set_block_number(2);
		assert_ok!(enrol(NEW, "new"));
	});
}

#[test]
fn a_newcomer_spends_their_own_and_then_the_organisations_for_a_week() {
	run(|| {
		assert_ok!(enrol(NEW, "new"));
		let payers = || Roles::payers(&account("new"));
		assert_eq!(payers(), [Payer::Newcomer(NEW), HOSPITALS]);
		FakeClock::set(UnixMillis(NOW.0 + NEWCOMER_TIME - 1));
		assert_eq!(payers(), [Payer::Newcomer(NEW), HOSPITALS]);
		FakeClock::set(NOW.plus(NEWCOMER_TIME));
		assert_eq!(payers(), [Payer::Person(NEW)]);
	});
}

#[test]
fn who_is_a_person_already_is_no_newcomer_as_a_patient() {
	run(|| {
		assert_ok!(enrol(DOCTOR, "doctor"));
		assert!(!Newcomers::<Test>::contains_key(DOCTOR));
		assert_eq!(Roles::payers(&account("doctor")), [Payer::Person(DOCTOR)]);
	});
}

#[test]
fn registrations_are_counted() {
	run(|| {
		assert_eq!(RegisteredCount::<Test>::get(HOSPITAL), 1);
		assert_ok!(Roles::register_with(by("patient"), PATIENT, CLINIC));
		assert_eq!(RegisteredCount::<Test>::get(CLINIC), 1);
		assert_ok!(Roles::unregister(by("patient"), PATIENT, CLINIC));
		assert!(!RegisteredCount::<Test>::contains_key(CLINIC));
	});
}

#[test]
fn a_signature_is_noted_and_changes_nothing_of_what_is_spent() {
	run(|| {
		let rules = Roles::organisation_rules(HOSPITAL);
		let person = Payer::Person(DOCTOR);
		Roles::set_allowance(&person, SPENT);
		System::set_block_number(9);
		let before = Roles::allowance(&person).left(&rules, 9);
		Roles::note_signature(DOCTOR, &rules);
		assert_eq!(Roles::allowance(&person).at_block, 9);
		assert_eq!(Roles::allowance(&person).left(&rules, 9), before);
	});
}
