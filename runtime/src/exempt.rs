// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which extrinsics are free and first in line: those by which somebody shuts somebody out of a record, cuts a device off, or stops a
//! medicine, and nothing else.
//!
//! A call is exempt only if it would have an effect now, so nobody can fill blocks with revokes of nothing. In a batch the effect of
//! one call can take that of a later one away (revoking all and then one of them), and the whole batch fails. Such a
//! batch must not be free to repeat: calls that cannot disturb each other are exempt whatever is left of the allowance, others
//! only while it could pay for the failure.

use crate::{configs::limits::MAX_EXEMPT_BATCH, AccountId, Consent, Prescriptions, Roles, RuntimeCall};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use pallet_consent::Call as ConsentCall;
use pallet_prescriptions::Call as PrescriptionsCall;
use pallet_roles::Call as RolesCall;
use polkadot_sdk::*;
use salus_primitives::allowance::FreeCalls;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode)]
enum Kind {
	/// Ends one consent or request.
	Consent,
	/// Ends everything of one grantee.
	Grantee,
	/// Closes a session.
	Session,
	/// Holds or stops a prescription.
	Prescription,
	/// Shuts somebody out by name, ends a representation, seals categories or takes an account away: bounded by counts, may overlap,
	/// or may end the signer's own right.
	Other,
}

/// Which kind of free call this is, and what it is about: without which call it is, so that a revoke and a relinquishment of the same
/// consent meet.
fn free(call: &RuntimeCall) -> Option<(Kind, Vec<u8>)> {
	Some(match call {
		RuntimeCall::Consent(
			ConsentCall::revoke { consent }
			| ConsentCall::reject { consent }
			| ConsentCall::relinquish { consent },
		) => (Kind::Consent, consent.encode()),
		RuntimeCall::Consent(ConsentCall::revoke_all { .. }) => (Kind::Grantee, call.encode()),
		RuntimeCall::Roles(RolesCall::close_session { account }) => (Kind::Session, account.encode()),
		RuntimeCall::Prescriptions(
			PrescriptionsCall::hold { prescription, .. } | PrescriptionsCall::stop { prescription, .. },
		) => (Kind::Prescription, prescription.encode()),
		RuntimeCall::Consent(
			ConsentCall::exclude { .. }
			| ConsentCall::dismiss_representative { .. }
			| ConsentCall::seal { .. },
		)
		| RuntimeCall::Roles(RolesCall::remove_account { .. }) => (Kind::Other, call.encode()),
		_ => return None,
	})
}

/// Would this call, which is of a kind that is free, change something if this account signed it now? The pallet says so, by the call's own
/// guards.
fn has_effect(account: &AccountId, call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Consent(call) => Consent::would_have_effect(account, call),
		RuntimeCall::Roles(call) => Roles::would_have_effect(account, call),
		RuntimeCall::Prescriptions(call) => Prescriptions::would_have_effect(account, call),
		_ => false,
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

/// What the calls that this extrinsic carries are about, each with its kind, if all of them are of a kind that is free.
pub fn subjects(call: &RuntimeCall) -> Vec<Vec<u8>> {
	kinds(call)
		.unwrap_or_default()
		.iter()
		.map(Encode::encode)
		.collect()
}

fn kinds(call: &RuntimeCall) -> Option<Vec<(Kind, Vec<u8>)>> {
	carried(call).iter().map(free).collect()
}

/// How many of the calls that this extrinsic carries have to be looked up to tell whether it is exempt.
pub fn lookups(call: &RuntimeCall) -> u64 {
	let calls = kinds(call).map_or(0, |kinds| kinds.len());
	u64::try_from(calls).unwrap_or(u64::MAX)
}

/// Is this extrinsic free when this account signs it now?
pub fn exemption(account: &AccountId, call: &RuntimeCall) -> Exemption {
	let Some(kinds) = kinds(call).filter(|kinds| !kinds.is_empty()) else {
		return Exemption::No;
	};
	let calls = carried(call);
	let different: BTreeSet<_> = kinds.iter().map(Encode::encode).collect();
	if different.len() < calls.len() || !calls.iter().all(|call| has_effect(account, call)) {
		return Exemption::No;
	}
	let first = kinds.first().map(|(kind, _)| *kind);
	let undisturbed = calls.len() == 1
		|| kinds
			.iter()
			.all(|(kind, _)| *kind != Kind::Other && Some(*kind) == first);
	if undisturbed {
		Exemption::Always
	} else {
		Exemption::WhileAllowanceLasts
	}
}
