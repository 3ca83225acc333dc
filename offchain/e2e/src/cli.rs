// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The command line as a person at a terminal uses it.

use crate::{ensure, until, Program, Result, Trouble, Workspace, PATIENCE};
use serde_json::Value;
use std::path::PathBuf;
use tokio::process::Command;

/// Settings of whoever runs the tests that would reach the program.
const ENVIRONMENT: [&str; 6] = [
	"SALUS_HOME",
	"SALUS_KEY",
	"SALUS_NODE",
	"SALUS_ORGANISATION",
	"SALUS_PASSPHRASE_FILE",
	"SALUS_VAULT",
];

/// The exit code of a refusal.
const REFUSED: i32 = 3;

/// `salus` with a folder of its own for keys, names and settings, and with the options given.
#[derive(Clone, Debug)]
pub struct Cli {
	home: PathBuf,
	options: Vec<String>,
}

/// What one call left behind.
#[derive(Clone, Debug)]
pub struct Said {
	/// The exit code; -1 when a signal ended it.
	pub code: i32,
	/// Standard output.
	pub out: String,
	/// Standard error.
	pub err: String,
}

impl Cli {
	/// A new user, who knows the names of the development chain.
	pub async fn new(workspace: &Workspace, name: &str) -> Result<Self> {
		let home = workspace.join(&format!("cli-{name}"));
		std::fs::create_dir_all(&home).map_err(Trouble::io("cannot make a folder"))?;
		let cli = Self {
			home,
			options: Vec::new(),
		};
		let (passphrase, folder) = (
			cli.file("passphrase", "correct horse battery\n")?,
			cli.path("salus"),
		);
		let cli = cli.with(&format!("--passphrase-file {passphrase} --home {folder}"));
		cli.does("settings --development true").await?;
		Ok(cli)
	}

	/// The same user with these options in every call.
	pub fn with(&self, options: &str) -> Self {
		let mut options_of_all = self.options.clone();
		options_of_all.extend(options.split_whitespace().map(str::to_owned));
		Self {
			options: options_of_all,
			..self.clone()
		}
	}

	/// The same user signing with another key.
	pub fn of_key(&self, name: &str) -> Self {
		self.instead("--key", name)
	}

	fn instead(&self, option: &str, value: &str) -> Self {
		let mut cli = self.clone();
		for index in 1..cli.options.len() {
			if cli.options[index - 1] == option {
				value.clone_into(&mut cli.options[index]);
			}
		}
		cli
	}

	/// The same user with another passphrase in mind.
	pub fn with_passphrase(&self, passphrase: &str) -> Result<Self> {
		let other = self.file("another-passphrase", passphrase)?;
		Ok(self.instead("--passphrase-file", &other))
	}

	/// Imports well-known keys of the development chain, each under its name.
	pub async fn import(&self, names: &[&str]) -> Result<()> {
		for name in names {
			self.does(&format!("key import {name} --dev //{name}")).await?;
		}
		Ok(())
	}

	/// A path in the user's folder.
	pub fn path(&self, name: &str) -> String {
		self.home.join(name).display().to_string()
	}

	/// Writes a file into the user's folder, and says where it is.
	pub fn file(&self, name: &str, content: &str) -> Result<String> {
		let path = self.path(name);
		std::fs::write(&path, content).map_err(Trouble::io(format!("cannot write {path}")))?;
		Ok(path)
	}

	/// Calls it with these words.
	pub async fn run(&self, words: &str) -> Result<Said> {
		let mut command = Command::new(Program::Cli.path()?);
		for name in ENVIRONMENT {
			command.env_remove(name);
		}
		let output = command
			.args(words.split_whitespace())
			.args(&self.options)
			.stdin(std::process::Stdio::null())
			.kill_on_drop(true)
			.output();
		let output = tokio::time::timeout(2 * PATIENCE, output)
			.await
			.map_err(|_| Trouble::not_held(format!("`salus {words}` did not end")))?
			.map_err(Trouble::io("cannot run salus"))?;
		Ok(Said {
			code: output.status.code().unwrap_or(-1),
			out: String::from_utf8_lossy(&output.stdout).into_owned(),
			err: String::from_utf8_lossy(&output.stderr).into_owned(),
		})
	}

	/// Calls it, expects it to be done, and reads its answer as JSON.
	pub async fn does(&self, words: &str) -> Result<Value> {
		read(words, &self.run(&format!("{words} --output json")).await?)
	}

	/// Calls it, and expects it to end with this code, to print nothing but the error, and to say each of these.
	pub async fn fails(&self, code: i32, words: &str, says: &[&str]) -> Result<()> {
		let said = self.run(words).await?;
		ensure(
			said.code == code,
			format!(
				"`salus {words}` ended with {} and not with {code}: {}{}",
				said.code, said.out, said.err
			),
		)?;
		ensure(
			said.out.is_empty(),
			format!("`salus {words}` failed and printed {}", said.out),
		)?;
		for what in says {
			ensure(
				said.err.contains(what),
				format!("`salus {words}` does not say `{what}`: {}", said.err),
			)?;
		}
		Ok(())
	}

	/// [`Self::fails`], waiting until the call ends with this code: what has only just been written may not be final yet.
	pub async fn fails_soon(&self, code: i32, words: &str, says: &[&str]) -> Result<()> {
		until(&format!("`salus {words}` failing"), PATIENCE, async || {
			Ok((self.run(words).await?.code == code).then_some(()))
		})
		.await?;
		self.fails(code, words, says).await
	}

	/// [`Self::does`] again and again until the answer is as wanted: what has only just been written may not be final yet.
	pub async fn shows(&self, words: &str, wanted: impl Fn(&Value) -> bool) -> Result<Value> {
		let mut last = Value::Null;
		let found = until(&format!("`salus {words}`"), PATIENCE, async || {
			let said = self.run(&format!("{words} --output json")).await?;
			if said.code == REFUSED {
				return Ok(None);
			}
			last = read(words, &said)?;
			Ok(wanted(&last).then(|| last.clone()))
		})
		.await;
		found.map_err(|error| Trouble::not_held(format!("{error}: it last said {last}")))
	}
}

/// The text of a field of an answer.
pub fn text<'a>(answer: &'a Value, field: &str) -> Result<&'a str> {
	answer[field]
		.as_str()
		.ok_or_else(|| Trouble::not_held(format!("the answer has no {field}: {answer}")))
}

fn read(words: &str, said: &Said) -> Result<Value> {
	ensure(
		said.code == 0,
		format!("`salus {words}` ended with {}: {}", said.code, said.err),
	)?;
	serde_json::from_str(&said.out).map_err(|error| {
		Trouble::not_held(format!(
			"`salus {words}` did not answer in JSON ({error}): {}",
			said.out
		))
	})
}
