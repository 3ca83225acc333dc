// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Keys and signatures, made once each: deriving and signing take long.

use super::*;

/// Proofs by the seed of the claim key and what was signed.
type Proofs = HashMap<(u8, Vec<u8>), [u8; 64]>;

/// Keys and signatures, made once each.
#[derive(Default)]
pub(super) struct Desk {
	accounts: RefCell<HashMap<&'static str, AccountId>>,
	statements: RefCell<HashMap<(&'static str, String), Signature>>,
	proofs: RefCell<Proofs>,
}

thread_local! {
	static DESK: Desk = Desk::default();
}

pub(super) fn account_of(signer: Signer) -> AccountId {
	let name = key_name(signer);
	DESK.with(|desk| {
		let mut accounts = desk.accounts.borrow_mut();
		accounts.entry(name).or_insert_with(|| account(name)).clone()
	})
}

pub(super) fn signed_by(signer: Signer, text: String) -> Signature {
	let name = key_name(signer);
	DESK.with(|desk| {
		let mut statements = desk.statements.borrow_mut();
		let entry = statements.entry((name, text));
		let text = entry.key().1.clone();
		entry
			.or_insert_with(|| pair(name).sign(text.as_bytes()).into())
			.clone()
	})
}

pub(super) fn claim_key(seed: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[seed; 32])
}

pub(super) const RIGHT_KEY: u8 = 0x77;
pub(super) const OTHER_KEY: u8 = 0x78;

pub(super) fn prove(key: u8, statement: &ClaimStatement) -> [u8; 64] {
	DESK.with(|desk| {
		let mut proofs = desk.proofs.borrow_mut();
		let entry = proofs.entry((key, statement.bytes()));
		*entry.or_insert_with(|| claim_key(key).sign(&statement.bytes()).0)
	})
}

pub(super) fn network() -> Network {
	Roles::network()
}
