// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Follows the changes of one patient's consents from block to block.
//!
//! A block's changes are its events. After each notification the follower walks the tree from the block that it told last to the one
//! that is best, or final, now: first back, taking back what it told, then forward. So no block is missed or told twice,
//! whatever the notifications leave out.

use super::told::{change, ConsentChange};
use crate::service::FullClient;
use codec::Decode;
use futures::{future, stream, Stream, StreamExt};
use polkadot_sdk::{
	frame_support::storage::storage_prefix,
	frame_system::EventRecord,
	sc_client_api::{BlockchainEvents, StorageKey, StorageProvider},
	sp_blockchain::{self, tree_route, HashAndNumber, HeaderBackend},
};
use salus_primitives::PatientId;
use salus_runtime::{opaque::Block, Hash, RuntimeEvent};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Up to which block changes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Until {
	/// The best one: at once, and perhaps to be taken back.
	#[default]
	Best,
	/// The final one: some blocks later, and for good.
	Final,
}

/// The changes from the block that is best, or final, now; ends when a block's events can no longer be read.
pub fn changes(
	client: Arc<FullClient>,
	patient: PatientId,
	until: Until,
) -> impl Stream<Item = ConsentChange> + Unpin + Send {
	// The streams come before the first look at the chain, so that no block falls between the two.
	let finality = client.finality_notification_stream().map(drop);
	let wakes = match until {
		Until::Best => stream::select(client.import_notification_stream().map(drop), finality).boxed(),
		Until::Final => finality.boxed(),
	};
	let last = client.target(until);
	let follower = Follower {
		chain: client,
		patient,
		until,
		last,
	};
	wakes
		.scan(follower, |follower, ()| future::ready(follower.advance().ok()))
		.flat_map(stream::iter)
		.boxed()
}

/// A step of a walk, and where it ends.
type Steps = Vec<HashAndNumber<Block>>;

/// What the follower asks of the chain.
trait Tree {
	/// The block that is best, or final, now.
	fn target(&self, until: Until) -> Hash;

	/// The blocks to take back and the blocks to tell on the way between two, each in the order of the walk.
	fn walk(&self, from: Hash, to: Hash) -> Result<(Steps, Steps), sp_blockchain::Error>;

	/// The events of a block.
	fn events(&self, block: Hash) -> Result<Vec<RuntimeEvent>, sp_blockchain::Error>;
}

impl Tree for Arc<FullClient> {
	fn target(&self, until: Until) -> Hash {
		let info = self.info();
		match until {
			Until::Best => info.best_hash,
			Until::Final => info.finalized_hash,
		}
	}

	fn walk(&self, from: Hash, to: Hash) -> Result<(Steps, Steps), sp_blockchain::Error> {
		let route = tree_route(&**self, from, to)?;
		Ok((route.retracted().to_vec(), route.enacted().to_vec()))
	}

	fn events(&self, block: Hash) -> Result<Vec<RuntimeEvent>, sp_blockchain::Error> {
		let key = StorageKey(storage_prefix(b"System", b"Events").to_vec());
		let Some(bytes) = self.storage(block, &key)? else {
			return Ok(Vec::new());
		};
		let records = Vec::<EventRecord<RuntimeEvent, Hash>>::decode(&mut &bytes.0[..])
			.map_err(|error| sp_blockchain::Error::Backend(format!("events do not decode: {error}")))?;
		Ok(records.into_iter().map(|record| record.event).collect())
	}
}

/// Walks from block to block.
struct Follower<Chain> {
	chain: Chain,
	patient: PatientId,
	until: Until,
	last: Hash,
}

impl<Chain: Tree> Follower<Chain> {
	/// Goes to where the chain is now and says what changes on the way.
	fn advance(&mut self) -> Result<Vec<ConsentChange>, sp_blockchain::Error> {
		let target = self.chain.target(self.until);
		let (back, forth) = self.chain.walk(self.last, target)?;
		let mut changes = Vec::new();
		for block in &back {
			changes.extend(self.of_block(block, true)?.into_iter().rev());
		}
		for block in &forth {
			changes.extend(self.of_block(block, false)?);
		}
		self.last = target;
		Ok(changes)
	}

	fn of_block(
		&self,
		block: &HashAndNumber<Block>,
		retracted: bool,
	) -> Result<Vec<ConsentChange>, sp_blockchain::Error> {
		let events = self.chain.events(block.hash)?;
		let changes = events.iter().filter_map(|event| match event {
			RuntimeEvent::Consent(event) => change(event, self.patient, block, retracted),
			_ => None,
		});
		Ok(changes.collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{ConsentId, PersonId};
	use salus_runtime::ConsentEvent;
	use std::collections::BTreeMap;

	const ANA: PatientId = PatientId::repeat(1);
	const BEN: PatientId = PatientId::repeat(2);

	/// Blocks by their hash: the parent, the height and the events.
	#[derive(Default)]
	struct Fake {
		blocks: BTreeMap<Hash, (Hash, u32, Vec<RuntimeEvent>)>,
		best: Hash,
		last_final: Hash,
	}

	fn hash(name: u8) -> Hash {
		Hash::repeat_byte(name)
	}

	fn withdrawn(patient: PatientId, consent: u8) -> RuntimeEvent {
		let consent = ConsentId::repeat(consent);
		RuntimeEvent::Consent(ConsentEvent::Withdrawn {
			patient,
			consent,
			by: PersonId::repeat(9),
		})
	}

	impl Fake {
		fn add(&mut self, name: u8, parent: u8, events: &[RuntimeEvent]) {
			let height = self
				.blocks
				.get(&hash(parent))
				.map_or(0, |(_, height, _)| height + 1);
			self.blocks
				.insert(hash(name), (hash(parent), height, events.to_vec()));
			self.best = hash(name);
		}

		/// From this block down to the first, that one included.
		fn line(&self, from: Hash) -> Steps {
			let mut line = Vec::new();
			let mut at = from;
			while let Some((parent, number, _)) = self.blocks.get(&at) {
				line.push(HashAndNumber {
					hash: at,
					number: *number,
				});
				at = *parent;
			}
			line
		}
	}

	impl Tree for Fake {
		fn target(&self, until: Until) -> Hash {
			match until {
				Until::Best => self.best,
				Until::Final => self.last_final,
			}
		}

		fn walk(&self, from: Hash, to: Hash) -> Result<(Steps, Steps), sp_blockchain::Error> {
			let (mut back, mut forth) = (self.line(from), self.line(to));
			while back.last().map(|block| block.hash) == forth.last().map(|block| block.hash)
				&& !back.is_empty()
			{
				back.pop();
				forth.pop();
			}
			forth.reverse();
			Ok((back, forth))
		}

		fn events(&self, block: Hash) -> Result<Vec<RuntimeEvent>, sp_blockchain::Error> {
			let (_, _, events) = self
				.blocks
				.get(&block)
				.ok_or_else(|| sp_blockchain::Error::UnknownBlock(block.to_string()))?;
			Ok(events.clone())
		}
	}

	fn follower(until: Until) -> Follower<Fake> {
		let mut chain = Fake::default();
		chain.add(1, 0, &[]);
		chain.last_final = hash(1);
		Follower {
			last: hash(1),
			chain,
			patient: ANA,
			until,
		}
	}

	/// Which consent, and whether it was taken back, in the order told.
	fn told(follower: &mut Follower<Fake>) -> Vec<(u8, bool)> {
		let changes = follower.advance().unwrap();
		changes
			.iter()
			.map(|change| (change.consent.unwrap().0[0], change.retracted))
			.collect()
	}

	#[test]
	fn tells_each_block_once_though_notifications_were_left_out() {
		let mut follower = follower(Until::Best);
		follower
			.chain
			.add(2, 1, &[withdrawn(ANA, 20), withdrawn(ANA, 21)]);
		follower.chain.add(3, 2, &[withdrawn(ANA, 30)]);
		assert_eq!(told(&mut follower), [(20, false), (21, false), (30, false)]);
		assert_eq!(told(&mut follower), []);
	}

	#[test]
	fn tells_nothing_about_another_patient() {
		let mut follower = follower(Until::Best);
		follower.chain.add(2, 1, &[withdrawn(BEN, 20)]);
		assert_eq!(told(&mut follower), []);
	}

	#[test]
	fn takes_back_what_was_told_of_abandoned_blocks_newest_first() {
		let mut follower = follower(Until::Best);
		follower
			.chain
			.add(2, 1, &[withdrawn(ANA, 20), withdrawn(ANA, 21)]);
		follower.chain.add(3, 2, &[withdrawn(ANA, 30)]);
		told(&mut follower);
		follower.chain.add(12, 1, &[withdrawn(ANA, 120)]);
		follower.chain.add(13, 12, &[withdrawn(ANA, 30)]);
		let expected = [(30, true), (21, true), (20, true), (120, false), (30, false)];
		assert_eq!(told(&mut follower), expected);
	}

	#[test]
	fn tells_final_blocks_only_where_asked_for_these() {
		let mut follower = follower(Until::Final);
		follower.chain.add(2, 1, &[withdrawn(ANA, 20)]);
		follower.chain.add(3, 2, &[withdrawn(ANA, 30)]);
		assert_eq!(told(&mut follower), []);
		follower.chain.last_final = hash(2);
		assert_eq!(told(&mut follower), [(20, false)]);
	}
}
