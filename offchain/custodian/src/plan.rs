// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! For whom a record's key is missing: pure, from what the chain says and what the vault lists.

use salus_client::api::{CustodianRecord, Recipient};
use salus_primitives::{
	care::TaskHolder,
	consent::{Access, Categories, Category, ConsentStatus, Grantee, Purposes, Terms},
	records::RecordStatus,
	roles::EncryptionKey,
	views::{ConsentView, RecordView, RepresentationView},
	Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the chain says about one patient at one final block.
#[derive(Clone, Debug, Default)]
pub struct PatientState {
	/// The consents that are active and not out of time.
	pub grants: Vec<(Grantee, Terms)>,
	/// The representatives, live ones only.
	pub representatives: Vec<PersonId>,
	/// Who holds a task on which record.
	pub tasks: Vec<TaskHolder>,
	/// What the patient has sealed.
	pub sealed: Categories,
	/// The records of the patient, by id.
	pub records: BTreeMap<salus_primitives::RecordId, RecordView>,
	/// The newest key of everybody who may have to be wrapped for.
	pub keys: BTreeMap<Recipient, EncryptionKey>,
}

impl PatientState {
	/// Keeps of the listed consents and representatives what holds at `now`.
	pub fn new(consents: &[ConsentView], representatives: &[RepresentationView], now: UnixMillis) -> Self {
		let live = |view: &&ConsentView| {
			view.details.status == ConsentStatus::Active && now < view.details.terms.expires_at
		};
		Self {
			grants: consents
				.iter()
				.filter(live)
				.map(|view| (view.details.grantee, view.details.terms))
				.collect(),
			representatives: representatives
				.iter()
				.filter(|view| view.representation.from <= now && now < view.ends_at)
				.map(|view| view.representative)
				.collect(),
			..Self::default()
		}
	}

	/// Everybody who might be wrapped for: the patient, representatives, grantees, holders of a task.
	pub fn candidates(&self, patient: PatientId) -> BTreeSet<Recipient> {
		let grantees = self.grants.iter().map(|(grantee, _)| match *grantee {
			Grantee::Person(person) => Recipient::Person(person),
			Grantee::Organisation(organisation) => Recipient::Organisation(organisation),
		});
		std::iter::once(Recipient::Person(patient.person()))
			.chain(self.representatives.iter().copied().map(Recipient::Person))
			.chain(grantees)
			.chain(self.tasks.iter().map(|task| task.holder))
			.collect()
	}

	/// Does this holder have a live task on the record?
	fn holds_task(&self, holder: Recipient, record: RecordId, now: UnixMillis) -> bool {
		self.tasks
			.iter()
			.any(|task| task.holder == holder && task.record == record && now < task.until)
	}

	/// Is a grant to this grantee open to a record of this category and day? Which members of an organisation may read is
	/// decided for each of them when they do.
	fn lets_in(&self, grantee: Grantee, category: Category, day: Day, now: UnixMillis) -> bool {
		!self.sealed.contains(category)
			&& self.grants.iter().any(|(granted_to, terms)| {
				*granted_to == grantee
					&& Purposes::ACTIVE
						.iter()
						.any(|purpose| terms.cover(category, day, Access::Read, purpose, now))
			})
	}
}

/// Why somebody may be wrapped for, as far as can be told without asking the chain again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	/// Yes.
	Yes,
	/// No.
	No,
	/// The chain must be asked for this person and this record.
	Ask(PersonId),
}

/// One wrap that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
	/// For whom.
	pub recipient: Recipient,
	/// The recipient's newest key.
	pub key: EncryptionKey,
	/// Whether the chain must still be asked.
	pub standing: Standing,
}

/// Who misses a wrap of `row`, given what the chain says. `own` is the custodian's organisation: its own wrap is nobody's to make.
pub fn missing(
	state: &PatientState,
	row: &CustodianRecord,
	own: OrganisationId,
	now: UnixMillis,
) -> Vec<Missing> {
	let Some(view) = state.records.get(&row.record) else {
		// Not anchored at the final block: there is nothing to decide about yet.
		return Vec::new();
	};
	let holders = row
		.wraps
		.iter()
		.map(|holder| (holder.recipient, holder.key_version))
		.collect::<BTreeMap<_, _>>();
	let candidates = state
		.candidates(row.patient)
		.into_iter()
		.chain(holders.keys().copied())
		.collect::<BTreeSet<_>>();
	candidates
		.into_iter()
		.filter(|recipient| *recipient != Recipient::Organisation(own))
		.filter_map(|recipient| {
			let key = *state.keys.get(&recipient)?;
			let is_current = holders
				.get(&recipient)
				.is_some_and(|version| *version >= key.version);
			let is_holder = holders.contains_key(&recipient);
			let standing = standing(state, view, row.patient, (recipient, is_holder), now);
			(!is_current && standing != Standing::No).then_some(Missing {
				recipient,
				key,
				standing,
			})
		})
		.collect()
}

/// Of a history of thousands of records a grant opens a few: the chain is asked about those only, and about whoever holds a wrap
/// for an older key.
fn standing(
	state: &PatientState,
	view: &RecordView,
	patient: PatientId,
	(recipient, is_holder): (Recipient, bool),
	now: UnixMillis,
) -> Standing {
	let facts = &view.details.facts;
	let lets_in = |grantee| state.lets_in(grantee, facts.category, facts.day, now);
	let holds_task = state.holds_task(recipient, view.record, now);
	match recipient {
		Recipient::Person(person) if person == patient.person() => Standing::Yes,
		Recipient::Person(person)
			if is_holder
				|| holds_task
				|| state.representatives.contains(&person)
				|| lets_in(Grantee::Person(person)) =>
		{
			Standing::Ask(person)
		}
		Recipient::Organisation(organisation)
			if facts.status == RecordStatus::Current
				&& (lets_in(Grantee::Organisation(organisation))
					|| (holds_task && !state.sealed.contains(facts.category))) =>
		{
			Standing::Yes
		}
		Recipient::Person(_) | Recipient::Organisation(_) => Standing::No,
	}
}

#[cfg(test)]
mod tests;
