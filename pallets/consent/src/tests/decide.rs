// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::mock::*;
use frame_support::assert_ok;
use salus_primitives::{
	care::TaskFacts,
	consent::{
		Access, Audience, Categories, Category, ConsentInspect, Grantee, Mode, Power, Powers, Purpose, Terms,
	},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	records::{RecordFacts, RecordOrigin, RecordStatus},
	roles::{MembershipStatus, OrganisationStatus, Profession},
	testing::{self, FakeClock},
	time::DayRange,
	Day, RecordId, UnixMillis,
};

fn allowed(rule: AllowRule, until: UnixMillis) -> Decision {
	Decision::Allow { rule, until }
}

fn denied(rule: DenyRule) -> Decision {
	Decision::Deny { rule }
}

fn by_consent_until(days: u64) -> Decision {
	allowed(AllowRule::Consent, NOW.plus(days * DAY))
}

#[test]
fn says_no_when_nothing_allows() {
	run(|| {
		assert_eq!(
			decide(question(BROOK, NORTH, ANA)),
			denied(DenyRule::NothingAllows)
		);
	});
}

#[test]
fn says_yes_until_the_first_expired_millisecond() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		FakeClock::set(UnixMillis(terms().expires_at.0 - 1));
		assert_eq!(decide(question(BROOK, NORTH, ANA)), by_consent_until(30));
		FakeClock::set(terms().expires_at);
		assert_eq!(
			decide(question(BROOK, NORTH, ANA)),
			denied(DenyRule::NothingAllows)
		);
	});
}

#[test]
fn judges_the_time_that_the_question_names() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		let later = Question {
			now: terms().expires_at,
			..question(BROOK, NORTH, ANA)
		};
		assert_eq!(decide(later), denied(DenyRule::NothingAllows));
	});
}

#[test]
fn takes_the_grant_that_holds_longest() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms_for_days(5));
		grant(2, ANA, TO_NORTH, terms_for_days(9));
		grant(3, ANA, TO_BROOK, terms_for_days(7));
		assert_eq!(decide(question(BROOK, NORTH, ANA)), by_consent_until(9));
	});
}

#[test]
fn keeps_each_respect_of_the_terms() {
	run(|| {
		let narrow = Terms {
			record_days: DayRange {
				from: Day(100),
				to: Day(200),
			},
			mode: Mode::Read,
			..terms()
		};
		grant(1, ANA, TO_BROOK, narrow);
		let asked = |category, day, access, purpose| {
			decide(Question {
				target: Target::Class {
					category,
					day: Day(day),
				},
				access,
				purpose,
				..question(BROOK, NORTH, ANA)
			})
			.is_allowed()
		};
		let (laboratory, read, treat) = (Category::Laboratory, Access::Read, Purpose::Treat);
		assert!(asked(laboratory, 100, read, treat));
		assert!(asked(laboratory, 200, read, treat));
		assert!(!asked(laboratory, 99, read, treat));
		assert!(!asked(laboratory, 201, read, treat));
		assert!(!asked(Category::Imaging, 150, read, treat));
		assert!(!asked(laboratory, 150, Access::Contribute, treat));
		assert!(!asked(laboratory, 150, read, Purpose::PatientRequest));
	});
}

#[test]
fn is_about_one_patient_and_one_person() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		assert!(!decide(question(BROOK, NORTH, BEN)).is_allowed());
		assert!(!decide(question(NOEL, NORTH, ANA)).is_allowed());
		assert!(!decide(question(CHO, SOUTH, ANA)).is_allowed());
	});
}

#[test]
fn lets_the_whole_organisation_in_only_when_it_says_so() {
	run(|| {
		grant(1, ANA, TO_NORTH, terms());
		assert!(decide(question(NOEL, NORTH, ANA)).is_allowed());
		assert_eq!(decide(question(CHO, SOUTH, ANA)), denied(DenyRule::NothingAllows));
		assert_eq!(decide(question(CHO, NORTH, ANA)), denied(DenyRule::NotMember));
	});
}

#[test]
fn lets_the_professions_of_an_organisation_in_only_with_cover() {
	run(|| {
		let audience = Audience::Cover(salus_primitives::roles::Professions::of(&[Profession::Nurse]));
		grant(1, ANA, TO_NORTH, Terms { audience, ..terms() });
		assert!(!decide(question(NOEL, NORTH, ANA)).is_allowed());
		let until = NOW.plus(DAY);
		cover(NORTH, NOEL, ANA, until);
		cover(NORTH, BROOK, ANA, until);
		assert_eq!(decide(question(NOEL, NORTH, ANA)), by_consent_until(1));
		assert!(!decide(question(BROOK, NORTH, ANA)).is_allowed());
		FakeClock::set(until);
		assert!(!decide(question(NOEL, NORTH, ANA)).is_allowed());
	});
}

#[test]
fn asks_for_a_licence_that_is_live_now() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Suspended);
		assert_eq!(
			decide(question(BROOK, NORTH, ANA)),
			denied(DenyRule::MembershipSuspended)
		);
		set_member(NORTH, BROOK, Profession::Doctor, MembershipStatus::Active);
		set_organisation(NORTH, OrganisationStatus::Suspended);
		assert_eq!(
			decide(question(BROOK, NORTH, ANA)),
			denied(DenyRule::OrganisationNotActive)
		);
		let nowhere = Question {
			organisation: None,
			..question(BROOK, NORTH, ANA)
		};
		assert_eq!(decide(nowhere), denied(DenyRule::NotMember));
	});
}

#[test]
fn beats_every_allow_by_an_exclusion_but_the_patients_own() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		grant(2, ANA, TO_NORTH, terms());
		appoint(ANA, BROOK, Powers::all());
		cover(NORTH, BROOK, ANA, NOW.plus(DAY));
		let record = RecordId::repeat(7);
		let task = TaskFacts {
			read_until: Some(NOW.plus(DAY)),
			contribute_until: Some(NOW.plus(DAY)),
		};
		let key = (NORTH, BROOK, patient(ANA), Some(record));
		testing::with(|world| world.tasks.insert(key, task));
		let facts = RecordFacts {
			patient: patient(ANA),
			author: BROOK,
			organisation: NORTH,
			category: Category::Laboratory,
			day: Day(1),
			origin: RecordOrigin::Authored,
			status: RecordStatus::Current,
		};
		let asked = |actor| {
			let question = Question {
				target: Target::Record(record),
				..question(actor, NORTH, ANA)
			};
			<Consent as ConsentInspect>::decide(&question, Some(&facts))
		};
		assert!(asked(BROOK).is_allowed());
		assert_ok!(Consent::exclude(by(ANA), patient(ANA), Grantee::Person(BROOK)));
		assert_eq!(asked(BROOK), denied(DenyRule::Excluded));
		assert_eq!(asked(ANA), allowed(AllowRule::Patient, UnixMillis::FOREVER));
	});
}

#[test]
fn knows_the_tasks_of_the_actor() {
	run(|| {
		let task = TaskFacts {
			read_until: None,
			contribute_until: Some(NOW.plus(DAY)),
		};
		let key = (NORTH, BROOK, patient(ANA), None);
		testing::with(|world| world.tasks.insert(key, task));
		let contribute = Question {
			access: Access::Contribute,
			..question(BROOK, NORTH, ANA)
		};
		assert_eq!(decide(contribute), allowed(AllowRule::Task, NOW.plus(DAY)));
	});
}

#[test]
fn keeps_what_is_sealed_to_the_patient_and_whom_the_patient_trusts_with_it() {
	run(|| {
		grant(1, ANA, TO_BROOK, terms());
		appoint(ANA, MOTHER, Powers::of(&[Power::View]));
		appoint(ANA, FATHER, Powers::of(&[Power::View, Power::ViewSealed]));
		let laboratory = Categories::of(&[Category::Laboratory]);
		assert!(decide(question(MOTHER, NORTH, ANA)).is_allowed());
		assert_ok!(Consent::seal(by(ANA), patient(ANA), laboratory));
		assert_eq!(decide(question(BROOK, NORTH, ANA)), denied(DenyRule::Sealed));
		assert!(!decide(question(MOTHER, NORTH, ANA)).is_allowed());
		assert!(decide(question(FATHER, NORTH, ANA)).is_allowed());
		assert!(decide(question(ANA, NORTH, ANA)).is_allowed());
	});
}

#[test]
fn lets_a_guardian_in_until_the_majority() {
	run(|| {
		use salus_primitives::roles::AppointGuardian;
		assert_ok!(<Consent as AppointGuardian>::appoint(patient(NOA), MOTHER).map_err(|_| "refused"));
		let asked = || {
			decide(Question {
				organisation: None,
				..question(MOTHER, NORTH, NOA)
			})
		};
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_eq!(asked(), allowed(AllowRule::Representative, MAJORITY));
		FakeClock::set(MAJORITY);
		assert_eq!(asked(), denied(DenyRule::NotMember));
	});
}

#[test]
fn does_not_mind_which_organisation_a_grant_to_a_person_is_used_in() {
	run(|| {
		grant(1, ANA, Grantee::Person(CHO), terms());
		set_member(NORTH, CHO, Profession::Doctor, MembershipStatus::Active);
		assert!(decide(question(CHO, SOUTH, ANA)).is_allowed());
		assert!(decide(question(CHO, NORTH, ANA)).is_allowed());
	});
}
