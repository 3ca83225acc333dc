// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_orders` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
//!
//! Measured on 2026-11-29, AMD EPYC, 2 steps, 4 repeats, the on-chain code compiled by wasmtime, in
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
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:2 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:0)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:0)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrderCount` (r:1 w:1)
	// Proof: `Orders::OrderCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrdersMade` (r:1 w:1)
	// Proof: `Orders::OrdersMade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrdersOf` (r:0 w:1)
	// Proof: `Orders::OrdersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrdersByCount` (r:1 w:1)
	// Proof: `Orders::OrdersByCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Orders::OrdersBy` (r:0 w:1)
	// Proof: `Orders::OrdersBy` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// At least 180_469 ns were needed, without the requester's list: its one read and two writes were added by hand.
		Weight::from_parts(204_235_000, 14011)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:2)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn assign() -> Weight {
		// At least 70_786 ns were needed.
		Weight::from_parts(76_875_000, 6134)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// At least 84_606 ns were needed.
		Weight::from_parts(91_347_000, 6134)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// At least 73_540 ns were needed.
		Weight::from_parts(82_563_000, 5898)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	fn hold() -> Weight {
		// At least 117_776 ns were needed.
		Weight::from_parts(128_321_000, 14011)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// At least 128_291 ns were needed.
		Weight::from_parts(138_397_000, 14011)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// At least 121_471 ns were needed.
		Weight::from_parts(134_461_000, 14011)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// At least 79_779 ns were needed.
		Weight::from_parts(88_622_000, 14011)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// At least 93_790 ns were needed.
		Weight::from_parts(102_303_000, 14011)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 92_969 ns were needed.
		Weight::from_parts(101_772_000, 14011)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	fn add_test() -> Weight {
		// At least 119_508 ns were needed.
		Weight::from_parts(129_974_000, 11339)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::RecordUses` (r:1 w:1)
	// Proof: `Orders::RecordUses` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	// Storage: `Orders::Reports` (r:0 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	fn register_report() -> Weight {
		// At least 90_546 ns were needed.
		Weight::from_parts(99_328_000, 6134)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn advance_report() -> Weight {
		// At least 116_975 ns were needed.
		Weight::from_parts(127_180_000, 14011)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	fn cancel_report() -> Weight {
		// At least 75_533 ns were needed.
		Weight::from_parts(81_842_000, 6468)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Orders::Reports` (r:1 w:1)
	// Proof: `Orders::Reports` (`max_values`: None, `max_size`: Some(3003), added: 5478, mode: `MaxEncodedLen`)
	// Storage: `Orders::Orders` (r:1 w:1)
	// Proof: `Orders::Orders` (`max_values`: None, `max_size`: Some(1809), added: 4284, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenWorkAt` (r:1 w:1)
	// Proof: `Orders::OpenWorkAt` (`max_values`: None, `max_size`: Some(2433), added: 4908, mode: `MaxEncodedLen`)
	// Storage: `Orders::LiveOrdersOf` (r:1 w:1)
	// Proof: `Orders::LiveOrdersOf` (`max_values`: None, `max_size`: Some(10546), added: 13021, mode: `MaxEncodedLen`)
	// Storage: `Orders::OpenAt` (r:0 w:1)
	// Proof: `Orders::OpenAt` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn mark_report_in_error() -> Weight {
		// At least 105_647 ns were needed.
		Weight::from_parts(113_879_000, 14011)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(204_235_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(23))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn assign() -> Weight {
		Weight::from_parts(76_875_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn accept() -> Weight {
		Weight::from_parts(91_347_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn reject() -> Weight {
		Weight::from_parts(82_563_000, 5898)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn hold() -> Weight {
		Weight::from_parts(128_321_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn resume() -> Weight {
		Weight::from_parts(138_397_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn revoke() -> Weight {
		Weight::from_parts(134_461_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn decline() -> Weight {
		Weight::from_parts(88_622_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn complete() -> Weight {
		Weight::from_parts(102_303_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(101_772_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn add_test() -> Weight {
		Weight::from_parts(129_974_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn register_report() -> Weight {
		Weight::from_parts(99_328_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn advance_report() -> Weight {
		Weight::from_parts(127_180_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel_report() -> Weight {
		Weight::from_parts(81_842_000, 6468)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn mark_report_in_error() -> Weight {
		Weight::from_parts(113_879_000, 14011)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
}
