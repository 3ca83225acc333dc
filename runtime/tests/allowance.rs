// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What stands in place of fees, through the same doors as extrinsics: validation by the pool, execution in a block.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use codec::Encode;
use common::*;
use polkadot_sdk::{
	frame_support::{assert_ok, dispatch::GetDispatchInfo},
	sp_core::Pair,
	sp_runtime::{
		transaction_validity::{TransactionPriority, ValidTransaction},
		DispatchResult,
	},
	*,
};
use salus_primitives::{
	allowance::{Allowance, Cost},
	care::Reason,
	consent::Grantee,
	development::organisation_id,
	prescriptions::{PrescriptionDetails, PrescriptionStatus, PrescriptionTerms, Supply, Unit},
	roles::AccountScope,
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement},
	PrescriptionId, RecordId, UnixMillis,
};
use salus_runtime::{
	allowance::{cost, AllowanceLedger, ALLOWANCE_SPENT, UNKNOWN_ACCOUNT},
	configs::{
		health::{payers_of, Ledger, Payer},
		limits::{self, ALLOWANCE, EXEMPT_LONGEVITY, MAX_EXEMPT_BATCH, NEWCOMER_ALLOWANCE},
	},
	Roles, Runtime, RuntimeCall, RuntimeOrigin, Signature, System,
};

fn after(millis: u64) -> UnixMillis {
	UnixMillis(pallet_timestamp::Now::<Runtime>::get()).plus(millis)
}

/// Fails while nobody is shut out, and is not free.
fn readmit() -> RuntimeCall {
	RuntimeCall::Consent(pallet_consent::Call::readmit {
		patient: patient("Dave"),
		whom: Grantee::Person(person("Charlie")),
	})
}

fn payer(name: &str) -> Payer {
	payers_of(&account(name)).remove(0)
}

fn spent(name: &str) -> u64 {
	Ledger::allowance(&payer(name))
		.spent_at(&ALLOWANCE, System::block_number())
		.weight
}

/// Leaves so many picoseconds to the payer, in this block and in the next, for which the pool validates.
fn leave(name: &str, left: u64) {
	let allowance = Allowance {
		spent: ALLOWANCE
			.capacity
			.minus(Cost::of(left, 0))
			.minus(Cost::of(0, 1_000)),
		at_block: System::block_number() + 1,
	};
	Ledger::set_allowance(&payer(name), allowance);
}

/// Has somebody sign ordinary calls until the chain refuses to charge them, through blocks that are never full. How many it took.
fn exhaust(name: &str) -> u32 {
	(0..)
		.find(|_| {
			frame_system::BlockWeight::<Runtime>::kill();
			let applied = apply(signed(name, grant(1)));
			assert!(
				applied.is_ok() || applied == Err(custom(ALLOWANCE_SPENT)),
				"{applied:?}"
			);
			applied.is_err()
		})
		.unwrap_or_default()
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
				assert_ok!(validate(signed(name, grant(9))));
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
				after > 0 && after < ALLOWANCE.capacity.weight / 100,
				"{after} ps for one grant"
			);
			pass_blocks(1);
			assert_eq!(
				spent("Dave"),
				after.saturating_sub(ALLOWANCE.recovery_per_block.weight)
			);
		});
	}

	#[test]
	fn pays_for_what_fails_too() {
		on_chain(|| {
			assert!(apply(signed("Charlie", grant(9))).unwrap().is_err());
			assert!(spent("Charlie") > 0);
			assert_eq!(spent("Dave"), 0);
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
			let fresh = priority("Eve", grant(9));
			leave("Dave", ALLOWANCE.capacity.weight / 2);
			let half = priority("Dave", grant(9));
			assert!(half < fresh, "{half} < {fresh}");
			assert!(fresh < TransactionPriority::MAX);
		});
	}

	#[test]
	fn pays_by_the_byte_where_that_is_more() {
		let info = grant(1).get_dispatch_info();
		assert_eq!(
			cost(&grant(1), &info, 100_000).weight,
			100_000 * limits::ALLOWANCE_PER_BYTE
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
			assert_eq!(spent("Dave"), ALLOWANCE.capacity.weight);
			leave("Dave", ALLOWANCE.capacity.weight);
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
			assert!(priority("Dave", revoke(2)) < TransactionPriority::MAX, "unknown");
			assert!(
				priority("Charlie", revoke(1)) < TransactionPriority::MAX,
				"not for this patient"
			);
			leave("Dave", 0);
			assert_eq!(validate(signed("Dave", revoke(2))), Err(custom(ALLOWANCE_SPENT)));
		});
	}

	#[test]
	fn that_lost_its_effect_since_the_pool_took_it_pays_or_is_in_no_block() {
		on_chain(|| {
			granted(&[1]);
			leave("Dave", 0);
			let nonce = System::account_nonce(account("Dave"));
			let calls: Vec<_> = (0..2)
				.map(|later| signed_at("Dave", nonce + later, revoke(1)))
				.collect();
			assert_ok!(apply(calls[0].clone()).unwrap());
			assert_eq!(apply(calls[1].clone()), Err(custom(ALLOWANCE_SPENT)));
		});
	}

	#[test]
	fn is_one_of_a_person_and_subject_in_the_pool_and_not_for_long() {
		on_chain(|| {
			granted(&[1, 2]);
			let nonce = System::account_nonce(account("Dave"));
			let valid = |later, call| validate(signed_at("Dave", nonce + later, call)).unwrap();
			// Beside the nonce's, the pool knows one tag a subject, and takes no second extrinsic with the same tag and priority.
			let shared = |one: &ValidTransaction, other: &ValidTransaction| {
				one.provides
					.iter()
					.filter(|tag| other.provides.contains(tag))
					.count()
			};
			let (first, again) = (valid(0, revoke(1)), valid(1, revoke(1)));
			assert_eq!(shared(&first, &again), 1);
			assert_eq!(first.priority, again.priority);
			assert_eq!(shared(&first, &valid(1, revoke(2))), 0);
			assert_eq!(
				shared(&first, &valid(1, batch_all(vec![revoke(2), revoke(1)]))),
				1
			);
			assert_eq!(first.longevity, EXEMPT_LONGEVITY);
			// It takes the place of an ordinary call with the same nonce.
			let ordinary = valid(0, grant(3));
			assert_eq!(shared(&first, &ordinary), 1);
			assert!(first.priority > ordinary.priority);
		});
	}

	#[test]
	fn may_seal_or_exclude() {
		on_chain(|| {
			leave("Dave", 0);
			let seal = RuntimeCall::Consent(pallet_consent::Call::seal {
				patient: patient("Dave"),
				categories: terms().categories,
			});
			let exclude = RuntimeCall::Consent(pallet_consent::Call::exclude {
				patient: patient("Dave"),
				whom: Grantee::Person(person("Charlie")),
			});
			for call in [seal, exclude] {
				assert_eq!(priority("Dave", call.clone()), TransactionPriority::MAX);
				succeed("Dave", call.clone());
				assert_eq!(apply(signed("Dave", call)), Err(custom(ALLOWANCE_SPENT)));
			}
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
			assert_eq!(spent("Dave"), ALLOWANCE.capacity.weight);
		});
	}

	#[test]
	fn is_not_free_in_a_batch_with_something_else() {
		on_chain(|| {
			granted(&[1]);
			assert!(priority("Dave", batch_all(vec![revoke(1), grant(2)])) < TransactionPriority::MAX);
			assert!(priority("Dave", batch_all(vec![])) < TransactionPriority::MAX);
			leave("Dave", 0);
			let mixed = batch_all(vec![revoke(1), grant(2)]);
			assert_eq!(validate(signed("Dave", mixed)), Err(custom(ALLOWANCE_SPENT)));
		});
	}

	#[test]
	fn is_not_free_twice_in_one_batch_nor_in_a_longer_one() {
		on_chain(|| {
			granted(&[1]);
			assert!(priority("Dave", batch_all(vec![revoke(1), revoke(1)])) < TransactionPriority::MAX);
			let longer = (0..=MAX_EXEMPT_BATCH).map(|_| revoke(1)).collect();
			assert!(priority("Dave", batch_all(longer)) < TransactionPriority::MAX);
		});
	}

	#[test]
	fn is_charged_after_all_where_its_batch_fails() {
		on_chain(|| {
			granted(&[1]);
			leave("Dave", ALLOWANCE.capacity.weight);
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

mod a_medicine {
	use super::*;

	const PRESCRIPTION: PrescriptionId = PrescriptionId::repeat(1);

	/// What a doctor of the north hospital prescribed for Dave.
	fn prescribed() {
		let now = after(0);
		let details = PrescriptionDetails {
			patient: patient("Dave"),
			organisation: organisation_id("NorthHospital"),
			prescriber: person("NorthDoctor"),
			record: RecordId::repeat(1),
			terms: PrescriptionTerms {
				quantity: 10,
				unit: Unit::Each,
				repeats: 0,
				valid_until: after(UnixMillis::DAY),
				interval_millis: 0,
				claim_key: [1; 32],
			},
			renews: None,
			status: PrescriptionStatus::Active,
			reason: None,
			halted_at: None,
			supply: Supply::default(),
			barred: Default::default(),
			fills: 0,
			open: None,
			issued_at: now,
			changed_at: now,
		};
		pallet_prescriptions::Prescriptions::<Runtime>::insert(PRESCRIPTION, details);
	}

	#[test]
	fn is_held_and_stopped_though_nothing_is_left() {
		on_chain(|| {
			prescribed();
			let (prescription, reason) = (PRESCRIPTION, Reason::Safety);
			let hold = RuntimeCall::Prescriptions(pallet_prescriptions::Call::hold { prescription, reason });
			let stop = RuntimeCall::Prescriptions(pallet_prescriptions::Call::stop { prescription, reason });
			for (name, call) in [("NorthDoctor", hold), ("Dave", stop)] {
				leave(name, 0);
				assert_eq!(priority(name, call.clone()), TransactionPriority::MAX);
				succeed(name, call.clone());
				assert_eq!(apply(signed(name, call)), Err(custom(ALLOWANCE_SPENT)));
			}
		});
	}
}

mod a_younger_account {
	use super::*;

	fn join() {
		let expires_at = after(UnixMillis::MINUTE);
		let statement = AccountStatement {
			network: Roles::network(),
			person: person("Dave"),
			account: account("DavesTablet").into(),
			expires_at,
		};
		let signature = pair("DavesTablet").sign(statement.text().as_bytes());
		succeed(
			"Dave",
			pallet_roles::Call::add_account {
				account: account("DavesTablet"),
				expires_at,
				signature: Signature::Sr25519(signature),
			},
		);
	}

	fn remove(name: &str) -> RuntimeCall {
		RuntimeCall::Roles(pallet_roles::Call::remove_account {
			account: account(name),
		})
	}

	#[test]
	fn is_cut_off_though_it_has_spent_everything() {
		on_chain(|| {
			join();
			leave("Dave", 0);
			assert_eq!(
				validate(signed("DavesTablet", remove("Dave"))),
				Err(custom(ALLOWANCE_SPENT))
			);
			assert_eq!(priority("Dave", remove("DavesTablet")), TransactionPriority::MAX);
			succeed("Dave", remove("DavesTablet"));
			assert_eq!(
				validate(signed("DavesTablet", grant(1))),
				Err(custom(UNKNOWN_ACCOUNT))
			);
		});
	}
}

mod a_session {
	use super::*;

	fn open(person: &str, device: &str, scope: AccountScope) {
		let (until, expires_at) = (after(UnixMillis::HOUR), after(UnixMillis::MINUTE));
		let statement = SessionStatement {
			network: Roles::network(),
			person: crate::common::person(person),
			account: account(device).into(),
			scope,
			until,
			expires_at,
		};
		let signature = pair(device).sign(statement.text().as_bytes());
		succeed(
			person,
			pallet_roles::Call::open_session {
				account: account(device),
				scope,
				until,
				expires_at,
				signature: Signature::Sr25519(signature),
			},
		);
	}

	fn close() -> RuntimeCall {
		RuntimeCall::Roles(pallet_roles::Call::close_session {
			account: account("Tablet"),
		})
	}

	#[test]
	fn that_floods_starves_itself_and_not_its_owner_who_closes_it() {
		on_chain(|| {
			open("Bob", "Tablet", AccountScope::ClinicalSession);
			let before = spent("Bob");
			assert!(exhaust("Tablet") > 100);
			assert_eq!(apply(signed("Tablet", grant(1))), Err(custom(ALLOWANCE_SPENT)));
			assert_eq!(spent("Bob"), before, "the owner's own is untouched");
			assert_ok!(validate(signed("Bob", grant(1))));
			// Even with nothing left of their own.
			leave("Bob", 0);
			assert_eq!(priority("Bob", close()), TransactionPriority::MAX);
			succeed("Bob", close());
			assert_eq!(validate(signed("Tablet", grant(1))), Err(custom(UNKNOWN_ACCOUNT)));
		});
	}

	#[test]
	fn closes_itself_though_it_has_nothing_left() {
		on_chain(|| {
			open("Bob", "Tablet", AccountScope::ClinicalSession);
			assert!(exhaust("Tablet") > 100);
			succeed("Tablet", close());
		});
	}

	#[test]
	fn goes_after_every_full_account() {
		on_chain(|| {
			open("Bob", "Tablet", AccountScope::ClinicalSession);
			leave("Bob", 20_000_000_000);
			assert!(priority("Tablet", grant(1)) < priority("Bob", grant(1)));
		});
	}

	#[test]
	fn pays_for_what_its_person_would_not() {
		on_chain(|| {
			open("Bob", "Tablet", AccountScope::ClinicalSession);
			assert!(priority("Tablet", revoke(1)) < TransactionPriority::MAX);
		});
	}
}

mod who_was_enrolled_just_now {
	use super::*;

	const MILLI: u64 = 1_000_000_000;

	fn name(number: u32) -> String {
		format!("Newcomer{number}")
	}

	fn enrol(number: u32) -> DispatchResult {
		let name = name(number);
		let expires_at = after(UnixMillis::HOUR);
		let statement = EnrolmentStatement {
			network: Roles::network(),
			purpose: EnrolmentPurpose::Patient,
			organisation: organisation_id("NorthHospital"),
			person: person(&name),
			account: account(&name).into(),
			encryption_key: [9; 32],
			expires_at,
		};
		let signature = pair(&name).sign(statement.text().as_bytes());
		// Nobody asks here what the clerk may spend.
		Roles::enrol_patient(
			RuntimeOrigin::signed(account("NorthClerk")),
			statement.organisation,
			statement.person,
			account(&name),
			statement.encryption_key,
			expires_at,
			Signature::Sr25519(signature),
		)
	}

	/// How much weight they spend until the last of them is refused.
	fn exhaust_all(newcomers: u32) -> u64 {
		let ordinary = grant(1);
		let extrinsic = signed_at("Dave", 0, ordinary.clone());
		let each = cost(
			&ordinary,
			&extrinsic.get_dispatch_info(),
			extrinsic.encoded_size(),
		);
		let calls: u32 = (0..newcomers).map(|number| exhaust(&name(number))).sum();
		each.weight * u64::from(calls)
	}

	#[test]
	fn sixty_by_one_clerk_fill_no_blocks() {
		on_chain(|| {
			let (mut waited, mut enrolled) = (0, 0);
			while enrolled < 60 {
				if enrol(enrolled).is_ok() {
					enrolled += 1;
				} else {
					waited += 1;
					pass_blocks(1);
				}
			}
			assert!(waited > 300, "{waited} blocks: the last twenty come one by one");
			// A full second each would be sixty seconds. Together they have ten calls each, and what one organisation recovers.
			let at_once = exhaust_all(60);
			assert!(at_once < 2_000 * MILLI, "{} ms", at_once / MILLI);
			pass_blocks(100);
			let in_100_blocks = exhaust_all(60);
			let full = 100 * limits::MAX_BLOCK_WEIGHT.ref_time();
			assert!(in_100_blocks < full / 20, "{} ms", in_100_blocks / MILLI);
		});
	}

	#[test]
	fn has_ten_calls_a_day_that_nobody_else_can_use() {
		on_chain(|| {
			for number in 0..2 {
				assert_ok!(enrol(number));
			}
			// The first spends all that the organisation has for newcomers.
			assert!(exhaust(&name(0)) > 1_000);
			assert_eq!(exhaust(&name(1)), 10);
			assert_eq!(apply(signed(&name(1), grant(1))), Err(custom(ALLOWANCE_SPENT)));
			// Enrolling goes on.
			assert_ok!(enrol(2));
			pass_blocks(24 * 3_600);
			let left = Ledger::allowance(&Payer::Newcomer(person(&name(1))));
			assert_eq!(
				left.left(&NEWCOMER_ALLOWANCE, System::block_number()).rows,
				10 * Cost::ROW
			);
		});
	}

	#[test]
	fn goes_after_everybody_once_the_organisation_pays() {
		on_chain(|| {
			assert_ok!(enrol(0));
			let own = priority(&name(0), grant(1));
			for _ in 0..10 {
				assert!(apply(signed(&name(0), grant(1))).is_ok());
			}
			assert!(priority(&name(0), grant(1)) <= 1_000);
			assert!(own > 1_000);
		});
	}

	#[test]
	fn is_somebody_like_everybody_after_a_week() {
		on_chain(|| {
			assert_ok!(enrol(0));
			pass_blocks(7 * 24 * 3_600 - 1);
			assert_eq!(payer(&name(0)), Payer::Newcomer(person(&name(0))));
			pass_blocks(1);
			assert_eq!(payer(&name(0)), Payer::Person(person(&name(0))));
		});
	}
}

mod a_days_rows {
	use super::*;

	#[test]
	fn are_two_thousand_at_least() {
		for registered in [0, 1_000, u32::MAX] {
			let rules = limits::organisation_allowance(registered);
			assert!(rules.recovery_per_block.rows * 24 * 3_600 >= 30_000 * Cost::ROW);
		}
		const {
			assert!(ALLOWANCE.capacity.rows >= 2_000 * Cost::ROW);
			assert!(ALLOWANCE.recovery_per_block.rows * 24 * 3_600 >= 2_000 * Cost::ROW);
		}
	}

	#[test]
	fn are_counted_call_by_call_of_a_batch() {
		on_chain(|| {
			let (few, many) = (
				batch_all(vec![grant(1); 3]),
				batch_all(vec![batch_all(vec![grant(1); 3]), grant(2)]),
			);
			let rows = |call: &RuntimeCall| cost(call, &call.get_dispatch_info(), 0).rows;
			assert_eq!(rows(&grant(1)), Cost::ROW);
			assert_eq!(rows(&few), 3 * Cost::ROW);
			assert_eq!(rows(&many), 4 * Cost::ROW);
		});
	}

	#[test]
	fn run_out_before_the_weight_where_the_calls_are_light() {
		on_chain(|| {
			let nothing_but_rows = Allowance {
				spent: Cost::of(0, 2_000),
				at_block: System::block_number() + 1,
			};
			Ledger::set_allowance(&payer("Dave"), nothing_but_rows);
			assert_eq!(validate(signed("Dave", grant(1))), Err(custom(ALLOWANCE_SPENT)));
		});
	}
}

#[test]
fn what_a_call_did_not_use_it_gives_back() {
	on_chain(|| {
		// The first of the batch fails, so the others do not run.
		let calls = std::iter::once(readmit()).chain((1..=50).map(grant)).collect();
		let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls });
		let extrinsic = signed("Dave", batch.clone());
		let declared = cost(&batch, &extrinsic.get_dispatch_info(), extrinsic.encoded_size()).weight;
		assert_ok!(apply(extrinsic).unwrap());
		assert!(spent("Dave") < declared / 5, "{} of {declared}", spent("Dave"));
	});
}

mod when_somebody_signed_last {
	use super::*;

	fn last(name: &str) -> u32 {
		Ledger::allowance(&Payer::Person(person(name))).at_block
	}

	#[test]
	fn is_told_by_what_they_pay() {
		on_chain(|| {
			assert_eq!(last("Dave"), 0);
			pass_blocks(5);
			succeed("Dave", grant(1));
			assert_eq!(last("Dave"), System::block_number());
		});
	}

	#[test]
	fn is_told_by_what_is_free() {
		on_chain(|| {
			granted(&[1]);
			let before = spent("Dave");
			pass_blocks(1);
			succeed("Dave", revoke(1));
			assert_eq!(last("Dave"), System::block_number());
			assert_eq!(
				spent("Dave"),
				before.saturating_sub(ALLOWANCE.recovery_per_block.weight),
				"and nothing is lost by it"
			);
		});
	}
}
