// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The writes that several calls share. An order's row and the indexes that it is in change together in `save` and nowhere else.

use crate::{
	types::{new_order, place_of, work_of, works_on},
	Config, Error, LiveOrdersOf, OpenAt, OpenWorkAt, OrderCount, Orders, OrdersBy, OrdersByCount, OrdersMade,
	OrdersOf, Pallet, RecordUses,
};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use salus_primitives::{
	orders::{
		Assignment, LiveOrder, OpenWork, OrderDetails, OrderStatus, RecordPart, RecordUse, TaskRules,
		MAX_LIVE_ORDERS, MAX_OPEN_WORK,
	},
	records::RecordFacts,
	Clock, OrderId, OrganisationId, PatientId, RecordId,
};

/// Changes of an order.
impl<T: Config> Pallet<T> {
	/// Writes a new order and its place in the lists of its patient and of its requester, and in the
	/// laboratory's if one is named.
	pub(crate) fn insert(
		order: OrderId,
		record: RecordId,
		facts: &RecordFacts,
		laboratory: Option<OrganisationId>,
	) -> Result<(), Error<T>> {
		let count = OrderCount::<T>::get(facts.patient);
		let next = count.checked_add(1).ok_or(Error::<T>::TooManyOrders)?;
		let count_by = OrdersByCount::<T>::get(facts.author);
		let next_by = count_by.checked_add(1).ok_or(Error::<T>::TooManyOrders)?;
		ensure!(
			Self::has_room_among_live(facts.patient),
			Error::<T>::TooManyLiveOrders
		);
		let place = OrdersMade::<T>::get();
		OrdersMade::<T>::put(place.saturating_add(1));
		let details = new_order(record, facts, laboratory, place, T::Clock::now());
		OrdersOf::<T>::insert(facts.patient, count, order);
		OrderCount::<T>::insert(facts.patient, next);
		OrdersBy::<T>::insert(facts.author, count_by, order);
		OrdersByCount::<T>::insert(facts.author, next_by);
		Self::use_record(record, order, RecordPart::Request);
		Self::save(order, None, details);
		Ok(())
	}

	/// Asks a laboratory.
	pub(crate) fn ask(
		order: OrderId,
		mut details: OrderDetails,
		laboratory: OrganisationId,
		by_patient: bool,
	) -> Result<(), Error<T>> {
		let before = details.clone();
		let asked = Assignment::Asked {
			laboratory,
			by_patient,
		};
		Self::reassign(&mut details, asked)?;
		Self::save(order, Some(&before), details);
		Ok(())
	}

	/// The laboratory that is asked says yes.
	pub(crate) fn take_on(
		order: OrderId,
		mut details: OrderDetails,
		laboratory: OrganisationId,
	) -> Result<(), Error<T>> {
		let before = details.clone();
		Self::reassign(&mut details, Assignment::Accepted { laboratory })?;
		ensure!(
			Self::has_room_for_work(laboratory, details.patient),
			Error::<T>::TooMuchOpenWork
		);
		Self::save(order, Some(&before), details);
		Ok(())
	}

	/// The laboratory that is asked says no, or gives back what it has accepted.
	pub(crate) fn turn_down(order: OrderId, mut details: OrderDetails) -> Result<(), Error<T>> {
		let before = details.clone();
		Self::reassign(&mut details, Assignment::Open)?;
		Self::save(order, Some(&before), details);
		Ok(())
	}

	/// Changes the assignment, if the order is open and the table of moves lets it.
	fn reassign(details: &mut OrderDetails, to: Assignment) -> Result<(), Error<T>> {
		ensure!(details.status.is_open(), Error::<T>::NoSuchMove);
		if !details.assignment.may_become(to) {
			return Err(match (details.assignment, to) {
				(Assignment::Accepted { .. }, _) => Error::<T>::AlreadyAccepted,
				(
					Assignment::Asked { by_patient: true, .. },
					Assignment::Asked {
						by_patient: false, ..
					},
				) => Error::<T>::AlreadyChosen,
				_ => Error::<T>::NoSuchMove,
			});
		}
		details.assignment = to;
		Ok(())
	}

	/// Moves an order, if the table of moves lets it.
	pub(crate) fn move_order(
		order: OrderId,
		mut details: OrderDetails,
		to: OrderStatus,
	) -> Result<(), Error<T>> {
		let before = details.clone();
		Self::set_status(&mut details, to)?;
		if let Some(laboratory) = works_on(&details) {
			ensure!(
				Self::has_room_for_work(laboratory, details.patient),
				Error::<T>::TooMuchOpenWork
			);
		}
		Self::save(order, Some(&before), details);
		Ok(())
	}

	/// Ends the work on an order for the patient: one with a final report is completed, another is revoked. Says which.
	pub(crate) fn end_for_patient(
		order: OrderId,
		mut details: OrderDetails,
	) -> Result<OrderStatus, Error<T>> {
		ensure!(details.declined_at.is_none(), Error::<T>::NoSuchMove);
		let before = details.clone();
		let to = match details.final_reports {
			0 => OrderStatus::Revoked,
			_ => OrderStatus::Completed,
		};
		// What is completed already stays so.
		if details.status != OrderStatus::Completed {
			Self::set_status(&mut details, to)?;
		}
		details.declined_at = Some(T::Clock::now());
		let status = details.status;
		Self::save(order, Some(&before), details);
		Ok(status)
	}

	/// Changes the status in a row that is still to be saved, if the table of moves lets it.
	pub(crate) fn set_status(details: &mut OrderDetails, to: OrderStatus) -> Result<(), Error<T>> {
		ensure!(details.status.may_become(to), Error::<T>::NoSuchMove);
		details.status = to;
		details.completed_at = (to == OrderStatus::Completed).then(T::Clock::now);
		Ok(())
	}

	/// Saves a row of which neither status nor assignment has changed.
	pub(crate) fn touch(order: OrderId, mut details: OrderDetails) {
		details.changed_at = T::Clock::now();
		Orders::<T>::insert(order, details);
	}

	/// Saves a row, and what follows from the change: the laboratory's open work, the place in its list, and the patient's live orders.
	pub(crate) fn save(order: OrderId, before: Option<&OrderDetails>, after: OrderDetails) {
		let rules = Self::task_rules();
		let work = |details: &OrderDetails| work_of(order, details, &rules);
		let (worked, works) = (before.and_then(work), work(&after));
		if worked != works {
			Self::move_work(worked, works, after.patient);
		}
		let (old, new) = (before.and_then(place_of), place_of(&after));
		if old != new {
			if let Some((laboratory, place)) = old {
				OpenAt::<T>::remove(laboratory, place);
			}
			if let Some((laboratory, place)) = new {
				OpenAt::<T>::insert(laboratory, place, order);
			}
		}
		if before.map(|before| before.status) != Some(after.status) {
			Self::list_live(order, &after);
		}
		Self::touch(order, after);
	}
}

/// Indexes.
impl<T: Config> Pallet<T> {
	/// How long tasks last.
	pub fn task_rules() -> TaskRules {
		TaskRules {
			longest_millis: T::LongestTaskMillis::get(),
			after_report_millis: T::TaskAfterReportMillis::get(),
		}
	}

	/// Notes that a record serves an order.
	pub(crate) fn use_record(record: RecordId, order: OrderId, part: RecordPart) {
		RecordUses::<T>::insert(record, RecordUse { order, part });
	}

	/// Can a laboratory take on one more of this patient's orders? Tasks that are over make room.
	pub(crate) fn has_room_for_work(laboratory: OrganisationId, patient: PatientId) -> bool {
		let now = T::Clock::now();
		let live = OpenWorkAt::<T>::get(laboratory, patient)
			.iter()
			.filter(|work| now < work.until)
			.count();
		live < MAX_OPEN_WORK as usize
	}

	/// Can the patient have one more live order? Those that are over make room.
	pub(crate) fn has_room_among_live(patient: PatientId) -> bool {
		let now = T::Clock::now();
		let kept = LiveOrdersOf::<T>::get(patient)
			.iter()
			.filter(|live| live.is_open && now < live.until)
			.count();
		kept < MAX_LIVE_ORDERS as usize
	}

	fn move_work(
		old: Option<(OrganisationId, OpenWork)>,
		new: Option<(OrganisationId, OpenWork)>,
		patient: PatientId,
	) {
		if let Some((laboratory, work)) = old {
			OpenWorkAt::<T>::mutate_exists(laboratory, patient, |list| {
				let mut kept = list.take().unwrap_or_default();
				kept.retain(|other| other.order != work.order);
				*list = Some(kept).filter(|kept| !kept.is_empty());
			});
		}
		let now = T::Clock::now();
		if let Some((laboratory, work)) = new.filter(|(_, work)| now < work.until) {
			OpenWorkAt::<T>::mutate(laboratory, patient, |list| {
				list.retain(|other| now < other.until);
				let _ = list
					.try_push(work)
					.defensive_proof("there is room: who accepts, resumes or opens again has looked");
			});
		}
	}

	/// Notes where an order stands among the patient's live ones. One that has ended stays for a time, so that what was found still
	/// reaches the requester, unless the list is full.
	fn list_live(order: OrderId, details: &OrderDetails) {
		let (now, rules) = (T::Clock::now(), Self::task_rules());
		let is_open = details.status.is_open();
		let live = LiveOrder {
			order,
			is_open,
			until: if is_open {
				details.created_at.plus(rules.longest_millis)
			} else {
				now.plus(rules.after_report_millis)
			},
		};
		LiveOrdersOf::<T>::mutate_exists(details.patient, |list| {
			let mut kept = list.take().unwrap_or_default();
			kept.retain(|other| other.order != order && now < other.until);
			if kept.is_full() {
				if let Some(ended) = kept.iter().position(|other| !other.is_open) {
					kept.remove(ended);
				}
			}
			if details.status != OrderStatus::EnteredInError && now < live.until {
				let pushed = kept.try_push(live);
				// An ended one that finds no room is listed no longer.
				if is_open {
					let _ = pushed.defensive_proof("there is room: who makes and who opens again has looked");
				}
			}
			*list = Some(kept).filter(|kept| !kept.is_empty());
		});
	}
}
