// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which pallets `scripts/weights` measures, and the people whom the measurements need.

mod care;

use crate::{
	signature::{personal_hash, EthPersonalSignature},
	*,
};
use alloc::{format, string::String, vec::Vec};
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{extensions::Pallet as ExtensionsBench, Pallet as SystemBench};
use pallet_roles::types::ControllerDetails;
use polkadot_sdk::{sp_core::crypto::KeyTypeId, sp_io::hashing::blake2_256};
use salus_primitives::{
	consent::{
		Audience, Categories, Category, Grantee, LiveGrant, Mode, Power, Powers, Purposes, Representation,
		Terms, MAX_GRANTS_PER_PAIR,
	},
	roles::{
		AccountScope, Credentials, EncryptionKey, KeyHolder, Membership, MembershipStatus, OrganisationKind,
		OrganisationStanding, OrganisationStatus, PatientDetails, Profession, MAX_MEMBERSHIPS_PER_PERSON,
	},
	time::DayRange,
	views::{OrganisationDetails, MAX_ADMINISTRATORS},
	ConsentId, OrganisationId, PatientId, PersonId, UnixMillis,
};

define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, ExtensionsBench::<Runtime>]
	[pallet_roles, Roles]
	[pallet_consent, Consent]
	[pallet_records, Records]
	[pallet_appointments, Appointments]
	[pallet_prescriptions, Prescriptions]
	[pallet_orders, Orders]
);

impl frame_system_benchmarking::Config for Runtime {}

/// What can be measured, and every storage item.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Measures what `config` names.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Makes people by writing their rows.
pub struct People;

const KEYS: KeyTypeId = KeyTypeId(*b"mark");

fn bytes(what: &str, seed: u32) -> [u8; 32] {
	blake2_256(format!("{what} {seed}").as_bytes())
}

/// `personal_sign` takes longest to verify: a hash of the message, the recovery of the key, a hash of the key.
fn personal_sign(seed: u32, message: &[u8]) -> EthPersonalSignature {
	let key = sp_io::crypto::ecdsa_generate(KEYS, Some(format!("//{seed}").into_bytes()));
	let mut signature = sp_io::crypto::ecdsa_sign_prehashed(KEYS, &key, &personal_hash(message))
		.expect("the key was made a line above; qed")
		.0;
	// The parity as `personal_sign` writes it: 27 or 28.
	signature[64] = signature[64].saturating_add(27);
	EthPersonalSignature(signature)
}

impl pallet_roles::BenchmarkHelper<AccountId, Signature> for People {
	fn account(seed: u32) -> AccountId {
		use sp_runtime::traits::IdentifyAccount;
		personal_sign(seed, b"")
			.recover(b"")
			.expect("what the key signed recovers; qed")
			.into_account()
	}

	fn sign(seed: u32, message: &[u8]) -> Signature {
		Signature::EthPersonal(personal_sign(seed, message))
	}

	fn set_time(now: UnixMillis) {
		pallet_timestamp::Now::<Runtime>::put(now.0);
	}
}

fn member(profession: Profession) -> Membership {
	Membership {
		profession,
		credentials: Credentials::all(),
		valid_until: UnixMillis::FOREVER,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	}
}

fn give_key(holder: KeyHolder) {
	pallet_roles::EncryptionKeys::<Runtime>::insert(
		holder,
		EncryptionKey {
			version: 1,
			public: [9; 32],
		},
	);
}

fn write_organisation(organisation: OrganisationId, kind: OrganisationKind, last_administrator: PersonId) {
	let others = (1..MAX_ADMINISTRATORS).map(|seed| PersonId(bytes("administrator", seed)));
	let administrators: Vec<_> = others.chain([last_administrator]).collect();
	let details = OrganisationDetails {
		standing: OrganisationStanding {
			kind,
			status: OrganisationStatus::Active,
		},
		created_at: UnixMillis(0),
		administrators: administrators.try_into().expect("as many as one may have; qed"),
		directory_hash: None,
		endpoint: None,
	};
	pallet_roles::Organisations::<Runtime>::insert(organisation, details);
	give_key(KeyHolder::Organisation(organisation));
}

impl pallet_consent::BenchmarkHelper<AccountId> for People {
	fn person(seed: u32) -> (AccountId, PersonId) {
		let account = AccountId::from(bytes("account", seed));
		let person = PersonId(bytes("person", seed));
		System::inc_sufficients(&account);
		pallet_roles::Controllers::<Runtime>::insert(&account, ControllerDetails::full(person));
		pallet_roles::Persons::<Runtime>::insert(person, ());
		give_key(KeyHolder::Person(person));
		(account, person)
	}

	fn patient(seed: u32) -> (AccountId, PatientId) {
		let (account, person) = Self::person(seed);
		let details = PatientDetails {
			enrolled_by: OrganisationId(bytes("organisation", 0)),
			enrolled_at: UnixMillis(0),
			majority_at: Some(UnixMillis::FOREVER),
		};
		pallet_roles::Patients::<Runtime>::insert(person.as_patient(), details);
		(account, person.as_patient())
	}

	fn organisation(seed: u32, administrator: PersonId) -> OrganisationId {
		let organisation = OrganisationId(bytes("organisation", seed));
		write_organisation(organisation, OrganisationKind::Hospital, administrator);
		organisation
	}

	fn doctor(organisation: OrganisationId, seed: u32) -> (AccountId, PersonId) {
		hire(organisation, seed, Profession::Doctor)
	}

	fn doctor_among(organisation: OrganisationId, seed: u32, memberships: u32) -> (AccountId, PersonId) {
		hire_among(organisation, seed, Profession::Doctor, memberships)
	}

	fn session(doctor: PersonId, seed: u32) -> AccountId {
		open_session(doctor, AccountScope::ClinicalSession, seed)
	}
}

/// A session that never ends, by the last of the person's memberships.
fn open_session(person: PersonId, scope: AccountScope, seed: u32) -> AccountId {
	let lives_by = *pallet_roles::MembershipsOf::<Runtime>::get(person)
		.last()
		.expect("only who was hired has a session here; qed");
	let account = AccountId::from(bytes("device", seed));
	System::inc_sufficients(&account);
	pallet_roles::Controllers::<Runtime>::insert(
		&account,
		ControllerDetails::session(person, scope, UnixMillis::FOREVER, lives_by),
	);
	account
}

/// A member of the organisation, with as many memberships elsewhere as there may be.
fn hire(organisation: OrganisationId, seed: u32, profession: Profession) -> (AccountId, PersonId) {
	hire_among(organisation, seed, profession, MAX_MEMBERSHIPS_PER_PERSON)
}

/// A member of the organisation, which is the last of so many of theirs.
fn hire_among(
	organisation: OrganisationId,
	seed: u32,
	profession: Profession,
	memberships: u32,
) -> (AccountId, PersonId) {
	use pallet_consent::BenchmarkHelper;
	let (account, person) = People::person(seed);
	let others = (1..memberships).map(|place| OrganisationId(bytes("place", place)));
	let places: Vec<_> = others.chain([organisation]).collect();
	for place in &places {
		if *place != organisation {
			write_organisation(*place, OrganisationKind::Hospital, person);
		}
		// Only the last one is live, so that whoever looks for a live one looks at all.
		let status = if *place == organisation {
			MembershipStatus::Active
		} else {
			MembershipStatus::Suspended
		};
		let membership = Membership {
			status,
			..member(profession)
		};
		pallet_roles::Memberships::<Runtime>::insert(*place, person, membership);
	}
	let places: frame_support::BoundedVec<_, _> = places.try_into().expect("as many as one may have; qed");
	pallet_roles::MembershipsOf::<Runtime>::insert(person, places);
	(account, person)
}

/// The grants of a full list: only the last one lets its grantee contribute to records of this category.
fn grants(open: Category) -> Vec<LiveGrant> {
	(1..=MAX_GRANTS_PER_PAIR)
		.map(|number| {
			let category = if number == MAX_GRANTS_PER_PAIR {
				open
			} else {
				Category::Imaging
			};
			let terms = Terms {
				categories: Categories::of(&[category]),
				record_days: DayRange::ALL,
				purposes: Purposes::ACTIVE,
				mode: Mode::Both,
				audience: Audience::Whole,
				expires_at: UnixMillis::FOREVER,
			};
			LiveGrant {
				consent: ConsentId(bytes("consent", number)),
				terms,
			}
		})
		.collect()
}

fn give_grants(patient: PatientId, doctor: PersonId, open: Category) {
	let grants: frame_support::BoundedVec<_, _> = grants(open)
		.try_into()
		.expect("as many as one pair may have; qed");
	pallet_consent::LiveGrants::<Runtime>::insert(patient, Grantee::Person(doctor), grants);
}

/// Lets a person act for the patient: who signs for somebody else reads more than the patient does.
fn represent(patient: PatientId, representative: PersonId, power: Power) {
	pallet_consent::Representatives::<Runtime>::insert(
		patient,
		representative,
		Representation {
			powers: Powers::of(&[power]),
			from: UnixMillis(0),
			until: UnixMillis::FOREVER,
			guardian: false,
		},
	);
}

impl pallet_records::BenchmarkHelper<AccountId> for People {
	fn cast() -> pallet_records::Cast<AccountId> {
		use pallet_consent::BenchmarkHelper;
		let (_, administrator) = Self::person(1);
		let organisation = <Self as BenchmarkHelper<_>>::organisation(2, administrator);
		let (_, patient) = Self::patient(3);
		let (patient_account, representative) = Self::person(9);
		represent(patient, representative, Power::Consent);
		let (_, doctor) = Self::doctor(organisation, 4);
		let doctor_account = <Self as BenchmarkHelper<_>>::session(doctor, 4);
		pallet_roles::Registrations::<Runtime>::insert(patient, organisation, UnixMillis(0));
		give_grants(patient, doctor, Category::Laboratory);
		pallet_records::Cast {
			patient_account,
			patient,
			doctor_account,
			organisation,
		}
	}

	/// The doctor of the cast is one of them.
	fn let_in(patient: PatientId, grantees: u32) {
		(1..grantees)
			.for_each(|seed| give_grants(patient, PersonId(bytes("grantee", seed)), Category::Laboratory));
	}

	fn vault() -> (AccountId, OrganisationId) {
		use pallet_consent::BenchmarkHelper;
		let (_, administrator) = Self::person(1);
		let organisation = Self::organisation(1, administrator);
		let key = bytes("vault", 1);
		pallet_roles::VaultIdentities::<Runtime>::insert(organisation, key);
		let row = salus_primitives::roles::VaultKey {
			organisation,
			from: UnixMillis(0),
			until: None,
		};
		pallet_roles::VaultKeys::<Runtime>::insert(key, row);
		(key.into(), organisation)
	}
}
