// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `give_ward_account`, and how far what it gave goes.

use crate::{mock::*, types::WEAK_KEYS, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::CLOSING_MS,
	consent::Power,
	roles::{AccountScope, Act, EncryptionKey, KeyHolder, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	testing::{self, FakeClock},
	Network, PatientId, UnixMillis,
};
use sp_runtime::{AccountId32, DispatchResult};

const WARD: PatientId = PatientId::repeat(0x30);
const MAJORITY: UnixMillis = NOW.plus(UnixMillis::DAY);

/// A ward of the patient's with a day to its majority, and whatever the test does then.
fn with_ward(test: impl FnOnce()) {
	run(|| {
		assert_ok!(Roles::propose_ward(
			by("doctor"),
			HOSPITAL,
			WARD,
			PATIENT.person(),
			MAJORITY
		));
		assert_ok!(Roles::confirm_ward(by("nurse"), WARD));
		test();
	});
}

/// What the ward's phone signs, good for an hour.
fn statement() -> EnrolmentStatement {
	EnrolmentStatement {
		encryption_key: key(0x31),
		expires_at: testing::with(|world| world.now).plus(UnixMillis::HOUR),
		..enrolment(EnrolmentPurpose::FirstAccount, WARD.person(), "phone")
	}
}

fn give_as(name: &str, statement: &EnrolmentStatement, signer: &str) -> DispatchResult {
	Roles::give_ward_account(
		by(name),
		WARD,
		AccountId32::new(statement.account),
		statement.encryption_key,
		statement.expires_at,
		sign(signer, statement.text().as_bytes()),
	)
}

fn give() -> DispatchResult {
	give_as("patient", &statement(), "phone")
}

fn controls_itself() -> bool {
	Roles::accounts_of(WARD.person()) == [account("phone")]
}

#[test]
fn a_representative_gives_the_first_account() {
	with_ward(|| {
		assert_ok!(give());
		told(Event::WardAccountAndKeySet {
			organisation: HOSPITAL,
			ward: WARD,
			account: account("phone"),
			key: EncryptionKey {
				version: 1,
				public: key(0x31),
			},
			by: PATIENT.person(),
		});
		let signer = Roles::signer(&account("phone"), NOW).unwrap();
		assert_eq!(
			(signer.person, signer.scope, signer.until),
			(WARD.person(), AccountScope::Full, MAJORITY)
		);
		assert!(controls_itself());
		assert_eq!(System::sufficients(&account("phone")), 1);
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(WARD.person())).map(|key| key.public),
			Some(key(0x31))
		);
	});
}

#[test]
fn the_custodians_notice_by_the_name_of_the_event() {
	// A custodian looks at every event of this pallet with `Key` in its name.
	with_ward(|| {
		assert_ok!(give());
		let last = System::events().pop().unwrap();
		assert!(format!("{:?}", last.event).contains("Key"));
	});
}

#[test]
fn the_key_that_a_representative_set_gives_way_and_stays_in_the_history() {
	with_ward(|| {
		assert_ok!(Roles::set_encryption_key(by("patient"), WARD.person(), key(7)));
		assert_ok!(give());
		let holder = KeyHolder::Person(WARD.person());
		assert_eq!(
			Roles::encryption_key(holder),
			Some(EncryptionKey {
				version: 2,
				public: key(0x31)
			})
		);
		assert_eq!(Roles::key_at(holder, 1), Some(key(7)));
		assert_noop!(
			Roles::set_encryption_key(by("patient"), WARD.person(), key(8)),
			Error::<Test>::NotAllowedFor
		);
	});
}

#[test]
fn the_key_that_the_ward_has_stays_as_it_is() {
	with_ward(|| {
		assert_ok!(Roles::set_encryption_key(by("patient"), WARD.person(), key(0x31)));
		assert_ok!(give());
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(WARD.person())).map(|key| key.version),
			Some(1)
		);
	});
}

#[test]
fn only_a_representative_who_may_consent_gives_it() {
	with_ward(|| {
		for name in ["doctor", "clerk", "admin"] {
			assert_noop!(give_as(name, &statement(), "phone"), Error::<Test>::NotAllowedFor);
		}
		assert_noop!(
			give_as("stranger", &statement(), "phone"),
			Error::<Test>::UnknownAccount
		);
		testing::with(|world| world.powers.insert((DOCTOR, WARD, Power::View)));
		assert_noop!(
			give_as("doctor", &statement(), "phone"),
			Error::<Test>::NotAllowedFor
		);
		testing::with(|world| world.powers.remove(&(PATIENT.person(), WARD, Power::Consent)));
		assert_noop!(give(), Error::<Test>::NotAllowedFor);
	});
}

#[test]
fn an_unsigned_or_root_origin_gives_nothing() {
	with_ward(|| {
		let statement = statement();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let signature = sign("phone", statement.text().as_bytes());
			assert_noop!(
				Roles::give_ward_account(
					origin,
					WARD,
					account("phone"),
					statement.encryption_key,
					statement.expires_at,
					signature
				),
				sp_runtime::DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn the_second_account_is_not_given_by_anybody_else() {
	with_ward(|| {
		assert_ok!(give());
		let second = EnrolmentStatement {
			account: account("second").into(),
			..statement()
		};
		assert_noop!(give_as("patient", &second, "second"), Error::<Test>::HasAccount);
	});
}

#[test]
fn a_patient_who_is_no_ward_has_an_account() {
	run(|| {
		let statement = enrolment(EnrolmentPurpose::FirstAccount, PATIENT.person(), "phone");
		let signature = sign("phone", statement.text().as_bytes());
		testing::with(|world| world.powers.insert((DOCTOR, PATIENT, Power::Consent)));
		assert_noop!(
			Roles::give_ward_account(
				by("doctor"),
				PATIENT,
				account("phone"),
				statement.encryption_key,
				statement.expires_at,
				signature
			),
			Error::<Test>::HasAccount
		);
	});
}

#[test]
fn nobody_is_given_an_account_who_is_no_patient() {
	run(|| {
		assert_noop!(give(), Error::<Test>::UnknownPatient);
	});
}

#[test]
fn a_statement_of_other_words_or_by_another_key_is_refused() {
	with_ward(|| {
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
				encryption_key: key(9),
				..right
			},
		];
		for wrong in wrong {
			let signature = sign("phone", wrong.text().as_bytes());
			assert_noop!(
				Roles::give_ward_account(
					by("patient"),
					WARD,
					account("phone"),
					right.encryption_key,
					right.expires_at,
					signature
				),
				Error::<Test>::BadSignature
			);
		}
		assert_noop!(give_as("patient", &right, "patient"), Error::<Test>::BadSignature);
	});
}

#[test]
fn a_statement_is_good_until_its_last_millisecond_and_not_for_too_long() {
	with_ward(|| {
		let statement = statement();
		FakeClock::set(statement.expires_at);
		assert_noop!(
			give_as("patient", &statement, "phone"),
			Error::<Test>::StatementExpired
		);
		FakeClock::set(UnixMillis(statement.expires_at.0 - 1));
		let long = EnrolmentStatement {
			expires_at: UnixMillis(statement.expires_at.0 + STATEMENT_LIFETIME),
			..statement
		};
		assert_noop!(
			give_as("patient", &long, "phone"),
			Error::<Test>::StatementTooLong
		);
		assert_ok!(give_as("patient", &statement, "phone"));
	});
}

#[test]
fn an_account_that_controls_somebody_is_not_given() {
	with_ward(|| {
		let taken = EnrolmentStatement {
			account: account("patient").into(),
			..statement()
		};
		assert_noop!(give_as("patient", &taken, "patient"), Error::<Test>::AccountTaken);
	});
}

#[test]
fn a_weak_key_is_refused() {
	with_ward(|| {
		let weak = || EnrolmentStatement {
			encryption_key: WEAK_KEYS[1],
			..statement()
		};
		assert_noop!(
			give_as("patient", &weak(), "phone"),
			Error::<Test>::WeakEncryptionKey
		);
	});
}

#[test]
fn what_a_guardian_gave_only_closes_from_the_majority_on_and_for_a_year() {
	with_ward(|| {
		assert_ok!(give());
		let acts = |now| [Act::Own, Act::Close].map(|act| Roles::acting(&account("phone"), act, now).is_ok());
		assert_eq!(acts(UnixMillis(MAJORITY.0 - 1)), [true, true]);
		assert_eq!(acts(MAJORITY), [false, true]);
		assert_eq!(acts(UnixMillis(MAJORITY.0 + CLOSING_MS - 1)), [false, true]);
		assert_eq!(acts(MAJORITY.plus(CLOSING_MS)), [false, false]);
		assert!(!Roles::controls_itself(WARD.person()));
	});
}

#[test]
fn what_the_ward_adds_before_its_majority_ends_with_it_too() {
	with_ward(|| {
		assert_ok!(give());
		super::accounts::join(WARD.person(), "phone", "tablet");
		assert_eq!(Roles::signer(&account("tablet"), NOW).unwrap().until, MAJORITY);
		FakeClock::set(MAJORITY);
		assert_noop!(
			Roles::remove_account(by("phone"), account("tablet")),
			Error::<Test>::NotAllowedForSession
		);
		assert!(!Roles::controls_itself(WARD.person()));
	});
}

/// What the ward signs at a desk, with a key that it made there.
fn held() -> EnrolmentStatement {
	EnrolmentStatement {
		encryption_key: key(0x32),
		expires_at: testing::with(|world| world.now).plus(UnixMillis::HOUR),
		..enrolment(EnrolmentPurpose::HeldAccount, WARD.person(), "phone")
	}
}

fn confirm_held_as(name: &str, statement: &EnrolmentStatement) -> DispatchResult {
	Roles::confirm_held_account(
		by(name),
		statement.organisation,
		WARD,
		AccountId32::new(statement.account),
		statement.encryption_key,
		statement.expires_at,
		sign("phone", statement.text().as_bytes()),
	)
}

#[test]
fn a_desk_confirms_that_a_ward_holds_its_account() {
	with_ward(|| {
		assert_ok!(give());
		assert_ok!(confirm_held_as("clerk", &held()));
		told(Event::HeldAccountAndKeySet {
			organisation: HOSPITAL,
			ward: WARD,
			account: account("phone"),
			key: EncryptionKey {
				version: 2,
				public: key(0x32),
			},
			by: CLERK,
		});
		assert!(Roles::holds_own_account(WARD));
		assert_eq!(Guardians::shut(), Some(WARD));
		let again = EnrolmentStatement {
			encryption_key: key(0x33),
			..held()
		};
		assert_noop!(confirm_held_as("clerk", &again), Error::<Test>::AccountHeld);
	});
}

#[test]
fn a_ward_that_changed_its_key_before_keeps_it() {
	with_ward(|| {
		assert_ok!(give());
		assert_ok!(Roles::set_encryption_key(by("phone"), WARD.person(), key(0x32)));
		assert_ok!(confirm_held_as("clerk", &held()));
		let holder = KeyHolder::Person(WARD.person());
		assert_eq!(Roles::encryption_key(holder).unwrap().version, 2);
	});
}

#[test]
fn a_ward_with_two_accounts_or_none_holds_none() {
	with_ward(|| {
		assert_noop!(confirm_held_as("clerk", &held()), Error::<Test>::NotOnlyAccount);
		assert_ok!(give());
		assert_ok!(Roles::attach(WARD.person(), &account("tablet"), MAJORITY));
		assert_noop!(confirm_held_as("clerk", &held()), Error::<Test>::NotOnlyAccount);
	});
}

#[test]
fn only_a_desk_confirms_it_and_no_guardian() {
	with_ward(|| {
		assert_ok!(give());
		for name in ["doctor", "nurse", "patient"] {
			assert_noop!(confirm_held_as(name, &held()), Error::<Test>::NotLicensed);
		}
		let elsewhere = EnrolmentStatement {
			organisation: CLINIC,
			..held()
		};
		assert_noop!(
			confirm_held_as("other admin", &elsewhere),
			Error::<Test>::NotRegistered
		);
		let first = EnrolmentStatement {
			purpose: EnrolmentPurpose::FirstAccount,
			..held()
		};
		assert_noop!(confirm_held_as("clerk", &first), Error::<Test>::BadSignature);
		FakeClock::set(MAJORITY);
		assert_noop!(confirm_held_as("clerk", &held()), Error::<Test>::OfAge);
	});
}
