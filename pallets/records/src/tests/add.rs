// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, RecordCount, RecordsOf, Versions};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Access, Category, Purpose},
	decision::{AllowRule, Question, Target},
	records::{RecordInspect, RecordOrigin},
	roles::{OrganisationStatus, RoleInspect},
	testing::{self, FakeRoles},
	views::{RecordDetails, VersionDetails},
	Clock, Day, OrganisationId, PatientId,
};
use sp_runtime::DispatchError;

const AS_MEMBER: [AllowRule; 5] = [
	AllowRule::Author,
	AllowRule::Task,
	AllowRule::Encounter,
	AllowRule::Consent,
	AllowRule::Emergency,
];
const FOR_PATIENT: [AllowRule; 2] = [AllowRule::Patient, AllowRule::Representative];

fn now() -> salus_primitives::UnixMillis {
	testing::FakeClock::now()
}

fn allowed(add: Add, rule: AllowRule) -> sp_runtime::DispatchResult {
	allow(rule);
	add.call()
}

#[test]
fn writes_row_version_and_listing() {
	build_and_execute(|| {
		assert_ok!(allowed(
			Add::new(BROOK_ACCOUNT, RecordOrigin::Authored),
			AllowRule::Consent
		));
		let details = RecordDetails {
			facts: facts(BROOK, RecordOrigin::Authored),
			version: 1,
			created_at: now(),
		};
		let version = VersionDetails {
			anchor: anchor(1),
			author: BROOK,
			profession: None,
			anchored_at: now(),
			block: 1,
			previous: None,
		};
		assert_eq!(Records::details(RECORD), Some(details));
		assert_eq!(Versions::<Test>::get(RECORD, 1), Some(version));
		assert_eq!(RecordsOf::<Test>::get(ANA, 0), Some(RECORD));
		assert_eq!(RecordCount::<Test>::get(ANA), 1);
	});
}

#[test]
fn tells_everything_that_changed() {
	build_and_execute(|| {
		assert_ok!(allowed(
			Add::new(BROOK_ACCOUNT, RecordOrigin::Authored),
			AllowRule::Consent
		));
		System::assert_last_event(
			Event::Added {
				record: RECORD,
				patient: ANA,
				organisation: SOUTH,
				author: BROOK,
				category: Category::Laboratory,
				day: TODAY,
				origin: RecordOrigin::Authored,
				anchor: anchor(1),
				device: None,
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn gives_other_pallets_facts_and_version() {
	build_and_execute(|| {
		authored();
		assert_eq!(
			Records::record(RECORD),
			Some(facts(BROOK, RecordOrigin::Authored))
		);
		assert_eq!(Records::current_version(RECORD), Some(1));
		assert_eq!(Records::record(OTHER_RECORD), None);
		assert_eq!(Records::current_version(OTHER_RECORD), None);
	});
}

fn question(actor: salus_primitives::PersonId, organisation: Option<OrganisationId>) -> Question {
	Question {
		actor,
		organisation,
		patient: ANA,
		target: Target::Class {
			category: Category::Laboratory,
			day: TODAY,
		},
		access: Access::Contribute,
		purpose: Purpose::Treat,
		now: now(),
	}
}

#[test]
fn asks_about_a_member_in_the_organisation_and_about_no_record() {
	for origin in [RecordOrigin::Authored, RecordOrigin::Imported] {
		build_and_execute(|| {
			assert_ok!(allowed(Add::new(BROOK_ACCOUNT, origin), AllowRule::Consent));
			let asked = testing::with(|world| world.asked.clone());
			assert_eq!(asked, vec![(question(BROOK, Some(SOUTH)), None)]);
		});
	}
}

#[test]
fn asks_about_an_own_entry_without_an_organisation() {
	build_and_execute(|| {
		assert_ok!(allowed(
			Add::new(ANA_ACCOUNT, RecordOrigin::PatientReported),
			AllowRule::Patient
		));
		let asked = testing::with(|world| world.asked.clone());
		assert_eq!(asked, vec![(question(ANA.person(), None), None)]);
	});
}

#[test]
fn authored_is_for_whoever_acts_as_a_member() {
	for rule in AS_MEMBER {
		build_and_execute(|| {
			assert_ok!(allowed(Add::new(BROOK_ACCOUNT, RecordOrigin::Authored), rule));
		});
	}
	for rule in FOR_PATIENT {
		build_and_execute(|| {
			allow(rule);
			assert_noop!(
				Add::new(ANA_ACCOUNT, RecordOrigin::Authored).call(),
				Error::<Test>::NotAsMember
			);
		});
	}
}

#[test]
fn patient_reported_is_for_the_patient_and_representatives() {
	for (rule, account) in FOR_PATIENT.into_iter().zip([ANA_ACCOUNT, MARA_ACCOUNT]) {
		build_and_execute(|| {
			assert_ok!(allowed(Add::new(account, RecordOrigin::PatientReported), rule));
		});
	}
	for rule in AS_MEMBER {
		build_and_execute(|| {
			allow(rule);
			assert_noop!(
				Add::new(BROOK_ACCOUNT, RecordOrigin::PatientReported).call(),
				Error::<Test>::NotForPatient
			);
		});
	}
}

#[test]
fn imported_is_for_members_and_for_the_patients_side() {
	for rule in AllowRule::ALL {
		build_and_execute(|| {
			assert_ok!(allowed(Add::new(BROOK_ACCOUNT, RecordOrigin::Imported), *rule));
		});
	}
}

#[test]
fn a_representative_is_the_author_of_what_the_representative_adds() {
	build_and_execute(|| {
		let add = Add::new(MARA_ACCOUNT, RecordOrigin::PatientReported);
		assert_ok!(allowed(add, AllowRule::Representative));
		assert_eq!(Records::details(RECORD).unwrap().facts.author, MARA);
	});
}

#[test]
fn the_patients_side_needs_a_registration() {
	for origin in [RecordOrigin::PatientReported, RecordOrigin::Imported] {
		build_and_execute(|| {
			allow(AllowRule::Patient);
			let add = Add {
				organisation: NORTH,
				..Add::new(ANA_ACCOUNT, origin)
			};
			assert_noop!(add.call(), Error::<Test>::NotRegistered);
			testing::with(|world| world.registrations.insert((ANA, NORTH)));
			assert_ok!(add.call());
		});
	}
}

#[test]
fn the_patients_side_needs_an_active_organisation() {
	for origin in [RecordOrigin::PatientReported, RecordOrigin::Imported] {
		build_and_execute(|| {
			allow(AllowRule::Representative);
			set_status(SOUTH, OrganisationStatus::Suspended);
			assert_noop!(
				Add::new(MARA_ACCOUNT, origin).call(),
				Error::<Test>::OrganisationNotActive
			);
			let unknown = Add {
				organisation: OrganisationId::repeat(99),
				..Add::new(MARA_ACCOUNT, origin)
			};
			assert_noop!(unknown.call(), Error::<Test>::OrganisationNotActive);
		});
	}
}

#[test]
fn a_member_who_imports_needs_no_registration() {
	build_and_execute(|| {
		let add = Add {
			organisation: NORTH,
			..Add::new(BROOK_ACCOUNT, RecordOrigin::Imported)
		};
		assert!(!FakeRoles::<u64>::is_registered(ANA, NORTH));
		assert_ok!(allowed(add, AllowRule::Consent));
	});
}

#[test]
fn the_decision_may_refuse() {
	for origin in RecordOrigin::ALL {
		build_and_execute(|| {
			deny();
			assert_noop!(Add::new(BROOK_ACCOUNT, *origin).call(), Error::<Test>::NotAllowed);
		});
	}
}

#[test]
fn an_id_is_never_used_twice() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Patient);
		let again = Add::new(ANA_ACCOUNT, RecordOrigin::PatientReported);
		assert_noop!(again.call(), Error::<Test>::RecordExists);
		allow(AllowRule::Author);
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		assert_noop!(
			Add::new(BROOK_ACCOUNT, RecordOrigin::Authored).call(),
			Error::<Test>::RecordExists
		);
	});
}

#[test]
fn a_day_may_be_tomorrow_and_not_later() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let on = |record, day| Add {
			record,
			day,
			..Add::new(BROOK_ACCOUNT, RecordOrigin::Authored)
		};
		assert_noop!(on(RECORD, Day(TODAY.0 + 2)).call(), Error::<Test>::DayInFuture);
		assert_noop!(on(RECORD, Day::MAX).call(), Error::<Test>::DayInFuture);
		assert_ok!(on(RECORD, Day(TODAY.0 + 1)).call());
		assert_ok!(on(OTHER_RECORD, Day::MIN).call());
	});
}

#[test]
fn a_size_bucket_is_one_of_the_table() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let mut add = Add::new(BROOK_ACCOUNT, RecordOrigin::Authored);
		add.anchor.size_bucket = LARGEST_BUCKET + 1;
		assert_noop!(add.call(), Error::<Test>::UnknownSizeBucket);
		add.anchor.size_bucket = LARGEST_BUCKET;
		assert_ok!(add.call());
	});
}

#[test]
fn a_patient_must_be_enrolled() {
	build_and_execute(|| {
		allow(AllowRule::Patient);
		let add = Add {
			patient: PatientId::repeat(77),
			..Add::new(ANA_ACCOUNT, RecordOrigin::Imported)
		};
		assert_noop!(add.call(), Error::<Test>::UnknownPatient);
	});
}

#[test]
fn there_is_a_last_record_of_a_patient() {
	// The count is put there by hand, without its records: the invariants do not hold at the end.
	new_ext().execute_with(|| {
		allow(AllowRule::Consent);
		let add = Add::new(BROOK_ACCOUNT, RecordOrigin::Authored);
		RecordCount::<Test>::insert(ANA, u32::MAX);
		assert_noop!(add.call(), Error::<Test>::TooManyRecords);
		RecordCount::<Test>::insert(ANA, u32::MAX - 1);
		assert_ok!(add.call());
		assert_eq!(RecordsOf::<Test>::get(ANA, u32::MAX - 1), Some(RECORD));
	});
}

#[test]
fn only_a_signed_origin_is_somebody() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let by = |account| Add::new(account, RecordOrigin::Authored);
		assert_noop!(by(STRANGER_ACCOUNT).call(), Error::<Test>::UnknownAccount);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Records::add(
					origin,
					RECORD,
					ANA,
					SOUTH,
					Category::Laboratory,
					TODAY,
					RecordOrigin::Authored,
					anchor(1),
					Purpose::Treat
				),
				DispatchError::BadOrigin
			);
		}
	});
}
