// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `open_session` and `close_session`, and what a session is good for.

use crate::{mock::*, types::Payer, *};
use frame_support::{
	assert_noop, assert_ok,
	traits::{GetCallName, UnfilteredDispatchable},
};
use salus_primitives::{
	acts::{ActContent, DeskContent},
	allowance::FreeCalls,
	consent::Power,
	roles::{
		AccountScope, Act, ActedBy, Credentials, KeyHolder, Membership, MembershipStatus, NotActing,
		OrganisationKind, Profession, RoleInspect, SessionView, Signer,
	},
	statements::SessionStatement,
	testing::{self, FakeClock},
	Network, PersonId, UnixMillis,
};
use sp_runtime::{AccountId32, DispatchError, DispatchResult};

const SHIFT: UnixMillis = NOW.plus(SESSION_LENGTH);
const CLINICAL: AccountScope = AccountScope::ClinicalSession;
const DESK: AccountScope = AccountScope::DeskSession;

/// What the device of `name` signs to serve the person until `until`, good for an hour from now.
fn statement(person: PersonId, name: &str, scope: AccountScope, until: UnixMillis) -> SessionStatement {
	SessionStatement {
		network: NETWORK,
		person,
		account: account(name).into(),
		scope,
		until,
		expires_at: testing::with(|world| world.now).plus(UnixMillis::HOUR),
	}
}

fn open_as(submitter: &str, statement: &SessionStatement, signer: &str) -> DispatchResult {
	Roles::open_session(
		by(submitter),
		AccountId32::new(statement.account),
		statement.scope,
		statement.until,
		statement.expires_at,
		sign(signer, statement.text().as_bytes()),
	)
}

/// The device of `device` opens a session with the wallet of `name`.
pub fn open(
	name: &str,
	person: PersonId,
	device: &str,
	scope: AccountScope,
	until: UnixMillis,
) -> DispatchResult {
	open_as(name, &statement(person, device, scope, until), device)
}

fn doctors(device: &str) -> DispatchResult {
	open("doctor", DOCTOR, device, CLINICAL, SHIFT)
}

fn is_live(device: &str, now: UnixMillis) -> bool {
	Roles::signer(&account(device), now).is_some()
}

fn close(name: &str, device: &str) -> DispatchResult {
	Roles::close_session(by(name), account(device))
}

fn issue(person: PersonId, profession: Profession) {
	assert_ok!(hire(CLINIC, person, profession));
}

#[test]
fn a_device_serves_a_member_for_a_shift() {
	run(|| {
		assert_ok!(doctors("tablet"));
		told(Event::SessionOpened {
			person: DOCTOR,
			account: account("tablet"),
			scope: CLINICAL,
			until: SHIFT,
		});
		assert_eq!(
			Roles::signer(&account("tablet"), NOW),
			Some(Signer {
				person: DOCTOR,
				scope: CLINICAL,
				until: SHIFT
			})
		);
		assert_eq!(System::sufficients(&account("tablet")), 1);
		assert_eq!(Roles::accounts_of(DOCTOR), [account("doctor")]);
	});
}

#[test]
fn a_session_is_over_from_its_first_millisecond_after() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert!(is_live("tablet", UnixMillis(SHIFT.0 - 1)));
		assert!(!is_live("tablet", SHIFT));
		FakeClock::set(UnixMillis(SHIFT.0 - 1));
		assert_eq!(Roles::sessions(DOCTOR).len(), 1);
		FakeClock::set(SHIFT);
		assert!(Roles::sessions(DOCTOR).is_empty());
	});
}

#[test]
fn clinicians_open_clinical_sessions_and_clerks_desk_sessions() {
	run(|| {
		issue(PATIENT.person(), Profession::LaboratoryTechnician);
		let clinicians = [
			("doctor", DOCTOR),
			("nurse", NURSE),
			("pharmacist", PHARMACIST),
			("patient", PATIENT.person()),
		];
		for (name, person) in clinicians {
			let device = format!("{name}'s");
			assert_noop!(
				open(name, person, &device, DESK, SHIFT),
				Error::<Test>::NotLicensed
			);
			assert_ok!(open(name, person, &device, CLINICAL, SHIFT));
		}
		assert_noop!(
			open("clerk", CLERK, "clerk's", CLINICAL, SHIFT),
			Error::<Test>::NotLicensed
		);
		assert_ok!(open("clerk", CLERK, "clerk's", DESK, SHIFT));
	});
}

#[test]
fn who_is_no_member_or_answers_for_privacy_opens_none() {
	run(|| {
		for scope in [CLINICAL, DESK] {
			for (name, person) in [("patient", PATIENT.person()), ("admin", ADMIN)] {
				assert_noop!(
					open(name, person, "tablet", scope, SHIFT),
					Error::<Test>::NotLicensed
				);
			}
		}
		issue(PATIENT.person(), Profession::PrivacyOfficer);
		for scope in [CLINICAL, DESK] {
			assert_noop!(
				open("patient", PATIENT.person(), "tablet", scope, SHIFT),
				Error::<Test>::NotLicensed
			);
		}
		assert_noop!(
			open("stranger", DOCTOR, "tablet", CLINICAL, SHIFT),
			Error::<Test>::UnknownAccount
		);
	});
}

#[test]
fn nobody_opens_a_session_in_full_control() {
	run(|| {
		assert_noop!(
			open("doctor", DOCTOR, "tablet", AccountScope::Full, SHIFT),
			Error::<Test>::NotASession
		);
	});
}

#[test]
fn an_unsigned_or_root_origin_opens_and_closes_none() {
	run(|| {
		let statement = statement(DOCTOR, "tablet", CLINICAL, SHIFT);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Roles::open_session(
					origin.clone(),
					account("tablet"),
					CLINICAL,
					SHIFT,
					statement.expires_at,
					sign("tablet", statement.text().as_bytes()),
				),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Roles::close_session(origin, account("tablet")),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn a_session_ends_ahead_and_within_a_shift() {
	run(|| {
		let until = |until| open("doctor", DOCTOR, "tablet", CLINICAL, until);
		assert_noop!(until(NOW), Error::<Test>::SessionOver);
		assert_noop!(until(SHIFT.plus(1)), Error::<Test>::SessionTooLong);
		assert_ok!(until(SHIFT));
	});
	run(|| {
		assert_ok!(open("doctor", DOCTOR, "tablet", CLINICAL, NOW.plus(1)));
	});
}

#[test]
fn the_devices_key_says_so_in_just_these_words() {
	run(|| {
		let right = statement(DOCTOR, "tablet", CLINICAL, SHIFT);
		let wrong = [
			SessionStatement {
				network: Network::repeat(1),
				..right
			},
			SessionStatement {
				person: NURSE,
				..right
			},
			SessionStatement {
				account: [7; 32],
				..right
			},
			SessionStatement { scope: DESK, ..right },
			SessionStatement {
				until: UnixMillis(SHIFT.0 - 1),
				..right
			},
			SessionStatement {
				expires_at: right.expires_at.plus(1),
				..right
			},
		];
		for wrong in wrong {
			assert_noop!(
				Roles::open_session(
					by("doctor"),
					account("tablet"),
					CLINICAL,
					SHIFT,
					right.expires_at,
					sign("tablet", wrong.text().as_bytes())
				),
				Error::<Test>::BadSignature
			);
		}
		assert_noop!(open_as("doctor", &right, "doctor"), Error::<Test>::BadSignature);
		// What the doctor's device signed is of no use to the nurse.
		assert_noop!(open_as("nurse", &right, "tablet"), Error::<Test>::BadSignature);
		assert_ok!(open_as("doctor", &right, "tablet"));
	});
}

#[test]
fn the_wrapped_form_of_a_wallet_is_accepted() {
	run(|| {
		let statement = statement(DOCTOR, "tablet", CLINICAL, SHIFT);
		let wrapped = format!("<Bytes>{}</Bytes>", statement.text());
		assert_ok!(Roles::open_session(
			by("doctor"),
			account("tablet"),
			CLINICAL,
			SHIFT,
			statement.expires_at,
			sign("tablet", wrapped.as_bytes())
		));
	});
}

#[test]
fn a_statement_is_good_until_its_last_millisecond_and_not_for_too_long() {
	run(|| {
		let expires_at = NOW.plus(10);
		let short = SessionStatement {
			expires_at,
			..statement(DOCTOR, "tablet", CLINICAL, SHIFT)
		};
		FakeClock::set(expires_at);
		assert_noop!(
			open_as("doctor", &short, "tablet"),
			Error::<Test>::StatementExpired
		);
		FakeClock::set(NOW);
		let long = SessionStatement {
			expires_at: NOW.plus(STATEMENT_LIFETIME + 1),
			..short
		};
		assert_noop!(
			open_as("doctor", &long, "tablet"),
			Error::<Test>::StatementTooLong
		);
		FakeClock::set(UnixMillis(expires_at.0 - 1));
		assert_ok!(open_as("doctor", &short, "tablet"));
	});
}

#[test]
fn an_account_that_controls_or_controlled_somebody_serves_nobody() {
	run(|| {
		for taken in ["doctor", "nurse"] {
			assert_noop!(doctors(taken), Error::<Test>::AccountTaken);
		}
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(Roles::remove_account(by("doctor"), account("second")));
		assert_noop!(doctors("second"), Error::<Test>::AccountTaken);
	});
}

#[test]
fn a_device_serves_one_person_for_ever() {
	run(|| {
		assert_ok!(doctors("tablet"));
		let nurses = || open("nurse", NURSE, "tablet", CLINICAL, NOW.plus(SESSION_LENGTH + 10));
		FakeClock::set(NOW.plus(10));
		assert_noop!(nurses(), Error::<Test>::AccountTaken);
		assert_ok!(close("doctor", "tablet"));
		assert_noop!(nurses(), Error::<Test>::AccountTaken);
		assert_ok!(open("doctor", DOCTOR, "tablet", CLINICAL, SHIFT));
		assert!(is_live("tablet", NOW.plus(10)));
		assert_eq!(System::sufficients(&account("tablet")), 1);
	});
}

#[test]
fn a_session_that_ran_out_is_opened_again() {
	run(|| {
		assert_ok!(doctors("tablet"));
		let later = SHIFT.plus(SESSION_LENGTH);
		FakeClock::set(UnixMillis(SHIFT.0 - 1));
		assert_noop!(
			open("doctor", DOCTOR, "tablet", CLINICAL, SHIFT.plus(1)),
			Error::<Test>::SessionExists
		);
		FakeClock::set(SHIFT);
		assert_ok!(open("doctor", DOCTOR, "tablet", CLINICAL, later));
		let session = SessionView {
			account: account("tablet"),
			scope: CLINICAL,
			until: later,
			opened_at: SHIFT,
		};
		assert_eq!(Roles::sessions(DOCTOR), [session]);
	});
}

#[test]
fn a_sessions_account_never_joins_or_becomes_somebody() {
	run(|| {
		assert_ok!(doctors("tablet"));
		for now in [NOW, SHIFT] {
			FakeClock::set(now);
			let joining = salus_primitives::statements::AccountStatement {
				expires_at: now.plus(UnixMillis::HOUR),
				..joining(DOCTOR, "tablet")
			};
			assert_noop!(
				Roles::add_account(
					by("doctor"),
					account("tablet"),
					joining.expires_at,
					sign("tablet", joining.text().as_bytes())
				),
				Error::<Test>::AccountTaken
			);
			assert_noop!(
				Roles::remove_account(by("doctor"), account("tablet")),
				Error::<Test>::NotController
			);
		}
	});
}

#[test]
fn so_many_sessions_and_no_more_until_one_is_over() {
	run(|| {
		let short = NOW.plus(10);
		assert_ok!(open("doctor", DOCTOR, "first", CLINICAL, short));
		for index in 1..SESSIONS {
			assert_ok!(doctors(&format!("device {index}")));
		}
		assert_noop!(doctors("last"), Error::<Test>::TooManySessions);
		assert_ok!(open("nurse", NURSE, "nurse's", CLINICAL, SHIFT));
		FakeClock::set(UnixMillis(short.0 - 1));
		assert_noop!(doctors("last"), Error::<Test>::TooManySessions);
		FakeClock::set(short);
		assert_ok!(doctors("last"));
		assert_noop!(doctors("more"), Error::<Test>::TooManySessions);
		assert_ok!(close("doctor", "last"));
		assert_ok!(doctors("more"));
	});
}

#[test]
fn a_session_dies_with_the_membership() {
	let ends: [fn(); 3] = [
		|| {
			assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, DOCTOR));
		},
		|| {
			assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, DOCTOR));
		},
		|| {
			assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		},
	];
	for end in ends {
		run(|| {
			assert_ok!(doctors("tablet"));
			end();
			assert!(!is_live("tablet", NOW));
			assert_eq!(
				Roles::acting(&account("tablet"), Act::Clinical, NOW),
				Err(NotActing::UnknownAccount)
			);
			assert!(is_live("doctor", NOW));
		});
	}
}

#[test]
fn a_session_dies_when_the_membership_runs_out() {
	run(|| {
		let end = NOW.plus(10);
		assert_ok!(renew(DOCTOR, end));
		assert_ok!(doctors("tablet"));
		assert!(is_live("tablet", UnixMillis(end.0 - 1)));
		assert!(!is_live("tablet", end));
	});
}

#[test]
fn it_lives_by_the_membership_that_lasts_longest_and_by_no_other() {
	run(|| {
		let long = NOW.plus(YEAR + UnixMillis::DAY);
		assert_ok!(renew(DOCTOR, long));
		issue(DOCTOR, Profession::Nurse);
		assert_ok!(doctors("tablet"));
		assert_ok!(Roles::end_membership(by("other admin"), CLINIC, DOCTOR));
		assert!(is_live("tablet", NOW));
		issue(DOCTOR, Profession::Nurse);
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, DOCTOR));
		assert!(!is_live("tablet", NOW));
	});
}

#[test]
fn a_membership_that_does_not_fit_is_not_what_it_lives_by() {
	run(|| {
		issue(DOCTOR, Profession::Clerk);
		assert_ok!(renew(DOCTOR, NOW.plus(10)));
		assert_ok!(doctors("tablet"));
		assert!(is_live("tablet", UnixMillis(NOW.0 + 9)));
		assert!(!is_live("tablet", NOW.plus(10)));
	});
}

#[test]
fn a_scope_permits_its_own_kind_of_act() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert_ok!(open("clerk", CLERK, "counter", DESK, SHIFT));
		let acting = |name: &str, act| Roles::acting(&account(name), act, NOW);
		let by_device = |person, name: &str| {
			Ok(ActedBy {
				person,
				device: Some(account(name)),
			})
		};
		assert_eq!(acting("tablet", Act::Clinical), by_device(DOCTOR, "tablet"));
		assert_eq!(acting("counter", Act::Desk), by_device(CLERK, "counter"));
		let refused = [
			("tablet", Act::Own),
			("tablet", Act::Desk),
			("counter", Act::Own),
			("counter", Act::Clinical),
		];
		for (name, act) in refused {
			assert_eq!(acting(name, act), Err(NotActing::NotAllowedForSession));
		}
		for act in Act::ALL {
			let person = ActedBy {
				person: DOCTOR,
				device: None,
			};
			assert_eq!(acting("doctor", *act), Ok(person));
			assert_eq!(acting("stranger", *act), Err(NotActing::UnknownAccount));
		}
		assert_eq!(
			Roles::acting(&account("tablet"), Act::Clinical, SHIFT),
			Err(NotActing::UnknownAccount)
		);
	});
}

#[test]
fn its_person_or_the_session_itself_closes_it() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert_ok!(close("doctor", "tablet"));
		told(Event::SessionClosed {
			account: account("tablet"),
			by: ActedBy {
				person: DOCTOR,
				device: None,
			},
		});
		assert!(!is_live("tablet", NOW));
		assert!(Roles::sessions(DOCTOR).is_empty());
		FakeClock::set(NOW.plus(1));
		assert_ok!(doctors("tablet"));
		assert_ok!(close("tablet", "tablet"));
		told(Event::SessionClosed {
			account: account("tablet"),
			by: ActedBy {
				person: DOCTOR,
				device: Some(account("tablet")),
			},
		});
		assert!(!is_live("tablet", NOW.plus(1)));
		assert_noop!(close("tablet", "tablet"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_session_without_a_licence_still_closes() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert_ok!(doctors("phone"));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, DOCTOR));
		assert_ok!(close("tablet", "tablet"));
		assert_ok!(close("doctor", "phone"));
		assert_ok!(reinstate(DOCTOR));
		assert!(!is_live("tablet", NOW) && !is_live("phone", NOW));
	});
}

#[test]
fn nobody_else_closes_it() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert_ok!(doctors("phone"));
		assert_ok!(open("nurse", NURSE, "nurse's", CLINICAL, SHIFT));
		assert_noop!(close("phone", "tablet"), Error::<Test>::NotAllowedForSession);
		assert_noop!(close("nurse's", "tablet"), Error::<Test>::NotAllowedForSession);
		for name in ["nurse", "admin"] {
			assert_noop!(close(name, "tablet"), Error::<Test>::UnknownSession);
		}
		assert_noop!(close("stranger", "tablet"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn what_is_no_open_session_is_not_closed() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		for name in ["doctor", "second", "stranger"] {
			assert_noop!(close("doctor", name), Error::<Test>::UnknownSession);
		}
		assert_ok!(doctors("tablet"));
		FakeClock::set(SHIFT);
		assert_noop!(close("doctor", "tablet"), Error::<Test>::UnknownSession);
		FakeClock::set(UnixMillis(SHIFT.0 - 1));
		assert_ok!(close("doctor", "tablet"));
		assert_noop!(close("doctor", "tablet"), Error::<Test>::UnknownSession);
	});
}

#[test]
fn the_account_that_opened_it_may_be_lost() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		assert_ok!(doctors("tablet"));
		assert_ok!(Roles::remove_account(by("second"), account("doctor")));
		assert!(is_live("tablet", NOW));
		assert_ok!(close("second", "tablet"));
	});
}

#[test]
fn the_list_shows_what_is_open() {
	run(|| {
		assert_ok!(doctors("tablet"));
		assert_ok!(open("nurse", NURSE, "nurse's", CLINICAL, SHIFT));
		let session = SessionView {
			account: account("tablet"),
			scope: CLINICAL,
			until: SHIFT,
			opened_at: NOW,
		};
		assert_eq!(Roles::sessions(DOCTOR), [session]);
		assert!(Roles::sessions(CLERK).is_empty());
	});
}

#[test]
fn it_spends_what_the_persons_sessions_may_and_nothing_of_the_persons_own() {
	run(|| {
		assert_ok!(doctors("tablet"));
		let payers = || Roles::payers(&account("tablet"));
		assert_eq!(payers(), [Payer::Sessions(DOCTOR)]);
		FakeClock::set(SHIFT);
		assert!(payers().is_empty());
		FakeClock::set(NOW);
		assert_ok!(close("doctor", "tablet"));
		assert!(payers().is_empty());
	});
}

#[test]
fn closing_it_would_have_an_effect_once_and_for_who_may() {
	run(|| {
		assert_ok!(doctors("tablet"));
		let call = Call::close_session {
			account: account("tablet"),
		};
		let has_effect = |name: &str| Roles::would_have_effect(&account(name), &call);
		for (name, may) in [
			("doctor", true),
			("tablet", true),
			("nurse", false),
			("stranger", false),
		] {
			assert_eq!(has_effect(name), may, "{name}");
		}
		assert_ok!(close("doctor", "tablet"));
		assert!(!has_effect("doctor"));
	});
}

#[test]
fn taking_a_younger_account_away_would_have_an_effect_once_and_for_who_may() {
	run(|| {
		super::accounts::join(DOCTOR, "doctor", "second");
		super::accounts::join(DOCTOR, "doctor", "third");
		let call = Call::remove_account {
			account: account("second"),
		};
		let has_effect = |name: &str| Roles::would_have_effect(&account(name), &call);
		for (name, may) in [
			("doctor", true),
			("second", false),
			("third", false),
			("nurse", false),
		] {
			assert_eq!(has_effect(name), may, "{name}");
		}
		assert_ok!(Roles::remove_account(by("doctor"), account("second")));
		assert!(!has_effect("doctor"));
	});
}

#[test]
fn every_other_call_refuses_a_session() {
	for (name, person, scope) in [("doctor", DOCTOR, CLINICAL), ("clerk", CLERK, DESK)] {
		run(|| {
			testing::with(|world| world.powers.insert((person, PATIENT, Power::Consent)));
			assert_ok!(open(name, person, "tablet", scope, SHIFT));
			let told = System::events().len();
			for call in own_calls(person) {
				let refused = call
					.dispatch_bypass_filter(by("tablet"))
					.map_err(|refused| refused.error);
				assert_eq!(refused, Err(Error::<Test>::NotAllowedForSession.into()));
			}
			assert_eq!(System::events().len(), told);
		});
	}
}

/// Every call that a person signs, but `close_session`.
fn own_calls(person: PersonId) -> Vec<Call<Test>> {
	let (organisation, ward, encryption_key) = (HOSPITAL, PATIENT, key(9));
	let expires_at = NOW.plus(1);
	let account = account("other");
	let signature = || sign("other", b"");
	let content = ActContent::DismissAdministrator { person: OTHER_ADMIN };
	let desk = DeskContent::AddGuardian { guardian: person };
	let calls = vec![
		Call::propose_act {
			organisation,
			content: content.clone(),
		},
		Call::approve_act {
			organisation,
			content: content.clone(),
		},
		Call::enrol_person {
			organisation,
			person,
			account: account.clone(),
			encryption_key,
			expires_at,
			signature: signature(),
		},
		Call::enrol_patient {
			organisation,
			person,
			account: account.clone(),
			encryption_key,
			expires_at,
			signature: signature(),
		},
		Call::propose_ward {
			organisation,
			ward,
			guardian: person,
			majority_at: NOW.plus(1),
		},
		Call::confirm_ward { ward },
		Call::register_with {
			patient: ward,
			organisation: CLINIC,
		},
		Call::unregister {
			patient: ward,
			organisation: CLINIC,
		},
		Call::suspend_membership { organisation, person },
		Call::end_membership { organisation, person },
		Call::set_encryption_key { person, key: key(9) },
		Call::add_account {
			account: account.clone(),
			expires_at,
			signature: signature(),
		},
		Call::remove_account {
			account: account.clone(),
		},
		Call::finish_removal {},
		Call::object_to_removal {},
		Call::give_ward_account {
			ward,
			account: account.clone(),
			encryption_key,
			expires_at,
			signature: signature(),
		},
		Call::propose_ward_account {
			organisation,
			ward,
			account: account.clone(),
			encryption_key,
			expires_at,
			signature: signature(),
		},
		Call::propose_desk_act {
			organisation,
			person,
			content: desk,
		},
		Call::confirm_desk_act {
			organisation,
			person,
			content: desk,
		},
		Call::object_desk_act {
			person,
			content: desk,
			organisation: None,
		},
		Call::withdraw_desk_act {
			person,
			content: desk,
		},
		Call::carry_out_desk_act {
			person,
			content: desk,
		},
		Call::open_session {
			account: account.clone(),
			scope: CLINICAL,
			until: SHIFT,
			expires_at,
			signature: signature(),
		},
		Call::object_act {
			organisation,
			content: content.clone(),
		},
		Call::withdraw_act {
			organisation,
			content: content.clone(),
		},
		Call::carry_out_act {
			organisation,
			content,
		},
		Call::freeze_custodian_key { organisation },
		Call::confirm_held_account {
			organisation,
			ward,
			account: account.clone(),
			encryption_key,
			expires_at,
			signature: signature(),
		},
		Call::suspend_guardian {
			organisation,
			ward,
			guardian: person,
		},
		Call::end_vault_identity { organisation },
	];
	let names: Vec<_> = calls.iter().map(|call| call.get_call_name()).collect();
	let of_root = ["create_organisation", "suspend_organisation"];
	let expected: Vec<_> = Call::<Test>::get_call_names()
		.iter()
		.copied()
		.filter(|name| !of_root.contains(name) && *name != "close_session")
		.collect();
	assert_eq!(names, expected, "the list of calls is complete");
	calls
}

#[test]
fn an_administrator_gains_nothing_by_a_session() {
	run(|| {
		let membership = Membership {
			profession: Profession::Clerk,
			credentials: Credentials::NONE,
			valid_until: NOW.plus(YEAR),
			full_from: UnixMillis(0),
			status: MembershipStatus::Active,
		};
		assert_ok!(Roles::write_membership(HOSPITAL, ADMIN, membership));
		assert_ok!(open("admin", ADMIN, "counter", DESK, SHIFT));
		assert_noop!(
			Roles::end_membership(by("counter"), HOSPITAL, DOCTOR),
			Error::<Test>::NotAllowedForSession
		);
		assert_noop!(
			Roles::create_organisation(
				by("counter"),
				salus_primitives::OrganisationId::repeat(0x77),
				OrganisationKind::Clinic,
				vec![(ADMIN, account("admin"))].try_into().unwrap()
			),
			DispatchError::BadOrigin
		);
		assert_eq!(Roles::encryption_key(KeyHolder::Person(ADMIN)), None);
	});
}
