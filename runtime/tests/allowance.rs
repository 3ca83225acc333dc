// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What stands in place of fees, through the same doors as extrinsics: validation by the pool, execution in a block.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::GetDispatchInfo},
	sp_runtime::transaction_validity::TransactionPriority,
};
use salus_primitives::allowance::Allowance;
use salus_runtime::{
	allowance::{cost, AllowanceLedger, ALLOWANCE_SPENT, UNKNOWN_ACCOUNT},
	configs::{
		health::{payer_of, Ledger, Payer},
		limits::{ALLOWANCE, MAX_EXEMPT_BATCH},
	},
	RuntimeCall, System,
};

fn payer(name: &str) -> Payer {
	payer_of(&account(name)).unwrap()
}

fn spent(name: &str) -> u64 {
	Ledger::allowance(&payer(name)).spent_at(&ALLOWANCE, System::block_number())
}

/// Leaves so many picoseconds to the payer, in this block and in the next, for which the pool validates.
fn leave(name: &str, left: u64) {
	let allowance = Allowance {
		spent: ALLOWANCE.capacity - left,
		at_block: System::block_number() + 1,
	};
	Ledger::set_allowance(&payer(name), allowance);
}

fn priority(name: &str, call: RuntimeCall) -> TransactionPriority {
	validate(signed(name, call)).unwrap().priority
}

/// Dave's grants of these ids, for which nothing is left on the account afterwards.
fn granted(ids: &[u8]) {
	for id in ids {
		succeed("Dave", grant(*id));
	}
	next_block();
}

mod an_unknown_account {
	use super::*;

	#[test]
	fn is_told_that_it_is_unknown_and_changes_nothing() {
		on_chain(|| {
			let call = grant(1);
			assert_eq!(
				validate(signed("Nobody", call.clone())),
				Err(custom(UNKNOWN_ACCOUNT))
			);
			assert_eq!(apply(signed("Nobody", call)), Err(custom(UNKNOWN_ACCOUNT)));
		});
	}

	#[test]
	fn is_not_helped_by_a_reference_that_keeps_its_account() {
		on_chain(|| {
			System::inc_sufficients(&account("Nobody"));
			assert_eq!(validate(signed("Nobody", grant(1))), Err(custom(UNKNOWN_ACCOUNT)));
		});
	}
}

mod a_known_account {
	use super::*;

	#[test]
	fn may_sign_whether_person_council_or_sudo() {
		on_chain(|| {
			for name in ["Dave", "NorthAdmin", "SouthAdmin", "Alice"] {
				assert_ok!(validate(signed(name, revoke(9))));
			}
			assert_eq!(payer("Dave"), Payer::Person(person("Dave")));
			assert_eq!(payer("Alice"), Payer::Account(account("Alice")));
		});
	}

	#[test]
	fn pays_for_what_runs_and_recovers_block_by_block() {
		on_chain(|| {
			assert_eq!(spent("Dave"), 0);
			succeed("Dave", grant(1));
			let after = spent("Dave");
			assert!(
				after > 0 && after < ALLOWANCE.capacity / 100,
				"{after} ps for one grant"
			);
			pass_blocks(1);
			assert_eq!(spent("Dave"), after.saturating_sub(ALLOWANCE.recovery_per_block));
		});
	}

	#[test]
	fn pays_for_what_fails_too() {
		on_chain(|| {
			assert!(apply(signed("Dave", revoke(9))).unwrap().is_err());
			assert!(spent("Dave") > 0);
		});
	}

	#[test]
	fn is_refused_by_the_pool_and_by_the_block_once_nothing_is_left() {
		on_chain(|| {
			leave("Dave", 1_000);
			assert_eq!(validate(signed("Dave", grant(1))), Err(custom(ALLOWANCE_SPENT)));
			assert_eq!(apply(signed("Dave", grant(1))), Err(custom(ALLOWANCE_SPENT)));
			pass_blocks(100);
			assert_ok!(validate(signed("Dave", grant(1))));
		});
	}

	#[test]
	fn goes_after_those_who_used_less() {
		on_chain(|| {
			let fresh = priority("Eve", revoke(9));
			leave("Dave", ALLOWANCE.capacity / 2);
			let half = priority("Dave", revoke(9));
			assert!(half < fresh, "{half} < {fresh}");
			assert!(fresh <= 1_000);
		});
	}

	#[test]
	fn pays_by_the_byte_where_that_is_more() {
		let info = grant(1).get_dispatch_info();
		assert_eq!(
			cost(&info, 100_000),
			100_000 * salus_runtime::configs::limits::ALLOWANCE_PER_BYTE
		);
	}
}

mod a_call_that_shuts_somebody_out {
	use super::*;

	#[test]
	fn is_free_and_first_in_line_though_nothing_is_left() {
		on_chain(|| {
			granted(&[1]);
			leave("Dave", 0);
			assert_eq!(priority("Dave", revoke(1)), TransactionPriority::MAX);
			succeed("Dave", revoke(1));
			assert_eq!(spent("Dave"), ALLOWANCE.capacity);
			leave("Dave", ALLOWANCE.capacity);
		});
	}

	#[test]
	fn costs_nothing_while_there_is_something_left() {
		on_chain(|| {
			granted(&[1]);
			let before = spent("Dave");
			succeed("Dave", revoke_all());
			assert_eq!(spent("Dave"), before);
		});
	}

	#[test]
	fn is_an_ordinary_call_where_it_has_no_effect() {
		on_chain(|| {
			granted(&[1]);
			assert!(priority("Dave", revoke(2)) <= 1_000, "unknown");
			assert!(priority("Charlie", revoke(1)) <= 1_000, "not for this patient");
			leave("Dave", 0);
			assert_eq!(validate(signed("Dave", revoke(2))), Err(custom(ALLOWANCE_SPENT)));
		});
	}

	#[test]
	fn is_free_in_a_batch_of_nothing_else() {
		on_chain(|| {
			granted(&[1, 2]);
			leave("Dave", 0);
			let both = batch_all(vec![revoke(1), revoke(2)]);
			assert_eq!(priority("Dave", both.clone()), TransactionPriority::MAX);
			succeed("Dave", both);
			assert_eq!(spent("Dave"), ALLOWANCE.capacity);
		});
	}

	#[test]
	fn is_not_free_in_a_batch_with_something_else() {
		on_chain(|| {
			granted(&[1]);
			assert!(priority("Dave", batch_all(vec![revoke(1), grant(2)])) <= 1_000);
			assert!(priority("Dave", batch_all(vec![])) <= 1_000);
			leave("Dave", 0);
			let mixed = batch_all(vec![revoke(1), grant(2)]);
			assert_eq!(validate(signed("Dave", mixed)), Err(custom(ALLOWANCE_SPENT)));
		});
	}

	#[test]
	fn is_not_free_twice_in_one_batch_nor_in_a_longer_one() {
		on_chain(|| {
			granted(&[1]);
			assert!(priority("Dave", batch_all(vec![revoke(1), revoke(1)])) <= 1_000);
			let longer = (0..=MAX_EXEMPT_BATCH).map(|_| revoke(1)).collect();
			assert!(priority("Dave", batch_all(longer)) <= 1_000);
		});
	}

	#[test]
	fn is_charged_after_all_where_its_batch_fails() {
		on_chain(|| {
			granted(&[1]);
			leave("Dave", ALLOWANCE.capacity);
			// The second finds nothing left to revoke, so the first is undone.
			let failing = batch_all(vec![revoke_all(), revoke(1)]);
			assert_eq!(priority("Dave", failing.clone()), TransactionPriority::MAX);
			assert!(apply(signed("Dave", failing.clone())).unwrap().is_err());
			assert!(spent("Dave") > 0);
			next_block();
			leave("Dave", 0);
			assert_eq!(validate(signed("Dave", failing)), Err(custom(ALLOWANCE_SPENT)));
		});
	}
}
