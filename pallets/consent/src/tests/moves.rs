// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From where each call on a consent goes and from where it does not: every state against every call, signed by somebody who may make it.

use crate::{mock::*, Error};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult};

/// What a mark says of a call that is refused.
fn refusal(mark: char) -> Error<Test> {
	match mark {
		'.' => Error::NoSuchMove,
		'a' => Error::NotActive,
		'p' => Error::NotProposed,
		'u' => Error::UnknownConsent,
		other => panic!("no such mark: {other}"),
	}
}

type Call = (&'static str, fn() -> DispatchResult);
/// A state, how it comes about, and a mark for each call: `x` it is done, otherwise why not.
type State = (&'static str, fn(), &'static str);

const CALLS: [Call; 7] = [
	("approve", || done(Consent::approve(by(ANA), id(1), terms()))),
	("reject", || Consent::reject(by(ANA), id(1))),
	("withdraw", || Consent::withdraw(by(BROOK), id(1))),
	("revoke", || Consent::revoke(by(ANA), id(1))),
	("relinquish", || Consent::relinquish(by(BROOK), id(1))),
	("supersede", || {
		done(Consent::supersede(by(ANA), id(1), id(2), terms()))
	}),
	("mark_in_error", || Consent::mark_in_error(by(ANA), id(1))),
];

fn asked() {
	request(1, ANA);
}

fn granted() {
	grant(1, ANA, TO_BROOK, terms());
}

fn rejected() {
	asked();
	Consent::reject(by(ANA), id(1)).unwrap();
}

fn withdrawn() {
	asked();
	Consent::withdraw(by(BROOK), id(1)).unwrap();
}

fn revoked() {
	granted();
	Consent::revoke(by(ANA), id(1)).unwrap();
}

fn relinquished() {
	granted();
	Consent::relinquish(by(BROOK), id(1)).unwrap();
}

fn superseded() {
	granted();
	Consent::supersede(by(ANA), id(1), id(3), terms()).unwrap();
}

fn in_error() {
	granted();
	Consent::mark_in_error(by(ANA), id(1)).unwrap();
}

const STATES: [State; 8] = [
	("proposed", asked, "xxxaaax"),
	("active", granted, "pppxxxx"),
	("rejected", rejected, "pppaaax"),
	("gone, withdrawn", withdrawn, "uuuuuuu"),
	("inactive, revoked", revoked, "pppaaax"),
	("inactive, given up", relinquished, "pppaaax"),
	("inactive, replaced", superseded, "pppaaax"),
	("entered-in-error", in_error, "pppaaa."),
];

#[test]
fn every_call_goes_from_where_the_table_says_and_from_nowhere_else() {
	for (state, make, marks) in STATES {
		assert_eq!(marks.len(), CALLS.len(), "{state}");
		for ((name, call), mark) in CALLS.iter().zip(marks.chars()) {
			println!("{name} from {state}: {mark}");
			run(|| {
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
