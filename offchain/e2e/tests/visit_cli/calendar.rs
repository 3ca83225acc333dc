// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A doctor's calendar: slots that are withdrawn, a booking that nobody confirms, a visit from afar, a schedule that is closed.

use super::{at, has_item, stack};
use salus_e2e::{now, text, until, Cli, Result, Stack};
use salus_primitives::UnixMillis;
use serde_json::json;
use std::time::Duration;

/// Longer than it takes until the soonest slot has begun, also around midnight.
const UNTIL_IT_BEGINS: Duration = Duration::from_secs(20 * 60);

/// The doctor with the calendar, a nurse, and a patient.
struct People {
	doctor: Cli,
	nurse: Cli,
	pia: Cli,
}

/// Three slots of five minutes each, the first of which begins in a minute or two.
struct Soon {
	day: String,
	minute: u64,
}

impl Soon {
	fn new() -> Self {
		let mut minutes = now().0 / UnixMillis::MINUTE + 2;
		// All of them on one day.
		if minutes % (24 * 60) + 15 > 24 * 60 {
			minutes = minutes.next_multiple_of(24 * 60);
		}
		Self {
			day: UnixMillis(minutes * UnixMillis::MINUTE).day().to_string(),
			minute: minutes % (24 * 60),
		}
	}

	fn time(&self, slot: u64) -> String {
		let minute = self.minute + 5 * slot;
		format!("{:02}:{:02}", minute / 60, minute % 60)
	}

	fn publish(&self) -> String {
		let (day, hours) = (&self.day, format!("{}-{}", self.time(0), self.time(3)));
		format!("appointment publish --zone UTC --every daily --from {day} --until {day} --time {hours} --length 5m")
	}

	fn book(&self, slot: u64, schedule: &str) -> String {
		let (day, time) = (&self.day, self.time(slot));
		format!("appointment book NorthDoctor --at {day}T{time} --schedule {schedule}")
	}
}

async fn people(stack: &Stack) -> Result<People> {
	let cli = Cli::new(&stack.workspace, "calendar").await?;
	cli.import(&["NorthDoctor", "NorthNurse"]).await?;
	cli.does("key new pia --words 12").await?;
	let member = |key| at(&cli, &stack.north, key, Some("NorthHospital"));
	let (doctor, nurse) = (member("NorthDoctor"), member("NorthNurse"));
	let pia = at(&cli, &stack.north, "pia", None);
	let statement = cli.path("pia.json");
	pia.does(&format!("key statement --by NorthHospital --to {statement}"))
		.await?;
	nurse
		.does(&format!("patient enrol {statement} --name Pia"))
		.await?;
	Ok(People { doctor, nurse, pia })
}

#[tokio::test]
async fn what_is_published_can_be_taken_back() -> Result<()> {
	let people = people(stack().await?).await?;
	let soon = Soon::new();
	let open = people.doctor.does(&soon.publish()).await?;
	let asking = people
		.doctor
		.does(&format!("{} --confirm-each", soon.publish()))
		.await?;
	let (open, asking) = (text(&open, "schedule")?, text(&asking, "schedule")?);
	assert_ne!(open, asking);
	let waiting = unconfirmed(&people, &soon.book(0, asking)).await?;
	from_afar(&people, &soon.book(1, open)).await?;
	in_person(&people, &soon.book(2, open)).await?;
	confirmed(&people, &soon.book(2, asking)).await?;
	withdrawn(&people, open).await?;
	closed(&people, open, asking).await?;
	out_of_time(&people, &waiting).await
}

/// Asks for a slot; only its parties may end that before its time is over. Returns the appointment.
async fn unconfirmed(People { doctor, nurse, pia }: &People, book: &str) -> Result<String> {
	let asked = pia.does(book).await?;
	let appointment = text(&asked, "appointment")?;
	nurse
		.fails(3, &format!("appointment expire {appointment}"), &["HoldNotOver"])
		.await?;
	let inbox = doctor.does("inbox").await?;
	assert!(has_item(&inbox, "visit to confirm", appointment), "{inbox}");
	Ok(appointment.to_owned())
}

/// A visit on a screen: the patient opens it, and the doctor ends it.
async fn from_afar(People { doctor, pia, .. }: &People, book: &str) -> Result<()> {
	let booked = pia.does(&format!("{book} --virtual")).await?;
	let appointment = text(&booked, "appointment")?;
	let inbox = pia.does("inbox").await?;
	let items = inbox.as_array().map(Vec::as_slice).unwrap_or_default();
	let next = items
		.iter()
		.find(|item| item["id"] == json!(appointment))
		.map(|item| item["next"].clone());
	assert_eq!(next, Some(json!(format!("salus encounter join {appointment}"))));

	let join = format!("encounter join {appointment}");
	doctor.fails(3, &join, &["NotForPatient"]).await?;
	pia.fails(2, "encounter join tomorrow", &["tomorrow"]).await?;
	let joined = pia.does(&join).await?;
	let encounter = text(&joined, "encounter")?;
	pia.fails(3, &join, &["ImpossibleMove", "--id"]).await?;
	doctor.does(&format!("encounter start {encounter}")).await?;
	pia.fails(
		3,
		&format!("appointment fulfil {appointment}"),
		&["NotThatDoctor"],
	)
	.await?;
	doctor.does(&format!("appointment fulfil {appointment}")).await?;
	let listed = pia.does("encounter list").await?;
	assert_eq!(listed[0]["details"]["status"], "finished", "{listed}");
	Ok(())
}

/// Who is booked in the room does not join.
async fn in_person(People { doctor, pia, .. }: &People, book: &str) -> Result<()> {
	let booked = pia.does(book).await?;
	let appointment = text(&booked, "appointment")?;
	pia.fails(3, &format!("encounter join {appointment}"), &["NotVirtual"])
		.await?;
	pia.does(&format!("appointment arrive {appointment}")).await?;
	doctor
		.fails(
			3,
			&format!("appointment noshow {appointment}"),
			&["ImpossibleMove"],
		)
		.await?;
	pia.fails(3, &format!("appointment error {appointment}"), &["NotCorrector"])
		.await?;
	doctor
		.does(&format!("appointment error {appointment}"))
		.await
		.map(drop)
}

/// What the doctor confirms, the patient can still call off before the start.
async fn confirmed(People { doctor, pia, .. }: &People, book: &str) -> Result<()> {
	let asked = pia.does(book).await?;
	let appointment = text(&asked, "appointment")?;
	let confirm = format!("appointment confirm {appointment}");
	pia.fails(3, &confirm, &["NotStaff"]).await?;
	doctor.does(&confirm).await?;
	doctor.fails(3, &confirm, &["ImpossibleMove"]).await?;
	pia.does(&format!(
		"appointment cancel {appointment} --reason patient-request"
	))
	.await
	.map(drop)
}

/// Three slots on each of two days ahead; one is booked and stays, the others are taken back.
async fn withdrawn(People { doctor, pia, .. }: &People, open: &str) -> Result<()> {
	doctor
		.does(&format!(
			"appointment publish --zone UTC --every daily --from +3 --until +4 --time 09:00-12:00 --length 60m --schedule {open}"
		))
		.await?;
	let book = "appointment book NorthDoctor --at";
	let booked = pia.does(&format!("{book} +3T10:00")).await?;
	let appointment = text(&booked, "appointment")?;
	pia.fails(
		3,
		&format!("appointment reschedule {appointment} --at +3T08:00"),
		&["no slot"],
	)
	.await?;
	let moved = pia
		.does(&format!("appointment reschedule {appointment} --at +3T09:00"))
		.await?;
	assert_eq!(moved["replaces"], json!(appointment));

	doctor
		.fails(2, "appointment withdraw someday", &["someday"])
		.await?;
	doctor
		.fails(2, "appointment withdraw +4 --until +3", &["span"])
		.await?;
	let stranger = pia.with("--organisation NorthHospital");
	stranger
		.fails(3, "appointment withdraw +4 --doctor NorthDoctor", &["NotStaff"])
		.await?;
	let morning = doctor.does("appointment withdraw +3 --time 09:00-11:00").await?;
	assert_eq!(morning["slots"], 1, "only what is free: {morning}");
	let rest = doctor.does("appointment withdraw +3 --until +4").await?;
	assert_eq!(rest["slots"], 4, "{rest}");
	doctor
		.fails(3, "appointment withdraw +3 --until +4", &["no free slot"])
		.await?;
	pia.fails(3, &format!("{book} +4T09:00"), &["no slot"]).await?;

	let moved = text(&moved, "appointment")?;
	pia.fails(2, "appointment cancel-day +3", &["--organisation"])
		.await?;
	doctor
		.does(&format!("appointment cancel-day +3 --schedule {open}"))
		.await?;
	pia.fails(3, &format!("appointment cancel {moved}"), &["ImpossibleMove"])
		.await
}

/// Of two schedules first the one that is named, then the one that is left.
async fn closed(People { doctor, pia, .. }: &People, open: &str, asking: &str) -> Result<()> {
	let close = "appointment close-schedule";
	doctor.fails(2, close, &["--schedule", asking]).await?;
	pia.with("--organisation NorthHospital")
		.fails(
			3,
			&format!("{close} --doctor NorthDoctor --schedule {asking}"),
			&["NotStaff"],
		)
		.await?;
	doctor.does(&format!("{close} --schedule {asking}")).await?;
	let last = doctor.does(close).await?;
	assert_eq!(last["schedule"], json!(open));
	doctor.fails(3, close, &["no such open schedule"]).await?;
	pia.fails(
		3,
		"appointment book NorthDoctor --at +3T09:00",
		&["no such open schedule"],
	)
	.await
}

/// Nobody confirmed it: once it should have begun, anybody clears it away.
async fn out_of_time(People { nurse, pia, .. }: &People, appointment: &str) -> Result<()> {
	let expire = format!("appointment expire {appointment}");
	until("a booking being out of time", UNTIL_IT_BEGINS, async || {
		Ok((nurse.run(&expire).await?.code == 0).then_some(()))
	})
	.await?;
	nurse.fails(3, &expire, &["ImpossibleMove"]).await?;
	let listed = pia.does("appointment list").await?;
	let rows = listed.as_array().map(Vec::as_slice).unwrap_or_default();
	let row = rows.iter().find(|row| row["appointment"] == json!(appointment));
	assert_eq!(
		row.map(|row| &row["details"]["status"]),
		Some(&json!("cancelled"))
	);
	Ok(())
}
