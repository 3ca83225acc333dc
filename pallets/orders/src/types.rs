// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Stored structs and the rules that need no storage.

use salus_primitives::{
	orders::{Assignment, OpenWork, OrderDetails, OrderStatus, ReportDetails, TaskRules},
	records::RecordFacts,
	roles::{Credential, Membership, OrganisationKind, Profession},
	OrderId, OrganisationId, UnixMillis,
};
use sp_runtime::BoundedVec;

/// The row of a new order, from its sealed record. The laboratory, if one is named, was named by the requester.
pub fn new_order(
	record: salus_primitives::RecordId,
	facts: &RecordFacts,
	laboratory: Option<OrganisationId>,
	place: u64,
	now: UnixMillis,
) -> OrderDetails {
	OrderDetails {
		patient: facts.patient,
		organisation: facts.organisation,
		requester: facts.author,
		record,
		category: facts.category,
		status: OrderStatus::Active,
		assignment: match laboratory {
			Some(laboratory) => Assignment::Asked {
				laboratory,
				by_patient: false,
			},
			None => Assignment::Open,
		},
		place,
		tests: BoundedVec::new(),
		reports: BoundedVec::new(),
		pending_reports: 0,
		final_reports: 0,
		created_at: now,
		changed_at: now,
		completed_at: None,
		last_final_at: None,
		declined_at: None,
	}
}

/// May an organisation of this kind do tests that others order?
pub const fn takes_orders(kind: OrganisationKind) -> bool {
	matches!(kind, OrganisationKind::Laboratory | OrganisationKind::Hospital)
}

/// May this member of the report's laboratory make it final? In-house is where the tests were ordered, whoever does them now.
pub fn may_verify(
	details: &OrderDetails,
	report: &ReportDetails,
	membership: &Membership,
	now: UnixMillis,
) -> bool {
	let in_house = report.laboratory == details.organisation && membership.profession == Profession::Doctor;
	in_house || membership.credentials_at(now).contains(Credential::Verifying)
}

/// The laboratory whose members may contribute new records for this order.
pub fn works_on(details: &OrderDetails) -> Option<OrganisationId> {
	details
		.assignment
		.accepted_by()
		.filter(|_| details.status == OrderStatus::Active)
}

/// A place in the list of a laboratory, as its key: big-endian and counted down, so that the list begins with the newest order.
pub type Place = [u8; 8];

/// The key of the place with this number.
pub const fn key_of(place: u64) -> Place {
	(!place).to_be_bytes()
}

/// What stands for a place as the cursor of a page: the lower half of its number.
pub const fn cursor_of(key: Place) -> u32 {
	let [_, _, _, _, a, b, c, d] = key;
	!u32::from_be_bytes([a, b, c, d])
}

/// Below which place a page with this cursor begins: after the newest place that the cursor stands for, of
/// the `made` that there are.
pub const fn end_of(cursor: u32, made: u64) -> u64 {
	const HALVES: u64 = 1 << 32;
	let end = made / HALVES * HALVES + cursor as u64 + 1;
	if end <= made {
		end
	} else {
		end.saturating_sub(HALVES)
	}
}

/// The place of an order that is open, and in whose list; `None` where no laboratory is named or the order is over.
pub fn place_of(details: &OrderDetails) -> Option<(OrganisationId, Place)> {
	let place = key_of(details.place);
	details
		.assignment
		.laboratory()
		.filter(|_| details.status.is_open())
		.map(|laboratory| (laboratory, place))
}

/// The task that an accepted, active order is to its laboratory; `None` where it is none.
pub fn work_of(
	order: OrderId,
	details: &OrderDetails,
	rules: &TaskRules,
) -> Option<(OrganisationId, OpenWork)> {
	let work = OpenWork {
		order,
		requester: details.is_in_house().then_some(details.requester),
		until: details.task_until(rules)?,
	};
	works_on(details).map(|laboratory| (laboratory, work))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_cursor_stands_for_the_newest_place_that_ends_in_it() {
		const HALVES: u64 = 1 << 32;
		for place in [0, 1, HALVES - 1, HALVES, HALVES + 7, 5 * HALVES - 1] {
			let cursor = cursor_of(key_of(place));
			for newer in [1, 2, HALVES - 1, HALVES] {
				assert_eq!(end_of(cursor, place + newer), place + 1, "{place} {newer}");
			}
			assert_eq!(end_of(cursor, place + HALVES + 1), place + HALVES + 1);
		}
	}

	#[test]
	fn a_cursor_of_no_place_begins_below_all() {
		assert_eq!(end_of(5, 5), 0);
		assert_eq!(end_of(u32::MAX, 5), 0);
		assert_eq!(end_of(0, 0), 0);
	}
}
