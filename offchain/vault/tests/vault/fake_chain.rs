// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A chain in memory that decides with the real decision.

use async_trait::async_trait;
use futures::{stream::BoxStream, StreamExt};
use salus_client::api::{FollowUpdate, Hash32, Head, HeadKind, RuntimeVersion};
use salus_primitives::{
	care::{CareFacts, TaskFacts, TaskHolder, TaskQuestion},
	consent::{Categories, Grantee, LiveGrant, Powers, Representation},
	decision::{Decision, DenyRule, Question},
	facts::{gather, known, FactSource, Source, StandingSource},
	holding::{self, HoldingSource},
	records::RecordFacts,
	roles::{EncryptionKey, KeyHolder, Membership, OrganisationStanding, PatientDetails, Signer},
	views::{OrganisationView, RecordDetails, RecordView, RepresentationView, ShutView, VersionDetails},
	OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use salus_vault::chain::{ChainError, ChainView, FinalBlock};
use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	convert::Infallible,
	sync::{Arc, Mutex, MutexGuard},
	time::Duration,
};
use tokio::sync::{broadcast, mpsc};
use tokio_stream::wrappers::{BroadcastStream, UnboundedReceiverStream};

/// What the chain says; tests change it as they like.
pub struct World {
	pub genesis: [u8; 32],
	pub best: Head,
	pub finalised: Head,
	/// Nothing is answered.
	pub down: bool,
	/// Every answer takes so long.
	pub slow: Duration,
	/// The best block says no to these, whatever the final one says.
	pub best_denies: BTreeSet<PersonId>,
	/// From so many decisions on, no is the answer to everything.
	pub deny_after: Option<usize>,
	pub signers: HashMap<[u8; 32], Signer>,
	pub organisations: BTreeMap<OrganisationId, OrganisationView>,
	pub memberships: BTreeMap<(OrganisationId, PersonId), Membership>,
	pub registrations: BTreeSet<(PatientId, OrganisationId)>,
	pub keys: BTreeMap<KeyHolder, EncryptionKey>,
	pub representatives: Vec<RepresentationView>,
	pub shut: BTreeMap<PatientId, ShutView>,
	pub grants: BTreeMap<(PatientId, Grantee), Vec<LiveGrant>>,
	pub tasks: BTreeMap<PatientId, Vec<TaskHolder>>,
	pub records: BTreeMap<RecordId, (RecordDetails, Vec<VersionDetails>)>,
	/// Decisions asked for so far.
	pub asked: Vec<(Hash32, Question)>,
	/// Runtime APIs called through the door.
	pub called: Vec<(Hash32, String, Vec<u8>)>,
	/// Extrinsics submitted.
	pub submitted: Vec<Vec<u8>>,
	/// Where to say what becomes of the last one.
	pub updates: Option<mpsc::UnboundedSender<FollowUpdate>>,
}

#[derive(Clone)]
pub struct FakeChain {
	world: Arc<Mutex<World>>,
	blocks: broadcast::Sender<FinalBlock>,
}

impl FakeChain {
	pub fn new(time: UnixMillis) -> Self {
		let head = |number: u8| Head {
			hash: Hash32([number; 32]),
			number: number.into(),
			time,
		};
		let world = World {
			genesis: [0xee; 32],
			best: head(12),
			finalised: head(10),
			down: false,
			slow: Duration::ZERO,
			best_denies: BTreeSet::new(),
			deny_after: None,
			signers: HashMap::new(),
			organisations: BTreeMap::new(),
			memberships: BTreeMap::new(),
			registrations: BTreeSet::new(),
			keys: BTreeMap::new(),
			representatives: Vec::new(),
			shut: BTreeMap::new(),
			grants: BTreeMap::new(),
			tasks: BTreeMap::new(),
			records: BTreeMap::new(),
			asked: Vec::new(),
			called: Vec::new(),
			submitted: Vec::new(),
			updates: None,
		};
		Self {
			world: Arc::new(Mutex::new(world)),
			blocks: broadcast::channel(64).0,
		}
	}

	pub fn world(&self) -> MutexGuard<'_, World> {
		self.world.lock().unwrap()
	}

	/// Tells everybody who follows of a final block.
	pub fn finalise(&self, consent_changed: &[PatientId], records_changed: &[RecordId]) {
		let head = self.world().finalised;
		let block = FinalBlock {
			head,
			consent_changed: consent_changed.to_vec(),
			records_changed: records_changed.to_vec(),
		};
		// Nobody may be listening yet; who connects later looks at everything anyway.
		let _ = self.blocks.send(block);
	}

	async fn up(&self) -> Result<MutexGuard<'_, World>, ChainError> {
		let slow = self.world().slow;
		if !slow.is_zero() {
			tokio::time::sleep(slow).await;
		}
		let world = self.world();
		if world.down {
			return Err(ChainError::Unreachable("down for a test".into()));
		}
		Ok(world)
	}
}

impl World {
	fn decide(&mut self, at: Hash32, question: Question) -> Decision {
		self.asked.push((at, question));
		let no = Decision::Deny {
			rule: DenyRule::NothingAllows,
		};
		if self.deny_after.is_some_and(|count| self.asked.len() > count) {
			return no;
		}
		if at == self.best.hash && self.best_denies.contains(&question.actor) {
			return no;
		}
		known(gather(self, &question)).decide(&question)
	}
}

type Known<V> = Result<V, Infallible>;

impl Source for World {
	type Missing = Infallible;
}

impl StandingSource for World {
	fn organisation(&self, organisation: OrganisationId) -> Known<Option<OrganisationStanding>> {
		Ok(self
			.organisations
			.get(&organisation)
			.map(|row| row.details.standing))
	}

	fn membership(&self, organisation: OrganisationId, person: PersonId) -> Known<Option<Membership>> {
		Ok(self.memberships.get(&(organisation, person)).copied())
	}

	/// Everybody is a patient of age here.
	fn patient(&self, _: PatientId) -> Known<Option<PatientDetails>> {
		Ok(Some(PatientDetails {
			enrolled_by: OrganisationId::repeat(0),
			enrolled_at: UnixMillis(0),
			majority_at: None,
		}))
	}

	fn is_registered(&self, patient: PatientId, organisation: OrganisationId) -> Known<bool> {
		Ok(self.registrations.contains(&(patient, organisation)))
	}

	fn is_excluded(&self, patient: PatientId, whom: Grantee) -> Known<bool> {
		Ok(self
			.shut
			.get(&patient)
			.is_some_and(|shut| shut.excluded.contains(&whom)))
	}
}

impl FactSource for World {
	fn representation(&self, patient: PatientId, person: PersonId) -> Known<Option<Representation>> {
		let found = self
			.representatives
			.iter()
			.find(|one| one.patient == patient && one.representative == person);
		Ok(found.map(|one| one.representation))
	}

	fn sealed(&self, patient: PatientId) -> Known<Categories> {
		Ok(self
			.shut
			.get(&patient)
			.map(|shut| shut.sealed)
			.unwrap_or_default())
	}

	fn grants(&self, patient: PatientId, grantee: Grantee) -> Known<Vec<LiveGrant>> {
		Ok(self.grants.get(&(patient, grantee)).cloned().unwrap_or_default())
	}

	fn record(&self, record: RecordId) -> Known<Option<RecordFacts>> {
		Ok(self.records.get(&record).map(|(details, _)| details.facts))
	}

	fn care(&self, _: OrganisationId, _: PersonId, _: PatientId, _: UnixMillis) -> Known<CareFacts> {
		Ok(CareFacts::default())
	}

	fn file_until(
		&self,
		_: OrganisationId,
		_: PersonId,
		_: PatientId,
		_: UnixMillis,
	) -> Known<Option<UnixMillis>> {
		Ok(None)
	}

	fn task(&self, _: &TaskQuestion) -> Known<TaskFacts> {
		Ok(TaskFacts::default())
	}
}

impl HoldingSource for World {
	fn organisations_of(&self, person: PersonId) -> Known<Vec<OrganisationId>> {
		let of_person = self.memberships.keys().filter(|(_, member)| *member == person);
		Ok(of_person.map(|(organisation, _)| *organisation).collect())
	}

	fn organisation_task(
		&self,
		organisation: OrganisationId,
		patient: PatientId,
		record: RecordId,
		now: UnixMillis,
	) -> Known<Option<UnixMillis>> {
		let tasks = self.tasks.get(&patient).into_iter().flatten();
		Ok(tasks
			.filter(|task| task.record == record && task.holder == KeyHolder::Organisation(organisation))
			.map(|task| task.until)
			.find(|until| now < *until))
	}
}

#[async_trait]
impl ChainView for FakeChain {
	async fn genesis(&self) -> Result<[u8; 32], ChainError> {
		Ok(self.up().await?.genesis)
	}

	async fn head(&self, kind: HeadKind) -> Result<Head, ChainError> {
		let world = self.up().await?;
		Ok(match kind {
			HeadKind::Best => world.best,
			HeadKind::Final => world.finalised,
		})
	}

	async fn call(&self, at: Hash32, api: &'static str, args: Vec<u8>) -> Result<Vec<u8>, ChainError> {
		let mut world = self.up().await?;
		world.called.push((at, api.into(), args.clone()));
		Ok(args)
	}

	async fn follow_final(&self) -> Result<BoxStream<'static, Result<FinalBlock, ChainError>>, ChainError> {
		drop(self.up().await?);
		let blocks = BroadcastStream::new(self.blocks.subscribe());
		Ok(blocks
			.map(|block| block.map_err(|error| ChainError::Unreachable(error.to_string())))
			.boxed())
	}

	async fn metadata(&self) -> Result<Vec<u8>, ChainError> {
		self.up().await.map(|_| b"meta".to_vec())
	}

	async fn version(&self) -> Result<RuntimeVersion, ChainError> {
		self.up().await.map(|_| RuntimeVersion {
			spec_version: 1,
			transaction_version: 2,
		})
	}

	async fn nonce(&self, account: [u8; 32]) -> Result<u64, ChainError> {
		self.up().await.map(|_| account[0].into())
	}

	async fn submit(&self, extrinsic: Vec<u8>) -> Result<BoxStream<'static, FollowUpdate>, ChainError> {
		let mut world = self.up().await?;
		if extrinsic == b"refuse me" {
			return Err(ChainError::Refused("bad proof".into()));
		}
		world.submitted.push(extrinsic);
		let (sender, updates) = mpsc::unbounded_channel();
		world.updates = Some(sender);
		Ok(UnboundedReceiverStream::new(updates).boxed())
	}

	async fn signer(
		&self,
		_: Hash32,
		account: [u8; 32],
		_: UnixMillis,
	) -> Result<Option<Signer>, ChainError> {
		Ok(self.up().await?.signers.get(&account).copied())
	}

	async fn decide(&self, at: Hash32, question: Question) -> Result<Decision, ChainError> {
		Ok(self.up().await?.decide(at, question))
	}

	async fn record(&self, _: Hash32, record: RecordId) -> Result<Option<RecordView>, ChainError> {
		let world = self.up().await?;
		let found = world.records.get(&record);
		Ok(found.map(|(details, versions)| RecordView {
			record,
			details: *details,
			current: versions[details.version as usize - 1],
		}))
	}

	async fn anchor(
		&self,
		_: Hash32,
		record: RecordId,
		version: u32,
	) -> Result<Option<VersionDetails>, ChainError> {
		let world = self.up().await?;
		let versions = world.records.get(&record).map(|(_, versions)| versions);
		Ok(versions
			.and_then(|versions| versions.get(version as usize - 1))
			.copied())
	}

	async fn organisation(
		&self,
		_: Hash32,
		id: OrganisationId,
	) -> Result<Option<OrganisationView>, ChainError> {
		Ok(self.up().await?.organisations.get(&id).cloned())
	}

	async fn membership(
		&self,
		_: Hash32,
		organisation: OrganisationId,
		person: PersonId,
	) -> Result<Option<Membership>, ChainError> {
		Ok(self.up().await?.memberships.get(&(organisation, person)).copied())
	}

	async fn is_registered(
		&self,
		_: Hash32,
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<bool, ChainError> {
		Ok(self.up().await?.registrations.contains(&(patient, organisation)))
	}

	async fn encryption_key(
		&self,
		_: Hash32,
		holder: KeyHolder,
	) -> Result<Option<EncryptionKey>, ChainError> {
		Ok(self.up().await?.keys.get(&holder).copied())
	}

	async fn may_hold(
		&self,
		_: Hash32,
		holder: KeyHolder,
		record: RecordId,
		now: UnixMillis,
	) -> Result<bool, ChainError> {
		Ok(known(holding::may_hold(&*self.up().await?, holder, record, now)))
	}

	async fn may_act_for(
		&self,
		_: Hash32,
		actor: PersonId,
		patient: PatientId,
		powers: Powers,
		now: UnixMillis,
	) -> Result<bool, ChainError> {
		let world = self.up().await?;
		Ok(powers
			.iter()
			.any(|power| known(holding::may_act_for(&*world, actor, patient, power, now))))
	}
}
