// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From where every sequence begins: slots, bookings, a visit, sealed records, prescriptions and orders, made by steps that the chain
//! and the model take alike.

use crate::{
	compare,
	model::{
		papers::Category,
		people::{Org, Person, Signer},
		prescriptions::Terms,
		Model, DAY, HOUR, MINUTE,
	},
	steps::{OrderStep, ScriptStep, Step, VisitStep, Visitor, What},
	world::{begin, dispatch, START},
};
use polkadot_sdk::sp_io::TestExternalities;
use salus_runtime::System;

struct Builder(Model);

impl Builder {
	/// Both take it.
	fn step(&mut self, by: Person, what: What) {
		let step = Step {
			by: Signer::Own(by),
			what,
		};
		let before = self.0.clone();
		let expected = self.0.take(&step);
		let seen = dispatch(&before, &step);
		assert!(
			expected.is_ok() && seen.is_ok(),
			"the scene needs {step:?}: {expected:?}, {seen:?}"
		);
	}

	fn papers(&mut self, by: Person, org: Org, patient: Person, category: Category, many: usize) {
		for _ in 0..many {
			self.step(
				by,
				What::AddPaper {
					patient,
					org,
					category,
				},
			);
		}
	}

	fn publish(&mut self, doctor: Person, org: Org, confirms: bool, starts: &[u64]) {
		let id = self.0.visits.calendars.len();
		let spans = starts
			.iter()
			.map(|start| (START + start, START + start + 30 * MINUTE));
		self.step(
			doctor,
			What::Visit(VisitStep::OpenSchedule {
				id,
				org,
				doctor,
				confirms,
			}),
		);
		self.step(
			doctor,
			What::Visit(VisitStep::Publish {
				calendar: id,
				spans: spans.collect(),
			}),
		);
	}

	fn calendars(&mut self) {
		let starts = [
			20 * MINUTE,
			HOUR,
			2 * HOUR,
			5 * HOUR,
			13 * HOUR,
			30 * HOUR,
			47 * HOUR,
			49 * HOUR,
			60 * HOUR,
			8 * DAY,
		];
		self.publish(Person::Bob, Org::North, false, &starts);
		let starts = [40 * MINUTE, 75 * MINUTE, 3 * HOUR, 14 * HOUR, 50 * HOUR];
		self.publish(Person::Colleague, Org::North, true, &starts);
		self.publish(Person::Charlie, Org::South, false, &[90 * MINUTE, 26 * HOUR]);
	}

	fn book(&mut self, start: u64, remote: bool) {
		self.step(
			Person::Dave,
			What::Visit(VisitStep::Book {
				id: self.0.visits.bookings.len(),
				calendar: 0,
				start: START + start,
				patient: Person::Dave,
				remote,
				reason: None,
				clerk_of: None,
			}),
		);
	}

	/// The patient has been there, so that Bob may write and prescribe for them; nobody has to have consented.
	fn visit_of(&mut self, patient: Person) {
		let (org, doctor, id) = (Org::North, Person::Bob, self.0.visits.visits.len());
		self.step(
			Person::Clerk,
			What::Visit(VisitStep::WalkIn {
				id,
				org,
				doctor,
				patient,
				makes_good: None,
				visitor: Visitor::Signs(Signer::Own(patient)),
				says_until: START + HOUR,
			}),
		);
		self.step(doctor, What::Visit(VisitStep::Start { visit: id }));
		self.step(doctor, What::Visit(VisitStep::Finish { visit: id }));
	}

	fn prescribe(&mut self, patient: Person, paper: usize, terms: Terms) {
		self.step(
			Person::Bob,
			What::Script(ScriptStep::Issue {
				id: self.0.scripts.len(),
				patient,
				org: Org::North,
				paper,
				terms,
				renews: None,
			}),
		);
	}

	fn prescriptions(&mut self, of_dave: usize, of_eve: usize) {
		let terms = |quantity, repeats, lasts, interval| Terms {
			quantity,
			repeats,
			valid_until: START + lasts,
			interval,
		};
		self.prescribe(Person::Dave, of_dave, terms(4, 2, 30 * DAY, DAY));
		self.prescribe(Person::Dave, of_dave + 1, terms(1, 0, 3 * DAY, 0));
		self.prescribe(Person::Dave, of_dave + 2, terms(3, 1, 60 * HOUR, 10 * HOUR));
		self.prescribe(Person::Eve, of_eve, terms(2, 1, 20 * DAY, DAY));
	}

	fn order(&mut self, patient: Person, paper: usize, lab: Option<Org>) {
		self.step(
			Person::Bob,
			What::Order(OrderStep::Create {
				id: self.0.orders.orders.len(),
				patient,
				org: Org::North,
				paper,
				lab,
			}),
		);
	}

	fn orders(&mut self, of_dave: usize, of_eve: usize) {
		self.order(Person::Dave, of_dave, None);
		self.order(Person::Dave, of_dave + 1, Some(Org::Lab));
		self.order(Person::Dave, of_dave + 2, Some(Org::North));
		self.order(Person::Eve, of_eve, Some(Org::Lab));
	}

	/// Pharmacists and technicians have written something of Dave's before, by a consent that is over.
	fn papers_of_others(&mut self) {
		let others = [
			(Person::PharmacistOne, Org::One, Category::Medication, 2),
			(Person::PharmacistTwo, Org::Two, Category::Medication, 1),
			(Person::Technician, Org::Lab, Category::Laboratory, 3),
			(Person::Junior, Org::Lab, Category::Laboratory, 1),
		];
		for (person, org, category, many) in others {
			self.step(Person::Dave, What::Grant { to: person });
			self.papers(person, org, Person::Dave, category, many);
			self.step(Person::Dave, What::Revoke { from: person });
		}
	}

	fn fill(&mut self) {
		self.calendars();
		self.book(2 * HOUR, false);
		self.step(Person::Clerk, What::Visit(VisitStep::Confirm { booking: 0 }));
		self.book(49 * HOUR, true);
		self.visit_of(Person::Eve);
		self.visit_of(Person::Dave);
		self.step(Person::Dave, What::Grant { to: Person::Bob });
		self.papers(Person::Bob, Org::North, Person::Dave, Category::Medication, 5);
		self.papers(Person::Bob, Org::North, Person::Eve, Category::Medication, 2);
		self.prescriptions(0, 5);
		self.papers(Person::Bob, Org::North, Person::Dave, Category::Laboratory, 6);
		self.papers(Person::Bob, Org::North, Person::Eve, Category::Laboratory, 2);
		self.orders(7, 13);
		self.papers_of_others();
	}
}

/// The chain, and the model that stands where it does.
pub fn build() -> (TestExternalities, Model) {
	let mut chain = begin();
	let mut builder = Builder(Model::new(START));
	chain.execute_with(|| {
		builder.fill();
		System::reset_events();
		assert_eq!(compare::everything(&builder.0), Ok(()), "the scene");
	});
	(chain, builder.0)
}
