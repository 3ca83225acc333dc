// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Every call, as every origin that is nobody or whose session does not permit it.

use crate::{mock::*, Call, Error};
use codec::Encode;
use frame_support::{assert_noop, dispatch::DispatchResult, traits::UnfilteredDispatchable};
use salus_primitives::{
	care::Reason,
	orders::ReportStatus,
	roles::{AccountScope, Act},
	testing::{self, FakeClock},
};
use sp_runtime::DispatchError;

const REASON: Reason = Reason::Other;

/// Every call, with the act that it is. `assign` is either, by who signs: its own tests look at its sessions.
fn every_call() -> Vec<(Call<Test>, Option<Act>)> {
	let (order, record, clinical) = (ORDER, REPORT, Some(Act::Clinical));
	vec![
		(
			Call::create {
				order,
				patient: ANA,
				organisation: SOUTH,
				record: REQUEST,
				laboratory: None,
			},
			clinical,
		),
		(
			Call::assign {
				order,
				laboratory: LAB,
			},
			None,
		),
		(Call::accept { order }, clinical),
		(
			Call::reject {
				order,
				reason: REASON,
			},
			clinical,
		),
		(
			Call::hold {
				order,
				reason: REASON,
			},
			clinical,
		),
		(Call::resume { order }, clinical),
		(
			Call::revoke {
				order,
				reason: REASON,
			},
			clinical,
		),
		(Call::decline { order }, Some(Act::Own)),
		(Call::complete { order }, clinical),
		(Call::mark_in_error { order }, clinical),
		(Call::add_test { order, record }, clinical),
		(Call::register_report { order, record }, clinical),
		(
			Call::advance_report {
				record,
				to: ReportStatus::Final,
				last: false,
			},
			clinical,
		),
		(
			Call::cancel_report {
				record,
				reason: REASON,
			},
			clinical,
		),
		(Call::mark_report_in_error { record }, clinical),
	]
}

fn dispatch(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin)
		.map(drop)
		.map_err(|refused| refused.error)
}

#[test]
fn the_list_of_calls_is_complete_and_its_indices_are_pinned() {
	use frame_support::traits::GetCallName;
	let calls = every_call();
	let names: Vec<_> = calls.iter().map(|(call, _)| call.get_call_name()).collect();
	assert_eq!(names, Call::<Test>::get_call_names());
	for (index, (call, _)) in calls.iter().enumerate() {
		assert_eq!(usize::from(call.encode()[0]), index);
	}
}

#[test]
fn every_call_refuses_root_and_the_unsigned() {
	build_and_execute(|| {
		for (call, _) in every_call() {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(dispatch(call.clone(), origin), DispatchError::BadOrigin);
			}
		}
	});
}

#[test]
fn every_call_refuses_an_unknown_account_and_a_session_that_is_over() {
	from(Stage::Registered, || {
		let session = account(BROOK) + SESSION;
		testing::with(|world| world.signers.get_mut(&session.encode()).unwrap().until = NOW.plus(1));
		FakeClock::set(NOW.plus(1));
		for (call, _) in every_call() {
			for account in [STRANGER_ACCOUNT, session] {
				assert_noop!(
					dispatch(call.clone(), RuntimeOrigin::signed(account)),
					Error::<Test>::UnknownAccount
				);
			}
		}
	});
}

#[test]
fn every_call_refuses_a_session_that_does_not_permit_it() {
	from(Stage::Registered, || {
		let session = account(BROOK) + SESSION;
		for scope in [AccountScope::ClinicalSession, AccountScope::DeskSession] {
			testing::with(|world| world.signers.get_mut(&session.encode()).unwrap().scope = scope);
			for (call, act) in every_call() {
				if act.is_some_and(|act| scope.permits(act)) || act.is_none() {
					continue;
				}
				assert_noop!(
					dispatch(call, RuntimeOrigin::signed(session)),
					Error::<Test>::NotAllowedForSession
				);
			}
		}
	});
}
