// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who searches: a set of keys, and what they may send calls as. Each can make up two people of their own besides.

use salus_primitives::{
	development::{organisation_id, person_id},
	OrganisationId, PersonId,
};

/// How a call of an adversary is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
	/// Signed by the account of this name.
	Signed(&'static str),
	/// Carried by sudo, whose key the adversary holds.
	Sudo,
	/// Carried by a council motion that two of three voted for.
	Council,
}

/// People whom an adversary makes up: the names of their keys. The second only fills an organisation's second place.
pub const SOCKS: [&str; 2] = ["SockOne", "SockTwo"];

/// The name of a key that is nobody's: an account to give to somebody else.
pub const SPARE: &str = "SockPhone";

/// Somebody, or some people together, who want more than they were given.
#[derive(Clone, Copy, Debug)]
pub struct Adversary {
	/// What the table of gains calls them.
	pub name: &'static str,
	/// What they may use from the start.
	pub carriers: &'static [Carrier],
	/// For whom these act.
	people: &'static [&'static str],
	/// Where they act.
	places: &'static [&'static str],
}

impl Adversary {
	/// The people for whom the adversary acts. None of the network's administrators is one.
	pub fn acts_for(&self) -> Vec<PersonId> {
		self.people.iter().map(|name| person_id(name)).collect()
	}

	/// Those of them whose keys the adversary has: not whom only a session acts for.
	pub fn persons(&self) -> Vec<PersonId> {
		if self.name == SESSION {
			Vec::new()
		} else {
			self.acts_for()
		}
	}

	/// The organisations that they are of.
	pub fn organisations(&self) -> Vec<OrganisationId> {
		self.places.iter().map(|name| organisation_id(name)).collect()
	}
}

use Carrier::{Council, Signed, Sudo};

const SESSION: &str = "session";
const NORTH: &[&str] = &["NorthHospital"];
const BOTH: &[&str] = &["NorthHospital", "SouthHospital"];

const fn of(
	name: &'static str,
	carriers: &'static [Carrier],
	people: &'static [&'static str],
	places: &'static [&'static str],
) -> Adversary {
	Adversary {
		name,
		carriers,
		people,
		places,
	}
}

/// Each alone, and some together: pairs of one hospital, one of its administrators with whom acts need besides, and those two who are
/// enough by the rules, so that how long they have to wait is searched as well.
pub const ADVERSARIES: &[Adversary] = &[
	of("sudo", &[Sudo], &[], NORTH),
	of("council", &[Council], &[], NORTH),
	of("administrator", &[Signed("NorthAdmin")], &["NorthAdmin"], NORTH),
	of("clerk", &[Signed("NorthClerk")], &["NorthClerk"], NORTH),
	of("nurse", &[Signed("NorthNurse")], &["NorthNurse"], NORTH),
	of("doctor", &[Signed("NorthDoctor")], &["NorthDoctor"], NORTH),
	of(SESSION, &[Signed("FrontDesk")], &["NorthClerk"], NORTH),
	of("guardian", &[Signed("Eve")], &["Eve"], NORTH),
	of(
		"pharmacy",
		&[Signed("PharmacyOnePharmacist")],
		&["PharmacyOnePharmacist"],
		&["PharmacyOne"],
	),
	of(
		"laboratory",
		&[Signed("LabTechnician")],
		&["LabTechnician"],
		&["Laboratory"],
	),
	of("outsider", &[Signed("Ferdie")], &["Ferdie"], NORTH),
	of("thief", &[Signed("DaveSecondPhone")], &["Dave"], NORTH),
	of(
		"doctor and colleague",
		&[Signed("Bob"), Signed("NorthDoctor")],
		&["Bob", "NorthDoctor"],
		NORTH,
	),
	of(
		"clerk and nurse",
		&[Signed("NorthClerk"), Signed("NorthNurse")],
		&["NorthClerk", "NorthNurse"],
		NORTH,
	),
	of(
		"clerk and doctor",
		&[Signed("NorthClerk"), Signed("NorthDoctor")],
		&["NorthClerk", "NorthDoctor"],
		NORTH,
	),
	of(
		"administrator and clerk",
		&[Signed("NorthAdmin"), Signed("NorthClerk")],
		&["NorthAdmin", "NorthClerk"],
		NORTH,
	),
	of(
		"administrator and council",
		&[Signed("NorthAdmin"), Council],
		&["NorthAdmin"],
		NORTH,
	),
	of(
		"administrator and sudo",
		&[Signed("NorthAdmin"), Sudo],
		&["NorthAdmin"],
		NORTH,
	),
	of(
		"two administrators",
		&[Signed("NorthAdmin"), Signed("NorthSecond")],
		&["NorthAdmin", "NorthSecond"],
		NORTH,
	),
	of(
		"two desks",
		&[Signed("NorthClerk"), Signed("SouthClerk")],
		&["NorthClerk", "SouthClerk"],
		BOTH,
	),
];

/// The adversary of this name.
pub fn named(name: &str) -> &'static Adversary {
	let adversary = ADVERSARIES.iter().find(|adversary| adversary.name == name);
	adversary.unwrap_or_else(|| panic!("no adversary is called {name}: see adversaries.rs"))
}
