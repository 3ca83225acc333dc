// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rules of the chain, each turned off: after every step the state is made what it would be without the rule. The search has to find
//! what the rule kept somebody from, or it would not find either that the rule is gone.

use crate::{
	moves::now,
	scene::{account, by, MINOR, NORTH, SOUTH},
	search::Hook,
	starts::{self, Start, SCENE},
};
use polkadot_sdk::{sp_runtime::traits::Dispatchable, *};
use salus_primitives::{
	acts::SETTLED_AFTER_MS, development::person_id, roles::AccountScope, OrganisationId, UnixMillis,
};
use salus_runtime::{Runtime, RuntimeCall};

/// One rule that is off.
pub struct Switch {
	/// What is no longer so.
	pub rule: &'static str,
	/// Who gains by that.
	pub by: &'static str,
	/// From where: the scene, or one half way.
	pub from: Option<&'static str>,
	/// Undoes what the rule did.
	pub hook: Hook,
}

impl Switch {
	/// From where.
	pub fn start(&self) -> &'static Start {
		self.from.map_or(SCENE, starts::named)
	}
}

const fn from_the_scene(rule: &'static str, by: &'static str, hook: Hook) -> Switch {
	Switch {
		rule,
		by,
		from: None,
		hook,
	}
}

/// All of them.
pub const SWITCHES: &[Switch] = &[
	from_the_scene("acts wait", "two administrators", no_act_waits),
	from_the_scene(
		"an act needs two administrators",
		"administrator",
		one_voice_is_two,
	),
	from_the_scene(
		"an endpoint needs the council's voice",
		"administrator",
		council_always_approves,
	),
	from_the_scene("acts of desks wait", "two desks", no_desk_act_waits),
	from_the_scene("the desks are of two organisations", "clerk", one_desk_is_two),
	Switch {
		rule: "a desk's organisation is ninety days old",
		by: "administrator and council",
		from: Some("the council founded a hospital with two people made up"),
		hook: every_organisation_is_old,
	},
	from_the_scene(
		"a session works in its scope only",
		"session",
		sessions_control_in_full,
	),
	from_the_scene(
		"a visit needs the patient's side",
		"clerk and doctor",
		every_visit_is_attested,
	),
	from_the_scene("an administrator who signs is live", "council", nobody_is_live),
	Switch {
		rule: "a new membership counts in full after a week",
		by: "two administrators",
		from: Some("the patient granted to the hospital"),
		hook: every_membership_is_full,
	},
	Switch {
		rule: "an older account is removed after a week",
		by: "thief",
		from: Some("no account is contested"),
		hook: no_removal_waits,
	},
	Switch {
		rule: "what controls a ward ends with its majority",
		by: "guardian",
		from: Some("terms are about to end"),
		hook: control_never_ends,
	},
	Switch {
		rule: "what a guardian grants ends with the ward's majority",
		by: "guardian",
		from: Some("the ward is of age in two days"),
		hook: grants_for_the_ward_last,
	},
	Switch {
		rule: "whom a ward's account appoints goes with its majority",
		by: "guardian",
		from: Some("the ward is of age in two days"),
		hook: whom_the_ward_appointed_stays,
	},
	Switch {
		rule: "what was decided before a closing is void",
		by: "outsider",
		from: Some("another custodian's key was decided, and the one in use frozen since"),
		hook: nothing_is_void,
	},
	Switch {
		rule: "whom one administrator named with the council is no second voice",
		by: "administrator",
		from: Some("one administrator and the council named somebody made up"),
		hook: nobody_is_tied,
	},
];

/// Since when an act would have to wait to be open now.
fn since(opens_at: UnixMillis, proposed_at: UnixMillis) -> UnixMillis {
	UnixMillis(now().0.saturating_sub(opens_at.0.saturating_sub(proposed_at.0)))
}

fn no_act_waits() {
	for place in [NORTH, SOUTH] {
		for view in pallet_roles::Pallet::<Runtime>::open_acts(place) {
			pallet_roles::Acts::<Runtime>::mutate(place, &view.content, |row| {
				if let Some(act) = row {
					act.proposed_at = act.proposed_at.min(since(view.opens_at, act.proposed_at));
				}
			});
		}
	}
}

/// The other administrator of the hospital approves whatever one of them does.
fn one_voice_is_two() {
	pallet_roles::Acts::<Runtime>::translate_values(|mut act: pallet_roles::types::OpenAct| {
		for other in ["NorthAdmin", "NorthSecond"].map(person_id) {
			if act.approvals.len() == 1 && !act.approvals.contains(&other) {
				act.approvals.try_push(other).unwrap();
			}
		}
		Some(act)
	});
}

fn council_always_approves() {
	pallet_roles::Acts::<Runtime>::translate_values(|act: pallet_roles::types::OpenAct| {
		Some(pallet_roles::types::OpenAct { council: true, ..act })
	});
}

fn no_desk_act_waits() {
	for (person, content, mut act) in pallet_roles::DeskActs::<Runtime>::iter().collect::<Vec<_>>() {
		let waits = content.rule().waits_ms;
		act.proposed_at = act.proposed_at.min(UnixMillis(now().0 - waits));
		pallet_roles::DeskActs::<Runtime>::insert(person, content, act);
	}
}

fn one_desk_is_two() {
	pallet_roles::DeskActs::<Runtime>::translate_values(|mut act: pallet_roles::types::DeskAct| {
		if act.confirmed.is_empty() {
			act.confirmed.try_push(act.proposer).unwrap();
		}
		Some(act)
	});
}

fn every_organisation_is_old() {
	let ids: Vec<OrganisationId> = pallet_roles::Organisations::<Runtime>::iter_keys().collect();
	for id in ids {
		pallet_roles::Organisations::<Runtime>::mutate(id, |row| {
			let details = row.as_mut().unwrap();
			details.created_at = details.created_at.min(UnixMillis(now().0 - SETTLED_AFTER_MS));
		});
	}
}

fn sessions_control_in_full() {
	pallet_roles::Controllers::<Runtime>::mutate(account("FrontDesk"), |row| {
		row.as_mut().unwrap().signer.scope = AccountScope::Full;
	});
}

/// As if the patient, or the guardian, had signed.
fn every_visit_is_attested() {
	let all: Vec<_> = pallet_appointments::Encounters::<Runtime>::iter().collect();
	for (encounter, _) in all.into_iter().filter(|(_, row)| row.attested.is_none()) {
		for name in ["Dave", "Eve"] {
			let call: RuntimeCall = pallet_appointments::Call::attest { encounter }.into();
			// Of the two it is the one who may.
			let _ = call.dispatch(by(name));
		}
	}
}

fn nobody_is_live() {
	frame_system::Pallet::<Runtime>::set_block_number(200 * 24 * 3_600);
}

fn every_membership_is_full() {
	pallet_roles::Memberships::<Runtime>::translate_values(|row: salus_primitives::roles::Membership| {
		Some(salus_primitives::roles::Membership {
			full_from: UnixMillis(0),
			..row
		})
	});
}

fn no_removal_waits() {
	pallet_roles::Removals::<Runtime>::translate_values(
		|row: pallet_roles::types::Removal<salus_runtime::AccountId>| {
			Some(pallet_roles::types::Removal {
				opens_at: now(),
				..row
			})
		},
	);
}

fn control_never_ends() {
	pallet_roles::Controllers::<Runtime>::translate_values(
		|mut row: pallet_roles::types::ControllerDetails| {
			if row.signer.scope == AccountScope::Full {
				row.signer.until = UnixMillis::FOREVER;
			}
			Some(row)
		},
	);
}

fn grants_for_the_ward_last() {
	let all: Vec<_> = pallet_consent::LiveGrants::<Runtime>::iter_prefix(MINOR).collect();
	for (grantee, mut grants) in all {
		for grant in grants.iter_mut() {
			grant.terms.expires_at = UnixMillis::FOREVER;
		}
		pallet_consent::LiveGrants::<Runtime>::insert(MINOR, grantee, grants);
	}
}

fn whom_the_ward_appointed_stays() {
	let all: Vec<_> = pallet_consent::Representatives::<Runtime>::iter_prefix(MINOR).collect();
	for (person, row) in all.into_iter().filter(|(_, row)| !row.guardian) {
		let until = UnixMillis::FOREVER;
		let row = salus_primitives::consent::Representation { until, ..row };
		pallet_consent::Representatives::<Runtime>::insert(MINOR, person, row);
	}
}

fn nothing_is_void() {
	let _ = pallet_roles::VoidBefore::<Runtime>::clear(u32::MAX, None);
}

fn nobody_is_tied() {
	let _ = pallet_roles::NamedBy::<Runtime>::clear(u32::MAX, None);
}
