// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The node that is measured: the one validator of a chain of its own, on disk, run as an operator runs one,
//! but open to a second node.

use crate::{genesis, people::Scene, proposals::Proposals, rpc::Rpc};
use futures::StreamExt;
use salus_client::chain::ChainClient;
use salus_e2e::{Node, Result, Trouble, Workspace};
use std::{
	net::TcpListener,
	path::PathBuf,
	sync::{Arc, Mutex, PoisonError},
	time::Instant,
};
use tokio::task::JoinHandle;

/// The validator's network key and the name that follows from it. Known to everybody; used on loopback only.
const NETWORK_KEY: &str = "0000000000000000000000000000000000000000000000000000000000000001";
const PEER: &str = "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp";
const SECOND_NETWORK_KEY: &str = "0000000000000000000000000000000000000000000000000000000000000002";

/// More arguments for the nodes, divided by blanks: to measure what a setting does.
const MORE_ARGUMENTS: &str = "SALUS_BENCH_NODE";

/// A node and what is known of it.
pub struct Bench {
	/// Its process.
	pub node: Node,
	/// A client of it.
	pub chain: ChainClient,
	/// A connection to it.
	pub rpc: Rpc,
	/// What its log says about blocks.
	pub proposals: Arc<Proposals>,
	/// When which block was seen to be final.
	pub finals: Finals,
	spec: PathBuf,
	port: u16,
	workspace: Workspace,
}

/// A port that is free now.
fn free_port() -> Result<u16> {
	let listener = TcpListener::bind("127.0.0.1:0").map_err(Trouble::io("no port is free"))?;
	let address = listener.local_addr().map_err(Trouble::io("no port is free"))?;
	Ok(address.port())
}

fn arguments(spec: &std::path::Path, key: &str, port: u16, more: &[&str]) -> Vec<String> {
	let spec = spec.display().to_string();
	let listen = format!("/ip4/127.0.0.1/tcp/{port}");
	let own = [
		"--chain",
		&spec,
		"--node-key",
		key,
		"--listen-addr",
		&listen,
		"--open-peers",
		"--no-mdns",
	];
	let set = std::env::var(MORE_ARGUMENTS).unwrap_or_default();
	let all = own.iter().chain(more).copied().chain(set.split_whitespace());
	all.map(str::to_owned).collect()
}

impl Bench {
	/// Starts one whose first block has this scene.
	pub async fn start(scene: &Scene) -> Result<Self> {
		let workspace = Workspace::create()?;
		let (spec, port) = (genesis::write(scene, workspace.path())?, free_port()?);
		let arguments = arguments(&spec, NETWORK_KEY, port, &["--alice"]);
		let node = Node::launch(&workspace, "node", &arguments).await?;
		node.first_final_block().await?;
		let url = node.url();
		let rpc = Rpc::connect(&url).await?;
		Ok(Self {
			chain: node.chain(),
			proposals: Arc::new(Proposals::follow(node.log())),
			finals: Finals::follow(&rpc).await?,
			rpc,
			node,
			spec,
			port,
			workspace,
		})
	}

	/// Starts a second node that knows nothing but this one's address.
	pub async fn second(&self) -> Result<Node> {
		let boot = format!("/ip4/127.0.0.1/tcp/{}/p2p/{PEER}", self.port);
		let more = ["--bootnodes", &boot];
		let arguments = arguments(&self.spec, SECOND_NETWORK_KEY, free_port()?, &more);
		Node::launch(&self.workspace, "second", &arguments).await
	}
}

/// When which block was seen to be final, while that is followed.
pub struct Finals {
	seen: Arc<Mutex<Vec<(u32, Instant)>>>,
	follower: JoinHandle<()>,
}

impl Finals {
	async fn follow(rpc: &Rpc) -> Result<Self> {
		let seen = Arc::<Mutex<Vec<_>>>::default();
		let (into, numbers) = (seen.clone(), rpc.final_numbers().await?);
		let follower = tokio::spawn(numbers.for_each(move |number| {
			let mut seen = into.lock().unwrap_or_else(PoisonError::into_inner);
			seen.push((number, Instant::now()));
			std::future::ready(())
		}));
		Ok(Self { seen, follower })
	}

	/// The newest block that is final; 0 before the first was seen.
	pub fn newest(&self) -> u32 {
		let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		seen.last().map_or(0, |(number, _)| *number)
	}

	/// When a block became final: with the first that is not below it.
	pub fn when(&self, number: u32) -> Option<Instant> {
		let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		seen.iter().find(|(one, _)| *one >= number).map(|(_, when)| *when)
	}
}

impl Drop for Finals {
	fn drop(&mut self) {
		self.follower.abort();
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[tokio::test]
	async fn a_block_that_was_left_out_became_final_with_the_next() {
		let (first, second) = (Instant::now(), Instant::now());
		let finals = Finals {
			seen: Arc::new(Mutex::new(vec![(3, first), (5, second)])),
			follower: tokio::spawn(async {}),
		};
		assert_eq!(finals.newest(), 5);
		assert_eq!((finals.when(3), finals.when(4)), (Some(first), Some(second)));
		assert_eq!(finals.when(6), None);
	}

	#[test]
	fn a_node_listens_on_loopback_only() {
		let arguments = arguments(std::path::Path::new("chain.json"), NETWORK_KEY, 7, &["--alice"]);
		let listens: Vec<_> = arguments.iter().filter(|word| word.starts_with("/ip")).collect();
		assert_eq!(listens, ["/ip4/127.0.0.1/tcp/7"]);
		assert!(arguments.contains(&"--alice".to_owned()));
	}
}
