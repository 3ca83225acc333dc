// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One fake per trait, so that pallets' mocks do not each write their own. Each keeps its state in a thread local; call
//! [`reset`] first in every test.

extern crate std;

use crate::{
	care::{CareFacts, CareInspect, TaskFacts, TaskQuestion},
	consent::{Category, ConsentInspect, Grantee, Power},
	decision::{Decision, DenyRule, Question},
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	orders::ReportInspect,
	records::{RecordFacts, RecordInspect},
	roles::{
		AccountScope, EncryptionKey, KeyHolder, Licence, Membership, OrganisationStanding, PatientDetails,
		RoleInspect, Signer,
	},
	time::{Clock, Day, UnixMillis},
};
use core::{cell::RefCell, marker::PhantomData};
use std::{
	collections::{BTreeMap, BTreeSet},
	thread_local,
	vec::Vec,
};

/// Everything that the fakes know.
#[derive(Default)]
pub struct World {
	/// The time.
	pub now: UnixMillis,
	/// Who is behind the account with this SCALE encoding.
	pub signers: BTreeMap<Vec<u8>, Signer>,
	/// Persons that exist.
	pub persons: BTreeSet<PersonId>,
	/// Enrolled patients.
	pub patients: BTreeMap<PatientId, PatientDetails>,
	/// Registrations.
	pub registrations: BTreeSet<(PatientId, OrganisationId)>,
	/// Organisations.
	pub organisations: BTreeMap<OrganisationId, OrganisationStanding>,
	/// Memberships.
	pub memberships: BTreeMap<(OrganisationId, PersonId), Membership>,
	/// Administrators.
	pub administrators: BTreeSet<(OrganisationId, PersonId)>,
	/// Encryption keys.
	pub keys: BTreeMap<KeyHolder, EncryptionKey>,
	/// Whose vault signs with the account with this SCALE encoding.
	pub vaults: BTreeMap<Vec<u8>, OrganisationId>,
	/// Ties of members to patients.
	pub care: BTreeMap<(OrganisationId, PersonId, PatientId), CareFacts>,
	/// Tasks of members on records.
	pub tasks: BTreeMap<(OrganisationId, PersonId, PatientId, Option<RecordId>), TaskFacts>,
	/// Records with the number of their current version.
	pub records: BTreeMap<RecordId, (RecordFacts, u32)>,
	/// Which organisation found the report that a record is.
	pub reports: BTreeMap<RecordId, OrganisationId>,
	/// What [`FakeConsent`] answers; denies when `None`.
	pub decision: Option<Decision>,
	/// The questions that [`FakeConsent`] was asked.
	pub asked: Vec<(Question, Option<RecordFacts>)>,
	/// Who may act for whom, besides the patient.
	pub powers: BTreeSet<(PersonId, PatientId, Power)>,
	/// Whether [`FakeConsent`] says that a re-filing lets somebody in.
	pub refiling_opens: bool,
	/// Whom patients have shut out.
	pub exclusions: BTreeSet<(PatientId, Grantee)>,
	/// Whether a fake of [`AppointGuardian`](crate::roles::AppointGuardian) refuses.
	pub guardians_refused: bool,
	/// Wards who hold their accounts themselves.
	pub held: BTreeSet<PatientId>,
}

thread_local! {
	static WORLD: RefCell<World> = RefCell::new(World::default());
}

/// Forgets everything.
pub fn reset() {
	with(|world| *world = World::default());
}

/// Reads or changes what the fakes know.
pub fn with<R>(f: impl FnOnce(&mut World) -> R) -> R {
	WORLD.with(|world| f(&mut world.borrow_mut()))
}

/// A clock that stands where it was put.
pub struct FakeClock;

impl FakeClock {
	/// Puts the clock.
	pub fn set(now: UnixMillis) {
		with(|world| world.now = now);
	}
}

impl Clock for FakeClock {
	fn now() -> UnixMillis {
		with(|world| world.now)
	}
}

/// [`RoleInspect`] from the [`World`].
pub struct FakeRoles<AccountId>(PhantomData<AccountId>);

impl<AccountId: codec::Encode> RoleInspect for FakeRoles<AccountId> {
	type AccountId = AccountId;

	fn signer(account: &AccountId, now: UnixMillis) -> Option<Signer> {
		with(|world| world.signers.get(&account.encode()).copied()).filter(|signer| signer.is_live(now))
	}

	fn person_exists(person: PersonId) -> bool {
		with(|world| world.persons.contains(&person))
	}

	fn patient(patient: PatientId) -> Option<PatientDetails> {
		with(|world| world.patients.get(&patient).copied())
	}

	fn is_registered(patient: PatientId, organisation: OrganisationId) -> bool {
		with(|world| world.registrations.contains(&(patient, organisation)))
	}

	fn organisation(organisation: OrganisationId) -> Option<OrganisationStanding> {
		with(|world| world.organisations.get(&organisation).copied())
	}

	fn membership(organisation: OrganisationId, person: PersonId) -> Option<Membership> {
		with(|world| world.memberships.get(&(organisation, person)).copied())
	}

	fn is_administrator(organisation: OrganisationId, person: PersonId) -> bool {
		with(|world| world.administrators.contains(&(organisation, person)))
	}

	fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey> {
		with(|world| world.keys.get(&holder).copied())
	}

	fn vault_of(account: &AccountId) -> Option<OrganisationId> {
		with(|world| world.vaults.get(&account.encode()).copied())
	}

	fn controls_itself(person: PersonId) -> bool {
		with(|world| {
			world.signers.values().any(|signer| {
				signer.person == person
					&& signer.scope == AccountScope::Full
					&& signer.until == UnixMillis::FOREVER
			})
		})
	}

	fn holds_own_account(ward: PatientId) -> bool {
		with(|world| world.held.contains(&ward))
	}

	fn licence(person: PersonId, now: UnixMillis) -> Licence {
		let organisations: Vec<_> = with(|world| world.organisations.keys().copied().collect());
		Licence::of(
			organisations
				.into_iter()
				.map(|organisation| Self::live_membership(organisation, person, now).is_some()),
		)
	}
}

/// [`CareInspect`] from the [`World`].
pub struct FakeCare;

impl CareInspect for FakeCare {
	fn care(organisation: OrganisationId, member: PersonId, patient: PatientId, _: UnixMillis) -> CareFacts {
		with(|world| {
			world
				.care
				.get(&(organisation, member, patient))
				.copied()
				.unwrap_or_default()
		})
	}
}

/// What members' tasks allow, from the [`World`].
pub struct FakeTasks;

impl FakeTasks {
	/// Of one question.
	pub fn task(question: &TaskQuestion) -> TaskFacts {
		let key = (
			question.organisation,
			question.member,
			question.patient,
			question.record,
		);
		with(|world| world.tasks.get(&key).copied().unwrap_or_default())
	}
}

/// [`RecordInspect`] from the [`World`].
pub struct FakeRecords;

impl RecordInspect for FakeRecords {
	fn record(record: RecordId) -> Option<RecordFacts> {
		with(|world| world.records.get(&record).map(|(facts, _)| *facts))
	}

	fn current_version(record: RecordId) -> Option<u32> {
		with(|world| world.records.get(&record).map(|(_, version)| *version))
	}
}

/// [`ConsentInspect`] that answers what the [`World`] says and notes what it was asked.
pub struct FakeConsent;

impl ConsentInspect for FakeConsent {
	fn decide(question: &Question, record: Option<&RecordFacts>) -> Decision {
		with(|world| {
			world.asked.push((*question, record.copied()));
			world.decision.unwrap_or(Decision::Deny {
				rule: DenyRule::NothingAllows,
			})
		})
	}

	fn may_act_for(actor: PersonId, patient: PatientId, power: Power, _: UnixMillis) -> bool {
		actor == patient.person()
			|| with(|world| {
				world.powers.contains(&(actor, patient, power))
					&& !world.exclusions.contains(&(patient, Grantee::Person(actor)))
			})
	}

	fn may_close_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool {
		Self::may_act_for(actor, patient, power, now)
	}

	fn shuts_out(patient: PatientId, whom: Grantee) -> bool {
		with(|world| world.exclusions.contains(&(patient, whom)))
	}

	fn refiling_opens(_: PatientId, _: Day, _: Category, _: Category, _: UnixMillis) -> bool {
		with(|world| world.refiling_opens)
	}
}

/// [`ReportInspect`] from the [`World`].
pub struct FakeReports;

impl ReportInspect for FakeReports {
	fn reported_by(record: RecordId) -> Option<OrganisationId> {
		with(|world| world.reports.get(&record).copied())
	}
}
