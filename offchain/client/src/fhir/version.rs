// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Is this FHIR of another release? A resource does not say which release it is, so this looks for what gives it away:
//!
//! 1. `fhirVersion` of a conformance resource that is not 4.0.x;
//! 2. `meta.profile` of HL7 that names another release (`…/fhir/3.0/…`, `…|5.0.0`, `…/us/core/STU3…`);
//! 3. a resource type that only other releases have (`MedicationOrder`, `GenomicStudy`);
//! 4. an element that only other releases have (`Observation.context`, `Encounter.actualPeriod`), or another JSON type
//!    of it (`Condition.clinicalStatus` as a plain code).
//!
//! What none of these shows is judged by the validator as R4, and passes if it is valid R4.

use super::json::{Json, Node};
use std::fmt;

/// A FHIR release other than R4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Release {
	/// DSTU2 or STU3 (1.0 to 3.0).
	BeforeR4,
	/// R4B, R5 or later.
	AfterR4,
	/// One that the evidence names but that we cannot place.
	Other,
}

impl fmt::Display for Release {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::BeforeR4 => "DSTU2 or STU3",
			Self::AfterR4 => "R4B, R5 or later",
			Self::Other => "another release",
		})
	}
}

/// What gave another release away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
	/// Which release.
	pub release: Release,
	/// The element that shows it, such as `Observation.context`.
	pub evidence: String,
}

const TYPES_BEFORE: &str = "BodySite Conformance DataElement DeviceComponent DeviceUseRequest DiagnosticOrder \
	EligibilityRequest EligibilityResponse ExpansionProfile ImagingManifest ImagingObjectSelection MedicationOrder Order \
	OrderResponse ProcedureRequest ProcessRequest ProcessResponse ReferralRequest Sequence ServiceDefinition";
const TYPES_AFTER: &str = "ActorDefinition AdministrableProductDefinition ArtifactAssessment Citation \
	ClinicalUseDefinition ConditionDefinition DeviceAlert DeviceAssociation DeviceDispense DeviceUsage EncounterHistory \
	EvidenceReport FormularyItem GenomicStudy ImagingSelection Ingredient InventoryItem InventoryReport \
	ManufacturedItemDefinition MedicinalProductDefinition MolecularDefinition NutritionIntake NutritionProduct \
	PackagedProductDefinition Permission PersonalRelationship RegulatedAuthorization RequestOrchestration Requirements \
	SubscriptionStatus SubscriptionTopic SubstanceDefinition \
	TestPlan Transport";
const ELEMENTS_BEFORE: &str = "Patient.animal Observation.context Observation.related Condition.context \
	MedicationRequest.context MedicationRequest.definition MedicationStatement.taken MedicationAdministration.notGiven \
	MedicationDispense.notDone Procedure.context Procedure.notDone Procedure.notPerformed DiagnosticReport.context \
	DiagnosticReport.codedDiagnosis DiagnosticReport.image Immunization.notGiven Immunization.date Immunization.reported \
	Immunization.vaccinationProtocol AllergyIntolerance.substance AllergyIntolerance.assertedDate Condition.assertedDate \
	Condition.dateRecorded Encounter.incomingReferral CarePlan.context CarePlan.definition Claim.organization \
	DocumentReference.indexed DocumentReference.created DocumentReference.class Encounter.patient";
const ELEMENTS_AFTER: &str = "Encounter.actualPeriod Encounter.admission Encounter.subjectStatus Encounter.plannedStartDate \
	Encounter.careTeam MedicationRequest.medication MedicationRequest.reason MedicationRequest.effectiveDosePeriod \
	MedicationDispense.medication MedicationAdministration.occurenceDateTime MedicationStatement.medication \
	Observation.triggeredBy Observation.bodyStructure Observation.instantiatesCanonical Procedure.occurrenceDateTime \
	Procedure.occurrencePeriod Procedure.focus Procedure.recorded Immunization.informationSource \
	Immunization.reason Immunization.supportingInformation DiagnosticReport.note DiagnosticReport.composition \
	DocumentReference.bodySite DocumentReference.modality DocumentReference.attester DocumentReference.period \
	DocumentReference.basedOn Claim.encounter Claim.traceNumber CarePlan.custodian \
	AllergyIntolerance.participant Condition.participant Device.biologicalSourceEvent Coverage.kind";

/// What shows that this resource is of another release; `None` when nothing does.
pub fn detect(resource: &Node<'_>) -> Option<Foreign> {
	let kind = resource.text_at("resourceType")?;
	by_version(resource, kind)
		.or_else(|| by_profile(resource, kind))
		.or_else(|| by_name(kind, TYPES_BEFORE, TYPES_AFTER))
		.or_else(|| by_element(resource, kind))
		.or_else(|| by_shape(resource, kind))
}

fn foreign(release: Release, evidence: String) -> Foreign {
	Foreign { release, evidence }
}

/// Places a version number such as `3.0.2`; `None` for R4.
fn place(version: &str) -> Option<Release> {
	match version.split('.').next().unwrap_or_default() {
		"0" | "1" | "2" | "3" => Some(Release::BeforeR4),
		"4" if version == "4" || version.starts_with("4.0") => None,
		"4" | "5" | "6" => Some(Release::AfterR4),
		_ => Some(Release::Other),
	}
}

fn by_version(resource: &Node<'_>, kind: &str) -> Option<Foreign> {
	let given = resource.items_of("fhirVersion");
	// A guide may support several releases: one of them must be R4.
	let releases: Vec<_> = given.iter().filter_map(Node::text).map(place).collect();
	if releases.contains(&None) {
		return None;
	}
	let release = releases.into_iter().flatten().next()?;
	Some(foreign(release, format!("{kind}.fhirVersion")))
}

fn by_profile(resource: &Node<'_>, kind: &str) -> Option<Foreign> {
	let profiles = resource.get("meta")?.items_of("profile");
	let release = profiles.iter().filter_map(Node::text).find_map(profile_release)?;
	Some(foreign(release, format!("{kind}.meta.profile")))
}

/// The release that a profile's URL names. Only HL7's own are read so: elsewhere a number is the publisher's.
fn profile_release(url: &str) -> Option<Release> {
	let path = url.split_once("://hl7.org/fhir/")?.1;
	let (path, version) = path.split_once('|').unwrap_or((path, ""));
	let first = path.split('/').next().unwrap_or_default();
	match first {
		"DSTU2" | "dstu2" | "STU3" | "stu3" | "1.0" | "3.0" => return Some(Release::BeforeR4),
		"R4B" | "r4b" | "4.3" | "R5" | "r5" | "5.0" | "R6" | "6.0" => return Some(Release::AfterR4),
		_ => (),
	}
	// A version after a bar is FHIR's own only for FHIR's own profiles; guides count theirs.
	(first == "StructureDefinition" && !version.is_empty())
		.then(|| place(version))
		.flatten()
}

fn by_name(name: &str, before: &str, after: &str) -> Option<Foreign> {
	let among = |names: &str| names.split_whitespace().any(|one| one == name);
	if among(before) {
		return Some(foreign(Release::BeforeR4, name.to_owned()));
	}
	among(after).then(|| foreign(Release::AfterR4, name.to_owned()))
}

fn by_element(resource: &Node<'_>, kind: &str) -> Option<Foreign> {
	let Json::Object(members) = &resource.json else {
		return None;
	};
	members
		.iter()
		.find_map(|(name, _)| by_name(&format!("{kind}.{name}"), ELEMENTS_BEFORE, ELEMENTS_AFTER))
}

fn by_shape(resource: &Node<'_>, kind: &str) -> Option<Foreign> {
	let is_text = |name: &str| resource.get(name).is_some_and(|node| node.text().is_some());
	let is_list = |name: &str| {
		resource
			.get(name)
			.is_some_and(|node| matches!(node.json, Json::List(_)))
	};
	let (release, element) = match kind {
		"Condition" | "AllergyIntolerance" if is_text("clinicalStatus") => {
			(Release::BeforeR4, "clinicalStatus")
		}
		"Condition" | "AllergyIntolerance" if is_text("verificationStatus") => {
			(Release::BeforeR4, "verificationStatus")
		}
		"Encounter" if is_list("class") => (Release::AfterR4, "class"),
		"Consent" if is_list("provision") => (Release::AfterR4, "provision"),
		"MedicationRequest" if is_list("reported") => (Release::AfterR4, "reported"),
		_ => return None,
	};
	Some(foreign(release, format!("{kind}.{element}")))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fhir::{json::Limits, table};

	fn release(text: &str) -> Option<Release> {
		detect(&Node::parse(text, &Limits::default()).unwrap()).map(|found| found.release)
	}

	#[test]
	fn what_gives_a_release_away_is_not_in_r4() {
		for name in TYPES_BEFORE
			.split_whitespace()
			.chain(TYPES_AFTER.split_whitespace())
		{
			assert!(!table::is_resource_type(name), "{name}");
		}
		for element in ELEMENTS_BEFORE
			.split_whitespace()
			.chain(ELEMENTS_AFTER.split_whitespace())
		{
			let (kind, name) = element.split_once('.').unwrap();
			assert!(table::group(kind).unwrap().field(name).is_none(), "{element}");
		}
	}

	#[test]
	fn finds_other_releases_by_each_kind_of_evidence() {
		for (text, expected) in [
			(
				r#"{"resourceType":"CapabilityStatement","fhirVersion":"3.0.2"}"#,
				Release::BeforeR4,
			),
			(
				r#"{"resourceType":"CapabilityStatement","fhirVersion":"4.3.0"}"#,
				Release::AfterR4,
			),
			(
				r#"{"resourceType":"ImplementationGuide","fhirVersion":["5.0.0","3.0.2"]}"#,
				Release::AfterR4,
			),
			(
				r#"{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/3.0/StructureDefinition/Patient"]}}"#,
				Release::BeforeR4,
			),
			(
				r#"{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/Patient|5.0.0"]}}"#,
				Release::AfterR4,
			),
			(r#"{"resourceType":"MedicationOrder"}"#, Release::BeforeR4),
			(r#"{"resourceType":"GenomicStudy"}"#, Release::AfterR4),
			(
				r#"{"resourceType":"Observation","context":{}}"#,
				Release::BeforeR4,
			),
			(
				r#"{"resourceType":"Encounter","actualPeriod":{}}"#,
				Release::AfterR4,
			),
			(
				r#"{"resourceType":"Condition","clinicalStatus":"active"}"#,
				Release::BeforeR4,
			),
			(r#"{"resourceType":"Encounter","class":[{}]}"#, Release::AfterR4),
		] {
			assert_eq!(release(text), Some(expected), "{text}");
		}
	}

	#[test]
	fn leaves_r4_alone() {
		for text in [
			r#"{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}"#,
			r#"{"resourceType":"ImplementationGuide","fhirVersion":["3.0.2","4.0.1"]}"#,
			r#"{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|5.0.1"]}}"#,
			r#"{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/Patient|4.0.1"]}}"#,
			r#"{"resourceType":"Encounter","class":{"code":"AMB"}}"#,
			r#"{}"#,
		] {
			assert_eq!(release(text), None, "{text}");
		}
	}
}
