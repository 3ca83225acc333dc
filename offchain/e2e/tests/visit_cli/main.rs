// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Visits at the terminal, against a real node and real vaults: every verb once with what it takes, and once with what it does not.
//!
//! The tests run side by side, so no two of them sign with the same key.

mod calendar;
mod day;
mod second_thoughts;
mod walk_in;
mod ward;

use salus_e2e::{Cli, Hospital, Options, Result, Stack, Trouble};
use serde_json::Value;
use tokio::sync::OnceCell;

/// Every command logs in anew, and all of them come from one address.
const BUSY: &str = "[rates]\nlogins_burst = 5000";

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	let options = Options {
		north_vault: BUSY,
		south_vault: BUSY,
		partners: &["Laboratory"],
	};
	STACK.get_or_try_init(|| Stack::with(options)).await
}

/// A user who signs with this key through this hospital's vault, in an organisation or for oneself.
fn at(cli: &Cli, hospital: &Hospital, key: &str, organisation: Option<&str>) -> Cli {
	let vault = hospital.vault.url();
	let cli = cli.with(&format!("--vault {vault} --key {key}"));
	match organisation {
		Some(name) => cli.with(&format!("--organisation {name}")),
		None => cli,
	}
}

fn first(answer: &Value) -> Result<&Value> {
	answer
		.get(0)
		.ok_or_else(|| Trouble::not_held(format!("an empty list: {answer}")))
}

fn has_item(inbox: &Value, what: &str, id: &str) -> bool {
	let items = inbox.as_array().map(Vec::as_slice).unwrap_or_default();
	items.iter().any(|item| item["what"] == what && item["id"] == id)
}
