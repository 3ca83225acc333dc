// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others.

use crate::{
	types::{is_test_category, may_do_tests, RecordPart, RecordUse},
	Config, OpenWorkAt, Orders, Pallet, RecordUses, Reports,
};
use salus_primitives::{
	care::{TaskFacts, TaskInspect, TaskQuestion},
	orders::{OrderDetails, ReportInspect},
	roles::{Profession, RoleInspect},
	OrganisationId, PersonId, RecordId, UnixMillis,
};

const NEVER: TaskFacts = TaskFacts {
	read_until: None,
	contribute_until: None,
};

const fn reads(until: Option<UnixMillis>) -> TaskFacts {
	TaskFacts {
		read_until: until,
		contribute_until: None,
	}
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

impl<T: Config> TaskInspect for Pallet<T> {
	/// With a record: two reads, three for a report, the membership of who asks, and the cover of a doctor of the ordering organisation.
	/// Without: one read and the same.
	fn task(question: &TaskQuestion) -> TaskFacts {
		let Some(record) = question.record else {
			return Self::task_on_new_record(question);
		};
		let Some(RecordUse { order, part }) = RecordUses::<T>::get(record) else {
			return NEVER;
		};
		Orders::<T>::get(order)
			.filter(|details| details.patient == question.patient)
			.map(|details| {
				Self::task_of_laboratory(question, record, &details, part)
					.or(reads(Self::ordering_side_until(question, &details)))
			})
			.unwrap_or_default()
	}
}

impl<T: Config> ReportInspect for Pallet<T> {
	fn reported_by(record: RecordId) -> Option<OrganisationId> {
		Reports::<T>::get(record).map(|report| report.laboratory)
	}
}

impl<T: Config> Pallet<T> {
	/// The laboratory contributes while it has accepted an order that is active, and the task lasts.
	fn task_on_new_record(question: &TaskQuestion) -> TaskFacts {
		if !is_test_category(question.category) {
			return NEVER;
		}
		let works = OpenWorkAt::<T>::get(question.organisation, question.patient);
		if works.is_empty() {
			return NEVER;
		}
		let staff = Self::staff(question);
		let until = works
			.iter()
			.filter_map(|work| Some(work.until.min(staff.until(question.member, work.requester)?)))
			.max();
		TaskFacts {
			read_until: None,
			contribute_until: until,
		}
	}

	/// Who does the laboratory's tests reads what is ordered, and reads and corrects its reports, while the task lasts.
	fn task_of_laboratory(
		question: &TaskQuestion,
		record: RecordId,
		details: &OrderDetails,
		part: RecordPart,
	) -> TaskFacts {
		let laboratory = match part {
			// A report stays with the laboratory that wrote it, whoever does the tests now.
			RecordPart::Report => Reports::<T>::get(record).map(|report| report.laboratory),
			RecordPart::Request => details.assignment.laboratory(),
		};
		if laboratory != Some(question.organisation) {
			return NEVER;
		}
		let in_house = question.organisation == details.organisation;
		let until = details
			.task_until(&Self::task_rules())
			.zip(Self::staff(question).until(question.member, in_house.then_some(details.requester)))
			.map(|(task, staff)| task.min(staff));
		TaskFacts {
			read_until: until,
			contribute_until: until.filter(|_| part == RecordPart::Report),
		}
	}

	fn staff(question: &TaskQuestion) -> Staff {
		let (organisation, member) = (question.organisation, question.member);
		T::Roles::membership(organisation, member)
			.filter(|membership| membership.profession == question.profession && may_do_tests(membership))
			.map(|membership| Staff {
				does_tests: Self::does_tests_at(organisation, &membership),
				is_doctor: membership.profession == Profession::Doctor,
				cover_until: Self::cover_until(organisation, member, question.patient, question.now),
			})
			.unwrap_or_default()
	}

	/// Until when this doctor of the ordering organisation reads whatever belongs to the order: the requester always, others with cover.
	fn ordering_side_until(question: &TaskQuestion, details: &OrderDetails) -> Option<UnixMillis> {
		let theirs = details.organisation == question.organisation;
		if !theirs || question.profession != Profession::Doctor {
			return None;
		}
		if question.member == details.requester {
			return Some(UnixMillis::FOREVER);
		}
		Self::cover_until(
			question.organisation,
			question.member,
			question.patient,
			question.now,
		)
	}
}
