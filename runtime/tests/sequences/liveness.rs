// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What honest people must be able to do in every state: take back, shut out, get another key, suspend.

use crate::scene::{by, key, ACTIVE_GRANT, NORTH, PATIENT};
use frame_support::storage::{with_transaction, TransactionOutcome};
use polkadot_sdk::{
	sp_runtime::{traits::Dispatchable, DispatchError},
	*,
};
use salus_primitives::{consent::ConsentStatus, development::person_id};
use salus_runtime::{Runtime, RuntimeCall};

fn can(call: impl Into<RuntimeCall>, name: &str) -> bool {
	let call = call.into();
	let attempt = || TransactionOutcome::Rollback(Ok::<_, DispatchError>(call.dispatch(by(name)).is_ok()));
	with_transaction(attempt).unwrap()
}

fn grant_is_live() -> bool {
	pallet_consent::Consents::<Runtime>::get(ACTIVE_GRANT)
		.is_some_and(|row| row.status == ConsentStatus::Active)
}

/// What an honest person can do no longer.
pub fn lost() -> Vec<String> {
	let revoke = pallet_consent::Call::<Runtime>::revoke {
		consent: ACTIVE_GRANT,
	};
	let exclude = pallet_consent::Call::<Runtime>::exclude {
		patient: PATIENT,
		whom: salus_primitives::consent::Grantee::Person(person_id("NorthNurse")),
	};
	let rotate = pallet_roles::Call::<Runtime>::set_encryption_key {
		person: PATIENT.person(),
		key: key("a new one of Dave"),
	};
	let suspend = pallet_roles::Call::<Runtime>::suspend_organisation { organisation: NORTH };
	let by_motion = |call: RuntimeCall| {
		let motion = pallet_collective::RawOrigin::<
			salus_runtime::AccountId,
			frame_support::instances::Instance1,
		>::Members(2, 3);
		let attempt =
			|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(call.dispatch(motion.into()).is_ok()));
		with_transaction(attempt).unwrap()
	};
	let suspended = pallet_roles::Organisations::<Runtime>::get(NORTH)
		.is_some_and(|row| row.standing.status == salus_primitives::roles::OrganisationStatus::Suspended);
	let checks = [
		(
			"the patient cannot revoke",
			can(revoke, "Dave") || !grant_is_live(),
		),
		("the patient cannot exclude", can(exclude, "Dave")),
		("the patient cannot rotate the key", can(rotate, "Dave")),
		(
			"nobody can suspend the hospital",
			suspended || by_motion(suspend.into()),
		),
	];
	checks
		.into_iter()
		.filter(|(_, holds)| !holds)
		.map(|(what, _)| what.to_owned())
		.collect()
}
