// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime of this pallet alone, on the fakes of `salus_primitives::testing`, and a small cast.

use crate as pallet_prescriptions;
use codec::Encode;
use frame_support::{assert_ok, derive_impl, parameter_types, traits::ConstU64};
use salus_primitives::{
	care::{CareFacts, Reason, TaskFacts, TaskQuestion},
	consent::{Category, Power},
	decision::{AllowRule, Decision, DenyRule},
	facts::{known, Source},
	prescriptions::{
		ClaimProof, ClaimStatement, FillDetails, FillRef, OpenFill, PrescriptionDetails, PrescriptionTerms,
		Unit,
	},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		AccountScope, ActedBy, Credentials, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, Profession, Signer,
	},
	tasks::{fill_task, FillSource},
	testing::{self, FakeCare, FakeClock, FakeConsent, FakeRecords, FakeRoles},
	Clock, Day, Network, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId, UnixMillis,
};
use sp_core::{ed25519, Pair};
use sp_runtime::{BuildStorage, DispatchResult};
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
	#[runtime::pallet_index(14)]
	pub type Prescriptions = pallet_prescriptions;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const TestNetwork: Network = NETWORK;
}

impl pallet_prescriptions::Config for Test {
	type WeightInfo = ();
	type Clock = FakeClock;
	type Roles = FakeRoles<u64>;
	type Consent = FakeConsent;
	type Records = FakeRecords;
	type Care = FakeCare;
	type Network = TestNetwork;
	type MaxValidity = ConstU64<MAX_VALIDITY>;
	type ClaimLifetime = ConstU64<CLAIM_LIFETIME>;
	type LateReportLifetime = ConstU64<LATE_REPORT_LIFETIME>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarks;
}

/// The rows of this pallet.
pub struct MockFacts;

impl Source for MockFacts {
	type Missing = Infallible;
}

impl FillSource for MockFacts {
	fn open_fills(&self, patient: PatientId, pharmacy: OrganisationId) -> Result<Vec<OpenFill>, Infallible> {
		Ok(pallet_prescriptions::OpenFills::<Test>::get(patient, pharmacy).into_inner())
	}

	fn prescription_of(&self, record: RecordId) -> Result<Option<PrescriptionId>, Infallible> {
		Ok(pallet_prescriptions::PrescriptionOf::<Test>::get(record))
	}

	fn fill_of(&self, record: RecordId) -> Result<Option<(PrescriptionId, u32)>, Infallible> {
		Ok(pallet_prescriptions::FillOf::<Test>::get(record))
	}

	fn fill(&self, prescription: PrescriptionId, number: u32) -> Result<Option<FillDetails>, Infallible> {
		Ok(pallet_prescriptions::Fills::<Test>::get(prescription, number))
	}

	fn prescription(&self, prescription: PrescriptionId) -> Result<Option<PrescriptionDetails>, Infallible> {
		Ok(pallet_prescriptions::Prescriptions::<Test>::get(prescription))
	}
}

/// What the rows let who asks do.
pub fn task(question: &TaskQuestion) -> TaskFacts {
	known(fill_task(&MockFacts, question))
}

/// Brook prescribes, Cole covers, Pia fills.
#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_prescriptions::BenchmarkHelper<u64> for Benchmarks {
	fn cast() -> pallet_prescriptions::Cast<u64> {
		allow(AllowRule::Consent);
		cover(COLE);
		pallet_prescriptions::Cast {
			patient_account: ANA_ACCOUNT,
			patient: ANA,
			doctor_account: BROOK_ACCOUNT,
			covering_account: COLE_ACCOUNT,
			organisation: SOUTH,
			pharmacist_account: PIA_ACCOUNT,
			pharmacist: PIA,
			pharmacy: CORNER,
			request_record: RECORD,
			renewed_record: OTHER_RECORD,
			dispense_record: DISPENSE_RECORD,
		}
	}

	fn claim_key() -> [u8; 32] {
		code().public().0
	}

	fn prove(message: &[u8]) -> ClaimProof {
		code().sign(message).0
	}
}

pub const NETWORK: Network = Network::repeat(0x99);
pub const MAX_VALIDITY: u64 = 366 * UnixMillis::DAY;
pub const CLAIM_LIFETIME: u64 = 48 * UnixMillis::HOUR;
pub const LATE_REPORT_LIFETIME: u64 = 7 * UnixMillis::DAY;
/// Between full fills.
pub const INTERVAL: u64 = 20 * UnixMillis::DAY;
/// When a test begins.
pub const START: UnixMillis = UnixMillis(20_000 * UnixMillis::DAY + UnixMillis::HOUR);

/// A patient.
pub const ANA: PatientId = PatientId::repeat(1);
pub const ANA_ACCOUNT: u64 = 1;
/// A doctor of the south hospital, who prescribes.
pub const BROOK: PersonId = PersonId::repeat(2);
pub const BROOK_ACCOUNT: u64 = 2;
pub const BROOK_SESSION: u64 = 102;
/// Another doctor there, without cover unless a test gives it.
pub const COLE: PersonId = PersonId::repeat(3);
pub const COLE_ACCOUNT: u64 = 3;
/// A nurse there.
pub const NINA: PersonId = PersonId::repeat(4);
pub const NINA_ACCOUNT: u64 = 4;
/// Somebody who may consent for Ana.
pub const MARA: PersonId = PersonId::repeat(5);
pub const MARA_ACCOUNT: u64 = 5;
/// A pharmacist at the corner.
pub const PIA: PersonId = PersonId::repeat(6);
pub const PIA_ACCOUNT: u64 = 6;
pub const PIA_SESSION: u64 = 106;
/// Pia's colleague.
pub const PAT: PersonId = PersonId::repeat(7);
pub const PAT_ACCOUNT: u64 = 7;
/// A pharmacist at the station.
pub const QUINN: PersonId = PersonId::repeat(8);
pub const QUINN_ACCOUNT: u64 = 8;
/// A pharmacist of the south hospital, which is no pharmacy.
pub const HAL: PersonId = PersonId::repeat(9);
pub const HAL_ACCOUNT: u64 = 9;
/// A clerk at the corner.
pub const KIM: PersonId = PersonId::repeat(10);
pub const KIM_ACCOUNT: u64 = 10;
pub const KIM_SESSION: u64 = 110;
/// Somebody who has nothing to do with it.
pub const OLA: PersonId = PersonId::repeat(11);
pub const OLA_ACCOUNT: u64 = 11;
/// Controls nobody.
pub const STRANGER_ACCOUNT: u64 = 99;

/// A hospital.
pub const SOUTH: OrganisationId = OrganisationId::repeat(20);
/// A pharmacy.
pub const CORNER: OrganisationId = OrganisationId::repeat(21);
/// Another pharmacy.
pub const STATION: OrganisationId = OrganisationId::repeat(22);

/// Brook's MedicationRequest for Ana.
pub const RECORD: RecordId = RecordId::repeat(30);
/// One more.
pub const OTHER_RECORD: RecordId = RecordId::repeat(31);
/// Pia's MedicationDispense for Ana.
pub const DISPENSE_RECORD: RecordId = RecordId::repeat(32);
/// Quinn's.
pub const STATION_RECORD: RecordId = RecordId::repeat(33);

pub const PRESCRIPTION: PrescriptionId = PrescriptionId::repeat(40);
pub const OTHER_PRESCRIPTION: PrescriptionId = PrescriptionId::repeat(41);

/// The storage before the first block, and the cast.
pub fn new_ext() -> sp_io::TestExternalities {
	testing::reset();
	FakeClock::set(START);
	for (account, person, scope) in [
		(ANA_ACCOUNT, ANA.person(), AccountScope::Full),
		(BROOK_ACCOUNT, BROOK, AccountScope::Full),
		(BROOK_SESSION, BROOK, AccountScope::ClinicalSession),
		(COLE_ACCOUNT, COLE, AccountScope::Full),
		(NINA_ACCOUNT, NINA, AccountScope::Full),
		(MARA_ACCOUNT, MARA, AccountScope::Full),
		(PIA_ACCOUNT, PIA, AccountScope::Full),
		(PIA_SESSION, PIA, AccountScope::ClinicalSession),
		(PAT_ACCOUNT, PAT, AccountScope::Full),
		(QUINN_ACCOUNT, QUINN, AccountScope::Full),
		(HAL_ACCOUNT, HAL, AccountScope::Full),
		(KIM_ACCOUNT, KIM, AccountScope::Full),
		(KIM_SESSION, KIM, AccountScope::DeskSession),
		(OLA_ACCOUNT, OLA, AccountScope::Full),
	] {
		let signer = Signer {
			person,
			scope,
			until: UnixMillis::FOREVER,
		};
		testing::with(|world| world.signers.insert(account.encode(), signer));
	}
	for (organisation, kind) in [
		(SOUTH, OrganisationKind::Hospital),
		(CORNER, OrganisationKind::Pharmacy),
		(STATION, OrganisationKind::Pharmacy),
	] {
		let status = OrganisationStatus::Active;
		let standing = OrganisationStanding { kind, status };
		testing::with(|world| world.organisations.insert(organisation, standing));
	}
	for (organisation, person, profession) in [
		(SOUTH, BROOK, Profession::Doctor),
		(SOUTH, COLE, Profession::Doctor),
		(SOUTH, NINA, Profession::Nurse),
		(SOUTH, HAL, Profession::Pharmacist),
		(CORNER, PIA, Profession::Pharmacist),
		(CORNER, PAT, Profession::Pharmacist),
		(CORNER, KIM, Profession::Clerk),
		(STATION, QUINN, Profession::Pharmacist),
	] {
		employ(organisation, person, profession);
	}
	for doctor in [BROOK, COLE] {
		testing::with(|world| world.care.insert((SOUTH, doctor, ANA), visit()));
	}
	testing::with(|world| world.powers.insert((MARA, ANA, Power::Consent)));
	for (record, author, organisation) in [
		(RECORD, BROOK, SOUTH),
		(OTHER_RECORD, BROOK, SOUTH),
		(DISPENSE_RECORD, PIA, CORNER),
		(STATION_RECORD, QUINN, STATION),
	] {
		add_record(record, facts(author, organisation));
	}
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		test();
		Prescriptions::do_try_state().unwrap();
	});
}

pub fn employ(organisation: OrganisationId, person: PersonId, profession: Profession) {
	let membership = Membership {
		profession,
		credentials: Credentials::NONE,
		valid_until: UnixMillis::FOREVER,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	};
	testing::with(|world| world.memberships.insert((organisation, person), membership));
}

/// From now on this person is no live member there.
pub fn dismiss(organisation: OrganisationId, person: PersonId) {
	testing::with(|world| world.memberships.remove(&(organisation, person)));
}

pub fn suspend(organisation: OrganisationId) {
	testing::with(|world| {
		world.organisations.get_mut(&organisation).unwrap().status = OrganisationStatus::Suspended
	});
}

/// From now on this member of the south hospital has cover for Ana, for an hour.
pub fn cover(member: PersonId) {
	let care = CareFacts {
		cover_until: Some(FakeClock::now().plus(UnixMillis::HOUR)),
		..visit()
	};
	testing::with(|world| world.care.insert((SOUTH, member, ANA), care));
}

/// What a visit lets a doctor do about prescriptions.
pub fn visit() -> CareFacts {
	CareFacts {
		prescribe_until: Some(UnixMillis::FOREVER),
		..CareFacts::default()
	}
}

/// A current medication record of Ana's.
pub fn facts(author: PersonId, organisation: OrganisationId) -> RecordFacts {
	RecordFacts {
		patient: ANA,
		author,
		organisation,
		category: Category::Medication,
		day: Day(20_000),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	}
}

pub fn add_record(record: RecordId, facts: RecordFacts) {
	testing::with(|world| world.records.insert(record, (facts, 1)));
}

/// From now on the decision lets everybody in, by this rule.
pub fn allow(rule: AllowRule) {
	testing::with(|world| {
		world.decision = Some(Decision::Allow {
			rule,
			until: UnixMillis::FOREVER,
		})
	});
}

/// From now on the decision keeps everybody out.
pub fn deny() {
	testing::with(|world| {
		world.decision = Some(Decision::Deny {
			rule: DenyRule::NothingAllows,
		})
	});
}

/// Time passes.
pub fn pass(millis: u64) {
	FakeClock::set(FakeClock::now().plus(millis));
}

/// The key that the claim code yields.
pub fn code() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[7; 32])
}

/// Thirty tablets and twice again, twenty days apart, for a year.
pub fn terms() -> PrescriptionTerms {
	PrescriptionTerms {
		quantity: 30,
		unit: Unit::Each,
		repeats: 2,
		valid_until: START.plus(MAX_VALIDITY),
		interval_millis: INTERVAL,
		claim_key: code().public().0,
	}
}

pub fn by(person: PersonId) -> ActedBy<u64> {
	ActedBy { person, device: None }
}

/// Of the one prescription, at the corner.
pub fn key(fill: u32) -> FillRef {
	FillRef {
		prescription: PRESCRIPTION,
		patient: ANA,
		fill,
		pharmacy: CORNER,
	}
}

/// The arguments of `issue`, of which a test changes those that matter.
#[derive(Clone, Copy)]
pub struct Issue {
	pub signed_by: u64,
	pub prescription: PrescriptionId,
	pub patient: PatientId,
	pub organisation: OrganisationId,
	pub record: RecordId,
	pub terms: PrescriptionTerms,
	pub renews: Option<PrescriptionId>,
}

impl Default for Issue {
	fn default() -> Self {
		Self {
			signed_by: BROOK_ACCOUNT,
			prescription: PRESCRIPTION,
			patient: ANA,
			organisation: SOUTH,
			record: RECORD,
			terms: terms(),
			renews: None,
		}
	}
}

impl Issue {
	pub fn call(self) -> DispatchResult {
		Prescriptions::issue(
			RuntimeOrigin::signed(self.signed_by),
			self.prescription,
			self.patient,
			self.organisation,
			self.record,
			self.terms,
			self.renews,
		)
	}
}

/// Brook's prescription for Ana.
pub fn issued() {
	issued_with(terms());
}

pub fn issued_with(terms: PrescriptionTerms) {
	allow(AllowRule::Consent);
	let issue = Issue {
		terms,
		..Default::default()
	};
	assert_ok!(issue.call());
	deny();
	System::reset_events();
}

/// What the claim code's key signs.
pub fn proof(pharmacy: OrganisationId, pharmacist: PersonId, fill: u32) -> ClaimProof {
	proof_for(PRESCRIPTION, pharmacy, pharmacist, fill)
}

fn proof_for(
	prescription: PrescriptionId,
	pharmacy: OrganisationId,
	pharmacist: PersonId,
	fill: u32,
) -> ClaimProof {
	let statement = ClaimStatement {
		network: NETWORK,
		prescription,
		pharmacy,
		pharmacist,
		fill,
	};
	code().sign(&statement.bytes()).0
}

fn next_number() -> u32 {
	Prescriptions::details(PRESCRIPTION).map_or(1, |details| details.fills + 1)
}

/// With the code for the next fill.
pub fn claim_by(account: u64, pharmacy: OrganisationId, pharmacist: PersonId) -> DispatchResult {
	let proof = proof(pharmacy, pharmacist, next_number());
	Prescriptions::claim(RuntimeOrigin::signed(account), PRESCRIPTION, pharmacy, proof)
}

/// Pia's, of the first fill of another prescription.
pub fn claim_of(prescription: PrescriptionId) -> DispatchResult {
	let proof = proof_for(prescription, CORNER, PIA, 1);
	Prescriptions::claim(RuntimeOrigin::signed(PIA_ACCOUNT), prescription, CORNER, proof)
}

pub fn claim() -> DispatchResult {
	claim_by(PIA_ACCOUNT, CORNER, PIA)
}

pub fn claim_at_station() -> DispatchResult {
	claim_by(QUINN_ACCOUNT, STATION, QUINN)
}

pub fn ready(account: u64) -> DispatchResult {
	Prescriptions::ready(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn pause(account: u64) -> DispatchResult {
	Prescriptions::pause(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn unpause(account: u64) -> DispatchResult {
	Prescriptions::unpause(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn dispense(account: u64, quantity: u32) -> DispatchResult {
	Prescriptions::dispense(RuntimeOrigin::signed(account), PRESCRIPTION, quantity, None, None)
}

pub fn dispense_at(at: UnixMillis) -> DispatchResult {
	let origin = RuntimeOrigin::signed(PIA_ACCOUNT);
	Prescriptions::dispense(origin, PRESCRIPTION, 30, None, Some(at))
}

pub fn release(account: u64) -> DispatchResult {
	Prescriptions::release(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn decline(account: u64) -> DispatchResult {
	Prescriptions::decline(RuntimeOrigin::signed(account), PRESCRIPTION, Reason::Unavailable)
}

pub fn stop_fill(account: u64, quantity: u32) -> DispatchResult {
	let origin = RuntimeOrigin::signed(account);
	Prescriptions::stop_fill(origin, PRESCRIPTION, quantity, None, Reason::Unavailable)
}

pub fn hold(account: u64) -> DispatchResult {
	Prescriptions::hold(RuntimeOrigin::signed(account), PRESCRIPTION, Reason::Safety)
}

pub fn resume(account: u64) -> DispatchResult {
	Prescriptions::resume(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn cancel(account: u64) -> DispatchResult {
	Prescriptions::cancel(RuntimeOrigin::signed(account), PRESCRIPTION, Reason::NotNeeded)
}

pub fn stop(account: u64) -> DispatchResult {
	Prescriptions::stop(RuntimeOrigin::signed(account), PRESCRIPTION, Reason::NotNeeded)
}

pub fn mark_in_error(account: u64) -> DispatchResult {
	Prescriptions::mark_in_error(RuntimeOrigin::signed(account), PRESCRIPTION)
}

pub fn dispute(account: u64, fill: u32) -> DispatchResult {
	Prescriptions::dispute_fill(RuntimeOrigin::signed(account), PRESCRIPTION, fill)
}

pub fn bar(account: u64, pharmacy: OrganisationId) -> DispatchResult {
	Prescriptions::bar(RuntimeOrigin::signed(account), PRESCRIPTION, pharmacy)
}

pub fn unbar(account: u64, pharmacy: OrganisationId) -> DispatchResult {
	Prescriptions::unbar(RuntimeOrigin::signed(account), PRESCRIPTION, pharmacy)
}

pub fn report_late(account: u64, fill: u32, quantity: u32, at: UnixMillis) -> DispatchResult {
	let origin = RuntimeOrigin::signed(account);
	Prescriptions::report_late(origin, PRESCRIPTION, fill, quantity, None, at)
}

/// A fill that Pia claimed.
pub fn claimed() {
	assert_ok!(claim());
	System::reset_events();
}

/// A fill that Ana can fetch from Pia.
pub fn readied() {
	claimed();
	assert_ok!(ready(PIA_ACCOUNT));
	System::reset_events();
}

/// A fill that Ana fetched from Pia.
pub fn dispensed(quantity: u32) {
	readied();
	assert_ok!(dispense(PIA_ACCOUNT, quantity));
	System::reset_events();
}

pub fn details() -> PrescriptionDetails {
	Prescriptions::details(PRESCRIPTION).unwrap()
}

pub fn fill(number: u32) -> FillDetails {
	crate::Fills::<Test>::get(PRESCRIPTION, number).unwrap()
}
