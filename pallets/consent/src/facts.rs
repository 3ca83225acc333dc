// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Gathers what the chain knows for [`salus_primitives::decision::decide`], and says why it settled a question.

use crate::{Config, LiveGrants, Pallet, Representatives, Sealed};
use core::marker::PhantomData;
use frame_support::BoundedVec;
use salus_primitives::{
	care::{CareFacts, CareInspect, TaskFacts, TaskInspect, TaskQuestion},
	consent::{Categories, ConsentInspect, Grantee, LiveGrant, Representation},
	decision::{decide, AllowRule, Decision, Facts, Question, Target},
	records::RecordFacts,
	roles::{Membership, OrganisationStatus, Profession, RoleInspect},
	views::Explanation,
	ConsentId, UnixMillis,
};

type PairGrants = BoundedVec<LiveGrant, crate::GrantsPerPair>;

/// Everything that bears on one question, but for the record, which its pallet knows. Gathering makes the same reads for every
/// question of a kind, however many consents, exclusions and representatives there are: all of one pair's grants lie
/// under one key.
pub(crate) struct Gathered<T> {
	representation: Option<Representation>,
	majority_at: Option<UnixMillis>,
	excluded: bool,
	organisation_excluded: bool,
	organisation: Option<OrganisationStatus>,
	membership: Option<Membership>,
	sealed: Categories,
	care: CareFacts,
	task: TaskFacts,
	to_person: PairGrants,
	to_organisation: PairGrants,
	config: PhantomData<T>,
}

/// What is asked about tasks, or nothing where the question names no organisation or a record that does not exist.
fn task_question(
	question: &Question,
	record: Option<&RecordFacts>,
	profession: Profession,
) -> Option<TaskQuestion> {
	let category = match question.target {
		Target::Class { category, .. } => category,
		Target::Record(_) => record?.category,
	};
	Some(TaskQuestion {
		organisation: question.organisation?,
		member: question.actor,
		profession,
		patient: question.patient,
		record: question.target.record(),
		category,
		now: question.now,
	})
}

impl<T: Config> Gathered<T> {
	pub(crate) fn of(question: &Question, record: Option<&RecordFacts>) -> Self {
		let Question {
			actor,
			organisation,
			patient,
			now,
			..
		} = *question;
		let membership = organisation.and_then(|id| T::Roles::membership(id, actor));
		Self {
			representation: Representatives::<T>::get(patient, actor),
			majority_at: T::Roles::patient(patient).and_then(|details| details.majority_at),
			excluded: Pallet::<T>::shuts_out(patient, Grantee::Person(actor)),
			organisation_excluded: organisation
				.is_some_and(|id| Pallet::<T>::shuts_out(patient, Grantee::Organisation(id))),
			organisation: organisation
				.and_then(T::Roles::organisation)
				.map(|standing| standing.status),
			membership,
			sealed: Sealed::<T>::get(patient),
			care: organisation
				.map(|id| T::Care::care(id, actor, patient, now))
				.unwrap_or_default(),
			task: membership
				.and_then(|membership| task_question(question, record, membership.profession))
				.map(|asked| T::Tasks::task(&asked))
				.unwrap_or_default(),
			to_person: LiveGrants::<T>::get(patient, Grantee::Person(actor)),
			to_organisation: organisation
				.map(|id| LiveGrants::<T>::get(patient, Grantee::Organisation(id)))
				.unwrap_or_default(),
			config: PhantomData,
		}
	}

	fn facts(&self, record: Option<&RecordFacts>) -> Facts<'_> {
		Facts {
			representation: self.representation,
			majority_at: self.majority_at,
			excluded: self.excluded,
			organisation_excluded: self.organisation_excluded,
			organisation: self.organisation,
			membership: self.membership,
			sealed: self.sealed,
			record: record.copied(),
			care: self.care,
			task: self.task,
			grants_to_person: &self.to_person,
			grants_to_organisation: &self.to_organisation,
			emergency_until: None,
		}
	}

	pub(crate) fn decide(&self, question: &Question, record: Option<&RecordFacts>) -> Decision {
		decide(question, &self.facts(record))
	}

	/// The grant that alone would have led to the same answer, if a consent did.
	fn by_consent(&self, question: &Question, facts: &Facts<'_>, answer: Decision) -> Option<ConsentId> {
		if !matches!(
			answer,
			Decision::Allow {
				rule: AllowRule::Consent,
				..
			}
		) {
			return None;
		}
		let alone = |to_person: &[LiveGrant], to_organisation: &[LiveGrant]| {
			let facts = Facts {
				grants_to_person: to_person,
				grants_to_organisation: to_organisation,
				..*facts
			};
			decide(question, &facts) == answer
		};
		let person = self
			.to_person
			.iter()
			.find(|grant| alone(core::slice::from_ref(grant), &[]));
		person
			.or_else(|| {
				self.to_organisation
					.iter()
					.find(|grant| alone(&[], core::slice::from_ref(grant)))
			})
			.map(|grant| grant.consent)
	}

	fn is_licensed(&self, now: UnixMillis) -> bool {
		self.organisation == Some(OrganisationStatus::Active)
			&& self.membership.is_some_and(|membership| membership.is_live(now))
	}
}

impl<T: Config> Pallet<T> {
	/// Why a question is settled as it is. `record` is the record that it names, if it names one that exists.
	pub fn explain(question: &Question, record: Option<&RecordFacts>) -> Explanation {
		let gathered = Gathered::<T>::of(question, record);
		let facts = gathered.facts(record);
		let decision = decide(question, &facts);
		Explanation {
			decision,
			by_consent: gathered.by_consent(question, &facts, decision),
			excluded: gathered.excluded || gathered.organisation_excluded,
			licensed: gathered.is_licensed(question.now),
			has_cover: gathered
				.care
				.cover_until
				.is_some_and(|until| question.now < until),
		}
	}
}
