// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Names for ids, and ids for names.

use super::Directory;
use salus_primitives::{OrganisationId, PersonId};
use std::collections::BTreeMap;

/// Why a name is not one id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
	/// Nobody is called that.
	#[error("nobody here is called `{0}`; give the id (64 hexadecimal digits), or fetch the directory with `salus org directory fetch`")]
	Unknown(String),
	/// More than one is.
	#[error("more than one is called `{name}`: {}; give the id", .ids.join(", "))]
	Ambiguous {
		/// The name.
		name: String,
		/// The ids.
		ids: Vec<String>,
	},
}

/// The names that a client knows: from directories that were checked, and the ones that the user gave.
#[derive(Clone, Debug, Default)]
pub struct Names {
	people: BTreeMap<PersonId, String>,
	organisations: BTreeMap<OrganisationId, String>,
}

impl Names {
	/// Takes in a directory. What was there before stays: the user's own names come first.
	pub fn add_directory(&mut self, directory: &Directory) {
		self.add_organisation(directory.organisation, &directory.name);
		for entry in &directory.people {
			if let Ok(person) = entry.person.parse() {
				self.add_person(person, &entry.name);
			}
		}
	}

	/// Gives a person a name, unless it has one.
	pub fn add_person(&mut self, person: PersonId, name: &str) {
		self.people.entry(person).or_insert_with(|| name.to_owned());
	}

	/// Gives an organisation a name, unless it has one.
	pub fn add_organisation(&mut self, organisation: OrganisationId, name: &str) {
		self.organisations
			.entry(organisation)
			.or_insert_with(|| name.to_owned());
	}

	/// The person's name, or the beginning of the id.
	pub fn person(&self, person: PersonId) -> String {
		self.people
			.get(&person)
			.cloned()
			.unwrap_or_else(|| short(&person))
	}

	/// The organisation's name, or the beginning of the id.
	pub fn organisation(&self, organisation: OrganisationId) -> String {
		self.organisations
			.get(&organisation)
			.cloned()
			.unwrap_or_else(|| short(&organisation))
	}

	/// The person of this name or id.
	pub fn find_person(&self, text: &str) -> Result<PersonId, NameFault> {
		text.parse().or_else(|_| find(&self.people, text))
	}

	/// The organisation of this name or id.
	pub fn find_organisation(&self, text: &str) -> Result<OrganisationId, NameFault> {
		text.parse().or_else(|_| find(&self.organisations, text))
	}
}

/// The first digits of an id: enough to tell rows of a table apart.
fn short(id: &impl ToString) -> String {
	let text = id.to_string();
	format!("{}…", text.get(..12).unwrap_or(&text))
}

/// Compares as people do: without case.
fn find<Id: Copy + ToString>(names: &BTreeMap<Id, String>, text: &str) -> Result<Id, NameFault> {
	let wanted = text.trim().to_lowercase();
	let found: Vec<Id> = names
		.iter()
		.filter(|(_, name)| name.to_lowercase() == wanted)
		.map(|(id, _)| *id)
		.collect();
	match found[..] {
		[id] => Ok(id),
		[] => Err(NameFault::Unknown(text.escape_default().to_string())),
		_ => Err(NameFault::Ambiguous {
			name: text.escape_default().to_string(),
			ids: found.iter().map(Id::to_string).collect(),
		}),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn names() -> Names {
		let mut names = Names::default();
		names.add_person(PersonId::repeat(1), "Ana");
		names.add_person(PersonId::repeat(2), "Dr Brook");
		names.add_person(PersonId::repeat(3), "Dr Brook");
		names
	}

	#[test]
	fn a_name_is_found_without_case_and_an_id_as_it_is() {
		assert_eq!(names().find_person("ana "), Ok(PersonId::repeat(1)));
		let id = PersonId::repeat(9);
		assert_eq!(names().find_person(&id.to_string()), Ok(id));
	}

	#[test]
	fn two_of_one_name_must_be_told_apart_by_id() {
		let fault = names().find_person("Dr Brook").unwrap_err();
		assert!(matches!(fault, NameFault::Ambiguous { ids, .. } if ids.len() == 2));
	}

	#[test]
	fn an_unknown_name_is_refused_and_an_unknown_id_is_shown_short() {
		assert!(matches!(names().find_person("Eve"), Err(NameFault::Unknown(_))));
		assert_eq!(names().person(PersonId::repeat(0xab)), "0xababababab…");
		assert_eq!(names().person(PersonId::repeat(1)), "Ana");
	}

	#[test]
	fn the_user_s_own_name_comes_before_the_directory_s() {
		let mut names = names();
		names.add_person(PersonId::repeat(1), "Somebody Else");
		assert_eq!(names.person(PersonId::repeat(1)), "Ana");
	}
}
