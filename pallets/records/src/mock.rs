// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime of this pallet alone, on the fakes of `salus_primitives::testing`, and a small cast.

use crate as pallet_records;
use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64},
};
use salus_primitives::{
	consent::{Category, Purpose},
	decision::{AllowRule, Decision, DenyRule},
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	roles::{
		AccountScope, Credentials, Membership, MembershipStatus, OrganisationKind, OrganisationStanding,
		OrganisationStatus, PatientDetails, Profession, Signer,
	},
	testing::{self, FakeClock, FakeConsent, FakeReports, FakeRoles},
	Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use sp_runtime::{BuildStorage, DispatchResult};

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
	#[runtime::pallet_index(12)]
	pub type Records = pallet_records;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub const MaxSizeBucket: u8 = LARGEST_BUCKET;
}

impl pallet_records::Config for Test {
	type WeightInfo = ();
	type Clock = FakeClock;
	type Roles = FakeRoles<u64>;
	type Consent = FakeConsent;
	type Reports = FakeReports;
	type MaxVersions = ConstU32<MAX_VERSIONS>;
	type MaxSizeBucket = MaxSizeBucket;
	type MinRootInterval = ConstU64<MIN_ROOT_INTERVAL>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarks;
}

/// Any member may contribute, the patient too.
#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_records::BenchmarkHelper<u64> for Benchmarks {
	fn cast() -> pallet_records::Cast<u64> {
		allow(AllowRule::Consent);
		pallet_records::Cast {
			patient_account: ANA_ACCOUNT,
			patient: ANA,
			doctor_account: SESSION_ACCOUNT,
			organisation: SOUTH,
		}
	}

	fn let_in(_: PatientId, _: u32) {}

	fn vault() -> (u64, OrganisationId) {
		add_vault(VAULT_ACCOUNT, SOUTH);
		(VAULT_ACCOUNT, SOUTH)
	}
}

pub const MAX_VERSIONS: u32 = 3;
pub const LARGEST_BUCKET: u8 = 40;
pub const MIN_ROOT_INTERVAL: u64 = 60_000;

/// A patient, registered with the south hospital.
pub const ANA: PatientId = PatientId::repeat(1);
pub const ANA_ACCOUNT: u64 = 1;
/// A doctor of the south hospital.
pub const BROOK: PersonId = PersonId::repeat(2);
pub const BROOK_ACCOUNT: u64 = 2;
/// Somebody who acts for Ana.
pub const MARA: PersonId = PersonId::repeat(3);
pub const MARA_ACCOUNT: u64 = 3;
/// A clinical session of Brook's.
pub const SESSION_ACCOUNT: u64 = 4;
/// A desk session of Brook's.
pub const DESK_ACCOUNT: u64 = 5;
/// The identity of a vault.
pub const VAULT_ACCOUNT: u64 = 8;
/// Controls nobody.
pub const STRANGER_ACCOUNT: u64 = 9;
/// Where Ana is registered.
pub const SOUTH: OrganisationId = OrganisationId::repeat(20);
/// Another hospital.
pub const NORTH: OrganisationId = OrganisationId::repeat(21);

pub const RECORD: RecordId = RecordId::repeat(30);
pub const OTHER_RECORD: RecordId = RecordId::repeat(31);
pub const TODAY: Day = Day(20_000);

fn signer(person: PersonId, scope: AccountScope) -> Signer {
	Signer {
		person,
		scope,
		until: UnixMillis::FOREVER,
	}
}

fn hospital(status: OrganisationStatus) -> OrganisationStanding {
	OrganisationStanding {
		kind: OrganisationKind::Hospital,
		status,
	}
}

/// The storage before the first block, and the cast.
pub fn new_ext() -> sp_io::TestExternalities {
	testing::reset();
	testing::with(|world| {
		world.now = UnixMillis(TODAY.0 as u64 * UnixMillis::DAY + UnixMillis::HOUR);
		for (account, person, scope) in [
			(ANA_ACCOUNT, ANA.person(), AccountScope::Full),
			(BROOK_ACCOUNT, BROOK, AccountScope::Full),
			(MARA_ACCOUNT, MARA, AccountScope::Full),
			(SESSION_ACCOUNT, BROOK, AccountScope::ClinicalSession),
			(DESK_ACCOUNT, BROOK, AccountScope::DeskSession),
		] {
			world.persons.insert(person);
			world.signers.insert(account.encode(), signer(person, scope));
		}
		let enrolled = PatientDetails {
			enrolled_by: SOUTH,
			enrolled_at: UnixMillis(0),
			majority_at: None,
		};
		world.patients.insert(ANA, enrolled);
		world.registrations.insert((ANA, SOUTH));
	});
	set_status(SOUTH, OrganisationStatus::Active);
	set_status(NORTH, OrganisationStatus::Active);
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
		Records::do_try_state().unwrap();
	});
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

pub fn set_status(organisation: OrganisationId, status: OrganisationStatus) {
	testing::with(|world| world.organisations.insert(organisation, hospital(status)));
}

pub fn anchor(byte: u8) -> Anchor {
	Anchor {
		commitment: [byte; 32],
		ciphertext_hash: [byte.wrapping_add(100); 32],
		size_bucket: 3,
	}
}

/// What a record of Ana's is that Brook or Ana added to the south hospital today.
pub fn facts(author: PersonId, origin: RecordOrigin) -> RecordFacts {
	RecordFacts {
		patient: ANA,
		author,
		organisation: SOUTH,
		category: Category::Laboratory,
		day: TODAY,
		origin,
		status: RecordStatus::Current,
	}
}

/// The arguments of `add`, of which a test changes those that matter.
#[derive(Clone, Copy)]
pub struct Add {
	pub signed_by: u64,
	pub record: RecordId,
	pub patient: PatientId,
	pub organisation: OrganisationId,
	pub day: Day,
	pub origin: RecordOrigin,
	pub anchor: Anchor,
}

impl Add {
	/// Of a laboratory record of Ana's, of today, at the south hospital.
	pub fn new(signed_by: u64, origin: RecordOrigin) -> Self {
		Self {
			signed_by,
			record: RECORD,
			patient: ANA,
			organisation: SOUTH,
			day: TODAY,
			origin,
			anchor: anchor(1),
		}
	}

	pub fn call(self) -> DispatchResult {
		Records::add(
			RuntimeOrigin::signed(self.signed_by),
			self.record,
			self.patient,
			self.organisation,
			Category::Laboratory,
			self.day,
			self.origin,
			self.anchor,
			Purpose::Treat,
		)
	}
}

/// A record that Brook wrote as a member of the south hospital.
pub fn authored() -> RecordId {
	add_by(BROOK_ACCOUNT, RecordOrigin::Authored, AllowRule::Consent)
}

/// Brook is a live doctor of the south hospital, wherever the decision comes from.
pub fn brook_is_licensed() {
	let membership = Membership {
		profession: Profession::Doctor,
		credentials: Credentials::NONE,
		valid_until: UnixMillis::FOREVER,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	};
	testing::with(|world| world.memberships.insert((SOUTH, BROOK), membership));
}

/// A record that Ana wrote.
pub fn patient_reported() -> RecordId {
	add_by(ANA_ACCOUNT, RecordOrigin::PatientReported, AllowRule::Patient)
}

/// A record that Brook imported.
pub fn imported() -> RecordId {
	add_by(BROOK_ACCOUNT, RecordOrigin::Imported, AllowRule::Consent)
}

fn add_by(account: u64, origin: RecordOrigin, rule: AllowRule) -> RecordId {
	allow(rule);
	Add::new(account, origin).call().unwrap();
	deny();
	testing::with(|world| world.asked.clear());
	System::reset_events();
	RECORD
}

pub fn amend(account: u64, organisation: Option<OrganisationId>) -> DispatchResult {
	Records::amend(
		RuntimeOrigin::signed(account),
		RECORD,
		anchor(2),
		Purpose::PatientRequest,
		organisation,
	)
}

pub fn mark_in_error(account: u64, organisation: Option<OrganisationId>) -> DispatchResult {
	Records::mark_in_error(RuntimeOrigin::signed(account), RECORD, organisation)
}

/// The account is the identity of the organisation's vault from now on, instead of any other.
pub fn add_vault(account: u64, organisation: OrganisationId) {
	testing::with(|world| {
		world.vaults.retain(|_, other| *other != organisation);
		world.vaults.insert(codec::Encode::encode(&account), organisation);
	});
}
