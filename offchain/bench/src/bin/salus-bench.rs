// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus-bench`: measures a node on this machine and prints one JSON object for each scenario.

use clap::{Parser, ValueEnum};
use salus_bench::{
	load::Manner,
	machine::Machine,
	report::Setting,
	scenarios::{Plan, Scenario},
};
use salus_e2e::Result;
use std::{process::ExitCode, time::Duration};

/// Measures one node of a chain of its own, loader on the same machine: what a second takes in, how long it
/// takes, what it costs. Prints one JSON object a scenario; says on the standard error what goes on. The node
/// is the one in SALUS_NODE.
#[derive(Parser)]
#[command(name = "salus-bench", version)]
struct Arguments {
	/// What to measure; everything where nothing is named
	scenarios: Vec<Scenario>,
	/// How many seconds to measure
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=600))]
	seconds: u64,
	/// How many seconds to send before that
	#[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u64).range(0..=60))]
	warm_up: u64,
	/// For how many transactions a second to sign ahead; a faster chain runs dry
	#[arg(long, default_value_t = 2_500, value_parser = clap::value_parser!(u32).range(1..=20_000))]
	signed_a_second: u32,
	/// How many grants a second `latency` sends
	#[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=5_000))]
	rate: u64,
	/// Over how many connections to send; the node takes a hundred
	#[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=80))]
	connections: u64,
	/// How many transactions may wait in the pool, which has room for 8192
	#[arg(long, default_value_t = 4_000, value_parser = clap::value_parser!(u64).range(1..=8_000))]
	backlog: u64,
	/// The commit that was built, for the reports
	#[arg(long, default_value = "unknown")]
	commit: String,
	/// The profile that was built, for the reports
	#[arg(long, default_value = "release")]
	profile: String,
}

/// How many requests wait for their answer on each connection.
const EACH: usize = 8;

impl Arguments {
	fn plan(&self) -> Result<Plan> {
		Ok(Plan {
			setting: Setting {
				commit: self.commit.clone(),
				machine: Machine::here()?,
				profile: self.profile.clone(),
			},
			span: Duration::from_secs(self.seconds),
			warm_up: Duration::from_secs(self.warm_up),
			signed_a_second: self.signed_a_second as usize,
			steady_a_second: self.rate,
			manner: Manner {
				connections: usize::try_from(self.connections).unwrap_or(usize::MAX),
				each: EACH,
				backlog: self.backlog,
			},
		})
	}

	fn scenarios(&self) -> &[Scenario] {
		if self.scenarios.is_empty() {
			Scenario::value_variants()
		} else {
			&self.scenarios
		}
	}
}

async fn run(arguments: &Arguments) -> Result<()> {
	let plan = arguments.plan()?;
	for scenario in arguments.scenarios() {
		for report in scenario.run(&plan).await? {
			println!("{}", serde_json::json!(report));
		}
	}
	Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
	match run(&Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		}
	}
}
