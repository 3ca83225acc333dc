// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sealed records, as far as the other machines ask for them: who may write and change one.

use super::{
	need,
	people::{Org, Person, Profession, Signer, Way},
	Model, Verdict,
};
use crate::steps::What;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
	Medication,
	Laboratory,
}

/// What a record serves. It serves one thing, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
	Script,
	Fill { pharmacy: Org, until: u64 },
	Test,
	Report { lab: Org, order: usize },
}

#[derive(Clone, Debug)]
pub struct Paper {
	pub patient: Person,
	pub author: Person,
	pub org: Org,
	pub category: Category,
	pub current: bool,
	pub version: u32,
	pub serves: Option<Use>,
}

impl Model {
	pub(super) fn take_paper(&mut self, by: Signer, what: &What) -> Verdict {
		let author = self.people.acts(by, Way::Clinic, self.now)?;
		match *what {
			What::AddPaper {
				patient,
				org,
				category,
			} => {
				let may = self.may_contribute(author, org, patient, category);
				need(may, "nothing lets them contribute")?;
				self.papers.push(Paper {
					patient,
					author,
					org,
					category,
					current: true,
					version: 1,
					serves: None,
				});
				Ok(())
			}
			What::AmendPaper { paper } => {
				self.ensure_changes(author, paper)?;
				self.papers[paper].version += 1;
				Ok(())
			}
			What::SpoilPaper { paper } => {
				self.ensure_changes(author, paper)?;
				self.papers[paper].current = false;
				Ok(())
			}
			_ => Err("no step about a record"),
		}
	}

	/// The decision on contributing something new: a consent, the encounter's care team, or a task.
	pub fn may_contribute(&self, person: Person, org: Org, patient: Person, category: Category) -> bool {
		self.is_let_in(person, org, patient)
			|| self.people.job(person, org, self.now).is_some()
				&& self.has_task(person, org, patient, category)
	}

	/// By a consent or as one of the care team: by something that the patient's side did.
	pub fn is_let_in(&self, person: Person, org: Org, patient: Person) -> bool {
		self.people.job(person, org, self.now).is_some()
			&& (self.people.is_granted(person, patient, self.now)
				|| self.care_team_until(person, org, patient).is_some())
	}

	/// A pharmacist of the pharmacy with a lock, or who works for a laboratory on an order.
	fn has_task(&self, person: Person, org: Org, patient: Person, category: Category) -> bool {
		match category {
			Category::Medication => {
				self.people
					.works_as(person, org, Profession::Pharmacist, self.now)
					&& self.holds_lock(org, patient)
			}
			Category::Laboratory => self.works_until(person, org, patient).is_some(),
		}
	}

	/// Whoever may change a record: its author, the author's organisation with cover, whom a task or a consent lets in.
	fn ensure_changes(&self, person: Person, index: usize) -> Verdict {
		let paper = self.papers.get(index).ok_or("no such record")?;
		need(paper.current, "no longer current")?;
		let (org, patient) = (paper.org, paper.patient);
		let job = self.people.job(person, org, self.now).ok_or("no member there")?;
		let by_task = match paper.serves {
			Some(Use::Fill { pharmacy, until }) => {
				job.profession == Profession::Pharmacist && pharmacy == org && self.now < until
			}
			Some(Use::Report { lab, order }) => {
				let order = &self.orders.orders[order];
				lab == org
					&& self.does_tests(person, org, order).is_some()
					&& order.task_until().is_some_and(|until| self.now < until)
			}
			Some(Use::Script | Use::Test) | None => false,
		};
		let may = person == paper.author
			|| by_task
			|| self.cover(person, org, patient).is_some()
			|| self.care_team_until(person, org, patient).is_some()
			|| self.people.is_granted(person, patient, self.now);
		need(may, "nothing lets them change it")
	}
}
