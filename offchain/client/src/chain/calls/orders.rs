// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-orders`.

use super::Call;
use salus_primitives::{care::Reason, orders::ReportStatus, OrderId, OrganisationId, PatientId, RecordId};

const PALLET: &str = "Orders";

/// A doctor orders what the sealed `record` says.
pub fn create(
	order: OrderId,
	patient: PatientId,
	organisation: OrganisationId,
	record: RecordId,
	laboratory: Option<OrganisationId>,
) -> Call {
	Call::new(
		PALLET,
		"create",
		(order, patient, organisation, record, laboratory),
	)
}

/// The patient, or the requester, asks a laboratory.
pub fn assign(order: OrderId, laboratory: OrganisationId) -> Call {
	Call::new(PALLET, "assign", (order, laboratory))
}

/// The laboratory takes an order on.
pub fn accept(order: OrderId) -> Call {
	Call::new(PALLET, "accept", order)
}

/// The laboratory turns an order down.
pub fn reject(order: OrderId, reason: Reason) -> Call {
	Call::new(PALLET, "reject", (order, reason))
}

/// The requester, or cover, puts an order on hold.
pub fn hold(order: OrderId, reason: Reason) -> Call {
	Call::new(PALLET, "hold", (order, reason))
}

/// The requester, or cover, lets the laboratory go on.
pub fn resume(order: OrderId) -> Call {
	Call::new(PALLET, "resume", order)
}

/// The requester, or cover, takes an order back.
pub fn revoke(order: OrderId, reason: Reason) -> Call {
	Call::new(PALLET, "revoke", (order, reason))
}

/// The patient declines an order.
pub fn decline(order: OrderId) -> Call {
	Call::new(PALLET, "decline", order)
}

/// The requester closes an order.
pub fn complete(order: OrderId) -> Call {
	Call::new(PALLET, "complete", order)
}

/// The requester says that an order should never have been.
pub fn mark_in_error(order: OrderId) -> Call {
	Call::new(PALLET, "mark_in_error", order)
}

/// A further test joins an order.
pub fn add_test(order: OrderId, record: RecordId) -> Call {
	Call::new(PALLET, "add_test", (order, record))
}

/// The laboratory begins a report, whose id is that of its sealed record.
pub fn register_report(order: OrderId, record: RecordId) -> Call {
	Call::new(PALLET, "register_report", (order, record))
}

/// The laboratory takes a report a step on; `last` completes the order.
pub fn advance_report(record: RecordId, to: ReportStatus, last: bool) -> Call {
	Call::new(PALLET, "advance_report", (record, to, last))
}

/// The laboratory gives a report up.
pub fn cancel_report(record: RecordId, reason: Reason) -> Call {
	Call::new(PALLET, "cancel_report", (record, reason))
}

/// The laboratory says that a report should never have been.
pub fn mark_report_in_error(record: RecordId) -> Call {
	Call::new(PALLET, "mark_report_in_error", record)
}
