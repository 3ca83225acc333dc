// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How Salus's decisions are wired: the chain's state transition function.
//!
//! Read on in [`configs::health`] (which pallet answers whose question), [`filter`] (what Root may not do),
//! [`allowance`] (what stands in place of fees), [`signature`] (what wallets may sign with) and [`apis`] (what clients ask).

#![cfg_attr(not(feature = "std"), no_std)]
// What FRAME's macros generate in this file and in `apis` carries no docs; the modules with code of ours deny it below.
#![allow(missing_docs)]
// `impl_runtime_apis` expands one function per API method into one nest.
#![recursion_limit = "512"]

extern crate alloc;

#[deny(missing_docs)]
pub mod allowance;
pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
#[deny(missing_docs)]
pub mod configs;
#[deny(missing_docs)]
pub mod exempt;
#[deny(missing_docs)]
pub mod facts;
#[deny(missing_docs)]
pub mod filter;
#[deny(missing_docs)]
pub mod genesis_config_presets;
#[deny(missing_docs)]
pub mod signature;

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiAddress,
	},
	sp_version::RuntimeVersion,
	*,
};

pub use pallet_consent::Event as ConsentEvent;
pub use signature::Signature;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

/// A block's height.
pub type BlockNumber = u32;
/// How many extrinsics an account has signed.
pub type Nonce = u32;
/// A hash.
pub type Hash = sp_core::H256;
/// What signs: 32 bytes; see [`signature`] for how each kind of key yields them.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How extrinsics name accounts.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// What is checked about a signed extrinsic, in this order, and what it carries for that. [`allowance::CheckAllowance`] comes before the
/// nonce so that an unknown account is told that it is unknown; [`filter::CheckCall`] before everything, for it reads nothing.
pub type TxExtension = (
	filter::CheckCall,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	allowance::CheckAllowance,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// An extrinsic as it is sent.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What an account signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// What runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types of which the node needs no more than the bytes.
pub mod opaque {
	use super::*;
	pub use sp_runtime::OpaqueExtrinsic;

	/// A block whose extrinsics are bytes.
	pub type Block = generic::Block<Header, OpaqueExtrinsic>;
}

impl_opaque_keys! {
	/// The keys that a validator signs with.
	pub struct SessionKeys {
		/// For its blocks.
		pub aura: Aura,
		/// For its votes on finality.
		pub grandpa: Grandpa,
	}
}

/// What this code is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("salus"),
	impl_name: Cow::Borrowed("salus"),
	authoring_version: 1,
	spec_version: 100,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallets. Indices are part of every encoded call, event and error: `tests/frozen.rs` pins them.
#[frame_support::runtime]
mod runtime {
	use super::*;

	/// The chain.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Runtime>;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp::Pallet<Runtime>;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura::Pallet<Runtime>;
	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa::Pallet<Runtime>;
	#[runtime::pallet_index(4)]
	pub type Sudo = pallet_sudo::Pallet<Runtime>;
	#[runtime::pallet_index(5)]
	pub type Council = pallet_collective::Pallet<Runtime, Instance1>;
	#[runtime::pallet_index(6)]
	pub type CouncilMembership = pallet_membership::Pallet<Runtime, Instance1>;
	#[runtime::pallet_index(7)]
	pub type Utility = pallet_utility::Pallet<Runtime>;

	#[runtime::pallet_index(10)]
	pub type Roles = pallet_roles::Pallet<Runtime>;
	#[runtime::pallet_index(11)]
	pub type Consent = pallet_consent::Pallet<Runtime>;
	#[runtime::pallet_index(12)]
	pub type Records = pallet_records::Pallet<Runtime>;
	#[runtime::pallet_index(13)]
	pub type Appointments = pallet_appointments::Pallet<Runtime>;
	#[runtime::pallet_index(14)]
	pub type Prescriptions = pallet_prescriptions::Pallet<Runtime>;
	#[runtime::pallet_index(15)]
	pub type Orders = pallet_orders::Pallet<Runtime>;
}
