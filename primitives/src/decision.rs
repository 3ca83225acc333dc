// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! THE access decision: a pure function from a [`Question`] and [`Facts`] to a [`Decision`].
//!
//! The runtime, the JSON-RPC `salus_explain` and the vault all use this one function; nobody derives an answer in another
//! way. The facts are gathered by [`crate::facts::gather`]; who may hold a key follows in [`crate::holding`]. Deny wins; the first line that settles the question names the rule:
//!
//! 1. the patient for the patient's own; a representative within powers, dates and the ward's age, unless excluded;
//! 2. deny whoever is excluded or acts in an organisation that is, or is not licensed now in one that is active;
//! 3. deny what is sealed, erased or entered in error;
//! 4. allow by the first of *author*, *task*, *encounter*, *consent*, *desk*, *emergency*;
//! 5. deny.

use crate::{
	care::{CareFacts, TaskFacts},
	consent::{Access, Audience, Categories, Category, LiveGrant, Power, Purpose, Purposes, Representation},
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	macros::coded_enum,
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{Membership, MembershipStatus, OrganisationStatus, Profession},
	time::{Day, UnixMillis},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What is asked about: one record, or what could be filed under a category and a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
	/// A record that exists.
	#[codec(index = 0)]
	Record(RecordId),
	/// A category and a day, with no record meant.
	#[codec(index = 1)]
	Class {
		/// The category.
		category: Category,
		/// The day.
		day: Day,
	},
}

impl Target {
	/// The record, if one is meant.
	pub const fn record(&self) -> Option<RecordId> {
		match self {
			Self::Record(record) => Some(*record),
			Self::Class { .. } => None,
		}
	}
}

/// One question about access, with its parties named so that they cannot be swapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Question {
	/// Who asks.
	pub actor: PersonId,
	/// In which organisation the actor acts; `None` for patients and representatives.
	pub organisation: Option<OrganisationId>,
	/// Whose record.
	pub patient: PatientId,
	/// Which record, or which category and day.
	pub target: Target,
	/// To read or to contribute.
	pub access: Access,
	/// Why.
	pub purpose: Purpose,
	/// At which instant.
	pub now: UnixMillis,
}

/// What the chain knows that bears on one [`Question`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts<'a> {
	/// The actor as a representative of the patient, live or not.
	pub representation: Option<Representation>,
	/// The patient's majority, if the patient is a ward.
	pub majority_at: Option<UnixMillis>,
	/// Has the patient shut this person out by name?
	pub excluded: bool,
	/// Has the patient shut the organisation of the question out?
	pub organisation_excluded: bool,
	/// Whether the organisation of the question may act; `None` for none or an unknown one.
	pub organisation: Option<OrganisationStatus>,
	/// The actor's membership in it, live or not.
	pub membership: Option<Membership>,
	/// What the patient has sealed.
	pub sealed: Categories,
	/// The record of the question, if it names one and there is one.
	pub record: Option<RecordFacts>,
	/// What ties the actor to the patient in that organisation.
	pub care: CareFacts,
	/// What the actor's organisation is doing for the patient.
	pub task: TaskFacts,
	/// Until when the actor may see who the patient is; asked only about demographics.
	pub file_until: Option<UnixMillis>,
	/// Active grants to the actor as a person.
	pub grants_to_person: &'a [LiveGrant],
	/// Active grants to the organisation of the question.
	pub grants_to_organisation: &'a [LiveGrant],
	/// The end of an emergency access that the actor has open.
	pub emergency_until: Option<UnixMillis>,
}

coded_enum! {
	/// The rule that let somebody in.
	pub enum AllowRule {
		/// The patient, for the patient's own.
		Patient = 0 => "patient",
		/// A representative of the patient.
		Representative = 1 => "representative",
		/// Who wrote it, or the organisation that did.
		Author = 2 => "author",
		/// A live task on this record.
		Task = 3 => "task",
		/// An encounter of the care team.
		Encounter = 4 => "encounter",
		/// A consent.
		Consent = 5 => "consent",
		/// An emergency access.
		Emergency = 6 => "emergency",
		/// The patient's demographics, as the organisation keeps them, around a visit.
		Desk = 7 => "desk",
	}
}

coded_enum! {
	/// The rule that kept somebody out.
	pub enum DenyRule {
		/// The patient has shut this person, or the organisation of the question, out by name.
		Excluded = 0 => "excluded",
		/// The purpose is reserved.
		PurposeNotActive = 1 => "purpose-not-active",
		/// The asker named no organisation, or is not a member of the one named.
		NotMember = 2 => "not-member",
		/// The organisation is suspended.
		OrganisationNotActive = 3 => "organisation-not-active",
		/// The membership is suspended.
		MembershipSuspended = 4 => "membership-suspended",
		/// The membership was ended.
		MembershipEnded = 5 => "membership-ended",
		/// The membership is out of term.
		MembershipExpired = 6 => "membership-expired",
		/// The patient has sealed this category.
		Sealed = 7 => "sealed",
		/// The record was erased.
		Erased = 8 => "erased",
		/// The record was entered in error.
		EnteredInError = 9 => "entered-in-error",
		/// There is no such record of this patient.
		UnknownRecord = 10 => "unknown-record",
		/// Nothing allows it.
		NothingAllows = 11 => "nothing-allows",
	}
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
	/// Yes.
	#[codec(index = 0)]
	Allow {
		/// By which rule.
		rule: AllowRule,
		/// The first instant at which this answer no longer holds even if nobody changes anything.
		until: UnixMillis,
	},
	/// No.
	#[codec(index = 1)]
	Deny {
		/// By which rule.
		rule: DenyRule,
	},
}

impl Decision {
	/// Is it a yes?
	pub const fn is_allowed(&self) -> bool {
		matches!(self, Self::Allow { .. })
	}

	/// The code of the rule that settled it.
	pub const fn code(&self) -> &'static str {
		match self {
			Self::Allow { rule, .. } => rule.code(),
			Self::Deny { rule } => rule.code(),
		}
	}
}

/// A question whose target is resolved to a category and a day.
struct Case<'a> {
	question: &'a Question,
	facts: &'a Facts<'a>,
	category: Category,
	day: Day,
}

/// Answers one question from the facts. Total, pure, and free of panics.
pub fn decide(question: &Question, facts: &Facts<'_>) -> Decision {
	let case = match resolve(question, facts) {
		Ok(case) => case,
		Err(rule) => return Decision::Deny { rule },
	};
	if let Some(allowed) = case.own() {
		return allowed;
	}
	let member = match case.standing() {
		Ok(member) => member,
		Err(rule) => return Decision::Deny { rule },
	};
	if let Some(rule) = case.shut() {
		return Decision::Deny { rule };
	}
	match case.first_allow(&member) {
		Some((rule, until)) => Decision::Allow {
			rule,
			until: until.min(member.valid_until),
		},
		None => Decision::Deny {
			rule: DenyRule::NothingAllows,
		},
	}
}

fn resolve<'a>(question: &'a Question, facts: &'a Facts<'a>) -> Result<Case<'a>, DenyRule> {
	let (category, day) = match question.target {
		Target::Class { category, day } => (category, day),
		Target::Record(_) => facts
			.record
			.filter(|record| record.patient == question.patient)
			.map(|record| (record.category, record.day))
			.ok_or(DenyRule::UnknownRecord)?,
	};
	Ok(Case {
		question,
		facts,
		category,
		day,
	})
}

impl Case<'_> {
	/// The record, when the question names one.
	fn record(&self) -> Option<&RecordFacts> {
		self.question.target.record().and(self.facts.record.as_ref())
	}

	fn is_sealed(&self) -> bool {
		self.facts.sealed.contains(self.category)
	}

	/// Line 1: the patient and the patient's representatives.
	fn own(&self) -> Option<Decision> {
		if self.question.actor == self.question.patient.person() {
			return Some(Decision::Allow {
				rule: AllowRule::Patient,
				until: UnixMillis::FOREVER,
			});
		}
		let representation = self.facts.representation.filter(|_| !self.facts.excluded)?;
		let power = match self.question.access {
			Access::Read => Power::View,
			Access::Contribute => Power::Consent,
		};
		let may = representation.is_live(self.facts.majority_at, self.question.now)
			&& representation.powers.contains(power)
			&& (!self.is_sealed() || representation.powers.contains(Power::ViewSealed));
		may.then(|| Decision::Allow {
			rule: AllowRule::Representative,
			until: representation.ends_at(self.facts.majority_at),
		})
	}

	/// Line 2: nobody who is excluded or not licensed now.
	fn standing(&self) -> Result<Membership, DenyRule> {
		let named_is_excluded = self.question.organisation.is_some() && self.facts.organisation_excluded;
		if self.facts.excluded || named_is_excluded {
			return Err(DenyRule::Excluded);
		}
		if !Purposes::ACTIVE.contains(self.question.purpose) {
			return Err(DenyRule::PurposeNotActive);
		}
		let named = self.question.organisation.and(self.facts.organisation);
		let (organisation, member) = named.zip(self.facts.membership).ok_or(DenyRule::NotMember)?;
		if organisation != OrganisationStatus::Active {
			return Err(DenyRule::OrganisationNotActive);
		}
		match member.status {
			MembershipStatus::Suspended => Err(DenyRule::MembershipSuspended),
			MembershipStatus::Ended => Err(DenyRule::MembershipEnded),
			MembershipStatus::Active if self.question.now >= member.valid_until => {
				Err(DenyRule::MembershipExpired)
			}
			MembershipStatus::Active => Ok(member),
		}
	}

	/// Line 3: nothing that is sealed, erased or entered in error; the author's organisation still sees its own error.
	fn shut(&self) -> Option<DenyRule> {
		if self.is_sealed() {
			return Some(DenyRule::Sealed);
		}
		match self.record()?.status {
			RecordStatus::Current => None,
			RecordStatus::Erased => Some(DenyRule::Erased),
			RecordStatus::EnteredInError => self.author().is_none().then_some(DenyRule::EnteredInError),
		}
	}

	/// Line 4: the first rule that allows, and until when. Of those that let contribute, a task comes last: it is the answer only where
	/// nothing that the patient's side did lets the member in, so that what must not rest on a task can tell.
	fn first_allow(&self, member: &Membership) -> Option<(AllowRule, UnixMillis)> {
		let task = || self.task().map(|until| (AllowRule::Task, until));
		let reads = self.question.access == Access::Read;
		self.author()
			.map(|until| (AllowRule::Author, until))
			.or_else(|| task().filter(|_| reads))
			.or_else(|| self.encounter().map(|until| (AllowRule::Encounter, until)))
			.or_else(|| self.consent(member).map(|until| (AllowRule::Consent, until)))
			.or_else(|| self.desk(member).map(|until| (AllowRule::Desk, until)))
			.or_else(|| task().filter(|_| !reads))
			.or_else(|| self.emergency().map(|until| (AllowRule::Emergency, until)))
	}

	fn live(&self, until: Option<UnixMillis>) -> Option<UnixMillis> {
		until.filter(|until| self.question.now < *until)
	}

	/// The author in person, and the author's organisation with cover, or with a visit that two of its members vouch for. Survives revoke. An organisation's own credentials (privacy
	/// officer, administrator) open nothing: they are given by whoever runs it.
	fn author(&self) -> Option<UnixMillis> {
		let record = self.record()?;
		// Who typed a name has no right to it for that.
		let theirs = record.category != Category::Demographics
			&& record.origin == RecordOrigin::Authored
			&& self.question.organisation == Some(record.organisation);
		if !theirs {
			return None;
		}
		if record.author == self.question.actor {
			return Some(UnixMillis::FOREVER);
		}
		let care = &self.facts.care;
		self.live(care.cover_until.max(care.own_records_until))
	}

	/// Whoever may see who the patient is, of the demographics that their own organisation keeps; a clerk also writes them.
	fn desk(&self, member: &Membership) -> Option<UnixMillis> {
		let kept_here = self
			.record()
			.is_none_or(|record| Some(record.organisation) == self.question.organisation);
		let may = self.question.access == Access::Read || member.profession == Profession::Clerk;
		self.live(
			self.facts
				.file_until
				.filter(|_| may && kept_here && self.category == Category::Demographics),
		)
	}

	fn task(&self) -> Option<UnixMillis> {
		self.live(match self.question.access {
			Access::Read => self.record().and(self.facts.task.read_until),
			Access::Contribute => self.facts.task.contribute_until,
		})
	}

	fn encounter(&self) -> Option<UnixMillis> {
		self.live(match self.question.access {
			Access::Read => None,
			Access::Contribute => self.facts.care.contribute_until,
		})
	}

	/// The grant that covers the question and holds longest.
	fn consent(&self, member: &Membership) -> Option<UnixMillis> {
		let to_person = self
			.facts
			.grants_to_person
			.iter()
			.filter_map(|grant| self.covered_until(grant));
		let to_organisation = self.facts.grants_to_organisation.iter().filter_map(|grant| {
			let until = self.covered_until(grant)?;
			match grant.terms.audience {
				// A new member reaches what a whole organisation may see once their membership counts in full.
				Audience::Whole => member.is_full(self.question.now).then_some(until),
				Audience::Cover(professions) if professions.contains(member.profession) => self
					.live(self.facts.care.cover_until)
					.map(|cover| cover.min(until)),
				Audience::Cover(_) => None,
			}
		});
		to_person.chain(to_organisation).max()
	}

	fn covered_until(&self, grant: &LiveGrant) -> Option<UnixMillis> {
		let Question {
			access, purpose, now, ..
		} = *self.question;
		grant
			.terms
			.cover(self.category, self.day, access, purpose, now)
			.then_some(grant.terms.expires_at)
	}

	fn emergency(&self) -> Option<UnixMillis> {
		let asked = self.question.purpose == Purpose::EmergencyTreat && self.question.access == Access::Read;
		self.live(self.facts.emergency_until.filter(|_| asked))
	}
}
