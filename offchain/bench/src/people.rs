// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who is there: derived from their numbers, so that every run meets the same people.

use blake2::{digest::consts::U32, Blake2b, Digest};
use salus_client::account::Sr25519Key;
use salus_e2e::{Result, Trouble};
use salus_primitives::{OrganisationId, PatientId, PersonId};

/// How many there are.
#[derive(Clone, Copy, Debug)]
pub struct Size {
	/// Hospitals, each with two administrators and one clerk.
	pub organisations: usize,
	/// Doctors, spread over the hospitals.
	pub doctors: usize,
	/// Patients, spread over the hospitals.
	pub patients: usize,
}

/// A person with an account.
pub struct Person {
	/// Who.
	pub id: PersonId,
	/// What signs for them.
	pub key: Sr25519Key,
	/// Their X25519 public key. Nobody has its secret: nothing is wrapped here.
	pub encryption_key: [u8; 32],
}

/// A person and the hospital to which they belong.
pub struct Belonging {
	/// Who.
	pub person: Person,
	/// Where.
	pub organisation: OrganisationId,
}

/// A hospital.
pub struct Hospital {
	/// Its id.
	pub id: OrganisationId,
	/// Its two administrators.
	pub administrators: [Person; 2],
	/// The key of its custodian.
	pub custodian_key: [u8; 32],
}

/// Everybody.
pub struct Scene {
	/// The hospitals.
	pub hospitals: Vec<Hospital>,
	/// One clerk for each hospital, in the same order.
	pub clerks: Vec<Belonging>,
	/// Doctors.
	pub doctors: Vec<Belonging>,
	/// Patients, registered where they belong.
	pub patients: Vec<Belonging>,
}

/// 32 bytes that stand for the `number`-th of a kind: as good as drawn, and the same in every run.
pub fn bytes(kind: &str, number: usize) -> [u8; 32] {
	Blake2b::<U32>::digest(format!("salus bench {kind} {number}")).into()
}

impl Person {
	/// The `number`-th of a kind.
	pub fn new(kind: &str, number: usize) -> Result<Self> {
		let key = Sr25519Key::from_seed(bytes(&format!("{kind} account"), number));
		Ok(Self {
			id: PersonId(bytes(kind, number)),
			key: key.ok_or_else(|| Trouble::not_held("a seed of 32 bytes makes no account"))?,
			encryption_key: bytes(&format!("{kind} key"), number),
		})
	}

	/// The person as a patient.
	pub fn patient(&self) -> PatientId {
		self.id.as_patient()
	}
}

fn hospital(number: usize) -> Result<Hospital> {
	let administrator = |which| Person::new("administrator", 2 * number + which);
	Ok(Hospital {
		id: OrganisationId(bytes("hospital", number)),
		administrators: [administrator(0)?, administrator(1)?],
		custodian_key: bytes("custodian", number),
	})
}

impl Scene {
	/// Everybody, at least one of each.
	pub fn new(size: Size) -> Result<Self> {
		let hospitals = (0..size.organisations)
			.map(hospital)
			.collect::<Result<Vec<_>>>()?;
		let spread = |kind: &str, count: usize| {
			(0..count)
				.map(|number| {
					Ok(Belonging {
						person: Person::new(kind, number)?,
						organisation: hospitals[number % hospitals.len()].id,
					})
				})
				.collect::<Result<Vec<_>>>()
		};
		Ok(Self {
			clerks: spread("clerk", size.organisations)?,
			doctors: spread("doctor", size.doctors)?,
			patients: spread("patient", size.patients)?,
			hospitals,
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_client::account::Signer;
	use std::collections::BTreeSet;

	#[test]
	fn nobody_is_somebody_else_and_everybody_belongs_somewhere() {
		let scene = Scene::new(Size {
			organisations: 2,
			doctors: 3,
			patients: 3,
		})
		.unwrap();
		let people = scene.doctors.iter().chain(&scene.patients).chain(&scene.clerks);
		let accounts: BTreeSet<_> = people.map(|one| one.person.key.account()).collect();
		assert_eq!(accounts.len(), 8);
		assert_eq!(scene.clerks.len(), 2);
		assert_eq!(scene.doctors[2].organisation, scene.hospitals[0].id);
		assert_ne!(scene.hospitals[0].id, scene.hospitals[1].id);
	}

	#[test]
	fn every_run_meets_the_same_people() {
		let account = || Person::new("patient", 7).unwrap().key.account();
		assert_eq!(account(), account());
	}
}
