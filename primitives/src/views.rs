// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the runtime APIs answer with. Pallets store these same structs where they can.

mod listing;

pub use listing::{Dated, Listing, Page};

use crate::{
	consent::{Categories, ConsentStatus, ExclusionWish, Grantee, Representation, Terms},
	decision::Decision,
	ids::{ConsentId, OrganisationId, PatientId, PersonId, RecordId},
	records::{Anchor, RecordFacts},
	roles::{EncryptionKey, Membership, OrganisationStanding, Profession},
	time::UnixMillis,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The longest endpoint host, in bytes (RFC 1035 names are at most 253; a port fits as well).
pub const MAX_ENDPOINT_LEN: u32 = 128;
/// The most items in one page of a listing.
pub const MAX_PAGE: u32 = 256;
/// The most administrators of one organisation.
pub const MAX_ADMINISTRATORS: u32 = 16;

/// `host[:port]` of an organisation's vault, in ASCII: the one text on the chain.
pub type EndpointHost = BoundedVec<u8, ConstU32<MAX_ENDPOINT_LEN>>;

/// An organisation's row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct OrganisationDetails {
	/// What it is and whether it may act.
	pub standing: OrganisationStanding,
	/// Since when there is one.
	pub created_at: UnixMillis,
	/// Who credentials its people.
	pub administrators: BoundedVec<PersonId, ConstU32<MAX_ADMINISTRATORS>>,
	/// BLAKE2b-256 of its signed FHIR directory, if published.
	pub directory_hash: Option<[u8; 32]>,
	/// Where its vault answers, if set.
	pub endpoint: Option<EndpointHost>,
}

/// One organisation as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct OrganisationView {
	/// Which.
	pub organisation: OrganisationId,
	/// Its row.
	pub details: OrganisationDetails,
	/// The key of its custodian, if registered.
	pub custodian_key: Option<EncryptionKey>,
	/// Whether that key is frozen: then nobody wraps for it.
	pub custodian_frozen: bool,
	/// The Ed25519 key with which its vault signs, if there is one.
	pub vault_identity: Option<[u8; 32]>,
}

/// One membership as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct MembershipView {
	/// Where.
	pub organisation: OrganisationId,
	/// Who.
	pub person: PersonId,
	/// As what.
	pub membership: Membership,
}

impl Dated for MembershipView {
	/// From when it counts in full: a week after it was accepted, and the beginning of time for those of the
	/// first block.
	fn instant(&self) -> UnixMillis {
		self.membership.full_from
	}
}

/// A consent's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ConsentDetails {
	/// Whose record.
	pub patient: PatientId,
	/// Who is, or would be, let in.
	pub grantee: Grantee,
	/// What is asked for (while proposed) or granted.
	pub terms: Terms,
	/// Where it stands, as stored: an active one may be out of time.
	pub status: ConsentStatus,
	/// For a request: who asked, and the first instant at which it can no longer be answered.
	pub requested: Option<ConsentRequest>,
	/// The person who granted, refused or ended it last; `None` while it is proposed.
	pub decided_by: Option<PersonId>,
	/// When the row was made.
	pub created_at: UnixMillis,
	/// When it last changed.
	pub changed_at: UnixMillis,
	/// The consent that this one superseded.
	pub supersedes: Option<ConsentId>,
}

/// Who asked for a consent, and until when it may be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ConsentRequest {
	/// Who asked.
	pub requester: PersonId,
	/// In which organisation.
	pub organisation: OrganisationId,
	/// The first instant at which it can no longer be answered.
	pub answer_by: UnixMillis,
}

/// One consent as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct ConsentView {
	/// Which.
	pub consent: ConsentId,
	/// Its row.
	pub details: ConsentDetails,
}

impl Dated for ConsentView {
	/// When the row was made: asked for, or granted without a request.
	fn instant(&self) -> UnixMillis {
		self.details.created_at
	}
}

/// One representative as a listing shows it: for the patient's side and for the representative's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct RepresentationView {
	/// For whom.
	pub patient: PatientId,
	/// Who acts.
	pub representative: PersonId,
	/// What and until when.
	pub representation: Representation,
	/// The first instant at which it is over, the ward's majority included.
	pub ends_at: UnixMillis,
}

/// What a patient has shut: for the patient and representatives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct ShutView {
	/// Persons and organisations shut out by name.
	pub excluded: Vec<Grantee>,
	/// What one representative wishes about an organisation and no second one has joined.
	pub wishes: Vec<ExclusionWish>,
	/// Sealed categories.
	pub sealed: Categories,
}

/// A record's row: what holds for every version of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct RecordDetails {
	/// What the decision needs.
	pub facts: RecordFacts,
	/// The number of the current version, counted from 1.
	pub version: u32,
	/// When the first version was anchored.
	pub created_at: UnixMillis,
}

/// One version of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct VersionDetails {
	/// Commitment, ciphertext hash and size bucket.
	pub anchor: Anchor,
	/// Who wrote this version.
	pub author: PersonId,
	/// As what its author is credentialed in the record's organisation; `None` for who is no member there (the patient's side).
	pub profession: Option<Profession>,
	/// When it was anchored.
	pub anchored_at: UnixMillis,
	/// The height of the block in which it was anchored, where its event lies.
	pub block: u32,
	/// BLAKE2b-256 of the SCALE encoding of the version before; `None` for the first.
	pub previous: Option<[u8; 32]>,
}

/// One record as a listing shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct RecordView {
	/// Which.
	pub record: RecordId,
	/// Its row.
	pub details: RecordDetails,
	/// Its current version.
	pub current: VersionDetails,
}

impl Dated for RecordView {
	/// When its first version was anchored.
	fn instant(&self) -> UnixMillis {
		self.details.created_at
	}
}

/// Why a question was settled as it was, and what the asker could have through each door.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct Explanation {
	/// The answer.
	pub decision: Decision,
	/// The consent that allowed it, if a consent did.
	pub by_consent: Option<ConsentId>,
	/// Is the asker, or the organisation of the question, shut out by name?
	pub excluded: bool,
	/// Does the asker hold a licence in the organisation of the question that is live now?
	pub licensed: bool,
	/// The ties of care that the chain knows.
	pub has_cover: bool,
}

/// What a grant would let in, before anybody signs it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct GrantPreview {
	/// Records that exist now and that the grant would open (sealed and erroneous ones left out).
	pub records: u32,
	/// Records within the terms that stay shut because the patient has sealed their category.
	pub sealed: u32,
	/// Records looked at; fewer than the patient has only when there are more than the preview reads.
	pub examined: u32,
}
