// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who there is, who signs as whom, and whose licence is live.

use super::{need, Verdict, DAY, HOUR};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
	/// The patient of nearly everything.
	Dave,
	/// Another patient of the same hospital.
	Eve,
	/// A patient of the other hospital.
	Ferdie,
	/// Represents Dave, for bookings.
	Booker,
	/// Represents Dave, for consents.
	Consenter,
	/// The doctor of nearly everything.
	Bob,
	/// A doctor of the same hospital.
	Colleague,
	/// A doctor of the other hospital.
	Charlie,
	Nurse,
	Clerk,
	SouthClerk,
	NorthAdmin,
	SouthAdmin,
	LabAdmin,
	OneAdmin,
	TwoAdmin,
	PharmacistOne,
	PharmacistTwo,
	/// A technician who may verify.
	Technician,
	/// A technician who may not.
	Junior,
}

/// Which key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
	/// A person's own.
	Own(Person),
	/// Bob's clinical session.
	Tablet,
	/// The clerk's desk session.
	Desk,
	/// One that the chain does not know.
	Nobody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Org {
	North,
	South,
	Lab,
	One,
	Two,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profession {
	Doctor,
	Nurse,
	Clerk,
	Pharmacist,
	Technician,
}

/// What kind of thing somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
	/// As oneself.
	Own,
	/// As a clinician.
	Clinic,
	/// At the front desk.
	Desk,
}

/// Somebody's place in an organisation.
#[derive(Clone, Copy, Debug)]
pub struct Job {
	pub person: Person,
	pub org: Org,
	pub profession: Profession,
	pub verifies: bool,
	pub until: u64,
	pub suspended: bool,
}

#[derive(Clone)]
pub struct People {
	pub jobs: Vec<Job>,
	closed: Vec<Org>,
	/// Whom Dave lets contribute, and until when.
	grants: Vec<Person>,
	grants_until: u64,
	pub tablet_until: u64,
	pub desk_until: u64,
	pub booker_until: u64,
	pub consenter_until: u64,
}

pub const PATIENTS: [Person; 3] = [Person::Dave, Person::Eve, Person::Ferdie];

/// How long the scene's hirings, sessions, representations and grants last.
pub const TABLET: u64 = 8 * HOUR;
pub const DESK: u64 = 6 * HOUR;
pub const BOOKER: u64 = 20 * DAY;
pub const CONSENTER: u64 = 30 * DAY;
pub const JUNIOR: u64 = 40 * DAY;
pub const GRANTS: u64 = 50 * DAY;

const fn job(person: Person, org: Org, profession: Profession) -> Job {
	Job {
		person,
		org,
		profession,
		verifies: false,
		until: u64::MAX,
		suspended: false,
	}
}

impl People {
	pub fn of_the_scene(now: u64) -> Self {
		use {Org::*, Profession as P};
		let verifying = Job {
			verifies: true,
			..job(Person::Technician, Lab, P::Technician)
		};
		let junior = Job {
			until: now + JUNIOR,
			..job(Person::Junior, Lab, P::Technician)
		};
		Self {
			jobs: vec![
				job(Person::Bob, North, P::Doctor),
				job(Person::Colleague, North, P::Doctor),
				job(Person::Charlie, South, P::Doctor),
				job(Person::Nurse, North, P::Nurse),
				job(Person::Clerk, North, P::Clerk),
				job(Person::SouthClerk, South, P::Clerk),
				job(Person::PharmacistOne, One, P::Pharmacist),
				job(Person::PharmacistTwo, Two, P::Pharmacist),
				verifying,
				junior,
			],
			closed: Vec::new(),
			grants: Vec::new(),
			grants_until: now + GRANTS,
			tablet_until: now + TABLET,
			desk_until: now + DESK,
			booker_until: now + BOOKER,
			consenter_until: now + CONSENTER,
		}
	}

	/// As if nobody were suspended; `None` where nobody is.
	pub fn reinstated(&self) -> Option<Self> {
		let mut people = self.clone();
		people.closed.clear();
		people.jobs.iter_mut().for_each(|job| job.suspended = false);
		let anybody = !self.closed.is_empty() || self.jobs.iter().any(|job| job.suspended);
		anybody.then_some(people)
	}

	pub fn is_open(&self, org: Org) -> bool {
		!self.closed.contains(&org)
	}

	/// What this person may work as there at that instant.
	pub fn job(&self, person: Person, org: Org, now: u64) -> Option<&Job> {
		self.jobs.iter().find(|job| {
			job.person == person && job.org == org && !job.suspended && now < job.until && self.is_open(org)
		})
	}

	pub fn works_as(&self, person: Person, org: Org, profession: Profession, now: u64) -> bool {
		self.job(person, org, now)
			.is_some_and(|job| job.profession == profession)
	}

	pub fn is_doctor(&self, person: Person, org: Org, now: u64) -> bool {
		self.works_as(person, org, Profession::Doctor, now)
	}

	/// Those who do a house's tests by what they are there: technicians; in a laboratory all doctors, elsewhere those who may verify.
	pub fn tests_at(&self, person: Person, org: Org, now: u64) -> Option<&Job> {
		self.job(person, org, now).filter(|job| match job.profession {
			Profession::Technician => true,
			Profession::Doctor => org == Org::Lab || job.verifies,
			_ => false,
		})
	}

	/// An administrator of an organisation that may act.
	pub fn administers(&self, person: Person, org: Org) -> bool {
		let admin = match org {
			Org::North => Person::NorthAdmin,
			Org::South => Person::SouthAdmin,
			Org::Lab => Person::LabAdmin,
			Org::One => Person::OneAdmin,
			Org::Two => Person::TwoAdmin,
		};
		person == admin && self.is_open(org)
	}

	/// The person behind a key. A session lives by a fitting licence.
	pub fn signer(&self, by: Signer, now: u64) -> Verdict<Person> {
		match by {
			Signer::Own(person) => Ok(person),
			Signer::Tablet if now < self.tablet_until && self.is_doctor(Person::Bob, Org::North, now) => {
				Ok(Person::Bob)
			}
			Signer::Desk
				if now < self.desk_until
					&& self.works_as(Person::Clerk, Org::North, Profession::Clerk, now) =>
			{
				Ok(Person::Clerk)
			}
			_ => Err("the key controls nobody now"),
		}
	}

	/// The person behind a key that may do such a thing: sessions do one kind each.
	pub fn acts(&self, by: Signer, way: Way, now: u64) -> Verdict<Person> {
		let may = match by {
			Signer::Own(_) => true,
			Signer::Tablet => way == Way::Clinic,
			Signer::Desk => way == Way::Desk,
			Signer::Nobody => false,
		};
		need(may, "the session is not for this")?;
		self.signer(by, now)
	}

	/// The patient, or who represents Dave for bookings.
	pub fn books_for(&self, person: Person, patient: Person, now: u64) -> bool {
		let represents = person == Person::Booker && patient == Person::Dave && now < self.booker_until;
		PATIENTS.contains(&patient) && (person == patient || represents)
	}

	/// The patient, or who represents Dave for consents.
	pub fn consents_for(&self, person: Person, patient: Person, now: u64) -> bool {
		let represents = person == Person::Consenter && patient == Person::Dave && now < self.consenter_until;
		PATIENTS.contains(&patient) && (person == patient || represents)
	}

	/// Is the patient registered with the hospital?
	pub fn is_registered(&self, patient: Person, org: Org) -> bool {
		match patient {
			Person::Dave | Person::Eve => org == Org::North,
			Person::Ferdie => org == Org::South,
			_ => false,
		}
	}

	/// Has the patient let this person contribute?
	pub fn is_granted(&self, person: Person, patient: Person, now: u64) -> bool {
		patient == Person::Dave && self.grants.contains(&person) && now < self.grants_until
	}

	pub fn suspend(&mut self, by: Signer, person: Person, org: Org, yes: bool, now: u64) -> Verdict {
		let admin = self.acts(by, Way::Own, now)?;
		need(self.administers(admin, org), "no administrator there")?;
		let job = self
			.jobs
			.iter_mut()
			.find(|job| job.person == person && job.org == org);
		let job = job.ok_or("no member there")?;
		need(job.suspended != yes, "already so")?;
		job.suspended = yes;
		Ok(())
	}

	pub fn close(&mut self, org: Org) -> Verdict {
		need(self.is_open(org), "already suspended")?;
		self.closed.push(org);
		Ok(())
	}

	pub fn reopen(&mut self, org: Org) -> Verdict {
		need(!self.is_open(org), "not suspended")?;
		self.closed.retain(|closed| *closed != org);
		Ok(())
	}

	/// Dave lets somebody contribute; only the scene does so.
	pub fn grant(&mut self, by: Signer, to: Person, now: u64) -> Verdict {
		let person = self.acts(by, Way::Own, now)?;
		need(
			self.consents_for(person, Person::Dave, now),
			"not for the patient",
		)?;
		need(!self.grants.contains(&to), "granted before")?;
		self.grants.push(to);
		Ok(())
	}

	pub fn revoke(&mut self, by: Signer, from: Person, now: u64) -> Verdict {
		let person = self.acts(by, Way::Own, now)?;
		need(
			self.consents_for(person, Person::Dave, now),
			"not for the patient",
		)?;
		need(self.grants.contains(&from), "nothing to revoke")?;
		self.grants.retain(|granted| *granted != from);
		Ok(())
	}

	pub fn boundaries(&self) -> Vec<u64> {
		vec![
			self.tablet_until,
			self.desk_until,
			self.booker_until,
			self.consenter_until,
			self.grants_until,
		]
	}
}
