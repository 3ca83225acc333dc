// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus-custodian`: runs an organisation's custodian, or shows what is not yet wrapped.

use clap::{Parser, Subcommand};
use salus_custodian::{
	backoff::Backoff,
	chain::ChainView,
	config::Config,
	keyring::Keyring,
	monitor::{self, Monitor},
	node::NodeChain,
	vault::HttpVault,
	work::{Custodian, Intent},
};
use salus_primitives::Network;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

/// Keeps an organisation's key and re-wraps record keys for those whom the chain lets in.
#[derive(Parser)]
#[command(name = "salus-custodian", version)]
struct Arguments {
	/// The configuration file (TOML).
	#[arg(long)]
	config: PathBuf,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Works until it is told to stop.
	Run,
	/// Shows what is not yet wrapped, as JSON, and changes nothing.
	Status,
}

type AnyError = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
	tracing_subscriber::fmt()
		.with_env_filter(filter())
		.with_writer(std::io::stderr)
		.init();
	let arguments = Arguments::parse();
	let done = async {
		let config = Config::read(&arguments.config)?;
		match arguments.command {
			Command::Run => run(&config).await,
			Command::Status => status(&config).await,
		}
	};
	match done.await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		}
	}
}

fn filter() -> tracing_subscriber::EnvFilter {
	tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into())
}

async fn custodian(config: &Config) -> Result<Custodian, AnyError> {
	let chain = NodeChain::new(&config.node);
	let keyring = Arc::new(Keyring::read(
		&config.key_file,
		config.organisation,
		chain.network().await?,
	)?);
	let timeout = Duration::from_millis(config.vault_timeout_ms);
	let vault = HttpVault::new(&config.vault, &config.vault_domain, keyring.clone(), timeout)?;
	Ok(Custodian::new(Arc::new(chain), Arc::new(vault), keyring))
}

/// Works; when node or vault are not there or lost, waits and starts again. Ends on an interrupt, which loses nothing.
async fn run(config: &Config) -> Result<(), AnyError> {
	// A key file that is wrong stays wrong: say so at once. Which network it is comes from the chain later.
	Keyring::read(&config.key_file, config.organisation, Network::repeat(0))?;
	let stop = stop_signal()?;
	let monitor = Arc::new(Monitor::default());
	if let Some(address) = config.listen {
		show(address, monitor.clone()).await?;
	}
	tokio::select! {
		() = work(config, monitor) => {},
		() = stop => tracing::info!("stopping"),
	}
	Ok(())
}

/// Lets an operator look.
async fn show(address: SocketAddr, monitor: Arc<Monitor>) -> Result<(), AnyError> {
	let listener = tokio::net::TcpListener::bind(address)
		.await
		.map_err(|cause| format!("cannot listen on {address}: {cause}"))?;
	// Scripts that ask for a free port read it here.
	println!("listening on {}", listener.local_addr()?);
	tokio::spawn(async move { axum::serve(listener, monitor::router(monitor)).await });
	Ok(())
}

async fn work(config: &Config, monitor: Arc<Monitor>) {
	let mut backoff = Backoff::new(Duration::from_millis(config.retry_ms));
	loop {
		let failed = match once(config, &monitor).await {
			Ok(()) => continue,
			Err(error) => error.to_string(),
		};
		if monitor.standing().ready {
			backoff.reset();
		}
		// A node that is down for an hour is worth one line, not thousands.
		if monitor.lost(&failed) {
			tracing::warn!(error = %failed, "nothing is wrapped until this is over; trying again and again");
		}
		tokio::time::sleep(backoff.pause()).await;
	}
}

async fn once(config: &Config, monitor: &Arc<Monitor>) -> Result<(), AnyError> {
	let custodian = custodian(config).await?.watched_by(monitor.clone());
	Ok(custodian
		.run(Duration::from_millis(config.rewrap_wait_ms))
		.await?)
}

fn stop_signal() -> Result<impl std::future::Future<Output = ()>, AnyError> {
	let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
	let mut interrupt = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
	Ok(async move {
		tokio::select! {
			_ = terminate.recv() => {},
			_ = interrupt.recv() => {},
		}
	})
}

async fn status(config: &Config) -> Result<(), AnyError> {
	let found = custodian(config).await?.sweep(None, Intent::Look).await?;
	let shown = serde_json::json!({
		"versions": found.examined,
		"missing_wraps": found.wrapped,
		"versions_not_shared_with_this_organisation": found.not_ours_to_share,
	});
	println!("{shown:#}");
	Ok(())
}
