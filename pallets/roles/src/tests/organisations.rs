// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `suspend_organisation`, and what the acts of reinstating an organisation, setting its endpoint and publishing its directory do.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	acts::ActContent,
	roles::{OrganisationStatus, RoleInspect},
	testing::FakeClock,
	views::EndpointHost,
	OrganisationId, UnixMillis,
};
use sp_runtime::{DispatchError, DispatchResult};

const NOWHERE: OrganisationId = OrganisationId::repeat(0x77);

fn suspend() -> DispatchResult {
	Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL)
}

fn reinstating() -> ActContent {
	ActContent::ReinstateOrganisation
}

fn setting(text: &str) -> ActContent {
	ActContent::SetEndpoint { host: host(text) }
}

fn publishing(byte: u8) -> ActContent {
	ActContent::PublishDirectory { hash: [byte; 32] }
}

fn propose(name: &str, content: ActContent) -> DispatchResult {
	Roles::propose_act(by(name), HOSPITAL, content)
}

fn root_approves(content: ActContent) -> DispatchResult {
	Roles::approve_act(RuntimeOrigin::root(), HOSPITAL, content)
}

fn carry_out(content: ActContent) -> DispatchResult {
	Roles::carry_out_act(by("patient"), HOSPITAL, content)
}

fn host(text: &str) -> EndpointHost {
	text.as_bytes().to_vec().try_into().unwrap()
}

fn status() -> OrganisationStatus {
	Roles::organisation(HOSPITAL).unwrap().status
}

#[test]
fn a_suspended_organisation_keeps_its_row_and_its_members_do_not_act() {
	run(|| {
		assert_ok!(suspend());
		told(Event::OrganisationSuspended {
			organisation: HOSPITAL,
		});
		assert_eq!(status(), OrganisationStatus::Suspended);
		assert_eq!(Roles::live_membership(HOSPITAL, DOCTOR, NOW), None);
		assert!(!Roles::is_licensed(DOCTOR, NOW));
		assert!(Roles::membership(HOSPITAL, DOCTOR).is_some());
	});
}

#[test]
fn an_administrator_and_the_council_reinstate_an_organisation_after_a_day() {
	run(|| {
		assert_ok!(suspend());
		assert_ok!(propose("admin", reinstating()));
		FakeClock::set(NOW.plus(UnixMillis::DAY));
		assert_noop!(carry_out(reinstating()), Error::<Test>::ActNeedsCouncil);
		assert_ok!(root_approves(reinstating()));
		System::assert_has_event(
			Event::<Test>::OrganisationReinstated {
				organisation: HOSPITAL,
			}
			.into(),
		);
		assert_eq!(status(), OrganisationStatus::Active);
		assert!(Roles::is_licensed(DOCTOR, NOW));
	});
}

#[test]
fn neither_the_council_nor_administrators_reinstate_it_alone() {
	run(|| {
		assert_ok!(suspend());
		assert_ok!(Roles::propose_act(RuntimeOrigin::root(), HOSPITAL, reinstating()));
		FakeClock::set(NOW.plus(30 * UnixMillis::DAY));
		assert_noop!(carry_out(reinstating()), Error::<Test>::ActNeedsAdministrator);
		assert_ok!(Roles::withdraw_act(
			RuntimeOrigin::root(),
			HOSPITAL,
			reinstating()
		));
		assert_ok!(propose("admin", reinstating()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, reinstating()));
		FakeClock::set(NOW.plus(40 * UnixMillis::DAY));
		assert_noop!(carry_out(reinstating()), Error::<Test>::ActNeedsCouncil);
		assert_eq!(status(), OrganisationStatus::Suspended);
	});
}

#[test]
fn only_the_moves_of_the_table_are_made() {
	run(|| {
		assert_noop!(propose("admin", reinstating()), Error::<Test>::NoSuchMove);
		assert_ok!(suspend());
		assert_noop!(suspend(), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn only_the_admin_origin_suspends() {
	run(|| {
		assert_noop!(
			Roles::suspend_organisation(by("admin"), HOSPITAL),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn an_unknown_organisation_is_not_changed() {
	run(|| {
		let root = RuntimeOrigin::root;
		assert_noop!(
			Roles::suspend_organisation(root(), NOWHERE),
			Error::<Test>::UnknownOrganisation
		);
		for content in [reinstating(), setting("a.example"), publishing(1)] {
			assert_noop!(
				Roles::propose_act(root(), NOWHERE, content),
				Error::<Test>::UnknownOrganisation
			);
		}
	});
}

#[test]
fn an_administrator_and_the_council_set_an_endpoint_and_another_after_an_hour() {
	run(|| {
		let (first, second) = (setting("vault.north.example"), setting("10.0.0.1:8443"));
		assert_ok!(propose("admin", first.clone()));
		assert_noop!(carry_out(first.clone()), Error::<Test>::ActNeedsCouncil);
		assert_ok!(root_approves(first));
		assert_ok!(propose("admin", second.clone()));
		assert_ok!(root_approves(second.clone()));
		FakeClock::set(UnixMillis(NOW.0 + UnixMillis::HOUR - 1));
		assert_noop!(carry_out(second.clone()), Error::<Test>::ActWaits);
		FakeClock::set(NOW.plus(UnixMillis::HOUR));
		assert_ok!(carry_out(second));
		System::assert_has_event(
			Event::<Test>::EndpointSet {
				organisation: HOSPITAL,
				old: Some(host("vault.north.example")),
				new: host("10.0.0.1:8443"),
			}
			.into(),
		);
		let details = Organisations::<Test>::get(HOSPITAL).unwrap();
		assert_eq!(details.endpoint, Some(host("10.0.0.1:8443")));
	});
}

#[test]
fn neither_two_administrators_nor_the_council_set_an_endpoint_alone() {
	run(|| {
		let content = setting("vault.north.example");
		assert_ok!(propose("admin", content.clone()));
		assert_ok!(Roles::approve_act(by("second admin"), HOSPITAL, content.clone()));
		assert_noop!(carry_out(content), Error::<Test>::ActNeedsCouncil);
		let content = setting("vault.council.example");
		assert_ok!(Roles::propose_act(
			RuntimeOrigin::root(),
			HOSPITAL,
			content.clone()
		));
		FakeClock::set(NOW.plus(29 * UnixMillis::DAY));
		assert_noop!(carry_out(content), Error::<Test>::ActNeedsAdministrator);
	});
}

#[test]
fn an_endpoint_is_a_host_and_nothing_else() {
	run(|| {
		for text in ["", "Ana has a cold", "https://a.example", "a.example/ana"] {
			assert_noop!(propose("admin", setting(text)), Error::<Test>::BadEndpoint);
		}
	});
}

#[test]
fn two_administrators_publish_a_directory_and_the_old_hash_is_told() {
	run(|| {
		assert_ok!(make(HOSPITAL, &publishing(1)));
		assert_ok!(make(HOSPITAL, &publishing(2)));
		System::assert_has_event(
			Event::<Test>::DirectoryPublished {
				organisation: HOSPITAL,
				old: Some([1; 32]),
				new: [2; 32],
			}
			.into(),
		);
		let details = Organisations::<Test>::get(HOSPITAL).unwrap();
		assert_eq!(details.directory_hash, Some([2; 32]));
	});
}
