// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One rule at a time that lets somebody in, and both sides of each of its boundaries.

use crate::scene::*;
use salus_primitives::{
	consent::{
		Audience, Categories, Category, Mode, Power, Powers, Purpose, Purposes, Representation, Terms,
	},
	decision::{AllowRule, DenyRule},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{Credentials, Membership, Profession, Professions},
	time::DayRange,
	Day, UnixMillis,
};

const NOTHING: salus_primitives::decision::Decision = denied(DenyRule::NothingAllows);
const LAST: UnixMillis = UnixMillis(LATER.0 - 1);

mod patient {
	use super::*;

	#[test]
	fn reads_and_contributes_for_ever_and_for_any_purpose() {
		let yes = allowed(AllowRule::Patient, UnixMillis::FOREVER);
		assert_eq!(Scene::patient().decide(), yes);
		assert_eq!(Scene::patient().contributing().decide(), yes);
		assert_eq!(Scene::patient().about_class().decide(), yes);
		for purpose in Purpose::ALL {
			let mut scene = Scene::patient();
			scene.question.purpose = *purpose;
			assert_eq!(scene.decide(), yes);
		}
	}

	#[test]
	fn sees_what_is_sealed_erased_or_in_error() {
		let yes = allowed(AllowRule::Patient, UnixMillis::FOREVER);
		assert_eq!(Scene::patient().sealed().decide(), yes);
		for status in RecordStatus::ALL {
			assert_eq!(Scene::patient().with_status(*status).decide(), yes);
		}
	}

	#[test]
	fn is_nobody_special_for_another_patients_record() {
		let mut scene = Scene::patient();
		scene.question.actor = CARA;
		assert_eq!(scene.decide(), denied(DenyRule::NotMember));
	}
}

mod representative {
	use super::*;

	fn with(powers: &[Power]) -> Scene {
		Scene::representative(Powers::of(powers))
	}

	#[test]
	fn reads_with_the_power_to_view() {
		let yes = allowed(AllowRule::Representative, LATER);
		assert_eq!(with(&[Power::View]).decide(), yes);
		assert!(!with(&[Power::Book, Power::Consent, Power::ViewSealed])
			.decide()
			.is_allowed());
	}

	#[test]
	fn contributes_with_the_power_to_consent() {
		let yes = allowed(AllowRule::Representative, LATER);
		assert_eq!(with(&[Power::Consent]).contributing().decide(), yes);
		assert!(!with(&[Power::Book, Power::View, Power::ViewSealed])
			.contributing()
			.decide()
			.is_allowed());
	}

	#[test]
	fn begins_with_its_first_instant_and_is_over_with_its_end() {
		let scene = with(&[Power::View]);
		let before = UnixMillis(NOW.0 - 1);
		assert_eq!(scene.at(before).decide(), denied(DenyRule::NotMember));
		assert!(scene.at(NOW).decide().is_allowed());
		assert!(scene.at(LAST).decide().is_allowed());
		assert_eq!(scene.at(LATER).decide(), denied(DenyRule::NotMember));
	}

	fn of_a_ward(guardian: bool) -> Scene {
		let mut scene = with(&[Power::View]);
		scene.majority_at = Some(UnixMillis(150));
		scene.representation = scene.representation.map(|row| Representation { guardian, ..row });
		scene
	}

	#[test]
	fn ends_at_the_wards_majority_if_a_guardian() {
		let scene = of_a_ward(true);
		let yes = allowed(AllowRule::Representative, UnixMillis(150));
		assert_eq!(scene.at(UnixMillis(149)).decide(), yes);
		assert!(!scene.at(UnixMillis(150)).decide().is_allowed());
	}

	#[test]
	fn outlives_the_majority_if_named_by_the_patient() {
		let yes = allowed(AllowRule::Representative, LATER);
		assert_eq!(of_a_ward(false).at(UnixMillis(150)).decide(), yes);
	}

	#[test]
	fn sees_what_is_sealed_only_with_that_power() {
		let powers = [Power::Book, Power::View, Power::Consent];
		assert!(!with(&powers).sealed().decide().is_allowed());
		assert!(!with(&powers).sealed().contributing().decide().is_allowed());
		let all = Scene::representative(Powers::all());
		assert!(all.clone().sealed().decide().is_allowed());
		assert!(all.sealed().contributing().decide().is_allowed());
		assert!(!with(&[Power::ViewSealed]).sealed().decide().is_allowed());
	}

	#[test]
	fn sees_what_is_in_error() {
		let scene = with(&[Power::View]).with_status(RecordStatus::EnteredInError);
		assert_eq!(scene.decide(), allowed(AllowRule::Representative, LATER));
	}
}

mod author {
	use super::*;

	#[test]
	fn in_person_reads_and_amends_while_a_live_member() {
		let yes = allowed(AllowRule::Author, LICENCE_END);
		assert_eq!(Scene::author().decide(), yes);
		assert_eq!(Scene::author().contributing().decide(), yes);
		assert!(!Scene::author().at(LICENCE_END).decide().is_allowed());
	}

	#[test]
	fn acts_in_the_organisation_that_wrote_it_and_in_no_other() {
		let mut scene = Scene::author();
		scene.question.organisation = Some(NORTH);
		assert_eq!(scene.decide(), NOTHING);
	}

	#[test]
	fn has_no_right_to_what_was_imported_or_patient_reported() {
		for origin in [RecordOrigin::Imported, RecordOrigin::PatientReported] {
			let mut scene = Scene::author();
			scene.record = scene.record.map(|record| RecordFacts { origin, ..record });
			assert_eq!(scene.decide(), NOTHING);
		}
	}

	fn colleague() -> Scene {
		let mut scene = Scene::author();
		scene.record = scene.record.map(|record| RecordFacts {
			author: CARA,
			..record
		});
		scene
	}

	#[test]
	fn has_colleagues_who_need_cover() {
		assert_eq!(colleague().decide(), NOTHING);
		let mut scene = colleague();
		scene.care.cover_until = Some(LATER);
		assert_eq!(scene.at(LAST).decide(), allowed(AllowRule::Author, LATER));
		assert!(scene.clone().contributing().decide().is_allowed());
		assert_eq!(scene.at(LATER).decide(), NOTHING);
	}

	#[test]
	fn has_no_colleague_whom_a_profession_alone_lets_in() {
		for profession in Profession::ALL {
			let mut scene = colleague();
			scene.membership = Some(Membership {
				profession: *profession,
				credentials: Credentials::all(),
				..doctor()
			});
			assert_eq!(scene.decide(), NOTHING, "{profession:?}");
			assert_eq!(scene.contributing().decide(), NOTHING, "{profession:?}");
		}
	}

	#[test]
	fn has_no_right_where_no_record_is_meant() {
		assert_eq!(Scene::author().about_class().decide(), NOTHING);
	}
}

mod task {
	use super::*;

	#[test]
	fn reads_the_record_until_it_ends() {
		let mut scene = Scene::stranger();
		scene.task.read_until = Some(LATER);
		assert_eq!(scene.at(LAST).decide(), allowed(AllowRule::Task, LATER));
		assert_eq!(scene.at(LATER).decide(), NOTHING);
		assert_eq!(scene.clone().contributing().decide(), NOTHING);
		assert_eq!(scene.about_class().decide(), NOTHING);
	}

	#[test]
	fn contributes_its_own_records_until_it_ends() {
		let mut scene = Scene::stranger().about_class().contributing();
		scene.task.contribute_until = Some(LATER);
		assert_eq!(scene.at(LAST).decide(), allowed(AllowRule::Task, LATER));
		assert_eq!(scene.at(LATER).decide(), NOTHING);
		scene.question.access = salus_primitives::consent::Access::Read;
		assert_eq!(scene.decide(), NOTHING);
	}
}

mod encounter {
	use super::*;

	#[test]
	fn contributes_until_it_ends_and_never_reads() {
		let mut scene = Scene::stranger().about_class().contributing();
		scene.care.contribute_until = Some(LATER);
		assert_eq!(scene.at(LAST).decide(), allowed(AllowRule::Encounter, LATER));
		assert_eq!(scene.at(LATER).decide(), NOTHING);
		scene.question.access = salus_primitives::consent::Access::Read;
		assert_eq!(scene.decide(), NOTHING);
	}

	#[test]
	fn gives_no_right_by_cover_alone() {
		let mut scene = Scene::stranger().about_class().contributing();
		scene.care.cover_until = Some(LATER);
		assert_eq!(scene.decide(), NOTHING);
	}
}

mod consent {
	use super::*;

	fn with(terms: Terms) -> Scene {
		Scene {
			to_person: vec![grant(terms)],
			..Scene::stranger()
		}
	}

	fn to_south(audience: Audience) -> Scene {
		Scene {
			to_organisation: vec![grant(Terms { audience, ..terms() })],
			..Scene::stranger()
		}
	}

	#[test]
	fn lets_its_person_in_until_it_expires() {
		let scene = Scene::granted();
		assert_eq!(scene.at(LAST).decide(), allowed(AllowRule::Consent, LATER));
		assert_eq!(scene.at(LATER).decide(), NOTHING);
	}

	#[test]
	fn holds_no_longer_than_the_licence() {
		let scene = with(Terms {
			expires_at: UnixMillis(2_000),
			..terms()
		});
		assert_eq!(scene.decide(), allowed(AllowRule::Consent, LICENCE_END));
	}

	#[test]
	fn holds_as_long_as_the_longest_grant_that_covers() {
		let mut scene = Scene::granted();
		for expires_at in [UnixMillis(300), UnixMillis(250)] {
			scene.to_person.push(grant(Terms {
				expires_at,
				..terms()
			}));
		}
		assert_eq!(scene.decide(), allowed(AllowRule::Consent, UnixMillis(300)));
	}

	#[test]
	fn covers_its_categories_and_no_other() {
		let of = |category| {
			with(Terms {
				categories: Categories::of(&[category]),
				..terms()
			})
		};
		assert!(of(Category::Laboratory).decide().is_allowed());
		assert_eq!(of(Category::Imaging).decide(), NOTHING);
	}

	#[test]
	fn covers_both_ends_of_its_days_and_nothing_outside() {
		for (day, inside) in [(9, false), (10, true), (12, true), (13, false)] {
			let mut scene = with(Terms {
				record_days: DayRange {
					from: Day(10),
					to: Day(12),
				},
				..terms()
			});
			scene.record = Some(RecordFacts {
				day: Day(day),
				..record()
			});
			assert_eq!(scene.decide().is_allowed(), inside, "{day}");
		}
	}

	#[test]
	fn covers_its_purposes_and_no_other() {
		let scene = with(Terms {
			purposes: Purposes::of(&[Purpose::PatientRequest]),
			..terms()
		});
		assert_eq!(scene.decide(), NOTHING);
		let mut asked = scene;
		asked.question.purpose = Purpose::PatientRequest;
		assert!(asked.decide().is_allowed());
	}

	#[test]
	fn covers_its_mode_and_no_other() {
		for (mode, reads, contributes) in [
			(Mode::Read, true, false),
			(Mode::Contribute, false, true),
			(Mode::Both, true, true),
		] {
			let scene = with(Terms { mode, ..terms() });
			assert_eq!(scene.decide().is_allowed(), reads);
			assert_eq!(scene.contributing().decide().is_allowed(), contributes);
		}
	}

	#[test]
	fn to_a_whole_organisation_lets_every_member_in() {
		for profession in Profession::ALL {
			let mut scene = to_south(Audience::Whole);
			scene.membership = Some(Membership {
				profession: *profession,
				..doctor()
			});
			assert_eq!(scene.decide(), allowed(AllowRule::Consent, LATER));
		}
	}

	/// The same scene asked by a member who counts in full from [`FULL`] on.
	fn of_a_new_member(scene: Scene) -> Scene {
		Scene {
			membership: Some(Membership {
				full_from: FULL,
				..doctor()
			}),
			..scene
		}
	}
	const FULL: UnixMillis = UnixMillis(150);
	const NOT_YET: UnixMillis = UnixMillis(FULL.0 - 1);

	#[test]
	fn to_a_whole_organisation_lets_a_member_in_once_they_count_in_full() {
		let reading = of_a_new_member(to_south(Audience::Whole));
		for scene in [reading.clone(), reading.contributing()] {
			assert_eq!(scene.at(NOT_YET).decide(), NOTHING);
			assert_eq!(scene.at(FULL).decide(), allowed(AllowRule::Consent, LATER));
			assert_eq!(scene.at(LATER).decide(), NOTHING);
		}
	}

	#[test]
	fn to_the_covering_members_or_in_person_lets_a_new_member_in_at_once() {
		let mut covering = to_south(Audience::DEFAULT);
		covering.care.cover_until = Some(LATER);
		for scene in [covering, Scene::granted()] {
			let yes = allowed(AllowRule::Consent, LATER);
			assert_eq!(of_a_new_member(scene).at(NOT_YET).decide(), yes);
		}
	}

	#[test]
	fn of_a_new_member_holds_as_long_as_what_lets_in_now() {
		let mut scene = to_south(Audience::DEFAULT);
		scene.to_organisation.push(grant(terms()));
		scene.care.cover_until = Some(UnixMillis(170));
		let scene = of_a_new_member(scene);
		let by_cover = allowed(AllowRule::Consent, UnixMillis(170));
		assert_eq!(scene.at(NOT_YET).decide(), by_cover);
		assert_eq!(scene.at(FULL).decide(), allowed(AllowRule::Consent, LATER));
	}

	#[test]
	fn to_the_covering_members_needs_cover_now() {
		let mut scene = to_south(Audience::DEFAULT);
		assert_eq!(scene.decide(), NOTHING);
		scene.care.cover_until = Some(UnixMillis(150));
		let yes = allowed(AllowRule::Consent, UnixMillis(150));
		assert_eq!(scene.at(UnixMillis(149)).decide(), yes);
		assert_eq!(scene.at(UnixMillis(150)).decide(), NOTHING);
	}

	#[test]
	fn to_the_covering_members_names_their_professions() {
		let mut scene = to_south(Audience::Cover(Professions::of(&[Profession::Nurse])));
		scene.care.cover_until = Some(LATER);
		assert_eq!(scene.decide(), NOTHING);
		scene.membership = Some(Membership {
			profession: Profession::Nurse,
			..doctor()
		});
		assert!(scene.decide().is_allowed());
	}
}

mod emergency {
	use super::*;

	fn open() -> Scene {
		let mut scene = Scene::stranger();
		scene.question.purpose = Purpose::EmergencyTreat;
		scene.emergency_until = Some(LATER);
		scene
	}

	#[test]
	fn reads_until_it_ends() {
		assert_eq!(open().at(LAST).decide(), allowed(AllowRule::Emergency, LATER));
		assert_eq!(open().at(LATER).decide(), NOTHING);
	}

	#[test]
	fn never_contributes_and_serves_no_other_purpose() {
		assert_eq!(open().contributing().decide(), NOTHING);
		for purpose in [Purpose::Treat, Purpose::PatientRequest] {
			let mut scene = open();
			scene.question.purpose = purpose;
			assert_eq!(scene.decide(), NOTHING);
		}
	}

	#[test]
	fn never_opens_what_is_sealed() {
		assert_eq!(open().sealed().decide(), denied(DenyRule::Sealed));
	}
}

mod desk {
	use super::*;

	/// Brook has a booked patient, and asks for the demographics that the south hospital keeps, which Brook wrote.
	fn scene() -> Scene {
		let mut scene = Scene::author();
		scene.record = scene.record.map(|record| RecordFacts {
			category: Category::Demographics,
			..record
		});
		scene.file_until = Some(LATER);
		scene
	}

	fn clerk(mut scene: Scene) -> Scene {
		scene.membership = scene.membership.map(|member| Membership {
			profession: Profession::Clerk,
			..member
		});
		scene
	}

	#[test]
	fn reads_who_the_patient_is_until_the_file_is_shut() {
		assert_eq!(scene().decide(), allowed(AllowRule::Desk, LATER));
		assert_eq!(scene().at(LAST).decide(), allowed(AllowRule::Desk, LATER));
		assert_eq!(scene().at(LATER).decide(), NOTHING);
	}

	#[test]
	fn opens_no_other_record() {
		let mut other = scene();
		other.record = other.record.map(|record| RecordFacts {
			author: CARA,
			category: Category::Laboratory,
			..record
		});
		assert_eq!(other.decide(), NOTHING);
	}

	#[test]
	fn opens_nothing_that_another_organisation_keeps() {
		let mut elsewhere = scene();
		elsewhere.record = elsewhere.record.map(|record| RecordFacts {
			organisation: NORTH,
			..record
		});
		assert_eq!(elsewhere.decide(), NOTHING);
	}

	#[test]
	fn who_wrote_it_down_has_no_right_for_that() {
		let mut shut = scene();
		shut.file_until = None;
		assert_eq!(shut.decide(), NOTHING);
		shut.care.cover_until = Some(LATER);
		assert_eq!(shut.decide(), NOTHING);
	}

	#[test]
	fn a_clerk_writes_it_and_nobody_else() {
		assert_eq!(scene().contributing().decide(), NOTHING);
		let yes = allowed(AllowRule::Desk, LATER);
		assert_eq!(clerk(scene()).contributing().decide(), yes);
		let mut new = clerk(scene()).contributing();
		new.question.target = salus_primitives::decision::Target::Class {
			category: Category::Demographics,
			day: Day(10),
		};
		assert_eq!(new.decide(), yes);
	}

	#[test]
	fn is_shut_by_seal_and_exclusion() {
		let mut sealed = scene();
		sealed.sealed = Categories::of(&[Category::Demographics]);
		assert_eq!(sealed.decide(), denied(DenyRule::Sealed));
		assert_eq!(scene().excluded().decide(), denied(DenyRule::Excluded));
	}
}
