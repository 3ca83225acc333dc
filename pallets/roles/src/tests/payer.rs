// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Whose allowance a signed call spends.

use crate::{mock::*, types::Payer};
use frame_support::assert_ok;
use salus_primitives::allowance::Allowance;

const SPENT: Allowance = Allowance {
	spent: 5,
	at_block: 7,
};

#[test]
fn all_accounts_of_a_person_spend_one_allowance() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		for name in ["doctor", "second"] {
			assert_eq!(Roles::payer(&account(name)), Some(Payer::Person(DOCTOR)));
		}
	});
}

#[test]
fn strangers_and_retired_accounts_have_no_payer() {
	run(|| {
		assert_eq!(Roles::payer(&account("stranger")), None);
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(Roles::remove_account(by("second"), account("doctor")));
		assert_eq!(Roles::payer(&account("doctor")), None);
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
