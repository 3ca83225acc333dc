// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, Versions};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Access, Purpose},
	decision::{AllowRule, Decision, DenyRule, Question, Target},
	records::{RecordInspect, RecordOrigin, RecordStatus},
	testing::{self, FakeClock},
	Clock, UnixMillis,
};
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError;

#[test]
fn adds_a_version_and_moves_the_row_to_it() {
	build_and_execute(|| {
		authored();
		let before = Records::details(RECORD).unwrap();
		FakeClock::set(FakeClock::now().plus(UnixMillis::HOUR));
		allow(AllowRule::Author);
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
		let after = Records::details(RECORD).unwrap();
		assert_eq!(after.version, 2);
		assert_eq!(after.facts, before.facts);
		assert_eq!(after.created_at, before.created_at);
		assert_eq!(Records::current_version(RECORD), Some(2));
		let version = Versions::<Test>::get(RECORD, 2).unwrap();
		assert_eq!(version.anchor, anchor(2));
		assert_eq!(version.author, BROOK);
		assert_eq!(version.anchored_at, FakeClock::now());
	});
}

#[test]
fn tells_everything_that_changed() {
	build_and_execute(|| {
		imported();
		allow(AllowRule::Patient);
		assert_ok!(amend(ANA_ACCOUNT, None));
		System::assert_last_event(
			Event::Amended {
				record: RECORD,
				patient: ANA,
				organisation: SOUTH,
				version: 2,
				author: ANA.person(),
				anchor: anchor(2),
				device: None,
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn each_version_names_the_hash_of_the_one_before() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
		let version = |number| Records::version(RECORD, number).unwrap();
		assert_eq!(version(1).previous, None);
		assert_eq!(version(2).previous, Some(blake2_256(&version(1).encode())));
		assert_eq!(version(3).previous, Some(blake2_256(&version(2).encode())));
		assert_eq!(Records::version(RECORD, 4), None);
		assert_eq!(Records::version(RECORD, 0), None);
	});
}

#[test]
fn asks_about_the_record_in_the_organisation_given() {
	build_and_execute(|| {
		authored();
		for organisation in [Some(NORTH), None] {
			testing::with(|world| world.asked.clear());
			assert_noop!(amend(BROOK_ACCOUNT, organisation), Error::<Test>::NotAllowed);
			let question = Question {
				actor: BROOK,
				organisation,
				patient: ANA,
				target: Target::Record(RECORD),
				access: Access::Contribute,
				purpose: Purpose::PatientRequest,
				now: FakeClock::now(),
			};
			let asked = testing::with(|world| world.asked.clone());
			assert_eq!(
				asked,
				vec![(question, Some(facts(BROOK, RecordOrigin::Authored)))]
			);
		}
	});
}

#[test]
fn authored_is_for_members_of_the_records_organisation() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Consent);
		assert_noop!(
			amend(BROOK_ACCOUNT, Some(NORTH)),
			Error::<Test>::OtherOrganisation
		);
		assert_noop!(amend(BROOK_ACCOUNT, None), Error::<Test>::OtherOrganisation);
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
	});
}

#[test]
fn authored_is_not_for_the_patients_side() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Patient);
		assert_noop!(amend(ANA_ACCOUNT, None), Error::<Test>::NotAsMember);
		assert_noop!(amend(ANA_ACCOUNT, Some(SOUTH)), Error::<Test>::NotAsMember);
		allow(AllowRule::Representative);
		assert_noop!(amend(MARA_ACCOUNT, None), Error::<Test>::NotAsMember);
	});
}

#[test]
fn patient_reported_is_for_the_patients_side_only() {
	build_and_execute(|| {
		patient_reported();
		allow(AllowRule::Consent);
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotForPatient);
		allow(AllowRule::Representative);
		assert_ok!(amend(MARA_ACCOUNT, None));
		allow(AllowRule::Patient);
		assert_ok!(amend(ANA_ACCOUNT, None));
	});
}

#[test]
fn imported_is_for_the_patients_side_and_members_of_the_records_organisation() {
	build_and_execute(|| {
		imported();
		allow(AllowRule::Encounter);
		assert_noop!(
			amend(BROOK_ACCOUNT, Some(NORTH)),
			Error::<Test>::OtherOrganisation
		);
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
		allow(AllowRule::Representative);
		assert_ok!(amend(MARA_ACCOUNT, None));
	});
}

#[test]
fn the_decision_may_refuse() {
	build_and_execute(|| {
		authored();
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotAllowed);
	});
}

#[test]
fn there_is_a_last_version() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		for version in 2..=MAX_VERSIONS {
			assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
			assert_eq!(Records::current_version(RECORD), Some(version));
		}
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::TooManyVersions);
	});
}

#[test]
fn a_record_entered_in_error_stays_as_it_is() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotCurrent);
	});
}

#[test]
fn an_erased_record_stays_as_it_is() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		crate::Records::<Test>::mutate(RECORD, |details| {
			details.as_mut().unwrap().facts.status = RecordStatus::Erased
		});
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotCurrent);
	});
}

#[test]
fn a_size_bucket_is_one_of_the_table() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		let sized = |size_bucket| {
			let anchor = salus_primitives::records::Anchor {
				size_bucket,
				..anchor(2)
			};
			Records::amend(
				RuntimeOrigin::signed(BROOK_ACCOUNT),
				RECORD,
				anchor,
				Purpose::Treat,
				Some(SOUTH),
			)
		};
		assert_noop!(sized(LARGEST_BUCKET + 1), Error::<Test>::UnknownSizeBucket);
		assert_ok!(sized(LARGEST_BUCKET));
	});
}

#[test]
fn the_record_must_exist() {
	build_and_execute(|| {
		allow(AllowRule::Author);
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::UnknownRecord);
	});
}

#[test]
fn only_a_signed_origin_is_somebody() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Author);
		assert_noop!(
			amend(STRANGER_ACCOUNT, Some(SOUTH)),
			Error::<Test>::UnknownAccount
		);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Records::amend(origin, RECORD, anchor(2), Purpose::Treat, Some(SOUTH)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn of_a_report_stays_possible_for_an_author_whom_the_patient_has_shut_out() {
	build_and_execute(|| {
		authored();
		brook_is_licensed();
		let rule = DenyRule::Excluded;
		testing::with(|world| world.decision = Some(Decision::Deny { rule }));
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotAllowed);
		testing::with(|world| world.reports.insert(RECORD, NORTH));
		assert_noop!(amend(BROOK_ACCOUNT, Some(SOUTH)), Error::<Test>::NotAllowed);
		testing::with(|world| world.reports.insert(RECORD, SOUTH));
		assert_ok!(amend(BROOK_ACCOUNT, Some(SOUTH)));
	});
}
