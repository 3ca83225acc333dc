// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Runtime APIs answer parties, and nobody else; what they answer is the pallets' business and tested there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use salus_primitives::{
	acts::{ActContent, NotYet},
	consent::{Access, Categories, Category, Grantee, Purpose},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	development::organisation_id,
	records::{Anchor, RecordOrigin},
	roles::KeyHolder,
	views::{Listing, MAX_PAGE},
	ConsentId, PersonId, RecordId, UnixMillis,
};
use salus_runtime::{
	apis::health::{
		runtime_decl_for_consent_api::ConsentApiV1, runtime_decl_for_custody_api::CustodyApiV1,
		runtime_decl_for_records_api::RecordsApiV1, runtime_decl_for_roles_api::RolesApiV1,
	},
	Runtime, RuntimeCall,
};

const NOW: UnixMillis = UnixMillis(NEW_YEAR);
const RECORD: RecordId = RecordId::repeat(3);

fn question(actor: &str, place: &str) -> Question {
	Question {
		actor: person(actor),
		organisation: Some(organisation_id(place)),
		patient: patient("Dave"),
		target: Target::Class {
			category: Category::Laboratory,
			day: NOW.day(),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: NOW,
	}
}

/// Dave reports a record of this category to the north hospital, under the id that is this byte repeated.
fn report(id: u8, category: Category) {
	let call = pallet_records::Call::add {
		record: RecordId::repeat(id),
		patient: patient("Dave"),
		organisation: organisation_id("NorthHospital"),
		category,
		day: NOW.day(),
		record_origin: RecordOrigin::PatientReported,
		anchor: Anchor {
			commitment: [1; 32],
			ciphertext_hash: [2; 32],
			size_bucket: 0,
		},
		purpose: Purpose::PatientRequest,
	};
	succeed("Dave", RuntimeCall::Records(call));
}

mod roles_api {
	use super::*;

	fn sees_members(name: &str) -> bool {
		let page = Runtime::members(person(name), organisation_id("NorthHospital"), Listing::all());
		!page.items.is_empty()
	}

	#[test]
	fn shows_members_to_members_and_administrators() {
		on_chain(|| {
			for (name, sees) in [
				("NorthNurse", true),
				("NorthAdmin", true),
				("SouthDoctor", false),
				("Dave", false),
			] {
				assert_eq!(sees_members(name), sees, "{name}");
			}
		});
	}

	#[test]
	fn shows_a_patient_to_the_patient_and_where_registered() {
		on_chain(|| {
			for (name, sees) in [
				("Dave", true),
				("NorthClerk", true),
				("SouthClerk", false),
				("NorthAdmin", false),
				("Eve", false),
			] {
				let row = Runtime::patient(person(name), patient("Dave"), NOW);
				assert_eq!(row.is_some(), sees, "{name}");
			}
		});
	}

	#[test]
	fn knows_who_signs_and_shows_accounts_to_their_person() {
		on_chain(|| {
			let signer = Runtime::signer(account("Dave"), NOW);
			assert_eq!(signer.unwrap().person, person("Dave"));
			assert_eq!(Runtime::signer(account("Nobody"), NOW), None);
			assert_eq!(Runtime::accounts(person("Dave")), [account("Dave")]);
		});
	}

	#[test]
	fn shows_keys_licences_and_organisations_to_everybody() {
		on_chain(|| {
			let holder = KeyHolder::Organisation(organisation_id("NorthHospital"));
			let key = Runtime::encryption_key(holder).unwrap();
			assert_eq!(Runtime::key_at(holder, key.version), Some(key.public));
			assert_eq!(Runtime::memberships(person("Bob")).len(), 1);
			assert_eq!(Runtime::organisations(0, 2).items.len(), 2);
			assert_eq!(Runtime::organisations(0, 2).next, Some(2));
			let view = Runtime::organisation(organisation_id("NorthHospital")).unwrap();
			assert_eq!(view.details.administrators.len(), 2);
			assert_eq!(view.custodian_key, Some(key));
			assert!(!view.custodian_frozen);
		});
	}

	#[test]
	fn shows_a_frozen_key_to_nobody_who_would_wrap_for_it() {
		on_chain(|| {
			let organisation = organisation_id("NorthHospital");
			let holder = KeyHolder::Organisation(organisation);
			let key = Runtime::encryption_key(holder).unwrap();
			let freeze = pallet_roles::Call::freeze_custodian_key { organisation };
			succeed("NorthAdmin", RuntimeCall::Roles(freeze));
			assert_eq!(Runtime::encryption_key(holder), None);
			assert_eq!(Runtime::key_at(holder, key.version), Some(key.public));
			assert!(Runtime::organisation(organisation).unwrap().custodian_frozen);
		});
	}

	#[test]
	fn shows_acts_to_administrators_and_members_and_to_whom_they_are_about() {
		on_chain(|| {
			let organisation = organisation_id("NorthHospital");
			let name = |who| ActContent::NameAdministrator { person: person(who) };
			for content in [name("Eve"), name("Ferdie")] {
				let propose = pallet_roles::Call::propose_act {
					organisation,
					content,
				};
				succeed("NorthAdmin", RuntimeCall::Roles(propose));
			}
			for (caller, sees) in [
				("NorthAdmin", 2),
				("NorthSecond", 2),
				("NorthNurse", 2),
				("Eve", 1),
				("Ferdie", 1),
				("Dave", 0),
				("SouthAdmin", 0),
				("SouthDoctor", 0),
			] {
				assert_eq!(
					Runtime::acts(person(caller), organisation).len(),
					sees,
					"{caller}"
				);
			}
			let shown = &Runtime::acts(person("Eve"), organisation)[0];
			assert_eq!(shown.content, name("Eve"));
			assert_eq!(shown.proposer, Some(person("NorthAdmin")));
			assert_eq!(shown.not_yet, Some(NotYet::NeedsAdministrator));
			assert_eq!(shown.opens_at, NOW.plus(7 * UnixMillis::DAY));
			assert!(Runtime::acts(person("NorthAdmin"), organisation_id("SouthHospital")).is_empty());
		});
	}
}

mod consent_api {
	use super::*;

	#[test]
	fn decides_and_explains_alike() {
		on_chain(|| {
			let asked = question("Charlie", "SouthHospital");
			let refused = Decision::Deny {
				rule: DenyRule::NothingAllows,
			};
			assert_eq!(Runtime::decide(asked), refused);
			assert_eq!(Runtime::explain(asked).decision, refused);
			succeed("Dave", grant(1));
			let allowed = Decision::Allow {
				rule: AllowRule::Consent,
				until: terms().expires_at,
			};
			assert_eq!(Runtime::decide(asked), allowed);
			let explanation = Runtime::explain(asked);
			assert_eq!(
				(explanation.decision, explanation.by_consent),
				(allowed, Some(ConsentId::repeat(1)))
			);
		});
	}

	#[test]
	fn does_not_know_a_record_that_does_not_exist() {
		on_chain(|| {
			let asked = Question {
				target: Target::Record(RECORD),
				..question("Charlie", "SouthHospital")
			};
			assert_eq!(
				Runtime::decide(asked),
				Decision::Deny {
					rule: DenyRule::UnknownRecord
				}
			);
		});
	}

	#[test]
	fn shows_a_consent_to_its_parties() {
		on_chain(|| {
			succeed("Dave", grant(1));
			for (name, sees) in [("Dave", true), ("Charlie", true), ("Bob", false), ("Eve", false)] {
				let who = person(name);
				let one = Runtime::consent(who, ConsentId::repeat(1), NOW);
				let all = Runtime::consents(who, patient("Dave"), Listing::all(), NOW);
				let to = Runtime::grants_to(who, Grantee::Person(person("Charlie")), Listing::all(), NOW);
				assert_eq!((one.is_some(), all.items.len() == 1), (sees, sees), "{name}");
				assert_eq!(to.items.len() == 1, name == "Charlie", "{name}");
			}
		});
	}

	#[test]
	fn shows_what_is_shut_and_previews_to_the_patients_side_only() {
		on_chain(|| {
			let grantee = Grantee::Person(person("Charlie"));
			for (name, sees) in [("Dave", true), ("Charlie", false), ("NorthAdmin", false)] {
				let who = person(name);
				assert_eq!(Runtime::shut(who, patient("Dave"), NOW).is_some(), sees, "{name}");
				let preview = Runtime::preview(who, patient("Dave"), grantee, terms(), NOW);
				assert_eq!(preview.is_some(), sees, "{name}");
			}
		});
	}

	#[test]
	fn previews_what_a_grant_would_open_and_what_stays_sealed() {
		on_chain(|| {
			report(1, Category::Laboratory);
			report(2, Category::Laboratory);
			report(3, Category::Imaging);
			let preview = |categories: &[Category]| {
				let terms = salus_primitives::consent::Terms {
					categories: Categories::of(categories),
					..terms()
				};
				let grantee = Grantee::Person(person("Charlie"));
				let preview = Runtime::preview(person("Dave"), patient("Dave"), grantee, terms, NOW).unwrap();
				(preview.records, preview.sealed, preview.examined)
			};
			let both = [Category::Laboratory, Category::Imaging];
			assert_eq!(preview(&both), (3, 0, 3));
			let categories = Categories::of(&[Category::Imaging]);
			succeed(
				"Dave",
				RuntimeCall::Consent(pallet_consent::Call::seal {
					patient: patient("Dave"),
					categories,
				}),
			);
			assert_eq!(preview(&both), (2, 1, 3));
			assert_eq!(preview(&[Category::Allergy]), (0, 0, 3));
		});
	}
}

mod records_api {
	use super::*;

	#[test]
	fn shows_a_record_to_whoever_may_read_it() {
		on_chain(|| {
			report(3, Category::Laboratory);
			let south = Some(organisation_id("SouthHospital"));
			let seen = |who: PersonId, place| {
				let one = Runtime::record(who, place, RECORD, NOW);
				let all = Runtime::records(who, place, patient("Dave"), Listing::all(), NOW);
				let version = Runtime::version(who, place, RECORD, 1, NOW);
				assert_eq!(
					(one.is_some(), all.items.len() == 1),
					(version.is_some(), version.is_some())
				);
				one.is_some()
			};
			assert!(seen(person("Dave"), None));
			assert!(!seen(person("Charlie"), south));
			succeed("Dave", grant(1));
			assert!(seen(person("Charlie"), south));
			assert!(!seen(person("SouthDoctor"), south));
			succeed("Dave", revoke_all());
			assert!(!seen(person("Charlie"), south));
		});
	}

	#[test]
	fn shows_the_operators_side_everything() {
		on_chain(|| {
			report(3, Category::Laboratory);
			succeed("Dave", grant(1));
			let (details, current) = Runtime::record_facts(RECORD).unwrap();
			assert_eq!(details.version, 1);
			assert_eq!(Runtime::anchor(RECORD, 1), Some(current));
			assert_eq!(Runtime::anchor(RECORD, 2), None);
			assert_eq!(Runtime::all_records(patient("Dave"), 0, MAX_PAGE).items.len(), 1);
			assert_eq!(Runtime::all_consents(patient("Dave"), 0, MAX_PAGE).items.len(), 1);
			assert_eq!(Runtime::record_facts(RecordId::repeat(9)), None);
		});
	}
}
