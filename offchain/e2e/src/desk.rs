// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Somebody who is logged in to a vault, with the client's own way to read and write, and with what only tests need: refusals
//! and receipts.

use crate::{fresh_id, now, until, Actor, Result, Stack, Trouble, PATIENCE};
use salus_client::{
	api::Receipt,
	chain::{all_pages, At, Call, ChainClient, DoorTransport, Included, Wait},
	records::{self, Draft, Fetched, RecordError, Worker},
	vault::{Acting, VaultClient},
};
use salus_envelope::MediaType;
use salus_primitives::{
	consent::{Category, Purpose},
	records::RecordOrigin,
	views::{Listing, RecordView},
	Day, OrganisationId, PatientId, RecordId,
};
use std::io::Cursor;

/// No body of the tests is larger.
const LIMIT: u64 = 64 << 20;

/// A person at a vault.
#[derive(Clone)]
pub struct Desk {
	/// Who.
	pub actor: Actor,
	/// The vault where the person logged in.
	pub vault: VaultClient,
	/// The chain through that vault's door.
	pub door: ChainClient,
	/// The organisation in which the person acts, and why.
	pub acting: Acting,
	/// What the client brings.
	pub work: records::Desk,
}

/// A record that was opened and compared with the chain.
#[derive(Clone, Debug)]
pub struct OpenedRecord {
	/// What the chain says about it, and what opening it told.
	pub fetched: Fetched,
	/// Its content.
	pub content: Vec<u8>,
}

/// A record to write.
#[derive(Clone, Debug)]
pub struct Note {
	/// Whose.
	pub patient: PatientId,
	/// In whose vault it is to lie.
	pub organisation: OrganisationId,
	/// Its category.
	pub category: Category,
	/// The day that it is about.
	pub day: Day,
	/// How it came to be.
	pub origin: RecordOrigin,
	/// Its content, FHIR JSON.
	pub content: String,
}

/// A record that was written.
#[derive(Clone, Debug)]
pub struct Written {
	/// Its id.
	pub record: RecordId,
	/// Where it was anchored.
	pub included: Included,
}

impl Note {
	/// A note of today by a member of `organisation`.
	pub fn authored(
		patient: PatientId,
		organisation: OrganisationId,
		category: Category,
		content: &str,
	) -> Self {
		let (day, origin) = (now().day(), RecordOrigin::Authored);
		Self {
			patient,
			organisation,
			category,
			day,
			origin,
			content: content.into(),
		}
	}

	/// An entry of today by the patient.
	pub fn reported(
		patient: PatientId,
		organisation: OrganisationId,
		category: Category,
		content: &str,
	) -> Self {
		let origin = RecordOrigin::PatientReported;
		Self {
			origin,
			..Self::authored(patient, organisation, category, content)
		}
	}

	/// The same about another day.
	pub fn on(self, day: Day) -> Self {
		Self { day, ..self }
	}

	/// As the client wants it.
	pub fn draft(&self, record: RecordId, version: u32, purpose: Purpose) -> Draft {
		let Self {
			patient,
			organisation,
			category,
			day,
			origin,
			..
		} = *self;
		Draft {
			record,
			version,
			patient,
			organisation,
			category,
			day,
			origin,
			purpose,
			for_custodian: true,
		}
	}
}

impl Desk {
	/// Logs in to the vault of the hospital `custody`. `organisation` is where the person acts; `None` for patients and
	/// representatives.
	pub async fn open(
		stack: &Stack,
		actor: &Actor,
		custody: OrganisationId,
		organisation: Option<OrganisationId>,
	) -> Result<Self> {
		let vault = &stack.hospital(custody).vault;
		let (_, client) = vault.client()?.login(actor, Some(&vault.domain()), None).await?;
		let door = ChainClient::new(DoorTransport::new(client.clone()));
		let worker = Worker {
			key: actor.key(),
			person: actor.person,
			organisation,
			home: Some(client.clone()),
		};
		let purpose = if organisation.is_some() {
			Purpose::Treat
		} else {
			Purpose::PatientRequest
		};
		Ok(Self {
			actor: actor.clone(),
			work: records::Desk::new(door.clone(), worker).await?,
			vault: client,
			door,
			acting: Acting {
				organisation,
				purpose,
			},
		})
	}

	/// Submits a call through the door.
	pub async fn submit(&self, call: &Call, wait: Wait) -> Result<Included> {
		self.actor.submit(&self.door, call, wait).await
	}

	/// [`Self::submit`] until it is final.
	pub async fn finalise(&self, call: &Call) -> Result<Included> {
		self.submit(call, Wait::Final).await
	}

	/// The name of the error with which the chain refuses a call; an error when it does not.
	pub async fn refusal(&self, call: &Call) -> Result<String> {
		match self.submit(call, Wait::InBlock).await {
			Ok(_) => Err(Trouble::not_held(format!("{} was not refused", self.actor.name))),
			Err(error) => error.refusal().map(str::to_owned).ok_or(error),
		}
	}

	/// What the chain shows this person about a record; `None` when it shows nothing.
	pub async fn look(&self, record: RecordId) -> Result<Option<RecordView>> {
		match self.work.view(record).await {
			Ok(view) => Ok(Some(view)),
			Err(RecordError::NotFound(_)) => Ok(None),
			Err(error) => Err(error.into()),
		}
	}

	/// Every record of a patient that the chain shows to this person, the newest first.
	pub async fn records(&self, patient: PatientId) -> Result<Vec<RecordView>> {
		let (person, place) = (self.actor.person, self.acting.organisation);
		let page = async |listing| {
			self.door
				.records(person, place, patient, listing, now(), At::Final)
				.await
		};
		Ok(all_pages(Listing::all(), page).await?)
	}

	/// Fetches, opens and checks the current version of a record, wherever it lies.
	pub async fn read(&self, record: RecordId) -> Result<OpenedRecord> {
		self.read_version(record, None).await
	}

	/// [`Self::read`] of one version.
	pub async fn read_version(&self, record: RecordId, version: Option<u32>) -> Result<OpenedRecord> {
		let (fetched, content) = self
			.work
			.fetch(record, version, self.acting.purpose, Vec::new())
			.await?;
		Ok(OpenedRecord { fetched, content })
	}

	/// [`Self::read`], waiting while the chain does not show the record yet or its key is not wrapped yet.
	pub async fn read_soon(&self, record: RecordId) -> Result<OpenedRecord> {
		until(
			&format!("{} opening a record", self.actor.name),
			PATIENCE,
			async || match self.read(record).await {
				Ok(opened) => Ok(Some(opened)),
				Err(error) if error.is_not_yet() => Ok(None),
				Err(error) => Err(error),
			},
		)
		.await
	}

	/// The sealed bytes as the vault of `custody` hands them out, without asking the chain first.
	pub async fn fetch(&self, custody: OrganisationId, record: RecordId) -> Result<Vec<u8>> {
		let vault = self.work.vault_of(custody).await?;
		Ok(vault.download_bytes(record, None, self.acting, LIMIT).await?.1)
	}

	/// The refusal's code when the vault of `custody` does not hand out the record; an error when it does.
	pub async fn refused(&self, custody: OrganisationId, record: RecordId) -> Result<String> {
		match self.fetch(custody, record).await {
			Ok(_) => Err(Trouble::not_held(format!(
				"{} was handed {record}",
				self.actor.name
			))),
			Err(error) => error.vault_code().map(str::to_owned).ok_or(error),
		}
	}

	/// Waits until the vault of `custody` no longer hands the record out.
	pub async fn refused_soon(&self, custody: OrganisationId, record: RecordId) -> Result<String> {
		until(
			&format!("{} being refused", self.actor.name),
			PATIENCE,
			async || match self.fetch(custody, record).await {
				Ok(_) => Ok(None),
				Err(error) => error.vault_code().map(|code| Some(code.to_owned())).ok_or(error),
			},
		)
		.await
	}

	/// Writes a new record: sealed, uploaded, wrapped and anchored in a final block.
	pub async fn write(&self, note: &Note) -> Result<Written> {
		self.put(RecordId(fresh_id()?), 1, note).await
	}

	/// Writes a version of a record.
	pub async fn put(&self, record: RecordId, version: u32, note: &Note) -> Result<Written> {
		let draft = note.draft(record, version, self.acting.purpose);
		let content = Cursor::new(note.content.clone().into_bytes());
		let prepared = self.work.prepare(draft, content, MediaType::fhir_json()).await?;
		let included = self.finalise(&prepared.call).await?;
		Ok(Written { record, included })
	}

	/// Every receipt of a patient at the vault of `custody`.
	pub async fn receipts(&self, custody: OrganisationId, patient: PatientId) -> Result<Vec<Receipt>> {
		let vault = self.work.vault_of(custody).await?;
		let (mut receipts, mut cursor) = (Vec::new(), None);
		loop {
			let page = vault.access_log(patient, cursor).await?;
			receipts.extend(page.receipts);
			cursor = page.next;
			if cursor.is_none() {
				return Ok(receipts);
			}
		}
	}
}
