// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What somebody could want: read off the chain before the first step and after each.

use crate::{
	adversaries::{Adversary, SOCKS},
	moves::{now, persons},
	scene::{account, added, ALSO_OF_AGE, MINOR, NORTH, OF_AGE, PATIENT, RECORD},
};
use salus_primitives::{
	consent::{Access, Category, Purpose},
	decision::{Decision, Question, Target},
	development::{organisation_id, person_id},
	roles::KeyHolder,
	views::Listing,
	PatientId, PersonId, RecordId,
};
use salus_runtime::{
	apis::health::{
		runtime_decl_for_appointments_api::AppointmentsApiV1, runtime_decl_for_consent_api::ConsentApiV1,
		runtime_decl_for_records_api::RecordsApiV1, runtime_decl_for_roles_api::RolesApiV1,
	},
	Runtime,
};
use std::collections::BTreeSet;

/// The members of the hospital whose reading is watched, whoever the adversary is: who opens a record to a colleague has gained.
const MEMBERS: [&str; 6] = [
	"Bob",
	"NorthDoctor",
	"NorthNurse",
	"NorthClerk",
	"NorthAdmin",
	"NorthPrivacy",
];

fn patients() -> [(&'static str, PatientId); 5] {
	[
		("Dave", PATIENT),
		("Eve", person_id("Eve").as_patient()),
		("the minor", MINOR),
		("the ward of age", OF_AGE),
		("the other ward of age", ALSO_OF_AGE),
	]
}

fn readers(adversary: &Adversary) -> Vec<(String, PersonId)> {
	let mut readers: Vec<(String, PersonId)> = MEMBERS
		.iter()
		.map(|name| ((*name).to_owned(), person_id(name)))
		.collect();
	readers.extend(
		SOCKS
			.iter()
			.map(|name| ("somebody made up".to_owned(), added(name))),
	);
	for person in persons(adversary) {
		if !readers.iter().any(|(_, reader)| *reader == person) {
			readers.push(("the adversary".to_owned(), person));
		}
	}
	readers
}

/// What may be read, or written, by whom and by which rule.
fn access(adversary: &Adversary, gains: &mut BTreeSet<String>) {
	let now = now();
	let records = [RECORD, RecordId::repeat(0xd9)].map(Target::Record);
	let classes = Category::ALL.iter().map(|category| Target::Class {
		category: *category,
		day: now.day(),
	});
	let targets: Vec<Target> = records.into_iter().chain(classes).collect();
	for (name, actor) in readers(adversary) {
		for (whose, patient) in patients() {
			if actor == patient.person() {
				continue;
			}
			for organisation in [None, Some(NORTH)] {
				for access in [Access::Read, Access::Contribute] {
					for target in &targets {
						let decision = Runtime::decide(Question {
							actor,
							organisation,
							patient,
							target: *target,
							access,
							purpose: Purpose::Treat,
							now,
						});
						if let Decision::Allow { rule, .. } = decision {
							gains.insert(format!("{name}: {} {whose} by {}", access.code(), rule.code()));
						}
					}
				}
			}
		}
	}
}

/// Whom the made-up keys control, and whose newest key is theirs.
fn identities(gains: &mut BTreeSet<String>) {
	for (whose, patient) in patients() {
		for name in SOCKS {
			let signer = Runtime::signer(account(name), now());
			if signer.is_some_and(|signer| signer.person == patient.person()) {
				let majority =
					Runtime::patient(patient.person(), patient, now()).and_then(|row| row.majority_at);
				let age = if majority.is_some_and(|majority| majority > now()) {
					"a minor"
				} else {
					"of age"
				};
				gains.insert(format!("an account made up controls {whose}, {age}"));
			}
			if pallet_consent::Representatives::<Runtime>::contains_key(patient, added(name)) {
				gains.insert(format!("somebody made up represents {whose}"));
			}
		}
		let newest = Runtime::encryption_key(KeyHolder::Person(patient.person()));
		if newest.is_some_and(|newest| newest.public == crate::scene::key(SOCKS[0])) {
			gains.insert(format!("a key made up is {whose}'s newest"));
		}
	}
	for place in ["NorthHospital", "SouthHospital", "Laboratory"] {
		let organisation = organisation_id(place);
		for name in SOCKS {
			let administrators = Runtime::organisation(organisation).map(|row| row.details.administrators);
			if administrators.is_some_and(|list| list.contains(&added(name))) {
				gains.insert(format!("somebody made up administers {place}"));
			}
			if Runtime::membership(organisation, added(name)).is_some() {
				gains.insert(format!("somebody made up is a member of {place}"));
			}
		}
		let newest = Runtime::encryption_key(KeyHolder::Organisation(organisation));
		if newest.is_some_and(|newest| newest.public == crate::scene::key(SOCKS[0])) {
			gains.insert(format!("a key made up is the custodian's of {place}"));
		}
		// None of the scene has one.
		if Runtime::organisation(organisation).is_some_and(|row| row.details.endpoint.is_some()) {
			gains.insert(format!("{place} has an endpoint"));
		}
	}
}

/// Whose rows the adversary's people are shown.
fn listings(adversary: &Adversary, gains: &mut BTreeSet<String>) {
	let now = now();
	let mut callers = persons(adversary);
	callers.extend(SOCKS.iter().map(|name| added(name)));
	for caller in callers {
		for (whose, patient) in patients() {
			if caller == patient.person() {
				continue;
			}
			let mut shown = |what: &str, is_shown: bool| {
				if is_shown {
					gains.insert(format!("is shown {what} of {whose}"));
				}
			};
			shown("the row", Runtime::patient(caller, patient, now).is_some());
			shown(
				"consents",
				!Runtime::consents(caller, patient, Listing::all(), now)
					.items
					.is_empty(),
			);
			shown(
				"records",
				!Runtime::records(caller, None, patient, Listing::all(), now)
					.items
					.is_empty(),
			);
			shown(
				"appointments",
				!Runtime::appointments(caller, patient, Listing::all(), now)
					.items
					.is_empty(),
			);
			shown(
				"encounters",
				!Runtime::encounters(caller, patient, Listing::all(), now)
					.items
					.is_empty(),
			);
		}
	}
}

/// Everything that anybody who is watched has now.
pub fn held(adversary: &Adversary) -> BTreeSet<String> {
	let mut gains = BTreeSet::new();
	access(adversary, &mut gains);
	identities(&mut gains);
	listings(adversary, &mut gains);
	gains.extend(crate::liveness::lost());
	gains
}
