// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus`: Salus at a terminal. Nouns, then verbs.

mod args;
mod commands;
mod context;
mod error;
mod output;
mod parse;
mod progress;
mod settings;

use args::Cli;
use clap::Parser;
use error::{Category, CliError};
use std::process::ExitCode;

fn main() -> ExitCode {
	// Clap itself ends with 2 on wrong usage and with 0 after help.
	let cli = Cli::parse();
	match run(cli) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("salus: {}", error.full_message());
			error.category().exit_code()
		}
	}
}

fn run(cli: Cli) -> Result<(), CliError> {
	let runtime = tokio::runtime::Builder::new_multi_thread()
		.worker_threads(2)
		.enable_all()
		.build()
		.map_err(|error| CliError::new(Category::Other, format!("cannot start: {error}")))?;
	runtime.block_on(commands::run(cli))
}
