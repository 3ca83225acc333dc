// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What can happen: one call by one signer, or time that passes.

use crate::model::{
	orders::ReportStatus,
	papers::Category,
	people::{Org, Person, Signer},
	prescriptions::Terms,
};

#[derive(Clone, Debug)]
pub struct Step {
	pub by: Signer,
	pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
	Wait {
		until: u64,
	},
	SuspendMember {
		person: Person,
		org: Org,
	},
	ReinstateMember {
		person: Person,
		org: Org,
	},
	/// By the council, whoever the step says.
	SuspendOrganisation {
		org: Org,
	},
	ReinstateOrganisation {
		org: Org,
	},
	/// Dave lets somebody contribute. Only the scene does so.
	Grant {
		to: Person,
	},
	Revoke {
		from: Person,
	},
	AddPaper {
		patient: Person,
		org: Org,
		category: Category,
	},
	AmendPaper {
		paper: usize,
	},
	SpoilPaper {
		paper: usize,
	},
	Visit(VisitStep),
	Script(ScriptStep),
	Order(OrderStep),
}

/// Whose signature stands under the statement of a walk-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visitor {
	Signs(Signer),
	/// The account is named, but another key signed.
	IsForged(Signer),
}

#[derive(Clone, Debug)]
pub enum VisitStep {
	OpenSchedule {
		id: usize,
		org: Org,
		doctor: Person,
		confirms: bool,
	},
	CloseSchedule {
		calendar: usize,
	},
	Publish {
		calendar: usize,
		spans: Vec<(u64, u64)>,
	},
	Withdraw {
		calendar: usize,
		starts: Vec<u64>,
	},
	CancelDay {
		calendar: usize,
		from: u64,
		until: u64,
	},
	Book {
		id: usize,
		calendar: usize,
		start: u64,
		patient: Person,
		remote: bool,
		reason: Option<u8>,
		clerk_of: Option<Org>,
	},
	Reschedule {
		booking: usize,
		id: usize,
		calendar: usize,
		start: u64,
	},
	Confirm {
		booking: usize,
	},
	Cancel {
		booking: usize,
	},
	Expire {
		booking: usize,
	},
	Arrive {
		booking: usize,
	},
	CheckIn {
		booking: usize,
		id: usize,
	},
	Join {
		booking: usize,
		id: usize,
	},
	Fulfil {
		booking: usize,
	},
	NoShow {
		booking: usize,
	},
	BookingError {
		booking: usize,
	},
	WalkIn {
		id: usize,
		org: Org,
		doctor: Person,
		patient: Person,
		makes_good: Option<usize>,
		visitor: Visitor,
		says_until: u64,
	},
	Start {
		visit: usize,
	},
	Finish {
		visit: usize,
	},
	CancelVisit {
		visit: usize,
	},
	VisitError {
		visit: usize,
	},
	HandOver {
		org: Org,
		patient: Person,
		to: Person,
		until: u64,
	},
}

/// What the claim code's key has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
	Right,
	/// For the fill before the next.
	OldFill,
	/// For the pharmacist of the other pharmacy.
	OtherPharmacist,
	/// By another key.
	OtherKey,
}

#[derive(Clone, Debug)]
pub enum ScriptStep {
	Issue {
		id: usize,
		patient: Person,
		org: Org,
		paper: usize,
		terms: Terms,
		renews: Option<usize>,
	},
	Hold {
		script: usize,
	},
	Resume {
		script: usize,
	},
	Cancel {
		script: usize,
	},
	Stop {
		script: usize,
	},
	MarkInError {
		script: usize,
	},
	Claim {
		script: usize,
		pharmacy: Org,
		proof: Proof,
	},
	Ready {
		script: usize,
	},
	Pause {
		script: usize,
	},
	Unpause {
		script: usize,
	},
	Dispense {
		script: usize,
		quantity: u32,
		paper: Option<usize>,
		stated: Option<u64>,
	},
	Release {
		script: usize,
	},
	Decline {
		script: usize,
	},
	StopFill {
		script: usize,
		quantity: u32,
		paper: Option<usize>,
	},
	/// Fills are counted from 0 here.
	DisputeFill {
		script: usize,
		fill: usize,
	},
	Bar {
		script: usize,
		pharmacy: Org,
	},
	Unbar {
		script: usize,
		pharmacy: Org,
	},
	ReportLate {
		script: usize,
		fill: usize,
		quantity: u32,
		paper: Option<usize>,
		at: u64,
	},
}

#[derive(Clone, Debug)]
pub enum OrderStep {
	Create {
		id: usize,
		patient: Person,
		org: Org,
		paper: usize,
		lab: Option<Org>,
	},
	Assign {
		order: usize,
		lab: Org,
	},
	Accept {
		order: usize,
	},
	Reject {
		order: usize,
	},
	Hold {
		order: usize,
	},
	Resume {
		order: usize,
	},
	Revoke {
		order: usize,
	},
	DeclineTests {
		order: usize,
	},
	Complete {
		order: usize,
	},
	OrderError {
		order: usize,
	},
	AddTest {
		order: usize,
		paper: usize,
	},
	Register {
		order: usize,
		paper: usize,
	},
	Advance {
		paper: usize,
		to: ReportStatus,
		last: bool,
	},
	CancelReport {
		paper: usize,
	},
	ReportError {
		paper: usize,
	},
}
