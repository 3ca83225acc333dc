// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs, as one caller may see them: who is not a party gets nothing.

use crate::{ClosedAt, Config, OpenAt, OrderCount, Orders, OrdersOf, Pallet, PlaceCount, Reports};
use alloc::vec::Vec;
use salus_primitives::{
	consent::Power,
	orders::{OrderDetails, OrderView, OrderWithReports, ReportView},
	views::{Page, MAX_PAGE},
	OrderId, OrganisationId, PatientId, PersonId, UnixMillis,
};

/// A cursor of [`Pallet::orders_at`] with this bit is a place among the orders that are no longer open.
const CLOSED: u32 = 1 << 31;

const NOTHING: Page<OrderView> = Page {
	items: Vec::new(),
	next: None,
};

fn page_of(mut found: impl Iterator<Item = (u32, OrderView)>, limit: u32) -> Page<OrderView> {
	Page {
		items: found
			.by_ref()
			.take(limit.clamp(1, MAX_PAGE) as usize)
			.map(|(_, view)| view)
			.collect(),
		next: found.next().map(|(cursor, _)| cursor),
	}
}

/// Everything, whoever asks.
impl<T: Config> Pallet<T> {
	/// One order.
	pub fn order_view(order: OrderId) -> Option<OrderView> {
		Orders::<T>::get(order).map(|details| OrderView { order, details })
	}

	/// One order with its reports.
	pub fn order_with_reports(order: OrderId) -> Option<OrderWithReports> {
		let order = Self::order_view(order)?;
		let reports = order
			.details
			.reports
			.iter()
			.filter_map(|record| {
				let details = Reports::<T>::get(record)?;
				Some(ReportView {
					record: *record,
					details,
				})
			})
			.collect();
		Some(OrderWithReports { order, reports })
	}

	/// The patient's orders in the order in which they were made: at most `limit` (and [`MAX_PAGE`]) from the `cursor`-th on.
	pub fn orders_of(patient: PatientId, cursor: u32, limit: u32) -> Page<OrderView> {
		let found = (cursor..OrderCount::<T>::get(patient))
			.filter_map(|index| Some((index, Self::order_view(OrdersOf::<T>::get(patient, index)?)?)));
		page_of(found, limit)
	}

	/// Open orders of a laboratory from this place on, the oldest first. Reads as many places as are open.
	fn open_from(laboratory: OrganisationId, place: u32) -> impl Iterator<Item = (u32, OrderView)> {
		let mut open: Vec<(u32, OrderId)> = OpenAt::<T>::iter_prefix(laboratory)
			.filter(|(at, _)| *at >= place)
			.collect();
		open.sort_unstable();
		open.into_iter()
			.filter_map(|(at, order)| Some((at, Self::order_view(order)?)))
	}

	/// Orders of a laboratory that are no longer open from this place back, the newest first.
	fn closed_from(laboratory: OrganisationId, place: u32) -> impl Iterator<Item = (u32, OrderView)> {
		(0..=place).rev().filter_map(move |at| {
			let order = ClosedAt::<T>::get(laboratory, at)?;
			Some((CLOSED | at, Self::order_view(order)?))
		})
	}
}

/// As one caller may see it.
impl<T: Config> Pallet<T> {
	/// Is the caller the patient, or a live representative who may view or consent?
	fn is_patient_side(caller: PersonId, patient: PatientId, now: UnixMillis) -> bool {
		[Power::View, Power::Consent]
			.into_iter()
			.any(|power| Self::is_for_patient(caller, patient, power, now))
	}

	/// May the caller see this order: on the patient's side, as its requester or with cover, or as a live technician or doctor of the
	/// laboratory that is asked or has accepted?
	pub fn is_party(caller: PersonId, details: &OrderDetails, now: UnixMillis) -> bool {
		Self::is_requester_or_cover(details, caller, now)
			|| details
				.assignment
				.laboratory()
				.is_some_and(|laboratory| Self::laboratory_member(laboratory, caller, now).is_some())
			|| Self::is_patient_side(caller, details.patient, now)
	}

	/// One order with its reports, for a party. An unknown order and one that is somebody else's look the same.
	pub fn order_for(caller: PersonId, order: OrderId, now: UnixMillis) -> Option<OrderWithReports> {
		Self::order_with_reports(order).filter(|found| Self::is_party(caller, &found.order.details, now))
	}

	/// The patient's orders in the order in which they were made: at most `limit` (and [`MAX_PAGE`]) from the `cursor`-th on. The patient's
	/// side sees all, a doctor those that they ordered or have cover for. There is a next page only when it holds something.
	pub fn orders_for(
		caller: PersonId,
		patient: PatientId,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<OrderView> {
		let all = Self::is_patient_side(caller, patient, now);
		let found = (cursor..OrderCount::<T>::get(patient)).filter_map(|index| {
			let view = Self::order_view(OrdersOf::<T>::get(patient, index)?)?;
			let shown = all || Self::is_requester_or_cover(&view.details, caller, now);
			shown.then_some((index, view))
		});
		page_of(found, limit)
	}

	/// The orders that ask this laboratory or that it has accepted, for its live technicians and doctors: those that are open first,
	/// the oldest of them first, then the others, the newest first. Begin with cursor 0 and go on with what the page before says.
	pub fn orders_at(
		caller: PersonId,
		laboratory: OrganisationId,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<OrderView> {
		if Self::laboratory_member(laboratory, caller, now).is_none() {
			return NOTHING;
		}
		if cursor & CLOSED != 0 {
			return page_of(
				Self::closed_from(laboratory, Self::last_place(laboratory).min(cursor & !CLOSED)),
				limit,
			);
		}
		let closed = Self::closed_from(laboratory, Self::last_place(laboratory));
		page_of(Self::open_from(laboratory, cursor).chain(closed), limit)
	}

	fn last_place(laboratory: OrganisationId) -> u32 {
		PlaceCount::<T>::get(laboratory).saturating_sub(1).min(!CLOSED)
	}
}
