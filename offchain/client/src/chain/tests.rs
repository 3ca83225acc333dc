// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The client against a small runtime of the tests' own and a transport that plays back what it was told.

mod reads;
mod runtime;
mod signing;
mod submitting;

use super::{ChainError, Read, Transport, Updates};
use crate::api::{FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion};
use async_trait::async_trait;
use futures::StreamExt;
use salus_primitives::UnixMillis;
use std::sync::Mutex;

/// A block.
pub fn head(number: u32) -> Head {
	Head {
		hash: Hash32([number as u8; 32]),
		number,
		time: UnixMillis(u64::from(number) * 1_000),
	}
}

/// Answers from lists and notes what it was asked.
#[derive(Default)]
pub struct Fake {
	/// Metadata to hand out.
	pub metadata: Vec<u8>,
	/// What becomes of the next transaction.
	pub updates: Mutex<Vec<FollowUpdate>>,
	/// The answer of the next runtime API.
	pub answer: Vec<u8>,
	/// What the pool says to the next transaction.
	pub invalid: Option<String>,
}

#[async_trait]
impl Transport for Fake {
	async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		Ok([7; 32])
	}

	async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		Ok(RuntimeVersion {
			spec_version: 3,
			transaction_version: 4,
		})
	}

	async fn metadata(&self) -> Result<Vec<u8>, ChainError> {
		Ok(self.metadata.clone())
	}

	async fn head(&self, _: HeadKind) -> Result<Head, ChainError> {
		Ok(head(42))
	}

	async fn call(&self, _: Read) -> Result<Vec<u8>, ChainError> {
		Ok(self.answer.clone())
	}

	async fn nonce(&self, _: &[u8; 32]) -> Result<u64, ChainError> {
		Ok(5)
	}

	async fn submit(&self, _: Vec<u8>) -> Result<Updates, ChainError> {
		if let Some(reason) = self.invalid.clone() {
			return Err(ChainError::Invalid { reason });
		}
		let updates = std::mem::take(&mut *self.updates.lock().unwrap());
		Ok(futures::stream::iter(updates.into_iter().map(Ok)).boxed())
	}
}
