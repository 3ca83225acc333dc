// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The elements of FHIR R4, as its own StructureDefinitions state them (`tables/r4.txt`, written by `scripts/fhir-table`).

use std::{collections::HashMap, sync::LazyLock};

const TEXT: &str = include_str!("tables/r4.txt");

static TABLE: LazyLock<HashMap<&'static str, Group>> =
	LazyLock::new(|| TEXT.lines().filter_map(Group::parse).collect());

/// The elements of a resource, a data type, or a part of one (`Patient.contact`).
pub(super) struct Group {
	pub(super) is_resource: bool,
	pub(super) fields: Vec<Field>,
}

/// One element.
pub(super) struct Field {
	/// Without `[x]`.
	pub(super) name: &'static str,
	pub(super) is_choice: bool,
	pub(super) required: bool,
	pub(super) many: bool,
	/// Types, or the path of a group.
	pub(super) types: Vec<&'static str>,
	/// The only codes that may stand here; empty where anything may.
	pub(super) codes: Vec<&'static str>,
}

/// The group of this type or path.
pub(super) fn group(path: &str) -> Option<&'static Group> {
	TABLE.get(path)
}

/// Is this the name of an R4 resource type?
pub fn is_resource_type(name: &str) -> bool {
	group(name).is_some_and(|group| group.is_resource)
}

/// Every R4 resource type, in alphabetical order.
pub fn resource_types() -> Vec<&'static str> {
	let mut names: Vec<_> = TABLE
		.iter()
		.filter(|(_, group)| group.is_resource)
		.map(|(name, _)| *name)
		.collect();
	names.sort_unstable();
	names
}

impl Group {
	fn parse(line: &'static str) -> Option<(&'static str, Self)> {
		if line.starts_with('#') {
			return None;
		}
		let (is_resource, line) = match line.strip_prefix("resource ") {
			Some(rest) => (true, rest),
			None => (false, line),
		};
		let (path, fields) = line.split_once(' ')?;
		let fields = fields.split(' ').filter_map(Field::parse).collect();
		Some((path, Self { is_resource, fields }))
	}

	/// The element that a member of this name is, and the type that the name says it has.
	pub(super) fn field(&self, member: &str) -> Option<(&Field, &'static str)> {
		self.fields
			.iter()
			.find_map(|field| Some((field, field.type_of(member)?)))
	}
}

impl Field {
	fn parse(text: &'static str) -> Option<Self> {
		let mark = text.find(['?', '!', '*', '+'])?;
		let (name, rest) = (&text[..mark], &text[mark + 1..]);
		let (types, codes) = rest.split_once('=').unwrap_or((rest, ""));
		let is_choice = name.ends_with("[x]");
		Some(Self {
			name: name.strip_suffix("[x]").unwrap_or(name),
			is_choice,
			required: matches!(text.as_bytes()[mark], b'!' | b'+'),
			many: matches!(text.as_bytes()[mark], b'*' | b'+'),
			types: types.split(',').collect(),
			codes: codes.split('|').filter(|code| !code.is_empty()).collect(),
		})
	}

	/// The type of a member of this name, if the member is this element.
	pub(super) fn type_of(&self, member: &str) -> Option<&'static str> {
		if !self.is_choice {
			return (member == self.name)
				.then(|| self.types.first().copied())
				.flatten();
		}
		let suffix = member.strip_prefix(self.name)?;
		self.types
			.iter()
			.copied()
			.find(|name| capitalised_is(name, suffix))
	}
}

/// Is `suffix` this type's name with a capital first letter?
fn capitalised_is(name: &str, suffix: &str) -> bool {
	let (Some(first), Some(given)) = (name.bytes().next(), suffix.bytes().next()) else {
		return false;
	};
	first.to_ascii_uppercase() == given && name.as_bytes()[1..] == suffix.as_bytes()[1..]
}

#[cfg(test)]
mod tests {
	use super::*;

	const PRIMITIVES: &str =
		"base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid \
		positiveInt string time unsignedInt uri url uuid xhtml";

	#[test]
	fn holds_the_146_resource_types_of_r4() {
		assert_eq!(resource_types().len(), 146);
		assert!(is_resource_type("Patient"));
		for name in ["HumanName", "Patient.contact", "MedicationOrder", "", "patient"] {
			assert!(!is_resource_type(name), "{name}");
		}
	}

	#[test]
	fn every_line_and_every_type_in_it_is_known() {
		let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
		assert_eq!(lines.count(), TABLE.len());
		for (path, group) in TABLE.iter() {
			for name in group.fields.iter().flat_map(|field| &field.types) {
				let known = TABLE.contains_key(name)
					|| *name == "Resource"
					|| PRIMITIVES.split_whitespace().any(|one| one == *name);
				assert!(known, "{path}: {name}");
			}
		}
	}

	#[test]
	fn a_choice_is_found_by_its_type() {
		let observation = group("Observation").unwrap();
		assert_eq!(observation.field("valueQuantity").unwrap().1, "Quantity");
		assert_eq!(observation.field("effectiveDateTime").unwrap().1, "dateTime");
		assert!(observation.field("value").is_none());
		assert!(observation.field("valueMoney").is_none());
	}
}
