// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Vault identities: what acts do with them, and `end_vault_identity`.

use crate::{mock::*, Error, Event, VaultIdentities, VaultKeys};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{acts::ActContent, roles::RoleInspect, testing::FakeClock, Clock, UnixMillis};
use sp_runtime::DispatchResult;

const FIRST: [u8; 32] = [0x21; 32];
const SECOND: [u8; 32] = [0x22; 32];

fn setting(key: [u8; 32]) -> ActContent {
	ActContent::SetVaultIdentity { key }
}

fn set(key: [u8; 32]) -> DispatchResult {
	make(HOSPITAL, &setting(key))
}

fn behind(key: [u8; 32]) -> Option<salus_primitives::OrganisationId> {
	<Roles as RoleInspect>::vault_of(&AccountId::from(key))
}

#[test]
fn the_first_takes_two_and_no_wait() {
	run(|| {
		let content = setting(FIRST);
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_eq!(behind(FIRST), None);
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content));
		assert_eq!(behind(FIRST), Some(HOSPITAL));
		let view = Roles::organisation_view(HOSPITAL).unwrap();
		assert_eq!(view.vault_identity, Some(FIRST));
	});
}

#[test]
fn another_waits_and_then_the_one_before_counts_no_more() {
	run(|| {
		assert_ok!(set(FIRST));
		let from = FakeClock::now();
		let content = setting(SECOND);
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		assert_eq!(behind(FIRST), Some(HOSPITAL));
		assert_noop!(
			Roles::carry_out_act(by("doctor"), HOSPITAL, content.clone()),
			Error::<Test>::ActWaits
		);
		FakeClock::set(from.plus(7 * UnixMillis::DAY));
		assert_ok!(Roles::carry_out_act(by("doctor"), HOSPITAL, content));
		assert_eq!((behind(FIRST), behind(SECOND)), (None, Some(HOSPITAL)));
		let row = Roles::vault_key(FIRST).unwrap();
		assert_eq!((row.organisation, row.from), (HOSPITAL, from));
		assert_eq!(row.until, Some(from.plus(7 * UnixMillis::DAY)));
	});
}

#[test]
fn no_key_is_used_twice_and_none_is_a_persons() {
	run(|| {
		assert_ok!(set(FIRST));
		assert_ok!(set(SECOND));
		let person: [u8; 32] = account("doctor").into();
		for key in [FIRST, SECOND, person] {
			assert_noop!(
				Roles::propose_act(by("admin"), HOSPITAL, setting(key)),
				Error::<Test>::VaultIdentityTaken
			);
		}
		assert_noop!(
			Roles::propose_act(by("admin"), HOSPITAL, setting([0; 32])),
			Error::<Test>::WeakVaultIdentity
		);
	});
}

#[test]
fn one_administrator_ends_it_at_once_and_for_good() {
	run(|| {
		assert_ok!(set(FIRST));
		assert_noop!(
			Roles::end_vault_identity(by("doctor"), HOSPITAL),
			Error::<Test>::NotAdministrator
		);
		assert_ok!(Roles::end_vault_identity(by("admin"), HOSPITAL));
		told(Event::VaultIdentityEnded {
			organisation: HOSPITAL,
			key: FIRST,
			by: ADMIN,
		});
		assert_eq!(behind(FIRST), None);
		assert!(!VaultIdentities::<Test>::contains_key(HOSPITAL));
		assert!(VaultKeys::<Test>::contains_key(FIRST));
		assert_noop!(
			Roles::end_vault_identity(by("admin"), HOSPITAL),
			Error::<Test>::NoVaultIdentity
		);
		assert_noop!(
			Roles::propose_act(by("admin"), HOSPITAL, setting(FIRST)),
			Error::<Test>::VaultIdentityTaken
		);
	});
}

#[test]
fn an_identity_that_was_approved_before_the_end_of_another_is_void() {
	run(|| {
		assert_ok!(set(FIRST));
		let content = setting(SECOND);
		assert_ok!(Roles::propose_act(by("admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		assert_ok!(Roles::end_vault_identity(by("admin"), HOSPITAL));
		FakeClock::set(FakeClock::now().plus(7 * UnixMillis::DAY));
		assert_ok!(Roles::carry_out_act(by("doctor"), HOSPITAL, content.clone()));
		assert_eq!(behind(SECOND), None);
		assert_ok!(make(HOSPITAL, &content));
		assert_eq!(behind(SECOND), Some(HOSPITAL));
	});
}

#[test]
fn the_vault_of_a_suspended_organisation_says_nothing() {
	run(|| {
		assert_ok!(set(FIRST));
		assert_ok!(Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL));
		assert_eq!(behind(FIRST), None);
	});
}
