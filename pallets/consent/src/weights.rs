// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call costs at the worst case. Provisional: written by hand from counted reads and writes, with full lists, until
//! `scripts/weights` replaces this file by what the benchmarks measure.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	/// Of `request`.
	fn request() -> Weight;
	/// Of `grant`.
	fn grant() -> Weight;
	/// Of `approve`.
	fn approve() -> Weight;
	/// Of `reject`.
	fn reject() -> Weight;
	/// Of `revoke`.
	fn revoke() -> Weight;
	/// Of `revoke_all`.
	fn revoke_all() -> Weight;
	/// Of `relinquish`.
	fn relinquish() -> Weight;
	/// Of `supersede`.
	fn supersede() -> Weight;
	/// Of `exclude`.
	fn exclude() -> Weight;
	/// Of `readmit`.
	fn readmit() -> Weight;
	/// Of `seal`.
	fn seal() -> Weight;
	/// Of `unseal`.
	fn unseal() -> Weight;
	/// Of `appoint_representative`.
	fn appoint_representative() -> Weight;
	/// Of `dismiss_representative`.
	fn dismiss_representative() -> Weight;
	/// Of `withdraw`.
	fn withdraw() -> Weight;
	/// Of `mark_in_error`.
	fn mark_in_error() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn request() -> Weight {
		Weight::from_parts(220_000_000, 130700)
			.saturating_add(T::DbWeight::get().reads(77))
			.saturating_add(T::DbWeight::get().writes(40))
	}
	fn grant() -> Weight {
		Weight::from_parts(90_000_000, 12500)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn approve() -> Weight {
		Weight::from_parts(95_000_000, 12500)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn reject() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn revoke_all() -> Weight {
		Weight::from_parts(220_000_000, 15800)
			.saturating_add(T::DbWeight::get().reads(46))
			.saturating_add(T::DbWeight::get().writes(42))
	}
	fn relinquish() -> Weight {
		Weight::from_parts(80_000_000, 118700)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn supersede() -> Weight {
		Weight::from_parts(100_000_000, 12500)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn exclude() -> Weight {
		Weight::from_parts(40_000_000, 4400)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn readmit() -> Weight {
		Weight::from_parts(40_000_000, 4100)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn seal() -> Weight {
		Weight::from_parts(35_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unseal() -> Weight {
		Weight::from_parts(40_000_000, 4400)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn appoint_representative() -> Weight {
		Weight::from_parts(45_000_000, 4700)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn dismiss_representative() -> Weight {
		Weight::from_parts(40_000_000, 3200)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(40_000_000, 2900)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

// For tests.
impl WeightInfo for () {
	fn request() -> Weight {
		Weight::from_parts(220_000_000, 130700)
			.saturating_add(RocksDbWeight::get().reads(77))
			.saturating_add(RocksDbWeight::get().writes(40))
	}
	fn grant() -> Weight {
		Weight::from_parts(90_000_000, 12500)
			.saturating_add(RocksDbWeight::get().reads(35))
			.saturating_add(RocksDbWeight::get().writes(13))
	}
	fn approve() -> Weight {
		Weight::from_parts(95_000_000, 12500)
			.saturating_add(RocksDbWeight::get().reads(35))
			.saturating_add(RocksDbWeight::get().writes(11))
	}
	fn reject() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn revoke_all() -> Weight {
		Weight::from_parts(220_000_000, 15800)
			.saturating_add(RocksDbWeight::get().reads(46))
			.saturating_add(RocksDbWeight::get().writes(42))
	}
	fn relinquish() -> Weight {
		Weight::from_parts(80_000_000, 118700)
			.saturating_add(RocksDbWeight::get().reads(37))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn supersede() -> Weight {
		Weight::from_parts(100_000_000, 12500)
			.saturating_add(RocksDbWeight::get().reads(35))
			.saturating_add(RocksDbWeight::get().writes(14))
	}
	fn exclude() -> Weight {
		Weight::from_parts(40_000_000, 4400)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn readmit() -> Weight {
		Weight::from_parts(40_000_000, 4100)
			.saturating_add(RocksDbWeight::get().reads(7))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn seal() -> Weight {
		Weight::from_parts(35_000_000, 3500)
			.saturating_add(RocksDbWeight::get().reads(5))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn unseal() -> Weight {
		Weight::from_parts(40_000_000, 4400)
			.saturating_add(RocksDbWeight::get().reads(8))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
	fn appoint_representative() -> Weight {
		Weight::from_parts(45_000_000, 4700)
			.saturating_add(RocksDbWeight::get().reads(9))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn dismiss_representative() -> Weight {
		Weight::from_parts(40_000_000, 3200)
			.saturating_add(RocksDbWeight::get().reads(4))
			.saturating_add(RocksDbWeight::get().writes(3))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(40_000_000, 2900)
			.saturating_add(RocksDbWeight::get().reads(3))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(45_000_000, 3800)
			.saturating_add(RocksDbWeight::get().reads(6))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
}
