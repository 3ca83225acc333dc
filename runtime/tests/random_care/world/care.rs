// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The calls of `pallet-prescriptions` and `pallet-orders`.

use super::*;

pub(super) fn proof(model: &Model, by: Signer, script: usize, pharmacy: Org, proof: Proof) -> [u8; 64] {
	let fills = model.scripts.get(script).map_or(0, |script| script.fills.len()) as u32;
	let signer = model.people.signer(by, model.now).unwrap_or(Person::Dave);
	let other = match signer {
		Person::PharmacistOne => Person::PharmacistTwo,
		_ => Person::PharmacistOne,
	};
	let statement = ClaimStatement {
		network: network(),
		prescription: prescription(script),
		pharmacy: organisation(pharmacy),
		pharmacist: id(if proof == Proof::OtherPharmacist {
			other
		} else {
			signer
		}),
		fill: if proof == Proof::OldFill { fills } else { fills + 1 },
	};
	prove(
		if proof == Proof::OtherKey {
			OTHER_KEY
		} else {
			RIGHT_KEY
		},
		&statement,
	)
}

pub(super) fn script_call(
	model: &Model,
	by: Signer,
	what: &ScriptStep,
) -> pallet_prescriptions::Call<Runtime> {
	use {pallet_prescriptions::Call, ScriptStep as S};
	let reason = Reason::Safety;
	match *what {
		S::Issue {
			id: number,
			patient: whose,
			org,
			paper,
			terms,
			renews,
		} => Call::issue {
			prescription: prescription(number),
			patient: patient(whose),
			organisation: organisation(org),
			record: record(paper),
			terms: PrescriptionTerms {
				quantity: terms.quantity,
				unit: Unit::Each,
				repeats: terms.repeats as u8,
				valid_until: UnixMillis(terms.valid_until),
				interval_millis: terms.interval,
				claim_key: claim_key(RIGHT_KEY).public().0,
			},
			renews: renews.map(prescription),
		},
		S::Hold { script } => Call::hold {
			prescription: prescription(script),
			reason,
		},
		S::Resume { script } => Call::resume {
			prescription: prescription(script),
		},
		S::Cancel { script } => Call::cancel {
			prescription: prescription(script),
			reason,
		},
		S::Stop { script } => Call::stop {
			prescription: prescription(script),
			reason,
		},
		S::MarkInError { script } => Call::mark_in_error {
			prescription: prescription(script),
		},
		S::Claim {
			script,
			pharmacy,
			proof: how,
		} => Call::claim {
			prescription: prescription(script),
			pharmacy: organisation(pharmacy),
			proof: proof(model, by, script, pharmacy, how),
		},
		S::Ready { script } => Call::ready {
			prescription: prescription(script),
		},
		S::Pause { script } => Call::pause {
			prescription: prescription(script),
		},
		S::Unpause { script } => Call::unpause {
			prescription: prescription(script),
		},
		S::Dispense {
			script,
			quantity,
			paper,
			stated,
		} => Call::dispense {
			prescription: prescription(script),
			quantity,
			record: paper.map(record),
			handed_over_at: stated.map(UnixMillis),
		},
		S::Release { script } => Call::release {
			prescription: prescription(script),
		},
		S::Decline { script } => Call::decline {
			prescription: prescription(script),
			reason,
		},
		S::StopFill {
			script,
			quantity,
			paper,
		} => Call::stop_fill {
			prescription: prescription(script),
			quantity,
			record: paper.map(record),
			reason,
		},
		S::DisputeFill { script, fill } => Call::dispute_fill {
			prescription: prescription(script),
			fill: fill as u32 + 1,
		},
		S::Bar { script, pharmacy } => Call::bar {
			prescription: prescription(script),
			pharmacy: organisation(pharmacy),
		},
		S::Unbar { script, pharmacy } => Call::unbar {
			prescription: prescription(script),
			pharmacy: organisation(pharmacy),
		},
		S::ReportLate {
			script,
			fill,
			quantity,
			paper,
			at,
		} => Call::report_late {
			prescription: prescription(script),
			fill: fill as u32 + 1,
			quantity,
			record: paper.map(record),
			handed_over_at: UnixMillis(at),
		},
	}
}

pub(super) fn order_call(what: &OrderStep) -> pallet_orders::Call<Runtime> {
	use {pallet_orders::Call, OrderStep as O};
	let reason = Reason::NotNeeded;
	match *what {
		O::Create {
			id: number,
			patient: whose,
			org,
			paper,
			lab,
		} => Call::create {
			order: order(number),
			patient: patient(whose),
			organisation: organisation(org),
			record: record(paper),
			laboratory: lab.map(organisation),
		},
		O::Assign { order: row, lab } => Call::assign {
			order: order(row),
			laboratory: organisation(lab),
		},
		O::Accept { order: row } => Call::accept { order: order(row) },
		O::Reject { order: row } => Call::reject {
			order: order(row),
			reason,
		},
		O::Hold { order: row } => Call::hold {
			order: order(row),
			reason,
		},
		O::Resume { order: row } => Call::resume { order: order(row) },
		O::Revoke { order: row } => Call::revoke {
			order: order(row),
			reason,
		},
		O::DeclineTests { order: row } => Call::decline { order: order(row) },
		O::Complete { order: row } => Call::complete { order: order(row) },
		O::OrderError { order: row } => Call::mark_in_error { order: order(row) },
		O::AddTest { order: row, paper } => Call::add_test {
			order: order(row),
			record: record(paper),
		},
		O::Register { order: row, paper } => Call::register_report {
			order: order(row),
			record: record(paper),
		},
		O::Advance { paper, to, last } => Call::advance_report {
			record: record(paper),
			to: report(to),
			last,
		},
		O::CancelReport { paper } => Call::cancel_report {
			record: record(paper),
			reason,
		},
		O::ReportError { paper } => Call::mark_report_in_error {
			record: record(paper),
		},
	}
}
