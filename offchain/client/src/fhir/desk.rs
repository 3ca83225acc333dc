// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The real sink: seals, uploads to a vault, and anchors on the chain.

use super::{
	from_chain::AccessReceipt,
	identity::ImportKey,
	plan::{Action, Content, Known, Step},
	sink::RecordSink,
};
use crate::{
	api::Receipt,
	chain::{all_pages, batches, At, BatchLimits, ChainError, Wait},
	keystore::{encryption_secret, KeystoreError, Origin, Unsealed},
	records::{now, Desk, Draft, RecordError},
	vault::{Acting, VaultError},
};
use blake2::{digest::consts::U32, Blake2b, Digest};
use futures::{stream, StreamExt, TryStreamExt};
use salus_envelope::{unwrap, MediaType, Recipient, RecordSecret, Wrap, WrapContext};
use salus_primitives::{
	consent::Purpose,
	records::RecordOrigin,
	views::{Listing, RecordView},
	OrganisationId, PatientId, RecordId,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	io::Cursor,
	time::Duration,
};

/// What the hash behind every import key begins with.
const KEY_DOMAIN: &[u8] = b"salus/fhir/import-key/v1";
/// How many bodies or wraps are on their way at a time.
const AT_A_TIME: usize = 6;
/// The chain's own number for "the signer's allowance does not suffice now".
const ALLOWANCE_SPENT: u8 = 2;
/// How often and how long to wait for an allowance to recover: a block is a second.
const RECOVERY_PAUSE: Duration = Duration::from_secs(2);
const RECOVERY_TRIES: u32 = 90;

impl ImportKey {
	/// The import key of this key file: the same one whenever it is recovered from its phrase, and after rotations.
	pub fn of(key: &Unsealed) -> Result<Self, KeystoreError> {
		let hasher = Blake2b::<U32>::new().chain_update(KEY_DOMAIN);
		let hasher = match key.origin() {
			Origin::Phrase(phrase) => hasher.chain_update(&encryption_secret(phrase, 0)?[..]),
			// Development keys are known to everybody; so are their records' ids.
			Origin::Device { encryption, .. } => hasher.chain_update(encryption.first().unwrap_or(&[0; 32])),
			Origin::Development(uri) => hasher.chain_update(uri.as_bytes()),
		};
		Ok(Self::new(hasher.finalize().into()))
	}
}

impl From<&Receipt> for AccessReceipt {
	fn from(receipt: &Receipt) -> Self {
		let body = &receipt.body;
		Self {
			number: receipt.book_seq,
			at: body.at,
			actor: body.actor,
			organisation: body.organisation,
			vault: body.custody,
			patient: body.patient,
			record: body.record,
			purpose: body.purpose,
			allowed: body.decision.is_allowed(),
			rule: body.decision.code().to_owned(),
		}
	}
}

/// Where and for whom an import goes.
#[derive(Clone)]
pub struct DeskSink {
	/// Who imports: the patient, a representative, or a member of `organisation`.
	pub desk: Desk,
	/// Whose history it is.
	pub patient: PatientId,
	/// In whose vault it is to lie.
	pub organisation: OrganisationId,
	/// Wrap the records for that organisation's custodian too: a member's duty, a patient's choice.
	pub for_custodian: bool,
	/// How certain each batch must be before the next begins.
	pub wait: Wait,
	/// The newest block that something went into, once something did.
	pub last_block: Option<u32>,
}

impl DeskSink {
	/// Patients and their representatives act on request, members to treat.
	fn purpose(&self) -> Purpose {
		match self.desk.organisation() {
			Some(_) => Purpose::Treat,
			None => Purpose::PatientRequest,
		}
	}

	fn draft(&self, step: &Step<'_>) -> Draft {
		let version = match step.action {
			Action::Add => 1,
			Action::Amend { version } => version,
		};
		Draft {
			record: step.record,
			version,
			patient: self.patient,
			organisation: self.organisation,
			category: step.category,
			day: step.day,
			origin: RecordOrigin::Imported,
			purpose: self.purpose(),
			for_custodian: self.for_custodian,
		}
	}

	/// Those of these records that the chain has.
	async fn there(&self, records: &[RecordId]) -> Result<Vec<RecordView>, RecordError> {
		let wanted: BTreeSet<_> = records.iter().copied().collect();
		let (chain, person, place) = (self.desk.chain(), self.desk.person(), self.desk.organisation());
		let page = |listing| chain.records(person, place, self.patient, listing, now(), At::Best);
		let mut found = all_pages(Listing::all(), page).await?;
		found.retain(|view| wanted.contains(&view.record));
		Ok(found)
	}

	/// Whether a record's content is the same shows from the salt in its wrap and the commitment on the chain: no body is fetched.
	async fn content(&self, view: &RecordView) -> Result<Content, RecordError> {
		let vault = self.desk.vault_of(view.details.facts.organisation).await?;
		let acting = Acting {
			organisation: self.desk.organisation(),
			purpose: self.purpose(),
		};
		let entry = match vault.wrap(view.record, view.details.version, acting).await {
			Ok(entry) => entry,
			// Not this importer's to open, or not yet.
			Err(error) if is_refusal(&error) => return Ok(Content::Unreadable),
			Err(error) => return Err(error.into()),
		};
		Ok(self
			.secret(view, &entry.wrap.0)
			.map_or(Content::Unreadable, |secret| Content::Committed {
				salt: *secret.salt(),
				commitment: view.current.anchor.commitment,
			}))
	}

	fn secret(&self, view: &RecordView, wrap: &[u8]) -> Option<RecordSecret> {
		let wrap = Wrap::from_bytes(wrap).ok()?;
		let context = WrapContext {
			network: self.desk.network().id.0,
			record: view.record.0,
			version: view.details.version,
			recipient: Recipient::Person(self.desk.person().0),
		};
		let pairs = self.desk.key().key_pairs().iter().rev();
		pairs
			.into_iter()
			.find_map(|pair| unwrap(&wrap, pair, &context).ok())
	}

	async fn anchor(&mut self, call: crate::chain::Call) -> Result<(), RecordError> {
		let mut tries = 0;
		loop {
			match self.desk.chain().submit(&call, self.desk.key(), self.wait).await {
				Ok(included) => {
					self.last_block = Some(included.block.number);
					return Ok(());
				}
				Err(error) if is_spent(&error) && tries < RECOVERY_TRIES => tries += 1,
				Err(error) => return Err(error.into()),
			}
			tokio::time::sleep(RECOVERY_PAUSE).await;
		}
	}
}

/// The vault answered, and said no: an error with a code of its own.
fn is_refusal(error: &VaultError) -> bool {
	matches!(error.code(), Some("not-found" | "key-pending"))
}

fn is_spent(error: &ChainError) -> bool {
	error.custom_code() == Some(ALLOWANCE_SPENT)
}

impl RecordSink for DeskSink {
	type Error = RecordError;

	async fn known(&mut self, records: &[RecordId]) -> Result<BTreeMap<RecordId, Known>, RecordError> {
		let sink = &self.clone();
		stream::iter(self.there(records).await?)
			.map(|view| async move {
				let content = sink.content(&view).await?;
				let known = Known {
					version: view.details.version,
					status: view.details.facts.status,
					content,
				};
				Ok((view.record, known))
			})
			.buffer_unordered(AT_A_TIME)
			.try_collect()
			.await
	}

	async fn put(&mut self, batch: &[Step<'_>]) -> Result<(), RecordError> {
		let pieces: Vec<_> = batch
			.iter()
			.map(|step| (self.draft(step), step.body.clone().into_owned().into_bytes()))
			.collect();
		let desk = self.desk.clone();
		let calls: Vec<_> = stream::iter(pieces)
			.map(move |(draft, body)| {
				let desk = desk.clone();
				async move {
					desk.prepare(draft, Cursor::new(body), MediaType::fhir_json())
						.await
				}
			})
			.buffered(AT_A_TIME)
			.map_ok(|prepared| prepared.call)
			.try_collect()
			.await?;
		for call in batches(calls, BatchLimits::default()) {
			self.anchor(call).await?;
		}
		Ok(())
	}
}
