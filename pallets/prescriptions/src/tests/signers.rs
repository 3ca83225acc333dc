// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may sign at all: nobody unknown, and sessions only for what they are for.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{decision::AllowRule, roles::ActedBy, testing, UnixMillis};
use sp_runtime::{DispatchError, DispatchResult};

/// Every call, signed by this account.
fn every_call(account: u64) -> Vec<DispatchResult> {
	let issue = Issue {
		signed_by: account,
		..Default::default()
	};
	vec![
		issue.call(),
		hold(account),
		resume(account),
		cancel(account),
		stop(account),
		mark_in_error(account),
		claim_by(account, CORNER, PIA),
		ready(account),
		pause(account),
		unpause(account),
		dispense(account, 1),
		release(account),
		decline(account),
		stop_fill(account, 1),
		dispute(account, 1),
		bar(account, CORNER),
		unbar(account, CORNER),
		report_late(account, 1, 1, START),
	]
}

#[test]
fn an_unknown_account_does_nothing() {
	build_and_execute(|| {
		issued();
		claimed();
		for result in every_call(STRANGER_ACCOUNT) {
			assert_eq!(result, Err(Error::<Test>::UnknownAccount.into()));
		}
	});
}

#[test]
fn a_desk_session_does_nothing_that_a_clinician_does() {
	build_and_execute(|| {
		issued();
		claimed();
		for result in every_call(KIM_SESSION) {
			assert_eq!(result, Err(Error::<Test>::NotAllowedForSession.into()));
		}
	});
}

#[test]
fn a_session_that_is_over_does_nothing() {
	build_and_execute(|| {
		issued();
		claimed();
		testing::with(|world| {
			for signer in world.signers.values_mut() {
				signer.until = START.plus(UnixMillis::HOUR);
			}
		});
		pass(UnixMillis::HOUR);
		for result in every_call(PIA_SESSION) {
			assert_eq!(result, Err(Error::<Test>::UnknownAccount.into()));
		}
	});
}

#[test]
fn root_does_nothing() {
	build_and_execute(|| {
		issued();
		assert_noop!(
			Prescriptions::mark_in_error(RuntimeOrigin::root(), PRESCRIPTION),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Prescriptions::stop(
				RuntimeOrigin::root(),
				PRESCRIPTION,
				salus_primitives::care::Reason::Other
			),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Prescriptions::release(RuntimeOrigin::root(), PRESCRIPTION),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn a_clinical_session_prescribes_fills_and_stops_and_events_name_the_device() {
	build_and_execute(|| {
		allow(AllowRule::Consent);
		let issue = Issue {
			signed_by: BROOK_SESSION,
			..Default::default()
		};
		assert_ok!(issue.call());
		assert_ok!(claim_by(PIA_SESSION, CORNER, PIA));
		assert_ok!(ready(PIA_SESSION));
		assert_ok!(dispense(PIA_SESSION, 30));
		assert_ok!(stop(BROOK_SESSION));
		let device = ActedBy {
			person: BROOK,
			device: Some(BROOK_SESSION),
		};
		System::assert_last_event(
			Event::Stopped {
				prescription: PRESCRIPTION,
				patient: ANA,
				reason: salus_primitives::care::Reason::NotNeeded,
				lock: None,
				by: device,
			}
			.into(),
		);
	});
}

#[test]
fn a_clinical_session_does_not_act_as_the_patient() {
	build_and_execute(|| {
		issued();
		testing::with(|world| {
			use salus_primitives::consent::Power;
			world.powers.insert((PIA, ANA, Power::Consent));
		});
		assert_noop!(cancel(PIA_SESSION), Error::<Test>::NotParty);
		assert_noop!(stop(PIA_SESSION), Error::<Test>::NotParty);
		assert_noop!(bar(PIA_SESSION, STATION), Error::<Test>::NotAllowedForSession);
		assert_ok!(stop(PIA_ACCOUNT));
	});
}

#[test]
fn an_unknown_prescription_is_said_so() {
	build_and_execute(|| {
		for result in &every_call(PIA_ACCOUNT)[1..] {
			assert_eq!(*result, Err(Error::<Test>::UnknownPrescription.into()));
		}
	});
}

#[test]
fn without_a_claim_there_is_no_fill() {
	build_and_execute(|| {
		issued();
		for result in [
			ready(PIA_ACCOUNT),
			pause(PIA_ACCOUNT),
			unpause(PIA_ACCOUNT),
			dispense(PIA_ACCOUNT, 1),
			release(PIA_ACCOUNT),
			decline(PIA_ACCOUNT),
			stop_fill(PIA_ACCOUNT, 1),
		] {
			assert_eq!(result, Err(Error::<Test>::NotClaimed.into()));
		}
	});
}

#[test]
fn an_open_fill_is_for_live_pharmacists_of_its_pharmacy() {
	build_and_execute(|| {
		issued();
		readied();
		let calls = |account| {
			[
				ready(account),
				pause(account),
				unpause(account),
				dispense(account, 1),
				release(account),
				decline(account),
				stop_fill(account, 1),
			]
		};
		for account in [
			QUINN_ACCOUNT,
			KIM_ACCOUNT,
			BROOK_ACCOUNT,
			HAL_ACCOUNT,
			OLA_ACCOUNT,
		] {
			for result in calls(account) {
				assert_eq!(result, Err(Error::<Test>::NotPharmacist.into()), "{account}");
			}
		}
		suspend(CORNER);
		for result in calls(PIA_ACCOUNT) {
			assert_eq!(result, Err(Error::<Test>::NotPharmacist.into()));
		}
	});
}
