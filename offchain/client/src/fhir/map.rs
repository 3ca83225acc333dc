// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the chain learns of a resource: its coarse category and the day that it is about.

use super::{
	date::first_day,
	json::{Json, Node},
	sensitive::is_sensitive,
};
use salus_primitives::{consent::Category, Day};
use std::collections::HashMap;

/// Under what a resource is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filing {
	/// Its category.
	pub category: Category,
	/// The day that its content is about.
	pub day: Day,
	/// Where that day comes from.
	pub day_from: DayFrom,
}

/// Where a [`Filing`]'s day comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFrom {
	/// This element of the resource.
	Element(&'static str),
	/// The encounter that the resource belongs to.
	Encounter,
	/// Nothing says a day: it is the day of the import.
	Import,
	/// It lies ahead, and the chain takes no future days: it is the day of the import.
	Future,
}

/// The days of the encounters of a Bundle, by every name under which a resource may refer to them.
#[derive(Debug, Default)]
pub struct Encounters(HashMap<String, Day>);

impl Encounters {
	/// Notes an encounter under its `fullUrl` and its `Type/id`. Other resources are passed over.
	pub fn note(&mut self, full_url: Option<&str>, resource: &Node<'_>) {
		if resource.text_at("resourceType") != Some("Encounter") {
			return;
		}
		let Some((day, _)) = own_day(resource, "Encounter") else {
			return;
		};
		let by_id = resource.text_at("id").map(|id| format!("Encounter/{id}"));
		for name in full_url.map(str::to_owned).into_iter().chain(by_id) {
			self.0.insert(name, day);
		}
	}

	fn day_of(&self, resource: &Node<'_>) -> Option<Day> {
		[
			"encounter.reference",
			"context.reference",
			"context.encounter.reference",
			"item.encounter.reference",
		]
		.iter()
		.filter_map(|path| resource.text_at(path))
		.find_map(|reference| self.0.get(reference).copied())
	}
}

/// Files a resource. A partial date is its first day; what has no date goes by its encounter, then by the day of the import.
pub fn file(resource: &Node<'_>, encounters: &Encounters, today: Day) -> Filing {
	let kind = resource.text_at("resourceType").unwrap_or_default();
	let category = if is_sensitive(resource) {
		Category::Sensitive
	} else {
		category_of(kind, resource)
	};
	let (day, day_from) = own_day(resource, kind)
		.map(|(day, path)| (day, DayFrom::Element(path)))
		.or_else(|| encounters.day_of(resource).map(|day| (day, DayFrom::Encounter)))
		.unwrap_or((today, DayFrom::Import));
	if day > today {
		return Filing {
			category,
			day: today,
			day_from: DayFrom::Future,
		};
	}
	Filing {
		category,
		day,
		day_from,
	}
}

fn own_day(resource: &Node<'_>, kind: &str) -> Option<(Day, &'static str)> {
	day_paths(kind)
		.iter()
		.chain(COMMON_PATHS)
		.find_map(|path| Some((first_day(resource.text_at(path)?)?, *path)))
}

/// What says, in this order, when the content of a resource is about. Birth and manufacture dates are not among them.
fn day_paths(kind: &str) -> &'static [&'static str] {
	match kind {
		"Observation" | "DiagnosticReport" | "MedicationAdministration" | "MedicationStatement" => &[
			"effectiveDateTime",
			"effectivePeriod.start",
			"effectiveInstant",
			"effectiveTiming.event",
			"effectivePeriod.end",
			"issued",
			"dateAsserted",
		],
		"Condition" | "AllergyIntolerance" => &[
			"onsetDateTime",
			"onsetPeriod.start",
			"recordedDate",
			"abatementDateTime",
			"lastOccurrence",
		],
		"Procedure" => &[
			"performedDateTime",
			"performedPeriod.start",
			"performedPeriod.end",
		],
		"Encounter" | "EpisodeOfCare" => &["period.start", "period.end", "statusHistory.period.start"],
		"CarePlan" | "CareTeam" | "Coverage" | "Contract" => {
			&["period.start", "created", "applies.start", "issued", "period.end"]
		}
		"Immunization" => &["occurrenceDateTime", "recorded"],
		"MedicationDispense" => &["whenHandedOver", "whenPrepared"],
		"Claim" | "ExplanationOfBenefit" => &["billablePeriod.start", "item.servicedDate", "created"],
		"DocumentReference" => &["context.period.start", "date", "content.attachment.creation"],
		"Appointment" => &["start", "requestedPeriod.start", "created"],
		"AppointmentResponse" | "Slot" => &["start"],
		"Goal" => &["startDate", "statusDate"],
		"ImagingStudy" => &["started", "series.started"],
		"Specimen" => &[
			"collection.collectedDateTime",
			"collection.collectedPeriod.start",
			"receivedTime",
		],
		"Flag" => &["period.start"],
		"Media" => &["createdDateTime", "createdPeriod.start", "issued"],
		"AdverseEvent" => &["date", "detected", "recordedDate"],
		"ClinicalImpression" => &["effectiveDateTime", "effectivePeriod.start", "date"],
		"Communication" => &["sent", "received"],
		"Consent" => &["dateTime"],
		"Provenance" => &["occurredDateTime", "occurredPeriod.start", "recorded"],
		"AuditEvent" => &["period.start", "recorded"],
		"NutritionOrder" => &["dateTime"],
		"Task" => &["executionPeriod.start", "authoredOn"],
		"SupplyDelivery" | "DeviceRequest" | "ServiceRequest" | "SupplyRequest" | "CommunicationRequest" => {
			&[
				"occurrenceDateTime",
				"occurrencePeriod.start",
				"occurrenceTiming.event",
				"authoredOn",
			]
		}
		"DeviceUseStatement" => &["timingDateTime", "timingPeriod.start", "recordedOn"],
		"VisionPrescription" => &["dateWritten", "created"],
		"RiskAssessment" | "GuidanceResponse" => &[
			"occurrenceDateTime",
			"occurrencePeriod.start",
			"occurrenceDateTime",
		],
		"DetectedIssue" => &["identifiedDateTime", "identifiedPeriod.start"],
		"Composition" => &["event.period.start", "date"],
		"ChargeItem" => &["occurrenceDateTime", "occurrencePeriod.start", "enteredDate"],
		"Account" => &["servicePeriod.start"],
		"CoverageEligibilityRequest" | "CoverageEligibilityResponse" => {
			&["servicedDate", "servicedPeriod.start", "created"]
		}
		"MeasureReport" => &["period.start", "date"],
		// Who somebody is holds on the day that it was written down, whenever they were born.
		"Patient" | "RelatedPerson" | "Person" | "Practitioner" | "PractitionerRole" => &[],
		_ => OTHER_PATHS,
	}
}

const OTHER_PATHS: &[&str] = &[
	"authoredOn",
	"authored",
	"occurrenceDateTime",
	"date",
	"created",
	"recorded",
	"issued",
	"period.start",
];
const COMMON_PATHS: &[&str] = &["authoredOn", "meta.lastUpdated"];

fn category_of(kind: &str, resource: &Node<'_>) -> Category {
	match kind {
		"Patient" | "RelatedPerson" | "Person" => Category::Demographics,
		"Encounter" | "EpisodeOfCare" | "ClinicalImpression" | "Communication" => Category::Encounter,
		"Condition"
		| "Flag"
		| "RiskAssessment"
		| "DetectedIssue"
		| "AdverseEvent"
		| "FamilyMemberHistory" => Category::Condition,
		"AllergyIntolerance" => Category::Allergy,
		"Medication"
		| "MedicationRequest"
		| "MedicationDispense"
		| "MedicationAdministration"
		| "MedicationStatement"
		| "MedicationKnowledge"
		| "VisionPrescription"
		| "NutritionOrder" => Category::Medication,
		"Immunization" | "ImmunizationEvaluation" | "ImmunizationRecommendation" => Category::Immunization,
		"Observation" => observation(resource),
		"DiagnosticReport" => report(resource),
		"Specimen" => Category::Laboratory,
		"ServiceRequest" if is_imaging(resource) => Category::Imaging,
		"ServiceRequest" if is_laboratory(resource) => Category::Laboratory,
		"ImagingStudy" => Category::Imaging,
		"Media" if has_code(resource, "type", &["image"]) => Category::Imaging,
		"Procedure" if is_imaging(resource) => Category::Imaging,
		"Procedure" | "ServiceRequest" | "Device" | "DeviceRequest" | "DeviceUseStatement"
		| "BodyStructure" | "SupplyDelivery" | "SupplyRequest" => Category::Procedure,
		"CarePlan" | "CareTeam" | "Goal" | "RequestGroup" | "Task" => Category::CarePlan,
		"Appointment" | "AppointmentResponse" | "Schedule" | "Slot" => Category::Scheduling,
		"Claim"
		| "ClaimResponse"
		| "Coverage"
		| "CoverageEligibilityRequest"
		| "CoverageEligibilityResponse"
		| "ExplanationOfBenefit"
		| "Account"
		| "ChargeItem"
		| "Invoice"
		| "PaymentNotice"
		| "PaymentReconciliation"
		| "EnrollmentRequest"
		| "EnrollmentResponse"
		| "Contract"
		| "InsurancePlan" => Category::Financial,
		// What somebody's genes say is among what people most often hide.
		"MolecularSequence" => Category::Sensitive,
		_ => Category::Document,
	}
}

fn observation(resource: &Node<'_>) -> Category {
	if is_laboratory(resource) {
		Category::Laboratory
	} else if is_imaging(resource) {
		Category::Imaging
	} else {
		Category::Observation
	}
}

/// A report is the laboratory's unless it says that it is something else: an image's, or a clinician's note.
fn report(resource: &Node<'_>) -> Category {
	let has_results = resource.get("result").is_some();
	if is_imaging(resource) {
		Category::Imaging
	} else if is_laboratory(resource) || has_results {
		Category::Laboratory
	} else if resource.get("presentedForm").is_some() {
		Category::Document
	} else {
		Category::Laboratory
	}
}

/// HL7 v2-0074 (diagnostic service sections), observation-category, LOINC's and SNOMED CT's words for the same.
fn is_laboratory(resource: &Node<'_>) -> bool {
	const CODES: &[&str] = &[
		"laboratory",
		"LAB",
		"AU",
		"BG",
		"BLB",
		"CG",
		"CH",
		"CP",
		"CTH",
		"GE",
		"HM",
		"IMM",
		"MB",
		"MCB",
		"MYC",
		"SP",
		"SR",
		"TX",
		"VR",
		"PAR",
		"OTH",
		"LP29693-6",
		"26436-6",
		"108252007",
		"15220000",
	];
	has_code(resource, "category", CODES)
}

fn is_imaging(resource: &Node<'_>) -> bool {
	const CODES: &[&str] = &[
		"imaging",
		"RAD",
		"CT",
		"CUS",
		"EC",
		"MRI",
		"NMR",
		"NMS",
		"OUS",
		"RUS",
		"RX",
		"VUS",
		"XRC",
		"LP29684-5",
		"18748-4",
		"363679005",
	];
	has_code(resource, "category", CODES)
}

/// Has one of the CodeableConcepts of this element one of these codes?
pub(super) fn has_code(resource: &Node<'_>, element: &str, codes: &[&str]) -> bool {
	resource
		.items_of(element)
		.iter()
		.filter(|concept| matches!(concept.json, Json::Object(_)))
		.flat_map(|concept| concept.items_of("coding"))
		.filter_map(|coding| coding.text_at("code"))
		.any(|code| codes.contains(&code))
}
