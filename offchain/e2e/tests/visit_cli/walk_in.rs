// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Somebody walks in: the patient's side signs, the front desk opens the encounter, and the doctor writes it up in one signature.

use super::{at, stack, ward};
use salus_e2e::{text, Cli, Result, Stack};
use serde_json::{json, Value};

/// The people of the south hospital, at a terminal.
pub struct People {
	pub cli: Cli,
	pub ferdie: Cli,
	pub proxy: Cli,
	pub clerk: Cli,
	pub admin: Cli,
	pub elsewhere: Cli,
	pub doctor: Cli,
	pub colleague: Cli,
}

const NOTE: &str = r#"{"resourceType":"ClinicalImpression","status":"completed",
	"subject":{"reference":"Patient/1"},"summary":"a sprained ankle"}"#;

async fn people(stack: &Stack) -> Result<People> {
	let cli = Cli::new(&stack.workspace, "walk-in").await?;
	cli.import(&[
		"Ferdie",
		"SouthPrivacy",
		"SouthClerk",
		"SouthAdmin",
		"Charlie",
		"SouthDoctor",
		"NorthSecond",
	])
	.await?;
	let person = |key| at(&cli, &stack.south, key, None);
	let member = |key| at(&cli, &stack.south, key, Some("SouthHospital"));
	Ok(People {
		ferdie: person("Ferdie"),
		proxy: person("SouthPrivacy"),
		clerk: member("SouthClerk"),
		admin: member("SouthAdmin"),
		doctor: member("Charlie"),
		colleague: member("SouthDoctor"),
		elsewhere: at(&cli, &stack.south, "NorthSecond", Some("NorthHospital")),
		cli,
	})
}

#[tokio::test]
async fn who_walks_in_signs_and_is_written_up_in_one_signature() -> Result<()> {
	let people = people(stack().await?).await?;
	let encounter = walk_in(&people).await?;
	by_representative(&people).await?;
	not_written_up(&people, &encounter).await?;
	hand_over(&people).await?;
	let written = write_up(&people, &encounter).await?;
	is_there(&people, &encounter, &written).await?;
	ward::by_guardian(&people).await?;
	ward::by_two_desks(&people).await
}

/// The patient signs, the clerk submits. Returns the encounter.
async fn walk_in(people: &People) -> Result<String> {
	let People {
		cli,
		ferdie,
		clerk,
		doctor,
		..
	} = people;
	ferdie.fails(2, "encounter statement Nobody", &["Nobody"]).await?;
	ferdie
		.fails(3, "encounter statement SouthClerk", &["nowhere as a doctor"])
		.await?;
	let file = cli.path("here.json");
	let signed = ferdie
		.does(&format!("encounter statement Charlie --to {file}"))
		.await?;
	let walk_in = format!("encounter walk-in {file}");
	doctor.fails(3, &walk_in, &["NotClerk"]).await?;
	clerk
		.fails(1, "encounter walk-in /nowhere.json", &["/nowhere.json"])
		.await?;
	clerk
		.fails(
			3,
			&format!("{walk_in} --makes-good {}", id(0x11)),
			&["UnknownAppointment", "submitted again"],
		)
		.await?;
	not_what_was_signed(people).await?;
	let opened = clerk.does(&walk_in).await?;
	assert_eq!(opened["encounter"], signed["encounter"]);
	clerk.fails(3, &walk_in, &["EncounterExists"]).await?;
	Ok(text(&opened, "encounter")?.to_owned())
}

/// A statement for another hospital, and one that somebody changed.
async fn not_what_was_signed(
	People {
		cli, ferdie, clerk, ..
	}: &People,
) -> Result<()> {
	let elsewhere = cli.path("elsewhere.json");
	ferdie
		.does(&format!(
			"encounter statement Charlie --in NorthHospital --to {elsewhere}"
		))
		.await?;
	clerk
		.fails(
			3,
			&format!("encounter walk-in {elsewhere}"),
			&["signed again for here"],
		)
		.await?;
	let shown = ferdie.run("encounter statement Charlie --expires 30m").await?;
	let mut changed: Value = serde_json::from_str(&shown.out).unwrap_or_default();
	changed["encounter"] = json!(id(0x22));
	let changed = cli.file("changed.json", &changed.to_string())?;
	clerk
		.fails(
			3,
			&format!("encounter walk-in {changed}"),
			&["changed after it was signed"],
		)
		.await?;
	let other = cli.file("other.json", "{}")?;
	clerk
		.fails(2, &format!("encounter walk-in {other}"), &["encounter statement"])
		.await?;
	Ok(())
}

/// A representative who may book signs for the patient; that visit is given up, and then found to be a mistake.
async fn by_representative(
	People {
		cli,
		ferdie,
		proxy,
		clerk,
		doctor,
		..
	}: &People,
) -> Result<()> {
	let file = cli.path("for-ferdie.json");
	proxy
		.does(&format!(
			"encounter statement Charlie --patient Ferdie --to {file}"
		))
		.await?;
	let walk_in = format!("encounter walk-in {file}");
	clerk.fails(3, &walk_in, &["NotForPatient"]).await?;
	ferdie
		.does("representative appoint SouthPrivacy --powers book")
		.await?;
	let opened = clerk.does(&walk_in).await?;
	let encounter = text(&opened, "encounter")?;
	clerk
		.fails(
			2,
			&format!("encounter cancel {encounter} --reason boredom"),
			&["boredom"],
		)
		.await?;
	doctor
		.does(&format!("encounter cancel {encounter} --reason patient-request"))
		.await?;
	doctor
		.fails(3, &format!("encounter start {encounter}"), &["ImpossibleMove"])
		.await?;
	clerk
		.fails(3, &format!("encounter error {encounter}"), &["NotCorrector"])
		.await?;
	doctor
		.does(&format!("encounter error {encounter}"))
		.await
		.map(drop)
}

/// Begins, and tries to write up what cannot be.
async fn not_written_up(
	People {
		cli,
		ferdie,
		doctor,
		colleague,
		..
	}: &People,
	encounter: &str,
) -> Result<()> {
	doctor.does(&format!("encounter start {encounter}")).await?;
	let write_up = format!("encounter write-up {encounter}");
	doctor.fails(2, &write_up, &["--note", "--test"]).await?;
	doctor
		.fails(2, &format!("{write_up} --quantity 10"), &["--medication"])
		.await?;
	let bad = cli.file("bad.json", r#"{"resourceType":"ClinicalImpression"}"#)?;
	doctor
		.fails(2, &format!("{write_up} --note {bad}"), &["status"])
		.await?;
	let unknown = id(0x33);
	doctor
		.fails(
			3,
			&format!("encounter write-up {unknown} --test ferritin"),
			&["no encounter"],
		)
		.await?;
	ferdie
		.fails(2, &format!("{write_up} --test ferritin"), &["--organisation"])
		.await?;
	colleague
		.fails(3, &format!("{write_up} --test ferritin"), &["(", "--order-id"])
		.await
}

/// A note, a prescription and a test order in one signature, which also ends the visit.
async fn write_up(People { cli, doctor, .. }: &People, encounter: &str) -> Result<Value> {
	let write_up = format!("encounter write-up {encounter}");
	let (note, code) = (cli.file("note.json", NOTE)?, cli.path("claim-code"));
	let all = format!(
		"{write_up} --note {note} --medication ibuprofen --dose-instruction daily --quantity 10 --test x-ray --test-category imaging --laboratory Laboratory --finish"
	);
	doctor
		.fails(2, &format!("{all} --output json"), &["--code-file"])
		.await?;
	let all = format!("{all} --code-file {code}");
	let written = doctor.does(&all).await?;
	assert_eq!(written["finished"], true, "{written}");
	// The same code is the same prescription: nothing is done twice.
	doctor.fails(3, &all, &["earlier try"]).await?;
	let again = format!("{write_up} --note {note} --note-id {}", text(&written, "note")?);
	doctor.fails(3, &again, &["(", "--note-id"]).await?;
	Ok(written)
}

/// Everything of it is on the chain, and the patient can read it.
async fn is_there(People { ferdie, doctor, .. }: &People, encounter: &str, written: &Value) -> Result<()> {
	let note = ferdie
		.run(&format!("record open {}", text(written, "note")?))
		.await?;
	assert!(note.out.contains("a sprained ankle"), "{}{}", note.out, note.err);
	let prescription = text(written, "prescription")?;
	let shown = ferdie.does(&format!("prescription show {prescription}")).await?;
	let content = &shown["content"];
	assert_eq!(
		content["medicationCodeableConcept"]["text"], "ibuprofen",
		"{shown}"
	);
	assert_eq!(
		content["encounter"]["identifier"]["value"],
		json!(encounter),
		"{shown}"
	);
	let order = text(written, "order")?;
	let shown = ferdie.does(&format!("order show {order}")).await?;
	assert_eq!(shown["order"]["details"]["category"], "imaging", "{shown}");
	let listed = doctor.does("encounter list Ferdie").await?;
	let rows = listed.as_array().map(Vec::as_slice).unwrap_or_default();
	let row = rows.iter().find(|row| row["encounter"] == json!(encounter));
	assert_eq!(
		row.map(|row| &row["details"]["status"]),
		Some(&json!("finished")),
		"{listed}"
	);
	Ok(())
}

/// A colleague takes over for a while.
async fn hand_over(
	People {
		doctor, colleague, ..
	}: &People,
) -> Result<()> {
	doctor
		.fails(3, "encounter handover Ferdie --to Charlie", &["ToOneself"])
		.await?;
	doctor
		.fails(
			3,
			"encounter handover Ferdie --to SouthDoctor --until 5d",
			&["SpanOutOfRange"],
		)
		.await?;
	colleague
		.fails(3, "encounter handover Ferdie --to Charlie", &["NotThatDoctor"])
		.await?;
	doctor
		.does("encounter handover Ferdie --to SouthDoctor --until 12h")
		.await
		.map(drop)
}

/// An id that nobody chose.
fn id(byte: u8) -> String {
	format!("0x{}", hex::encode([byte; 32]))
}
