// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which resources their authors marked as especially private.
//!
//! Only marks count (HL7 v3 ActCode's sensitivity codes and Confidentiality R and V). Guessing from diagnoses would be wrong
//! in both directions; a patient can move any record to the sensitive category.

use super::json::Node;

/// v3 ActCode, what lies below `_ActInformationSensitivityPolicy` in R4's edition of it.
const SENSITIVITY: &[&str] = &[
	"ETH", "GDIS", "HIV", "MST", "SCA", "SDV", "SEX", "SPI", "BH", "COGN", "DVD", "EMOTDIS", "MH", "PSY",
	"PSYTHPN", "SUD", "ETHUD", "OPIOIDUD", "STD", "TBOO", "VIO", "SICKLE",
];

/// Restricted, very restricted.
const CONFIDENTIALITY: &[&str] = &["R", "V"];

/// Does the resource carry a mark of sensitivity (`meta.security`, `DocumentReference.securityLabel`,
/// `Composition.confidentiality`)?
pub fn is_sensitive(resource: &Node<'_>) -> bool {
	let meta = resource.get("meta").map(|meta| meta.items_of("security"));
	let labels = resource.items_of("securityLabel");
	meta.into_iter()
		.flatten()
		.chain(labels.iter().flat_map(|label| label.items_of("coding")))
		.any(is_mark)
		|| resource
			.text_at("confidentiality")
			.is_some_and(|code| CONFIDENTIALITY.contains(&code))
}

fn is_mark(coding: &Node<'_>) -> bool {
	let code = coding.text_at("code").unwrap_or_default();
	// HL7 has written these systems as terminology.hl7.org/CodeSystem/v3-X, hl7.org/fhir/v3/X and urn:oid:….
	match coding.text_at("system").unwrap_or_default() {
		"urn:oid:2.16.840.1.113883.5.4" => SENSITIVITY.contains(&code),
		"urn:oid:2.16.840.1.113883.5.25" => CONFIDENTIALITY.contains(&code),
		system if system.ends_with("ActCode") => SENSITIVITY.contains(&code),
		system if system.ends_with("Confidentiality") => CONFIDENTIALITY.contains(&code),
		_ => false,
	}
}
