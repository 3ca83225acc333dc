// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus-vault --config vault.toml`

use clap::Parser;
use salus_vault::{chain::NodeChain, config::Config, Ground, Vault};
use std::{io::IsTerminal, path::PathBuf, process::ExitCode, sync::Arc};
use tokio::signal::unix::{signal, SignalKind};

/// Keeps sealed health records and hands them out when the chain says yes.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// The configuration file.
	#[arg(long, env = "SALUS_VAULT_CONFIG")]
	config: PathBuf,
	/// Read the configuration, say whether it is valid, and end.
	#[arg(long)]
	check: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
	let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
	let colours = std::io::stderr().is_terminal();
	tracing_subscriber::fmt()
		.with_env_filter(filter)
		.with_ansi(colours)
		.with_writer(std::io::stderr)
		.init();
	match run(Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("salus-vault: {error}");
			ExitCode::FAILURE
		}
	}
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
	let config = Config::load(&arguments.config)?;
	if arguments.check {
		println!("{} is valid", arguments.config.display());
		return Ok(());
	}
	let chain = NodeChain::new(&config.node);
	let ground = Ground::new(Arc::new(chain), &config)?;
	let vault = Vault::start(config, ground).await?;
	// Scripts that ask for a free port read it here.
	println!("listening on {}", vault.address());
	let mut terminate = signal(SignalKind::terminate())?;
	tokio::select! {
		_ = terminate.recv() => {}
		result = tokio::signal::ctrl_c() => result?,
	}
	tracing::info!("stopping");
	vault.stop().await;
	Ok(())
}
