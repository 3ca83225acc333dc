// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who searches: a set of keys, and what they may send calls as. Each can make up two people of their own besides.

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

/// People whom an adversary makes up: the names of their keys.
pub const SOCKS: [&str; 2] = ["SockOne", "SockTwo"];

/// Somebody, or some people together, who want more than they were given.
#[derive(Clone, Copy, Debug)]
pub struct Adversary {
	/// What the table of gains calls them.
	pub name: &'static str,
	/// What they may use from the start.
	pub carriers: &'static [Carrier],
}

use Carrier::{Council, Signed, Sudo};

/// Each alone, pairs of one hospital, and one of its administrators with whom acts need besides.
pub const ADVERSARIES: &[Adversary] = &[
	Adversary {
		name: "sudo",
		carriers: &[Sudo],
	},
	Adversary {
		name: "council",
		carriers: &[Council],
	},
	Adversary {
		name: "administrator",
		carriers: &[Signed("NorthAdmin")],
	},
	Adversary {
		name: "clerk",
		carriers: &[Signed("NorthClerk")],
	},
	Adversary {
		name: "nurse",
		carriers: &[Signed("NorthNurse")],
	},
	Adversary {
		name: "doctor",
		carriers: &[Signed("NorthDoctor")],
	},
	Adversary {
		name: "session",
		carriers: &[Signed("FrontDesk")],
	},
	Adversary {
		name: "guardian",
		carriers: &[Signed("Eve")],
	},
	Adversary {
		name: "pharmacy",
		carriers: &[Signed("PharmacyOnePharmacist")],
	},
	Adversary {
		name: "laboratory",
		carriers: &[Signed("LabTechnician")],
	},
	Adversary {
		name: "outsider",
		carriers: &[Signed("Ferdie")],
	},
	Adversary {
		name: "doctor and colleague",
		carriers: &[Signed("Bob"), Signed("NorthDoctor")],
	},
	Adversary {
		name: "clerk and nurse",
		carriers: &[Signed("NorthClerk"), Signed("NorthNurse")],
	},
	Adversary {
		name: "administrator and council",
		carriers: &[Signed("NorthAdmin"), Council],
	},
	Adversary {
		name: "administrator and sudo",
		carriers: &[Signed("NorthAdmin"), Sudo],
	},
];
