// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime of this pallet alone, on the fakes of `salus_primitives::testing`, and a small cast.

use crate as pallet_orders;
use codec::Encode;
use frame_support::{derive_impl, traits::ConstU64};
use salus_primitives::{
	care::{CareFacts, Reason, TaskFacts, TaskQuestion},
	consent::{Category, Power},
	decision::{AllowRule, Decision, DenyRule},
	facts::{known, OnChain},
	orders::{OpenWork, OrderDetails, OrderStatus, RecordUse, ReportDetails, ReportStatus, TaskRules},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		AccountScope, ActedBy, Credential, Credentials, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, Profession, Signer,
	},
	tasks::{order_task, OrderSource},
	testing::{self, FakeCare, FakeClock, FakeConsent, FakeRecords, FakeRoles},
	Clock, OrderId, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
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
	#[runtime::pallet_index(15)]
	pub type Orders = pallet_orders;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_orders::Config for Test {
	type WeightInfo = ();
	type Clock = FakeClock;
	type Roles = FakeRoles<u64>;
	type Consent = FakeConsent;
	type Records = FakeRecords;
	type Care = FakeCare;
	type LongestTaskMillis = ConstU64<LONGEST>;
	type TaskAfterReportMillis = ConstU64<AFTER_REPORT>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarks;
}

/// Records straight into the fakes.
#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_orders::BenchmarkHelper<u64> for Benchmarks {
	fn cast() -> pallet_orders::Cast<u64> {
		pallet_orders::Cast {
			representative_account: account(MARA),
			patient: ANA,
			requester_account: account(BROOK),
			colleague_account: account(CARA),
			organisation: SOUTH,
			pathologist_account: account(PAUL),
			laboratory: LAB,
			other_laboratory: OTHER_LAB,
		}
	}

	fn add_record(author: &u64, organisation: OrganisationId, patient: PatientId, record: RecordId) {
		let facts = RecordFacts {
			patient,
			author: PersonId::repeat(*author as u8),
			..facts(BROOK, organisation)
		};
		testing::with(|world| world.records.insert(record, (facts, 1)));
	}

	fn amend_record(_: &u64, _: OrganisationId, record: RecordId) {
		amend(record);
	}
}

/// The rows of this pallet and what the fakes know of the others.
pub struct MockFacts;

impl OnChain for MockFacts {
	type Roles = FakeRoles<u64>;
	type Consent = FakeConsent;
}

impl OrderSource for MockFacts {
	fn open_work(&self, laboratory: OrganisationId, patient: PatientId) -> Result<Vec<OpenWork>, Infallible> {
		Ok(pallet_orders::OpenWorkAt::<Test>::get(laboratory, patient).into_inner())
	}

	fn record_use(&self, record: RecordId) -> Result<Option<RecordUse>, Infallible> {
		Ok(pallet_orders::RecordUses::<Test>::get(record))
	}

	fn order(&self, order: OrderId) -> Result<Option<OrderDetails>, Infallible> {
		Ok(pallet_orders::Orders::<Test>::get(order))
	}

	fn report(&self, record: RecordId) -> Result<Option<ReportDetails>, Infallible> {
		Ok(pallet_orders::Reports::<Test>::get(record))
	}

	fn cover_until(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Result<Option<UnixMillis>, Infallible> {
		Ok(Orders::cover_until(organisation, member, patient, now))
	}

	fn task_rules(&self) -> TaskRules {
		Orders::task_rules()
	}
}

/// What the rows let who asks do.
pub fn task_of(question: &TaskQuestion) -> TaskFacts {
	known(order_task(&MockFacts, question))
}

pub const AFTER_REPORT: u64 = 90 * UnixMillis::DAY;
pub const LONGEST: u64 = 366 * UnixMillis::DAY;
pub const NOW: UnixMillis = UnixMillis(20_000 * UnixMillis::DAY + UnixMillis::HOUR);

/// A patient.
pub const ANA: PatientId = PatientId::repeat(1);
/// Another.
pub const EVA: PatientId = PatientId::repeat(2);
/// Acts for Ana and may consent.
pub const MARA: PersonId = PersonId::repeat(3);
/// Acts for Ana and may view only.
pub const VERA: PersonId = PersonId::repeat(4);
/// Doctors of the south hospital: the requester, and a colleague who has cover for Ana.
pub const BROOK: PersonId = PersonId::repeat(10);
pub const CARA: PersonId = PersonId::repeat(11);
/// Another doctor of the south hospital, without cover.
pub const DORA: PersonId = PersonId::repeat(12);
/// A nurse of the south hospital, with cover.
pub const NINA: PersonId = PersonId::repeat(13);
/// A technician of the laboratory.
pub const TESS: PersonId = PersonId::repeat(20);
/// A doctor of the laboratory who may verify.
pub const PAUL: PersonId = PersonId::repeat(21);
/// A doctor of the laboratory who may not.
pub const DAN: PersonId = PersonId::repeat(22);
/// A clerk of the laboratory.
pub const CLEO: PersonId = PersonId::repeat(23);
/// A technician of another laboratory.
pub const LEO: PersonId = PersonId::repeat(24);

/// Controls nobody.
pub const STRANGER_ACCOUNT: u64 = 99;
/// A session's account is that of its person and this.
pub const SESSION: u64 = 100;

pub const SOUTH: OrganisationId = OrganisationId::repeat(50);
pub const NORTH: OrganisationId = OrganisationId::repeat(51);
pub const LAB: OrganisationId = OrganisationId::repeat(52);
pub const OTHER_LAB: OrganisationId = OrganisationId::repeat(53);
pub const PHARMACY: OrganisationId = OrganisationId::repeat(54);
pub const CLINIC: OrganisationId = OrganisationId::repeat(55);

pub const ORDER: OrderId = OrderId::repeat(80);
pub const OTHER_ORDER: OrderId = OrderId::repeat(81);
/// What Brook orders.
pub const REQUEST: RecordId = RecordId::repeat(90);
pub const OTHER_REQUEST: RecordId = RecordId::repeat(91);
/// What Tess finds.
pub const REPORT: RecordId = RecordId::repeat(92);
pub const OTHER_REPORT: RecordId = RecordId::repeat(93);

/// The account in full control of a person.
pub fn account(person: PersonId) -> u64 {
	u64::from(person.0[0])
}

/// The person's signature.
pub fn by(person: PersonId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(person))
}

/// What an event says of somebody who signed in full control.
pub fn acted(person: PersonId) -> ActedBy<u64> {
	ActedBy { person, device: None }
}

pub fn set_member(organisation: OrganisationId, person: PersonId, profession: Profession) {
	testing::with(|world| {
		let membership = Membership {
			profession,
			credentials: Credentials::NONE,
			valid_until: NOW.plus(UnixMillis::DAY * 366),
			full_from: UnixMillis(0),
			status: MembershipStatus::Active,
		};
		world.memberships.insert((organisation, person), membership);
	});
}

pub fn change_member(organisation: OrganisationId, person: PersonId, change: impl FnOnce(&mut Membership)) {
	testing::with(|world| change(world.memberships.get_mut(&(organisation, person)).unwrap()));
}

pub fn set_status(organisation: OrganisationId, status: OrganisationStatus) {
	testing::with(|world| world.organisations.get_mut(&organisation).unwrap().status = status);
}

pub fn set_cover(organisation: OrganisationId, member: PersonId, until: Option<UnixMillis>) {
	let care = CareFacts {
		cover_until: until,
		..CareFacts::default()
	};
	testing::with(|world| world.care.insert((organisation, member, ANA), care));
}

/// A current laboratory record of Ana's.
pub fn facts(author: PersonId, organisation: OrganisationId) -> RecordFacts {
	RecordFacts {
		patient: ANA,
		author,
		organisation,
		category: Category::Laboratory,
		day: NOW.day(),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	}
}

pub fn add_record(record: RecordId, author: PersonId, organisation: OrganisationId) {
	testing::with(|world| world.records.insert(record, (facts(author, organisation), 1)));
}

pub fn change_record(record: RecordId, change: impl FnOnce(&mut RecordFacts)) {
	testing::with(|world| change(&mut world.records.get_mut(&record).unwrap().0));
}

/// The record has a new version.
pub fn amend(record: RecordId) {
	testing::with(|world| world.records.get_mut(&record).unwrap().1 += 1);
}

/// From now on the decision lets everybody contribute, or nobody.
pub fn set_decision(allows: bool) {
	let decision = if allows {
		Decision::Allow {
			rule: AllowRule::Consent,
			until: UnixMillis::FOREVER,
		}
	} else {
		Decision::Deny {
			rule: DenyRule::NothingAllows,
		}
	};
	testing::with(|world| world.decision = Some(decision));
}

fn set_people() {
	for (person, scope) in [ANA.person(), EVA.person(), MARA, VERA, BROOK, CARA, DORA, NINA]
		.into_iter()
		.chain([TESS, PAUL, DAN, CLEO, LEO])
		.flat_map(|person| {
			[
				(person, AccountScope::Full),
				(person, AccountScope::ClinicalSession),
			]
		}) {
		let key = match scope {
			AccountScope::Full => account(person),
			_ => account(person) + SESSION,
		};
		let signer = Signer {
			person,
			scope,
			until: UnixMillis::FOREVER,
		};
		testing::with(|world| world.signers.insert(key.encode(), signer));
	}
	testing::with(|world| {
		for power in [Power::View, Power::Consent] {
			world.powers.insert((MARA, ANA, power));
		}
		world.powers.insert((VERA, ANA, Power::View));
	});
}

fn set_organisations() {
	for (organisation, kind) in [
		(SOUTH, OrganisationKind::Hospital),
		(NORTH, OrganisationKind::Hospital),
		(LAB, OrganisationKind::Laboratory),
		(OTHER_LAB, OrganisationKind::Laboratory),
		(PHARMACY, OrganisationKind::Pharmacy),
		(CLINIC, OrganisationKind::Clinic),
	] {
		let standing = OrganisationStanding {
			kind,
			status: OrganisationStatus::Active,
		};
		testing::with(|world| world.organisations.insert(organisation, standing));
	}
	for doctor in [BROOK, CARA, DORA] {
		set_member(SOUTH, doctor, Profession::Doctor);
	}
	set_member(SOUTH, NINA, Profession::Nurse);
	set_member(LAB, TESS, Profession::LaboratoryTechnician);
	set_member(LAB, PAUL, Profession::Doctor);
	set_member(LAB, DAN, Profession::Doctor);
	set_member(LAB, CLEO, Profession::Clerk);
	set_member(OTHER_LAB, LEO, Profession::LaboratoryTechnician);
	change_member(LAB, PAUL, |member| {
		member.credentials = Credentials::of(&[Credential::Verifying])
	});
	for member in [CARA, NINA] {
		set_cover(SOUTH, member, Some(NOW.plus(UnixMillis::DAY)));
	}
}

/// The storage before the first block, and the cast.
pub fn new_ext() -> sp_io::TestExternalities {
	testing::reset();
	FakeClock::set(NOW);
	set_people();
	set_organisations();
	set_decision(true);
	for request in [REQUEST, OTHER_REQUEST] {
		add_record(request, BROOK, SOUTH);
	}
	for report in [REPORT, OTHER_REPORT] {
		add_record(report, TESS, LAB);
	}
	let storage = frame_system::GenesisConfig::<Test>::default()
		.build_storage()
		.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test from before any order, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	new_ext().execute_with(|| {
		test();
		Orders::do_try_state().unwrap();
	});
}

/// How far Brook's order for Ana has come when a test begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
	/// No laboratory is asked.
	Open,
	/// Brook has asked the laboratory.
	Asked,
	/// It has said yes.
	Accepted,
	/// Tess has registered a report.
	Registered,
	/// Paul has made it final.
	Final,
	/// Brook has closed the order.
	Completed,
}

/// Runs a test from this stage on, without the events that led there, then checks every invariant.
pub fn from(stage: Stage, test: impl FnOnce()) {
	build_and_execute(|| {
		create(None).unwrap();
		if stage >= Stage::Asked {
			Orders::assign(by(BROOK), ORDER, LAB).unwrap();
		}
		if stage >= Stage::Accepted {
			Orders::accept(by(TESS), ORDER).unwrap();
		}
		if stage >= Stage::Registered {
			Orders::register_report(by(TESS), ORDER, REPORT).unwrap();
		}
		if stage >= Stage::Final {
			amend(REPORT);
			Orders::advance_report(by(PAUL), REPORT, ReportStatus::Final, false).unwrap();
		}
		if stage >= Stage::Completed {
			Orders::complete(by(BROOK), ORDER).unwrap();
		}
		System::reset_events();
		test();
	});
}

/// Brook orders for Ana.
pub fn create(laboratory: Option<OrganisationId>) -> DispatchResult {
	Orders::create(by(BROOK), ORDER, ANA, SOUTH, REQUEST, laboratory)
}

pub fn hold() {
	Orders::hold(by(BROOK), ORDER, Reason::Clarification).unwrap();
}

pub fn revoke() {
	Orders::revoke(by(BROOK), ORDER, Reason::NotNeeded).unwrap();
}

pub fn mark_in_error() {
	Orders::mark_in_error(by(BROOK), ORDER).unwrap();
}

/// A step of the report with a new version, by whoever may take it.
pub fn advance(to: ReportStatus) {
	amend(REPORT);
	Orders::advance_report(by(PAUL), REPORT, to, false).unwrap();
}

pub fn order() -> OrderDetails {
	crate::Orders::<Test>::get(ORDER).unwrap()
}

pub fn status() -> OrderStatus {
	order().status
}

pub fn report() -> ReportDetails {
	crate::Reports::<Test>::get(REPORT).unwrap()
}

/// What tasks let a member do with a record, or with a new one, now.
pub fn task(
	organisation: OrganisationId,
	member: PersonId,
	profession: Profession,
	record: Option<RecordId>,
) -> TaskFacts {
	task_of(&TaskQuestion {
		organisation,
		member,
		profession,
		patient: ANA,
		record,
		category: Category::Laboratory,
		now: FakeClock::now(),
	})
}

/// Brook has ordered in-house and accepted, and has reported.
pub fn reported_in_house() {
	add_record(REPORT, BROOK, SOUTH);
	Orders::assign(by(BROOK), ORDER, SOUTH).unwrap();
	Orders::accept(by(BROOK), ORDER).unwrap();
	Orders::register_report(by(BROOK), ORDER, REPORT).unwrap();
	System::reset_events();
}

/// The one event that a call told.
pub fn assert_told(event: crate::Event<Test>) {
	System::assert_last_event(event.into());
	assert_eq!(System::events().len(), 1);
}
