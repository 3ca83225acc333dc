// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Every call, as every origin that controls no person in full. What a clinical session may do is in the files of those calls.

use crate::{mock::*, Call, Error};
use frame_support::{assert_noop, dispatch::DispatchResult, traits::UnfilteredDispatchable};
use salus_primitives::{
	consent::{Categories, Grantee, Powers},
	roles::AccountScope,
};
use sp_runtime::DispatchError;

fn every_call() -> Vec<Call<Test>> {
	let (consent, patient, person, grantee, terms) = (id(1), patient(ANA), BROOK, TO_BROOK, terms());
	let categories = Categories::all();
	vec![
		Call::request {
			consent,
			organisation: NORTH,
			patient,
			grantee,
			terms,
			answer_by: NOW.plus(1),
		},
		Call::grant {
			consent,
			patient,
			grantee,
			terms,
		},
		Call::approve { consent, terms },
		Call::reject { consent },
		Call::revoke { consent },
		Call::revoke_all { patient, grantee },
		Call::relinquish { consent },
		Call::supersede {
			consent,
			replacement: id(2),
			terms,
		},
		Call::exclude {
			patient,
			whom: Grantee::Person(person),
		},
		Call::readmit {
			patient,
			whom: Grantee::Person(person),
		},
		Call::seal { patient, categories },
		Call::unseal { patient, categories },
		Call::appoint_representative {
			representative: person,
			powers: Powers::all(),
			from: NOW,
			until: NOW.plus(1),
		},
		Call::dismiss_representative {
			patient,
			representative: person,
		},
		Call::withdraw { consent },
		Call::mark_in_error { consent },
	]
}

fn dispatch(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin)
		.map(drop)
		.map_err(|refused| refused.error)
}

#[test]
fn the_list_of_calls_is_complete() {
	use frame_support::traits::GetCallName;
	let names: Vec<_> = every_call().iter().map(|call| call.get_call_name()).collect();
	assert_eq!(names, Call::<Test>::get_call_names());
}

#[test]
fn every_call_refuses_root_and_the_unsigned() {
	run(|| {
		for call in every_call() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(dispatch(call.clone(), origin), DispatchError::BadOrigin);
			}
		}
	});
}

#[test]
fn every_call_refuses_an_unknown_account() {
	run(|| {
		for call in every_call() {
			assert_noop!(
				dispatch(call, RuntimeOrigin::signed(1_000)),
				Error::<Test>::UnknownAccount
			);
		}
	});
}

#[test]
fn every_call_but_two_refuses_a_clinical_session_and_every_one_that_of_a_desk() {
	for scope in [AccountScope::ClinicalSession, AccountScope::DeskSession] {
		run(|| {
			set_scope(ANA, scope);
			let clinical = |call: &Call<Test>| matches!(call, Call::request { .. } | Call::relinquish { .. });
			for call in every_call() {
				if scope == AccountScope::ClinicalSession && clinical(&call) {
					continue;
				}
				assert_noop!(dispatch(call, by(ANA)), Error::<Test>::NotAllowedForSession);
			}
		});
	}
}

#[test]
fn what_only_closes_is_refused_everything_that_opens() {
	run(|| {
		set_scope(ANA, AccountScope::Closing);
		let closes = |call: &Call<Test>| {
			matches!(
				call,
				Call::reject { .. }
					| Call::revoke { .. }
					| Call::revoke_all { .. }
					| Call::exclude { .. }
					| Call::seal { .. }
					| Call::dismiss_representative { .. }
			)
		};
		for call in every_call() {
			if closes(&call) {
				let refused = dispatch(call, by(ANA));
				assert_ne!(refused, Err(Error::<Test>::NotAllowedForSession.into()));
			} else {
				assert_noop!(dispatch(call, by(ANA)), Error::<Test>::NotAllowedForSession);
			}
		}
	});
}
