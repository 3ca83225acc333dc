// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the SDK's pallets are given: blocks, time, finality, and the two admin origins (sudo, council).

use super::limits;
use crate::{
	filter::CallFilter, AccountId, Aura, Block, Council, Nonce, OriginCaller, PalletInfo, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask, System, VERSION,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{ChangeMembers, ConstBool, ConstU32, ConstU64, EitherOfDiverse, InitializeMembers},
	weights::{constants::ParityDbWeight, Weight},
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot,
};
use polkadot_sdk::{
	frame_support::instances::Instance1, sp_consensus_aura::sr25519::AuthorityId as AuraId,
	sp_runtime::traits::AccountIdLookup, sp_version::RuntimeVersion, *,
};

parameter_types! {
	/// What this code is.
	pub const Version: RuntimeVersion = VERSION;
	/// What a block may execute, by class.
	pub RuntimeBlockWeights: BlockWeights =
		BlockWeights::with_sensible_defaults(limits::MAX_BLOCK_WEIGHT, limits::NORMAL_RATIO);
	/// How long a block may be, by class.
	pub RuntimeBlockLength: BlockLength =
		BlockLength::builder()
			.max_length(limits::MAX_BLOCK_BYTES)
			.modify_max_length_for_class(DispatchClass::Normal, |max| {
				*max = limits::NORMAL_RATIO * limits::MAX_BLOCK_BYTES;
			})
			.build();
	/// The heaviest motion.
	pub const MaxMotionWeight: Weight = limits::MAX_MOTION_WEIGHT;
	/// How wallets write accounts.
	pub const SS58Prefix: u16 = limits::SS58_PREFIX;
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type BaseCallFilter = CallFilter;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type BlockHashCount = ConstU32<{ limits::BLOCK_HASHES }>;
	// With `()` in either place the constants would be RocksDB's.
	type DbWeight = ParityDbWeight;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SS58Prefix = SS58Prefix;
	type Version = Version;
	type AccountData = ();
	type MaxConsumers = ConstU32<16>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = ConstU64<{ limits::MINIMUM_PERIOD_MILLIS }>;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<{ limits::MAX_VALIDATORS }>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<{ limits::SLOT_MILLIS }>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// The SDK's own weights of this pallet are for reporting equivocations, which nobody can here.
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<{ limits::MAX_VALIDATORS }>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

/// Two thirds of the council.
pub type TwoThirdsOfCouncil = pallet_collective::EnsureProportionAtLeast<AccountId, Instance1, 2, 3>;

/// Who assigns organisations and their administrators: sudo (development), or two thirds of the council (network).
pub type AdminOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirdsOfCouncil>;

impl pallet_collective::Config<Instance1> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = ConstU32<{ limits::COUNCIL_MOTION_BLOCKS }>;
	type MaxProposals = ConstU32<{ limits::MAX_COUNCIL_MOTIONS }>;
	type MaxMembers = ConstU32<{ limits::MAX_COUNCIL_MEMBERS }>;
	type DefaultVote = SilenceIsNo;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxMotionWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
}

impl pallet_membership::Config<Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AddOrigin = AdminOrigin;
	type RemoveOrigin = AdminOrigin;
	type SwapOrigin = AdminOrigin;
	type ResetOrigin = AdminOrigin;
	type PrimeOrigin = AdminOrigin;
	type MembershipInitialized = SeatedAccounts;
	type MembershipChanged = SeatedAccounts;
	type MaxMembers = ConstU32<{ limits::MAX_COUNCIL_MEMBERS }>;
	type WeightInfo = pallet_membership::weights::SubstrateWeight<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

/// Who has not voted has not agreed: two thirds are two thirds of the seats.
pub struct SilenceIsNo;

impl pallet_collective::DefaultVote for SilenceIsNo {
	fn default_vote(_: Option<bool>, _: u32, _: u32, _: u32) -> bool {
		false
	}
}

/// Tells the council who sits in it, and keeps the accounts of the council and of sudo for good.
///
/// Without a coin nothing holds an account up but a reference to it, and an account that nothing holds up has no nonce: it
/// could not sign. The reference is never taken back, so that no nonce starts again.
pub struct SeatedAccounts;

impl SeatedAccounts {
	fn keep(account: &AccountId) {
		if System::providers(account) == 0 && System::sufficients(account) == 0 {
			System::inc_sufficients(account);
		}
	}
}

impl InitializeMembers<AccountId> for SeatedAccounts {
	fn initialize_members(members: &[AccountId]) {
		// The genesis of sudo (index 4) was built before this one (index 6).
		pallet_sudo::Key::<Runtime>::get().iter().for_each(Self::keep);
		members.iter().for_each(Self::keep);
		Council::initialize_members(members);
	}
}

impl ChangeMembers<AccountId> for SeatedAccounts {
	fn change_members_sorted(incoming: &[AccountId], outgoing: &[AccountId], sorted_new: &[AccountId]) {
		incoming.iter().for_each(Self::keep);
		Council::change_members_sorted(incoming, outgoing, sorted_new);
	}

	fn set_prime(prime: Option<AccountId>) {
		Council::set_prime(prime);
	}

	fn get_prime() -> Option<AccountId> {
		Council::get_prime()
	}
}
