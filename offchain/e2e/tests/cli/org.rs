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
	let mut founders = Vec::new();
	for name in ["lea", "max"] {
		let made = cli.does(&format!("key new {name} --words 12")).await?;
		founders.push(format!("--administrator {}", text(&made, "account")?));
	}
	let founders = founders.join(" ");
	let (alice, other) = (at_node(&cli, stack, "Alice"), at_node(&cli, stack, "LabAdmin"));

	let made = alice
		.does(&format!("org create --kind clinic {founders} --name Clinic"))
		.await?;
	let id = text(&made, "organisation")?;
	let fresh = format!("--administrator {} --administrator {}", account()?, account()?);
	alice
		.fails(
			3,
			&format!("org create --kind clinic {fresh} --id {id}"),
			&["OrganisationExists", "Choose another"],
		)
		.await?;
	alice
		.fails(
			3,
			&format!("org create --kind clinic --administrator {}", account()?),
			&["TooFewAdministrators"],
		)
		.await?;
	alice
		.fails(
			2,
			&format!("org create --kind castle {fresh}"),
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
		.fails(3, &format!("org create --kind clinic {fresh}"), &["RequireSudo"])
		.await?;

	let [lea, max, council] =
		["lea", "max", "Alice"].map(|key| at_node(&cli, stack, key).with("--organisation Clinic"));
	lea.fails(3, "org reinstate Clinic", &["NoSuchMove"]).await?;
	lea.fails(2, "org reinstate Nowhere", &["Nowhere"]).await?;
	lea.fails(3, "org endpoint Clinic Clinic!", &["BadEndpoint", "host:port"])
		.await?;
	let proposed = lea.does("org endpoint Clinic 127.0.0.1:9").await?;
	let endpoint = text(&proposed, "act")?;
	lea.fails(3, &format!("act carry-out {endpoint}"), &["ActNeedsCouncil"])
		.await?;
	council.does(&format!("act approve {endpoint} --council")).await?;

	let people = made["administrators"].as_array().cloned().unwrap_or_default();
	let second = people
		.get(1)
		.and_then(|one| one.as_str())
		.unwrap_or_default()
		.to_owned();
	lea.fails(
		3,
		&format!("org appoint Clinic {second}"),
		&["AlreadyAdministrator"],
	)
	.await?;
	let named = lea.does("org appoint Clinic Bob").await?;
	let named = text(&named, "act")?;
	lea.fails(3, "org appoint Clinic Bob", &["ActExists", "Approve"])
		.await?;
	let listed = max.does("act list").await?;
	assert!(listed.to_string().contains("name-administrator"), "{listed}");
	max.does(&format!("act object {named}")).await?;
	max.fails(3, &format!("act approve {}", &named[..8]), &["AlreadyObjected"])
		.await?;
	lea.does(&format!("act withdraw {named}")).await?;
	lea.fails(3, &format!("act withdraw {named}"), &["act list"])
		.await?;
	let dismissed = lea.does(&format!("org dismiss Clinic {second}")).await?;
	let dismissed = text(&dismissed, "act")?;
	max.fails(3, &format!("act approve {dismissed}"), &["ActConcernsSigner"])
		.await?;

	let key = "09".repeat(32);
	lea.fails(2, "org custodian-key 09", &["64"]).await?;
	lea.fails(
		3,
		&format!("org custodian-key {}", "00".repeat(32)),
		&["WeakEncryptionKey"],
	)
	.await?;
	at_node(&cli, stack, "lea")
		.fails(2, &format!("org custodian-key {key}"), &["--organisation"])
		.await?;
	let proposed = lea.does(&format!("org custodian-key {key}")).await?;
	max.does(&format!("act approve {}", text(&proposed, "act")?))
		.await?;
	max.does("org freeze-custodian-key").await?;
	lea.shows("org show Clinic", |shown| {
		shown["custodian_frozen"] == json!(true)
	})
	.await?;
	let thawed = lea.does("org thaw-custodian-key").await?;
	max.does(&format!("act approve {}", text(&thawed, "act")?))
		.await?;
	lea.fails(3, "org thaw-custodian-key", &["NotFrozen"]).await?;

	let identity = "0b".repeat(32);
	lea.fails(2, "org vault-identity 0b", &["64"]).await?;
	lea.fails(
		3,
		&format!("org vault-identity {}", "00".repeat(32)),
		&["WeakVaultIdentity"],
	)
	.await?;
	lea.fails(3, "org end-vault-identity", &["NoVaultIdentity"])
		.await?;
	let proposed = lea.does(&format!("org vault-identity {identity}")).await?;
	max.does(&format!("act approve {}", text(&proposed, "act")?))
		.await?;
	lea.shows("org show Clinic", |shown| !shown["vault_identity"].is_null())
		.await?;
	max.does("org end-vault-identity").await?;
	lea.fails(
		3,
		&format!("org vault-identity {identity}"),
		&["VaultIdentityTaken"],
	)
	.await?;

	alice.does("org suspend Clinic").await?;
	alice.fails(3, "org suspend Clinic", &["NoSuchMove"]).await?;
	alice.does("org reinstate Clinic --council").await?;

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
	cli.import(&["SouthAdmin", "SouthSecond", "SouthClerk"]).await?;
	let admin = through(&cli, &stack.south, "SouthAdmin");
	let second = through(&cli, &stack.south, "SouthSecond").with("--organisation SouthHospital");
	let clerk = through(&cli, &stack.south, "SouthClerk");
	let directory = |organisation: String| {
		let people = json!([{ "person": person_id("Charlie"), "name": "Weiss", "specialty": "cardiology", "languages": ["en"] }]);
		json!({ "organisation": organisation, "name": "South", "people": people, "locations": [], "endpoint": null })
	};
	let south = salus_e2e::SOUTH.to_string();
	let good = cli.file("directory.json", &directory(south).to_string())?;
	let foreign = cli.file("foreign.json", &directory(NORTH.to_string()).to_string())?;
	let broken = cli.file("broken.json", "{\"name\": 1}")?;

	let proposed = admin.does(&format!("org directory publish {good}")).await?;
	second
		.does(&format!("act approve {}", text(&proposed, "act")?))
		.await?;
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
