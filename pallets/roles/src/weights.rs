// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Weights of `pallet_roles`: provisional until scripts/weights runs. Reads and writes are counted by hand at the worst case.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// Weight functions needed for `pallet_roles`.
pub trait WeightInfo {
	fn create_organisation() -> Weight;
	fn suspend_organisation() -> Weight;
	fn reinstate_organisation() -> Weight;
	fn set_endpoint() -> Weight;
	fn appoint_administrator() -> Weight;
	fn dismiss_administrator() -> Weight;
	fn enrol_person() -> Weight;
	fn enrol_patient() -> Weight;
	fn propose_ward() -> Weight;
	fn confirm_ward() -> Weight;
	fn register_with() -> Weight;
	fn issue_membership() -> Weight;
	fn renew_membership() -> Weight;
	fn suspend_membership() -> Weight;
	fn reinstate_membership() -> Weight;
	fn end_membership() -> Weight;
	fn set_encryption_key() -> Weight;
	fn set_custodian_key() -> Weight;
	fn publish_directory() -> Weight;
	fn add_account() -> Weight;
	fn remove_account() -> Weight;
	fn give_ward_account() -> Weight;
	fn propose_ward_account() -> Weight;
	fn confirm_ward_account() -> Weight;
	fn open_session() -> Weight;
	fn close_session() -> Weight;
}

/// Weights for `pallet_roles` with the database of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_organisation() -> Weight {
		Weight::from_parts(400_000_000, 185_500)
			.saturating_add(T::DbWeight::get().reads(52))
			.saturating_add(T::DbWeight::get().writes(67))
	}
	fn suspend_organisation() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn reinstate_organisation() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_endpoint() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn appoint_administrator() -> Weight {
		Weight::from_parts(30_000_000, 21_000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn dismiss_administrator() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn enrol_person() -> Weight {
		Weight::from_parts(250_000_000, 35_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn enrol_patient() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn propose_ward() -> Weight {
		Weight::from_parts(30_000_000, 31_500)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn confirm_ward() -> Weight {
		Weight::from_parts(30_000_000, 45_500)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn register_with() -> Weight {
		Weight::from_parts(30_000_000, 28_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn issue_membership() -> Weight {
		Weight::from_parts(30_000_000, 24_500)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn renew_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn suspend_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn reinstate_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn end_membership() -> Weight {
		Weight::from_parts(30_000_000, 17_500)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_encryption_key() -> Weight {
		Weight::from_parts(30_000_000, 28_000)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn set_custodian_key() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn publish_directory() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn add_account() -> Weight {
		Weight::from_parts(250_000_000, 24_500)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn remove_account() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn give_ward_account() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn propose_ward_account() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn confirm_ward_account() -> Weight {
		Weight::from_parts(60_000_000, 49_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn open_session() -> Weight {
		Weight::from_parts(250_000_000, 143_500)
			.saturating_add(T::DbWeight::get().reads(41))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn close_session() -> Weight {
		Weight::from_parts(30_000_000, 17_500)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

// For tests.
impl WeightInfo for () {
	fn create_organisation() -> Weight {
		Weight::from_parts(400_000_000, 185_500)
			.saturating_add(ParityDbWeight::get().reads(52))
			.saturating_add(ParityDbWeight::get().writes(67))
	}
	fn suspend_organisation() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn reinstate_organisation() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn set_endpoint() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn appoint_administrator() -> Weight {
		Weight::from_parts(30_000_000, 21_000)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(5))
	}
	fn dismiss_administrator() -> Weight {
		Weight::from_parts(30_000_000, 7_000)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn enrol_person() -> Weight {
		Weight::from_parts(250_000_000, 35_000)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn enrol_patient() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn propose_ward() -> Weight {
		Weight::from_parts(30_000_000, 31_500)
			.saturating_add(ParityDbWeight::get().reads(8))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn confirm_ward() -> Weight {
		Weight::from_parts(30_000_000, 45_500)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn register_with() -> Weight {
		Weight::from_parts(30_000_000, 28_000)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn issue_membership() -> Weight {
		Weight::from_parts(30_000_000, 24_500)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
	fn renew_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn suspend_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn reinstate_membership() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn end_membership() -> Weight {
		Weight::from_parts(30_000_000, 17_500)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn set_encryption_key() -> Weight {
		Weight::from_parts(30_000_000, 28_000)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn set_custodian_key() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn publish_directory() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn add_account() -> Weight {
		Weight::from_parts(250_000_000, 24_500)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn remove_account() -> Weight {
		Weight::from_parts(30_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn give_ward_account() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn propose_ward_account() -> Weight {
		Weight::from_parts(250_000_000, 38_500)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn confirm_ward_account() -> Weight {
		Weight::from_parts(60_000_000, 49_000)
			.saturating_add(ParityDbWeight::get().reads(14))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn open_session() -> Weight {
		Weight::from_parts(250_000_000, 143_500)
			.saturating_add(ParityDbWeight::get().reads(41))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn close_session() -> Weight {
		Weight::from_parts(30_000_000, 17_500)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
