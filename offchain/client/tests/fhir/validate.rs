// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is not FHIR R4, and how that is said.

use salus_client::fhir::{validate, Limits, Node, Problem, MAX_FAULTS};

fn faults(text: &str) -> Vec<String> {
	let node = Node::parse(text, &Limits::default()).unwrap();
	validate(&node).iter().map(ToString::to_string).collect()
}

fn only(text: &str) -> String {
	let mut faults = faults(text);
	assert_eq!(faults.len(), 1, "{text}: {faults:?}");
	faults.remove(0)
}

#[test]
fn a_good_resource_has_no_fault() {
	assert_eq!(
		faults(
			r#"{"resourceType":"Patient","id":"1","active":true,"name":[{"family":"A","given":["B"]}],"gender":"female","birthDate":"1970-03"}"#
		),
		Vec::<String>::new()
	);
}

#[test]
fn a_fault_says_where_what_and_what_to_do() {
	let text = only(r#"{"resourceType":"Patient","contact":[{"gender":"female"},{"gender":"f"}]}"#);
	assert!(
		text.starts_with("Patient.contact[1].gender: not one of the codes allowed here"),
		"{text}"
	);
	assert!(
		text.contains("male, female, other, unknown") && text.ends_with("(found \"f\")"),
		"{text}"
	);
}

#[test]
fn required_elements_of_the_main_types_must_be_there() {
	for (kind, required) in [
		("Observation", vec!["status", "code"]),
		("Condition", vec!["subject"]),
		(
			"MedicationRequest",
			vec!["status", "intent", "medication[x]", "subject"],
		),
		("Encounter", vec!["status", "class"]),
		("AllergyIntolerance", vec!["patient"]),
		(
			"Immunization",
			vec!["status", "vaccineCode", "patient", "occurrence[x]"],
		),
		("Procedure", vec!["status", "subject"]),
		("DiagnosticReport", vec!["status", "code"]),
		("DocumentReference", vec!["status", "content"]),
		("CarePlan", vec!["status", "intent", "subject"]),
		(
			"Claim",
			vec![
				"status",
				"type",
				"use",
				"patient",
				"created",
				"provider",
				"priority",
				"insurance",
			],
		),
		(
			"ExplanationOfBenefit",
			vec![
				"status",
				"type",
				"use",
				"patient",
				"created",
				"insurer",
				"provider",
				"outcome",
				"insurance",
			],
		),
		("Consent", vec!["status", "scope", "category"]),
		("Provenance", vec!["target", "recorded", "agent"]),
		("AuditEvent", vec!["type", "recorded", "agent", "source"]),
	] {
		let faults = faults(&format!(r#"{{"resourceType":"{kind}","id":"1"}}"#));
		let expected: Vec<_> = required
			.iter()
			.map(|name| format!("{kind}.{name}: required, but missing; add it"))
			.collect();
		assert_eq!(faults, expected);
	}
	for kind in ["Patient", "Organization", "Practitioner", "CareTeam", "Location"] {
		assert!(
			faults(&format!(r#"{{"resourceType":"{kind}","id":"1"}}"#)).is_empty(),
			"{kind}"
		);
	}
}

#[test]
fn each_kind_of_nonsense_is_refused() {
	for (text, expected) in [
		(r#"{"id":"1"}"#, "Resource: resourceType is missing"),
		(
			r#"{"resourceType":"Patiant"}"#,
			"Patiant.resourceType: not a resource type",
		),
		(
			r#"{"resourceType":1}"#,
			"Resource.resourceType: not a resource type",
		),
		(r#"[]"#, "Resource: a resource or element is a JSON object"),
		(
			r#"{"resourceType":"Patient","id":"a_b"}"#,
			"Patient.id: expected an id",
		),
		(
			r#"{"resourceType":"Patient","colour":1}"#,
			"Patient.colour: Patient has no such element",
		),
		(
			r#"{"resourceType":"Patient","name":{}}"#,
			"Patient.name: may repeat",
		),
		(r#"{"resourceType":"Patient","name":[]}"#, "Patient.name: empty"),
		(
			r#"{"resourceType":"Patient","name":[{}]}"#,
			"Patient.name[0]: empty",
		),
		(
			r#"{"resourceType":"Patient","name":["A"]}"#,
			"Patient.name[0]: a resource or element",
		),
		(
			r#"{"resourceType":"Patient","gender":["male"]}"#,
			"Patient.gender: may not repeat",
		),
		(
			r#"{"resourceType":"Patient","gender":null}"#,
			"Patient.gender: empty",
		),
		(
			r#"{"resourceType":"Patient","active":"true"}"#,
			"Patient.active: expected true or false",
		),
		(
			r#"{"resourceType":"Patient","birthDate":"1970-02-30"}"#,
			"Patient.birthDate: expected a date",
		),
		(
			r#"{"resourceType":"Patient","deceasedBoolean":true,"deceasedDateTime":"2000"}"#,
			"Patient.deceased[x]: only one",
		),
		(
			r#"{"resourceType":"Patient","deceasedString":"x"}"#,
			"Patient.deceasedString: Patient has no such",
		),
		(
			r#"{"resourceType":"Patient","generalPractitioner":[{"reference":"Dr House"}]}"#,
			"Patient.generalPractitioner[0].reference: not a reference",
		),
		(
			r#"{"resourceType":"Patient","_birthDate":"x"}"#,
			"Patient._birthDate: a resource or element",
		),
		(
			r#"{"resourceType":"Patient","_name":{"id":"x"}}"#,
			"Patient._name: name has no such",
		),
		(
			r#"{"resourceType":"Patient","_birthDate":{"value":"x"}}"#,
			"Patient._birthDate.value: Element has no such",
		),
		(
			r#"{"resourceType":"Patient","name":[{"given":[null]}]}"#,
			"Patient.name[0].given[0]: empty",
		),
		(
			r#"{"resourceType":"Patient","contained":[{"resourceType":"Nothing"}]}"#,
			"Patient.contained[0].resourceType: not a",
		),
		(
			r#"{"resourceType":"Condition","subject":{"display":"A"},"clinicalStatus":{"coding":[{"code":"actve"}]}}"#,
			"Condition.clinicalStatus: not one of",
		),
		(
			r#"{"resourceType":"Observation","status":"finished","code":{"text":"x"}}"#,
			"Observation.status: not one of",
		),
		(
			r#"{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":"1.0"}}"#,
			"Observation.valueQuantity.value: expected a number",
		),
		(
			r#"{"resourceType":"Observation","status":"final","code":{"text":"x"},"issued":"2019-01-01"}"#,
			"Observation.issued: expected a date and a time",
		),
	] {
		let fault = only(text);
		assert!(fault.starts_with(expected), "{text}: {fault}");
	}
}

#[test]
fn a_null_may_keep_the_place_of_an_item_whose_meaning_stands_beside_it() {
	let text = r#"{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"extension":[{"url":"http://a","valueCode":"b"}]}]}]}"#;
	assert_eq!(faults(text), Vec::<String>::new());
}

#[test]
fn only_so_many_faults_are_listed_and_values_are_shortened() {
	let many: Vec<_> = (0..100)
		.map(|n| format!("\"x{n}\":\"{}\"", "y".repeat(5000)))
		.collect();
	let text = format!(r#"{{"resourceType":"Patient",{}}}"#, many.join(","));
	let node = Node::parse(&text, &Limits::default()).unwrap();
	let faults = validate(&node);
	assert_eq!(faults.len(), MAX_FAULTS);
	assert!(faults.iter().all(|fault| fault.to_string().len() < 300));
	assert!(matches!(faults[0].problem, Problem::UnknownElement(_)));
}

#[test]
fn an_error_holds_nothing_that_a_terminal_would_obey() {
	let text = only("{\"resourceType\":\"Patient\",\"gender\":\"\\u001b[31mred\"}");
	assert!(!text.contains('\u{1b}'), "{text}");
}
