// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The door through which people reach the chain, so that no node's RPC is open to anybody.
//!
//! It lets through runtime APIs that answer only what the caller is a party to, the caller's own nonce, the submission of
//! signed extrinsics and what becomes of them. Raw storage does not exist here, and neither does the past: only the best
//! and the final block can be asked, and every `now` is the vault's.

mod calls;
mod follow;
mod rewrap;

pub use follow::Followed;
pub use rewrap::Rewraps;

use crate::{authn::Caller, authz::Authz, chain::Chain, config, error::ApiError};
use bytes::Bytes;
use futures::Stream;
use salus_client::api::{
	ChainAnswer, ChainCall, FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion, Submitted,
};
use std::sync::Arc;
use tokio::sync::RwLock;

/// The door of one vault.
#[derive(Clone)]
pub struct Door {
	chain: Chain,
	authz: Authz,
	followed: Followed,
	max_extrinsic: usize,
	/// The runtime's metadata by its `spec_version`: large, the same for everybody, and asked for without a session.
	known: Arc<RwLock<Option<(u32, Bytes)>>>,
}

impl Door {
	/// Open to those whom `authz` lets through.
	pub fn new(chain: Chain, authz: Authz, limits: &config::Door) -> Self {
		Self {
			chain,
			authz,
			followed: Followed::new(limits),
			max_extrinsic: limits.max_extrinsic.len(),
			known: Arc::default(),
		}
	}

	/// The runtime's metadata.
	pub async fn metadata(&self) -> Result<Bytes, ApiError> {
		let version = self.version().await?.spec_version;
		let known = self.known.read().await.clone();
		if let Some((_, bytes)) = known.filter(|(of, _)| *of == version) {
			return Ok(bytes);
		}
		let bytes = Bytes::from(self.chain.ask(self.chain.view().metadata()).await?);
		*self.known.write().await = Some((version, bytes.clone()));
		Ok(bytes)
	}

	/// The runtime's version.
	pub async fn version(&self) -> Result<RuntimeVersion, ApiError> {
		Ok(self.chain.ask(self.chain.view().version()).await?)
	}

	/// The newest block of this kind.
	pub async fn head(&self, kind: HeadKind) -> Result<Head, ApiError> {
		Ok(self.chain.ask(self.chain.view().head(kind)).await?)
	}

	/// The nonce that the caller's next transaction needs.
	pub async fn nonce(&self, caller: &Caller) -> Result<u64, ApiError> {
		Ok(self.chain.ask(self.chain.view().nonce(caller.account)).await?)
	}

	/// Calls a runtime API in the caller's name; `None` is somebody without a session.
	pub async fn call(&self, caller: Option<&Caller>, call: &ChainCall) -> Result<ChainAnswer, ApiError> {
		let moment = match caller {
			Some(caller) => caller.moment,
			None => self.chain.moment().await?,
		};
		let (api, args) = calls::prepare(&self.authz, caller, &call.api, &call.args.0, moment.now).await?;
		let block = match call.at {
			HeadKind::Best => moment.best.hash,
			HeadKind::Final => moment.finalised.hash,
		};
		let result = self.chain.ask(self.chain.view().call(block, api, args)).await?;
		Ok(ChainAnswer {
			result: result.into(),
			block,
		})
	}

	/// Submits an extrinsic and remembers what becomes of it for its sender.
	pub async fn submit(&self, caller: &Caller, extrinsic: Vec<u8>) -> Result<Submitted, ApiError> {
		if extrinsic.len() > self.max_extrinsic {
			return Err(ApiError::TooLarge {
				limit: self.max_extrinsic as u64,
			});
		}
		let mut hasher = salus_envelope::CiphertextHasher::new();
		hasher.update(&extrinsic);
		let hash = Hash32(hasher.finish());
		let place = self.followed.reserve(hash, caller.person)?;
		let updates = self.chain.ask(self.chain.view().submit(extrinsic)).await?;
		place.follow(updates);
		Ok(Submitted { hash })
	}

	/// What becomes of an extrinsic that the caller submitted here, from the beginning.
	pub fn follow(
		&self,
		caller: &Caller,
		hash: Hash32,
	) -> Result<impl Stream<Item = FollowUpdate>, ApiError> {
		self.followed
			.updates(hash, caller.person)
			.ok_or(ApiError::NotFound)
	}
}
