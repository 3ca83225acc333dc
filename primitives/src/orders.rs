// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Test orders and their reports: states and their allowed moves (FHIR R4 codes), rows, and what listings answer with.
//!
//! An order is a FHIR R4 ServiceRequest, a report a DiagnosticReport. What either says lies in sealed records; the chain knows
//! whose, by whom, where and how far.

use crate::{
	consent::Category,
	ids::{OrderId, OrganisationId, PatientId, PersonId, RecordId},
	macros::coded_enum,
	roles::{Credential, Membership, OrganisationKind, Profession},
	time::UnixMillis,
	views::Dated,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most reports to one order.
pub const MAX_REPORTS_PER_ORDER: u32 = 32;
/// The most tests that join an order after it was made.
pub const MAX_TESTS_PER_ORDER: u32 = 16;
/// The most orders of one patient that a laboratory has accepted and that are active, at a time.
pub const MAX_OPEN_WORK: u32 = 32;
/// The most orders of one patient that somebody may still have to do with, at a time.
pub const MAX_LIVE_ORDERS: u32 = 256;
/// The most steps of one report that come with a version of its record.
pub const MAX_REPORT_STEPS: u32 = 64;

coded_enum! {
	/// Where a test order stands (FHIR R4 ServiceRequest.status; a draft never reaches the chain).
	pub enum OrderStatus {
		/// To be done.
		Active = 0 => "active",
		/// To be done later: no results until it is resumed.
		OnHold = 1 => "on-hold",
		/// Not to be done.
		Revoked = 2 => "revoked",
		/// Done.
		Completed = 3 => "completed",
		/// It should never have been.
		EnteredInError = 4 => "entered-in-error",
	}
}

impl OrderStatus {
	/// The table of allowed moves. A completed order becomes active again only because a report to it was entered in error.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Active, Self::OnHold | Self::Revoked | Self::Completed)
				| (Self::OnHold, Self::Active | Self::Revoked)
				| (Self::Completed, Self::Active)
				| (
					Self::Active | Self::OnHold | Self::Revoked | Self::Completed,
					Self::EnteredInError
				)
		)
	}

	/// Is the order still to be done, now or later?
	pub const fn is_open(self) -> bool {
		matches!(self, Self::Active | Self::OnHold)
	}
}

coded_enum! {
	/// Where a report stands (FHIR R4 DiagnosticReport.status).
	pub enum ReportStatus {
		/// It exists; nothing is verified.
		Registered = 0 => "registered",
		/// Some results are in.
		Partial = 1 => "partial",
		/// Early results, not verified.
		Preliminary = 2 => "preliminary",
		/// Complete and verified.
		Final = 3 => "final",
		/// Changed after it was final.
		Amended = 4 => "amended",
		/// An error in it was put right after it was final.
		Corrected = 5 => "corrected",
		/// Something was added after it was final.
		Appended = 6 => "appended",
		/// Given up before it was final.
		Cancelled = 7 => "cancelled",
		/// It should never have been; hidden by default, still provable.
		EnteredInError = 8 => "entered-in-error",
	}
}

impl ReportStatus {
	/// The table of allowed moves. Steps before the final one may be skipped.
	pub const fn may_become(self, to: Self) -> bool {
		match to {
			Self::Registered => false,
			Self::Partial | Self::Preliminary => matches!(self, Self::Registered | Self::Partial),
			Self::Final | Self::Cancelled => self.is_pending(),
			Self::Amended | Self::Corrected | Self::Appended => self.is_final(),
			Self::EnteredInError => !matches!(self, Self::EnteredInError),
		}
	}

	/// Is it not final yet?
	pub const fn is_pending(self) -> bool {
		matches!(self, Self::Registered | Self::Partial | Self::Preliminary)
	}

	/// Is it final, or final and changed since?
	pub const fn is_final(self) -> bool {
		matches!(
			self,
			Self::Final | Self::Amended | Self::Corrected | Self::Appended
		)
	}
}

/// Who is to do the tests of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assignment {
	/// Nobody yet: the patient may choose, or the requester.
	#[codec(index = 0)]
	Open,
	/// This laboratory is asked and has not answered.
	#[codec(index = 1)]
	Asked {
		/// Which; the requester's own organisation for an in-house test.
		laboratory: OrganisationId,
		/// The patient or a representative chose it: the requester cannot choose another.
		by_patient: bool,
	},
	/// This laboratory said yes.
	#[codec(index = 2)]
	Accepted {
		/// Which.
		laboratory: OrganisationId,
	},
}

impl Assignment {
	/// The table of allowed moves: what a laboratory accepted stays with it until it gives it back, and a patient's choice only the
	/// patient's side changes.
	pub fn may_become(self, to: Self) -> bool {
		match (self, to) {
			(Self::Open, Self::Asked { .. }) => true,
			(
				Self::Asked { by_patient: true, .. },
				Self::Asked {
					by_patient: false, ..
				},
			) => false,
			(Self::Asked { .. }, Self::Asked { .. }) => self != to,
			(Self::Asked { laboratory, .. }, Self::Accepted { laboratory: by }) => laboratory == by,
			(Self::Asked { .. } | Self::Accepted { .. }, Self::Open) => true,
			_ => false,
		}
	}

	/// The laboratory that is asked or said yes.
	pub const fn laboratory(self) -> Option<OrganisationId> {
		match self {
			Self::Open => None,
			Self::Asked { laboratory, .. } | Self::Accepted { laboratory } => Some(laboratory),
		}
	}

	/// The laboratory that said yes.
	pub const fn accepted_by(self) -> Option<OrganisationId> {
		match self {
			Self::Accepted { laboratory } => Some(laboratory),
			Self::Open | Self::Asked { .. } => None,
		}
	}
}

/// A test order's row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct OrderDetails {
	/// Whose tests.
	pub patient: PatientId,
	/// The organisation in which they were ordered.
	pub organisation: OrganisationId,
	/// The doctor who ordered them.
	pub requester: PersonId,
	/// The sealed ServiceRequest.
	pub record: RecordId,
	/// The category of that record: laboratory or imaging.
	pub category: Category,
	/// Where it stands.
	pub status: OrderStatus,
	/// Who is to do it.
	pub assignment: Assignment,
	/// Its place among all orders, counted from 0 in the order in which they were made. It keeps it in the list of whichever laboratory is
	/// asked.
	pub place: u64,
	/// Sealed ServiceRequests of tests that joined later.
	pub tests: BoundedVec<RecordId, ConstU32<MAX_TESTS_PER_ORDER>>,
	/// Sealed DiagnosticReports, of whatever status; those that are neither pending nor final may be of a laboratory that has given the
	/// order back.
	pub reports: BoundedVec<RecordId, ConstU32<MAX_REPORTS_PER_ORDER>>,
	/// How many of the reports are not final yet.
	pub pending_reports: u32,
	/// How many of them are final, or final and changed since.
	pub final_reports: u32,
	/// When the row was made.
	pub created_at: UnixMillis,
	/// When the row last changed.
	pub changed_at: UnixMillis,
	/// When it was completed, while it is.
	pub completed_at: Option<UnixMillis>,
	/// When a report last became final, while one is.
	pub last_final_at: Option<UnixMillis>,
	/// When the patient's side ended it: nobody works on it since then.
	pub declined_at: Option<UnixMillis>,
}

impl OrderDetails {
	/// Are the tests done where they were ordered?
	pub fn is_in_house(&self) -> bool {
		self.assignment.laboratory() == Some(self.organisation)
	}

	/// The first instant at which the laboratory has no more to do with it, whatever anybody does: so long after it was made, or
	/// after the last report became final, or after it was completed. `None` where it has nothing to do with it: revoked, declined, in
	/// error. Correcting a report prolongs nothing.
	pub fn task_until(&self, rules: &TaskRules) -> Option<UnixMillis> {
		if self.declined_at.is_some() {
			return None;
		}
		let after = |at: UnixMillis| at.plus(rules.after_report_millis);
		match self.status {
			OrderStatus::Active | OrderStatus::OnHold => {
				let longest = self.created_at.plus(rules.longest_millis);
				Some(self.last_final_at.map_or(longest, |at| after(at).min(longest)))
			}
			OrderStatus::Completed => self.completed_at.map(after),
			OrderStatus::Revoked | OrderStatus::EnteredInError => None,
		}
	}
}

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

/// Are records of this category ordered and reported here?
pub const fn is_test_category(category: Category) -> bool {
	matches!(category, Category::Laboratory | Category::Imaging)
}

/// Is this member of a profession that does tests?
pub const fn may_do_tests(membership: &Membership) -> bool {
	matches!(
		membership.profession,
		Profession::LaboratoryTechnician | Profession::Doctor
	)
}

/// Does this member do the tests that others order from an organisation of this kind, by what they are there? Technicians do; doctors
/// do in a laboratory, and elsewhere those who may verify: not every doctor of a hospital. Of tests in-house it says nothing: no
/// profession alone opens what an organisation orders from itself.
pub fn does_tests(kind: OrganisationKind, membership: &Membership, now: UnixMillis) -> bool {
	match membership.profession {
		Profession::LaboratoryTechnician => true,
		Profession::Doctor => {
			kind == OrganisationKind::Laboratory
				|| membership.credentials_at(now).contains(Credential::Verifying)
		}
		_ => false,
	}
}

/// How long a laboratory's task lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskRules {
	/// From the making of an order, in milliseconds, at most.
	pub longest_millis: u64,
	/// From a report that became final, or from the completion of the order, in milliseconds.
	pub after_report_millis: u64,
}

/// An active order that a laboratory has accepted, as the decision needs it; kept per laboratory and patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct OpenWork {
	/// Which.
	pub order: OrderId,
	/// In-house: who ordered.
	pub requester: Option<PersonId>,
	/// The first instant at which the task is over.
	pub until: UnixMillis,
}

/// An order that somebody may still have to do with; kept per patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct LiveOrder {
	/// Which.
	pub order: OrderId,
	/// Still to be done, now or later.
	pub is_open: bool,
	/// The first instant at which it need not be listed any more.
	pub until: UnixMillis,
}

/// One step of a report that came with a version of its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ReportStep {
	/// What the report became.
	pub status: ReportStatus,
	/// The version of the record that says it; later steps name later versions.
	pub version: u32,
	/// Who took the step.
	pub by: PersonId,
	/// When.
	pub at: UnixMillis,
}

/// A report's row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct ReportDetails {
	/// The order that it answers.
	pub order: OrderId,
	/// The laboratory that writes it.
	pub laboratory: OrganisationId,
	/// Where it stands.
	pub status: ReportStatus,
	/// Every step that came with a version, the registration first. Cancelling and entering in error come with none.
	pub steps: BoundedVec<ReportStep, ConstU32<MAX_REPORT_STEPS>>,
	/// When the row last changed.
	pub changed_at: UnixMillis,
}

impl ReportDetails {
	/// The version of the record that the last step named; 0 where there is no step.
	pub fn version(&self) -> u32 {
		self.steps.last().map_or(0, |step| step.version)
	}
}

/// One order as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct OrderView {
	/// Which.
	pub order: OrderId,
	/// Its row.
	pub details: OrderDetails,
}

impl Dated for OrderView {
	/// When the tests were ordered.
	fn instant(&self) -> UnixMillis {
		self.details.created_at
	}
}

/// One report as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct ReportView {
	/// Its sealed record, whose id is the report's.
	pub record: RecordId,
	/// Its row.
	pub details: ReportDetails,
}

/// One order with its reports, in the order in which they were registered.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct OrderWithReports {
	/// The order.
	pub order: OrderView,
	/// Every report to it, of whatever status.
	pub reports: Vec<ReportView>,
}

/// Whose report is this record? Given by `pallet-orders`.
pub trait ReportInspect {
	/// The laboratory that found it, whatever became of the report; `None` where the record is no report.
	fn reported_by(record: RecordId) -> Option<OrganisationId>;
}

impl ReportInspect for () {
	fn reported_by(_: RecordId) -> Option<OrganisationId> {
		None
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::String;

	const NORTH: OrganisationId = OrganisationId::repeat(1);
	const SOUTH: OrganisationId = OrganisationId::repeat(2);

	/// One line per status with a mark per column where the move is allowed.
	fn table<S: Copy>(all: &[S], may_become: impl Fn(S, S) -> bool) -> Vec<String> {
		all.iter()
			.map(|from| {
				all.iter()
					.map(|to| if may_become(*from, *to) { 'x' } else { '.' })
					.collect()
			})
			.collect()
	}

	#[test]
	fn an_order_moves_as_the_table_says() {
		// To:        active, on-hold, revoked, completed, entered-in-error.
		let expected = [
			".xxxx", // active
			"x.x.x", // on-hold
			"....x", // revoked
			"x...x", // completed
			".....", // entered-in-error
		];
		assert_eq!(table(OrderStatus::ALL, OrderStatus::may_become), expected);
	}

	#[test]
	fn a_report_moves_as_the_table_says() {
		// To: registered, partial, preliminary, final, amended, corrected, appended, cancelled, entered-in-error.
		let expected = [
			".xxx...xx", // registered
			".xxx...xx", // partial
			"...x...xx", // preliminary
			"....xxx.x", // final
			"....xxx.x", // amended
			"....xxx.x", // corrected
			"....xxx.x", // appended
			"........x", // cancelled
			".........", // entered-in-error
		];
		assert_eq!(table(ReportStatus::ALL, ReportStatus::may_become), expected);
	}

	#[test]
	fn a_report_is_pending_or_final_or_neither() {
		for status in ReportStatus::ALL {
			assert!(!(status.is_pending() && status.is_final()), "{status}");
		}
		assert_eq!(ReportStatus::ALL.iter().filter(|s| s.is_pending()).count(), 3);
		assert_eq!(ReportStatus::ALL.iter().filter(|s| s.is_final()).count(), 4);
	}

	#[test]
	fn an_assignment_moves_as_the_table_says() {
		let asked = |laboratory, by_patient| Assignment::Asked {
			laboratory,
			by_patient,
		};
		let accepted = |laboratory| Assignment::Accepted { laboratory };
		let all = [
			Assignment::Open,
			asked(NORTH, false),
			asked(NORTH, true),
			asked(SOUTH, false),
			asked(SOUTH, true),
			accepted(NORTH),
			accepted(SOUTH),
		];
		let expected = [
			".xxxx..", // open
			"x.xxxx.", // north asked by the requester
			"x...xx.", // north asked by the patient
			"xxx.x.x", // south asked by the requester
			"x.x...x", // south asked by the patient
			"x......", // accepted by north
			"x......", // accepted by south
		];
		assert_eq!(table(&all, Assignment::may_become), expected);
	}

	const RULES: TaskRules = TaskRules {
		longest_millis: 1_000,
		after_report_millis: 100,
	};

	fn row(status: OrderStatus) -> OrderDetails {
		OrderDetails {
			patient: PatientId::repeat(1),
			organisation: NORTH,
			requester: PersonId::repeat(2),
			record: RecordId::repeat(3),
			category: Category::Laboratory,
			status,
			assignment: Assignment::Open,
			place: 0,
			tests: Default::default(),
			reports: Default::default(),
			pending_reports: 0,
			final_reports: 0,
			created_at: UnixMillis(10),
			changed_at: UnixMillis(10),
			completed_at: None,
			last_final_at: None,
			declined_at: None,
		}
	}

	#[test]
	fn a_task_always_ends() {
		let until = |row: &OrderDetails| row.task_until(&RULES).map(|until| until.0);
		for status in [OrderStatus::Active, OrderStatus::OnHold] {
			let mut open = row(status);
			assert_eq!(until(&open), Some(1_010));
			open.last_final_at = Some(UnixMillis(500));
			assert_eq!(until(&open), Some(600));
			open.last_final_at = Some(UnixMillis(950));
			assert_eq!(until(&open), Some(1_010));
			open.declined_at = Some(UnixMillis(960));
			assert_eq!(until(&open), None);
		}
		let mut completed = row(OrderStatus::Completed);
		completed.completed_at = Some(UnixMillis(2_000));
		completed.last_final_at = Some(UnixMillis(500));
		assert_eq!(until(&completed), Some(2_100));
		completed.declined_at = Some(UnixMillis(2_001));
		assert_eq!(until(&completed), None);
		for status in [OrderStatus::Revoked, OrderStatus::EnteredInError] {
			assert_eq!(until(&row(status)), None);
		}
	}

	#[test]
	fn bytes_are_pinned() {
		for (index, status) in OrderStatus::ALL.iter().enumerate() {
			assert_eq!(status.encode(), [index as u8]);
		}
		for (index, status) in ReportStatus::ALL.iter().enumerate() {
			assert_eq!(status.encode(), [index as u8]);
		}
		assert_eq!(Assignment::Open.encode(), [0]);
		let laboratory = NORTH;
		let asked = Assignment::Asked {
			laboratory,
			by_patient: true,
		};
		assert_eq!(asked.encode(), [&[1][..], &[1; 32], &[1]].concat());
		assert_eq!(
			Assignment::Accepted { laboratory }.encode(),
			[&[2][..], &[1; 32]].concat()
		);
	}
}
