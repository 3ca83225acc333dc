// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Where sealed bodies lie: rows in a redb file, bytes in an object store (local files unless told otherwise).
//!
//! A body goes through three states. *Receiving*: its bytes are complete and its hash held, the object is being put in
//! place. *Pending*: it lies there and waits for the chain. *Anchored*: the chain's final state names its hash for this
//! record, version, patient and organisation. Only anchored bodies are ever read. What was cut off before *receiving* left
//! no trace but a temporary file, which the next start removes; what never becomes anchored is collected.
//!
//! Several people may hold a pending body under one id, and the chain's anchor picks one: so nobody can keep an author
//! from a record by sending something under its id first, and nobody learns from an upload that an id is in use.

mod blobs;
mod quota;
mod rows;

pub use blobs::{Blobs, Upload};
pub use quota::{Charge, Quota};
pub use rows::{BodyKey, BodyRow, Rows, RowsInUse, State, WrapRow};

use crate::{
	authz::{ReadPermit, UploadPermit},
	error::ApiError,
};
use bytes::Bytes;
use futures::stream::BoxStream;
use salus_envelope::SizeBucket;
use salus_primitives::{records::RecordFacts, views::VersionDetails, RecordId, UnixMillis};
use std::{ops::Range, sync::Arc};

/// Rows and bytes together.
#[derive(Clone)]
pub struct Store {
	/// The rows.
	pub rows: Rows,
	blobs: Blobs,
	quota: Arc<Quota>,
}

/// A body that is being taken in.
pub struct Incoming {
	key: BodyKey,
	row: BodyRow,
	upload: Upload,
	charge: Charge,
}

impl Store {
	/// Puts rows and bytes together; `max_pending` is the most bytes that one person may have pending.
	pub async fn new(rows: Rows, blobs: Blobs, max_pending: u64) -> Result<Self, ApiError> {
		let quota = Arc::new(Quota::new(max_pending));
		for (key, row) in rows.run(|rows| rows.pending()).await? {
			quota.restore(key.uploader, row.bytes);
		}
		Ok(Self { rows, blobs, quota })
	}

	/// Begins to take a body in.
	pub async fn receive(
		&self,
		permit: UploadPermit,
		record: RecordId,
		version: u32,
		hash: [u8; 32],
		now: UnixMillis,
	) -> Result<Incoming, ApiError> {
		let key = BodyKey {
			record,
			version,
			hash,
			uploader: permit.uploader(),
		};
		let row = BodyRow {
			patient: permit.patient(),
			organisation: permit.organisation(),
			bytes: 0,
			stored_at: now,
			state: State::Receiving,
		};
		let charge = self.quota.open(key.uploader);
		let upload = self.blobs.begin(&key).await?;
		Ok(Incoming {
			key,
			row,
			upload,
			charge,
		})
	}

	/// Ends a body that is complete: checks its hash, puts it in place and makes it pending.
	pub async fn keep(&self, mut incoming: Incoming) -> Result<(BodyKey, BodyRow), ApiError> {
		let (found, bytes) = incoming.upload.seen();
		if bytes == 0 {
			incoming.upload.abort().await;
			return Err(ApiError::unprocessable("empty", "the body has no bytes"));
		}
		if found != incoming.key.hash {
			incoming.upload.abort().await;
			let (found, told) = (hex::encode(found), hex::encode(incoming.key.hash));
			return Err(ApiError::unprocessable(
				"hash-mismatch",
				format!("the body hashes to 0x{found}, not to 0x{told}"),
			));
		}
		if !SizeBucket::all().any(|bucket| bucket.admits_ciphertext_len(bytes)) {
			incoming.upload.abort().await;
			let message =
				format!("no sealed body is {bytes} bytes long: seal it with a padding to a size bucket");
			return Err(ApiError::unprocessable("no-bucket", message));
		}
		let (key, mut row) = (incoming.key, incoming.row);
		row.bytes = bytes;
		let new = self.rows.run(move |rows| rows.put(&key, &row)).await?;
		incoming.upload.finish().await?;
		row.state = State::Pending;
		self.rows.run(move |rows| rows.put(&key, &row)).await?;
		// The same body sent again counts once.
		if new {
			incoming.charge.keep();
		}
		Ok((key, row))
	}

	/// Reads part of an anchored body.
	pub async fn read(
		&self,
		permit: &ReadPermit,
		range: Range<u64>,
	) -> Result<BoxStream<'static, Result<Bytes, object_store::Error>>, ApiError> {
		self.blobs.read(permit.key(), range).await
	}

	/// The anchored body of this version, if it lies here.
	pub async fn anchored(
		&self,
		record: RecordId,
		version: u32,
	) -> Result<Option<(BodyKey, BodyRow)>, ApiError> {
		self.rows.run(move |rows| rows.anchored(record, version)).await
	}

	/// Makes the pending body that the chain's final anchor names the anchored one, and forgets the other candidates.
	pub async fn anchor(
		&self,
		record: RecordId,
		version: u32,
		facts: RecordFacts,
		anchor: VersionDetails,
	) -> Result<Option<(BodyKey, BodyRow)>, ApiError> {
		let candidates = self
			.rows
			.run(move |rows| rows.candidates(record, version))
			.await?;
		let fits = |(key, row): &&(BodyKey, BodyRow)| {
			row.state == State::Pending
				&& key.hash == anchor.anchor.ciphertext_hash
				&& row.patient == facts.patient
				&& row.organisation == facts.organisation
				&& admits(anchor.anchor.size_bucket, row.bytes)
		};
		// The author's own upload before anybody else's of the same bytes.
		let chosen = candidates
			.iter()
			.filter(fits)
			.max_by_key(|(key, _)| key.uploader == anchor.author);
		let Some((key, row)) = chosen.copied() else {
			return Ok(None);
		};
		let row = BodyRow {
			state: State::Anchored,
			..row
		};
		// Two readers may come here at once; the bytes are given back once.
		if self.rows.run(move |rows| rows.set_anchored(&key, &row)).await? {
			self.quota.release(key.uploader, row.bytes);
		}
		for (other, row) in candidates.into_iter().filter(|(other, _)| *other != key) {
			self.drop_body(other, row).await?;
		}
		Ok(Some((key, row)))
	}

	/// Forgets a body unless it has become anchored meanwhile: row and wraps first, then the bytes, so that no row is ever left
	/// without its bytes. Says whether it did.
	pub async fn drop_body(&self, key: BodyKey, row: BodyRow) -> Result<bool, ApiError> {
		let dropped = self.rows.run(move |rows| rows.remove_pending(&key)).await?;
		if dropped {
			self.quota.release(key.uploader, row.bytes);
			self.blobs.delete(&key).await?;
		}
		Ok(dropped)
	}
}

impl Incoming {
	/// Takes the next bytes in.
	pub async fn take(&mut self, bytes: Bytes) -> Result<(), ApiError> {
		self.charge.add(bytes.len() as u64)?;
		self.upload.put(bytes).await
	}

	/// Throws away what has come so far.
	pub async fn abort(mut self) {
		self.upload.abort().await;
	}
}

/// Can a sealed body of this bucket be so long?
fn admits(bucket: u8, bytes: u64) -> bool {
	SizeBucket::from_code(bucket).is_ok_and(|bucket| bucket.admits_ciphertext_len(bytes))
}
