// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an adversary can do next: every call of ours with every choice of arguments, and wait.

use crate::{
	adversaries::{Adversary, Carrier, SOCKS},
	pool::{arguments, Asker, FRESH},
	scene::{account, added, by},
};
use codec::{Decode, Encode};
use frame_support::traits::Contains;
use polkadot_sdk::{sp_runtime::traits::Dispatchable, *};
use salus_primitives::{development::person_id, PersonId, UnixMillis};
use salus_runtime::{filter::CallFilter, AccountId, Runtime, RuntimeCall};
use scale_info::{form::MetaForm, Type, TypeDef, TypeInfo, Variant};
use std::{cell::RefCell, collections::BTreeMap, fmt, rc::Rc};

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
	Call(Carrier, Box<RuntimeCall>),
	/// Time passes.
	Wait(u64),
}

/// How long one may wait: an hour, a day, as long as acts wait with and without the council, and until the wards of the scene are of
/// age and terms have ended.
const WAITS: [u64; 5] = [
	UnixMillis::HOUR,
	UnixMillis::DAY,
	7 * UnixMillis::DAY,
	21 * UnixMillis::DAY,
	400 * UnixMillis::DAY,
];

impl fmt::Display for Move {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Call(carrier, call) => write!(f, "{carrier:?}: {call:?}"),
			Self::Wait(millis) => write!(f, "wait {} hours", millis / UnixMillis::HOUR),
		}
	}
}

fn variants(info: &Type<MetaForm>) -> &[Variant<MetaForm>] {
	match &info.type_def {
		TypeDef::Variant(variants) => &variants.variants,
		_ => &[],
	}
}

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

/// The people whose keys the adversary has, from the start.
pub fn persons(adversary: &Adversary) -> Vec<PersonId> {
	let named = adversary.carriers.iter().filter_map(|carrier| match carrier {
		Carrier::Signed(name) => Some(person_id(name)),
		_ => None,
	});
	named.collect()
}

/// Calls by who makes them and when.
type Known = BTreeMap<(&'static str, UnixMillis), Rc<Vec<RuntimeCall>>>;

thread_local! {
	/// The calls by adversary and time: signing what they carry takes longer than making them.
	static CALLS: RefCell<Known> = RefCell::default();
}

/// Every call with every choice of its arguments, as of now.
pub fn all(adversary: &Adversary) -> Rc<Vec<RuntimeCall>> {
	let known = CALLS.with(|calls| calls.borrow().get(&(adversary.name, now())).cloned());
	known.unwrap_or_else(|| {
		let calls = Rc::new(make_all(adversary));
		CALLS.with(|known| known.borrow_mut().insert((adversary.name, now()), calls.clone()));
		calls
	})
}

fn make_all(adversary: &Adversary) -> Vec<RuntimeCall> {
	let persons = persons(adversary);
	let asker = Asker {
		persons: &persons,
		now: now(),
	};
	let mut found = Vec::new();
	for pallet in variants(&RuntimeCall::type_info()) {
		if !OURS.contains(&pallet.name) {
			continue;
		}
		for call in variants(&pallet.fields[0].ty.type_info()) {
			for choice in arguments(&call.fields, &asker) {
				let mut bytes = vec![pallet.index, call.index];
				bytes.extend(choice.iter().flat_map(|argument| argument.bytes.iter()));
				// What no call can carry, such as a list that is too long, is no move.
				if let Ok(call) = RuntimeCall::decode(&mut bytes.as_slice()) {
					found.push(call);
				}
			}
		}
	}
	found
}

/// How the adversary can send calls now: as at the start, and as a made-up person whom the chain knows by now.
pub fn carriers(adversary: &Adversary) -> Vec<Carrier> {
	let mut carriers = adversary.carriers.to_vec();
	carriers.extend(
		SOCKS
			.iter()
			.filter(|name| pallet_roles::Controllers::<Runtime>::contains_key(account(name)))
			.map(|name| Carrier::Signed(name)),
	);
	carriers
}

/// What ties a move to what the adversary has made up before.
pub fn fresh_things() -> Vec<Vec<u8>> {
	let mut things = vec![vec![FRESH; 32]];
	for name in SOCKS {
		things.push(account(name).encode());
		things.push(added(name).encode());
	}
	things
}

pub fn waits() -> impl Iterator<Item = Move> {
	WAITS.into_iter().map(Move::Wait)
}

impl Move {
	/// The call's name, for people and for telling kinds of sequence apart.
	pub fn label(&self) -> String {
		match self {
			Self::Wait(millis) => format!("wait {}", millis / UnixMillis::HOUR),
			Self::Call(carrier, call) => {
				use frame_support::traits::GetCallMetadata;
				let name = call.get_call_metadata();
				format!("{carrier:?} {}.{}", name.pallet_name, name.function_name)
			}
		}
	}

	/// Does it; says whether it was done.
	pub fn make(&self) -> bool {
		match self {
			Self::Wait(millis) => {
				pallet_timestamp::Now::<Runtime>::mutate(|now| *now += millis);
				true
			}
			Self::Call(Carrier::Signed(name), call) => (**call).clone().dispatch(by(name)).is_ok(),
			Self::Call(Carrier::Sudo, call) => {
				let carrier: RuntimeCall = pallet_sudo::Call::<Runtime>::sudo { call: call.clone() }.into();
				// Root passes the filter by itself; the chain judges what carries it.
				CallFilter::contains(&carrier)
					&& (**call)
						.clone()
						.dispatch(frame_system::RawOrigin::Root.into())
						.is_ok()
			}
			Self::Call(Carrier::Council, call) => {
				let carrier: RuntimeCall = pallet_sudo::Call::<Runtime>::sudo { call: call.clone() }.into();
				let motion =
					pallet_collective::RawOrigin::<AccountId, frame_support::instances::Instance1>::Members(
						2, 3,
					);
				CallFilter::contains(&carrier) && (**call).clone().dispatch(motion.into()).is_ok()
			}
		}
	}
}
