// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From where each call goes and from where it does not: every state against every call, signed by somebody who may make it.

use crate::{mock::*, Error};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

/// A state, how it comes about, and a mark for each call: `x` it is done, otherwise why not.
type State = (&'static str, fn(), &'static str);
type Call = (&'static str, fn() -> DispatchResult);

/// What a mark says of a call that is refused.
fn refusal(mark: char) -> Error<Test> {
	match mark {
		'.' => Error::ImpossibleMove,
		'-' => Error::ImpossibleFillMove,
		'a' => Error::NotActive,
		'd' => Error::AlreadyDispensed,
		'h' => Error::Halted,
		'l' => Error::AlreadyClaimed,
		'n' => Error::NotClaimed,
		other => panic!("no such mark: {other}"),
	}
}

fn try_all(states: &[State], calls: &[Call]) {
	for (state, make, marks) in states {
		assert_eq!(marks.len(), calls.len(), "{state}");
		for ((name, call), mark) in calls.iter().zip(marks.chars()) {
			println!("{name} from {state}: {mark}");
			build_and_execute(|| {
				issued();
				make();
				if mark == 'x' {
					assert_ok!(call());
				} else {
					assert_noop!(call(), refusal(mark));
				}
			});
		}
	}
}

/// What the setting up of a state takes for granted.
fn done(result: DispatchResult) {
	assert_ok!(result);
}

#[test]
fn of_a_prescription_as_the_table_says_and_from_nowhere_else() {
	let calls: [Call; 8] = [
		("hold", || hold(BROOK_ACCOUNT)),
		("resume", || resume(BROOK_ACCOUNT)),
		("cancel", || cancel(BROOK_ACCOUNT)),
		("stop", || stop(BROOK_ACCOUNT)),
		("mark_in_error", || mark_in_error(BROOK_ACCOUNT)),
		("claim", claim_at_station),
		("bar", || bar(ANA_ACCOUNT, STATION)),
		("unbar", || {
			done(bar(ANA_ACCOUNT, CORNER));
			unbar(ANA_ACCOUNT, CORNER)
		}),
	];
	let states: [State; 8] = [
		("active", || {}, "x.xxxxxx"),
		("active, claimed", claimed, "x.xxxlxx"),
		("active, partly dispensed", || dispensed(10), "x.dxxxxx"),
		("on-hold", || done(hold(BROOK_ACCOUNT)), ".xxxxaxx"),
		(
			"on-hold, partly dispensed",
			|| {
				dispensed(10);
				done(hold(BROOK_ACCOUNT))
			},
			".xdxxaxx",
		),
		("cancelled", || done(cancel(BROOK_ACCOUNT)), "....xaxx"),
		("stopped", || done(stop(BROOK_ACCOUNT)), "....xaxx"),
		(
			"entered-in-error",
			|| done(mark_in_error(BROOK_ACCOUNT)),
			".....axx",
		),
	];
	try_all(&states, &calls);
}

fn paused() {
	claimed();
	done(pause(PIA_ACCOUNT));
}

fn paused_when_ready() {
	readied();
	done(pause(PIA_ACCOUNT));
}

fn undone() {
	dispensed(30);
	done(dispute(PIA_ACCOUNT, 1));
	done(dispute(BROOK_ACCOUNT, 1));
}

fn released() {
	claimed();
	pass(1);
	done(release(PIA_ACCOUNT));
}

fn declined() {
	claimed();
	done(decline(PIA_ACCOUNT));
}

fn broken_off() {
	readied();
	done(stop_fill(PIA_ACCOUNT, 10));
}

fn halted() {
	readied();
	done(hold(BROOK_ACCOUNT));
}

#[test]
fn of_a_fill_as_the_table_says_and_from_nowhere_else() {
	let calls: [Call; 9] = [
		("ready", || ready(PIA_ACCOUNT)),
		("pause", || pause(PIA_ACCOUNT)),
		("unpause", || unpause(PIA_ACCOUNT)),
		("dispense", || dispense(PIA_ACCOUNT, 1)),
		("release", || release(PIA_ACCOUNT)),
		("decline", || decline(PIA_ACCOUNT)),
		("stop_fill", || stop_fill(PIA_ACCOUNT, 1)),
		("dispute_fill", || dispute(PIA_ACCOUNT, 1)),
		("report_late", || report_late(PIA_ACCOUNT, 1, 1, START)),
	];
	let states: [State; 10] = [
		("preparation", claimed, "xx--xx---"),
		("in-progress", readied, "-x-xx-x--"),
		("on-hold", paused, "--x-x----"),
		("on-hold, was ready", paused_when_ready, "--x-x----"),
		("in-progress, halted", halted, "hhhhxhh--"),
		("completed", || dispensed(10), "nnnnnnnx-"),
		("cancelled", released, "nnnnnnn-x"),
		("stopped", broken_off, "nnnnnnnx-"),
		("declined", declined, "nnnnnnn--"),
		("entered-in-error", undone, "nnnnnnn--"),
	];
	try_all(&states, &calls);
}
