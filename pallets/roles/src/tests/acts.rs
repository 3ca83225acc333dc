// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `propose_act`, `approve_act`, `object_act`, `withdraw_act`, `carry_out_act`.

use crate::{mock::*, types::Payer, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::{ActContent, NotYet, COUNCIL_ALONE_MS, MAX_OPEN_ACTS},
	allowance::{Allowance, Cost},
	roles::RoleInspect,
	testing::FakeClock,
	Clock, OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::{DispatchError, DispatchResult};

const THIRD: PersonId = PersonId::repeat(0x23);
const WEEK: u64 = 7 * UnixMillis::DAY;
const COUNCIL_SECOND_MS: u64 = 14 * UnixMillis::DAY;

fn naming(person: PersonId) -> ActContent {
	ActContent::NameAdministrator { person }
}

/// The act that most tests are about.
fn doctor() -> ActContent {
	naming(DOCTOR)
}

fn dismissing(person: PersonId) -> ActContent {
	ActContent::DismissAdministrator { person }
}

/// The hospital with three administrators.
fn with_three(test: impl FnOnce()) {
	run(|| {
		assert_ok!(Roles::add_administrator(HOSPITAL, THIRD, &account("third")));
		test();
	});
}

/// The hospital with one administrator.
fn with_one(test: impl FnOnce()) {
	run(|| {
		assert_ok!(Roles::remove_administrator(HOSPITAL, SECOND_ADMIN));
		test();
	});
}

fn propose(name: &str) -> DispatchResult {
	Roles::propose_act(by(name), HOSPITAL, doctor())
}

fn approve(name: &str) -> DispatchResult {
	Roles::approve_act(by(name), HOSPITAL, doctor())
}

fn object(name: &str) -> DispatchResult {
	Roles::object_act(by(name), HOSPITAL, doctor())
}

fn withdraw(name: &str) -> DispatchResult {
	Roles::withdraw_act(by(name), HOSPITAL, doctor())
}

/// The doctor accepts it.
fn carry_out() -> DispatchResult {
	Roles::carry_out_act(by("doctor"), HOSPITAL, doctor())
}

/// Carrying it out does nothing, on whatever day it is tried until the act has lapsed and is cleared.
fn nothing_comes_of_it() {
	for days in 0..60 {
		FakeClock::set(NOW.plus(days * UnixMillis::DAY));
		let _ = carry_out();
		assert!(!Roles::is_administrator(HOSPITAL, DOCTOR));
	}
	assert_noop!(carry_out(), Error::<Test>::UnknownAct);
}

fn root_proposes(content: ActContent) -> DispatchResult {
	Roles::propose_act(RuntimeOrigin::root(), HOSPITAL, content)
}

fn root_approves(content: ActContent) -> DispatchResult {
	Roles::approve_act(RuntimeOrigin::root(), HOSPITAL, content)
}

/// The block number has grown by so many since the last signature of everybody who is not named; the named signed just now.
fn only_these_sign(awake: &[PersonId]) {
	System::set_block_number(u64::from(DORMANT_AFTER));
	for person in awake {
		let allowance = Allowance {
			spent: Cost::of(1, 0),
			at_block: DORMANT_AFTER,
		};
		Roles::set_allowance(&Payer::Person(*person), allowance);
	}
}

fn just_before(wait: u64) -> UnixMillis {
	UnixMillis(NOW.0 + wait - 1)
}

#[test]
fn two_administrators_name_a_third_after_a_week() {
	with_three(|| {
		assert_ok!(propose("admin"));
		told(Event::ActProposed {
			organisation: HOSPITAL,
			content: doctor(),
			by: Some(ADMIN),
		});
		assert_ok!(approve("second admin"));
		told(Event::ActApproved {
			organisation: HOSPITAL,
			content: doctor(),
			by: Some(SECOND_ADMIN),
		});
		FakeClock::set(just_before(WEEK));
		assert_noop!(carry_out(), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(WEEK));
		assert_ok!(carry_out());
		told(Event::ActCarriedOut {
			organisation: HOSPITAL,
			content: doctor(),
			by: Some(DOCTOR),
		});
		assert!(Roles::is_administrator(HOSPITAL, DOCTOR));
		assert_noop!(carry_out(), Error::<Test>::UnknownAct);
	});
}

#[test]
fn one_of_several_administrators_makes_nothing_even_with_the_council() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_ok!(root_approves(doctor()));
		nothing_comes_of_it();
	});
}

#[test]
fn root_alone_names_nobody_where_an_administrator_is_live() {
	run(|| {
		assert_ok!(root_proposes(doctor()));
		nothing_comes_of_it();
	});
}

#[test]
fn the_only_administrator_needs_the_council_and_three_weeks() {
	with_one(|| {
		let wait = WEEK + COUNCIL_SECOND_MS;
		assert_ok!(propose("admin"));
		FakeClock::set(NOW.plus(wait));
		assert_noop!(carry_out(), Error::<Test>::ActNeedsCouncil);
		assert_ok!(root_approves(doctor()));
		FakeClock::set(just_before(wait));
		assert_noop!(carry_out(), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(wait));
		assert_ok!(carry_out());
	});
}

/// The hospital's only administrator and the council name the doctor.
fn named_by_one_and_the_council() {
	assert_ok!(propose("admin"));
	assert_ok!(root_approves(doctor()));
	FakeClock::set(NOW.plus(WEEK + COUNCIL_SECOND_MS));
	assert_ok!(carry_out());
}

#[test]
fn whoever_one_administrator_and_the_council_name_is_no_second_voice_beside_that_one() {
	with_one(|| {
		named_by_one_and_the_council();
		let content = naming(NURSE);
		let at = FakeClock::now();
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("doctor"), HOSPITAL, content.clone()));
		let carry_out = || Roles::carry_out_act(by("nurse"), HOSPITAL, content.clone());
		FakeClock::set(at.plus(WEEK + COUNCIL_SECOND_MS));
		assert_noop!(carry_out(), Error::<Test>::ActNeedsCouncil);
		assert_ok!(root_approves(content.clone()));
		assert_ok!(carry_out());
	});
}

#[test]
fn two_whom_the_same_administrator_named_are_two_voices() {
	with_one(|| {
		named_by_one_and_the_council();
		let nurse = naming(NURSE);
		let at = FakeClock::now();
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, nurse.clone()));
		assert_ok!(root_approves(nurse.clone()));
		FakeClock::set(at.plus(WEEK + COUNCIL_SECOND_MS));
		assert_ok!(Roles::carry_out_act(by("nurse"), HOSPITAL, nurse));
		let content = ActContent::PublishDirectory { hash: [9; 32] };
		assert_ok!(Roles::propose_act(by("doctor"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("nurse"), HOSPITAL, content));
		let row = Roles::organisation_view(HOSPITAL).unwrap();
		assert_eq!(row.details.directory_hash, Some([9; 32]));
	});
}

#[test]
fn who_leaves_the_administration_is_tied_to_nobody_when_named_again() {
	with_one(|| {
		named_by_one_and_the_council();
		assert!(NamedBy::<Test>::contains_key(HOSPITAL, DOCTOR));
		assert_ok!(Roles::remove_administrator(HOSPITAL, DOCTOR));
		assert!(!NamedBy::<Test>::contains_key(HOSPITAL, DOCTOR));
	});
}

#[test]
fn the_council_alone_names_where_nobody_is_live_after_thirty_days() {
	run(|| {
		only_these_sign(&[]);
		assert_ok!(root_proposes(doctor()));
		FakeClock::set(just_before(COUNCIL_ALONE_MS));
		assert_noop!(carry_out(), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(COUNCIL_ALONE_MS));
		assert_ok!(carry_out());
	});
}

#[test]
fn the_administrators_of_a_young_organisation_are_there() {
	run(|| {
		System::set_block_number(u64::from(DORMANT_AFTER) * 2);
		let young = OrganisationId::repeat(0x12);
		let rows = [(0x71, "young admin"), (0x72, "young second")];
		assert_ok!(Roles::create_organisation(
			RuntimeOrigin::root(),
			young,
			salus_primitives::roles::OrganisationKind::Hospital,
			rows.map(|(byte, name)| (PersonId::repeat(byte), account(name)))
				.to_vec()
				.try_into()
				.unwrap()
		));
		assert_ok!(Roles::propose_act(RuntimeOrigin::root(), young, doctor()));
		FakeClock::set(NOW.plus(COUNCIL_ALONE_MS));
		assert_noop!(
			Roles::carry_out_act(by("doctor"), young, doctor()),
			Error::<Test>::ActNeedsAdministrator
		);
	});
}

#[test]
fn an_administrator_who_comes_back_is_asked() {
	run(|| {
		only_these_sign(&[]);
		assert_ok!(root_proposes(doctor()));
		FakeClock::set(NOW.plus(COUNCIL_ALONE_MS));
		only_these_sign(&[ADMIN]);
		assert_noop!(carry_out(), Error::<Test>::ActNeedsAdministrator);
	});
}

#[test]
fn the_council_alone_dismisses_nobody_who_is_the_only_live_administrator() {
	with_three(|| {
		only_these_sign(&[ADMIN]);
		assert_ok!(root_proposes(dismissing(ADMIN)));
		FakeClock::set(NOW.plus(COUNCIL_ALONE_MS));
		assert_noop!(
			Roles::carry_out_act(by("patient"), HOSPITAL, dismissing(ADMIN)),
			Error::<Test>::ActNeedsAdministrator
		);
	});
}

#[test]
fn two_administrators_dismiss_a_third_who_cannot_object() {
	with_three(|| {
		let content = dismissing(THIRD);
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		for refused in [
			Roles::approve_act(by("third"), HOSPITAL, content.clone()),
			Roles::object_act(by("third"), HOSPITAL, content.clone()),
			Roles::propose_act(by("third"), HOSPITAL, content.clone()),
		] {
			assert_eq!(refused, Err(Error::<Test>::ActConcernsSigner.into()));
		}
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		FakeClock::set(NOW.plus(WEEK));
		assert_ok!(Roles::carry_out_act(by("patient"), HOSPITAL, content.clone()));
		assert!(!Roles::is_administrator(HOSPITAL, THIRD));
	});
}

#[test]
fn an_objection_doubles_the_wait_and_asks_for_the_council() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_ok!(approve("second admin"));
		assert_ok!(object("third"));
		told(Event::ActObjected {
			organisation: HOSPITAL,
			content: doctor(),
			by: THIRD,
		});
		FakeClock::set(just_before(2 * WEEK));
		assert_noop!(carry_out(), Error::<Test>::ActNeedsCouncil);
		assert_ok!(root_approves(doctor()));
		assert_noop!(carry_out(), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(carry_out());
	});
}

#[test]
fn who_objects_does_so_once_and_did_not_approve() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_noop!(object("admin"), Error::<Test>::AlreadyApproved);
		assert_ok!(object("third"));
		assert_noop!(object("third"), Error::<Test>::AlreadyObjected);
		for (name, error) in [
			("nurse", Error::<Test>::NotAdministrator),
			("other admin", Error::<Test>::NotAdministrator),
			("stranger", Error::<Test>::UnknownAccount),
		] {
			assert_noop!(object(name), error);
		}
		assert_noop!(
			Roles::object_act(RuntimeOrigin::root(), HOSPITAL, doctor()),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_third_objection_is_refused() {
	with_three(|| {
		let fourth = PersonId::repeat(0x24);
		assert_ok!(Roles::add_administrator(HOSPITAL, fourth, &account("fourth")));
		assert_ok!(propose("admin"));
		assert_ok!(object("second admin"));
		assert_ok!(object("third"));
		assert_noop!(object("fourth"), Error::<Test>::TooManyVoices);
	});
}

#[test]
fn only_administrators_and_the_council_have_a_voice() {
	run(|| {
		for (name, error) in [
			("nurse", DispatchError::from(Error::<Test>::NotAdministrator)),
			("other admin", Error::<Test>::NotAdministrator.into()),
			("stranger", Error::<Test>::UnknownAccount.into()),
		] {
			for refused in [propose(name), approve(name), withdraw(name)] {
				assert_eq!(refused, Err(error));
			}
		}
		assert_noop!(
			Roles::propose_act(RuntimeOrigin::none(), HOSPITAL, doctor()),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Roles::carry_out_act(by("stranger"), HOSPITAL, doctor()),
			Error::<Test>::UnknownAccount
		);
	});
}

#[test]
fn a_voice_counts_once_and_only_for_what_was_proposed() {
	with_three(|| {
		assert_noop!(approve("second admin"), Error::<Test>::UnknownAct);
		assert_ok!(propose("admin"));
		assert_noop!(propose("second admin"), Error::<Test>::ActExists);
		assert_noop!(approve("admin"), Error::<Test>::AlreadyApproved);
		let another = naming(NURSE);
		assert_noop!(
			Roles::approve_act(by("second admin"), HOSPITAL, another.clone()),
			Error::<Test>::UnknownAct
		);
		assert_ok!(Roles::propose_act(by("second admin"), HOSPITAL, another));
	});
}

#[test]
fn the_voice_of_one_who_left_office_is_gone() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_ok!(approve("second admin"));
		assert_ok!(Roles::remove_administrator(HOSPITAL, SECOND_ADMIN));
		FakeClock::set(NOW.plus(WEEK));
		assert_noop!(carry_out(), Error::<Test>::ActNeedsAdministrator);
		assert_ok!(approve("third"));
		assert_ok!(carry_out());
	});
}

#[test]
fn the_last_voice_that_is_taken_back_ends_the_act() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_noop!(withdraw("second admin"), Error::<Test>::NotApproved);
		assert_ok!(approve("second admin"));
		assert_ok!(withdraw("admin"));
		told(Event::ActWithdrawn {
			organisation: HOSPITAL,
			content: doctor(),
			by: Some(ADMIN),
		});
		assert_ok!(object("admin"));
		assert_ok!(withdraw("second admin"));
		assert_noop!(withdraw("second admin"), Error::<Test>::UnknownAct);
		assert_noop!(approve("third"), Error::<Test>::UnknownAct);
	});
}

#[test]
fn an_act_lapses_thirty_days_after_its_wait_and_is_proposed_anew() {
	with_three(|| {
		let lapses = WEEK + 30 * UnixMillis::DAY;
		assert_ok!(propose("admin"));
		assert_ok!(approve("second admin"));
		FakeClock::set(just_before(lapses));
		assert_noop!(propose("third"), Error::<Test>::ActExists);
		FakeClock::set(NOW.plus(lapses));
		assert_noop!(approve("third"), Error::<Test>::ActLapsed);
		assert_noop!(object("third"), Error::<Test>::ActLapsed);
		assert_ok!(propose("third"));
		assert_eq!(
			Acts::<Test>::get(HOSPITAL, doctor()).unwrap().approvals.to_vec(),
			[THIRD]
		);
	});
}

#[test]
fn anybody_clears_an_act_that_lapsed_and_it_does_nothing() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_ok!(approve("second admin"));
		FakeClock::set(NOW.plus(WEEK + 30 * UnixMillis::DAY));
		assert_ok!(Roles::carry_out_act(by("nurse"), HOSPITAL, doctor()));
		told(Event::ActCleared {
			organisation: HOSPITAL,
			content: doctor(),
		});
		assert!(!Roles::is_administrator(HOSPITAL, DOCTOR));
		assert_noop!(carry_out(), Error::<Test>::UnknownAct);
		assert_eq!(OpenActs::<Test>::get(HOSPITAL, Some(ADMIN)), 0);
	});
}

#[test]
fn a_proposer_has_so_many_acts_open_and_what_ends_frees_its_place() {
	run(|| {
		let publishing = |byte| ActContent::PublishDirectory { hash: [byte; 32] };
		let proposes = |name, byte| Roles::propose_act(by(name), HOSPITAL, publishing(byte));
		for byte in 0..MAX_OPEN_ACTS as u8 {
			assert_ok!(proposes("admin", byte));
		}
		assert_noop!(proposes("admin", 200), Error::<Test>::TooManyActs);
		assert_ok!(proposes("second admin", 200));
		assert_ok!(root_proposes(publishing(201)));
		assert_ok!(Roles::withdraw_act(by("admin"), HOSPITAL, publishing(0)));
		assert_ok!(proposes("admin", 202));
		assert_noop!(proposes("admin", 203), Error::<Test>::TooManyActs);
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, publishing(1)));
		assert_ok!(proposes("admin", 203));
		assert_eq!(Roles::open_acts(HOSPITAL).len() as u32, MAX_OPEN_ACTS + 2);
		assert!(Roles::open_acts(CLINIC).is_empty());
	});
}

#[test]
fn an_open_act_is_shown_with_what_it_lacks() {
	run(|| {
		assert_ok!(propose("admin"));
		let shown = || Roles::open_acts(HOSPITAL).remove(0);
		let act = shown();
		assert_eq!((act.content, act.proposer), (doctor(), Some(ADMIN)));
		assert_eq!(act.approvals, [ADMIN]);
		assert_eq!(act.not_yet, Some(NotYet::NeedsAdministrator));
		assert_eq!(act.opens_at, NOW.plus(WEEK));
		assert_eq!(act.lapses_at, NOW.plus(WEEK + 30 * UnixMillis::DAY));
		assert_ok!(approve("second admin"));
		assert_eq!(shown().not_yet, Some(NotYet::Waiting));
		FakeClock::set(NOW.plus(WEEK));
		assert_eq!(shown().not_yet, None);
	});
}

#[test]
fn with_the_last_voice_an_act_that_waits_for_nothing_is_done() {
	run(|| {
		let content = ActContent::PublishDirectory { hash: [1; 32] };
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		told(Event::ActCarriedOut {
			organisation: HOSPITAL,
			content: content.clone(),
			by: Some(SECOND_ADMIN),
		});
		assert_noop!(
			Roles::approve_act(RuntimeOrigin::root(), HOSPITAL, content),
			Error::<Test>::UnknownAct
		);
	});
}

#[test]
fn what_became_impossible_is_not_done_and_stays_open() {
	run(|| {
		let content = ActContent::ReinstateMembership { person: DOCTOR };
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, DOCTOR));
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, DOCTOR));
		assert_noop!(
			Roles::approve_act(by("second admin"), HOSPITAL, content.clone()),
			Error::<Test>::NoSuchMove
		);
		assert_ok!(Roles::withdraw_act(by("admin"), HOSPITAL, content));
	});
}

#[test]
fn nothing_is_proposed_that_would_change_nothing() {
	run(|| {
		let proposes = |content| Roles::propose_act(by("admin"), HOSPITAL, content);
		assert_noop!(root_proposes(naming(ADMIN)), Error::<Test>::AlreadyAdministrator);
		assert_noop!(proposes(dismissing(NURSE)), Error::<Test>::NotAdministrator);
		assert_noop!(
			Roles::propose_act(RuntimeOrigin::root(), OrganisationId::repeat(0x77), doctor()),
			Error::<Test>::UnknownOrganisation
		);
	});
	with_one(|| {
		assert_noop!(root_proposes(dismissing(ADMIN)), Error::<Test>::LastAdministrator);
	});
}

#[test]
fn a_proposal_that_is_tried_leaves_nothing_behind() {
	run(|| {
		let before = Organisations::<Test>::get(HOSPITAL);
		assert_ok!(propose("admin"));
		assert_eq!(Organisations::<Test>::get(HOSPITAL), before);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn a_suspended_organisation_makes_no_acts() {
	with_three(|| {
		assert_ok!(propose("admin"));
		assert_ok!(approve("second admin"));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		FakeClock::set(NOW.plus(WEEK));
		assert_noop!(carry_out(), Error::<Test>::OrganisationNotActive);
		assert_noop!(root_approves(doctor()), Error::<Test>::OrganisationNotActive);
		assert_noop!(object("third"), Error::<Test>::OrganisationNotActive);
	});
}
