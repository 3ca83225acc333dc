// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! [`ChainView`] over the organisation's own node.

use crate::chain::{ChainError, ChainView, Change};
use async_trait::async_trait;
use futures::{stream::BoxStream, StreamExt};
use salus_client::{
	api::{Hash32, Head, HeadKind},
	chain::{At, Block, ChainClient, ChainError as ClientError, Event, Read},
};
use salus_primitives::Network;

/// The chain through a node.
pub struct NodeChain(ChainClient);

impl NodeChain {
	/// Over the node at `ws://host:port`. Nothing is asked yet.
	pub fn new(url: &str) -> Self {
		Self(ChainClient::node(url))
	}
}

impl From<ClientError> for ChainError {
	fn from(error: ClientError) -> Self {
		match error {
			ClientError::Malformed { .. } | ClientError::Unfit(_) => Self::Nonsense(error.to_string()),
			other => Self::Unreachable(other.to_string()),
		}
	}
}

#[async_trait]
impl ChainView for NodeChain {
	async fn network(&self) -> Result<Network, ChainError> {
		Ok(self.0.network().await?)
	}

	async fn head(&self) -> Result<Head, ChainError> {
		Ok(self.0.head(HeadKind::Final).await?)
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

	async fn follow(&self) -> Result<BoxStream<'static, Result<Change, ChainError>>, ChainError> {
		let blocks = self.0.final_blocks(None).await?;
		Ok(blocks.map(|block| Ok(change(&block?))).boxed())
	}
}

/// What a block's events mean for who is let in.
fn change(block: &Block) -> Change {
	let mut change = Change::default();
	for event in block.events.iter().filter(|event| concerns(event)) {
		match event.patient() {
			Some(patient) => drop(change.patients.insert(patient)),
			None => change.everybody = true,
		}
	}
	change
}

/// Can the event change who may read, or with which key? Records, consents, visits, prescriptions and
/// orders name their patient; of `Roles`, a key, a
/// membership or an organisation can concern everybody.
fn concerns(event: &Event) -> bool {
	match event.pallet.as_str() {
		"Consent" | "Records" | "Appointments" | "Prescriptions" | "Orders" => true,
		"Roles" => ["Key", "Membership", "Organisation"]
			.iter()
			.any(|part| event.name.contains(part)),
		_ => false,
	}
}
