// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A development node.

use crate::{until, Process, Program, Result, Workspace, PATIENCE};
use salus_client::{
	api::HeadKind,
	chain::{ChainClient, ChainError},
};
use std::path::{Path, PathBuf};

/// A node of a development chain of its own.
#[derive(Debug)]
pub struct Node {
	process: Process,
	args: Vec<String>,
	log: PathBuf,
	port: u16,
}

impl Node {
	/// Starts one of the development chain on free ports, and waits for its first final block.
	pub async fn start(workspace: &Workspace) -> Result<Self> {
		let args = ["--dev", "--port", "0"].map(str::to_owned);
		let node = Self::launch(workspace, "node", &args).await?;
		node.first_final_block().await?;
		Ok(node)
	}

	/// Starts one with these arguments on a free port for its JSON-RPC, with its chain in the folder `name` of
	/// the workspace, and waits until it can be asked.
	pub async fn launch(workspace: &Workspace, name: &str, args: &[String]) -> Result<Self> {
		let base = workspace.join(name).display().to_string();
		let log = workspace.join(&format!("{name}.log"));
		let own = ["--base-path", &base, "--no-prometheus", "--no-telemetry"].map(str::to_owned);
		let args = [args, &own].concat();
		let mut process = run(&args, &log, 0)?;
		let port = listening(&mut process).await?;
		Ok(Self {
			process,
			args,
			log,
			port,
		})
	}

	/// Its process's id.
	pub fn id(&self) -> u32 {
		self.process.id()
	}

	/// Where its JSON-RPC listens.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// The file with its output.
	pub fn log(&self) -> &Path {
		&self.log
	}

	/// A client of its own connection. It belongs to the async runtime that it is made in.
	pub fn chain(&self) -> ChainClient {
		ChainClient::node(self.url())
	}

	/// Has it not ended?
	pub fn is_running(&mut self) -> bool {
		self.process.is_running()
	}

	/// Ends it at once.
	pub fn kill(&mut self) {
		self.process.kill();
	}

	/// Starts it again, with its chain and at its port, and waits until blocks become final again.
	pub async fn restart(&mut self) -> Result<()> {
		self.process.kill();
		let port = self.port;
		// A node whose port is not free yet takes another one: then try again.
		self.process = until("the node at its old port", PATIENCE, async || {
			let mut process = run(&self.args, &self.log, port)?;
			Ok((listening(&mut process).await? == port).then_some(process))
		})
		.await?;
		self.next_final_block().await
	}

	/// Stops its clock, as a machine that hangs would, until [`Self::wake`].
	pub fn freeze(&self) -> Result<()> {
		self.process.signal("STOP")
	}

	/// Lets it go on.
	pub fn wake(&self) -> Result<()> {
		self.process.signal("CONT")
	}

	/// Waits until the chain has a final block after its first.
	pub async fn first_final_block(&self) -> Result<()> {
		let chain = self.chain();
		until("the first final block", PATIENCE, async || {
			Ok((chain.head(HeadKind::Final).await?.number > 0).then_some(()))
		})
		.await
	}

	/// Waits until the chain has moved on by one final block.
	pub async fn next_final_block(&self) -> Result<()> {
		let chain = self.chain();
		let mut before = None;
		until("another final block", PATIENCE, async || {
			match chain.head(HeadKind::Final).await {
				Ok(head) => Ok((*before.get_or_insert(head.number) < head.number).then_some(())),
				Err(ChainError::Unreachable { .. }) => Ok(None),
				Err(error) => Err(error.into()),
			}
		})
		.await
	}
}

fn run(args: &[String], log: &Path, rpc_port: u16) -> Result<Process> {
	let port = ["--rpc-port".to_owned(), rpc_port.to_string()];
	Process::start("salus-node", &Program::Node.path()?, &[args, &port].concat(), log)
}

async fn listening(process: &mut Process) -> Result<u16> {
	process.said("the port of its JSON-RPC", port_in).await
}

/// The port in a line such as `… Running JSON-RPC server: addr=127.0.0.1:9944,[::1]:9944`.
fn port_in(line: &str) -> Option<u16> {
	let (_, address) = line.split_once("addr=127.0.0.1:")?;
	let digits: String = address.chars().take_while(char::is_ascii_digit).collect();
	digits.parse().ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_port_is_read_from_the_node_s_line() {
		let line = "2026-11-22 19:00:00 Running JSON-RPC server: addr=127.0.0.1:41234,[::1]:9944";
		assert_eq!(port_in(line), Some(41_234));
		assert_eq!(port_in("addr=127.0.0.1:"), None);
		assert_eq!(port_in("Local node identity is"), None);
	}
}
