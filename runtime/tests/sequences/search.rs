// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The search: from the scene, every move; from each new state, again.
//!
//! Depth one is exhaustive. Deeper, a sequence goes on with what it is about: a call signed by somebody made up in it, or that
//! names something made up in it. `LEAPS` moves of a sequence may be about something new. What is least far from the
//! start is looked at first. The search counts states and not seconds, so what it finds depends on no machine.

use crate::{
	adversaries::{Adversary, Carrier, SOCKS},
	gains::held,
	moves::{all, carriers, fresh_things, waits, Move, OURS},
	scene::run,
};
use codec::Encode;
use frame_support::storage::{with_transaction, TransactionOutcome};
use polkadot_sdk::{
	sp_io::{
		hashing::{blake2_128, twox_128},
		storage::{get, next_key},
	},
	sp_runtime::DispatchError,
	*,
};
use std::{
	cmp::Reverse,
	collections::{BTreeMap, BTreeSet, BinaryHeap},
};

/// The longest sequence.
const DEPTH: usize = 6;
/// How many moves of a sequence may be about something that it was not about before.
const LEAPS: usize = 2;
/// How many states one kind of sequence may lead to: the same calls in whatever order.
const PER_KIND: usize = 12;

/// What a search found.
#[derive(Default)]
pub struct Found {
	/// Each gain with the first sequence that leads to it.
	pub gains: BTreeMap<String, Vec<Move>>,
	/// Calls made.
	pub tried: u64,
	/// Different states reached.
	pub states: usize,
	/// The calls that were done at least once.
	pub done: BTreeSet<String>,
}

/// A state, by how one gets there.
struct Node {
	path: Vec<Move>,
	leaps: usize,
}

/// Our pallets' state and the time.
fn state_hash() -> [u8; 16] {
	let mut hash = [0; 16];
	for pallet in OURS.iter().chain(&["Timestamp"]) {
		let prefix = twox_128(pallet.as_bytes());
		let mut key = prefix.to_vec();
		while let Some(next) = next_key(&key).filter(|next| next.starts_with(&prefix)) {
			let value = get(&next).unwrap_or_default();
			hash = (hash, &next, value.as_ref()).using_encoded(blake2_128);
			key = next;
		}
	}
	hash
}

/// Makes the moves, asks, and takes them back.
fn rolled_back<R>(attempt: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(attempt()))).unwrap()
}

fn mentions(bytes: &[u8], thing: &[u8]) -> bool {
	bytes.windows(thing.len()).any(|window| window == thing)
}

fn bytes_of(step: &Move) -> Vec<u8> {
	match step {
		Move::Call(_, call) => call.encode(),
		Move::Wait(_) => Vec::new(),
	}
}

/// Is the move about what the sequence made up?
fn goes_on(path_bytes: &[u8], carrier: &Carrier, call: &[u8]) -> bool {
	let by_somebody_made_up = matches!(carrier, Carrier::Signed(name) if SOCKS.contains(name));
	by_somebody_made_up
		|| fresh_things()
			.iter()
			.any(|thing| mentions(call, thing) && mentions(path_bytes, thing))
}

fn kind(path: &[Move], next: &Move) -> String {
	let mut labels: Vec<String> = path.iter().map(Move::label).collect();
	labels.push(next.label());
	labels.sort();
	labels.join(", ")
}

/// Looks at so many states.
pub fn search(adversary: &Adversary, states: usize) -> Found {
	let mut found = Found::default();
	let start = run(|_| held(adversary));
	let mut seen = BTreeSet::from([run(|_| state_hash())]);
	let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
	let mut nodes = vec![Node {
		path: Vec::new(),
		leaps: 0,
	}];
	let mut queue = BinaryHeap::from([Reverse((0, 0, 0))]);
	for _ in 0..states {
		let Some(Reverse((_, _, index))) = queue.pop() else {
			break;
		};
		let (path, leaps) = (nodes[index].path.clone(), nodes[index].leaps);
		let path_bytes: Vec<u8> = path.iter().flat_map(bytes_of).collect();
		run(|_| {
			for step in &path {
				assert!(step.make(), "a sequence that was made before is made again");
			}
			let mut next: Vec<(Move, usize)> = Vec::new();
			let calls = all(adversary);
			for carrier in carriers(adversary) {
				for call in calls.iter() {
					let leap = usize::from(!goes_on(&path_bytes, &carrier, &call.encode()));
					if leaps + leap <= LEAPS {
						next.push((Move::Call(carrier, Box::new(call.clone())), leaps + leap));
					}
				}
			}
			next.extend(waits().map(|wait| (wait, leaps)));
			for (step, leaps) in next {
				found.tried += 1;
				rolled_back(|| {
					if !step.make() || !seen.insert(state_hash()) {
						return;
					}
					found.done.insert(step.label());
					let many = kinds.entry(kind(&path, &step)).or_default();
					*many += 1;
					if *many > PER_KIND {
						return;
					}
					let longer: Vec<Move> = path.iter().cloned().chain([step.clone()]).collect();
					for gain in held(adversary).difference(&start) {
						let known = found.gains.entry(gain.clone()).or_insert_with(|| longer.clone());
						if longer.len() < known.len() {
							known.clone_from(&longer);
						}
					}
					if longer.len() < DEPTH {
						queue.push(Reverse((leaps, longer.len(), nodes.len())));
						nodes.push(Node { path: longer, leaps });
					}
				});
			}
		});
	}
	found.states = seen.len();
	found
}
