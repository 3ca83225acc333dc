// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who is asking: challenge logins of people, logins of custodians, and the sessions that follow.
//!
//! A session is no more than a name for "this account proved itself here": every request asks the chain again who stands
//! behind the account, so an account that is removed is out with the next final block.

mod challenge;
mod custodian;
mod sessions;

pub use challenge::Challenges;
pub use sessions::{Counted, Identity, Sessions};

use crate::{
	chain::{Chain, Moment},
	config::Config,
	error::ApiError,
};
use axum::http::{header, HeaderMap};
use salus_client::{account, api};
use salus_primitives::{
	roles::{AccountScope, KeyHolder, OrganisationStatus},
	OrganisationId, PersonId,
};
use std::collections::BTreeSet;

/// Fresh random bytes, or a refusal: nothing is ever guessed.
pub(crate) fn random32() -> Result<[u8; 32], ApiError> {
	let mut bytes = [0; 32];
	getrandom::fill(&mut bytes).map_err(|cause| ApiError::internal("random bytes", cause))?;
	Ok(bytes)
}

/// A person who proved to be behind an account, as of one look at the chain.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
	/// Who.
	pub person: PersonId,
	/// By which account.
	pub account: [u8; 32],
	/// How far that account controls the person.
	pub scope: AccountScope,
	/// The look at the chain that said so.
	pub moment: Moment,
}

impl Caller {
	/// The account, where the person acts by a session, or by an account that only closes. Neither reads as a patient or a
	/// representative, and neither administers.
	pub fn device(&self) -> Option<api::Hash32> {
		(self.scope != AccountScope::Full).then_some(api::Hash32(self.account))
	}
}

/// A custodian that proved to hold its organisation's key, as of one look at the chain.
#[derive(Clone, Copy, Debug)]
pub struct CustodianCaller {
	/// Whose custodian.
	pub organisation: OrganisationId,
	/// The look at the chain that said so.
	pub moment: Moment,
}

/// Who is asking.
#[derive(Clone, Copy, Debug)]
pub enum Asker {
	/// A person.
	Person(Caller),
	/// A custodian.
	Custodian(CustodianCaller),
}

impl Asker {
	/// The look at the chain that said who it is.
	pub fn moment(&self) -> &Moment {
		match self {
			Self::Person(caller) => &caller.moment,
			Self::Custodian(caller) => &caller.moment,
		}
	}
}

/// Logins and sessions of one vault.
pub struct Authn {
	chain: Chain,
	domain: String,
	organisations: BTreeSet<OrganisationId>,
	challenges: Challenges,
	sessions: Sessions,
	session_ttl: u64,
}

impl Authn {
	/// With no challenge and no session.
	pub fn new(config: &Config, chain: Chain) -> Self {
		Self {
			chain,
			domain: config.domain.clone(),
			organisations: config.organisations.iter().copied().collect(),
			challenges: Challenges::new(
				config.logins.challenge_ttl.as_millis(),
				config.logins.max_challenges,
			),
			sessions: Sessions::new(config.logins.max_sessions),
			session_ttl: config.logins.session_ttl.as_millis(),
		}
	}

	/// What an account has to sign.
	pub async fn challenge(&self, request: &api::ChallengeRequest) -> Result<api::Challenge, ApiError> {
		let account = parse_account(&request.account)?;
		let genesis = self.chain.genesis().await?;
		let given = self
			.challenges
			.give(challenge::Subject::Account(account), self.chain.own_time())?;
		Ok(challenge::text(&self.domain, genesis, &request.account, given))
	}

	/// Begins a session for whoever signed the challenge.
	pub async fn login(&self, request: &api::LoginRequest) -> Result<api::Session, ApiError> {
		let account = parse_account(&request.account)?;
		let genesis = self.chain.genesis().await?;
		let now = self.chain.own_time();
		let given = self
			.challenges
			.take(request.nonce.0, challenge::Subject::Account(account), now)?;
		let text = challenge::text(&self.domain, genesis, &request.account, given).text;
		account::verify(&account, text.as_bytes(), &request.signature.0)
			.map_err(|_| self.bad_signature(genesis))?;
		let caller = self
			.person_behind(account)
			.await?
			.map_err(|fault| ApiError::login("unknown-account", fault))?;
		let expires_at = now.plus(self.session_ttl);
		let identity = Identity::Account(account, caller.person);
		let token = self.sessions.open(identity, expires_at, now)?;
		tracing::info!(person = %caller.person, "logged in");
		Ok(api::Session {
			token,
			person: caller.person,
			expires_at,
		})
	}

	/// Ends the session of this token, if there is one.
	pub fn logout(&self, headers: &HeaderMap) {
		if let Some(token) = bearer(headers) {
			self.sessions.close(token);
		}
	}

	/// A nonce sealed to the key that the chain knows for this organisation's custodian.
	pub async fn custodian_challenge(
		&self,
		organisation: OrganisationId,
	) -> Result<api::CustodianChallenge, ApiError> {
		let (genesis, moment) = (self.chain.genesis().await?, self.chain.moment().await?);
		let key = self.custodian_key(organisation, &moment).await?;
		let subject = challenge::Subject::Custodian(organisation, key.version);
		let given = self.challenges.give(subject, self.chain.own_time())?;
		let aad = api::custodian_login_aad(&genesis, organisation, &self.domain);
		let sealed = custodian::seal(&given.nonce, &key.public, &aad)?;
		Ok(api::CustodianChallenge {
			organisation,
			key_version: key.version,
			sealed: sealed.into(),
			domain: self.domain.clone(),
			genesis: api::Hash32(genesis),
			expires_at: given.expires_at,
		})
	}

	/// Begins a session for whoever could open the nonce.
	pub async fn custodian_login(
		&self,
		request: &api::CustodianLoginRequest,
	) -> Result<api::CustodianSession, ApiError> {
		let moment = self.chain.moment().await?;
		let key = self.custodian_key(request.organisation, &moment).await?;
		let now = self.chain.own_time();
		let subject = challenge::Subject::Custodian(request.organisation, key.version);
		self.challenges.take(request.nonce.0, subject, now)?;
		let expires_at = now.plus(self.session_ttl);
		let identity = Identity::Custodian(request.organisation, key.version);
		let token = self.sessions.open(identity, expires_at, now)?;
		tracing::info!(organisation = %request.organisation, "custodian logged in");
		Ok(api::CustodianSession {
			token,
			organisation: request.organisation,
			expires_at,
		})
	}

	/// Whom the request's token names, without asking the chain: for counting requests only.
	pub fn claimed(&self, headers: &HeaderMap) -> Option<Identity> {
		self.sessions.find(bearer(headers)?, self.chain.own_time())
	}

	/// Who is asking, as the chain says now.
	pub async fn asker(&self, headers: &HeaderMap) -> Result<Asker, ApiError> {
		match self.claimed(headers).ok_or(ApiError::Unauthenticated)? {
			Identity::Account(account, _) => self
				.person_behind(account)
				.await?
				.map(Asker::Person)
				.map_err(|_| ApiError::Unauthenticated),
			Identity::Custodian(organisation, version) => {
				let moment = self.chain.moment().await?;
				let key = self
					.custodian_key(organisation, &moment)
					.await
					.map_err(|error| match error {
						ApiError::Login { .. } => ApiError::Unauthenticated,
						other => other,
					})?;
				let caller = CustodianCaller { organisation, moment };
				(key.version == version)
					.then_some(Asker::Custodian(caller))
					.ok_or(ApiError::Unauthenticated)
			}
		}
	}

	/// The person who is asking.
	pub async fn person(&self, headers: &HeaderMap) -> Result<Caller, ApiError> {
		match self.asker(headers).await? {
			Asker::Person(caller) => Ok(caller),
			Asker::Custodian(_) => Err(ApiError::Forbidden("a custodian may not do this".into())),
		}
	}

	/// The custodian that is asking.
	pub async fn custodian(&self, headers: &HeaderMap) -> Result<CustodianCaller, ApiError> {
		match self.asker(headers).await? {
			Asker::Custodian(caller) => Ok(caller),
			Asker::Person(_) => Err(ApiError::Forbidden("only a custodian may do this".into())),
		}
	}

	/// The person whom the account controls, in full or as a session that lives, or why there is none.
	async fn person_behind(&self, account: [u8; 32]) -> Result<Result<Caller, &'static str>, ApiError> {
		let moment = self.chain.moment().await?;
		let view = self.chain.view();
		let signer = self
			.chain
			.ask(view.signer(moment.finalised.hash, account, moment.now))
			.await?;
		Ok(match signer.filter(|signer| signer.is_live(moment.now)) {
			None => Err(
				"the chain knows no person behind this account: it has to be enrolled first, or its session is over",
			),
			Some(signer) => Ok(Caller {
				person: signer.person,
				account,
				scope: signer.scope,
				moment,
			}),
		})
	}

	/// The registered key of a custodian that may log in here. One answer for all who may not.
	async fn custodian_key(
		&self,
		organisation: OrganisationId,
		moment: &Moment,
	) -> Result<salus_primitives::roles::EncryptionKey, ApiError> {
		let refused = || {
			let text =
				"no active organisation with this id and with a registered custodian key is served here";
			ApiError::login("unknown-custodian", text)
		};
		if !self.organisations.contains(&organisation) {
			return Err(refused());
		}
		let (at, view) = (moment.finalised.hash, self.chain.view());
		let row = self
			.chain
			.ask(view.organisation(at, organisation))
			.await?
			.ok_or_else(refused)?;
		if row.details.standing.status != OrganisationStatus::Active {
			return Err(refused());
		}
		let holder = KeyHolder::Organisation(organisation);
		self.chain
			.ask(view.encryption_key(at, holder))
			.await?
			.ok_or_else(refused)
	}

	fn bad_signature(&self, genesis: [u8; 32]) -> ApiError {
		let message = format!(
			"the signature is not this account's over the challenge's text for domain {} and network {}: it was made by \
			 another account, or for another vault or chain",
			self.domain,
			api::Hash32(genesis),
		);
		ApiError::login("bad-signature", message)
	}
}

fn parse_account(text: &str) -> Result<[u8; 32], ApiError> {
	account::parse_ss58(text).map_err(|error| ApiError::bad(error.to_string()))
}

/// The bearer token of a request.
fn bearer(headers: &HeaderMap) -> Option<&str> {
	headers
		.get(header::AUTHORIZATION)?
		.to_str()
		.ok()?
		.strip_prefix("Bearer ")
}
