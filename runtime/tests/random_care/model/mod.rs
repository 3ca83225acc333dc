// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The state machines as the design writes them down, in plain enums and lists and without a line of the pallets: who may do what,
//! from where, and when.
//!
//! What the pallets store, index and purge has no place here. A slot is not stored as taken: it is taken if an appointment has it.
//! Cover is not stored: it follows from visits, appointments and handovers. What is left of a prescription is a list of units.

pub mod orders;
pub mod papers;
pub mod people;
pub mod prescriptions;
pub mod visits;

use crate::{
	draw::Focus,
	steps::{Step, What},
};
use people::{People, Person};

pub const SECOND: u64 = 1_000;
pub const MINUTE: u64 = 60 * SECOND;
pub const HOUR: u64 = 60 * MINUTE;
pub const DAY: u64 = 24 * HOUR;

/// Done, or why not: in words, for whoever replays a sequence.
pub type Verdict<T = ()> = Result<T, &'static str>;

/// Goes on where the condition holds.
pub fn need(condition: bool, otherwise: &'static str) -> Verdict {
	if condition {
		Ok(())
	} else {
		Err(otherwise)
	}
}

/// A fieldless enum whose variants have the public codes of FHIR R4.
macro_rules! codes {
	($(#[$meta:meta])* $name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
		$(#[$meta])*
		#[derive(Clone, Copy, Debug, PartialEq, Eq)]
		pub enum $name { $($variant),+ }

		impl $name {
			pub const fn code(self) -> &'static str {
				match self { $(Self::$variant => $code),+ }
			}
		}
	};
}
pub(crate) use codes;

/// Everything that the model knows.
#[derive(Clone)]
pub struct Model {
	pub now: u64,
	pub people: People,
	pub papers: Vec<papers::Paper>,
	pub visits: visits::Visits,
	pub scripts: Vec<prescriptions::Script>,
	pub orders: orders::Orders,
}

impl Model {
	pub fn new(now: u64) -> Self {
		Self {
			now,
			people: People::of_the_scene(now),
			papers: Vec::new(),
			visits: visits::Visits::default(),
			scripts: Vec::new(),
			orders: orders::Orders::default(),
		}
	}

	/// Takes a step, or says why it cannot be. Nothing changes then.
	pub fn take(&mut self, step: &Step) -> Verdict {
		let by = step.by;
		match &step.what {
			What::Wait { until } => {
				self.now = *until;
				Ok(())
			}
			What::SuspendMember { person, org } => self.people.suspend(by, *person, *org, true, self.now),
			What::ReinstateMember { person, org } => self.people.suspend(by, *person, *org, false, self.now),
			What::SuspendOrganisation { org } => self.people.close(*org),
			What::ReinstateOrganisation { org } => self.people.reopen(*org),
			What::Grant { to } => self.people.grant(by, *to, self.now),
			What::Revoke { from } => self.people.revoke(by, *from, self.now),
			what @ (What::AddPaper { .. } | What::AmendPaper { .. } | What::SpoilPaper { .. }) => {
				self.take_paper(by, what)
			}
			What::Visit(what) => self.take_visit(by, what),
			What::Script(what) => self.take_script(by, what),
			What::Order(what) => self.take_order(by, what),
		}
	}

	/// Would this step be taken?
	pub fn would_take(&self, step: &Step) -> bool {
		self.clone().take(step).is_ok()
	}

	/// Instants still to come at which something that somebody may do changes.
	pub fn boundaries(&self, focus: Focus) -> Vec<u64> {
		let mut all = Vec::new();
		if matches!(focus, Focus::Visits | Focus::Everything) {
			all.extend(self.visits.boundaries());
		}
		if matches!(focus, Focus::Scripts | Focus::Everything) {
			all.extend(self.scripts.iter().flat_map(prescriptions::Script::boundaries));
		}
		if matches!(focus, Focus::Orders | Focus::Everything) {
			all.extend(self.people.boundaries());
			all.extend(self.orders.orders.iter().filter_map(orders::Order::task_until));
		}
		all.retain(|instant| *instant > self.now);
		all.sort_unstable();
		all.dedup();
		all
	}

	/// The prescriber, requester or a colleague with cover: a live doctor there in any case.
	pub fn is_author_or_cover(
		&self,
		person: Person,
		author: Person,
		org: people::Org,
		patient: Person,
	) -> bool {
		self.people.is_doctor(person, org, self.now)
			&& (person == author || self.cover(person, org, patient).is_some())
	}
}
