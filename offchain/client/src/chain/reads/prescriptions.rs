// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about prescriptions and their fills.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	prescriptions::{FillView, PrescriptionFile, PrescriptionView},
	views::{Listing, Page},
	OrganisationId, PatientId, PersonId, PrescriptionId, UnixMillis,
};

impl ChainClient {
	/// A patient's prescriptions, the newest first: all for the patient's side, for members those that they
	/// are a party to.
	pub async fn prescriptions(
		&self,
		caller: PersonId,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<PrescriptionView>, ChainError> {
		self.ask(
			"PrescriptionsApi_prescriptions",
			Some(caller),
			(patient, listing, now),
			at,
		)
		.await
	}

	/// One prescription with a page of its fills, the newest first, for its parties.
	pub async fn prescription(
		&self,
		caller: PersonId,
		prescription: PrescriptionId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Option<PrescriptionFile>, ChainError> {
		self.ask(
			"PrescriptionsApi_prescription",
			Some(caller),
			(prescription, listing, now),
			at,
		)
		.await
	}

	/// One prescription for whoever knows the key of its claim code, as a live member of an organisation or on the patient's side.
	pub async fn prescription_by_key(
		&self,
		caller: PersonId,
		organisation: Option<OrganisationId>,
		claim_key: [u8; 32],
		prescription: PrescriptionId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<PrescriptionView>, ChainError> {
		self.ask(
			"PrescriptionsApi_prescription_by_key",
			Some(caller),
			(organisation, claim_key, prescription, now),
			at,
		)
		.await
	}

	/// The fills of a pharmacy, the newest claim first, for its live pharmacists.
	pub async fn fills(
		&self,
		caller: PersonId,
		pharmacy: OrganisationId,
		open_only: bool,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<FillView>, ChainError> {
		self.ask(
			"PrescriptionsApi_fills",
			Some(caller),
			(pharmacy, open_only, listing, now),
			at,
		)
		.await
	}
}
