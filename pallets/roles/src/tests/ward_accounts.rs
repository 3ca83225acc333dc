// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `give_ward_account`, `propose_ward_account` and `confirm_ward_account`.

use crate::{mock::*, types::WardAccountProposal, types::WEAK_KEYS, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	consent::Power,
	roles::{AccountScope, Credentials, EncryptionKey, KeyHolder, Profession, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	testing::{self, FakeClock},
	Network, OrganisationId, PatientId, PersonId, UnixMillis,
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

/// The ward is of age, and so the guardian no longer acts.
fn with_adult(test: impl FnOnce()) {
	with_ward(|| {
		FakeClock::set(MAJORITY);
		dismiss_guardian();
		test();
	});
}

fn dismiss_guardian() {
	testing::with(|world| world.powers.remove(&(PATIENT.person(), WARD, Power::Consent)));
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

fn propose_as(name: &str, statement: &EnrolmentStatement, signer: &str) -> DispatchResult {
	Roles::propose_ward_account(
		by(name),
		statement.organisation,
		WARD,
		AccountId32::new(statement.account),
		statement.encryption_key,
		statement.expires_at,
		sign(signer, statement.text().as_bytes()),
	)
}

fn propose(name: &str) -> DispatchResult {
	propose_as(name, &statement(), "phone")
}

fn confirm(name: &str) -> DispatchResult {
	Roles::confirm_ward_account(by(name), WARD, account("phone"))
}

fn controls_itself() -> bool {
	Roles::accounts_of(WARD.person()) == [account("phone")]
}

/// The nurse becomes a clerk: of the clinic, or of the hospital in the place of what the nurse was there.
fn second_clerk(administrator: &str, organisation: OrganisationId) {
	if organisation == HOSPITAL {
		assert_ok!(Roles::end_membership(by("admin"), HOSPITAL, NURSE));
	}
	assert_ok!(Roles::issue_membership(
		by(administrator),
		organisation,
		NURSE,
		Profession::Clerk,
		Credentials::NONE,
		NOW.plus(YEAR)
	));
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
			proposed_by: None,
			by: PATIENT.person(),
		});
		let signer = Roles::signer(&account("phone"), NOW).unwrap();
		assert_eq!(
			(signer.person, signer.scope, signer.until),
			(WARD.person(), AccountScope::Full, UnixMillis::FOREVER)
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
		dismiss_guardian();
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
		FakeClock::set(MAJORITY);
		let second = EnrolmentStatement {
			account: account("second").into(),
			..statement()
		};
		assert_noop!(propose_as("clerk", &second, "second"), Error::<Test>::HasAccount);
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
		assert_noop!(propose("clerk"), Error::<Test>::UnknownPatient);
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
		FakeClock::set(MAJORITY);
		assert_noop!(
			propose_as("clerk", &statement(), "clerk"),
			Error::<Test>::BadSignature
		);
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
		FakeClock::set(MAJORITY);
		let taken = EnrolmentStatement {
			account: account("patient").into(),
			..statement()
		};
		assert_noop!(
			propose_as("clerk", &taken, "patient"),
			Error::<Test>::AccountTaken
		);
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
		FakeClock::set(MAJORITY);
		assert_noop!(
			propose_as("clerk", &weak(), "phone"),
			Error::<Test>::WeakEncryptionKey
		);
	});
}

#[test]
fn a_proposal_changes_nothing_for_the_ward() {
	with_adult(|| {
		let expires_at = MAJORITY.plus(PROPOSAL_LIFETIME);
		assert_ok!(propose("clerk"));
		told(Event::WardAccountProposed {
			organisation: HOSPITAL,
			ward: WARD,
			account: account("phone"),
			encryption_key: key(0x31),
			expires_at,
			by: CLERK,
		});
		let proposal = WardAccountProposal {
			organisation: HOSPITAL,
			account: account("phone"),
			encryption_key: key(0x31),
			proposer: CLERK,
			expires_at,
		};
		assert_eq!(WardAccountProposals::<Test>::get(WARD), Some(proposal));
		assert_eq!(Roles::signer(&account("phone"), MAJORITY), None);
		assert!(Roles::accounts_of(WARD.person()).is_empty());
	});
}

#[test]
fn two_members_at_the_desk_give_it_after_majority() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		assert_ok!(confirm("admin"));
		told(Event::WardAccountAndKeySet {
			organisation: HOSPITAL,
			ward: WARD,
			account: account("phone"),
			key: EncryptionKey {
				version: 1,
				public: key(0x31),
			},
			proposed_by: Some(CLERK),
			by: ADMIN,
		});
		assert!(controls_itself());
		assert!(!WardAccountProposals::<Test>::contains_key(WARD));
	});
}

#[test]
fn an_administrator_proposes_and_a_clerk_confirms_as_well() {
	with_adult(|| {
		assert_ok!(propose("admin"));
		assert_ok!(confirm("clerk"));
		assert!(controls_itself());
	});
}

#[test]
fn nobody_is_proposed_an_account_before_majority() {
	with_ward(|| {
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_noop!(propose("clerk"), Error::<Test>::NotOfAge);
		FakeClock::set(MAJORITY);
		assert_ok!(propose("clerk"));
	});
}

#[test]
fn only_desk_and_administrators_propose_and_confirm() {
	with_adult(|| {
		let others = ["doctor", "nurse", "pharmacist", "patient", "other admin"];
		for name in others {
			assert_noop!(propose(name), Error::<Test>::NotLicensed);
		}
		assert_noop!(propose("stranger"), Error::<Test>::UnknownAccount);
		assert_ok!(propose("clerk"));
		for name in others {
			assert_noop!(confirm(name), Error::<Test>::NotLicensed);
		}
		assert_noop!(confirm("stranger"), Error::<Test>::UnknownAccount);
	});
}

#[test]
fn a_suspended_organisation_neither_proposes_nor_confirms() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(confirm("admin"), Error::<Test>::OrganisationNotActive);
		FakeClock::set(MAJORITY.plus(PROPOSAL_LIFETIME));
		assert_noop!(propose("clerk"), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn an_organisation_where_the_ward_is_not_registered_proposes_nothing() {
	with_adult(|| {
		second_clerk("other admin", CLINIC);
		let elsewhere = || EnrolmentStatement {
			organisation: CLINIC,
			..statement()
		};
		assert_noop!(
			propose_as("nurse", &elsewhere(), "phone"),
			Error::<Test>::NotRegistered
		);
		Registrations::<Test>::insert(WARD, CLINIC, MAJORITY);
		assert_ok!(propose_as("nurse", &elsewhere(), "phone"));
		assert_noop!(confirm("clerk"), Error::<Test>::NotLicensed);
		assert_ok!(confirm("other admin"));
	});
}

#[test]
fn the_same_member_does_not_confirm() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		assert_noop!(confirm("clerk"), Error::<Test>::SameMember);
	});
}

#[test]
fn both_members_are_judged_at_the_confirmation() {
	with_adult(|| {
		second_clerk("admin", HOSPITAL);
		assert_ok!(propose("nurse"));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, NURSE));
		assert_noop!(confirm("clerk"), Error::<Test>::ProposerNotLicensed);
		assert_ok!(Roles::reinstate_membership(by("admin"), HOSPITAL, NURSE));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, CLERK));
		assert_noop!(confirm("clerk"), Error::<Test>::NotLicensed);
		assert_ok!(Roles::reinstate_membership(by("admin"), HOSPITAL, CLERK));
		assert_ok!(confirm("clerk"));
	});
}

#[test]
fn only_the_account_that_was_shown_is_confirmed() {
	with_adult(|| {
		assert_noop!(confirm("admin"), Error::<Test>::UnknownProposal);
		assert_ok!(propose("clerk"));
		assert_noop!(
			Roles::confirm_ward_account(by("admin"), WARD, account("other")),
			Error::<Test>::UnknownProposal
		);
		assert_ok!(confirm("admin"));
		assert_noop!(confirm("admin"), Error::<Test>::UnknownProposal);
	});
}

#[test]
fn a_proposal_is_confirmed_until_its_last_millisecond() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		FakeClock::set(MAJORITY.plus(PROPOSAL_LIFETIME));
		assert_noop!(confirm("admin"), Error::<Test>::ProposalExpired);
		FakeClock::set(UnixMillis(MAJORITY.0 + PROPOSAL_LIFETIME - 1));
		assert_ok!(confirm("admin"));
	});
}

#[test]
fn an_open_proposal_is_not_replaced_but_an_expired_one_is() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		FakeClock::set(UnixMillis(MAJORITY.0 + PROPOSAL_LIFETIME - 1));
		assert_noop!(propose("admin"), Error::<Test>::ProposalExists);
		FakeClock::set(MAJORITY.plus(PROPOSAL_LIFETIME));
		assert_ok!(propose("admin"));
		assert_eq!(WardAccountProposals::<Test>::get(WARD).unwrap().proposer, ADMIN);
	});
}

#[test]
fn an_account_that_was_taken_in_the_meantime_is_not_confirmed() {
	with_adult(|| {
		assert_ok!(propose("clerk"));
		assert_ok!(Roles::appoint_administrator(
			RuntimeOrigin::root(),
			CLINIC,
			PersonId::repeat(0x77),
			account("phone")
		));
		assert_noop!(confirm("admin"), Error::<Test>::AccountTaken);
	});
}
