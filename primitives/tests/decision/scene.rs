// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A question with everything that bears on it, owned, and a small cast.

use salus_primitives::{
	care::{CareFacts, TaskFacts},
	consent::{
		Access, Audience, Categories, Category, LiveGrant, Mode, Powers, Purpose, Purposes, Representation,
		Terms,
	},
	decision::{decide, AllowRule, Decision, DenyRule, Facts, Question, Target},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{Credentials, Membership, MembershipStatus, OrganisationStatus, Profession},
	time::DayRange,
	ConsentId, Day, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};

pub const ANA: PatientId = PatientId::repeat(1);
pub const BROOK: PersonId = PersonId::repeat(2);
pub const CARA: PersonId = PersonId::repeat(3);
pub const SOUTH: OrganisationId = OrganisationId::repeat(20);
pub const NORTH: OrganisationId = OrganisationId::repeat(21);
pub const RECORD: RecordId = RecordId::repeat(30);
pub const NOW: UnixMillis = UnixMillis(100);
pub const LATER: UnixMillis = UnixMillis(200);
pub const LICENCE_END: UnixMillis = UnixMillis(1_000);

/// [`Question`] and [`Facts`], owned.
#[derive(Clone, Debug)]
pub struct Scene {
	pub question: Question,
	pub representation: Option<Representation>,
	pub majority_at: Option<UnixMillis>,
	pub excluded: bool,
	pub organisation_excluded: bool,
	pub organisation: Option<OrganisationStatus>,
	pub membership: Option<Membership>,
	pub sealed: Categories,
	pub record: Option<RecordFacts>,
	pub care: CareFacts,
	pub task: TaskFacts,
	pub file_until: Option<UnixMillis>,
	pub to_person: Vec<LiveGrant>,
	pub to_organisation: Vec<LiveGrant>,
	pub emergency_until: Option<UnixMillis>,
}

impl Scene {
	/// Dr. Brook, licensed in the south hospital, wants to read a laboratory record of Ana's that Cara of the north hospital
	/// wrote, for treatment. Nothing allows it.
	pub fn stranger() -> Self {
		Self {
			question: Question {
				actor: BROOK,
				organisation: Some(SOUTH),
				patient: ANA,
				target: Target::Record(RECORD),
				access: Access::Read,
				purpose: Purpose::Treat,
				now: NOW,
			},
			representation: None,
			majority_at: None,
			excluded: false,
			organisation_excluded: false,
			organisation: Some(OrganisationStatus::Active),
			membership: Some(doctor()),
			sealed: Categories::NONE,
			record: Some(record()),
			care: CareFacts::default(),
			task: TaskFacts::default(),
			file_until: None,
			to_person: Vec::new(),
			to_organisation: Vec::new(),
			emergency_until: None,
		}
	}

	/// The same, and Ana has granted Brook everything until [`LATER`].
	pub fn granted() -> Self {
		Self {
			to_person: vec![grant(terms())],
			..Self::stranger()
		}
	}

	/// Brook wrote the record as a member of the south hospital.
	pub fn author() -> Self {
		let record = RecordFacts {
			author: BROOK,
			organisation: SOUTH,
			..record()
		};
		Self {
			record: Some(record),
			..Self::stranger()
		}
	}

	/// Ana asks about her own record.
	pub fn patient() -> Self {
		let mut scene = Self::stranger();
		scene.question.actor = ANA.person();
		scene.question.organisation = None;
		scene.organisation = None;
		scene.membership = None;
		scene
	}

	/// Cara asks as Ana's representative, with these powers, from [`NOW`] until [`LATER`].
	pub fn representative(powers: Powers) -> Self {
		let mut scene = Self::patient();
		scene.question.actor = CARA;
		scene.representation = Some(Representation {
			powers,
			from: NOW,
			until: LATER,
			guardian: false,
		});
		scene
	}

	/// The same scene asked at another instant.
	pub fn at(&self, now: UnixMillis) -> Self {
		let mut scene = self.clone();
		scene.question.now = now;
		scene
	}

	/// The same scene without what opens only after the question: a member who does not count in full yet never will.
	pub fn as_asked(&self) -> Self {
		let mut scene = self.clone();
		scene.membership = scene.membership.map(|row| Membership {
			full_from: if row.full_from <= scene.question.now {
				row.full_from
			} else {
				UnixMillis::FOREVER
			},
			..row
		});
		scene
	}

	/// The same scene asked about contributing.
	pub fn contributing(mut self) -> Self {
		self.question.access = Access::Contribute;
		self
	}

	/// The same scene asked about a category and day instead of a record.
	pub fn about_class(mut self) -> Self {
		self.question.target = Target::Class {
			category: Category::Laboratory,
			day: Day(10),
		};
		self.record = None;
		self
	}

	/// The same scene with another status of the record.
	pub fn with_status(mut self, status: RecordStatus) -> Self {
		self.record = self.record.map(|record| RecordFacts { status, ..record });
		self
	}

	/// The same scene with the record's category sealed.
	pub fn sealed(mut self) -> Self {
		self.sealed = Categories::of(&[Category::Laboratory]);
		self
	}

	/// The same scene with the actor shut out by name.
	pub fn excluded(mut self) -> Self {
		self.excluded = true;
		self
	}

	/// The same scene with the organisation of the question shut out.
	pub fn organisation_excluded(mut self) -> Self {
		self.organisation_excluded = true;
		self
	}

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
			emergency_until: self.emergency_until,
		}
	}

	pub fn decide(&self) -> Decision {
		decide(&self.question, &self.facts())
	}
}

pub fn doctor() -> Membership {
	Membership {
		profession: Profession::Doctor,
		credentials: Credentials::NONE,
		valid_until: LICENCE_END,
		full_from: UnixMillis(0),
		status: MembershipStatus::Active,
	}
}

pub fn record() -> RecordFacts {
	RecordFacts {
		patient: ANA,
		author: CARA,
		organisation: NORTH,
		category: Category::Laboratory,
		day: Day(10),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	}
}

/// Everything, until [`LATER`].
pub fn terms() -> Terms {
	Terms {
		categories: Categories::all(),
		record_days: DayRange::ALL,
		purposes: Purposes::ACTIVE,
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: LATER,
	}
}

pub fn grant(terms: Terms) -> LiveGrant {
	LiveGrant {
		consent: ConsentId::repeat(40),
		terms,
	}
}

pub const fn allowed(rule: AllowRule, until: UnixMillis) -> Decision {
	Decision::Allow { rule, until }
}

pub const fn denied(rule: DenyRule) -> Decision {
	Decision::Deny { rule }
}
