// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	orders::Assignment,
	roles::{MembershipStatus, OrganisationStatus},
	OrganisationId, PersonId,
};
use sp_runtime::DispatchResult;

fn assign(person: PersonId, laboratory: OrganisationId) -> DispatchResult {
	Orders::assign(by(person), ORDER, laboratory)
}

fn asked(laboratory: OrganisationId, by_patient: bool) -> Assignment {
	Assignment::Asked {
		laboratory,
		by_patient,
	}
}

#[test]
fn the_patient_chooses() {
	from(Stage::Open, || {
		assert_ok!(assign(ANA.person(), LAB));
		assert_eq!(order().assignment, asked(LAB, true));
		assert_told(Event::Assigned {
			order: ORDER,
			patient: ANA,
			old: None,
			new: LAB,
			by_patient: true,
			by: acted(ANA.person()),
		});
	});
}

#[test]
fn a_representative_chooses_who_may_consent() {
	from(Stage::Open, || {
		assert_noop!(assign(VERA, LAB), Error::<Test>::NotRequester);
		assert_ok!(assign(MARA, LAB));
		assert_eq!(order().assignment, asked(LAB, true));
	});
}

#[test]
fn the_requester_chooses_while_the_patient_has_not() {
	from(Stage::Open, || {
		assert_ok!(assign(BROOK, LAB));
		assert_ok!(assign(BROOK, OTHER_LAB));
		assert_eq!(order().assignment, asked(OTHER_LAB, false));
		assert_ok!(assign(ANA.person(), LAB));
		assert_noop!(assign(BROOK, OTHER_LAB), Error::<Test>::AlreadyChosen);
		assert_ok!(assign(ANA.person(), OTHER_LAB));
		assert_eq!(order().assignment, asked(OTHER_LAB, true));
	});
}

#[test]
fn the_requester_chooses_again_after_the_patients_choice_said_no() {
	from(Stage::Open, || {
		assert_ok!(assign(ANA.person(), OTHER_LAB));
		assert_ok!(Orders::reject(
			by(LEO),
			ORDER,
			salus_primitives::care::Reason::Unavailable
		));
		assert_ok!(assign(BROOK, LAB));
	});
}

#[test]
fn nobody_else_chooses() {
	from(Stage::Open, || {
		for person in [CARA, DORA, NINA, TESS, EVA.person()] {
			assert_noop!(assign(person, LAB), Error::<Test>::NotRequester);
		}
		change_member(SOUTH, BROOK, |member| member.status = MembershipStatus::Suspended);
		assert_noop!(assign(BROOK, LAB), Error::<Test>::NotRequester);
	});
}

#[test]
fn a_clinical_session_chooses_for_the_requester_and_not_for_the_patient() {
	from(Stage::Open, || {
		let of_ana = RuntimeOrigin::signed(account(ANA.person()) + SESSION);
		assert_noop!(
			Orders::assign(of_ana, ORDER, LAB),
			Error::<Test>::NotAllowedForSession
		);
		let of_brook = RuntimeOrigin::signed(account(BROOK) + SESSION);
		assert_ok!(Orders::assign(of_brook, ORDER, LAB));
	});
}

#[test]
fn tells_which_was_asked_before() {
	from(Stage::Asked, || {
		assert_ok!(assign(ANA.person(), OTHER_LAB));
		assert_told(Event::Assigned {
			order: ORDER,
			patient: ANA,
			old: Some(LAB),
			new: OTHER_LAB,
			by_patient: true,
			by: acted(ANA.person()),
		});
	});
}

#[test]
fn the_patient_may_settle_on_the_requesters_choice_once() {
	from(Stage::Asked, || {
		assert_noop!(assign(BROOK, LAB), Error::<Test>::NoSuchMove);
		assert_ok!(assign(ANA.person(), LAB));
		assert_noop!(assign(ANA.person(), LAB), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn what_was_accepted_stays() {
	for stage in [Stage::Accepted, Stage::Registered, Stage::Final] {
		from(stage, || {
			for person in [ANA.person(), BROOK] {
				assert_noop!(assign(person, OTHER_LAB), Error::<Test>::AlreadyAccepted);
			}
		});
	}
}

#[test]
fn an_order_on_hold_may_be_assigned_and_one_that_is_over_may_not() {
	from(Stage::Open, || {
		hold();
		assert_ok!(assign(ANA.person(), LAB));
	});
	for end in [revoke, mark_in_error] {
		from(Stage::Open, || {
			end();
			assert_noop!(assign(ANA.person(), LAB), Error::<Test>::NoSuchMove);
		});
	}
	from(Stage::Completed, || {
		assert_noop!(assign(ANA.person(), OTHER_LAB), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn the_laboratory_must_be_one_that_takes_orders() {
	from(Stage::Open, || {
		assert_noop!(assign(BROOK, PHARMACY), Error::<Test>::NotALaboratory);
		assert_noop!(assign(BROOK, CLINIC), Error::<Test>::NotALaboratory);
		set_status(LAB, OrganisationStatus::Suspended);
		assert_noop!(assign(BROOK, LAB), Error::<Test>::LaboratoryNotActive);
		assert_ok!(assign(BROOK, SOUTH));
		assert!(order().is_in_house());
		assert_ok!(assign(BROOK, NORTH));
	});
}

#[test]
fn the_order_must_exist() {
	build_and_execute(|| {
		assert_noop!(assign(ANA.person(), LAB), Error::<Test>::UnknownOrder);
	});
}
