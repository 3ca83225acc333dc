// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One rule at a time that keeps somebody out who would be let in without it.

use crate::scene::*;
use salus_primitives::{
	consent::{Powers, Purpose, Purposes, Terms},
	decision::{AllowRule, DenyRule},
	records::{RecordFacts, RecordStatus},
	roles::{Membership, MembershipStatus, OrganisationStatus},
	PatientId, UnixMillis,
};

#[test]
fn excluded() {
	assert!(Scene::granted().decide().is_allowed());
	assert_eq!(Scene::granted().excluded().decide(), denied(DenyRule::Excluded));
}

#[test]
fn excluded_with_the_organisation_of_the_question() {
	let shut = Scene::granted().organisation_excluded();
	assert_eq!(shut.decide(), denied(DenyRule::Excluded));
}

#[test]
fn an_organisation_that_is_shut_out_keeps_no_representative_away() {
	let shut = Scene::representative(Powers::all()).organisation_excluded();
	assert!(shut.decide().is_allowed());
}

#[test]
fn purpose_not_active_even_where_a_grant_names_it() {
	for purpose in Purpose::ALL {
		let mut scene = Scene::granted();
		scene.to_person = vec![grant(Terms {
			purposes: Purposes::all(),
			..terms()
		})];
		scene.question.purpose = *purpose;
		let expected = match purpose {
			Purpose::Treat | Purpose::PatientRequest | Purpose::EmergencyTreat => {
				allowed(AllowRule::Consent, LATER)
			}
			_ => denied(DenyRule::PurposeNotActive),
		};
		assert_eq!(scene.decide(), expected, "{purpose}");
	}
}

#[test]
fn not_member_without_an_organisation_in_the_question() {
	let mut scene = Scene::granted();
	scene.question.organisation = None;
	assert_eq!(scene.decide(), denied(DenyRule::NotMember));
}

#[test]
fn not_member_of_an_organisation_that_does_not_exist() {
	let scene = Scene {
		organisation: None,
		..Scene::granted()
	};
	assert_eq!(scene.decide(), denied(DenyRule::NotMember));
}

#[test]
fn not_member_without_a_membership() {
	let scene = Scene {
		membership: None,
		..Scene::granted()
	};
	assert_eq!(scene.decide(), denied(DenyRule::NotMember));
}

#[test]
fn organisation_not_active() {
	let scene = Scene {
		organisation: Some(OrganisationStatus::Suspended),
		..Scene::granted()
	};
	assert_eq!(scene.decide(), denied(DenyRule::OrganisationNotActive));
}

fn with_membership(status: MembershipStatus) -> Scene {
	Scene {
		membership: Some(Membership { status, ..doctor() }),
		..Scene::granted()
	}
}

#[test]
fn membership_suspended() {
	let scene = with_membership(MembershipStatus::Suspended);
	assert_eq!(scene.decide(), denied(DenyRule::MembershipSuspended));
}

#[test]
fn membership_ended() {
	let scene = with_membership(MembershipStatus::Ended);
	assert_eq!(scene.decide(), denied(DenyRule::MembershipEnded));
}

#[test]
fn membership_expired_from_its_first_invalid_millisecond() {
	let mut scene = Scene::granted();
	scene.to_person = vec![grant(Terms {
		expires_at: UnixMillis::FOREVER,
		..terms()
	})];
	let last = UnixMillis(LICENCE_END.0 - 1);
	assert_eq!(scene.at(last).decide(), allowed(AllowRule::Consent, LICENCE_END));
	assert_eq!(
		scene.at(LICENCE_END).decide(),
		denied(DenyRule::MembershipExpired)
	);
}

#[test]
fn sealed() {
	assert_eq!(Scene::granted().sealed().decide(), denied(DenyRule::Sealed));
	let of_class = Scene::granted().about_class();
	assert!(of_class.decide().is_allowed());
	assert_eq!(of_class.sealed().decide(), denied(DenyRule::Sealed));
}

#[test]
fn erased() {
	for scene in [Scene::granted(), Scene::author()] {
		assert_eq!(
			scene.with_status(RecordStatus::Erased).decide(),
			denied(DenyRule::Erased)
		);
	}
}

#[test]
fn entered_in_error() {
	assert_eq!(
		Scene::granted()
			.with_status(RecordStatus::EnteredInError)
			.decide(),
		denied(DenyRule::EnteredInError)
	);
}

#[test]
fn unknown_record() {
	let missing = Scene {
		record: None,
		..Scene::granted()
	};
	assert_eq!(missing.decide(), denied(DenyRule::UnknownRecord));
	let of_somebody_else = Scene {
		record: Some(RecordFacts {
			patient: PatientId::repeat(9),
			..record()
		}),
		..Scene::granted()
	};
	assert_eq!(of_somebody_else.decide(), denied(DenyRule::UnknownRecord));
}

#[test]
fn unknown_record_even_for_the_patient() {
	let missing = Scene {
		record: None,
		..Scene::patient()
	};
	assert_eq!(missing.decide(), denied(DenyRule::UnknownRecord));
}

#[test]
fn nothing_allows() {
	assert_eq!(Scene::stranger().decide(), denied(DenyRule::NothingAllows));
	assert_eq!(
		Scene::stranger().about_class().contributing().decide(),
		denied(DenyRule::NothingAllows)
	);
}
