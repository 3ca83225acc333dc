// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_orders` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	fn create() -> Weight;
	fn assign() -> Weight;
	fn accept() -> Weight;
	fn reject() -> Weight;
	fn hold() -> Weight;
	fn resume() -> Weight;
	fn revoke() -> Weight;
	fn decline() -> Weight;
	fn complete() -> Weight;
	fn mark_in_error() -> Weight;
	fn add_test() -> Weight;
	fn register_report() -> Weight;
	fn advance_report() -> Weight;
	fn cancel_report() -> Weight;
	fn mark_report_in_error() -> Weight;
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
	// Storage: `Roles::Organisations` (r:17 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
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
	// Storage: `Orders::OpenWork` (r:1 w:0)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrderCount` (r:1 w:1)
	// Proof: `Orders::OrderCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Orders::PlaceCount` (r:1 w:1)
	// Proof: `Orders::PlaceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrdersOf` (r:0 w:1)
	// Proof: `Orders::OrdersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// At least 285_636 ns were needed.
		Weight::from_parts(307_779_000, 55424)
			.saturating_add(T::DbWeight::get().reads(49))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Orders::PlaceCount` (r:1 w:1)
	// Proof: `Orders::PlaceCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:2)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn assign() -> Weight {
		// At least 75_392 ns were needed.
		Weight::from_parts(80_480_000, 5252)
			.saturating_add(T::DbWeight::get().reads(8))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// At least 211_496 ns were needed.
		Weight::from_parts(224_505_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// At least 212_607 ns were needed.
		Weight::from_parts(226_849_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(3))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn hold() -> Weight {
		// At least 231_836 ns were needed.
		Weight::from_parts(249_582_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// At least 233_999 ns were needed.
		Weight::from_parts(246_428_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// At least 235_341 ns were needed.
		Weight::from_parts(249_993_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// At least 64_056 ns were needed.
		Weight::from_parts(68_312_000, 5252)
			.saturating_add(T::DbWeight::get().reads(7))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// At least 217_294 ns were needed.
		Weight::from_parts(231_115_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 216_472 ns were needed.
		Weight::from_parts(229_282_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn add_test() -> Weight {
		// At least 234_560 ns were needed.
		Weight::from_parts(250_324_000, 52222)
			.saturating_add(T::DbWeight::get().reads(39))
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
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Orders::Reports` (r:0 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	fn register_report() -> Weight {
		// At least 220_218 ns were needed.
		Weight::from_parts(235_171_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(3))
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
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn advance_report() -> Weight {
		// At least 231_755 ns were needed.
		Weight::from_parts(247_409_000, 52222)
			.saturating_add(T::DbWeight::get().reads(39))
			.saturating_add(T::DbWeight::get().writes(5))
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
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	fn cancel_report() -> Weight {
		// At least 213_148 ns were needed.
		Weight::from_parts(228_091_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
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
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1787), added: 4262, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWork` (r:1 w:1)
	// Proof: `Orders::OpenWork` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::ClosedAt` (r:0 w:1)
	// Proof: `Orders::ClosedAt` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn mark_report_in_error() -> Weight {
		// At least 220_338 ns were needed.
		Weight::from_parts(235_741_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(307_779_000, 55424)
			.saturating_add(ParityDbWeight::get().reads(49))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn assign() -> Weight {
		Weight::from_parts(80_480_000, 5252)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn accept() -> Weight {
		Weight::from_parts(224_505_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn reject() -> Weight {
		Weight::from_parts(226_849_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn hold() -> Weight {
		Weight::from_parts(249_582_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn resume() -> Weight {
		Weight::from_parts(246_428_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		Weight::from_parts(249_993_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn decline() -> Weight {
		Weight::from_parts(68_312_000, 5252)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn complete() -> Weight {
		Weight::from_parts(231_115_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(229_282_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn add_test() -> Weight {
		Weight::from_parts(250_324_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(39))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn register_report() -> Weight {
		Weight::from_parts(235_171_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn advance_report() -> Weight {
		Weight::from_parts(247_409_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(39))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel_report() -> Weight {
		Weight::from_parts(228_091_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn mark_report_in_error() -> Weight {
		Weight::from_parts(235_741_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
}
