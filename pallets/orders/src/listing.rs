// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs, as one caller may see them: who is not a party gets nothing.

use crate::{
	types::{cursor_of, end_of, key_of},
	Config, LiveOrdersOf, OpenAt, OrderCount, Orders, OrdersBy, OrdersByCount, OrdersMade, OrdersOf, Pallet,
	Reports,
};
use alloc::vec::Vec;
use salus_primitives::{
	consent::{ConsentInspect, Power},
	orders::{OrderDetails, OrderView, OrderWithReports, ReportView},
	roles::RoleInspect,
	views::{Listing, Page},
	OrderId, OrganisationId, PatientId, PersonId, UnixMillis,
};

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

	/// The patient's orders that somebody may still have to do with, at most [`MAX_LIVE_ORDERS`](salus_primitives::orders::MAX_LIVE_ORDERS).
	/// Reads one row and one for each of them, however many there were.
	pub fn live_orders_of(patient: PatientId, now: UnixMillis) -> Vec<OrderView> {
		LiveOrdersOf::<T>::get(patient)
			.into_iter()
			.filter(|live| now < live.until)
			.filter_map(|live| Self::order_view(live.order))
			.collect()
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

	/// May the caller see this order: on the patient's side or, unless the patient has shut them out, as its requester or with cover, or
	/// as one who does tests in the laboratory that is asked or has accepted?
	pub fn is_party(caller: PersonId, details: &OrderDetails, now: UnixMillis) -> bool {
		Self::is_ordering_side(caller, details, now)
			|| details
				.assignment
				.laboratory()
				.is_some_and(|laboratory| Self::is_testing_side(caller, laboratory, details, now))
			|| Self::is_patient_side(caller, details.patient, now)
	}

	fn is_ordering_side(caller: PersonId, details: &OrderDetails, now: UnixMillis) -> bool {
		Self::is_requester_or_cover(details, caller, now)
			&& !T::Consent::shuts_out_member(details.patient, details.organisation, caller)
	}

	fn is_testing_side(
		caller: PersonId,
		laboratory: OrganisationId,
		details: &OrderDetails,
		now: UnixMillis,
	) -> bool {
		Self::works_for(laboratory, details, caller, now).is_some()
			&& !T::Consent::shuts_out_member(details.patient, laboratory, caller)
	}

	/// One order with its reports, for a party. An unknown order and one that is somebody else's look the same.
	pub fn order_for(caller: PersonId, order: OrderId, now: UnixMillis) -> Option<OrderWithReports> {
		Self::order_with_reports(order).filter(|found| Self::is_party(caller, &found.order.details, now))
	}

	/// The patient's orders, the newest first: the patient's side sees all, a doctor those that they ordered
	/// or have cover for.
	pub fn orders_for(
		caller: PersonId,
		patient: PatientId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<OrderView> {
		let all = Self::is_patient_side(caller, patient, now);
		Page::of(
			OrderCount::<T>::get(patient),
			listing,
			|place| OrdersOf::<T>::get(patient, place).and_then(Self::order_view),
			|view| all || Self::is_ordering_side(caller, &view.details, now),
		)
	}

	/// The orders that the caller made in organisations of which they are a live member, the newest first,
	/// but for patients who have shut them or the organisation out. Nobody sees what somebody else ordered of
	/// many patients.
	pub fn orders_by(caller: PersonId, listing: &Listing, now: UnixMillis) -> Page<OrderView> {
		Page::of(
			OrdersByCount::<T>::get(caller),
			listing,
			|place| OrdersBy::<T>::get(caller, place).and_then(Self::order_view),
			|OrderView { details, .. }| {
				T::Roles::live_membership(details.organisation, caller, now).is_some()
					&& !T::Consent::shuts_out_member(details.patient, details.organisation, caller)
			},
		)
	}

	/// The open orders that ask this laboratory or that it has accepted, the newest first, as far as the
	/// caller does their tests. Reads as many rows as are shown, and those that are too new or not for the
	/// caller: what is open at most.
	pub fn orders_at(
		caller: PersonId,
		laboratory: OrganisationId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<OrderView> {
		if T::Roles::live_membership(laboratory, caller, now).is_none() {
			return Page::NOTHING;
		}
		let end = listing
			.cursor
			.map_or(u64::MAX, |cursor| end_of(cursor, OrdersMade::<T>::get()));
		let after = OpenAt::<T>::hashed_key_for(laboratory, key_of(end));
		let found = OpenAt::<T>::iter_prefix_from(laboratory, after)
			.filter_map(|(key, order)| Some((cursor_of(key), Self::order_view(order)?)))
			.take_while(|(_, view)| listing.from <= view.details.created_at)
			.filter(|(_, view)| Self::is_testing_side(caller, laboratory, &view.details, now));
		Page::of_each(found, listing)
	}
}
