// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Commitments to encrypted records: words of `pallet-records`, and the trait that it gives.

use crate::{
	consent::Category,
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	macros::coded_enum,
	time::{Day, UnixMillis},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

coded_enum! {
	/// How a record came to be.
	pub enum RecordOrigin {
		/// Written by a member of the organisation in whose vault it lies.
		Authored = 0 => "authored",
		/// Brought in from elsewhere; gives nobody an author's right.
		Imported = 1 => "imported",
		/// Written by the patient or a representative.
		PatientReported = 2 => "patient-reported",
	}
}

coded_enum! {
	/// Where a record stands.
	pub enum RecordStatus {
		/// It holds.
		Current = 0 => "current",
		/// It should never have been; hidden by default, still provable.
		EnteredInError = 1 => "entered-in-error",
		/// Its content is gone for good; the commitment stays.
		Erased = 2 => "erased",
	}
}

impl RecordStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Current, Self::EnteredInError) | (Self::Current | Self::EnteredInError, Self::Erased)
		)
	}
}

/// What the decision needs to know about one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct RecordFacts {
	/// Whose it is.
	pub patient: PatientId,
	/// Who wrote the first version (for an import: who imported it).
	pub author: PersonId,
	/// The organisation whose member wrote it, or in whose vault the patient keeps it.
	pub organisation: OrganisationId,
	/// Its coarse category.
	pub category: Category,
	/// The day that it is about.
	pub day: Day,
	/// How it came to be.
	pub origin: RecordOrigin,
	/// Where it stands.
	pub status: RecordStatus,
}

/// What an author anchors for one version of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Anchor {
	/// Salted BLAKE2b-256 commitment to the content (see the envelope's format).
	pub commitment: [u8; 32],
	/// BLAKE2b-256 of the ciphertext: what the vault must hand out.
	pub ciphertext_hash: [u8; 32],
	/// The padded size's bucket (see the envelope's table).
	pub size_bucket: u8,
}

/// The Merkle root over all books of receipts of an organisation's vault, for a span of time: what a vault has shown to anybody in it,
/// it cannot add or take away afterwards. Says nothing about anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ReceiptRoot {
	/// BLAKE2b-256.
	pub root: [u8; 32],
	/// The first instant of the span: the end of the one before.
	pub from: UnixMillis,
	/// The first instant after it.
	pub until: UnixMillis,
	/// When it was anchored.
	pub anchored_at: UnixMillis,
}

/// Does this record exist, whose is it, which version is current? Given by `pallet-records`.
pub trait RecordInspect {
	/// The record's facts; `None` for an unknown id.
	fn record(record: RecordId) -> Option<RecordFacts>;

	/// The number of the current version, counted from 1; `None` for an unknown id.
	fn current_version(record: RecordId) -> Option<u32>;
}

impl RecordInspect for () {
	fn record(_: RecordId) -> Option<RecordFacts> {
		None
	}

	fn current_version(_: RecordId) -> Option<u32> {
		None
	}
}
