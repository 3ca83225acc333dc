// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What holds for every question.

use crate::{
	random::{any_scene, any_terms},
	reference,
	scene::{grant, Scene},
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use salus_primitives::{
	consent::{Audience, Categories, Mode, Power, Terms},
	decision::{AllowRule, Decision, DenyRule},
	roles::{Membership, OrganisationStatus},
	time::DayRange,
	UnixMillis,
};
use std::collections::BTreeSet;

fn is_yes(scene: &Scene) -> bool {
	scene.decide().is_allowed()
}

/// Terms that let in whatever either of these lets in.
fn widened(one: Terms, other: Terms) -> Terms {
	let audience = match (one.audience, other.audience) {
		(Audience::Cover(one), Audience::Cover(other)) => Audience::Cover(one.union(other)),
		_ => Audience::Whole,
	};
	Terms {
		categories: one.categories.union(other.categories),
		record_days: DayRange {
			from: one.record_days.from.min(other.record_days.from),
			to: one.record_days.to.max(other.record_days.to),
		},
		purposes: one.purposes.union(other.purposes),
		mode: if one.mode == other.mode {
			one.mode
		} else {
			Mode::Both
		},
		audience,
		expires_at: one.expires_at.max(other.expires_at),
	}
}

fn cases(cases: u32) -> ProptestConfig {
	ProptestConfig {
		cases,
		failure_persistence: None,
		..ProptestConfig::default()
	}
}

proptest! {
	#![proptest_config(cases(40_000))]

	#[test]
	fn the_decision_equals_the_reference(scene in any_scene()) {
		prop_assert_eq!(scene.decide(), reference::decide(&scene));
	}
}

proptest! {
	#![proptest_config(cases(5_000))]

	#[test]
	fn taking_a_grant_away_never_lets_anybody_in(scene in any_scene(), which in any::<prop::sample::Index>()) {
		let mut fewer = scene.clone();
		let grants = fewer.to_person.len() + fewer.to_organisation.len();
		prop_assume!(grants > 0);
		let which = which.index(grants);
		if which < fewer.to_person.len() {
			fewer.to_person.remove(which);
		} else {
			let which = which - fewer.to_person.len();
			fewer.to_organisation.remove(which);
		}
		prop_assert!(is_yes(&scene) || !is_yes(&fewer));
	}

	#[test]
	fn adding_a_grant_never_shuts_anybody_out(scene in any_scene(), terms in any_terms()) {
		let mut more = scene.clone();
		more.to_person.push(grant(terms));
		prop_assert!(is_yes(&more) || !is_yes(&scene));
	}

	#[test]
	fn widening_a_grant_never_shuts_anybody_out(scene in any_scene(), terms in any_terms(), other in any_terms()) {
		let wider = widened(terms, other);
		prop_assert!(terms.is_within(&wider));
		let (mut narrow, mut wide) = (scene.clone(), scene);
		narrow.to_organisation.push(grant(terms));
		wide.to_organisation.push(grant(wider));
		prop_assert!(is_yes(&wide) || !is_yes(&narrow));
	}

	#[test]
	fn an_exclusion_leaves_only_the_patient(scene in any_scene()) {
		let shut = scene.clone().excluded();
		prop_assert!(is_yes(&scene) || !is_yes(&shut));
		match shut.decide() {
			Decision::Allow { rule, .. } => prop_assert_eq!(rule, AllowRule::Patient),
			Decision::Deny { rule } => {
				prop_assert!([DenyRule::Excluded, DenyRule::UnknownRecord].contains(&rule))
			}
		}
	}

	#[test]
	fn an_exclusion_of_the_organisation_leaves_no_member(scene in any_scene()) {
		let shut = scene.clone().organisation_excluded();
		prop_assert!(is_yes(&scene) || !is_yes(&shut));
		if let Decision::Allow { rule, .. } = shut.decide() {
			prop_assert!([AllowRule::Patient, AllowRule::Representative].contains(&rule));
		}
	}

	#[test]
	fn a_seal_leaves_only_the_patient_and_who_may_view_what_is_sealed(scene in any_scene()) {
		let mut sealed = scene.clone();
		sealed.sealed = Categories::all();
		prop_assert!(is_yes(&scene) || !is_yes(&sealed));
		if let Decision::Allow { rule, .. } = sealed.decide() {
			prop_assert!(
				rule == AllowRule::Patient
					|| scene.representation.is_some_and(|row| row.powers.contains(Power::ViewSealed))
			);
		}
	}

	#[test]
	fn a_member_who_does_not_count_in_full_has_nothing_that_others_have_not(scene in any_scene()) {
		let with = |full_from| {
			let mut other = scene.clone();
			other.membership = other.membership.map(|row| Membership { full_from, ..row });
			other
		};
		let (new, full) = (with(UnixMillis::FOREVER), with(UnixMillis(0)));
		prop_assert!(is_yes(&full) || !is_yes(&new));
		let mut without = full.clone();
		without.to_organisation.retain(|grant| grant.terms.audience != Audience::Whole);
		prop_assert_eq!(new.decide(), without.decide());
	}

	#[test]
	fn a_suspended_organisation_lets_nobody_in_as_a_member(scene in any_scene()) {
		let mut suspended = scene;
		suspended.organisation = Some(OrganisationStatus::Suspended);
		if let Decision::Allow { rule, .. } = suspended.decide() {
			prop_assert!([AllowRule::Patient, AllowRule::Representative].contains(&rule));
		}
	}

	#[test]
	fn a_yes_holds_until_the_instant_that_it_names(scene in any_scene()) {
		let scene = scene.as_asked();
		let Decision::Allow { rule, until } = scene.decide() else {
			return Ok(());
		};
		prop_assert!(scene.question.now < until);
		let last = UnixMillis(until.0 - 1);
		prop_assert!(is_yes(&scene.at(last)));
		if until != UnixMillis::FOREVER {
			let by_the_same_rule =
				matches!(scene.at(until).decide(), Decision::Allow { rule: then, .. } if then == rule);
			prop_assert!(!by_the_same_rule);
		}
	}

	#[test]
	fn a_patient_is_always_let_in_to_a_record_that_is_the_patients(scene in any_scene()) {
		let mut own = scene;
		own.question.actor = own.question.patient.person();
		if let Some(record) = own.record.as_mut() {
			record.patient = own.question.patient;
		}
		prop_assume!(own.record.is_some());
		let forever = Decision::Allow { rule: AllowRule::Patient, until: UnixMillis::FOREVER };
		prop_assert_eq!(own.decide(), forever);
	}
}

/// The random scenes are worth their time only while they reach every rule.
#[test]
fn random_scenes_reach_every_rule() {
	let (mut runner, mut seen) = (TestRunner::deterministic(), BTreeSet::new());
	let scenes = any_scene();
	for _ in 0..20_000 {
		let scene = scenes
			.new_tree(&mut runner)
			.expect("the strategy rejects nothing; qed")
			.current();
		seen.insert(scene.decide().code());
	}
	let every = AllowRule::ALL.iter().map(|rule| rule.code());
	let every: BTreeSet<_> = every
		.chain(DenyRule::ALL.iter().map(|rule| rule.code()))
		.collect();
	assert_eq!(seen, every);
}
