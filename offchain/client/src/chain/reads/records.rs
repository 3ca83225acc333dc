// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about records.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	views::{Page, RecordDetails, RecordView, VersionDetails},
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

	/// The records of a patient that the caller may read, a page at a time.
	pub async fn records(
		&self,
		caller: PersonId,
		organisation: Option<OrganisationId>,
		patient: PatientId,
		(cursor, limit): (u32, u32),
		now: UnixMillis,
		at: At,
	) -> Result<Page<RecordView>, ChainError> {
		let args = (organisation, patient, cursor, limit, now);
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

	/// A record's row and its current version. For vaults and custodians, on a node of their own.
	pub async fn record_facts(
		&self,
		record: RecordId,
		at: At,
	) -> Result<Option<(RecordDetails, VersionDetails)>, ChainError> {
		self.ask("RecordsApi_record_facts", None, record, at).await
	}

	/// One version of a record. For vaults and custodians, on a node of their own.
	pub async fn anchor(
		&self,
		record: RecordId,
		version: u32,
		at: At,
	) -> Result<Option<VersionDetails>, ChainError> {
		self.ask("RecordsApi_anchor", None, (record, version), at).await
	}

	/// All records of a patient. For vaults and custodians, on a node of their own.
	pub async fn all_records(
		&self,
		patient: PatientId,
		cursor: u32,
		limit: u32,
		at: At,
	) -> Result<Page<RecordView>, ChainError> {
		self.ask("RecordsApi_all_records", None, (patient, cursor, limit), at)
			.await
	}
}
