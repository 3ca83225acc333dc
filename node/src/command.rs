// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Does what the command line says.

use crate::{
	chain_spec::{self, ChainSpec},
	cli::{Cli, Command},
	defaults, service,
};
use polkadot_sdk::{
	sc_cli::{self, SubstrateCli},
	sc_consensus_grandpa,
	sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker},
	sc_service::{self, PartialComponents},
	sp_runtime::traits::Block as BlockT,
};
use salus_runtime::opaque::Block;
use std::path::PathBuf;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Salus Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		"The Salus developers".into()
	}

	fn support_url() -> String {
		"the repository that this node was built from".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(match id {
			"dev" => chain_spec::development()?,
			"local" => chain_spec::local()?,
			"" => {
				return Err(
					"which chain? Give --dev, --chain local, or --chain FILE with a specification".into(),
				)
			}
			path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
				format!("no chain is called {path:?}, and as a specification's file: {error}")
			})?,
		}))
	}
}

/// Reads the command line and does what it says.
pub fn run() -> sc_cli::Result<()> {
	let mut cli = Cli::from_args();
	defaults::fill_in(&mut cli.run, cli.open_peers);
	match &cli.command {
		None => run_node(&cli),
		Some(Command::Key(command)) => command.run(&cli),
		Some(Command::ExportChainSpec(command)) => command.run(cli.load_spec(&command.chain)?),
		Some(Command::PurgeChain(command)) => cli
			.create_runner(command)?
			.sync_run(|config| command.run(config.database)),
		Some(Command::ChainInfo(command)) => cli
			.create_runner(command)?
			.sync_run(|config| command.run::<Block>(&config)),
		Some(Command::CheckBlock(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents {
				client,
				task_manager,
				import_queue,
				..
			} = service::new_partial(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Some(Command::ExportBlocks(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents {
				client, task_manager, ..
			} = service::new_partial(&config)?;
			Ok((command.run(client, config.database), task_manager))
		}),
		Some(Command::ExportState(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents {
				client, task_manager, ..
			} = service::new_partial(&config)?;
			Ok((command.run(client, config.chain_spec), task_manager))
		}),
		Some(Command::ImportBlocks(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents {
				client,
				task_manager,
				import_queue,
				..
			} = service::new_partial(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Some(Command::Revert(command)) => cli.create_runner(command)?.async_run(|config| {
			let PartialComponents {
				client,
				task_manager,
				backend,
				..
			} = service::new_partial(&config)?;
			let revert_votes = Box::new(|client, _, blocks| {
				sc_consensus_grandpa::revert(client, blocks)?;
				Ok(())
			});
			Ok((command.run(client, backend, Some(revert_votes)), task_manager))
		}),
	}
}

fn run_node(cli: &Cli) -> sc_cli::Result<()> {
	type Hash = <Block as BlockT>::Hash;
	cli.create_runner(&cli.run)?
		.run_node_until_exit(|config| async move {
			match config.network.network_backend {
				NetworkBackendType::Libp2p => service::new_full::<NetworkWorker<Block, Hash>>(config),
				NetworkBackendType::Litep2p => service::new_full::<Litep2pNetworkBackend>(config),
			}
			.map_err(sc_cli::Error::Service)
		})
}
