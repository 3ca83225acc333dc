// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the vault needs of the chain: a narrow trait, and [`Chain`], which adds time limits and refuses a stale chain.

mod node;

pub use node::NodeChain;

use crate::{clock::Clock, config, error::ApiError};
use async_trait::async_trait;
use codec::{Decode, DecodeAll, Encode};
use futures::stream::BoxStream;
use salus_client::api::{FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion};
use salus_primitives::{
	consent::Powers,
	decision::{Decision, Question},
	roles::{EncryptionKey, KeyHolder, Membership, Signer},
	views::{OrganisationView, RecordView, VersionDetails},
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use std::{future::Future, sync::Arc};
use tokio::sync::OnceCell;

/// Why the chain did not answer. Never a yes.
#[derive(Debug, thiserror::Error)]
pub enum ChainError {
	/// The node cannot be reached, or took too long.
	#[error("the node does not answer: {0}")]
	Unreachable(String),
	/// The node answered with something that is no answer.
	#[error("the node's answer makes no sense: {0}")]
	Nonsense(String),
	/// The node did not take an extrinsic.
	#[error("the node refused the extrinsic: {0}")]
	Refused(String),
}

/// One final block, and what in it concerns a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalBlock {
	/// The block.
	pub head: Head,
	/// Patients whose consents, representatives, seals, exclusions, visits, prescriptions or orders changed.
	pub consent_changed: Vec<PatientId>,
	/// Records that were added, amended, marked or filed elsewhere.
	pub records_changed: Vec<RecordId>,
}

/// The chain as a vault sees it. All reads name the block that they are true of.
#[async_trait]
pub trait ChainView: Send + Sync + 'static {
	/// Hash of the first block.
	async fn genesis(&self) -> Result<[u8; 32], ChainError>;

	/// The newest best or final block.
	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError>;

	/// Calls a runtime API at this block and returns the SCALE bytes of its answer.
	async fn call(&self, at: Hash32, api: &'static str, args: Vec<u8>) -> Result<Vec<u8>, ChainError>;

	/// Every final block from now on, in order and without a gap. Ends or fails when the node is lost.
	async fn follow_final(&self) -> Result<BoxStream<'static, Result<FinalBlock, ChainError>>, ChainError>;

	/// The runtime's metadata, as the node hands it out.
	async fn metadata(&self) -> Result<Vec<u8>, ChainError>;

	/// The runtime's version.
	async fn version(&self) -> Result<RuntimeVersion, ChainError>;

	/// The nonce that this account's next transaction needs.
	async fn nonce(&self, account: [u8; 32]) -> Result<u64, ChainError>;

	/// Submits an extrinsic and tells what becomes of it.
	async fn submit(&self, extrinsic: Vec<u8>) -> Result<BoxStream<'static, FollowUpdate>, ChainError>;

	/// Who is behind this account.
	async fn signer(
		&self,
		at: Hash32,
		account: [u8; 32],
		now: UnixMillis,
	) -> Result<Option<Signer>, ChainError> {
		ask(self, at, "RolesApi_signer", (account, now)).await
	}

	/// The decision.
	async fn decide(&self, at: Hash32, question: Question) -> Result<Decision, ChainError> {
		ask(self, at, "ConsentApi_decide", question).await
	}

	/// The record's row and its current version.
	async fn record(&self, at: Hash32, record: RecordId) -> Result<Option<RecordView>, ChainError> {
		let facts: Option<_> = ask(self, at, "CustodyApi_record_facts", record).await?;
		Ok(facts.map(|(details, current)| RecordView {
			record,
			details,
			current,
		}))
	}

	/// One version of a record.
	async fn anchor(
		&self,
		at: Hash32,
		record: RecordId,
		version: u32,
	) -> Result<Option<VersionDetails>, ChainError> {
		ask(self, at, "CustodyApi_anchor", (record, version)).await
	}

	/// An organisation's row and its custodian's key.
	async fn organisation(
		&self,
		at: Hash32,
		organisation: OrganisationId,
	) -> Result<Option<OrganisationView>, ChainError> {
		ask(self, at, "RolesApi_organisation", organisation).await
	}

	/// A membership, live or not.
	async fn membership(
		&self,
		at: Hash32,
		organisation: OrganisationId,
		person: PersonId,
	) -> Result<Option<Membership>, ChainError> {
		ask(self, at, "RolesApi_membership", (organisation, person)).await
	}

	/// Is the patient registered with the organisation?
	async fn is_registered(
		&self,
		at: Hash32,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<bool, ChainError> {
		ask(self, at, "RolesApi_is_registered", (patient, organisation)).await
	}

	/// The holder's newest encryption key.
	async fn encryption_key(
		&self,
		at: Hash32,
		holder: KeyHolder,
	) -> Result<Option<EncryptionKey>, ChainError> {
		ask(self, at, "RolesApi_encryption_key", holder).await
	}

	/// May a wrap of this record's key be kept for this holder?
	async fn may_hold(
		&self,
		at: Hash32,
		holder: KeyHolder,
		record: RecordId,
		now: UnixMillis,
	) -> Result<bool, ChainError> {
		ask(self, at, "CustodyApi_may_hold", (holder, record, now)).await
	}

	/// Is the actor the patient, or a representative who holds one of these powers now, and not excluded?
	async fn may_act_for(
		&self,
		at: Hash32,
		actor: PersonId,
		patient: PatientId,
		powers: Powers,
		now: UnixMillis,
	) -> Result<bool, ChainError> {
		ask(self, at, "CustodyApi_may_act_for", (actor, patient, powers, now)).await
	}
}

async fn ask<C: ChainView + ?Sized, Answer: Decode>(
	chain: &C,
	at: Hash32,
	api: &'static str,
	args: impl Encode + Send,
) -> Result<Answer, ChainError> {
	let bytes = chain.call(at, api, args.encode()).await?;
	Answer::decode_all(&mut &bytes[..]).map_err(|error| ChainError::Nonsense(format!("{api}: {error}")))
}

/// The two ends of the chain and the time, as of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
	/// The newest final block.
	pub finalised: Head,
	/// The newest best block.
	pub best: Head,
	/// The latest of both blocks' times and the vault's own clock: a stalled chain's clock stands still.
	pub now: UnixMillis,
}

/// The chain with a limit on waiting, and on age.
#[derive(Clone)]
pub struct Chain {
	view: Arc<dyn ChainView>,
	clock: Arc<dyn Clock>,
	limits: config::Chain,
	genesis: Arc<OnceCell<[u8; 32]>>,
}

impl Chain {
	/// Looks at the chain through `view`.
	pub fn new(view: Arc<dyn ChainView>, clock: Arc<dyn Clock>, limits: config::Chain) -> Self {
		Self {
			view,
			clock,
			limits,
			genesis: Arc::default(),
		}
	}

	/// The chain itself, for long-running streams.
	pub fn view(&self) -> &Arc<dyn ChainView> {
		&self.view
	}

	/// The vault's own clock.
	pub fn own_time(&self) -> UnixMillis {
		self.clock.now()
	}

	/// Asks one thing, for no longer than the limit.
	pub async fn ask<T>(
		&self,
		question: impl Future<Output = Result<T, ChainError>>,
	) -> Result<T, ChainError> {
		tokio::time::timeout(self.limits.ask_timeout.duration(), question)
			.await
			.unwrap_or_else(|_| Err(ChainError::Unreachable("no answer in time".into())))
	}

	/// Hash of the first block. The first answer counts for as long as the vault runs: a vault serves one chain.
	pub async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		self.genesis
			.get_or_try_init(|| self.ask(self.view.genesis()))
			.await
			.copied()
	}

	/// Both ends of the chain now, or a refusal when the final one is too old to trust.
	pub async fn moment(&self) -> Result<Moment, ApiError> {
		let head = |kind| self.ask(self.view.head(kind));
		let (finalised, best) = tokio::try_join!(head(HeadKind::Final), head(HeadKind::Best))?;
		let own = self.clock.now();
		if own >= finalised.time.plus(self.limits.stale_after.as_millis()) {
			return Err(ApiError::ChainStale {
				final_time: finalised.time,
			});
		}
		let now = own.max(finalised.time).max(best.time);
		Ok(Moment { finalised, best, now })
	}
}
