// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reading: fetch, unwrap, open, and compare with the chain.

use super::{blocking, file, from_chain, now, Desk, RecordError};
use crate::{
	api::{RewrapRequest, WrapEntry},
	chain::At,
	vault::{Acting, VaultClient, VaultError},
};
use futures::TryStreamExt;
use salus_envelope::{open, unwrap, Opened, RecordSecret, Wrap};
use salus_primitives::{
	consent::Purpose,
	roles::KeyHolder,
	views::{RecordView, VersionDetails},
	RecordId,
};
use std::{
	io::{Seek, SeekFrom, Write},
	time::Duration,
};
use tokio::io::AsyncWriteExt;

/// The stable codes with which a vault says that a custodian has not wrapped the key yet.
const KEY_PENDING: &str = "key-pending";
/// The pauses, in milliseconds, before asking again for a wrap that a custodian is about to make. Few and growing: the patient
/// sees every question in the access log.
const PENDING_PAUSES: [u64; 6] = [500, 1_000, 2_000, 3_000, 5_000, 8_000];

/// A record that was fetched, opened and found to be what the chain says.
#[derive(Clone, Debug)]
pub struct Fetched {
	/// What the chain says of it.
	pub view: RecordView,
	/// Which version this is.
	pub version: u32,
	/// What the chain says of that version.
	pub details: VersionDetails,
	/// What opening it told.
	pub opened: Opened,
}

impl Desk {
	/// What the chain says of a record, if this reader may read it.
	pub async fn view(&self, record: RecordId) -> Result<RecordView, RecordError> {
		self.chain()
			.record(self.person(), self.organisation(), record, now(), At::Final)
			.await?
			.ok_or(RecordError::NotFound(record))
	}

	/// What the chain says of one version; `None` asks for the current one.
	pub async fn version(
		&self,
		record: RecordId,
		version: Option<u32>,
	) -> Result<(RecordView, u32, VersionDetails), RecordError> {
		let view = self.view(record).await?;
		let number = version.unwrap_or(view.details.version);
		if number == view.details.version {
			return Ok((view, number, view.current));
		}
		let details = self
			.chain()
			.version_of(
				self.person(),
				self.organisation(),
				(record, number),
				now(),
				At::Final,
			)
			.await?
			.ok_or(RecordError::NotFound(record))?;
		Ok((view, number, details))
	}

	/// Fetches a version (`None`: the current one), opens it into `sink`, and compares it with the chain. The content is good
	/// only once this has returned `Ok`.
	pub async fn fetch<W: Write + Send + 'static>(
		&self,
		record: RecordId,
		version: Option<u32>,
		purpose: Purpose,
		sink: W,
	) -> Result<(Fetched, W), RecordError> {
		self.open_with(record, version, purpose, sink, None).await
	}

	/// [`Self::fetch`] of the first version with a secret that one knows already, as from a prescription's claim code: no wrap is asked for.
	pub async fn fetch_with<W: Write + Send + 'static>(
		&self,
		record: RecordId,
		purpose: Purpose,
		sink: W,
		secret: RecordSecret,
	) -> Result<(Fetched, W), RecordError> {
		self.open_with(record, Some(1), purpose, sink, Some(secret)).await
	}

	async fn open_with<W: Write + Send + 'static>(
		&self,
		record: RecordId,
		version: Option<u32>,
		purpose: Purpose,
		mut sink: W,
		known: Option<RecordSecret>,
	) -> Result<(Fetched, W), RecordError> {
		let (view, number, details) = self.version(record, version).await?;
		let vault = self.vault_of(view.details.facts.organisation).await?;
		let acting = Acting {
			organisation: self.organisation(),
			purpose,
		};
		let secret = match known {
			Some(secret) => secret,
			None => {
				let entry = self.wrap_entry(&vault, record, number, acting).await?;
				self.unwrap(record, number, &entry)?
			}
		};
		let anchor = from_chain(&details.anchor)?;
		let limit = anchor.bucket.max_ciphertext_len();
		let mut body = self.body(&vault, (record, number), acting, limit).await?;
		let (opened, sink) = blocking(move || {
			body.seek(SeekFrom::Start(0))
				.map_err(file("reading the temporary file"))?;
			let opened = open(body, &mut sink, &secret, &anchor)?;
			Ok((opened, sink))
		})
		.await?;
		Ok((
			Fetched {
				view,
				version: number,
				details,
				opened,
			},
			sink,
		))
	}

	/// The sealed body in a temporary file, refused where it becomes longer than `limit`.
	async fn body(
		&self,
		vault: &VaultClient,
		(record, version): (RecordId, u32),
		acting: Acting,
		limit: u64,
	) -> Result<std::fs::File, RecordError> {
		let mut pieces = std::pin::pin!(vault.download(record, Some(version), acting).await?.pieces);
		let temporary = tempfile::tempfile().map_err(file("making a temporary file"))?;
		let mut body = tokio::fs::File::from_std(temporary);
		let mut length = 0;
		while let Some(piece) = pieces.try_next().await? {
			length += piece.len() as u64;
			if length > limit {
				return Err(RecordError::Envelope(salus_envelope::Error::TooLarge));
			}
			body.write_all(&piece)
				.await
				.map_err(file("writing the temporary file"))?;
		}
		body.flush().await.map_err(file("writing the temporary file"))?;
		Ok(body.into_std().await)
	}

	/// The reader's own wrap, made by a custodian first where only an organisation has one.
	async fn wrap_entry(
		&self,
		vault: &VaultClient,
		record: RecordId,
		version: u32,
		acting: Acting,
	) -> Result<WrapEntry, RecordError> {
		let mut pauses = PENDING_PAUSES.iter();
		let entry = loop {
			let answer = vault.wrap(record, version, acting).await;
			match (answer, pauses.next()) {
				(Err(error), Some(pause)) if is_pending(&error) => {
					tokio::time::sleep(Duration::from_millis(*pause)).await;
				}
				(answer, _) => break answer?,
			}
		};
		let KeyHolder::Organisation(organisation) = entry.recipient else {
			return Ok(entry);
		};
		let request = RewrapRequest {
			organisation,
			purpose: acting.purpose,
			key_version: entry.key_version,
			wrap: entry.wrap,
		};
		let own = self.vault_of(organisation).await?;
		Ok(own.rewrap(record, version, &request).await?)
	}

	fn unwrap(&self, record: RecordId, version: u32, entry: &WrapEntry) -> Result<RecordSecret, RecordError> {
		let wrap = Wrap::from_bytes(&entry.wrap.0)?;
		let context = self.context(record, version, KeyHolder::Person(self.person()));
		self.key()
			.key_pairs()
			.iter()
			.rev()
			.find_map(|pair| unwrap(&wrap, pair, &context).ok())
			.ok_or(RecordError::KeyMissing)
	}
}

fn is_pending(error: &VaultError) -> bool {
	error.code() == Some(KEY_PENDING)
}
