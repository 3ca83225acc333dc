// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about what patients agreed to.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	consent::{Grantee, Terms},
	decision::{Decision, Question},
	views::{ConsentView, Explanation, GrantPreview, Listing, Page, RepresentationView, ShutView},
	ConsentId, PatientId, PersonId, UnixMillis,
};

impl ChainClient {
	/// The decision. A door answers only for the person who logged in.
	pub async fn decide(&self, question: &Question, at: At) -> Result<Decision, ChainError> {
		self.ask("ConsentApi_decide", None, question, at).await
	}

	/// The decision and why.
	pub async fn explain(&self, question: &Question, at: At) -> Result<Explanation, ChainError> {
		self.ask("ConsentApi_explain", None, question, at).await
	}

	/// A patient's consents, the newest first: all for the patient and representatives, to others those that
	/// concern them.
	pub async fn consents(
		&self,
		caller: PersonId,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<ConsentView>, ChainError> {
		self.ask("ConsentApi_consents", Some(caller), (patient, listing, now), at)
			.await
	}

	/// One consent, for whom it concerns.
	pub async fn consent(
		&self,
		caller: PersonId,
		consent: ConsentId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<ConsentView>, ChainError> {
		self.ask("ConsentApi_consent", Some(caller), (consent, now), at)
			.await
	}

	/// What was asked for or granted to a grantee, the newest first, for the grantee itself and for members
	/// of the organisation.
	pub async fn grants_to(
		&self,
		caller: PersonId,
		grantee: Grantee,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<ConsentView>, ChainError> {
		self.ask("ConsentApi_grants_to", Some(caller), (grantee, listing, now), at)
			.await
	}

	/// What a patient has shut, for the patient and representatives.
	pub async fn shut(
		&self,
		caller: PersonId,
		patient: PatientId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<ShutView>, ChainError> {
		self.ask("ConsentApi_shut", Some(caller), (patient, now), at)
			.await
	}

	/// A patient's representatives.
	pub async fn representatives(
		&self,
		caller: PersonId,
		patient: PatientId,
		now: UnixMillis,
		at: At,
	) -> Result<Vec<RepresentationView>, ChainError> {
		self.ask("ConsentApi_representatives", Some(caller), (patient, now), at)
			.await
	}

	/// The patients for whom the caller acts.
	pub async fn wards(
		&self,
		caller: PersonId,
		now: UnixMillis,
		at: At,
	) -> Result<Vec<RepresentationView>, ChainError> {
		self.ask("ConsentApi_wards", Some(caller), now, at).await
	}

	/// What a grant would let in, before anybody signs it.
	pub async fn preview(
		&self,
		caller: PersonId,
		patient: PatientId,
		grantee: Grantee,
		terms: Terms,
		now: UnixMillis,
		at: At,
	) -> Result<Option<GrantPreview>, ChainError> {
		self.ask(
			"ConsentApi_preview",
			Some(caller),
			(patient, grantee, terms, now),
			at,
		)
		.await
	}
}
