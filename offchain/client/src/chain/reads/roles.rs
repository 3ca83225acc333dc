// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about people and organisations.

use crate::chain::{At, ChainClient, ChainError};
use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::Encode;
use salus_primitives::{
	acts::{ActContent, ActView},
	roles::{EncryptionKey, KeyHolder, Membership, PatientDetails, SessionView, Signer},
	statements::AccountBytes,
	views::{Listing, MembershipView, OrganisationView, Page},
	NetworkId, OrganisationId, PatientId, PersonId, UnixMillis,
};

/// By which people name an act among those of its organisation: BLAKE2b-256 (RFC 7693) of its SCALE encoding, as hexadecimal digits.
pub fn act_number(content: &ActContent) -> String {
	hex::encode(Blake2b::<U32>::digest(content.encode()))
}

impl ChainClient {
	/// The network's id. Anybody may ask, with or without a session.
	pub async fn network_id(&self, at: At) -> Result<NetworkId, ChainError> {
		self.ask("RolesApi_network_id", None, (), at).await
	}

	/// Who is behind this account.
	pub async fn signer(
		&self,
		account: &AccountBytes,
		now: UnixMillis,
		at: At,
	) -> Result<Option<Signer>, ChainError> {
		self.ask("RolesApi_signer", None, (account, now), at).await
	}

	/// The organisations of the network, a page at a time.
	pub async fn organisations(
		&self,
		cursor: u32,
		limit: u32,
		at: At,
	) -> Result<Page<OrganisationView>, ChainError> {
		self.ask("RolesApi_organisations", None, (cursor, limit), at)
			.await
	}

	/// One organisation.
	pub async fn organisation(
		&self,
		organisation: OrganisationId,
		at: At,
	) -> Result<Option<OrganisationView>, ChainError> {
		self.ask("RolesApi_organisation", None, organisation, at).await
	}

	/// The members of an organisation, who became one last first, for its members and administrators.
	pub async fn members(
		&self,
		caller: PersonId,
		organisation: OrganisationId,
		listing: Listing,
		at: At,
	) -> Result<Page<MembershipView>, ChainError> {
		self.ask("RolesApi_members", Some(caller), (organisation, listing), at)
			.await
	}

	/// What was proposed in an organisation and neither done nor withdrawn: for its administrators and members, and for anybody else
	/// what is about them.
	pub async fn acts(
		&self,
		caller: PersonId,
		organisation: OrganisationId,
		at: At,
	) -> Result<Vec<ActView>, ChainError> {
		self.ask("RolesApi_acts", Some(caller), organisation, at).await
	}

	/// A person's memberships, live or not.
	pub async fn memberships(&self, person: PersonId, at: At) -> Result<Vec<MembershipView>, ChainError> {
		self.ask("RolesApi_memberships", None, person, at).await
	}

	/// A person's membership in one organisation, live or not.
	pub async fn membership(
		&self,
		organisation: OrganisationId,
		person: PersonId,
		at: At,
	) -> Result<Option<Membership>, ChainError> {
		self.ask("RolesApi_membership", None, (organisation, person), at)
			.await
	}

	/// A patient's row, for whom it concerns.
	pub async fn patient(
		&self,
		caller: PersonId,
		patient: PatientId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<PatientDetails>, ChainError> {
		self.ask("RolesApi_patient", Some(caller), (patient, now), at)
			.await
	}

	/// Is the patient registered with the organisation?
	pub async fn is_registered(
		&self,
		patient: PatientId,
		organisation: OrganisationId,
		at: At,
	) -> Result<bool, ChainError> {
		self.ask("RolesApi_is_registered", None, (patient, organisation), at)
			.await
	}

	/// The holder's newest encryption key.
	pub async fn encryption_key(
		&self,
		holder: KeyHolder,
		at: At,
	) -> Result<Option<EncryptionKey>, ChainError> {
		self.ask("RolesApi_encryption_key", None, holder, at).await
	}

	/// One version of the holder's encryption key.
	pub async fn key_at(
		&self,
		holder: KeyHolder,
		version: u32,
		at: At,
	) -> Result<Option<[u8; 32]>, ChainError> {
		self.ask("RolesApi_key_at", None, (holder, version), at).await
	}

	/// The accounts that control the caller.
	pub async fn accounts(&self, caller: PersonId, at: At) -> Result<Vec<AccountBytes>, ChainError> {
		self.ask("RolesApi_accounts", Some(caller), (), at).await
	}

	/// The sessions of the caller.
	pub async fn sessions(
		&self,
		caller: PersonId,
		at: At,
	) -> Result<Vec<SessionView<AccountBytes>>, ChainError> {
		self.ask("RolesApi_sessions", Some(caller), (), at).await
	}
}
