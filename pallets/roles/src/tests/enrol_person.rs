// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `enrol_person`.

use crate::{mock::*, types::ControllerDetails, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{AccountScope, EncryptionKey, KeyHolder, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	testing::FakeClock,
	Network, PersonId, UnixMillis,
};
use sp_core::Pair;
use sp_runtime::{AccountId32, DispatchResult, MultiSignature};

const BEN: PersonId = PersonId::repeat(0x40);

fn submit(submitter: &str, statement: &EnrolmentStatement, signature: MultiSignature) -> DispatchResult {
	Roles::enrol_person(
		by(submitter),
		statement.organisation,
		statement.person,
		AccountId32::new(statement.account),
		statement.encryption_key,
		statement.expires_at,
		signature,
	)
}

fn signed(statement: &EnrolmentStatement) -> MultiSignature {
	sign("ben", statement.text().as_bytes())
}

fn enrol(submitter: &str, statement: &EnrolmentStatement) -> DispatchResult {
	submit(submitter, statement, signed(statement))
}

fn statement() -> EnrolmentStatement {
	enrolment(EnrolmentPurpose::Work, BEN, "ben")
}

#[test]
fn a_person_comes_in_with_an_account_and_a_key() {
	run(|| {
		assert_ok!(enrol("clerk", &statement()));
		told(Event::PersonEnrolled {
			organisation: HOSPITAL,
			person: BEN,
			account: account("ben"),
			encryption_key: key(0x40),
			by: CLERK,
		});
		assert_eq!(
			Controllers::<Test>::get(account("ben")),
			Some(ControllerDetails::full(BEN))
		);
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(BEN)),
			Some(EncryptionKey {
				version: 1,
				public: key(0x40)
			})
		);
		assert_eq!(System::sufficients(&account("ben")), 1);
		assert_eq!(Roles::patient(BEN.as_patient()), None);
	});
}

#[test]
fn an_administrator_enrols_too() {
	run(|| {
		assert_ok!(enrol("admin", &statement()));
	});
}

#[test]
fn others_do_not_enrol_persons() {
	run(|| {
		for name in ["doctor", "nurse", "pharmacist", "patient", "other admin"] {
			assert_noop!(enrol(name, &statement()), Error::<Test>::NotLicensed);
		}
		assert_noop!(enrol("ben", &statement()), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_suspended_organisation_enrols_nobody() {
	run(|| {
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		for name in ["clerk", "admin"] {
			assert_noop!(enrol(name, &statement()), Error::<Test>::OrganisationNotActive);
		}
	});
}

#[test]
fn an_expired_or_suspended_clerk_enrols_nobody() {
	run(|| {
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, CLERK));
		assert_noop!(enrol("clerk", &statement()), Error::<Test>::NotLicensed);
		assert_ok!(reinstate(CLERK));
		let end = NOW.plus(YEAR);
		let late = EnrolmentStatement {
			expires_at: end.plus(1),
			..statement()
		};
		FakeClock::set(end);
		assert_noop!(enrol("clerk", &late), Error::<Test>::NotLicensed);
		FakeClock::set(UnixMillis(end.0 - 1));
		assert_ok!(enrol("clerk", &late));
	});
}

#[test]
fn a_session_enrols_nobody() {
	run(|| {
		Controllers::<Test>::mutate(account("clerk"), |row| {
			row.as_mut().unwrap().signer.scope = AccountScope::DeskSession;
		});
		assert_noop!(enrol("clerk", &statement()), Error::<Test>::NotAllowedForSession);
		Controllers::<Test>::insert(account("clerk"), ControllerDetails::full(CLERK));
	});
}

#[test]
fn an_unknown_organisation_enrols_nobody() {
	run(|| {
		let statement = EnrolmentStatement {
			organisation: salus_primitives::OrganisationId::repeat(9),
			..statement()
		};
		assert_noop!(enrol("clerk", &statement), Error::<Test>::UnknownOrganisation);
	});
}

#[test]
fn the_wrapped_form_of_a_wallet_is_accepted() {
	run(|| {
		let statement = statement();
		let wrapped = format!("<Bytes>{}</Bytes>", statement.text());
		assert_ok!(submit("clerk", &statement, sign("ben", wrapped.as_bytes())));
	});
}

#[test]
fn an_ed25519_account_is_accepted() {
	run(|| {
		let pair = ed25519_pair("ben");
		let statement = EnrolmentStatement {
			account: pair.public().0,
			..statement()
		};
		let signature = MultiSignature::from(pair.sign(statement.text().as_bytes()));
		assert_ok!(submit("clerk", &statement, signature));
	});
}

#[test]
fn a_signature_over_other_words_is_refused() {
	run(|| {
		let right = statement();
		let wrong = [
			EnrolmentStatement {
				network: Network::repeat(1),
				..right
			},
			EnrolmentStatement {
				purpose: EnrolmentPurpose::Patient,
				..right
			},
			EnrolmentStatement {
				organisation: CLINIC,
				..right
			},
			EnrolmentStatement {
				person: DOCTOR,
				..right
			},
			EnrolmentStatement {
				account: [7; 32],
				..right
			},
			EnrolmentStatement {
				encryption_key: key(0x41),
				..right
			},
			EnrolmentStatement {
				expires_at: right.expires_at.plus(1),
				..right
			},
		];
		for statement in &wrong {
			assert_noop!(
				submit("clerk", &right, signed(statement)),
				Error::<Test>::BadSignature
			);
		}
	});
}

#[test]
fn a_signature_by_another_key_is_refused() {
	run(|| {
		let statement = statement();
		let by_clerk = sign("clerk", statement.text().as_bytes());
		assert_noop!(submit("clerk", &statement, by_clerk), Error::<Test>::BadSignature);
		let ed25519 = MultiSignature::from(ed25519_pair("ben").sign(statement.text().as_bytes()));
		assert_noop!(submit("clerk", &statement, ed25519), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_statement_for_another_organisation_is_of_no_use_here() {
	run(|| {
		let statement = EnrolmentStatement {
			organisation: CLINIC,
			..statement()
		};
		assert_noop!(enrol("clerk", &statement), Error::<Test>::NotLicensed);
		assert_ok!(enrol("other admin", &statement));
	});
}

#[test]
fn a_statement_is_good_until_its_last_millisecond() {
	run(|| {
		let statement = statement();
		FakeClock::set(statement.expires_at);
		assert_noop!(enrol("clerk", &statement), Error::<Test>::StatementExpired);
		FakeClock::set(UnixMillis(statement.expires_at.0 - 1));
		assert_ok!(enrol("clerk", &statement));
	});
}

#[test]
fn a_statement_is_not_good_for_more_than_its_lifetime() {
	run(|| {
		let latest = NOW.plus(STATEMENT_LIFETIME);
		let until = |expires_at| EnrolmentStatement {
			expires_at,
			..statement()
		};
		assert_noop!(
			enrol("clerk", &until(latest.plus(1))),
			Error::<Test>::StatementTooLong
		);
		assert_ok!(enrol("clerk", &until(latest)));
	});
}

#[test]
fn an_id_is_never_used_twice() {
	run(|| {
		let taken = EnrolmentStatement {
			person: DOCTOR,
			..statement()
		};
		assert_noop!(enrol("clerk", &taken), Error::<Test>::PersonExists);
		assert_ok!(enrol("clerk", &statement()));
		assert_noop!(enrol("clerk", &statement()), Error::<Test>::PersonExists);
	});
}

#[test]
fn an_account_controls_one_person_only() {
	run(|| {
		assert_ok!(enrol("clerk", &statement()));
		let second = EnrolmentStatement {
			person: PersonId::repeat(0x42),
			..statement()
		};
		assert_noop!(enrol("clerk", &second), Error::<Test>::AccountTaken);
	});
}

#[test]
fn a_weak_key_is_refused() {
	run(|| {
		let weak = EnrolmentStatement {
			encryption_key: [0; 32],
			..statement()
		};
		assert_noop!(enrol("clerk", &weak), Error::<Test>::WeakEncryptionKey);
	});
}
