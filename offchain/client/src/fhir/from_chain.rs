// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Consent, Provenance and AuditEvent built from the chain's state and the vault's receipts.
//!
//! People and organisations appear by identifier (`urn:salus:person`, `urn:salus:organisation`): the chain knows no names.

use salus_primitives::{
	consent::{Audience, ConsentStatus, Grantee, Mode, Purpose, Terms},
	records::{RecordOrigin, RecordStatus},
	time::DayRange,
	views::{ConsentView, RecordView, VersionDetails},
	Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use serde_json::{json, Map, Value};

pub(super) const HL7: &str = "http://terminology.hl7.org/CodeSystem";

/// One line of a vault's access log, as much of it as an AuditEvent says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessReceipt {
	/// Its number in the vault's chain of receipts.
	pub number: u64,
	/// When.
	pub at: UnixMillis,
	/// Who asked.
	pub actor: PersonId,
	/// In which organisation; `None` for patients and representatives.
	pub organisation: Option<OrganisationId>,
	/// The organisation whose vault answered.
	pub vault: OrganisationId,
	/// Whose record.
	pub patient: PatientId,
	/// Which record.
	pub record: RecordId,
	/// Why it was asked for.
	pub purpose: Purpose,
	/// Whether it was handed out.
	pub allowed: bool,
	/// The code of the rule that settled it.
	pub rule: String,
}

/// The Consent resource of one consent, as it holds at `now`: an active one that is out of time is inactive.
pub fn consent(view: &ConsentView, now: UnixMillis) -> Value {
	let details = &view.details;
	let mut resource = json!({
		"resourceType": "Consent",
		"id": plain_hex(&view.consent),
		"identifier": [identifier("consent", &view.consent)],
		"status": consent_status(view, now).code(),
		"scope": concept(&format!("{HL7}/consentscope"), "patient-privacy"),
		"category": [concept("http://loinc.org", "59284-0")],
		"patient": person(details.patient.person(), "Patient"),
		"dateTime": instant(details.changed_at),
		"policyRule": concept(&format!("{HL7}/v3-ActCode"), "OPTIN"),
		"provision": provision(details.grantee, &details.terms, details.created_at),
	});
	if let Some(by) = details.decided_by {
		let kind = if by == details.patient.person() {
			"Patient"
		} else {
			"RelatedPerson"
		};
		resource["performer"] = json!([person(by, kind)]);
	}
	if let Some(requested) = details.requested {
		resource["organization"] = json!([organisation(requested.organisation)]);
	}
	if let Some(before) = details.supersedes {
		resource["sourceReference"] =
			json!({ "type": "Consent", "identifier": identifier("consent", &before) });
	}
	resource
}

/// Where a consent stands at `now`.
fn consent_status(view: &ConsentView, now: UnixMillis) -> ConsentStatus {
	let details = &view.details;
	let is_over = match details.status {
		ConsentStatus::Active => details.terms.expires_at <= now,
		ConsentStatus::Proposed => details
			.requested
			.is_some_and(|requested| requested.answer_by <= now),
		_ => false,
	};
	if is_over {
		ConsentStatus::Inactive
	} else {
		details.status
	}
}

fn provision(grantee: Grantee, terms: &Terms, from: UnixMillis) -> Value {
	let actor = match grantee {
		Grantee::Person(id) => person(id, "Practitioner"),
		Grantee::Organisation(id) => organisation(id),
	};
	let actions: &[&str] = match terms.mode {
		Mode::Read => &["access"],
		Mode::Contribute => &["collect"],
		Mode::Both => &["access", "collect"],
	};
	let actions: Vec<_> = actions
		.iter()
		.map(|code| concept(&format!("{HL7}/consentaction"), code))
		.collect();
	let purposes: Vec<_> = terms.purposes.iter().map(purpose).collect();
	let classes: Vec<_> = terms
		.categories
		.iter()
		.map(|category| coding("urn:salus:category", category.code()))
		.collect();
	let mut provision = json!({
		"type": "permit",
		"period": period(Some(instant(from)), instant_if_ever(terms.expires_at)),
		"actor": [{ "role": concept(&format!("{HL7}/v3-ParticipationType"), "IRCP"), "reference": actor }],
		"action": actions,
		"purpose": purposes,
		"class": classes,
	});
	if terms.record_days != DayRange::ALL {
		provision["dataPeriod"] = period(day(terms.record_days.from), day(terms.record_days.to));
	}
	if let Grantee::Organisation(_) = grantee {
		provision["extension"] =
			json!([{ "url": "urn:salus:audience", "valueString": audience(terms.audience) }]);
	}
	provision
}

fn audience(audience: Audience) -> String {
	match audience {
		Audience::Whole => "whole organisation".into(),
		Audience::Cover(professions) => {
			let codes: Vec<_> = professions.iter().map(|profession| profession.code()).collect();
			format!("with cover: {}", codes.join(", "))
		}
	}
}

/// The Provenance of one version of a record: who anchored it, when, for which organisation, and under which hashes.
/// `target` is the `fullUrl` of the record's resource, where there is one.
pub fn provenance(view: &RecordView, number: u32, version: &VersionDetails, target: Option<&str>) -> Value {
	let facts = &view.details.facts;
	let is_current = number == view.details.version;
	let operation = match (facts.status, number) {
		(RecordStatus::EnteredInError | RecordStatus::Erased, _) if is_current => "NULLIFY",
		(_, 1) => "CREATE",
		_ => "UPDATE",
	};
	let role = match facts.origin {
		RecordOrigin::Authored | RecordOrigin::PatientReported => "author",
		RecordOrigin::Imported => "enterer",
	};
	let kind = if version.author == facts.patient.person() {
		"Patient"
	} else {
		"Practitioner"
	};
	let target = target.map_or_else(
		|| json!({ "identifier": identifier("record", &view.record) }),
		|url| json!({ "reference": url, "identifier": identifier("record", &view.record) }),
	);
	let hex = plain_hex(&view.record);
	json!({
		"resourceType": "Provenance",
		"id": format!("{}-v{number}", hex.chars().take(48).collect::<String>()),
		"extension": [
			text_extension("origin", facts.origin.code()),
			text_extension("commitment", &hex32(&version.anchor.commitment)),
			text_extension("ciphertext-hash", &hex32(&version.anchor.ciphertext_hash)),
		],
		"target": [target],
		"recorded": instant(version.anchored_at),
		"activity": concept(&format!("{HL7}/v3-DataOperation"), operation),
		"agent": [{
			"type": concept(&format!("{HL7}/provenance-participant-type"), role),
			"who": person(version.author, kind),
			"onBehalfOf": organisation(facts.organisation),
		}],
	})
}

/// The AuditEvent of one receipt: who asked for what, why, and whether they got it.
pub fn audit_event(receipt: &AccessReceipt) -> Value {
	let outcome = if receipt.allowed { "0" } else { "4" };
	let kind = if receipt.actor == receipt.patient.person() {
		"Patient"
	} else {
		"Practitioner"
	};
	let mut agents = vec![json!({
		"who": person(receipt.actor, kind),
		"requestor": true,
		"purposeOfUse": [{ "coding": [purpose(receipt.purpose)] }],
	})];
	agents.extend(
		receipt
			.organisation
			.map(|id| json!({ "who": organisation(id), "requestor": false })),
	);
	json!({
		"resourceType": "AuditEvent",
		"id": format!("receipt-{}-{}", plain_hex(&receipt.vault).chars().take(16).collect::<String>(), receipt.number),
		"type": coding("http://dicom.nema.org/resources/ontology/DCM", "110110"),
		"action": "R",
		"recorded": instant(receipt.at),
		"outcome": outcome,
		"outcomeDesc": receipt.rule,
		"purposeOfEvent": [{ "coding": [purpose(receipt.purpose)] }],
		"agent": agents,
		"source": { "observer": organisation(receipt.vault) },
		"entity": [
			{ "what": { "identifier": identifier("record", &receipt.record) } },
			{ "what": person(receipt.patient.person(), "Patient"), "role": coding(&format!("{HL7}/object-role"), "1") },
		],
	})
}

fn text_extension(name: &str, value: &str) -> Value {
	json!({ "url": format!("urn:salus:{name}"), "valueString": value })
}

fn purpose(purpose: Purpose) -> Value {
	coding(&format!("{HL7}/v3-ActReason"), purpose.code())
}

pub(super) fn coding(system: &str, code: &str) -> Value {
	json!({ "system": system, "code": code })
}

pub(super) fn concept(system: &str, code: &str) -> Value {
	json!({ "coding": [coding(system, code)] })
}

pub(super) fn identifier(noun: &str, id: &impl ToString) -> Value {
	json!({ "system": format!("urn:salus:{noun}"), "value": id.to_string() })
}

pub(super) fn person(id: PersonId, kind: &str) -> Value {
	json!({ "type": kind, "identifier": identifier("person", &id) })
}

pub(super) fn organisation(id: OrganisationId) -> Value {
	json!({ "type": "Organization", "identifier": identifier("organisation", &id) })
}

pub(super) fn period(start: Option<String>, end: Option<String>) -> Value {
	let members = [("start", start), ("end", end)];
	let members = members
		.into_iter()
		.filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
	Value::Object(members.collect::<Map<_, _>>())
}

/// A day as FHIR writes it; `None` for the ends of time.
fn day(day: Day) -> Option<String> {
	(1..=9999).contains(&day.to_ymd().0).then(|| day.to_string())
}

pub(super) fn instant_if_ever(at: UnixMillis) -> Option<String> {
	day(at.day()).map(|_| instant(at))
}

/// An instant in UTC with milliseconds.
pub(super) fn instant(at: UnixMillis) -> String {
	let millis = at.0 % UnixMillis::DAY;
	let (hours, minutes) = (millis / UnixMillis::HOUR, millis / UnixMillis::MINUTE % 60);
	let (seconds, millis) = (millis / UnixMillis::SECOND % 60, millis % 1000);
	format!("{}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z", at.day())
}

/// An id without `0x`: as a FHIR id, which has at most 64 characters.
pub(super) fn plain_hex(id: &impl ToString) -> String {
	id.to_string().trim_start_matches("0x").to_owned()
}

fn hex32(bytes: &[u8; 32]) -> String {
	RecordId(*bytes).to_string()
}
