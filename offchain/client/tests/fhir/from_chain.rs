// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Consent, Provenance and AuditEvent: valid R4, and saying what the chain says.

use salus_client::fhir::{
	archive, audit_event, consent, provenance, validate, AccessReceipt, ChainState, Limits, Node, Stored,
};
use salus_primitives::{
	consent::{Audience, Categories, Category, ConsentStatus, Grantee, Mode, Purpose, Purposes, Terms},
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	time::DayRange,
	views::{ConsentDetails, ConsentRequest, ConsentView, RecordDetails, RecordView, VersionDetails},
	ConsentId, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use serde_json::Value;

const NOW: UnixMillis = UnixMillis(1_795_000_000_000);
const PATIENT: PatientId = PatientId::repeat(7);
const DOCTOR: PersonId = PersonId::repeat(8);
const HOSPITAL: OrganisationId = OrganisationId::repeat(9);

fn view(status: ConsentStatus, grantee: Grantee) -> ConsentView {
	ConsentView {
		consent: ConsentId::repeat(1),
		details: ConsentDetails {
			patient: PATIENT,
			grantee,
			terms: Terms {
				categories: Categories::of(&[Category::Laboratory, Category::Condition]),
				record_days: DayRange {
					from: Day(18_000),
					to: Day::MAX,
				},
				purposes: Purposes::of(&[Purpose::Treat]),
				mode: Mode::Both,
				audience: Audience::DEFAULT,
				expires_at: NOW.plus(UnixMillis::DAY),
			},
			status,
			requested: Some(ConsentRequest {
				requester: DOCTOR,
				organisation: HOSPITAL,
				answer_by: NOW.plus(UnixMillis::HOUR),
			}),
			decided_by: Some(PATIENT.person()),
			created_at: UnixMillis(NOW.0 - UnixMillis::DAY),
			changed_at: NOW,
			supersedes: Some(ConsentId::repeat(2)),
		},
	}
}

fn record(status: RecordStatus, origin: RecordOrigin, version: u32) -> RecordView {
	RecordView {
		record: RecordId::repeat(3),
		details: RecordDetails {
			facts: RecordFacts {
				patient: PATIENT,
				author: DOCTOR,
				organisation: HOSPITAL,
				category: Category::Laboratory,
				day: Day(20_000),
				origin,
				status,
			},
			version,
			created_at: NOW,
		},
		current: VersionDetails {
			anchor: Anchor {
				commitment: [4; 32],
				ciphertext_hash: [5; 32],
				size_bucket: 0,
			},
			author: DOCTOR,
			profession: None,
			anchored_at: NOW,
			block: 1,
			previous: None,
		},
	}
}

fn receipt(allowed: bool) -> AccessReceipt {
	AccessReceipt {
		number: 12,
		at: NOW,
		actor: DOCTOR,
		organisation: Some(HOSPITAL),
		vault: HOSPITAL,
		patient: PATIENT,
		record: RecordId::repeat(3),
		purpose: Purpose::Treat,
		allowed,
		rule: if allowed { "consent" } else { "excluded" }.into(),
	}
}

fn assert_valid(resource: &Value) {
	let text = resource.to_string();
	assert_eq!(
		validate(&Node::parse(&text, &Limits::default()).unwrap()),
		[],
		"{text}"
	);
}

#[test]
fn a_consent_says_status_grantee_terms_and_who_decided() {
	let resource = consent(&view(ConsentStatus::Active, Grantee::Organisation(HOSPITAL)), NOW);
	assert_valid(&resource);
	assert_eq!(resource["status"], "active");
	assert_eq!(
		resource["performer"][0]["identifier"]["value"],
		PATIENT.to_string()
	);
	let provision = &resource["provision"];
	assert_eq!(provision["purpose"][0]["code"], "TREAT");
	assert_eq!(
		provision["purpose"][0]["system"],
		"http://terminology.hl7.org/CodeSystem/v3-ActReason"
	);
	assert_eq!(
		provision["actor"][0]["reference"]["identifier"]["value"],
		HOSPITAL.to_string()
	);
	assert_eq!(provision["class"][0]["code"], "condition");
	assert_eq!(
		provision["dataPeriod"],
		serde_json::json!({ "start": "2019-04-14" })
	);
	assert_eq!(provision["period"]["end"], "2026-11-19T11:06:40.000Z");
	assert_eq!(
		provision["extension"][0]["valueString"],
		"with cover: doctor, nurse"
	);
}

#[test]
fn every_status_is_valid_and_time_makes_an_active_one_inactive() {
	for status in ConsentStatus::ALL {
		let resource = consent(&view(*status, Grantee::Person(DOCTOR)), NOW);
		assert_valid(&resource);
		assert_eq!(resource["status"], status.code());
	}
	let status_at = |status, now| consent(&view(status, Grantee::Person(DOCTOR)), now)["status"].clone();
	let (answer_by, expiry) = (NOW.plus(UnixMillis::HOUR), NOW.plus(UnixMillis::DAY));
	assert_eq!(
		status_at(ConsentStatus::Active, UnixMillis(expiry.0 - 1)),
		"active"
	);
	assert_eq!(status_at(ConsentStatus::Active, expiry), "inactive");
	assert_eq!(
		status_at(ConsentStatus::Proposed, UnixMillis(answer_by.0 - 1)),
		"proposed"
	);
	assert_eq!(status_at(ConsentStatus::Proposed, answer_by), "inactive");
	assert_eq!(status_at(ConsentStatus::Rejected, expiry), "rejected");
}

#[test]
fn a_consent_without_bounds_is_valid_too() {
	let mut view = view(ConsentStatus::Active, Grantee::Person(DOCTOR));
	view.details.terms.record_days = DayRange::ALL;
	view.details.terms.expires_at = UnixMillis::FOREVER;
	view.details.requested = None;
	view.details.decided_by = None;
	view.details.supersedes = None;
	let resource = consent(&view, NOW);
	assert_valid(&resource);
	assert!(resource["provision"].get("dataPeriod").is_none());
}

#[test]
fn a_provenance_says_who_when_and_under_which_hashes() {
	for (status, origin, version, operation, role) in [
		(
			RecordStatus::Current,
			RecordOrigin::Authored,
			1,
			"CREATE",
			"author",
		),
		(
			RecordStatus::Current,
			RecordOrigin::Imported,
			2,
			"UPDATE",
			"enterer",
		),
		(
			RecordStatus::EnteredInError,
			RecordOrigin::PatientReported,
			2,
			"NULLIFY",
			"author",
		),
	] {
		let view = record(status, origin, version);
		let resource = provenance(
			&view,
			version,
			&view.current,
			Some("urn:uuid:b0a06ead-cc42-aa48-dad6-841d4aa679fa"),
		);
		assert_valid(&resource);
		assert_eq!(resource["activity"]["coding"][0]["code"], operation);
		assert_eq!(resource["agent"][0]["type"]["coding"][0]["code"], role);
		assert_eq!(resource["recorded"], "2026-11-18T11:06:40.000Z");
		assert!(resource.to_string().contains(&"05".repeat(32)));
	}
	let view = record(RecordStatus::Current, RecordOrigin::Authored, 1);
	assert_valid(&provenance(&view, 1, &view.current, None));
}

#[test]
fn an_audit_event_says_who_asked_why_and_how_it_ended() {
	for (allowed, outcome, rule) in [(true, "0", "consent"), (false, "4", "excluded")] {
		let resource = audit_event(&receipt(allowed));
		assert_valid(&resource);
		assert_eq!(
			(&resource["outcome"], &resource["outcomeDesc"]),
			(&Value::from(outcome), &Value::from(rule))
		);
		assert_eq!(
			resource["agent"][0]["who"]["identifier"]["value"],
			DOCTOR.to_string()
		);
		assert_eq!(resource["purposeOfEvent"][0]["coding"][0]["code"], "TREAT");
	}
	let own = AccessReceipt {
		organisation: None,
		actor: PATIENT.person(),
		..receipt(true)
	};
	assert_valid(&audit_event(&own));
}

#[test]
fn an_archive_carries_all_three_and_is_valid_as_a_whole() {
	let stored = [Stored {
		record: RecordId::repeat(3),
		body: br#"{"resourceType":"Patient"}"#.to_vec(),
	}];
	let state = ChainState {
		consents: &[view(ConsentStatus::Active, Grantee::Person(DOCTOR))],
		records: &[record(RecordStatus::Current, RecordOrigin::Imported, 1)],
		receipts: &[receipt(true), receipt(false)],
		now: NOW,
		..ChainState::default()
	};
	let archive = archive(&stored, &state, &Limits::default()).unwrap();
	let node = Node::parse(&archive.text, &Limits::default()).unwrap();
	assert_eq!(validate(&node), []);
	let kinds: Vec<_> = node
		.items_of("entry")
		.iter()
		.filter_map(|entry| entry.text_at("resource.resourceType"))
		.collect();
	assert_eq!(
		kinds,
		["Patient", "Consent", "Provenance", "AuditEvent", "AuditEvent"]
	);
	let entries = node.items_of("entry");
	assert_eq!(
		entries[2].text_at("resource.target.reference"),
		entries[0].text_at("fullUrl")
	);
}
