// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault as its organisation's custodian uses it.

use crate::keyring::Keyring;
use async_trait::async_trait;
use hpke::{aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256, Deserializable, Kem, OpModeR};
use salus_client::api::{
	custodian_login_aad, CustodianChallenge, CustodianChallengeRequest, CustodianLoginRequest,
	CustodianRecords, CustodianSession, ErrorBody, Hash32, PutWraps, RewrapJob, RewrapJobs, RewrapResult,
	WrapEntry, CUSTODIAN_LOGIN_INFO, PREFIX,
};
use salus_primitives::{PatientId, RecordId};
use serde::{de::DeserializeOwned, Serialize};
use std::{sync::Arc, time::Duration};
use tokio::sync::Mutex;

/// Why the vault did not do it.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
	/// The vault cannot be reached, or took too long.
	#[error("the vault does not answer: {0}")]
	Unreachable(String),
	/// The vault said no.
	#[error("the vault refused ({status}, {code}): {message}")]
	Refused {
		/// HTTP status.
		status: u16,
		/// The refusal's stable code.
		code: String,
		/// The refusal in words.
		message: String,
	},
	/// The challenge is for another vault or another chain, or does not open with our key.
	#[error("will not log in: {0}")]
	Login(&'static str),
}

impl VaultError {
	/// Is it a no to this one thing, so that asking again changes nothing and other things may well be done? (The session being
	/// over, a slow line and too many requests are none.)
	pub fn is_refusal(&self) -> bool {
		matches!(
			self,
			Self::Refused {
				status: 400..=499,
				..
			}
		) && !matches!(
			self,
			Self::Refused {
				status: 401 | 408 | 429,
				..
			}
		)
	}
}

/// What a custodian asks of the vault.
#[async_trait]
pub trait VaultView: Send + Sync {
	/// One page of what the vault keeps for the organisation, of one patient or of all.
	async fn records(
		&self,
		patient: Option<PatientId>,
		cursor: Option<&str>,
	) -> Result<CustodianRecords, VaultError>;

	/// Puts wraps beside a version.
	async fn put_wraps(
		&self,
		record: RecordId,
		version: u32,
		wraps: Vec<WrapEntry>,
	) -> Result<(), VaultError>;

	/// Waits for members' requests to re-wrap, for at most `wait`.
	async fn rewraps(&self, wait: Duration) -> Result<Vec<RewrapJob>, VaultError>;

	/// Answers one of them.
	async fn answer(&self, ticket: Hash32, result: RewrapResult) -> Result<(), VaultError>;
}

/// The vault over HTTP.
pub struct HttpVault {
	http: reqwest::Client,
	base: String,
	domain: String,
	keyring: Arc<Keyring>,
	token: Mutex<Option<String>>,
}

impl HttpVault {
	/// A vault at `base` (`http://host:port`) that must name itself `domain` when we log in.
	pub fn new(
		base: &str,
		domain: &str,
		keyring: Arc<Keyring>,
		timeout: Duration,
	) -> Result<Self, VaultError> {
		let http = reqwest::Client::builder()
			.timeout(timeout)
			.build()
			.map_err(unreachable)?;
		Ok(Self {
			http,
			base: base.trim_end_matches('/').to_owned(),
			domain: domain.to_owned(),
			keyring,
			token: Mutex::new(None),
		})
	}

	fn url(&self, path: &str) -> String {
		format!("{}{PREFIX}{path}", self.base)
	}

	async fn send<Answer: DeserializeOwned>(
		&self,
		request: reqwest::RequestBuilder,
	) -> Result<Option<Answer>, VaultError> {
		let response = request.send().await.map_err(unreachable)?;
		let status = response.status();
		let body = response.bytes().await.map_err(unreachable)?;
		if status.is_success() {
			return Ok(serde_json::from_slice(&body).ok());
		}
		let refusal = serde_json::from_slice::<ErrorBody>(&body).ok();
		let (code, message) = refusal.map_or_else(Default::default, |body| (body.error, body.message));
		Err(VaultError::Refused {
			status: status.as_u16(),
			code,
			message,
		})
	}

	async fn expect<Answer: DeserializeOwned>(
		&self,
		request: reqwest::RequestBuilder,
	) -> Result<Answer, VaultError> {
		let answer = self.send(request).await?;
		answer.ok_or_else(|| VaultError::Unreachable("its answer is not the JSON that was expected".into()))
	}

	/// Proves that we hold the custodian's key: opens a nonce that the vault sealed to it.
	async fn login(&self) -> Result<String, VaultError> {
		let organisation = self.keyring.organisation();
		let ask = self
			.http
			.post(self.url("/custodian/challenge"))
			.json(&CustodianChallengeRequest { organisation });
		let nonce = self.open_challenge(&self.expect::<CustodianChallenge>(ask).await?)?;
		let prove = self
			.http
			.post(self.url("/custodian/login"))
			.json(&CustodianLoginRequest { organisation, nonce });
		Ok(self.expect::<CustodianSession>(prove).await?.token)
	}

	fn open_challenge(&self, challenge: &CustodianChallenge) -> Result<Hash32, VaultError> {
		let organisation = self.keyring.organisation();
		if challenge.organisation != organisation || challenge.domain != self.domain {
			return Err(VaultError::Login(
				"the challenge names another vault or organisation than the configuration",
			));
		}
		if challenge.genesis.0 != self.keyring.network().genesis {
			return Err(VaultError::Login("the challenge is for another chain"));
		}
		let pair = self
			.keyring
			.pair(challenge.key_version)
			.map_err(|_| VaultError::Login("the key file lacks the version that the chain names"))?;
		let aad = custodian_login_aad(&challenge.genesis.0, organisation, &challenge.domain);
		open_nonce(pair.expose_secret(), challenge.sealed.0.as_slice(), &aad).ok_or(VaultError::Login(
			"the challenge does not open with the key of that version",
		))
	}

	/// The session's token. The lock is held while logging in, never while a request is on its way: a long poll would keep every
	/// other request waiting.
	async fn bearer(&self) -> Result<String, VaultError> {
		let mut token = self.token.lock().await;
		match token.as_ref() {
			Some(bearer) => Ok(bearer.clone()),
			None => Ok(token.insert(self.login().await?).clone()),
		}
	}

	/// Forgets a token that the vault no longer takes, unless there is a newer one already.
	async fn forget(&self, bearer: &str) {
		let mut token = self.token.lock().await;
		if token.as_deref() == Some(bearer) {
			*token = None;
		}
	}

	/// Sends with the session's token; logs in first, and once again when the session is over.
	async fn authorised<Answer: DeserializeOwned>(
		&self,
		build: impl Fn() -> reqwest::RequestBuilder,
	) -> Result<Option<Answer>, VaultError> {
		for is_last in [false, true] {
			let bearer = self.bearer().await?;
			match self.send(build().bearer_auth(&bearer)).await {
				Err(VaultError::Refused { status: 401, .. }) if !is_last => self.forget(&bearer).await,
				other => return other,
			}
		}
		Err(VaultError::Login(
			"the vault does not take the session that it has just given",
		))
	}

	async fn get<Answer: DeserializeOwned>(
		&self,
		path: &str,
		query: &impl Serialize,
	) -> Result<Answer, VaultError> {
		let answer = self
			.authorised(|| self.http.get(self.url(path)).query(query))
			.await?;
		answer.ok_or_else(|| VaultError::Unreachable("its answer is not the JSON that was expected".into()))
	}
}

fn open_nonce(secret: &[u8; 32], sealed: &[u8], aad: &[u8]) -> Option<Hash32> {
	let (enc, ciphertext) = sealed.split_at_checked(32)?;
	let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret).ok()?;
	let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc).ok()?;
	let nonce = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeR::Base,
		&secret,
		&enc,
		CUSTODIAN_LOGIN_INFO,
		ciphertext,
		aad,
	)
	.ok()?;
	nonce.try_into().ok().map(Hash32)
}

fn unreachable(error: reqwest::Error) -> VaultError {
	VaultError::Unreachable(error.without_url().to_string())
}

#[async_trait]
impl VaultView for HttpVault {
	async fn records(
		&self,
		patient: Option<PatientId>,
		cursor: Option<&str>,
	) -> Result<CustodianRecords, VaultError> {
		let patient = patient.map(|patient| ("patient", patient.to_string()));
		let cursor = cursor.map(|cursor| ("cursor", cursor.to_owned()));
		self.get(
			"/custodian/records",
			&patient.into_iter().chain(cursor).collect::<Vec<_>>(),
		)
		.await
	}

	async fn put_wraps(
		&self,
		record: RecordId,
		version: u32,
		wraps: Vec<WrapEntry>,
	) -> Result<(), VaultError> {
		let body = PutWraps { wraps };
		let path = self.url(&format!("/records/{record}/versions/{version}/wraps"));
		self.authorised::<serde_json::Value>(|| self.http.put(&path).json(&body))
			.await
			.map(drop)
	}

	async fn rewraps(&self, wait: Duration) -> Result<Vec<RewrapJob>, VaultError> {
		let query = [("wait_ms", wait.as_millis().to_string())];
		Ok(self.get::<RewrapJobs>("/custodian/rewraps", &query).await?.jobs)
	}

	async fn answer(&self, ticket: Hash32, result: RewrapResult) -> Result<(), VaultError> {
		let path = self.url(&format!("/custodian/rewraps/{ticket}"));
		self.authorised::<serde_json::Value>(|| self.http.post(&path).json(&result))
			.await
			.map(drop)
	}
}
