// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which network something was signed or wrapped for.

use crate::ids::NetworkId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Where the chain's state keeps the [`NetworkId`]: the storage key of `Roles.NetworkId`, the same on every network and in every
/// version, so that a reader of raw state finds it without metadata.
pub const NETWORK_ID_KEY: [u8; 32] = [
	0x22, 0xb4, 0x2e, 0x0b, 0x50, 0x63, 0xee, 0x90, 0x84, 0x8a, 0x8a, 0x42, 0xdc, 0xa7, 0x55, 0x29, 0x47,
	0x87, 0x2d, 0xec, 0x51, 0x4b, 0x30, 0x60, 0x7d, 0xf0, 0xc2, 0x71, 0xef, 0xce, 0x9f, 0xc4,
];

/// What every statement and every proof of a claim is bound to.
///
/// The id survives a chain that has to begin anew with the state of the old one, so wraps are bound to the id alone; a signature is
/// for one chain only, so it names the first block as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Network {
	/// The network.
	pub id: NetworkId,
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
}

impl Network {
	/// The network and first block whose every byte is `byte`: for tests.
	pub const fn repeat(byte: u8) -> Self {
		Self {
			id: NetworkId::repeat(byte),
			genesis: [byte; 32],
		}
	}
}
