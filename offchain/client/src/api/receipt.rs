// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Access receipts: who asked for what, what the chain said, and a hash chain over them.
//!
//! Receipts about one patient's records in the custody of one organisation form a **book**. A book is numbered from 1
//! without a gap, and each receipt carries the hash of the one before, so that whoever holds a book can tell whether
//! something in it was altered, left out or reordered.

use super::Hash32;
use codec::{Decode, Encode};
use core::fmt;
use salus_envelope::CiphertextHasher;
use salus_primitives::{
	consent::{Access, Purpose},
	decision::Decision,
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is hashed before the receipt itself, so that its hash is never that of another thing.
const DOMAIN: &[u8] = b"salus/receipt/v1";

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[derive(Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
	/// The sealed body.
	#[codec(index = 0)]
	Body,
	/// The wrap of its key.
	#[codec(index = 1)]
	Wrap,
	/// A wrap by the custodian of the reader's organisation.
	#[codec(index = 2)]
	Rewrap,
}

/// One access or refusal, without its place in the book.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReceiptBody {
	/// When, by the later of the block's time and the vault's clock.
	pub at: UnixMillis,
	/// Who asked.
	pub actor: PersonId,
	/// In which organisation the asker acted.
	pub organisation: Option<OrganisationId>,
	/// The device, where a session account asked (none yet).
	pub device: Option<Hash32>,
	/// Whose record.
	pub patient: PatientId,
	/// The organisation in whose custody the record is.
	pub custody: OrganisationId,
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: u32,
	/// What was asked for.
	pub subject: Subject,
	/// To read or to contribute.
	pub access: Access,
	/// Why.
	pub purpose: Purpose,
	/// What the chain answered.
	pub decision: Decision,
	/// The final block that it answered at.
	pub block_hash: Hash32,
	/// That block's number.
	pub block_number: u32,
	/// The first byte and the first byte after the last that were asked for; `None` where no bytes of a body were.
	pub bytes: Option<(u64, u64)>,
}

/// One receipt in its book.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Receipt {
	/// Its number among all receipts of the vault, from 1.
	pub seq: u64,
	/// Its number in its book, from 1.
	pub book_seq: u64,
	/// The hash of the one before in its book; zero for the first.
	pub prev: Hash32,
	/// What happened.
	#[serde(flatten)]
	pub body: ReceiptBody,
	/// Its own hash: see [`Receipt::expected_hash`].
	pub hash: Hash32,
}

impl Receipt {
	/// A receipt after the one with this hash, with its own hash filled in.
	pub fn after(prev: Hash32, seq: u64, book_seq: u64, body: ReceiptBody) -> Self {
		let mut receipt = Self {
			seq,
			book_seq,
			prev,
			body,
			hash: Hash32([0; 32]),
		};
		receipt.hash = receipt.expected_hash();
		receipt
	}

	/// BLAKE2b-256 of the domain, then the SCALE encoding of `seq`, `book_seq`, `prev` and the body.
	pub fn expected_hash(&self) -> Hash32 {
		let mut hasher = CiphertextHasher::new();
		hasher.update(DOMAIN);
		hasher.update(&(self.seq, self.book_seq, self.prev, &self.body).encode());
		Hash32(hasher.finish())
	}
}

/// Where a chain of receipts does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainBreak {
	/// The receipt's hash is not that of its content: it was altered.
	Altered {
		/// Its number in the vault.
		seq: u64,
	},
	/// The receipt does not follow the one before it in its book: something was left out, added or reordered.
	NotNext {
		/// Its number in the vault.
		seq: u64,
		/// The number in the book that should have come.
		expected: u64,
	},
}

impl fmt::Display for ChainBreak {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Altered { seq } => write!(
				f,
				"receipt {seq} was altered: its hash is not that of its content"
			),
			Self::NotNext { seq, expected } => {
				write!(
					f,
					"receipt {seq} is not number {expected} of its book: one is missing or out of order"
				)
			}
		}
	}
}

impl core::error::Error for ChainBreak {}

/// Checks whole books, in the order of an export. What was cut off at the end cannot be told: compare the last hash with
/// one that was noted before.
pub fn verify_chain<'a>(receipts: impl IntoIterator<Item = &'a Receipt>) -> Result<(), ChainBreak> {
	let mut heads = BTreeMap::new();
	for receipt in receipts {
		let seq = receipt.seq;
		let book = (receipt.body.patient, receipt.body.custody);
		let (last, prev) = heads.get(&book).copied().unwrap_or((0, Hash32([0; 32])));
		if receipt.hash != receipt.expected_hash() {
			return Err(ChainBreak::Altered { seq });
		}
		if receipt.book_seq != last + 1 || receipt.prev != prev {
			return Err(ChainBreak::NotNext {
				seq,
				expected: last + 1,
			});
		}
		heads.insert(book, (receipt.book_seq, receipt.hash));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::decision::DenyRule;

	fn body(patient: u8) -> ReceiptBody {
		ReceiptBody {
			at: UnixMillis(1),
			actor: PersonId::repeat(9),
			organisation: None,
			device: None,
			patient: PatientId::repeat(patient),
			custody: OrganisationId::repeat(8),
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

	fn book() -> Vec<Receipt> {
		let mut receipts: Vec<Receipt> = Vec::new();
		for number in 1..=4 {
			let prev = receipts.last().map_or(Hash32([0; 32]), |last| last.hash);
			receipts.push(Receipt::after(prev, number, number, body(1)));
		}
		receipts
	}

	#[test]
	fn a_whole_book_holds_and_so_do_two_interleaved() {
		let mut receipts = book();
		receipts.insert(2, Receipt::after(Hash32([0; 32]), 99, 1, body(2)));
		assert_eq!(verify_chain(&receipts), Ok(()));
	}

	#[test]
	fn an_altered_receipt_is_told() {
		let mut receipts = book();
		receipts[1].body.version = 2;
		assert_eq!(verify_chain(&receipts), Err(ChainBreak::Altered { seq: 2 }));
	}

	#[test]
	fn a_missing_receipt_is_told_at_the_start_and_in_the_middle() {
		for missing in 0..3 {
			let mut receipts = book();
			receipts.remove(missing);
			let seq = missing as u64 + 2;
			assert_eq!(
				verify_chain(&receipts),
				Err(ChainBreak::NotNext {
					seq,
					expected: seq - 1
				})
			);
		}
	}

	#[test]
	fn swapped_receipts_are_told() {
		let mut receipts = book();
		receipts.swap(1, 2);
		assert!(verify_chain(&receipts).is_err());
	}

	#[test]
	fn a_receipt_survives_json() {
		let receipt = book().remove(0);
		let json = serde_json::to_string(&receipt).unwrap();
		assert_eq!(serde_json::from_str::<Receipt>(&json).unwrap(), receipt);
	}
}
