// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus patient`, and `salus key rotate`.

use super::{stack, through};
use salus_e2e::{text, Cli, Result};
use serde_json::json;

#[tokio::test]
async fn every_verb() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "patient").await?;
	cli.import(&["NorthNurse", "NorthDoctor", "NorthClerk", "SouthDoctor"])
		.await?;
	cli.does("key new pia --words 12").await?;
	let at = |key: &str| through(&cli, &stack.north, key).with("--organisation NorthHospital");
	let (nurse, doctor, clerk) = (at("NorthNurse"), at("NorthDoctor"), at("NorthClerk"));
	let (pia, stranger) = (
		through(&cli, &stack.north, "pia"),
		through(&cli, &stack.south, "SouthDoctor").with("--organisation SouthHospital"),
	);

	let statement = cli.path("pia.json");
	pia.does(&format!("key statement --by NorthHospital --to {statement}"))
		.await?;
	stranger
		.fails(3, &format!("patient enrol {statement}"), &["NotLicensed"])
		.await?;
	let enrolled = nurse
		.does(&format!("patient enrol {statement} --name Pia"))
		.await?;
	nurse
		.fails(
			3,
			&format!("patient enrol {statement}"),
			&["PatientExists", "register_with"],
		)
		.await?;
	nurse
		.fails(1, "patient enrol /nowhere.json", &["/nowhere.json"])
		.await?;

	let shown = pia
		.shows("patient show", |shown| shown["patient"].is_string())
		.await?;
	assert_eq!(shown["patient"], enrolled["person"]);
	stranger.fails(3, "patient show Pia", &["no party"]).await?;

	pia.does("patient register SouthHospital").await?;
	pia.fails(3, "patient register SouthHospital", &["AlreadyRegistered"])
		.await?;
	pia.fails(2, "patient register Nowhere", &["Nowhere"]).await?;
	nurse
		.fails(3, "patient register Laboratory --patient Pia", &["NotAllowedFor"])
		.await?;

	nurse.does("patient open-file Pia --reason call").await?;
	nurse
		.fails(2, "patient open-file Pia --reason curiosity", &["curiosity"])
		.await?;
	pia.does("patient unregister SouthHospital").await?;
	stranger
		.fails(3, "patient open-file Pia --reason call", &["NotRegistered"])
		.await?;

	let rotated = pia.does("key rotate").await?;
	assert_eq!(rotated["version"], json!(2));
	let listed = cli.does("key list").await?;
	assert!(
		listed.to_string().contains(text(&rotated, "encryption_key")?),
		"{listed}"
	);

	let proposed = nurse
		.does("patient ward propose --guardian Pia --majority 18y --name Baby")
		.await?;
	nurse
		.fails(2, "patient ward propose --guardian Nobody", &["Nobody"])
		.await?;
	nurse
		.fails(
			3,
			"patient ward propose --guardian Pia --majority 40y",
			&["MajorityOutOfRange"],
		)
		.await?;
	nurse
		.fails(3, "patient ward confirm Baby", &["SameMember"])
		.await?;
	doctor.does("patient ward confirm Baby").await?;
	doctor
		.fails(3, "patient ward confirm Baby", &["UnknownProposal"])
		.await?;
	pia.shows("representative list", |listed| {
		listed.as_array().is_some_and(|all| all.len() == 1)
	})
	.await?;
	pia.does("patient show Baby").await?;
	cli.does("key new baby --words 12").await?;
	let baby = through(&cli, &stack.north, "baby");
	guardians(&baby, text(&proposed, "patient")?, &pia, &nurse, &clerk).await
}

/// A ward gets an account, a desk sees that the ward holds it, and two colleagues suspend the guardian.
async fn guardians(baby: &Cli, ward: &str, pia: &Cli, nurse: &Cli, clerk: &Cli) -> Result<()> {
	let [first, held] = ["first.json", "held.json"].map(|name| baby.path(name));
	let statement = |purpose: &str, to: &str| {
		format!("key statement --as {purpose} --person {ward} --by NorthHospital --to {to}")
	};
	baby.does(&statement("first-account", &first)).await?;
	baby.does(&statement("held-account", &held)).await?;
	clerk
		.fails(
			3,
			&format!("patient ward holds-account {held}"),
			&["NotOnlyAccount"],
		)
		.await?;
	pia.does(&format!("patient ward give-account {first}")).await?;
	clerk
		.fails(
			3,
			&format!("patient ward holds-account {first}"),
			&["held-account"],
		)
		.await?;
	nurse
		.fails(3, &format!("patient ward holds-account {held}"), &["NotLicensed"])
		.await?;
	clerk.does(&format!("patient ward holds-account {held}")).await?;
	pia.does("consent seal observation --patient Baby").await?;
	pia.fails(
		3,
		"consent unseal observation --patient Baby",
		&["MayNotViewSealed"],
	)
	.await?;

	nurse.does("patient ward suspend-guardian Baby Pia").await?;
	nurse
		.fails(
			3,
			"patient ward suspend-guardian Baby Pia",
			&["WantsSecondMember"],
		)
		.await?;
	pia.fails(2, "patient ward suspend-guardian Baby Pia", &["--organisation"])
		.await?;
	clerk.does("patient ward suspend-guardian Baby Pia").await?;
	pia.fails(3, "consent seal condition --patient Baby", &["NotForPatient"])
		.await?;
	Ok(())
}
