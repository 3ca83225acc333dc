// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_appointments` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	fn wish_renewal() -> Weight;
	fn open_file() -> Weight;
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
	// Storage: `Appointments::Schedules` (r:1 w:1)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::SchedulesOf` (r:1 w:1)
	// Proof: `Appointments::SchedulesOf` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	fn open_schedule() -> Weight {
		// At least 313_698 ns were needed.
		Weight::from_parts(349_100_000, 52222)
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
	// Storage: `Appointments::Schedules` (r:1 w:1)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::SchedulesOf` (r:1 w:1)
	// Proof: `Appointments::SchedulesOf` (`max_values`: None, `max_size`: Some(353), added: 2828, mode: `MaxEncodedLen`)
	fn close_schedule() -> Weight {
		// At least 302_772 ns were needed.
		Weight::from_parts(329_191_000, 52222)
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
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:192 w:192)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	fn publish() -> Weight {
		// At least 2_683_692 ns were needed.
		Weight::from_parts(3_013_565_000, 1575582)
			.saturating_add(T::DbWeight::get().reads(228))
			.saturating_add(T::DbWeight::get().writes(192))
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
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:64 w:64)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:64 w:64)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:64 w:64)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:64 w:64)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:64 w:64)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn withdraw_slots() -> Weight {
		// At least 3_292_110 ns were needed.
		Weight::from_parts(3_531_687_000, 663326)
			.saturating_add(T::DbWeight::get().reads(356))
			.saturating_add(T::DbWeight::get().writes(320))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:2 w:2)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:2 w:2)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:2 w:2)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:2 w:2)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentCount` (r:1 w:1)
	// Proof: `Appointments::AppointmentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentsOf` (r:0 w:1)
	// Proof: `Appointments::AppointmentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn book() -> Weight {
		// With 2 reads and 2 writes more than were measured, counted by hand.
		// At least 179_527 ns were needed.
		Weight::from_parts(195_141_000, 21688)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(13))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	fn confirm() -> Weight {
		// With 1 reads and 1 writes more than were measured, counted by hand.
		// At least 336_822 ns were needed.
		Weight::from_parts(361_148_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// With 1 reads and 1 writes more than were measured, counted by hand.
		// At least 344_123 ns were needed.
		Weight::from_parts(369_211_000, 52222)
			.saturating_add(T::DbWeight::get().reads(41))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// With 1 reads and 1 writes more than were measured, counted by hand.
		// At least 341_790 ns were needed.
		Weight::from_parts(360_758_000, 52222)
			.saturating_add(T::DbWeight::get().reads(41))
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
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:2 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:96 w:96)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:96 w:96)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:96 w:96)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:96 w:96)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn cancel_day() -> Weight {
		// With 96 reads and 96 writes more than were measured, counted by hand.
		// At least 3_656_063 ns were needed.
		Weight::from_parts(3_783_644_000, 994494)
			.saturating_add(T::DbWeight::get().reads(518))
			.saturating_add(T::DbWeight::get().writes(481))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:2 w:2)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Schedules` (r:1 w:0)
	// Proof: `Appointments::Schedules` (`max_values`: None, `max_size`: Some(124), added: 2599, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentCount` (r:1 w:1)
	// Proof: `Appointments::AppointmentCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::AppointmentsOf` (r:0 w:1)
	// Proof: `Appointments::AppointmentsOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn reschedule() -> Weight {
		// With 4 reads and 4 writes more than were measured, counted by hand.
		// At least 178_076 ns were needed.
		Weight::from_parts(197_524_000, 11339)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(12))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	fn arrive() -> Weight {
		// At least 302_531 ns were needed.
		Weight::from_parts(333_047_000, 52222)
			.saturating_add(T::DbWeight::get().reads(36))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn check_in() -> Weight {
		// At least 346_337 ns were needed.
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn join() -> Weight {
		// At least 102_142 ns were needed.
		Weight::from_parts(124_966_000, 11339)
			.saturating_add(T::DbWeight::get().reads(8))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn fulfil() -> Weight {
		// At least 368_359 ns were needed.
		Weight::from_parts(409_872_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn mark_no_show() -> Weight {
		// With one read and one write more than were measured, counted by hand.
		// At least 316_862 ns were needed.
		Weight::from_parts(344_404_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
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
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	fn mark_appointment_in_error() -> Weight {
		// With one read and one write more than were measured, counted by hand.
		// At least 368_490 ns were needed.
		Weight::from_parts(392_576_000, 52222)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:17 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOn` (r:1 w:1)
	// Proof: `Appointments::EncountersOn` (`max_values`: None, `max_size`: Some(6238), added: 8713, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncounterCount` (r:1 w:1)
	// Proof: `Appointments::EncounterCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Appointments::EncountersOf` (r:0 w:1)
	// Proof: `Appointments::EncountersOf` (`max_values`: None, `max_size`: Some(92), added: 2567, mode: `MaxEncodedLen`)
	fn walk_in() -> Weight {
		// At least 443_231 ns were needed.
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	fn start_encounter() -> Weight {
		// At least 291_705 ns were needed.
		Weight::from_parts(309_592_000, 52222)
			.saturating_add(T::DbWeight::get().reads(36))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn finish_encounter() -> Weight {
		// At least 362_781 ns were needed.
		Weight::from_parts(389_922_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn cancel_encounter() -> Weight {
		// With one read and one write more than were measured, counted by hand.
		// At least 369_050 ns were needed.
		Weight::from_parts(399_006_000, 52222)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(7))
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
	// Storage: `Appointments::Encounters` (r:1 w:1)
	// Proof: `Appointments::Encounters` (`max_values`: None, `max_size`: Some(246), added: 2721, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Appointments` (r:1 w:1)
	// Proof: `Appointments::Appointments` (`max_values`: None, `max_size`: Some(350), added: 2825, mode: `MaxEncodedLen`)
	// Storage: `Appointments::Slots` (r:1 w:1)
	// Proof: `Appointments::Slots` (`max_values`: None, `max_size`: Some(5726), added: 8201, mode: `MaxEncodedLen`)
	// Storage: `Appointments::BookingsOf` (r:1 w:1)
	// Proof: `Appointments::BookingsOf` (`max_values`: None, `max_size`: Some(961), added: 3436, mode: `MaxEncodedLen`)
	// Storage: `Appointments::ReasonsOf` (r:1 w:1)
	// Proof: `Appointments::ReasonsOf` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn mark_encounter_in_error() -> Weight {
		// With one read and one write more than were measured, counted by hand.
		// At least 372_084 ns were needed.
		Weight::from_parts(417_783_000, 52222)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:17 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Appointments::TiesOf` (r:1 w:1)
	// Proof: `Appointments::TiesOf` (`max_values`: None, `max_size`: Some(7874), added: 10349, mode: `MaxEncodedLen`)
	fn hand_over() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn attest() -> Weight {
		// At least 346_337 ns were needed.
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn attest_by_statement() -> Weight {
		// At least 443_231 ns were needed.
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn attest_by_card() -> Weight {
		// At least 443_231 ns were needed.
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn vouch() -> Weight {
		// At least 346_337 ns were needed.
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn admit() -> Weight {
		// At least 443_231 ns were needed.
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn extend_encounter() -> Weight {
		// At least 346_337 ns were needed.
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(T::DbWeight::get().reads(40))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn end_encounter() -> Weight {
		// With one read and one write more than were measured, counted by hand.
		// At least 372_084 ns were needed.
		Weight::from_parts(417_783_000, 52222)
			.saturating_add(T::DbWeight::get().reads(42))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn add_to_team() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_from_team() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn register_card() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn revoke_card() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn wish_renewal() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn open_file() -> Weight {
		// At least 330_983 ns were needed.
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn open_schedule() -> Weight {
		Weight::from_parts(349_100_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn close_schedule() -> Weight {
		Weight::from_parts(329_191_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn publish() -> Weight {
		Weight::from_parts(3_013_565_000, 1575582)
			.saturating_add(ParityDbWeight::get().reads(228))
			.saturating_add(ParityDbWeight::get().writes(192))
	}
	fn withdraw_slots() -> Weight {
		Weight::from_parts(3_531_687_000, 663326)
			.saturating_add(ParityDbWeight::get().reads(356))
			.saturating_add(ParityDbWeight::get().writes(320))
	}
	fn book() -> Weight {
		Weight::from_parts(195_141_000, 21688)
			.saturating_add(ParityDbWeight::get().reads(18))
			.saturating_add(ParityDbWeight::get().writes(13))
	}
	fn confirm() -> Weight {
		Weight::from_parts(361_148_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel() -> Weight {
		Weight::from_parts(369_211_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn expire() -> Weight {
		Weight::from_parts(360_758_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn cancel_day() -> Weight {
		Weight::from_parts(3_783_644_000, 994494)
			.saturating_add(ParityDbWeight::get().reads(518))
			.saturating_add(ParityDbWeight::get().writes(481))
	}
	fn reschedule() -> Weight {
		Weight::from_parts(197_524_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(17))
			.saturating_add(ParityDbWeight::get().writes(12))
	}
	fn arrive() -> Weight {
		Weight::from_parts(333_047_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(36))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn check_in() -> Weight {
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn join() -> Weight {
		Weight::from_parts(124_966_000, 11339)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn fulfil() -> Weight {
		Weight::from_parts(409_872_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn mark_no_show() -> Weight {
		Weight::from_parts(344_404_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn mark_appointment_in_error() -> Weight {
		Weight::from_parts(392_576_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(42))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn walk_in() -> Weight {
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn start_encounter() -> Weight {
		Weight::from_parts(309_592_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(36))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn finish_encounter() -> Weight {
		Weight::from_parts(389_922_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn cancel_encounter() -> Weight {
		Weight::from_parts(399_006_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(42))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn mark_encounter_in_error() -> Weight {
		Weight::from_parts(417_783_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(42))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn hand_over() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn attest() -> Weight {
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn attest_by_statement() -> Weight {
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn attest_by_card() -> Weight {
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn vouch() -> Weight {
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn admit() -> Weight {
		Weight::from_parts(477_362_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(44))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn extend_encounter() -> Weight {
		Weight::from_parts(379_796_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(40))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn end_encounter() -> Weight {
		Weight::from_parts(417_783_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(42))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn add_to_team() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn remove_from_team() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn register_card() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn revoke_card() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn wish_renewal() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn open_file() -> Weight {
		Weight::from_parts(361_279_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(37))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
}
