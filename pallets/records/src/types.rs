// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Rules that need no storage: how a version follows another, and who acts for whom.

use codec::Encode;
use salus_primitives::{decision::AllowRule, records::Anchor, views::VersionDetails, PersonId, UnixMillis};
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The number of the first version.
pub const FIRST_VERSION: u32 = 1;

/// What the version after this one names: BLAKE2b-256 of this one's SCALE encoding.
pub fn link(version: &VersionDetails) -> [u8; 32] {
	BlakeTwo256::hash(&version.encode()).0
}

/// The version that follows `before`, or the first.
pub fn next_version(
	before: Option<&VersionDetails>,
	author: PersonId,
	anchor: Anchor,
	anchored_at: UnixMillis,
) -> VersionDetails {
	VersionDetails {
		anchor,
		author,
		anchored_at,
		previous: before.map(link),
	}
}

/// Does somebody whom this rule let in act as the patient or for the patient, and not as a member?
pub const fn is_for_patient(rule: AllowRule) -> bool {
	matches!(rule, AllowRule::Patient | AllowRule::Representative)
}
