// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which calls pass the base filter: plain, and wrapped in every way that the metadata offers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::*;
use polkadot_sdk::{
	frame_support::{traits::Contains, weights::Weight},
	sp_core::H256,
	sp_runtime::MultiAddress,
	*,
};
use salus_primitives::development::organisation_id;
use salus_runtime::{filter::CallFilter, OriginCaller, RuntimeCall};

fn passes(call: &RuntimeCall) -> bool {
	CallFilter::contains(call)
}

fn boxed(call: RuntimeCall) -> Box<RuntimeCall> {
	Box::new(call)
}

fn sudo(call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Sudo(pallet_sudo::Call::sudo { call: boxed(call) })
}

fn propose(call: RuntimeCall) -> RuntimeCall {
	RuntimeCall::Council(pallet_collective::Call::propose {
		threshold: 2,
		proposal: boxed(call),
		length_bound: 1_000,
	})
}

fn batches(calls: Vec<RuntimeCall>) -> [RuntimeCall; 3] {
	[
		RuntimeCall::Utility(pallet_utility::Call::batch { calls: calls.clone() }),
		RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: calls.clone() }),
		RuntimeCall::Utility(pallet_utility::Call::force_batch { calls }),
	]
}

fn suspend() -> RuntimeCall {
	RuntimeCall::Roles(pallet_roles::Call::suspend_organisation {
		organisation: organisation_id("Laboratory"),
	})
}

fn seat() -> RuntimeCall {
	RuntimeCall::CouncilMembership(pallet_membership::Call::add_member {
		who: MultiAddress::Id(account("Bob")),
	})
}

fn remark() -> RuntimeCall {
	RuntimeCall::System(frame_system::Call::remark { remark: vec![1] })
}

/// Every call that nobody may make, in whatever wrapping.
fn forbidden() -> Vec<RuntimeCall> {
	let root = || Box::new(OriginCaller::system(frame_system::RawOrigin::Root));
	let as_dave = || {
		Box::new(OriginCaller::system(frame_system::RawOrigin::Signed(account(
			"Dave",
		))))
	};
	vec![
		remark(),
		RuntimeCall::System(frame_system::Call::remark_with_event { remark: vec![1] }),
		RuntimeCall::System(frame_system::Call::set_code { code: vec![1] }),
		RuntimeCall::System(frame_system::Call::set_code_without_checks { code: vec![1] }),
		RuntimeCall::System(frame_system::Call::set_storage { items: vec![] }),
		RuntimeCall::System(frame_system::Call::kill_storage { keys: vec![] }),
		RuntimeCall::System(frame_system::Call::kill_prefix {
			prefix: vec![],
			subkeys: 1,
		}),
		RuntimeCall::System(frame_system::Call::set_heap_pages { pages: 1 }),
		RuntimeCall::System(frame_system::Call::authorize_upgrade {
			code_hash: H256::zero(),
		}),
		RuntimeCall::System(frame_system::Call::authorize_upgrade_without_checks {
			code_hash: H256::zero(),
		}),
		RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { code: vec![1] }),
		RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled {
			delay: 1,
			best_finalized_block_number: 1,
		}),
		RuntimeCall::Sudo(pallet_sudo::Call::sudo_unchecked_weight {
			call: boxed(suspend()),
			weight: Weight::zero(),
		}),
		RuntimeCall::Sudo(pallet_sudo::Call::sudo_as {
			who: MultiAddress::Id(account("Dave")),
			call: boxed(grant(1)),
		}),
		RuntimeCall::Sudo(pallet_sudo::Call::set_key {
			new: MultiAddress::Id(account("Bob")),
		}),
		RuntimeCall::Council(pallet_collective::Call::execute {
			proposal: boxed(suspend()),
			length_bound: 1_000,
		}),
		RuntimeCall::Council(pallet_collective::Call::set_members {
			new_members: vec![],
			prime: None,
			old_count: 3,
		}),
		RuntimeCall::Council(pallet_collective::Call::disapprove_proposal {
			proposal_hash: H256::zero(),
		}),
		RuntimeCall::Council(pallet_collective::Call::kill {
			proposal_hash: H256::zero(),
		}),
		RuntimeCall::Council(pallet_collective::Call::release_proposal_cost {
			proposal_hash: H256::zero(),
		}),
		RuntimeCall::Utility(pallet_utility::Call::as_derivative {
			index: 0,
			call: boxed(suspend()),
		}),
		RuntimeCall::Utility(pallet_utility::Call::dispatch_as {
			as_origin: as_dave(),
			call: boxed(grant(1)),
		}),
		RuntimeCall::Utility(pallet_utility::Call::dispatch_as_fallible {
			as_origin: root(),
			call: boxed(suspend()),
		}),
		RuntimeCall::Utility(pallet_utility::Call::with_weight {
			call: boxed(suspend()),
			weight: Weight::zero(),
		}),
		RuntimeCall::Utility(pallet_utility::Call::if_else {
			main: boxed(suspend()),
			fallback: boxed(suspend()),
		}),
	]
}

/// Changes of the council's seats, which no account signs for itself.
fn for_root_only() -> Vec<RuntimeCall> {
	use pallet_membership::Call::{
		add_member, clear_prime, remove_member, reset_members, set_prime, swap_member,
	};
	let bob = || MultiAddress::Id(account("Bob"));
	[
		add_member { who: bob() },
		remove_member { who: bob() },
		swap_member {
			remove: bob(),
			add: bob(),
		},
		reset_members {
			members: vec![account("Bob")],
		},
		set_prime { who: bob() },
		clear_prime {},
	]
	.map(RuntimeCall::CouncilMembership)
	.into()
}

#[test]
fn what_nobody_may_is_refused_plain_and_in_every_wrapping() {
	for call in forbidden() {
		assert!(!passes(&call), "{call:?}");
		for carrier in [sudo(call.clone()), propose(call.clone())] {
			assert!(!passes(&carrier), "{carrier:?}");
		}
		for batch in batches(vec![suspend(), call.clone()]) {
			assert!(!passes(&batch), "{batch:?}");
			assert!(!passes(&sudo(batch.clone())), "{batch:?}");
			assert!(!passes(&propose(batch.clone())), "{batch:?}");
		}
	}
}

#[test]
fn root_may_assign_organisations_and_seats_and_batches_of_these() {
	for call in [suspend(), seat()] {
		assert!(passes(&sudo(call.clone())) && passes(&propose(call)));
	}
	for batch in batches(vec![suspend(), seat()]) {
		assert!(passes(&sudo(batch.clone())) && passes(&propose(batch)));
	}
}

#[test]
fn root_may_touch_no_consent_and_no_record() {
	for call in [grant(1), revoke(1), revoke_all()] {
		assert!(passes(&call));
		assert!(!passes(&sudo(call.clone())) && !passes(&propose(call.clone())));
		for batch in batches(vec![call]) {
			assert!(passes(&batch));
			assert!(!passes(&sudo(batch.clone())) && !passes(&propose(batch)));
		}
	}
}

#[test]
fn sudo_and_motions_do_not_carry_each_other() {
	for call in [
		sudo(sudo(suspend())),
		sudo(propose(suspend())),
		propose(sudo(suspend())),
		propose(propose(suspend())),
	] {
		assert!(!passes(&call), "{call:?}");
	}
}

#[test]
fn three_wraps_pass_and_four_do_not() {
	let wrap = |depth: usize| (0..depth).fold(suspend(), |call, _| batch_all(vec![call]));
	assert!(passes(&wrap(3)));
	assert!(!passes(&wrap(4)));
	assert!(passes(&batch_all(vec![sudo(wrap(1))])));
	assert!(!passes(&batch_all(vec![sudo(wrap(2))])));
}

#[test]
fn votes_and_giving_the_sudo_key_up_pass() {
	for call in [
		RuntimeCall::Council(pallet_collective::Call::vote {
			proposal: H256::zero(),
			index: 0,
			approve: true,
		}),
		RuntimeCall::Council(pallet_collective::Call::close {
			proposal_hash: H256::zero(),
			index: 0,
			proposal_weight_bound: Weight::zero(),
			length_bound: 0,
		}),
		RuntimeCall::Sudo(pallet_sudo::Call::remove_key {}),
		RuntimeCall::Timestamp(pallet_timestamp::Call::set { now: 0 }),
	] {
		assert!(passes(&call), "{call:?}");
	}
}

mod through_the_chain {
	use super::*;
	use salus_primitives::roles::{OrganisationStatus, RoleInspect};
	use salus_runtime::{Roles, Runtime};

	fn status() -> OrganisationStatus {
		Roles::organisation(organisation_id("Laboratory")).unwrap().status
	}

	#[test]
	fn sudo_suspends_an_organisation() {
		on_chain(|| {
			succeed("Alice", sudo(suspend()));
			assert_eq!(status(), OrganisationStatus::Suspended);
		});
	}

	#[test]
	fn two_of_three_seats_suspend_an_organisation_and_one_does_not() {
		on_chain(|| {
			succeed("Alice", propose(suspend()));
			let proposal =
				pallet_collective::Proposals::<Runtime, frame_support::instances::Instance1>::get()[0];
			let vote = RuntimeCall::Council(pallet_collective::Call::vote {
				proposal,
				index: 0,
				approve: true,
			});
			let close = RuntimeCall::Council(pallet_collective::Call::close {
				proposal_hash: proposal,
				index: 0,
				proposal_weight_bound: Weight::from_parts(10_000_000_000, 1_000_000),
				length_bound: 1_000,
			});
			succeed("NorthAdmin", vote.clone());
			assert!(
				apply(signed("NorthAdmin", close.clone())).unwrap().is_err(),
				"too early"
			);
			succeed("Alice", vote);
			succeed("SouthAdmin", close);
			assert_eq!(status(), OrganisationStatus::Suspended);
		});
	}
}

mod what_does_not_pass {
	use super::*;
	use polkadot_sdk::frame_support::traits::GetCallMetadata;
	use salus_runtime::{filter::CALL_NOT_ALLOWED, UncheckedExtrinsic};

	/// Plain, and wrapped in everything that carries calls.
	fn wrapped(call: &RuntimeCall) -> Vec<RuntimeCall> {
		let carriers = [call.clone(), sudo(call.clone()), propose(call.clone())];
		carriers
			.into_iter()
			.flat_map(|call| batches(vec![grant(1), call.clone()]).into_iter().chain([call]))
			.collect()
	}

	#[test]
	fn is_invalid_for_whoever_signs_it_and_in_every_wrapping() {
		on_chain(|| {
			for call in forbidden().iter().flat_map(wrapped) {
				for name in ["Alice", "NorthAdmin", "Dave", "Nobody"] {
					let extrinsic = signed_at(name, 0, call.clone());
					assert_eq!(
						validate(extrinsic.clone()),
						Err(custom(CALL_NOT_ALLOWED)),
						"{call:?}"
					);
					assert_eq!(apply(extrinsic), Err(custom(CALL_NOT_ALLOWED)), "{call:?}");
				}
			}
			assert_eq!(salus_runtime::System::account_nonce(account("Alice")), 0);
		});
	}

	#[test]
	fn is_invalid_without_a_signature_too() {
		on_chain(|| {
			for call in forbidden() {
				let bare = UncheckedExtrinsic::new_bare(call);
				assert!(validate(bare.clone()).is_err());
				assert!(apply(bare).is_err());
			}
		});
	}

	/// What may be signed, where it carries nothing that may not.
	const OPEN: [(&str, &str); 10] = [
		("Timestamp", "set"),
		("Sudo", "sudo"),
		("Sudo", "remove_key"),
		("Council", "propose"),
		("Council", "vote"),
		("Council", "close"),
		("CouncilMembership", "change_key"),
		("Utility", "batch"),
		("Utility", "batch_all"),
		("Utility", "force_batch"),
	];

	/// They take a value of a type without values: nobody can write one down.
	const UNWRITABLE: [(&str, &str); 2] = [
		("Grandpa", "report_equivocation"),
		("Grandpa", "report_equivocation_unsigned"),
	];

	fn names(calls: &[RuntimeCall]) -> Vec<(&'static str, &'static str)> {
		let name = |call: &RuntimeCall| {
			let metadata = call.get_call_metadata();
			(metadata.pallet_name, metadata.function_name)
		};
		calls.iter().map(name).collect()
	}

	#[test]
	fn is_every_call_of_the_sdk_but_ten() {
		let ours = [
			"Roles",
			"Consent",
			"Records",
			"Appointments",
			"Prescriptions",
			"Orders",
		];
		let shut = names(&[forbidden(), for_root_only()].concat());
		let mut told = 0;
		for pallet in RuntimeCall::get_module_names() {
			if ours.contains(pallet) {
				continue;
			}
			for call in RuntimeCall::get_call_names(pallet) {
				let named = (*pallet, *call);
				let times = [
					OPEN.contains(&named),
					UNWRITABLE.contains(&named),
					shut.contains(&named),
				];
				assert_eq!(
					times.iter().filter(|found| **found).count(),
					1,
					"{pallet}.{call}: {times:?}"
				);
				told += 1;
			}
		}
		assert!(told > 40, "{told} calls");
	}

	#[test]
	fn is_what_wants_root_when_an_account_signs_it() {
		on_chain(|| {
			for call in for_root_only() {
				assert_eq!(
					validate(signed("Alice", call.clone())),
					Err(custom(CALL_NOT_ALLOWED))
				);
				assert!(passes(&sudo(call.clone())) && passes(&propose(call)));
			}
		});
	}

	#[test]
	fn is_a_seat_named_by_anything_but_an_account() {
		use pallet_membership::Call::{
			add_member, change_key, remove_member, reset_members, set_prime, swap_member,
		};
		let id = || MultiAddress::Id(account("Bob"));
		let raw = || MultiAddress::Raw(b"Patient Dave X.".to_vec());
		for call in [
			add_member { who: raw() },
			remove_member { who: raw() },
			swap_member {
				remove: raw(),
				add: id(),
			},
			swap_member {
				remove: id(),
				add: raw(),
			},
			set_prime { who: raw() },
			change_key { new: raw() },
			reset_members {
				members: vec![account("Bob"); 33],
			},
		] {
			let call = RuntimeCall::CouncilMembership(call);
			assert!(!passes(&call) && !passes(&sudo(call.clone())) && !passes(&propose(call)));
		}
		let largest = RuntimeCall::CouncilMembership(reset_members {
			members: vec![account("Bob"); 32],
		});
		assert!(passes(&sudo(largest)));
	}
}
