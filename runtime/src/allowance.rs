// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What stands in place of fees: an allowance of weight per person, spent by use and recovering block by block.
//!
//! [`CheckAllowance`] comes before the nonce. It refuses an account that the chain does not know, with an error of its own; it refuses
//! who has nothing left; it charges the others, and lets those who used least go first. Calls by which a patient shuts somebody
//! out are free and go before everything else, alone or in a batch of nothing else, as long as they have an effect:
//! no full block and no spent allowance delays them.
//!
//! It adds no byte to an extrinsic, so wallets that have never heard of it sign all the same.

use crate::{
	configs::{
		health::{payer_of, Ledger, Payer},
		limits::{ALLOWANCE, ALLOWANCE_PER_BYTE},
		system::RuntimeBlockWeights,
	},
	exempt::{exemption, lookups, Exemption},
	Runtime, RuntimeCall, RuntimeOrigin, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchInfo, PostDispatchInfo},
		pallet_prelude::TransactionSource,
		weights::Weight,
	},
	sp_runtime::{
		traits::{AsSystemOriginSigner, Implication, TransactionExtension, ValidateResult},
		transaction_validity::{
			InvalidTransaction, TransactionLongevity, TransactionPriority, TransactionValidityError,
			ValidTransaction,
		},
		DispatchResult,
	},
	*,
};
use salus_primitives::allowance::Allowance;
use scale_info::TypeInfo;

/// `InvalidTransaction::Custom` of this number: no person is controlled by the account, it has no seat in the council and is
/// not the sudo key. Have the account enrolled, or sign with another.
pub const UNKNOWN_ACCOUNT: u8 = 1;

/// `InvalidTransaction::Custom` of this number: the signer's allowance does not suffice now. Wait some blocks and send the same again.
pub const ALLOWANCE_SPENT: u8 = 2;

/// Checks that the chain knows the signer and that the signer has weight left to spend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct CheckAllowance;

/// What validation found out about the signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charge {
	/// Nobody signed; the extensions after this one refuse what wants a signature.
	Unsigned,
	/// Charged when it runs.
	Pay(Payer),
	/// Free; charged after all if it fails, so that failing is not free.
	Exempt(Payer),
}

/// What is owed once the call has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedIfFailed {
	payer: Option<Payer>,
	cost: u64,
}

/// Where allowances are kept.
pub trait AllowanceLedger {
	/// Whose allowance it is.
	type Payer: Clone;

	/// What the payer has spent.
	fn allowance(payer: &Self::Payer) -> Allowance;

	/// Keeps what the payer has spent.
	fn set_allowance(payer: &Self::Payer, allowance: Allowance);
}

/// What an extrinsic costs of an allowance, in picoseconds: its weight, or its length where that is the greater share of a block.
pub fn cost(info: &DispatchInfo, len: usize) -> u64 {
	let base = RuntimeBlockWeights::get().get(info.class).base_extrinsic;
	let weight = info.total_weight().saturating_add(base).ref_time();
	let length = u64::try_from(len)
		.unwrap_or(u64::MAX)
		.saturating_mul(ALLOWANCE_PER_BYTE);
	weight.max(length)
}

fn refuse<T>(code: u8) -> Result<T, TransactionValidityError> {
	Err(InvalidTransaction::Custom(code).into())
}

/// The allowance after paying `cost` now.
fn after_paying(payer: &Payer, cost: u64) -> Option<Allowance> {
	Ledger::allowance(payer).spend(&ALLOWANCE, System::block_number(), cost)
}

impl TransactionExtension<RuntimeCall> for CheckAllowance {
	const IDENTIFIER: &'static str = "CheckAllowance";
	type Implicit = ();
	type Val = Charge;
	type Pre = OwedIfFailed;

	/// Three reads for who signs, a read and a write of the allowance; and six per call that may be exempt: the signer, the consent or the
	/// list that it is in, the patient, a representative, an exclusion and its count.
	fn weight(&self, call: &RuntimeCall) -> Weight {
		let reads = lookups(call).saturating_mul(6).saturating_add(4);
		<Runtime as frame_system::Config>::DbWeight::get().reads_writes(reads, 1)
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<Charge, RuntimeCall> {
		let Some(account) = origin.as_system_origin_signer() else {
			return Ok((ValidTransaction::default(), Charge::Unsigned, origin));
		};
		let Some(payer) = payer_of(account) else {
			return refuse(UNKNOWN_ACCOUNT);
		};
		let paid = after_paying(&payer, cost(info, len));
		let (priority, charge) = match (exemption(account, call), paid) {
			(Exemption::Always, _) | (Exemption::WhileAllowanceLasts, Some(_)) => {
				(TransactionPriority::MAX, Charge::Exempt(payer))
			}
			(_, Some(after)) => {
				let left = after.left_per_mille(&ALLOWANCE, System::block_number());
				(left, Charge::Pay(payer))
			}
			(_, None) => return refuse(ALLOWANCE_SPENT),
		};
		let validity = ValidTransaction {
			priority,
			longevity: TransactionLongevity::MAX,
			..Default::default()
		};
		Ok((validity, charge, origin))
	}

	fn prepare(
		self,
		charge: Charge,
		_origin: &RuntimeOrigin,
		_call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<OwedIfFailed, TransactionValidityError> {
		let cost = cost(info, len);
		match charge {
			Charge::Unsigned => Ok(OwedIfFailed { payer: None, cost: 0 }),
			Charge::Exempt(payer) => Ok(OwedIfFailed {
				payer: Some(payer),
				cost,
			}),
			Charge::Pay(payer) => {
				// Others of the same payer may have run since this one was validated.
				let Some(after) = after_paying(&payer, cost) else {
					return refuse(ALLOWANCE_SPENT);
				};
				Ledger::set_allowance(&payer, after);
				Ok(OwedIfFailed { payer: None, cost: 0 })
			}
		}
	}

	fn post_dispatch_details(
		owed: OwedIfFailed,
		_info: &DispatchInfo,
		_post_info: &PostDispatchInfo,
		_len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		if let (Some(payer), Err(_)) = (owed.payer, result) {
			let now = System::block_number();
			let spent = Ledger::allowance(&payer).spent_at(&ALLOWANCE, now);
			let spent = spent.saturating_add(owed.cost).min(ALLOWANCE.capacity);
			Ledger::set_allowance(&payer, Allowance { spent, at_block: now });
		}
		Ok(Weight::zero())
	}
}
