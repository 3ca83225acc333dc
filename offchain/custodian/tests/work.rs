// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A custodian at work on a chain and a vault that answer from memory, with real keys and real wraps.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use async_trait::async_trait;
use codec::{Decode, Encode};
use futures::stream::BoxStream;
use salus_client::api::{
	CustodianRecord, CustodianRecords, Hash32, Head, Recipient, RewrapJob, RewrapResult, WrapEntry,
	WrapHolder,
};
use salus_custodian::{
	chain::{ChainError, ChainView, Change},
	keyring::{Keyring, Subject},
	monitor::Monitor,
	vault::{VaultError, VaultView},
	work::{Custodian, Intent},
};
use salus_envelope::{unwrap, KeyPair, RecordSecret, Wrap, WrapContext};
use salus_primitives::{
	care::TaskHolder,
	consent::{Audience, Categories, Category, ConsentStatus, Grantee, Mode, Purpose, Purposes, Terms},
	decision::{AllowRule, Decision, DenyRule, Question},
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	roles::{EncryptionKey, KeyHolder},
	time::DayRange,
	views::{
		ConsentDetails, ConsentView, Page, RecordDetails, RecordView, RepresentationView, ShutView,
		VersionDetails,
	},
	ConsentId, Day, Network, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use std::{
	collections::BTreeMap,
	os::unix::fs::PermissionsExt,
	sync::{Arc, Mutex},
	time::Duration,
};

const NETWORK: Network = Network::repeat(7);
const NORTH: OrganisationId = OrganisationId::repeat(8);
const SOUTH: OrganisationId = OrganisationId::repeat(9);
const PATIENT: PatientId = PatientId::repeat(1);
const DOCTOR: PersonId = PersonId::repeat(2);
const RECORD: RecordId = RecordId::repeat(3);
const SUBJECT: Subject = Subject {
	record: RECORD,
	version: 1,
};

/// What the chain says: a grant to the doctor or none, and who is let in.
#[derive(Default)]
struct FakeChain {
	keys: BTreeMap<KeyHolder, EncryptionKey>,
	granted: bool,
	allowed: Vec<PersonId>,
	asked: Mutex<Vec<Question>>,
	/// Holders asked about.
	held: Mutex<Vec<(KeyHolder, RecordId)>>,
}

impl FakeChain {
	fn decide(&self, question: Question) -> Decision {
		self.asked.lock().unwrap().push(question);
		if self.allowed.contains(&question.actor) && question.organisation == Some(SOUTH) {
			Decision::Allow {
				rule: AllowRule::Consent,
				until: UnixMillis::FOREVER,
			}
		} else {
			Decision::Deny {
				rule: DenyRule::NothingAllows,
			}
		}
	}

	fn may_hold(&self, holder: KeyHolder, record: RecordId) -> bool {
		self.held.lock().unwrap().push((holder, record));
		match holder {
			KeyHolder::Person(person) => person == PATIENT.person() || self.allowed.contains(&person),
			KeyHolder::Organisation(_) => false,
		}
	}

	fn consents(&self) -> Vec<ConsentView> {
		let terms = Terms {
			categories: Categories::all(),
			record_days: DayRange::ALL,
			purposes: Purposes::of(&[Purpose::Treat]),
			mode: Mode::Read,
			audience: Audience::Whole,
			expires_at: UnixMillis::FOREVER,
		};
		let details = ConsentDetails {
			patient: PATIENT,
			grantee: Grantee::Person(DOCTOR),
			terms,
			status: ConsentStatus::Active,
			requested: None,
			decided_by: Some(PATIENT.person()),
			created_at: UnixMillis(1),
			changed_at: UnixMillis(1),
			supersedes: None,
		};
		self.granted
			.then_some(ConsentView {
				consent: ConsentId::repeat(1),
				details,
			})
			.into_iter()
			.collect()
	}
}

fn record() -> RecordView {
	let facts = RecordFacts {
		patient: PATIENT,
		author: PersonId::repeat(5),
		organisation: NORTH,
		category: Category::Laboratory,
		day: Day(10),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	};
	let anchor = Anchor {
		commitment: [0; 32],
		ciphertext_hash: [0; 32],
		size_bucket: 0,
	};
	let current = VersionDetails {
		anchor,
		author: facts.author,
		profession: None,
		anchored_at: UnixMillis(1),
		block: 1,
		previous: None,
	};
	RecordView {
		record: RECORD,
		details: RecordDetails {
			facts,
			version: 1,
			created_at: UnixMillis(1),
		},
		current,
	}
}

#[async_trait]
impl ChainView for FakeChain {
	async fn network(&self) -> Result<Network, ChainError> {
		Ok(NETWORK)
	}

	async fn head(&self) -> Result<Head, ChainError> {
		Ok(Head {
			hash: Hash32([1; 32]),
			number: 1,
			time: UnixMillis(1_000),
		})
	}

	async fn call(&self, _: Hash32, api: &'static str, args: Vec<u8>) -> Result<Vec<u8>, ChainError> {
		let args = &mut &args[..];
		Ok(match api {
			"ConsentApi_decide" => self.decide(Question::decode(args).unwrap()).encode(),
			"ConsentApi_representatives" => Vec::<RepresentationView>::new().encode(),
			"CustodyApi_task_holders" => Vec::<TaskHolder>::new().encode(),
			"ConsentApi_shut" => Some(ShutView::default()).encode(),
			"CustodyApi_all_consents" => Page {
				items: self.consents(),
				next: None,
			}
			.encode(),
			"CustodyApi_all_records" => Page {
				items: vec![record()],
				next: None,
			}
			.encode(),
			"CustodyApi_record_facts" => {
				let known = RecordId::decode(args).unwrap() == RECORD;
				known.then(|| (record().details, record().current)).encode()
			}
			"RolesApi_encryption_key" => self.keys.get(&KeyHolder::decode(args).unwrap()).encode(),
			"CustodyApi_may_hold" => {
				let (holder, record, _) = <(KeyHolder, RecordId, UnixMillis)>::decode(args).unwrap();
				self.may_hold(holder, record).encode()
			}
			other => panic!("the fake chain has no {other}"),
		})
	}

	async fn follow(&self) -> Result<BoxStream<'static, Result<Change, ChainError>>, ChainError> {
		// No block comes: what is tested here is not the following.
		Ok(Box::pin(futures::stream::pending()))
	}
}

/// What the vault keeps.
#[derive(Default)]
struct FakeVault {
	own: Option<WrapEntry>,
	wraps: Mutex<BTreeMap<Recipient, WrapEntry>>,
	/// It refuses wraps for them, with this status.
	refuses: Option<(Recipient, u16)>,
	/// Members' requests that nobody has fetched yet.
	jobs: Mutex<Vec<RewrapJob>>,
	/// Nobody waits for the answer to this one any more.
	given_up: Option<Hash32>,
	answered: Mutex<Vec<Hash32>>,
}

fn refused(status: u16) -> VaultError {
	VaultError::Refused {
		status,
		code: "no".into(),
		message: "no".into(),
	}
}

#[async_trait]
impl VaultView for FakeVault {
	async fn records(
		&self,
		_: Option<PatientId>,
		cursor: Option<&str>,
	) -> Result<CustodianRecords, VaultError> {
		// Two pages, the second empty: the sweep has to follow the cursor.
		if cursor.is_some() {
			return Ok(CustodianRecords {
				records: vec![],
				next: None,
			});
		}
		let wraps = self.wraps.lock().unwrap();
		let holders = wraps.values().map(|entry| WrapHolder {
			recipient: entry.recipient,
			key_version: entry.key_version,
		});
		let row = CustodianRecord {
			record: RECORD,
			version: 1,
			patient: PATIENT,
			wraps: holders.collect(),
			own_wrap: self.own.clone(),
		};
		Ok(CustodianRecords {
			records: vec![row],
			next: Some("2".into()),
		})
	}

	async fn put_wraps(
		&self,
		record: RecordId,
		version: u32,
		wraps: Vec<WrapEntry>,
	) -> Result<(), VaultError> {
		assert_eq!((record, version), (RECORD, 1));
		if let Some((reader, status)) = self.refuses {
			if wraps.iter().any(|entry| entry.recipient == reader) {
				return Err(refused(status));
			}
		}
		self.wraps
			.lock()
			.unwrap()
			.extend(wraps.into_iter().map(|entry| (entry.recipient, entry)));
		Ok(())
	}

	async fn rewraps(&self, _: Duration) -> Result<Vec<RewrapJob>, VaultError> {
		let job = self.jobs.lock().unwrap().pop();
		if job.is_none() {
			tokio::time::sleep(Duration::from_millis(5)).await;
		}
		Ok(job.into_iter().collect())
	}

	async fn answer(&self, ticket: Hash32, _: RewrapResult) -> Result<(), VaultError> {
		if self.given_up == Some(ticket) {
			return Err(refused(404));
		}
		self.answered.lock().unwrap().push(ticket);
		Ok(())
	}
}

struct Scene {
	chain: FakeChain,
	vault: FakeVault,
	keyring: Keyring,
	secret: RecordSecret,
	patient: KeyPair,
	doctor: KeyPair,
}

fn keyring(organisation: OrganisationId) -> Keyring {
	let dir = tempfile::tempdir().unwrap();
	let path = dir.path().join("key");
	std::fs::write(&path, format!("1 {}\n", "05".repeat(32))).unwrap();
	std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
	Keyring::read(&path, organisation, NETWORK).unwrap()
}

fn key_of(pair: &KeyPair, version: u32) -> EncryptionKey {
	EncryptionKey {
		version,
		public: *pair.public().as_bytes(),
	}
}

/// North's vault holds one record, whose key is wrapped for north's custodian only.
fn scene() -> Scene {
	let (patient, doctor) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
	let keyring = keyring(NORTH);
	let secret = RecordSecret::from_bytes(&[4; 64]);
	let own_key = key_of(keyring.pair(1).unwrap(), 1);
	let own = keyring
		.wrap_for(SUBJECT, &secret, Recipient::Organisation(NORTH), own_key)
		.unwrap();
	let mut chain = FakeChain::default();
	chain
		.keys
		.insert(KeyHolder::Person(PATIENT.person()), key_of(&patient, 1));
	chain.keys.insert(KeyHolder::Person(DOCTOR), key_of(&doctor, 1));
	let vault = FakeVault {
		own: Some(own),
		..Default::default()
	};
	Scene {
		chain,
		vault,
		keyring,
		secret,
		patient,
		doctor,
	}
}

impl Scene {
	fn open(self) -> (Custodian, Arc<FakeChain>, Arc<FakeVault>) {
		let (chain, vault) = (Arc::new(self.chain), Arc::new(self.vault));
		(
			Custodian::new(chain.clone(), vault.clone(), Arc::new(self.keyring)),
			chain,
			vault,
		)
	}
}

fn opens(vault: &FakeVault, person: PersonId, pair: &KeyPair) -> Option<RecordSecret> {
	let wraps = vault.wraps.lock().unwrap();
	let entry = wraps.get(&Recipient::Person(person))?;
	let context = WrapContext {
		network: NETWORK.id.0,
		record: RECORD.0,
		version: 1,
		recipient: salus_envelope::Recipient::Person(person.0),
	};
	unwrap(&Wrap::from_bytes(&entry.wrap.0).unwrap(), pair, &context).ok()
}

#[tokio::test]
async fn a_grant_gives_the_grantee_a_wrap_that_opens() {
	let mut scene = scene();
	(scene.chain.granted, scene.chain.allowed) = (true, vec![DOCTOR]);
	let (doctor, patient, secret) = (scene.doctor.clone(), scene.patient.clone(), scene.secret.clone());
	let (custodian, _, vault) = scene.open();
	assert_eq!(custodian.sweep(None, Intent::Wrap).await.unwrap().wrapped, 2);
	assert_eq!(opens(&vault, DOCTOR, &doctor), Some(secret.clone()));
	assert_eq!(opens(&vault, PATIENT.person(), &patient), Some(secret));
}

#[tokio::test]
async fn a_second_sweep_finds_nothing_to_do() {
	let mut scene = scene();
	(scene.chain.granted, scene.chain.allowed) = (true, vec![DOCTOR]);
	let (custodian, _, _) = scene.open();
	custodian.sweep(None, Intent::Wrap).await.unwrap();
	let again = custodian.sweep(Some(PATIENT), Intent::Wrap).await.unwrap();
	assert_eq!((again.examined, again.wrapped), (1, 0));
}

#[tokio::test]
async fn looking_counts_and_changes_nothing() {
	let (custodian, _, vault) = scene().open();
	assert_eq!(custodian.sweep(None, Intent::Look).await.unwrap().wrapped, 1);
	assert!(vault.wraps.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_grantee_whom_the_chain_refuses_gets_no_wrap() {
	let mut scene = scene();
	scene.chain.granted = true;
	let (custodian, chain, vault) = scene.open();
	custodian.sweep(None, Intent::Wrap).await.unwrap();
	assert!(!vault
		.wraps
		.lock()
		.unwrap()
		.contains_key(&Recipient::Person(DOCTOR)));
	let held = chain.held.lock().unwrap();
	assert!(held.contains(&(KeyHolder::Person(DOCTOR), RECORD)), "{held:?}");
}

#[tokio::test]
async fn a_rotated_key_is_wrapped_for_again() {
	let mut first = scene();
	let patient = first.patient.clone();
	let (custodian, _, vault) = {
		first.chain.granted = false;
		first.open()
	};
	custodian.sweep(None, Intent::Wrap).await.unwrap();
	let rotated = KeyPair::generate().unwrap();
	let mut later = scene();
	later
		.chain
		.keys
		.insert(KeyHolder::Person(PATIENT.person()), key_of(&rotated, 2));
	later.vault.wraps = Mutex::new(vault.wraps.lock().unwrap().clone());
	let (custodian, _, vault) = later.open();
	assert_eq!(custodian.sweep(None, Intent::Wrap).await.unwrap().wrapped, 1);
	assert!(
		opens(&vault, PATIENT.person(), &rotated).is_some()
			&& opens(&vault, PATIENT.person(), &patient).is_none()
	);
}

#[tokio::test]
async fn without_an_own_wrap_nothing_is_shared() {
	let mut scene = scene();
	scene.vault.own = None;
	let (custodian, _, vault) = scene.open();
	assert_eq!(
		custodian
			.sweep(None, Intent::Wrap)
			.await
			.unwrap()
			.not_ours_to_share,
		1
	);
	assert!(vault.wraps.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_damaged_own_wrap_is_counted_and_does_not_stop_the_sweep() {
	let mut scene = scene();
	let own = scene.vault.own.as_mut().unwrap();
	own.wrap.0[40] ^= 1;
	let (custodian, _, vault) = scene.open();
	assert_eq!(custodian.sweep(None, Intent::Wrap).await.unwrap().unopened, 1);
	assert!(vault.wraps.lock().unwrap().is_empty());
}

/// South's custodian, asked to re-wrap what was granted to south.
fn job(secret: &RecordSecret, record: RecordId) -> RewrapJob {
	let ring = keyring(SOUTH);
	let key = key_of(ring.pair(1).unwrap(), 1);
	let own = ring
		.wrap_for(SUBJECT, secret, Recipient::Organisation(SOUTH), key)
		.unwrap();
	RewrapJob {
		ticket: Hash32([0; 32]),
		record,
		version: 1,
		reader: DOCTOR,
		purpose: Purpose::Treat,
		key_version: 1,
		wrap: own.wrap,
	}
}

fn south(allowed: Vec<PersonId>) -> (Scene, RewrapJob) {
	let mut scene = scene();
	scene.keyring = keyring(SOUTH);
	scene.chain.allowed = allowed;
	let job = job(&scene.secret, RECORD);
	(scene, job)
}

#[tokio::test]
async fn a_member_whom_the_chain_lets_in_gets_a_wrap_of_what_was_granted_to_the_organisation() {
	let (scene, job) = south(vec![DOCTOR]);
	let (custodian, _, _) = scene.open();
	let result = custodian.rewrap(&job).await.unwrap();
	assert!(matches!(result, RewrapResult::Wrapped { key_version: 1, .. }));
}

#[tokio::test]
async fn a_member_whom_the_chain_refuses_gets_none() {
	let (scene, job) = south(vec![]);
	let (custodian, _, _) = scene.open();
	assert_eq!(custodian.rewrap(&job).await.unwrap(), RewrapResult::Refused);
}

#[tokio::test]
async fn a_member_without_a_key_or_an_unknown_record_gets_none() {
	let (mut scene, asked) = south(vec![DOCTOR]);
	scene.chain.keys.remove(&KeyHolder::Person(DOCTOR));
	let secret = scene.secret.clone();
	let (custodian, _, _) = scene.open();
	assert_eq!(custodian.rewrap(&asked).await.unwrap(), RewrapResult::Refused);
	let unknown = RewrapJob {
		record: RecordId::repeat(99),
		..job(&secret, RECORD)
	};
	assert_eq!(custodian.rewrap(&unknown).await.unwrap(), RewrapResult::Refused);
}

#[tokio::test]
async fn a_wrap_of_another_record_does_not_open() {
	let (scene, asked) = south(vec![DOCTOR]);
	let (custodian, _, _) = scene.open();
	let swapped = RewrapJob { version: 2, ..asked };
	assert_eq!(custodian.rewrap(&swapped).await.unwrap(), RewrapResult::Refused);
}

#[tokio::test]
async fn one_reader_whom_the_vault_refuses_keeps_no_other_waiting() {
	let mut scene = scene();
	(scene.chain.granted, scene.chain.allowed) = (true, vec![DOCTOR]);
	scene.vault.refuses = Some((Recipient::Person(DOCTOR), 422));
	let patient = scene.patient.clone();
	let (custodian, _, vault) = scene.open();
	let swept = custodian.sweep(None, Intent::Wrap).await.unwrap();
	assert_eq!((swept.wrapped, swept.refused), (1, 1));
	assert!(opens(&vault, PATIENT.person(), &patient).is_some());
	let again = custodian.sweep(None, Intent::Wrap).await.unwrap();
	assert_eq!(
		(again.wrapped, again.refused),
		(0, 1),
		"what was put is not put again"
	);
}

#[tokio::test]
async fn a_vault_that_cannot_take_wraps_now_is_no_refusal_of_a_row() {
	for status in [401, 408, 429, 500, 503] {
		let mut scene = scene();
		scene.vault.refuses = Some((Recipient::Person(PATIENT.person()), status));
		let (custodian, _, _) = scene.open();
		assert!(custodian.sweep(None, Intent::Wrap).await.is_err(), "{status}");
	}
	for status in [400, 403, 404, 422] {
		let mut scene = scene();
		scene.vault.refuses = Some((Recipient::Person(PATIENT.person()), status));
		let (custodian, _, _) = scene.open();
		assert_eq!(
			custodian.sweep(None, Intent::Wrap).await.unwrap().refused,
			1,
			"{status}"
		);
	}
}

#[tokio::test]
async fn a_member_who_no_longer_waits_does_not_stop_the_work() {
	let (mut scene, first) = south(vec![DOCTOR]);
	let ticket = |byte| Hash32([byte; 32]);
	let (first, second) = (
		RewrapJob {
			ticket: ticket(1),
			..first
		},
		RewrapJob {
			ticket: ticket(2),
			..job(&scene.secret, RECORD)
		},
	);
	scene.vault.jobs = Mutex::new(vec![second, first]);
	scene.vault.given_up = Some(ticket(1));
	let monitor = Arc::new(Monitor::default());
	let (custodian, _, vault) = scene.open();
	let custodian = custodian.watched_by(monitor.clone());
	let answered = async {
		while vault.answered.lock().unwrap().is_empty() {
			tokio::time::sleep(Duration::from_millis(5)).await;
		}
	};
	tokio::select! {
		ended = custodian.run(Duration::from_millis(10)) => panic!("the work ended: {ended:?}"),
		() = answered => {}
	}
	assert_eq!(*vault.answered.lock().unwrap(), [ticket(2)]);
	assert!(monitor.standing().ready);
}
