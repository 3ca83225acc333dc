// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the program remembers between calls: `settings.toml`, `names.toml` and the directories that were checked.

use crate::error::{file, CliError};
use salus_client::directory::{self, Names};
use salus_primitives::{development, OrganisationId, PersonId};
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
};

/// `settings.toml`: defaults of the global options.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
	/// Which key signs.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub key: Option<String>,
	/// A node on this machine.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub node: Option<String>,
	/// The vault through whose door the chain is reached.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub vault: Option<String>,
	/// In which organisation one acts.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub organisation: Option<String>,
	/// The well-known people of a development chain have their names.
	#[serde(default)]
	pub development: bool,
}

/// `names.toml`: names that the user gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnNames {
	/// Ids of people by name.
	#[serde(default)]
	pub people: BTreeMap<String, PersonId>,
	/// Ids of organisations by name.
	#[serde(default)]
	pub organisations: BTreeMap<String, OrganisationId>,
}

/// The folder of everything that the program keeps.
#[derive(Clone, Debug)]
pub struct Home(PathBuf);

impl Home {
	/// The folder named on the command line, or `${XDG_CONFIG_HOME:-~/.config}/salus`.
	pub fn new(named: Option<PathBuf>) -> Result<Self, CliError> {
		let absolute = |name: &str| {
			std::env::var_os(name)
				.map(PathBuf::from)
				.filter(|path| path.is_absolute())
		};
		named
			.or_else(|| absolute("XDG_CONFIG_HOME").map(|path| path.join("salus")))
			.or_else(|| absolute("HOME").map(|path| path.join(".config/salus")))
			.map(Self)
			.ok_or_else(|| CliError::usage("neither HOME nor XDG_CONFIG_HOME is set: say where with --home"))
	}

	/// Where keys lie.
	pub fn keys(&self) -> PathBuf {
		self.0.join("keys")
	}

	fn directories(&self) -> PathBuf {
		self.0.join("directories")
	}

	/// `settings.toml`.
	pub fn settings(&self) -> Result<Settings, CliError> {
		read_toml(&self.0.join("settings.toml"))
	}

	/// Writes `settings.toml`.
	pub fn save_settings(&self, settings: &Settings) -> Result<(), CliError> {
		self.write_toml("settings.toml", settings)
	}

	/// Gives a person a name of the user's own.
	pub fn name_person(&self, name: &str, person: PersonId) -> Result<(), CliError> {
		let mut names: OwnNames = read_toml(&self.0.join("names.toml"))?;
		names.people.insert(name.into(), person);
		self.write_toml("names.toml", &names)
	}

	/// Gives an organisation a name of the user's own.
	pub fn name_organisation(&self, name: &str, organisation: OrganisationId) -> Result<(), CliError> {
		let mut names: OwnNames = read_toml(&self.0.join("names.toml"))?;
		names.organisations.insert(name.into(), organisation);
		self.write_toml("names.toml", &names)
	}

	fn write_toml(&self, name: &str, value: &impl Serialize) -> Result<(), CliError> {
		let text =
			toml::to_string_pretty(value).map_err(|error| CliError::usage(format!("{name}: {error}")))?;
		self.write(&self.0.join(name), text.as_bytes())
	}

	/// Writes a file whole or not at all.
	fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), CliError> {
		let folder = path.parent().unwrap_or(&self.0);
		fs::create_dir_all(folder).map_err(file(folder))?;
		let temporary = path.with_extension("new");
		fs::write(&temporary, bytes).map_err(file(&temporary))?;
		fs::rename(&temporary, path).map_err(file(path))
	}

	/// Keeps a directory that was checked against the chain.
	pub fn keep_directory(&self, organisation: OrganisationId, bytes: &[u8]) -> Result<(), CliError> {
		self.write(&self.directories().join(format!("{organisation}.json")), bytes)
	}

	/// Every name that is known here: the user's own first, then those of directories, then the well-known ones.
	pub fn names(&self, settings: &Settings) -> Result<Names, CliError> {
		let mut names = Names::default();
		let own: OwnNames = read_toml(&self.0.join("names.toml"))?;
		own.people
			.iter()
			.for_each(|(name, person)| names.add_person(*person, name));
		own.organisations
			.iter()
			.for_each(|(name, organisation)| names.add_organisation(*organisation, name));
		for path in list(&self.directories())? {
			let bytes = fs::read(&path).map_err(file(&path))?;
			let organisation = path
				.file_stem()
				.and_then(|stem| stem.to_str())
				.and_then(|stem| stem.parse().ok());
			if let Some(signed) = organisation.and_then(|id| directory::read_unpublished(&bytes, id).ok()) {
				names.add_directory(&signed.directory);
			}
		}
		if settings.development {
			development::PEOPLE
				.iter()
				.for_each(|person| names.add_person(person.id(), person.name));
			development::ORGANISATIONS
				.iter()
				.for_each(|row| names.add_organisation(row.id(), row.name));
		}
		Ok(names)
	}
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, CliError> {
	match fs::read_dir(folder) {
		Ok(entries) => entries
			.map(|entry| entry.map(|entry| entry.path()).map_err(file(folder)))
			.collect(),
		Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
		Err(error) => Err(file(folder)(error)),
	}
}

fn read_toml<T: DeserializeOwned + Default>(path: &Path) -> Result<T, CliError> {
	match fs::read_to_string(path) {
		Ok(text) => {
			toml::from_str(&text).map_err(|error| CliError::usage(format!("{}: {error}", path.display())))
		}
		Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(T::default()),
		Err(error) => Err(file(path)(error)),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn home() -> (tempfile::TempDir, Home) {
		let folder = tempfile::tempdir().unwrap();
		let home = Home::new(Some(folder.path().join("salus"))).unwrap();
		(folder, home)
	}

	#[test]
	fn settings_read_back_what_they_write_and_begin_empty() {
		let (_folder, home) = home();
		assert_eq!(home.settings().unwrap(), Settings::default());
		let settings = Settings {
			key: Some("ana".into()),
			development: true,
			..Settings::default()
		};
		home.save_settings(&settings).unwrap();
		assert_eq!(home.settings().unwrap(), settings);
	}

	#[test]
	fn a_wrong_setting_is_named() {
		let (_folder, home) = home();
		home.save_settings(&Settings::default()).unwrap();
		fs::write(home.0.join("settings.toml"), "nodes = 1").unwrap();
		assert!(home.settings().unwrap_err().full_message().contains("nodes"));
	}

	#[test]
	fn the_user_s_names_come_before_the_well_known_ones() {
		let (_folder, home) = home();
		home.name_person("Robert", development::person_id("Bob")).unwrap();
		let plain = home.names(&Settings::default()).unwrap();
		assert!(plain.find_person("Charlie").is_err());
		let names = home
			.names(&Settings {
				development: true,
				..Settings::default()
			})
			.unwrap();
		assert_eq!(names.person(development::person_id("Bob")), "Robert");
		assert_eq!(
			names.find_person("charlie"),
			Ok(development::person_id("Charlie"))
		);
		assert_eq!(
			names.find_organisation("NorthHospital"),
			Ok(development::organisation_id("NorthHospital"))
		);
	}
}
