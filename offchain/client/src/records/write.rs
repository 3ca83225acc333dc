// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Writing: seal, wrap, upload. What is left to do is the call that anchors it.

use super::{blocking, file, to_chain, Desk, RecordError};
use crate::{
	api::{HexBytes, WrapEntry},
	chain::{
		calls::{self, records::NewRecord},
		At, Call,
	},
	vault::Upload,
};
use salus_envelope::{seal_with, wrap, MediaType, PublicKey, Recipient, RecordSecret, Sealed, WrapContext};
use salus_primitives::{
	consent::{Category, Purpose},
	records::{Anchor, RecordOrigin},
	roles::{EncryptionKey, KeyHolder},
	Day, OrganisationId, PatientId, RecordId,
};
use std::io::{Read, Seek, SeekFrom};
use tokio_util::io::ReaderStream;

/// What an author says about a record before it is sealed.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
	/// Its id: random, never used before.
	pub record: RecordId,
	/// The version that this will be, counted from 1.
	pub version: u32,
	/// Whose it is.
	pub patient: PatientId,
	/// In whose vault it is to lie.
	pub organisation: OrganisationId,
	/// Its coarse category.
	pub category: Category,
	/// The day that it is about.
	pub day: Day,
	/// How it came to be.
	pub origin: RecordOrigin,
	/// Why it is written.
	pub purpose: Purpose,
	/// Wrap it for the organisation's custodian: an author's duty, a patient's choice.
	pub for_custodian: bool,
}

/// A record that lies in the vault, pending until `call` is final.
#[derive(Clone, Debug)]
pub struct Prepared {
	/// What it says about itself.
	pub draft: Draft,
	/// What the chain is to hold.
	pub anchor: Anchor,
	/// The call that anchors it.
	pub call: Call,
}

impl Desk {
	/// Seals `content`, uploads it with its wraps, and returns the call that anchors it.
	pub async fn prepare(
		&self,
		draft: Draft,
		content: impl Read + Send + 'static,
		media_type: MediaType,
	) -> Result<Prepared, RecordError> {
		self.prepare_with(draft, content, media_type, RecordSecret::generate()?)
			.await
	}

	/// [`Self::prepare`] with a secret that is derived from another one, as a prescription's is from its claim code.
	pub async fn prepare_with(
		&self,
		draft: Draft,
		content: impl Read + Send + 'static,
		media_type: MediaType,
		secret: RecordSecret,
	) -> Result<Prepared, RecordError> {
		let recipients = self.recipients(&draft).await?;
		let (body, sealed) = blocking(move || {
			let mut body = tempfile::tempfile().map_err(file("making a temporary file"))?;
			let sealed = seal_with(secret, content, &mut body, &media_type)?;
			body.seek(SeekFrom::Start(0))
				.map_err(file("reading the temporary file"))?;
			Ok((body, sealed))
		})
		.await?;
		let wraps = recipients
			.into_iter()
			.map(|(holder, key)| self.wrap_for(&draft, &sealed.secret, holder, key))
			.collect::<Result<Vec<_>, _>>()?;
		self.upload(&draft, &sealed, body, wraps).await?;
		let anchor = to_chain(&sealed.anchor);
		Ok(Prepared {
			draft,
			anchor,
			call: self.anchoring_call(&draft, anchor),
		})
	}

	async fn upload(
		&self,
		draft: &Draft,
		sealed: &Sealed,
		body: std::fs::File,
		wraps: Vec<WrapEntry>,
	) -> Result<(), RecordError> {
		let vault = self.vault_of(draft.organisation).await?;
		let upload = Upload {
			record: draft.record,
			version: draft.version,
			patient: draft.patient,
			organisation: draft.organisation,
			ciphertext_hash: sealed.anchor.ciphertext_hash,
		};
		let pieces = ReaderStream::with_capacity(tokio::fs::File::from_std(body), 64 * 1024);
		vault.upload(&upload, sealed.ciphertext_len, pieces).await?;
		vault.put_wraps(draft.record, draft.version, wraps).await?;
		Ok(())
	}

	fn anchoring_call(&self, draft: &Draft, anchor: Anchor) -> Call {
		if draft.version > 1 {
			return calls::records::amend(draft.record, anchor, draft.purpose, self.organisation());
		}
		calls::records::add(&NewRecord {
			record: draft.record,
			patient: draft.patient,
			organisation: draft.organisation,
			category: draft.category,
			day: draft.day,
			origin: draft.origin,
			anchor,
			purpose: draft.purpose,
		})
	}

	/// The patient where there is a key, the author, and the organisation's custodian.
	async fn recipients(&self, draft: &Draft) -> Result<Vec<(KeyHolder, EncryptionKey)>, RecordError> {
		let author = KeyHolder::Person(self.person());
		let author_key = self
			.chain()
			.encryption_key(author, At::Best)
			.await?
			.ok_or_else(|| RecordError::NoKey(format!("the author {}", self.person())))?;
		let mut recipients = vec![(author, author_key)];
		let patient = KeyHolder::Person(draft.patient.person());
		if patient != author {
			// A ward has no key yet; its representatives read through the custodian.
			let key = self.chain().encryption_key(patient, At::Best).await?;
			recipients.extend(key.map(|key| (patient, key)));
		}
		if draft.for_custodian {
			let view = self.organisation_view(draft.organisation).await?;
			let key = view
				.custodian_key
				.filter(|_| !view.custodian_frozen)
				.ok_or_else(|| {
					let why = if view.custodian_frozen {
						" (its administrators froze it)"
					} else {
						""
					};
					RecordError::NoKey(format!("the custodian of {}{why}", draft.organisation))
				})?;
			recipients.push((KeyHolder::Organisation(draft.organisation), key));
		}
		Ok(recipients)
	}

	fn wrap_for(
		&self,
		draft: &Draft,
		secret: &RecordSecret,
		holder: KeyHolder,
		key: EncryptionKey,
	) -> Result<WrapEntry, RecordError> {
		let context = self.context(draft.record, draft.version, holder);
		let wrap = wrap(secret, &PublicKey::from_bytes(key.public), &context)?;
		Ok(WrapEntry {
			recipient: holder,
			key_version: key.version,
			wrap: HexBytes(wrap.as_bytes().to_vec()),
		})
	}

	pub(super) fn context(&self, record: RecordId, version: u32, holder: KeyHolder) -> WrapContext {
		WrapContext {
			network: self.network().id.0,
			record: record.0,
			version,
			recipient: match holder {
				KeyHolder::Person(person) => Recipient::Person(person.0),
				KeyHolder::Organisation(organisation) => Recipient::Organisation(organisation.0),
			},
		}
	}
}
