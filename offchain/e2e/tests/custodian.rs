// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The custodian on a real chain: it wraps for new readers, resumes where it stopped, and never twice.

use futures::{stream, StreamExt, TryStreamExt};
use salus_client::{
	api::{Recipient, Subject, WrapHolder},
	chain::calls,
};
use salus_e2e::{
	fresh_id,
	scene::{diary, for_an_hour, grant},
	until, Actor, Desk, Options, Result, Stack, Trouble, NORTH, PATIENCE, SOUTH,
};
use salus_envelope::MediaType;
use salus_primitives::{
	consent::{Category, Grantee, Mode, Terms},
	RecordId,
};
use std::{collections::BTreeSet, io::Cursor};
use tokio::sync::{Mutex, MutexGuard, OnceCell};

/// Enough that a custodian can be ended between the first and the last.
const MANY: usize = 48;

/// Readers wait so long for their custodian that it can be killed and started again meanwhile.
const PATIENT_READERS: &str = "[door]\nrewrap_wait = \"25 s\"";

static STACK: OnceCell<Mutex<Stack>> = OnceCell::const_new();

/// The stack for one test at a time: they end parts of it.
async fn stack() -> Result<MutexGuard<'static, Stack>> {
	let stack = STACK
		.get_or_try_init(async || {
			let options = Options {
				south_vault: PATIENT_READERS,
				..Options::default()
			};
			Ok::<_, Trouble>(Mutex::new(Stack::with(options).await?))
		})
		.await?;
	let mut stack = stack.lock().await;
	stack.heal().await?;
	Ok(stack)
}

fn reading() -> Terms {
	for_an_hour(&[Category::Observation], Mode::Read)
}

/// A patient at home with so many records.
async fn patient_with(stack: &Stack, count: usize) -> Result<(Desk, Vec<RecordId>)> {
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let records = (0..count)
		.map(|_| Ok(RecordId(fresh_id()?)))
		.collect::<Result<Vec<_>>>()?;
	let calls: Vec<_> = stream::iter(records.clone())
		.map(|record| {
			let (home, note) = (home.clone(), diary(&patient, "pulse"));
			async move {
				let draft = note.draft(record, 1, home.acting.purpose);
				home.work
					.prepare(
						draft,
						Cursor::new(note.content.into_bytes()),
						MediaType::fhir_json(),
					)
					.await
			}
		})
		.buffered(4)
		.map_ok(|prepared| prepared.call)
		.try_collect()
		.await?;
	home.finalise(&calls::utility::batch_all(calls)).await?;
	for record in &records {
		// Who asks for one makes the vault see that its anchor is final.
		home.vault.wrap(*record, 1, home.acting).await?;
	}
	stack.north.custodian.caught_up().await?;
	Ok((home, records))
}

async fn wraps(home: &Desk, record: RecordId) -> Result<Vec<WrapHolder>> {
	Ok(home.vault.wraps(record, 1).await?)
}

/// Is there one wrap, and no second one, for each holder?
fn each_once(wraps: &[WrapHolder]) -> bool {
	wraps
		.iter()
		.map(|wrap| wrap.recipient)
		.collect::<BTreeSet<_>>()
		.len() == wraps.len()
}

#[tokio::test]
async fn a_key_is_pending_until_the_custodian_has_wrapped_it() -> Result<()> {
	let mut stack = stack().await?;
	let (home, records) = patient_with(&stack, 1).await?;
	stack.north.custodian.kill();
	let doctor = Actor::dev("Charlie")?.on_duty(&stack, SOUTH).await?;
	home.finalise(
		&grant(
			home.actor.patient(),
			Grantee::Person(doctor.actor.person),
			reading(),
		)?
		.1,
	)
	.await?;
	let vault = doctor.work.vault_of(NORTH).await?;
	let pending = vault.wrap(records[0], 1, doctor.acting).await.unwrap_err();
	assert_eq!(pending.code(), Some("key-pending"), "{pending}");
	assert_eq!(stack.north.custodian.missing().await?, 1);

	stack.north.custodian.restart().await?;
	doctor.read_soon(records[0]).await?;
	assert_eq!(stack.north.custodian.missing().await?, 0);
	Ok(())
}

#[tokio::test]
async fn a_custodian_killed_in_the_middle_goes_on_where_it_stopped() -> Result<()> {
	let mut stack = stack().await?;
	let (home, records) = patient_with(&stack, MANY).await?;
	stack.north.custodian.kill();
	let doctor = Actor::dev("Charlie")?.on_duty(&stack, SOUTH).await?;
	let person = Recipient::Person(doctor.actor.person);
	home.finalise(
		&grant(
			home.actor.patient(),
			Grantee::Person(doctor.actor.person),
			reading(),
		)?
		.1,
	)
	.await?;
	assert_eq!(stack.north.custodian.missing().await?, MANY as u64);

	stack.north.custodian.start_again()?;
	let first = records.iter().min().copied().unwrap();
	until("the first wrap", PATIENCE, async || {
		Ok(wraps(&home, first)
			.await?
			.iter()
			.any(|wrap| wrap.recipient == person)
			.then_some(()))
	})
	.await?;
	stack.north.custodian.kill();
	let left = stack.north.custodian.missing().await?;
	assert!(
		left > 0,
		"it was done before it could be ended: this shows nothing"
	);

	stack.north.custodian.restart().await?;
	stack.north.custodian.caught_up().await?;
	for record in &records {
		let wraps = wraps(&home, *record).await?;
		assert!(each_once(&wraps), "{wraps:?}");
		assert!(
			wraps.iter().any(|wrap| wrap.recipient == person),
			"{record} was left out"
		);
	}
	doctor.read(first).await?;
	Ok(())
}

#[tokio::test]
async fn a_rotated_key_gets_a_wrap_of_its_own() -> Result<()> {
	let stack = stack().await?;
	let (home, records) = patient_with(&stack, 1).await?;
	let doctor = stack.doctor(SOUTH, "SouthAdmin").await?;
	home.finalise(&grant(home.actor.patient(), Grantee::Person(doctor.person), reading())?.1)
		.await?;
	doctor.on_duty(&stack, SOUTH).await?.read_soon(records[0]).await?;

	let rotated = doctor.rotated()?;
	let key = rotated.encryption_key();
	assert_eq!(key.version, 2);
	doctor
		.finalise(
			&stack.chain(),
			&calls::roles::set_encryption_key(doctor.person, key.public),
		)
		.await?;
	let holder = WrapHolder {
		recipient: Recipient::Person(doctor.person),
		key_version: 2,
	};
	until("the wrap for the new key", PATIENCE, async || {
		Ok(wraps(&home, records[0]).await?.contains(&holder).then_some(()))
	})
	.await?;
	rotated.on_duty(&stack, SOUTH).await?.read(records[0]).await?;
	assert!(each_once(&wraps(&home, records[0]).await?));
	Ok(())
}

#[tokio::test]
async fn what_was_granted_to_an_organisation_its_custodian_wraps_for_one_member_at_a_time() -> Result<()> {
	let stack = stack().await?;
	let (home, records) = patient_with(&stack, 1).await?;
	home.finalise(&grant(home.actor.patient(), Grantee::Organisation(SOUTH), reading())?.1)
		.await?;
	let doctor = Actor::dev("SouthDoctor")?.on_duty(&stack, SOUTH).await?;
	doctor.read_soon(records[0]).await?;
	let holders: Vec<_> = wraps(&home, records[0])
		.await?
		.into_iter()
		.map(|wrap| wrap.recipient)
		.collect();
	assert!(holders.contains(&Recipient::Organisation(SOUTH)));
	assert!(
		!holders.contains(&Recipient::Person(doctor.actor.person)),
		"a member's wrap was kept"
	);

	let outsider = Actor::dev("Bob")?.on_duty(&stack, NORTH).await?;
	assert_eq!(outsider.refused(NORTH, records[0]).await?, "not-found");
	home.finalise(&calls::consent::exclude(
		home.actor.patient(),
		Grantee::Person(doctor.actor.person),
	))
	.await?;
	assert_eq!(doctor.refused(NORTH, records[0]).await?, "not-found");
	Ok(())
}

#[tokio::test]
async fn a_member_whose_custodian_sleeps_is_told_to_wait_and_nothing_more() -> Result<()> {
	let mut stack = stack().await?;
	let (home, records) = patient_with(&stack, 1).await?;
	home.finalise(&grant(home.actor.patient(), Grantee::Organisation(SOUTH), reading())?.1)
		.await?;
	let doctor = Actor::dev("SouthDoctor")?.on_duty(&stack, SOUTH).await?;
	doctor.read_soon(records[0]).await?;
	stack.south.custodian.kill();
	let waiting = doctor.read(records[0]).await.unwrap_err();
	assert_eq!(waiting.vault_code(), Some("key-pending"), "{waiting}");
	stack.south.custodian.restart().await?;
	doctor.read_soon(records[0]).await?;
	Ok(())
}

#[tokio::test]
async fn a_custodian_killed_in_the_middle_of_a_member_s_re_wrap_leaves_it_to_the_next_one() -> Result<()> {
	let mut stack = stack().await?;
	let (home, records) = patient_with(&stack, 1).await?;
	let (patient, record) = (home.actor.patient(), records[0]);
	home.finalise(&grant(patient, Grantee::Organisation(SOUTH), reading())?.1)
		.await?;
	let doctor = Actor::dev("SouthDoctor")?.on_duty(&stack, SOUTH).await?;
	doctor.read_soon(record).await?;
	let asked = async || {
		let receipts = home.receipts(SOUTH, patient).await?;
		let asked = receipts
			.iter()
			.filter(|receipt| receipt.body.subject == Subject::Rewrap);
		Ok::<_, Trouble>(asked.count())
	};
	let before = asked().await?;

	// The frozen custodian's connection still takes the job; then it is killed with the job in its hands.
	stack.south.custodian.freeze()?;
	let reader = doctor.clone();
	let reading = tokio::spawn(async move { reader.read(record).await.map(drop) });
	until("the member asking for a re-wrap", PATIENCE, async || {
		Ok((asked().await? > before).then_some(()))
	})
	.await?;
	stack.south.custodian.kill();
	assert!(!reading.is_finished(), "nobody waited: this shows nothing");
	stack.south.custodian.restart().await?;
	reading.await.unwrap()
}

#[tokio::test]
async fn a_vault_killed_while_its_custodian_wraps_gets_the_rest_when_it_is_back() -> Result<()> {
	let mut stack = stack().await?;
	let (home, records) = patient_with(&stack, MANY).await?;
	let patient = home.actor.clone();
	stack.north.custodian.kill();
	let doctor = Actor::dev("Charlie")?.on_duty(&stack, SOUTH).await?;
	let person = Recipient::Person(doctor.actor.person);
	home.finalise(&grant(patient.patient(), Grantee::Person(doctor.actor.person), reading())?.1)
		.await?;
	stack.north.custodian.start_again()?;
	let first = records.iter().min().copied().unwrap();
	until("the first wrap", PATIENCE, async || {
		let wraps = wraps(&home, first).await?;
		Ok(wraps.iter().any(|wrap| wrap.recipient == person).then_some(()))
	})
	.await?;
	stack.north.vault.kill();
	stack.north.vault.restart().await?;
	stack.north.custodian.caught_up().await?;
	assert!(stack.north.custodian.is_running());
	let home = patient.at_home(&stack, NORTH).await?;
	for record in &records {
		let wraps = wraps(&home, *record).await?;
		assert!(each_once(&wraps), "{wraps:?}");
		assert!(
			wraps.iter().any(|wrap| wrap.recipient == person),
			"{record} was left out"
		);
	}
	Ok(())
}
