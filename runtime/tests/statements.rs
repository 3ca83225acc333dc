// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One statement, one purpose: every kind of statement is handed to every call that takes one, and each call takes its own kind
//! only. A call that takes a signature and is not in the table fails the test.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use polkadot_sdk::{
	frame_support::assert_ok,
	sp_core::Pair,
	sp_runtime::{traits::Dispatchable, DispatchError},
	*,
};
use salus_primitives::{
	development::organisation_id,
	roles::AccountScope,
	statements::{AccountStatement, EnrolmentPurpose, EnrolmentStatement, SessionStatement, VisitStatement},
	EncounterId, Network, OrganisationId, PatientId, PersonId, UnixMillis,
};
use salus_runtime::{Appointments, Roles, Runtime, RuntimeCall, RuntimeOrigin, Signature};
use scale_info::{TypeDef, TypeInfo};

const NORTH: OrganisationId = organisation_id("NorthHospital");
const NOW: UnixMillis = UnixMillis(NEW_YEAR);
const EXPIRES: UnixMillis = NOW.plus(UnixMillis::HOUR);
const UNTIL: UnixMillis = NOW.plus(UnixMillis::HOUR);
const MAJORITY: UnixMillis = NOW.plus(UnixMillis::DAY);
const WARD: PatientId = PatientId::repeat(0x81);
/// A ward with an account of its own.
const HOLDER: PatientId = PatientId::repeat(0x86);
const ADULT: PatientId = PatientId::repeat(0x82);
const NEWCOMER: PersonId = PersonId::repeat(0x83);
const ENCOUNTER: EncounterId = EncounterId::repeat(0x84);
/// An encounter of Dave's that is open and not attested.
const ADMITTED: EncounterId = EncounterId::repeat(0x85);
const KEY: [u8; 32] = [0x44; 32];

/// A call that takes a statement: by whom, about whom, and what it accepts.
struct Taker {
	name: &'static str,
	signer: &'static str,
	/// Whose account signs the statement: somebody new, or the patient at the desk.
	author: &'static str,
	person: PersonId,
	own: Kind,
	/// The encounter that a visit statement names.
	encounter: EncounterId,
	call: fn(Signature) -> RuntimeCall,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
	Enrolment(EnrolmentPurpose),
	Account,
	Session,
	Visit,
}

fn kinds() -> Vec<Kind> {
	let enrolments = EnrolmentPurpose::ALL.iter().copied().map(Kind::Enrolment);
	enrolments
		.chain([Kind::Account, Kind::Session, Kind::Visit])
		.collect()
}

/// The text of a statement of this kind in which everything but the kind fits the call.
fn text(kind: Kind, network: Network, taker: &Taker) -> String {
	let (person, account) = (taker.person, account(taker.author).into());
	match kind {
		Kind::Enrolment(purpose) => EnrolmentStatement {
			network,
			purpose,
			organisation: NORTH,
			person,
			account,
			encryption_key: KEY,
			expires_at: EXPIRES,
		}
		.text(),
		Kind::Account => AccountStatement {
			network,
			person,
			account,
			expires_at: EXPIRES,
		}
		.text(),
		Kind::Session => SessionStatement {
			network,
			person,
			account,
			scope: AccountScope::ClinicalSession,
			until: UNTIL,
			expires_at: EXPIRES,
		}
		.text(),
		Kind::Visit => VisitStatement {
			network,
			organisation: NORTH,
			doctor: person_of("Bob"),
			patient: person.as_patient(),
			account,
			encounter: taker.encounter,
			expires_at: EXPIRES,
		}
		.text(),
	}
}

fn person_of(name: &str) -> PersonId {
	common::person(name)
}

fn takers() -> Vec<Taker> {
	use EnrolmentPurpose::*;
	vec![
		Taker {
			name: "Roles.enrol_person",
			signer: "NorthClerk",
			author: "Phone",
			person: NEWCOMER,
			own: Kind::Enrolment(Work),
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::enrol_person {
					organisation: NORTH,
					person: NEWCOMER,
					account: account("Phone"),
					encryption_key: KEY,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.enrol_patient",
			signer: "NorthClerk",
			author: "Phone",
			person: NEWCOMER,
			own: Kind::Enrolment(Patient),
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::enrol_patient {
					organisation: NORTH,
					person: NEWCOMER,
					account: account("Phone"),
					encryption_key: KEY,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.give_ward_account",
			signer: "Eve",
			author: "Phone",
			person: WARD.person(),
			own: Kind::Enrolment(FirstAccount),
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::give_ward_account {
					ward: WARD,
					account: account("Phone"),
					encryption_key: KEY,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.confirm_held_account",
			signer: "NorthClerk",
			author: "Wards",
			person: HOLDER.person(),
			own: Kind::Enrolment(HeldAccount),
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::confirm_held_account {
					organisation: NORTH,
					ward: HOLDER,
					account: account("Wards"),
					encryption_key: KEY,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.propose_ward_account",
			signer: "NorthClerk",
			author: "Phone",
			person: ADULT.person(),
			own: Kind::Enrolment(FirstAccount),
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::propose_ward_account {
					organisation: NORTH,
					ward: ADULT,
					account: account("Phone"),
					encryption_key: KEY,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.add_account",
			signer: "Bob",
			author: "Phone",
			person: person_of("Bob"),
			own: Kind::Account,
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::add_account {
					account: account("Phone"),
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Roles.open_session",
			signer: "Bob",
			author: "Phone",
			person: person_of("Bob"),
			own: Kind::Session,
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_roles::Call::open_session {
					account: account("Phone"),
					scope: AccountScope::ClinicalSession,
					until: UNTIL,
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Appointments.walk_in",
			signer: "NorthClerk",
			author: "Dave",
			person: person_of("Dave"),
			own: Kind::Visit,
			encounter: ENCOUNTER,
			call: |signature| {
				pallet_appointments::Call::walk_in {
					encounter: ENCOUNTER,
					organisation: NORTH,
					doctor: person_of("Bob"),
					patient: person_of("Dave").as_patient(),
					makes_good: None,
					account: account("Dave"),
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
		Taker {
			name: "Appointments.attest_by_statement",
			signer: "NorthClerk",
			author: "Dave",
			person: person_of("Dave"),
			own: Kind::Visit,
			encounter: ADMITTED,
			call: |signature| {
				pallet_appointments::Call::attest_by_statement {
					encounter: ADMITTED,
					account: account("Dave"),
					expires_at: EXPIRES,
					signature,
				}
				.into()
			},
		},
	]
}

fn first_account_of(ward: PatientId, name: &str) -> String {
	EnrolmentStatement {
		network: Roles::network(),
		purpose: EnrolmentPurpose::FirstAccount,
		organisation: NORTH,
		person: ward.person(),
		account: account(name).into(),
		encryption_key: KEY,
		expires_at: EXPIRES,
	}
	.text()
}

/// Wards of Eve's, one with an account, one that is of age, and an encounter.
fn with_wards(test: impl FnOnce()) {
	on_chain(|| {
		let eve = person_of("Eve");
		let by = |name| RuntimeOrigin::signed(account(name));
		for (ward, majority) in [(WARD, MAJORITY), (HOLDER, MAJORITY), (ADULT, NOW.plus(1))] {
			assert_ok!(Roles::propose_ward(by("NorthClerk"), NORTH, ward, eve, majority));
			assert_ok!(Roles::confirm_ward(by("Bob"), ward));
		}
		assert_ok!(Roles::give_ward_account(
			by("Eve"),
			HOLDER,
			account("Wards"),
			KEY,
			EXPIRES,
			pair("Wards")
				.sign(first_account_of(HOLDER, "Wards").as_bytes())
				.into(),
		));
		let dave = person_of("Dave").as_patient();
		assert_ok!(Appointments::admit(
			by("NorthClerk"),
			ADMITTED,
			NORTH,
			person_of("Bob"),
			dave
		));
		pallet_timestamp::Now::<Runtime>::put(NEW_YEAR + 1);
		test();
	});
}

fn submit(taker: &Taker, text: &str) -> Result<(), DispatchError> {
	let signature = pair(taker.author).sign(text.as_bytes()).into();
	frame_support::storage::with_transaction(|| {
		let origin = RuntimeOrigin::signed(account(taker.signer));
		let result = (taker.call)(signature).dispatch(origin);
		frame_support::storage::TransactionOutcome::Rollback(result.map(|_| ()).map_err(|error| error.error))
	})
}

fn is_bad_signature(result: Result<(), DispatchError>) -> bool {
	matches!(result, Err(DispatchError::Module(error)) if error.message == Some("BadSignature"))
}

#[test]
fn each_kind_is_taken_by_the_calls_of_its_purpose_and_by_no_other() {
	with_wards(|| {
		for taker in takers() {
			for kind in kinds() {
				let result = submit(&taker, &text(kind, Roles::network(), &taker));
				match kind == taker.own {
					true => assert_eq!(result, Ok(()), "{} takes {kind:?}", taker.name),
					false => assert!(
						is_bad_signature(result),
						"{} and {kind:?}: {result:?}",
						taker.name
					),
				}
			}
		}
	});
}

#[test]
fn none_is_taken_from_another_network_or_another_first_block() {
	with_wards(|| {
		let here = Roles::network();
		let foreign = [
			Network {
				id: salus_primitives::development::LOCAL_TESTNET_NETWORK,
				..here
			},
			Network {
				genesis: [9; 32],
				..here
			},
		];
		for taker in takers() {
			for network in foreign {
				let result = submit(&taker, &text(taker.own, network, &taker));
				assert!(is_bad_signature(result), "{}: {result:?}", taker.name);
			}
		}
	});
}

#[test]
fn every_kind_has_a_call_and_every_call_that_takes_a_signature_is_here() {
	for kind in kinds() {
		assert!(
			takers().iter().any(|taker| taker.own == kind),
			"{kind:?} serves nothing"
		);
	}
	let mut found = Vec::new();
	macro_rules! look {
		($( $name:literal => $pallet:ident ),+) => { $(
			let TypeDef::Variant(calls) = $pallet::Call::<Runtime>::type_info().type_def else {
				panic!("calls are an enum");
			};
			for call in calls.variants {
				if call.fields.iter().any(|field| field.name == Some("signature")) {
					found.push(format!("{}.{}", $name, call.name));
				}
			}
		)+ };
	}
	look!(
		"Roles" => pallet_roles,
		"Consent" => pallet_consent,
		"Records" => pallet_records,
		"Appointments" => pallet_appointments,
		"Prescriptions" => pallet_prescriptions,
		"Orders" => pallet_orders
	);
	let mut known: Vec<_> = takers().iter().map(|taker| taker.name.to_owned()).collect();
	found.sort();
	known.sort();
	assert_eq!(found, known);
}
