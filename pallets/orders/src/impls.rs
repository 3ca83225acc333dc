// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others.

use crate::{
	types::{does_tests, is_test_category, RecordPart, RecordUse},
	Config, OpenWork, Orders, Pallet, RecordUses, Reports,
};
use frame_support::traits::Get;
use salus_primitives::{
	care::{TaskFacts, TaskInspect, TaskQuestion},
	orders::{OrderDetails, OrderStatus},
	roles::Profession,
	RecordId, UnixMillis,
};

const ALWAYS: TaskFacts = TaskFacts {
	read_until: Some(UnixMillis::FOREVER),
	contribute_until: Some(UnixMillis::FOREVER),
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

impl<T: Config> TaskInspect for Pallet<T> {
	/// With a record: two reads, three for a report, and the cover of a doctor of the ordering organisation. Without: one read.
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

impl<T: Config> Pallet<T> {
	/// The laboratory contributes while it has accepted an order that is active.
	fn task_on_new_record(question: &TaskQuestion) -> TaskFacts {
		let works = does_tests(question.profession)
			&& is_test_category(question.category)
			&& OpenWork::<T>::contains_key(question.organisation, question.patient);
		TaskFacts {
			read_until: None,
			contribute_until: works.then_some(UnixMillis::FOREVER),
		}
	}

	/// A technician or doctor of the laboratory reads what is ordered while the task lasts, and always reads and corrects its
	/// reports to the order.
	fn task_of_laboratory(
		question: &TaskQuestion,
		record: RecordId,
		details: &OrderDetails,
		part: RecordPart,
	) -> TaskFacts {
		let (laboratory, facts) = match part {
			// A report stays with the laboratory that wrote it, whoever does the tests now.
			RecordPart::Report => (Reports::<T>::get(record).map(|report| report.laboratory), ALWAYS),
			RecordPart::Request => (
				details.assignment.laboratory(),
				reads(Self::request_until(details)),
			),
		};
		if laboratory == Some(question.organisation) && does_tests(question.profession) {
			facts
		} else {
			NEVER
		}
	}

	/// Until when the laboratory reads what is ordered.
	pub fn request_until(details: &OrderDetails) -> Option<UnixMillis> {
		match details.status {
			OrderStatus::Active | OrderStatus::OnHold => Some(UnixMillis::FOREVER),
			OrderStatus::Completed => details
				.completed_at
				.map(|at| at.plus(T::ReadAfterCompletionMillis::get())),
			OrderStatus::Revoked | OrderStatus::EnteredInError => None,
		}
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
