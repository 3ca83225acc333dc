// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime with this pallet, fakes of what it needs, and real signing keys.

use crate::{genesis::*, Pallet as RolesPallet};
use frame_support::{
	derive_impl, parameter_types,
	storage::unhashed,
	traits::{ConstU32, ConstU64},
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use salus_primitives::{
	acts::ActContent,
	allowance::{AllowanceRules, Cost},
	consent::Power,
	roles::{AppointGuardian, Credentials, GuardianRefused, OrganisationKind, Profession},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement},
	testing::{self, FakeClock, FakeConsent},
	Clock, Network, NetworkId, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_core::{ed25519, sr25519, Pair};
use sp_runtime::{
	traits::{Convert, IdentityLookup},
	AccountId32, BuildStorage, DispatchResult, MultiSignature,
};

pub type AccountId = AccountId32;

pub const HOSPITAL: OrganisationId = OrganisationId::repeat(0x10);
pub const CLINIC: OrganisationId = OrganisationId::repeat(0x11);
pub const ADMIN: PersonId = PersonId::repeat(0xa1);
pub const OTHER_ADMIN: PersonId = PersonId::repeat(0xa2);
pub const SECOND_ADMIN: PersonId = PersonId::repeat(0xa3);
pub const OTHER_SECOND: PersonId = PersonId::repeat(0xa4);
pub const DOCTOR: PersonId = PersonId::repeat(0xb1);
pub const NURSE: PersonId = PersonId::repeat(0xb2);
pub const CLERK: PersonId = PersonId::repeat(0xb3);
pub const PHARMACIST: PersonId = PersonId::repeat(0xb4);
pub const PATIENT: PatientId = PatientId::repeat(0xc1);
/// The network of the tests.
pub const NETWORK: Network = Network {
	id: NetworkId::repeat(0x98),
	genesis: [0x99; 32],
};
/// Late enough for what the network began with to be settled.
pub const NOW: UnixMillis = UnixMillis(100_000_000_000);
pub const YEAR: u64 = 365 * UnixMillis::DAY;
pub const STATEMENT_LIFETIME: u64 = 7 * UnixMillis::DAY;
pub const MEMBERSHIP_TERM: u64 = 5 * YEAR;
pub const MINORITY: u64 = 25 * YEAR;
pub const PROPOSAL_LIFETIME: u64 = UnixMillis::DAY;
pub const SESSIONS: u32 = 3;
pub const DORMANT_AFTER: u32 = 1_000;
pub const CLOSINGS: u32 = 3;
pub const SESSION_LENGTH: u64 = 12 * UnixMillis::HOUR;
pub const NEWCOMER_TIME: u64 = 7 * UnixMillis::DAY;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Test>;
	#[runtime::pallet_index(10)]
	pub type Roles = crate::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

/// Pays for ten enrolments at once, and for one more with each registered patient.
pub struct OrganisationAllowance;

impl Convert<u32, AllowanceRules> for OrganisationAllowance {
	fn convert(registered: u32) -> AllowanceRules {
		AllowanceRules {
			capacity: EnrolmentCost::get().times(u64::from(registered).saturating_add(10)),
			recovery_per_block: Cost::of(1, 0),
		}
	}
}

parameter_types! {
	pub const EnrolmentCost: Cost = Cost::of(10, 1);
	pub const GenesisHash: [u8; 32] = NETWORK.genesis;
}

/// Guardians in storage, so that what is tried and undone leaves none behind; they then may act, as with the real pallet.
pub struct Guardians;

const GUARDIANS: &[u8] = b"guardians of the mock";
const SHUT: &[u8] = b"the ward whose seals are shut to guardians";
const SUSPENDED: &[u8] = b"suspended guardians of the mock";

impl Guardians {
	/// Who was appointed, for whom.
	pub fn all() -> Vec<(PatientId, PersonId)> {
		unhashed::get_or_default(GUARDIANS)
	}

	/// Whose seals were shut to the guardians last.
	pub fn shut() -> Option<PatientId> {
		unhashed::get(SHUT)
	}

	/// Who was suspended, for whom, until when.
	pub fn suspended() -> Vec<(PatientId, PersonId, UnixMillis)> {
		unhashed::get_or_default(SUSPENDED)
	}
}

impl AppointGuardian for Guardians {
	fn appoint(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused> {
		if testing::with(|world| world.guardians_refused) {
			return Err(GuardianRefused);
		}
		let mut all = Self::all();
		all.push((ward, guardian));
		unhashed::put(GUARDIANS, &all);
		testing::with(|world| world.powers.insert((guardian, ward, Power::Consent)));
		Ok(())
	}

	fn dismiss(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused> {
		let mut all = Self::all();
		let place = all.iter().position(|row| *row == (ward, guardian));
		all.remove(place.ok_or(GuardianRefused)?);
		unhashed::put(GUARDIANS, &all);
		Ok(())
	}

	fn shut_sealed(ward: PatientId) {
		unhashed::put(SHUT, &ward);
	}

	fn suspend(ward: PatientId, guardian: PersonId, until: UnixMillis) -> Result<(), GuardianRefused> {
		let mut all = Self::suspended();
		all.push((ward, guardian, until));
		unhashed::put(SUSPENDED, &all);
		Ok(())
	}

	fn is_guardian(ward: PatientId, person: PersonId) -> bool {
		Self::all().contains(&(ward, person))
	}
}

impl crate::Config for Test {
	type WeightInfo = ();
	type AdminOrigin = EnsureRoot<AccountId>;
	type Clock = FakeClock;
	type Guardians = Guardians;
	type Representatives = FakeConsent;
	type GenesisHash = GenesisHash;
	type Signature = MultiSignature;
	type MaxAccountsPerPerson = ConstU32<3>;
	type MaxMembershipsPerPerson = ConstU32<2>;
	type MaxKeyVersions = ConstU32<3>;
	type MaxStatementLifetime = ConstU64<STATEMENT_LIFETIME>;
	type MaxMembershipTerm = ConstU64<MEMBERSHIP_TERM>;
	type MaxMinority = ConstU64<MINORITY>;
	type WardProposalLifetime = ConstU64<PROPOSAL_LIFETIME>;
	type MaxSessionsPerPerson = ConstU32<SESSIONS>;
	type MaxSessionLength = ConstU64<SESSION_LENGTH>;
	type DormantAfter = ConstU32<DORMANT_AFTER>;
	type MaxClosingsPerDay = ConstU32<CLOSINGS>;
	type OrganisationAllowance = OrganisationAllowance;
	type EnrolmentCost = EnrolmentCost;
	type NewcomerTime = ConstU64<NEWCOMER_TIME>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkKeys;
}

/// Accounts of seeds, which sign with sr25519.
#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkKeys;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, MultiSignature> for BenchmarkKeys {
	fn account(seed: u32) -> AccountId {
		account(&std::format!("benchmark {seed}"))
	}

	fn sign(seed: u32, message: &[u8]) -> MultiSignature {
		sign(&std::format!("benchmark {seed}"), message)
	}

	fn set_time(now: UnixMillis) {
		FakeClock::set(now);
	}
}

/// The key pair of a name.
pub fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&std::format!("//{name}"), None).unwrap()
}

/// The account of a name.
pub fn account(name: &str) -> AccountId {
	AccountId::new(pair(name).public().0)
}

/// What the account of a name signs.
pub fn sign(name: &str, message: &[u8]) -> MultiSignature {
	pair(name).sign(message).into()
}

/// An ed25519 key pair of a name, whose account differs from that of [`account`].
pub fn ed25519_pair(name: &str) -> ed25519::Pair {
	ed25519::Pair::from_string(&std::format!("//{name}"), None).unwrap()
}

/// A sound encryption key.
pub fn key(byte: u8) -> [u8; 32] {
	[byte.max(2); 32]
}

/// The statement that the account of `name` is asked to sign at the hospital, good for an hour.
pub fn enrolment(purpose: EnrolmentPurpose, person: PersonId, name: &str) -> EnrolmentStatement {
	EnrolmentStatement {
		network: NETWORK,
		purpose,
		organisation: HOSPITAL,
		person,
		account: account(name).into(),
		encryption_key: key(person.0[0]),
		expires_at: NOW.plus(UnixMillis::HOUR),
	}
}

/// The statement with which the account of `name` joins a person, good for an hour.
pub fn joining(person: PersonId, name: &str) -> AccountStatement {
	AccountStatement {
		network: NETWORK,
		person,
		account: account(name).into(),
		expires_at: NOW.plus(UnixMillis::HOUR),
	}
}

/// The origin of the account of a name.
pub fn by(name: &str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

/// A network with a hospital and a clinic, their administrators, three members of the hospital, and a patient.
pub struct ExtBuilder {
	pub genesis: crate::GenesisConfig<Test>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			genesis: crate::GenesisConfig {
				network_id: NETWORK.id,
				organisations: std::vec![
					organisation(
						HOSPITAL,
						OrganisationKind::Hospital,
						[(ADMIN, "admin"), (SECOND_ADMIN, "second admin")],
					),
					organisation(
						CLINIC,
						OrganisationKind::Clinic,
						[(OTHER_ADMIN, "other admin"), (OTHER_SECOND, "other second")],
					),
				],
				persons: std::vec![
					person(DOCTOR, "doctor"),
					person(NURSE, "nurse"),
					person(CLERK, "clerk"),
					person(PHARMACIST, "pharmacist"),
					person(PATIENT.person(), "patient"),
				],
				patients: std::vec![GenesisPatient {
					patient: PATIENT,
					organisation: HOSPITAL
				}],
				memberships: std::vec![
					member(DOCTOR, Profession::Doctor),
					member(NURSE, Profession::Nurse),
					member(CLERK, Profession::Clerk),
					member(PHARMACIST, Profession::Pharmacist),
				],
			},
		}
	}
}

fn organisation(
	organisation: OrganisationId,
	kind: OrganisationKind,
	administrators: [(PersonId, &str); 2],
) -> GenesisOrganisation<AccountId> {
	GenesisOrganisation {
		organisation,
		kind,
		administrators: administrators
			.map(|(person, name)| (person, account(name)))
			.to_vec(),
		custodian_key: None,
		endpoint: None,
	}
}

fn person(person: PersonId, name: &str) -> GenesisPerson<AccountId> {
	GenesisPerson {
		person,
		account: account(name),
		encryption_key: Some(key(person.0[0])),
	}
}

fn member(person: PersonId, profession: Profession) -> GenesisMembership {
	GenesisMembership {
		organisation: HOSPITAL,
		person,
		profession,
		credentials: Credentials::NONE,
		valid_until: NOW.plus(YEAR),
	}
}

impl ExtBuilder {
	/// The network before its first block's calls, with the clock at [`NOW`].
	pub fn build(self) -> sp_io::TestExternalities {
		testing::reset();
		let mut storage = frame_system::GenesisConfig::<Test>::default()
			.build_storage()
			.unwrap();
		self.genesis.assimilate_storage(&mut storage).unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| {
			FakeClock::set(NOW);
			System::set_block_number(1);
		});
		ext
	}

	/// Runs a test and then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			RolesPallet::<Test>::do_try_state().unwrap();
		});
	}
}

/// What two administrators of an organisation make, its wait over, and whom it is about accepts. The clock is where it was afterwards.
pub fn make(organisation: OrganisationId, content: &ActContent) -> DispatchResult {
	let [first, second] = if organisation == HOSPITAL {
		["admin", "second admin"]
	} else {
		["other admin", "other second"]
	};
	Roles::propose_act(by(first), organisation, content.clone())?;
	Roles::approve_act(by(second), organisation, content.clone())?;
	let Some(open) = Roles::open_acts(organisation)
		.into_iter()
		.find(|act| act.content == *content)
	else {
		return Ok(());
	};
	let now = FakeClock::now();
	FakeClock::set(open.opens_at);
	let person = content.concerns().unwrap_or(PATIENT.person());
	let account = RolesPallet::<Test>::accounts_of(person).remove(0);
	let done = Roles::carry_out_act(RuntimeOrigin::signed(account), organisation, content.clone());
	FakeClock::set(now);
	done
}

/// A membership that two administrators issue and the person accepts.
pub fn hire(organisation: OrganisationId, person: PersonId, profession: Profession) -> DispatchResult {
	hire_until(organisation, person, profession, NOW.plus(YEAR))
}

/// The same, up to an instant.
pub fn hire_until(
	organisation: OrganisationId,
	person: PersonId,
	profession: Profession,
	valid_until: UnixMillis,
) -> DispatchResult {
	let content = ActContent::IssueMembership {
		person,
		profession,
		credentials: Credentials::NONE,
		valid_until,
	};
	make(organisation, &content)
}

/// A membership of the hospital that two administrators let end at another instant.
pub fn renew(person: PersonId, valid_until: UnixMillis) -> DispatchResult {
	make(HOSPITAL, &ActContent::RenewMembership { person, valid_until })
}

/// A suspended member of the hospital whom two administrators let act again.
pub fn reinstate(person: PersonId) -> DispatchResult {
	make(HOSPITAL, &ActContent::ReinstateMembership { person })
}

/// Runs a test on the default network.
pub fn run(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

/// The last event is this one.
pub fn told(event: crate::Event<Test>) {
	System::assert_last_event(event.into());
}
