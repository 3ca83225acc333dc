// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The custodian's configuration: one TOML file, every limit with its unit in its name.

use salus_primitives::OrganisationId;
use serde::Deserialize;
use std::{
	net::SocketAddr,
	path::{Path, PathBuf},
};

/// Why a configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
	/// The file cannot be read.
	#[error("cannot read {path}: {cause}")]
	Unreadable {
		/// Which file.
		path: String,
		/// Why.
		cause: std::io::Error,
	},
	/// The file is not what was expected.
	#[error("{path}: {cause}")]
	Malformed {
		/// Which file.
		path: String,
		/// What is wrong, and where.
		cause: toml::de::Error,
	},
	/// A number is out of its bounds.
	#[error("{name} is {value}, but must lie between {least} and {most}")]
	OutOfBounds {
		/// Which setting.
		name: &'static str,
		/// Its value.
		value: u64,
		/// The least allowed.
		least: u64,
		/// The most allowed.
		most: u64,
	},
}

/// Everything that a custodian is told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// Whose custodian this is.
	pub organisation: OrganisationId,
	/// The organisation's own node, `ws://host:port`; on loopback, like the vault's.
	pub node: String,
	/// The organisation's vault, `http://host:port`.
	pub vault: String,
	/// The domain that the vault must name when we log in.
	pub vault_domain: String,
	/// The file with the organisation's secret keys; see [`crate::keyring::Keyring::read`].
	pub key_file: PathBuf,
	/// Where `/health`, `/ready` and `/status` answer, on loopback or in the operator's own network; nowhere by default.
	#[serde(default)]
	pub listen: Option<SocketAddr>,
	/// How long to wait for one answer of the vault.
	#[serde(default = "default_vault_timeout_ms")]
	pub vault_timeout_ms: u64,
	/// How long one wait for members' requests lasts; shorter than `vault_timeout_ms`.
	#[serde(default = "default_rewrap_wait_ms")]
	pub rewrap_wait_ms: u64,
	/// How long to wait at first before starting again after the node or the vault was lost; then twice as long each time, up to
	/// half a minute.
	#[serde(default = "default_retry_ms")]
	pub retry_ms: u64,
}

fn default_vault_timeout_ms() -> u64 {
	30_000
}

fn default_rewrap_wait_ms() -> u64 {
	10_000
}

fn default_retry_ms() -> u64 {
	1_000
}

impl Config {
	/// Reads and checks a configuration file.
	pub fn read(path: &Path) -> Result<Self, ConfigError> {
		let name = path.display().to_string();
		let text = std::fs::read_to_string(path).map_err(|cause| ConfigError::Unreadable {
			path: name.clone(),
			cause,
		})?;
		toml::from_str::<Self>(&text)
			.map_err(|cause| ConfigError::Malformed { path: name, cause })?
			.checked()
	}

	fn checked(self) -> Result<Self, ConfigError> {
		within("vault_timeout_ms", self.vault_timeout_ms, 100, 600_000)?;
		within(
			"rewrap_wait_ms",
			self.rewrap_wait_ms,
			10,
			self.vault_timeout_ms - 1,
		)?;
		within("retry_ms", self.retry_ms, 10, 600_000)?;
		Ok(self)
	}
}

fn within(name: &'static str, value: u64, least: u64, most: u64) -> Result<(), ConfigError> {
	if (least..=most).contains(&value) {
		Ok(())
	} else {
		Err(ConfigError::OutOfBounds {
			name,
			value,
			least,
			most,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn parse(extra: &str) -> Result<Config, String> {
		let organisation = OrganisationId::repeat(1);
		let text = format!(
			"organisation = \"{organisation}\"\nnode = \"ws://127.0.0.1:9944\"\nvault = \"http://127.0.0.1:9801\"\n\
			 vault_domain = \"north.example\"\nkey_file = \"custodian.key\"\n{extra}"
		);
		let config = toml::from_str::<Config>(&text).map_err(|error| error.to_string())?;
		config.checked().map_err(|error| error.to_string())
	}

	#[test]
	fn the_limits_have_defaults() {
		assert_eq!(parse("").unwrap().retry_ms, 1_000);
	}

	#[test]
	fn an_unknown_setting_is_named() {
		assert!(parse("rewrap_wait = 5").unwrap_err().contains("rewrap_wait"));
	}

	#[test]
	fn a_wait_must_be_shorter_than_the_time_limit() {
		assert!(parse("vault_timeout_ms = 1000\nrewrap_wait_ms = 999").is_ok());
		assert!(parse("vault_timeout_ms = 1000\nrewrap_wait_ms = 1000")
			.unwrap_err()
			.contains("rewrap_wait_ms is 1000"));
	}

	#[test]
	fn each_bound_holds_on_both_sides() {
		assert!(parse("retry_ms = 10").is_ok() && parse("retry_ms = 600000").is_ok());
		assert!(parse("retry_ms = 9").is_err() && parse("retry_ms = 600001").is_err());
		assert!(parse("vault_timeout_ms = 99").is_err());
	}
}
