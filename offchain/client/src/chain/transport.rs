// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How a client reaches the chain: the seam between a node of one's own and the door of a vault.

use super::ChainError;
use crate::api::{FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion};
use async_trait::async_trait;
use futures::stream::BoxStream;
use salus_primitives::PersonId;

/// At which block something is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
	/// The newest block.
	Best,
	/// The newest final block.
	Final,
	/// This block; a door does not offer it.
	Hash(Hash32),
}

impl From<HeadKind> for At {
	fn from(kind: HeadKind) -> Self {
		match kind {
			HeadKind::Best => Self::Best,
			HeadKind::Final => Self::Final,
		}
	}
}

/// One call of a runtime API.
#[derive(Clone, Debug)]
pub struct Read {
	/// Such as `ConsentApi_consents`.
	pub api: &'static str,
	/// Who asks, where the API's first argument is that. A node is told; a door puts the person who logged in there instead.
	pub caller: Option<PersonId>,
	/// SCALE bytes of the other arguments.
	pub args: Vec<u8>,
	/// At which block.
	pub at: At,
}

/// What becomes of a submitted transaction.
pub type Updates = BoxStream<'static, Result<FollowUpdate, ChainError>>;

/// A way to the chain.
#[async_trait]
pub trait Transport: Send + Sync + 'static {
	/// Hash of the first block.
	async fn genesis(&self) -> Result<[u8; 32], ChainError>;

	/// The runtime's version.
	async fn version(&self) -> Result<RuntimeVersion, ChainError>;

	/// The runtime's metadata, version 15, with its prefix.
	async fn metadata(&self) -> Result<Vec<u8>, ChainError>;

	/// The newest best or final block.
	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError>;

	/// Calls a runtime API and returns the SCALE bytes of its answer.
	async fn call(&self, read: Read) -> Result<Vec<u8>, ChainError>;

	/// The nonce of this account's next transaction, the pool counted.
	async fn nonce(&self, account: &[u8; 32]) -> Result<u64, ChainError>;

	/// Hands a transaction to the pool; an error means that the pool did not take it.
	async fn submit(&self, extrinsic: Vec<u8>) -> Result<Updates, ChainError>;

	/// The block with this number on the best chain. Nodes only.
	async fn block_hash(&self, _number: u32) -> Result<Option<Hash32>, ChainError> {
		Err(ChainError::NodeOnly("a block by its number"))
	}

	/// This block's number and time. Nodes only.
	async fn block(&self, _hash: Hash32) -> Result<Head, ChainError> {
		Err(ChainError::NodeOnly("a block by its hash"))
	}

	/// SCALE bytes of all event records of a block. Nodes only.
	async fn events(&self, _hash: Hash32) -> Result<Vec<u8>, ChainError> {
		Err(ChainError::NodeOnly("the events of a block"))
	}

	/// Says something each time that a block becomes final. Nodes only.
	async fn final_heads(&self) -> Result<BoxStream<'static, Result<(), ChainError>>, ChainError> {
		Err(ChainError::NodeOnly("a stream of final blocks"))
	}
}
