// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Enums whose variants hold something.

use crate::{id, pin};
use codec::DecodeAll;
use salus_primitives::{
	consent::{Audience, Category, Grantee},
	decision::{AllowRule, Decision, DenyRule, Target},
	roles::{KeyHolder, Profession, Professions},
	Day, OrganisationId, PersonId, RecordId, UnixMillis,
};

#[test]
fn key_holder() {
	pin(KeyHolder::Person(PersonId::repeat(1)), format!("00 {}", id(1)));
	pin(
		KeyHolder::Organisation(OrganisationId::repeat(1)),
		format!("01 {}", id(1)),
	);
	assert!(KeyHolder::decode_all(&mut &[2; 33][..]).is_err());
}

#[test]
fn grantee() {
	pin(Grantee::Person(PersonId::repeat(1)), format!("00 {}", id(1)));
	pin(
		Grantee::Organisation(OrganisationId::repeat(1)),
		format!("01 {}", id(1)),
	);
	assert!(Grantee::decode_all(&mut &[2; 33][..]).is_err());
}

#[test]
fn audience() {
	pin(Audience::Cover(Professions::of(&[Profession::Nurse])), "00 02");
	pin(Audience::Whole, "01");
	assert!(Audience::decode_all(&mut &[2, 0][..]).is_err());
}

#[test]
fn target() {
	pin(Target::Record(RecordId::repeat(1)), format!("00 {}", id(1)));
	let class = Target::Class {
		category: Category::Laboratory,
		day: Day(-1),
	};
	pin(class, "01 07 ffffffff");
	assert!(Target::decode_all(&mut &[2; 33][..]).is_err());
}

#[test]
fn decision() {
	let allow = Decision::Allow {
		rule: AllowRule::Consent,
		until: UnixMillis(0x0102),
	};
	pin(allow, "00 05 0201000000000000");
	let deny = Decision::Deny {
		rule: DenyRule::NothingAllows,
	};
	pin(deny, "01 0b");
	assert!(Decision::decode_all(&mut &[2, 0][..]).is_err());
}
