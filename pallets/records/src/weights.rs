// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_records` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
//!
//! Measured on 2026-11-28, AMD EPYC, 50 steps, 20 repeats, the on-chain code compiled by wasmtime, in
//! memory; reads and writes are counted and priced by the runtime's database weights.

#![allow(missing_docs, clippy::unnecessary_cast, unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	fn add() -> Weight;
	fn amend() -> Weight;
	fn mark_in_error() -> Weight;
	fn refile() -> Weight;
	fn accept_refiling() -> Weight;
	fn drop_refiling() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:1)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Records::RecordCount` (r:1 w:1)
	// Proof: `Records::RecordCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:0)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:0)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Records::Versions` (r:0 w:1)
	// Proof: `Records::Versions` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	// Storage: `Records::RecordsOf` (r:0 w:1)
	// Proof: `Records::RecordsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn add() -> Weight {
		// At least 239_427 ns were needed.
		Weight::from_parts(254_099_000, 52222)
			.saturating_add(T::DbWeight::get().reads(45))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:1)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:0)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:0)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Records::Versions` (r:1 w:1)
	// Proof: `Records::Versions` (`max_values`: None, `max_size`: Some(198), added: 2673, mode: `MaxEncodedLen`)
	fn amend() -> Weight {
		// At least 246_537 ns were needed.
		Weight::from_parts(257_003_000, 52222)
			.saturating_add(T::DbWeight::get().reads(45))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:1)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:0)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:0)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 231_315 ns were needed.
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn refile() -> Weight {
		// At least 231_315 ns were needed.
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn accept_refiling() -> Weight {
		// At least 231_315 ns were needed.
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn drop_refiling() -> Weight {
		// At least 231_315 ns were needed.
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn add() -> Weight {
		Weight::from_parts(254_099_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(45))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn amend() -> Weight {
		Weight::from_parts(257_003_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(45))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn refile() -> Weight {
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn accept_refiling() -> Weight {
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn drop_refiling() -> Weight {
		Weight::from_parts(246_979_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
