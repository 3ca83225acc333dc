// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A runtime with this pallet, fakes of what it needs, and real signing keys.

use crate::{genesis::*, Pallet as RolesPallet};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64},
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use salus_primitives::{
	consent::Power,
	roles::{AppointGuardian, Credentials, GuardianRefused, OrganisationKind, Profession},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement},
	testing::{self, FakeClock, FakeConsent, FakeGuardians},
	Network, NetworkId, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_core::{ed25519, sr25519, Pair};
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage, MultiSignature};

pub type AccountId = AccountId32;

pub const HOSPITAL: OrganisationId = OrganisationId::repeat(0x10);
pub const CLINIC: OrganisationId = OrganisationId::repeat(0x11);
pub const ADMIN: PersonId = PersonId::repeat(0xa1);
pub const OTHER_ADMIN: PersonId = PersonId::repeat(0xa2);
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
pub const NOW: UnixMillis = UnixMillis(1_000_000_000);
pub const YEAR: u64 = 365 * UnixMillis::DAY;
pub const STATEMENT_LIFETIME: u64 = 7 * UnixMillis::DAY;
pub const MEMBERSHIP_TERM: u64 = 5 * YEAR;
pub const MINORITY: u64 = 25 * YEAR;
pub const PROPOSAL_LIFETIME: u64 = UnixMillis::DAY;
pub const SESSIONS: u32 = 3;
pub const SESSION_LENGTH: u64 = 12 * UnixMillis::HOUR;

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

parameter_types! {
	pub const GenesisHash: [u8; 32] = NETWORK.genesis;
}

/// [`FakeGuardians`] whose guardians then may act, as with the real pallet.
pub struct Guardians;

impl AppointGuardian for Guardians {
	fn appoint(ward: PatientId, guardian: PersonId, until: UnixMillis) -> Result<(), GuardianRefused> {
		FakeGuardians::appoint(ward, guardian, until)?;
		testing::with(|world| world.powers.insert((guardian, ward, Power::Consent)));
		Ok(())
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
					organisation(HOSPITAL, OrganisationKind::Hospital, ADMIN, "admin"),
					organisation(CLINIC, OrganisationKind::Clinic, OTHER_ADMIN, "other admin"),
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
	person: PersonId,
	name: &str,
) -> GenesisOrganisation<AccountId> {
	GenesisOrganisation {
		organisation,
		kind,
		administrators: std::vec![(person, account(name))],
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

/// Runs a test on the default network.
pub fn run(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

/// The last event is this one.
pub fn told(event: crate::Event<Test>) {
	System::assert_last_event(event.into());
}
