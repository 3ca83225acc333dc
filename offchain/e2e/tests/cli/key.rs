// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus key`.

use super::{stack, through};
use salus_e2e::{text, Cli, Result};

#[tokio::test]
async fn every_verb() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "key").await?;
	let made = cli.does("key new ana --words 12").await?;
	let phrase = text(&made, "recovery_phrase")?;
	assert_eq!(phrase.split(' ').count(), 12);
	cli.fails(2, "key new ana", &["ana"]).await?;
	cli.fails(2, "key new ben --words 13", &["12", "24"]).await?;
	cli.fails(2, "key new ../ben", &["../ben"]).await?;

	let shown = cli.does("key export ana").await?;
	assert_eq!(text(&shown, "recovery_phrase")?, phrase);
	cli.fails(2, "key export nobody", &["nobody"]).await?;
	cli.with_passphrase("another one")?
		.fails(2, "key export ana", &["passphrase"])
		.await?;

	let (file, broken) = (
		cli.file("phrase", phrase)?,
		cli.file("broken", &phrase.replacen(' ', " zebra ", 1))?,
	);
	cli.does(&format!("key import again --phrase-file {file}"))
		.await?;
	cli.does("key import dave --dev //Dave").await?;
	cli.fails(2, &format!("key import no --phrase-file {broken}"), &["phrase"])
		.await?;
	cli.fails(
		2,
		&format!("key import no --dev //Dave --phrase-file {file}"),
		&["--dev"],
	)
	.await?;
	cli.fails(1, "key import no --phrase-file /nowhere", &["/nowhere"])
		.await?;

	let listed = cli.does("key list").await?;
	let accounts: Vec<_> = listed
		.as_array()
		.into_iter()
		.flatten()
		.map(|key| (key["name"].as_str(), key["account"].clone()))
		.collect();
	assert_eq!(accounts.len(), 3, "{listed}");
	assert_eq!(
		accounts
			.iter()
			.filter(|(_, account)| *account == made["account"])
			.count(),
		2,
		"the phrase brings the account back"
	);
	cli.fails(2, "key list all", &["all"]).await?;
	cli.fails(2, "key export dave", &["recovery phrase"]).await?;

	// Without a login: who is not enrolled yet has none.
	let ana = through(&cli, &stack.north, "ana");
	let statement = ana.does("key statement --by NorthHospital").await?;
	assert_eq!(statement["account"], made["account"]);
	cli.with("--key ana")
		.fails(2, "key statement --by NorthHospital", &["--genesis"])
		.await?;
	ana.fails(2, "key statement --by Nowhere", &["Nowhere"]).await?;
	ana.fails(
		2,
		"key statement --by NorthHospital --expires soon",
		&["soon", "12h"],
	)
	.await?;
	ana.fails(3, "key rotate", &["enrolled"]).await
}
