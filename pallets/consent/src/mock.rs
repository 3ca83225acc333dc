// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime of this pallet alone, on the fakes of `salus_primitives::testing`, and a small cast.

use crate as pallet_consent;
use frame_support::{
	derive_impl,
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	parameter_types,
	traits::ConstU32,
};
use salus_primitives::{
	care::{CareFacts, CareInspect, TaskFacts, TaskQuestion},
	consent::{
		Access, Audience, Categories, Category, ConsentInspect, ConsentStatus, Grantee, LiveGrant, Mode,
		Powers, Purpose, Purposes, Representation, Terms,
	},
	decision::{Decision, Question, Target},
	facts::{FactSource, OnChain},
	records::{RecordFacts, RecordInspect},
	roles::{
		AccountScope, Credentials, EncryptionKey, KeyHolder, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, PatientDetails, Profession, Signer,
	},
	testing::{self, FakeCare, FakeClock, FakeRecords, FakeRoles, FakeTasks},
	time::DayRange,
	ConsentId, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use sp_runtime::BuildStorage;
use std::convert::Infallible;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(11)]
	pub type Consent = pallet_consent;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const MaxTermMillis: u64 = MAX_TERM;
	pub const MaxAnswerMillis: u64 = MAX_ANSWER;
	pub const MaxRepresentationMillis: u64 = MAX_REPRESENTATION;
}

impl pallet_consent::Config for Test {
	type WeightInfo = ();
	type Clock = FakeClock;
	type Roles = FakeRoles<u64>;
	type Facts = MockFacts;
	type MaxTermMillis = MaxTermMillis;
	type MaxAnswerMillis = MaxAnswerMillis;
	type MaxRepresentationMillis = MaxRepresentationMillis;
	type MaxOpenRequestsPerPatient = ConstU32<5>;
	type MaxOpenRequestsPerRequester = ConstU32<3>;
	type MaxExclusions = ConstU32<4>;
	type MaxRepresentatives = ConstU32<3>;
	type MaxWards = ConstU32<3>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = FakePeople;
}

/// The rows of this pallet and what the fakes know of the others.
#[derive(Default)]
pub struct MockFacts;

impl OnChain for MockFacts {
	type Roles = FakeRoles<u64>;
	type Consent = Consent;
}

impl FactSource for MockFacts {
	fn representation(
		&self,
		patient: PatientId,
		person: PersonId,
	) -> Result<Option<Representation>, Infallible> {
		Ok(pallet_consent::Representatives::<Test>::get(patient, person))
	}

	fn sealed(&self, patient: PatientId) -> Result<Categories, Infallible> {
		Ok(pallet_consent::Sealed::<Test>::get(patient))
	}

	fn grants(&self, patient: PatientId, grantee: Grantee) -> Result<Vec<LiveGrant>, Infallible> {
		Ok(pallet_consent::LiveGrants::<Test>::get(patient, grantee).into_inner())
	}

	fn record(&self, record: RecordId) -> Result<Option<RecordFacts>, Infallible> {
		Ok(FakeRecords::record(record))
	}

	fn care(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Result<CareFacts, Infallible> {
		Ok(FakeCare::care(organisation, member, patient, now))
	}

	fn file_until(
		&self,
		_: OrganisationId,
		_: PersonId,
		_: PatientId,
		_: UnixMillis,
	) -> Result<Option<UnixMillis>, Infallible> {
		Ok(None)
	}

	fn task(&self, question: &TaskQuestion) -> Result<TaskFacts, Infallible> {
		Ok(FakeTasks::task(question))
	}
}

pub const DAY: u64 = UnixMillis::DAY;
pub const MAX_TERM: u64 = 400 * DAY;
pub const MAX_REPRESENTATION: u64 = 20 * MAX_TERM;
pub const MAX_ANSWER: u64 = 30 * DAY;
/// The time at which every test starts.
pub const NOW: UnixMillis = UnixMillis(20_000 * DAY);
/// When the ward comes of age.
pub const MAJORITY: UnixMillis = NOW.plus(300 * DAY);

/// A patient.
pub const ANA: PersonId = PersonId::repeat(1);
/// Another patient.
pub const BEN: PersonId = PersonId::repeat(2);
/// Enrolled as nothing, with an encryption key.
pub const MOTHER: PersonId = PersonId::repeat(3);
/// Likewise.
pub const FATHER: PersonId = PersonId::repeat(4);
/// A doctor of the north hospital.
pub const BROOK: PersonId = PersonId::repeat(10);
/// A doctor of the south hospital.
pub const CHO: PersonId = PersonId::repeat(11);
/// A nurse of the north hospital.
pub const NOEL: PersonId = PersonId::repeat(12);
/// An administrator of the north hospital, and no member of it.
pub const ADAM: PersonId = PersonId::repeat(13);
/// A person who is nothing else and has no encryption key.
pub const OLGA: PersonId = PersonId::repeat(14);
/// A newborn without an account.
pub const NOA: PersonId = PersonId::repeat(15);
/// Nobody.
pub const NOBODY: PersonId = PersonId::repeat(99);
/// Two hospitals.
pub const NORTH: OrganisationId = OrganisationId::repeat(100);
pub const SOUTH: OrganisationId = OrganisationId::repeat(101);

pub const TO_BROOK: Grantee = Grantee::Person(BROOK);
pub const TO_CHO: Grantee = Grantee::Person(CHO);
pub const TO_NORTH: Grantee = Grantee::Organisation(NORTH);

/// The account of a person of the cast: the first byte of the id.
pub fn account(person: PersonId) -> u64 {
	u64::from(person.0[0])
}

/// Signed by a person of the cast.
/// What came of a call, without what it weighed.
pub fn done(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(drop).map_err(|refused| refused.error)
}

pub fn by(person: PersonId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(person))
}

pub fn id(number: u8) -> ConsentId {
	ConsentId::repeat(number)
}

/// Laboratory and medication, of every day, for treatment, for thirty days.
pub fn terms() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Laboratory, Category::Medication]),
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: NOW.plus(30 * DAY),
	}
}

/// [`terms`] until so many days from the start.
pub fn terms_for_days(days: u64) -> Terms {
	Terms {
		expires_at: NOW.plus(days * DAY),
		..terms()
	}
}

/// May the doctor or nurse read a laboratory result of the patient for treatment now?
pub fn question(actor: PersonId, organisation: OrganisationId, patient: PersonId) -> Question {
	Question {
		actor,
		organisation: Some(organisation),
		patient: patient.as_patient(),
		target: Target::Class {
			category: Category::Laboratory,
			day: Day(19_000),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: testing::with(|world| world.now),
	}
}

pub fn decide(question: Question) -> Decision {
	<Consent as ConsentInspect>::decide(&question, None)
}

/// Is Brook, of the north hospital, let in to Ana's laboratory results now?
pub fn brook_is_in() -> bool {
	decide(question(BROOK, NORTH, ANA)).is_allowed()
}

pub fn status(consent: ConsentId) -> ConsentStatus {
	pallet_consent::Consents::<Test>::get(consent).unwrap().status
}

pub fn grant(consent: u8, patient: PersonId, grantee: Grantee, terms: Terms) {
	Consent::grant(by(patient), id(consent), patient.as_patient(), grantee, terms).unwrap();
}

/// Brook asks for [`terms`], to be answered within ten days.
pub fn request(consent: u8, patient: PersonId) {
	let answer_by = testing::with(|world| world.now.plus(10 * DAY));
	Consent::request(
		by(BROOK),
		id(consent),
		NORTH,
		patient.as_patient(),
		TO_BROOK,
		terms(),
		answer_by,
	)
	.unwrap();
}

pub fn appoint(patient: PersonId, representative: PersonId, powers: Powers) {
	Consent::appoint_representative(by(patient), representative, powers, NOW, NOW.plus(100 * DAY)).unwrap();
}

/// Gives a member of the organisation cover for a patient until then.
pub fn cover(organisation: OrganisationId, member: PersonId, patient: PersonId, until: UnixMillis) {
	let facts = CareFacts {
		cover_until: Some(until),
		..CareFacts::default()
	};
	testing::with(|world| {
		world
			.care
			.insert((organisation, member, patient.as_patient()), facts)
	});
}

pub fn set_organisation(organisation: OrganisationId, status: OrganisationStatus) {
	let kind = OrganisationKind::Hospital;
	testing::with(|world| {
		world
			.organisations
			.insert(organisation, OrganisationStanding { kind, status })
	});
}

pub fn set_member(
	organisation: OrganisationId,
	person: PersonId,
	profession: Profession,
	status: MembershipStatus,
) {
	let membership = Membership {
		profession,
		credentials: Credentials::NONE,
		valid_until: NOW.plus(1_000 * DAY),
		full_from: UnixMillis(0),
		status,
	};
	testing::with(|world| world.memberships.insert((organisation, person), membership));
}

pub fn set_scope(person: PersonId, scope: AccountScope) {
	let signer = Signer {
		person,
		scope,
		until: UnixMillis::FOREVER,
	};
	let account = codec::Encode::encode(&account(person));
	testing::with(|world| world.signers.insert(account, signer));
}

pub fn add_person(person: PersonId) {
	testing::with(|world| world.persons.insert(person));
}

pub fn add_key(holder: KeyHolder) {
	let key = EncryptionKey {
		version: 1,
		public: [7; 32],
	};
	testing::with(|world| world.keys.insert(holder, key));
}

pub fn add_patient(person: PersonId, majority_at: Option<UnixMillis>) {
	add_person(person);
	let details = PatientDetails {
		enrolled_by: NORTH,
		enrolled_at: UnixMillis(0),
		majority_at,
	};
	testing::with(|world| world.patients.insert(person.as_patient(), details));
}

fn cast() {
	testing::reset();
	FakeClock::set(NOW);
	for organisation in [NORTH, SOUTH] {
		set_organisation(organisation, OrganisationStatus::Active);
		add_key(KeyHolder::Organisation(organisation));
	}
	for person in [ANA, BEN, MOTHER, FATHER, BROOK, CHO, NOEL, ADAM] {
		add_person(person);
		add_key(KeyHolder::Person(person));
		set_scope(person, AccountScope::Full);
	}
	add_person(OLGA);
	set_scope(OLGA, AccountScope::Full);
	add_patient(ANA, None);
	add_patient(BEN, None);
	add_patient(NOA, Some(MAJORITY));
	set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Active);
	set_member(SOUTH, CHO, Profession::Doctor, MembershipStatus::Active);
	set_member(NORTH, NOEL, Profession::Nurse, MembershipStatus::Active);
	testing::with(|world| world.administrators.insert((NORTH, ADAM)));
}

/// An empty chain with the cast, at [`NOW`].
pub fn empty() -> sp_io::TestExternalities {
	cast();
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test on an empty chain and checks the invariants after it.
pub fn run(test: impl FnOnce()) {
	empty().execute_with(|| {
		test();
		Consent::do_try_state().unwrap();
	});
}

/// The last event of this pallet.
pub fn last_event() -> crate::Event<Test> {
	events().pop().unwrap()
}

pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet::<crate::Event<Test>>()
}

pub fn patient(person: PersonId) -> PatientId {
	person.as_patient()
}

/// Makes the people of a benchmark in the fakes.
#[cfg(feature = "runtime-benchmarks")]
pub struct FakePeople;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for FakePeople {
	fn person(seed: u32) -> (u64, PersonId) {
		let person = PersonId(sp_io::hashing::blake2_256(&seed.to_le_bytes()));
		let account = 1_000 + u64::from(seed);
		let signer = Signer {
			person,
			scope: AccountScope::Full,
			until: UnixMillis::FOREVER,
		};
		testing::with(|world| world.signers.insert(codec::Encode::encode(&account), signer));
		add_person(person);
		add_key(KeyHolder::Person(person));
		(account, person)
	}

	fn patient(seed: u32) -> (u64, PatientId) {
		let (account, person) = Self::person(seed);
		add_patient(person, Some(UnixMillis::FOREVER));
		(account, person.as_patient())
	}

	fn organisation(seed: u32, administrator: PersonId) -> OrganisationId {
		let organisation = OrganisationId(sp_io::hashing::blake2_256(&seed.to_le_bytes()));
		set_organisation(organisation, OrganisationStatus::Active);
		add_key(KeyHolder::Organisation(organisation));
		testing::with(|world| world.administrators.insert((organisation, administrator)));
		organisation
	}

	fn doctor(organisation: OrganisationId, seed: u32) -> (u64, PersonId) {
		let (account, person) = Self::person(seed);
		set_member(organisation, person, Profession::Doctor, MembershipStatus::Active);
		(account, person)
	}

	/// No memberships are kept here but that in the organisation.
	fn doctor_among(organisation: OrganisationId, seed: u32, _memberships: u32) -> (u64, PersonId) {
		Self::doctor(organisation, seed)
	}

	fn session(doctor: PersonId, seed: u32) -> u64 {
		let account = 1_000 + u64::from(seed);
		let signer = Signer {
			person: doctor,
			scope: AccountScope::ClinicalSession,
			until: UnixMillis::FOREVER,
		};
		testing::with(|world| world.signers.insert(codec::Encode::encode(&account), signer));
		account
	}
}
