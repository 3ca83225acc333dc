// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain as programs beside it see it: typed reads, signed calls, and what happened in a block.

pub mod calls;
mod door;
mod error;
mod events;
mod extrinsic;
mod node;
mod reads;
mod runtime;
mod submit;
#[cfg(test)]
mod tests;
mod transport;

pub use calls::Call;
pub use door::DoorTransport;
pub use error::ChainError;
pub use events::{Block, Event};
pub use extrinsic::{Extrinsic, Validity, ERA_BLOCKS};
pub use node::NodeTransport;
pub use reads::{act_number, all_pages, Chart};
pub use runtime::Runtime;
pub use submit::{batches, BatchLimits, Included, Wait};
pub use transport::{At, Read, Transport, Updates};

use crate::api::{Head, HeadKind, RuntimeVersion};
use salus_primitives::Network;
use std::sync::Arc;
use tokio::sync::{Mutex, OnceCell};

/// What a client learns once: nobody can change the code of the chain (see the threat model), so it holds for good.
struct Known {
	genesis: [u8; 32],
	version: RuntimeVersion,
	runtime: Runtime,
}

struct Inner {
	transport: Arc<dyn Transport>,
	known: OnceCell<Known>,
	network: OnceCell<Network>,
	/// Held from reading a nonce until the pool has taken the transaction, so that two tasks do not take the same one.
	submitting: Mutex<()>,
}

/// The chain, reached by some [`Transport`]. Clones are cheap and share what was learnt.
#[derive(Clone)]
pub struct ChainClient(Arc<Inner>);

impl ChainClient {
	/// A client over this transport. Nothing is asked yet.
	pub fn new(transport: impl Transport) -> Self {
		Self(Arc::new(Inner {
			transport: Arc::new(transport),
			known: OnceCell::new(),
			network: OnceCell::new(),
			submitting: Mutex::new(()),
		}))
	}

	/// A client of a node on this machine, `ws://host:port`.
	pub fn node(url: impl Into<String>) -> Self {
		Self::new(NodeTransport::new(url))
	}

	/// What the client stands on.
	pub fn transport(&self) -> &dyn Transport {
		&*self.0.transport
	}

	async fn known(&self) -> Result<&Known, ChainError> {
		let transport = self.transport();
		self.0
			.known
			.get_or_try_init(|| async {
				Ok(Known {
					genesis: transport.genesis().await?,
					version: transport.version().await?,
					runtime: Runtime::decode(&transport.metadata().await?)?,
				})
			})
			.await
	}

	/// Hash of the chain's first block.
	pub async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		match self.0.known.get() {
			Some(known) => Ok(known.genesis),
			None => self.transport().genesis().await,
		}
	}

	/// Which network this is: what statements, claims and wraps are bound to.
	pub async fn network(&self) -> Result<Network, ChainError> {
		self.0
			.network
			.get_or_try_init(|| async {
				Ok(Network {
					id: self.network_id(At::Final).await?,
					genesis: self.genesis().await?,
				})
			})
			.await
			.copied()
	}

	/// The runtime's version.
	pub async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		Ok(self.known().await?.version)
	}

	/// The runtime's metadata, ready for use.
	pub async fn runtime(&self) -> Result<&Runtime, ChainError> {
		Ok(&self.known().await?.runtime)
	}

	/// The newest best or final block.
	pub async fn head(&self, kind: HeadKind) -> Result<Head, ChainError> {
		self.transport().head(kind).await
	}

	/// The nonce that this account's next transaction has to carry, the pool counted.
	pub async fn nonce(&self, account: &[u8; 32]) -> Result<u64, ChainError> {
		self.transport().nonce(account).await
	}
}
