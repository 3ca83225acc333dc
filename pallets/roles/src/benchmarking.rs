// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Each call at its worst case.

use crate::{
	types::{ControllerDetails, DeskAct, DeskVoice, OpenAct, Payer, SuspensionWish, Voice, WardProposal},
	*,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;
use salus_primitives::{
	acts::{ActContent, DeskContent, COUNCIL_ALONE_MS, MAX_OBJECTIONS},
	allowance::Allowance,
	roles::{
		AccountScope, Credentials, KeyHolder, Membership, MembershipStatus, OrganisationKind, Profession,
	},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement},
	time::DayCount,
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
	/// Puts the clock.
	fn set_time(now: UnixMillis);
}

const PLACE: OrganisationId = OrganisationId::repeat(0x10);
const NEW: PersonId = PersonId::repeat(0xee);
const NEW_SEED: u32 = 1_000;
/// 2026-01-01T00:00:00Z.
const NOW: UnixMillis = UnixMillis(1_767_225_600_000);

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
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	}
}

/// A person with memberships elsewhere, which leave room for one.
fn member_elsewhere<T: Config>(seed: u32) -> PersonId {
	let person = enrolled::<T>(seed);
	for index in 1..T::MaxMembershipsPerPerson::get() {
		let other = organisation(index.saturating_add(500));
		if !Organisations::<T>::contains_key(other) {
			Pallet::<T>::write_organisation(other, OrganisationKind::Clinic).expect("new; qed");
			Pallet::<T>::add_administrator(other, person, &account::<T>(seed)).expect("room; qed");
		}
		Pallet::<T>::write_membership(other, person, membership::<T>(Profession::Doctor)).expect("room; qed");
	}
	person
}

/// A member of [`PLACE`] whose other memberships fill the list.
fn member<T: Config>(seed: u32) -> PersonId {
	let person = member_elsewhere::<T>(seed);
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

/// [`PLACE`], whose custodian has a key that others gave way to, and none of whose administrators signed anything for so long that
/// each is looked up before an act is judged.
fn asleep<T: Config>() {
	T::BenchmarkHelper::set_time(NOW);
	place::<T>(PLACE, 0);
	give_custodian_keys::<T>();
	let long_ago = 1;
	let details = Organisations::<T>::get(PLACE).expect("written a line above; qed");
	for person in details.administrators {
		let allowance = Allowance {
			at_block: long_ago,
			..Default::default()
		};
		Allowances::<T>::insert(Payer::Person(person), allowance);
	}
	let now = long_ago.saturating_add(T::DormantAfter::get());
	frame_system::Pallet::<T>::set_block_number(now.into());
}

/// Fills the history of the keys of the custodian of [`PLACE`].
fn give_custodian_keys<T: Config>() {
	for byte in 0..T::MaxKeyVersions::get() {
		Pallet::<T>::rotate_key(KeyHolder::Organisation(PLACE), key(0x30 + (byte % 2) as u8))
			.expect("sound; qed");
	}
}

/// The act that reads and writes most: the first membership of this person in [`PLACE`], and the last that there is room for.
fn issuing<T: Config>(person: PersonId) -> ActContent {
	ActContent::IssueMembership {
		person,
		profession: Profession::Doctor,
		credentials: Credentials::all(),
		valid_until: T::Clock::now().plus(T::MaxMembershipTerm::get()),
	}
}

/// The act that reads most before it is judged: whether the custodian has a key already.
fn replacing_key() -> ActContent {
	ActContent::SetCustodianKey { key: key(0x40) }
}

/// The longest act.
fn moving() -> ActContent {
	let mut bytes = vec![b'a'; MAX_ENDPOINT_LEN as usize];
	bytes[40] = b'.';
	bytes[80] = b'.';
	ActContent::SetEndpoint {
		host: bytes.try_into().expect("as long as it may be; qed"),
	}
}

/// An open act of this content that the council approves. Of the administrators who approved it or objected, as many as leave room
/// for `room` approvals and `room` objections, none is in office any more.
fn propose<T: Config>(content: &ActContent, proposer: Voice, at: UnixMillis, room: u32) -> OpenAct {
	let mut act = OpenAct::new(proposer, at);
	act.council = true;
	for index in room..MAX_ADMINISTRATORS {
		act.add_voice(Some(person(index.saturating_add(5_000))))
			.expect("room; qed");
	}
	for index in room..MAX_OBJECTIONS {
		let by = person(index.saturating_add(6_000));
		act.objections.try_push(by).expect("room; qed");
	}
	Acts::<T>::insert(PLACE, content, &act);
	// Some more are open, so that the row stays.
	OpenActs::<T>::insert(PLACE, proposer, 2);
	act
}

/// An administrator of [`PLACE`] has closed something today, and may once more.
fn close_all_but_one<T: Config>(by: PersonId) {
	let closings = DayCount {
		day: T::Clock::now().day(),
		count: T::MaxClosingsPerDay::get().saturating_sub(1),
	};
	Closed::<T>::insert(PLACE, by, closings);
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

/// A hospital with as many administrators as it may have, the last one that of the seed, which is old enough to be a desk.
fn settle<T: Config>(id: OrganisationId, seed: u32) {
	place::<T>(id, seed);
	Organisations::<T>::mutate(id, |row| {
		if let Some(details) = row {
			details.created_at = UnixMillis(0);
		}
	});
}

/// [`PLACE`] and another hospital, as two desks.
fn settled<T: Config>() {
	T::BenchmarkHelper::set_time(NOW);
	settle::<T>(PLACE, 0);
	settle::<T>(organisation(901), 300_000);
}

fn own_account<T: Config>() -> DeskContent {
	DeskContent::GiveAccount {
		account: account::<T>(NEW_SEED).into(),
		encryption_key: key(0x22),
	}
}

/// An act of the two desks that could be carried out.
fn begin<T: Config>(for_whom: PersonId, content: &DeskContent) {
	let confirmed = DeskVoice {
		organisation: organisation(901),
		person: person(300_000),
	};
	let act = DeskAct {
		proposer: DeskVoice {
			organisation: PLACE,
			person: person(0),
		},
		proposed_at: UnixMillis(NOW.0.saturating_sub(content.rule().waits_ms)),
		confirmed: vec![confirmed].try_into().expect("room; qed"),
		objections: Default::default(),
	};
	DeskActs::<T>::insert(for_whom, content, act);
}

/// A person with as many accounts as may be, of which the youngest wants the oldest one removed.
fn contested<T: Config>() -> Result<(PersonId, T::AccountId, T::AccountId), BenchmarkError> {
	let person = enrolled::<T>(2);
	fill_accounts::<T>(person, 0);
	let accounts = AccountsOf::<T>::get(person);
	let (old, young) = (accounts[0].clone(), accounts[accounts.len() - 1].clone());
	Pallet::<T>::begin_removal(person, &young, &old)?;
	Ok((person, young, old))
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
		Pallet::<T>::start_session(person, &device, AccountScope::DeskSession, until, PLACE)
			.expect("room; qed");
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

	/// In the place of one that lapsed, and that the council proposed. It is tried and undone.
	#[benchmark]
	fn propose_act() -> Result<(), BenchmarkError> {
		asleep::<T>();
		let content = issuing::<T>(member_elsewhere::<T>(1));
		propose::<T>(&content, None, UnixMillis(0), 0);
		let proposer = Some(person(0));
		OpenActs::<T>::insert(PLACE, proposer, 1);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, content.clone());
		assert!(Acts::<T>::get(PLACE, content).is_some_and(|act| act.proposer == proposer));
		Ok(())
	}

	/// The last voice that there is room for. It is not carried out yet: where it is, that call's weight is added.
	#[benchmark]
	fn approve_act() -> Result<(), BenchmarkError> {
		asleep::<T>();
		let content = replacing_key();
		propose::<T>(&content, None, NOW, 1);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, content.clone());
		assert!(Acts::<T>::get(PLACE, content).is_some_and(|act| act.has_voice(Some(person(0)))));
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
		Pallet::<T>::register(ward, organisation(9))?;
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, ward, organisation(9));
		assert!(!Registrations::<T>::contains_key(ward, organisation(9)));
		Ok(())
	}

	#[benchmark]
	fn suspend_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		close_all_but_one::<T>(super::person(0));
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
	fn end_membership() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		let person = member::<T>(1);
		close_all_but_one::<T>(super::person(0));
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
	fn end_vault_identity() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		Pallet::<T>::set_vault_identity(PLACE, key(0x70)).map_err(|_| BenchmarkError::Stop("a sound key"))?;
		close_all_but_one::<T>(person(0));
		let origin = signed::<T>(0);

		#[extrinsic_call]
		_(origin, PLACE);

		assert!(!VaultIdentities::<T>::contains_key(PLACE));
		Ok(())
	}

	#[benchmark]
	fn freeze_custodian_key() -> Result<(), BenchmarkError> {
		place::<T>(PLACE, 0);
		give_custodian_keys::<T>();
		close_all_but_one::<T>(person(0));
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE);
		assert!(FrozenCustodians::<T>::contains_key(PLACE));
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
		settled::<T>();
		member::<T>(1);
		enrolled::<T>(2);
		let ward = adult_of::<T>(2);
		fill_keys::<T>(ward.person())?;
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
		assert!(DeskActs::<T>::contains_key(ward.person(), own_account::<T>()));
		Ok(())
	}

	#[benchmark]
	fn propose_desk_act() -> Result<(), BenchmarkError> {
		settled::<T>();
		member::<T>(1);
		enrolled::<T>(2);
		let guardian = enrolled::<T>(3);
		let ward = ward_of::<T>(2);
		let content = DeskContent::AddGuardian { guardian };
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(origin, PLACE, ward.person(), content);
		assert!(DeskActs::<T>::contains_key(ward.person(), content));
		Ok(())
	}

	#[benchmark]
	fn confirm_held_account() -> Result<(), BenchmarkError> {
		settled::<T>();
		member::<T>(1);
		enrolled::<T>(2);
		let ward = ward_of::<T>(2);
		fill_keys::<T>(ward.person())?;
		Pallet::<T>::attach(ward.person(), &account::<T>(NEW_SEED), UnixMillis::FOREVER)?;
		let expires_at = later::<T>(UnixMillis::HOUR);
		let signature = enrolment::<T>(EnrolmentPurpose::HeldAccount, expires_at);
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
		assert!(HeldAccounts::<T>::contains_key(ward));
		Ok(())
	}

	/// The second member, so that it is done.
	#[benchmark]
	fn suspend_guardian() -> Result<(), BenchmarkError> {
		settled::<T>();
		let first = member::<T>(1);
		member::<T>(2);
		let guardian = enrolled::<T>(3);
		let ward = ward_of::<T>(3);
		let wish = SuspensionWish {
			by: first,
			at: T::Clock::now(),
		};
		SuspensionWishes::<T>::insert(ward, (guardian, PLACE), wish);
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, PLACE, ward, guardian);
		assert!(SuspendedAt::<T>::contains_key(ward, guardian));
		Ok(())
	}

	/// The third desk, which has to be independent of two.
	#[benchmark]
	fn confirm_desk_act() -> Result<(), BenchmarkError> {
		settled::<T>();
		let content = own_account::<T>();
		begin::<T>(NEW, &content);
		settle::<T>(organisation(902), 600_000);
		let origin = signed::<T>(600_000);
		#[extrinsic_call]
		_(origin, organisation(902), NEW, content);
		assert!(DeskActs::<T>::get(NEW, content).is_some_and(|act| act.confirmed.len() == 2));
		Ok(())
	}

	#[benchmark]
	fn object_desk_act() -> Result<(), BenchmarkError> {
		settled::<T>();
		let content = own_account::<T>();
		begin::<T>(NEW, &content);
		Registrations::<T>::insert(NEW.as_patient(), PLACE, NOW);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, NEW, content, Some(PLACE));
		assert!(DeskActs::<T>::get(NEW, content).is_some_and(|act| act.objections.len() == 1));
		Ok(())
	}

	#[benchmark]
	fn withdraw_desk_act() -> Result<(), BenchmarkError> {
		settled::<T>();
		let content = own_account::<T>();
		begin::<T>(NEW, &content);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, NEW, content);
		assert!(!DeskActs::<T>::contains_key(NEW, content));
		Ok(())
	}

	/// A grown ward's own account, with as many before it as there may be.
	#[benchmark]
	fn carry_out_desk_act() -> Result<(), BenchmarkError> {
		settled::<T>();
		enrolled::<T>(2);
		let ward = adult_of::<T>(2);
		fill_keys::<T>(ward.person())?;
		for index in 0..T::MaxAccountsPerPerson::get() {
			let seed = index.saturating_add(3_000);
			Pallet::<T>::attach(ward.person(), &account::<T>(seed), T::Clock::now())?;
		}
		let content = own_account::<T>();
		begin::<T>(ward.person(), &content);
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, ward.person(), content);
		assert!(Controllers::<T>::contains_key(account::<T>(NEW_SEED)));
		Ok(())
	}

	#[benchmark]
	fn finish_removal() -> Result<(), BenchmarkError> {
		let (person, young, old) = contested::<T>()?;
		Removals::<T>::mutate(person, |row| {
			if let Some(removal) = row {
				removal.opens_at = T::Clock::now();
			}
		});
		let origin = RawOrigin::Signed(young);
		#[extrinsic_call]
		_(origin);
		assert!(!AccountsOf::<T>::get(person).contains(&old));
		Ok(())
	}

	#[benchmark]
	fn object_to_removal() -> Result<(), BenchmarkError> {
		let (person, _, old) = contested::<T>()?;
		let origin = RawOrigin::Signed(old);
		#[extrinsic_call]
		_(origin);
		assert!(Removals::<T>::get(person).is_some_and(|removal| removal.objected));
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
		Pallet::<T>::start_session(person, &device, AccountScope::DeskSession, until, PLACE)?;
		let origin = signed::<T>(2);
		#[extrinsic_call]
		_(origin, device.clone());
		assert!(Sessions::<T>::get(person).iter().all(|one| one.account != device));
		Ok(())
	}

	/// The last objection that counts.
	#[benchmark]
	fn object_act() -> Result<(), BenchmarkError> {
		asleep::<T>();
		let content = replacing_key();
		propose::<T>(&content, None, NOW, 1);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, content.clone());
		assert!(Acts::<T>::get(PLACE, content).is_some_and(|act| act.objections.contains(&person(0))));
		Ok(())
	}

	/// The last voice, so the act is gone.
	#[benchmark]
	fn withdraw_act() -> Result<(), BenchmarkError> {
		asleep::<T>();
		let content = moving();
		let by = Some(person(0));
		let mut act = propose::<T>(&content, by, NOW, 0);
		act.council = false;
		act.approvals = vec![person(0)].try_into().expect("one; qed");
		Acts::<T>::insert(PLACE, &content, act);
		let origin = signed::<T>(0);
		#[extrinsic_call]
		_(origin, PLACE, content.clone());
		assert!(!Acts::<T>::contains_key(PLACE, content));
		Ok(())
	}

	/// The council alone made it and nobody in office approved it, so every administrator is looked up.
	#[benchmark]
	fn carry_out_act() -> Result<(), BenchmarkError> {
		asleep::<T>();
		let person = member_elsewhere::<T>(1);
		let content = issuing::<T>(person);
		let waited = COUNCIL_ALONE_MS << MAX_OBJECTIONS;
		propose::<T>(&content, None, UnixMillis(NOW.0.saturating_sub(waited)), 0);
		let origin = signed::<T>(1);
		#[extrinsic_call]
		_(origin, PLACE, content.clone());
		assert!(Memberships::<T>::contains_key(PLACE, person));
		assert!(!Acts::<T>::contains_key(PLACE, content));
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
