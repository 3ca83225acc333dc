// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is in final blocks, read once the measured span is over.

use crate::rpc::Rpc;
use codec::{Compact, Decode};
use salus_client::{
	api::{Hash32, Head, HexBytes, Inclusion},
	chain::{ChainClient, ChainError, Event},
};
use salus_e2e::{Result, Trouble};
use salus_primitives::UnixMillis;
use std::{collections::BTreeMap, ops::RangeInclusive};

/// `twox128("System") ++ twox128("BlockWeight")`: what the block declared, by class.
const WEIGHT_KEY: &str = "0x26aa394eea5630e07c48ae0c9558cef734abf5cb34d6244378cddbf18e849d96";

/// A weight, as FRAME encodes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Decode)]
struct Weight {
	#[codec(compact)]
	picoseconds: u64,
	#[codec(compact)]
	_proof: u64,
}

/// The beginning of the constant `System.BlockWeights`.
#[derive(Decode)]
struct BlockWeights {
	_base_block: Weight,
	_max_block: Weight,
	_base_extrinsic: Weight,
	_max_extrinsic: Option<Weight>,
	max_normal: Option<Weight>,
}

/// How much ordinary calls may fill of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
	/// In picoseconds of declared weight.
	pub picoseconds: u64,
	/// In bytes.
	pub bytes: u64,
}

impl Room {
	/// As this chain has it.
	pub async fn of(chain: &ChainClient) -> Result<Self> {
		let runtime = chain.runtime().await?;
		let weights = BlockWeights::decode(&mut runtime.constant("System", "BlockWeights")?);
		let bytes = u32::decode(&mut runtime.constant("System", "BlockLength")?);
		let unread = |_| Trouble::not_held("the chain's limits of a block are not as FRAME writes them");
		let normal = weights.map_err(unread)?.max_normal;
		Ok(Self {
			picoseconds: normal.map_or(u64::MAX, |weight| weight.picoseconds),
			bytes: bytes.map_err(unread)?.into(),
		})
	}
}

/// The names of events of which each tells of one thing done: `(pallet, event)`.
pub type Told = [(&'static str, &'static str)];

/// A final block.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
	/// Its number.
	pub number: u32,
	/// Its own time.
	pub time: UnixMillis,
	/// Signed extrinsics that did what they say.
	pub done: u64,
	/// Signed extrinsics that the chain refused, by its reason.
	pub failed: BTreeMap<String, u64>,
	/// Things done, as events tell.
	pub operations: u64,
	/// Length of all extrinsics.
	pub bytes: u64,
	/// Declared weight of ordinary calls, in picoseconds.
	pub picoseconds: u64,
}

/// Reads these blocks of the node.
pub async fn read(
	chain: &ChainClient,
	rpc: &Rpc,
	told: &Told,
	numbers: RangeInclusive<u32>,
) -> Result<Vec<Facts>> {
	let mut blocks = Vec::new();
	for number in numbers {
		let hash = chain.transport().block_hash(number).await?;
		let hash = hash.ok_or_else(|| Trouble::not_held(format!("block {number} is gone")))?;
		blocks.push(facts(chain, rpc, told, hash).await?);
	}
	Ok(blocks)
}

async fn facts(chain: &ChainClient, rpc: &Rpc, told: &Told, hash: Hash32) -> Result<Facts> {
	let head = chain.transport().block(hash).await?;
	let events = chain.events(hash).await?;
	let failures = events
		.iter()
		.filter(|event| event.is("System", "ExtrinsicFailed"));
	let mut failed = BTreeMap::new();
	for failure in failures {
		*failed.entry(reason(chain, head, failure).await?).or_default() += 1;
	}
	let weight = rpc.storage(WEIGHT_KEY, hash).await?;
	let lengths = rpc.lengths(hash).await?;
	Ok(Facts {
		number: head.number,
		time: head.time,
		done: done(&events),
		failed,
		operations: operations(&events, told),
		bytes: lengths.iter().sum::<usize>() as u64,
		picoseconds: Compact::<u64>::decode(&mut &weight[..]).map_or(0, |weight| weight.0),
	})
}

/// The first extrinsic is the time, which nobody signed.
fn done(events: &[Event]) -> u64 {
	let done = events
		.iter()
		.filter(|event| event.extrinsic > Some(0) && event.is("System", "ExtrinsicSuccess"));
	done.count() as u64
}

fn operations(events: &[Event], told: &Told) -> u64 {
	let operations = events
		.iter()
		.filter(|event| told.iter().any(|(pallet, name)| event.is(pallet, name)));
	operations.count() as u64
}

/// The chain's word for why it refused an extrinsic.
async fn reason(chain: &ChainClient, block: Head, failure: &Event) -> Result<String> {
	let inclusion = Inclusion {
		block,
		index: failure.extrinsic.unwrap_or_default(),
		events: vec![HexBytes(failure.bytes.clone())],
	};
	Ok(match chain.runtime().await?.outcome(&inclusion) {
		Err(ChainError::Refused { pallet, name, .. }) => format!("{pallet}.{name}"),
		Err(error) => error.to_string(),
		Ok(_) => "unknown".into(),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;

	fn weight(picoseconds: u64) -> Vec<u8> {
		(Compact(picoseconds), Compact(u64::MAX)).encode()
	}

	#[test]
	fn the_room_of_ordinary_calls_is_the_third_weight_of_their_class() {
		let bytes = [
			weight(1),
			weight(2),
			weight(3),
			[vec![1], weight(4)].concat(),
			[vec![1], weight(585)].concat(),
			vec![0; 20],
		]
		.concat();
		let weights = BlockWeights::decode(&mut &bytes[..]).unwrap();
		assert_eq!(weights.max_normal.map(|weight| weight.picoseconds), Some(585));
	}
}
