// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! For whom a record's key is missing: pure, from what the chain says and what the vault lists.

use salus_client::api::{CustodianRecord, Recipient};
use salus_primitives::{
	care::TaskHolder,
	consent::{Access, Categories, Category, ConsentStatus, Grantee, Purposes, Terms},
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

/// One wrap that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
	/// For whom.
	pub recipient: Recipient,
	/// The recipient's newest key.
	pub key: EncryptionKey,
}

/// Who misses a wrap of `row`, among those whom the chain may let hold one: it is asked about each of them. `own` is the custodian's
/// organisation: its own wrap is nobody's to make.
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
			let asks = !is_current && (is_holder || is_candidate(state, view, recipient, now));
			asks.then_some(Missing { recipient, key })
		})
		.collect()
}

/// Might the chain let this recipient hold a key of this record? Of a history of thousands of records a grant opens a few: the chain is
/// asked about those only, and about whoever holds a wrap for an older key.
fn is_candidate(state: &PatientState, view: &RecordView, recipient: Recipient, now: UnixMillis) -> bool {
	let facts = &view.details.facts;
	let grantee = match recipient {
		Recipient::Person(person) if person == facts.patient.person() => return true,
		Recipient::Person(person) if state.representatives.contains(&person) => return true,
		Recipient::Person(person) => Grantee::Person(person),
		Recipient::Organisation(organisation) => Grantee::Organisation(organisation),
	};
	state.lets_in(grantee, facts.category, facts.day, now) || state.holds_task(recipient, view.record, now)
}

#[cfg(test)]
mod tests;
