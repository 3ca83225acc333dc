// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which calls may be made at all: Root is not the patient.
//!
//! A call that sudo or the council makes as Root passes every filter by itself. So the call that *carries* it is judged, before
//! anything is dispatched, and whatever it carries, down to the last: under Root there are only `roles.*`, the council's membership,
//! and batches of these. Everything is an allow-list: a call that a later release of the SDK adds is refused until somebody
//! names it here.

use crate::{configs::limits::MAX_CALL_NESTING, Runtime, RuntimeCall};
use polkadot_sdk::{frame_support::traits::Contains, *};

/// The base call filter.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		may_be_signed(call, MAX_CALL_NESTING)
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
		RuntimeCall::Consent(_)
		| RuntimeCall::Records(_)
		| RuntimeCall::Appointments(_)
		| RuntimeCall::Prescriptions(_)
		| RuntimeCall::Orders(_) => true,
		other => may_be_root(other, wraps_left),
	}
}

/// May Root, or the council, make this call?
fn may_be_root(call: &RuntimeCall, wraps_left: u32) -> bool {
	match call {
		RuntimeCall::Roles(_) | RuntimeCall::CouncilMembership(_) => true,
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
fn is_allowed_council(
	call: &pallet_collective::Call<Runtime, frame_support::instances::Instance1>,
	wraps_left: u32,
) -> bool {
	use pallet_collective::Call::{close, propose, vote};
	match (call, wraps_left.checked_sub(1)) {
		(propose { proposal, .. }, Some(left)) => may_be_root(proposal.as_ref(), left),
		(vote { .. } | close { .. }, _) => true,
		_ => false,
	}
}
