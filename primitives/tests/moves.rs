// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Every move of every state machine, allowed or not.

use salus_primitives::{
	consent::ConsentStatus,
	records::RecordStatus,
	roles::{MembershipStatus, OrganisationStatus},
};

/// Fails unless exactly these moves are allowed.
fn assert_moves<S: Copy + PartialEq + std::fmt::Debug>(
	all: &[S],
	may_become: fn(S, S) -> bool,
	allowed: &[(S, S)],
) {
	for from in all {
		for to in all {
			let expected = allowed.contains(&(*from, *to));
			assert_eq!(may_become(*from, *to), expected, "{from:?} to {to:?}");
		}
	}
}

#[test]
fn of_an_organisation() {
	use OrganisationStatus::*;
	assert_moves(
		OrganisationStatus::ALL,
		OrganisationStatus::may_become,
		&[(Active, Suspended), (Suspended, Active)],
	);
}

#[test]
fn of_a_membership() {
	use MembershipStatus::*;
	assert_moves(
		MembershipStatus::ALL,
		MembershipStatus::may_become,
		&[
			(Active, Suspended),
			(Suspended, Active),
			(Active, Ended),
			(Suspended, Ended),
		],
	);
}

#[test]
fn of_a_consent() {
	use ConsentStatus::*;
	assert_moves(
		ConsentStatus::ALL,
		ConsentStatus::may_become,
		&[
			(Proposed, Active),
			(Proposed, Rejected),
			(Proposed, Inactive),
			(Proposed, EnteredInError),
			(Active, Inactive),
			(Active, EnteredInError),
			(Rejected, EnteredInError),
			(Inactive, EnteredInError),
		],
	);
}

#[test]
fn of_a_record() {
	use RecordStatus::*;
	assert_moves(
		RecordStatus::ALL,
		RecordStatus::may_become,
		&[
			(Current, EnteredInError),
			(Current, Erased),
			(EnteredInError, Erased),
		],
	);
}
