// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus-demo`: plays the main job on real programs, one line a step.

use clap::Parser;
use salus_e2e::demo::{Stage, CHAPTERS};
use std::process::ExitCode;

/// Plays a day of care on two hospitals, two pharmacies and a laboratory: started here, on free ports, with the well-known development keys.
#[derive(Parser)]
#[command(name = "salus-demo", version)]
struct Arguments {
	/// End after the last step instead of staying up until Ctrl-C.
	#[arg(long)]
	once: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	println!(
		"starting a node, and the vaults and custodians of two hospitals, two pharmacies and a laboratory"
	);
	let mut stage = tokio::select! {
		stage = Stage::build() => match stage {
			Ok(stage) => stage,
			Err(error) => {
				eprintln!("error: {error}");
				return ExitCode::FAILURE;
			}
		},
		() = interrupt() => return ExitCode::FAILURE,
	};
	let played = tokio::select! {
		played = play(&mut stage) => played,
		() = interrupt() => return ExitCode::FAILURE,
	};
	println!(
		"\n{}\n{}\n{}",
		stage.table(played),
		stage.readers(),
		stage.addresses()
	);
	let held = played == CHAPTERS.len();
	println!(
		"{}",
		if held {
			"every step held"
		} else {
			"NOT every step held"
		}
	);
	if !arguments.once {
		println!("everything stays up until Ctrl-C");
		interrupt().await;
	}
	if held {
		ExitCode::SUCCESS
	} else {
		ExitCode::FAILURE
	}
}

/// Plays chapter after chapter until one does not hold; says how many did.
async fn play(stage: &mut Stage) -> usize {
	for (index, chapter) in CHAPTERS.into_iter().enumerate() {
		if let Err(error) = stage.play(chapter).await {
			eprintln!("error in chapter `{chapter}`: {error}");
			return index;
		}
	}
	CHAPTERS.len()
}

async fn interrupt() {
	if tokio::signal::ctrl_c().await.is_err() {
		// Without a signal there is nothing to wait for.
		std::future::pending::<()>().await;
	}
}
