// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain as the organisation's own node tells it.

use super::{ChainError, ChainView, FinalBlock};
use async_trait::async_trait;
use futures::{stream::BoxStream, StreamExt};
use salus_client::{
	api::{FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion},
	chain::{self, At, Block, ChainClient, Event, Read},
};
use salus_primitives::RecordId;

/// The pallets whose events may change who may read.
const LETS_IN: [&str; 4] = ["Consent", "Appointments", "Prescriptions", "Orders"];
/// The pallet whose events are about records.
const RECORDS: &str = "Records";
/// The events by which a record closes to somebody: it was entered in error, or is filed elsewhere.
const CLOSING: [&str; 2] = ["MarkedInError", "Refiled"];

/// A node over its RPC.
#[derive(Clone)]
pub struct NodeChain(ChainClient);

impl NodeChain {
	/// The node at `ws://host:port`. The connection is made, and made anew, when it is needed.
	pub fn new(url: &str) -> Self {
		Self(ChainClient::node(url))
	}
}

impl From<chain::ChainError> for ChainError {
	fn from(error: chain::ChainError) -> Self {
		match error {
			chain::ChainError::Invalid { reason } => Self::Refused(reason),
			chain::ChainError::Malformed { .. } | chain::ChainError::Unfit(_) => {
				Self::Nonsense(error.to_string())
			}
			error => Self::Unreachable(error.to_string()),
		}
	}
}

#[async_trait]
impl ChainView for NodeChain {
	async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		Ok(self.0.genesis().await?)
	}

	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError> {
		Ok(self.0.head(kind).await?)
	}

	async fn call(&self, at: Hash32, api: &'static str, args: Vec<u8>) -> Result<Vec<u8>, ChainError> {
		let read = Read {
			api,
			caller: None,
			args,
			at: At::Hash(at),
		};
		Ok(self.0.transport().call(read).await?)
	}

	async fn follow_final(&self) -> Result<BoxStream<'static, Result<FinalBlock, ChainError>>, ChainError> {
		let blocks = self.0.final_blocks(None).await?;
		Ok(blocks.map(|block| Ok(digest(block?))).boxed())
	}

	async fn metadata(&self) -> Result<Vec<u8>, ChainError> {
		Ok(self.0.transport().metadata().await?)
	}

	async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		Ok(self.0.transport().version().await?)
	}

	async fn nonce(&self, account: [u8; 32]) -> Result<u64, ChainError> {
		Ok(self.0.nonce(&account).await?)
	}

	async fn submit(&self, extrinsic: Vec<u8>) -> Result<BoxStream<'static, FollowUpdate>, ChainError> {
		let updates = self.0.transport().submit(extrinsic).await?;
		Ok(updates
			.map(|update| {
				update.unwrap_or_else(|error| FollowUpdate::Dropped {
					reason: error.to_string(),
				})
			})
			.boxed())
	}
}

/// What of a block concerns a vault.
fn digest(block: Block) -> FinalBlock {
	let changed = |pallet: &'static str| block.events.iter().filter(move |event| event.pallet == pallet);
	let mut consent_changed: Vec<_> = LETS_IN
		.into_iter()
		.flat_map(changed)
		.filter_map(Event::patient)
		.collect();
	let mut records_changed: Vec<RecordId> = changed(RECORDS)
		.filter_map(|event| event.field("record"))
		.collect();
	// These close a record to readers, as a consent change does.
	let closing = changed(RECORDS).filter(|event| CLOSING.contains(&event.name.as_str()));
	consent_changed.extend(closing.filter_map(Event::patient));
	consent_changed.sort_unstable();
	consent_changed.dedup();
	records_changed.sort_unstable();
	records_changed.dedup();
	FinalBlock {
		head: block.head,
		consent_changed,
		records_changed,
	}
}
