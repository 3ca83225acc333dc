// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Signing ahead of time, on every core.

use crate::people::Person;
use salus_client::{
	account::Signer,
	api::{HeadKind, RuntimeVersion},
	chain::{Call, ChainClient, Validity},
};
use salus_e2e::{Result, Trouble};
use std::collections::BTreeMap;

/// As long as the chain remembers blocks: what is signed now is still good at the end of the run.
const ERA_BLOCKS: u32 = 4_096;

/// A call and who signs it.
pub struct Job<'a> {
	/// Who.
	pub signer: &'a Person,
	/// What.
	pub call: Call,
}

/// Signs for a chain and counts the nonces of who signs. On a chain of its own nobody else does.
pub struct Forge {
	chain: ChainClient,
	validity: Validity,
	nonces: BTreeMap<[u8; 32], u64>,
}

impl Forge {
	/// For this chain, from its newest final block on.
	pub async fn new(chain: &ChainClient) -> Result<Self> {
		let head = chain.head(HeadKind::Final).await?;
		let version: RuntimeVersion = chain.version().await?;
		Ok(Self {
			chain: chain.clone(),
			validity: Validity {
				genesis: chain.genesis().await?,
				version,
				nonce: 0,
				birth_number: head.number,
				birth_hash: head.hash,
				era_blocks: ERA_BLOCKS,
			},
			nonces: BTreeMap::new(),
		})
	}

	/// Signs the jobs; the extrinsics of one account follow each other in the order of the jobs.
	pub async fn sign(&mut self, jobs: &[Job<'_>]) -> Result<Vec<Vec<u8>>> {
		let runtime = self.chain.runtime().await?;
		let numbered: Vec<_> = jobs
			.iter()
			.map(|job| (job, next(&mut self.nonces, job.signer.key.account())))
			.collect();
		let one = |(job, nonce): &(&Job, u64)| {
			let mut call = Vec::new();
			runtime.encode_call(&job.call, &mut call)?;
			let validity = Validity {
				nonce: *nonce,
				..self.validity
			};
			Ok(runtime.sign(&call, &job.signer.key, &validity)?.bytes)
		};
		in_parallel(&numbered, one)
	}
}

/// The nonce of this account's next extrinsic.
fn next(nonces: &mut BTreeMap<[u8; 32], u64>, account: [u8; 32]) -> u64 {
	let nonce = nonces.entry(account).or_default();
	*nonce += 1;
	*nonce - 1
}

/// Does this to each, on every core, and keeps the order.
fn in_parallel<T: Sync, U: Send>(items: &[T], one: impl Fn(&T) -> Result<U> + Sync) -> Result<Vec<U>> {
	let cores = std::thread::available_parallelism().map_or(1, usize::from);
	let share = items.len().div_ceil(cores).max(1);
	std::thread::scope(|scope| {
		let parts: Vec<_> = items
			.chunks(share)
			.map(|part| scope.spawn(|| part.iter().map(&one).collect::<Result<Vec<_>>>()))
			.collect();
		let mut done = Vec::with_capacity(items.len());
		for part in parts {
			let part = part
				.join()
				.map_err(|_| Trouble::not_held("a signing thread panicked"))?;
			done.extend(part?);
		}
		Ok(done)
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn nonces_count_from_zero_for_each_account() {
		let mut nonces = BTreeMap::new();
		let taken = [1, 1, 2, 1].map(|account| next(&mut nonces, [account; 32]));
		assert_eq!(taken, [0, 1, 0, 2]);
	}

	#[test]
	fn work_on_every_core_keeps_its_order() {
		let items: Vec<u32> = (0..101).collect();
		let done = in_parallel(&items, |item| Ok(item * 2)).unwrap();
		assert_eq!(done, (0..101).map(|item| item * 2).collect::<Vec<_>>());
		assert_eq!(
			in_parallel(&[], |item: &u32| Ok(*item)).unwrap(),
			Vec::<u32>::new()
		);
	}

	#[test]
	fn one_failure_fails_all() {
		let odd = |item: &u32| salus_e2e::ensure(item.is_multiple_of(2), "odd");
		assert!(in_parallel(&[2, 4, 6], odd).is_ok());
		assert!(in_parallel(&[2, 4, 5], odd).is_err());
	}
}
