// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus org`.

use super::{at_node, stack, through};
use salus_client::account::{format_ss58, Signer};
use salus_e2e::{text, Actor, Cli, Result, NORTH};
use salus_primitives::development::person_id;
use serde_json::json;

fn account() -> Result<String> {
	Ok(format_ss58(&Actor::stranger("an administrator")?.account()))
}

#[tokio::test]
async fn every_verb_of_the_admin_origin() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "org").await?;
	cli.import(&["Alice", "LabAdmin"]).await?;
	let lea = cli.does("key new lea --words 12").await?;
	let lea = text(&lea, "account")?;
	let (alice, other) = (at_node(&cli, stack, "Alice"), at_node(&cli, stack, "LabAdmin"));

	let made = alice
		.does(&format!(
			"org create --kind clinic --administrator {lea} --name Clinic"
		))
		.await?;
	let id = text(&made, "organisation")?;
	let fresh = account()?;
	alice
		.fails(
			3,
			&format!("org create --kind clinic --administrator {fresh} --id {id}"),
			&["OrganisationExists", "Choose another"],
		)
		.await?;
	alice
		.fails(
			2,
			&format!("org create --kind castle --administrator {fresh}"),
			&["castle", "clinic"],
		)
		.await?;
	alice
		.fails(
			2,
			"org create --kind clinic --administrator 5nonsense",
			&["5nonsense"],
		)
		.await?;
	other
		.fails(
			3,
			&format!("org create --kind clinic --administrator {fresh}"),
			&["RequireSudo"],
		)
		.await?;

	alice.does("org suspend Clinic").await?;
	alice.fails(3, "org suspend Clinic", &["NoSuchMove"]).await?;
	alice.does("org reinstate Clinic").await?;
	alice.fails(3, "org reinstate Clinic", &["NoSuchMove"]).await?;
	alice.fails(2, "org reinstate Nowhere", &["Nowhere"]).await?;

	alice.does("org endpoint Clinic 127.0.0.1:9").await?;
	alice
		.fails(3, "org endpoint Clinic Clinic!", &["BadEndpoint", "host:port"])
		.await?;

	let appointed = alice.does(&format!("org appoint Clinic {}", account()?)).await?;
	alice
		.fails(3, &format!("org appoint Clinic {lea}"), &["AccountTaken"])
		.await?;
	alice
		.does(&format!("org dismiss Clinic {}", text(&appointed, "person")?))
		.await?;
	let first = &made["administrators"][0];
	let first = first.as_str().unwrap_or_default();
	alice
		.fails(
			3,
			&format!("org dismiss Clinic {first}"),
			&["LastAdministrator", "Appoint"],
		)
		.await?;

	let admin = at_node(&cli, stack, "lea");
	let key = "09".repeat(32);
	admin
		.does(&format!("org custodian-key {key} --organisation Clinic"))
		.await?;
	admin
		.fails(2, "org custodian-key 09 --organisation Clinic", &["64"])
		.await?;
	admin
		.fails(
			3,
			&format!("org custodian-key {} --organisation Clinic", "00".repeat(32)),
			&["WeakEncryptionKey"],
		)
		.await?;
	admin
		.fails(2, &format!("org custodian-key {key}"), &["--organisation"])
		.await?;

	let shown = alice
		.shows("org show Clinic", |shown| {
			shown["custodian_key"]["version"] == json!(1)
		})
		.await?;
	assert_eq!(shown["organisation"], json!(id));
	alice
		.fails(
			3,
			&format!("org show 0x{}", "ff".repeat(32)),
			&["no organisation"],
		)
		.await?;
	let listed = alice.does("org list").await?;
	assert!(listed.as_array().is_some_and(|all| all.len() >= 6), "{listed}");
	alice.fails(2, "org list all", &["all"]).await
}

#[tokio::test]
async fn every_verb_of_the_directory() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "directory").await?;
	cli.import(&["SouthAdmin", "SouthClerk"]).await?;
	let admin = through(&cli, &stack.south, "SouthAdmin");
	let clerk = through(&cli, &stack.south, "SouthClerk");
	let directory = |organisation: String| {
		let people = json!([{ "person": person_id("Charlie"), "name": "Weiss", "specialty": "cardiology", "languages": ["en"] }]);
		json!({ "organisation": organisation, "name": "South", "people": people, "locations": [], "endpoint": null })
	};
	let south = salus_e2e::SOUTH.to_string();
	let good = cli.file("directory.json", &directory(south).to_string())?;
	let foreign = cli.file("foreign.json", &directory(NORTH.to_string()).to_string())?;
	let broken = cli.file("broken.json", "{\"name\": 1}")?;

	admin.does(&format!("org directory publish {good}")).await?;
	clerk
		.fails(3, &format!("org directory publish {good}"), &["refused"])
		.await?;
	admin
		.fails(3, &format!("org directory publish {foreign}"), &["refused"])
		.await?;
	admin
		.fails(
			2,
			&format!("org directory publish {broken}"),
			&["not a directory"],
		)
		.await?;

	clerk
		.shows("org directory fetch", |found| {
			found.as_array().is_some_and(|found| !found.is_empty())
		})
		.await?;
	let shown = clerk.does("org directory show South").await?;
	assert_eq!(shown["people"][0]["name"], "Weiss");
	// From now on the hospital and she are known by the names of its directory.
	clerk.does("person show weiss").await?;
	clerk
		.fails(3, "org directory show Laboratory", &["published no directory"])
		.await?;
	clerk.fails(2, "org directory fetch all", &["all"]).await
}
