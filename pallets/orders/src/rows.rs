// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The writes that several calls share. An order's row and the indexes that it is in change together in `save` and nowhere else.

use crate::{
	types::{new_order, place_of, works_on, Place, RecordPart, RecordUse},
	ClosedAt, Config, Error, OpenAt, OpenWork, OrderCount, Orders, OrdersOf, Pallet, PlaceCount, RecordUses,
};
use frame_support::ensure;
use salus_primitives::{
	orders::{Assignment, OrderDetails, OrderStatus},
	records::RecordFacts,
	Clock, OrderId, OrganisationId, PatientId, RecordId,
};

/// Changes of an order.
impl<T: Config> Pallet<T> {
	/// Writes a new order and its place in the patient's list, and in the laboratory's if one is named.
	pub(crate) fn insert(
		order: OrderId,
		record: RecordId,
		facts: &RecordFacts,
		laboratory: Option<OrganisationId>,
	) -> Result<(), Error<T>> {
		let count = OrderCount::<T>::get(facts.patient);
		let next = count.checked_add(1).ok_or(Error::<T>::TooManyOrders)?;
		let mut details = new_order(record, facts, laboratory, T::Clock::now());
		if let Some(laboratory) = laboratory {
			details.place = Self::new_place(laboratory)?;
		}
		OrdersOf::<T>::insert(facts.patient, count, order);
		OrderCount::<T>::insert(facts.patient, next);
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
		if before.assignment.laboratory() != Some(laboratory) {
			details.place = Self::new_place(laboratory)?;
		}
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
		Self::save(order, Some(&before), details);
		Ok(())
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

	/// Saves a row, and what follows from the change: the count of the laboratory's open work and the place in its list.
	pub(crate) fn save(order: OrderId, before: Option<&OrderDetails>, after: OrderDetails) {
		let (worked, works) = (before.and_then(works_on), works_on(&after));
		if worked != works {
			Self::count_work(worked, works, after.patient);
		}
		let (old, new) = (before.and_then(place_of), place_of(&after));
		if old != new {
			Self::move_place(order, old, new);
		}
		Self::touch(order, after);
	}
}

/// Indexes.
impl<T: Config> Pallet<T> {
	/// Notes that a record serves an order.
	pub(crate) fn use_record(record: RecordId, order: OrderId, part: RecordPart) {
		RecordUses::<T>::insert(record, RecordUse { order, part });
	}

	/// The next place in a laboratory's list.
	fn new_place(laboratory: OrganisationId) -> Result<u32, Error<T>> {
		let place = PlaceCount::<T>::get(laboratory);
		let next = place.checked_add(1).ok_or(Error::<T>::TooManyOrders)?;
		PlaceCount::<T>::insert(laboratory, next);
		Ok(place)
	}

	fn move_place(order: OrderId, old: Option<Place>, new: Option<Place>) {
		if let Some(old) = old {
			if old.is_open {
				OpenAt::<T>::remove(old.laboratory, old.place);
			} else {
				ClosedAt::<T>::remove(old.laboratory, old.place);
			}
		}
		if let Some(new) = new {
			if new.is_open {
				OpenAt::<T>::insert(new.laboratory, new.place, order);
			} else {
				ClosedAt::<T>::insert(new.laboratory, new.place, order);
			}
		}
	}

	fn count_work(old: Option<OrganisationId>, new: Option<OrganisationId>, patient: PatientId) {
		if let Some(old) = old {
			OpenWork::<T>::mutate_exists(old, patient, |count| {
				*count = count
					.map(|count| count.saturating_sub(1))
					.filter(|count| *count > 0);
			});
		}
		if let Some(new) = new {
			OpenWork::<T>::mutate(new, patient, |count| *count = count.saturating_add(1));
		}
	}
}
