// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus` at a terminal, against a real node and real vaults: every verb once with what it takes, and once with what it does not.
//!
//! Exit codes: 2 for wrong usage, 3 for a refusal, which is named, 4 for nobody who answers.

mod consent;
mod key;
mod member;
mod org;
mod patient;
mod record;
mod representative;

use salus_e2e::{Cli, Hospital, Options, Result, Stack};
use tokio::sync::OnceCell;

/// Every command logs in anew, and all of them come from one address.
const BUSY: &str = "[rates]\nlogins_burst = 5000";

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	let options = Options {
		north_vault: BUSY,
		south_vault: BUSY,
		..Options::default()
	};
	STACK.get_or_try_init(|| Stack::with(options)).await
}

/// A user who signs with this key, reaches the chain through this hospital's vault, and waits for a block only.
fn through(cli: &Cli, hospital: &Hospital, key: &str) -> Cli {
	let vault = hospital.vault.url();
	cli.with(&format!("--vault {vault} --key {key} --wait in-block"))
}

/// The same with the node on this machine.
fn at_node(cli: &Cli, stack: &Stack, key: &str) -> Cli {
	let node = stack.node.url();
	cli.with(&format!("--node {node} --key {key} --wait in-block"))
}

#[tokio::test]
async fn nobody_there_is_exit_code_4_and_no_way_there_is_2() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "lost").await?;
	cli.import(&["Dave"]).await?;
	let dave = cli.with("--key Dave");
	dave.fails(2, "org list", &["--vault", "--node"]).await?;
	for nowhere in ["--node ws://127.0.0.1:1", "--vault http://127.0.0.1:1"] {
		dave.with(nowhere)
			.fails(4, "org list", &["cannot reach", "127.0.0.1:1"])
			.await?;
	}
	dave.with("--vault http://north.example")
		.fails(4, "org list", &["https"])
		.await?;
	cli.with("--vault http://127.0.0.1:1")
		.fails(2, "org list", &["--key"])
		.await?;
	cli.fails(2, "conjure", &["conjure", "--help"]).await
}

#[tokio::test]
async fn a_vault_by_another_name_than_its_own_gets_no_signature() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "wary").await?;
	cli.import(&["Eve"]).await?;
	let elsewhere = stack.north.vault.url().replace("127.0.0.1", "localhost");
	cli.with(&format!("--key Eve --vault {elsewhere}"))
		.fails(3, "person show", &["nothing was signed", "localhost"])
		.await
}

#[tokio::test]
async fn what_is_remembered_is_used_and_can_be_changed() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "settled").await?;
	cli.import(&["NorthPrivacy"]).await?;
	let id = format!("0x{}", "5a".repeat(32));
	through(&cli, &stack.north, "NorthPrivacy")
		.does(&format!(
			"settings --save --organisation NorthHospital --name-person Robin={id}"
		))
		.await?;
	let members = cli.does("member list").await?;
	assert!(
		members.as_array().is_some_and(|members| members.len() >= 5),
		"{members}"
	);
	cli.does("person show Robin").await?;
	cli.fails(2, "settings --name-person Robin", &["NAME=ID"]).await?;
	cli.fails(2, "settings --name-person Robin=7", &["64"]).await
}
