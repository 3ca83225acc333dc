// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_prescriptions` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:2 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionCount` (r:1 w:1)
	// Proof: `Prescriptions::PrescriptionCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:0)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
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
		// At least 226_909 ns were needed.
		Weight::from_parts(249_142_000, 11339)
			.saturating_add(T::DbWeight::get().reads(20))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn hold() -> Weight {
		// At least 138_447 ns were needed.
		Weight::from_parts(153_028_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// At least 140_250 ns were needed.
		Weight::from_parts(153_299_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// At least 157_695 ns were needed.
		Weight::from_parts(170_734_000, 11339)
			.saturating_add(T::DbWeight::get().reads(12))
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:0)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn stop() -> Weight {
		// At least 146_349 ns were needed.
		Weight::from_parts(161_051_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 118_367 ns were needed.
		Weight::from_parts(127_761_000, 5304)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:2)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillCount` (r:1 w:1)
	// Proof: `Prescriptions::FillCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Roles::NetworkId` (r:1 w:0)
	// Proof: `Roles::NetworkId` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Claimants` (r:0 w:1)
	// Proof: `Prescriptions::Claimants` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillsOf` (r:0 w:1)
	// Proof: `Prescriptions::FillsOf` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:2)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// At least 230_725 ns were needed.
		Weight::from_parts(257_194_000, 6134)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn ready() -> Weight {
		// At least 110_255 ns were needed.
		Weight::from_parts(121_722_000, 6134)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// At least 95_011 ns were needed.
		Weight::from_parts(109_033_000, 5304)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:0)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn unpause() -> Weight {
		// At least 104_566 ns were needed.
		Weight::from_parts(116_945_000, 6134)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:0)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:1)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn dispense() -> Weight {
		// At least 133_259 ns were needed.
		Weight::from_parts(146_309_000, 5304)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// At least 113_940 ns were needed.
		Weight::from_parts(125_727_000, 5304)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn decline() -> Weight {
		// At least 118_056 ns were needed.
		Weight::from_parts(137_465_000, 5304)
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
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:0)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:1)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFills` (r:1 w:1)
	// Proof: `Prescriptions::OpenFills` (`max_values`: None, `max_size`: Some(737), added: 3212, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::OpenFillsAt` (r:0 w:1)
	// Proof: `Prescriptions::OpenFillsAt` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	fn stop_fill() -> Weight {
		// At least 168_581 ns were needed.
		Weight::from_parts(177_265_000, 5304)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:2 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	fn dispute_fill() -> Weight {
		// At least 163_324 ns were needed.
		Weight::from_parts(176_063_000, 11339)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	fn bar() -> Weight {
		// At least 97_686 ns were needed.
		Weight::from_parts(106_890_000, 5304)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn unbar() -> Weight {
		// At least 78_417 ns were needed.
		Weight::from_parts(88_792_000, 5304)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Prescriptions` (r:1 w:1)
	// Proof: `Prescriptions::Prescriptions` (`max_values`: None, `max_size`: Some(1839), added: 4314, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::Fills` (r:1 w:1)
	// Proof: `Prescriptions::Fills` (`max_values`: None, `max_size`: Some(285), added: 2760, mode: `MaxEncodedLen`)
	// Storage: `Records::Records` (r:1 w:0)
	// Proof: `Records::Records` (`max_values`: None, `max_size`: Some(163), added: 2638, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::PrescriptionOf` (r:1 w:0)
	// Proof: `Prescriptions::PrescriptionOf` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
	// Storage: `Prescriptions::FillOf` (r:1 w:1)
	// Proof: `Prescriptions::FillOf` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn report_late() -> Weight {
		// At least 123_685 ns were needed.
		Weight::from_parts(131_737_000, 5304)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn issue() -> Weight {
		Weight::from_parts(249_142_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn hold() -> Weight {
		Weight::from_parts(153_028_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn resume() -> Weight {
		Weight::from_parts(153_299_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn cancel() -> Weight {
		Weight::from_parts(170_734_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn stop() -> Weight {
		Weight::from_parts(161_051_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(127_761_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn claim() -> Weight {
		Weight::from_parts(257_194_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn ready() -> Weight {
		Weight::from_parts(121_722_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn pause() -> Weight {
		Weight::from_parts(109_033_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unpause() -> Weight {
		Weight::from_parts(116_945_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn dispense() -> Weight {
		Weight::from_parts(146_309_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn release() -> Weight {
		Weight::from_parts(125_727_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn decline() -> Weight {
		Weight::from_parts(137_465_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn stop_fill() -> Weight {
		Weight::from_parts(177_265_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn dispute_fill() -> Weight {
		Weight::from_parts(176_063_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn bar() -> Weight {
		Weight::from_parts(106_890_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unbar() -> Weight {
		Weight::from_parts(88_792_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn report_late() -> Weight {
		Weight::from_parts(131_737_000, 5304)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
}
