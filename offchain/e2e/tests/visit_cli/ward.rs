// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A ward gets an account: its first from its guardian, its own from two desks.

use super::walk_in::People;
use salus_e2e::{text, Cli, Result};
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

/// The desks of two hospitals agree on an account for a ward that will be of age within ninety days; a week later, once it is, it is given.
pub async fn by_two_desks(people: &People) -> Result<()> {
	let People {
		clerk,
		admin,
		doctor,
		elsewhere,
		..
	} = people;
	let young = enrolled(people, "Younger", "18y").await?;
	clerk
		.fails(
			3,
			&format!("patient ward propose-account {}", young.statement),
			&["NotOfAge"],
		)
		.await?;
	let ward = enrolled(people, "Grown", "30d").await?;
	let propose = format!("patient ward propose-account {}", ward.statement);
	clerk.does(&propose).await?;
	clerk.fails(3, &propose, &["ActExists"]).await?;
	let confirm = format!("patient ward confirm-account {}", ward.statement);
	doctor.fails(3, &confirm, &["NotLicensed"]).await?;
	admin
		.fails(
			1,
			"patient ward confirm-account /nowhere.json",
			&["/nowhere.json"],
		)
		.await?;
	for colleague in [clerk, admin] {
		colleague.fails(3, &confirm, &["NotIndependent"]).await?;
	}
	let give = format!("patient ward carry-out-account {}", ward.statement);
	clerk.fails(3, &give, &["ActNeedsDesk"]).await?;
	elsewhere.does(&confirm).await?;
	clerk.fails(3, &give, &["ActWaits"]).await
}
