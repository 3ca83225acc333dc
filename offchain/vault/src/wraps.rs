// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Wraps: a record's key for one recipient each. Put by whoever sent the body and by custodians, deleted with the right
//! to read. The vault cannot open one.

mod review;

pub use review::Review;

use crate::{
	authn::Asker,
	authz::{Authz, ReadPermit, WrapsPermit},
	chain::{Chain, Moment},
	error::ApiError,
	store::{BodyKey, BodyRow, State, Store, WrapRow},
};
use salus_client::api::{Recipient, WrapEntry, WrapHolder};
use salus_envelope::WRAP_LEN;
use salus_primitives::{records::RecordFacts, RecordId};

/// The wraps of one vault.
#[derive(Clone)]
pub struct Wraps {
	chain: Chain,
	authz: Authz,
	store: Store,
	max: usize,
}

impl Wraps {
	/// Keeps at most `max` wraps of one body.
	pub fn new(chain: Chain, authz: Authz, store: Store, max: usize) -> Self {
		Self {
			chain,
			authz,
			store,
			max,
		}
	}

	/// The body that an asker means by a version: the anchored one; failing that, the newest that the asker sent.
	pub async fn body(
		&self,
		asker: &Asker,
		record: RecordId,
		version: u32,
	) -> Result<(BodyKey, BodyRow), ApiError> {
		if let Some(found) = self.anchor(record, version).await? {
			return Ok(found);
		}
		let candidates = self
			.store
			.rows
			.run(move |rows| rows.candidates(record, version))
			.await?;
		let Asker::Person(caller) = asker else {
			return Err(ApiError::NotFound);
		};
		candidates
			.into_iter()
			.filter(|(key, _)| key.uploader == caller.person)
			.max_by_key(|(_, row)| row.stored_at)
			.ok_or(ApiError::NotFound)
	}

	/// Keeps wraps, all or none.
	pub async fn put(
		&self,
		permit: &WrapsPermit,
		row: &BodyRow,
		entries: Vec<WrapEntry>,
		moment: &Moment,
	) -> Result<(), ApiError> {
		let key = *permit.key();
		let facts = self.facts(&key, row, moment).await?;
		let mut rows = Vec::with_capacity(entries.len().min(self.max));
		for entry in entries {
			rows.push(self.check(entry, &key, row, facts.as_ref(), moment).await?);
		}
		let max = self.max;
		if !self
			.store
			.rows
			.run(move |store| store.put_wraps(&key, &rows, max))
			.await?
		{
			let message = format!("a version keeps at most {max} wraps");
			return Err(ApiError::unprocessable("too-many-wraps", message));
		}
		Ok(())
	}

	async fn check(
		&self,
		entry: WrapEntry,
		key: &BodyKey,
		row: &BodyRow,
		facts: Option<&RecordFacts>,
		moment: &Moment,
	) -> Result<WrapRow, ApiError> {
		let WrapEntry {
			recipient,
			key_version,
			wrap,
		} = entry;
		if wrap.0.len() != WRAP_LEN {
			let message = format!("a wrap has {WRAP_LEN} bytes, this one has {}", wrap.0.len());
			return Err(ApiError::unprocessable("bad-wrap", message));
		}
		if !self
			.authz
			.key_version_exists(recipient, key_version, moment)
			.await?
		{
			let message = format!(
				"{} never had an encryption key of version {key_version}",
				name(&recipient)
			);
			return Err(ApiError::unprocessable("unknown-recipient-key", message));
		}
		if !self.authz.may_hold(recipient, key, row, facts, moment).await? {
			let message = format!("{} may not read this record", name(&recipient));
			return Err(ApiError::unprocessable("recipient-may-not-read", message));
		}
		Ok(WrapRow {
			recipient,
			key_version,
			wrap: wrap.0,
		})
	}

	/// The record's facts, once the body is anchored.
	async fn facts(
		&self,
		key: &BodyKey,
		row: &BodyRow,
		moment: &Moment,
	) -> Result<Option<RecordFacts>, ApiError> {
		if row.state != State::Anchored {
			return Ok(None);
		}
		let view = self.chain.view();
		let record = self
			.chain
			.ask(view.record(moment.finalised.hash, key.record))
			.await?;
		Ok(record.map(|record| record.details.facts))
	}

	/// For whom a body's key is wrapped.
	pub async fn list(&self, permit: &WrapsPermit) -> Result<Vec<WrapHolder>, ApiError> {
		Ok(self.all(*permit.key()).await?.iter().map(holder).collect())
	}

	/// Every wrap of a body.
	pub async fn all(&self, key: BodyKey) -> Result<Vec<WrapRow>, ApiError> {
		self.store.rows.run(move |rows| rows.wraps(&key)).await
	}

	/// Deletes one wrap. Says whether there was one.
	pub async fn delete(&self, permit: &WrapsPermit, recipient: Recipient) -> Result<bool, ApiError> {
		let key = *permit.key();
		Ok(self
			.store
			.rows
			.run(move |rows| rows.delete_wraps(&key, &[recipient]))
			.await? > 0)
	}

	/// The wrap that a permitted reader can use.
	pub async fn fetch(&self, permit: &ReadPermit) -> Result<WrapEntry, ApiError> {
		let key = *permit.key();
		for recipient in permit.recipients() {
			if let Some(row) = self
				.store
				.rows
				.run(move |rows| rows.wrap(&key, &recipient))
				.await?
			{
				return Ok(entry(row));
			}
		}
		Err(ApiError::KeyPending)
	}
}

/// A wrap as the API hands it out.
pub fn entry(row: WrapRow) -> WrapEntry {
	WrapEntry {
		recipient: row.recipient,
		key_version: row.key_version,
		wrap: row.wrap.into(),
	}
}

/// A wrap's recipient as the API lists it.
pub fn holder(row: &WrapRow) -> WrapHolder {
	WrapHolder {
		recipient: row.recipient,
		key_version: row.key_version,
	}
}

fn name(recipient: &Recipient) -> String {
	match recipient {
		Recipient::Person(person) => format!("person {person}"),
		Recipient::Organisation(organisation) => format!("the custodian of organisation {organisation}"),
	}
}
