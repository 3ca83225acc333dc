// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a session may do: what its person does as a member, and nothing else.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	decision::AllowRule,
	records::RecordOrigin,
	testing::{self, FakeClock},
	Clock,
};

const AS_MEMBER: [AllowRule; 5] = [
	AllowRule::Author,
	AllowRule::Task,
	AllowRule::Encounter,
	AllowRule::Consent,
	AllowRule::Emergency,
];
const FOR_PATIENT: [AllowRule; 2] = [AllowRule::Patient, AllowRule::Representative];

/// The device that the last event names.
fn device() -> Option<u64> {
	let RuntimeEvent::Records(event) = System::events().pop().unwrap().event else {
		panic!("the last event is of this pallet");
	};
	match event {
		Event::Added { device, .. } | Event::Amended { device, .. } | Event::MarkedInError { device, .. } => {
			device
		}
		_ => panic!("every event names a device"),
	}
}

#[test]
fn a_member_adds_by_a_session_and_the_event_names_the_device() {
	for rule in AS_MEMBER {
		for origin in [RecordOrigin::Authored, RecordOrigin::Imported] {
			build_and_execute(|| {
				allow(rule);
				assert_ok!(Add::new(SESSION_ACCOUNT, origin).call());
				assert_eq!(device(), Some(SESSION_ACCOUNT));
				assert_eq!(Records::details(RECORD).unwrap().facts.author, BROOK);
			});
		}
	}
}

#[test]
fn a_member_amends_and_marks_by_a_session() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(amend(SESSION_ACCOUNT, Some(SOUTH)));
		assert_eq!(device(), Some(SESSION_ACCOUNT));
		assert_ok!(mark_in_error(SESSION_ACCOUNT, Some(SOUTH)));
		assert_eq!(device(), Some(SESSION_ACCOUNT));
	});
}

#[test]
fn an_account_in_full_control_is_no_device() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		assert_ok!(Add::new(BROOK_ACCOUNT, RecordOrigin::Authored).call());
		assert_eq!(device(), None);
	});
}

#[test]
fn a_session_adds_nothing_as_the_patient_or_for_the_patient() {
	for rule in FOR_PATIENT {
		for origin in [RecordOrigin::PatientReported, RecordOrigin::Imported] {
			build_and_execute(|| {
				allow(rule);
				assert_noop!(
					Add::new(SESSION_ACCOUNT, origin).call(),
					Error::<Test>::NotAllowedForSession
				);
			});
		}
	}
}

#[test]
fn a_session_changes_nothing_as_the_patient_or_for_the_patient() {
	for rule in FOR_PATIENT {
		for record in [patient_reported, imported] {
			build_and_execute(|| {
				record();
				allow(rule);
				assert_noop!(amend(SESSION_ACCOUNT, None), Error::<Test>::NotAllowedForSession);
				assert_noop!(
					mark_in_error(SESSION_ACCOUNT, None),
					Error::<Test>::NotAllowedForSession
				);
			});
		}
	}
}

#[test]
fn a_desk_session_writes_nothing() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		let other = Add {
			record: OTHER_RECORD,
			..Add::new(DESK_ACCOUNT, RecordOrigin::Authored)
		};
		assert_noop!(other.call(), Error::<Test>::NotAllowedForSession);
		assert_noop!(
			amend(DESK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotAllowedForSession
		);
		assert_noop!(
			mark_in_error(DESK_ACCOUNT, Some(SOUTH)),
			Error::<Test>::NotAllowedForSession
		);
	});
}

#[test]
fn a_session_that_is_over_is_nobodys() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let end = FakeClock::now().plus(1);
		testing::with(|world| {
			for signer in world.signers.values_mut() {
				signer.until = end;
			}
		});
		FakeClock::set(end);
		let add = Add::new(SESSION_ACCOUNT, RecordOrigin::Authored);
		assert_noop!(add.call(), Error::<Test>::UnknownAccount);
		FakeClock::set(salus_primitives::UnixMillis(end.0 - 1));
		assert_ok!(add.call());
	});
}
