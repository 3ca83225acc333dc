// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The public FHIR R4 data that `scripts/fixtures` fetches. Nobody here wrote it.

use crate::{binary::cache, Result, Trouble};
use salus_client::fhir::{Bundle, Limits};
use serde_json::{json, Value};
use std::path::PathBuf;

const WHAT_TO_DO: &str = "run scripts/fixtures first, or name the folder in SALUS_FIXTURES";
/// Resources of HL7's example patient that a chart holds.
const KINDS: [&str; 8] = [
	"AllergyIntolerance",
	"CarePlan",
	"Condition",
	"DiagnosticReport",
	"Encounter",
	"Immunization",
	"Observation",
	"Procedure",
];

/// Where the data is.
pub fn folder() -> PathBuf {
	let set = std::env::var_os("SALUS_FIXTURES").filter(|value| !value.is_empty());
	set.map_or_else(|| cache().join("fixtures"), PathBuf::from)
}

fn read(name: &str) -> Result<String> {
	let path = folder().join(name);
	if !path.is_file() {
		return Err(Trouble::Missing {
			program: "the public FHIR data",
			path,
			what_to_do: WHAT_TO_DO,
		});
	}
	std::fs::read_to_string(&path).map_err(Trouble::io(format!("cannot read {}", path.display())))
}

/// A Bundle's text, read as the importer reads it.
pub fn bundle(text: String) -> Result<Bundle> {
	Bundle::parse(text, &Limits::default()).map_err(|error| Trouble::not_held(error.to_string()))
}

/// One Synthea patient's history: 744 resources.
pub fn synthea() -> Result<Bundle> {
	bundle(read("synthea_transaction_bundle.json")?)
}

/// One of HL7's R4 examples, such as `Patient-newborn`.
pub fn example(name: &str) -> Result<String> {
	read(&format!("r4-examples/{name}.json"))
}

/// HL7's example patient and what a chart would hold about him, as one Bundle.
pub fn example_chart() -> Result<Bundle> {
	let folder = folder().join("r4-examples");
	let files =
		std::fs::read_dir(&folder).map_err(Trouble::io(format!("{}: {WHAT_TO_DO}", folder.display())))?;
	let mut names: Vec<_> = files
		.filter_map(|file| file.ok()?.file_name().into_string().ok())
		.filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
		.filter(|name| KINDS.iter().any(|kind| name.starts_with(&format!("{kind}-"))))
		.collect();
	names.sort_unstable();
	let mut entries = vec![entry(parse(&example("Patient-example")?)?)];
	for name in names {
		let resource = parse(&example(&name)?)?;
		if is_about_the_example(&resource) {
			entries.push(entry(resource));
		}
	}
	bundle(json!({ "resourceType": "Bundle", "type": "collection", "entry": entries }).to_string())
}

fn parse(text: &str) -> Result<Value> {
	serde_json::from_str(text)
		.map_err(|error| Trouble::not_held(format!("an HL7 example is not JSON: {error}")))
}

fn entry(resource: Value) -> Value {
	json!({ "resource": resource })
}

fn is_about_the_example(resource: &Value) -> bool {
	["subject", "patient"]
		.iter()
		.any(|name| resource[name]["reference"] == "Patient/example")
}
