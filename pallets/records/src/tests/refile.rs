// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use crate::{mock::*, Error, Event, Refilings};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::{Category, Power},
	decision::AllowRule,
	records::{RecordInspect, RecordOrigin},
	testing, OrganisationId, RecordId,
};
use sp_runtime::{DispatchError, DispatchResult};

const NEW: Category = Category::Sensitive;

fn refile(account: u64, category: Category, organisation: Option<OrganisationId>) -> DispatchResult {
	Records::refile(RuntimeOrigin::signed(account), RECORD, category, organisation)
}

fn accept(account: u64, category: Category) -> DispatchResult {
	Records::accept_refiling(RuntimeOrigin::signed(account), RECORD, category)
}

fn drop_it(account: u64) -> DispatchResult {
	Records::drop_refiling(RuntimeOrigin::signed(account), RECORD)
}

/// From now on any re-filing lets somebody in.
fn opening() {
	testing::with(|world| world.refiling_opens = true);
}

/// A record of Brook's, whom the rule of the author lets change it.
fn own_record() {
	authored();
	allow(AllowRule::Author);
}

/// The same, with a category that waits for Ana.
fn proposed() {
	own_record();
	opening();
	assert_ok!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)));
	System::reset_events();
}

fn category() -> Category {
	Records::record(RECORD).unwrap().category
}

#[test]
fn moves_the_record_at_once_where_it_lets_nobody_in() {
	build_and_execute(|| {
		own_record();
		assert_ok!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)));
		let mut expected = facts(BROOK, RecordOrigin::Authored);
		expected.category = NEW;
		assert_eq!(Records::record(RECORD), Some(expected));
		System::assert_last_event(
			Event::Refiled {
				record: RECORD,
				patient: ANA,
				organisation: SOUTH,
				old: Category::Laboratory,
				new: NEW,
				by: BROOK,
				device: None,
			}
			.into(),
		);
		assert_eq!(System::events().len(), 1);
	});
}

#[test]
fn names_the_session_that_signed() {
	build_and_execute(|| {
		own_record();
		assert_ok!(refile(SESSION_ACCOUNT, NEW, Some(SOUTH)));
		assert!(matches!(
			System::events().pop().unwrap().event,
			RuntimeEvent::Records(Event::Refiled {
				device: Some(SESSION_ACCOUNT),
				by: BROOK,
				..
			})
		));
	});
}

#[test]
fn only_proposes_what_lets_somebody_in() {
	build_and_execute(|| {
		own_record();
		opening();
		assert_ok!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)));
		assert_eq!(category(), Category::Laboratory);
		assert_eq!(Refilings::<Test>::get(RECORD), Some(NEW));
		System::assert_last_event(
			Event::RefilingProposed {
				record: RECORD,
				patient: ANA,
				organisation: SOUTH,
				category: NEW,
				by: BROOK,
				device: None,
			}
			.into(),
		);
	});
}

#[test]
fn a_new_proposal_takes_the_place_of_the_old_one() {
	build_and_execute(|| {
		proposed();
		assert_ok!(refile(BROOK_ACCOUNT, Category::Imaging, Some(SOUTH)));
		assert_noop!(accept(ANA_ACCOUNT, NEW), Error::<Test>::UnknownRefiling);
		assert_ok!(accept(ANA_ACCOUNT, Category::Imaging));
		assert_eq!(category(), Category::Imaging);
	});
}

#[test]
fn what_moves_at_once_settles_what_was_proposed() {
	build_and_execute(|| {
		proposed();
		testing::with(|world| world.refiling_opens = false);
		assert_ok!(refile(BROOK_ACCOUNT, Category::Imaging, Some(SOUTH)));
		assert_noop!(accept(ANA_ACCOUNT, NEW), Error::<Test>::UnknownRefiling);
	});
}

#[test]
fn a_colleague_of_the_author_may_not() {
	build_and_execute(|| {
		own_record();
		crate::Records::<Test>::mutate(RECORD, |row| row.as_mut().unwrap().facts.author = MARA);
		assert_noop!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)), Error::<Test>::NotAuthor);
		crate::Records::<Test>::mutate(RECORD, |row| row.as_mut().unwrap().facts.author = BROOK);
	});
}

#[test]
fn the_patient_moves_own_entries_whoever_is_let_in() {
	build_and_execute(|| {
		patient_reported();
		allow(AllowRule::Patient);
		opening();
		assert_ok!(refile(ANA_ACCOUNT, NEW, None));
		assert_eq!(category(), NEW);
	});
}

#[test]
fn the_patient_moves_imports_of_others_too() {
	build_and_execute(|| {
		imported();
		allow(AllowRule::Patient);
		assert_ok!(refile(ANA_ACCOUNT, NEW, None));
	});
}

#[test]
fn the_patient_cannot_move_what_a_member_wrote() {
	build_and_execute(|| {
		authored();
		allow(AllowRule::Patient);
		assert_noop!(refile(ANA_ACCOUNT, NEW, None), Error::<Test>::NotAsMember);
	});
}

#[test]
fn the_decision_may_refuse() {
	build_and_execute(|| {
		authored();
		deny();
		assert_noop!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)), Error::<Test>::NotAllowed);
	});
}

#[test]
fn another_category_is_needed() {
	build_and_execute(|| {
		own_record();
		assert_noop!(
			refile(BROOK_ACCOUNT, Category::Laboratory, Some(SOUTH)),
			Error::<Test>::SameCategory
		);
	});
}

#[test]
fn a_marked_record_stays_where_it_is() {
	build_and_execute(|| {
		proposed();
		assert_ok!(mark_in_error(BROOK_ACCOUNT, Some(SOUTH)));
		assert_noop!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)), Error::<Test>::NotCurrent);
		assert_noop!(accept(ANA_ACCOUNT, NEW), Error::<Test>::NotCurrent);
		assert_noop!(drop_it(BROOK_ACCOUNT), Error::<Test>::UnknownRefiling);
	});
}

#[test]
fn the_record_must_exist() {
	build_and_execute(|| {
		let unknown = Error::<Test>::UnknownRecord;
		assert_noop!(refile(BROOK_ACCOUNT, NEW, Some(SOUTH)), unknown);
		assert_noop!(accept(ANA_ACCOUNT, NEW), Error::<Test>::UnknownRecord);
		assert_noop!(drop_it(ANA_ACCOUNT), Error::<Test>::UnknownRecord);
	});
}

#[test]
fn only_a_signed_origin_is_somebody() {
	build_and_execute(|| {
		proposed();
		assert_noop!(
			refile(STRANGER_ACCOUNT, NEW, Some(SOUTH)),
			Error::<Test>::UnknownAccount
		);
		assert_noop!(accept(STRANGER_ACCOUNT, NEW), Error::<Test>::UnknownAccount);
		assert_noop!(drop_it(STRANGER_ACCOUNT), Error::<Test>::UnknownAccount);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let record: RecordId = RECORD;
			assert_noop!(
				Records::refile(origin.clone(), record, NEW, Some(SOUTH)),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Records::accept_refiling(origin.clone(), record, NEW),
				DispatchError::BadOrigin
			);
			assert_noop!(Records::drop_refiling(origin, record), DispatchError::BadOrigin);
		}
	});
}

mod accept {
	use super::*;

	#[test]
	fn moves_the_record_and_tells_who_accepted() {
		build_and_execute(|| {
			proposed();
			assert_ok!(accept(ANA_ACCOUNT, NEW));
			assert_eq!(category(), NEW);
			assert_eq!(Refilings::<Test>::get(RECORD), None);
			System::assert_last_event(
				Event::Refiled {
					record: RECORD,
					patient: ANA,
					organisation: SOUTH,
					old: Category::Laboratory,
					new: NEW,
					by: ANA.person(),
					device: None,
				}
				.into(),
			);
		});
	}

	#[test]
	fn a_representative_who_may_consent_accepts_too() {
		build_and_execute(|| {
			proposed();
			testing::with(|world| world.powers.insert((MARA, ANA, Power::Consent)));
			assert_ok!(accept(MARA_ACCOUNT, NEW));
		});
	}

	#[test]
	fn the_author_and_others_cannot() {
		build_and_execute(|| {
			proposed();
			for account in [BROOK_ACCOUNT, MARA_ACCOUNT] {
				assert_noop!(accept(account, NEW), Error::<Test>::NotForPatient);
			}
		});
	}

	#[test]
	fn no_session_can() {
		build_and_execute(|| {
			proposed();
			for account in [SESSION_ACCOUNT, DESK_ACCOUNT] {
				assert_noop!(accept(account, NEW), Error::<Test>::NotAllowedForSession);
			}
		});
	}

	#[test]
	fn something_must_be_proposed() {
		build_and_execute(|| {
			own_record();
			assert_noop!(accept(ANA_ACCOUNT, NEW), Error::<Test>::UnknownRefiling);
		});
	}
}

mod drop_refiling {
	use super::*;

	#[test]
	fn is_for_the_author_and_for_the_patient() {
		for account in [BROOK_ACCOUNT, SESSION_ACCOUNT, ANA_ACCOUNT] {
			build_and_execute(|| {
				proposed();
				assert_ok!(drop_it(account));
				assert_eq!(Refilings::<Test>::get(RECORD), None);
				assert_eq!(category(), Category::Laboratory);
				assert!(matches!(
					System::events().pop().unwrap().event,
					RuntimeEvent::Records(Event::RefilingDropped {
						category: NEW,
						patient: ANA,
						..
					})
				));
				assert_noop!(drop_it(account), Error::<Test>::UnknownRefiling);
			});
		}
	}

	#[test]
	fn others_cannot() {
		build_and_execute(|| {
			proposed();
			assert_noop!(drop_it(MARA_ACCOUNT), Error::<Test>::NotAuthor);
		});
	}
}
