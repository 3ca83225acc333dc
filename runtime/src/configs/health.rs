// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! THE wiring page: which pallet answers whose question.
//!
//! roles ← consent ← records ← prescriptions, orders; roles ← appointments. Pallets do not know one another; these lines are the only
//! place where they meet.

use super::{limits, system::AdminOrigin};
use crate::{
	allowance::AllowanceLedger, AccountId, Appointments, Consent, Council, Orders, Prescriptions, Records,
	Roles, Runtime, Signature, System, Timestamp,
};
use polkadot_sdk::{
	frame_support::traits::{ConstU32, ConstU64, ConstU8, Get},
	*,
};
use salus_primitives::{allowance::Allowance, Clock, UnixMillis};

/// The current block's timestamp.
pub struct BlockClock;

impl Clock for BlockClock {
	fn now() -> UnixMillis {
		UnixMillis(Timestamp::get())
	}
}

/// The hash of the chain's first block, which every signed statement names beside the network's id.
pub struct GenesisHash;

impl Get<[u8; 32]> for GenesisHash {
	fn get() -> [u8; 32] {
		System::block_hash(0).0
	}
}

impl pallet_roles::Config for Runtime {
	type WeightInfo = pallet_roles::weights::SubstrateWeight<Runtime>;
	type AdminOrigin = AdminOrigin;
	type Clock = BlockClock;
	type Guardians = Consent;
	type Representatives = Consent;
	type GenesisHash = GenesisHash;
	type Signature = Signature;
	type MaxAccountsPerPerson = ConstU32<{ limits::MAX_ACCOUNTS_PER_PERSON }>;
	type MaxMembershipsPerPerson = ConstU32<{ limits::MAX_MEMBERSHIPS_PER_PERSON }>;
	type MaxKeyVersions = ConstU32<{ limits::MAX_KEY_VERSIONS }>;
	type MaxStatementLifetime = ConstU64<{ limits::MAX_STATEMENT_LIFETIME_MILLIS }>;
	type MaxMembershipTerm = ConstU64<{ limits::MAX_MEMBERSHIP_TERM_MILLIS }>;
	type MaxMinority = ConstU64<{ limits::MAX_MINORITY_MILLIS }>;
	type MaxSessionsPerPerson = ConstU32<{ limits::MAX_SESSIONS_PER_PERSON }>;
	type MaxSessionLength = ConstU64<{ limits::MAX_SESSION_MILLIS }>;
	type WardProposalLifetime = ConstU64<{ limits::WARD_PROPOSAL_LIFETIME_MILLIS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_consent::Config for Runtime {
	type WeightInfo = pallet_consent::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Care = Appointments;
	type Tasks = (Appointments, Prescriptions, Orders);
	type MaxTermMillis = ConstU64<{ limits::MAX_CONSENT_TERM_MILLIS }>;
	type MaxAnswerMillis = ConstU64<{ limits::MAX_ANSWER_MILLIS }>;
	type MaxOpenRequestsPerPatient = ConstU32<{ limits::MAX_OPEN_REQUESTS_PER_PATIENT }>;
	type MaxOpenRequestsPerRequester = ConstU32<{ limits::MAX_OPEN_REQUESTS_PER_REQUESTER }>;
	type MaxExclusions = ConstU32<{ limits::MAX_EXCLUSIONS }>;
	type MaxRepresentatives = ConstU32<{ limits::MAX_REPRESENTATIVES }>;
	type MaxWards = ConstU32<{ limits::MAX_WARDS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_records::Config for Runtime {
	type WeightInfo = pallet_records::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Consent = Consent;
	type Reports = Orders;
	type MaxVersions = ConstU32<{ limits::MAX_RECORD_VERSIONS }>;
	type MaxSizeBucket = ConstU8<{ limits::MAX_SIZE_BUCKET }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_appointments::Config for Runtime {
	type WeightInfo = pallet_appointments::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Consent = Consent;
	type Network = Roles;
	type Signature = Signature;
	type MaxStatementLifetime = ConstU64<{ limits::MAX_STATEMENT_LIFETIME_MILLIS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_prescriptions::Config for Runtime {
	type WeightInfo = pallet_prescriptions::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Consent = Consent;
	type Records = Records;
	type Care = Appointments;
	type Network = Roles;
	type MaxValidity = ConstU64<{ limits::MAX_PRESCRIPTION_VALIDITY_MILLIS }>;
	type ClaimLifetime = ConstU64<{ limits::CLAIM_LIFETIME_MILLIS }>;
	type LateReportLifetime = ConstU64<{ limits::LATE_REPORT_MILLIS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_orders::Config for Runtime {
	type WeightInfo = pallet_orders::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Consent = Consent;
	type Records = Records;
	type Care = Appointments;
	type LongestTaskMillis = ConstU64<{ limits::LONGEST_ORDER_TASK_MILLIS }>;
	type TaskAfterReportMillis = ConstU64<{ limits::ORDER_TASK_AFTER_REPORT_MILLIS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

/// Whose allowance a signed call spends.
pub type Payer = pallet_roles::types::Payer<AccountId>;

/// Whose allowance this account spends: the person's whom it controls, or its own where it sits in the council or holds
/// the sudo key. `None` for an account that the chain does not know: it may sign nothing.
pub fn payer_of(account: &AccountId) -> Option<Payer> {
	let is_sudo = || pallet_sudo::Key::<Runtime>::get().as_ref() == Some(account);
	Roles::payer(account)
		.or_else(|| (Council::is_member(account) || is_sudo()).then(|| Payer::Account(account.clone())))
}

/// Allowances lie in `roles`, beside the persons whose they are.
pub struct Ledger;

impl AllowanceLedger for Ledger {
	type Payer = Payer;

	fn allowance(payer: &Payer) -> Allowance {
		Roles::allowance(payer)
	}

	fn set_allowance(payer: &Payer, allowance: Allowance) {
		Roles::set_allowance(payer, allowance);
	}
}
