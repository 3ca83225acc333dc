// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

use super::*;
use salus_client::api::WrapHolder;
use salus_primitives::{
	consent::{Audience, Mode, Power, Powers, Purpose, Representation},
	records::{Anchor, RecordFacts, RecordOrigin, RecordStatus},
	time::DayRange,
	views::{ConsentDetails, RecordDetails, VersionDetails},
	ConsentId, RecordId,
};

const PATIENT: PatientId = PatientId::repeat(1);
const DOCTOR: PersonId = PersonId::repeat(2);
const MOTHER: PersonId = PersonId::repeat(3);
const NORTH: OrganisationId = OrganisationId::repeat(8);
const SOUTH: OrganisationId = OrganisationId::repeat(9);
const RECORD: RecordId = RecordId::repeat(7);
const NOW: UnixMillis = UnixMillis(1_000);

fn key(version: u32) -> EncryptionKey {
	EncryptionKey {
		version,
		public: [version as u8; 32],
	}
}

fn terms(category: Category) -> Terms {
	Terms {
		categories: Categories::of(&[category]),
		record_days: DayRange::ALL,
		purposes: salus_primitives::consent::Purposes::of(&[Purpose::Treat]),
		mode: Mode::Read,
		audience: Audience::Whole,
		expires_at: UnixMillis(2_000),
	}
}

fn record() -> RecordView {
	let facts = RecordFacts {
		patient: PATIENT,
		author: PersonId::repeat(5),
		organisation: NORTH,
		category: Category::Laboratory,
		day: Day(10),
		origin: RecordOrigin::Authored,
		status: RecordStatus::Current,
	};
	let anchor = Anchor {
		commitment: [0; 32],
		ciphertext_hash: [0; 32],
		size_bucket: 0,
	};
	let current = VersionDetails {
		anchor,
		author: facts.author,
		profession: None,
		anchored_at: NOW,
		block: 1,
		previous: None,
	};
	RecordView {
		record: RECORD,
		details: RecordDetails {
			facts,
			version: 1,
			created_at: NOW,
		},
		current,
	}
}

fn state(grants: &[(Grantee, Terms)]) -> PatientState {
	let mut state = PatientState {
		grants: grants.to_vec(),
		representatives: vec![MOTHER],
		..Default::default()
	};
	state.records.insert(RECORD, record());
	for holder in [
		Recipient::Person(PATIENT.person()),
		Recipient::Person(DOCTOR),
		Recipient::Person(MOTHER),
	] {
		state.keys.insert(holder, key(1));
	}
	state.keys.insert(Recipient::Organisation(SOUTH), key(1));
	state.keys.insert(Recipient::Organisation(NORTH), key(1));
	state
}

fn row(holders: &[(Recipient, u32)]) -> CustodianRecord {
	let wraps = holders.iter().map(|(recipient, key_version)| WrapHolder {
		recipient: *recipient,
		key_version: *key_version,
	});
	CustodianRecord {
		record: RECORD,
		version: 1,
		patient: PATIENT,
		wraps: wraps.collect(),
		own_wrap: None,
	}
}

fn who(state: &PatientState, row: &CustodianRecord) -> Vec<Recipient> {
	missing(state, row, NORTH, NOW)
		.into_iter()
		.map(|entry| entry.recipient)
		.collect()
}

const ANA: Recipient = Recipient::Person(PersonId::repeat(1));

#[test]
fn patient_representative_and_granted_person_are_missing_at_first() {
	let state = state(&[(Grantee::Person(DOCTOR), terms(Category::Laboratory))]);
	let expected = vec![ANA, Recipient::Person(DOCTOR), Recipient::Person(MOTHER)];
	assert_eq!(who(&state, &row(&[])), expected);
}

#[test]
fn who_has_a_current_wrap_is_not_missing() {
	let state = state(&[]);
	assert_eq!(
		who(&state, &row(&[(ANA, 1), (Recipient::Person(MOTHER), 1)])),
		vec![]
	);
}

#[test]
fn a_rotated_key_is_missing_again_also_for_a_holder_without_a_grant() {
	let mut state = state(&[]);
	state.keys.insert(ANA, key(2));
	state.keys.insert(Recipient::Person(DOCTOR), key(2));
	let holders = row(&[
		(ANA, 1),
		(Recipient::Person(MOTHER), 1),
		(Recipient::Person(DOCTOR), 1),
	]);
	assert_eq!(who(&state, &holders), vec![ANA, Recipient::Person(DOCTOR)]);
}

#[test]
fn an_organisation_is_missing_only_while_a_grant_to_it_covers_the_record() {
	let south = Recipient::Organisation(SOUTH);
	let holders = row(&[(ANA, 1), (Recipient::Person(MOTHER), 1)]);
	let granted = state(&[(Grantee::Organisation(SOUTH), terms(Category::Laboratory))]);
	assert_eq!(who(&granted, &holders), vec![south]);
	assert_eq!(missing(&granted, &holders, NORTH, UnixMillis(1_999)).len(), 1);
	assert_eq!(missing(&granted, &holders, NORTH, UnixMillis(2_000)).len(), 0);
	let other = state(&[(Grantee::Organisation(SOUTH), terms(Category::Imaging))]);
	assert_eq!(who(&other, &holders), vec![]);
}

#[test]
fn nobody_is_asked_about_for_a_grant_that_a_seal_shuts() {
	let holders = row(&[(ANA, 1), (Recipient::Person(MOTHER), 1)]);
	let mut sealed = state(&[(Grantee::Organisation(SOUTH), terms(Category::Laboratory))]);
	sealed.sealed = Categories::of(&[Category::Laboratory]);
	assert_eq!(who(&sealed, &holders), vec![]);
}

#[test]
fn nobody_is_wrapped_for_without_a_key_or_before_the_anchor_is_final() {
	let mut keyless = state(&[]);
	keyless.keys.remove(&ANA);
	assert_eq!(who(&keyless, &row(&[])), vec![Recipient::Person(MOTHER)]);
	let mut unanchored = state(&[]);
	unanchored.records.clear();
	assert_eq!(who(&unanchored, &row(&[])), vec![]);
}

#[test]
fn the_own_organisation_is_never_wrapped_for() {
	let state = state(&[(Grantee::Organisation(NORTH), terms(Category::Laboratory))]);
	let holders = row(&[(ANA, 1), (Recipient::Person(MOTHER), 1)]);
	assert_eq!(who(&state, &holders), vec![]);
}

#[test]
fn only_active_consents_in_time_and_live_representatives_count() {
	let consent = |status, expires_at| ConsentView {
		consent: ConsentId::repeat(1),
		details: ConsentDetails {
			patient: PATIENT,
			grantee: Grantee::Person(DOCTOR),
			terms: Terms {
				expires_at,
				..terms(Category::Laboratory)
			},
			status,
			requested: None,
			decided_by: None,
			created_at: NOW,
			changed_at: NOW,
			supersedes: None,
		},
	};
	let representative = |from, ends_at| RepresentationView {
		patient: PATIENT,
		representative: MOTHER,
		representation: Representation {
			powers: Powers::of(&[Power::View]),
			from,
			until: ends_at,
			guardian: true,
		},
		ends_at,
	};
	let later = UnixMillis(1_001);
	let consents = [
		consent(ConsentStatus::Active, later),
		consent(ConsentStatus::Active, NOW),
		consent(ConsentStatus::Inactive, later),
		consent(ConsentStatus::Proposed, later),
	];
	let representatives = [
		representative(NOW, later),
		representative(later, later),
		representative(NOW, NOW),
	];
	let state = PatientState::new(&consents, &representatives, NOW);
	assert_eq!((state.grants.len(), state.representatives.len()), (1, 1));
}

#[test]
fn a_person_is_asked_about_only_where_a_grant_covers_the_record() {
	let holders = row(&[(ANA, 1), (Recipient::Person(MOTHER), 1)]);
	let doctor = Recipient::Person(DOCTOR);
	let granted = state(&[(Grantee::Person(DOCTOR), terms(Category::Laboratory))]);
	assert_eq!(who(&granted, &holders), vec![doctor]);
	let other = state(&[(Grantee::Person(DOCTOR), terms(Category::Imaging))]);
	assert_eq!(who(&other, &holders), vec![]);
}

fn task(holder: Recipient, record: RecordId, until: u64) -> TaskHolder {
	TaskHolder {
		record,
		holder,
		until: UnixMillis(until),
	}
}

#[test]
fn a_pharmacy_with_the_lock_and_a_doctor_with_a_task_are_asked_about() {
	let mut state = state(&[]);
	let south = Recipient::Organisation(SOUTH);
	let doctor = Recipient::Person(DOCTOR);
	state.tasks = vec![task(south, RECORD, NOW.0 + 1), task(doctor, RECORD, NOW.0 + 1)];
	let found = who(&state, &row(&[]));
	assert!(found.contains(&south), "{found:?}");
	assert!(found.contains(&doctor), "{found:?}");
}

#[test]
fn a_task_that_is_over_or_on_another_record_is_no_reason() {
	let south = Recipient::Organisation(SOUTH);
	for tasks in [
		vec![task(south, RECORD, NOW.0)],
		vec![task(south, RecordId::repeat(0x70), NOW.0 + 1)],
	] {
		let mut state = state(&[]);
		state.tasks = tasks;
		assert!(!who(&state, &row(&[])).contains(&south));
	}
}
