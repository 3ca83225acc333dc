// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which rule settles a question that several could.

use crate::scene::*;
use salus_primitives::{
	consent::{Powers, Purpose},
	decision::{AllowRule, DenyRule},
	records::RecordStatus,
	roles::{Membership, MembershipStatus, OrganisationStatus, Profession},
	UnixMillis,
};

/// Everything allows it at once, but for the patient's side.
fn everything() -> Scene {
	let mut scene = Scene::author();
	scene.question.purpose = Purpose::EmergencyTreat;
	scene.to_person = vec![grant(terms())];
	scene.to_organisation = vec![grant(terms())];
	scene.task.read_until = Some(LATER);
	scene.task.contribute_until = Some(LATER);
	scene.care.cover_until = Some(LATER);
	scene.care.contribute_until = Some(LATER);
	scene.emergency_until = Some(LATER);
	scene
}

fn rule(scene: &Scene) -> &'static str {
	scene.decide().code()
}

#[test]
fn exclusion_beats_every_allow_but_the_patients_own() {
	assert_eq!(everything().excluded().decide(), denied(DenyRule::Excluded));
	let representative = Scene::representative(Powers::all());
	assert!(representative.decide().is_allowed());
	assert_eq!(representative.excluded().decide(), denied(DenyRule::Excluded));
	assert_eq!(
		Scene::patient().excluded().decide(),
		allowed(AllowRule::Patient, UnixMillis::FOREVER)
	);
}

#[test]
fn an_excluded_representative_is_not_let_in_as_a_member_either() {
	let mut scene = everything();
	scene.representation = Scene::representative(Powers::all()).representation;
	assert_eq!(rule(&scene), "representative");
	assert_eq!(scene.excluded().decide(), denied(DenyRule::Excluded));
}

#[test]
fn the_patient_comes_before_the_representative_and_both_before_membership() {
	let mut scene = everything();
	scene.representation = Scene::representative(Powers::all()).representation;
	scene.membership = None;
	assert_eq!(rule(&scene), "representative");
	scene.question.actor = ANA.person();
	assert_eq!(rule(&scene), "patient");
}

#[test]
fn a_representative_whose_time_is_over_is_judged_as_a_member() {
	let mut scene = everything();
	scene.representation = Scene::representative(Powers::all()).representation;
	assert_eq!(rule(&scene.at(UnixMillis(LATER.0 - 1))), "representative");
	assert_eq!(rule(&scene.at(LATER)), "author");
}

#[test]
fn the_allows_come_in_the_order_of_the_design() {
	let mut scene = everything();
	assert_eq!(rule(&scene), "author");
	scene.record = Some(record());
	assert_eq!(rule(&scene), "task");
	scene.task.read_until = None;
	assert_eq!(rule(&scene), "consent");
	scene.to_person.clear();
	assert_eq!(rule(&scene), "consent");
	scene.to_organisation.clear();
	assert_eq!(rule(&scene), "emergency");
	scene.emergency_until = None;
	assert_eq!(rule(&scene), "nothing-allows");
}

#[test]
fn contributing_asks_encounter_then_consent_and_a_task_last() {
	let mut scene = everything().contributing();
	scene.record = Some(record());
	assert_eq!(rule(&scene), "encounter");
	scene.care.contribute_until = None;
	assert_eq!(rule(&scene), "consent");
	scene.to_person.clear();
	scene.to_organisation.clear();
	assert_eq!(rule(&scene), "task");
	scene.task.contribute_until = None;
	assert_eq!(rule(&scene), "nothing-allows");
}

#[test]
fn sealed_beats_author_task_encounter_consent_and_emergency() {
	for scene in [everything(), everything().contributing()] {
		assert_eq!(scene.sealed().decide(), denied(DenyRule::Sealed));
	}
}

#[test]
fn sealed_is_named_before_erased_and_before_error() {
	for status in [RecordStatus::Erased, RecordStatus::EnteredInError] {
		let scene = everything().with_status(status).sealed();
		assert_eq!(scene.decide(), denied(DenyRule::Sealed));
	}
}

#[test]
fn an_error_is_seen_by_the_authors_organisation_only() {
	let error = |scene: Scene| scene.with_status(RecordStatus::EnteredInError);
	assert_eq!(
		error(Scene::author()).decide(),
		allowed(AllowRule::Author, LICENCE_END)
	);
	let mut colleague = Scene::author();
	colleague.record = colleague
		.record
		.map(|record| salus_primitives::records::RecordFacts {
			author: CARA,
			..record
		});
	let shut = denied(DenyRule::EnteredInError);
	assert_eq!(error(colleague.clone()).decide(), shut);
	colleague.care.cover_until = Some(LATER);
	assert_eq!(
		error(colleague.clone()).decide(),
		allowed(AllowRule::Author, LATER)
	);
	colleague.care.cover_until = None;
	colleague.membership = Some(Membership {
		profession: Profession::PrivacyOfficer,
		..doctor()
	});
	assert_eq!(error(colleague).decide(), shut);
	let mut others = everything();
	others.record = Some(record());
	assert_eq!(error(others).decide(), shut);
}

#[test]
fn a_denied_member_learns_the_first_reason() {
	let mut scene = everything().excluded().sealed();
	scene.question.purpose = Purpose::Research;
	scene.organisation = Some(OrganisationStatus::Suspended);
	scene.membership = Some(Membership {
		status: MembershipStatus::Suspended,
		..doctor()
	});
	assert_eq!(rule(&scene), "excluded");
	scene.excluded = false;
	assert_eq!(rule(&scene), "purpose-not-active");
	scene.question.purpose = Purpose::Treat;
	let member = scene.membership.take();
	assert_eq!(rule(&scene), "not-member");
	scene.membership = member;
	assert_eq!(rule(&scene), "organisation-not-active");
	scene.organisation = Some(OrganisationStatus::Active);
	assert_eq!(rule(&scene), "membership-suspended");
	scene.membership = Some(doctor());
	assert_eq!(rule(&scene), "sealed");
}

#[test]
fn a_suspended_membership_is_named_suspended_also_out_of_term() {
	let mut scene = everything().at(LICENCE_END);
	scene.membership = Some(Membership {
		status: MembershipStatus::Suspended,
		..doctor()
	});
	assert_eq!(rule(&scene), "membership-suspended");
}

#[test]
fn the_author_survives_a_revoke() {
	let mut scene = Scene::author();
	scene.to_person = vec![grant(terms())];
	assert_eq!(rule(&scene), "author");
	scene.to_person.clear();
	assert_eq!(rule(&scene), "author");
}
