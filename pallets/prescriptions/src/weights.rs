// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call costs at the worst case. Provisional: written by hand from counted reads and writes, until
//! `scripts/weights` replaces this file by what the benchmarks measure. `issue` asks the decision, which makes ten reads; a prescription's
//! row is at most some 1,500 bytes.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	/// Of `issue`.
	fn issue() -> Weight;
	/// Of `hold`.
	fn hold() -> Weight;
	/// Of `resume`.
	fn resume() -> Weight;
	/// Of `cancel`.
	fn cancel() -> Weight;
	/// Of `stop`.
	fn stop() -> Weight;
	/// Of `mark_in_error`.
	fn mark_in_error() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of `ready`.
	fn ready() -> Weight;
	/// Of `pause`.
	fn pause() -> Weight;
	/// Of `unpause`.
	fn unpause() -> Weight;
	/// Of `dispense`.
	fn dispense() -> Weight;
	/// Of `release`.
	fn release() -> Weight;
	/// Of `decline`.
	fn decline() -> Weight;
	/// Of `stop_fill`.
	fn stop_fill() -> Weight;
	/// Of `dispute_fill`.
	fn dispute_fill() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn issue() -> Weight {
		Weight::from_parts(90_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn hold() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn resume() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel() -> Weight {
		Weight::from_parts(60_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn stop() -> Weight {
		Weight::from_parts(50_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn claim() -> Weight {
		Weight::from_parts(130_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn ready() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn pause() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unpause() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn dispense() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn release() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn decline() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn stop_fill() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn dispute_fill() -> Weight {
		Weight::from_parts(60_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

// For mocks.
impl WeightInfo for () {
	fn issue() -> Weight {
		Weight::from_parts(90_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(20))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn hold() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn resume() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn cancel() -> Weight {
		Weight::from_parts(60_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(13))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn stop() -> Weight {
		Weight::from_parts(50_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn claim() -> Weight {
		Weight::from_parts(130_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(12))
			.saturating_add(RocksDbWeight::get().writes(7))
	}
	fn ready() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn pause() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn unpause() -> Weight {
		Weight::from_parts(45_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn dispense() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn release() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn decline() -> Weight {
		Weight::from_parts(55_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn stop_fill() -> Weight {
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn dispute_fill() -> Weight {
		Weight::from_parts(60_000_000, 9_000)
			.saturating_add(RocksDbWeight::get().reads(10))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
}
