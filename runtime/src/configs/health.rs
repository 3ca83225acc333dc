// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! THE wiring page: which pallet answers whose question.
//!
//! roles ← consent ← records ← prescriptions, orders; roles ← appointments. Pallets do not know one another; these lines are the only
//! place where they meet.

use super::{limits, system::AdminOrigin};
use crate::{
	allowance::AllowanceLedger, facts::ChainFacts, AccountId, Appointments, Consent, Council, Orders,
	Records, Roles, Runtime, Signature, System, Timestamp,
};
use alloc::{vec, vec::Vec};
use polkadot_sdk::{
	frame_support::traits::{ConstU32, ConstU64, ConstU8, Get},
	sp_runtime::traits::Convert,
	*,
};
use salus_primitives::{
	allowance::{Allowance, AllowanceRules, Cost},
	roles::MAX_MEMBERSHIPS_PER_PERSON,
	Clock, UnixMillis,
};

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
	type MaxMembershipsPerPerson = ConstU32<MAX_MEMBERSHIPS_PER_PERSON>;
	type MaxKeyVersions = ConstU32<{ limits::MAX_KEY_VERSIONS }>;
	type MaxStatementLifetime = ConstU64<{ limits::MAX_STATEMENT_LIFETIME_MILLIS }>;
	type MaxMembershipTerm = ConstU64<{ limits::MAX_MEMBERSHIP_TERM_MILLIS }>;
	type MaxMinority = ConstU64<{ limits::MAX_MINORITY_MILLIS }>;
	type MaxSessionsPerPerson = ConstU32<{ limits::MAX_SESSIONS_PER_PERSON }>;
	type MaxSessionLength = ConstU64<{ limits::MAX_SESSION_MILLIS }>;
	type OrganisationAllowance = OrganisationAllowance;
	type EnrolmentCost = EnrolmentCost;
	type NewcomerTime = ConstU64<{ limits::NEWCOMER_MILLIS }>;
	type WardProposalLifetime = ConstU64<{ limits::WARD_PROPOSAL_LIFETIME_MILLIS }>;
	type DormantAfter = ConstU32<{ limits::DORMANT_AFTER_BLOCKS }>;
	type MaxClosingsPerDay = ConstU32<{ limits::MAX_CLOSINGS_PER_DAY }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_consent::Config for Runtime {
	type WeightInfo = pallet_consent::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Facts = ChainFacts;
	type MaxTermMillis = ConstU64<{ limits::MAX_CONSENT_TERM_MILLIS }>;
	type MaxAnswerMillis = ConstU64<{ limits::MAX_ANSWER_MILLIS }>;
	type MaxRepresentationMillis = ConstU64<{ limits::MAX_REPRESENTATION_MILLIS }>;
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
	type MinRootInterval = ConstU64<{ limits::MIN_ROOT_INTERVAL_MILLIS }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::People;
}

impl pallet_appointments::Config for Runtime {
	type WeightInfo = pallet_appointments::weights::SubstrateWeight<Runtime>;
	type Clock = BlockClock;
	type Roles = Roles;
	type Consent = Consent;
	type Facts = ChainFacts;
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

/// Who pays for what this account signs, in the order in which they are asked: the person whom it controls, the sessions of that person,
/// or a newcomer and then the organisation that enrolled them; or the account itself where it sits in the council, holds the
/// sudo key, or is the identity of a vault. Nobody for an account that the chain does not know: it may sign nothing.
pub fn payers_of(account: &AccountId) -> Vec<Payer> {
	let payers = Roles::payers(account);
	let is_sudo = || pallet_sudo::Key::<Runtime>::get().as_ref() == Some(account);
	let is_vault = || Roles::vault_behind(account).is_some();
	if payers.is_empty() && (Council::is_member(account) || is_sudo() || is_vault()) {
		return vec![Payer::Account(account.clone())];
	}
	payers
}

/// What an organisation of so many registered patients may spend.
pub struct OrganisationAllowance;

impl Convert<u32, AllowanceRules> for OrganisationAllowance {
	fn convert(registered: u32) -> AllowanceRules {
		limits::organisation_allowance(registered)
	}
}

/// What an enrolment costs an organisation.
pub struct EnrolmentCost;

impl Get<Cost> for EnrolmentCost {
	fn get() -> Cost {
		limits::ENROLMENT_COST
	}
}

/// Allowances lie in `roles`, beside the persons whose they are.
pub struct Ledger;

impl AllowanceLedger for Ledger {
	type Payer = Payer;

	fn rules(payer: &Payer) -> AllowanceRules {
		match payer {
			Payer::Person(_) | Payer::Account(_) | Payer::Sessions(_) => limits::ALLOWANCE,
			Payer::Newcomer(_) => limits::NEWCOMER_ALLOWANCE,
			Payer::Organisation(organisation) => limits::newcomers_share(Roles::registered(*organisation)),
		}
	}

	fn allowance(payer: &Payer) -> Allowance {
		Roles::allowance(payer)
	}

	fn set_allowance(payer: &Payer, allowance: Allowance) {
		Roles::set_allowance(payer, allowance);
	}

	fn note_signature(payer: &Payer) {
		if let Payer::Person(person) | Payer::Newcomer(person) = payer {
			Roles::note_signature(*person, &limits::ALLOWANCE);
		}
	}
}
