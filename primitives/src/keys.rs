// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Verifying keys that somebody registers for others to check signatures by: of claim codes, of printed cards, of vaults.
//!
//! Ed25519 as the chain checks it (ZIP-215) takes keys of small order and encodings that are not canonical. For a key of small order
//! *anybody* can make signatures; an encoding that is not canonical gives one key two names. So neither is ever registered: every
//! call that stores such a key asks [`is_strong_verifying_key`].

/// The y coordinates of the eight points of small order, little-endian, without the sign bit: of order 4, 1, 2, and twice 8.
/// (The list of libsodium's `ge25519_has_small_order`; the encodings that are not canonical are refused as such.)
const SMALL_ORDER: [[u8; 32]; 5] = [
	[0; 32],
	{
		let mut one = [0; 32];
		one[0] = 1;
		one
	},
	{
		let mut minus_one = [0xff; 32];
		minus_one[0] = 0xec;
		minus_one[31] = 0x7f;
		minus_one
	},
	[
		0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
		0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
	],
	[
		0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
		0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
	],
];

/// Can these bytes be an Ed25519 public key (RFC 8032) for which only its holder signs? No for the points of small order, whatever their
/// sign bit, and for every encoding that is not canonical. Bytes that are no point at all pass: nobody can sign for them.
pub fn is_strong_verifying_key(key: &[u8; 32]) -> bool {
	let mut y = *key;
	y[31] &= 0x7f;
	// The field's prime is 2^255 - 19: ed ff … ff 7f.
	let is_canonical = y[0] < 0xed || y[31] != 0x7f || y[1..31].iter().any(|byte| *byte != 0xff);
	is_canonical && !SMALL_ORDER.contains(&y)
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The same coordinate with the sign bit clear and set.
	fn signs(y: [u8; 32]) -> [[u8; 32]; 2] {
		let mut negative = y;
		negative[31] |= 0x80;
		[y, negative]
	}

	/// What is so far above zero, seen from the prime on.
	fn above_prime(more: u8) -> [u8; 32] {
		let mut y = [0xff; 32];
		(y[0], y[31]) = (0xed + more, 0x7f);
		y
	}

	#[test]
	fn every_point_of_small_order_is_weak_with_either_sign() {
		for key in SMALL_ORDER.into_iter().flat_map(signs) {
			assert!(!is_strong_verifying_key(&key), "{key:02x?}");
		}
	}

	#[test]
	fn every_encoding_that_is_not_canonical_is_weak() {
		for key in (0..=0x12).map(above_prime).flat_map(signs) {
			assert!(!is_strong_verifying_key(&key), "{key:02x?}");
		}
	}

	#[test]
	fn the_neighbours_of_what_is_weak_are_not() {
		let below = |first| {
			let mut y = above_prime(0);
			y[0] = first;
			y
		};
		let mut middle = above_prime(0);
		middle[15] = 0xfe;
		let mut two = [0; 32];
		two[0] = 2;
		for key in [below(0xeb), middle, two, [1; 32]].into_iter().flat_map(signs) {
			assert!(is_strong_verifying_key(&key), "{key:02x?}");
		}
	}
}
