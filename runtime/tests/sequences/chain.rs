// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain in memory, made for going back and forth between states.
//!
//! A state is what differs from the scene, so it is small, is entered by writing it and left by taking that back. Everything that runs
//! is asked what it *read*: what read nothing that a state changed does in it what it did before, and is not run again.

use polkadot_sdk::{
	sp_core::storage::{ChildInfo, StateVersion, TrackedStorageKey},
	sp_io::{
		hashing::{twox_128, twox_64},
		storage::{get, next_key},
		MultiRemovalResults,
	},
};
use sp_externalities::{set_and_run_with_externalities, Error, Extension, ExtensionStore, Externalities};
use std::{
	any::{Any, TypeId},
	collections::{BTreeMap, HashSet},
	rc::Rc,
};

/// Everything that differs from the scene, by storage key: `None` where the scene has a value and the state has none.
pub type Differences = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// A state of the chain.
pub type State = Rc<Differences>;

/// What was read: keys, and tables that were walked through, each as a number.
pub type Reads = HashSet<u64>;

/// The length of what all keys of one table begin with: the hashed names of its pallet and of itself.
const TABLE: usize = 32;

/// What all keys of the system pallet begin with: events and counters, which no call of ours asks for.
fn is_systems(key: &[u8]) -> bool {
	thread_local! {
		static SYSTEM: [u8; 16] = twox_128(b"System");
	}
	SYSTEM.with(|system| key.starts_with(system))
}

fn number(bytes: &[u8]) -> u64 {
	u64::from_le_bytes(twox_64(bytes))
}

/// The number of one key.
fn key_number(key: &[u8]) -> u64 {
	number(key)
}

/// The number of the table that a key is in.
fn table_number(key: &[u8]) -> u64 {
	!number(&key[..key.len().min(TABLE)])
}

/// The numbers that a reader of this key has: as itself, and as one of its table.
pub fn numbers(key: &[u8]) -> [u64; 2] {
	[key_number(key), table_number(key)]
}

/// Storage with a way back.
#[derive(Default)]
struct Store {
	rows: BTreeMap<Vec<u8>, Vec<u8>>,
	/// What every write since the first mark replaced.
	undo: Vec<(Vec<u8>, Option<Vec<u8>>)>,
	/// How much was to be undone when each open transaction began.
	marks: Vec<usize>,
	reads: Reads,
}

impl Store {
	fn write(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		let old = match value {
			Some(value) => self.rows.insert(key.clone(), value),
			None => self.rows.remove(&key),
		};
		self.undo.push((key, old));
	}

	fn go_back(&mut self, mark: usize) {
		while self.undo.len() > mark {
			let Some((key, old)) = self.undo.pop() else { break };
			match old {
				Some(value) => self.rows.insert(key, value),
				None => self.rows.remove(&key),
			};
		}
	}
}

/// The scene, and whatever state of it one wants to look at.
pub struct Chain {
	store: Store,
	scene: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// What came of running something in a state.
pub struct Ran<R> {
	/// What it returned.
	pub result: R,
	/// What it read.
	pub reads: Reads,
	/// The state that it left.
	pub state: State,
}

impl Chain {
	/// The chain whose state is the one in which this is called.
	pub fn of_current_state() -> Self {
		let mut scene = BTreeMap::new();
		let mut key = Vec::new();
		while let Some(next) = next_key(&key) {
			scene.insert(next.clone(), get(&next).unwrap_or_default().to_vec());
			key = next;
		}
		let rows = scene.clone();
		Self {
			store: Store {
				rows,
				..Store::default()
			},
			scene,
		}
	}

	/// The scene itself.
	pub fn start() -> State {
		State::default()
	}

	/// Runs something in a state and takes back what it did.
	pub fn run<R>(&mut self, state: &State, f: impl FnOnce() -> R) -> Ran<R> {
		for (key, value) in state.iter() {
			self.store.write(key.clone(), value.clone());
		}
		let entered = self.store.undo.len();
		self.store.reads.clear();
		let result = set_and_run_with_externalities(&mut self.store, f);
		let state = self.state_left(state, entered);
		self.store.go_back(0);
		Ran {
			result,
			reads: std::mem::take(&mut self.store.reads),
			state,
		}
	}

	/// The state after the writes since `entered`.
	fn state_left(&self, before: &State, entered: usize) -> State {
		let written = &self.store.undo[entered..];
		if written.iter().all(|(key, _)| is_systems(key)) {
			return before.clone();
		}
		let mut state = (**before).clone();
		for (key, _) in written.iter().filter(|(key, _)| !is_systems(key)) {
			let value = self.store.rows.get(key);
			if value == self.scene.get(key) {
				state.remove(key);
			} else {
				state.insert(key.clone(), value.cloned());
			}
		}
		Rc::new(state)
	}
}

/// The keys in which two states differ.
pub fn differing<'a>(one: &'a Differences, other: &'a Differences) -> impl Iterator<Item = &'a Vec<u8>> {
	let changed = one
		.iter()
		.filter(|(key, value)| other.get(*key) != Some(*value))
		.map(|(key, _)| key);
	changed.chain(other.keys().filter(|key| !one.contains_key(*key)))
}

const NO_CHILDREN: &str = "the chain has no child tries";

impl Externalities for Store {
	fn set_offchain_storage(&mut self, _key: &[u8], _value: Option<&[u8]>) {}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		if !is_systems(key) {
			self.reads.insert(key_number(key));
		}
		self.rows.get(key).cloned()
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let value = self.storage(key)?;
		Some(polkadot_sdk::sp_io::hashing::blake2_256(&value).to_vec())
	}

	fn exists_storage(&mut self, key: &[u8]) -> bool {
		if !is_systems(key) {
			self.reads.insert(key_number(key));
		}
		self.rows.contains_key(key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.reads.insert(table_number(key));
		let after = (std::ops::Bound::Excluded(key), std::ops::Bound::Unbounded);
		self.rows
			.range::<[u8], _>(after)
			.next()
			.map(|(key, _)| key.clone())
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		_cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.reads.insert(table_number(prefix));
		let most = limit.map_or(usize::MAX, |limit| limit as usize);
		let all = self
			.rows
			.range(prefix.to_vec()..)
			.take_while(|(key, _)| key.starts_with(prefix));
		let keys: Vec<Vec<u8>> = all.take(most).map(|(key, _)| key.clone()).collect();
		let removed = keys.len() as u32;
		keys.into_iter().for_each(|key| self.write(key, None));
		let left = self.rows.range(prefix.to_vec()..).next();
		MultiRemovalResults {
			maybe_cursor: left
				.filter(|(key, _)| key.starts_with(prefix))
				.map(|(key, _)| key.clone()),
			backend: removed,
			unique: removed,
			loops: removed,
		}
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(key, value);
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		let old = self.storage(&key).unwrap_or_default();
		let longer = append(old, value);
		self.write(key, Some(longer));
	}

	fn storage_start_transaction(&mut self) {
		self.marks.push(self.undo.len());
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		let mark = self.marks.pop().ok_or(())?;
		self.go_back(mark);
		Ok(())
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.marks.pop().map(drop).ok_or(())
	}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!("{NO_CHILDREN}")
	}

	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!("{NO_CHILDREN}")
	}

	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		unimplemented!("{NO_CHILDREN}")
	}

	fn kill_child_storage(&mut self, _: &ChildInfo, _: Option<u32>, _: Option<&[u8]>) -> MultiRemovalResults {
		unimplemented!("{NO_CHILDREN}")
	}

	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		unimplemented!("{NO_CHILDREN}")
	}

	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		unimplemented!("{NO_CHILDREN}")
	}

	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		unimplemented!("{NO_CHILDREN}")
	}

	fn storage_root(&mut self, _: StateVersion) -> Vec<u8> {
		unimplemented!("a call asks for no root")
	}

	fn wipe(&mut self) {}

	fn commit(&mut self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		Default::default()
	}

	fn reset_read_write_count(&mut self) {}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		Vec::new()
	}

	fn set_whitelist(&mut self, _: Vec<TrackedStorageKey>) {}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}
}

/// One encoded item more at the end of an encoded list.
fn append(list: Vec<u8>, item: Vec<u8>) -> Vec<u8> {
	use codec::{Compact, CompactLen, Decode, Encode};
	let mut rest = list.as_slice();
	let count = Compact::<u32>::decode(&mut rest).map_or(0, |count| count.0);
	let skipped = if list.is_empty() {
		0
	} else {
		Compact::<u32>::compact_len(&count)
	};
	let mut longer = Compact(count + 1).encode();
	longer.extend_from_slice(&list[skipped..]);
	longer.extend(item);
	longer
}

impl ExtensionStore for Store {
	fn extension_by_type_id(&mut self, _: TypeId) -> Option<&mut dyn Any> {
		None
	}

	fn register_extension_with_type_id(&mut self, _: TypeId, _: Box<dyn Extension>) -> Result<(), Error> {
		Err(Error::ExtensionsAreNotSupported)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		Err(Error::ExtensionIsNotRegistered(type_id))
	}
}
