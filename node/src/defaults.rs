// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What Salus chooses otherwise than the SDK where the command line says nothing: a node is shut unless somebody opens it.
//!
//! With `--dev` everything is as open as the SDK leaves it: such a chain holds nothing that is anybody's.

use polkadot_sdk::sc_cli::{Cors, DatabasePruningMode, RpcMethods, RunCmd};

/// How long the pool refuses an extrinsic again that was invalid. The SDK's half an hour would lock out who spent an allowance and
/// sends the very same bytes once it has recovered; some seconds still keep copies that peers send from being checked over and over.
const BAN_SECONDS: u64 = 5;

/// Fills in the defaults. `open_peers`: whether whoever knows the chain may connect.
pub fn fill_in(run: &mut RunCmd, open_peers: bool) {
	if run.shared_params.is_dev() {
		// Tests and tools look back at any block.
		run.import_params
			.pruning_params
			.state_pruning
			.get_or_insert(DatabasePruningMode::Archive);
		return;
	}
	run.pool_config.tx_ban_seconds.get_or_insert(BAN_SECONDS);
	let rpc = &mut run.rpc_params;
	// On loopback the SDK serves every method, so that any process of the machine, a vault that was taken over among them, could insert
	// keys or drop a revoke from the pool.
	if matches!(rpc.rpc_methods, RpcMethods::Auto) {
		rpc.rpc_methods = RpcMethods::Safe;
	}
	// No page of a browser asks a node: people reach the chain through their vault's door.
	rpc.rpc_cors.get_or_insert(Cors::List(Vec::new()));
	// Who connects reads the whole chain: who treats whom, and when.
	run.network_params.reserved_only |= !open_peers;
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	/// What the node runs with after this command line.
	fn run(line: &str, open_peers: bool) -> RunCmd {
		#[derive(Parser)]
		struct Line {
			#[command(flatten)]
			run: RunCmd,
		}
		let words = std::iter::once("salus-node").chain(line.split_whitespace());
		let mut run = Line::try_parse_from(words).expect("the line is one").run;
		fill_in(&mut run, open_peers);
		run
	}

	fn origins(run: &RunCmd) -> Option<Vec<String>> {
		run.rpc_params.rpc_cors(false).expect("a list or everybody")
	}

	#[test]
	fn only_safe_methods_are_served() {
		let methods = |line| run(line, false).rpc_params.rpc_methods;
		assert!(matches!(methods("--chain local"), RpcMethods::Safe));
		assert!(matches!(
			methods("--chain local --rpc-methods auto"),
			RpcMethods::Safe
		));
		assert!(matches!(
			methods("--chain local --rpc-methods unsafe"),
			RpcMethods::Unsafe
		));
		assert!(matches!(methods("--dev"), RpcMethods::Auto));
	}

	#[test]
	fn no_page_of_a_browser_is_let_in() {
		assert_eq!(origins(&run("--chain local", false)), Some(Vec::new()));
		let named = run("--chain local --rpc-cors https://tools.example", false);
		assert_eq!(origins(&named), Some(vec!["https://tools.example".into()]));
		assert!(run("--dev", false).rpc_params.rpc_cors.is_none());
	}

	#[test]
	fn only_named_peers_connect_unless_that_is_opened() {
		let closed = |line, open| run(line, open).network_params.reserved_only;
		assert!(closed("--chain local", false));
		assert!(!closed("--chain local", true));
		assert!(closed("--chain local --reserved-only", true));
		assert!(!closed("--dev", false));
	}

	#[test]
	fn an_invalid_extrinsic_is_banned_for_seconds_and_a_development_chain_keeps_every_state() {
		let network = run("--chain local", false);
		assert_eq!(network.pool_config.tx_ban_seconds, Some(BAN_SECONDS));
		assert!(network.import_params.pruning_params.state_pruning.is_none());
		let dev = run("--dev", false);
		assert_eq!(dev.pool_config.tx_ban_seconds, None);
		assert!(matches!(
			dev.import_params.pruning_params.state_pruning,
			Some(DatabasePruningMode::Archive)
		));
	}
}
