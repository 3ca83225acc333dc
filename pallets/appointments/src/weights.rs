// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_appointments` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
//!
//! Measured on 2026-11-29, AMD EPYC, 4 steps, 10 repeats, the on-chain code compiled by wasmtime, in
//! memory; reads and writes are counted and priced by the runtime's database weights.

#![allow(missing_docs, clippy::unnecessary_cast, unused_imports, unused_parens)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The cost of each call.
pub trait WeightInfo {
	fn open_schedule() -> Weight;
	fn close_schedule() -> Weight;
	fn publish() -> Weight;
	fn withdraw_slots() -> Weight;
	fn book() -> Weight;
	fn confirm() -> Weight;
	fn cancel() -> Weight;
	fn expire() -> Weight;
	fn cancel_day() -> Weight;
	fn reschedule() -> Weight;
	fn arrive() -> Weight;
	fn check_in() -> Weight;
	fn join() -> Weight;
	fn fulfil() -> Weight;
	fn mark_no_show() -> Weight;
	fn mark_appointment_in_error() -> Weight;
	fn walk_in() -> Weight;
	fn start_encounter() -> Weight;
	fn finish_encounter() -> Weight;
	fn cancel_encounter() -> Weight;
	fn mark_encounter_in_error() -> Weight;
	fn hand_over() -> Weight;
	fn attest() -> Weight;
	fn attest_by_statement() -> Weight;
	fn attest_by_card() -> Weight;
	fn vouch() -> Weight;
	fn admit() -> Weight;
	fn extend_encounter() -> Weight;
	fn end_encounter() -> Weight;
	fn add_to_team() -> Weight;
	fn remove_from_team() -> Weight;
	fn register_card() -> Weight;
	fn revoke_card() -> Weight;
	fn open_file() -> Weight;
	fn wish_renewal() -> Weight;
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
	// Storage: `Appointments::Schedules` (r:1 w:1)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::SchedulesOf` (r:1 w:1)
	// Proof: `Appointments::SchedulesOf` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	fn open_schedule() -> Weight {
		// At least 122_533 ns were needed.
		Weight::from_parts(132_598_000, 4200)
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
	// Storage: `Appointments::Schedules` (r:1 w:1)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::SchedulesOf` (r:1 w:1)
	// Proof: `Appointments::SchedulesOf` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	fn close_schedule() -> Weight {
		// At least 109_023 ns were needed.
		Weight::from_parts(121_772_000, 4200)
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
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:192 w:192)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	fn publish() -> Weight {
		// At least 2_685_367 ns were needed.
		Weight::from_parts(2_952_005_000, 1575582)
			.saturating_add(T::DbWeight::get().reads(197))
			.saturating_add(T::DbWeight::get().writes(192))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:64 w:64)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:64 w:64)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:64 w:64)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:64 w:64)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:64 w:64)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:64 w:64)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn withdraw_slots() -> Weight {
		// At least 3_621_754 ns were needed.
		Weight::from_parts(3_844_597_000, 663326)
			.saturating_add(T::DbWeight::get().reads(389))
			.saturating_add(T::DbWeight::get().writes(384))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:2 w:2)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:2 w:2)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:2 w:2)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:2 w:2)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:2 w:2)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentCount` (r:1 w:1)
	// Proof: `Appointments::AppointmentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentsOf` (r:0 w:1)
	// Proof: `Appointments::AppointmentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn book() -> Weight {
		// At least 229_322 ns were needed.
		Weight::from_parts(270_954_000, 21688)
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// At least 138_858 ns were needed.
		Weight::from_parts(169_713_000, 11339)
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// At least 140_590 ns were needed.
		Weight::from_parts(169_543_000, 11339)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// At least 141_992 ns were needed.
		Weight::from_parts(163_514_000, 11339)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:2 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:96 w:96)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:96 w:96)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:96 w:96)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:96 w:96)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:96 w:96)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn cancel_day() -> Weight {
		// At least 4_361_248 ns were needed.
		Weight::from_parts(4_568_036_000, 994494)
			.saturating_add(T::DbWeight::get().reads(487))
			.saturating_add(T::DbWeight::get().writes(481))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:2 w:2)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentCount` (r:1 w:1)
	// Proof: `Appointments::AppointmentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentsOf` (r:0 w:1)
	// Proof: `Appointments::AppointmentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn reschedule() -> Weight {
		// At least 243_794 ns were needed.
		Weight::from_parts(280_589_000, 11339)
			.saturating_add(T::DbWeight::get().reads(18))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn arrive() -> Weight {
		// At least 105_447 ns were needed.
		Weight::from_parts(121_051_000, 6134)
			.saturating_add(T::DbWeight::get().reads(7))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn check_in() -> Weight {
		// At least 156_153 ns were needed.
		Weight::from_parts(181_421_000, 11339)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn join() -> Weight {
		// At least 145_427 ns were needed.
		Weight::from_parts(168_461_000, 11339)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fulfil() -> Weight {
		// At least 169_273 ns were needed.
		Weight::from_parts(192_667_000, 11339)
			.saturating_add(T::DbWeight::get().reads(9))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn mark_no_show() -> Weight {
		// At least 113_830 ns were needed.
		Weight::from_parts(131_356_000, 11339)
			.saturating_add(T::DbWeight::get().reads(9))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	fn mark_appointment_in_error() -> Weight {
		// At least 166_799 ns were needed.
		Weight::from_parts(198_266_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:4 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::NetworkId` (r:1 w:0)
	// Proof: `Roles::NetworkId` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn walk_in() -> Weight {
		// At least 265_316 ns were needed.
		Weight::from_parts(316_022_000, 11339)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	fn start_encounter() -> Weight {
		// At least 88_822 ns were needed.
		Weight::from_parts(111_487_000, 6134)
			.saturating_add(T::DbWeight::get().reads(7))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn finish_encounter() -> Weight {
		// At least 181_872 ns were needed.
		Weight::from_parts(196_203_000, 11339)
			.saturating_add(T::DbWeight::get().reads(9))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn cancel_encounter() -> Weight {
		// At least 189_613 ns were needed.
		Weight::from_parts(205_747_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn mark_encounter_in_error() -> Weight {
		// At least 169_973 ns were needed.
		Weight::from_parts(214_089_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn hand_over() -> Weight {
		// At least 125_367 ns were needed.
		Weight::from_parts(149_954_000, 11339)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// At least 127_411 ns were needed.
		Weight::from_parts(148_181_000, 11339)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:4 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Roles::NetworkId` (r:1 w:0)
	// Proof: `Roles::NetworkId` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn attest_by_statement() -> Weight {
		// At least 283_142 ns were needed.
		Weight::from_parts(319_427_000, 11339)
			.saturating_add(T::DbWeight::get().reads(16))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::VisitCards` (r:1 w:1)
	// Proof: `Appointments::VisitCards` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	// Storage: `Roles::NetworkId` (r:1 w:0)
	// Proof: `Roles::NetworkId` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:0 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn attest_by_card() -> Weight {
		// With a read more than was measured, counted by hand.
		// At least 216_232 ns were needed.
		Weight::from_parts(252_136_000, 11339)
			.saturating_add(T::DbWeight::get().reads(14))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:0)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:0)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Vouched` (r:1 w:1)
	// Proof: `Appointments::Vouched` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn vouch() -> Weight {
		// At least 157_445 ns were needed.
		Weight::from_parts(189_894_000, 11339)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:0)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn admit() -> Weight {
		// At least 132_678 ns were needed.
		Weight::from_parts(157_214_000, 11339)
			.saturating_add(T::DbWeight::get().reads(14))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn extend_encounter() -> Weight {
		// At least 144_836 ns were needed.
		Weight::from_parts(178_656_000, 11339)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(329), added: 2804, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(352), added: 2827, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn end_encounter() -> Weight {
		// At least 170_705 ns were needed.
		Weight::from_parts(201_842_000, 11339)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Teams` (r:1 w:1)
	// Proof: `Appointments::Teams` (`max_values`: None, `max_size`: Some(1121), added: 3596, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:1)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	fn add_to_team() -> Weight {
		// At least 111_496 ns were needed.
		Weight::from_parts(130_956_000, 6170)
			.saturating_add(T::DbWeight::get().reads(7))
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
	// Storage: `Appointments::Teams` (r:1 w:1)
	// Proof: `Appointments::Teams` (`max_values`: None, `max_size`: Some(1121), added: 3596, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TeamsOf` (r:1 w:1)
	// Proof: `Appointments::TeamsOf` (`max_values`: None, `max_size`: Some(609), added: 3084, mode: `MaxEncodedLen`)
	fn remove_from_team() -> Weight {
		// At least 92_568 ns were needed.
		Weight::from_parts(118_157_000, 4586)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::VisitCards` (r:0 w:1)
	// Proof: `Appointments::VisitCards` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn register_card() -> Weight {
		// At least 53_109 ns were needed.
		Weight::from_parts(59_068_000, 3589)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::VisitCards` (r:1 w:1)
	// Proof: `Appointments::VisitCards` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn revoke_card() -> Weight {
		// At least 54_000 ns were needed.
		Weight::from_parts(65_478_000, 3589)
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
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:2 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOpened` (r:1 w:1)
	// Proof: `Appointments::FilesOpened` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Appointments::FilesOf` (r:1 w:1)
	// Proof: `Appointments::FilesOf` (`max_values`: None, `max_size`: Some(4369), added: 6844, mode: `MaxEncodedLen`)
	fn open_file() -> Weight {
		// At least 108_281 ns were needed.
		Weight::from_parts(126_198_000, 7834)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:3 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(735), added: 3210, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(115), added: 2590, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn wish_renewal() -> Weight {
		// At least 111_276 ns were needed.
		Weight::from_parts(143_715_000, 11339)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn open_schedule() -> Weight {
		Weight::from_parts(132_598_000, 4200)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn close_schedule() -> Weight {
		Weight::from_parts(121_772_000, 4200)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn publish() -> Weight {
		Weight::from_parts(2_952_005_000, 1575582)
			.saturating_add(ParityDbWeight::get().reads(197))
			.saturating_add(ParityDbWeight::get().writes(192))
	}
	fn withdraw_slots() -> Weight {
		Weight::from_parts(3_844_597_000, 663326)
			.saturating_add(ParityDbWeight::get().reads(389))
			.saturating_add(ParityDbWeight::get().writes(384))
	}
	fn book() -> Weight {
		Weight::from_parts(270_954_000, 21688)
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(13))
	}
	fn confirm() -> Weight {
		Weight::from_parts(169_713_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel() -> Weight {
		Weight::from_parts(169_543_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn expire() -> Weight {
		Weight::from_parts(163_514_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn cancel_day() -> Weight {
		Weight::from_parts(4_568_036_000, 994494)
			.saturating_add(ParityDbWeight::get().reads(487))
			.saturating_add(ParityDbWeight::get().writes(481))
	}
	fn reschedule() -> Weight {
		Weight::from_parts(280_589_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(18))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn arrive() -> Weight {
		Weight::from_parts(121_051_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn check_in() -> Weight {
		Weight::from_parts(181_421_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn join() -> Weight {
		Weight::from_parts(168_461_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn fulfil() -> Weight {
		Weight::from_parts(192_667_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn mark_no_show() -> Weight {
		Weight::from_parts(131_356_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn mark_appointment_in_error() -> Weight {
		Weight::from_parts(198_266_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn walk_in() -> Weight {
		Weight::from_parts(316_022_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(20))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn start_encounter() -> Weight {
		Weight::from_parts(111_487_000, 6134)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn finish_encounter() -> Weight {
		Weight::from_parts(196_203_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel_encounter() -> Weight {
		Weight::from_parts(205_747_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn mark_encounter_in_error() -> Weight {
		Weight::from_parts(214_089_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(149_954_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn attest() -> Weight {
		Weight::from_parts(148_181_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn attest_by_statement() -> Weight {
		Weight::from_parts(319_427_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(16))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn attest_by_card() -> Weight {
		Weight::from_parts(252_136_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn vouch() -> Weight {
		Weight::from_parts(189_894_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn admit() -> Weight {
		Weight::from_parts(157_214_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn extend_encounter() -> Weight {
		Weight::from_parts(178_656_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn end_encounter() -> Weight {
		Weight::from_parts(201_842_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn add_to_team() -> Weight {
		Weight::from_parts(130_956_000, 6170)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn remove_from_team() -> Weight {
		Weight::from_parts(118_157_000, 4586)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn register_card() -> Weight {
		Weight::from_parts(59_068_000, 3589)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn revoke_card() -> Weight {
		Weight::from_parts(65_478_000, 3589)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn open_file() -> Weight {
		Weight::from_parts(126_198_000, 7834)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn wish_renewal() -> Weight {
		Weight::from_parts(143_715_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
