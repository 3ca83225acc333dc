// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From where each call on an order goes and from where it does not: every state against every call, signed by somebody who may make it.
//! Those on a report are in `advance_report`, `cancel_report` and `mark_report_in_error`.

use crate::{mock::*, Error};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::care::Reason;
use sp_runtime::DispatchResult;

/// What a mark says of a call that is refused.
fn refusal(mark: char) -> Error<Test> {
	match mark {
		'.' => Error::NoSuchMove,
		'a' => Error::NotActive,
		'A' => Error::AlreadyAccepted,
		'c' => Error::NotAccepted,
		'f' => Error::NoFinalReport,
		'n' => Error::NotAssigned,
		'p' => Error::ReportsPending,
		'r' => Error::AlreadyReported,
		other => panic!("no such mark: {other}"),
	}
}

type Call = (&'static str, fn() -> DispatchResult);
/// A state, how it comes about, and a mark for each call: `x` it is done, otherwise why not.
type State = (&'static str, Stage, fn(), &'static str);

const CALLS: [Call; 11] = [
	("assign", || Orders::assign(by(ANA.person()), ORDER, OTHER_LAB)),
	("accept", || Orders::accept(by(TESS), ORDER)),
	("reject", || Orders::reject(by(TESS), ORDER, Reason::Unavailable)),
	("hold", || Orders::hold(by(BROOK), ORDER, Reason::Safety)),
	("resume", || Orders::resume(by(BROOK), ORDER)),
	("revoke", || Orders::revoke(by(BROOK), ORDER, Reason::NotNeeded)),
	("decline", || Orders::decline(by(ANA.person()), ORDER)),
	("complete", || Orders::complete(by(BROOK), ORDER)),
	("mark_in_error", || Orders::mark_in_error(by(BROOK), ORDER)),
	("add_test", || Orders::add_test(by(BROOK), ORDER, OTHER_REQUEST)),
	("register_report", || {
		Orders::register_report(by(TESS), ORDER, OTHER_REPORT)
	}),
];

fn declined() {
	Orders::decline(by(ANA.person()), ORDER).unwrap();
}

const STATES: [State; 11] = [
	("open", Stage::Open, || {}, "xnnx.xxfxxc"),
	("asked", Stage::Asked, || {}, "xxxx.xxfxxc"),
	("accepted", Stage::Accepted, || {}, "AAxx.xxfxxx"),
	("with a pending report", Stage::Registered, || {}, "AApx.xxfxxx"),
	("with a final report", Stage::Final, || {}, "AArr.rxxxxx"),
	("on-hold, asked", Stage::Asked, hold, "xax.xxxfxac"),
	("on-hold, accepted", Stage::Accepted, hold, "AAx.xxxfxaa"),
	("revoked", Stage::Accepted, revoke, ".A.....fxaa"),
	("completed", Stage::Completed, || {}, ".A....x.xaa"),
	("completed, declined", Stage::Completed, declined, ".A......xaa"),
	("entered-in-error", Stage::Accepted, mark_in_error, ".A.....f.aa"),
];

#[test]
fn every_call_goes_from_where_the_table_says_and_from_nowhere_else() {
	for (state, stage, then, marks) in STATES {
		assert_eq!(marks.len(), CALLS.len(), "{state}");
		for ((name, call), mark) in CALLS.iter().zip(marks.chars()) {
			println!("{name} from {state}: {mark}");
			from(stage, || {
				then();
				if mark == 'x' {
					assert_ok!(call());
				} else {
					assert_noop!(call(), refusal(mark));
				}
			});
		}
	}
}
