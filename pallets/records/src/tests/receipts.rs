// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `anchor_receipts`.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{records::ReceiptRoot, testing::FakeClock, Clock, UnixMillis};
use sp_runtime::DispatchResult;

const ROOT: [u8; 32] = [7; 32];

fn now() -> UnixMillis {
	FakeClock::now()
}

fn pass(millis: u64) {
	FakeClock::set(now().plus(millis));
}

fn anchor(from: UnixMillis, until: UnixMillis) -> DispatchResult {
	Records::anchor_receipts(RuntimeOrigin::signed(VAULT_ACCOUNT), ROOT, from, until)
}

/// The first root, until now, and a minute.
fn first() -> UnixMillis {
	add_vault(VAULT_ACCOUNT, SOUTH);
	let until = now();
	assert_ok!(anchor(UnixMillis(0), until));
	pass(MIN_ROOT_INTERVAL);
	until
}

#[test]
fn a_vault_anchors_one_span_after_the_other() {
	build_and_execute(|| {
		let met = first();
		let row = ReceiptRoot {
			root: ROOT,
			from: UnixMillis(0),
			until: met,
			anchored_at: met,
		};
		assert_eq!(Records::last_receipt_root(SOUTH), Some((0, row)));
		assert_ok!(anchor(met, now()));
		System::assert_last_event(
			Event::<Test>::ReceiptsAnchored {
				organisation: SOUTH,
				number: 1,
				root: ROOT,
				from: met,
				until: now(),
			}
			.into(),
		);
	});
}

#[test]
fn nobody_but_a_vault_anchors_roots() {
	build_and_execute(|| {
		add_vault(VAULT_ACCOUNT, SOUTH);
		for account in [ANA_ACCOUNT, BROOK_ACCOUNT, SESSION_ACCOUNT, STRANGER_ACCOUNT] {
			let origin = RuntimeOrigin::signed(account);
			assert_noop!(
				Records::anchor_receipts(origin, ROOT, UnixMillis(0), now()),
				Error::<Test>::NotAVault
			);
		}
	});
}

#[test]
fn a_span_is_not_empty_and_over() {
	build_and_execute(|| {
		let met = first();
		for (from, until) in [(met, met), (met, UnixMillis(met.0 - 1)), (met, now().plus(1))] {
			assert_noop!(anchor(from, until), Error::<Test>::SpanOutOfRange);
		}
		assert_ok!(anchor(met, UnixMillis(met.0 + 1)));
	});
}

#[test]
fn spans_leave_no_gap_and_do_not_overlap() {
	build_and_execute(|| {
		let met = first();
		for from in [UnixMillis(met.0 - 1), UnixMillis(met.0 + 1)] {
			assert_noop!(anchor(from, now()), Error::<Test>::SpanNotNext);
		}
		assert_ok!(anchor(met, now()));
	});
}

#[test]
fn spans_meet_across_a_vaults_keys() {
	build_and_execute(|| {
		let met = first();
		add_vault(STRANGER_ACCOUNT, SOUTH);
		let by_new =
			|from| Records::anchor_receipts(RuntimeOrigin::signed(STRANGER_ACCOUNT), ROOT, from, now());
		assert_noop!(anchor(met, now()), Error::<Test>::NotAVault);
		assert_noop!(by_new(UnixMillis(0)), Error::<Test>::SpanNotNext);
		assert_ok!(by_new(met));
	});
}

#[test]
fn roots_come_no_more_often_than_once_a_minute() {
	build_and_execute(|| {
		let met = first();
		pass(MIN_ROOT_INTERVAL);
		let until = now();
		assert_ok!(anchor(met, until));
		pass(MIN_ROOT_INTERVAL - 1);
		assert_noop!(anchor(until, now()), Error::<Test>::RootTooSoon);
		pass(1);
		assert_ok!(anchor(until, now()));
	});
}

#[test]
fn the_root_of_an_instant_is_that_of_its_span() {
	build_and_execute(|| {
		assert_eq!(Records::receipt_root_at(SOUTH, now()), None);
		let mut ends = vec![UnixMillis(0), first()];
		for _ in 0..6 {
			let until = now();
			assert_ok!(anchor(*ends.last().unwrap(), until));
			ends.push(until);
			pass(MIN_ROOT_INTERVAL);
		}
		let number = |at| Records::receipt_root_at(SOUTH, at).map(|(number, _)| number);
		for (index, span) in ends.windows(2).enumerate() {
			let index = Some(index as u32);
			assert_eq!(number(span[0]), index);
			assert_eq!(number(UnixMillis(span[1].0 - 1)), index);
		}
		assert_eq!(number(*ends.last().unwrap()), None);
	});
}
