// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What stands in place of fees: an allowance of weight and rows, spent by use and recovering block by block.
//!
//! [`CheckAllowance`] comes before the nonce. It refuses an account that the chain does not know, with an error of its own; it refuses
//! who has nothing left; it charges the others, gives back what a call did not use, and lets those who used least go first. A
//! person, the person's sessions, a newcomer and the organisation that enrolled them have allowances of their own: no stolen session
//! starves its person, no enrolment makes spending power.
//!
//! Calls by which a patient shuts somebody out, a person cuts a device off or a doctor stops a medicine are free and go before everything
//! else, alone or in a batch of nothing else, as long as they have an effect: no full block and no spent allowance delays them.
//! Of one person there is one about the same thing in the pool, and not for long. One without effect is an ordinary call, which pays
//! for being told why, or is in no block where there is nothing left to pay with.
//!
//! It adds no byte to an extrinsic, so wallets that have never heard of it sign all the same.

use crate::{
	configs::{
		health::{payers_of, Ledger, Payer},
		limits::{ALLOWANCE_PER_BYTE, EXEMPT_LONGEVITY},
		system::RuntimeBlockWeights,
	},
	exempt::{exemption, lookups, subjects, Exemption},
	Runtime, RuntimeCall, RuntimeOrigin, System,
};
use alloc::vec::Vec;
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
use salus_primitives::allowance::{Allowance, AllowanceRules, Cost};
use scale_info::TypeInfo;

/// `InvalidTransaction::Custom` of this number: no person is controlled by the account, it has no seat in the council and is
/// not the sudo key. Have the account enrolled, or sign with another.
pub const UNKNOWN_ACCOUNT: u8 = 1;

/// `InvalidTransaction::Custom` of this number: the signer's allowance does not suffice now. Wait some blocks and send the same again.
pub const ALLOWANCE_SPENT: u8 = 2;

/// Checks that the chain knows the signer and that the signer has something left to spend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct CheckAllowance;

/// What validation found out about the signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Charge {
	/// Nobody signed; the extensions after this one refuse what wants a signature.
	Unsigned,
	/// Charged when it runs, to the first of these who can pay. The first is the signer's own.
	Pay(Vec<Payer>),
	/// Free; this payer is charged after all if it fails, so that failing is not free.
	Exempt(Payer),
}

/// What is settled once the call has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settlement {
	/// Nothing.
	Nothing,
	/// This was taken of the payer; what was not used comes back.
	GiveBack(Payer, Cost),
	/// This is taken of the payer if the call failed.
	ChargeIfFailed(Payer, Cost),
}

/// Where allowances are kept.
pub trait AllowanceLedger {
	/// Whose allowance it is.
	type Payer: Clone;

	/// How much the payer may spend.
	fn rules(payer: &Self::Payer) -> AllowanceRules;

	/// What the payer has spent.
	fn allowance(payer: &Self::Payer) -> Allowance;

	/// Keeps what the payer has spent.
	fn set_allowance(payer: &Self::Payer, allowance: Allowance);

	/// Notes that somebody signs whose own payer this is, whoever pays.
	fn note_signature(payer: &Self::Payer);
}

/// How many rows an extrinsic adds at most, roughly: one for each call that it carries, or for each slot that it publishes.
fn rows(call: &RuntimeCall) -> u64 {
	use pallet_utility::Call::{batch, batch_all, force_batch};
	match call {
		RuntimeCall::Utility(batch { calls } | batch_all { calls } | force_batch { calls }) => {
			calls.iter().map(rows).fold(0, u64::saturating_add).max(1)
		}
		RuntimeCall::Sudo(pallet_sudo::Call::sudo { call }) => rows(call),
		RuntimeCall::Appointments(pallet_appointments::Call::publish { slots, .. }) => {
			u64::try_from(slots.len()).unwrap_or(u64::MAX).max(1)
		}
		_ => 1,
	}
}

/// The picoseconds of an extrinsic: those of its weight, or of its length where that is the greater share of a block.
fn picoseconds(weight: Weight, info: &DispatchInfo, len: usize) -> u64 {
	let base = RuntimeBlockWeights::get().get(info.class).base_extrinsic;
	let length = u64::try_from(len)
		.unwrap_or(u64::MAX)
		.saturating_mul(ALLOWANCE_PER_BYTE);
	weight.saturating_add(base).ref_time().max(length)
}

/// What an extrinsic costs of an allowance before it has run.
pub fn cost(call: &RuntimeCall, info: &DispatchInfo, len: usize) -> Cost {
	Cost::of(picoseconds(info.total_weight(), info, len), rows(call))
}

fn refuse<T>(code: u8) -> Result<T, TransactionValidityError> {
	Err(InvalidTransaction::Custom(code).into())
}

/// The first of these payers who can pay, and the allowance afterwards.
fn who_can_pay(payers: &[Payer], cost: Cost) -> Option<(&Payer, Allowance)> {
	payers.iter().find_map(|payer| {
		Ledger::allowance(payer)
			.spend(&Ledger::rules(payer), System::block_number(), cost)
			.map(|after| (payer, after))
	})
}

/// What lies between the priorities of two kinds of payer: more than a share in thousandths.
const BAND: TransactionPriority = 10_000;

/// Persons go before sessions, and these before what an organisation pays for; of one kind, those who used least go first.
fn priority(payer: &Payer, after: &Allowance) -> TransactionPriority {
	let band = match payer {
		Payer::Person(_) | Payer::Account(_) | Payer::Newcomer(_) => 2,
		Payer::Sessions(_) => 1,
		Payer::Organisation(_) => 0,
	};
	let left = after.left_per_mille(&Ledger::rules(payer), System::block_number());
	BAND.saturating_mul(band).saturating_add(left)
}

/// First in line, for so many blocks, and of one payer only one about the same thing.
fn free(payer: &Payer, call: &RuntimeCall) -> ValidTransaction {
	let tag = |subject: Vec<u8>| ("salus-free", payer, subject).encode();
	ValidTransaction {
		priority: TransactionPriority::MAX,
		longevity: EXEMPT_LONGEVITY,
		provides: subjects(call).into_iter().map(tag).collect(),
		..Default::default()
	}
}

impl TransactionExtension<RuntimeCall> for CheckAllowance {
	const IDENTIFIER: &'static str = "CheckAllowance";
	type Implicit = ();
	type Val = Charge;
	type Pre = Settlement;

	/// At most six reads and two writes for who signs and pays: a newcomer's account, their own allowance, their organisation's with the
	/// count of its patients, and when they signed last. Ten reads more for each call that may be exempt: the signer, what it ends, the
	/// patient, a representative, an exclusion and its count, or a membership and the care between two.
	fn weight(&self, call: &RuntimeCall) -> Weight {
		let reads = lookups(call).saturating_mul(10).saturating_add(6);
		<Runtime as frame_system::Config>::DbWeight::get().reads_writes(reads, 2)
	}

	/// In a block this runs right before [`Self::prepare`], on the same state: what had an effect when the pool took it, and has none
	/// any more, is an ordinary call there.
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
		let payers = payers_of(account);
		let Some(first) = payers.first() else {
			return refuse(UNKNOWN_ACCOUNT);
		};
		let paid = who_can_pay(&payers, cost(call, info, len));
		let (validity, charge) = match (exemption(account, call), paid) {
			(Exemption::Always, _) | (Exemption::WhileAllowanceLasts, Some(_)) => {
				(free(first, call), Charge::Exempt(first.clone()))
			}
			(_, Some((payer, after))) => {
				let validity = ValidTransaction {
					priority: priority(payer, &after),
					longevity: TransactionLongevity::MAX,
					..Default::default()
				};
				(validity, Charge::Pay(payers))
			}
			(_, None) => return refuse(ALLOWANCE_SPENT),
		};
		Ok((validity, charge, origin))
	}

	fn prepare(
		self,
		charge: Charge,
		_origin: &RuntimeOrigin,
		call: &RuntimeCall,
		info: &DispatchInfo,
		len: usize,
	) -> Result<Settlement, TransactionValidityError> {
		let cost = cost(call, info, len);
		match charge {
			Charge::Unsigned => Ok(Settlement::Nothing),
			Charge::Exempt(payer) => {
				Ledger::note_signature(&payer);
				Ok(Settlement::ChargeIfFailed(payer, cost))
			}
			Charge::Pay(payers) => {
				let Some((payer, after)) = who_can_pay(&payers, cost) else {
					return refuse(ALLOWANCE_SPENT);
				};
				Ledger::set_allowance(payer, after);
				if let Some(own @ Payer::Newcomer(_)) = payers.first() {
					Ledger::note_signature(own);
				}
				Ok(Settlement::GiveBack(payer.clone(), cost))
			}
		}
	}

	fn post_dispatch_details(
		settlement: Settlement,
		info: &DispatchInfo,
		post_info: &PostDispatchInfo,
		len: usize,
		result: &DispatchResult,
	) -> Result<Weight, TransactionValidityError> {
		let now = System::block_number();
		let used = picoseconds(post_info.calc_actual_weight(info), info, len);
		match settlement {
			Settlement::GiveBack(payer, taken) if used < taken.weight => {
				let unused = Cost::of(taken.weight.saturating_sub(used), 0);
				let after = Ledger::allowance(&payer).give_back(&Ledger::rules(&payer), now, unused);
				Ledger::set_allowance(&payer, after);
			}
			Settlement::ChargeIfFailed(payer, cost) if result.is_err() => {
				let after = Ledger::allowance(&payer).charge(&Ledger::rules(&payer), now, cost);
				Ledger::set_allowance(&payer, after);
			}
			_ => {}
		}
		Ok(Weight::zero())
	}
}
