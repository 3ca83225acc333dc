// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The decision once more, slow and plain: every line of the design that applies is put on a list with its place, and the first
//! one settles the question. `until` is not computed from ends at all: the clock is moved on until the line no longer holds.

use crate::{random::HORIZON, scene::Scene};
use salus_primitives::{
	consent::{Access, Audience, Category, LiveGrant, Mode, Power, Purpose},
	decision::{AllowRule, Decision, DenyRule, Target},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{Membership, MembershipStatus, OrganisationStatus, Profession},
	Day, UnixMillis,
};

/// What the reference says.
pub fn decide(scene: &Scene) -> Decision {
	let mut verdicts: Vec<(u32, Decision)> = Vec::new();
	for (place, rule, applies) in deny_lines(scene) {
		if applies {
			verdicts.push((place, Decision::Deny { rule }));
		}
	}
	for (place, rule, holds) in allow_lines() {
		if holds(scene) {
			let until = first_instant_without(scene, holds);
			verdicts.push((place, Decision::Allow { rule, until }));
		}
	}
	verdicts
		.into_iter()
		.min_by_key(|(place, _)| *place)
		.map(|(_, decision)| decision)
		.expect("the last line always applies; qed")
}

/// What opens only on the way does not make an answer last longer.
fn first_instant_without(scene: &Scene, holds: fn(&Scene) -> bool) -> UnixMillis {
	let scene = scene.as_asked();
	(scene.question.now.0..=HORIZON)
		.map(UnixMillis)
		.find(|instant| !holds(&scene.at(*instant)))
		.unwrap_or(UnixMillis::FOREVER)
}

/// Every reason to refuse, with its place among all lines.
fn deny_lines(scene: &Scene) -> [(u32, DenyRule, bool); 12] {
	let member = scene.membership;
	let in_status = |status| member.is_some_and(|member| member.status == status);
	let out_of_term = member.is_some_and(|member| {
		member.status == MembershipStatus::Active && member.valid_until <= scene.question.now
	});
	let reserved = [
		Purpose::Payment,
		Purpose::Operations,
		Purpose::Research,
		Purpose::PublicHealth,
		Purpose::Legal,
	]
	.contains(&scene.question.purpose);
	let no_member = member.is_none() || scene.organisation.is_none() || scene.question.organisation.is_none();
	let suspended_organisation = scene.organisation == Some(OrganisationStatus::Suspended);
	let shut_out = scene.excluded || (scene.organisation_excluded && scene.question.organisation.is_some());
	let status = named_record(scene).map(|record| record.status);
	let sealed = class(scene).is_some_and(|(category, _)| scene.sealed.contains(category));
	let error = status == Some(RecordStatus::EnteredInError) && !by_author(scene);
	[
		(0, DenyRule::UnknownRecord, class(scene).is_none()),
		(20, DenyRule::Excluded, shut_out),
		(21, DenyRule::PurposeNotActive, reserved),
		(22, DenyRule::NotMember, no_member),
		(23, DenyRule::OrganisationNotActive, suspended_organisation),
		(
			24,
			DenyRule::MembershipSuspended,
			in_status(MembershipStatus::Suspended),
		),
		(25, DenyRule::MembershipEnded, in_status(MembershipStatus::Ended)),
		(26, DenyRule::MembershipExpired, out_of_term),
		(30, DenyRule::Sealed, sealed),
		(31, DenyRule::Erased, status == Some(RecordStatus::Erased)),
		(32, DenyRule::EnteredInError, error),
		(50, DenyRule::NothingAllows, true),
	]
}

type AllowLine = (u32, AllowRule, fn(&Scene) -> bool);

/// Every reason to let in, with its place among all lines.
fn allow_lines() -> [AllowLine; 9] {
	[
		(10, AllowRule::Patient, by_patient),
		(11, AllowRule::Representative, by_representative),
		(40, AllowRule::Author, by_author),
		(41, AllowRule::Task, |scene| reads(scene) && by_task(scene)),
		(42, AllowRule::Encounter, by_encounter),
		(43, AllowRule::Consent, by_consent),
		(44, AllowRule::Desk, by_desk),
		(45, AllowRule::Task, by_task),
		(46, AllowRule::Emergency, by_emergency),
	]
}

/// The record that the question names, if it is this patient's.
fn named_record(scene: &Scene) -> Option<RecordFacts> {
	match (scene.question.target, scene.record) {
		(Target::Record(_), Some(record)) if record.patient == scene.question.patient => Some(record),
		_ => None,
	}
}

fn class(scene: &Scene) -> Option<(Category, Day)> {
	match scene.question.target {
		Target::Class { category, day } => Some((category, day)),
		Target::Record(_) => named_record(scene).map(|record| (record.category, record.day)),
	}
}

fn reads(scene: &Scene) -> bool {
	scene.question.access == Access::Read
}

/// The licence at the instant of the question.
fn licence(scene: &Scene) -> Option<Membership> {
	scene
		.membership
		.filter(|member| member.status == MembershipStatus::Active && member.valid_until > scene.question.now)
}

/// Has this end been named, and is it still to come?
fn lasts(end: Option<UnixMillis>, scene: &Scene) -> bool {
	end.is_some_and(|end| end > scene.question.now)
}

fn by_patient(scene: &Scene) -> bool {
	scene.question.actor.0 == scene.question.patient.0
}

fn by_representative(scene: &Scene) -> bool {
	let (Some(representation), Some((category, _))) = (scene.representation, class(scene)) else {
		return false;
	};
	let now = scene.question.now;
	let came_of_age = representation.guardian && scene.majority_at.is_some_and(|majority| majority <= now);
	let in_time = representation.from <= now && representation.until > now && !came_of_age;
	let mut needed = vec![if reads(scene) { Power::View } else { Power::Consent }];
	if scene.sealed.contains(category) {
		needed.push(Power::ViewSealed);
	}
	let powers: Vec<Power> = representation.powers.iter().collect();
	!scene.excluded && in_time && needed.iter().all(|power| powers.contains(power))
}

fn by_author(scene: &Scene) -> bool {
	let (Some(record), Some(_)) = (named_record(scene), licence(scene)) else {
		return false;
	};
	let same_house = Some(record.organisation) == scene.question.organisation;
	let in_person = record.author == scene.question.actor;
	let cover = lasts(scene.care.cover_until, scene) || lasts(scene.care.own_records_until, scene);
	let says_who = record.category == Category::Demographics;
	!says_who && record.origin == RecordOrigin::Authored && same_house && (in_person || cover)
}

fn by_desk(scene: &Scene) -> bool {
	let (Some(member), Some((category, _))) = (licence(scene), class(scene)) else {
		return false;
	};
	let elsewhere =
		named_record(scene).is_some_and(|record| Some(record.organisation) != scene.question.organisation);
	let may = reads(scene) || member.profession == Profession::Clerk;
	may && !elsewhere && category == Category::Demographics && lasts(scene.file_until, scene)
}

fn by_task(scene: &Scene) -> bool {
	let reading = reads(scene) && named_record(scene).is_some() && lasts(scene.task.read_until, scene);
	let contributing = !reads(scene) && lasts(scene.task.contribute_until, scene);
	licence(scene).is_some() && (reading || contributing)
}

fn by_encounter(scene: &Scene) -> bool {
	licence(scene).is_some() && !reads(scene) && lasts(scene.care.contribute_until, scene)
}

fn by_consent(scene: &Scene) -> bool {
	let Some(member) = licence(scene) else {
		return false;
	};
	let belongs = |grant: &LiveGrant| match grant.terms.audience {
		Audience::Whole => member.full_from <= scene.question.now,
		Audience::Cover(professions) => {
			lasts(scene.care.cover_until, scene)
				&& professions
					.iter()
					.any(|profession| profession == member.profession)
		}
	};
	let to_person = scene.to_person.iter().any(|grant| covers(scene, grant));
	let to_organisation = scene
		.to_organisation
		.iter()
		.any(|grant| covers(scene, grant) && belongs(grant));
	to_person || to_organisation
}

fn covers(scene: &Scene, grant: &LiveGrant) -> bool {
	let Some((category, day)) = class(scene) else {
		return false;
	};
	let terms = grant.terms;
	let mode = match terms.mode {
		Mode::Read => reads(scene),
		Mode::Contribute => !reads(scene),
		Mode::Both => true,
	};
	let day_inside = day.0 >= terms.record_days.from.0 && day.0 <= terms.record_days.to.0;
	let purpose_inside = terms
		.purposes
		.iter()
		.any(|purpose| purpose == scene.question.purpose);
	let category_inside = terms.categories.iter().any(|inside| inside == category);
	mode && day_inside && purpose_inside && category_inside && terms.expires_at > scene.question.now
}

fn by_emergency(scene: &Scene) -> bool {
	licence(scene).is_some()
		&& reads(scene)
		&& scene.question.purpose == Purpose::EmergencyTreat
		&& lasts(scene.emergency_until, scene)
}
