// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A custodian.

use crate::{until, vault::Vault, Process, Program, Result, Trouble, Workspace, PATIENCE};
use salus_primitives::{development::encryption_secret, OrganisationId};
use std::{
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
	process::Command,
};

/// A custodian of one organisation of the development preset.
#[derive(Debug)]
pub struct Custodian {
	process: Option<Process>,
	config: PathBuf,
	log: PathBuf,
	key_file: PathBuf,
}

impl Custodian {
	/// Starts one. `name` is the organisation's in the development preset.
	pub async fn start(
		workspace: &Workspace,
		name: &str,
		organisation: OrganisationId,
		node: &str,
		vault: &Vault,
	) -> Result<Self> {
		let path = |ending: &str| workspace.join(&format!("custodian-{name}.{ending}"));
		let (config, log, key_file) = (path("toml"), path("log"), path("key"));
		let mut custodian = Self {
			process: None,
			config,
			log,
			key_file,
		};
		custodian.keep_keys(&[(1, encryption_secret(name))])?;
		let (url, domain) = (vault.url(), vault.domain());
		let text = format!(
			"organisation = \"{organisation}\"\nnode = \"{node}\"\nvault = \"{url}\"\nvault_domain = \"{domain}\"\n\
			 key_file = \"{}\"\nretry_ms = 200\nlisten = \"127.0.0.1:0\"\n",
			custodian.key_file.display()
		);
		std::fs::write(&custodian.config, text)
			.map_err(Trouble::io("cannot write a custodian's configuration"))?;
		custodian.restart().await?;
		Ok(custodian)
	}

	/// Writes the key file anew: versions and secrets.
	pub fn keep_keys(&self, keys: &[(u32, [u8; 32])]) -> Result<()> {
		use std::io::Write;
		let lines: String = keys
			.iter()
			.map(|(version, secret)| format!("{version} {}\n", hex::encode(secret)))
			.collect();
		let mut options = std::fs::OpenOptions::new();
		options.write(true).create(true).truncate(true).mode(0o600);
		options
			.open(&self.key_file)
			.and_then(|mut file| file.write_all(lines.as_bytes()))
			.map_err(Trouble::io("cannot write a custodian's key file"))
	}

	/// Has it not ended?
	pub fn is_running(&mut self) -> bool {
		self.process.as_mut().is_some_and(Process::is_running)
	}

	/// Ends it at once.
	pub fn kill(&mut self) {
		drop(self.process.take());
	}

	/// Starts it again, and waits until it has caught up.
	pub async fn restart(&mut self) -> Result<()> {
		self.kill();
		let mut process = run(&self.config, &self.log)?;
		process
			.said("having caught up", |line| {
				line.contains("caught up").then_some(())
			})
			.await?;
		self.process = Some(process);
		Ok(())
	}

	/// Starts it again without waiting for anything.
	pub fn start_again(&mut self) -> Result<()> {
		self.kill();
		self.process = Some(run(&self.config, &self.log)?);
		Ok(())
	}

	/// Where it can be looked at, `host:port`: another one after each start.
	pub async fn address(&mut self) -> Result<String> {
		let process = self.running()?;
		process
			.said("its address", |line| {
				line.strip_prefix("listening on ")
					.map(|address| address.trim().to_owned())
			})
			.await
	}

	/// Stops its clock, as a machine that hangs would. [`Self::kill`] ends it nevertheless.
	pub fn freeze(&mut self) -> Result<()> {
		self.running()?.signal("STOP")
	}

	fn running(&mut self) -> Result<&mut Process> {
		self.process
			.as_mut()
			.ok_or_else(|| Trouble::not_held("the custodian was ended and not started again"))
	}

	/// What it has said since it was started last.
	pub fn output(&self) -> Result<String> {
		self.process
			.as_ref()
			.map_or_else(|| Ok(String::new()), Process::output)
	}

	/// What `salus-custodian status` says: how many wraps are missing.
	pub async fn missing(&self) -> Result<u64> {
		let (program, config) = (Program::Custodian.path()?, self.config.clone());
		let said = tokio::task::spawn_blocking(move || status(&program, &config))
			.await
			.map_err(|error| Trouble::not_held(error.to_string()))??;
		said["missing_wraps"]
			.as_u64()
			.ok_or_else(|| Trouble::not_held(format!("the custodian's status has no missing_wraps: {said}")))
	}

	/// Waits until nothing is left to wrap.
	pub async fn caught_up(&self) -> Result<()> {
		until("the custodian having wrapped everything", PATIENCE, async || {
			Ok((self.missing().await? == 0).then_some(()))
		})
		.await
	}
}

fn status(program: &Path, config: &Path) -> Result<serde_json::Value> {
	let output = Command::new(program)
		.arg("--config")
		.arg(config)
		.arg("status")
		.output()
		.map_err(Trouble::io("cannot run salus-custodian"))?;
	serde_json::from_slice(&output.stdout).map_err(|error| {
		let said = String::from_utf8_lossy(&output.stderr);
		Trouble::not_held(format!(
			"salus-custodian status did not answer in JSON ({error}): {said}"
		))
	})
}

fn run(config: &Path, log: &Path) -> Result<Process> {
	let args = ["--config", &config.display().to_string(), "run"].map(str::to_owned);
	Process::start("salus-custodian", &Program::Custodian.path()?, &args, log)
}
