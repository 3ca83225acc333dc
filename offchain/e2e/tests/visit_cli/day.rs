// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A visit at the terminal: a slot, a booking, an encounter, a prescription filled in two pharmacies, an order reported to the end.

use super::{at, first, has_item, second_thoughts, stack};
use salus_e2e::{text, Cli, Result, Stack};
use salus_primitives::development::organisation_id;
use serde_json::json;

/// Everybody of the visit, at a terminal.
pub struct People {
	pub bob: Cli,
	pub shift: Cli,
	pub clerk: Cli,
	pub dave: Cli,
	pub eve: Cli,
	pub pharmacies: [Cli; 2],
	pub laboratory: Cli,
	pub code: String,
}

async fn people(stack: &Stack) -> Result<People> {
	let cli = Cli::new(&stack.workspace, "visit").await?;
	let names = [
		"Bob",
		"NorthClerk",
		"Dave",
		"Eve",
		"PharmacyOnePharmacist",
		"PharmacyTwoPharmacist",
		"LabTechnician",
	];
	cli.import(&names).await?;
	let (north, lab) = (&stack.north, stack.hospital(organisation_id("Laboratory")));
	let doctor = |key| at(&cli, north, key, Some("NorthHospital"));
	Ok(People {
		bob: doctor("Bob"),
		shift: doctor("bob-shift"),
		clerk: doctor("NorthClerk"),
		dave: at(&cli, north, "Dave", None),
		eve: at(&cli, north, "Eve", None),
		pharmacies: ["One", "Two"].map(|which| {
			let (key, organisation) = (format!("Pharmacy{which}Pharmacist"), format!("Pharmacy{which}"));
			at(&cli, north, &key, Some(&organisation))
		}),
		laboratory: at(&cli, lab, "LabTechnician", Some("Laboratory")),
		code: cli.path("claim-code"),
	})
}

#[tokio::test]
async fn one_visit_from_the_slot_to_the_last_report() -> Result<()> {
	let people = people(stack().await?).await?;
	open_session(&people).await?;
	let encounter = visit(&people).await?;
	let order = sign(&people, &encounter).await?;
	fill(&people).await?;
	test(&people, &order).await?;
	second_thoughts::of_a_prescription(&people).await?;
	second_thoughts::of_an_order(&people).await?;
	second_thoughts::of_a_last_report(&people).await?;
	close_session(&people).await
}

async fn open_session(People { bob, shift, dave, .. }: &People) -> Result<()> {
	dave.fails(3, "session open dave-shift", &["clinicians and clerks"])
		.await?;
	bob.fails(2, "session open bob-shift --scope full", &["account add"])
		.await?;
	bob.fails(3, "session open too-long --for 13h", &["("]).await?;
	let opened = bob.does("session open bob-shift --for 2h").await?;
	assert_eq!(opened["scope"], "clinical-session");
	let listed = bob.does("session list").await?;
	assert_eq!(first(&listed)?["account"], opened["account"]);
	shift
		.fails(3, "session open another", &["NotAllowedForSession"])
		.await
}

/// Books the next slot, and begins. Returns the encounter.
async fn visit(people: &People) -> Result<String> {
	let People {
		bob,
		shift,
		clerk,
		dave,
		eve,
		..
	} = people;
	let publish = "appointment publish --zone UTC --every daily --until +1 --time 00:00-24:00 --length 60m";
	bob.fails(2, &publish.replace("daily", "never"), &["weekdays"])
		.await?;
	let published = bob.does(publish).await?;
	let again = bob.does(publish).await?;
	assert_eq!(
		(&again["schedule"], &again["slots"]),
		(&published["schedule"], &json!(0))
	);

	let slots = dave.does("appointment slots Bob --zone America/New_York").await?;
	let slot = first(&slots)?;
	assert!(text(slot, "there")?.ends_with("UTC"), "{slot}");
	let start = text(slot, "there")?.chars().take(16).collect::<String>();
	let book = format!("appointment book Bob --at {}", start.replace(' ', "T"));
	dave.fails(2, "appointment book Bob --at noon", &["noon"]).await?;
	dave.fails(3, "appointment book Bob --at 2020-01-01T09:00", &["no slot"])
		.await?;
	let booked = dave
		.does(&format!("{book} --reason cough --grant laboratory,medication"))
		.await?;
	assert_eq!(booked["start"], slot["start"]);
	let appointment = text(&booked, "appointment")?;
	eve.fails(3, &book, &["SlotTaken"]).await?;
	clerk
		.fails(
			2,
			&format!("{book} --patient Eve --reason x"),
			&["patient's side"],
		)
		.await?;
	let inbox = dave.does("inbox").await?;
	assert!(has_item(&inbox, "visit", appointment), "{inbox}");
	// The reason is for the doctor to read, and says why.
	let reason = text(&booked, "reason")?;
	let read = bob.run(&format!("record open {reason}")).await?;
	assert!(read.out.contains("cough"), "{}{}", read.out, read.err);

	dave.fails(3, &format!("appointment check-in {appointment}"), &["NotClerk"])
		.await?;
	dave.does(&format!("appointment arrive {appointment}")).await?;
	let checked_in = clerk.does(&format!("appointment check-in {appointment}")).await?;
	let encounter = text(&checked_in, "encounter")?.to_owned();
	shift.does(&format!("encounter start {encounter}")).await?;
	let day = shift.does("encounter list --day today").await?;
	assert!(day.to_string().contains(&encounter), "{day}");
	Ok(encounter)
}

/// Prescribes, orders, and ends the encounter. Returns the order.
async fn sign(
	People {
		shift, clerk, code, ..
	}: &People,
	encounter: &str,
) -> Result<String> {
	let issue = "prescription issue Dave --medication amoxicillin --dose-instruction daily --quantity 20";
	shift
		.fails(2, &format!("{issue} --output json"), &["--code-file"])
		.await?;
	let issue = format!("{issue} --encounter {encounter} --code-file {code}");
	clerk.fails(3, &issue, &["("]).await?;
	let issued = shift.does(&issue).await?;
	assert!(issued.get("claim_code").is_none(), "{issued}");
	// The same code is the same prescription: nothing is done twice.
	shift.fails(3, &issue, &["earlier try"]).await?;

	let order = shift
		.does(&format!(
			"order create Dave --test ferritin --encounter {encounter}"
		))
		.await?;
	shift.does(&format!("encounter finish {encounter}")).await?;
	Ok(text(&order, "order")?.to_owned())
}

/// A short fill in one pharmacy, its balance in the other.
async fn fill(people: &People) -> Result<()> {
	let People {
		pharmacies: [one, two],
		dave,
		code,
		..
	} = people;
	let claim = format!("prescription claim --code-file {code}");
	one.fails(2, "prescription claim 0000-0000", &["28 symbols"])
		.await?;
	let claimed = one.does(&claim).await?;
	assert_eq!(
		claimed["content"]["medicationCodeableConcept"]["text"],
		"amoxicillin"
	);
	let id = text(&claimed, "prescription")?;
	two.fails(3, &claim, &["AlreadyClaimed", "until"]).await?;
	let inbox = one.does("inbox").await?;
	assert!(has_item(&inbox, "fill to prepare", id), "{inbox}");

	one.does(&format!("prescription ready {id}")).await?;
	two.fails(3, &format!("prescription ready {id}"), &["("]).await?;
	let short = one
		.does(&format!("prescription dispense {id} --quantity 5"))
		.await?;
	assert_eq!(short["balance"], 15);

	two.does(&claim).await?;
	two.does(&format!("prescription ready {id}")).await?;
	two.fails(
		3,
		&format!("prescription dispense {id} --quantity 16"),
		&["Quantity"],
	)
	.await?;
	let rest = two.does(&format!("prescription dispense {id}")).await?;
	assert_eq!((&rest["quantity"], &rest["balance"]), (&json!(15), &json!(0)));
	let shown = dave.does("prescription list").await?;
	assert_eq!(first(&shown)?["completed"], true, "{shown}");
	let shown = dave.does(&format!("prescription show {id}")).await?;
	assert_eq!(shown["fills"].as_array().map(Vec::len), Some(2), "{shown}");
	assert_eq!(shown["content"]["status"], "active", "{shown}");
	Ok(())
}

/// The patient chooses, the laboratory reports in two steps.
async fn test(
	People {
		shift,
		dave,
		laboratory,
		..
	}: &People,
	order: &str,
) -> Result<()> {
	let inbox = dave.does("inbox").await?;
	assert!(has_item(&inbox, "test without a laboratory", order), "{inbox}");
	dave.fails(2, &format!("order assign {order} Nowhere"), &["Nowhere"])
		.await?;
	dave.does(&format!("order assign {order} Laboratory")).await?;
	let inbox = laboratory.does("inbox").await?;
	assert!(has_item(&inbox, "test asked for", order), "{inbox}");
	laboratory.does(&format!("order accept {order}")).await?;

	let report = format!("order report {order} --test ferritin");
	laboratory
		.fails(2, &format!("{report} --as partial --last"), &["final"])
		.await?;
	let early = laboratory
		.does(&format!("{report} --result ferritin=11ug/L --as preliminary"))
		.await?;
	let record = text(&early, "report")?;
	laboratory
		.does(&format!(
			"{report} --report {record} --result ferritin=12ug/L --as final --last"
		))
		.await?;
	let shown = shift.does(&format!("order show {order}")).await?;
	assert_eq!(shown["order"]["details"]["status"], "completed", "{shown}");
	let inbox = shift.does("inbox").await?;
	assert!(has_item(&inbox, "report came in", record), "{inbox}");
	let read = dave.run(&format!("record open {record}")).await?;
	assert!(read.out.contains("ug/L"), "{}{}", read.out, read.err);
	laboratory
		.does(&format!(
			"{report} --report {record} --result ferritin=13ug/L --as corrected"
		))
		.await?;
	Ok(())
}

async fn close_session(People { bob, shift, .. }: &People) -> Result<()> {
	bob.fails(2, "session close nobody", &["nobody"]).await?;
	shift.does("session close").await?;
	shift.fails_soon(3, "inbox", &["("]).await
}
