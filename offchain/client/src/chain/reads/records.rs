// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about records.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	views::{Listing, Page, RecordView, VersionDetails},
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};

impl ChainClient {
	/// One record, if the caller may read it or wrote it. `organisation` is where the caller acts.
	pub async fn record(
		&self,
		caller: PersonId,
		organisation: Option<OrganisationId>,
		record: RecordId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<RecordView>, ChainError> {
		self.ask("RecordsApi_record", Some(caller), (organisation, record, now), at)
			.await
	}

	/// The records of a patient that the caller may read, the newest first, a page at a time.
	pub async fn records(
		&self,
		caller: PersonId,
		organisation: Option<OrganisationId>,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<RecordView>, ChainError> {
		let args = (organisation, patient, listing, now);
		self.ask("RecordsApi_records", Some(caller), args, at).await
	}

	/// One version of a record that the caller may read.
	pub async fn version_of(
		&self,
		caller: PersonId,
		organisation: Option<OrganisationId>,
		(record, version): (RecordId, u32),
		now: UnixMillis,
		at: At,
	) -> Result<Option<VersionDetails>, ChainError> {
		let args = (organisation, record, version, now);
		self.ask("RecordsApi_version", Some(caller), args, at).await
	}
}
