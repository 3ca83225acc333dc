// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Is this a FHIR R4 resource? Structure, cardinalities, primitive types and required codes, as the specification's own
//! StructureDefinitions state them; not its co-occurrence rules, profiles or terminologies.

use super::{
	json::{Json, Node},
	primitive,
	table::{self, Field, Group},
};
use std::fmt;

/// How many faults are listed for one resource; the rest adds nothing.
pub const MAX_FAULTS: usize = 20;
/// How many characters of a value an error shows.
const SHOWN: usize = 60;

/// One thing that is wrong with a resource: where, what stands there, and what to do.
///
/// `value` is health data: show it to the person whose file this is, never write it to a log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{location}: {problem}{}", Shown(.value))]
pub struct Fault {
	/// A FHIRPath to the element, such as `Patient.contact[0].gender`.
	pub location: String,
	/// The value, shortened; empty when something is missing.
	pub value: String,
	/// What is wrong.
	pub problem: Problem,
}

struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.0.is_empty() {
			return Ok(());
		}
		write!(formatter, " (found {})", self.0)
	}
}

/// What can be wrong with an element.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
	/// Not an object.
	#[error("a resource or element is a JSON object; put one here")]
	NotAnObject,
	/// No `resourceType`.
	#[error("resourceType is missing; name the type of the resource")]
	NoResourceType,
	/// A `resourceType` that R4 does not have.
	#[error("not a resource type of FHIR R4; check the spelling, or convert the data to R4 (4.0.1)")]
	UnknownResourceType,
	/// An element that its type does not have.
	#[error("{0} has no such element in FHIR R4; remove it, or carry it as an extension")]
	UnknownElement(String),
	/// A required element is not there.
	#[error("required, but missing; add it")]
	Missing,
	/// Two types of one choice element.
	#[error("only one of the {0}[x] elements may be there; remove the others")]
	SeveralChoices(&'static str),
	/// One value where a list belongs.
	#[error("may repeat, so it is a JSON list; put brackets around it")]
	NotAList,
	/// A list where one value belongs.
	#[error("may not repeat, so it is not a JSON list; keep one value")]
	NotSingle,
	/// An empty object or list, or `null`.
	#[error("empty; leave the element out instead")]
	Empty,
	/// A primitive value of another type or form.
	#[error("expected {0}")]
	BadValue(&'static str),
	/// A code outside its value set.
	#[error("not one of the codes allowed here: {0}")]
	CodeNotAllowed(String),
	/// A reference that cannot be followed.
	#[error("not a reference; write Type/id, an absolute URL, urn:uuid:… or #part")]
	BadReference,
}

/// Everything that is wrong with a resource, at most [`MAX_FAULTS`]; empty when nothing is.
pub fn validate(resource: &Node<'_>) -> Vec<Fault> {
	let mut walk = Walk { faults: Vec::new() };
	let location = resource.text_at("resourceType").unwrap_or("Resource").chars();
	walk.resource(resource, &location.take(SHOWN).collect::<String>());
	walk.faults
}

struct Walk {
	faults: Vec<Fault>,
}

impl Walk {
	fn fault(&mut self, location: &str, node: Option<&Node<'_>>, problem: Problem) {
		if self.faults.len() < MAX_FAULTS {
			self.faults.push(Fault {
				location: location.to_owned(),
				value: node.map(shown).unwrap_or_default(),
				problem,
			});
		}
	}

	fn resource(&mut self, node: &Node<'_>, location: &str) {
		if !matches!(node.json, Json::Object(_)) {
			return self.fault(location, Some(node), Problem::NotAnObject);
		}
		let Some(kind) = node.get("resourceType") else {
			return self.fault(location, None, Problem::NoResourceType);
		};
		match kind.text().and_then(|name| Some((name, table::group(name)?))) {
			Some((name, group)) if group.is_resource => {
				if let Some(id) = node.get("id").filter(|id| primitive::fault("id", id).is_some()) {
					let expected = primitive::fault("id", id).unwrap_or_default();
					self.fault(&format!("{location}.id"), Some(id), Problem::BadValue(expected));
				}
				self.group(node, name, group, location);
			}
			_ => self.fault(
				&format!("{location}.resourceType"),
				Some(kind),
				Problem::UnknownResourceType,
			),
		}
	}

	fn group(&mut self, node: &Node<'_>, path: &str, group: &Group, location: &str) {
		let Json::Object(members) = &node.json else {
			return self.fault(location, Some(node), Problem::NotAnObject);
		};
		if members.is_empty() {
			return self.fault(location, Some(node), Problem::Empty);
		}
		for (name, value) in members {
			if group.is_resource && name == "resourceType" || self.faults.len() >= MAX_FAULTS {
				continue;
			}
			self.member(node, path, group, (name, value), &format!("{location}.{name}"));
		}
		for field in &group.fields {
			self.presence(members, field, location);
		}
	}

	fn member(
		&mut self,
		parent: &Node<'_>,
		path: &str,
		group: &Group,
		(name, value): (&str, &Node<'_>),
		location: &str,
	) {
		let base = name.strip_prefix('_').unwrap_or(name);
		let Some((field, kind)) = group.field(base) else {
			return self.fault(location, Some(value), Problem::UnknownElement(path.to_owned()));
		};
		if base != name {
			return self.sibling(value, field, kind, location);
		}
		match (&value.json, field.many) {
			(Json::List(items), true) if items.is_empty() => {
				self.fault(location, Some(value), Problem::Empty)
			}
			(Json::List(items), true) => {
				// A null keeps the place of an item whose meaning stands in the `_` list.
				let may_be_null = parent.get(&format!("_{name}")).is_some();
				for (index, item) in items.iter().enumerate() {
					if !(may_be_null && matches!(item.json, Json::Null)) {
						self.value(item, field, kind, &format!("{location}[{index}]"));
					}
				}
			}
			(_, true) => self.fault(location, Some(value), Problem::NotAList),
			(Json::List(_), false) => self.fault(location, Some(value), Problem::NotSingle),
			(_, false) => self.value(value, field, kind, location),
		}
	}

	/// The id and the extensions of a primitive value stand beside it, under its name with `_` before.
	fn sibling(&mut self, value: &Node<'_>, field: &Field, kind: &str, location: &str) {
		if table::group(kind).is_some() || kind == "Resource" {
			let problem = Problem::UnknownElement(field.name.to_owned());
			return self.fault(location, Some(value), problem);
		}
		let Some(extension) = table::group("Extension") else {
			return;
		};
		for item in value
			.items()
			.iter()
			.filter(|item| !matches!(item.json, Json::Null))
		{
			let Json::Object(members) = &item.json else {
				return self.fault(location, Some(item), Problem::NotAnObject);
			};
			for (name, child) in members {
				let location = format!("{location}.{name}");
				match (name.as_ref(), extension.field(name)) {
					("id" | "extension", Some(_)) => {
						self.member(item, "Element", extension, (name, child), &location);
					}
					_ => self.fault(&location, Some(child), Problem::UnknownElement("Element".into())),
				}
			}
		}
	}

	fn value(&mut self, value: &Node<'_>, field: &Field, kind: &str, location: &str) {
		if matches!(value.json, Json::Null) {
			return self.fault(location, None, Problem::Empty);
		}
		if kind == "Resource" {
			return self.resource(value, location);
		}
		if let Some(group) = table::group(kind) {
			self.group(value, kind, group, location);
			return self.bound(value, field, kind, location);
		}
		if let Some(expected) = primitive::fault(kind, value) {
			return self.fault(location, Some(value), Problem::BadValue(expected));
		}
		let code = value.text().unwrap_or_default();
		if !field.codes.is_empty() && !field.codes.contains(&code) {
			self.fault(location, Some(value), not_allowed(field));
		}
	}

	/// What a data type has to keep beyond its elements: required codes, and references that can be followed.
	fn bound(&mut self, value: &Node<'_>, field: &Field, kind: &str, location: &str) {
		if kind == "Reference" {
			let reference = value.get("reference");
			if let Some(bad) = reference.filter(|node| !node.text().is_some_and(primitive::is_reference)) {
				self.fault(&format!("{location}.reference"), Some(bad), Problem::BadReference);
			}
		}
		if kind == "CodeableConcept" && !field.codes.is_empty() {
			let mut codes = value
				.items_of("coding")
				.iter()
				.filter_map(|coding| coding.text_at("code"))
				.peekable();
			if codes.peek().is_some() && !codes.any(|code| field.codes.contains(&code)) {
				self.fault(location, Some(value), not_allowed(field));
			}
		}
	}

	fn presence(&mut self, members: &[(std::borrow::Cow<'_, str>, Node<'_>)], field: &Field, location: &str) {
		if !field.required && !field.is_choice {
			return;
		}
		let mut found: Vec<&str> = members
			.iter()
			.map(|(name, _)| name.strip_prefix('_').unwrap_or(name))
			.filter(|name| field.type_of(name).is_some())
			.collect();
		found.sort_unstable();
		found.dedup();
		if found.len() > 1 {
			let location = format!("{location}.{}[x]", field.name);
			self.fault(&location, None, Problem::SeveralChoices(field.name));
		}
		if found.is_empty() && field.required {
			let suffix = if field.is_choice { "[x]" } else { "" };
			self.fault(
				&format!("{location}.{}{suffix}", field.name),
				None,
				Problem::Missing,
			);
		}
	}
}

fn not_allowed(field: &Field) -> Problem {
	Problem::CodeNotAllowed(field.codes.join(", "))
}

/// A value as an error may show it: short, and without anything that a terminal would obey.
pub(super) fn shown(node: &Node<'_>) -> String {
	let text = match &node.json {
		Json::Null => "null".to_owned(),
		Json::Bool(value) => value.to_string(),
		Json::Number(text) => (*text).to_owned(),
		Json::Text(text) => return format!("{:?}", shortened(text)),
		Json::List(items) => format!("a list of {}", items.len()),
		Json::Object(members) => {
			let names: Vec<_> = members.iter().take(4).map(|(name, _)| shortened(name)).collect();
			format!("an object with {:?}", names)
		}
	};
	shortened(&text)
}

fn shortened(text: &str) -> String {
	let mut short: String = text.chars().take(SHOWN).collect();
	if short.len() < text.len() {
		short.push('…');
	}
	short
}
