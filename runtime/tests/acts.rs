// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What nobody gets by an act of their own, nor by their superiors' alone: sequences of calls on the real runtime that once let
//! the network's administrators, or one of a hospital, read what a hospital wrote.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{account, genesis, pair};
use polkadot_sdk::{
	frame_support::{assert_ok, genesis_builder_helper::build_state, instances::Instance1},
	sp_core::Pair,
	sp_io::TestExternalities,
	sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult},
	*,
};
use salus_primitives::{
	acts::{ActContent, DeskContent},
	development::{organisation_id, person_id},
	roles::{Credentials, Profession, RoleInspect, FULL_AFTER_MS},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	OrganisationId, PatientId, PersonId, UnixMillis,
};
use salus_runtime::{
	AccountId, Roles, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, Signature, System,
};

const START: UnixMillis = UnixMillis(1_800_000_000_000);
const NORTH: OrganisationId = organisation_id("NorthHospital");
const SOUTH: OrganisationId = organisation_id("SouthHospital");
const SOCK: PersonId = PersonId::repeat(0x50);
const WARD: PatientId = PatientId::repeat(0x57);

fn at(days: u64) -> UnixMillis {
	START.plus(days * UnixMillis::DAY)
}

fn set_time(now: UnixMillis) {
	pallet_timestamp::Now::<Runtime>::put(now.0);
}

fn run(test: impl FnOnce()) {
	let mut chain = TestExternalities::default();
	chain.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(genesis("development")).unwrap();
		System::set_block_number(1);
		set_time(START);
		test();
	});
}

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> DispatchResult {
	call.into()
		.dispatch(origin)
		.map(drop)
		.map_err(|refused| refused.error)
}

fn by(name: &str) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(name))
}

/// Root, and two thirds of the council: all that the network's administrators have.
fn superiors() -> [RuntimeOrigin; 2] {
	let council = pallet_collective::RawOrigin::<AccountId, Instance1>::Members(3, 3);
	[RuntimeOrigin::root(), council.into()]
}

fn propose(origin: RuntimeOrigin, content: &ActContent) -> DispatchResult {
	let (organisation, content) = (NORTH, content.clone());
	dispatch(
		pallet_roles::Call::propose_act {
			organisation,
			content,
		},
		origin,
	)
}

fn approve(origin: RuntimeOrigin, content: &ActContent) -> DispatchResult {
	let (organisation, content) = (NORTH, content.clone());
	dispatch(
		pallet_roles::Call::approve_act {
			organisation,
			content,
		},
		origin,
	)
}

fn carry_out(name: &str, content: &ActContent) -> DispatchResult {
	let (organisation, content) = (NORTH, content.clone());
	dispatch(
		pallet_roles::Call::carry_out_act {
			organisation,
			content,
		},
		by(name),
	)
}

/// One administrator enrols a person whose keys are the administrator's own.
fn enrol_sock() {
	let statement = EnrolmentStatement {
		network: Roles::network(),
		purpose: EnrolmentPurpose::Work,
		organisation: NORTH,
		person: SOCK,
		account: account("Sock").into(),
		encryption_key: [0x51; 32],
		expires_at: START.plus(UnixMillis::HOUR),
	};
	let signature: Signature = pair("Sock").sign(statement.text().as_bytes()).into();
	let call = pallet_roles::Call::enrol_person {
		organisation: NORTH,
		person: SOCK,
		account: account("Sock"),
		encryption_key: statement.encryption_key,
		expires_at: statement.expires_at,
		signature,
	};
	assert_ok!(dispatch(call, by("NorthAdmin")));
}

fn hiring(person: PersonId, profession: Profession) -> ActContent {
	ActContent::IssueMembership {
		person,
		profession,
		credentials: Credentials::all(),
		valid_until: at(365),
	}
}

fn setting_key() -> ActContent {
	ActContent::SetCustodianKey { key: [0x52; 32] }
}

fn setting_identity() -> ActContent {
	ActContent::SetVaultIdentity { key: [0x53; 32] }
}

fn setting_endpoint() -> ActContent {
	ActContent::SetEndpoint {
		host: b"vault.sock.example".to_vec().try_into().unwrap(),
	}
}

/// Tries to carry an act out on many days, until it has lapsed; nothing of the organisation changes.
fn nothing_comes_of_it(name: &str, content: &ActContent) {
	let before = || (Roles::organisation_view(NORTH), Roles::membership(NORTH, SOCK));
	let then = before();
	for days in 0..120 {
		set_time(at(days));
		let _ = carry_out(name, content);
		assert_eq!(before(), then, "{content:?} after {days} days");
	}
}

#[test]
fn the_networks_administrators_name_no_administrator_of_a_hospital() {
	for superior in superiors() {
		run(|| {
			enrol_sock();
			let content = ActContent::NameAdministrator { person: SOCK };
			assert_ok!(propose(superior, &content));
			nothing_comes_of_it("Sock", &content);
		});
	}
}

#[test]
fn the_networks_administrators_do_nothing_else_in_a_hospital_either() {
	for superior in superiors() {
		for content in [
			hiring(SOCK, Profession::PrivacyOfficer),
			setting_key(),
			setting_identity(),
			setting_endpoint(),
			ActContent::DismissAdministrator {
				person: person_id("NorthAdmin"),
			},
		] {
			run(|| {
				enrol_sock();
				assert_ok!(propose(superior.clone(), &content));
				nothing_comes_of_it("Sock", &content);
			});
		}
	}
}

#[test]
fn one_administrator_hires_nobody_and_turns_nothing_to_themself() {
	for content in [
		hiring(SOCK, Profession::PrivacyOfficer),
		hiring(SOCK, Profession::Doctor),
		setting_key(),
		setting_identity(),
		setting_endpoint(),
		ActContent::NameAdministrator { person: SOCK },
	] {
		run(|| {
			enrol_sock();
			assert_ok!(propose(by("NorthAdmin"), &content));
			let again = approve(by("NorthAdmin"), &content);
			assert_eq!(again, Err(pallet_roles::Error::<Runtime>::AlreadyApproved.into()));
			let stranger = approve(by("Sock"), &content);
			assert!(stranger.is_err());
			nothing_comes_of_it("Sock", &content);
		});
	}
}

#[test]
fn an_administrator_and_the_council_hire_nobody_while_the_second_one_is_there() {
	run(|| {
		enrol_sock();
		let content = hiring(SOCK, Profession::Doctor);
		assert_ok!(propose(by("NorthAdmin"), &content));
		let [root, _] = superiors();
		assert_ok!(approve(root, &content));
		nothing_comes_of_it("Sock", &content);
	});
}

#[test]
fn a_suspended_hospital_is_not_brought_back_by_who_suspended_it() {
	for superior in superiors() {
		run(|| {
			let suspend = pallet_roles::Call::suspend_organisation { organisation: NORTH };
			assert_ok!(dispatch(suspend, superior.clone()));
			let content = ActContent::ReinstateOrganisation;
			assert_ok!(propose(superior, &content));
			nothing_comes_of_it("NorthAdmin", &content);
		});
	}
}

#[test]
fn who_two_administrators_hire_counts_in_full_after_a_week() {
	run(|| {
		enrol_sock();
		let content = hiring(SOCK, Profession::Doctor);
		assert_ok!(propose(by("NorthAdmin"), &content));
		assert_ok!(approve(by("NorthSecond"), &content));
		assert_ok!(carry_out("Sock", &content));
		let membership = Roles::live_membership(NORTH, SOCK, START).unwrap();
		let full = START.plus(FULL_AFTER_MS);
		assert_eq!(
			membership.credentials_at(UnixMillis(full.0 - 1)),
			Credentials::NONE
		);
		assert_eq!(membership.credentials_at(full), Credentials::all());
	});
}

#[test]
fn the_desks_of_one_hospital_take_over_no_grown_ward() {
	run(|| {
		let propose_ward = pallet_roles::Call::propose_ward {
			organisation: NORTH,
			ward: WARD,
			guardian: person_id("Eve"),
			majority_at: at(1),
		};
		assert_ok!(dispatch(propose_ward, by("NorthDoctor")));
		assert_ok!(dispatch(
			pallet_roles::Call::confirm_ward { ward: WARD },
			by("NorthNurse")
		));
		set_time(at(1));
		let statement = EnrolmentStatement {
			network: Roles::network(),
			purpose: EnrolmentPurpose::FirstAccount,
			organisation: NORTH,
			person: WARD.person(),
			account: account("Sock").into(),
			encryption_key: [0x51; 32],
			expires_at: at(2),
		};
		let proposal = pallet_roles::Call::propose_ward_account {
			organisation: NORTH,
			ward: WARD,
			account: account("Sock"),
			encryption_key: [0x51; 32],
			expires_at: at(2),
			signature: pair("Sock").sign(statement.text().as_bytes()).into(),
		};
		assert_ok!(dispatch(proposal, by("NorthClerk")));
		let content = DeskContent::GiveAccount {
			account: account("Sock").into(),
			encryption_key: [0x51; 32],
		};
		let confirm = |organisation, name| {
			let person = WARD.person();
			dispatch(
				pallet_roles::Call::confirm_desk_act {
					organisation,
					person,
					content,
				},
				by(name),
			)
		};
		for (organisation, name) in [
			(NORTH, "NorthAdmin"),
			(NORTH, "NorthSecond"),
			(SOUTH, "NorthAdmin"),
		] {
			assert!(confirm(organisation, name).is_err());
		}
		let carry_out = || {
			let person = WARD.person();
			dispatch(
				pallet_roles::Call::carry_out_desk_act { person, content },
				by("NorthClerk"),
			)
		};
		for days in 1..60 {
			set_time(at(days));
			assert!(carry_out().is_err());
		}
		assert!(!<Roles as RoleInspect>::controls_itself(WARD.person()));
	});
}

#[test]
fn a_refusal_says_whose_voice_is_missing() {
	run(|| {
		enrol_sock();
		let content = ActContent::NameAdministrator { person: SOCK };
		assert_ok!(propose(by("NorthAdmin"), &content));
		set_time(at(7));
		let refused: DispatchError = pallet_roles::Error::<Runtime>::ActNeedsAdministrator.into();
		assert_eq!(carry_out("Sock", &content), Err(refused));
		assert_ok!(approve(by("NorthSecond"), &content));
		assert_ok!(carry_out("Sock", &content));
		assert!(Roles::is_administrator(NORTH, SOCK));
	});
}
