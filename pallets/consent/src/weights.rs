// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_consent` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	fn request() -> Weight;
	fn grant() -> Weight;
	fn approve() -> Weight;
	fn reject() -> Weight;
	fn revoke() -> Weight;
	fn revoke_all() -> Weight;
	fn relinquish() -> Weight;
	fn supersede() -> Weight;
	fn exclude() -> Weight;
	fn readmit() -> Weight;
	fn seal() -> Weight;
	fn unseal() -> Weight;
	fn appoint_representative() -> Weight;
	fn dismiss_representative() -> Weight;
	fn withdraw() -> Weight;
	fn mark_in_error() -> Weight;
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
	// Storage: `Consent::Consents` (r:33 w:33)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentCount` (r:1 w:1)
	// Proof: `Consent::ConsentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantCount` (r:1 w:1)
	// Proof: `Consent::GrantCount` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantsTo` (r:0 w:1)
	// Proof: `Consent::GrantsTo` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentsOf` (r:0 w:1)
	// Proof: `Consent::ConsentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn request() -> Weight {
		// At least 539_865 ns were needed.
		Weight::from_parts(572_283_000, 92334)
			.saturating_add(T::DbWeight::get().reads(73))
			.saturating_add(T::DbWeight::get().writes(38))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:9 w:9)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:0)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentCount` (r:1 w:1)
	// Proof: `Consent::ConsentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantCount` (r:1 w:1)
	// Proof: `Consent::GrantCount` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantsTo` (r:0 w:1)
	// Proof: `Consent::GrantsTo` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentsOf` (r:0 w:1)
	// Proof: `Consent::ConsentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn grant() -> Weight {
		// At least 325_115 ns were needed.
		Weight::from_parts(340_748_000, 52222)
			.saturating_add(T::DbWeight::get().reads(52))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:9 w:9)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:0)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	fn approve() -> Weight {
		// At least 326_186 ns were needed.
		Weight::from_parts(345_725_000, 52222)
			.saturating_add(T::DbWeight::get().reads(51))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:1 w:1)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	fn reject() -> Weight {
		// At least 59_599 ns were needed.
		Weight::from_parts(65_007_000, 6874)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:1 w:1)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// At least 54_341 ns were needed.
		Weight::from_parts(58_778_000, 4011)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:40 w:40)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	fn revoke_all() -> Weight {
		// At least 324_765 ns were needed.
		Weight::from_parts(345_305_000, 111710)
			.saturating_add(T::DbWeight::get().reads(47))
			.saturating_add(T::DbWeight::get().writes(42))
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
	// Storage: `Consent::Consents` (r:1 w:1)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	fn relinquish() -> Weight {
		// At least 195_952 ns were needed.
		Weight::from_parts(208_080_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:9 w:9)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:0)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Consent::LiveGrants` (r:1 w:1)
	// Proof: `Consent::LiveGrants` (`max_values`: None, `max_size`: Some(546), added: 3021, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentCount` (r:1 w:1)
	// Proof: `Consent::ConsentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantCount` (r:1 w:1)
	// Proof: `Consent::GrantCount` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	// Storage: `Consent::GrantsTo` (r:0 w:1)
	// Proof: `Consent::GrantsTo` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Consent::ConsentsOf` (r:0 w:1)
	// Proof: `Consent::ConsentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn supersede() -> Weight {
		// At least 316_743 ns were needed.
		Weight::from_parts(336_491_000, 52222)
			.saturating_add(T::DbWeight::get().reads(52))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:2 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:1)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:0)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Consent::ExclusionCount` (r:1 w:1)
	// Proof: `Consent::ExclusionCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn exclude() -> Weight {
		// At least 63_605 ns were needed.
		Weight::from_parts(66_529_000, 6168)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:2 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:1)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::ExclusionCount` (r:1 w:1)
	// Proof: `Consent::ExclusionCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn readmit() -> Weight {
		// At least 55_843 ns were needed.
		Weight::from_parts(59_208_000, 6168)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:1)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn seal() -> Weight {
		// At least 42_172 ns were needed.
		Weight::from_parts(45_448_000, 3579)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Sealed` (r:1 w:1)
	// Proof: `Consent::Sealed` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn unseal() -> Weight {
		// At least 50_746 ns were needed.
		Weight::from_parts(54_722_000, 3579)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:0)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:0)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:1)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::RepresentativeCount` (r:1 w:1)
	// Proof: `Consent::RepresentativeCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::WardsOf` (r:1 w:1)
	// Proof: `Consent::WardsOf` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	fn appoint_representative() -> Weight {
		// At least 86_610 ns were needed.
		Weight::from_parts(94_151_000, 4538)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:1)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::RepresentativeCount` (r:1 w:1)
	// Proof: `Consent::RepresentativeCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::WardsOf` (r:1 w:1)
	// Proof: `Consent::WardsOf` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	fn dismiss_representative() -> Weight {
		// At least 48_362 ns were needed.
		Weight::from_parts(53_130_000, 4538)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:1 w:1)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// At least 41_622 ns were needed.
		Weight::from_parts(45_357_000, 6874)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Consent::Consents` (r:1 w:1)
	// Proof: `Consent::Consents` (`max_values`: None, `max_size`: Some(293), added: 2768, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Consent::OpenRequests` (r:1 w:1)
	// Proof: `Consent::OpenRequests` (`max_values`: None, `max_size`: Some(3409), added: 5884, mode: `MaxEncodedLen`)
	fn mark_in_error() -> Weight {
		// At least 60_470 ns were needed.
		Weight::from_parts(65_758_000, 6874)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn request() -> Weight {
		Weight::from_parts(572_283_000, 92334)
			.saturating_add(ParityDbWeight::get().reads(73))
			.saturating_add(ParityDbWeight::get().writes(38))
	}
	fn grant() -> Weight {
		Weight::from_parts(340_748_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(52))
			.saturating_add(ParityDbWeight::get().writes(14))
	}
	fn approve() -> Weight {
		Weight::from_parts(345_725_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(51))
			.saturating_add(ParityDbWeight::get().writes(11))
	}
	fn reject() -> Weight {
		Weight::from_parts(65_007_000, 6874)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		Weight::from_parts(58_778_000, 4011)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn revoke_all() -> Weight {
		Weight::from_parts(345_305_000, 111710)
			.saturating_add(ParityDbWeight::get().reads(47))
			.saturating_add(ParityDbWeight::get().writes(42))
	}
	fn relinquish() -> Weight {
		Weight::from_parts(208_080_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn supersede() -> Weight {
		Weight::from_parts(336_491_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(52))
			.saturating_add(ParityDbWeight::get().writes(14))
	}
	fn exclude() -> Weight {
		Weight::from_parts(66_529_000, 6168)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn readmit() -> Weight {
		Weight::from_parts(59_208_000, 6168)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn seal() -> Weight {
		Weight::from_parts(45_448_000, 3579)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unseal() -> Weight {
		Weight::from_parts(54_722_000, 3579)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn appoint_representative() -> Weight {
		Weight::from_parts(94_151_000, 4538)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn dismiss_representative() -> Weight {
		Weight::from_parts(53_130_000, 4538)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(45_357_000, 6874)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn mark_in_error() -> Weight {
		Weight::from_parts(65_758_000, 6874)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
