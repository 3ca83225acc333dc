// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Logging in to a vault, and its directory and access log.

use super::{VaultClient, VaultError};
use crate::{
	account::{format_ss58, Signer},
	api::{AccessLog, Challenge, ChallengeRequest, DirectoryStored, HexBytes, LoginRequest, Session},
	login,
};
use reqwest::Method;
use salus_primitives::{OrganisationId, PatientId, UnixMillis};
use std::time::{SystemTime, UNIX_EPOCH};

/// This machine's clock.
pub(crate) fn now() -> UnixMillis {
	let millis = SystemTime::now()
		.duration_since(UNIX_EPOCH)
		.map_or(0, |since| since.as_millis());
	UnixMillis(u64::try_from(millis).unwrap_or(u64::MAX))
}

impl VaultClient {
	/// Logs in as the person behind the signer's account. The challenge must be for `domain` (where none is named, for the host of
	/// the vault's address): a vault that passes on the challenge of another one gets no signature. It must be for `genesis`, where
	/// that is known. Returns the session and a client that uses it.
	pub async fn login(
		&self,
		signer: &dyn Signer,
		domain: Option<&str>,
		genesis: Option<&[u8; 32]>,
	) -> Result<(Session, Self), VaultError> {
		let account = format_ss58(&signer.account());
		let request = ChallengeRequest {
			account: account.clone(),
		};
		let challenge: Challenge = self.post("/login/challenge", &request).await?;
		let meant = domain.map_or_else(|| self.authority(), str::to_owned);
		login::check(&challenge, &account, Some(&meant), genesis, now())?;
		let request = LoginRequest {
			account,
			nonce: challenge.nonce,
			signature: HexBytes(signer.sign(challenge.text.as_bytes()).to_bytes()),
		};
		let session: Session = self.post("/login", &request).await?;
		let client = self.with_token(&session.token);
		Ok((session, client))
	}

	/// Ends the session.
	pub async fn logout(&self) -> Result<(), VaultError> {
		self.send(self.request(Method::POST, "/logout")).await.map(drop)
	}

	/// Who opened, or tried to open, a patient's records: one page of receipts.
	pub async fn access_log(&self, patient: PatientId, cursor: Option<u64>) -> Result<AccessLog, VaultError> {
		let mut query = vec![("patient", patient.to_string())];
		query.extend(cursor.map(|cursor| ("cursor", cursor.to_string())));
		self.get("/access-log", &query).await
	}

	/// An organisation's signed directory, as its bytes: compare their hash with the chain's.
	pub async fn directory(&self, organisation: OrganisationId) -> Result<Vec<u8>, VaultError> {
		self.get_bytes("/directory", &[("organisation", organisation.to_string())])
			.await
	}

	/// Stores an organisation's signed directory; its administrator may.
	pub async fn put_directory(
		&self,
		organisation: OrganisationId,
		bytes: Vec<u8>,
	) -> Result<DirectoryStored, VaultError> {
		let request = self
			.request(Method::PUT, &format!("/directory/{organisation}"))
			.header("content-type", "application/fhir+json")
			.body(bytes);
		let response = self.send(request).await?;
		self.json(response).await
	}
}
