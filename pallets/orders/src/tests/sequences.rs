// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls against a small model: what is refused, and what is there in the end.

use crate::mock::*;
use proptest::{prelude::*, sample::select};
use salus_primitives::{
	care::Reason,
	orders::{OrderStatus, ReportStatus},
	roles::Profession,
	OrderId, OrganisationId, PersonId, RecordId,
};
use std::collections::BTreeMap;

/// One call on one of two orders and one of four reports.
#[derive(Clone, Copy, Debug)]
struct Step {
	verb: Verb,
	by: PersonId,
	order: usize,
	report: usize,
	laboratory: OrganisationId,
}

#[derive(Clone, Copy, Debug)]
enum Verb {
	Create {
		asks: bool,
	},
	Assign,
	Accept,
	Reject,
	Hold,
	Resume,
	Revoke,
	Decline,
	Complete,
	MarkInError,
	Register,
	/// Not a call: the report's record has a new version.
	Amend,
	Advance {
		to: ReportStatus,
		last: bool,
	},
	Cancel,
	MarkReportInError,
}

const ORDERS: [OrderId; 2] = [ORDER, OTHER_ORDER];
const REQUESTS: [RecordId; 2] = [REQUEST, OTHER_REQUEST];
const LABORATORIES: [OrganisationId; 3] = [LAB, OTHER_LAB, SOUTH];
/// Each with the organisation whose member wrote it.
const REPORTS: [(RecordId, OrganisationId); 4] = [
	(REPORT, LAB),
	(OTHER_REPORT, LAB),
	(RecordId::repeat(94), OTHER_LAB),
	(RecordId::repeat(95), SOUTH),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lab {
	None,
	AskedByDoctor(OrganisationId),
	AskedByPatient(OrganisationId),
	Accepted(OrganisationId),
}

#[derive(Clone, Copy)]
struct Order {
	status: OrderStatus,
	lab: Lab,
	declined: bool,
}

#[derive(Clone, Copy)]
struct Report {
	order: usize,
	laboratory: OrganisationId,
	status: ReportStatus,
	named: u32,
}

#[derive(Default)]
struct Model {
	orders: BTreeMap<usize, Order>,
	reports: BTreeMap<usize, Report>,
	versions: [u32; 4],
}

fn works_at(person: PersonId) -> Option<OrganisationId> {
	[
		(TESS, LAB),
		(PAUL, LAB),
		(LEO, OTHER_LAB),
		(BROOK, SOUTH),
		(CARA, SOUTH),
	]
	.into_iter()
	.find(|(member, _)| *member == person)
	.map(|(_, organisation)| organisation)
}

const PENDING: [ReportStatus; 3] = [
	ReportStatus::Registered,
	ReportStatus::Partial,
	ReportStatus::Preliminary,
];
const FINISHED: [ReportStatus; 4] = [
	ReportStatus::Final,
	ReportStatus::Amended,
	ReportStatus::Corrected,
	ReportStatus::Appended,
];

impl Model {
	fn any_report(&self, order: usize, among: &[ReportStatus], but: Option<usize>) -> bool {
		self.reports.iter().any(|(index, report)| {
			report.order == order && Some(*index) != but && among.contains(&report.status)
		})
	}

	/// Makes the step if it may be made.
	fn play(&mut self, step: &Step) -> bool {
		match step.verb {
			Verb::Create { asks } => self.create(step, asks),
			Verb::Amend => {
				self.versions[step.report] += 1;
				true
			}
			Verb::Register => self.register(step),
			Verb::Advance { to, last } => self.advance(step, to, last),
			Verb::Cancel => self.end(step, ReportStatus::Cancelled),
			Verb::MarkReportInError => self.end(step, ReportStatus::EnteredInError),
			_ => self.change(step).is_some(),
		}
	}

	fn create(&mut self, step: &Step, asks: bool) -> bool {
		if self.orders.contains_key(&step.order) || step.by != BROOK {
			return false;
		}
		let lab = if asks {
			Lab::AskedByDoctor(step.laboratory)
		} else {
			Lab::None
		};
		let status = OrderStatus::Active;
		let declined = false;
		self.orders.insert(
			step.order,
			Order {
				status,
				lab,
				declined,
			},
		);
		true
	}

	/// The verbs that change an order alone.
	fn change(&mut self, step: &Step) -> Option<()> {
		use OrderStatus::{Active, Completed, EnteredInError, OnHold, Revoked};
		let reported = self.any_report(step.order, &FINISHED, None);
		let pending = self.any_report(step.order, &PENDING, None);
		let order = self.orders.get_mut(&step.order)?;
		let open = matches!(order.status, Active | OnHold);
		let (brook, brook_or_cara) = (step.by == BROOK, [BROOK, CARA].contains(&step.by));
		let asked = match order.lab {
			Lab::AskedByDoctor(lab) | Lab::AskedByPatient(lab) => works_at(step.by) == Some(lab),
			Lab::None | Lab::Accepted(_) => false,
		};
		let gives_back = matches!(order.lab, Lab::Accepted(lab) if works_at(step.by) == Some(lab))
			&& !reported
			&& !pending;
		let lab = step.laboratory;
		let change = match step.verb {
			Verb::Assign if step.by == ANA.person() => {
				let same = order.lab == Lab::AskedByPatient(lab);
				let kept = matches!(order.lab, Lab::Accepted(_));
				(open && !same && !kept).then_some((order.status, Lab::AskedByPatient(lab)))
			}
			Verb::Assign => {
				let same = order.lab == Lab::AskedByDoctor(lab);
				let kept = matches!(order.lab, Lab::Accepted(_) | Lab::AskedByPatient(_));
				(brook && open && !same && !kept).then_some((order.status, Lab::AskedByDoctor(lab)))
			}
			Verb::Accept => works_at(step.by)
				.filter(|_| asked && order.status == Active)
				.map(|own| (Active, Lab::Accepted(own))),
			Verb::Reject => ((asked || gives_back) && open).then_some((order.status, Lab::None)),
			Verb::Hold => {
				(brook_or_cara && order.status == Active && !reported).then_some((OnHold, order.lab))
			}
			Verb::Resume => (brook_or_cara && order.status == OnHold).then_some((Active, order.lab)),
			Verb::Revoke => (brook_or_cara && open && !reported).then_some((Revoked, order.lab)),
			Verb::Decline if step.by == ANA.person() && !order.declined => match order.status {
				Active | OnHold if !reported => Some((Revoked, order.lab)),
				Active | OnHold | Completed => Some((Completed, order.lab)),
				Revoked | EnteredInError => None,
			},
			Verb::Complete => (brook && order.status == Active && reported).then_some((Completed, order.lab)),
			Verb::MarkInError => {
				(brook && order.status != EnteredInError).then_some((EnteredInError, order.lab))
			}
			_ => None,
		};
		(order.status, order.lab) = change?;
		order.declined |= matches!(step.verb, Verb::Decline);
		Some(())
	}

	fn register(&mut self, step: &Step) -> bool {
		let written_at = REPORTS[step.report].1;
		let takes = self.orders.get(&step.order).is_some_and(|order| {
			order.status == OrderStatus::Active && order.lab == Lab::Accepted(written_at)
		});
		if !takes || works_at(step.by) != Some(written_at) || self.reports.contains_key(&step.report) {
			return false;
		}
		let report = Report {
			order: step.order,
			laboratory: written_at,
			status: ReportStatus::Registered,
			named: self.versions[step.report],
		};
		self.reports.insert(step.report, report);
		true
	}

	fn verifies(by: PersonId, laboratory: OrganisationId) -> bool {
		(by == PAUL && laboratory == LAB) || ([BROOK, CARA].contains(&by) && laboratory == SOUTH)
	}

	fn advance(&mut self, step: &Step, to: ReportStatus, last: bool) -> bool {
		let Some(report) = self.reports.get(&step.report).copied() else {
			return false;
		};
		let order = self.orders[&report.order];
		let early = [ReportStatus::Partial, ReportStatus::Preliminary].contains(&to);
		let allowed = if early {
			works_at(step.by) == Some(report.laboratory)
		} else {
			Self::verifies(step.by, report.laboratory)
		};
		let possible = if PENDING.contains(&report.status) {
			let goes_on =
				[OrderStatus::Active, OrderStatus::Completed].contains(&order.status) && !order.declined;
			let not_back = report.status != ReportStatus::Preliminary;
			goes_on && (to == ReportStatus::Final || early && not_back)
		} else {
			FINISHED.contains(&report.status) && FINISHED[1..].contains(&to)
		};
		let others = self.any_report(report.order, &PENDING, Some(step.report));
		let may_be_last = !early && !others && order.status == OrderStatus::Active;
		let new_version = self.versions[step.report] > report.named;
		if !(allowed && possible && new_version && (!last || may_be_last)) {
			return false;
		}
		let named = self.versions[step.report];
		self.reports.insert(
			step.report,
			Report {
				status: to,
				named,
				..report
			},
		);
		if last {
			self.orders.get_mut(&report.order).unwrap().status = OrderStatus::Completed;
		}
		true
	}

	fn end(&mut self, step: &Step, to: ReportStatus) -> bool {
		let Some(report) = self.reports.get_mut(&step.report) else {
			return false;
		};
		let in_error = to == ReportStatus::EnteredInError;
		let may = if in_error {
			report.status != to && Self::verifies(step.by, report.laboratory)
		} else {
			PENDING.contains(&report.status) && works_at(step.by) == Some(report.laboratory)
		};
		if may {
			report.status = to;
			let theirs = Lab::Accepted(report.laboratory);
			let order = self.orders.get_mut(&report.order).unwrap();
			if in_error && order.status == OrderStatus::Completed && order.lab == theirs && !order.declined {
				order.status = OrderStatus::Active;
			}
		}
		may
	}

	fn assert_equals_chain(&self) {
		for (index, order) in &self.orders {
			let row = crate::Orders::<Test>::get(ORDERS[*index]).unwrap();
			let laboratory = match order.lab {
				Lab::None => None,
				Lab::AskedByDoctor(lab) | Lab::AskedByPatient(lab) | Lab::Accepted(lab) => Some(lab),
			};
			assert_eq!(
				(row.status, row.assignment.laboratory()),
				(order.status, laboratory)
			);
		}
		for (index, report) in &self.reports {
			let row = crate::Reports::<Test>::get(REPORTS[*index].0).unwrap();
			assert_eq!((row.status, row.version()), (report.status, report.named));
		}
		for (person, laboratory) in [(TESS, LAB), (LEO, OTHER_LAB)] {
			let busy = self
				.orders
				.values()
				.any(|order| order.status == OrderStatus::Active && order.lab == Lab::Accepted(laboratory));
			let may = task(laboratory, person, Profession::LaboratoryTechnician, None);
			assert_eq!(may.contribute_until.is_some(), busy);
		}
	}
}

fn submit(step: &Step) -> bool {
	let (origin, order, lab) = (by(step.by), ORDERS[step.order], step.laboratory);
	let record = REPORTS[step.report].0;
	let reason = Reason::Other;
	let result = match step.verb {
		Verb::Create { asks } => {
			let request = REQUESTS[step.order];
			Orders::create(origin, order, ANA, SOUTH, request, asks.then_some(lab))
		}
		Verb::Assign => Orders::assign(origin, order, lab),
		Verb::Accept => Orders::accept(origin, order),
		Verb::Reject => Orders::reject(origin, order, reason),
		Verb::Hold => Orders::hold(origin, order, reason),
		Verb::Resume => Orders::resume(origin, order),
		Verb::Revoke => Orders::revoke(origin, order, reason),
		Verb::Decline => Orders::decline(origin, order),
		Verb::Complete => Orders::complete(origin, order),
		Verb::MarkInError => Orders::mark_in_error(origin, order),
		Verb::Register => Orders::register_report(origin, order, record),
		Verb::Amend => {
			amend(record);
			Ok(())
		}
		Verb::Advance { to, last } => Orders::advance_report(origin, record, to, last),
		Verb::Cancel => Orders::cancel_report(origin, record, reason),
		Verb::MarkReportInError => Orders::mark_report_in_error(origin, record),
	};
	result.is_ok()
}

fn verbs() -> impl Strategy<Value = Verb> {
	let advance = (select(ReportStatus::ALL), prop::bool::weighted(0.3))
		.prop_map(|(to, last)| Verb::Advance { to, last });
	let finish = prop::bool::ANY.prop_map(|last| Verb::Advance {
		to: ReportStatus::Final,
		last,
	});
	prop_oneof![
		3 => prop::bool::ANY.prop_map(|asks| Verb::Create { asks }),
		3 => Just(Verb::Assign),
		5 => Just(Verb::Accept),
		6 => Just(Verb::Register),
		6 => Just(Verb::Amend),
		6 => advance,
		4 => finish,
		8 => select(vec![
			Verb::Reject,
			Verb::Hold,
			Verb::Resume,
			Verb::Resume,
			Verb::Revoke,
			Verb::Decline,
			Verb::Complete,
			Verb::Complete,
			Verb::MarkInError,
			Verb::Cancel,
			Verb::MarkReportInError,
		]),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let person = prop_oneof![
		4 => Just(BROOK), 4 => Just(PAUL), 2 => Just(TESS), 1 => Just(LEO), 1 => Just(CARA), 1 => Just(ANA.person()),
	];
	let laboratory = prop_oneof![4 => Just(LAB), 1 => select(LABORATORIES.to_vec())];
	(verbs(), person, 0..2usize, 0..4usize, laboratory).prop_map(|(verb, by, order, report, laboratory)| {
		Step {
			verb,
			by,
			order,
			report,
			laboratory,
		}
	})
}

proptest! {
	#[test]
	fn calls_do_what_a_small_model_does(steps in prop::collection::vec(steps(), 1..80)) {
		build_and_execute(|| {
			add_record(REPORTS[2].0, LEO, OTHER_LAB);
			add_record(REPORTS[3].0, BROOK, SOUTH);
			let mut model = Model {
				versions: [1; 4],
				..Model::default()
			};
			for step in &steps {
				assert_eq!(submit(step), model.play(step), "{step:?}");
				Orders::do_try_state().unwrap();
			}
			model.assert_equals_chain();
		});
	}
}
