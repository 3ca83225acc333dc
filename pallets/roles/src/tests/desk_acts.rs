// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `propose_ward_account`, `propose_desk_act`, `confirm_desk_act`, `object_desk_act`, `withdraw_desk_act`, `carry_out_desk_act`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::{ActContent, DeskContent, PREPARED_MS, SETTLED_AFTER_MS, SHARED_FOR_MS},
	consent::{Grantee, Power},
	roles::{AccountScope, EncryptionKey, KeyHolder, OrganisationKind, Profession, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	testing::{self, FakeClock},
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::{AccountId32, DispatchResult};

const WARD: PatientId = PatientId::repeat(0x30);
const MAJORITY: UnixMillis = NOW.plus(200 * UnixMillis::DAY);
const WEEK: u64 = 7 * UnixMillis::DAY;
const FATHER: PersonId = PHARMACIST;

/// A ward of the patient's, registered at the hospital, with two hundred days to its majority. Both organisations are old enough.
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
		testing::with(|world| world.powers.remove(&(PATIENT.person(), WARD, Power::Consent)));
		test();
	});
}

/// What the grown ward's phone signs, good for an hour.
fn statement() -> EnrolmentStatement {
	EnrolmentStatement {
		encryption_key: key(0x31),
		expires_at: testing::with(|world| world.now).plus(UnixMillis::HOUR),
		..enrolment(EnrolmentPurpose::FirstAccount, WARD.person(), "phone")
	}
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

fn propose_account(name: &str) -> DispatchResult {
	propose_as(name, &statement(), "phone")
}

fn phone() -> DeskContent {
	DeskContent::GiveAccount {
		account: account("phone").into(),
		encryption_key: key(0x31),
	}
}

fn adding() -> DeskContent {
	DeskContent::AddGuardian { guardian: FATHER }
}

fn propose(name: &str, content: DeskContent) -> DispatchResult {
	Roles::propose_desk_act(by(name), HOSPITAL, WARD.person(), content)
}

fn confirm(name: &str, organisation: OrganisationId, content: DeskContent) -> DispatchResult {
	Roles::confirm_desk_act(by(name), organisation, WARD.person(), content)
}

fn clinic_confirms(content: DeskContent) -> DispatchResult {
	confirm("other admin", CLINIC, content)
}

fn carry_out(name: &str, content: DeskContent) -> DispatchResult {
	Roles::carry_out_desk_act(by(name), WARD.person(), content)
}

fn object(name: &str, organisation: Option<OrganisationId>, content: DeskContent) -> DispatchResult {
	Roles::object_desk_act(by(name), WARD.person(), content, organisation)
}

/// Another hospital that is old enough, with administrators of its own.
fn third_hospital() -> OrganisationId {
	let third = OrganisationId::repeat(0x12);
	let rows = [(0x71, "third admin"), (0x72, "third second")];
	assert_ok!(Roles::create_organisation(
		RuntimeOrigin::root(),
		third,
		OrganisationKind::Hospital,
		rows.map(|(byte, name)| (PersonId::repeat(byte), account(name)))
			.to_vec()
			.try_into()
			.unwrap()
	));
	Organisations::<Test>::mutate(third, |row| row.as_mut().unwrap().created_at = UnixMillis(0));
	third
}

#[test]
fn two_desks_give_a_grown_ward_its_own_account_after_a_week() {
	with_adult(|| {
		assert_ok!(propose_account("clerk"));
		told(Event::DeskActProposed {
			person: WARD.person(),
			content: phone(),
			organisation: HOSPITAL,
			by: CLERK,
		});
		assert_ok!(clinic_confirms(phone()));
		FakeClock::set(UnixMillis(MAJORITY.0 + WEEK - 1));
		assert_noop!(carry_out("nurse", phone()), Error::<Test>::ActWaits);
		FakeClock::set(MAJORITY.plus(WEEK));
		assert_ok!(carry_out("nurse", phone()));
		System::assert_has_event(
			Event::<Test>::OwnAccountAndKeySet {
				ward: WARD,
				account: account("phone"),
				key: EncryptionKey {
					version: 1,
					public: key(0x31),
				},
			}
			.into(),
		);
		let signer = Roles::signer(&account("phone"), MAJORITY).unwrap();
		assert_eq!(
			(signer.person, signer.scope, signer.until),
			(WARD.person(), AccountScope::Full, UnixMillis::FOREVER)
		);
		assert!(Roles::controls_itself(WARD.person()));
		assert_eq!(
			Roles::encryption_key(KeyHolder::Person(WARD.person())).map(|key| key.public),
			Some(key(0x31))
		);
		assert_noop!(propose_account("clerk"), Error::<Test>::HasAccount);
	});
}

#[test]
fn one_desk_alone_gives_nothing_however_many_of_its_members_agree() {
	with_adult(|| {
		assert_ok!(propose_account("clerk"));
		for name in ["admin", "second admin", "clerk"] {
			assert_noop!(confirm(name, HOSPITAL, phone()), Error::<Test>::NotIndependent);
		}
		FakeClock::set(MAJORITY.plus(WEEK));
		assert_noop!(carry_out("nurse", phone()), Error::<Test>::ActNeedsDesk);
		assert!(Roles::accounts_of(WARD.person()).is_empty());
	});
}

#[test]
fn organisations_that_shared_an_administrator_within_a_year_are_not_independent() {
	with_adult(|| {
		let shared = OTHER_SECOND;
		let naming = |person| ActContent::NameAdministrator { person };
		assert_ok!(make(HOSPITAL, &naming(shared)));
		assert_ok!(make(
			HOSPITAL,
			&ActContent::DismissAdministrator { person: shared }
		));
		let left_at = FormerAdministrators::<Test>::get(HOSPITAL)[0].1;
		let year = left_at.plus(SHARED_FOR_MS);
		for (at, expected) in [
			(UnixMillis(year.0 - 1), Err(Error::<Test>::NotIndependent.into())),
			(year, Ok(())),
		] {
			// The ward's statement is signed anew: it lasts an hour.
			FakeClock::set(at);
			DeskActs::<Test>::remove(WARD.person(), phone());
			assert_ok!(propose_account("admin"));
			assert_eq!(clinic_confirms(phone()), expected);
		}
	});
}

#[test]
fn organisations_with_a_common_administrator_are_one() {
	with_adult(|| {
		assert_ok!(propose_account("clerk"));
		assert_ok!(Roles::add_administrator(CLINIC, ADMIN, &account("admin")));
		for name in ["admin", "other admin"] {
			assert_noop!(confirm(name, CLINIC, phone()), Error::<Test>::NotIndependent);
		}
	});
}

#[test]
fn who_works_for_both_is_no_second_desk() {
	with_adult(|| {
		assert_ok!(propose_account("clerk"));
		assert_ok!(hire(CLINIC, NURSE, Profession::Clerk));
		assert_noop!(confirm("nurse", CLINIC, phone()), Error::<Test>::NotIndependent);
		assert_ok!(hire(CLINIC, CLERK, Profession::Clerk));
		assert_noop!(
			confirm("other admin", CLINIC, phone()),
			Error::<Test>::NotIndependent
		);
	});
}

#[test]
fn a_young_organisation_or_one_that_treats_nobody_is_no_desk() {
	with_adult(|| {
		assert_ok!(propose_account("clerk"));
		let become_one = |created_at: UnixMillis, kind| {
			Organisations::<Test>::mutate(CLINIC, |row| {
				let details = row.as_mut().unwrap();
				details.created_at = created_at;
				details.standing.kind = kind;
			});
		};
		let old = UnixMillis(MAJORITY.0 - SETTLED_AFTER_MS);
		for (created_at, kind) in [
			(old.plus(1), OrganisationKind::Clinic),
			(old, OrganisationKind::Laboratory),
			(old, OrganisationKind::Pharmacy),
			(old, OrganisationKind::Other),
		] {
			become_one(created_at, kind);
			assert_noop!(clinic_confirms(phone()), Error::<Test>::NotSettled);
		}
		become_one(old, OrganisationKind::Clinic);
		assert_ok!(clinic_confirms(phone()));
	});
}

#[test]
fn only_a_clerk_or_administrator_is_a_desk() {
	with_adult(|| {
		for name in ["doctor", "nurse", "pharmacist", "patient", "other admin"] {
			assert_noop!(propose_account(name), Error::<Test>::NotLicensed);
			assert_noop!(propose(name, adding()), Error::<Test>::NotLicensed);
		}
		assert_noop!(propose_account("stranger"), Error::<Test>::UnknownAccount);
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_noop!(propose_account("clerk"), Error::<Test>::OrganisationNotActive);
	});
}

#[test]
fn a_patient_is_registered_where_the_desk_saw_them() {
	with_adult(|| {
		let elsewhere = EnrolmentStatement {
			organisation: CLINIC,
			..statement()
		};
		assert_noop!(
			propose_as("other admin", &elsewhere, "phone"),
			Error::<Test>::NotRegistered
		);
	});
}

#[test]
fn an_account_is_prepared_ninety_days_before_the_majority_and_works_from_it() {
	with_ward(|| {
		let earliest = UnixMillis(MAJORITY.0 - PREPARED_MS);
		FakeClock::set(UnixMillis(earliest.0 - 1));
		assert_noop!(propose_account("clerk"), Error::<Test>::NotOfAge);
		let late = UnixMillis(MAJORITY.0 - WEEK);
		FakeClock::set(late);
		assert_ok!(propose_account("clerk"));
		assert_ok!(clinic_confirms(phone()));
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_noop!(carry_out("nurse", phone()), Error::<Test>::ActWaits);
		FakeClock::set(MAJORITY);
		assert_ok!(carry_out("nurse", phone()));
	});
}

#[test]
fn what_was_prepared_early_still_waits_for_the_majority() {
	with_ward(|| {
		FakeClock::set(UnixMillis(MAJORITY.0 - 20 * UnixMillis::DAY));
		assert_ok!(propose_account("clerk"));
		assert_ok!(clinic_confirms(phone()));
		FakeClock::set(UnixMillis(MAJORITY.0 - 1));
		assert_noop!(carry_out("nurse", phone()), Error::<Test>::NotOfAge);
		FakeClock::set(MAJORITY);
		assert_ok!(carry_out("nurse", phone()));
	});
}

#[test]
fn what_controlled_the_ward_before_is_retired() {
	with_ward(|| {
		let given = enrolment(EnrolmentPurpose::FirstAccount, WARD.person(), "guardian's");
		assert_ok!(Roles::give_ward_account(
			by("patient"),
			WARD,
			account("guardian's"),
			given.encryption_key,
			given.expires_at,
			sign("guardian's", given.text().as_bytes())
		));
		FakeClock::set(MAJORITY);
		assert_ok!(propose_account("clerk"));
		assert_ok!(clinic_confirms(phone()));
		assert_noop!(object("guardian's", None, phone()), Error::<Test>::NotAllowedFor);
		FakeClock::set(MAJORITY.plus(WEEK));
		assert_ok!(carry_out("nurse", phone()));
		assert_eq!(Roles::accounts_of(WARD.person()), [account("phone")]);
		assert_eq!(Roles::signer(&account("guardian's"), MAJORITY), None);
	});
}

#[test]
fn nobody_who_controls_themself_is_given_an_account() {
	with_adult(|| {
		let statement = enrolment(EnrolmentPurpose::FirstAccount, PATIENT.person(), "phone");
		assert_noop!(
			Roles::propose_ward_account(
				by("clerk"),
				HOSPITAL,
				PATIENT,
				account("phone"),
				statement.encryption_key,
				FakeClock::now().plus(1),
				sign("phone", statement.text().as_bytes())
			),
			Error::<Test>::BadSignature
		);
		let statement = EnrolmentStatement {
			expires_at: FakeClock::now().plus(1),
			..statement
		};
		assert_noop!(
			Roles::propose_ward_account(
				by("clerk"),
				HOSPITAL,
				PATIENT,
				account("phone"),
				statement.encryption_key,
				statement.expires_at,
				sign("phone", statement.text().as_bytes())
			),
			Error::<Test>::NotOfAge
		);
	});
}

#[test]
fn an_account_is_given_with_a_statement_only() {
	with_adult(|| {
		assert_noop!(propose("clerk", phone()), Error::<Test>::StatementNeeded);
		assert_noop!(
			propose_as("clerk", &statement(), "clerk"),
			Error::<Test>::BadSignature
		);
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
fn a_guardian_is_added_by_two_desks_after_two_weeks_and_accepts() {
	with_ward(|| {
		assert_ok!(propose("clerk", adding()));
		assert_ok!(clinic_confirms(adding()));
		FakeClock::set(UnixMillis(NOW.0 + 2 * WEEK - 1));
		assert_noop!(carry_out("pharmacist", adding()), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_noop!(carry_out("nurse", adding()), Error::<Test>::ActNeedsAcceptance);
		assert_ok!(carry_out("pharmacist", adding()));
		told(Event::DeskActCarriedOut {
			person: WARD.person(),
			content: adding(),
			by: FATHER,
		});
		assert_eq!(Guardians::all(), [(WARD, PATIENT.person()), (WARD, FATHER)]);
	});
}

#[test]
fn a_guardian_who_shuts_the_desks_out_is_dismissed_all_the_same() {
	with_ward(|| {
		testing::with(|world| {
			for place in [HOSPITAL, CLINIC] {
				world.exclusions.insert((WARD, Grantee::Organisation(place)));
			}
		});
		let dismissing = DeskContent::DismissGuardian {
			guardian: PATIENT.person(),
		};
		assert_ok!(propose("clerk", dismissing));
		assert_ok!(clinic_confirms(dismissing));
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(carry_out("nurse", dismissing));
	});
}

#[test]
fn a_guardian_takes_no_part_in_their_own_naming_or_dismissal() {
	with_ward(|| {
		let own = DeskContent::AddGuardian { guardian: CLERK };
		assert_noop!(propose("clerk", own), Error::<Test>::GuardianIsMember);
		assert_ok!(propose("admin", own));
		let other = DeskContent::AddGuardian {
			guardian: OTHER_ADMIN,
		};
		assert_noop!(propose("clerk", other), Error::<Test>::NoEncryptionKey);
		let dismissing = DeskContent::DismissGuardian {
			guardian: PATIENT.person(),
		};
		assert_ok!(propose("clerk", dismissing));
		assert_noop!(object("patient", None, dismissing), Error::<Test>::NotAllowedFor);
	});
}

#[test]
fn a_guardian_is_dismissed_by_two_desks() {
	with_ward(|| {
		let dismissing = |guardian| DeskContent::DismissGuardian { guardian };
		assert_noop!(propose("clerk", dismissing(NURSE)), Error::<Test>::NotGuardian);
		let mother = dismissing(PATIENT.person());
		assert_ok!(propose("clerk", mother));
		assert_ok!(clinic_confirms(mother));
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(carry_out("nurse", mother));
		assert!(Guardians::all().is_empty());
	});
}

#[test]
fn a_guardians_objection_doubles_the_wait_and_asks_for_a_third_organisation() {
	with_ward(|| {
		let third = third_hospital();
		assert_ok!(propose("clerk", adding()));
		assert_ok!(clinic_confirms(adding()));
		assert_ok!(object("patient", None, adding()));
		assert_noop!(object("patient", None, adding()), Error::<Test>::AlreadyObjected);
		FakeClock::set(NOW.plus(4 * WEEK));
		assert_noop!(carry_out("pharmacist", adding()), Error::<Test>::ActNeedsDesk);
		assert_ok!(confirm("third admin", third, adding()));
		FakeClock::set(UnixMillis(NOW.0 + 4 * WEEK - 1));
		assert_noop!(carry_out("pharmacist", adding()), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(4 * WEEK));
		assert_ok!(carry_out("pharmacist", adding()));
	});
}

#[test]
fn an_administrator_where_the_ward_is_registered_objects_and_nobody_else() {
	with_ward(|| {
		assert_ok!(propose("clerk", adding()));
		for (name, organisation) in [
			("nurse", Some(HOSPITAL)),
			("other admin", Some(CLINIC)),
			("admin", None),
			("pharmacist", None),
		] {
			assert_noop!(object(name, organisation, adding()), Error::<Test>::NotAllowedFor);
		}
		assert_ok!(object("admin", Some(HOSPITAL), adding()));
		assert_ok!(object("second admin", Some(HOSPITAL), adding()));
		assert_noop!(object("patient", None, adding()), Error::<Test>::TooManyVoices);
	});
}

#[test]
fn a_majority_is_corrected_while_neither_date_has_passed() {
	with_ward(|| {
		let to = |majority_at| DeskContent::CorrectMajority { majority_at };
		assert_noop!(propose("clerk", to(NOW)), Error::<Test>::MajorityOutOfRange);
		assert_noop!(propose("clerk", to(MAJORITY)), Error::<Test>::MajorityOutOfRange);
		let earlier = to(NOW.plus(30 * UnixMillis::DAY));
		assert_ok!(propose("clerk", earlier));
		assert_ok!(clinic_confirms(earlier));
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(carry_out("nurse", earlier));
		System::assert_has_event(
			Event::<Test>::MajorityCorrected {
				ward: WARD,
				old: MAJORITY,
				new: NOW.plus(30 * UnixMillis::DAY),
			}
			.into(),
		);
		FakeClock::set(NOW.plus(30 * UnixMillis::DAY));
		assert_noop!(propose("clerk", to(MAJORITY)), Error::<Test>::OfAge);
		assert_noop!(propose("clerk", adding()), Error::<Test>::OfAge);
	});
}

#[test]
fn what_the_ward_signs_with_ends_with_the_corrected_majority() {
	with_ward(|| {
		let given = enrolment(EnrolmentPurpose::FirstAccount, WARD.person(), "phone");
		assert_ok!(Roles::give_ward_account(
			by("patient"),
			WARD,
			account("phone"),
			given.encryption_key,
			given.expires_at,
			sign("phone", given.text().as_bytes())
		));
		let later = MAJORITY.plus(UnixMillis::DAY);
		let content = DeskContent::CorrectMajority { majority_at: later };
		assert_ok!(propose("clerk", content));
		assert_ok!(clinic_confirms(content));
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(carry_out("nurse", content));
		assert_eq!(Roles::signer(&account("phone"), NOW).unwrap().until, later);
	});
}

#[test]
fn an_act_of_desks_lapses_is_withdrawn_and_is_proposed_once() {
	with_ward(|| {
		assert_noop!(clinic_confirms(adding()), Error::<Test>::UnknownAct);
		assert_ok!(propose("clerk", adding()));
		assert_noop!(propose("admin", adding()), Error::<Test>::ActExists);
		assert_noop!(
			Roles::withdraw_desk_act(by("admin"), WARD.person(), adding()),
			Error::<Test>::NotApproved
		);
		assert_ok!(Roles::withdraw_desk_act(by("clerk"), WARD.person(), adding()));
		assert_ok!(propose("admin", adding()));
		let lapses = NOW.plus(2 * WEEK + 30 * UnixMillis::DAY);
		FakeClock::set(UnixMillis(lapses.0 - 1));
		assert_noop!(propose("clerk", adding()), Error::<Test>::ActExists);
		FakeClock::set(lapses);
		assert_noop!(clinic_confirms(adding()), Error::<Test>::ActLapsed);
		assert_noop!(object("patient", None, adding()), Error::<Test>::ActLapsed);
		assert_noop!(carry_out("pharmacist", adding()), Error::<Test>::ActLapsed);
		assert_ok!(propose("clerk", adding()));
	});
}

#[test]
fn every_desk_is_judged_again_when_it_is_done() {
	with_ward(|| {
		assert_ok!(propose("clerk", adding()));
		assert_ok!(clinic_confirms(adding()));
		FakeClock::set(NOW.plus(2 * WEEK));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), CLINIC));
		assert_noop!(carry_out("pharmacist", adding()), Error::<Test>::ActNeedsDesk);
		assert_ok!(Roles::move_organisation(
			CLINIC,
			salus_primitives::roles::OrganisationStatus::Active
		));
		assert_ok!(Roles::suspend_membership(by("admin"), HOSPITAL, CLERK));
		assert_noop!(
			carry_out("pharmacist", adding()),
			Error::<Test>::ProposerNotLicensed
		);
	});
}

#[test]
fn a_ward_that_somebody_took_out_of_every_organisation_still_gets_its_own_account() {
	with_adult(|| {
		assert_ok!(Roles::remove_registration(WARD, HOSPITAL));
		assert_ok!(propose_account("clerk"));
	});
}
