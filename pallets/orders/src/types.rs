// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Stored structs and the rules that need no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use salus_primitives::{
	consent::Category,
	orders::{Assignment, OrderDetails, OrderStatus, ReportDetails},
	records::RecordFacts,
	roles::{Membership, OrganisationKind, Profession},
	OrderId, OrganisationId, UnixMillis,
};
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// What a sealed record is to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum RecordPart {
	/// What is ordered: the order's own ServiceRequest, or that of a test that joined.
	#[codec(index = 0)]
	Request,
	/// What was found: a DiagnosticReport.
	#[codec(index = 1)]
	Report,
}

/// Which order a sealed record serves, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct RecordUse {
	/// Which.
	pub order: OrderId,
	/// As what.
	pub part: RecordPart,
}

/// The row of a new order, from its sealed record. The laboratory, if one is named, was named by the requester.
pub fn new_order(
	record: salus_primitives::RecordId,
	facts: &RecordFacts,
	laboratory: Option<OrganisationId>,
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
		place: 0,
		tests: BoundedVec::new(),
		reports: BoundedVec::new(),
		pending_reports: 0,
		final_reports: 0,
		created_at: now,
		changed_at: now,
		completed_at: None,
	}
}

/// Are records of this category ordered and reported here?
pub const fn is_test_category(category: Category) -> bool {
	matches!(category, Category::Laboratory | Category::Imaging)
}

/// Do members of this profession do a laboratory's work?
pub const fn does_tests(profession: Profession) -> bool {
	matches!(profession, Profession::LaboratoryTechnician | Profession::Doctor)
}

/// May an organisation of this kind do tests that others order?
pub const fn takes_orders(kind: OrganisationKind) -> bool {
	matches!(kind, OrganisationKind::Laboratory | OrganisationKind::Hospital)
}

/// May this member of the report's laboratory make it final? In-house is where the tests were ordered, whoever does them now.
pub fn may_verify(details: &OrderDetails, report: &ReportDetails, membership: &Membership) -> bool {
	use salus_primitives::roles::Credential;
	let in_house = report.laboratory == details.organisation && membership.profession == Profession::Doctor;
	in_house || membership.credentials.contains(Credential::Verifying)
}

/// The laboratory whose members may contribute new records for this order.
pub fn works_on(details: &OrderDetails) -> Option<OrganisationId> {
	details
		.assignment
		.accepted_by()
		.filter(|_| details.status == OrderStatus::Active)
}

/// Where an order stands in the list of its laboratory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
	/// Whose list.
	pub laboratory: OrganisationId,
	/// Which place in it.
	pub place: u32,
	/// Among those that are open.
	pub is_open: bool,
}

/// Where this order stands; `None` where no laboratory is named.
pub fn place_of(details: &OrderDetails) -> Option<Place> {
	details.assignment.laboratory().map(|laboratory| Place {
		laboratory,
		place: details.place,
		is_open: details.status.is_open(),
	})
}
