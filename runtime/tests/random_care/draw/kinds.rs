// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which calls there are, and how often each is drawn.

use crate::model::people::{Person, Signer};

/// What a sequence is mostly about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
	Visits,
	Scripts,
	Orders,
	Everything,
}

/// The name of a call, what it is about, and by whom it is mostly made.
pub(super) type Kind = (&'static str, Focus, &'static [Signer]);

/// Every kind of step, by whom it is mostly made, and its group.
pub(super) const KINDS: &[Kind] = {
	use {Focus::*, Person as P, Signer::*};
	const STAFF: &[Signer] = &[Own(P::Bob), Own(P::Colleague), Own(P::Clerk), Desk, Tablet];
	const PATIENT: &[Signer] = &[Own(P::Dave), Own(P::Eve), Own(P::Booker), Own(P::Consenter)];
	const BOOKS: &[Signer] = &[Own(P::Dave), Own(P::Eve), Own(P::Booker), Own(P::Clerk), Desk];
	const CLERK: &[Signer] = &[Own(P::Clerk), Desk];
	const DOCTOR: &[Signer] = &[Own(P::Bob), Own(P::Colleague), Tablet];
	const CORRECTS: &[Signer] = &[Own(P::Bob), Own(P::Colleague), Own(P::NorthAdmin)];
	const PARTY: &[Signer] = &[
		Own(P::Dave),
		Own(P::Consenter),
		Own(P::Bob),
		Tablet,
		Own(P::Colleague),
	];
	const PHARMACY: &[Signer] = &[Own(P::PharmacistOne), Own(P::PharmacistTwo)];
	const RELEASES: &[Signer] = &[
		Own(P::PharmacistOne),
		Own(P::PharmacistTwo),
		Own(P::Dave),
		Own(P::Eve),
	];
	const SIDES: &[Signer] = &[
		Own(P::PharmacistOne),
		Own(P::PharmacistTwo),
		Own(P::Bob),
		Own(P::Colleague),
	];
	const LAB: &[Signer] = &[Own(P::Technician), Own(P::Junior), Own(P::Bob), Own(P::Colleague)];
	const ADMINS: &[Signer] = &[
		Own(P::NorthAdmin),
		Own(P::LabAdmin),
		Own(P::OneAdmin),
		Own(P::TwoAdmin),
		Own(P::SouthAdmin),
	];
	const CLINIC: &[Signer] = &[
		Own(P::Bob),
		Own(P::Colleague),
		Own(P::Nurse),
		Own(P::PharmacistOne),
		Own(P::Technician),
		Tablet,
	];
	&[
		("suspend_member", Everything, ADMINS),
		("reinstate_member", Everything, ADMINS),
		("suspend_organisation", Everything, ADMINS),
		("reinstate_organisation", Everything, ADMINS),
		("revoke", Everything, PATIENT),
		("add_paper", Everything, CLINIC),
		("amend_paper", Everything, LAB),
		("spoil_paper", Everything, CLINIC),
		("open_schedule", Visits, STAFF),
		("close_schedule", Visits, STAFF),
		("publish", Visits, STAFF),
		("withdraw_slots", Visits, STAFF),
		("cancel_day", Visits, STAFF),
		("book", Visits, BOOKS),
		("reschedule", Visits, BOOKS),
		("confirm", Visits, STAFF),
		("cancel", Visits, STAFF),
		("expire", Visits, BOOKS),
		("arrive", Visits, BOOKS),
		("check_in", Visits, CLERK),
		("join", Visits, PATIENT),
		("fulfil", Visits, DOCTOR),
		("mark_no_show", Visits, STAFF),
		("mark_appointment_in_error", Visits, CORRECTS),
		("walk_in", Visits, CLERK),
		("start_encounter", Visits, DOCTOR),
		("finish_encounter", Visits, DOCTOR),
		("cancel_encounter", Visits, STAFF),
		("mark_encounter_in_error", Visits, CORRECTS),
		("hand_over", Visits, DOCTOR),
		("issue", Scripts, DOCTOR),
		("hold", Scripts, DOCTOR),
		("resume", Scripts, DOCTOR),
		("cancel_prescription", Scripts, PARTY),
		("stop", Scripts, PARTY),
		("mark_in_error", Scripts, DOCTOR),
		("claim", Scripts, PHARMACY),
		("ready", Scripts, PHARMACY),
		("pause", Scripts, PHARMACY),
		("unpause", Scripts, PHARMACY),
		("dispense", Scripts, PHARMACY),
		("release", Scripts, RELEASES),
		("bar", Scripts, PATIENT),
		("unbar", Scripts, PATIENT),
		("report_late", Scripts, PHARMACY),
		("decline", Scripts, PHARMACY),
		("stop_fill", Scripts, PHARMACY),
		("dispute_fill", Scripts, SIDES),
		("create", Orders, DOCTOR),
		("assign", Orders, PARTY),
		("accept", Orders, LAB),
		("reject", Orders, LAB),
		("hold_order", Orders, DOCTOR),
		("resume_order", Orders, DOCTOR),
		("revoke_order", Orders, DOCTOR),
		("decline_tests", Orders, PATIENT),
		("complete", Orders, DOCTOR),
		("mark_order_in_error", Orders, DOCTOR),
		("add_test", Orders, LAB),
		("register_report", Orders, LAB),
		("advance_report", Orders, LAB),
		("cancel_report", Orders, LAB),
		("mark_report_in_error", Orders, LAB),
	]
};

/// Those that end what a sequence could still be about.
pub(super) const RARE: &[&str] = &[
	"suspend_organisation",
	"suspend_member",
	"revoke",
	"spoil_paper",
	"close_schedule",
	"mark_in_error",
	"mark_order_in_error",
	"cancel_day",
	"cancel",
	"mark_appointment_in_error",
	"mark_encounter_in_error",
	"hold",
	"stop",
	"cancel_prescription",
	"hold_order",
	"reject",
	"decline_tests",
	"revoke_order",
];
/// Those that lead on to where few sequences come by chance.
pub(super) const FREQUENT: &[&str] = &[
	"book",
	"arrive",
	"check_in",
	"join",
	"start_encounter",
	"finish_encounter",
	"fulfil",
	"hand_over",
	"claim",
	"ready",
	"unpause",
	"unbar",
	"report_late",
	"dispense",
	"stop_fill",
	"dispute_fill",
	"accept",
	"register_report",
	"amend_paper",
	"advance_report",
	"complete",
];

/// The names of all calls.
pub fn kinds() -> impl Iterator<Item = &'static str> {
	KINDS.iter().map(|(name, _, _)| *name)
}

pub(super) fn weight(name: &str, group: Focus, focus: Focus) -> u64 {
	let often = if FREQUENT.contains(&name) { 12 } else { 1 };
	let rarely = if RARE.contains(&name) { 1 } else { 3 };
	let wanted = if group == focus || group == Focus::Everything || focus == Focus::Everything {
		5
	} else {
		1
	};
	often * rarely * wanted
}
