// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A vault of one's own for each test, on a free port, with people who can log in.

use crate::fake_chain::FakeChain;
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use salus_client::{
	account::{format_ss58, Signer as _, Sr25519Key},
	api::*,
};
use salus_envelope::{hash_ciphertext, KeyPair, SizeBucket};
use salus_primitives::{
	consent::{
		Audience, Categories, Category, Grantee, LiveGrant, Mode, Powers, Purpose, Purposes, Representation,
		Terms,
	},
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		AccountScope, Credentials, EncryptionKey, KeyHolder, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, Profession, Signer,
	},
	time::DayRange,
	views::{OrganisationDetails, OrganisationView, RecordDetails, RepresentationView, VersionDetails},
	ConsentId, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use salus_vault::{
	audit::{Journal, JournalError, RedbJournal},
	clock::Clock,
	config::{Config, Span},
	Ground, Vault,
};
use std::{
	net::SocketAddr,
	path::PathBuf,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc,
	},
	time::Duration,
};
use tempfile::TempDir;

pub const START: u64 = 1_800_000_000_000;
pub const NORTH: OrganisationId = OrganisationId::repeat(0xa1);
pub const SOUTH: OrganisationId = OrganisationId::repeat(0xa2);
pub const DOMAIN: &str = "north.example";

/// Everybody here, by the byte of which person id and account seed are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Who {
	/// The patient of most tests.
	Ana = 1,
	/// Another patient, registered with the north as well.
	Ben = 2,
	/// Doctor of the north: writes most records.
	Adler = 3,
	/// Doctor of the south: gets and loses consent.
	Brook = 4,
	/// Clerk of the north.
	Clerk = 5,
	/// Privacy officer of the north.
	Officer = 6,
	/// Ana's representative, with every power.
	Mother = 7,
	/// Administrator of the north, no member.
	Admin = 8,
	/// Known to the chain, and nothing else.
	Stranger = 9,
	/// Privacy officer of the south.
	Foreign = 10,
}

pub use Who::*;

impl Who {
	pub const ALL: [Self; 10] = [
		Ana, Ben, Adler, Brook, Clerk, Officer, Mother, Admin, Stranger, Foreign,
	];

	pub fn person(self) -> PersonId {
		PersonId::repeat(self as u8)
	}

	pub fn patient(self) -> PatientId {
		self.person().as_patient()
	}

	pub fn key(self) -> Sr25519Key {
		Sr25519Key::from_seed([self as u8; 32]).unwrap()
	}

	pub fn account(self) -> String {
		format_ss58(&self.key().account())
	}
}

pub struct TestClock(AtomicU64);

impl Clock for TestClock {
	fn now(&self) -> UnixMillis {
		UnixMillis(self.0.load(Ordering::SeqCst))
	}
}

/// Fails when told to.
struct FragileJournal(RedbJournal, Arc<AtomicBool>);

impl Journal for FragileJournal {
	fn append(&self, bodies: Vec<ReceiptBody>) -> Result<Vec<Receipt>, JournalError> {
		if self.1.load(Ordering::SeqCst) {
			return Err(JournalError::Damaged(0));
		}
		self.0.append(bodies)
	}

	fn list(
		&self,
		patient: PatientId,
		custody: Option<&[OrganisationId]>,
		after: u64,
		limit: usize,
	) -> Result<Vec<Receipt>, JournalError> {
		self.0.list(patient, custody, after, limit)
	}
}

pub struct House {
	pub chain: FakeChain,
	pub config: Config,
	pub http: reqwest::Client,
	pub address: SocketAddr,
	pub journal_fails: Arc<AtomicBool>,
	clock: Arc<TestClock>,
	vault: Option<Vault>,
	folder: TempDir,
}

fn member(profession: Profession) -> Membership {
	Membership {
		profession,
		credentials: Credentials::NONE,
		valid_until: UnixMillis::FOREVER,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	}
}

pub fn custodian_key(organisation: OrganisationId) -> KeyPair {
	KeyPair::from_bytes(organisation.0.into())
}

fn populate(chain: &FakeChain) {
	let mut world = chain.world();
	for organisation in [NORTH, SOUTH] {
		let standing = OrganisationStanding {
			kind: OrganisationKind::Hospital,
			status: OrganisationStatus::Active,
		};
		let public = *custodian_key(organisation).public().as_bytes();
		let key = EncryptionKey { version: 1, public };
		let details = OrganisationDetails {
			standing,
			created_at: UnixMillis(0),
			administrators: vec![Admin.person()].try_into().unwrap(),
			directory_hash: None,
			endpoint: None,
		};
		world.keys.insert(KeyHolder::Organisation(organisation), key);
		let row = OrganisationView {
			organisation,
			details,
			custodian_key: Some(key),
			custodian_frozen: false,
			vault_identity: None,
		};
		world.organisations.insert(organisation, row);
	}
	for who in Who::ALL {
		let signer = Signer {
			person: who.person(),
			scope: AccountScope::Full,
			until: UnixMillis::FOREVER,
		};
		world.signers.insert(who.key().account(), signer);
		let key = EncryptionKey {
			version: 2,
			public: [who as u8; 32],
		};
		world.keys.insert(KeyHolder::Person(who.person()), key);
	}
	for (organisation, who, profession) in [
		(NORTH, Adler, Profession::Doctor),
		(SOUTH, Brook, Profession::Doctor),
		(NORTH, Clerk, Profession::Clerk),
		(NORTH, Officer, Profession::PrivacyOfficer),
		(SOUTH, Foreign, Profession::PrivacyOfficer),
	] {
		world
			.memberships
			.insert((organisation, who.person()), member(profession));
	}
	world.registrations.insert((Ana.patient(), NORTH));
	world.registrations.insert((Ben.patient(), NORTH));
	let representation = Representation {
		powers: Powers::all(),
		from: UnixMillis(0),
		until: UnixMillis::FOREVER,
		guardian: false,
	};
	world.representatives.push(RepresentationView {
		patient: Ana.patient(),
		representative: Mother.person(),
		representation,
		ends_at: UnixMillis::FOREVER,
	});
}

impl House {
	pub async fn new() -> Self {
		Self::with(|_| {}).await
	}

	/// With a changed configuration.
	pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
		// Another test may have installed it already.
		let _ = rustls::crypto::ring::default_provider().install_default();
		let folder = tempfile::tempdir().unwrap();
		let listen = "127.0.0.1:0".parse().unwrap();
		let mut config = Config::new(listen, DOMAIN, "ws://127.0.0.1:1", folder.path(), vec![NORTH]);
		config.chain.reconnect_after = Span::millis(20);
		change(&mut config);
		let chain = FakeChain::new(UnixMillis(START));
		populate(&chain);
		let mut house = Self {
			chain,
			config,
			http: reqwest::Client::new(),
			address: listen,
			journal_fails: Arc::default(),
			clock: Arc::new(TestClock(AtomicU64::new(START))),
			vault: None,
			folder,
		};
		house.start().await;
		house
	}

	async fn start(&mut self) {
		let journal = RedbJournal::open(&self.folder.path().join("receipts.redb")).unwrap();
		let ground = Ground {
			chain: Arc::new(self.chain.clone()),
			clock: self.clock.clone(),
			journal: Arc::new(FragileJournal(journal, self.journal_fails.clone())),
		};
		let vault = Vault::start(self.config.clone(), ground).await.unwrap();
		self.address = vault.address();
		self.vault = Some(vault);
	}

	pub async fn stop(&mut self) {
		self.vault.take().unwrap().stop().await;
	}

	pub async fn start_again(&mut self) {
		self.start().await;
	}

	pub async fn restart(&mut self) {
		self.stop().await;
		self.start().await;
	}

	pub fn folder(&self) -> PathBuf {
		self.folder.path().into()
	}

	/// Moves the vault's clock, and with `chain` the chain's as well.
	pub fn wait(&self, millis: u64, chain: bool) {
		self.clock.0.fetch_add(millis, Ordering::SeqCst);
		if chain {
			let mut world = self.chain.world();
			world.best.time = world.best.time.plus(millis);
			world.finalised.time = world.finalised.time.plus(millis);
		}
	}

	pub fn url(&self, path: &str) -> String {
		format!("http://{}{path}", self.address)
	}

	pub fn ask(&self, method: Method, path: &str, token: Option<&str>) -> RequestBuilder {
		let request = self.http.request(method, self.url(path));
		match token {
			Some(token) => request.bearer_auth(token),
			None => request,
		}
	}

	pub async fn get(&self, path: &str, token: &str) -> Response {
		self.ask(Method::GET, path, Some(token)).send().await.unwrap()
	}

	pub async fn post(&self, path: &str, token: Option<&str>, body: &impl serde::Serialize) -> Response {
		self.ask(Method::POST, path, token)
			.json(body)
			.send()
			.await
			.unwrap()
	}

	pub async fn challenge(&self, who: Who) -> Challenge {
		let request = ChallengeRequest {
			account: who.account(),
		};
		self.post("/v1/login/challenge", None, &request)
			.await
			.json()
			.await
			.unwrap()
	}

	pub async fn answer(&self, who: Who, nonce: Hash32, text: &str) -> Response {
		let signature = who.key().sign(text.as_bytes()).to_bytes().into();
		self.post(
			"/v1/login",
			None,
			&LoginRequest {
				account: who.account(),
				nonce,
				signature,
			},
		)
		.await
	}

	pub async fn login(&self, who: Who) -> String {
		let challenge = self.challenge(who).await;
		let response = self.answer(who, challenge.nonce, &challenge.text).await;
		assert_eq!(response.status(), StatusCode::OK);
		response.json::<Session>().await.unwrap().token
	}

	pub async fn login_custodian(&self, organisation: OrganisationId) -> String {
		let challenge: CustodianChallenge = self
			.post(
				"/v1/custodian/challenge",
				None,
				&CustodianChallengeRequest { organisation },
			)
			.await
			.json()
			.await
			.unwrap();
		let nonce = crate::custodian::open(&challenge);
		let response = self
			.post(
				"/v1/custodian/login",
				None,
				&CustodianLoginRequest { organisation, nonce },
			)
			.await;
		assert_eq!(response.status(), StatusCode::OK);
		response.json::<CustodianSession>().await.unwrap().token
	}

	pub fn upload(&self, token: &str, record: RecordId, body: Vec<u8>) -> RequestBuilder {
		let hash = hash_of(&body);
		self.ask(Method::PUT, &version_path(record, 1), Some(token))
			.header(PATIENT_HEADER, Ana.patient().to_string())
			.header(ORGANISATION_HEADER, NORTH.to_string())
			.header(CIPHERTEXT_HASH_HEADER, hash.to_string())
			.body(body)
	}

	/// Puts a version of the smallest size bucket on the chain.
	pub fn anchor(&self, record: RecordId, author: Who, body: &[u8]) {
		self.anchor_in(SizeBucket::SMALLEST, record, author, body);
	}

	/// Puts a version of this size bucket on the chain.
	pub fn anchor_in(&self, bucket: SizeBucket, record: RecordId, author: Who, body: &[u8]) {
		let mut world = self.chain.world();
		let version = VersionDetails {
			anchor: Anchor {
				commitment: [0; 32],
				ciphertext_hash: hash_of(body).0,
				size_bucket: bucket.code(),
			},
			author: author.person(),
			profession: None,
			anchored_at: UnixMillis(START),
			block: 1,
			previous: None,
		};
		let facts = RecordFacts {
			patient: Ana.patient(),
			author: author.person(),
			organisation: NORTH,
			category: Category::Laboratory,
			day: Day(100),
			origin: RecordOrigin::Authored,
			status: RecordStatus::Current,
		};
		let details = RecordDetails {
			facts,
			version: 0,
			created_at: UnixMillis(START),
		};
		let (details, versions) = world.records.entry(record).or_insert((details, Vec::new()));
		details.version += 1;
		versions.push(version);
	}

	/// Adler's record of Ana, uploaded and anchored.
	pub async fn stored(&self, record: RecordId, body: &[u8]) {
		let token = self.login(Adler).await;
		let response = self.upload(&token, record, body.to_vec()).send().await.unwrap();
		assert_eq!(response.status(), StatusCode::CREATED);
		self.anchor(record, Adler, body);
		self.chain.finalise(&[], &[record]);
	}

	/// Ana lets somebody read.
	pub fn grant(&self, grantee: Grantee) {
		let terms = Terms {
			categories: Categories::all(),
			record_days: DayRange {
				from: Day::MIN,
				to: Day::MAX,
			},
			purposes: Purposes::of(&[Purpose::Treat]),
			mode: Mode::Read,
			audience: Audience::Whole,
			expires_at: UnixMillis::FOREVER,
		};
		let grant = LiveGrant {
			consent: ConsentId::repeat(1),
			terms,
		};
		self.chain
			.world()
			.grants
			.insert((Ana.patient(), grantee), vec![grant]);
	}

	/// Ana revokes, and the block with it becomes final.
	pub fn revoke(&self, grantee: Grantee) {
		self.chain.world().grants.remove(&(Ana.patient(), grantee));
		self.chain.finalise(&[Ana.patient()], &[]);
	}

	/// From now on what logs in as `who` is a session on a device.
	pub fn only_by_session(&self, who: Who, scope: AccountScope) {
		let signer = Signer {
			person: who.person(),
			scope,
			until: UnixMillis::FOREVER,
		};
		self.chain.world().signers.insert(who.key().account(), signer);
	}

	pub async fn receipts(&self, who: Who) -> Vec<Receipt> {
		let token = self.login(who).await;
		let path = format!("/v1/access-log?patient={}", Ana.patient());
		self.get(&path, &token)
			.await
			.json::<AccessLog>()
			.await
			.unwrap()
			.receipts
	}
}

pub fn hash_of(body: &[u8]) -> Hash32 {
	Hash32(hash_ciphertext(body).unwrap().0)
}

/// A body of the smallest bucket.
pub fn body(fill: u8) -> Vec<u8> {
	(0..1_300u32)
		.map(|index| fill.wrapping_add((index % 251) as u8))
		.collect()
}

pub const RECORD: RecordId = RecordId::repeat(0x77);

pub fn version_path(record: RecordId, version: u32) -> String {
	format!("/v1/records/{record}/versions/{version}")
}

pub fn read_path(record: RecordId, organisation: Option<OrganisationId>) -> String {
	let place = organisation
		.map(|organisation| format!("&organisation={organisation}"))
		.unwrap_or_default();
	format!("{}?purpose=TREAT{place}", version_path(record, 1))
}

pub async fn code(response: Response) -> (u16, String) {
	let status = response.status().as_u16();
	let body: ErrorBody = response.json().await.unwrap();
	assert!(!body.message.is_empty() && !body.what_to_do.is_empty());
	(status, body.error)
}

/// Waits until something holds that happens in the background.
pub async fn eventually<F: std::future::Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
	for _ in 0..250 {
		if holds().await {
			return;
		}
		tokio::time::sleep(Duration::from_millis(20)).await;
	}
	panic!("never: {what}");
}
