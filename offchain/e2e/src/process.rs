// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A program under test: started with its output in a file, and gone when its owner is.

use crate::{until, Result, Trouble, PATIENCE};
use std::{
	fs::{File, OpenOptions},
	io::{Read, Seek, SeekFrom},
	os::unix::process::CommandExt,
	path::{Path, PathBuf},
	process::{Child, ChildStdin, Command, Stdio},
	time::{Duration, Instant},
};

/// Starts the program in place of the shell, so that both have one process id. Beside it waits a reader of the standard
/// input's other end: when that closes (the owner let go of it, or died in whatever way), it kills the program.
const KEEPER: &str = r#"exec 3<&0; ( cat <&3 >/dev/null; kill -KILL $$ ) & exec "$@" 3<&- </dev/null"#;

/// The longest wait for a word of a program that starts: a node on a machine that is busy building takes its time.
const START_PATIENCE: Duration = Duration::from_secs(240);

/// How much of a log an error shows, in bytes.
const TAIL: u64 = 4_000;

/// A running program.
#[derive(Debug)]
pub struct Process {
	name: String,
	child: Child,
	alive: Option<ChildStdin>,
	log: PathBuf,
	/// Where this run's output begins in the log.
	begin: u64,
}

impl Process {
	/// Starts a program; its output is appended to `log`.
	pub fn start(name: &str, program: &Path, args: &[String], log: &Path) -> Result<Self> {
		let open = || OpenOptions::new().create(true).append(true).open(log);
		let cannot = |what: &str| Trouble::io(format!("cannot {what} {name}"));
		let out = open().map_err(cannot("open the log of"))?;
		let begin = out.metadata().map_err(cannot("read the log of"))?.len();
		let err = out.try_clone().map_err(cannot("open the log of"))?;
		let mut child = Command::new("sh")
			.args(["-c", KEEPER, "sh"])
			.arg(program)
			.args(args)
			.env(
				"RUST_LOG",
				std::env::var("SALUS_E2E_LOG").unwrap_or_else(|_| "info".into()),
			)
			// A group of its own: Ctrl-C in a terminal is for the one who started it.
			.process_group(0)
			.stdin(Stdio::piped())
			.stdout(out)
			.stderr(err)
			.spawn()
			.map_err(cannot("start"))?;
		let alive = child.stdin.take();
		Ok(Self {
			name: name.into(),
			child,
			alive,
			log: log.into(),
			begin,
		})
	}

	/// Its id.
	pub fn id(&self) -> u32 {
		self.child.id()
	}

	/// Has it not ended?
	pub fn is_running(&mut self) -> bool {
		matches!(self.child.try_wait(), Ok(None))
	}

	/// Ends it at once, as a power cut would.
	pub fn kill(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
		drop(self.alive.take());
	}

	/// Asks it to end, and waits until it has. Says whether it ended well.
	pub async fn terminate(&mut self) -> Result<bool> {
		self.signal("TERM")?;
		let name = self.name.clone();
		let status = until(&format!("the end of {name}"), PATIENCE, async || {
			self.child
				.try_wait()
				.map_err(Trouble::io(format!("cannot wait for {name}")))
		})
		.await?;
		drop(self.alive.take());
		Ok(status.success())
	}

	/// Sends it a signal, such as `STOP` or `CONT`.
	pub fn signal(&self, signal: &str) -> Result<()> {
		let sent = Command::new("kill")
			.args(["-s", signal, &self.child.id().to_string()])
			.status()
			.map_err(Trouble::io("cannot run kill"))?;
		crate::ensure(
			sent.success(),
			format!("{} did not get the signal {signal}", self.name),
		)
	}

	/// What it has said in this run.
	pub fn output(&self) -> Result<String> {
		self.read_from(self.begin)
	}

	fn read_from(&self, position: u64) -> Result<String> {
		let cannot = || Trouble::io(format!("cannot read {}", self.log.display()));
		let mut file = File::open(&self.log).map_err(cannot())?;
		file.seek(SeekFrom::Start(position)).map_err(cannot())?;
		let mut bytes = Vec::new();
		file.read_to_end(&mut bytes).map_err(cannot())?;
		Ok(String::from_utf8_lossy(&bytes).into_owned())
	}

	/// The end of what it has said.
	pub fn tail(&self) -> String {
		let length = std::fs::metadata(&self.log).map_or(0, |file| file.len());
		self.read_from(self.begin.max(length.saturating_sub(TAIL)))
			.unwrap_or_default()
	}

	/// Waits for a line that `find` finds something in.
	pub async fn said<T>(&mut self, what: &str, find: impl Fn(&str) -> Option<T>) -> Result<T> {
		let begin = Instant::now();
		loop {
			if let Some(found) = self.output()?.lines().find_map(&find) {
				return Ok(found);
			}
			let ended = !self.is_running();
			if ended || begin.elapsed() > START_PATIENCE {
				let how = if ended { "ended" } else { "went on" };
				return Err(Trouble::NotHeld(format!(
					"{} {how} without {what}:\n{}",
					self.name,
					self.tail()
				)));
			}
			tokio::time::sleep(Duration::from_millis(50)).await;
		}
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		if self.alive.is_some() {
			self.kill();
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Workspace;

	fn sh(script: &str, folder: &Workspace) -> Process {
		let args = ["-c".to_owned(), script.to_owned()];
		Process::start("sh", Path::new("/bin/sh"), &args, &folder.join("log")).unwrap()
	}

	fn exists(id: u32) -> bool {
		let stat = std::fs::read_to_string(format!("/proc/{id}/stat"));
		stat.is_ok_and(|stat| !stat.contains(") Z "))
	}

	#[tokio::test]
	async fn a_program_is_gone_when_its_owner_lets_go() {
		let folder = Workspace::create().unwrap();
		let mut process = sh("echo ready; exec sleep 600", &folder);
		process
			.said("a word", |line| (line == "ready").then_some(()))
			.await
			.unwrap();
		let id = process.id();
		assert!(exists(id));
		drop(process);
		assert!(!exists(id));
	}

	#[tokio::test]
	async fn a_program_is_gone_when_its_owner_dies_without_a_word() {
		let folder = Workspace::create().unwrap();
		let mut process = sh("echo ready; exec sleep 600", &folder);
		process
			.said("a word", |line| (line == "ready").then_some(()))
			.await
			.unwrap();
		let id = process.id();
		// What the kernel does with the pipe of a process that dies.
		drop(process.alive.take());
		until("the program's end", PATIENCE, async || {
			Ok((!exists(id)).then_some(()))
		})
		.await
		.unwrap();
	}

	#[tokio::test]
	async fn a_program_that_ends_early_is_told_with_its_last_words() {
		let folder = Workspace::create().unwrap();
		let mut process = sh("echo something is wrong", &folder);
		let error = process
			.said("a port", |_| None::<()>)
			.await
			.unwrap_err()
			.to_string();
		assert!(
			error.contains("ended without a port") && error.contains("something is wrong"),
			"{error}"
		);
	}

	#[test]
	fn a_workspace_goes_with_its_owner() {
		let folder = Workspace::create().unwrap();
		let path = folder.path().to_owned();
		std::fs::write(folder.join("file"), "x").unwrap();
		drop(folder);
		assert!(!path.exists());
	}
}
