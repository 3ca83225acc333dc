// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_prescriptions` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	fn issue() -> Weight;
	fn hold() -> Weight;
	fn resume() -> Weight;
	fn cancel() -> Weight;
	fn stop() -> Weight;
	fn mark_in_error() -> Weight;
	fn claim() -> Weight;
	fn ready() -> Weight;
	fn pause() -> Weight;
	fn unpause() -> Weight;
	fn dispense() -> Weight;
	fn release() -> Weight;
	fn decline() -> Weight;
	fn stop_fill() -> Weight;
	fn dispute_fill() -> Weight;
	fn bar() -> Weight;
	fn unbar() -> Weight;
	fn report_late() -> Weight;
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
	// Storage: `Prescriptions::Prescriptions` (r:2 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionCount` (r:1 w:1)
	// Proof: `Prescriptions::PrescriptionCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
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
	// Storage: `Consent::LiveGrants` (r:2 w:0)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:1)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:0)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionsOf` (r:0 w:1)
	// Proof: `Prescriptions::PrescriptionsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn issue() -> Weight {
		// At least 289_041 ns were needed.
		Weight::from_parts(314_869_000, 52222)
			.saturating_add(T::DbWeight::get().reads(48))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn hold() -> Weight {
		// At least 262_461 ns were needed.
		Weight::from_parts(278_986_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// At least 267_349 ns were needed.
		Weight::from_parts(280_849_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// At least 282_101 ns were needed.
		Weight::from_parts(297_583_000, 52222)
			.saturating_add(T::DbWeight::get().reads(39))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn stop() -> Weight {
		// At least 273_037 ns were needed.
		Weight::from_parts(295_030_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 274_009 ns were needed.
		Weight::from_parts(282_381_000, 52222)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:2)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillCount` (r:1 w:1)
	// Proof: `Prescriptions::FillCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillsOf` (r:0 w:1)
	// Proof: `Prescriptions::FillsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// At least 361_650 ns were needed.
		Weight::from_parts(376_842_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(6))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn ready() -> Weight {
		// At least 256_052 ns were needed.
		Weight::from_parts(268_440_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// At least 247_008 ns were needed.
		Weight::from_parts(262_602_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	fn unpause() -> Weight {
		// At least 247_769 ns were needed.
		Weight::from_parts(262_742_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:0)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:1)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn dispense() -> Weight {
		// At least 279_397 ns were needed.
		Weight::from_parts(292_036_000, 52222)
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
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
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// At least 250_974 ns were needed.
		Weight::from_parts(265_857_000, 52222)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// At least 253_939 ns were needed.
		Weight::from_parts(266_427_000, 52222)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:0)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:1)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	fn stop_fill() -> Weight {
		// At least 284_144 ns were needed.
		Weight::from_parts(296_372_000, 52222)
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:17 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:17 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1326), added: 3801, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(272), added: 2747, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn dispute_fill() -> Weight {
		// At least 290_964 ns were needed.
		Weight::from_parts(309_772_000, 55424)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn bar() -> Weight {
		// At least 250_974 ns were needed.
		Weight::from_parts(265_857_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unbar() -> Weight {
		// At least 250_974 ns were needed.
		Weight::from_parts(265_857_000, 52222)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn report_late() -> Weight {
		// At least 279_397 ns were needed.
		Weight::from_parts(292_036_000, 52222)
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn issue() -> Weight {
		Weight::from_parts(314_869_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(48))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn hold() -> Weight {
		Weight::from_parts(278_986_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn resume() -> Weight {
		Weight::from_parts(280_849_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn cancel() -> Weight {
		Weight::from_parts(297_583_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(39))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn stop() -> Weight {
		Weight::from_parts(295_030_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(282_381_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn claim() -> Weight {
		Weight::from_parts(376_842_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn ready() -> Weight {
		Weight::from_parts(268_440_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn pause() -> Weight {
		Weight::from_parts(262_602_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unpause() -> Weight {
		Weight::from_parts(262_742_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn dispense() -> Weight {
		Weight::from_parts(292_036_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn release() -> Weight {
		Weight::from_parts(265_857_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn decline() -> Weight {
		Weight::from_parts(266_427_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn stop_fill() -> Weight {
		Weight::from_parts(296_372_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn dispute_fill() -> Weight {
		Weight::from_parts(309_772_000, 55424)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn bar() -> Weight {
		Weight::from_parts(265_857_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn unbar() -> Weight {
		Weight::from_parts(265_857_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(38))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn report_late() -> Weight {
		Weight::from_parts(292_036_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
