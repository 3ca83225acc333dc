// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call at its worst case.

use crate::{
	types::{ControllerDetails, WardAccountProposal, WardProposal},
	*,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use salus_primitives::{
	roles::{
		AccountScope, Credentials, KeyHolder, Membership, MembershipStatus, OrganisationKind,
		OrganisationStatus, Profession,
	},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement},
	views::{MAX_ADMINISTRATORS, MAX_ENDPOINT_LEN},
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::traits::Get;

/// Accounts that can sign. A seed stands for a key pair.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// The account of a seed. The same for each call with the same seed.
	fn account(seed: u32) -> AccountId;
	/// What the account of a seed signs, with the scheme that takes longest to verify: the weight is measured with it.
	fn sign(seed: u32, message: &[u8]) -> Signature;
}

const PLACE: OrganisationId = OrganisationId::repeat(0x10);
const NEW: PersonId = PersonId::repeat(0xee);
const NEW_SEED: u32 = 1_000;
const HOST: u8 = b'a';

fn person(seed: u32) -> PersonId {
	let mut id = [0x20; 32];
	id[..4].copy_from_slice(&seed.to_le_bytes());
	PersonId(id)
}

fn organisation(seed: u32) -> OrganisationId {
	OrganisationId(person(seed).0)
}

fn account<T: Config>(seed: u32) -> T::AccountId {
	T::BenchmarkHelper::account(seed)
}

fn signed<T: Config>(seed: u32) -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(account::<T>(seed))
}

fn key(byte: u8) -> [u8; 32] {
	[byte; 32]
}

fn later<T: Config>(millis: u64) -> UnixMillis {
	T::Clock::now().plus(millis)
}

/// A person with a key and an account.
fn enrolled<T: Config>(seed: u32) -> PersonId {
	Pallet::<T>::create_person(person(seed), Some(&account::<T>(seed))).expect("new; qed");
	Pallet::<T>::rotate_key(KeyHolder::Person(person(seed)), key(0x21)).expect("sound; qed");
	person(seed)
}

/// An organisation with as many administrators as it may have; the last one is that of the seed.
fn place<T: Config>(id: OrganisationId, seed: u32) {
	Pallet::<T>::write_organisation(id, OrganisationKind::Hospital).expect("new; qed");
	for index in 1..MAX_ADMINISTRATORS {
		let seed = seed.saturating_add(index.saturating_mul(10_000));
		Pallet::<T>::add_administrator(id, person(seed), &account::<T>(seed)).expect("room; qed");
	}
	Pallet::<T>::add_administrator(id, person(seed), &account::<T>(seed)).expect("room; qed");
}

fn membership<T: Config>(profession: Profession) -> Membership {
	Membership {
		profession,
		credentials: Credentials::all(),
		valid_until: later::<T>(UnixMillis::DAY),
		status: MembershipStatus::Active,
	}
}

/// A member of [`PLACE`] whose other memberships fill the list.
fn member<T: Config>(seed: u32) -> PersonId {
	let person = enrolled::<T>(seed);
	for index in 1..T::MaxMembershipsPerPerson::get() {
		let other = organisation(index.saturating_add(500));
		if !Organisations::<T>::contains_key(other) {
			Pallet::<T>::write_organisation(other, OrganisationKind::Clinic).expect("new; qed");
			Pallet::<T>::add_administrator(other, person, &account::<T>(seed)).expect("room; qed");
		}
		Pallet::<T>::write_membership(other, person, membership::<T>(Profession::Doctor)).expect("room; qed");
	}
	Pallet::<T>::write_membership(PLACE, person, membership::<T>(Profession::Clerk)).expect("room; qed");
	person
}

fn enrolment<T: Config>(purpose: EnrolmentPurpose, expires_at: UnixMillis) -> T::Signature {
	let statement = EnrolmentStatement {
		network: Pallet::<T>::network(),
		purpose,
		organisation: PLACE,
		person: NEW,
		account: account::<T>(NEW_SEED).into(),
		encryption_key: key(0x22),
		expires_at,
	};
	sign::<T>(NEW_SEED, &statement.text())
}

/// Signs the wrapped form, which is tried second.
fn sign<T: Config>(seed: u32, text: &str) -> T::Signature {
	let [_, wrapped] = salus_primitives::statements::signed_forms(text);
	T::BenchmarkHelper::sign(seed, &wrapped)
}

fn admin_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

/// A ward of the person of a seed, without an account.
fn ward_of<T: Config>(seed: u32) -> PatientId {
	let ward = NEW.as_patient();
	let proposal = WardProposal {
		organisation: PLACE,
		guardian: person(seed),
		majority_at: later::<T>(T::MaxMinority::get()),
		proposer: person(seed),
		expires_at: later::<T>(UnixMillis::DAY),
	};
	Pallet::<T>::enrol_ward(ward, &proposal).expect("new; qed");
	ward
}

/// The same ward, of age.
fn adult_of<T: Config>(seed: u32) -> PatientId {
	let ward = ward_of::<T>(seed);
	Patients::<T>::mutate(ward, |row| {
		row.as_mut().expect("enrolled a line above; qed").majority_at = Some(T::Clock::now());
	});
	ward
}

/// Fills the history of a person's keys.
fn fill_keys<T: Config>(person: PersonId) -> Result<(), BenchmarkError> {
	for byte in 0..T::MaxKeyVersions::get() {
		Pallet::<T>::rotate_key(KeyHolder::Person(person), key(0x30 + (byte % 2) as u8))?;
	}
	Ok(())
}

/// Fills a person's sessions but for one.
fn fill_sessions<T: Config>(person: PersonId, until: UnixMillis) {
	for index in 1..T::MaxSessionsPerPerson::get() {
		let device = account::<T>(index.saturating_add(3_000));
		Pallet::<T>::start_session(person, &device, AccountScope::DeskSession, until).expect("room; qed");
	}
}

/// Fills a person's list but for `room` accounts.
fn fill_accounts<T: Config>(person: PersonId, room: u32) {
	for index in 1..T::MaxAccountsPerPerson::get().saturating_sub(room) {
		let other = account::<T>(index.saturating_add(2_000));
		Controllers::<T>::insert(&other, ControllerDetails::full(person));
		frame_system::Pallet::<T>::inc_sufficients(&other);
		AccountsOf::<T>::mutate(person, |list| list.try_push(other)).expect("room; qed");
	}
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn create_organisation() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		let rows: Vec<_> = (0..MAX_ADMINISTRATORS)
			.map(|seed| (person(seed), account::<T>(seed)))
			.collect();
		let administrators = rows.try_into().expect("as many as there may be; qed");
		#[extrinsic_call]
		_(
			origin as T::RuntimeOrigin,
			PLACE,
			OrganisationKind::Hospital,
			administrators,
		);
		assert!(Organisations::<T>::contains_key(PLACE));
		Ok(())
	}

	#[benchmark]
	fn suspend_organisation() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		place::<T>(PLACE, 0);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PLACE);
		assert!(Pallet::<T>::ensure_active(PLACE).is_err());
		Ok(())
	}

	#[benchmark]
	fn reinstate_organisation() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		place::<T>(PLACE, 0);
		Pallet::<T>::move_organisation(PLACE, OrganisationStatus::Suspended)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PLACE);
		assert!(Pallet::<T>::ensure_active(PLACE).is_ok());
		Ok(())
	}

	#[benchmark]
	fn set_endpoint() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		place::<T>(PLACE, 0);
		let mut bytes = vec![HOST; MAX_ENDPOINT_LEN as usize];
		bytes[40] = b'.';
		bytes[80] = b'.';
		let host: salus_primitives::views::EndpointHost =
			bytes.try_into().expect("as long as it may be; qed");
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PLACE, host.clone());
		assert_eq!(
			Organisations::<T>::get(PLACE).and_then(|row| row.endpoint),
			Some(host)
		);
		Ok(())
	}

	#[benchmark]
	fn appoint_administrator() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		place::<T>(PLACE, 0);
		Pallet::<T>::remove_administrator(PLACE, person(0))?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PLACE, NEW, account::<T>(NEW_SEED));
		assert!(Pallet::<T>::ensure_administrator(PLACE, NEW).is_ok());
		Ok(())
	}

	#[benchmark]
	fn dismiss_administrator() -> Result<(), BenchmarkError> {
		let origin = admin_origin::<T>()?;
		place::<T>(PLACE, 0);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PLACE, person(0));
		assert!(Pallet::<T>::ensure_administrator(PLACE, person(0)).is_err());
		Ok(())
	}

	#[benchmark]
	fn enrol_person() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		member::<T>(1);
		let expires_at = later::<T>(UnixMillis::HOUR);
		let signature = enrolment::<T>(EnrolmentPurpose::Work, expires_at);
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(
			origin,
			PLACE,
			NEW,
			account::<T>(NEW_SEED),
			key(0x22),
			expires_at,
			signature,
		);
		assert!(Persons::<T>::contains_key(NEW));
		Ok(())
	}

	#[benchmark]
	fn enrol_patient() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		member::<T>(1);
		let expires_at = later::<T>(UnixMillis::HOUR);
		let signature = enrolment::<T>(EnrolmentPurpose::Patient, expires_at);
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(
			origin,
			PLACE,
			NEW,
			account::<T>(NEW_SEED),
			key(0x22),
			expires_at,
			signature,
		);
		assert!(Patients::<T>::contains_key(NEW.as_patient()));
		Ok(())
	}

	#[benchmark]
	fn propose_ward() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		member::<T>(1);
		let guardian = enrolled::<T>(2);
		let majority_at = later::<T>(T::MaxMinority::get());
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(origin, PLACE, NEW.as_patient(), guardian, majority_at);
		assert!(WardProposals::<T>::contains_key(NEW.as_patient()));
		Ok(())
	}

	#[benchmark]
	fn confirm_ward() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let proposal = WardProposal {
			organisation: PLACE,
			proposer: member::<T>(1),
			guardian: enrolled::<T>(2),
			majority_at: later::<T>(T::MaxMinority::get()),
			expires_at: later::<T>(UnixMillis::DAY),
		};
		Pallet::<T>::write_proposal(NEW.as_patient(), proposal)?;
		member::<T>(3);
		let origin = signed::<T>(3);
		#[extrinsic_call]
		_(origin, NEW.as_patient());
		assert!(Patients::<T>::contains_key(NEW.as_patient()));
		Ok(())
	}

	#[benchmark]
	fn register_with() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		place::<T>(organisation(9), 9);
		enrolled::<T>(2);
		let ward = ward_of::<T>(2);
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, ward, organisation(9));
		assert!(Registrations::<T>::contains_key(ward, organisation(9)));
		Ok(())
	}

	#[benchmark]
	fn unregister() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		place::<T>(organisation(9), 9);
		enrolled::<T>(2);
		let ward = ward_of::<T>(2);
		Registrations::<T>::insert(ward, organisation(9), T::Clock::now());
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, ward, organisation(9));
		assert!(!Registrations::<T>::contains_key(ward, organisation(9)));
		Ok(())
	}

	#[benchmark]
	fn issue_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		Memberships::<T>::remove(PLACE, person);
		MemberCount::<T>::remove(PLACE);
		MembershipsOf::<T>::mutate(person, |list| list.retain(|one| *one != PLACE));
		let valid_until = later::<T>(T::MaxMembershipTerm::get());
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(
			origin,
			PLACE,
			person,
			Profession::Doctor,
			Credentials::all(),
			valid_until,
		);
		assert!(Memberships::<T>::contains_key(PLACE, person));
		Ok(())
	}

	#[benchmark]
	fn renew_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		let valid_until = later::<T>(T::MaxMembershipTerm::get());
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, person, valid_until);
		assert_eq!(
			Memberships::<T>::get(PLACE, person).map(|row| row.valid_until),
			Some(valid_until)
		);
		Ok(())
	}

	#[benchmark]
	fn suspend_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, person);
		assert_eq!(
			Memberships::<T>::get(PLACE, person).map(|row| row.status),
			Some(MembershipStatus::Suspended)
		);
		Ok(())
	}

	#[benchmark]
	fn reinstate_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		Pallet::<T>::move_membership(PLACE, person, MembershipStatus::Suspended)?;
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, person);
		assert_eq!(
			Memberships::<T>::get(PLACE, person).map(|row| row.status),
			Some(MembershipStatus::Active)
		);
		Ok(())
	}

	#[benchmark]
	fn end_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, person);
		assert_eq!(
			Memberships::<T>::get(PLACE, person).map(|row| row.status),
			Some(MembershipStatus::Ended)
		);
		Ok(())
	}

	#[benchmark]
	fn set_encryption_key() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		enrolled::<T>(2);
		let ward = ward_of::<T>(2);
		let holder = KeyHolder::Person(ward.person());
		fill_keys::<T>(ward.person())?;
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, ward.person(), key(0x40));
		assert_eq!(
			EncryptionKeys::<T>::get(holder).map(|row| row.public),
			Some(key(0x40))
		);
		Ok(())
	}

	#[benchmark]
	fn set_custodian_key() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let holder = KeyHolder::Organisation(PLACE);
		for byte in 0..T::MaxKeyVersions::get() {
			Pallet::<T>::rotate_key(holder, key(0x30 + (byte % 2) as u8))?;
		}
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, key(0x40));
		assert_eq!(
			EncryptionKeys::<T>::get(holder).map(|row| row.public),
			Some(key(0x40))
		);
		Ok(())
	}

	#[benchmark]
	fn publish_directory() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, key(0x40));
		assert_eq!(
			Organisations::<T>::get(PLACE).and_then(|row| row.directory_hash),
			Some(key(0x40))
		);
		Ok(())
	}

	#[benchmark]
	fn add_account() -> Result<(), BenchmarkError> {
		let person = enrolled::<T>(2);
		fill_accounts::<T>(person, 1);
		let expires_at = later::<T>(UnixMillis::HOUR);
		let new = account::<T>(NEW_SEED);
		let statement = AccountStatement {
			network: Pallet::<T>::network(),
			person,
			account: new.clone().into(),
			expires_at,
		};
		let signature = sign::<T>(NEW_SEED, &statement.text());
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, new.clone(), expires_at, signature);
		assert!(AccountsOf::<T>::get(person).contains(&new));
		Ok(())
	}

	#[benchmark]
	fn remove_account() -> Result<(), BenchmarkError> {
		let person = enrolled::<T>(2);
		fill_accounts::<T>(person, 0);
		let other = account::<T>(2_001);
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, other.clone());
		assert!(!AccountsOf::<T>::get(person).contains(&other));
		Ok(())
	}

	#[benchmark]
	fn give_ward_account() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		enrolled::<T>(2);
		let ward = ward_of::<T>(2);
		fill_keys::<T>(ward.person())?;
		let expires_at = later::<T>(UnixMillis::HOUR);
		let signature = enrolment::<T>(EnrolmentPurpose::FirstAccount, expires_at);
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(
			origin,
			ward,
			account::<T>(NEW_SEED),
			key(0x22),
			expires_at,
			signature,
		);
		assert!(Controllers::<T>::contains_key(account::<T>(NEW_SEED)));
		Ok(())
	}

	#[benchmark]
	fn propose_ward_account() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		member::<T>(1);
		enrolled::<T>(2);
		let ward = adult_of::<T>(2);
		let expires_at = later::<T>(UnixMillis::HOUR);
		let signature = enrolment::<T>(EnrolmentPurpose::FirstAccount, expires_at);
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(
			origin,
			PLACE,
			ward,
			account::<T>(NEW_SEED),
			key(0x22),
			expires_at,
			signature,
		);
		assert!(WardAccountProposals::<T>::contains_key(ward));
		Ok(())
	}

	#[benchmark]
	fn confirm_ward_account() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		enrolled::<T>(2);
		let ward = adult_of::<T>(2);
		fill_keys::<T>(ward.person())?;
		let proposal = WardAccountProposal {
			organisation: PLACE,
			account: account::<T>(NEW_SEED),
			encryption_key: key(0x22),
			proposer: member::<T>(1),
			expires_at: later::<T>(UnixMillis::DAY),
		};
		Pallet::<T>::write_account_proposal(ward, proposal)?;
		member::<T>(3);
		let origin = signed::<T>(3);
		#[extrinsic_call]
		_(origin, ward, account::<T>(NEW_SEED));
		assert!(Controllers::<T>::contains_key(account::<T>(NEW_SEED)));
		Ok(())
	}

	/// Only the last membership fits, and only the last place is free.
	#[benchmark]
	fn open_session() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		let until = later::<T>(T::MaxSessionLength::get());
		let device = account::<T>(NEW_SEED);
		fill_sessions::<T>(person, until);
		let expires_at = later::<T>(UnixMillis::HOUR);
		let statement = SessionStatement {
			network: Pallet::<T>::network(),
			person,
			account: device.clone().into(),
			scope: AccountScope::DeskSession,
			until,
			expires_at,
		};
		let signature = sign::<T>(NEW_SEED, &statement.text());
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(
			origin,
			device.clone(),
			AccountScope::DeskSession,
			until,
			expires_at,
			signature,
		);
		assert!(Controllers::<T>::contains_key(device));
		Ok(())
	}

	#[benchmark]
	fn close_session() -> Result<(), BenchmarkError> {
		let person = enrolled::<T>(2);
		let until = later::<T>(T::MaxSessionLength::get());
		fill_sessions::<T>(person, until);
		let device = account::<T>(NEW_SEED);
		Pallet::<T>::start_session(person, &device, AccountScope::DeskSession, until)?;
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, device.clone());
		assert!(Sessions::<T>::get(person).iter().all(|one| one.account != device));
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder {
			genesis: crate::GenesisConfig {
				network_id: crate::mock::NETWORK.id,
				..Default::default()
			}
		}
		.build(),
		crate::mock::Test
	);
}
