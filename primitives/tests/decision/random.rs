// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random scenes, over domains so small that their parts collide.

use crate::scene::{grant, Scene, ANA, BROOK, CARA, NORTH, RECORD, SOUTH};
use proptest::{collection::vec, option, prelude::*, sample::select};
use salus_primitives::{
	care::{CareFacts, TaskFacts},
	consent::{
		Access, Audience, Categories, Category, LiveGrant, Mode, Power, Purpose, Purposes, Representation,
		Terms,
	},
	decision::{Question, Target},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{Credentials, Membership, MembershipStatus, OrganisationStatus, Profession, Professions},
	time::DayRange,
	Day, OrganisationId, PatientId, PersonId, UnixMillis,
};

/// The first instant that no random scene asks about or ends at, but for those that never end.
pub const HORIZON: u64 = 10;

fn instants() -> impl Strategy<Value = UnixMillis> {
	prop_oneof![12 => (0..HORIZON - 1).prop_map(UnixMillis), 1 => Just(UnixMillis::FOREVER)]
}

fn days() -> impl Strategy<Value = Day> {
	(0..4i32).prop_map(Day)
}

fn categories() -> impl Strategy<Value = Category> {
	select(vec![
		Category::Laboratory,
		Category::Sensitive,
		Category::Demographics,
	])
}

fn purposes() -> impl Strategy<Value = Purpose> {
	select(vec![
		Purpose::Treat,
		Purpose::Treat,
		Purpose::PatientRequest,
		Purpose::EmergencyTreat,
		Purpose::EmergencyTreat,
		Purpose::Payment,
	])
}

fn persons() -> impl Strategy<Value = PersonId> {
	select(vec![ANA.person(), BROOK, BROOK, BROOK, CARA])
}

fn organisations() -> impl Strategy<Value = OrganisationId> {
	select(vec![SOUTH, SOUTH, NORTH])
}

fn professions() -> impl Strategy<Value = Profession> {
	select(vec![
		Profession::Doctor,
		Profession::Nurse,
		Profession::PrivacyOfficer,
	])
}

/// Random terms over the same small domains, malformed ones among them. Each part is wide half of the time, so that several
/// grants at once often cover a question.
pub fn any_terms() -> impl Strategy<Value = Terms> {
	let audience = prop_oneof![
		Just(Audience::Whole),
		vec(professions(), 0..3).prop_map(|list| Audience::Cover(list.into_iter().collect::<Professions>())),
	];
	let categories = prop_oneof![
		Just(Categories::all()),
		vec(categories(), 0..3).prop_map(|list| list.into_iter().collect()),
	];
	let record_days = prop_oneof![
		Just(DayRange::ALL),
		(days(), days()).prop_map(|(from, to)| DayRange { from, to }),
	];
	let purposes = prop_oneof![
		Just(Purposes::all()),
		vec(purposes(), 0..4).prop_map(|list| list.into_iter().collect()),
	];
	let mode = prop_oneof![Just(Mode::Both), select(Mode::ALL)];
	(categories, record_days, purposes, mode, audience, instants()).prop_map(
		|(categories, record_days, purposes, mode, audience, expires_at)| Terms {
			categories,
			record_days,
			purposes,
			mode,
			audience,
			expires_at,
		},
	)
}

fn grants() -> impl Strategy<Value = Vec<LiveGrant>> {
	vec(any_terms().prop_map(grant), 0..3)
}

fn questions() -> impl Strategy<Value = Question> {
	let target = prop_oneof![
		3 => Just(Target::Record(RECORD)),
		1 => (categories(), days()).prop_map(|(category, day)| Target::Class { category, day }),
	];
	(
		persons(),
		option::weighted(0.9, organisations()),
		target,
		select(Access::ALL),
		purposes(),
		(0..HORIZON - 1).prop_map(UnixMillis),
	)
		.prop_map(|(actor, organisation, target, access, purpose, now)| Question {
			actor,
			organisation,
			patient: ANA,
			target,
			access,
			purpose,
			now,
		})
}

fn records() -> impl Strategy<Value = RecordFacts> {
	let patient = prop_oneof![12 => Just(ANA), 1 => Just(PatientId::repeat(9))];
	let status = prop_oneof![3 => Just(RecordStatus::Current), 2 => select(RecordStatus::ALL)];
	(
		patient,
		persons(),
		organisations(),
		categories(),
		days(),
		select(RecordOrigin::ALL),
		status,
	)
		.prop_map(
			|(patient, author, organisation, category, day, origin, status)| RecordFacts {
				patient,
				author,
				organisation,
				category,
				day,
				origin,
				status,
			},
		)
}

fn memberships() -> impl Strategy<Value = Membership> {
	let status = prop_oneof![5 => Just(MembershipStatus::Active), 1 => select(MembershipStatus::ALL)];
	let valid_until = prop_oneof![1 => instants(), 2 => Just(UnixMillis::FOREVER)];
	let full_from = prop_oneof![1 => instants(), 2 => Just(UnixMillis(0))];
	(professions(), valid_until, full_from, status).prop_map(
		|(profession, valid_until, full_from, status)| Membership {
			profession,
			credentials: Credentials::NONE,
			valid_until,
			full_from,
			status,
		},
	)
}

fn representations() -> impl Strategy<Value = Representation> {
	(0..16u8, instants(), instants(), any::<bool>()).prop_map(|(bits, from, until, guardian)| {
		let powers = Power::ALL
			.iter()
			.copied()
			.filter(|power| bits & (1 << (*power as u8)) != 0)
			.collect();
		Representation {
			powers,
			from,
			until,
			guardian,
		}
	})
}

fn ends() -> impl Strategy<Value = Option<UnixMillis>> {
	option::weighted(0.4, instants())
}

/// Random scenes.
pub fn any_scene() -> impl Strategy<Value = Scene> {
	let persons_side = (
		option::weighted(0.3, representations()),
		option::weighted(0.3, instants()),
		prop::bool::weighted(0.2),
		prop::bool::weighted(0.15),
	);
	let organisations_side = (
		option::weighted(
			0.95,
			select(vec![
				OrganisationStatus::Active,
				OrganisationStatus::Active,
				OrganisationStatus::Active,
				OrganisationStatus::Suspended,
			]),
		),
		option::weighted(0.95, memberships()),
	);
	let sealed = vec(categories(), 0..2).prop_map(|list| {
		list.into_iter()
			.filter(|category| *category == Category::Sensitive)
			.collect()
	});
	let ties = (ends(), ends(), ends(), ends(), ends(), ends(), ends());
	(
		questions(),
		persons_side,
		organisations_side,
		sealed,
		option::weighted(0.95, records()),
		ties,
		(grants(), grants()),
	)
		.prop_map(
			|(question, persons, organisations, sealed, record, ties, grants)| Scene {
				question,
				representation: persons.0,
				majority_at: persons.1,
				excluded: persons.2,
				organisation_excluded: persons.3,
				organisation: organisations.0,
				membership: organisations.1,
				sealed,
				record,
				care: CareFacts {
					cover_until: ties.0,
					contribute_until: ties.1,
					own_records_until: ties.5,
					prescribe_until: None,
				},
				task: TaskFacts {
					read_until: ties.2,
					contribute_until: ties.3,
				},
				file_until: ties.6,
				to_person: grants.0,
				to_organisation: grants.1,
				emergency_until: ties.4,
			},
		)
}
