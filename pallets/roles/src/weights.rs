// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What each call of `pallet_roles` costs at the worst case. Written by `scripts/weights`; changes by hand are lost.
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
	fn create_organisation() -> Weight;
	fn suspend_organisation() -> Weight;
	fn propose_act() -> Weight;
	fn approve_act() -> Weight;
	fn enrol_person() -> Weight;
	fn enrol_patient() -> Weight;
	fn propose_ward() -> Weight;
	fn confirm_ward() -> Weight;
	fn register_with() -> Weight;
	fn unregister() -> Weight;
	fn suspend_membership() -> Weight;
	fn end_membership() -> Weight;
	fn set_encryption_key() -> Weight;
	fn freeze_custodian_key() -> Weight;
	fn add_account() -> Weight;
	fn remove_account() -> Weight;
	fn give_ward_account() -> Weight;
	fn propose_ward_account() -> Weight;
	fn confirm_desk_act() -> Weight;
	fn open_session() -> Weight;
	fn close_session() -> Weight;
	fn object_act() -> Weight;
	fn withdraw_act() -> Weight;
	fn carry_out_act() -> Weight;
	fn finish_removal() -> Weight;
	fn object_to_removal() -> Weight;
	fn propose_desk_act() -> Weight;
	fn object_desk_act() -> Weight;
	fn withdraw_desk_act() -> Weight;
	fn carry_out_desk_act() -> Weight;
}

/// With the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Roles::Organisations` (r:1 w:1)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::OrganisationCount` (r:1 w:1)
	// Proof: `Roles::OrganisationCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:16 w:16)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:16 w:16)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:16 w:16)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:16 w:16)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Roles::OrganisationIndex` (r:0 w:1)
	// Proof: `Roles::OrganisationIndex` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn create_organisation() -> Weight {
		// At least 551_313 ns were needed.
		Weight::from_parts(590_461_000, 45470)
			.saturating_add(T::DbWeight::get().reads(66))
			.saturating_add(T::DbWeight::get().writes(67))
	}
	// Storage: `Roles::Organisations` (r:1 w:1)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	fn suspend_organisation() -> Weight {
		// At least 41_491 ns were needed.
		Weight::from_parts(46_179_000, 4192)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Roles::Organisations` (r:1 w:1)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:1)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn propose_act() -> Weight {
		// At least 83_896 ns were needed.
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Roles::Organisations` (r:1 w:1)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	fn approve_act() -> Weight {
		// At least 83_896 ns were needed.
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:1)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn enrol_person() -> Weight {
		// At least 13_181_741 ns were needed.
		Weight::from_parts(13_756_297_000, 6120)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:1)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:1)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:0 w:1)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn enrol_patient() -> Weight {
		// At least 13_569_418 ns were needed.
		Weight::from_parts(13_770_588_000, 6120)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:2 w:0)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:0)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:0)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::WardProposals` (r:1 w:1)
	// Proof: `Roles::WardProposals` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	fn propose_ward() -> Weight {
		// At least 13_208_531 ns were needed.
		Weight::from_parts(13_643_619_000, 6036)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::WardProposals` (r:1 w:1)
	// Proof: `Roles::WardProposals` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Persons` (r:1 w:1)
	// Proof: `Roles::Persons` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:1)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:1)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::RepresentativeCount` (r:1 w:1)
	// Proof: `Consent::RepresentativeCount` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	// Storage: `Consent::WardsOf` (r:1 w:1)
	// Proof: `Consent::WardsOf` (`max_values`: None, `max_size`: Some(1073), added: 3548, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:0 w:1)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn confirm_ward() -> Weight {
		// At least 13_566_735 ns were needed.
		Weight::from_parts(13_749_126_000, 6154)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
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
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:1)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	fn register_with() -> Weight {
		// At least 13_144_504 ns were needed.
		Weight::from_parts(13_647_135_000, 4192)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unregister() -> Weight {
		// At least 13_144_504 ns were needed.
		Weight::from_parts(13_647_135_000, 4192)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:1)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	fn suspend_membership() -> Weight {
		// At least 13_156_162 ns were needed.
		Weight::from_parts(13_584_671_000, 4192)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:1)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:1)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn end_membership() -> Weight {
		// At least 12_977_616 ns were needed.
		Weight::from_parts(13_449_390_000, 4192)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:0)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn set_encryption_key() -> Weight {
		// At least 13_240_578 ns were needed.
		Weight::from_parts(13_586_253_000, 3770)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:1 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn freeze_custodian_key() -> Weight {
		// At least 12_791_458 ns were needed.
		Weight::from_parts(13_353_797_000, 4192)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn add_account() -> Weight {
		// At least 12_845_679 ns were needed.
		Weight::from_parts(13_120_619_000, 6120)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	fn remove_account() -> Weight {
		// At least 12_783_787 ns were needed.
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `Consent::Representatives` (r:1 w:0)
	// Proof: `Consent::Representatives` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	// Storage: `Consent::Exclusions` (r:1 w:0)
	// Proof: `Consent::Exclusions` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn give_ward_account() -> Weight {
		// At least 13_211_065 ns were needed.
		Weight::from_parts(13_582_538_000, 6120)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:0)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:1 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:0)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::WardAccountProposals` (r:1 w:1)
	// Proof: `Roles::WardAccountProposals` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	fn propose_ward_account() -> Weight {
		// At least 13_103_714 ns were needed.
		Weight::from_parts(13_579_544_000, 6120)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::WardAccountProposals` (r:1 w:1)
	// Proof: `Roles::WardAccountProposals` (`max_values`: None, `max_size`: Some(184), added: 2659, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:1 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:2 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `Roles::Patients` (r:1 w:0)
	// Proof: `Roles::Patients` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `Roles::AccountsOf` (r:1 w:1)
	// Proof: `Roles::AccountsOf` (`max_values`: None, `max_size`: Some(305), added: 2780, mode: `MaxEncodedLen`)
	// Storage: `Roles::Registrations` (r:1 w:0)
	// Proof: `Roles::Registrations` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Roles::EncryptionKeys` (r:1 w:1)
	// Proof: `Roles::EncryptionKeys` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
	// Storage: `Roles::KeyHistory` (r:0 w:2)
	// Proof: `Roles::KeyHistory` (`max_values`: None, `max_size`: Some(93), added: 2568, mode: `MaxEncodedLen`)
	fn confirm_desk_act() -> Weight {
		// At least 13_087_339 ns were needed.
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Roles::MembershipsOf` (r:1 w:0)
	// Proof: `Roles::MembershipsOf` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	// Storage: `Roles::Organisations` (r:16 w:0)
	// Proof: `Roles::Organisations` (`max_values`: None, `max_size`: Some(727), added: 3202, mode: `MaxEncodedLen`)
	// Storage: `Roles::Memberships` (r:16 w:0)
	// Proof: `Roles::Memberships` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Roles::Sessions` (r:1 w:1)
	// Proof: `Roles::Sessions` (`max_values`: None, `max_size`: Some(245), added: 2720, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn open_session() -> Weight {
		// At least 13_392_945 ns were needed.
		Weight::from_parts(13_732_652_000, 52222)
			.saturating_add(T::DbWeight::get().reads(39))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Storage: `Roles::Controllers` (r:2 w:1)
	// Proof: `Roles::Controllers` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Roles::Sessions` (r:1 w:1)
	// Proof: `Roles::Sessions` (`max_values`: None, `max_size`: Some(245), added: 2720, mode: `MaxEncodedLen`)
	fn close_session() -> Weight {
		// At least 12_717_968 ns were needed.
		Weight::from_parts(13_040_039_000, 6120)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn object_act() -> Weight {
		// At least 83_896 ns were needed.
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(T::DbWeight::get().reads(22))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn withdraw_act() -> Weight {
		// At least 83_896 ns were needed.
		Weight::from_parts(94_450_000, 4192)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn carry_out_act() -> Weight {
		// At least 83_896 ns were needed.
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn finish_removal() -> Weight {
		// At least 12_783_787 ns were needed.
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn object_to_removal() -> Weight {
		// At least 12_783_787 ns were needed.
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn propose_desk_act() -> Weight {
		// At least 13_103_714 ns were needed.
		Weight::from_parts(13_579_544_000, 6120)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn object_desk_act() -> Weight {
		// At least 13_087_339 ns were needed.
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn withdraw_desk_act() -> Weight {
		// At least 13_087_339 ns were needed.
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn carry_out_desk_act() -> Weight {
		// At least 13_087_339 ns were needed.
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}

// For mocks, whose database weighs nothing of its own.
impl WeightInfo for () {
	fn create_organisation() -> Weight {
		Weight::from_parts(590_461_000, 45470)
			.saturating_add(ParityDbWeight::get().reads(66))
			.saturating_add(ParityDbWeight::get().writes(67))
	}
	fn suspend_organisation() -> Weight {
		Weight::from_parts(46_179_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn propose_act() -> Weight {
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn approve_act() -> Weight {
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn enrol_person() -> Weight {
		Weight::from_parts(13_756_297_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn enrol_patient() -> Weight {
		Weight::from_parts(13_770_588_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(9))
	}
	fn propose_ward() -> Weight {
		Weight::from_parts(13_643_619_000, 6036)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn confirm_ward() -> Weight {
		Weight::from_parts(13_749_126_000, 6154)
			.saturating_add(ParityDbWeight::get().reads(11))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn register_with() -> Weight {
		Weight::from_parts(13_647_135_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn unregister() -> Weight {
		Weight::from_parts(13_647_135_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn suspend_membership() -> Weight {
		Weight::from_parts(13_584_671_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn end_membership() -> Weight {
		Weight::from_parts(13_449_390_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn set_encryption_key() -> Weight {
		Weight::from_parts(13_586_253_000, 3770)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn freeze_custodian_key() -> Weight {
		Weight::from_parts(13_353_797_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn add_account() -> Weight {
		Weight::from_parts(13_120_619_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn remove_account() -> Weight {
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn give_ward_account() -> Weight {
		Weight::from_parts(13_582_538_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(6))
	}
	fn propose_ward_account() -> Weight {
		Weight::from_parts(13_579_544_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn confirm_desk_act() -> Weight {
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn open_session() -> Weight {
		Weight::from_parts(13_732_652_000, 52222)
			.saturating_add(ParityDbWeight::get().reads(39))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
	fn close_session() -> Weight {
		Weight::from_parts(13_040_039_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn object_act() -> Weight {
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(ParityDbWeight::get().reads(22))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn withdraw_act() -> Weight {
		Weight::from_parts(94_450_000, 4192)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn carry_out_act() -> Weight {
		Weight::from_parts(230_000_000, 45470)
			.saturating_add(ParityDbWeight::get().reads(30))
			.saturating_add(ParityDbWeight::get().writes(8))
	}
	fn finish_removal() -> Weight {
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn object_to_removal() -> Weight {
		Weight::from_parts(13_030_124_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
	fn propose_desk_act() -> Weight {
		Weight::from_parts(13_579_544_000, 6120)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(1))
	}
	fn object_desk_act() -> Weight {
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn withdraw_desk_act() -> Weight {
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
	fn carry_out_desk_act() -> Weight {
		Weight::from_parts(13_482_319_000, 6154)
			.saturating_add(ParityDbWeight::get().reads(12))
			.saturating_add(ParityDbWeight::get().writes(7))
	}
}
