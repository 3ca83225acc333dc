// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! About whom a Bundle is. An import puts everything under one patient, so two people in one file must never pass unseen.

use super::json::Node;
use std::collections::{BTreeMap, BTreeSet};

/// The patients that a Bundle names.
#[derive(Debug, Default)]
pub(super) struct Subjects {
	/// Each name of a Patient resource in the Bundle, with that resource's number.
	names: BTreeMap<String, usize>,
	patients: Vec<String>,
	/// References to patients, as [`normal`] writes them.
	referred: BTreeSet<String>,
	/// The one patient's only name, when the Bundle holds no Patient resource.
	outside: Option<String>,
}

const PATHS: [&str; 5] = [
	"subject.reference",
	"patient.reference",
	"beneficiary.reference",
	"for.reference",
	"individual.reference",
];

impl Subjects {
	pub(super) fn note(&mut self, full_url: Option<&str>, resource: &Node<'_>) {
		if resource.text_at("resourceType") == Some("Patient") {
			let number = self.patients.len();
			let by_id = resource.text_at("id").map(|id| format!("Patient/{id}"));
			let label = by_id.clone().or_else(|| full_url.map(str::to_owned));
			self.patients.push(label.unwrap_or_else(|| "Patient".into()));
			for name in full_url.map(normal).into_iter().chain(by_id) {
				self.names.insert(name, number);
			}
		}
		self.referred.extend(references(resource));
	}

	/// One patient, or the names of the several.
	pub(super) fn settle(&mut self) -> Result<(), Vec<String>> {
		if self.patients.len() > 1 {
			return Err(self.patients.clone());
		}
		if self.patients.is_empty() {
			let named: Vec<_> = self
				.referred
				.iter()
				.filter(|name| is_patient(name))
				.cloned()
				.collect();
			if named.len() > 1 {
				return Err(named);
			}
			self.outside = named.into_iter().next();
		}
		Ok(())
	}

	/// Whom the resource is about, if that is not the Bundle's patient.
	pub(super) fn stranger(&self, _full_url: Option<&str>, resource: &Node<'_>) -> Option<String> {
		if resource.text_at("resourceType") == Some("Patient") {
			return None;
		}
		references(resource).into_iter().find(|name| {
			is_patient(name) && !self.names.contains_key(name) && self.outside.as_deref() != Some(name)
		})
	}
}

fn is_patient(name: &str) -> bool {
	name.starts_with("Patient/")
}

fn references(resource: &Node<'_>) -> Vec<String> {
	PATHS
		.iter()
		.filter_map(|path| resource.text_at(path))
		.map(normal)
		.collect()
}

/// `http://host/fhir/Patient/1/_history/2` and `Patient/1` are the same patient; a URN stays what it is.
fn normal(reference: &str) -> String {
	let Some(at) = reference.rfind("Patient/") else {
		return reference.to_owned();
	};
	let is_whole = at == 0 || reference.as_bytes().get(at - 1) == Some(&b'/');
	if !is_whole {
		return reference.to_owned();
	}
	let tail = &reference[at..];
	tail.split("/_history/").next().unwrap_or(tail).to_owned()
}
