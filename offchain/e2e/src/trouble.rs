// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What can go wrong on the stage.

use salus_client::{chain::ChainError, records::RecordError, vault::VaultError};
use std::path::PathBuf;

/// What the harness's functions return.
pub type Result<T, E = Trouble> = std::result::Result<T, E>;

/// Why a step did not come about.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
	/// The chain did not do or say it.
	#[error(transparent)]
	Chain(#[from] ChainError),
	/// A vault did not do it.
	#[error(transparent)]
	Vault(#[from] VaultError),
	/// A record was not written or read.
	#[error(transparent)]
	Record(RecordError),
	/// The machine failed.
	#[error("{what}: {cause}")]
	Io {
		/// What was tried.
		what: String,
		/// What happened.
		cause: std::io::Error,
	},
	/// A program has not been built.
	#[error("{program} is not at {}: {what_to_do}", .path.display())]
	Missing {
		/// Which program.
		program: &'static str,
		/// Where it should be.
		path: PathBuf,
		/// How to get it.
		what_to_do: &'static str,
	},
	/// Something did not become true in time.
	#[error("{what} did not come true within {seconds} seconds{last}")]
	Late {
		/// What was waited for.
		what: String,
		/// For how long.
		seconds: u64,
		/// The last thing that was seen.
		last: String,
	},
	/// Something is not as it must be.
	#[error("{0}")]
	NotHeld(String),
}

impl Trouble {
	/// Something is not as it must be.
	pub fn not_held(what: impl Into<String>) -> Self {
		Self::NotHeld(what.into())
	}

	/// The machine failed at what was tried.
	pub fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
		let what = what.into();
		|cause| Self::Io { what, cause }
	}

	/// The stable code with which a vault refused, if one did.
	pub fn vault_code(&self) -> Option<&str> {
		match self {
			Self::Vault(error) => error.code(),
			Self::Chain(ChainError::Door(body)) => Some(&body.error),
			_ => None,
		}
	}

	/// The HTTP status with which a vault refused, if one did.
	pub fn vault_status(&self) -> Option<u16> {
		match self {
			Self::Vault(VaultError::Refused { status, .. }) => Some(*status),
			_ => None,
		}
	}

	/// Might the same come about a few blocks later?
	pub fn is_not_yet(&self) -> bool {
		matches!(self, Self::Record(RecordError::NotFound(_)))
			|| matches!(self.vault_code(), Some("not-found" | "key-pending"))
	}

	/// The name of the error with which the chain refused, if it did.
	pub fn refusal(&self) -> Option<&str> {
		match self {
			Self::Chain(error) => error.refusal(),
			_ => None,
		}
	}
}

/// Refuses to go on unless `holds`.
pub fn ensure(holds: bool, otherwise: impl Into<String>) -> Result<()> {
	if holds {
		Ok(())
	} else {
		Err(Trouble::NotHeld(otherwise.into()))
	}
}

// What lies inside is told apart by who said it, wherever it came through.
impl From<RecordError> for Trouble {
	fn from(error: RecordError) -> Self {
		match error {
			RecordError::Chain(error) => Self::Chain(error),
			RecordError::Vault(error) => Self::Vault(error),
			error => Self::Record(error),
		}
	}
}
