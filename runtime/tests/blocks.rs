// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What fits into a block, and that no full one delays a revoke.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		traits::Get,
		weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
	},
	sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError},
	*,
};
use salus_runtime::{
	configs::{limits, system::RuntimeBlockWeights},
	Runtime, RuntimeCall, System,
};

const FULL: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources);

/// Fills what ordinary calls may fill of this block.
fn fill() {
	let max = RuntimeBlockWeights::get()
		.get(DispatchClass::Normal)
		.max_total
		.unwrap();
	System::register_extra_weight_unchecked(max, DispatchClass::Normal);
}

#[test]
fn a_full_block_takes_a_revoke_but_no_grant() {
	on_chain(|| {
		succeed("Dave", grant(1));
		next_block();
		fill();
		assert_eq!(apply(signed("Dave", grant(2))), Err(FULL));
		succeed("Dave", revoke(1));
	});
}

#[test]
fn a_full_block_takes_a_batch_of_revokes_but_no_mixed_one() {
	on_chain(|| {
		succeed("Dave", grant(1));
		succeed("Dave", grant(2));
		next_block();
		fill();
		assert_eq!(
			apply(signed("Dave", batch_all(vec![revoke(1), grant(3)]))),
			Err(FULL)
		);
		succeed("Dave", batch_all(vec![revoke(1), revoke(2)]));
	});
}

#[test]
fn the_database_is_the_one_that_the_node_uses() {
	let weight: RuntimeDbWeight = <Runtime as frame_system::Config>::DbWeight::get();
	assert_eq!(weight, ParityDbWeight::get());
}

/// An extrinsic's own weight: extensions and base, without the call.
fn overhead() -> Weight {
	let extrinsic = signed("Dave", grant(1));
	let base = RuntimeBlockWeights::get()
		.get(DispatchClass::Normal)
		.base_extrinsic;
	extrinsic
		.get_dispatch_info()
		.extension_weight
		.saturating_add(base)
}

#[test]
fn extensions_are_weighed_with_the_nodes_database() {
	use frame_system::ExtensionsWeightInfo;
	type Ours = <Runtime as frame_system::Config>::ExtensionsWeightInfo;
	// `()` silently means RocksDB's constants.
	let (ours, of_rocksdb) = (Ours::check_nonce(), <() as ExtensionsWeightInfo>::check_nonce());
	assert!(ours.ref_time() < of_rocksdb.ref_time(), "{ours} < {of_rocksdb}");
}

#[test]
fn signing_costs_half_a_millisecond_at_most() {
	on_chain(|| {
		let micros = overhead().ref_time() / 1_000_000;
		assert!((100..=500).contains(&micros), "{micros} µs");
	});
}

#[test]
fn a_second_takes_hundreds_of_grants() {
	on_chain(|| {
		let one = grant(1)
			.get_dispatch_info()
			.call_weight
			.saturating_add(overhead());
		let max = RuntimeBlockWeights::get()
			.get(DispatchClass::Normal)
			.max_total
			.unwrap();
		let fit = max.ref_time() / one.ref_time();
		assert!(fit >= 300, "{fit} grants of {one} in {max}");
	});
}

#[test]
fn the_largest_exempt_batch_fits_into_what_is_kept_for_it() {
	on_chain(|| {
		let calls: Vec<RuntimeCall> = (0..limits::MAX_EXEMPT_BATCH).map(|id| revoke(id as u8)).collect();
		let extrinsic = signed("Dave", batch_all(calls));
		let reserved = RuntimeBlockWeights::get()
			.get(DispatchClass::Operational)
			.reserved
			.unwrap();
		let info = extrinsic.get_dispatch_info();
		assert_eq!(info.class, DispatchClass::Operational);
		assert!(
			info.total_weight().all_lte(reserved),
			"{} in {reserved}",
			info.total_weight()
		);
	});
}

#[test]
fn integrity_holds() {
	sp_io::TestExternalities::default().execute_with(|| {
		<salus_runtime::AllPalletsWithSystem as frame_support::traits::IntegrityTest>::integrity_test();
	});
}

#[test]
fn blocks_come_every_second() {
	assert_eq!(salus_runtime::Aura::slot_duration(), 1_000);
	let period: u64 = <Runtime as pallet_timestamp::Config>::MinimumPeriod::get();
	assert_eq!(period, 500);
	assert_eq!(limits::MAX_BLOCK_WEIGHT.ref_time(), 650_000_000_000);
}
