// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rules that need no storage: how a version follows another, and who acts for whom.

use codec::Encode;
use salus_primitives::{
	decision::AllowRule, records::Anchor, roles::Profession, views::VersionDetails, PersonId, UnixMillis,
};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The number of the first version.
pub const FIRST_VERSION: u32 = 1;

/// What the version after this one names: BLAKE2b-256 of this one's SCALE encoding.
pub fn link(version: &VersionDetails) -> [u8; 32] {
	BlakeTwo256::hash(&version.encode()).0
}

/// Who wrote a version, as what, when and in which block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
	/// Who.
	pub author: PersonId,
	/// Credentialed as what in the record's organisation, if at all.
	pub profession: Option<Profession>,
	/// When.
	pub anchored_at: UnixMillis,
	/// The height of the block.
	pub block: u32,
}

/// The version that follows `before`, or the first.
pub fn next_version(before: Option<&VersionDetails>, anchor: Anchor, written: Written) -> VersionDetails {
	let Written {
		author,
		profession,
		anchored_at,
		block,
	} = written;
	VersionDetails {
		anchor,
		author,
		profession,
		anchored_at,
		block,
		previous: before.map(link),
	}
}

/// For which side somebody changes a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// As the patient or for the patient.
	Patient,
	/// As a member of the record's organisation.
	Member,
}

/// Does somebody whom this rule let in act as the patient or for the patient, and not as a member?
pub const fn is_for_patient(rule: AllowRule) -> bool {
	matches!(rule, AllowRule::Patient | AllowRule::Representative)
}
