// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus consent`.

use super::{stack, through};
use salus_e2e::{text, Cli, Result};
use serde_json::{json, Value};

/// An id that no consent has.
fn nowhere() -> String {
	format!("0x{}", "77".repeat(32))
}

struct Scene {
	dave: Cli,
	charlie: Cli,
}

async fn scene(name: &str) -> Result<Scene> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, name).await?;
	cli.import(&["Dave", "Charlie"]).await?;
	Ok(Scene {
		dave: through(&cli, &stack.north, "Dave"),
		charlie: through(&cli, &stack.south, "Charlie").with("--organisation SouthHospital"),
	})
}

/// Does it, and says which consent came of it.
async fn consent(cli: &Cli, words: &str) -> Result<String> {
	Ok(text(&cli.does(words).await?, "consent")?.to_owned())
}

fn answer(explained: &Value) -> &Value {
	&explained["explanation"]["decision"]
}

/// One after the other: all of it is signed by the same two.
#[tokio::test]
async fn every_verb() -> Result<()> {
	let scene = scene("consent").await?;
	requests(&scene).await?;
	grants(&scene).await?;
	shutting(&scene).await
}

async fn requests(Scene { dave, charlie }: &Scene) -> Result<()> {
	let ask = "consent request Dave --categories laboratory,imaging --expires 10d";
	let wanted = consent(charlie, ask).await?;
	dave.fails(2, "consent request Dave", &["--organisation"]).await?;
	charlie.fails(2, "consent request Nobody", &["Nobody"]).await?;
	charlie
		.fails(2, &format!("{ask} --purposes HRESCH"), &["reserved"])
		.await?;
	charlie
		.fails(3, &format!("{ask} --answer-by 60d"), &["BadAnswerTime"])
		.await?;

	let explain = "consent explain Dave --category laboratory";
	let explained = charlie.does(explain).await?;
	assert!(
		answer(&explained).to_string().contains("nothing-allows"),
		"{explained}"
	);
	charlie.fails(2, "consent explain Dave", &["--category"]).await?;
	charlie
		.fails(
			3,
			"consent explain Dave --category laboratory --actor Bob",
			&["not-found"],
		)
		.await?;

	dave.fails(
		2,
		&format!("consent approve {wanted} --categories laboratory,document --expires 1d"),
		&["more than it asks for", "--as-asked"],
	)
	.await?;
	dave.does(&format!(
		"consent approve {wanted} --categories laboratory --expires 1d"
	))
	.await?;
	dave.fails(
		3,
		&format!("consent approve {wanted} --as-asked"),
		&["NotProposed"],
	)
	.await?;
	dave.fails(
		3,
		&format!("consent approve {} --as-asked", nowhere()),
		&["no consent"],
	)
	.await?;
	charlie
		.shows(explain, |explained| {
			explained["explanation"]["by_consent"] == json!(wanted)
		})
		.await?;
	let listed = dave
		.shows("consent list", |listed| listed.to_string().contains(&wanted))
		.await?;
	assert!(listed.is_array());
	charlie
		.shows("consent list --to person:Charlie", |listed| {
			listed.to_string().contains(&wanted)
		})
		.await?;
	dave.fails(2, "consent list --to Nobody", &["Nobody"]).await?;

	let (denied, withdrawn) = (consent(charlie, ask).await?, consent(charlie, ask).await?);
	dave.does(&format!("consent deny {denied}")).await?;
	dave.fails(3, &format!("consent deny {denied}"), &["NotProposed"])
		.await?;
	dave.fails(3, &format!("consent withdraw {withdrawn}"), &["NotRequester"])
		.await?;
	charlie.does(&format!("consent withdraw {withdrawn}")).await?;
	charlie
		.fails(3, &format!("consent withdraw {withdrawn}"), &["UnknownConsent"])
		.await
}

async fn grants(Scene { dave, charlie }: &Scene) -> Result<()> {
	let grant = "consent grant Charlie --categories condition --expires 2d";
	dave.does(&format!("{grant} --preview")).await?;
	charlie
		.fails(
			3,
			&format!("{grant} --preview --patient Dave"),
			&["only the patient"],
		)
		.await?;
	let (first, second, third) = (
		consent(dave, grant).await?,
		consent(dave, grant).await?,
		consent(
			dave,
			"consent grant organisation:SouthHospital --categories imaging",
		)
		.await?,
	);
	dave.fails(2, "consent grant Nobody", &["Nobody"]).await?;
	dave.fails(2, "consent grant Charlie --whole-organisation", &["organisation"])
		.await?;
	dave.fails(2, "consent grant Charlie --expires 2020", &["2020", "30d"])
		.await?;
	dave.fails(3, "consent grant Charlie --expires 90y", &["TermTooLong"])
		.await?;
	dave.fails(3, "consent grant person:Dave", &["GranteeIsPatient"])
		.await?;

	let newer = consent(
		dave,
		&format!("consent supersede {first} --categories condition,allergy --expires 1d"),
	)
	.await?;
	dave.fails(3, &format!("consent supersede {first}"), &["NotActive"])
		.await?;
	dave.fails(
		2,
		&format!("consent supersede {newer} --from 2020-01-02 --to 2020-01-01"),
		&["day"],
	)
	.await?;

	charlie
		.fails(3, &format!("consent revoke {second}"), &["NotForPatient"])
		.await?;
	dave.does(&format!("consent revoke {second}")).await?;
	dave.fails(3, &format!("consent revoke {second}"), &["NotActive"])
		.await?;
	dave.fails(2, "consent revoke 7", &["7"]).await?;

	dave.fails(3, &format!("consent relinquish {newer}"), &["NotGrantee"])
		.await?;
	charlie.does(&format!("consent relinquish {newer}")).await?;
	charlie
		.fails(3, &format!("consent relinquish {newer}"), &["NotActive"])
		.await?;

	dave.does(&format!("consent error {third}")).await?;
	dave.fails(3, &format!("consent error {third}"), &["NoSuchMove"])
		.await?;

	dave.does("consent revoke-all Charlie").await?;
	dave.fails(3, "consent revoke-all Charlie", &["NothingToRevoke"])
		.await?;
	dave.fails(2, "consent revoke-all Nobody", &["Nobody"]).await
}

async fn shutting(Scene { dave, charlie }: &Scene) -> Result<()> {
	dave.does("consent exclude Bob").await?;
	dave.fails(3, "consent exclude Bob", &["AlreadyExcluded"]).await?;
	dave.fails(3, "consent exclude Dave", &["ExcludesPatient"])
		.await?;
	dave.fails(2, "consent exclude Nobody", &["Nobody"]).await?;
	dave.does("consent readmit Bob").await?;
	dave.fails(3, "consent readmit Bob", &["NotExcluded"]).await?;

	dave.does("consent seal sensitive,imaging").await?;
	dave.fails(3, "consent seal sensitive", &["AlreadySealed"])
		.await?;
	dave.fails(2, "consent seal secrets", &["secrets", "sensitive"])
		.await?;
	charlie
		.fails(3, "consent seal imaging --patient Dave", &["NotForPatient"])
		.await?;
	dave.does("consent unseal imaging,sensitive").await?;
	dave.fails(3, "consent unseal imaging", &["NotSealed"]).await
}
