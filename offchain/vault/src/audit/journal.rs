// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Where receipts are kept: a redb file of their own, so that no other write makes them wait.

use codec::{Decode, DecodeAll, Encode};
use redb::{Database, Durability, ReadableDatabase, ReadableTable, ReadableTableMetadata, TableDefinition};
use salus_client::api::{Hash32, Receipt, ReceiptBody};
use salus_primitives::{OrganisationId, PatientId};
use std::path::Path;

/// Receipts by number.
const RECEIPTS: TableDefinition<u64, &[u8]> = TableDefinition::new("receipts");
/// `(patient, number)` of each receipt.
const BY_PATIENT: TableDefinition<(&[u8; 32], u64), ()> = TableDefinition::new("by_patient");
/// The last number and hash of each book, by `(patient, custody)`.
const BOOKS: TableDefinition<(&[u8; 32], &[u8; 32]), &[u8]> = TableDefinition::new("books");

/// Why receipts could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
	/// The database failed.
	#[error("the receipt database failed: {0}")]
	Database(#[from] redb::Error),
	/// A row does not decode.
	#[error("receipt {0} does not decode; the file was altered or is of another version")]
	Damaged(u64),
}

/// Keeps receipts.
pub trait Journal: Send + Sync + 'static {
	/// Gives each body its place in its book and makes all of them durable, or none.
	fn append(&self, bodies: Vec<ReceiptBody>) -> Result<Vec<Receipt>, JournalError>;

	/// Receipts about a patient after number `after`, oldest first, at most `limit`; with `custody`, only of these books.
	fn list(
		&self,
		patient: PatientId,
		custody: Option<&[OrganisationId]>,
		after: u64,
		limit: usize,
	) -> Result<Vec<Receipt>, JournalError>;
}

/// Where a book ends.
#[derive(Encode, Decode)]
struct BookEnd {
	book_seq: u64,
	hash: Hash32,
}

/// Receipts in a redb file.
pub struct RedbJournal(Database);

impl RedbJournal {
	/// Opens or creates the file.
	pub fn open(path: &Path) -> Result<Self, JournalError> {
		let database = Database::create(path).map_err(redb::Error::from)?;
		let journal = Self(database);
		journal.append(Vec::new())?;
		Ok(journal)
	}
}

impl Journal for RedbJournal {
	fn append(&self, bodies: Vec<ReceiptBody>) -> Result<Vec<Receipt>, JournalError> {
		Ok(append(&self.0, bodies)?)
	}

	fn list(
		&self,
		patient: PatientId,
		custody: Option<&[OrganisationId]>,
		after: u64,
		limit: usize,
	) -> Result<Vec<Receipt>, JournalError> {
		let wanted = |receipt: &Receipt| custody.is_none_or(|books| books.contains(&receipt.body.custody));
		let mut found = Vec::new();
		for (seq, bytes) in rows(&self.0, patient, after)? {
			if found.len() == limit {
				break;
			}
			let bytes = bytes?;
			let receipt = Receipt::decode_all(&mut &bytes[..]).map_err(|_| JournalError::Damaged(seq))?;
			if wanted(&receipt) {
				found.push(receipt);
			}
		}
		Ok(found)
	}
}

fn append(database: &Database, bodies: Vec<ReceiptBody>) -> Result<Vec<Receipt>, redb::Error> {
	let mut transaction = database.begin_write()?;
	transaction.set_durability(Durability::Immediate)?;
	let mut written = Vec::with_capacity(bodies.len());
	{
		let mut receipts = transaction.open_table(RECEIPTS)?;
		let mut by_patient = transaction.open_table(BY_PATIENT)?;
		let mut books = transaction.open_table(BOOKS)?;
		let mut seq = receipts.len()?;
		for body in bodies {
			seq += 1;
			let (patient, custody) = (body.patient.0, body.custody.0);
			let end = books
				.get((&patient, &custody))?
				.map(|row| BookEnd::decode_all(&mut row.value()))
				.transpose()
				.map_err(|_| redb::Error::Corrupted("the end of a book of receipts does not decode".into()))?
				.unwrap_or(BookEnd {
					book_seq: 0,
					hash: Hash32([0; 32]),
				});
			let receipt = Receipt::after(end.hash, seq, end.book_seq + 1, body);
			let end = BookEnd {
				book_seq: receipt.book_seq,
				hash: receipt.hash,
			};
			receipts.insert(seq, receipt.encode().as_slice())?;
			by_patient.insert((&patient, seq), ())?;
			books.insert((&patient, &custody), end.encode().as_slice())?;
			written.push(receipt);
		}
	}
	transaction.commit()?;
	Ok(written)
}

type Row = (u64, Result<Vec<u8>, redb::Error>);

fn rows(
	database: &Database,
	patient: PatientId,
	after: u64,
) -> Result<impl Iterator<Item = Row>, redb::Error> {
	let transaction = database.begin_read()?;
	let by_patient = transaction.open_table(BY_PATIENT)?;
	let receipts = transaction.open_table(RECEIPTS)?;
	let keys = by_patient.range((&patient.0, after.saturating_add(1))..=(&patient.0, u64::MAX))?;
	Ok(keys.filter_map(move |entry| {
		let seq = match entry {
			Ok((key, _)) => key.value().1,
			Err(error) => return Some((0, Err(error.into()))),
		};
		match receipts.get(seq) {
			Ok(row) => row.map(|row| (seq, Ok(row.value().to_vec()))),
			Err(error) => Some((seq, Err(error.into()))),
		}
	}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_client::api::{verify_chain, Subject};
	use salus_primitives::{
		consent::{Access, Purpose},
		decision::{Decision, DenyRule},
		PersonId, RecordId, UnixMillis,
	};

	fn body(patient: u8, custody: u8) -> ReceiptBody {
		ReceiptBody {
			at: UnixMillis(1),
			actor: PersonId::repeat(9),
			organisation: None,
			device: None,
			patient: PatientId::repeat(patient),
			custody: OrganisationId::repeat(custody),
			record: RecordId::repeat(7),
			version: 1,
			subject: Subject::Body,
			access: Access::Read,
			purpose: Purpose::Treat,
			decision: Decision::Deny {
				rule: DenyRule::NothingAllows,
			},
			block_hash: Hash32([6; 32]),
			block_number: 5,
			bytes: None,
		}
	}

	#[test]
	fn books_hold_over_batches_and_a_restart() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("receipts.redb");
		let ana = PatientId::repeat(1);
		{
			let journal = RedbJournal::open(&path).unwrap();
			journal.append(vec![body(1, 8), body(2, 8), body(1, 7)]).unwrap();
		}
		let journal = RedbJournal::open(&path).unwrap();
		journal.append(vec![body(1, 8)]).unwrap();
		let receipts = journal.list(ana, None, 0, 10).unwrap();
		assert_eq!(
			receipts
				.iter()
				.map(|receipt| (receipt.seq, receipt.book_seq))
				.collect::<Vec<_>>(),
			[(1, 1), (3, 1), (4, 2)]
		);
		assert_eq!(verify_chain(&receipts), Ok(()));
	}

	#[test]
	fn a_listing_knows_its_patient_its_books_and_its_limit() {
		let folder = tempfile::tempdir().unwrap();
		let journal = RedbJournal::open(&folder.path().join("receipts.redb")).unwrap();
		journal
			.append(vec![body(1, 8), body(2, 8), body(1, 7), body(1, 8)])
			.unwrap();
		let numbers = |custody: Option<&[OrganisationId]>, after, limit| {
			let receipts = journal.list(PatientId::repeat(1), custody, after, limit).unwrap();
			receipts.iter().map(|receipt| receipt.seq).collect::<Vec<_>>()
		};
		assert_eq!(numbers(None, 0, 2), [1, 3]);
		assert_eq!(numbers(None, 3, 2), [4]);
		assert_eq!(numbers(Some(&[OrganisationId::repeat(8)]), 0, 9), [1, 4]);
		assert_eq!(numbers(Some(&[]), 0, 9), [0u64; 0]);
	}
}
