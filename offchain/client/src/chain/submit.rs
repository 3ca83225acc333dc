// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Submitting signed calls and learning what became of them.

use super::{calls, Call, ChainClient, ChainError, Event, Runtime, Updates, Validity, ERA_BLOCKS};
use crate::{
	account::Signer,
	api::{FollowUpdate, Head, HeadKind, Inclusion},
};
use futures::StreamExt;
use std::time::Duration;

/// After which time a transaction counts as lost: longer than its era lasts.
const PATIENCE: Duration = Duration::from_secs(120);

/// How sure a caller wants to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wait {
	/// In the best block; it may still be retracted.
	InBlock,
	/// In a final block.
	#[default]
	Final,
}

/// A call that the chain carried out.
#[derive(Clone, Debug)]
pub struct Included {
	/// The block that it is in.
	pub block: Head,
	/// Its place in that block.
	pub index: u32,
	/// What it said.
	pub events: Vec<Event>,
}

/// Fields that hold the outcome of a call inside a call: pallet, event, field, and whether the field is a `Result`.
const INNER_OUTCOMES: &[(&str, &str, &str, bool)] = &[
	("System", "ExtrinsicFailed", "dispatch_error", false),
	("Utility", "BatchInterrupted", "error", false),
	("Utility", "ItemFailed", "error", false),
	("Sudo", "Sudid", "sudo_result", true),
	("Council", "Executed", "result", true),
	("Council", "MemberExecuted", "result", true),
];

impl Runtime {
	/// The refusal that an event tells of, if it tells of one.
	fn refusal_in(&self, event: &Event) -> Option<ChainError> {
		let (_, _, field, is_result) = INNER_OUTCOMES
			.iter()
			.find(|(pallet, name, _, _)| event.is(pallet, name))?;
		let bytes = event.field_bytes(field)?;
		if !is_result {
			return Some(self.refusal(bytes));
		}
		match bytes {
			[1, error @ ..] => Some(self.refusal(error)),
			_ => None,
		}
	}

	/// What the chain said about an included extrinsic: its events, or the refusal among them.
	pub fn outcome(&self, inclusion: &Inclusion) -> Result<Included, ChainError> {
		let events = inclusion
			.events
			.iter()
			.map(|bytes| self.event(&bytes.0, inclusion.index))
			.collect::<Result<Vec<_>, _>>()?;
		match events.iter().find_map(|event| self.refusal_in(event)) {
			Some(refusal) => Err(refusal),
			None => Ok(Included {
				block: inclusion.block,
				index: inclusion.index,
				events,
			}),
		}
	}
}

impl ChainClient {
	/// Signs and submits a call, and waits for it.
	///
	/// # Errors
	/// - [`ChainError::Refused`]: the chain ran it and refused it, or refused what it carried.
	/// - [`ChainError::Invalid`]: the chain did not take it: unknown account, no allowance left, filtered.
	/// - [`ChainError::Lost`]: it was not included in time; nothing changed.
	pub async fn submit(&self, call: &Call, signer: &dyn Signer, wait: Wait) -> Result<Included, ChainError> {
		let updates = self.start(call, signer).await?;
		tokio::time::timeout(PATIENCE, self.follow(updates, wait))
			.await
			.unwrap_or_else(|_| Err(lost("it was in no block after two minutes")))
	}

	/// Signs a call and hands it to the pool.
	pub async fn start(&self, call: &Call, signer: &dyn Signer) -> Result<Updates, ChainError> {
		let known = self.known().await?;
		let mut bytes = Vec::new();
		known.runtime.encode_call(call, &mut bytes)?;
		let _one_at_a_time = self.0.submitting.lock().await;
		let birth = self.head(HeadKind::Final).await?;
		let validity = Validity {
			genesis: known.genesis,
			version: known.version,
			nonce: self.nonce(&signer.account()).await?,
			birth_number: birth.number,
			birth_hash: birth.hash,
			era_blocks: ERA_BLOCKS,
		};
		let extrinsic = known.runtime.sign(&bytes, signer, &validity)?;
		self.transport().submit(extrinsic.bytes).await
	}

	/// Waits until a transaction is as certain as wanted.
	pub async fn follow(&self, mut updates: Updates, wait: Wait) -> Result<Included, ChainError> {
		let runtime = self.runtime().await?;
		while let Some(update) = updates.next().await {
			match update? {
				FollowUpdate::InBlock(inclusion) if wait == Wait::InBlock => {
					return runtime.outcome(&inclusion)
				}
				FollowUpdate::Final(inclusion) => return runtime.outcome(&inclusion),
				FollowUpdate::Invalid { reason } => return Err(ChainError::Invalid { reason }),
				FollowUpdate::Dropped { reason } => return Err(lost(&reason)),
				FollowUpdate::Pooled | FollowUpdate::Retracted | FollowUpdate::InBlock(_) => {}
			}
		}
		Err(lost("nobody said what became of it"))
	}
}

fn lost(reason: &str) -> ChainError {
	ChainError::Lost {
		reason: reason.into(),
	}
}

/// How much goes into one batch.
#[derive(Clone, Copy, Debug)]
pub struct BatchLimits {
	/// The most calls.
	pub calls: usize,
	/// The most bytes of all calls together.
	pub bytes: usize,
}

impl Default for BatchLimits {
	fn default() -> Self {
		Self {
			calls: 50,
			bytes: 64 * 1024,
		}
	}
}

/// Groups calls, in order, into as few `batch_all` as the limits allow. A call alone stays as it is.
pub fn batches(calls: Vec<Call>, limits: BatchLimits) -> Vec<Call> {
	let (mut batches, mut current, mut bytes) = (Vec::new(), Vec::new(), 0);
	for call in calls {
		let len = call.encoded_len();
		if !current.is_empty() && (current.len() >= limits.calls || bytes + len > limits.bytes) {
			batches.push(calls::utility::batch_all(std::mem::take(&mut current)));
			bytes = 0;
		}
		bytes += len;
		current.push(call);
	}
	if !current.is_empty() {
		batches.push(calls::utility::batch_all(current));
	}
	batches
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::calls::Part;

	fn call(len: usize) -> Call {
		Call {
			pallet: "Records",
			name: "add",
			parts: vec![Part::Bytes(vec![0; len - 2])],
		}
	}

	fn sizes(calls: Vec<Call>) -> Vec<usize> {
		let limits = BatchLimits { calls: 3, bytes: 100 };
		batches(calls, limits)
			.iter()
			.map(|batch| match &batch.parts[..] {
				[Part::Calls(inner)] => inner.len(),
				_ => 1,
			})
			.collect()
	}

	#[test]
	fn a_batch_is_full_at_either_limit() {
		assert_eq!(sizes(vec![]), Vec::<usize>::new());
		assert_eq!(sizes(vec![call(10); 3]), [3]);
		assert_eq!(sizes(vec![call(10); 4]), [3, 1]);
		assert_eq!(sizes(vec![call(50), call(50), call(50)]), [2, 1]);
		assert_eq!(sizes(vec![call(50), call(51), call(10)]), [1, 2]);
	}

	#[test]
	fn what_is_larger_than_a_batch_goes_alone() {
		assert_eq!(sizes(vec![call(10), call(500), call(10)]), [1, 1, 1]);
	}
}
