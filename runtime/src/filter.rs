// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which calls may be made at all: Root is not the patient.
//!
//! A call that sudo or the council makes as Root passes every filter by itself. So the call that *carries* it is judged, before
//! anything is dispatched, and whatever it carries, down to the last: under Root there are only `roles.*`, the council's membership,
//! and batches of these. Everything is an allow-list: a call that a later release of the SDK adds is refused until somebody
//! names it here.
//!
//! A call that is refused when it runs has been written into a block by then, with every word that it carries, and nothing is
//! ever erased there. So [`CheckCall`] asks first of all what an account may sign, of whatever an extrinsic carries: what does not pass is
//! invalid, enters no pool, and makes a block that contains it invalid.

use crate::{
	configs::limits::{MAX_CALL_NESTING, MAX_COUNCIL_MEMBERS},
	Address, Runtime, RuntimeCall, RuntimeOrigin,
};
use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	frame_support::{
		dispatch::DispatchInfo, instances::Instance1, pallet_prelude::TransactionSource, traits::Contains,
		weights::Weight,
	},
	sp_runtime::{
		traits::{DispatchInfoOf, Implication, TransactionExtension, ValidateResult},
		transaction_validity::{
			InvalidTransaction, TransactionValidity, TransactionValidityError, ValidTransaction,
		},
		MultiAddress,
	},
	*,
};
use scale_info::TypeInfo;

/// `InvalidTransaction::Custom` of this number: nobody may make this call, or not in this wrapping. It is in no block.
pub const CALL_NOT_ALLOWED: u8 = 3;

fn ensure_allowed(call: &RuntimeCall) -> Result<(), TransactionValidityError> {
	if may_be_signed(call, MAX_CALL_NESTING) {
		Ok(())
	} else {
		Err(InvalidTransaction::Custom(CALL_NOT_ALLOWED).into())
	}
}

/// Refuses an extrinsic whose call, or anything that it carries, no account may sign. Adds no byte to an extrinsic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct CheckCall;

impl TransactionExtension<RuntimeCall> for CheckCall {
	const IDENTIFIER: &'static str = "CheckCall";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	/// Reads nothing. What it does is a part of what decoding the call takes.
	fn weight(&self, _: &RuntimeCall) -> Weight {
		Weight::zero()
	}

	fn validate(
		&self,
		origin: RuntimeOrigin,
		call: &RuntimeCall,
		_info: &DispatchInfo,
		_len: usize,
		_self_implicit: (),
		_inherited_implication: &impl Implication,
		_source: TransactionSource,
	) -> ValidateResult<(), RuntimeCall> {
		ensure_allowed(call)?;
		Ok((ValidTransaction::default(), (), origin))
	}

	/// What nobody signed: the pool takes nothing of it, but a block's author could put it into a block.
	fn bare_validate(
		call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
	) -> TransactionValidity {
		ensure_allowed(call)?;
		Ok(ValidTransaction::default())
	}

	fn bare_validate_and_prepare(
		call: &RuntimeCall,
		_info: &DispatchInfoOf<RuntimeCall>,
		_len: usize,
	) -> Result<(), TransactionValidityError> {
		ensure_allowed(call)
	}

	fn prepare(
		self,
		_val: (),
		_origin: &RuntimeOrigin,
		_call: &RuntimeCall,
		_info: &DispatchInfo,
		_len: usize,
	) -> Result<(), TransactionValidityError> {
		Ok(())
	}
}

/// The base call filter: what an account may sign, and what a motion of the council, which is no account, may carry out.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		may_be_signed(call, MAX_CALL_NESTING) || may_be_root(call, MAX_CALL_NESTING)
	}
}

/// May an account sign this call, or the block's author put it into a block?
fn may_be_signed(call: &RuntimeCall, wraps_left: u32) -> bool {
	match call {
		// Put into every block by its author; no account can, for it wants no signature.
		RuntimeCall::Timestamp(pallet_timestamp::Call::set { .. }) => true,
		RuntimeCall::Sudo(call) => is_allowed_sudo(call, wraps_left),
		RuntimeCall::Council(call) => is_allowed_council(call, wraps_left),
		RuntimeCall::Utility(call) => is_allowed_batch(call, wraps_left, may_be_signed),
		RuntimeCall::Roles(_)
		| RuntimeCall::Consent(_)
		| RuntimeCall::Records(_)
		| RuntimeCall::Appointments(_)
		| RuntimeCall::Prescriptions(_)
		| RuntimeCall::Orders(_) => true,
		// The only one that a member signs; the others want Root, and would fail with all that they carry in the block.
		RuntimeCall::CouncilMembership(call @ pallet_membership::Call::change_key { .. }) => {
			is_allowed_seating(call)
		}
		_ => false,
	}
}

/// May Root, or the council, make this call?
fn may_be_root(call: &RuntimeCall, wraps_left: u32) -> bool {
	match call {
		RuntimeCall::Roles(_) => true,
		RuntimeCall::CouncilMembership(call) => is_allowed_seating(call),
		RuntimeCall::Utility(call) => is_allowed_batch(call, wraps_left, may_be_root),
		_ => false,
	}
}

/// Batches that change no origin, of calls that are allowed there themselves.
fn is_allowed_batch(
	call: &pallet_utility::Call<Runtime>,
	wraps_left: u32,
	is_allowed: fn(&RuntimeCall, u32) -> bool,
) -> bool {
	use pallet_utility::Call::{batch, batch_all, force_batch};
	match (call, wraps_left.checked_sub(1)) {
		(batch { calls } | batch_all { calls } | force_batch { calls }, Some(left)) => {
			calls.iter().all(|call| is_allowed(call, left))
		}
		_ => false,
	}
}

/// Changes of the council's seats that name accounts and nothing else: an address can also be raw bytes, as many as one likes, and a
/// list as long as one likes, and both would stay in the block though the call fails.
fn is_allowed_seating(call: &pallet_membership::Call<Runtime, Instance1>) -> bool {
	use pallet_membership::Call::{
		add_member, change_key, clear_prime, remove_member, reset_members, set_prime, swap_member,
	};
	let is_account = |address: &Address| matches!(address, MultiAddress::Id(_));
	match call {
		add_member { who } | remove_member { who } | set_prime { who } | change_key { new: who } => {
			is_account(who)
		}
		swap_member { remove, add } => is_account(remove) && is_account(add),
		reset_members { members } => {
			u32::try_from(members.len()).is_ok_and(|members| members <= MAX_COUNCIL_MEMBERS)
		}
		clear_prime {} => true,
		_ => false,
	}
}

/// `sudo` of what Root may do. The key may be given up for good but not handed on: a chain that starts with it is a
/// development chain or is about to leave it behind.
fn is_allowed_sudo(call: &pallet_sudo::Call<Runtime>, wraps_left: u32) -> bool {
	match (call, wraps_left.checked_sub(1)) {
		(pallet_sudo::Call::sudo { call }, Some(left)) => may_be_root(call, left),
		(pallet_sudo::Call::remove_key {}, _) => true,
		_ => false,
	}
}

/// Motions for what Root may do. What is voted on and closed was judged when it was proposed. `execute` is refused: it
/// dispatches as one member, and one member decides nothing.
fn is_allowed_council(call: &pallet_collective::Call<Runtime, Instance1>, wraps_left: u32) -> bool {
	use pallet_collective::Call::{close, propose, vote};
	match (call, wraps_left.checked_sub(1)) {
		(propose { proposal, .. }, Some(left)) => may_be_root(proposal.as_ref(), left),
		(vote { .. } | close { .. }, _) => true,
		_ => false,
	}
}
