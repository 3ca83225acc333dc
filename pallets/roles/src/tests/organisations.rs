// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `suspend_organisation`, `reinstate_organisation`, `set_endpoint`, `publish_directory`.

use crate::{mock::*, *};
use frame_support::{assert_noop, assert_ok};
use salus_primitives::{
	roles::{OrganisationStatus, RoleInspect},
	views::EndpointHost,
	OrganisationId,
};
use sp_runtime::{DispatchError, DispatchResult};

const NOWHERE: OrganisationId = OrganisationId::repeat(0x77);

fn suspend() -> DispatchResult {
	Roles::suspend_organisation(RuntimeOrigin::root(), HOSPITAL)
}

fn reinstate() -> DispatchResult {
	Roles::reinstate_organisation(RuntimeOrigin::root(), HOSPITAL)
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
fn a_reinstated_organisation_acts_again() {
	run(|| {
		assert_ok!(suspend());
		assert_ok!(reinstate());
		told(Event::OrganisationReinstated {
			organisation: HOSPITAL,
		});
		assert_eq!(status(), OrganisationStatus::Active);
		assert!(Roles::is_licensed(DOCTOR, NOW));
	});
}

#[test]
fn only_the_moves_of_the_table_are_made() {
	run(|| {
		assert_noop!(reinstate(), Error::<Test>::NoSuchMove);
		assert_ok!(suspend());
		assert_noop!(suspend(), Error::<Test>::NoSuchMove);
	});
}

#[test]
fn only_the_admin_origin_suspends_reinstates_and_sets_endpoints() {
	run(|| {
		assert_noop!(
			Roles::suspend_organisation(by("admin"), HOSPITAL),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Roles::reinstate_organisation(by("admin"), HOSPITAL),
			DispatchError::BadOrigin
		);
		assert_noop!(
			Roles::set_endpoint(by("admin"), HOSPITAL, host("a.example")),
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
		assert_noop!(
			Roles::reinstate_organisation(root(), NOWHERE),
			Error::<Test>::UnknownOrganisation
		);
		assert_noop!(
			Roles::set_endpoint(root(), NOWHERE, host("a.example")),
			Error::<Test>::UnknownOrganisation
		);
		assert_noop!(
			Roles::publish_directory(by("admin"), NOWHERE, [1; 32]),
			Error::<Test>::UnknownOrganisation
		);
	});
}

#[test]
fn an_endpoint_is_set_and_the_old_one_is_told() {
	run(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(Roles::set_endpoint(root(), HOSPITAL, host("vault.north.example")));
		assert_ok!(Roles::set_endpoint(root(), HOSPITAL, host("10.0.0.1:8443")));
		told(Event::EndpointSet {
			organisation: HOSPITAL,
			old: Some(host("vault.north.example")),
			new: host("10.0.0.1:8443"),
		});
		let details = Organisations::<Test>::get(HOSPITAL).unwrap();
		assert_eq!(details.endpoint, Some(host("10.0.0.1:8443")));
	});
}

#[test]
fn an_endpoint_is_a_host_and_nothing_else() {
	run(|| {
		for text in ["", "Ana has a cold", "https://a.example", "a.example/ana"] {
			assert_noop!(
				Roles::set_endpoint(RuntimeOrigin::root(), HOSPITAL, host(text)),
				Error::<Test>::BadEndpoint
			);
		}
	});
}

#[test]
fn a_directory_is_published_and_the_old_hash_is_told() {
	run(|| {
		assert_ok!(Roles::publish_directory(by("admin"), HOSPITAL, [1; 32]));
		assert_ok!(Roles::publish_directory(by("admin"), HOSPITAL, [2; 32]));
		told(Event::DirectoryPublished {
			organisation: HOSPITAL,
			old: Some([1; 32]),
			new: [2; 32],
			by: ADMIN,
		});
		let details = Organisations::<Test>::get(HOSPITAL).unwrap();
		assert_eq!(details.directory_hash, Some([2; 32]));
	});
}

#[test]
fn only_an_administrator_of_the_active_organisation_publishes() {
	run(|| {
		for name in ["doctor", "clerk", "other admin"] {
			assert_noop!(
				Roles::publish_directory(by(name), HOSPITAL, [1; 32]),
				Error::<Test>::NotAdministrator
			);
		}
		assert_noop!(
			Roles::publish_directory(by("stranger"), HOSPITAL, [1; 32]),
			Error::<Test>::UnknownAccount
		);
		assert_ok!(suspend());
		assert_noop!(
			Roles::publish_directory(by("admin"), HOSPITAL, [1; 32]),
			Error::<Test>::OrganisationNotActive
		);
	});
}
