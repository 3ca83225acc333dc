// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A temporary folder that goes away with the process that made it, however that one ends.

use crate::{Result, Trouble};
use std::{
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Child, ChildStdin, Command, Stdio},
};

/// Waits for the end of its standard input, which comes with the end of its parent, and removes the folder. Programs that write
/// there are being killed at the same moment, so it may take a second look.
const JANITOR: &str = r#"cat >/dev/null; for look in 1 2 3 4 5; do rm -rf -- "$1" && break; sleep 1; done"#;

/// A temporary folder.
#[derive(Debug)]
pub struct Workspace {
	path: PathBuf,
	janitor: Child,
	alive: Option<ChildStdin>,
}

impl Workspace {
	/// A new, empty one.
	pub fn create() -> Result<Self> {
		let folder = tempfile::Builder::new()
			.prefix("salus-e2e-")
			.tempdir()
			.map_err(Trouble::io("cannot make a temporary folder"))?;
		let path = folder.keep();
		let mut janitor = Command::new("sh")
			.args(["-c", JANITOR, "sh"])
			.arg(&path)
			// A group of its own: Ctrl-C in a terminal is for the one who started it.
			.process_group(0)
			.stdin(Stdio::piped())
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.map_err(Trouble::io("cannot run sh"))?;
		let alive = janitor.stdin.take();
		Ok(Self { path, janitor, alive })
	}

	/// Where it is.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// A path inside it.
	pub fn join(&self, name: &str) -> PathBuf {
		self.path.join(name)
	}
}

impl Drop for Workspace {
	fn drop(&mut self) {
		drop(self.alive.take());
		let _ = self.janitor.wait();
	}
}
