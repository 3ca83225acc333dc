// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who tries, and how the call is wrapped.

use crate::scene::{account, by, Scene};
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, instances::Instance1};
use polkadot_sdk::{
	frame_support::pallet_prelude::TransactionSource,
	sp_runtime::{
		traits::{Dispatchable, Hash, TransactionExtension, TxBaseImplication},
		DispatchError, DispatchResult,
	},
	*,
};
use salus_runtime::{
	allowance::CheckAllowance, filter::CheckCall, AccountId, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, System,
};

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
	Done,
	Refused,
	Filtered,
	Unknown,
}

impl Cell {
	pub fn symbol(self) -> &'static str {
		match self {
			Self::Done => "ok",
			Self::Refused => "-",
			Self::Filtered => "F",
			Self::Unknown => "U",
		}
	}

	fn of(result: DispatchResult) -> Self {
		let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
		// The error of a pallet loses its name on the way; index and number identify it.
		match result {
			Ok(()) => Self::Done,
			Err(error) if error.encode() == filtered.encode() => Self::Filtered,
			Err(_) => Self::Refused,
		}
	}
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Column {
	Nobody,
	/// Signed by the account of this name; the second text says who that is.
	Signed(&'static str, &'static str),
	/// In a `batch_all` signed by the account of this name.
	Batched(&'static str, &'static str),
	/// In `sudo.sudo`, signed by the sudo key.
	Sudo,
	/// In a batch in `sudo.sudo`.
	SudoBatch,
	/// In `sudo.sudo_as` for the patient.
	SudoAsPatient,
	/// In `utility.dispatch_as` for the patient, in `sudo.sudo`.
	SudoDispatchAsPatient,
	/// A motion of the council, with two of three votes, closed.
	Council,
	/// A batch as such a motion.
	CouncilBatch,
	/// As Root itself, past the filter.
	Root,
}

impl Column {
	pub const ALL: &'static [Self] = &[
		Self::Nobody,
		Self::Signed("Stranger", "an account that the chain does not know"),
		Self::Signed("Dave", "the patient"),
		Self::Signed("Eve", "another patient (guardian of the proposed ward)"),
		Self::Signed("RepresentativeBook", "the patient's representative: book"),
		Self::Signed("RepresentativeView", "the patient's representative: view"),
		Self::Signed(
			"RepresentativeConsent",
			"the patient's representative: consent, view-sealed",
		),
		Self::Signed("Bob", "doctor of North, with a grant to read and contribute"),
		Self::Signed("BobTablet", "a clinical session of that doctor"),
		Self::Signed("NorthNurse", "nurse of North"),
		Self::Signed("NorthClerk", "clerk of North"),
		Self::Signed("FrontDesk", "a desk session of that clerk"),
		Self::Signed("NorthPrivacy", "privacy officer of North"),
		Self::Signed("PharmacyOnePharmacist", "pharmacist"),
		Self::Signed("LabTechnician", "laboratory technician"),
		Self::Signed("SuspendedDoctor", "doctor of North, suspended"),
		Self::Signed("ExpiredDoctor", "doctor of North, out of term"),
		Self::Signed("NorthSecond", "administrator of North"),
		Self::Signed("LabAdmin", "administrator of another organisation"),
		Self::Signed(
			"Alice",
			"the sudo key, with a seat in the council, signing for itself",
		),
		Self::Batched("Dave", "the patient"),
		Self::Batched("NorthSecond", "administrator of North"),
		Self::Batched("Stranger", "an unknown account"),
		Self::Sudo,
		Self::SudoBatch,
		Self::SudoAsPatient,
		Self::SudoDispatchAsPatient,
		Self::Council,
		Self::CouncilBatch,
		Self::Root,
		Self::Signed("SouthSecond", "administrator of another hospital"),
		Self::Signed("DaveOldPhone", "an account of the patient that only closes"),
		Self::Signed("NorthVault", "the identity of the vault of North"),
	];

	pub fn title(self) -> String {
		match self {
			Self::Nobody => "nobody: unsigned".into(),
			Self::Signed(_, who) => who.into(),
			Self::Batched(_, who) => format!("batch_all of it by: {who}"),
			Self::Sudo => "sudo of it".into(),
			Self::SudoBatch => "sudo of a batch of it".into(),
			Self::SudoAsPatient => "sudo_as the patient".into(),
			Self::SudoDispatchAsPatient => "sudo of dispatch_as the patient".into(),
			Self::Council => "council motion of it, two of three".into(),
			Self::CouncilBatch => "council motion of a batch of it".into(),
			Self::Root => "root".into(),
		}
	}

	pub fn is_patient(self) -> bool {
		matches!(self, Self::Signed("Dave", _) | Self::Batched("Dave", _))
	}

	pub fn is_consenting_representative(self) -> bool {
		matches!(self, Self::Signed("RepresentativeConsent", _))
	}

	/// Makes the call in this way and says what came of *it*.
	pub fn attempt(self, _: &Scene, call: RuntimeCall) -> Cell {
		match self {
			Self::Nobody => Cell::of(dispatch(call, RuntimeOrigin::none())),
			Self::Signed(name, _) => signed(call, name),
			Self::Batched(name, _) => signed(batch(call), name),
			Self::Sudo => by_sudo(call),
			Self::SudoBatch => by_sudo(batch(call)),
			Self::SudoAsPatient => {
				let wrapped = pallet_sudo::Call::<Runtime>::sudo_as {
					who: account("Dave").into(),
					call: Box::new(call),
				};
				carried(signed(wrapped.into(), "Alice"))
			}
			Self::SudoDispatchAsPatient => {
				let as_origin = Box::new(frame_system::RawOrigin::Signed(account("Dave")).into());
				by_sudo(
					pallet_utility::Call::<Runtime>::dispatch_as {
						as_origin,
						call: Box::new(call),
					}
					.into(),
				)
			}
			Self::Council => by_council(call),
			Self::CouncilBatch => by_council(batch(call)),
			Self::Root => as_root(call),
		}
	}
}

fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch(origin).map(drop).map_err(|error| error.error)
}

fn batch(call: RuntimeCall) -> RuntimeCall {
	pallet_utility::Call::<Runtime>::batch_all { calls: vec![call] }.into()
}

/// As an extrinsic: first the checks that the chain knows the account and lets the call in, then the call.
fn signed(call: RuntimeCall, name: &str) -> Cell {
	let info = call.get_dispatch_info();
	let (length, base) = (call.encoded_size(), TxBaseImplication(()));
	let source = TransactionSource::External;
	let allowed = CheckCall.validate(by(name), &call, &info, length, (), &base, source);
	let known = CheckAllowance.validate(by(name), &call, &info, length, (), &base, source);
	match (known, allowed) {
		(Err(_), _) => Cell::Unknown,
		(_, Err(_)) => Cell::Filtered,
		_ => Cell::of(dispatch(call, by(name))),
	}
}

/// What the events say of a carried call, when what carried it was done.
fn carried(carrier: Cell) -> Cell {
	if carrier != Cell::Done {
		return carrier;
	}
	let results = System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::Sudo(
				pallet_sudo::Event::Sudid { sudo_result } | pallet_sudo::Event::SudoAsDone { sudo_result },
			) => Some(sudo_result),
			RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => Some(result),
			_ => None,
		});
	results.map_or(Cell::Refused, Cell::of)
}

fn by_sudo(call: RuntimeCall) -> Cell {
	carried(signed(
		pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call) }.into(),
		"Alice",
	))
}

fn by_council(call: RuntimeCall) -> Cell {
	let length_bound = call.encoded_size() as u32;
	let weight = call.get_dispatch_info().call_weight;
	let proposal_hash = <Runtime as frame_system::Config>::Hashing::hash_of(&call);
	let propose = pallet_collective::Call::<Runtime, Instance1>::propose {
		threshold: 2,
		proposal: Box::new(call),
		length_bound,
	};
	let proposed = signed(propose.into(), "Alice");
	if proposed != Cell::Done {
		return proposed;
	}
	for name in ["Alice", "NorthAdmin"] {
		let vote = pallet_collective::Call::<Runtime, Instance1>::vote {
			proposal: proposal_hash,
			index: 0,
			approve: true,
		};
		assert_eq!(signed(vote.into(), name), Cell::Done, "a member votes");
	}
	let close = pallet_collective::Call::<Runtime, Instance1>::close {
		proposal_hash,
		index: 0,
		proposal_weight_bound: weight,
		length_bound,
	};
	carried(signed(close.into(), "Alice"))
}

/// The pallets of ours as Root. Of the SDK's the filter alone keeps Root away, so they are not run: code that replaces the
/// chain's state would end the test and show nothing.
fn as_root(call: RuntimeCall) -> Cell {
	match call {
		RuntimeCall::Roles(_)
		| RuntimeCall::Consent(_)
		| RuntimeCall::Records(_)
		| RuntimeCall::Appointments(_)
		| RuntimeCall::Prescriptions(_)
		| RuntimeCall::Orders(_) => Cell::of(dispatch(call, RuntimeOrigin::root())),
		_ => Cell::Filtered,
	}
}

/// The account that [`Column::Signed`] names exists only where the scene made it.
#[test]
fn the_stranger_is_a_stranger() {
	let strange: AccountId = account("Stranger");
	crate::scene::run(|_| assert!(!pallet_roles::Controllers::<Runtime>::contains_key(strange)));
}
