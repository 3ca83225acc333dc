// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Where the facts of a decision come from, row by row, and how they are gathered: once, for whoever holds the rows.
//!
//! On the chain a [`FactSource`] reads storage and cannot fail. Off it, one reads a bag of proven trie nodes, in which a row that was
//! not proven is [`Missing`](Source::Missing) and never taken for absent. Both answer with the same functions of this crate, so that
//! whoever checks a decision gathers what the chain gathered.

use crate::{
	care::{CareFacts, TaskFacts, TaskQuestion},
	consent::{Categories, Category, ConsentInspect, Grantee, LiveGrant, Representation},
	decision::{decide, AllowRule, Decision, Facts, Question, Target},
	ids::{ConsentId, OrganisationId, PatientId, PersonId, RecordId},
	records::RecordFacts,
	roles::{Membership, OrganisationStanding, OrganisationStatus, PatientDetails, Profession, RoleInspect},
	time::UnixMillis,
	views::Explanation,
};
use alloc::vec::Vec;
use core::convert::Infallible;

/// Something that rows are read from.
pub trait Source {
	/// What an answer says of a row that cannot be had here: which it is. [`Infallible`] on the chain.
	type Missing;
}

/// Who is what, and whom a patient has shut out.
pub trait StandingSource: Source {
	/// What the organisation is and whether it may act; `None` for an unknown one.
	fn organisation(
		&self,
		organisation: OrganisationId,
	) -> Result<Option<OrganisationStanding>, Self::Missing>;

	/// The person's membership, live or not; `None` when there never was one.
	fn membership(
		&self,
		organisation: OrganisationId,
		person: PersonId,
	) -> Result<Option<Membership>, Self::Missing>;

	/// The patient's row; `None` for nobody's.
	fn patient(&self, patient: PatientId) -> Result<Option<PatientDetails>, Self::Missing>;

	/// Is the patient registered with this organisation?
	fn is_registered(&self, patient: PatientId, organisation: OrganisationId) -> Result<bool, Self::Missing>;

	/// Has the patient shut this person or organisation out by name?
	fn is_excluded(&self, patient: PatientId, whom: Grantee) -> Result<bool, Self::Missing>;

	/// The membership, if it and its organisation let the person act now.
	fn live_membership(
		&self,
		organisation: OrganisationId,
		person: PersonId,
		now: UnixMillis,
	) -> Result<Option<Membership>, Self::Missing> {
		let active = self
			.organisation(organisation)?
			.is_some_and(|standing| standing.status == OrganisationStatus::Active);
		Ok(self
			.membership(organisation, person)?
			.filter(|membership| active && membership.is_live(now)))
	}

	/// Has the patient shut out this member, or the organisation in which they act?
	fn shuts_out_member(
		&self,
		patient: PatientId,
		organisation: OrganisationId,
		member: PersonId,
	) -> Result<bool, Self::Missing> {
		Ok(self.is_excluded(patient, Grantee::Person(member))?
			|| self.is_excluded(patient, Grantee::Organisation(organisation))?)
	}
}

/// What pallets answer for a source on the chain, which has every row.
pub trait OnChain {
	/// Who is what.
	type Roles: RoleInspect;
	/// Whom patients shut out.
	type Consent: ConsentInspect;
}

impl<S: OnChain> Source for S {
	type Missing = Infallible;
}

impl<S: OnChain> StandingSource for S {
	fn organisation(&self, organisation: OrganisationId) -> Result<Option<OrganisationStanding>, Infallible> {
		Ok(S::Roles::organisation(organisation))
	}

	fn membership(
		&self,
		organisation: OrganisationId,
		person: PersonId,
	) -> Result<Option<Membership>, Infallible> {
		Ok(S::Roles::membership(organisation, person))
	}

	fn patient(&self, patient: PatientId) -> Result<Option<PatientDetails>, Infallible> {
		Ok(S::Roles::patient(patient))
	}

	fn is_registered(&self, patient: PatientId, organisation: OrganisationId) -> Result<bool, Infallible> {
		Ok(S::Roles::is_registered(patient, organisation))
	}

	fn is_excluded(&self, patient: PatientId, whom: Grantee) -> Result<bool, Infallible> {
		Ok(S::Consent::shuts_out(patient, whom))
	}
}

/// The answer of a source that has every row.
pub fn known<V>(answer: Result<V, Infallible>) -> V {
	match answer {
		Ok(value) => value,
		Err(never) => match never {},
	}
}

/// Every row that a decision reads.
pub trait FactSource: StandingSource {
	/// The person as a representative of the patient, live or not.
	fn representation(
		&self,
		patient: PatientId,
		person: PersonId,
	) -> Result<Option<Representation>, Self::Missing>;

	/// What the patient has sealed.
	fn sealed(&self, patient: PatientId) -> Result<Categories, Self::Missing>;

	/// The active grants of one pair, as stored.
	fn grants(&self, patient: PatientId, grantee: Grantee) -> Result<Vec<LiveGrant>, Self::Missing>;

	/// What a decision needs of a record; `None` for an unknown one.
	fn record(&self, record: RecordId) -> Result<Option<RecordFacts>, Self::Missing>;

	/// What ties a member to a patient: [`tasks::care`](crate::tasks::care) of a source that has the rows.
	fn care(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Result<CareFacts, Self::Missing>;

	/// Until when a member may see who the patient is: [`tasks::file`](crate::tasks::file) of a source that has the rows.
	fn file_until(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Result<Option<UnixMillis>, Self::Missing>;

	/// What the live tasks of a member allow: [`tasks::task`](crate::tasks::task) of a source that has the rows.
	fn task(&self, question: &TaskQuestion) -> Result<TaskFacts, Self::Missing>;
}

/// Everything that bears on one question. Gathering makes the same reads for every question of a kind, however many consents,
/// exclusions and representatives there are: all of one pair's grants lie under one key.
#[derive(Clone, Debug)]
pub struct Gathered {
	representation: Option<Representation>,
	majority_at: Option<UnixMillis>,
	excluded: bool,
	organisation_excluded: bool,
	organisation: Option<OrganisationStatus>,
	membership: Option<Membership>,
	sealed: Categories,
	record: Option<RecordFacts>,
	care: CareFacts,
	task: TaskFacts,
	file_until: Option<UnixMillis>,
	to_person: Vec<LiveGrant>,
	to_organisation: Vec<LiveGrant>,
}

/// Gathers the facts of a question, the record that it names included.
pub fn gather<S: FactSource>(source: &S, question: &Question) -> Result<Gathered, S::Missing> {
	let record = match question.target.record() {
		Some(record) => source.record(record)?,
		None => None,
	};
	gather_with(source, question, record)
}

/// The same where the record is known already: `None` where the question names none, or one that does not exist.
pub fn gather_with<S: FactSource>(
	source: &S,
	question: &Question,
	record: Option<RecordFacts>,
) -> Result<Gathered, S::Missing> {
	let Question {
		actor, patient, now, ..
	} = *question;
	let mut gathered = Gathered {
		representation: source.representation(patient, actor)?,
		majority_at: source.patient(patient)?.and_then(|details| details.majority_at),
		excluded: source.is_excluded(patient, Grantee::Person(actor))?,
		organisation_excluded: false,
		organisation: None,
		membership: None,
		sealed: source.sealed(patient)?,
		record,
		care: CareFacts::default(),
		task: TaskFacts::default(),
		file_until: None,
		to_person: source.grants(patient, Grantee::Person(actor))?,
		to_organisation: Vec::new(),
	};
	let Some(organisation) = question.organisation else {
		return Ok(gathered);
	};
	gathered.organisation_excluded = source.is_excluded(patient, Grantee::Organisation(organisation))?;
	gathered.organisation = source.organisation(organisation)?.map(|standing| standing.status);
	gathered.membership = source.membership(organisation, actor)?;
	gathered.care = source.care(organisation, actor, patient, now)?;
	gathered.to_organisation = source.grants(patient, Grantee::Organisation(organisation))?;
	let asked = gathered
		.membership
		.and_then(|membership| task_question(question, organisation, record, membership.profession));
	if let Some(asked) = asked {
		gathered.task = source.task(&asked)?;
		if asked.category == Category::Demographics {
			gathered.file_until = source.file_until(organisation, actor, patient, now)?;
		}
	}
	Ok(gathered)
}

/// What is asked about tasks, or nothing where the question names a record that does not exist.
fn task_question(
	question: &Question,
	organisation: OrganisationId,
	record: Option<RecordFacts>,
	profession: Profession,
) -> Option<TaskQuestion> {
	let category = match question.target {
		Target::Class { category, .. } => category,
		Target::Record(_) => record?.category,
	};
	Some(TaskQuestion {
		organisation,
		member: question.actor,
		profession,
		patient: question.patient,
		record: question.target.record(),
		category,
		now: question.now,
	})
}

impl Gathered {
	/// As the decision takes them.
	pub fn facts(&self) -> Facts<'_> {
		Facts {
			representation: self.representation,
			majority_at: self.majority_at,
			excluded: self.excluded,
			organisation_excluded: self.organisation_excluded,
			organisation: self.organisation,
			membership: self.membership,
			sealed: self.sealed,
			record: self.record,
			care: self.care,
			task: self.task,
			file_until: self.file_until,
			grants_to_person: &self.to_person,
			grants_to_organisation: &self.to_organisation,
			emergency_until: None,
		}
	}

	/// The answer.
	pub fn decide(&self, question: &Question) -> Decision {
		decide(question, &self.facts())
	}

	/// The answer, and why.
	pub fn explain(&self, question: &Question) -> Explanation {
		let decision = self.decide(question);
		Explanation {
			decision,
			by_consent: self.by_consent(question, decision),
			excluded: self.excluded || self.organisation_excluded,
			licensed: self.is_licensed(question.now),
			has_cover: self.care.cover_until.is_some_and(|until| question.now < until),
		}
	}

	/// The grant that alone would have led to the same answer, if a consent did.
	fn by_consent(&self, question: &Question, answer: Decision) -> Option<ConsentId> {
		let settled = matches!(
			answer,
			Decision::Allow {
				rule: AllowRule::Consent,
				..
			}
		);
		let alone = |grants_to_person: &[LiveGrant], grants_to_organisation: &[LiveGrant]| {
			let facts = Facts {
				grants_to_person,
				grants_to_organisation,
				..self.facts()
			};
			decide(question, &facts) == answer
		};
		let one = core::slice::from_ref;
		let to_person = self.to_person.iter().find(|grant| alone(one(grant), &[]));
		let found = to_person.or_else(|| self.to_organisation.iter().find(|grant| alone(&[], one(grant))));
		found.filter(|_| settled).map(|grant| grant.consent)
	}

	fn is_licensed(&self, now: UnixMillis) -> bool {
		self.organisation == Some(OrganisationStatus::Active)
			&& self.membership.is_some_and(|membership| membership.is_live(now))
	}
}
