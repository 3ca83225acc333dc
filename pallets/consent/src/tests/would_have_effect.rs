// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Call};
use frame_support::{assert_ok, assert_storage_noop, traits::UnfilteredDispatchable};
use salus_primitives::{
	allowance::FreeCalls,
	consent::{Categories, Category, Grantee, Powers},
	roles::AccountScope,
	PersonId,
};

fn has_effect(who: PersonId, call: &Call<Test>) -> bool {
	let ask = || Consent::would_have_effect(&account(who), call);
	assert_storage_noop!(ask());
	ask()
}

/// Before the call it would have an effect for `who` and for nobody else; after it, for nobody.
fn once(who: PersonId, call: Call<Test>) {
	for other in [ANA, BEN, MOTHER, BROOK, CHO, NOEL, ADAM, OLGA, NOBODY] {
		assert_eq!(has_effect(other, &call), other == who, "{call:?} by {other}");
	}
	assert_ok!(call.clone().dispatch_bypass_filter(by(who)));
	assert!(!has_effect(who, &call), "{call:?} again");
}

#[test]
fn is_true_once_for_a_revoke() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		once(ANA, Call::revoke { consent: id(1) });
	});
}

#[test]
fn is_true_once_for_a_revoke_of_all() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		request(2, ANA);
		once(
			ANA,
			Call::revoke_all {
				patient: patient(ANA),
				grantee: TO_BROOK,
			},
		);
	});
}

#[test]
fn is_true_once_for_a_reject() {
	run(|| {
		request(1, ANA);
		once(ANA, Call::reject { consent: id(1) });
	});
}

#[test]
fn is_true_once_for_a_relinquish() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		grant(2, ANA, TO_NORTH, terms());
		once(BROOK, Call::relinquish { consent: id(1) });
		once(ADAM, Call::relinquish { consent: id(2) });
	});
}

#[test]
fn is_true_once_for_an_exclusion() {
	run(|| {
		once(
			ANA,
			Call::exclude {
				patient: patient(ANA),
				whom: Grantee::Person(BROOK),
			},
		);
	});
}

#[test]
fn is_true_once_for_a_seal() {
	run(|| {
		once(
			ANA,
			Call::seal {
				patient: patient(ANA),
				categories: Categories::of(&[Category::Laboratory]),
			},
		);
	});
}

#[test]
fn is_true_once_for_a_dismissal() {
	run(|| {
		appoint(ANA, MOTHER, Powers::all());
		let call = Call::dismiss_representative {
			patient: patient(ANA),
			representative: MOTHER,
		};
		assert!(has_effect(MOTHER, &call));
		assert!(has_effect(ANA, &call));
		assert!(!has_effect(BEN, &call));
		assert_ok!(call.clone().dispatch_bypass_filter(by(ANA)));
		assert!(!has_effect(ANA, &call));
	});
}

#[test]
fn is_false_for_a_call_that_is_not_free() {
	run(|| {
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		let readmit = Call::readmit {
			patient: patient(ANA),
			whom: Grantee::Person(BROOK),
		};
		let grant = Call::grant {
			consent: id(1),
			patient: patient(ANA),
			grantee: Grantee::Person(CHO),
			terms: terms(),
		};
		assert!(!has_effect(ANA, &readmit));
		assert!(!has_effect(ANA, &grant));
	});
}

#[test]
fn is_false_for_a_session() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		let relinquish = Call::relinquish { consent: id(1) };
		assert!(has_effect(BROOK, &relinquish));
		set_scope(ANA, AccountScope::ClinicalSession);
		set_scope(BROOK, AccountScope::ClinicalSession);
		assert!(!has_effect(ANA, &Call::revoke { consent: id(1) }));
		assert!(!has_effect(BROOK, &relinquish));
	});
}
