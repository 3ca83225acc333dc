// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A patient's wallet that knows nothing of Salus: `scripts/wallets/approve.mjs`, with @polkadot/api alone, as a program of its own.

use crate::{binary::cache, Result, Trouble, PATIENCE};
use salus_primitives::{
	consent::{Audience, Terms},
	ConsentId,
};
use serde_json::{json, Value};
use std::{path::PathBuf, process::Stdio};
use tokio::{
	io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
	process::{Child, Command},
};

/// What the wallet reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signed {
	/// Number of the final block that its transaction is in.
	pub block: u32,
}

/// Where the wallet's programs are installed: `SALUS_WALLETS`, else where `scripts/lib.sh` installs them.
pub fn folder() -> PathBuf {
	let set = std::env::var_os("SALUS_WALLETS").filter(|value| !value.is_empty());
	set.map_or_else(|| cache().join("wallets"), PathBuf::from)
}

fn program() -> Result<PathBuf> {
	let path = folder().join("approve.mjs");
	let installed = path.is_file() && folder().join("node_modules/@polkadot/api").is_dir();
	let what_to_do = "run scripts/demo or scripts/test, which install it, or name a folder in SALUS_WALLETS";
	let program = "the Polkadot.js wallet program approve.mjs";
	installed.then_some(path.clone()).ok_or(Trouble::Missing {
		program,
		path,
		what_to_do,
	})
}

/// The terms as @polkadot/api wants them.
fn in_javascript(terms: &Terms) -> Result<Value> {
	if terms.audience != Audience::Whole {
		return Err(Trouble::not_held(
			"the wallet program knows one audience: the whole",
		));
	}
	let bits = |items: &mut dyn Iterator<Item = u8>| items.fold(0u32, |bits, item| bits | 1 << item);
	Ok(json!({
		"categories": bits(&mut terms.categories.iter().map(|category| category as u8)),
		"recordDays": { "from": terms.record_days.from.0, "to": terms.record_days.to.0 },
		"purposes": bits(&mut terms.purposes.iter().map(|purpose| purpose as u8)),
		"mode": format!("{:?}", terms.mode),
		"audience": "Whole",
		"expiresAt": terms.expires_at.0,
	}))
}

/// Has the wallet with this recovery phrase approve a request with these terms, and returns as soon as that is final.
pub async fn approve(node: &str, phrase: &str, consent: ConsentId, terms: &Terms) -> Result<Signed> {
	let intent = json!({
		"url": node,
		"phrase": phrase,
		"consent": consent.to_string(),
		"terms": in_javascript(terms)?,
	});
	let mut child = Command::new("node")
		.arg(program()?)
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.stderr(Stdio::piped())
		.kill_on_drop(true)
		.spawn()
		.map_err(Trouble::io("cannot run node (the package nodejs brings it)"))?;
	// The phrase goes in by a pipe: arguments can be seen by everybody on a machine.
	if let Some(mut stdin) = child.stdin.take() {
		stdin
			.write_all(intent.to_string().as_bytes())
			.await
			.map_err(Trouble::io("cannot talk to the wallet"))?;
	}
	let answer = tokio::time::timeout(PATIENCE, first_line(&mut child)).await;
	let line = answer.map_err(|_| Trouble::not_held("the wallet did not answer in a minute"))??;
	let block = serde_json::from_str::<Value>(&line)
		.ok()
		.and_then(|said| said["block"].as_u64());
	match block.and_then(|block| u32::try_from(block).ok()) {
		Some(block) => Ok(Signed { block }),
		None => Err(Trouble::not_held(format!(
			"the wallet said `{line}`: {}",
			errors(&mut child).await
		))),
	}
}

async fn first_line(child: &mut Child) -> Result<String> {
	let mut line = String::new();
	if let Some(stdout) = child.stdout.take() {
		BufReader::new(stdout)
			.read_line(&mut line)
			.await
			.map_err(Trouble::io("cannot hear the wallet"))?;
	}
	Ok(line.trim().to_owned())
}

async fn errors(child: &mut Child) -> String {
	let mut text = String::new();
	if let Some(mut stderr) = child.stderr.take() {
		let _ = stderr.read_to_string(&mut text).await;
	}
	text
}
