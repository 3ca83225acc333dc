// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a patient agrees to: words of `pallet-consent`, and the trait that it gives.

use crate::{
	decision::{Decision, Question},
	ids::{ConsentId, OrganisationId, PatientId, PersonId},
	macros::{coded_enum, coded_set},
	records::RecordFacts,
	roles::{Profession, Professions},
	time::{Day, DayRange, UnixMillis},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

coded_enum! {
	/// The coarse kind of a record: the only word about its content on the chain. `Sensitive` gathers what people
	/// most often hide (mental and sexual health, substance use, genetics) under one word on purpose, so that the word
	/// does not tell which.
	pub enum Category {
		/// Who the patient is and how to reach them (Patient, RelatedPerson).
		Demographics = 0 => "demographics",
		/// Visits and their notes (Encounter, ClinicalImpression).
		Encounter = 1 => "encounter",
		/// Problems and diagnoses (Condition).
		Condition = 2 => "condition",
		/// Allergies and intolerances (AllergyIntolerance).
		Allergy = 3 => "allergy",
		/// Medication (MedicationRequest, MedicationDispense, MedicationStatement).
		Medication = 4 => "medication",
		/// Immunizations.
		Immunization = 5 => "immunization",
		/// Vital signs, social history and other observations.
		Observation = 6 => "observation",
		/// Laboratory reports and results.
		Laboratory = 7 => "laboratory",
		/// Imaging studies and reports.
		Imaging = 8 => "imaging",
		/// Procedures.
		Procedure = 9 => "procedure",
		/// Care plans, goals and care teams.
		CarePlan = 10 => "care-plan",
		/// Documents and everything that has no category of its own.
		Document = 11 => "document",
		/// Appointments and the reasons for them.
		Scheduling = 12 => "scheduling",
		/// Claims, coverage and explanations of benefit.
		Financial = 13 => "financial",
		/// What the patient or the author marks as especially private.
		Sensitive = 14 => "sensitive",
	}
}

coded_set! {
	/// A set of categories.
	pub struct Categories(u32) of Category;
}

coded_enum! {
	/// Why access is asked for (HL7 v3 PurposeOfUse). Only the first three can be granted or used; the others hold their place.
	pub enum Purpose {
		/// Treatment.
		Treat = 0 => "TREAT",
		/// Patient request.
		PatientRequest = 1 => "PATRQT",
		/// Emergency treatment.
		EmergencyTreat = 2 => "ETREAT",
		/// Healthcare payment (reserved).
		Payment = 3 => "HPAYMT",
		/// Healthcare operations (reserved).
		Operations = 4 => "HOPERAT",
		/// Healthcare research (reserved).
		Research = 5 => "HRESCH",
		/// Public health (reserved).
		PublicHealth = 6 => "PUBHLTH",
		/// Legal (reserved).
		Legal = 7 => "HLEGAL",
	}
}

coded_set! {
	/// A set of purposes.
	pub struct Purposes(u8) of Purpose;
}

impl Purposes {
	/// The purposes that can be granted and used.
	pub const ACTIVE: Self = Self::of(&[Purpose::Treat, Purpose::PatientRequest, Purpose::EmergencyTreat]);
}

coded_enum! {
	/// What somebody wants to do.
	pub enum Access {
		/// Open what is there.
		Read = 0 => "read",
		/// Add, amend, or mark entered in error.
		Contribute = 1 => "contribute",
	}
}

coded_enum! {
	/// What a consent lets its grantee do.
	pub enum Mode {
		/// Read.
		Read = 0 => "read",
		/// Contribute.
		Contribute = 1 => "contribute",
		/// Both.
		Both = 2 => "both",
	}
}

impl Mode {
	/// Does the mode let its grantee do this?
	pub const fn allows(self, access: Access) -> bool {
		matches!(
			(self, access),
			(Self::Both, _) | (Self::Read, Access::Read) | (Self::Contribute, Access::Contribute)
		)
	}

	/// Does `other` allow whatever this mode allows?
	pub const fn is_within(self, other: Self) -> bool {
		matches!(
			(self, other),
			(_, Self::Both) | (Self::Read, Self::Read) | (Self::Contribute, Self::Contribute)
		)
	}
}

/// Whom of an organisation a grant covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
	/// Members of these professions who have cover (an encounter, an appointment today, a handover).
	#[codec(index = 0)]
	Cover(Professions),
	/// Every live member: a separate, explicit choice.
	#[codec(index = 1)]
	Whole,
}

impl Audience {
	/// Doctors and nurses with cover.
	pub const DEFAULT: Self = Self::Cover(Professions::of(&[Profession::Doctor, Profession::Nurse]));

	/// Does `other` cover whoever this audience covers?
	pub const fn is_within(self, other: Self) -> bool {
		match (self, other) {
			(_, Self::Whole) => true,
			(Self::Whole, Self::Cover(_)) => false,
			(Self::Cover(inner), Self::Cover(outer)) => inner.is_subset_of(outer),
		}
	}
}

/// Who is let in, as an identity: the key under which live grants are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grantee {
	/// One person.
	#[codec(index = 0)]
	Person(PersonId),
	/// An organisation; [`Terms::audience`] says whom of it.
	#[codec(index = 1)]
	Organisation(OrganisationId),
}

/// What is asked for or granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Terms {
	/// Which categories.
	pub categories: Categories,
	/// Records of which days.
	pub record_days: DayRange,
	/// For which purposes.
	pub purposes: Purposes,
	/// To read, to contribute, or both.
	pub mode: Mode,
	/// Whom of an organisation; ignored for a person and then [`Audience::Whole`].
	pub audience: Audience,
	/// The first instant at which the consent no longer holds.
	pub expires_at: UnixMillis,
}

impl Terms {
	/// Does `outer` let in whatever these terms let in? A grant must be within its request.
	pub fn is_within(&self, outer: &Self) -> bool {
		self.categories.is_subset_of(outer.categories)
			&& self.record_days.is_within(outer.record_days)
			&& self.purposes.is_subset_of(outer.purposes)
			&& self.mode.is_within(outer.mode)
			&& self.audience.is_within(outer.audience)
			&& self.expires_at <= outer.expires_at
	}

	/// Do the terms let a grantee do this to a record of this category and day, for this purpose, now? Whether the asker
	/// belongs to the audience is a question of its own ([`crate::decision::decide`] asks it).
	pub fn cover(
		&self,
		category: Category,
		day: Day,
		access: Access,
		purpose: Purpose,
		now: UnixMillis,
	) -> bool {
		self.categories.contains(category)
			&& self.record_days.contains(day)
			&& self.purposes.contains(purpose)
			&& self.mode.allows(access)
			&& now < self.expires_at
	}

	/// Do the terms let in to a record of this day under `to` whom they do not let in to it under `from`?
	pub fn open_by_refiling(&self, day: Day, from: Category, to: Category, now: UnixMillis) -> bool {
		self.categories.contains(to)
			&& !self.categories.contains(from)
			&& self.record_days.contains(day)
			&& now < self.expires_at
	}

	/// What is wrong with these terms by themselves, whatever the clock says.
	pub fn fault(&self) -> Option<TermsFault> {
		if self.categories.is_empty() {
			Some(TermsFault::NoCategory)
		} else if self.record_days.is_empty() {
			Some(TermsFault::NoDay)
		} else if self.purposes.is_empty() {
			Some(TermsFault::NoPurpose)
		} else if !self.purposes.is_subset_of(Purposes::ACTIVE) {
			Some(TermsFault::PurposeNotActive)
		} else if matches!(self.audience, Audience::Cover(professions) if professions.is_empty()) {
			Some(TermsFault::NoProfession)
		} else {
			None
		}
	}
}

/// What can be wrong with [`Terms`] by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TermsFault {
	/// No category: name one at least.
	NoCategory,
	/// The range of record days is empty: its end lies before its start.
	NoDay,
	/// No purpose: name one at least.
	NoPurpose,
	/// A purpose that is reserved: use those of [`Purposes::ACTIVE`].
	PurposeNotActive,
	/// An audience of no profession: name one at least.
	NoProfession,
}

/// An active grant as the decision needs it; kept per patient and grantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct LiveGrant {
	/// The consent that this is.
	pub consent: ConsentId,
	/// What it lets in.
	pub terms: Terms,
}

/// How many grants one patient may have active for one grantee at a time. The check reads all of one pair at once, so it
/// makes the same number of reads however many grants exist.
pub const MAX_GRANTS_PER_PAIR: u32 = 8;

/// At the grants of how many grantees of a patient a re-filing looks at most, so that it stays a bounded call: twice as many as
/// most people ever let in at a time.
pub const MAX_REFILING_GRANTEES: u32 = 32;

coded_enum! {
	/// Where a consent stands (FHIR R4 Consent.status).
	pub enum ConsentStatus {
		/// Asked for, not answered.
		Proposed = 0 => "proposed",
		/// Granted. Whether it still holds is judged at use.
		Active = 1 => "active",
		/// The patient said no.
		Rejected = 2 => "rejected",
		/// Ended: revoked, relinquished, superseded, withdrawn, or out of time.
		Inactive = 3 => "inactive",
		/// Should never have been.
		EnteredInError = 4 => "entered-in-error",
	}
}

impl ConsentStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Proposed, Self::Active | Self::Rejected | Self::Inactive)
				| (Self::Active, Self::Inactive)
				| (
					Self::Proposed | Self::Active | Self::Rejected | Self::Inactive,
					Self::EnteredInError
				)
		)
	}
}

coded_enum! {
	/// What a representative may do for a patient.
	pub enum Power {
		/// Book, move and cancel appointments.
		Book = 0 => "book",
		/// Read the record, but not what is sealed.
		View = 1 => "view",
		/// Consent, refuse and revoke, and add to the record, as the patient would.
		Consent = 2 => "consent",
		/// Read what is sealed, with [`Power::View`].
		ViewSealed = 3 => "view-sealed",
	}
}

coded_set! {
	/// A set of powers.
	pub struct Powers(u8) of Power;
}

/// A person who acts for a patient, from one instant until another, never able to appoint others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Representation {
	/// What the representative may do.
	pub powers: Powers,
	/// The first instant.
	pub from: UnixMillis,
	/// The first instant at which it is over.
	pub until: UnixMillis,
	/// Named at the ward's enrolment and not by the patient: ends at the ward's majority, whatever `until` says.
	pub guardian: bool,
}

impl Representation {
	/// The first instant at which this is over, given the ward's majority.
	pub fn ends_at(&self, majority_at: Option<UnixMillis>) -> UnixMillis {
		match majority_at {
			Some(majority) if self.guardian => self.until.min(majority),
			_ => self.until,
		}
	}

	/// May the representative act at this instant?
	pub fn is_live(&self, majority_at: Option<UnixMillis>, now: UnixMillis) -> bool {
		self.from <= now && now < self.ends_at(majority_at)
	}
}

/// How long a representative's wish about an organisation waits for a second representative, in milliseconds.
pub const EXCLUSION_WISH: u64 = 7 * UnixMillis::DAY;

/// What one representative wishes about an organisation: a second one makes it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ExclusionWish {
	/// Who wishes it.
	pub by: PersonId,
	/// Which organisation.
	pub organisation: OrganisationId,
	/// To shut it out; otherwise to readmit it.
	pub shut: bool,
	/// The first instant at which nobody can join the wish any more.
	pub until: UnixMillis,
}

/// Has the patient let that person do that to this category, now? Given by `pallet-consent`.
pub trait ConsentInspect {
	/// Gathers the facts and asks [`crate::decision::decide`]. `record` is the record that the question names, if it names one and
	/// the record exists.
	fn decide(question: &Question, record: Option<&RecordFacts>) -> Decision;

	/// Is `actor` the patient, or a representative with this power now, and not excluded?
	fn may_act_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool;

	/// May `actor` close what is open for the patient? Whoever has this power, and of a ward that is of age and has no account of its own
	/// yet for a year its former guardians, who open nothing any more.
	fn may_close_for(actor: PersonId, patient: PatientId, power: Power, now: UnixMillis) -> bool;

	/// Could moving a record of this day from one category to another let anybody in whom nothing lets in now: by a grant, because the
	/// old one is sealed, or because the desk reads demographics and authors all else? Looks at no more than
	/// [`MAX_REFILING_GRANTEES`] grantees of the patient; where there are more, the answer is yes.
	fn refiling_opens(patient: PatientId, day: Day, from: Category, to: Category, now: UnixMillis) -> bool;

	/// Has the patient shut this person or this organisation out? Whoever is shut out reads, lists, writes, opens and books nothing of
	/// the patient's; what only closes stays possible.
	fn shuts_out(patient: PatientId, whom: Grantee) -> bool;

	/// Has the patient shut out this member, or the organisation in which they act? THE question of every guard and listing.
	fn shuts_out_member(patient: PatientId, organisation: OrganisationId, member: PersonId) -> bool {
		Self::shuts_out(patient, Grantee::Person(member))
			|| Self::shuts_out(patient, Grantee::Organisation(organisation))
	}
}

impl ConsentInspect for () {
	fn decide(_: &Question, _: Option<&RecordFacts>) -> Decision {
		Decision::Deny {
			rule: crate::decision::DenyRule::NothingAllows,
		}
	}

	fn may_act_for(_: PersonId, _: PatientId, _: Power, _: UnixMillis) -> bool {
		false
	}

	fn may_close_for(_: PersonId, _: PatientId, _: Power, _: UnixMillis) -> bool {
		false
	}

	fn refiling_opens(_: PatientId, _: Day, _: Category, _: Category, _: UnixMillis) -> bool {
		true
	}

	fn shuts_out(_: PatientId, _: Grantee) -> bool {
		true
	}
}
