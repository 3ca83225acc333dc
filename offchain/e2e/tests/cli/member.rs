// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus person`, `salus member` and `salus account`.

use super::{stack, through};
use salus_e2e::{text, Cli, Result};

#[tokio::test]
async fn every_verb() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "member").await?;
	cli.import(&["SouthAdmin", "SouthSecond", "SouthPrivacy"]).await?;
	cli.does("key new dora --words 12").await?;
	let admin = through(&cli, &stack.south, "SouthAdmin").with("--organisation SouthHospital");
	let second = through(&cli, &stack.south, "SouthSecond").with("--organisation SouthHospital");
	let (dora, privacy) = (
		through(&cli, &stack.south, "dora"),
		through(&cli, &stack.south, "SouthPrivacy").with("--organisation SouthHospital"),
	);

	let statement = cli.path("dora.json");
	dora.does(&format!(
		"key statement --as work --by SouthHospital --to {statement}"
	))
	.await?;
	let foreign = cli.path("foreign.json");
	dora.does(&format!(
		"key statement --as work --by SouthHospital --genesis {} --network-id {} --to {foreign}",
		"ab".repeat(32),
		"cd".repeat(32)
	))
	.await?;
	privacy
		.fails(3, &format!("person enrol {statement}"), &["NotLicensed"])
		.await?;
	admin
		.fails(3, &format!("person enrol {foreign}"), &["another network"])
		.await?;
	let broken = cli.file("broken.json", "{}")?;
	admin
		.fails(
			2,
			&format!("person enrol {broken}"),
			&["not an enrolment statement"],
		)
		.await?;
	dora.fails(3, "person show", &["unknown-account", "enrol"])
		.await?;
	admin
		.does(&format!("person enrol {statement} --name Dora"))
		.await?;
	admin
		.fails(3, &format!("person enrol {statement}"), &["PersonExists"])
		.await?;

	let issued = admin
		.does("member issue Dora --profession nurse --credentials verifying")
		.await?;
	let issued = text(&issued, "act")?;
	let accept = format!("act carry-out {issued} --organisation SouthHospital");
	dora.fails(3, &accept, &["ActNeedsAdministrator"]).await?;
	second.does(&format!("act approve {issued}")).await?;
	second
		.fails(3, &format!("act carry-out {issued}"), &["ActNeedsAcceptance"])
		.await?;
	dora.does(&accept).await?;
	admin
		.fails(
			3,
			"member issue Dora --profession nurse",
			&["MembershipExists", "Renew"],
		)
		.await?;
	admin
		.fails(2, "member issue Dora --profession wizard", &["wizard", "nurse"])
		.await?;
	admin
		.fails(
			3,
			"member issue Bob --profession doctor --valid 9y",
			&["TermTooLong"],
		)
		.await?;
	let renewed = admin.does("member renew Dora --valid 2y").await?;
	second
		.does(&format!("act approve {}", text(&renewed, "act")?))
		.await?;
	admin.fails(3, "member renew Dave", &["NotMember"]).await?;
	admin.does("member suspend Dora").await?;
	admin.fails(3, "member suspend Dora", &["NoSuchMove"]).await?;
	let reinstated = admin.does("member reinstate Dora").await?;
	second
		.does(&format!("act approve {}", text(&reinstated, "act")?))
		.await?;
	admin.fails(3, "member reinstate Dora", &["NoSuchMove"]).await?;
	privacy.fails(3, "member end Dora", &["NotAdministrator"]).await?;
	privacy
		.shows("member list", |listed| listed.to_string().contains("nurse"))
		.await?;
	through(&cli, &stack.south, "SouthPrivacy")
		.fails(2, "member list", &["--organisation"])
		.await?;
	admin.does("person show Dora").await?;
	admin.fails(2, "person show Nobody", &["Nobody"]).await?;

	accounts(&cli, &dora).await?;
	admin.does("member end Dora").await?;
	admin.fails(3, "member end Dora", &["NoSuchMove"]).await
}

async fn accounts(cli: &Cli, dora: &Cli) -> Result<()> {
	let shown = dora
		.shows("person show", |shown| shown["person"].is_string())
		.await?;
	let person = text(&shown, "person")?;
	let phone = cli.does("key new phone --words 12").await?;
	let (phone, file, other) = (
		text(&phone, "account")?,
		cli.path("phone.json"),
		cli.path("other.json"),
	);
	let on_phone = dora.of_key("phone");
	on_phone
		.does(&format!("account statement --person {person} --to {file}"))
		.await?;
	on_phone
		.does(&format!("account statement --person Charlie --to {other}"))
		.await?;
	on_phone
		.fails(2, "account statement --person Nobody", &["Nobody"])
		.await?;
	dora.fails(
		3,
		&format!("account add {other}"),
		&["account statement --person"],
	)
	.await?;
	dora.fails(
		2,
		&format!("account add {}", cli.path("dora.json")),
		&["account statement"],
	)
	.await?;
	dora.does(&format!("account add {file}")).await?;
	dora.fails(3, &format!("account add {file}"), &["AccountTaken"])
		.await?;
	let listed = dora
		.shows("account list", |listed| {
			listed.as_array().is_some_and(|all| all.len() == 2)
		})
		.await?;
	assert!(listed.to_string().contains(phone), "{listed}");
	dora.fails(2, "account list all", &["all"]).await?;

	// The phone acts for the same person, and takes the first account away.
	let seen = on_phone.does("person show").await?;
	assert_eq!(seen["person"], shown["person"]);
	dora.fails(3, "account remove dora", &["OwnAccount"]).await?;
	dora.fails(2, "account remove nonsense", &["nonsense", "name of a key"])
		.await?;
	on_phone
		.fails(3, "account object-to-removal", &["NotContested"])
		.await?;
	on_phone
		.fails(3, "account finish-removal", &["NotContested"])
		.await?;
	dora.does(&format!("account remove {phone}")).await?;
	on_phone.fails_soon(3, "person show", &["unknown-account"]).await
}
