// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus record`, `salus fhir` and `salus access-log`.

use super::{stack, through};
use salus_e2e::{fixtures, scene::observation, text, Cli, Result};
use serde_json::{json, Value};

/// An id that no record has.
fn nowhere() -> String {
	format!("0x{}", "66".repeat(32))
}

#[tokio::test]
async fn every_verb_of_records() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "record").await?;
	cli.import(&["Eve", "Bob"]).await?;
	let eve = through(&cli, &stack.north, "Eve");
	let bob = through(&cli, &stack.north, "Bob").with("--organisation NorthHospital");
	let (first, second) = (observation("first"), observation("second"));
	let (one, two, empty, letter) = (
		cli.file("one.json", &first)?,
		cli.file("two.json", &second)?,
		cli.file("empty.json", "")?,
		cli.file("letter.txt", "Dear colleague")?,
	);
	let added = eve.does(&format!("record add {one}")).await?;
	let record = text(&added, "record")?;
	eve.fails(2, &format!("record add {empty}"), &["empty"]).await?;
	eve.fails(2, &format!("record add {letter}"), &["not FHIR"])
		.await?;
	eve.fails(
		2,
		&format!("record add {letter} --media-type text/plain"),
		&["--category", "--day"],
	)
	.await?;
	eve.fails(1, "record add /nowhere.json", &["/nowhere.json"])
		.await?;
	bob.fails(3, &format!("record add {one} --patient Eve"), &["NotAllowed"])
		.await?;
	let letter = eve
		.does(&format!(
			"record add {letter} --media-type text/plain --category document --day 2024-02-29"
		))
		.await?;

	let has = |record: &str| {
		let record = record.to_owned();
		move |listed: &Value| listed.to_string().contains(&record)
	};
	eve.shows("record list", has(text(&letter, "record")?)).await?;
	eve.fails(2, "record list Nobody", &["Nobody"]).await?;
	let listed = bob.does("record list Eve").await?;
	assert_eq!(listed, json!([]), "who may read nothing is shown nothing");

	let opened = eve.run(&format!("record open {record}")).await?;
	assert_eq!((opened.code, &opened.out), (0, &first), "{}", opened.err);
	let to = cli.path("opened.json");
	let said = eve.does(&format!("record open {record} --to {to}")).await?;
	assert_eq!(said["verified"], json!(true));
	assert_eq!(std::fs::read_to_string(&to).ok(), Some(first));
	for who in [&eve, &bob] {
		who.fails(
			3,
			&format!("record open {}", nowhere()),
			&["no record", "consent"],
		)
		.await?;
	}
	bob.fails(3, &format!("record open {record}"), &["no record"])
		.await?;
	eve.fails(3, &format!("record open {record} --version 9"), &["no record"])
		.await?;

	let verified = eve.does(&format!("record verify {record}")).await?;
	assert_eq!(verified["version"], json!(1));
	eve.fails(2, "record verify 66", &["66"]).await?;
	bob.fails(3, &format!("record verify {record}"), &["no record"])
		.await?;

	let amended = eve.does(&format!("record amend {record} {two}")).await?;
	assert_eq!(amended["version"], json!(2));
	bob.fails(3, &format!("record amend {record} {two}"), &["no record"])
		.await?;
	eve.fails(2, &format!("record amend {record} {empty}"), &["empty"])
		.await?;
	eve.shows(&format!("record verify {record}"), |verified| {
		verified["version"] == json!(2)
	})
	.await?;

	eve.does(&format!("record error {record}")).await?;
	eve.fails(3, &format!("record error {record}"), &["NotCurrent"])
		.await?;
	eve.fails(3, &format!("record error {}", nowhere()), &["UnknownRecord"])
		.await?;

	// Opened twice, verified at least twice; each time the wrap and the body.
	let log = eve.does("access-log").await?;
	let receipts = log["receipts"].as_array().map_or(0, Vec::len);
	assert!(receipts >= 8, "{receipts} receipts");
	bob.fails(3, "access-log Eve", &["not-found"]).await?;
	eve.fails(2, "access-log Nobody", &["Nobody"]).await
}

#[tokio::test]
async fn every_verb_of_fhir() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "fhir").await?;
	cli.import(&["NorthDoctor"]).await?;
	let doctor = through(&cli, &stack.north, "NorthDoctor").with("--organisation NorthHospital");
	let patient = stack.patient().await?;
	cli.does(&format!(
		"key import pat --phrase-file {}",
		cli.file("phrase", patient.phrase()?)?
	))
	.await?;
	let pat = through(&cli, &stack.north, "pat");
	let bundle = json!({ "resourceType": "Bundle", "type": "collection", "entry": [
		{ "resource": serde_json::from_str::<Value>(&fixtures::example("Patient-example")?).unwrap() },
		{ "resource": serde_json::from_str::<Value>(&observation("of old")).unwrap() },
	]})
	.to_string();
	let (good, cut, other) = (
		cli.file("bundle.json", &bundle)?,
		cli.file("cut.json", &bundle[..bundle.len() / 2])?,
		cli.file("other.json", &observation("no bundle"))?,
	);

	let plan = pat.does(&format!("fhir import {good} --plan")).await?;
	assert_eq!((&plan["added"], &plan["carried_out"]), (&json!(3), &json!(false)));
	pat.fails(2, &format!("fhir import {cut}"), &["cut.json"]).await?;
	pat.fails(2, &format!("fhir import {other}"), &["Bundle"]).await?;
	pat.fails(1, "fhir import /nowhere.json", &["/nowhere.json"])
		.await?;
	let of_patient = format!("--patient {}", patient.person);
	doctor
		.fails(
			3,
			&format!("fhir import {good} {of_patient}"),
			&["stopped after 0", "NotAllowed"],
		)
		.await?;
	let done = pat.does(&format!("fhir import {good}")).await?;
	assert_eq!(done["added"], json!(3));
	pat.shows("record list", |listed| {
		listed.as_array().is_some_and(|all| all.len() == 3)
	})
	.await?;
	let again = pat.does(&format!("fhir import {good}")).await?;
	assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(3)));

	let (archive, originals) = (cli.path("archive.json"), cli.path("originals"));
	let exported = pat
		.does(&format!("fhir export {archive} --originals {originals}"))
		.await?;
	// The bundle's own frame is a record as well, and no resource.
	assert_eq!(
		(&exported["records"], &exported["originals"]),
		(&json!(2), &json!(1))
	);
	let original = std::fs::read_to_string(format!("{originals}/bundle-1.json"));
	assert_eq!(original.ok(), Some(bundle), "what went in comes out");
	pat.fails(1, "fhir export /nowhere/archive.json", &["/nowhere"])
		.await?;
	doctor
		.fails(3, &format!("fhir export {archive} {of_patient}"), &["refused"])
		.await
}
