// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The files of a keystore: written under a temporary name, synced, renamed, readable by their owner only.

use super::{damaged, Keystore, KeystoreError, PublicPart};
use std::{
	fs,
	io::{self, Write},
	path::{Path, PathBuf},
};

const MAX_NAME_LEN: usize = 40;

fn check_name(name: &str) -> Result<(), KeystoreError> {
	let fits = |character: char| character.is_ascii_alphanumeric() || character == '-' || character == '_';
	if name.is_empty() || name.len() > MAX_NAME_LEN || !name.chars().all(fits) {
		return Err(KeystoreError::BadName(name.escape_default().to_string()));
	}
	Ok(())
}

fn disk(path: &Path) -> impl FnOnce(io::Error) -> KeystoreError + '_ {
	move |cause| KeystoreError::Disk {
		path: path.display().to_string(),
		cause,
	}
}

/// Writes a file that only its owner may read, whole or not at all.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
	let temporary = path.with_extension("new");
	let mut options = fs::OpenOptions::new();
	options.write(true).create(true).truncate(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	let mut file = options.open(&temporary)?;
	file.write_all(bytes)?;
	file.sync_all()?;
	fs::rename(temporary, path)
}

impl Keystore {
	fn sealed_path(&self, name: &str) -> PathBuf {
		self.directory.join(format!("{name}.age"))
	}

	fn public_path(&self, name: &str) -> PathBuf {
		self.directory.join(format!("{name}.json"))
	}

	fn make_directory(&self) -> Result<(), KeystoreError> {
		let mut builder = fs::DirBuilder::new();
		builder.recursive(true);
		#[cfg(unix)]
		std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
		builder.create(&self.directory).map_err(disk(&self.directory))
	}

	pub(super) fn ensure_new(&self, name: &str) -> Result<(), KeystoreError> {
		check_name(name)?;
		if self.public_path(name).exists() || self.sealed_path(name).exists() {
			return Err(KeystoreError::Exists(name.into()));
		}
		Ok(())
	}

	pub(super) fn write_sealed(&self, name: &str, bytes: &[u8]) -> Result<(), KeystoreError> {
		self.make_directory()?;
		let path = self.sealed_path(name);
		write_private(&path, bytes).map_err(disk(&path))
	}

	pub(super) fn read_sealed(&self, name: &str) -> Result<Vec<u8>, KeystoreError> {
		let path = self.sealed_path(name);
		fs::read(&path).map_err(disk(&path))
	}

	pub(super) fn write_public(&self, public: &PublicPart) -> Result<(), KeystoreError> {
		self.make_directory()?;
		let bytes = serde_json::to_vec_pretty(public).map_err(|error| damaged(&public.name, error))?;
		let path = self.public_path(&public.name);
		write_private(&path, &bytes).map_err(disk(&path))
	}

	/// What anybody may know of this key.
	pub fn public(&self, name: &str) -> Result<PublicPart, KeystoreError> {
		check_name(name)?;
		let path = self.public_path(name);
		match fs::read(&path) {
			Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| damaged(name, error)),
			Err(error) if error.kind() == io::ErrorKind::NotFound => Err(KeystoreError::Unknown(name.into())),
			Err(error) => Err(disk(&path)(error)),
		}
	}

	/// Every key, by name.
	pub fn list(&self) -> Result<Vec<PublicPart>, KeystoreError> {
		let entries = match fs::read_dir(&self.directory) {
			Ok(entries) => entries,
			Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
			Err(error) => return Err(disk(&self.directory)(error)),
		};
		let mut keys = Vec::new();
		for entry in entries {
			let path = entry.map_err(disk(&self.directory))?.path();
			if path.extension().is_some_and(|extension| extension == "json") {
				let name = path
					.file_stem()
					.unwrap_or_default()
					.to_string_lossy()
					.into_owned();
				keys.push(self.public(&name)?);
			}
		}
		keys.sort_by(|left: &PublicPart, right| left.name.cmp(&right.name));
		Ok(keys)
	}
}
