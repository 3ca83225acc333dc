// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The rows of bodies and wraps, in one redb file. Keys are ids in order, so that ranges answer the listings.

use crate::error::ApiError;
use codec::{Decode, DecodeAll, Encode};
use redb::{Database, Durability, ReadableDatabase, ReadableTable, Table, TableDefinition};
use salus_client::api::Recipient;
use salus_primitives::{OrganisationId, PatientId, PersonId, RecordId, UnixMillis};
use std::{path::Path, sync::Arc};
use tokio::sync::watch;

type Bytes = &'static [u8];

/// [`BodyRow`] by [`BodyKey`].
const BODIES: TableDefinition<Bytes, Bytes> = TableDefinition::new("bodies");
/// [`BodyKey`]s that are not anchored.
const PENDING: TableDefinition<Bytes, ()> = TableDefinition::new("pending");
/// [`BodyKey`] by `record ‖ version`, anchored ones only.
const ANCHORED: TableDefinition<Bytes, Bytes> = TableDefinition::new("anchored");
/// `organisation ‖ patient ‖ record ‖ version` of anchored ones.
const HELD: TableDefinition<Bytes, ()> = TableDefinition::new("held");
/// [`WrapRow`] by `body key ‖ recipient`.
const WRAPS: TableDefinition<Bytes, Bytes> = TableDefinition::new("wraps");
/// Directories by organisation: the two newest that its administrator put.
/// How many directories of an organisation are kept: the newest, the one that is served, and two that wait for a second administrator.
const MAX_DIRECTORIES: usize = 4;
const DIRECTORIES: TableDefinition<Bytes, Bytes> = TableDefinition::new("directories");

/// Names one body. Encoded in order of record, version (big-endian), hash and uploader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyKey {
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// BLAKE2b-256 of the sealed body.
	pub hash: [u8; 32],
	/// Who sent it.
	pub uploader: PersonId,
}

impl BodyKey {
	const LEN: usize = 32 + 4 + 32 + 32;

	fn bytes(&self) -> Vec<u8> {
		[
			version_key(self.record, self.version).as_slice(),
			&self.hash,
			&self.uploader.0,
		]
		.concat()
	}

	fn read(bytes: &[u8]) -> Option<Self> {
		let (record, rest) = bytes.split_first_chunk()?;
		let (version, rest) = rest.split_first_chunk()?;
		let (hash, rest) = rest.split_first_chunk()?;
		let uploader = rest.try_into().ok()?;
		Some(Self {
			record: RecordId(*record),
			version: u32::from_be_bytes(*version),
			hash: *hash,
			uploader: PersonId(uploader),
		})
	}
}

/// Where a body stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum State {
	/// Its object is being put in place.
	#[codec(index = 0)]
	Receiving,
	/// It waits for its anchor.
	#[codec(index = 1)]
	Pending,
	/// The chain names it.
	#[codec(index = 2)]
	Anchored,
}

/// What is known of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BodyRow {
	/// Whose record, as the uploader said; compared with the chain before it counts.
	pub patient: PatientId,
	/// In whose custody, as the uploader said; compared with the chain before it counts.
	pub organisation: OrganisationId,
	/// Length of the sealed body.
	pub bytes: u64,
	/// When it came.
	pub stored_at: UnixMillis,
	/// Where it stands.
	pub state: State,
}

impl BodyRow {
	/// Does the chain name it?
	pub fn is_anchored(&self) -> bool {
		self.state == State::Anchored
	}
}

/// One wrap.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct WrapRow {
	/// For whom.
	pub recipient: Recipient,
	/// The version of the recipient's key that it was made for.
	pub key_version: u32,
	/// Its bytes.
	pub wrap: Vec<u8>,
}

fn version_key(record: RecordId, version: u32) -> Vec<u8> {
	[record.0.as_slice(), &version.to_be_bytes()].concat()
}

fn wrap_key(body: &BodyKey, recipient: &Recipient) -> Vec<u8> {
	[body.bytes(), recipient.encode()].concat()
}

/// A key before which lies everything that begins with `prefix`.
fn after(prefix: &[u8]) -> Vec<u8> {
	[prefix, &[0xff; BodyKey::LEN + 40]].concat()
}

fn decode<T: Decode>(mut bytes: &[u8]) -> Result<T, redb::Error> {
	T::decode_all(&mut bytes).map_err(|_| redb::Error::Corrupted("a row of the vault does not decode".into()))
}

fn read_key(bytes: &[u8]) -> Result<BodyKey, redb::Error> {
	BodyKey::read(bytes).ok_or_else(|| redb::Error::Corrupted("a key of the vault does not decode".into()))
}

/// The rows. Cheap to clone.
#[derive(Clone)]
pub struct Rows(Arc<File>);

/// The open file. It is closed before its end is told: the fields go in their order.
struct File {
	database: Database,
	end: watch::Sender<()>,
}

/// Tells when nobody uses the rows any more: work on them goes on for a moment when whoever waited for it has gone.
pub struct RowsInUse(watch::Receiver<()>);

impl RowsInUse {
	/// Returns when the file is closed.
	pub async fn end(mut self) {
		while self.0.changed().await.is_ok() {}
	}
}

/// A page of what an organisation holds: `(patient, body)`, and where the next page begins.
pub type HeldPage = (Vec<(PatientId, BodyKey)>, Option<Vec<u8>>);

impl Rows {
	/// Opens or creates the file.
	pub fn open(path: &Path) -> Result<Self, redb::Error> {
		let database = Database::create(path)?;
		let transaction = database.begin_write()?;
		transaction.open_table(BODIES)?;
		transaction.open_table(PENDING)?;
		transaction.open_table(ANCHORED)?;
		transaction.open_table(HELD)?;
		transaction.open_table(WRAPS)?;
		transaction.open_table(DIRECTORIES)?;
		transaction.commit()?;
		let (end, _) = watch::channel(());
		Ok(Self(Arc::new(File { database, end })))
	}

	/// Tells when the last of its clones is gone.
	pub fn in_use(&self) -> RowsInUse {
		RowsInUse(self.0.end.subscribe())
	}

	/// Runs a blocking piece of work on the rows.
	pub async fn run<T: Send + 'static>(
		&self,
		work: impl FnOnce(&Self) -> Result<T, redb::Error> + Send + 'static,
	) -> Result<T, ApiError> {
		let rows = self.clone();
		tokio::task::spawn_blocking(move || work(&rows))
			.await
			.map_err(|cause| ApiError::internal("rows", cause))?
			.map_err(|cause| ApiError::internal("rows", cause))
	}

	/// Writes the row of a body that is not anchored. One that is anchored already stays as it is. Says whether it is new.
	pub fn put(&self, key: &BodyKey, row: &BodyRow) -> Result<bool, redb::Error> {
		let key = key.bytes();
		self.write(|tables| {
			let standing = tables
				.bodies
				.get(key.as_slice())?
				.map(|row| decode::<BodyRow>(row.value()))
				.transpose()?;
			if standing.is_some_and(|row| row.state == State::Anchored) {
				return Ok(false);
			}
			tables.bodies.insert(key.as_slice(), row.encode().as_slice())?;
			Ok(tables.pending.insert(key.as_slice(), ())?.is_none())
		})
	}

	/// The row of a body.
	pub fn body(&self, key: &BodyKey) -> Result<Option<BodyRow>, redb::Error> {
		let table = self.0.database.begin_read()?.open_table(BODIES)?;
		let row = table.get(key.bytes().as_slice())?;
		row.map(|row| decode(row.value())).transpose()
	}

	/// Every body that is not anchored.
	pub fn pending(&self) -> Result<Vec<(BodyKey, BodyRow)>, redb::Error> {
		let transaction = self.0.database.begin_read()?;
		let (pending, bodies) = (transaction.open_table(PENDING)?, transaction.open_table(BODIES)?);
		let mut found = Vec::new();
		for entry in pending.iter()? {
			let (key, _) = entry?;
			if let Some(row) = bodies.get(key.value())? {
				found.push((read_key(key.value())?, decode(row.value())?));
			}
		}
		Ok(found)
	}

	/// Every body of this version that is not anchored.
	pub fn candidates(&self, record: RecordId, version: u32) -> Result<Vec<(BodyKey, BodyRow)>, redb::Error> {
		let transaction = self.0.database.begin_read()?;
		let (pending, bodies) = (transaction.open_table(PENDING)?, transaction.open_table(BODIES)?);
		let prefix = version_key(record, version);
		let mut found = Vec::new();
		for entry in pending.range(prefix.as_slice()..after(&prefix).as_slice())? {
			let (key, _) = entry?;
			if let Some(row) = bodies.get(key.value())? {
				found.push((read_key(key.value())?, decode(row.value())?));
			}
		}
		Ok(found)
	}

	/// The versions of a record of which an unanchored body lies here.
	pub fn pending_versions(&self, record: RecordId) -> Result<Vec<u32>, redb::Error> {
		let pending = self.0.database.begin_read()?.open_table(PENDING)?;
		let mut versions = Vec::new();
		for entry in pending.range(record.0.as_slice()..after(&record.0).as_slice())? {
			versions.push(read_key(entry?.0.value())?.version);
		}
		versions.dedup();
		Ok(versions)
	}

	/// Makes a pending body the anchored one of its version. Says whether it was pending until now.
	pub fn set_anchored(&self, key: &BodyKey, row: &BodyRow) -> Result<bool, redb::Error> {
		let version = version_key(key.record, key.version);
		let held = [row.organisation.0.as_slice(), &row.patient.0, &version].concat();
		let key = key.bytes();
		self.write(|tables| {
			if tables.pending.remove(key.as_slice())?.is_none() {
				return Ok(false);
			}
			tables.bodies.insert(key.as_slice(), row.encode().as_slice())?;
			tables.anchored.insert(version.as_slice(), key.as_slice())?;
			tables.held.insert(held.as_slice(), ())?;
			Ok(true)
		})
	}

	/// The anchored body of this version.
	pub fn anchored(
		&self,
		record: RecordId,
		version: u32,
	) -> Result<Option<(BodyKey, BodyRow)>, redb::Error> {
		let transaction = self.0.database.begin_read()?;
		let (anchored, bodies) = (transaction.open_table(ANCHORED)?, transaction.open_table(BODIES)?);
		let Some(key) = anchored.get(version_key(record, version).as_slice())? else {
			return Ok(None);
		};
		let row = bodies.get(key.value())?;
		row.map(|row| Ok((read_key(key.value())?, decode(row.value())?)))
			.transpose()
	}

	/// Forgets a body and its wraps, unless it is anchored. Says whether it did.
	pub fn remove_pending(&self, key: &BodyKey) -> Result<bool, redb::Error> {
		let key = key.bytes();
		self.write(|tables| {
			if tables.pending.remove(key.as_slice())?.is_none() {
				return Ok(false);
			}
			tables.bodies.remove(key.as_slice())?;
			tables
				.wraps
				.retain_in(key.as_slice()..after(&key).as_slice(), |_, _| false)?;
			Ok(true)
		})
	}

	/// What an organisation holds (of one patient), from a cursor on.
	pub fn held(
		&self,
		organisation: OrganisationId,
		patient: Option<PatientId>,
		cursor: Option<Vec<u8>>,
		limit: usize,
	) -> Result<HeldPage, redb::Error> {
		let transaction = self.0.database.begin_read()?;
		let (held, anchored) = (transaction.open_table(HELD)?, transaction.open_table(ANCHORED)?);
		let mut prefix = organisation.0.to_vec();
		prefix.extend(patient.iter().flat_map(|patient| patient.0));
		let start = cursor
			.filter(|cursor| cursor.starts_with(&prefix))
			.unwrap_or_else(|| prefix.clone());
		let mut found = Vec::new();
		for entry in held.range(start.as_slice()..after(&prefix).as_slice())? {
			let (key, _) = entry?;
			if found.len() == limit {
				return Ok((found, Some(key.value().to_vec())));
			}
			let (patient, version) = key.value()[32..].split_at(32);
			if let Some(body) = anchored.get(version)? {
				let patient = PatientId(patient.try_into().unwrap_or_default());
				found.push((patient, read_key(body.value())?));
			}
		}
		Ok((found, None))
	}

	/// Keeps wraps of a body; one for the same recipient is replaced. `Ok(false)` when there would be more than `max`.
	pub fn put_wraps(&self, body: &BodyKey, wraps: &[WrapRow], max: usize) -> Result<bool, redb::Error> {
		let body_key = body.bytes();
		self.write_if(|tables| {
			for wrap in wraps {
				tables.wraps.insert(
					wrap_key(body, &wrap.recipient).as_slice(),
					wrap.encode().as_slice(),
				)?;
			}
			let count = tables
				.wraps
				.range(body_key.as_slice()..after(&body_key).as_slice())?
				.count();
			Ok(count <= max)
		})
	}

	/// The wraps of a body.
	pub fn wraps(&self, body: &BodyKey) -> Result<Vec<WrapRow>, redb::Error> {
		let table = self.0.database.begin_read()?.open_table(WRAPS)?;
		let prefix = body.bytes();
		let mut found = Vec::new();
		for entry in table.range(prefix.as_slice()..after(&prefix).as_slice())? {
			found.push(decode(entry?.1.value())?);
		}
		Ok(found)
	}

	/// The wrap of a body for one recipient.
	pub fn wrap(&self, body: &BodyKey, recipient: &Recipient) -> Result<Option<WrapRow>, redb::Error> {
		let table = self.0.database.begin_read()?.open_table(WRAPS)?;
		let row = table.get(wrap_key(body, recipient).as_slice())?;
		row.map(|row| decode(row.value())).transpose()
	}

	/// Deletes wraps of a body. Says how many there were.
	pub fn delete_wraps(&self, body: &BodyKey, recipients: &[Recipient]) -> Result<usize, redb::Error> {
		self.write(|tables| {
			let mut deleted = 0;
			for recipient in recipients {
				deleted += usize::from(
					tables
						.wraps
						.remove(wrap_key(body, recipient).as_slice())?
						.is_some(),
				);
			}
			Ok(deleted)
		})
	}

	/// Keeps a directory as the newest of its organisation, with the one that is served and with the newest of the others.
	pub fn put_directory(
		&self,
		organisation: OrganisationId,
		bytes: Vec<u8>,
		is_served: impl Fn(&[u8]) -> bool,
	) -> Result<(), redb::Error> {
		self.write(|tables| {
			let standing = tables.directories.get(organisation.0.as_slice())?;
			let before: Vec<Vec<u8>> = standing
				.map(|row| decode(row.value()))
				.transpose()?
				.unwrap_or_default();
			let (served, others): (Vec<_>, Vec<_>) = before
				.into_iter()
				.filter(|one| *one != bytes)
				.partition(|one| is_served(one));
			let kept: Vec<Vec<u8>> = std::iter::once(bytes.clone())
				.chain(served)
				.chain(others)
				.take(MAX_DIRECTORIES)
				.collect();
			tables
				.directories
				.insert(organisation.0.as_slice(), kept.encode().as_slice())?;
			Ok(())
		})
	}

	/// The directories kept for an organisation, newest first.
	pub fn directories(&self, organisation: OrganisationId) -> Result<Vec<Vec<u8>>, redb::Error> {
		let table = self.0.database.begin_read()?.open_table(DIRECTORIES)?;
		let row = table.get(organisation.0.as_slice())?;
		Ok(row
			.map(|row| decode(row.value()))
			.transpose()?
			.unwrap_or_default())
	}

	fn write<T>(
		&self,
		work: impl FnOnce(&mut Tables<'_>) -> Result<T, redb::Error>,
	) -> Result<T, redb::Error> {
		let mut done = None;
		self.write_if(|tables| {
			done = Some(work(tables)?);
			Ok(true)
		})?;
		done.ok_or_else(|| redb::Error::Corrupted("a transaction ended without a result".into()))
	}

	/// Commits when the work says `true`, and leaves everything as it was when it says `false` or fails.
	fn write_if(
		&self,
		work: impl FnOnce(&mut Tables<'_>) -> Result<bool, redb::Error>,
	) -> Result<bool, redb::Error> {
		let mut transaction = self.0.database.begin_write()?;
		transaction.set_durability(Durability::Immediate)?;
		let commit = {
			let mut tables = Tables {
				bodies: transaction.open_table(BODIES)?,
				pending: transaction.open_table(PENDING)?,
				anchored: transaction.open_table(ANCHORED)?,
				held: transaction.open_table(HELD)?,
				wraps: transaction.open_table(WRAPS)?,
				directories: transaction.open_table(DIRECTORIES)?,
			};
			work(&mut tables)?
		};
		if commit {
			transaction.commit()?;
		} else {
			transaction.abort()?;
		}
		Ok(commit)
	}
}

struct Tables<'a> {
	bodies: Table<'a, Bytes, Bytes>,
	pending: Table<'a, Bytes, ()>,
	anchored: Table<'a, Bytes, Bytes>,
	held: Table<'a, Bytes, ()>,
	wraps: Table<'a, Bytes, Bytes>,
	directories: Table<'a, Bytes, Bytes>,
}
