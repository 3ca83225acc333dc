// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `add_account`, `remove_account`, `finish_removal`, `object_to_removal`.

use crate::{mock::*, types::ControllerDetails, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::DeskContent,
	roles::{AccountScope, RoleInspect},
	statements::AccountStatement,
	testing::FakeClock,
	Clock, Network, PersonId, UnixMillis,
};
use sp_core::Pair;
use sp_runtime::{AccountId32, DispatchResult, MultiSignature};

/// The account of `new` joins a person, as the account of `old` asks.
pub fn join(person: PersonId, old: &str, new: &str) {
	assert_ok!(add(old, new, joining(person, new), new));
}

fn add(submitter: &str, new: &str, signed: AccountStatement, signer: &str) -> DispatchResult {
	let signature = sign(signer, signed.text().as_bytes());
	Roles::add_account(by(submitter), account(new), signed.expires_at, signature)
}

fn joining_patient() -> AccountStatement {
	joining(PATIENT.person(), "second")
}

#[test]
fn a_second_account_controls_the_same_person() {
	run(|| {
		assert_ok!(add("patient", "second", joining_patient(), "second"));
		told(Event::AccountAdded {
			person: PATIENT.person(),
			account: account("second"),
		});
		assert_eq!(
			Roles::accounts_of(PATIENT.person()),
			[account("patient"), account("second")]
		);
		let signer = Roles::signer(&account("second"), NOW).unwrap();
		assert_eq!(
			(signer.person, signer.scope, signer.until),
			(PATIENT.person(), AccountScope::Full, UnixMillis::FOREVER)
		);
		assert_eq!(System::sufficients(&account("second")), 1);
	});
}

#[test]
fn the_wrapped_form_of_a_wallet_is_accepted() {
	run(|| {
		let statement = joining_patient();
		let wrapped = format!("<Bytes>{}</Bytes>", statement.text());
		let signature = sign("second", wrapped.as_bytes());
		assert_ok!(Roles::add_account(
			by("patient"),
			account("second"),
			statement.expires_at,
			signature
		));
	});
}

#[test]
fn an_ed25519_account_joins() {
	run(|| {
		let pair = ed25519_pair("second");
		let account = AccountId32::new(pair.public().0);
		let statement = AccountStatement {
			account: account.clone().into(),
			..joining_patient()
		};
		let signature = MultiSignature::from(pair.sign(statement.text().as_bytes()));
		assert_ok!(Roles::add_account(
			by("patient"),
			account,
			statement.expires_at,
			signature
		));
	});
}

#[test]
fn a_statement_of_other_words_or_by_another_key_is_refused() {
	run(|| {
		let right = joining_patient();
		let wrong = [
			AccountStatement {
				network: Network::repeat(1),
				..right
			},
			AccountStatement {
				person: DOCTOR,
				..right
			},
			AccountStatement {
				account: [7; 32],
				..right
			},
		];
		for statement in wrong {
			assert_noop!(
				add("patient", "second", statement, "second"),
				Error::<Test>::BadSignature
			);
		}
		assert_noop!(
			add("patient", "second", right, "patient"),
			Error::<Test>::BadSignature
		);
		let other_end = sign("second", right.text().as_bytes());
		assert_noop!(
			Roles::add_account(
				by("patient"),
				account("second"),
				right.expires_at.plus(1),
				other_end
			),
			Error::<Test>::BadSignature
		);
	});
}

#[test]
fn somebody_else_cannot_submit_the_statement_for_themselves() {
	run(|| {
		assert_noop!(
			add("doctor", "second", joining_patient(), "second"),
			Error::<Test>::BadSignature
		);
		assert_noop!(
			add("stranger", "second", joining_patient(), "second"),
			Error::<Test>::UnknownAccount
		);
	});
}

#[test]
fn a_statement_is_good_until_its_last_millisecond() {
	run(|| {
		let statement = joining_patient();
		FakeClock::set(statement.expires_at);
		assert_noop!(
			add("patient", "second", statement, "second"),
			Error::<Test>::StatementExpired
		);
		FakeClock::set(UnixMillis(statement.expires_at.0 - 1));
		assert_ok!(add("patient", "second", statement, "second"));
	});
}

#[test]
fn a_statement_is_not_good_for_more_than_its_lifetime() {
	run(|| {
		let until = |expires_at| AccountStatement {
			expires_at,
			..joining_patient()
		};
		let latest = NOW.plus(STATEMENT_LIFETIME);
		assert_noop!(
			add("patient", "second", until(latest.plus(1)), "second"),
			Error::<Test>::StatementTooLong
		);
		assert_ok!(add("patient", "second", until(latest), "second"));
	});
}

#[test]
fn an_account_controls_one_person_only() {
	run(|| {
		let person = PATIENT.person();
		for taken in ["doctor", "patient"] {
			assert_noop!(
				add("patient", taken, joining(person, taken), taken),
				Error::<Test>::AccountTaken
			);
		}
	});
}

#[test]
fn a_person_has_so_many_accounts_and_no_more() {
	run(|| {
		join(PATIENT.person(), "patient", "second");
		join(PATIENT.person(), "second", "third");
		assert_noop!(
			add("patient", "fourth", joining(PATIENT.person(), "fourth"), "fourth"),
			Error::<Test>::TooManyAccounts
		);
	});
}

/// The patient with a second, younger account.
fn with_second(test: impl FnOnce()) {
	run(|| {
		join(PATIENT.person(), "patient", "second");
		test();
	});
}

fn remove(by_name: &str, name: &str) -> DispatchResult {
	Roles::remove_account(by(by_name), account(name))
}

/// What the account may sign: anything, what closes, nothing.
fn scope(name: &str) -> Option<AccountScope> {
	Roles::signer(&account(name), FakeClock::now()).map(|signer| signer.scope)
}

#[test]
fn a_younger_account_is_removed_at_once() {
	with_second(|| {
		assert_ok!(remove("patient", "second"));
		told(Event::AccountRemoved {
			person: PATIENT.person(),
			account: account("second"),
		});
		assert_eq!(scope("second"), None);
		assert!(Roles::payers(&account("second")).is_empty());
		assert_eq!(Roles::accounts_of(PATIENT.person()), [account("patient")]);
	});
}

#[test]
fn an_older_account_only_closes_at_once_and_is_removed_after_a_week() {
	with_second(|| {
		let opens_at = NOW.plus(7 * UnixMillis::DAY);
		assert_ok!(remove("second", "patient"));
		told(Event::RemovalBegun {
			person: PATIENT.person(),
			account: account("patient"),
			by: account("second"),
			opens_at,
		});
		assert_eq!(scope("patient"), Some(AccountScope::Closing));
		assert_eq!(scope("second"), Some(AccountScope::Full));
		assert_noop!(remove("patient", "second"), Error::<Test>::NotAllowedForSession);
		assert_noop!(remove("second", "patient"), Error::<Test>::RemovalExists);
		FakeClock::set(UnixMillis(opens_at.0 - 1));
		assert_noop!(Roles::finish_removal(by("second")), Error::<Test>::RemovalWaits);
		FakeClock::set(opens_at);
		assert_ok!(Roles::finish_removal(by("second")));
		told(Event::AccountRemoved {
			person: PATIENT.person(),
			account: account("patient"),
		});
		assert_eq!(scope("patient"), None);
		assert!(Roles::payers(&account("patient")).is_empty());
		assert_eq!(Roles::accounts_of(PATIENT.person()), [account("second")]);
		assert_noop!(Roles::finish_removal(by("second")), Error::<Test>::NotContested);
	});
}

#[test]
fn after_an_objection_both_only_close_and_time_settles_nothing() {
	with_second(|| {
		assert_ok!(remove("second", "patient"));
		assert_ok!(Roles::object_to_removal(by("patient")));
		told(Event::RemovalObjected {
			person: PATIENT.person(),
			account: account("patient"),
		});
		FakeClock::set(NOW.plus(30 * UnixMillis::DAY));
		for name in ["patient", "second"] {
			assert_eq!(scope(name), Some(AccountScope::Closing));
			assert_noop!(Roles::finish_removal(by(name)), Error::<Test>::RemovalObjected);
		}
	});
}

#[test]
fn two_desks_say_which_of_two_accounts_goes() {
	with_second(|| {
		assert_ok!(remove("second", "patient"));
		let content = DeskContent::RemoveAccount {
			account: account("second").into(),
		};
		let propose = || Roles::propose_desk_act(by("clerk"), HOSPITAL, PATIENT.person(), content);
		assert_noop!(propose(), Error::<Test>::NotContested);
		assert_ok!(Roles::object_to_removal(by("patient")));
		assert_ok!(propose());
		assert_ok!(Roles::confirm_desk_act(
			by("other admin"),
			CLINIC,
			PATIENT.person(),
			content
		));
		FakeClock::set(NOW.plus(7 * UnixMillis::DAY));
		assert_ok!(Roles::carry_out_desk_act(by("nurse"), PATIENT.person(), content));
		assert_eq!(scope("second"), None);
		assert_eq!(scope("patient"), Some(AccountScope::Full));
		assert!(!Removals::<Test>::contains_key(PATIENT.person()));
	});
}

#[test]
fn the_wish_to_remove_is_taken_back() {
	with_second(|| {
		assert_noop!(
			Roles::object_to_removal(by("patient")),
			Error::<Test>::NotContested
		);
		assert_ok!(remove("second", "patient"));
		assert_ok!(Roles::object_to_removal(by("patient")));
		assert_ok!(Roles::object_to_removal(by("second")));
		told(Event::RemovalWithdrawn {
			person: PATIENT.person(),
			account: account("patient"),
		});
		for name in ["patient", "second"] {
			assert_eq!(scope(name), Some(AccountScope::Full));
		}
	});
}

#[test]
fn a_third_older_account_settles_a_removal_at_once() {
	with_second(|| {
		join(PATIENT.person(), "patient", "third");
		assert_ok!(remove("third", "second"));
		assert_ok!(Roles::object_to_removal(by("second")));
		assert_ok!(remove("patient", "third"));
		assert_eq!(scope("second"), Some(AccountScope::Full));
		assert_eq!(scope("third"), None);
	});
}

#[test]
fn a_contested_account_adds_none() {
	with_second(|| {
		assert_ok!(remove("second", "patient"));
		assert_noop!(
			add("patient", "third", joining(PATIENT.person(), "third"), "third"),
			Error::<Test>::NotAllowedForSession
		);
	});
}

#[test]
fn a_retired_account_is_never_reaped_and_never_used_again() {
	with_second(|| {
		System::inc_account_nonce(account("second"));
		assert_ok!(remove("patient", "second"));
		assert_eq!(System::sufficients(&account("second")), 1);
		assert_eq!(System::account_nonce(account("second")), 1);
		let again = joining(PATIENT.person(), "second");
		assert_noop!(
			add("patient", "second", again, "second"),
			Error::<Test>::AccountTaken
		);
		assert_noop!(
			add("doctor", "second", joining(DOCTOR, "second"), "second"),
			Error::<Test>::AccountTaken
		);
		assert_noop!(remove("patient", "second"), Error::<Test>::NotController);
	});
}

#[test]
fn an_old_statement_does_not_bring_a_removed_account_back() {
	run(|| {
		let statement = joining_patient();
		assert_ok!(add("patient", "second", statement, "second"));
		assert_ok!(Roles::remove_account(by("patient"), account("second")));
		assert_noop!(
			add("patient", "second", statement, "second"),
			Error::<Test>::AccountTaken
		);
	});
}

#[test]
fn an_account_never_removes_itself() {
	run(|| {
		assert_noop!(
			Roles::remove_account(by("patient"), account("patient")),
			Error::<Test>::OwnAccount
		);
		join(PATIENT.person(), "patient", "second");
		assert_noop!(
			Roles::remove_account(by("patient"), account("patient")),
			Error::<Test>::OwnAccount
		);
	});
}

#[test]
fn nobody_removes_the_account_of_somebody_else() {
	run(|| {
		for name in ["patient", "unknown"] {
			assert_noop!(
				Roles::remove_account(by("doctor"), account(name)),
				Error::<Test>::NotController
			);
		}
	});
}

#[test]
fn a_session_row_is_nobody_from_its_first_millisecond_after() {
	let until = NOW.plus(10);
	let session = ControllerDetails::session(DOCTOR, AccountScope::ClinicalSession, until, HOSPITAL);
	assert_eq!(session.signer_at(NOW.plus(9)), Some(session.signer));
	assert_eq!(session.signer_at(until), None);
}
