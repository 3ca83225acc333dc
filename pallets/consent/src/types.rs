// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Stored structs and the rules that need no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use salus_primitives::{
	consent::{ConsentStatus, ExclusionWish, Grantee, LiveGrant, Terms},
	roles::KeyHolder,
	views::{ConsentDetails, ConsentRequest},
	ConsentId, PatientId, PersonId, UnixMillis,
};
use scale_info::TypeInfo;

/// A request that waits for an answer, as the patient's short list of them keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OpenRequest {
	/// The consent that was asked for.
	pub consent: ConsentId,
	/// Who would be let in.
	pub grantee: Grantee,
	/// Who asked.
	pub requester: PersonId,
	/// The first instant at which it can no longer be answered.
	pub answer_by: UnixMillis,
	/// Where it is listed.
	pub places: Places,
}

/// Where a row is listed, for its patient and for its grantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Places {
	/// In the patient's list.
	pub of_patient: u32,
	/// In the grantee's list.
	pub to_grantee: u32,
}

/// A place in a list of consents, as its key: big-endian and counted down, so that the list begins with the
/// newest.
pub type PlaceKey = [u8; 4];

/// The key of the place with this number.
pub const fn key_of(place: u32) -> PlaceKey {
	(!place).to_be_bytes()
}

/// The number of the place with this key.
pub const fn place_of(key: PlaceKey) -> u32 {
	!u32::from_be_bytes(key)
}

/// What a new grant says: the parties, the terms and who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
	/// Whose record.
	pub patient: PatientId,
	/// Who is let in.
	pub grantee: Grantee,
	/// To what, until when.
	pub terms: Terms,
	/// The patient or the representative who signs.
	pub by: PersonId,
}

impl Grant {
	/// The row of a grant that no request came before.
	pub fn row(&self, now: UnixMillis, supersedes: Option<ConsentId>) -> ConsentDetails {
		ConsentDetails {
			patient: self.patient,
			grantee: self.grantee,
			terms: self.terms,
			status: ConsentStatus::Active,
			requested: None,
			decided_by: Some(self.by),
			created_at: now,
			changed_at: now,
			supersedes,
		}
	}

	/// What the decision needs of it.
	pub fn live(&self, consent: ConsentId) -> LiveGrant {
		LiveGrant {
			consent,
			terms: self.terms,
		}
	}
}

/// What a signature for the patient about an exclusion is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
	/// It is done.
	Decides,
	/// It waits for a second representative.
	Wishes(ExclusionWish),
}

/// The row of a request.
pub fn proposed_row(
	patient: PatientId,
	grantee: Grantee,
	terms: Terms,
	request: ConsentRequest,
	now: UnixMillis,
) -> ConsentDetails {
	ConsentDetails {
		patient,
		grantee,
		terms,
		status: ConsentStatus::Proposed,
		requested: Some(request),
		decided_by: None,
		created_at: now,
		changed_at: now,
		supersedes: None,
	}
}

/// Whose encryption key record keys are wrapped for when this grantee is let in.
pub const fn key_holder(grantee: Grantee) -> KeyHolder {
	match grantee {
		Grantee::Person(person) => KeyHolder::Person(person),
		Grantee::Organisation(organisation) => KeyHolder::Organisation(organisation),
	}
}
