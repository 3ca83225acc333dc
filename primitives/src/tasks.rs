// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What ties and live tasks let somebody do, from their rows: of visits, of prescriptions and of test orders.
//!
//! Each noun has a source of its own, which only names its rows; the rules are the functions here, for the chain and for whoever checks it.

use crate::{
	appointments::AppointmentDetails,
	care::{CareFacts, TaskFacts, TaskQuestion},
	consent::Category,
	facts::{Source, StandingSource},
	files::{file_until, Files},
	ids::{AppointmentId, OrderId, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId},
	orders::{
		does_tests, is_test_category, may_do_tests, OpenWork, OrderDetails, RecordPart, RecordUse,
		ReportDetails, TaskRules,
	},
	prescriptions::{FillDetails, OpenFill, PrescriptionDetails},
	roles::{Membership, Profession},
	ties::{care_of, renewal_until, Leads, Ties},
	time::UnixMillis,
};
use alloc::vec::Vec;

/// The rows of appointments and encounters that a decision reads.
pub trait VisitSource: StandingSource {
	/// What ties the members of this organisation to the patient.
	fn ties(&self, organisation: OrganisationId, patient: PatientId) -> Result<Ties, Self::Missing>;

	/// Why members of this organisation may see the patient's file.
	fn files(&self, organisation: OrganisationId, patient: PatientId) -> Result<Files, Self::Missing>;

	/// The doctors in whose teams this member is.
	fn leads(&self, organisation: OrganisationId, member: PersonId) -> Result<Leads, Self::Missing>;

	/// The appointment of which this record is the reason.
	fn reason_of(&self, patient: PatientId, record: RecordId)
		-> Result<Option<AppointmentId>, Self::Missing>;

	/// An appointment's row.
	fn appointment(&self, appointment: AppointmentId) -> Result<Option<AppointmentDetails>, Self::Missing>;
}

/// The rows of prescriptions that a decision reads.
pub trait FillSource: Source {
	/// What this pharmacy holds open for the patient.
	fn open_fills(
		&self,
		patient: PatientId,
		pharmacy: OrganisationId,
	) -> Result<Vec<OpenFill>, Self::Missing>;

	/// The prescription of which this record is the sealed body.
	fn prescription_of(&self, record: RecordId) -> Result<Option<PrescriptionId>, Self::Missing>;

	/// The fill of which this record is the sealed body: its prescription and its number.
	fn fill_of(&self, record: RecordId) -> Result<Option<(PrescriptionId, u32)>, Self::Missing>;

	/// A fill's row.
	fn fill(&self, prescription: PrescriptionId, number: u32) -> Result<Option<FillDetails>, Self::Missing>;

	/// A prescription's row.
	fn prescription(
		&self,
		prescription: PrescriptionId,
	) -> Result<Option<PrescriptionDetails>, Self::Missing>;
}

/// The rows of test orders that a decision reads.
pub trait OrderSource: StandingSource {
	/// What this laboratory has accepted for the patient.
	fn open_work(
		&self,
		laboratory: OrganisationId,
		patient: PatientId,
	) -> Result<Vec<OpenWork>, Self::Missing>;

	/// Which order this record serves, and as what.
	fn record_use(&self, record: RecordId) -> Result<Option<RecordUse>, Self::Missing>;

	/// An order's row.
	fn order(&self, order: OrderId) -> Result<Option<OrderDetails>, Self::Missing>;

	/// A report's row, by its record.
	fn report(&self, record: RecordId) -> Result<Option<ReportDetails>, Self::Missing>;

	/// The first instant at which this member's cover for the patient is over: that of [`care`].
	fn cover_until(
		&self,
		organisation: OrganisationId,
		member: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Result<Option<UnixMillis>, Self::Missing>;

	/// How long tasks last.
	fn task_rules(&self) -> TaskRules;
}

/// What ties `member`, acting in `organisation`, to `patient`: one read of the ties and one of the member's teams, and those that a
/// membership, two exclusions and a registration take. Nothing ties whom the patient has shut out, nor anybody where the patient is
/// not registered.
pub fn care<S: VisitSource>(
	source: &S,
	organisation: OrganisationId,
	member: PersonId,
	patient: PatientId,
	now: UnixMillis,
) -> Result<CareFacts, S::Missing> {
	let Some(membership) = caring(source, organisation, member, patient, now)? else {
		return Ok(CareFacts::default());
	};
	Ok(care_of(
		&source.ties(organisation, patient)?,
		member,
		&source.leads(organisation, member)?,
		membership.profession,
		now,
	))
}

/// Until when a member may see who the patient is: the reads of [`care`] and one more. Nobody whom the patient has shut out, and nobody
/// where the patient is not registered.
pub fn file<S: VisitSource>(
	source: &S,
	organisation: OrganisationId,
	member: PersonId,
	patient: PatientId,
	now: UnixMillis,
) -> Result<Option<UnixMillis>, S::Missing> {
	let Some(membership) = caring(source, organisation, member, patient, now)? else {
		return Ok(None);
	};
	Ok(file_until(
		&source.files(organisation, patient)?,
		&source.ties(organisation, patient)?,
		member,
		&source.leads(organisation, member)?,
		membership.profession,
		now,
	))
}

/// The member's live membership, unless the patient has shut them out or is not registered there.
fn caring<S: VisitSource>(
	source: &S,
	organisation: OrganisationId,
	member: PersonId,
	patient: PatientId,
	now: UnixMillis,
) -> Result<Option<Membership>, S::Missing> {
	let Some(membership) = source.live_membership(organisation, member, now)? else {
		return Ok(None);
	};
	let is_shut_out = source.shuts_out_member(patient, organisation, member)?;
	let cares = !is_shut_out && source.is_registered(patient, organisation)?;
	Ok(Some(membership).filter(|_| cares))
}

/// What the member's tasks of every kind allow.
pub fn task<S: VisitSource + FillSource + OrderSource>(
	source: &S,
	question: &TaskQuestion,
) -> Result<TaskFacts, S::Missing> {
	Ok(visit_task(source, question)?
		.or(fill_task(source, question)?)
		.or(order_task(source, question)?))
}

/// Until when an organisation itself, and not one of its members, holds a task on the record: a pharmacy with the lock on its
/// prescription, the laboratory that was asked for what it orders. Whom the patient has shut out holds none.
pub fn organisation_task<S: FillSource + OrderSource>(
	source: &S,
	organisation: OrganisationId,
	patient: PatientId,
	record: RecordId,
	now: UnixMillis,
) -> Result<Option<UnixMillis>, S::Missing> {
	if source.is_excluded(patient, crate::consent::Grantee::Organisation(organisation))? {
		return Ok(None);
	}
	let lock = match source.prescription_of(record)? {
		Some(prescription) => lock_on(source, organisation, patient, prescription)?,
		None => None,
	};
	let test = match source.record_use(record)? {
		Some(RecordUse {
			order,
			part: RecordPart::Request,
		}) => source
			.order(order)?
			.filter(|details| details.patient == patient)
			.filter(|details| details.assignment.laboratory() == Some(organisation))
			.and_then(|details| details.task_until(&source.task_rules())),
		_ => None,
	};
	Ok(lock.max(test).filter(|until| now < *until))
}

/// The doctor of a live appointment reads the record that says why, and one who is wished to renew a prescription adds its record. Two
/// reads each.
///
/// Only a record of the category `scheduling`: otherwise whoever may book could open any record of the patient to a doctor by
/// naming it as the reason.
pub fn visit_task<S: VisitSource>(source: &S, question: &TaskQuestion) -> Result<TaskFacts, S::Missing> {
	if question.profession != Profession::Doctor {
		return Ok(TaskFacts::default());
	}
	match (question.record, question.category) {
		(Some(record), Category::Scheduling) => Ok(TaskFacts {
			read_until: reason_until(source, question, record)?,
			contribute_until: None,
		}),
		(None, Category::Medication) if source.is_registered(question.patient, question.organisation)? => {
			let ties = source.ties(question.organisation, question.patient)?;
			Ok(TaskFacts {
				read_until: None,
				contribute_until: renewal_until(&ties, question.member, question.now),
			})
		}
		_ => Ok(TaskFacts::default()),
	}
}

fn reason_until<S: VisitSource>(
	source: &S,
	question: &TaskQuestion,
	record: RecordId,
) -> Result<Option<UnixMillis>, S::Missing> {
	let Some(appointment) = source.reason_of(question.patient, record)? else {
		return Ok(None);
	};
	let asked = (question.patient, question.organisation, question.member);
	Ok(source
		.appointment(appointment)?
		.filter(|details| (details.patient, details.organisation, details.doctor) == asked)
		.and_then(|details| details.reason_until())
		.filter(|until| question.now < *until))
}

/// The pharmacists of a pharmacy with a lock: they read that prescription, add a record of the patient's medication, and change what
/// they recorded of that fill, until the lock's end.
pub fn fill_task<S: FillSource>(source: &S, question: &TaskQuestion) -> Result<TaskFacts, S::Missing> {
	if question.profession != Profession::Pharmacist || question.category != Category::Medication {
		return Ok(TaskFacts::default());
	}
	let live = |until: &UnixMillis| question.now < *until;
	let Some(record) = question.record else {
		let open = source.open_fills(question.patient, question.organisation)?;
		return Ok(TaskFacts {
			read_until: None,
			contribute_until: open.iter().map(|open| open.expires_at).filter(live).max(),
		});
	};
	let request = match source.prescription_of(record)? {
		Some(prescription) => lock_on(source, question.organisation, question.patient, prescription)?,
		None => None,
	};
	let own = own_fill(source, question, record)?.filter(live);
	Ok(TaskFacts {
		read_until: request.filter(live).max(own),
		contribute_until: own,
	})
}

/// Until when this pharmacy holds the prescription locked.
fn lock_on<S: FillSource>(
	source: &S,
	pharmacy: OrganisationId,
	patient: PatientId,
	prescription: PrescriptionId,
) -> Result<Option<UnixMillis>, S::Missing> {
	Ok(source
		.open_fills(patient, pharmacy)?
		.into_iter()
		.find(|open| open.prescription == prescription)
		.map(|open| open.expires_at))
}

/// Until when the record is that of a fill that the asker's pharmacy claimed for the patient.
fn own_fill<S: FillSource>(
	source: &S,
	question: &TaskQuestion,
	record: RecordId,
) -> Result<Option<UnixMillis>, S::Missing> {
	let Some((prescription, number)) = source.fill_of(record)? else {
		return Ok(None);
	};
	let theirs = source
		.prescription(prescription)?
		.is_some_and(|details| details.patient == question.patient);
	Ok(source
		.fill(prescription, number)?
		.filter(|fill| theirs && fill.pharmacy == question.organisation)
		.map(|fill| fill.expires_at))
}

/// What who asks is to the tests that are done where they ask.
#[derive(Default)]
struct Staff {
	/// They do the tests that others order there.
	does_tests: bool,
	is_doctor: bool,
	/// Until when they have cover for the patient.
	cover_until: Option<UnixMillis>,
}

impl Staff {
	/// Until when they have to do with an order; in-house, the requester is named.
	fn until(&self, member: PersonId, in_house: Option<PersonId>) -> Option<UnixMillis> {
		match in_house {
			None => self.does_tests.then_some(UnixMillis::FOREVER),
			Some(requester) if self.is_doctor && requester == member => Some(UnixMillis::FOREVER),
			Some(_) => self.cover_until,
		}
	}
}

/// Who does a laboratory's tests contributes while it has accepted an active order, reads what is ordered, and reads and corrects its own
/// reports; a doctor of the ordering organisation reads what belongs to the order: the requester always, others with cover.
///
/// With a record: two reads, three for a report, the membership of who asks, and the cover of a doctor of the ordering organisation.
/// Without: one read and the same.
pub fn order_task<S: OrderSource>(source: &S, question: &TaskQuestion) -> Result<TaskFacts, S::Missing> {
	let Some(record) = question.record else {
		return task_on_new_record(source, question);
	};
	let Some(RecordUse { order, part }) = source.record_use(record)? else {
		return Ok(TaskFacts::default());
	};
	let Some(details) = source
		.order(order)?
		.filter(|details| details.patient == question.patient)
	else {
		return Ok(TaskFacts::default());
	};
	let tested = task_of_laboratory(source, question, record, &details, part)?;
	Ok(tested.or(TaskFacts {
		read_until: ordering_side_until(source, question, &details)?,
		contribute_until: None,
	}))
}

/// The laboratory contributes while it has accepted an order that is active, and the task lasts.
fn task_on_new_record<S: OrderSource>(source: &S, question: &TaskQuestion) -> Result<TaskFacts, S::Missing> {
	if !is_test_category(question.category) {
		return Ok(TaskFacts::default());
	}
	let works = source.open_work(question.organisation, question.patient)?;
	if works.is_empty() {
		return Ok(TaskFacts::default());
	}
	let staff = staff(source, question)?;
	let until = works
		.iter()
		.filter_map(|work| Some(work.until.min(staff.until(question.member, work.requester)?)))
		.max();
	Ok(TaskFacts {
		read_until: None,
		contribute_until: until,
	})
}

/// Who does the laboratory's tests reads what is ordered, and reads and corrects its reports, while the task lasts.
fn task_of_laboratory<S: OrderSource>(
	source: &S,
	question: &TaskQuestion,
	record: RecordId,
	details: &OrderDetails,
	part: RecordPart,
) -> Result<TaskFacts, S::Missing> {
	let laboratory = match part {
		// A report stays with the laboratory that wrote it, whoever does the tests now.
		RecordPart::Report => source.report(record)?.map(|report| report.laboratory),
		RecordPart::Request => details.assignment.laboratory(),
	};
	if laboratory != Some(question.organisation) {
		return Ok(TaskFacts::default());
	}
	let in_house = question.organisation == details.organisation;
	let staff_until = staff(source, question)?.until(question.member, in_house.then_some(details.requester));
	let until = details
		.task_until(&source.task_rules())
		.zip(staff_until)
		.map(|(task, staff)| task.min(staff));
	Ok(TaskFacts {
		read_until: until,
		contribute_until: until.filter(|_| part == RecordPart::Report),
	})
}

fn staff<S: OrderSource>(source: &S, question: &TaskQuestion) -> Result<Staff, S::Missing> {
	let (organisation, member) = (question.organisation, question.member);
	let Some(membership) = source
		.membership(organisation, member)?
		.filter(|membership| membership.profession == question.profession && may_do_tests(membership))
	else {
		return Ok(Staff::default());
	};
	Ok(Staff {
		does_tests: source
			.organisation(organisation)?
			.is_some_and(|standing| does_tests(standing.kind, &membership, question.now)),
		is_doctor: membership.profession == Profession::Doctor,
		cover_until: source.cover_until(organisation, member, question.patient, question.now)?,
	})
}

/// Until when this doctor of the ordering organisation reads whatever belongs to the order.
fn ordering_side_until<S: OrderSource>(
	source: &S,
	question: &TaskQuestion,
	details: &OrderDetails,
) -> Result<Option<UnixMillis>, S::Missing> {
	let theirs = details.organisation == question.organisation;
	if !theirs || question.profession != Profession::Doctor {
		return Ok(None);
	}
	if question.member == details.requester {
		return Ok(Some(UnixMillis::FOREVER));
	}
	source.cover_until(
		question.organisation,
		question.member,
		question.patient,
		question.now,
	)
}
