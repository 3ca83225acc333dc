// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an adversary can do next: every call of ours with every choice of arguments, and wait.

use crate::{
	adversaries::{Adversary, Carrier, SOCKS},
	keys::account,
	pool::{arguments, kind_of, Asker},
};
use codec::{Decode, Encode};
use frame_support::traits::{Contains, GetCallMetadata};
use polkadot_sdk::{frame_support::storage::transactional, sp_runtime::traits::Dispatchable, *};
use salus_primitives::UnixMillis;
use salus_runtime::{filter::CallFilter, AccountId, Runtime, RuntimeCall, RuntimeOrigin};
use scale_info::{form::MetaForm, Type, TypeDef, TypeInfo, Variant};
use std::{fmt, rc::Rc};

/// The pallets whose calls are moves.
pub const OURS: [&str; 6] = [
	"Roles",
	"Consent",
	"Records",
	"Appointments",
	"Prescriptions",
	"Orders",
];

/// One step of a sequence.
#[derive(Clone, Debug)]
pub enum Move {
	/// A call, and how it is carried.
	Call(Carrier, Rc<RuntimeCall>),
	/// Time passes, in milliseconds.
	Wait(u64),
}

/// How long one may wait: an hour, until what two administrators decide is open, and until what the council joins or decides alone is.
pub const WAITS: [u64; 3] = [UnixMillis::HOUR, 8 * UnixMillis::DAY, 31 * UnixMillis::DAY];

impl fmt::Display for Move {
	/// With the encoded call, so that somebody can make it again.
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Call(carrier, call) => {
				write!(f, "{carrier:?}: {call:?}\n        0x{}", hex(&call.encode()))
			}
			Self::Wait(millis) => write!(f, "wait {} hours", millis / UnixMillis::HOUR),
		}
	}
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn variants(info: &Type<MetaForm>) -> &[Variant<MetaForm>] {
	match &info.type_def {
		TypeDef::Variant(variants) => &variants.variants,
		_ => &[],
	}
}

/// The chain's time.
pub fn now() -> UnixMillis {
	UnixMillis(pallet_timestamp::Now::<Runtime>::get())
}

/// The calls of our pallets, by pallet and name.
pub fn calls() -> Vec<(String, String)> {
	let calls = RuntimeCall::type_info();
	variants(&calls)
		.iter()
		.filter(|pallet| OURS.contains(&pallet.name))
		.flat_map(|pallet| {
			let of_pallet = pallet.fields[0].ty.type_info();
			variants(&of_pallet)
				.iter()
				.map(|call| (pallet.name.to_owned(), call.name.to_owned()))
				.collect::<Vec<_>>()
		})
		.collect()
}

/// Every call with every choice of its arguments, as of now.
pub fn all_calls(adversary: &Adversary) -> Vec<Rc<RuntimeCall>> {
	let (persons, organisations) = (adversary.acts_for(), adversary.organisations());
	let asker = |wards| Asker {
		persons: &persons,
		organisations: &organisations,
		wards,
		now: now(),
	};
	let mut found = Vec::new();
	for pallet in variants(&RuntimeCall::type_info()) {
		if !OURS.contains(&pallet.name) {
			continue;
		}
		for call in variants(&pallet.fields[0].ty.type_info()) {
			let wards = call.fields.iter().any(|field| kind_of(field.ty) == "DeskContent")
				|| call.name == "set_encryption_key"
				|| call.name == "propose_ward_account";
			for choice in arguments(&call.fields, &asker(wards)) {
				let mut bytes = vec![pallet.index, call.index];
				bytes.extend(choice.iter().flat_map(|argument| argument.bytes.iter()));
				// What no call can carry, such as a list that is too long, is no move.
				if let Ok(call) = RuntimeCall::decode(&mut bytes.as_slice()) {
					found.push(Rc::new(call));
				}
			}
		}
	}
	found
}

/// Every call as whoever the adversary may send it: as at the start, and as somebody made up, once the chain knows them.
pub fn all(adversary: &Adversary) -> Vec<Move> {
	let calls = all_calls(adversary);
	// What the second could do, the first can.
	let made_up = Carrier::Signed(SOCKS[0]);
	let carriers = adversary.carriers.iter().copied().chain([made_up]);
	let carried = |carrier| calls.iter().map(move |call| Move::Call(carrier, call.clone()));
	carriers.flat_map(carried).collect()
}

impl Move {
	/// The call's name, with what kind of act it is about, for people and for telling kinds of sequence apart.
	pub fn name(&self) -> String {
		match self {
			Self::Wait(millis) => format!("wait {} hours", millis / UnixMillis::HOUR),
			Self::Call(carrier, call) => {
				let name = call.get_call_metadata();
				let about = about(call);
				format!("{carrier:?} {}.{}{about}", name.pallet_name, name.function_name)
			}
		}
	}

	/// How long one waits by it, in milliseconds.
	pub fn waits(&self) -> u64 {
		match self {
			Self::Wait(millis) => *millis,
			Self::Call(..) => 0,
		}
	}

	/// Does it, or leaves everything as it is; says whether it was done.
	pub fn make(&self) -> bool {
		match self {
			Self::Wait(millis) => {
				pallet_timestamp::Now::<Runtime>::mutate(|now| *now += millis);
				true
			}
			Self::Call(carrier, call) => {
				let origin = origin(*carrier, call);
				let done = origin.map(|origin| transactional::with_storage_layer(|| dispatch(call, origin)));
				done.is_some_and(|result| result.is_ok())
			}
		}
	}
}

/// What kind of act a call is about.
fn about(call: &RuntimeCall) -> String {
	use pallet_roles::Call::*;
	let RuntimeCall::Roles(call) = call else {
		return String::new();
	};
	match call {
		propose_act { content, .. }
		| approve_act { content, .. }
		| object_act { content, .. }
		| withdraw_act { content, .. }
		| carry_out_act { content, .. } => format!(" {}", content.kind().code()),
		propose_desk_act { content, .. }
		| confirm_desk_act { content, .. }
		| object_desk_act { content, .. }
		| withdraw_desk_act { content, .. }
		| carry_out_desk_act { content, .. } => {
			let shown = format!("{content:?}");
			format!(" {}", shown.split(' ').next().unwrap_or_default())
		}
		_ => String::new(),
	}
}

fn dispatch(call: &RuntimeCall, origin: RuntimeOrigin) -> polkadot_sdk::sp_runtime::DispatchResult {
	call.clone()
		.dispatch(origin)
		.map(drop)
		.map_err(|refused| refused.error)
}

/// As whom the chain takes a call that is carried so; nobody where it takes none.
fn origin(carrier: Carrier, call: &RuntimeCall) -> Option<RuntimeOrigin> {
	type Motion = pallet_collective::RawOrigin<AccountId, frame_support::instances::Instance1>;
	match carrier {
		Carrier::Signed(name) => {
			let account = account(name);
			// No signed call of an account that the chain does not know is taken.
			let known = pallet_roles::Controllers::<Runtime>::contains_key(&account);
			known.then(|| RuntimeOrigin::signed(account))
		}
		Carrier::Sudo => may_be_carried(call).then(|| frame_system::RawOrigin::Root.into()),
		Carrier::Council => may_be_carried(call).then(|| Motion::Members(2, 3).into()),
	}
}

/// Root and motions pass the filter by themselves; the chain judges what carries them.
fn may_be_carried(call: &RuntimeCall) -> bool {
	let call = Box::new(call.clone());
	let carrier: RuntimeCall = pallet_sudo::Call::<Runtime>::sudo { call }.into();
	CallFilter::contains(&carrier)
}
