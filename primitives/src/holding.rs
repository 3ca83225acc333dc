// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may hold a record's key, and who may act for a patient: the rules beside THE decision, for the chain, vaults and custodians alike.

use crate::{
	consent::{Access, Category, Grantee, LiveGrant, Power, Purpose, Purposes},
	decision::{Question, Target},
	facts::{gather_with, FactSource},
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	records::{RecordFacts, RecordStatus},
	roles::{KeyHolder, OrganisationStatus},
	time::UnixMillis,
};
use alloc::vec::Vec;

/// Every row that [`may_hold`] reads.
pub trait HoldingSource: FactSource {
	/// The organisations in which this person has a membership, live or not.
	fn organisations_of(&self, person: PersonId) -> Result<Vec<OrganisationId>, Self::Missing>;

	/// Until when the organisation itself holds a task on the record: [`tasks::organisation_task`](crate::tasks::organisation_task) of a
	/// source that has the rows.
	fn organisation_task(
		&self,
		organisation: OrganisationId,
		patient: PatientId,
		record: RecordId,
		now: UnixMillis,
	) -> Result<Option<UnixMillis>, Self::Missing>;
}

/// Is `actor` the patient, or a representative with this power now, and not excluded? Nobody acts for whom nobody enrolled as a patient.
pub fn may_act_for<S: FactSource>(
	source: &S,
	actor: PersonId,
	patient: PatientId,
	power: Power,
	now: UnixMillis,
) -> Result<bool, S::Missing> {
	let Some(details) = source.patient(patient)? else {
		return Ok(false);
	};
	if actor == patient.person() {
		return Ok(true);
	}
	let holds = source
		.representation(patient, actor)?
		.is_some_and(|representation| {
			representation.powers.contains(power) && representation.is_live(details.majority_at, now)
		});
	Ok(holds && !source.is_excluded(patient, Grantee::Person(actor))?)
}

/// May a wrap of this record's key be kept for this holder?
///
/// The patient's, the author's and the author's organisation's stay whatever is revoked; but who wrote down who a patient is has no right to
/// it for that. Another person holds one while the decision
/// would let them read the record, in some organisation of theirs or in none, for some active purpose. Another organisation holds one
/// (for its custodian, who wraps for one member at a time) while it may act, is not shut out, the record is current and not sealed, and a
/// live grant to it covers the record or it holds a live task on it. Nobody holds a key of a record that does not exist.
pub fn may_hold<S: HoldingSource>(
	source: &S,
	holder: KeyHolder,
	record: RecordId,
	now: UnixMillis,
) -> Result<bool, S::Missing> {
	let Some(facts) = source.record(record)? else {
		return Ok(false);
	};
	match holder {
		KeyHolder::Person(person) if person == facts.patient.person() => Ok(true),
		KeyHolder::Person(person) if person == facts.author && facts.category != Category::Demographics => {
			Ok(true)
		}
		KeyHolder::Person(person) => may_read_somehow(source, person, record, facts, now),
		KeyHolder::Organisation(organisation) if organisation == facts.organisation => Ok(true),
		KeyHolder::Organisation(organisation) => {
			organisation_may_hold(source, organisation, record, facts, now)
		}
	}
}

fn may_read_somehow<S: HoldingSource>(
	source: &S,
	person: PersonId,
	record: RecordId,
	facts: RecordFacts,
	now: UnixMillis,
) -> Result<bool, S::Missing> {
	let places = source.organisations_of(person)?;
	for organisation in core::iter::once(None).chain(places.into_iter().map(Some)) {
		let asked = |purpose| Question {
			actor: person,
			organisation,
			patient: facts.patient,
			target: Target::Record(record),
			access: Access::Read,
			purpose,
			now,
		};
		// What is gathered does not depend on the purpose.
		let gathered = gather_with(source, &asked(Purpose::Treat), Some(facts))?;
		let reads = |purpose| gathered.decide(&asked(purpose)).is_allowed();
		if Purposes::ACTIVE.iter().any(reads) {
			return Ok(true);
		}
	}
	Ok(false)
}

fn organisation_may_hold<S: HoldingSource>(
	source: &S,
	organisation: OrganisationId,
	record: RecordId,
	facts: RecordFacts,
	now: UnixMillis,
) -> Result<bool, S::Missing> {
	let grantee = Grantee::Organisation(organisation);
	let may_act = source
		.organisation(organisation)?
		.is_some_and(|standing| standing.status == OrganisationStatus::Active);
	let shut = facts.status != RecordStatus::Current
		|| source.sealed(facts.patient)?.contains(facts.category)
		|| source.is_excluded(facts.patient, grantee)?;
	if !may_act || shut {
		return Ok(false);
	}
	let covers = |grant: &LiveGrant| {
		Purposes::ACTIVE.iter().any(|purpose| {
			grant
				.terms
				.cover(facts.category, facts.day, Access::Read, purpose, now)
		})
	};
	Ok(source.grants(facts.patient, grantee)?.iter().any(covers)
		|| source
			.organisation_task(organisation, facts.patient, record, now)?
			.is_some())
}
