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

/// The place of an order that is open, and in whose list; `None` where no laboratory is named or the order is over.
pub fn place_of(details: &OrderDetails) -> Option<(OrganisationId, Place)> {
	let place = (!details.place).to_be_bytes();
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
