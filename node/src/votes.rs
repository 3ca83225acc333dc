// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Votes on finality that survive a crash: what this node is about to vote is on disk before the vote leaves it.
//!
//! GRANDPA writes what it votes to the database and then sends it. ParityDB answers before the write is on disk, so a node that is
//! killed, or whose machine loses power, can forget a vote that others have seen, and cast another in the same round: the one thing that
//! makes two different blocks final. Before each vote is signed, [`Votes`] therefore copies GRANDPA's state of voting to a file and
//! waits until it is on disk; when the node starts, what the database has forgotten is put back, and GRANDPA sends the *same* vote again.
//! See `docs/decisions/0003-grandpa-voting-rule.md`.

use polkadot_sdk::{
	sc_client_api::AuxStore,
	sp_blockchain,
	sp_core::{
		crypto::{key_types, KeyTypeId},
		ecdsa, ed25519, sr25519,
	},
	sp_io::hashing::blake2_256,
	sp_keystore::{Error, Keystore, KeystorePtr},
};
use std::{
	fs::{self, File},
	io::{self, Write},
	path::{Path, PathBuf},
	sync::{Arc, Mutex},
};

/// Where GRANDPA keeps which rounds are over and what it voted in those that are not (sc-consensus-grandpa, `aux_schema.rs`).
const VOTING_STATE: &[u8] = b"grandpa_completed_round";
/// How many states the database knows to be on disk. Written after each: the database keeps the order.
const NOTED: &[u8] = b"salus_votes_noted";
/// The hash before what a file holds, and the number.
const HEAD: usize = 32 + 8;

/// A state of voting, and the how many-th that was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Note {
	number: u64,
	state: Vec<u8>,
}

impl Note {
	fn bytes(&self) -> Vec<u8> {
		let body = [&self.number.to_le_bytes()[..], &self.state].concat();
		[&blake2_256(&body)[..], &body].concat()
	}

	/// `None` where the bytes were cut off or changed.
	fn of(bytes: &[u8]) -> Option<Self> {
		let (hash, body) = bytes.split_at_checked(32)?;
		let (number, state) = body.split_at_checked(HEAD - 32)?;
		(blake2_256(body) == hash).then(|| Self {
			number: u64::from_le_bytes(number.try_into().unwrap_or_default()),
			state: state.to_vec(),
		})
	}
}

/// The file with the newest note.
struct Journal(PathBuf);

impl Journal {
	/// `None` where nothing was noted yet, or what was is damaged.
	fn read(&self) -> io::Result<Option<Note>> {
		match fs::read(&self.0) {
			Ok(bytes) => Ok(Note::of(&bytes)),
			Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
			Err(error) => Err(error),
		}
	}

	/// Returns once the note is on disk, in place of the one before: never half of it.
	fn write(&self, note: &Note) -> io::Result<()> {
		let beside = self.0.with_extension("new");
		let mut file = File::create(&beside)?;
		file.write_all(&note.bytes())?;
		file.sync_all()?;
		fs::rename(&beside, &self.0)?;
		let folder = self.0.parent().unwrap_or(Path::new("."));
		File::open(folder)?.sync_all()
	}
}

/// What is noted of votes, beside the database that knows of it.
pub struct Votes<Store> {
	store: Arc<Store>,
	journal: Journal,
	last: Mutex<u64>,
}

fn on_disk(path: &Path) -> impl FnOnce(io::Error) -> sp_blockchain::Error + '_ {
	move |error| sp_blockchain::Error::Backend(format!("votes at {}: {error}", path.display()))
}

impl<Store: AuxStore> Votes<Store> {
	/// Opens the journal at this path, and puts back into the store what it has forgotten. Before GRANDPA reads its state.
	///
	/// `alone`: no other validator is there whom a second vote could contradict, and nobody who could bring a block back that was lost
	/// with the vote for it: then nothing is put back.
	pub fn open(store: Arc<Store>, path: PathBuf, alone: bool) -> Result<Self, sp_blockchain::Error> {
		if let Some(folder) = path.parent() {
			fs::create_dir_all(folder).map_err(on_disk(&path))?;
		}
		let journal = Journal(path);
		let noted = journal.read().map_err(on_disk(&journal.0))?;
		let known = known(&*store)?;
		let votes = Self {
			store,
			last: Mutex::new(noted.as_ref().map_or(known, |note| note.number.max(known))),
			journal,
		};
		if let Some(note) = noted.filter(|note| note.number > known && !alone) {
			votes.store.insert_aux(
				&[
					(VOTING_STATE, &note.state[..]),
					number(&note.number.to_le_bytes()),
				],
				&[],
			)?;
		}
		Ok(votes)
	}

	/// Returns once what the store says of voting is on disk.
	fn note(&self) -> Result<(), sp_blockchain::Error> {
		let mut last = self
			.last
			.lock()
			.unwrap_or_else(std::sync::PoisonError::into_inner);
		let note = Note {
			number: last.saturating_add(1),
			state: self.store.get_aux(VOTING_STATE)?.unwrap_or_default(),
		};
		self.journal.write(&note).map_err(on_disk(&self.journal.0))?;
		*last = note.number;
		self.store.insert_aux(&[number(&note.number.to_le_bytes())], &[])
	}
}

fn number(bytes: &[u8; 8]) -> (&'static [u8], &[u8]) {
	(NOTED, bytes)
}

fn known(store: &impl AuxStore) -> Result<u64, sp_blockchain::Error> {
	let bytes = store.get_aux(NOTED)?;
	Ok(bytes
		.and_then(|bytes| bytes.try_into().ok())
		.map_or(0, u64::from_le_bytes))
}

/// A keystore that notes a vote before it signs it. What cannot be noted is not signed.
pub struct NotingKeystore<Store> {
	keys: KeystorePtr,
	votes: Votes<Store>,
}

impl<Store: AuxStore> NotingKeystore<Store> {
	/// Signs with these keys.
	pub fn new(keys: KeystorePtr, votes: Votes<Store>) -> Self {
		Self { keys, votes }
	}
}

impl<Store: AuxStore + Send + Sync> Keystore for NotingKeystore<Store> {
	fn ed25519_sign(
		&self,
		key_type: KeyTypeId,
		public: &ed25519::Public,
		message: &[u8],
	) -> Result<Option<ed25519::Signature>, Error> {
		if key_type == key_types::GRANDPA {
			self.votes
				.note()
				.map_err(|error| Error::Other(error.to_string()))?;
		}
		self.keys.ed25519_sign(key_type, public, message)
	}

	fn ed25519_public_keys(&self, key_type: KeyTypeId) -> Vec<ed25519::Public> {
		self.keys.ed25519_public_keys(key_type)
	}

	fn ed25519_generate_new(
		&self,
		key_type: KeyTypeId,
		seed: Option<&str>,
	) -> Result<ed25519::Public, Error> {
		self.keys.ed25519_generate_new(key_type, seed)
	}

	fn sr25519_public_keys(&self, key_type: KeyTypeId) -> Vec<sr25519::Public> {
		self.keys.sr25519_public_keys(key_type)
	}

	fn sr25519_generate_new(
		&self,
		key_type: KeyTypeId,
		seed: Option<&str>,
	) -> Result<sr25519::Public, Error> {
		self.keys.sr25519_generate_new(key_type, seed)
	}

	fn sr25519_sign(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		message: &[u8],
	) -> Result<Option<sr25519::Signature>, Error> {
		self.keys.sr25519_sign(key_type, public, message)
	}

	fn sr25519_vrf_sign(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		data: &sr25519::vrf::VrfSignData,
	) -> Result<Option<sr25519::vrf::VrfSignature>, Error> {
		self.keys.sr25519_vrf_sign(key_type, public, data)
	}

	fn sr25519_vrf_pre_output(
		&self,
		key_type: KeyTypeId,
		public: &sr25519::Public,
		input: &sr25519::vrf::VrfInput,
	) -> Result<Option<sr25519::vrf::VrfPreOutput>, Error> {
		self.keys.sr25519_vrf_pre_output(key_type, public, input)
	}

	fn ecdsa_public_keys(&self, key_type: KeyTypeId) -> Vec<ecdsa::Public> {
		self.keys.ecdsa_public_keys(key_type)
	}

	fn ecdsa_generate_new(&self, key_type: KeyTypeId, seed: Option<&str>) -> Result<ecdsa::Public, Error> {
		self.keys.ecdsa_generate_new(key_type, seed)
	}

	fn ecdsa_sign(
		&self,
		key_type: KeyTypeId,
		public: &ecdsa::Public,
		message: &[u8],
	) -> Result<Option<ecdsa::Signature>, Error> {
		self.keys.ecdsa_sign(key_type, public, message)
	}

	fn ecdsa_sign_prehashed(
		&self,
		key_type: KeyTypeId,
		public: &ecdsa::Public,
		message: &[u8; 32],
	) -> Result<Option<ecdsa::Signature>, Error> {
		self.keys.ecdsa_sign_prehashed(key_type, public, message)
	}

	fn insert(&self, key_type: KeyTypeId, suri: &str, public: &[u8]) -> Result<(), ()> {
		self.keys.insert(key_type, suri, public)
	}

	fn keys(&self, key_type: KeyTypeId) -> Result<Vec<Vec<u8>>, Error> {
		self.keys.keys(key_type)
	}

	fn has_keys(&self, public_keys: &[(Vec<u8>, KeyTypeId)]) -> bool {
		self.keys.has_keys(public_keys)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sc_keystore::LocalKeystore;
	use std::collections::BTreeMap;

	/// A database that forgets the newest writes when it is killed.
	#[derive(Default)]
	struct Database(Mutex<Vec<(Vec<u8>, Vec<u8>)>>);

	impl AuxStore for Database {
		fn insert_aux<
			'a,
			'b: 'a,
			'c: 'a,
			I: IntoIterator<Item = &'a (&'c [u8], &'c [u8])>,
			D: IntoIterator<Item = &'a &'b [u8]>,
		>(
			&self,
			insert: I,
			_: D,
		) -> Result<(), sp_blockchain::Error> {
			let rows = insert
				.into_iter()
				.map(|(key, value)| (key.to_vec(), value.to_vec()));
			self.0.lock().unwrap().extend(rows);
			Ok(())
		}

		fn get_aux(&self, key: &[u8]) -> Result<Option<Vec<u8>>, sp_blockchain::Error> {
			let rows: BTreeMap<_, _> = self.0.lock().unwrap().iter().cloned().collect();
			Ok(rows.get(key).cloned())
		}
	}

	impl Database {
		fn votes(&self, state: &str) {
			self.insert_aux(&[(VOTING_STATE, state.as_bytes())], &[]).unwrap();
		}

		/// Killed: the last `writes` never reached the disk.
		fn killed(&self, writes: usize) -> Arc<Self> {
			let rows = self.0.lock().unwrap().clone();
			Arc::new(Self(Mutex::new(rows[..rows.len() - writes].to_vec())))
		}

		fn state(&self) -> String {
			String::from_utf8(self.get_aux(VOTING_STATE).unwrap().unwrap()).unwrap()
		}
	}

	struct Folder(PathBuf);

	impl Folder {
		fn new(name: &str) -> Self {
			let path = std::env::temp_dir().join(format!("salus-votes-{name}-{}", std::process::id()));
			fs::create_dir_all(&path).unwrap();
			Self(path)
		}

		fn open(&self, database: &Arc<Database>, alone: bool) -> Votes<Database> {
			Votes::open(database.clone(), self.0.join("votes"), alone).unwrap()
		}
	}

	impl Drop for Folder {
		fn drop(&mut self) {
			let _ = fs::remove_dir_all(&self.0);
		}
	}

	/// Two votes, each noted: four writes of the database.
	fn two_votes(folder: &Folder) -> Arc<Database> {
		let database = Arc::new(Database::default());
		let votes = folder.open(&database, false);
		for state in ["first", "second"] {
			database.votes(state);
			votes.note().unwrap();
		}
		database
	}

	#[test]
	fn a_vote_that_the_database_forgot_is_put_back() {
		let folder = Folder::new("forgot");
		let database = two_votes(&folder);
		for lost in 1..=4 {
			let killed = database.killed(lost);
			folder.open(&killed, false);
			assert_eq!(killed.state(), "second", "{lost} writes lost");
			assert_eq!(known(&*killed).unwrap(), 2);
		}
	}

	#[test]
	fn what_the_database_knows_better_stays() {
		let folder = Folder::new("better");
		let database = two_votes(&folder);
		database.votes("third, and the round is over");
		folder.open(&database, false);
		assert_eq!(database.state(), "third, and the round is over");
	}

	#[test]
	fn a_lone_validator_contradicts_nobody() {
		let folder = Folder::new("alone");
		let killed = two_votes(&folder).killed(2);
		let votes = folder.open(&killed, true);
		assert_eq!(killed.state(), "first");
		// Its next note counts on from the file's, so that the file is not believed later.
		votes.note().unwrap();
		assert_eq!(known(&*killed).unwrap(), 3);
	}

	#[test]
	fn half_a_note_is_none() {
		let folder = Folder::new("half");
		let killed = two_votes(&folder).killed(2);
		let path = folder.0.join("votes");
		let whole = fs::read(&path).unwrap();
		for end in [0, HEAD - 1, whole.len() - 1] {
			fs::write(&path, &whole[..end]).unwrap();
			folder.open(&killed, false);
			assert_eq!(killed.state(), "first");
		}
		fs::write(&path, &whole).unwrap();
		folder.open(&killed, false);
		assert_eq!(killed.state(), "second");
	}

	#[test]
	fn a_vote_is_noted_before_it_is_signed_and_nothing_else_is() {
		let folder = Folder::new("signed");
		let database = Arc::new(Database::default());
		let keys: KeystorePtr = Arc::new(LocalKeystore::in_memory());
		let keystore = NotingKeystore::new(keys, folder.open(&database, false));
		let sign = |key_type| {
			let public = keystore.ed25519_generate_new(key_type, Some("//Alice")).unwrap();
			keystore
				.ed25519_sign(key_type, &public, b"vote")
				.unwrap()
				.unwrap();
		};
		database.votes("first");
		sign(key_types::ACCOUNT);
		assert_eq!(folder.open(&database, false).journal.read().unwrap(), None);
		sign(key_types::GRANDPA);
		let note = folder.open(&database, false).journal.read().unwrap().unwrap();
		assert_eq!((note.number, &note.state[..]), (1, &b"first"[..]));
	}

	#[test]
	fn a_vote_that_cannot_be_noted_is_not_signed() {
		let folder = Folder::new("unnoted");
		let database = Arc::new(Database::default());
		let keys: KeystorePtr = Arc::new(LocalKeystore::in_memory());
		let keystore = NotingKeystore::new(keys, folder.open(&database, false));
		let public = keystore
			.ed25519_generate_new(key_types::GRANDPA, Some("//Alice"))
			.unwrap();
		fs::remove_dir_all(&folder.0).unwrap();
		assert!(keystore
			.ed25519_sign(key_types::GRANDPA, &public, b"vote")
			.is_err());
	}
}
