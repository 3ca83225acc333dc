// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime of this pallet alone, on the fakes of `salus_primitives::testing`, with real signing keys and a small cast.

use crate as pallet_appointments;
use codec::Encode;
use frame_support::{derive_impl, parameter_types, traits::ConstU64, BoundedVec};
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, EncounterStatus, Modality, SlotSpan, TimeZoneCode,
	},
	care::{CareFacts, CareInspect, TaskFacts, TaskQuestion},
	consent::Power,
	facts::{known, OnChain},
	files::Files,
	roles::{
		AccountScope, ActedBy, Credentials, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, PatientDetails, Profession, Signer,
	},
	statements::VisitStatement,
	tasks::{visit_task, VisitSource},
	testing::{self, FakeClock, FakeConsent, FakeRoles},
	ties::{Leads, Ties},
	AppointmentId, EncounterId, Network, OrganisationId, PatientId, PersonId, RecordId, ScheduleId,
	UnixMillis,
};
use sp_core::{sr25519, Pair};
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage, DispatchResult, MultiSignature};
use std::{cell::RefCell, collections::BTreeMap, convert::Infallible};

pub type AccountId = AccountId32;

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
	#[runtime::pallet_index(13)]
	pub type Appointments = pallet_appointments;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

parameter_types! {
	pub const TestNetwork: Network = NETWORK;
}

impl pallet_appointments::Config for Test {
	type WeightInfo = ();
	type Clock = FakeClock;
	type Roles = FakeRoles<AccountId>;
	type Consent = FakeConsent;
	type Facts = MockFacts;
	type Network = TestNetwork;
	type Signature = MultiSignature;
	type MaxStatementLifetime = ConstU64<STATEMENT_LIFETIME>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarks;
}

/// The rows of this pallet and what the fakes know of the others.
#[derive(Default)]
pub struct MockFacts;

impl OnChain for MockFacts {
	type Roles = FakeRoles<AccountId>;
	type Consent = FakeConsent;
}

impl VisitSource for MockFacts {
	fn ties(&self, organisation: OrganisationId, patient: PatientId) -> Result<Ties, Infallible> {
		Ok(pallet_appointments::TiesOf::<Test>::get(organisation, patient))
	}

	fn files(&self, organisation: OrganisationId, patient: PatientId) -> Result<Files, Infallible> {
		Ok(pallet_appointments::FilesOf::<Test>::get(organisation, patient))
	}

	fn leads(&self, organisation: OrganisationId, member: PersonId) -> Result<Leads, Infallible> {
		Ok(pallet_appointments::TeamsOf::<Test>::get(organisation, member))
	}

	fn reason_of(&self, patient: PatientId, record: RecordId) -> Result<Option<AppointmentId>, Infallible> {
		Ok(pallet_appointments::ReasonsOf::<Test>::get(patient, record))
	}

	fn appointment(&self, appointment: AppointmentId) -> Result<Option<AppointmentDetails>, Infallible> {
		Ok(pallet_appointments::Appointments::<Test>::get(appointment))
	}
}

/// What the rows let who asks do.
pub fn task(question: &TaskQuestion) -> TaskFacts {
	known(visit_task(&MockFacts, question))
}

/// The cast of the tests.
#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_appointments::BenchmarkHelper<AccountId, MultiSignature> for Benchmarks {
	fn cast() -> pallet_appointments::Cast<AccountId> {
		pallet_appointments::Cast {
			patient_account: account("ana"),
			patient: ANA,
			doctor_account: account("brook"),
			doctor: BROOK,
			colleague: COLE,
			clerk_account: account("dina"),
			organisation: SOUTH,
		}
	}

	fn sign_for_patient(message: &[u8]) -> MultiSignature {
		sign("ana", message)
	}

	fn card(message: &[u8]) -> ([u8; 32], [u8; 64]) {
		let card = sp_core::ed25519::Pair::from_seed(&[7; 32]);
		(card.public().0, card.sign(message).0)
	}
}

pub const NETWORK: Network = Network::repeat(0x99);
pub const STATEMENT_LIFETIME: u64 = UnixMillis::DAY;
/// Noon of a day.
pub const NOW: UnixMillis = UnixMillis(20_000 * UnixMillis::DAY + 12 * UnixMillis::HOUR);
pub const MINUTE: u64 = UnixMillis::MINUTE;
pub const HOUR: u64 = UnixMillis::HOUR;
pub const DAY: u64 = UnixMillis::DAY;

/// Patients, registered with the south hospital.
pub const ANA: PatientId = PatientId::repeat(1);
pub const BEN: PatientId = PatientId::repeat(2);
/// May book for Ana.
pub const MARA: PersonId = PersonId::repeat(3);
/// Doctors of the south hospital.
pub const BROOK: PersonId = PersonId::repeat(4);
pub const COLE: PersonId = PersonId::repeat(5);
/// A nurse of the south hospital, in Brook's team.
pub const NELL: PersonId = PersonId::repeat(6);
/// A clerk of the south hospital.
pub const DINA: PersonId = PersonId::repeat(7);
/// A clerk and a doctor of the north hospital.
pub const NORA: PersonId = PersonId::repeat(8);
pub const NASH: PersonId = PersonId::repeat(9);
/// An administrator of the south hospital.
pub const ADA: PersonId = PersonId::repeat(10);
/// Enrolled, and party to nothing.
pub const ZOE: PersonId = PersonId::repeat(11);
pub const SOUTH: OrganisationId = OrganisationId::repeat(20);
pub const NORTH: OrganisationId = OrganisationId::repeat(21);

pub const SCHEDULE: ScheduleId = ScheduleId::repeat(30);
pub const OTHER_SCHEDULE: ScheduleId = ScheduleId::repeat(31);
pub const APPOINTMENT: AppointmentId = AppointmentId::repeat(40);
pub const OTHER_APPOINTMENT: AppointmentId = AppointmentId::repeat(41);
pub const ENCOUNTER: EncounterId = EncounterId::repeat(50);
pub const OTHER_ENCOUNTER: EncounterId = EncounterId::repeat(51);
pub const REASON: RecordId = RecordId::repeat(60);

/// The starts of the slots that [`with_slots`] publishes, half an hour each.
pub const FIRST: UnixMillis = UnixMillis(NOW.0 + 5 * DAY);
pub const SECOND: UnixMillis = UnixMillis(FIRST.0 + HALF_HOUR);
pub const THIRD: UnixMillis = UnixMillis(SECOND.0 + HALF_HOUR);
pub const HALF_HOUR: u64 = 30 * MINUTE;

const CAST: [(&str, PersonId, AccountScope); 14] = [
	("ana", ANA.person(), AccountScope::Full),
	("ben", BEN.person(), AccountScope::Full),
	("mara", MARA, AccountScope::Full),
	("brook", BROOK, AccountScope::Full),
	("cole", COLE, AccountScope::Full),
	("nell", NELL, AccountScope::Full),
	("dina", DINA, AccountScope::Full),
	("nora", NORA, AccountScope::Full),
	("nash", NASH, AccountScope::Full),
	("ada", ADA, AccountScope::Full),
	("zoe", ZOE, AccountScope::Full),
	("brook's session", BROOK, AccountScope::ClinicalSession),
	("dina's session", DINA, AccountScope::DeskSession),
	("ana's session", ANA.person(), AccountScope::DeskSession),
];

thread_local! {
	/// Deriving a key takes long, and sequences sign much.
	static ACCOUNTS: RefCell<BTreeMap<String, AccountId>> = const { RefCell::new(BTreeMap::new()) };
}

/// The account of a name.
pub fn account(name: &str) -> AccountId {
	ACCOUNTS.with_borrow_mut(|accounts| {
		let derive = || AccountId::new(pair(name).public().0);
		accounts.entry(name.into()).or_insert_with(derive).clone()
	})
}

fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&std::format!("//{name}"), None).unwrap()
}

/// What the account of a name signs.
pub fn sign(name: &str, message: &[u8]) -> MultiSignature {
	pair(name).sign(message).into()
}

pub fn signed(name: &str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

/// Somebody in person.
pub fn by(person: PersonId) -> ActedBy<AccountId> {
	ActedBy { person, device: None }
}

/// Makes somebody a member, or another one.
pub fn join(organisation: OrganisationId, person: PersonId, profession: Profession) {
	let membership = Membership {
		profession,
		credentials: Credentials::NONE,
		valid_until: UnixMillis::FOREVER,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	};
	testing::with(|world| world.memberships.insert((organisation, person), membership));
}

/// Ends somebody's membership.
pub fn leave(organisation: OrganisationId, person: PersonId) {
	testing::with(|world| world.memberships.remove(&(organisation, person)));
}

pub fn set_status(organisation: OrganisationId, status: OrganisationStatus) {
	let kind = OrganisationKind::Hospital;
	testing::with(|world| {
		world
			.organisations
			.insert(organisation, OrganisationStanding { kind, status })
	});
}

fn enrol() {
	for (name, person, scope) in CAST {
		let signer = Signer {
			person,
			scope,
			until: UnixMillis::FOREVER,
		};
		testing::with(|world| {
			world.persons.insert(person);
			world.signers.insert(account(name).encode(), signer);
		});
	}
	for patient in [ANA, BEN] {
		let details = PatientDetails {
			enrolled_by: SOUTH,
			enrolled_at: UnixMillis(0),
			majority_at: None,
		};
		testing::with(|world| {
			world.patients.insert(patient, details);
			world.registrations.insert((patient, SOUTH));
		});
	}
	testing::with(|world| {
		world.powers.insert((MARA, ANA, Power::Book));
		world.administrators.insert((SOUTH, ADA));
	});
}

/// The storage before the first block, and the cast.
pub fn new_ext() -> sp_io::TestExternalities {
	testing::reset();
	FakeClock::set(NOW);
	enrol();
	for organisation in [SOUTH, NORTH] {
		set_status(organisation, OrganisationStatus::Active);
	}
	for (organisation, person, profession) in [
		(SOUTH, BROOK, Profession::Doctor),
		(SOUTH, COLE, Profession::Doctor),
		(SOUTH, NELL, Profession::Nurse),
		(SOUTH, DINA, Profession::Clerk),
		(NORTH, NORA, Profession::Clerk),
		(NORTH, NASH, Profession::Doctor),
	] {
		join(organisation, person, profession);
	}
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Appointments::add_to_team(signed("brook"), SOUTH, NELL).unwrap();
		System::reset_events();
	});
	ext
}

/// Runs a test, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		test();
		Appointments::do_try_state().unwrap();
	});
}

pub fn open(schedule: ScheduleId, confirms_itself: bool) -> DispatchResult {
	let zone = TimeZoneCode(7);
	Appointments::open_schedule(signed("brook"), schedule, SOUTH, BROOK, zone, confirms_itself)
}

pub fn span(start: UnixMillis, length: u64) -> SlotSpan {
	SlotSpan {
		start,
		end: start.plus(length),
	}
}

pub fn publish(schedule: ScheduleId, spans: &[SlotSpan]) -> DispatchResult {
	let spans = BoundedVec::truncate_from(spans.to_vec());
	Appointments::publish(signed("brook"), schedule, spans)
}

/// Brook's schedule with three slots.
pub fn with_slots(confirms_itself: bool) {
	open(SCHEDULE, confirms_itself).unwrap();
	publish(
		SCHEDULE,
		&[FIRST, SECOND, THIRD].map(|start| span(start, HALF_HOUR)),
	)
	.unwrap();
}

/// Books a slot of Brook's for Ana, with a reason where the patient's side does.
pub fn book(name: &str, appointment: AppointmentId, start: UnixMillis) -> DispatchResult {
	book_for(name, ANA, appointment, start)
}

/// Books a slot of Brook's; Dina and Nora book as clerks.
pub fn book_for(
	name: &str,
	patient: PatientId,
	appointment: AppointmentId,
	start: UnixMillis,
) -> DispatchResult {
	let organisation = match name {
		"dina" | "dina's session" => Some(SOUTH),
		"nora" => Some(NORTH),
		_ => None,
	};
	let modality = Modality::InPerson;
	Appointments::book(
		signed(name),
		appointment,
		SCHEDULE,
		start,
		patient,
		modality,
		None,
		organisation,
	)
}

/// A pending appointment of Ana's, with a reason, in the first slot.
pub fn pending() -> AppointmentId {
	with_slots(false);
	book_reasoned(Modality::InPerson);
	APPOINTMENT
}

/// A booked appointment of Ana's, with a reason, in the first slot.
pub fn booked() -> AppointmentId {
	booked_as(Modality::InPerson)
}

pub fn booked_as(modality: Modality) -> AppointmentId {
	with_slots(true);
	book_reasoned(modality);
	APPOINTMENT
}

fn book_reasoned(modality: Modality) {
	Appointments::book(
		signed("ana"),
		APPOINTMENT,
		SCHEDULE,
		FIRST,
		ANA,
		modality,
		Some(REASON),
		None,
	)
	.unwrap();
	System::reset_events();
}

/// As [`booked`], at the start of the slot, with the patient there.
pub fn arrived() -> AppointmentId {
	booked();
	FakeClock::set(FIRST);
	Appointments::arrive(signed("ana"), APPOINTMENT).unwrap();
	APPOINTMENT
}

/// As [`arrived`], checked in by Dina.
pub fn checked_in() -> EncounterId {
	arrived();
	Appointments::check_in(signed("dina"), APPOINTMENT, ENCOUNTER).unwrap();
	System::reset_events();
	ENCOUNTER
}

/// As [`checked_in`], begun by Brook.
pub fn in_progress() -> EncounterId {
	checked_in();
	Appointments::start_encounter(signed("brook"), ENCOUNTER).unwrap();
	System::reset_events();
	ENCOUNTER
}

/// The statement of a visit of Ana's to Brook, to be signed by the account of `name`.
pub fn statement(name: &str, encounter: EncounterId) -> VisitStatement {
	VisitStatement {
		network: NETWORK,
		organisation: SOUTH,
		doctor: BROOK,
		patient: ANA,
		account: account(name).into(),
		encounter,
		expires_at: testing::with(|world| world.now).plus(HOUR),
	}
}

/// Submits a visit with the account and the signature of `name` over `statement`.
pub fn walk_in_with(
	clerk: &str,
	name: &str,
	statement: VisitStatement,
	makes_good: Option<AppointmentId>,
) -> DispatchResult {
	Appointments::walk_in(
		signed(clerk),
		statement.encounter,
		statement.organisation,
		statement.doctor,
		statement.patient,
		makes_good,
		account(name),
		statement.expires_at,
		sign(name, statement.text().as_bytes()),
	)
}

/// Ana walks in to Brook.
pub fn walk_in(encounter: EncounterId) -> DispatchResult {
	walk_in_with("dina", "ana", statement("ana", encounter), None)
}

pub fn status(appointment: AppointmentId) -> AppointmentStatus {
	crate::Appointments::<Test>::get(appointment).unwrap().status
}

pub fn encounter_status(encounter: EncounterId) -> EncounterStatus {
	crate::Encounters::<Test>::get(encounter).unwrap().status
}

/// What ties a member of the south hospital to Ana now.
pub fn care(member: PersonId) -> CareFacts {
	let now = testing::with(|world| world.now);
	Appointments::care(SOUTH, member, ANA, now)
}
