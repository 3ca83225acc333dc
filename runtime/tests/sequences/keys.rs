// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Keys and signatures, made once each: deriving and signing take longer than the calls that carry them.

use polkadot_sdk::sp_core::{sr25519, Pair};
use salus_runtime::{AccountId, Signature};
use std::{cell::RefCell, collections::HashMap};

thread_local! {
	static PAIRS: RefCell<HashMap<&'static str, sr25519::Pair>> = RefCell::default();
	static SIGNATURES: RefCell<HashMap<(&'static str, String), Signature>> = RefCell::default();
}

fn with_pair<R>(name: &'static str, use_it: impl FnOnce(&sr25519::Pair) -> R) -> R {
	PAIRS.with(|pairs| {
		let mut pairs = pairs.borrow_mut();
		use_it(pairs.entry(name).or_insert_with(|| crate::scene::pair(name)))
	})
}

/// The account of `//name`.
pub fn account(name: &'static str) -> AccountId {
	with_pair(name, |pair| pair.public().0.into())
}

/// What `//name` signs.
pub fn sign(name: &'static str, text: String) -> Signature {
	SIGNATURES.with(|signatures| {
		let mut signatures = signatures.borrow_mut();
		let entry = signatures.entry((name, text));
		let text = entry.key().1.clone();
		let make = || with_pair(name, |pair| pair.sign(text.as_bytes()).into());
		entry.or_insert_with(make).clone()
	})
}
