// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which extrinsics are free and first in line: those by which somebody shuts somebody out of a record, and nothing else.
//!
//! A call is exempt only if it would have an effect now, so nobody can fill blocks with revokes of nothing. In a batch the effect of
//! one call can take that of a later one away (revoking all and then one of them), and the whole batch fails. Such a
//! batch must not be free to repeat: calls that cannot disturb each other are exempt whatever is left of the allowance, others
//! only while it could pay for the failure.

use crate::{configs::limits::MAX_EXEMPT_BATCH, AccountId, Consent, Runtime, RuntimeCall};
use alloc::collections::BTreeSet;
use codec::Encode;
use pallet_consent::Call as ConsentCall;
use polkadot_sdk::*;

/// Whether an extrinsic is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exemption {
	/// It is not.
	No,
	/// It is, as long as the allowance could pay for it should it fail.
	WhileAllowanceLasts,
	/// It is.
	Always,
}

/// Calls of one kind, on different things, cannot disturb each other where the kind says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
	/// Ends one consent or request.
	Consent,
	/// Ends everything of one grantee.
	Grantee,
	/// Shuts somebody out by name or ends a representation: bounded by counts, and may end the signer's own right.
	Person,
}

fn kind(call: &RuntimeCall) -> Option<(Kind, &ConsentCall<Runtime>)> {
	let RuntimeCall::Consent(call) = call else {
		return None;
	};
	let kind = match call {
		ConsentCall::revoke { .. } | ConsentCall::reject { .. } | ConsentCall::relinquish { .. } => {
			Kind::Consent
		}
		ConsentCall::revoke_all { .. } => Kind::Grantee,
		ConsentCall::exclude { .. } | ConsentCall::dismiss_representative { .. } => Kind::Person,
		_ => return None,
	};
	Some((kind, call))
}

/// What a call is about: its arguments, without which call it is, so that a revoke and a relinquishment of the same consent meet.
fn subject(call: &ConsentCall<Runtime>) -> alloc::vec::Vec<u8> {
	match call {
		ConsentCall::revoke { consent }
		| ConsentCall::reject { consent }
		| ConsentCall::relinquish { consent } => consent.encode(),
		other => other.encode(),
	}
}

/// The calls that an extrinsic carries: itself, or those of its batch. None where a batch carries more than an exempt one may.
fn carried(call: &RuntimeCall) -> &[RuntimeCall] {
	use pallet_utility::Call::{batch, batch_all};
	match call {
		RuntimeCall::Utility(batch { calls } | batch_all { calls }) if calls.len() <= MAX_EXEMPT_BATCH => {
			calls
		}
		RuntimeCall::Utility(_) => &[],
		alone => core::slice::from_ref(alone),
	}
}

/// How many of the calls that this extrinsic carries have to be looked up to tell whether it is exempt.
pub fn lookups(call: &RuntimeCall) -> u64 {
	let calls = carried(call);
	if calls.iter().all(|call| kind(call).is_some()) {
		u64::try_from(calls.len()).unwrap_or(u64::MAX)
	} else {
		0
	}
}

/// Is this extrinsic free when this account signs it now?
pub fn exemption(account: &AccountId, call: &RuntimeCall) -> Exemption {
	let Some(calls) = carried(call)
		.iter()
		.map(kind)
		.collect::<Option<alloc::vec::Vec<_>>>()
	else {
		return Exemption::No;
	};
	let Some((first, _)) = calls.first() else {
		return Exemption::No;
	};
	let subjects: BTreeSet<_> = calls.iter().map(|(_, call)| subject(call)).collect();
	let each_has_effect = || {
		calls
			.iter()
			.all(|(_, call)| Consent::would_have_effect(account, call))
	};
	if subjects.len() < calls.len() || !each_has_effect() {
		return Exemption::No;
	}
	let undisturbed =
		calls.len() == 1 || (*first != Kind::Person && calls.iter().all(|(kind, _)| kind == first));
	if undisturbed {
		Exemption::Always
	} else {
		Exemption::WhileAllowanceLasts
	}
}
