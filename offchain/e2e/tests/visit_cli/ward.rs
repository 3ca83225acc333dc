// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A ward gets its first account: from its guardian, or from two members once it is of age.

use super::walk_in::People;
use salus_e2e::{text, until, Cli, Result, PATIENCE};
use serde_json::json;

/// A ward with a key of its own, whose statement nobody has submitted yet.
pub struct Ward {
	statement: String,
	own: Cli,
}

/// Enrols a ward of this patient, and has its key sign.
async fn enrolled(people: &People, name: &str, majority: &str) -> Result<Ward> {
	let People {
		cli,
		ferdie,
		doctor,
		colleague,
		..
	} = people;
	let proposed = doctor
		.does(&format!(
			"patient ward propose --guardian Ferdie --majority {majority} --name {name}"
		))
		.await?;
	let ward = text(&proposed, "patient")?;
	colleague.does(&format!("patient ward confirm {name}")).await?;
	cli.does(&format!("key new {name} --words 12")).await?;
	let (own, statement) = (ferdie.of_key(name), cli.path(&format!("{name}.json")));
	own.does(&format!(
		"key statement --as first-account --by SouthHospital --person {ward} --to {statement}"
	))
	.await?;
	Ok(Ward { statement, own })
}

/// A ward that will be of age in two minutes.
pub async fn soon_of_age(people: &People) -> Result<Ward> {
	let ward = enrolled(people, "Grown", "2m").await?;
	people
		.clerk
		.fails(
			3,
			&format!("patient ward propose-account {}", ward.statement),
			&["NotOfAge"],
		)
		.await?;
	Ok(ward)
}

/// The guardian gives a ward its account, once.
pub async fn by_guardian(people: &People) -> Result<()> {
	let People { ferdie, proxy, .. } = people;
	let ward = enrolled(people, "Baby", "18y").await?;
	let give = format!("patient ward give-account {}", ward.statement);
	ferdie
		.fails(1, "patient ward give-account /nowhere.json", &["/nowhere.json"])
		.await?;
	proxy.fails(3, &give, &["NotAllowedFor"]).await?;
	let given = ferdie.does(&give).await?;
	ferdie.fails(3, &give, &["HasAccount"]).await?;
	let shown = ward
		.own
		.shows("person show", |shown| shown["person"] == given["patient"])
		.await?;
	assert_eq!(shown["accounts"], json!([given["account"]]), "{shown}");
	Ok(())
}

/// Two members give an account to a ward that is of age.
pub async fn by_two_members(people: &People, ward: &Ward) -> Result<()> {
	let People {
		clerk, admin, doctor, ..
	} = people;
	let propose = format!("patient ward propose-account {}", ward.statement);
	let of_age = "the ward being of age";
	until(of_age, 3 * PATIENCE, async || {
		let said = clerk.run(&propose).await?;
		Ok((!said.err.contains("NotOfAge")).then_some(()))
	})
	.await?;
	clerk.fails(3, &propose, &["ProposalExists"]).await?;
	let keys = clerk.does("key list").await?;
	let keys = keys.as_array().map(Vec::as_slice).unwrap_or_default();
	let account = keys.iter().find(|key| key["name"] == "Grown");
	let account = account.map_or("", |key| key["account"].as_str().unwrap_or_default());
	let confirm = format!("patient ward confirm-account Grown {account}");
	clerk.fails(3, &confirm, &["SameMember"]).await?;
	doctor.fails(3, &confirm, &["NotLicensed"]).await?;
	admin
		.fails(2, "patient ward confirm-account Grown nobody", &["nobody"])
		.await?;
	let confirmed = admin.does(&confirm).await?;
	assert_eq!(confirmed["account"], json!(account));
	ward.own
		.shows("person show", |shown| shown["person"] == confirmed["patient"])
		.await
		.map(drop)
}
