// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sends signed extrinsics over many connections, as fast as the pool takes them.

use crate::{
	proposals::Proposals,
	rpc::{NotTaken, Rpc},
};
use salus_e2e::Result;
use std::{
	collections::BTreeMap,
	sync::{
		atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed},
		Arc, Mutex, PoisonError,
	},
	time::Duration,
};
use tokio::task::JoinSet;

/// How long a sender waits when there is no room.
const PAUSE: Duration = Duration::from_millis(10);

/// How it is sent.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
	/// Over how many connections.
	pub connections: usize,
	/// How many requests wait for their answer on each connection.
	pub each: usize,
	/// How many extrinsics that the pool took may wait for a block.
	pub backlog: u64,
}

/// What has become of what was sent.
#[derive(Default)]
pub struct Tally {
	next: AtomicUsize,
	taken: AtomicU64,
	full: AtomicU64,
	refused: Mutex<BTreeMap<String, u64>>,
	stopped: AtomicBool,
}

impl Tally {
	/// How many the pool has taken.
	pub fn taken(&self) -> u64 {
		self.taken.load(Relaxed)
	}

	/// How often the pool had no room.
	pub fn full(&self) -> u64 {
		self.full.load(Relaxed)
	}

	/// How many it refused, by its words.
	pub fn refused(&self) -> BTreeMap<String, u64> {
		self.refused
			.lock()
			.unwrap_or_else(PoisonError::into_inner)
			.clone()
	}

	/// Nothing more is sent.
	pub fn stop(&self) {
		self.stopped.store(true, Relaxed);
	}

	fn refuse(&self, reason: String) {
		let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
		*refused.entry(reason).or_default() += 1;
	}

	fn note(&self, answer: Result<(), NotTaken>) -> bool {
		match answer {
			Ok(()) => self.taken.fetch_add(1, Relaxed),
			Err(NotTaken::Full) => {
				self.full.fetch_add(1, Relaxed);
				return false;
			}
			Err(NotTaken::Refused(reason)) => {
				self.refuse(reason);
				0
			}
		};
		true
	}
}

/// Signed extrinsics on their way.
pub struct Load {
	/// What has become of them.
	pub tally: Arc<Tally>,
	senders: JoinSet<()>,
}

impl Load {
	/// Begins to send these, in order, to the node at `url`. What `proposals` shows in blocks makes room for
	/// more.
	pub async fn begin(
		url: &str,
		extrinsics: Vec<Vec<u8>>,
		manner: Manner,
		proposals: Arc<Proposals>,
	) -> Result<Self> {
		let (tally, extrinsics) = (Arc::<Tally>::default(), Arc::new(extrinsics));
		let before = proposals.signed();
		let mut senders = JoinSet::new();
		for _ in 0..manner.connections {
			let rpc = Rpc::connect(url).await?;
			for _ in 0..manner.each {
				let (rpc, tally) = (rpc.clone(), tally.clone());
				let (extrinsics, proposals) = (extrinsics.clone(), proposals.clone());
				senders.spawn(async move {
					let has_room =
						|tally: &Tally| tally.taken() < proposals.signed() - before + manner.backlog;
					send(&rpc, &extrinsics, &tally, has_room).await;
				});
			}
		}
		Ok(Self { tally, senders })
	}

	/// Has everything been sent, or was it stopped?
	pub fn is_over(&mut self) -> bool {
		while self.senders.try_join_next().is_some() {}
		self.senders.is_empty()
	}

	/// Ends it, and waits for what is on its way.
	pub async fn end(mut self) -> Arc<Tally> {
		self.tally.stop();
		while self.senders.join_next().await.is_some() {}
		self.tally
	}
}

async fn send(rpc: &Rpc, extrinsics: &[Vec<u8>], tally: &Tally, has_room: impl Fn(&Tally) -> bool) {
	while let Some(extrinsic) = extrinsics.get(tally.next.fetch_add(1, Relaxed)) {
		loop {
			if tally.stopped.load(Relaxed) {
				return;
			}
			if has_room(tally) && tally.note(rpc.submit(extrinsic).await) {
				break;
			}
			tokio::time::sleep(PAUSE).await;
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_full_pool_is_tried_again_and_a_refusal_is_not() {
		let tally = Tally::default();
		assert!(!tally.note(Err(NotTaken::Full)));
		assert!(tally.note(Err(NotTaken::Refused("why".into()))));
		assert!(tally.note(Err(NotTaken::Refused("why".into()))));
		assert!(tally.note(Ok(())));
		assert_eq!((tally.taken(), tally.full()), (1, 1));
		assert_eq!(tally.refused(), BTreeMap::from([("why".into(), 2)]));
	}
}
