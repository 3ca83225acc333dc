// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which step comes next: drawn from a seed, half of the time one that the model would take.

mod care;
mod dice;
mod kinds;
mod visits;

pub use kinds::{kinds, Focus};

use crate::{
	model::{
		orders::ReportStatus,
		papers::Category,
		people::{Org, Person, Signer},
		prescriptions::{FillStatus, Terms},
		Model, DAY, HOUR, MINUTE,
	},
	steps::{OrderStep as O, Proof, ScriptStep as S, Step, VisitStep as V, Visitor, What},
};
use dice::Dice;
use kinds::{weight, Kind, KINDS};

const PERSONS: &[Person] = &[
	Person::Dave,
	Person::Eve,
	Person::Ferdie,
	Person::Booker,
	Person::Consenter,
	Person::Bob,
	Person::Colleague,
	Person::Charlie,
	Person::Nurse,
	Person::Clerk,
	Person::SouthClerk,
	Person::NorthAdmin,
	Person::LabAdmin,
	Person::PharmacistOne,
	Person::PharmacistTwo,
	Person::Technician,
	Person::Junior,
];
const ORGS: &[Org] = &[Org::North, Org::South, Org::Lab, Org::One, Org::Two];
const DOCTORS: &[Person] = &[Person::Bob, Person::Colleague, Person::Charlie, Person::Nurse];

/// Draws steps of one sequence.
pub struct Source {
	dice: Dice,
	focus: Focus,
	/// The instant before the last wait.
	before: Option<u64>,
}

impl Source {
	pub fn new(seed: u64) -> Self {
		let mut dice = Dice::new(seed);
		let focus = dice.pick(&[Focus::Visits, Focus::Scripts, Focus::Orders, Focus::Everything]);
		Self {
			dice,
			focus,
			before: None,
		}
	}

	/// The name of a call, and the call or time that comes next.
	pub fn next(&mut self, model: &Model) -> (&'static str, Step) {
		if self.dice.percent(12) {
			self.before = Some(model.now);
			return ("wait", self.wait(model));
		}
		match self.dice.below(100) {
			0..=19 => {
				let kind = self.kind();
				(kind.0, self.any(model, kind))
			}
			20..=39 => self.taken(&self.almost(model)),
			40..=53 => {
				let (name, step) = self.taken(model);
				let by = self.anybody();
				(name, Step { by, ..step })
			}
			_ => self.taken(model),
		}
	}

	/// The model as it would be but for one thing: the last wait, or every suspension. What it would take is refused for that one thing
	/// alone.
	fn almost(&self, model: &Model) -> Model {
		let mut almost = model.clone();
		match model.people.reinstated() {
			Some(people) => almost.people = people,
			None => almost.now = self.before.unwrap_or(model.now),
		}
		almost
	}

	/// One that the model would take, unless none is found in good time.
	fn taken(&mut self, model: &Model) -> (&'static str, Step) {
		for _ in 0..12 {
			let kind = self.kind();
			for _ in 0..16 {
				let step = self.any(model, kind);
				if model.would_take(&step) {
					return (kind.0, step);
				}
			}
		}
		let kind = self.kind();
		(kind.0, self.any(model, kind))
	}

	fn kind(&mut self) -> &'static Kind {
		let focus = self.focus;
		let weights = KINDS.iter().map(|(name, group, _)| weight(name, *group, focus));
		let mut left = self.dice.next() % weights.clone().sum::<u64>();
		for (kind, weight) in KINDS.iter().zip(weights) {
			if left < weight {
				return kind;
			}
			left -= weight;
		}
		&KINDS[0]
	}

	fn any(&mut self, model: &Model, kind: &'static Kind) -> Step {
		let (name, _, likely) = *kind;
		let by = if self.dice.percent(75) {
			self.dice.pick(likely)
		} else {
			self.anybody()
		};
		let what = self
			.general(model, name)
			.or_else(|| self.of_calendar(model, name).map(What::Visit))
			.or_else(|| self.of_booking(model, name).map(What::Visit))
			.or_else(|| self.of_visit(model, name).map(What::Visit))
			.or_else(|| self.of_script(model, name).map(What::Script))
			.or_else(|| self.of_order(model, name).map(What::Order));
		Step {
			by,
			what: what.unwrap(),
		}
	}

	fn anybody(&mut self) -> Signer {
		match self.dice.below(20) {
			0 => Signer::Nobody,
			1 | 2 => Signer::Tablet,
			3 | 4 => Signer::Desk,
			_ => Signer::Own(self.dice.pick(PERSONS)),
		}
	}

	/// Time passes: often to an instant at which something changes, or a millisecond beside it.
	fn wait(&mut self, model: &Model) -> Step {
		let boundaries = model.boundaries(self.focus);
		let until = match self.dice.below(10) {
			0..=5 if !boundaries.is_empty() => {
				let near = self.dice.below(boundaries.len().min(5));
				let far = self.dice.below(boundaries.len().div_ceil(2));
				boundaries[self.dice.pick(&[near, near, near, near, far])] + self.dice.between(0, 2) - 1
			}
			6 => model.now + self.dice.between(1, 30) * HOUR,
			7 if self.dice.percent(20) => model.now + self.dice.between(1, 60) * DAY,
			_ => model.now + self.dice.between(1, 90) * MINUTE,
		};
		Step {
			by: Signer::Nobody,
			what: What::Wait {
				until: until.max(model.now + 1),
			},
		}
	}

	fn patient(&mut self) -> Person {
		self.dice.rather(
			78,
			Person::Dave,
			&[Person::Eve, Person::Eve, Person::Ferdie, Person::Bob],
		)
	}

	fn general(&mut self, model: &Model, name: &str) -> Option<What> {
		let dice = &mut self.dice;
		let job = model.people.jobs[dice.below(model.people.jobs.len())];
		let (person, org) = (job.person, dice.rather(90, job.org, ORGS));
		Some(match name {
			"suspend_member" => What::SuspendMember { person, org },
			"reinstate_member" => What::ReinstateMember { person, org },
			"suspend_organisation" => What::SuspendOrganisation { org },
			"reinstate_organisation" => What::ReinstateOrganisation { org },
			"revoke" => What::Revoke {
				from: dice.rather(80, Person::Bob, &[Person::Colleague, Person::Technician]),
			},
			"add_paper" => What::AddPaper {
				patient: self.patient(),
				org,
				category: self.dice.pick(&[Category::Medication, Category::Laboratory]),
			},
			"amend_paper" => What::AmendPaper {
				paper: self.report_to_amend(model),
			},
			"spoil_paper" => What::SpoilPaper {
				paper: self.report_or_paper(model),
			},
			_ => return None,
		})
	}

	/// The record of a report whose last version was reported, mostly: others have no need of a version yet.
	fn report_to_amend(&mut self, model: &Model) -> usize {
		let reports = model.orders.reports.iter();
		let due: Vec<usize> = reports
			.filter(|report| model.papers[report.paper].version == report.version)
			.map(|report| report.paper)
			.collect();
		if !due.is_empty() && self.dice.percent(85) {
			return self.dice.pick(&due);
		}
		let none = model.papers.len();
		self.dice.rather(95, none, &[0, none.saturating_sub(1)])
	}

	/// The record of a report, mostly.
	fn report_or_paper(&mut self, model: &Model) -> usize {
		let reports = &model.orders.reports;
		if !reports.is_empty() && self.dice.percent(85) {
			return reports[self.dice.below(reports.len())].paper;
		}
		self.dice.row(model.papers.len())
	}
}
