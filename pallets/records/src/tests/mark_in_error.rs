// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Access, Purpose},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	records::{RecordInspect, RecordOrigin, RecordStatus},
	testing::{self, FakeClock},
	Clock,
};
use sp_runtime::DispatchError;

#[test]
fn changes_the_status_and_nothing_else() {
	build_and_execute(|| {
		authored();
		let before = Records::record_view(RECORD).unwrap();
		allow(AllowRule::Author);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		let mut expected = before;
		expected.details.facts.status = RecordStatus::EnteredInError;
		assert_eq!(Records::record_view(RECORD), Some(expected));
		assert_eq!(Records::record(RECORD), Some(expected.details.facts));
	});
}

#[test]
fn tells_who_marked_it() {
	build_and_execute(|| {
		patient_reported();
		allow(AllowRule::Representative);
		assert_ok!(mark_in_error(MARA_ACCOUNT, None));
		System::assert_last_event(
			Event::MarkedInError {
				record: RECORD,
				patient: ANA,
				organisation: SOUTH,
				by: MARA,
				device: None,
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn asks_about_the_record_for_treatment() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		let question = Question {
			actor: BROOK,
			organisation: Some(SOUTH),
			patient: ANA,
			target: Target::Record(RECORD),
			access: Access::Contribute,
			purpose: Purpose::Treat,
			now: FakeClock::now(),
		};
		let asked = testing::with(|world| world.asked.clone());
		assert_eq!(
			asked,
			vec![(question, Some(facts(BROOK, RecordOrigin::Authored)))]
		);
	});
}

#[test]
fn authored_is_for_members_of_the_records_organisation() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Patient);
		assert_noop!(mark_in_error(ANA_ACCOUNT, None), Error::<Test>::NotAsMember);
		allow(AllowRule::Consent);
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(NORTH)),
			Error::<Test>::OtherOrganisation
		);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
	});
}

#[test]
fn patient_reported_is_for_the_patients_side_only() {
	build_and_execute(|| {
		patient_reported();
		allow(AllowRule::Consent);
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotForPatient
		);
		allow(AllowRule::Patient);
		assert_ok!(mark_in_error(ANA_ACCOUNT, None));
	});
}

#[test]
fn imported_is_for_the_patients_side_and_members_of_the_records_organisation() {
	for (account, organisation, rule) in [
		(ANA_ACCOUNT, None, AllowRule::Patient),
		(MARA_ACCOUNT, None, AllowRule::Representative),
		(BROOK_ACCOUNT, Some(SOUTH), AllowRule::Consent),
	] {
		build_and_execute(|| {
			imported();
			allow(AllowRule::Consent);
			assert_noop!(
				mark_in_error(BROOK_ACCOUNT, Some(NORTH)),
				Error::<Test>::OtherOrganisation
			);
			allow(rule);
			assert_ok!(mark_in_error(account, organisation));
		});
	}
}

#[test]
fn the_decision_may_refuse() {
	build_and_execute(|| {
		authored();
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotAllowed
		);
	});
}

#[test]
fn happens_once_and_never_to_an_erased_record() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotCurrent
		);
		crate::Records::<Test>::mutate(RECORD, |details| {
			details.as_mut().unwrap().facts.status = RecordStatus::Erased
		});
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotCurrent
		);
	});
}

#[test]
fn the_record_must_exist() {
	build_and_execute(|| {
		allow(AllowRule::Author);
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::UnknownRecord
		);
	});
}

#[test]
fn only_a_signed_origin_is_somebody() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_noop!(
			mark_in_error(STRANGER_ACCOUNT, Some(SOUTH)),
			Error::<Test>::UnknownAccount
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Records::mark_in_error(origin, RECORD, Some(SOUTH)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn stays_possible_for_an_author_whom_the_patient_has_shut_out() {
	for rule in [DenyRule::Excluded, DenyRule::Sealed] {
		build_and_execute(|| {
			authored();
			brook_is_licensed();
			testing::with(|world| world.decision = Some(Decision::Deny { rule }));
			assert_noop!(mark_in_error(BROOK_ACCOUNT, None), Error::<Test>::NotAllowed);
			assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		});
	}
	build_and_execute(|| {
		authored();
		brook_is_licensed();
		let rule = DenyRule::MembershipEnded;
		testing::with(|world| world.decision = Some(Decision::Deny { rule }));
		assert_noop!(
			mark_in_error(BROOK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotAllowed
		);
	});
}
