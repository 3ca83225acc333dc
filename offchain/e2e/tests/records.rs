// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Records: anchored, amended, marked; what does not fit is refused and changes nothing.

use salus_client::{
	chain::{calls, Wait},
	records::RecordError,
};
use salus_e2e::{
	fresh_id, now,
	scene::{diary, for_an_hour, grant, observation},
	Actor, Desk, Note, Result, Stack, Trouble, NORTH, SOUTH,
};
use salus_primitives::{
	consent::{Category, Grantee, Mode},
	Day, RecordId,
};
use std::path::{Path, PathBuf};
use tokio::sync::OnceCell;

static STACK: OnceCell<Stack> = OnceCell::const_new();

async fn stack() -> Result<&'static Stack> {
	STACK.get_or_try_init(Stack::two_hospitals).await
}

/// A patient who lets a doctor of the south hospital read and add observations.
async fn in_care(stack: &'static Stack) -> Result<(Desk, Desk)> {
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let doctor = Actor::dev("Charlie")?.on_duty(stack, SOUTH).await?;
	let terms = for_an_hour(&[Category::Observation], Mode::Both);
	home.finalise(&grant(patient.patient(), Grantee::Person(doctor.actor.person), terms)?.1)
		.await?;
	Ok((home, doctor))
}

fn note(home: &Desk, word: &str) -> Note {
	Note::authored(
		home.actor.patient(),
		SOUTH,
		Category::Observation,
		&observation(word),
	)
}

#[tokio::test]
async fn a_doctor_adds_and_amends_and_both_versions_stay_readable() -> Result<()> {
	let (home, doctor) = in_care(stack().await?).await?;
	let first = doctor.write(&note(&home, "first")).await?;
	doctor.put(first.record, 2, &note(&home, "second")).await?;
	let current = home.read_soon(first.record).await?;
	assert_eq!(current.fetched.version, 2);
	assert!(String::from_utf8_lossy(&current.content).contains("second"));
	let old = home.read_version(first.record, Some(1)).await?;
	assert!(String::from_utf8_lossy(&old.content).contains("first"));
	assert!(current.fetched.details.previous.is_some() && old.fetched.details.previous.is_none());
	Ok(())
}

#[tokio::test]
async fn what_is_marked_in_error_is_shut_to_others_and_stays_open_to_author_and_patient() -> Result<()> {
	let stack = stack().await?;
	let (home, doctor) = in_care(stack).await?;
	let record = doctor.write(&note(&home, "wrong patient")).await?.record;
	let colleague = Actor::dev("SouthDoctor")?.on_duty(stack, SOUTH).await?;
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let grantee = Grantee::Person(colleague.actor.person);
	home.finalise(&grant(home.actor.patient(), grantee, terms)?.1)
		.await?;
	colleague.read_soon(record).await?;

	doctor
		.finalise(&calls::records::mark_in_error(record, Some(SOUTH)))
		.await?;
	assert_eq!(colleague.refused(SOUTH, record).await?, "not-found");
	doctor.read(record).await?;
	home.read(record).await?;
	let again = doctor.put(record, 2, &note(&home, "too late")).await.unwrap_err();
	assert_eq!(again.refusal(), Some("NotCurrent"), "{again}");
	Ok(())
}

#[tokio::test]
async fn filing_elsewhere_shuts_at_once_and_lets_in_only_with_the_patient() -> Result<()> {
	let stack = stack().await?;
	let (home, doctor) = in_care(stack).await?;
	let record = doctor.write(&note(&home, "delicate")).await?.record;
	let colleague = Actor::dev("SouthDoctor")?.on_duty(stack, SOUTH).await?;
	let terms = for_an_hour(&[Category::Observation], Mode::Read);
	let grantee = Grantee::Person(colleague.actor.person);
	home.finalise(&grant(home.actor.patient(), grantee, terms)?.1)
		.await?;
	colleague.read_soon(record).await?;

	let refile = |category| calls::records::refile(record, category, Some(SOUTH));
	doctor.finalise(&refile(Category::Sensitive)).await?;
	assert_eq!(colleague.refused(SOUTH, record).await?, "not-found");
	doctor.read(record).await?;

	// The way back would let the colleague in: it waits for the patient.
	doctor.finalise(&refile(Category::Observation)).await?;
	assert_eq!(colleague.refused(SOUTH, record).await?, "not-found");
	let accept = calls::records::accept_refiling(record, Category::Observation);
	assert_eq!(colleague.refusal(&accept).await?, "NotForPatient");
	home.finalise(&accept).await?;
	colleague.read_soon(record).await?;
	Ok(())
}

#[tokio::test]
async fn a_record_id_works_once() -> Result<()> {
	let stack = stack().await?;
	let (home, doctor) = in_care(stack).await?;
	let record = doctor.write(&note(&home, "mine")).await?.record;
	// The vault would know the id; the chain refuses it on its own as well.
	let mine = doctor.look(record).await?.unwrap();
	let facts = mine.details.facts;
	let again = calls::records::NewRecord {
		record,
		patient: facts.patient,
		organisation: facts.organisation,
		category: facts.category,
		day: facts.day,
		origin: facts.origin,
		anchor: mine.current.anchor,
		purpose: doctor.acting.purpose,
	};
	let refused = doctor.finalise(&calls::records::add(&again)).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("RecordExists"), "{refused}");
	let taken = doctor
		.put(record, 1, &note(&home, "another body"))
		.await
		.unwrap_err();
	assert_eq!(taken.vault_code(), Some("id-taken"), "{taken}");
	Ok(())
}

#[tokio::test]
async fn nobody_without_a_relationship_writes_into_a_chart() -> Result<()> {
	let stack = stack().await?;
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let doctor = Actor::dev("Charlie")?.on_duty(stack, SOUTH).await?;
	let record = RecordId(fresh_id()?);
	let refused = doctor.put(record, 1, &note(&home, "spam")).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("NotAllowed"), "{refused}");
	assert!(home.records(patient.patient()).await?.is_empty());
	// What was uploaded and never anchored is nobody's to read, its sender's neither.
	assert_eq!(doctor.refused(SOUTH, record).await?, "not-found");
	Ok(())
}

#[tokio::test]
async fn a_record_of_the_day_after_tomorrow_is_refused() -> Result<()> {
	let (home, doctor) = in_care(stack().await?).await?;
	let ahead = |days| note(&home, "ahead").on(Day(now().day().0 + days));
	let refused = doctor.put(RecordId(fresh_id()?), 1, &ahead(2)).await.unwrap_err();
	assert_eq!(refused.refusal(), Some("DayInFuture"), "{refused}");
	doctor.write(&ahead(1)).await?;
	Ok(())
}

#[tokio::test]
async fn a_patient_s_own_entry_is_the_patient_s_alone_to_change() -> Result<()> {
	let stack = stack().await?;
	let (home, doctor) = in_care(stack).await?;
	let mine = diary(&home.actor, "slept badly");
	let record = home.write(&mine).await?.record;
	doctor.read_soon(record).await?;
	let refused = doctor
		.finalise(&calls::records::mark_in_error(record, Some(SOUTH)))
		.await
		.unwrap_err();
	assert_eq!(refused.refusal(), Some("NotForPatient"), "{refused}");
	home.put(record, 2, &diary(&home.actor, "slept well")).await?;
	assert_eq!(home.read_soon(record).await?.fetched.version, 2);
	Ok(())
}

#[tokio::test]
async fn a_body_that_was_altered_or_swapped_in_the_vault_is_not_believed() -> Result<()> {
	let stack = stack().await?;
	let patient = stack.patient().await?;
	let home = patient.at_home(stack, NORTH).await?;
	let (one, two) = (
		home.write(&diary(&patient, "one")).await?,
		home.write(&diary(&patient, "two")).await?,
	);
	home.read_soon(two.record).await?;
	let (first, second) = (
		file_of(stack, &home, one.record).await?,
		file_of(stack, &home, two.record).await?,
	);
	let bytes = read(&second)?;

	let mut flipped = bytes.clone();
	flipped[300] ^= 1;
	std::fs::write(&second, &flipped).unwrap();
	let altered = home.read(two.record).await.unwrap_err();
	assert!(
		matches!(
			altered,
			Trouble::Record(RecordError::Envelope(_)) | Trouble::Vault(_)
		),
		"{altered}"
	);

	std::fs::write(&second, read(&first)?).unwrap();
	let swapped = home.read(two.record).await.unwrap_err();
	assert!(
		matches!(
			swapped,
			Trouble::Record(RecordError::Envelope(_)) | Trouble::Vault(_)
		),
		"{swapped}"
	);

	std::fs::write(&second, &bytes).unwrap();
	home.read(two.record).await?;
	Ok(())
}

/// Where the vault keeps the body of a record: the file with the bytes that it hands out.
async fn file_of(stack: &Stack, desk: &Desk, record: RecordId) -> Result<PathBuf> {
	let bytes = desk.fetch(NORTH, record).await?;
	let mut folders = vec![stack.north.vault.data().to_owned()];
	while let Some(folder) = folders.pop() {
		for path in entries(&folder)? {
			if path.is_dir() {
				folders.push(path);
			} else if read(&path)? == bytes {
				return Ok(path);
			}
		}
	}
	Err(Trouble::not_held("no file in the vault's folder holds the body"))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
	let failed = |cause| Trouble::Io {
		what: folder.display().to_string(),
		cause,
	};
	Ok(std::fs::read_dir(folder)
		.map_err(failed)?
		.filter_map(|entry| Some(entry.ok()?.path()))
		.collect())
}

fn read(path: &Path) -> Result<Vec<u8>> {
	std::fs::read(path).map_err(|cause| Trouble::Io {
		what: path.display().to_string(),
		cause,
	})
}

#[tokio::test]
async fn an_import_gives_the_importer_no_author_s_right() -> Result<()> {
	let stack = stack().await?;
	let (home, doctor) = in_care(stack).await?;
	let mut imported = note(&home, "from elsewhere");
	imported.origin = salus_primitives::records::RecordOrigin::Imported;
	let record = doctor.write(&imported).await?.record;
	doctor.read_soon(record).await?;
	let grantee = Grantee::Person(doctor.actor.person);
	home.submit(
		&calls::consent::revoke_all(home.actor.patient(), grantee),
		Wait::Final,
	)
	.await?;
	assert_eq!(doctor.refused(SOUTH, record).await?, "not-found");
	home.read_soon(record).await?;
	Ok(())
}
