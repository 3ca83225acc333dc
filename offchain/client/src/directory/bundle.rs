// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A directory as FHIR R4 resources: Organization, PractitionerRole (with its Practitioner inside), Location, Endpoint.

use super::{Directory, DirectoryError, Entry};
use salus_primitives::OrganisationId;
use serde_json::{json, Map, Value};

const ORGANISATION_SYSTEM: &str = "urn:salus:organisation";
const PERSON_SYSTEM: &str = "urn:salus:person";
/// System of identifiers that are accounts.
pub(super) const ACCOUNT_SYSTEM: &str = "urn:salus:account";

/// The unsigned Bundle.
pub(super) fn write(directory: &Directory, at: &str) -> Value {
	let owner = reference(directory);
	let mut resources = vec![organisation(directory)];
	resources.extend(directory.people.iter().map(|entry| role(entry, &owner)));
	resources.extend(directory.locations.iter().map(|name| {
		json!({ "resourceType": "Location", "status": "active", "name": name, "managingOrganization": owner.clone() })
	}));
	resources.extend(directory.endpoint.iter().map(|address| endpoint(address, &owner)));
	json!({
		"resourceType": "Bundle",
		"type": "collection",
		"timestamp": at,
		"entry": resources.into_iter().map(|resource| json!({ "resource": resource })).collect::<Vec<_>>(),
	})
}

fn reference(directory: &Directory) -> Value {
	json!({
		"identifier": { "system": ORGANISATION_SYSTEM, "value": directory.organisation.to_string() },
		"display": directory.name,
	})
}

fn organisation(directory: &Directory) -> Value {
	json!({
		"resourceType": "Organization",
		"active": true,
		"identifier": [{ "system": ORGANISATION_SYSTEM, "value": directory.organisation.to_string() }],
		"name": directory.name,
	})
}

fn endpoint(address: &str, owner: &Value) -> Value {
	json!({
		"resourceType": "Endpoint",
		"status": "active",
		"connectionType": { "system": "urn:salus:connection", "code": "vault" },
		"payloadType": [{ "text": "sealed record" }],
		"managingOrganization": owner,
		"address": address,
	})
}

fn role(entry: &Entry, owner: &Value) -> Value {
	let languages: Vec<Value> = entry
		.languages
		.iter()
		.map(|code| json!({ "coding": [{ "system": "urn:ietf:bcp:47", "code": code }] }))
		.collect();
	let mut practitioner = Map::new();
	practitioner.insert("resourceType".into(), "Practitioner".into());
	practitioner.insert("id".into(), "person".into());
	practitioner.insert(
		"identifier".into(),
		json!([{ "system": PERSON_SYSTEM, "value": entry.person }]),
	);
	practitioner.insert("name".into(), json!([{ "text": entry.name }]));
	if !languages.is_empty() {
		practitioner.insert("communication".into(), languages.into());
	}
	let mut role = json!({
		"resourceType": "PractitionerRole",
		"contained": [practitioner],
		"active": true,
		"practitioner": { "reference": "#person", "display": entry.name },
		"organization": owner,
	});
	if let Some(specialty) = &entry.specialty {
		role["specialty"] = json!([{ "text": specialty }]);
	}
	role
}

fn missing(what: &str) -> DirectoryError {
	DirectoryError::Malformed(format!("it has no {what}"))
}

fn text(value: &Value, what: &str) -> Result<String, DirectoryError> {
	value.as_str().map(Into::into).ok_or_else(|| missing(what))
}

/// The value of the first identifier of this system.
fn identifier(resource: &Value, system: &str) -> Option<String> {
	resource["identifier"]
		.as_array()?
		.iter()
		.find(|identifier| identifier["system"] == system)?["value"]
		.as_str()
		.map(Into::into)
}

/// What an unsigned Bundle says. Resources of other types are passed over.
pub(super) fn read(bundle: &Value) -> Result<Directory, DirectoryError> {
	if bundle["resourceType"] != "Bundle" {
		return Err(DirectoryError::Malformed("it is not a FHIR Bundle".into()));
	}
	let entries = bundle["entry"].as_array().ok_or_else(|| missing("entries"))?;
	let of_type = |name: &'static str| {
		entries
			.iter()
			.map(|entry| &entry["resource"])
			.filter(move |resource| resource["resourceType"] == name)
	};
	let organisation = of_type("Organization")
		.next()
		.ok_or_else(|| missing("Organization"))?;
	let id: OrganisationId = identifier(organisation, ORGANISATION_SYSTEM)
		.ok_or_else(|| missing("organisation id"))?
		.parse()
		.map_err(|error| DirectoryError::Malformed(format!("organisation id: {error}")))?;
	Ok(Directory {
		organisation: id,
		name: text(&organisation["name"], "name of the organisation")?,
		people: of_type("PractitionerRole")
			.map(read_role)
			.collect::<Result<_, _>>()?,
		locations: of_type("Location")
			.map(|location| text(&location["name"], "name of a Location"))
			.collect::<Result<_, _>>()?,
		endpoint: of_type("Endpoint")
			.next()
			.and_then(|endpoint| endpoint["address"].as_str())
			.map(Into::into),
	})
}

fn read_role(role: &Value) -> Result<Entry, DirectoryError> {
	let practitioner = &role["contained"][0];
	Ok(Entry {
		person: identifier(practitioner, PERSON_SYSTEM)
			.ok_or_else(|| missing("person id in a PractitionerRole"))?,
		name: text(&role["practitioner"]["display"], "name in a PractitionerRole")?,
		specialty: role["specialty"][0]["text"].as_str().map(Into::into),
		languages: practitioner["communication"]
			.as_array()
			.into_iter()
			.flatten()
			.filter_map(|language| language["coding"][0]["code"].as_str())
			.map(Into::into)
			.collect(),
	})
}
