// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The words of the node's command line.

use clap::{Parser, Subcommand};
use polkadot_sdk::{
	sc_cli::RunCmd,
	sc_cli::{
		ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ExportStateCmd, ImportBlocksCmd,
		KeySubcommand, PurgeChainCmd, RevertCmd,
	},
};

/// The command line.
#[derive(Debug, Parser)]
pub struct Cli {
	/// What to do; without one the node runs.
	#[command(subcommand)]
	pub command: Option<Command>,

	/// Let whoever knows the chain connect. Without this a node talks to its --reserved-nodes only, but for --dev
	#[arg(long)]
	pub open_peers: bool,

	/// How to run.
	#[command(flatten)]
	pub run: RunCmd,
}

/// What the node can do besides running.
#[derive(Debug, Subcommand)]
pub enum Command {
	/// Make, show, sign with and insert keys.
	#[command(subcommand)]
	Key(KeySubcommand),
	/// Write a chain's specification.
	ExportChainSpec(ExportChainSpecCmd),
	/// Remove the whole chain's data.
	PurgeChain(PurgeChainCmd),
	/// Show the meta columns of the database: best and final block, gap, genesis.
	ChainInfo(ChainInfoCmd),
	/// Check blocks anew.
	CheckBlock(CheckBlockCmd),
	/// Write blocks into a file.
	ExportBlocks(ExportBlocksCmd),
	/// Write the state of a block as a chain's specification.
	ExportState(ExportStateCmd),
	/// Read blocks from a file.
	ImportBlocks(ImportBlocksCmd),
	/// Take back blocks that are not final.
	Revert(RevertCmd),
}
