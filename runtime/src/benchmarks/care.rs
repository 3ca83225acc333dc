// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The people and records that visits, prescriptions and test orders are measured with.

use super::{bytes, give_grants, hire, open_session, represent, write_organisation, People, KEYS};
use crate::*;
use alloc::vec::Vec;
use pallet_consent::BenchmarkHelper as ConsentPeople;
use pallet_roles::BenchmarkHelper as Signers;
use polkadot_sdk::sp_io;
use salus_primitives::ties::{Tie, TieKind};
use salus_primitives::{
	appointments::MAX_TIES,
	consent::{Category, Power},
	prescriptions::ClaimProof,
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	roles::{AccountScope, OrganisationKind, Profession},
	views::{RecordDetails, VersionDetails},
	AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, RecordId, UnixMillis,
};

/// 2026-01-01T00:00:00Z.
const NOW: u64 = 1_767_225_600_000;

fn set_time() {
	<People as Signers<_, _>>::set_time(UnixMillis(NOW));
}

fn organisation(seed: u32, kind: OrganisationKind) -> OrganisationId {
	let (_, administrator) = People::person(seed);
	let organisation = OrganisationId(bytes("organisation", seed));
	write_organisation(organisation, kind, administrator);
	organisation
}

/// Cover for a colleague, as the last of a full list of ties, in the organisation where the patient is registered.
fn give_cover(organisation: OrganisationId, patient: PatientId, colleague: PersonId) {
	pallet_roles::Registrations::<Runtime>::insert(patient, organisation, UnixMillis(0));
	let tie = |number: u32, doctor| Tie {
		kind: TieKind::Appointment(AppointmentId(bytes("appointment", number))),
		doctor,
		from: UnixMillis(0),
		until: UnixMillis::FOREVER,
	};
	let others = (1..MAX_TIES).map(|number| tie(number, PersonId(bytes("other doctor", number))));
	let ties: Vec<_> = others.chain([tie(MAX_TIES, colleague)]).collect();
	pallet_appointments::TiesOf::<Runtime>::insert(
		organisation,
		patient,
		frame_support::BoundedVec::try_from(ties).expect("as many as there may be; qed"),
	);
}

/// A visit to the doctor, in the place of a tie of somebody else.
fn give_visit(organisation: OrganisationId, patient: PatientId, doctor: PersonId) {
	pallet_appointments::TiesOf::<Runtime>::mutate(organisation, patient, |ties| {
		if let Some(tie) = ties.iter_mut().next() {
			tie.kind = TieKind::Open(EncounterId(bytes("encounter", 1)));
			tie.doctor = doctor;
		}
	});
}

fn write_record(record: RecordId, facts: RecordFacts, version: u32) {
	let details = RecordDetails {
		facts,
		version,
		created_at: UnixMillis(NOW),
	};
	let anchored = VersionDetails {
		anchor: Anchor {
			commitment: [1; 32],
			ciphertext_hash: [2; 32],
			size_bucket: 3,
		},
		author: facts.author,
		profession: None,
		anchored_at: UnixMillis(NOW),
		block: 1,
		previous: None,
	};
	pallet_records::Records::<Runtime>::insert(record, details);
	pallet_records::Versions::<Runtime>::insert(record, version, anchored);
}

fn authored(
	patient: PatientId,
	author: PersonId,
	organisation: OrganisationId,
	category: Category,
) -> RecordFacts {
	RecordFacts {
		patient,
		author,
		organisation,
		category,
		day: UnixMillis(NOW).day(),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	}
}

/// A member's session: who signs by one is judged by a membership, too.
fn at_work(organisation: OrganisationId, seed: u32, profession: Profession) -> (AccountId, PersonId) {
	let (_, person) = hire(organisation, seed, profession);
	let scope = match profession {
		Profession::Clerk => AccountScope::DeskSession,
		_ => AccountScope::ClinicalSession,
	};
	(open_session(person, scope, seed), person)
}

fn person_of(account: &AccountId) -> PersonId {
	pallet_roles::Controllers::<Runtime>::get(account)
		.expect("the cast was made with these accounts; qed")
		.signer
		.person
}

impl pallet_appointments::BenchmarkHelper<AccountId, Signature> for People {
	fn cast() -> pallet_appointments::Cast<AccountId> {
		set_time();
		let place = organisation(2, OrganisationKind::Hospital);
		let (_, patient) = <Self as ConsentPeople<AccountId>>::patient(3);
		// The patient's side signs statements, so its account is one that can.
		let patient_account = <Self as Signers<_, _>>::account(3);
		let (_, representative) = Self::person(9);
		represent(patient, representative, Power::Book);
		System::inc_sufficients(&patient_account);
		pallet_roles::Controllers::<Runtime>::insert(
			&patient_account,
			pallet_roles::types::ControllerDetails::full(representative),
		);
		pallet_roles::Registrations::<Runtime>::insert(patient, place, UnixMillis(0));
		let (doctor_account, doctor) = at_work(place, 4, Profession::Doctor);
		let (_, colleague) = at_work(place, 5, Profession::Doctor);
		let (clerk_account, _) = at_work(place, 6, Profession::Clerk);
		pallet_appointments::Cast {
			patient_account,
			patient,
			doctor_account,
			doctor,
			colleague,
			clerk_account,
			organisation: place,
		}
	}

	fn sign_for_patient(message: &[u8]) -> Signature {
		<Self as Signers<_, _>>::sign(3, message)
	}

	fn card(message: &[u8]) -> ([u8; 32], [u8; 64]) {
		let key = sp_io::crypto::ed25519_generate(KEYS, Some(b"//visit card".to_vec()));
		let proof =
			sp_io::crypto::ed25519_sign(KEYS, &key, message).expect("the key was made a line above; qed");
		(key.0, proof.0)
	}
}

fn claim_seed() -> Option<Vec<u8>> {
	Some(b"//claim code".to_vec())
}

impl pallet_prescriptions::BenchmarkHelper<AccountId> for People {
	fn cast() -> pallet_prescriptions::Cast<AccountId> {
		set_time();
		let place = organisation(2, OrganisationKind::Hospital);
		let pharmacy = organisation(7, OrganisationKind::Pharmacy);
		let (_, patient) = <Self as ConsentPeople<AccountId>>::patient(3);
		let (patient_account, representative) = Self::person(9);
		represent(patient, representative, Power::Consent);
		let (doctor_account, doctor) = at_work(place, 4, Profession::Doctor);
		let (covering_account, colleague) = at_work(place, 5, Profession::Doctor);
		let (pharmacist_account, pharmacist) = at_work(pharmacy, 8, Profession::Pharmacist);
		give_grants(patient, doctor, Category::Medication);
		give_cover(place, patient, colleague);
		give_visit(place, patient, doctor);
		let record = |name: &str, author, organisation| {
			let record = RecordId(bytes(name, 0));
			write_record(
				record,
				authored(patient, author, organisation, Category::Medication),
				1,
			);
			record
		};
		pallet_prescriptions::Cast {
			patient_account,
			patient,
			doctor_account,
			covering_account,
			organisation: place,
			pharmacist_account,
			pharmacist,
			pharmacy,
			request_record: record("request", doctor, place),
			renewed_record: record("renewed", doctor, place),
			dispense_record: record("dispense", pharmacist, pharmacy),
		}
	}

	fn claim_key() -> [u8; 32] {
		sp_io::crypto::ed25519_generate(KEYS, claim_seed()).0
	}

	fn prove(message: &[u8]) -> ClaimProof {
		let key = sp_io::crypto::ed25519_generate(KEYS, claim_seed());
		sp_io::crypto::ed25519_sign(KEYS, &key, message)
			.expect("the key was made a line above; qed")
			.0
	}
}

impl pallet_orders::BenchmarkHelper<AccountId> for People {
	fn cast() -> pallet_orders::Cast<AccountId> {
		set_time();
		let place = organisation(2, OrganisationKind::Hospital);
		let (laboratory, other_laboratory) = (
			organisation(7, OrganisationKind::Laboratory),
			organisation(8, OrganisationKind::Laboratory),
		);
		let (_, patient) = <Self as ConsentPeople<AccountId>>::patient(3);
		let (requester_account, requester) = at_work(place, 4, Profession::Doctor);
		let (colleague_account, colleague) = at_work(place, 5, Profession::Doctor);
		let (pathologist_account, _) = at_work(laboratory, 6, Profession::Doctor);
		let (representative_account, representative) = People::person(9);
		represent(patient, representative, Power::Consent);
		give_grants(patient, requester, Category::Laboratory);
		give_cover(place, patient, colleague);
		pallet_orders::Cast {
			representative_account,
			patient,
			requester_account,
			colleague_account,
			organisation: place,
			pathologist_account,
			laboratory,
			other_laboratory,
		}
	}

	fn add_record(author: &AccountId, organisation: OrganisationId, patient: PatientId, record: RecordId) {
		let author = person_of(author);
		write_record(
			record,
			authored(patient, author, organisation, Category::Laboratory),
			1,
		);
	}

	fn amend_record(_: &AccountId, _: OrganisationId, record: RecordId) {
		let details = pallet_records::Records::<Runtime>::get(record)
			.expect("the benchmark added the record before; qed");
		write_record(record, details.facts, details.version.saturating_add(1));
	}
}
