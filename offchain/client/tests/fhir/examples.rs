// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! HL7's own R4 examples: all 5306 of them are valid, so each must be taken.

use crate::support::{fixture, import, key, today};
use salus_client::fhir::{
	file, plan, resource_types, validate, version, Bundle, BundleError, DayFrom, Encounters, Limits, Node,
};
use salus_primitives::consent::Category;
use std::collections::{BTreeMap, BTreeSet};

/// Every example's name and text.
fn examples() -> impl Iterator<Item = (String, String)> {
	std::fs::read_dir(fixture("r4-examples"))
		.unwrap()
		.filter_map(|file| {
			let path = file.unwrap().path();
			let name = path.file_name()?.to_str()?.to_owned();
			let is_example = name.ends_with(".json") && name != "package.json";
			is_example.then(|| (name, std::fs::read_to_string(&path).unwrap()))
		})
}

#[test]
fn every_example_is_read_recognised_as_r4_and_filed_and_the_valid_ones_validate() {
	let limits = Limits::default();
	let (mut count, mut kinds, mut wrong) = (0, BTreeSet::new(), BTreeMap::new());
	for (name, text) in examples() {
		count += 1;
		let node = Node::parse(&text, &limits).unwrap_or_else(|error| panic!("{name}: {error}"));
		assert_eq!(version::detect(&node), None, "{name}");
		let filing = file(&node, &Encounters::default(), today());
		assert!(filing.day <= today());
		kinds.insert(node.text_at("resourceType").unwrap().to_owned());
		let faults = validate(&node);
		if !faults.is_empty() {
			wrong.insert(name, faults.iter().map(ToString::to_string).collect::<Vec<_>>());
		}
	}
	assert_eq!(count, 5306);
	for name in KNOWN_FAULTY {
		assert!(
			wrong.remove(*name).is_some(),
			"{name} is taken now: strike it from the list"
		);
	}
	assert!(
		wrong.is_empty(),
		"{} valid examples are refused:\n{wrong:#?}",
		wrong.len()
	);
	let missing: Vec<_> = resource_types()
		.into_iter()
		.filter(|kind| !kinds.contains(*kind))
		.collect();
	assert_eq!(missing, NO_EXAMPLE);
}

/// Examples that break R4's own rules: elements with a minimum of 1 that are missing, and an id of more than 64 characters.
const KNOWN_FAULTY: &[&str] = &[
	"ImplementationGuide-fhir.json",
	"ig-r4.json",
	"Questionnaire-qs1.json",
	"SearchParameter-codesystem-extensions-CodeSystem-author.json",
	"SearchParameter-codesystem-extensions-CodeSystem-effective.json",
	"SearchParameter-codesystem-extensions-CodeSystem-end.json",
	"SearchParameter-codesystem-extensions-CodeSystem-keyword.json",
	"SearchParameter-codesystem-extensions-CodeSystem-workflow.json",
	"SearchParameter-questionnaireresponse-extensions-QuestionnaireResponse-item-subject.json",
	"SearchParameter-valueset-extensions-ValueSet-author.json",
	"SearchParameter-valueset-extensions-ValueSet-effective.json",
	"SearchParameter-valueset-extensions-ValueSet-end.json",
	"SearchParameter-valueset-extensions-ValueSet-keyword.json",
	"SearchParameter-valueset-extensions-ValueSet-workflow.json",
];

/// Types of which the package has no example.
const NO_EXAMPLE: [&str; 6] = [
	"Parameters",
	"SubstanceNucleicAcid",
	"SubstancePolymer",
	"SubstanceProtein",
	"SubstanceReferenceInformation",
	"SubstanceSourceMaterial",
];

#[test]
fn every_example_bundle_is_planned_or_refused_without_a_panic() {
	let key = key();
	let mut taken = 0;
	for (name, text) in examples().filter(|(name, text)| name.starts_with("Bundle-") && text.len() < 1 << 20)
	{
		match Bundle::parse(text, &Limits::default()) {
			Ok(bundle) => {
				let _ = plan(&bundle, import(&key), &BTreeMap::new());
				taken += 1;
			}
			Err(BundleError::KindNotTaken(_)) => (),
			// Two versions of one resource, which R4 allows and we refuse.
			Err(BundleError::Duplicate { .. }) if name == "Bundle-bundle-references.json" => (),
			Err(error) => panic!("{name}: {error}"),
		}
	}
	assert!(taken > 10, "{taken}");
}

#[test]
fn examples_are_filed_by_the_date_that_says_when() {
	for (name, category, day, from) in [
		(
			"Observation-example.json",
			Category::Observation,
			"2016-03-28",
			"effectiveDateTime",
		),
		("Encounter-f001.json", Category::Encounter, "", ""),
		(
			"Condition-example.json",
			Category::Condition,
			"2012-05-24",
			"onsetDateTime",
		),
		(
			"MedicationRequest-medrx0301.json",
			Category::Medication,
			"2015-01-15",
			"authoredOn",
		),
		(
			"Immunization-example.json",
			Category::Immunization,
			"2013-01-10",
			"occurrenceDateTime",
		),
		(
			"Procedure-example.json",
			Category::Procedure,
			"2013-04-05",
			"performedDateTime",
		),
		(
			"DiagnosticReport-ultrasound.json",
			Category::Imaging,
			"2012-12-01",
			"effectiveDateTime",
		),
		(
			"AllergyIntolerance-example.json",
			Category::Allergy,
			"2004-01-01",
			"onsetDateTime",
		),
		("Patient-example.json", Category::Demographics, "", ""),
		("MolecularSequence-example.json", Category::Sensitive, "", ""),
	] {
		let text = std::fs::read_to_string(fixture("r4-examples").join(name)).unwrap();
		let node = Node::parse(&text, &Limits::default()).unwrap();
		let filing = file(&node, &Encounters::default(), today());
		assert_eq!(filing.category, category, "{name}");
		match filing.day_from {
			DayFrom::Element(element) => {
				assert_eq!((filing.day.to_string().as_str(), element), (day, from), "{name}")
			}
			_ => assert_eq!((filing.day, ""), (today(), day), "{name}"),
		}
	}
}
