// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The calls of the loads, each under an id of its own and each one that the chain carries out.

use crate::{
	people::{bytes, Belonging, Person, Scene},
	sign::Job,
};
use salus_client::{
	account::Signer,
	chain::{
		calls::{appointments, consent, records, roles, utility},
		Call,
	},
};
use salus_e2e::{now, scene::for_an_hour, Result, Trouble};
use salus_primitives::{
	appointments::{Modality, SlotSpan, SlotSpans, TimeZoneCode, MAX_SLOTS_PER_CALL},
	consent::{Category, Grantee, Mode, Purpose, MAX_GRANTS_PER_PAIR},
	records::{Anchor, RecordOrigin},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	AppointmentId, ConsentId, Network, OrganisationId, RecordId, ScheduleId, UnixMillis,
};

/// How long a slot is: a quarter of an hour.
const SLOT: u64 = 15 * UnixMillis::MINUTE;

/// How many calls are in a batch, half of them grants.
pub const BATCH: usize = 100;

/// The id of the `number`-th grant.
pub fn consent_id(number: usize) -> ConsentId {
	ConsentId(bytes("consent", number))
}

/// The `number`-th grant: the patients in turn, and each goes through the doctors.
pub fn grant(scene: &Scene, number: usize) -> Job<'_> {
	let patients = scene.patients.len();
	let signer = &scene.patients[number % patients].person;
	grant_by(scene, signer, number, number / patients)
}

/// A grant by this patient, the `turn`-th that they give. At most eight a doctor are active.
fn grant_by<'a>(scene: &Scene, signer: &'a Person, number: usize, turn: usize) -> Job<'a> {
	debug_assert!(turn < scene.doctors.len() * MAX_GRANTS_PER_PAIR as usize);
	let doctor = &scene.doctors[turn % scene.doctors.len()].person;
	let terms = for_an_hour(&[Category::Observation, Category::Condition], Mode::Read);
	let call = consent::grant(
		consent_id(number),
		signer.patient(),
		Grantee::Person(doctor.id),
		terms,
	);
	Job { signer, call }
}

/// The `number`-th anchor: what a patient has written down, the patients in turn.
pub fn anchor(scene: &Scene, number: usize) -> Job<'_> {
	anchor_by(&scene.patients[number % scene.patients.len()], number)
}

fn anchor_by(patient: &Belonging, number: usize) -> Job<'_> {
	let new = records::NewRecord {
		record: RecordId(bytes("record", number)),
		patient: patient.person.patient(),
		organisation: patient.organisation,
		category: Category::Observation,
		day: now().day(),
		origin: RecordOrigin::PatientReported,
		anchor: Anchor {
			commitment: bytes("commitment", number),
			ciphertext_hash: bytes("ciphertext", number),
			size_bucket: 3,
		},
		purpose: Purpose::Treat,
	};
	Job {
		signer: &patient.person,
		call: records::add(&new),
	}
}

/// The `number`-th batch by one of so many patients: half grants, half anchors.
pub fn batch(scene: &Scene, patients: usize, number: usize) -> Job<'_> {
	let patient = &scene.patients[number % patients];
	let half = BATCH / 2;
	let turn = number / patients * half;
	let grants = (0..half).map(|index| grant_by(scene, &patient.person, number * half + index, turn + index));
	let anchors = (0..half).map(|index| anchor_by(patient, number * half + index));
	Job {
		signer: &patient.person,
		call: utility::batch_all(grants.chain(anchors).map(|job| job.call).collect()),
	}
}

/// A doctor's calendar.
fn schedule(doctor: usize) -> ScheduleId {
	ScheduleId(bytes("schedule", doctor))
}

/// When the `number`-th slot of a calendar starts: so many a day as one call publishes, from the first
/// midnight (UTC) that is a day ahead or more of `now`.
fn slot(now: UnixMillis, number: usize) -> UnixMillis {
	let day = (number / MAX_SLOTS_PER_CALL as usize) as u64;
	let of_day = (number % MAX_SLOTS_PER_CALL as usize) as u64;
	let first = now.0 / UnixMillis::DAY + 2;
	UnixMillis((first + day) * UnixMillis::DAY + of_day * SLOT)
}

/// What opens every doctor's calendar for so many bookings in all.
pub fn calendars(scene: &Scene, now: UnixMillis, bookings: usize) -> Vec<Job<'_>> {
	let days = bookings
		.div_ceil(scene.doctors.len())
		.div_ceil(MAX_SLOTS_PER_CALL as usize);
	let of_doctor = |(index, doctor): (usize, &'_ Belonging)| {
		let id = doctor.person.id;
		let open =
			appointments::open_schedule(schedule(index), doctor.organisation, id, TimeZoneCode(0), true);
		let publish = (0..days).map(move |day| appointments::publish(schedule(index), spans(now, day)));
		std::iter::once(open).chain(publish).collect::<Vec<Call>>()
	};
	let jobs = scene.doctors.iter().enumerate().flat_map(|one| {
		let signer = &one.1.person;
		of_doctor(one).into_iter().map(move |call| Job { signer, call })
	});
	jobs.collect()
}

fn spans(now: UnixMillis, day: usize) -> SlotSpans {
	let most = MAX_SLOTS_PER_CALL as usize;
	let spans = (0..most).map(|index| {
		let start = slot(now, day * most + index);
		SlotSpan {
			start,
			end: start.plus(SLOT),
		}
	});
	SlotSpans::truncate_from(spans.collect())
}

/// The `number`-th booking: the patients in turn, the doctors in turn, slot by slot.
pub fn booking(scene: &Scene, now: UnixMillis, number: usize) -> Job<'_> {
	let signer = &scene.patients[number % scene.patients.len()].person;
	let call = appointments::book(
		AppointmentId(bytes("appointment", number)),
		schedule(number % scene.doctors.len()),
		slot(now, number / scene.doctors.len()),
		signer.patient(),
		Modality::InPerson,
		None,
		None,
	);
	Job { signer, call }
}

/// The `number`-th of a mix: of ten, six grants, two bookings, two anchors.
pub fn mixed(scene: &Scene, now: UnixMillis, number: usize) -> Job<'_> {
	let (ten, place) = (number / 10, number % 10);
	match place {
		0..6 => grant(scene, 6 * ten + place),
		6 | 7 => booking(scene, now, 2 * ten + place - 6),
		_ => anchor(scene, 2 * ten + place - 8),
	}
}

/// How many bookings so many of a mix hold.
pub fn bookings_in(mixed: usize) -> usize {
	mixed.div_ceil(10) * 2
}

/// The `number`-th enrolment of somebody new: the clerks of the organisations in turn.
pub fn enrolment(scene: &Scene, network: Network, number: usize) -> Result<Job<'_>> {
	let clerk = &scene.clerks[number % scene.clerks.len()];
	let newcomer = Person::new("newcomer", number)?;
	Ok(Job {
		signer: &clerk.person,
		call: roles::enrol_patient(&signed(&newcomer, network, clerk.organisation)),
	})
}

fn signed(newcomer: &Person, network: Network, organisation: OrganisationId) -> roles::Enrolment {
	let statement = EnrolmentStatement {
		network,
		purpose: EnrolmentPurpose::Patient,
		organisation,
		person: newcomer.id,
		account: newcomer.key.account(),
		encryption_key: newcomer.encryption_key,
		expires_at: now().plus(UnixMillis::HOUR),
	};
	roles::Enrolment {
		organisation,
		person: statement.person,
		account: statement.account,
		encryption_key: statement.encryption_key,
		expires_at: statement.expires_at,
		signature: newcomer.key.sign(statement.text().as_bytes()),
	}
}

/// Refuses a load in which somebody would sign more than the rules let them.
pub fn ensure_fits(what: &str, wanted: usize, most: usize) -> Result<()> {
	if wanted <= most {
		return Ok(());
	}
	Err(Trouble::not_held(format!(
		"{wanted} {what} are more than this scene allows ({most}): take fewer seconds, or sign fewer a second"
	)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::people::Size;
	use std::collections::BTreeSet;

	fn scene() -> Scene {
		Scene::new(Size {
			organisations: 2,
			doctors: 16,
			patients: 6,
		})
		.unwrap()
	}

	const NOON: UnixMillis = UnixMillis(UnixMillis::DAY / 2);

	#[test]
	fn of_ten_six_are_grants_two_bookings_and_two_anchors() {
		let scene = scene();
		let count = |pallet| {
			(0..20)
				.filter(|number| mixed(&scene, NOON, *number).call.pallet == pallet)
				.count()
		};
		assert_eq!(["Consent", "Appointments", "Records"].map(count), [12, 4, 4]);
		assert_eq!(bookings_in(20), 4);
	}

	#[test]
	fn no_call_of_a_load_comes_twice() {
		let scene = scene();
		let calls: BTreeSet<_> = (0..60)
			.map(|number| format!("{:?}", mixed(&scene, NOON, number).call))
			.collect();
		assert_eq!(calls.len(), 60);
	}

	#[test]
	fn slots_follow_each_other_from_a_midnight_on_that_is_ahead() {
		assert_eq!(slot(NOON, 0), UnixMillis(2 * UnixMillis::DAY));
		assert_eq!(slot(NOON, 1), UnixMillis(2 * UnixMillis::DAY + SLOT));
		assert_eq!(slot(NOON, 64), UnixMillis(3 * UnixMillis::DAY));
	}

	#[test]
	fn calendars_have_a_slot_for_each_booking() {
		let scene = scene();
		let published = |bookings| calendars(&scene, NOON, bookings).len() - scene.doctors.len();
		assert_eq!(published(1), 16);
		assert_eq!(published(16 * 64), 16);
		assert_eq!(published(16 * 64 + 1), 32);
	}

	#[test]
	fn a_batch_is_one_patient_s() {
		let scene = scene();
		assert_eq!(batch(&scene, 3, 4).signer.id, scene.patients[1].person.id);
		let call = format!("{:?}", batch(&scene, 3, 4).call);
		assert_eq!(call.matches("\"Consent\"").count(), 50);
		assert_eq!(call.matches("\"Records\"").count(), 50);
	}

	#[test]
	fn a_load_that_the_rules_do_not_let_through_is_refused() {
		assert!(ensure_fits("grants", 8, 8).is_ok());
		assert!(ensure_fits("grants", 9, 8).is_err());
	}
}
