// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The chain in which every attempt is made: the development preset and a little life on top of it.

use codec::Encode;
use frame_support::{
	dispatch::DispatchResult,
	storage::{with_transaction, TransactionOutcome},
};
use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_io::TestExternalities,
	sp_runtime::{traits::Dispatchable, AccountId32, DispatchError},
	*,
};
use salus_primitives::{
	acts::{ActContent, DeskContent},
	consent::{
		Audience, Categories, Category, ConsentStatus, Grantee, Mode, Power, Powers, Purpose, Purposes, Terms,
	},
	development::{organisation_id, person_id},
	records::{Anchor, RecordOrigin},
	roles::{AccountScope, Credentials, Profession},
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement},
	time::{Day, DayRange},
	ConsentId, Network, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};
use salus_runtime::{
	genesis_config_presets::get_preset, AccountId, Appointments, Consent, Orders, Prescriptions, Records,
	Roles, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, Signature, System,
};
use std::{cell::RefCell, collections::BTreeSet};

pub const START: UnixMillis = UnixMillis(1_800_000_000_000);
pub const NOW: UnixMillis = START.plus(UnixMillis::HOUR);
/// What the next block's timestamp may be.
pub const NEXT_SECOND: u64 = NOW.0 + 1_000;
pub const NORTH: OrganisationId = organisation_id("NorthHospital");
pub const SOUTH: OrganisationId = organisation_id("SouthHospital");
pub const SUSPENDED_ORGANISATION: OrganisationId = organisation_id("PharmacyTwo");
pub const PATIENT: PatientId = person_id("Dave").as_patient();
pub const DOCTOR: PersonId = person_id("Bob");
pub const OPEN_REQUEST: ConsentId = ConsentId::repeat(0x51);
pub const ACTIVE_GRANT: ConsentId = ConsentId::repeat(0x52);
pub const RECORD: RecordId = RecordId::repeat(0x61);
/// A record of the patient's for which its author proposed another category.
pub const REFILING: RecordId = RecordId::repeat(0x62);
pub const WARD: PatientId = PatientId::repeat(0x71);
/// A ward with a guardian (Eve) and without an account.
pub const MINOR: PatientId = PatientId::repeat(0x72);
/// A ward under age with an account.
pub const HOLDER: PatientId = PatientId::repeat(0x76);
/// A ward who has come of age without an account; somebody has proposed one.
pub const OF_AGE: PatientId = PatientId::repeat(0x73);
/// Likewise, and nobody has.
pub const ALSO_OF_AGE: PatientId = PatientId::repeat(0x74);

/// An act of the north hospital that only the council wants yet.
pub const PROPOSED: ActContent = ActContent::NameAdministrator {
	person: person_id("NorthPrivacy"),
};
/// One that has its voices and whose wait is over.
pub const APPROVED_ACT: ActContent = ActContent::SetCustodianKey { key: [0x76; 32] };
/// Likewise of two desks, for [`MINOR`].
pub const CONFIRMED_ACT: DeskContent = DeskContent::CorrectMajority {
	majority_at: NOW.plus(400 * UnixMillis::DAY),
};

/// The chain, as a row's sample and a column see it.
pub struct Scene;

/// The key of a development URI.
pub fn pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{name}"), None).unwrap()
}

pub fn account(name: &str) -> AccountId {
	AccountId32::from(pair(name).public().0)
}

pub fn by(name: &str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

/// The id of a person whom this scene adds to the preset's.
pub fn added(name: &str) -> PersonId {
	PersonId(polkadot_sdk::sp_io::hashing::blake2_256(name.as_bytes()))
}

pub fn key(name: &str) -> [u8; 32] {
	polkadot_sdk::sp_io::hashing::blake2_256(format!("key of {name}").as_bytes())
}

pub fn network() -> Network {
	Roles::network()
}

/// The arguments of an enrolment of a new person, signed by them.
pub fn enrolment(
	purpose: EnrolmentPurpose,
	name: &str,
) -> (PersonId, AccountId, [u8; 32], UnixMillis, Signature) {
	let expires_at = NOW.plus(UnixMillis::HOUR);
	let statement = EnrolmentStatement {
		network: network(),
		purpose,
		organisation: NORTH,
		person: added(name),
		account: account(name).into(),
		encryption_key: key(name),
		expires_at,
	};
	let signature = pair(name).sign(statement.text().as_bytes());
	(
		added(name),
		account(name),
		key(name),
		expires_at,
		signature.into(),
	)
}

/// The arguments with which an account of this name becomes a ward's first.
pub fn wards_account(ward: PatientId, name: &str) -> (AccountId, [u8; 32], UnixMillis, Signature) {
	wards_word(EnrolmentPurpose::FirstAccount, ward, name)
}

/// The arguments with which an account of this name says something of a ward's.
pub fn wards_word(
	purpose: EnrolmentPurpose,
	ward: PatientId,
	name: &str,
) -> (AccountId, [u8; 32], UnixMillis, Signature) {
	let expires_at = NOW.plus(UnixMillis::HOUR);
	let statement = EnrolmentStatement {
		network: network(),
		purpose,
		organisation: NORTH,
		person: ward.person(),
		account: account(name).into(),
		encryption_key: key(name),
		expires_at,
	};
	let signature = pair(name).sign(statement.text().as_bytes());
	(account(name), key(name), expires_at, signature.into())
}

/// The arguments with which a device opens a session.
pub fn session(
	of: &str,
	device: &str,
	scope: AccountScope,
) -> (AccountId, UnixMillis, UnixMillis, Signature) {
	let (until, expires_at) = (START.plus(8 * UnixMillis::HOUR), NOW.plus(UnixMillis::HOUR));
	let statement = SessionStatement {
		network: network(),
		person: person_id(of),
		account: account(device).into(),
		scope,
		until,
		expires_at,
	};
	let signature = pair(device).sign(statement.text().as_bytes());
	(account(device), until, expires_at, signature.into())
}

/// The arguments with which an account of this name joins the patient.
pub fn joining(name: &str) -> (AccountId, UnixMillis, Signature) {
	let expires_at = NOW.plus(UnixMillis::HOUR);
	let statement = AccountStatement {
		network: network(),
		person: PATIENT.person(),
		account: account(name).into(),
		expires_at,
	};
	(
		account(name),
		expires_at,
		pair(name).sign(statement.text().as_bytes()).into(),
	)
}

pub fn terms() -> Terms {
	Terms {
		categories: Categories::of(&[Category::Laboratory]),
		record_days: DayRange::ALL,
		purposes: Purposes::of(&[Purpose::Treat]),
		mode: Mode::Both,
		audience: Audience::Whole,
		expires_at: NOW.plus(UnixMillis::DAY),
	}
}

pub fn anchor() -> Anchor {
	Anchor {
		commitment: [1; 32],
		ciphertext_hash: [2; 32],
		size_bucket: 3,
	}
}

pub fn must(call: impl Into<RuntimeCall>, name: &str) {
	let call = call.into();
	let shown = format!("{call:?}");
	if let Err(error) = call.dispatch(by(name)) {
		panic!("the scene needs {shown} by {name}: {:?}", error.error);
	}
}

pub fn must_as_council(call: impl Into<RuntimeCall>) {
	let call = call.into();
	let shown = format!("{call:?}");
	let result: DispatchResult = call
		.dispatch(
			pallet_collective::RawOrigin::<AccountId, frame_support::instances::Instance1>::Members(2, 3)
				.into(),
		)
		.map(drop)
		.map_err(|error| error.error);
	assert!(
		result.is_ok(),
		"the scene needs {shown} by the council: {result:?}"
	);
}

pub fn enrol(name: &str) {
	let (person, account, encryption_key, expires_at, signature) = enrolment(EnrolmentPurpose::Work, name);
	must(
		pallet_roles::Call::<Runtime>::enrol_person {
			organisation: NORTH,
			person,
			account,
			encryption_key,
			expires_at,
			signature,
		},
		"NorthAdmin",
	);
}

/// A member whom two administrators hire and who accepts.
fn hire(name: &str, valid_until: UnixMillis) {
	enrol(name);
	let organisation = NORTH;
	let content = ActContent::IssueMembership {
		person: added(name),
		profession: Profession::Doctor,
		credentials: Credentials::NONE,
		valid_until,
	};
	let act = content.clone();
	must(
		pallet_roles::Call::<Runtime>::propose_act {
			organisation,
			content: act.clone(),
		},
		"NorthAdmin",
	);
	must(
		pallet_roles::Call::<Runtime>::approve_act {
			organisation,
			content: act,
		},
		"NorthSecond",
	);
	must(
		pallet_roles::Call::<Runtime>::carry_out_act {
			organisation,
			content,
		},
		name,
	);
}

fn appoint(name: &str, powers: &[Power]) {
	enrol(name);
	must(
		pallet_consent::Call::<Runtime>::appoint_representative {
			representative: added(name),
			powers: Powers::of(powers),
			from: START,
			until: NOW.plus(UnixMillis::DAY),
		},
		"Dave",
	);
}

fn enrol_ward(ward: PatientId, majority_at: UnixMillis) {
	must(
		pallet_roles::Call::<Runtime>::propose_ward {
			organisation: NORTH,
			ward,
			guardian: person_id("Eve"),
			majority_at,
		},
		"NorthDoctor",
	);
	must(pallet_roles::Call::<Runtime>::confirm_ward { ward }, "NorthNurse");
}

fn open_session(of: &str, device: &str, scope: AccountScope) {
	let (account, until, expires_at, signature) = session(of, device, scope);
	must(
		pallet_roles::Call::<Runtime>::open_session {
			account,
			scope,
			until,
			expires_at,
			signature,
		},
		of,
	);
}

/// Wards, with and without somebody who proposes an account, and sessions.
fn grow_up_and_work() {
	enrol_ward(MINOR, NOW.plus(365 * UnixMillis::DAY));
	enrol_ward(HOLDER, NOW.plus(365 * UnixMillis::DAY));
	let (account, encryption_key, expires_at, signature) = wards_account(HOLDER, "Holder");
	must(
		pallet_roles::Call::<Runtime>::give_ward_account {
			ward: HOLDER,
			account,
			encryption_key,
			expires_at,
			signature,
		},
		"Eve",
	);
	enrol_ward(OF_AGE, START.plus(UnixMillis::MINUTE));
	enrol_ward(ALSO_OF_AGE, START.plus(UnixMillis::MINUTE));
	open_session("Bob", "BobTablet", AccountScope::ClinicalSession);
	open_session("NorthClerk", "FrontDesk", AccountScope::DeskSession);
}

/// What can only happen at the scene's hour.
fn propose_account() {
	let (account, encryption_key, expires_at, signature) = wards_account(OF_AGE, "OfAge");
	must(
		pallet_roles::Call::<Runtime>::propose_ward_account {
			organisation: NORTH,
			ward: OF_AGE,
			account,
			encryption_key,
			expires_at,
			signature,
		},
		"NorthClerk",
	);
}

/// Acts that have all that they need, as time would have made them.
fn decided() {
	let admin = Some(person_id("NorthAdmin"));
	let mut act = pallet_roles::types::OpenAct::new(admin, UnixMillis(START.0 - 7 * UnixMillis::DAY));
	for name in ["NorthAdmin", "NorthSecond"] {
		act.approvals.try_push(person_id(name)).unwrap();
	}
	pallet_roles::Acts::<Runtime>::insert(NORTH, APPROVED_ACT, act);
	pallet_roles::OpenActs::<Runtime>::mutate(NORTH, admin, |count| *count += 1);
	let desk = |organisation, name| pallet_roles::types::DeskVoice {
		organisation,
		person: person_id(name),
	};
	let act = pallet_roles::types::DeskAct {
		proposer: desk(NORTH, "NorthClerk"),
		proposed_at: UnixMillis(START.0 - 14 * UnixMillis::DAY),
		confirmed: vec![desk(SOUTH, "SouthAdmin")].try_into().unwrap(),
		objections: Default::default(),
	};
	pallet_roles::DeskActs::<Runtime>::insert(MINOR.person(), CONFIRMED_ACT, act);
}

fn join(name: &str) {
	let (account, expires_at, signature) = joining(name);
	must(
		pallet_roles::Call::<Runtime>::add_account {
			account,
			expires_at,
			signature,
		},
		"Dave",
	);
}

/// Two further accounts of the patient, of which the younger wants the older one removed: that one only closes.
fn contest() {
	join("DaveOldPhone");
	join("DaveNewPhone");
	must(
		pallet_roles::Call::<Runtime>::remove_account {
			account: account("DaveOldPhone"),
		},
		"DaveNewPhone",
	);
	pallet_roles::Removals::<Runtime>::mutate(PATIENT.person(), |removal| {
		removal.as_mut().unwrap().opens_at = START;
	});
}

/// The vault of North has an identity: the first needs two voices and no wait.
fn identify_the_vault() {
	let content = ActContent::SetVaultIdentity {
		key: account("NorthVault").into(),
	};
	let propose = pallet_roles::Call::<Runtime>::propose_act {
		organisation: NORTH,
		content: content.clone(),
	};
	let approve = pallet_roles::Call::<Runtime>::approve_act {
		organisation: NORTH,
		content,
	};
	must(propose, "NorthAdmin");
	must(approve, "NorthSecond");
}

/// Everybody of whom a column speaks, and something for every call to be about.
fn live_a_little() {
	identify_the_vault();
	appoint("RepresentativeBook", &[Power::Book]);
	appoint("RepresentativeView", &[Power::View]);
	appoint("RepresentativeConsent", &[Power::Consent, Power::ViewSealed]);
	hire("SuspendedDoctor", NOW.plus(UnixMillis::DAY));
	must(
		pallet_roles::Call::<Runtime>::suspend_membership {
			organisation: NORTH,
			person: added("SuspendedDoctor"),
		},
		"NorthAdmin",
	);
	hire("ExpiredDoctor", NOW);
	must_as_council(pallet_roles::Call::<Runtime>::suspend_organisation {
		organisation: SUSPENDED_ORGANISATION,
	});
	must_as_council(pallet_roles::Call::<Runtime>::propose_act {
		organisation: NORTH,
		content: PROPOSED,
	});
	join("DaveSecondPhone");
	contest();
	must(
		pallet_roles::Call::<Runtime>::propose_ward {
			organisation: NORTH,
			ward: WARD,
			guardian: person_id("Eve"),
			majority_at: NOW.plus(365 * UnixMillis::DAY),
		},
		"NorthDoctor",
	);
	must(
		pallet_consent::Call::<Runtime>::request {
			consent: OPEN_REQUEST,
			organisation: NORTH,
			patient: PATIENT,
			grantee: Grantee::Person(DOCTOR),
			terms: terms(),
			answer_by: NOW.plus(UnixMillis::HOUR),
		},
		"Bob",
	);
	must(
		pallet_consent::Call::<Runtime>::grant {
			consent: ACTIVE_GRANT,
			patient: PATIENT,
			grantee: Grantee::Person(DOCTOR),
			terms: terms(),
		},
		"Dave",
	);
	must(
		pallet_records::Call::<Runtime>::add {
			record: RECORD,
			patient: PATIENT,
			organisation: NORTH,
			category: Category::Laboratory,
			day: Day(20_000),
			record_origin: RecordOrigin::Authored,
			anchor: anchor(),
			purpose: Purpose::Treat,
		},
		"Bob",
	);
	must(
		pallet_records::Call::<Runtime>::add {
			record: REFILING,
			patient: PATIENT,
			organisation: NORTH,
			category: Category::Laboratory,
			day: Day(20_000),
			record_origin: RecordOrigin::Authored,
			anchor: anchor(),
			purpose: Purpose::Treat,
		},
		"Bob",
	);
	pallet_records::Refilings::<Runtime>::insert(REFILING, Category::Sensitive);
	grow_up_and_work();
	decided();
	crate::care::live_a_little();
	must(
		pallet_consent::Call::<Runtime>::exclude {
			patient: PATIENT,
			whom: Grantee::Person(person_id("Ferdie")),
		},
		"Dave",
	);
	must(
		pallet_consent::Call::<Runtime>::seal {
			patient: PATIENT,
			categories: Categories::of(&[Category::Imaging]),
		},
		"Dave",
	);
}

/// Lays a patch over a value, object by object.
fn lay_over(value: &mut serde_json::Value, patch: serde_json::Value) {
	match (value, patch) {
		(serde_json::Value::Object(fields), serde_json::Value::Object(patch)) => {
			for (name, inner) in patch {
				lay_over(fields.entry(name).or_insert(serde_json::Value::Null), inner);
			}
		}
		(value, patch) => *value = patch,
	}
}

/// Puts the clock, and Aura's slot to the next second: that is when the next block may set the time.
fn set_time(now: UnixMillis) {
	pallet_timestamp::Now::<Runtime>::put(now.0);
	pallet_aura::CurrentSlot::<Runtime>::put(sp_consensus_aura::Slot::from(NEXT_SECOND / 1_000));
}

fn build() -> TestExternalities {
	let preset = get_preset(&"development".into()).unwrap();
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	lay_over(&mut config, serde_json::from_slice(&preset).unwrap());
	let mut externalities = TestExternalities::default();
	externalities.execute_with(|| {
		frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(
			config.to_string().into_bytes(),
		)
		.unwrap();
		System::set_block_number(1);
		set_time(START);
		live_a_little();
		set_time(NOW);
		crate::care::live_on();
		propose_account();
		System::reset_events();
		assert_eq!(Roles::do_try_state(), Ok(()));
		assert_eq!(Consent::do_try_state(), Ok(()));
		assert_eq!(Records::do_try_state(), Ok(()));
		assert_eq!(Appointments::do_try_state(), Ok(()));
		assert_eq!(Prescriptions::do_try_state(), Ok(()));
		assert_eq!(Orders::do_try_state(), Ok(()));
	});
	externalities
}

thread_local! {
	static CHAIN: RefCell<TestExternalities> = RefCell::new(build());
}

/// Runs one attempt on the scene and rolls it back.
pub fn run<R>(attempt: impl FnOnce(&Scene) -> R) -> R {
	let in_transaction = || {
		with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(attempt(&Scene)))).unwrap()
	};
	CHAIN.with(|chain| chain.borrow_mut().execute_with(in_transaction))
}

impl Scene {
	/// The patient's consents that are active.
	pub fn active_consents(&self) -> BTreeSet<ConsentId> {
		pallet_consent::Consents::<Runtime>::iter()
			.filter(|(_, details)| details.patient == PATIENT && details.status == ConsentStatus::Active)
			.map(|(consent, _)| consent)
			.collect()
	}

	/// The accounts that control the patient.
	pub fn patients_accounts(&self) -> BTreeSet<Vec<u8>> {
		pallet_roles::Controllers::<Runtime>::iter()
			.filter(|(_, details)| details.signer.person == PATIENT.person() && !details.retired)
			.map(|(account, _)| account.encode())
			.collect()
	}
}
