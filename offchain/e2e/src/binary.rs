// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Where the programs under test are.

use crate::{Result, Trouble};
use std::path::PathBuf;

/// A program of the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
	/// The node: `SALUS_NODE`, else where `scripts/lib.sh` builds it.
	Node,
	/// The vault.
	Vault,
	/// The custodian.
	Custodian,
	/// The command line.
	Cli,
}

impl Program {
	/// Its name.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Node => "salus-node",
			Self::Vault => "salus-vault",
			Self::Custodian => "salus-custodian",
			Self::Cli => "salus",
		}
	}

	const fn what_to_do(self) -> &'static str {
		match self {
			Self::Node => "build the chain first (scripts/test chain), or name a node in SALUS_NODE",
			_ => "run `cargo build --workspace --all-targets` in offchain/ first, as the scripts do",
		}
	}

	/// Its path, if there is a file.
	pub fn path(self) -> Result<PathBuf> {
		let path = match self {
			Self::Node => node(),
			_ => beside_this_program().join(self.name()),
		};
		if path.is_file() {
			return Ok(path);
		}
		Err(Trouble::Missing {
			program: self.name(),
			path,
			what_to_do: self.what_to_do(),
		})
	}
}

fn node() -> PathBuf {
	let set = |name| {
		std::env::var_os(name)
			.filter(|value| !value.is_empty())
			.map(PathBuf::from)
	};
	set("SALUS_NODE").unwrap_or_else(|| cache().join("target/debug/salus-node"))
}

/// The same as in `scripts/lib.sh`.
pub(crate) fn cache() -> PathBuf {
	let set = |name| {
		std::env::var_os(name)
			.filter(|value| !value.is_empty())
			.map(PathBuf::from)
	};
	let cache = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")));
	cache.unwrap_or_default().join("salus")
}

/// Tests run in `target/debug/deps`, programs in `target/debug`.
fn beside_this_program() -> PathBuf {
	let mut folder = std::env::current_exe().unwrap_or_default();
	folder.pop();
	if folder.ends_with("deps") {
		folder.pop();
	}
	folder
}
