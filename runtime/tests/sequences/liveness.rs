// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What honest people must be able to do in every state: take back, shut out, get another key, found, freeze, suspend, dismiss.

use crate::{
	gains::{Levels, Probe},
	keys::account,
	scene::{account as account_of, added, key, ACTIVE_GRANT, NORTH, PATIENT},
};
use frame_support::storage::transactional;
use polkadot_sdk::{sp_runtime::traits::Dispatchable, *};
use salus_primitives::{
	acts::ActContent,
	consent::{Categories, Category, ConsentStatus, Grantee},
	development::person_id,
	roles::OrganisationKind,
	OrganisationId,
};
use salus_runtime::{
	exempt::{exemption, Exemption},
	AccountId, Runtime, RuntimeCall, RuntimeOrigin,
};

fn can(call: &RuntimeCall, origin: RuntimeOrigin) -> bool {
	let attempt = || {
		call.clone()
			.dispatch(origin)
			.map(drop)
			.map_err(|refused| refused.error)
	};
	transactional::with_storage_layer(attempt).is_ok()
}

fn by(name: &'static str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

fn motion() -> RuntimeOrigin {
	type Motion = pallet_collective::RawOrigin<AccountId, frame_support::instances::Instance1>;
	Motion::Members(2, 3).into()
}

/// Is it free and first in line, and does it work?
fn closes(call: &RuntimeCall, name: &'static str) -> bool {
	exemption(&account(name), call) == Exemption::Always && can(call, by(name))
}

fn grant_is_over() -> bool {
	pallet_consent::Consents::<Runtime>::get(ACTIVE_GRANT)
		.is_none_or(|row| row.status != ConsentStatus::Active)
}

fn is_suspended() -> bool {
	use salus_primitives::roles::OrganisationStatus::Suspended;
	pallet_roles::Organisations::<Runtime>::get(NORTH).is_some_and(|row| row.standing.status == Suspended)
}

fn is_sealed() -> bool {
	pallet_consent::Sealed::<Runtime>::get(PATIENT).contains(Category::Procedure)
}

/// Is the dismissal of the first administrator open already?
fn is_proposed() -> bool {
	let person = person_id("NorthAdmin");
	pallet_roles::Acts::<Runtime>::contains_key(NORTH, ActContent::DismissAdministrator { person })
}

fn is_frozen() -> bool {
	pallet_roles::FrozenCustodians::<Runtime>::contains_key(NORTH)
}

/// What a check says that is not so.
fn lost(what: &'static str, holds: impl Fn() -> bool + 'static) -> Probe {
	let say = move || (!holds()).then(|| (format!("lost: {what}"), 1));
	Box::new(move || say().into_iter().collect::<Levels>())
}

/// Everything that must go on being possible.
pub fn probes() -> Vec<Probe> {
	let revoke: RuntimeCall = pallet_consent::Call::revoke {
		consent: ACTIVE_GRANT,
	}
	.into();
	let exclude: RuntimeCall = pallet_consent::Call::exclude {
		patient: PATIENT,
		whom: Grantee::Person(person_id("Charlie")),
	}
	.into();
	let seal: RuntimeCall = pallet_consent::Call::seal {
		patient: PATIENT,
		categories: Categories::of(&[Category::Procedure]),
	}
	.into();
	let dismiss: RuntimeCall = pallet_consent::Call::dismiss_representative {
		patient: PATIENT,
		representative: added("RepresentativeView"),
	}
	.into();
	let rotate: RuntimeCall = pallet_roles::Call::set_encryption_key {
		person: PATIENT.person(),
		key: key("a new one of Dave"),
	}
	.into();
	let close: RuntimeCall = pallet_roles::Call::close_session {
		account: account_of("BobTablet"),
	}
	.into();
	let freeze: RuntimeCall = pallet_roles::Call::freeze_custodian_key { organisation: NORTH }.into();
	let end: RuntimeCall = pallet_roles::Call::end_membership {
		organisation: NORTH,
		person: person_id("NorthPrivacy"),
	}
	.into();
	let take_away: RuntimeCall = pallet_roles::Call::propose_act {
		organisation: NORTH,
		content: ActContent::DismissAdministrator {
			person: person_id("NorthAdmin"),
		},
	}
	.into();
	let founders = ["FounderOne", "FounderTwo"].map(|name| (added(name), account(name)));
	let found: RuntimeCall = pallet_roles::Call::create_organisation {
		organisation: OrganisationId::repeat(0xfe),
		kind: OrganisationKind::Hospital,
		administrators: founders.to_vec().try_into().unwrap(),
	}
	.into();
	let suspend: RuntimeCall = pallet_roles::Call::suspend_organisation { organisation: NORTH }.into();
	vec![
		lost("the patient revokes", move || {
			closes(&revoke, "Dave") || grant_is_over()
		}),
		lost("the patient excludes", move || closes(&exclude, "Dave")),
		lost("the patient seals", move || closes(&seal, "Dave") || is_sealed()),
		lost("the patient dismisses", move || closes(&dismiss, "Dave")),
		lost("the patient rotates the key", move || can(&rotate, by("Dave"))),
		lost("the doctor closes a session", move || closes(&close, "Bob")),
		lost("the second administrator freezes", move || {
			can(&freeze, by("NorthSecond")) || is_frozen()
		}),
		lost("the second administrator ends a membership", move || {
			can(&end, by("NorthSecond"))
		}),
		lost("the second administrator proposes a dismissal", move || {
			can(&take_away, by("NorthSecond")) || is_proposed()
		}),
		lost("the council founds a hospital", move || can(&found, motion())),
		lost("the council suspends the hospital", move || {
			can(&suspend, motion()) || is_suspended()
		}),
	]
}
