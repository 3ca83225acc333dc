// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The journey that `scripts/demo` plays, a chapter a file; the test `journey` plays the same chapters.
//!
//! # The cast
//! Abdul Harris (the Synthea patient) is enrolled by the north hospital. Dr Clara Weiss and Dr Hana Kovar work at the south hospital, Dr
//! Bruno Adler, Dr Nora Lind, Dr Omar Haddad and the nurse Nia Sommer at the north one; Cleo Marten has its front desk. Eve Okoye is a
//! patient of the north hospital and has a baby. Paul Simic and Petra Novak are pharmacists of two pharmacies, Tova Levi verifies in the
//! laboratory.

mod booking;
mod cover;
mod export;
mod history;
mod laboratory;
mod log;
mod newborn;
mod note;
mod organisations;
mod people;
mod pharmacies;
mod request;
mod shift;
mod shut;
mod summary;
mod visit;
mod whole;

pub use summary::Reader;

use crate::{history::Filed, Actor, Result, Stack, Trouble};
use salus_client::{
	api::{Head, HeadKind},
	chain::ChainClient,
	claim::ClaimCode,
	directory::Names,
};
use salus_primitives::{AppointmentId, ConsentId, EncounterId, OrderId, PatientId, RecordId, UnixMillis};
use std::{
	collections::BTreeSet,
	time::{Duration, Instant},
};

/// The chapters, in the order in which they are played.
pub const CHAPTERS: [&str; 16] = [
	organisations::TITLE,
	people::TITLE,
	history::TITLE,
	request::TITLE,
	note::TITLE,
	shut::TITLE,
	shift::TITLE,
	booking::TITLE,
	visit::TITLE,
	pharmacies::TITLE,
	laboratory::TITLE,
	cover::TITLE,
	whole::TITLE,
	newborn::TITLE,
	log::TITLE,
	export::TITLE,
];

/// One step that held.
#[derive(Clone, Debug)]
pub struct Line {
	/// In which chapter.
	pub chapter: &'static str,
	/// What happened.
	pub text: String,
	/// The number of the final block in which it is so.
	pub block: u32,
}

/// Who plays.
#[derive(Clone, Debug)]
pub struct Cast {
	/// The operator of the development chain, who holds the sudo key.
	pub operator: Actor,
	/// Administrator of the north hospital.
	pub north_admin: Actor,
	/// Administrator of the south hospital.
	pub south_admin: Actor,
	/// Front desk of the north hospital.
	pub clerk: Actor,
	/// A nurse of the north hospital.
	pub nurse: Actor,
	/// A doctor of the north hospital who never asks for consent.
	pub adler: Actor,
	/// A doctor of the north hospital.
	pub lind: Actor,
	/// A doctor of the south hospital.
	pub weiss: Actor,
	/// Another doctor of the south hospital.
	pub kovar: Actor,
	/// A new doctor of the north hospital, who covers for Dr Lind.
	pub haddad: Actor,
	/// Administrators of the two pharmacies and the laboratory, in this order.
	pub partner_admins: [Actor; 3],
	/// A pharmacist of the first pharmacy.
	pub simic: Actor,
	/// A pharmacist of the second pharmacy.
	pub novak: Actor,
	/// A technician of the laboratory, with the verifying credential.
	pub levi: Actor,
	/// The patient with a history.
	pub harris: Actor,
	/// A patient and mother.
	pub eve: Actor,
}

impl Cast {
	fn new() -> Result<Self> {
		let dev = |account: &str, name: &str| Ok::<_, Trouble>(Actor::dev(account)?.called(name));
		Ok(Self {
			operator: dev("Alice", "the operator")?,
			north_admin: dev("NorthAdmin", "Nils Brandt")?,
			south_admin: dev("SouthAdmin", "Sofia Reyes")?,
			clerk: dev("NorthClerk", "Cleo Marten")?,
			nurse: dev("NorthNurse", "Nia Sommer")?,
			adler: dev("Bob", "Dr Bruno Adler")?,
			lind: dev("NorthDoctor", "Dr Nora Lind")?,
			weiss: dev("Charlie", "Dr Clara Weiss")?,
			kovar: dev("SouthDoctor", "Dr Hana Kovar")?,
			haddad: Actor::stranger("Dr Omar Haddad")?,
			partner_admins: [
				dev("PharmacyOneAdmin", "Ada Simic")?,
				dev("PharmacyTwoAdmin", "Jan Novak")?,
				dev("LabAdmin", "Ruth Levi")?,
			],
			simic: dev("PharmacyOnePharmacist", "Paul Simic")?,
			novak: dev("PharmacyTwoPharmacist", "Petra Novak")?,
			levi: dev("LabTechnician", "Tova Levi")?,
			harris: Actor::stranger("Abdul Harris")?,
			eve: dev("Eve", "Eve Okoye")?,
		})
	}
}

/// What the chapters leave for those after them.
#[derive(Debug, Default)]
pub struct Plot {
	/// The history as it came in.
	pub bundle: String,
	/// What the history became.
	pub filed: Vec<Filed>,
	/// What the grant to Dr Weiss lets in.
	pub granted: BTreeSet<RecordId>,
	/// That grant.
	pub consent: Option<ConsentId>,
	/// How long after the grant Dr Weiss had opened the first record, and all of them.
	pub opened_after: Option<(Duration, Duration)>,
	/// The record that Dr Weiss added.
	pub note: Option<RecordId>,
	/// What the day of care leaves.
	pub day: Day,
	/// Eve's baby.
	pub newborn: Option<PatientId>,
	/// Who asked for Mr Harris's records, with how many yes and how many no.
	pub readers: Vec<Reader>,
}

/// What the day of care leaves for later chapters.
#[derive(Debug, Default)]
pub struct Day {
	/// The device on which Dr Lind has a session.
	pub device: Option<Actor>,
	/// Why Mr Harris comes.
	pub reason: Option<RecordId>,
	/// Mr Harris's appointment.
	pub appointment: Option<AppointmentId>,
	/// The encounter of that appointment.
	pub encounter: Option<EncounterId>,
	/// Her note.
	pub note: Option<RecordId>,
	/// The claim codes of the antibiotic and of the blood thinner, as the patient carries them.
	pub codes: Vec<ClaimCode>,
	/// The order for the laboratory.
	pub order: Option<OrderId>,
	/// The record of that order.
	pub ordered: Option<RecordId>,
	/// Every record of Mr Harris that the day has added.
	pub records: BTreeSet<RecordId>,
}

impl Plot {
	/// Something that a chapter before has left.
	pub fn of<T>(thing: Option<T>) -> Result<T> {
		thing.ok_or_else(|| Trouble::not_held("a chapter before this one has not been played"))
	}
}

/// A stack, the people on it, and what has happened so far.
pub struct Stage {
	/// What runs.
	pub stack: Stack,
	/// The node, asked directly: what happens in the world does not depend on anybody's session.
	pub chain: ChainClient,
	/// Who plays.
	pub cast: Cast,
	/// What the chapters leave for those after them.
	pub plot: Plot,
	/// Names from the directories that were checked.
	pub names: Names,
	/// Every step that held.
	pub lines: Vec<Line>,
	began: Instant,
}

impl Stage {
	/// Starts two hospitals, two pharmacies and a laboratory.
	pub async fn build() -> Result<Self> {
		let began = Instant::now();
		let stack = Stack::town().await?;
		let chain = stack.chain();
		Ok(Self {
			stack,
			chain,
			cast: Cast::new()?,
			plot: Plot::default(),
			names: Names::default(),
			lines: Vec::new(),
			began,
		})
	}

	/// Plays one chapter.
	pub async fn play(&mut self, chapter: &str) -> Result<()> {
		match chapter {
			organisations::TITLE => organisations::play(self).await,
			people::TITLE => people::play(self).await,
			history::TITLE => history::play(self).await,
			request::TITLE => request::play(self).await,
			note::TITLE => note::play(self).await,
			shut::TITLE => shut::play(self).await,
			shift::TITLE => shift::play(self).await,
			booking::TITLE => booking::play(self).await,
			visit::TITLE => visit::play(self).await,
			pharmacies::TITLE => pharmacies::play(self).await,
			laboratory::TITLE => laboratory::play(self).await,
			cover::TITLE => cover::play(self).await,
			whole::TITLE => whole::play(self).await,
			newborn::TITLE => newborn::play(self).await,
			log::TITLE => log::play(self).await,
			export::TITLE => export::play(self).await,
			other => Err(Trouble::not_held(format!("there is no chapter `{other}`"))),
		}
	}

	/// Says that a step held, with the final block in which it is so.
	pub fn tell(&mut self, chapter: &'static str, block: u32, text: impl Into<String>) {
		let text = text.into();
		let seconds = self.began.elapsed().as_secs();
		println!(
			"{:02}:{:02}  block {block:>4}  {chapter:<13}  {text}",
			seconds / 60,
			seconds % 60
		);
		self.lines.push(Line { chapter, text, block });
	}

	/// The newest final block.
	pub async fn head(&self) -> Result<Head> {
		Ok(self.chain.head(HeadKind::Final).await?)
	}

	/// Says that a step held that no transaction made: it is so at the newest final block.
	pub async fn tell_now(&mut self, chapter: &'static str, text: impl Into<String>) -> Result<()> {
		let block = self.head().await?.number;
		self.tell(chapter, block, text);
		Ok(())
	}

	/// So many days from now.
	pub fn in_days(&self, days: u64) -> UnixMillis {
		crate::now().plus(days * UnixMillis::DAY)
	}
}
