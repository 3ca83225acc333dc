// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! ServiceRequest and DiagnosticReport.

use super::{
	codes, need,
	papers::{Category, Use},
	people::{Org, Person, Profession, Signer, Way},
	Model, Verdict, DAY,
};
use crate::steps::OrderStep;

codes! {
	OrderStatus {
		Active = "active",
		OnHold = "on-hold",
		Revoked = "revoked",
		Completed = "completed",
		Error = "entered-in-error",
	}
}

codes! {
	ReportStatus {
		Registered = "registered",
		Partial = "partial",
		Preliminary = "preliminary",
		Final = "final",
		Amended = "amended",
		Corrected = "corrected",
		Appended = "appended",
		Cancelled = "cancelled",
		Error = "entered-in-error",
	}
}

impl ReportStatus {
	pub fn is_pending(self) -> bool {
		matches!(self, Self::Registered | Self::Partial | Self::Preliminary)
	}

	pub fn is_final(self) -> bool {
		matches!(
			self,
			Self::Final | Self::Amended | Self::Corrected | Self::Appended
		)
	}
}

/// How far a laboratory is with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
	Open,
	Asked { lab: Org, by_patient: bool },
	Accepted { lab: Org },
}

#[derive(Clone, Debug)]
pub struct Order {
	pub patient: Person,
	pub org: Org,
	pub requester: Person,
	pub status: OrderStatus,
	pub choice: Choice,
	pub tests: Vec<usize>,
	pub created_at: u64,
	pub completed_at: Option<u64>,
	pub last_final_at: Option<u64>,
	pub declined_at: Option<u64>,
}

/// How long a laboratory has to do with an order, and with what it has reported.
pub const LONGEST: u64 = 366 * DAY;
pub const AFTER: u64 = 90 * DAY;

impl Order {
	/// Until when the laboratory has anything to do with it.
	pub fn task_until(&self) -> Option<u64> {
		match self.status {
			_ if self.declined_at.is_some() => None,
			OrderStatus::Active | OrderStatus::OnHold => {
				let reported = self.last_final_at.map_or(u64::MAX, |at| at + AFTER);
				Some(reported.min(self.created_at + LONGEST))
			}
			OrderStatus::Completed => self.completed_at.map(|at| at + AFTER),
			OrderStatus::Revoked | OrderStatus::Error => None,
		}
	}
}

/// Who else does what the requester does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Instead {
	Nobody,
	Cover,
	/// Cover, once the requester is no doctor there any more.
	CoverOnceGone,
}

#[derive(Clone, Debug)]
pub struct Report {
	pub order: usize,
	pub lab: Org,
	/// The sealed record; its number is the report's too.
	pub paper: usize,
	pub status: ReportStatus,
	/// The version of the record that the last step named.
	pub version: u32,
}

#[derive(Clone, Default)]
pub struct Orders {
	pub orders: Vec<Order>,
	pub reports: Vec<Report>,
}

impl Orders {
	pub fn count(&self, order: usize, which: fn(ReportStatus) -> bool) -> usize {
		let reports = self.reports.iter();
		reports
			.filter(|report| report.order == order && which(report.status))
			.count()
	}
}

impl Model {
	/// Does this person do the tests of this order there, and until when: by what they are, but in-house as the requester or with cover.
	pub fn does_tests(&self, person: Person, lab: Org, order: &Order) -> Option<u64> {
		if lab != order.org {
			return self.people.tests_at(person, lab, self.now).map(|_| u64::MAX);
		}
		match self.people.job(person, lab, self.now)?.profession {
			Profession::Doctor if person == order.requester => Some(u64::MAX),
			Profession::Doctor | Profession::Technician => self.cover(person, lab, order.patient),
			_ => None,
		}
	}

	/// Until when this person may write something new because their house has taken on an active order of this patient.
	pub fn works_until(&self, person: Person, lab: Org, patient: Person) -> Option<u64> {
		let orders = self.orders.orders.iter();
		orders
			.filter(|order| order.patient == patient && order.status == OrderStatus::Active)
			.filter(|order| order.choice == Choice::Accepted { lab })
			.filter_map(|order| Some(order.task_until()?.min(self.does_tests(person, lab, order)?)))
			.max()
			.filter(|until| self.now < *until)
	}

	pub(super) fn take_order(&mut self, by: Signer, what: &OrderStep) -> Verdict {
		use OrderStep as O;
		match *what {
			O::Create {
				id,
				patient,
				org,
				paper,
				lab,
			} => self.create(by, id, (patient, org), paper, lab),
			O::Assign { order, lab } => self.assign(by, order, lab),
			O::Accept { order } | O::Reject { order } => self.answer(by, order, what),
			O::Hold { order }
			| O::Resume { order }
			| O::Revoke { order }
			| O::DeclineTests { order }
			| O::Complete { order }
			| O::OrderError { order } => self.move_order(by, order, what),
			O::AddTest { order, paper } => self.add_test(by, order, paper),
			O::Register { order, paper } => self.register(by, order, paper),
			O::Advance { paper, to, last } => self.advance(by, paper, to, last),
			O::CancelReport { paper } => {
				let (index, _, _) = self.ensure_reporter(by, paper)?;
				let report = &mut self.orders.reports[index];
				need(report.status.is_pending(), "no such move of the report")?;
				report.status = ReportStatus::Cancelled;
				Ok(())
			}
			O::ReportError { paper } => self.report_error(by, paper),
		}
	}

	fn order(&self, order: usize) -> Verdict<&Order> {
		self.orders.orders.get(order).ok_or("no such order")
	}

	/// A hospital, a laboratory, or whoever ordered; active.
	fn ensure_lab(&self, lab: Org, ordering: Org) -> Verdict {
		let does_tests = matches!(lab, Org::North | Org::South | Org::Lab) || lab == ordering;
		need(does_tests && self.people.is_open(lab), "no active laboratory")
	}

	/// A current record of a test, of that patient, written there, that serves nothing yet.
	fn ensure_test_paper(&self, paper: usize, patient: Person, org: Org, author: Option<Person>) -> Verdict {
		let paper = self.papers.get(paper).ok_or("no such record")?;
		let fits = paper.patient == patient
			&& paper.org == org
			&& paper.current
			&& paper.category == Category::Laboratory
			&& author.is_none_or(|author| paper.author == author);
		need(fits, "not that record")?;
		need(paper.serves.is_none(), "the record is used")
	}

	fn create(
		&mut self,
		by: Signer,
		id: usize,
		(patient, org): (Person, Org),
		paper: usize,
		lab: Option<Org>,
	) -> Verdict {
		let doctor = self.people.acts(by, Way::Clinic, self.now)?;
		need(id == self.orders.orders.len(), "the id is used")?;
		need(self.people.is_doctor(doctor, org, self.now), "no doctor there")?;
		let may = self.is_let_in(doctor, org, patient);
		need(may, "neither a consent nor a visit lets them contribute")?;
		self.ensure_test_paper(paper, patient, org, Some(doctor))?;
		let choice = match lab {
			None => Choice::Open,
			Some(lab) => {
				self.ensure_lab(lab, org)?;
				Choice::Asked {
					lab,
					by_patient: false,
				}
			}
		};
		self.papers[paper].serves = Some(Use::Test);
		self.orders.orders.push(Order {
			patient,
			org,
			requester: doctor,
			status: OrderStatus::Active,
			choice,
			tests: Vec::new(),
			created_at: self.now,
			completed_at: None,
			last_final_at: None,
			declined_at: None,
		});
		Ok(())
	}

	/// The patient's side chooses; the requester only while they have not.
	fn assign(&mut self, by: Signer, order: usize, lab: Org) -> Verdict {
		let row = self.order(order)?;
		let by_patient = self
			.people
			.acts(by, Way::Own, self.now)
			.is_ok_and(|person| self.people.consents_for(person, row.patient, self.now));
		if !by_patient {
			self.ensure_requester(by, order, Instead::Nobody)?;
		}
		self.ensure_lab(lab, row.org)?;
		need(
			matches!(row.status, OrderStatus::Active | OrderStatus::OnHold),
			"no longer open",
		)?;
		let asked = Choice::Asked { lab, by_patient };
		match row.choice {
			Choice::Accepted { .. } => return Err("accepted by a laboratory"),
			Choice::Asked { by_patient: true, .. } if !by_patient => return Err("the patient has chosen"),
			choice => need(choice != asked, "asked already")?,
		}
		self.orders.orders[order].choice = asked;
		Ok(())
	}

	fn answer(&mut self, by: Signer, order: usize, what: &OrderStep) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.order(order)?;
		let (Choice::Asked { lab, .. } | Choice::Accepted { lab }) = row.choice else {
			return Err("no laboratory is asked");
		};
		need(
			self.does_tests(person, lab, row).is_some(),
			"not of the laboratory",
		)?;
		let is_asked = matches!(row.choice, Choice::Asked { .. });
		let is_live = |status: ReportStatus| status.is_pending() || status.is_final();
		let choice = match (what, row.status) {
			(OrderStep::Accept { .. }, OrderStatus::Active) if is_asked => Choice::Accepted { lab },
			(OrderStep::Reject { .. }, OrderStatus::Active | OrderStatus::OnHold)
				if self.orders.count(order, is_live) == 0 =>
			{
				Choice::Open
			}
			_ => return Err("not to be answered now"),
		};
		self.orders.orders[order].choice = choice;
		Ok(())
	}

	fn ensure_requester(&self, by: Signer, order: usize, instead: Instead) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.order(order)?;
		let may = self.is_author_or_cover(person, row.requester, row.org, row.patient);
		let or_cover = match instead {
			Instead::Nobody => false,
			Instead::Cover => true,
			Instead::CoverOnceGone => !self.people.is_doctor(row.requester, row.org, self.now),
		};
		need(
			may && (or_cover || person == row.requester),
			"neither requester nor cover",
		)
	}

	fn move_order(&mut self, by: Signer, order: usize, what: &OrderStep) -> Verdict {
		use {OrderStatus::*, OrderStep as O};
		let row = self.order(order)?;
		match what {
			O::Hold { .. } | O::Resume { .. } | O::Revoke { .. } => {
				self.ensure_requester(by, order, Instead::Cover)?
			}
			O::DeclineTests { .. } => {
				let person = self.people.acts(by, Way::Own, self.now)?;
				let may = self.people.consents_for(person, row.patient, self.now);
				need(may, "not for the patient")?;
			}
			_ => self.ensure_requester(by, order, Instead::CoverOnceGone)?,
		}
		let is_reported = self.orders.count(order, ReportStatus::is_final) > 0;
		let to = match (what, row.status) {
			(O::Hold { .. }, Active) if !is_reported => OnHold,
			(O::Resume { .. }, OnHold) => Active,
			(O::Revoke { .. }, Active | OnHold) if !is_reported => Revoked,
			(O::DeclineTests { .. }, _) if row.declined_at.is_some() => return Err("declined before"),
			(O::DeclineTests { .. }, Active | OnHold) if !is_reported => Revoked,
			(O::DeclineTests { .. }, Active | OnHold | Completed) => Completed,
			(O::Complete { .. }, Active) if is_reported => Completed,
			(O::OrderError { .. }, Active | OnHold | Revoked | Completed) => Error,
			_ => return Err("no such move"),
		};
		if row.status != to {
			self.set_order(order, to);
		}
		if matches!(what, O::DeclineTests { .. }) {
			self.orders.orders[order].declined_at = Some(self.now);
		}
		Ok(())
	}

	fn set_order(&mut self, order: usize, to: OrderStatus) {
		let row = &mut self.orders.orders[order];
		row.status = to;
		row.completed_at = (to == OrderStatus::Completed).then_some(self.now);
	}

	/// By the ordering side, or by the laboratory that has accepted.
	fn add_test(&mut self, by: Signer, order: usize, paper: usize) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.order(order)?;
		let org = match row.choice {
			_ if self.ensure_requester(by, order, Instead::Cover).is_ok() => row.org,
			Choice::Accepted { lab } if self.does_tests(person, lab, row).is_some() => lab,
			_ => return Err("neither of the ordering side nor of the laboratory"),
		};
		need(row.status == OrderStatus::Active, "not active")?;
		self.ensure_test_paper(paper, row.patient, org, Some(person))?;
		need(row.tests.len() < 16, "too many tests")?;
		self.papers[paper].serves = Some(Use::Test);
		self.orders.orders[order].tests.push(paper);
		Ok(())
	}

	fn register(&mut self, by: Signer, order: usize, paper: usize) -> Verdict {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let row = self.order(order)?;
		let Choice::Accepted { lab } = row.choice else {
			return Err("no laboratory has accepted");
		};
		need(
			self.does_tests(person, lab, row).is_some(),
			"not of the laboratory",
		)?;
		need(row.status == OrderStatus::Active, "not active")?;
		self.ensure_test_paper(paper, row.patient, lab, None)?;
		self.papers[paper].serves = Some(Use::Report { lab, order });
		self.orders.reports.push(Report {
			order,
			lab,
			paper,
			status: ReportStatus::Registered,
			version: self.papers[paper].version,
		});
		Ok(())
	}

	/// Somebody of the report's laboratory; and whether they may verify there: by credential, or in-house as a doctor.
	fn ensure_reporter(&self, by: Signer, paper: usize) -> Verdict<(usize, Report, bool)> {
		let person = self.people.acts(by, Way::Clinic, self.now)?;
		let of_paper = |report: &Report| report.paper == paper;
		let index = self
			.orders
			.reports
			.iter()
			.position(of_paper)
			.ok_or("no such report")?;
		let report = self.orders.reports[index].clone();
		let order = self.order(report.order)?;
		let does = self.does_tests(person, report.lab, order).is_some();
		let job = self.people.job(person, report.lab, self.now).filter(|_| does);
		let job = job.ok_or("not of the laboratory")?;
		let in_house = order.org == report.lab && job.profession == Profession::Doctor;
		Ok((index, report, job.verifies || in_house))
	}

	fn advance(&mut self, by: Signer, paper: usize, to: ReportStatus, last: bool) -> Verdict {
		use ReportStatus::*;
		let (index, report, verifies) = self.ensure_reporter(by, paper)?;
		let declined = self.order(report.order)?.declined_at.is_some();
		let order = self.order(report.order)?.status;
		let can = match to {
			Partial | Preliminary => matches!(report.status, Registered | Partial),
			Final => report.status.is_pending(),
			Amended | Corrected | Appended => report.status.is_final(),
			Registered | Cancelled | Error => false,
		};
		need(can, "no such move of the report")?;
		need(!to.is_final() || verifies, "may not verify")?;
		let goes_on = matches!(order, OrderStatus::Active | OrderStatus::Completed) && !declined;
		need(goes_on || report.status.is_final(), "the order waits or is ended")?;
		let record = &self.papers[paper];
		need(
			record.current && record.version > report.version,
			"no new version",
		)?;
		if last {
			let others = self.orders.count(report.order, ReportStatus::is_pending);
			let own = usize::from(report.status.is_pending());
			need(to.is_final() && others == own, "not the last")?;
			need(order == OrderStatus::Active, "the order is not to be completed")?;
			self.set_order(report.order, OrderStatus::Completed);
		}
		let version = self.papers[paper].version;
		let row = &mut self.orders.reports[index];
		row.status = to;
		row.version = version;
		if to == Final {
			self.orders.orders[report.order].last_final_at = Some(self.now);
		}
		Ok(())
	}

	fn report_error(&mut self, by: Signer, paper: usize) -> Verdict {
		let (index, report, verifies) = self.ensure_reporter(by, paper)?;
		need(verifies, "may not verify")?;
		need(report.status != ReportStatus::Error, "no such move of the report")?;
		self.orders.reports[index].status = ReportStatus::Error;
		if self.orders.count(report.order, ReportStatus::is_final) == 0 {
			self.orders.orders[report.order].last_final_at = None;
		}
		let row = self.order(report.order)?;
		let theirs = row.choice == Choice::Accepted { lab: report.lab } && row.declined_at.is_none();
		if row.status == OrderStatus::Completed && theirs {
			self.set_order(report.order, OrderStatus::Active);
		}
		Ok(())
	}
}
