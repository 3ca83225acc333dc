// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	consent::{Categories, Category, Grantee, Powers, Terms},
	decision::{AllowRule, Decision, DenyRule},
	roles::{MembershipStatus, Profession},
	views::Explanation,
};

fn explain() -> Explanation {
	Consent::explain(&question(BROOK, NORTH, ANA), None)
}

#[test]
fn names_the_consent_that_allowed() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(5));
		grant(2, ANA, TO_BROOK, terms_for_days(9));
		let imaging = Terms {
			categories: Categories::of(&[Category::Imaging]),
			..terms_for_days(20)
		};
		grant(3, ANA, TO_BROOK, imaging);
		assert_eq!(explain().by_consent, Some(id(2)));
		grant(4, ANA, TO_NORTH, terms_for_days(10));
		assert_eq!(explain().by_consent, Some(id(4)));
	});
}

#[test]
fn agrees_with_the_decision() {
	run(|| {
		assert_eq!(explain().decision, decide(question(BROOK, NORTH, ANA)));
		grant(1, ANA, TO_BROOK, terms());
		assert_eq!(explain().decision, decide(question(BROOK, NORTH, ANA)));
	});
}

#[test]
fn names_no_consent_when_none_allowed() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		let denied = explain();
		assert_eq!(
			(denied.decision, denied.by_consent, denied.excluded),
			(
				Decision::Deny {
					rule: DenyRule::Excluded
				},
				None,
				true
			)
		);
		assert_ok!(Consent::readmit(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		appoint(ANA, BROOK, Powers::all());
		let as_representative = explain();
		assert!(matches!(
			as_representative.decision,
			Decision::Allow {
				rule: AllowRule::Representative,
				..
			}
		));
		assert_eq!(as_representative.by_consent, None);
	});
}

#[test]
fn says_whether_the_asker_is_licensed_and_has_cover() {
	run(|| {
		assert!(explain().licensed && !explain().has_cover);
		cover(NORTH, BROOK, ANA, NOW.plus(1));
		assert!(explain().has_cover);
		cover(NORTH, BROOK, ANA, NOW);
		assert!(!explain().has_cover);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		assert!(!explain().licensed);
	});
}
