// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! THE wiring page: which pallet answers whose question.

use crate::{allowance::AllowanceLedger, AccountId, Council, Runtime};
use polkadot_sdk::*;
use salus_primitives::allowance::Allowance;

/// Whose allowance an account spends; `None` for an account that the chain does not know.
pub fn payer_of(account: &AccountId) -> Option<AccountId> {
	let is_sudo = || pallet_sudo::Key::<Runtime>::get().as_ref() == Some(account);
	(Council::is_member(account) || is_sudo()).then(|| account.clone())
}

#[frame_support::storage_alias]
type Allowances = StorageMap<
	Salus,
	frame_support::Blake2_128Concat,
	AccountId,
	Allowance,
	frame_support::pallet_prelude::ValueQuery,
>;

/// Allowances.
pub struct Ledger;

impl AllowanceLedger for Ledger {
	type Payer = AccountId;

	fn allowance(payer: &AccountId) -> Allowance {
		Allowances::get(payer)
	}

	fn set_allowance(payer: &AccountId, allowance: Allowance) {
		Allowances::insert(payer, allowance)
	}
}

/// Calls that are free.
pub mod exempts {
	use crate::{AccountId, RuntimeCall};

	/// Is this one of the calls that can be exempt?
	pub fn may_exempt(_: &RuntimeCall) -> bool {
		false
	}

	/// Is every one of these calls exempt, and is there one?
	pub fn all_exempt(_: &AccountId, _: &[RuntimeCall]) -> bool {
		false
	}
}
