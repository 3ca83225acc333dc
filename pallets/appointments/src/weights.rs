// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call costs at the worst case. Provisional: written by hand from counted reads and writes, until
//! `scripts/weights` replaces this file by what the benchmarks measure.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	/// Of `open_schedule`.
	fn open_schedule() -> Weight;
	/// Of `close_schedule`.
	fn close_schedule() -> Weight;
	/// Of `publish`.
	fn publish() -> Weight;
	/// Of `withdraw_slots`.
	fn withdraw_slots() -> Weight;
	/// Of `book`.
	fn book() -> Weight;
	/// Of `confirm`.
	fn confirm() -> Weight;
	/// Of `cancel`.
	fn cancel() -> Weight;
	/// Of `expire`.
	fn expire() -> Weight;
	/// Of `cancel_day`.
	fn cancel_day() -> Weight;
	/// Of `reschedule`.
	fn reschedule() -> Weight;
	/// Of `arrive`.
	fn arrive() -> Weight;
	/// Of `check_in`.
	fn check_in() -> Weight;
	/// Of `join`.
	fn join() -> Weight;
	/// Of `fulfil`.
	fn fulfil() -> Weight;
	/// Of `mark_no_show`.
	fn mark_no_show() -> Weight;
	/// Of `mark_appointment_in_error`.
	fn mark_appointment_in_error() -> Weight;
	/// Of `walk_in`.
	fn walk_in() -> Weight;
	/// Of `start_encounter`.
	fn start_encounter() -> Weight;
	/// Of `finish_encounter`.
	fn finish_encounter() -> Weight;
	/// Of `cancel_encounter`.
	fn cancel_encounter() -> Weight;
	/// Of `mark_encounter_in_error`.
	fn mark_encounter_in_error() -> Weight;
	/// Of `hand_over`.
	fn hand_over() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_schedule() -> Weight {
		Weight::from_parts(30_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn close_schedule() -> Weight {
		Weight::from_parts(30_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn publish() -> Weight {
		Weight::from_parts(400_000_000, 606_000)
			.saturating_add(T::DbWeight::get().reads(198))
			.saturating_add(T::DbWeight::get().writes(64))
	}
	fn withdraw_slots() -> Weight {
		Weight::from_parts(500_000_000, 990_000)
			.saturating_add(T::DbWeight::get().reads(326))
			.saturating_add(T::DbWeight::get().writes(320))
	}
	fn book() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn confirm() -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn cancel() -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn expire() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_day() -> Weight {
		Weight::from_parts(700_000_000, 1_182_000)
			.saturating_add(T::DbWeight::get().reads(390))
			.saturating_add(T::DbWeight::get().writes(387))
	}
	fn reschedule() -> Weight {
		Weight::from_parts(120_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	fn arrive() -> Weight {
		Weight::from_parts(40_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_in() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn join() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn fulfil() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn mark_no_show() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn mark_appointment_in_error() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn walk_in() -> Weight {
		Weight::from_parts(140_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn start_encounter() -> Weight {
		Weight::from_parts(40_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn finish_encounter() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn cancel_encounter() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn mark_encounter_in_error() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

// For mocks.
impl WeightInfo for () {
	fn open_schedule() -> Weight {
		Weight::from_parts(30_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn close_schedule() -> Weight {
		Weight::from_parts(30_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn publish() -> Weight {
		Weight::from_parts(400_000_000, 606_000)
			.saturating_add(RocksDbWeight::get().reads(198))
			.saturating_add(RocksDbWeight::get().writes(64))
	}
	fn withdraw_slots() -> Weight {
		Weight::from_parts(500_000_000, 990_000)
			.saturating_add(RocksDbWeight::get().reads(326))
			.saturating_add(RocksDbWeight::get().writes(320))
	}
	fn book() -> Weight {
		Weight::from_parts(90_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(18))
			.saturating_add(RocksDbWeight::get().writes(12))
	}
	fn confirm() -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn cancel() -> Weight {
		Weight::from_parts(60_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn expire() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(5))
	}
	fn cancel_day() -> Weight {
		Weight::from_parts(700_000_000, 1_182_000)
			.saturating_add(RocksDbWeight::get().reads(390))
			.saturating_add(RocksDbWeight::get().writes(387))
	}
	fn reschedule() -> Weight {
		Weight::from_parts(120_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(16))
	}
	fn arrive() -> Weight {
		Weight::from_parts(40_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn check_in() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn join() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn fulfil() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn mark_no_show() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn mark_appointment_in_error() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(13))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn walk_in() -> Weight {
		Weight::from_parts(140_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(18))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn start_encounter() -> Weight {
		Weight::from_parts(40_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn finish_encounter() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn cancel_encounter() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(11))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn mark_encounter_in_error() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(13))
			.saturating_add(RocksDbWeight::get().writes(6))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(50_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
}
