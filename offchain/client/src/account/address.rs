// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! SS58: an account as text, with the network's prefix and a checksum.

use base58::{FromBase58, ToBase58};
use blake2::{Blake2b512, Digest};
use salus_primitives::statements::AccountBytes;

/// Salus uses the generic Substrate prefix.
pub const SS58_PREFIX: u8 = 42;

/// The text that the checksum's hash begins with.
const CHECKSUM_DOMAIN: &[u8] = b"SS58PRE";
/// Prefix, account, checksum.
const DECODED_LEN: usize = 1 + 32 + 2;
/// No longer text is looked at.
const MAX_TEXT_LEN: usize = 64;

/// Why a text is not an account of this network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
	/// Not SS58 at all.
	#[error("`{0}` is not an account address: expected SS58, for example 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")]
	Malformed(String),
	/// The checksum is wrong.
	#[error("the account address `{0}` has a typing error in it: its checksum does not match")]
	BadChecksum(String),
	/// An address of another network.
	#[error("the account address `{text}` is of another network (SS58 prefix {prefix}); Salus uses prefix 42: choose \"generic Substrate\" in the wallet")]
	OtherNetwork {
		/// The address.
		text: String,
		/// Its prefix.
		prefix: u16,
	},
}

fn checksum(prefixed: &[u8]) -> [u8; 2] {
	let hash = Blake2b512::new()
		.chain_update(CHECKSUM_DOMAIN)
		.chain_update(prefixed)
		.finalize();
	[hash[0], hash[1]]
}

/// Reads an account address with prefix 42.
pub fn parse_ss58(text: &str) -> Result<AccountBytes, AddressError> {
	let shown = || {
		text.chars()
			.take(MAX_TEXT_LEN)
			.flat_map(char::escape_default)
			.collect::<String>()
	};
	if text.len() > MAX_TEXT_LEN {
		return Err(AddressError::Malformed(shown()));
	}
	let bytes = text.from_base58().map_err(|_| AddressError::Malformed(shown()))?;
	// Prefixes from 64 on take two bytes.
	let prefix_len = match bytes.first() {
		Some(0..=63) => 1,
		Some(64..=127) => 2,
		_ => return Err(AddressError::Malformed(shown())),
	};
	if bytes.len() != DECODED_LEN - 1 + prefix_len {
		return Err(AddressError::Malformed(shown()));
	}
	let (prefixed, found) = bytes.split_at(bytes.len() - 2);
	if checksum(prefixed) != found {
		return Err(AddressError::BadChecksum(shown()));
	}
	let prefix = prefix(prefixed, prefix_len);
	if prefix != u16::from(SS58_PREFIX) {
		return Err(AddressError::OtherNetwork {
			text: shown(),
			prefix,
		});
	}
	prefixed[prefix_len..]
		.try_into()
		.map_err(|_| AddressError::Malformed(shown()))
}

/// The prefix's number; the two-byte form is that of the SS58 registry's document.
fn prefix(bytes: &[u8], prefix_len: usize) -> u16 {
	if prefix_len == 1 {
		return u16::from(bytes[0]);
	}
	let lower = (bytes[0] << 2) | (bytes[1] >> 6);
	let upper = bytes[1] & 0b0011_1111;
	u16::from(lower) | (u16::from(upper) << 8)
}

/// Writes an account address with prefix 42.
pub fn format_ss58(account: &AccountBytes) -> String {
	let mut bytes = Vec::with_capacity(DECODED_LEN);
	bytes.push(SS58_PREFIX);
	bytes.extend_from_slice(account);
	let checksum = checksum(&bytes);
	bytes.extend_from_slice(&checksum);
	bytes.to_base58()
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::ids::parse_hex32;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	const ALICE_HEX: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

	#[test]
	fn an_address_reads_back_what_it_writes() {
		let account = parse_ss58(ALICE).unwrap();
		assert_eq!(Ok(account), parse_hex32(ALICE_HEX));
		assert_eq!(format_ss58(&account), ALICE);
	}

	#[test]
	fn an_address_of_another_network_is_named_as_such() {
		// The same account on Polkadot (0) and Kusama (2).
		for (text, wanted) in [
			("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", 0),
			("HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F", 2),
		] {
			assert!(
				matches!(parse_ss58(text), Err(AddressError::OtherNetwork { prefix, .. }) if prefix == wanted),
				"{text}"
			);
		}
	}

	#[test]
	fn a_typing_error_is_found() {
		let typo = ALICE.replace("Grw", "Gwr");
		assert!(matches!(parse_ss58(&typo), Err(AddressError::BadChecksum(_))));
	}

	#[test]
	fn what_is_no_address_is_refused_without_repeating_control_characters() {
		let long = "5".repeat(10_000);
		for text in ["", "5Grw", ALICE_HEX, "0OIl", "\u{1b}[31m", &long] {
			let error = parse_ss58(text).unwrap_err();
			assert!(matches!(error, AddressError::Malformed(_)), "{text}");
			assert!(error.to_string().len() < 500 && !error.to_string().contains('\u{1b}'));
		}
	}
}
