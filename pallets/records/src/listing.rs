// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs: whole listings for an organisation's own vault, and the same as one caller may see them.

use crate::{Config, Pallet, RecordCount, Records, RecordsOf, Versions};
use salus_primitives::{
	consent::{Access, ConsentInspect, Purpose},
	decision::{Question, Target},
	records::RecordFacts,
	views::{Listing, Page, RecordDetails, RecordView, VersionDetails},
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};

/// Who reads, acting where, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
	/// Who.
	pub person: PersonId,
	/// In which organisation; `None` for patients and representatives.
	pub organisation: Option<OrganisationId>,
	/// At which instant.
	pub now: UnixMillis,
}

/// Everything, whoever asks.
impl<T: Config> Pallet<T> {
	/// A record's row.
	pub fn details(record: RecordId) -> Option<RecordDetails> {
		Records::<T>::get(record)
	}

	/// One version of a record, counted from 1.
	pub fn version(record: RecordId, number: u32) -> Option<VersionDetails> {
		Versions::<T>::get(record, number)
	}

	/// A record's row and its current version.
	pub fn record_view(record: RecordId) -> Option<RecordView> {
		let details = Records::<T>::get(record)?;
		let current = Versions::<T>::get(record, details.version)?;
		Some(RecordView {
			record,
			details,
			current,
		})
	}

	/// The patient's records from the place `cursor` on, in the order in which they were added: at most
	/// `limit` (and [`MAX_PAGE`](salus_primitives::views::MAX_PAGE)) of them. For servers that sweep them
	/// all.
	pub fn records_of(patient: PatientId, cursor: u32, limit: u32) -> Page<RecordView> {
		Page::by_place(RecordCount::<T>::get(patient), cursor, limit, |place| {
			Self::record_at(patient, place)
		})
	}

	fn record_at(patient: PatientId, place: u32) -> Option<RecordView> {
		RecordsOf::<T>::get(patient, place).and_then(Self::record_view)
	}
}

/// What one reader may see: what the decision lets them read for treatment or at the patient's request.
impl<T: Config> Pallet<T> {
	fn may_read(reader: &Reader, record: RecordId, facts: &RecordFacts) -> bool {
		[Purpose::Treat, Purpose::PatientRequest]
			.into_iter()
			.any(|purpose| {
				let question = Question {
					actor: reader.person,
					organisation: reader.organisation,
					patient: facts.patient,
					target: Target::Record(record),
					access: Access::Read,
					purpose,
					now: reader.now,
				};
				T::Consent::decide(&question, Some(facts)).is_allowed()
			})
	}

	/// [`Self::record_view`], if the reader may read the record. An unknown record and one that is shut look the same.
	pub fn record_for(reader: &Reader, record: RecordId) -> Option<RecordView> {
		Self::record_view(record).filter(|view| Self::may_read(reader, record, &view.details.facts))
	}

	/// [`Self::version`], if the reader may read the record.
	pub fn version_for(reader: &Reader, record: RecordId, number: u32) -> Option<VersionDetails> {
		Self::record_for(reader, record).and_then(|_| Self::version(record, number))
	}

	/// The patient's records that the reader may read, the newest first: each is judged by itself.
	pub fn records_for(reader: &Reader, patient: PatientId, listing: &Listing) -> Page<RecordView> {
		Page::of(
			RecordCount::<T>::get(patient),
			listing,
			|place| Self::record_at(patient, place),
			|view| Self::may_read(reader, view.record, &view.details.facts),
		)
	}
}
