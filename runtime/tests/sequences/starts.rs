// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Where a search begins: the scene, or half way through something that honest people began.

use crate::{
	adversaries::SOCKS,
	moves::now,
	pool::FRESH,
	scene::{added, key, must, ACTIVE_GRANT, DOCTOR, MINOR, NORTH, PATIENT},
};
use polkadot_sdk::*;
use salus_primitives::{
	acts::ActContent,
	consent::{Audience, Categories, Category, Grantee, Terms},
	development::person_id,
	roles::{Credentials, OrganisationKind, Profession},
	ConsentId, EncounterId, OrganisationId, PersonId, UnixMillis,
};
use salus_runtime::Runtime;

/// One beginning.
#[derive(Debug)]
pub struct Start {
	/// What it is called.
	pub name: &'static str,
	/// Who searches from there when time is short.
	pub by: &'static [&'static str],
	/// Makes it of the scene.
	pub make: fn(),
}

/// The scene as it is.
pub const SCENE: &Start = &Start {
	name: "the scene",
	by: &[],
	make: || (),
};

/// The start of this name.
pub fn named(name: &str) -> &'static Start {
	let start = HALF_WAY.iter().find(|start| start.name == name);
	start.unwrap_or_else(|| panic!("no start is called {name}: see starts.rs"))
}

/// All others.
pub const HALF_WAY: &[Start] = &[
	Start {
		name: "the second administrator proposed an act of each kind",
		by: &["administrator", "clerk", "council", "doctor"],
		make: propose_each,
	},
	Start {
		name: "the second administrator did so eight days ago",
		by: &["administrator", "clerk", "administrator and council"],
		make: || {
			propose_each();
			ripen();
		},
	},
	Start {
		name: "the custodian's key is frozen",
		by: &["administrator", "administrator and council"],
		make: freeze,
	},
	Start {
		name: "a visit of the patient's is open",
		by: &["doctor", "clerk", "doctor and colleague"],
		make: open_visit,
	},
	Start {
		name: "terms are about to end",
		by: &["guardian", "doctor", "session"],
		make: about_to_end,
	},
	Start {
		name: "the administrators are away",
		by: &["council", "sudo"],
		make: administrators_away,
	},
	Start {
		name: "the patient granted to the hospital",
		by: &["two administrators", "nurse", "clerk"],
		make: grant_to_the_hospital,
	},
	Start {
		name: "the council founded a hospital with two people made up",
		by: &[
			"administrator and council",
			"administrator and sudo",
			"two administrators",
		],
		make: found_a_hospital,
	},
	Start {
		name: "another custodian's key was decided, and the one in use frozen since",
		by: &["outsider", "administrator", "nurse"],
		make: decided_then_frozen,
	},
	Start {
		name: "one administrator and the council named somebody made up",
		by: &["administrator", "administrator and sudo"],
		make: named_with_the_council,
	},
	Start {
		name: "the ward is of age in two days",
		by: &["guardian"],
		make: || of_age_from(now().plus(2 * UnixMillis::DAY)),
	},
	Start {
		name: "no account is contested",
		by: &["thief"],
		make: nothing_contested,
	},
];

/// What the second administrator wants: somebody from another hospital hired and named, and so on.
fn wanted() -> Vec<ActContent> {
	let charlie = person_id("Charlie");
	vec![
		ActContent::NameAdministrator { person: charlie },
		ActContent::DismissAdministrator {
			person: person_id("NorthAdmin"),
		},
		ActContent::IssueMembership {
			person: charlie,
			profession: Profession::Doctor,
			credentials: Credentials::NONE,
			valid_until: now().plus(300 * UnixMillis::DAY),
		},
		ActContent::RenewMembership {
			person: person_id("NorthNurse"),
			valid_until: now().plus(400 * UnixMillis::DAY),
		},
		ActContent::ReinstateMembership {
			person: added("SuspendedDoctor"),
		},
		ActContent::SetCustodianKey {
			key: key("another custodian"),
		},
		ActContent::SetEndpoint {
			host: b"honest.example".to_vec().try_into().unwrap(),
		},
		ActContent::PublishDirectory {
			hash: key("a directory"),
		},
	]
}

fn propose(content: &ActContent, name: &str) {
	let call = pallet_roles::Call::<Runtime>::propose_act {
		organisation: NORTH,
		content: content.clone(),
	};
	must(call, name);
}

/// As if the act had been proposed so many days ago.
fn age(content: &ActContent, days: u64) {
	pallet_roles::Acts::<Runtime>::mutate(NORTH, content, |row| {
		let act = row.as_mut().unwrap();
		act.proposed_at = UnixMillis(act.proposed_at.0 - days * UnixMillis::DAY);
	});
}

fn freeze() {
	must(
		pallet_roles::Call::<Runtime>::freeze_custodian_key { organisation: NORTH },
		"NorthSecond",
	);
}

fn propose_each() {
	for content in wanted() {
		propose(&content, "NorthSecond");
	}
}

fn ripen() {
	for content in wanted() {
		age(&content, 8);
	}
}

fn open_visit() {
	let encounter = EncounterId::repeat(0xe7);
	must(
		pallet_appointments::Call::<Runtime>::admit {
			encounter,
			organisation: NORTH,
			doctor: person_id("NorthDoctor"),
			patient: PATIENT,
		},
		"NorthClerk",
	);
	must(pallet_appointments::Call::<Runtime>::attest { encounter }, "Dave");
	must(
		pallet_appointments::Call::<Runtime>::start_encounter { encounter },
		"NorthDoctor",
	);
}

fn of_age_from(majority_at: UnixMillis) {
	pallet_roles::Patients::<Runtime>::mutate(MINOR, |row| {
		row.as_mut().unwrap().majority_at = Some(majority_at);
	});
	// What two desks decided in the scene would put that off.
	let _ = pallet_roles::DeskActs::<Runtime>::clear_prefix(MINOR.person(), u32::MAX, None);
}

/// In half an hour a doctor's membership, a grant, and a guardian's time are over.
fn about_to_end() {
	let soon = now().plus(30 * UnixMillis::MINUTE);
	pallet_roles::Memberships::<Runtime>::mutate(NORTH, person_id("NorthDoctor"), |row| {
		row.as_mut().unwrap().valid_until = soon;
	});
	pallet_roles::Memberships::<Runtime>::mutate(NORTH, person_id("NorthClerk"), |row| {
		row.as_mut().unwrap().valid_until = soon;
	});
	of_age_from(soon);
	pallet_consent::Consents::<Runtime>::mutate(ACTIVE_GRANT, |row| {
		row.as_mut().unwrap().terms.expires_at = soon;
	});
	pallet_consent::LiveGrants::<Runtime>::mutate(PATIENT, Grantee::Person(DOCTOR), |grants| {
		for grant in grants.iter_mut() {
			grant.terms.expires_at = soon;
		}
	});
}

/// None of the hospital's administrators signed for 200 days, of a second a block or longer.
fn administrators_away() {
	for person in ["NorthAdmin", "NorthSecond"].map(person_id) {
		pallet_roles::Allowances::<Runtime>::mutate(payer(person), |row| row.at_block = 0);
	}
	let away = 200 * 24 * 3_600;
	frame_system::Pallet::<Runtime>::set_block_number(away);
}

fn payer(person: PersonId) -> pallet_roles::types::Payer<salus_runtime::AccountId> {
	pallet_roles::types::Payer::Person(person)
}

fn grant_to_the_hospital() {
	let terms = Terms {
		categories: Categories::of(&[Category::Laboratory, Category::Condition]),
		audience: Audience::Whole,
		expires_at: now().plus(300 * UnixMillis::DAY),
		..crate::scene::terms()
	};
	must(
		pallet_consent::Call::<Runtime>::grant {
			consent: ConsentId::repeat(0x5a),
			patient: PATIENT,
			grantee: Grantee::Organisation(NORTH),
			terms,
		},
		"Dave",
	);
}

fn found_a_hospital() {
	let administrators = SOCKS.map(|name| (added(name), crate::keys::account(name)));
	crate::scene::must_as_council(pallet_roles::Call::<Runtime>::create_organisation {
		organisation: OrganisationId::repeat(FRESH),
		kind: OrganisationKind::Hospital,
		administrators: administrators.to_vec().try_into().unwrap(),
	});
}

/// Two administrators decided a key eight days ago that one of them now knows to be stolen.
fn decided_then_frozen() {
	let content = ActContent::SetCustodianKey { key: key(SOCKS[0]) };
	propose(&content, "NorthAdmin");
	let approve = pallet_roles::Call::<Runtime>::approve_act {
		organisation: NORTH,
		content: content.clone(),
	};
	must(approve, "NorthSecond");
	age(&content, 8);
	freeze();
}

/// While the second administrator is away.
fn named_with_the_council() {
	administrators_away();
	let name = SOCKS[0];
	crate::scene::enrol(name);
	let content = ActContent::NameAdministrator { person: added(name) };
	propose(&content, "NorthAdmin");
	crate::scene::must_as_council(pallet_roles::Call::<Runtime>::approve_act {
		organisation: NORTH,
		content: content.clone(),
	});
	age(&content, 22);
	let carry_out = pallet_roles::Call::<Runtime>::carry_out_act {
		organisation: NORTH,
		content,
	};
	must(carry_out, name);
}

fn nothing_contested() {
	must(
		pallet_roles::Call::<Runtime>::remove_account {
			account: crate::scene::account("DaveNewPhone"),
		},
		"Dave",
	);
}
