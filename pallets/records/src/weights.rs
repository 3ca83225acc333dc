// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call costs at the worst case. Provisional: written by hand from counted reads and writes, until
//! `scripts/weights` replaces this file by what the benchmarks measure. Each call asks the decision, which makes ten
//! reads; a session is judged by each membership of its person, which makes thirty-three.

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	/// Of `add`.
	fn add() -> Weight;
	/// Of `amend`.
	fn amend() -> Weight;
	/// Of `mark_in_error`.
	fn mark_in_error() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn add() -> Weight {
		Weight::from_parts(110_000_000, 124_500)
			.saturating_add(T::DbWeight::get().reads(49))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn amend() -> Weight {
		Weight::from_parts(105_000_000, 124_500)
			.saturating_add(T::DbWeight::get().reads(48))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(95_000_000, 124_500)
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

// For mocks.
impl WeightInfo for () {
	fn add() -> Weight {
		Weight::from_parts(110_000_000, 124_500)
			.saturating_add(RocksDbWeight::get().reads(49))
			.saturating_add(RocksDbWeight::get().writes(4))
	}
	fn amend() -> Weight {
		Weight::from_parts(105_000_000, 124_500)
			.saturating_add(RocksDbWeight::get().reads(48))
			.saturating_add(RocksDbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(95_000_000, 124_500)
			.saturating_add(RocksDbWeight::get().reads(47))
			.saturating_add(RocksDbWeight::get().writes(1))
	}
}
