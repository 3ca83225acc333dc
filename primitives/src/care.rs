// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What appointments, encounters, prescriptions and test orders say to the decision.
//!
//! `()` implements the trait by refusing.

use crate::{
	consent::Category,
	ids::{OrganisationId, PatientId, PersonId, RecordId},
	macros::coded_enum,
	roles::{KeyHolder, Profession},
	time::UnixMillis,
};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What ties a member of an organisation to a patient at an instant. Each field is the first instant at which that tie is
/// over; `None` where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CareFacts {
	/// Cover: an attested encounter until seven days after its end, an own appointment today that the patient booked, or a handover.
	pub cover_until: Option<UnixMillis>,
	/// A visit that two members vouch for: the organisation's own records, to its doctor alone, and nothing else that cover gives.
	pub own_records_until: Option<UnixMillis>,
	/// An attested encounter that lets the care team contribute.
	pub contribute_until: Option<UnixMillis>,
	/// An attested encounter, or the patient's own wish for a renewal, that lets a doctor prescribe.
	pub prescribe_until: Option<UnixMillis>,
}

/// Is there an attested encounter, an appointment today or a handover between these two? Given by `pallet-appointments`.
pub trait CareInspect {
	/// The ties of `member`, acting in `organisation`, to `patient`.
	fn care(organisation: OrganisationId, member: PersonId, patient: PatientId, now: UnixMillis)
		-> CareFacts;
}

impl CareInspect for () {
	fn care(_: OrganisationId, _: PersonId, _: PatientId, _: UnixMillis) -> CareFacts {
		CareFacts::default()
	}
}

/// One question about tasks: of a member of an organisation, on a record of a patient or on none yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskQuestion {
	/// In which organisation the member acts.
	pub organisation: OrganisationId,
	/// Who acts.
	pub member: PersonId,
	/// As what the member is credentialed there. Whether the membership is live, the decision judges.
	pub profession: Profession,
	/// Whose record.
	pub patient: PatientId,
	/// Which record; `None` where a new one is meant.
	pub record: Option<RecordId>,
	/// The category of that record, or the one under which a new one would be filed.
	pub category: Category,
	/// At which instant.
	pub now: UnixMillis,
}

/// What a live task lets its holder do. Each field is the first instant at which that is over; `None` where it may not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskFacts {
	/// Read the record that the question names.
	pub read_until: Option<UnixMillis>,
	/// Contribute the task's own records.
	pub contribute_until: Option<UnixMillis>,
}

impl TaskFacts {
	/// What either of two tasks allows.
	pub fn or(self, other: Self) -> Self {
		Self {
			read_until: self.read_until.max(other.read_until),
			contribute_until: self.contribute_until.max(other.contribute_until),
		}
	}
}

/// Somebody who holds a task on a record: what an organisation's custodian wraps for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct TaskHolder {
	/// Which record.
	pub record: RecordId,
	/// Whose key it is wrapped for: a doctor's, or that of the custodian of a pharmacy or laboratory, which wraps for one member
	/// at a time.
	pub holder: KeyHolder,
	/// The first instant at which the task is over.
	pub until: UnixMillis,
}

coded_enum! {
	/// Why something was put off, refused or ended. Coarse on purpose: the words lie off the chain, in a sealed record.
	pub enum Reason {
		/// The patient wished it.
		PatientRequest = 0 => "patient-request",
		/// The organisation could not: closed, absent, out of stock, no capacity.
		Unavailable = 1 => "unavailable",
		/// Another one took its place.
		Replaced = 2 => "replaced",
		/// A question has to be answered first.
		Clarification = 3 => "clarification",
		/// It could do harm.
		Safety = 4 => "safety",
		/// It is no longer needed.
		NotNeeded = 5 => "not-needed",
		/// It was made by mistake.
		Mistake = 6 => "mistake",
		/// None of these.
		Other = 7 => "other",
	}
}
