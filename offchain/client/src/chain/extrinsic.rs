// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Signed extrinsics of version 4, built from what the metadata says about the runtime's extensions.

use super::{ChainError, Runtime};
use crate::{
	account::Signer,
	api::{Hash32, RuntimeVersion},
};
use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::{Compact, Encode};
use scale_info::{PortableRegistry, TypeDef};

/// For how many blocks a transaction of a client is good. A power of two.
pub const ERA_BLOCKS: u32 = 64;

/// Version 4, signed.
const SIGNED_V4: u8 = 0x84;
/// A longer payload is signed as its BLAKE2b-256.
const MAX_RAW_PAYLOAD: usize = 256;

/// What makes a transaction valid here and now only.
#[derive(Clone, Copy, Debug)]
pub struct Validity {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// The runtime's version.
	pub version: RuntimeVersion,
	/// The account's nonce.
	pub nonce: u64,
	/// Number of the block at which the era is born.
	pub birth_number: u32,
	/// Hash of that block.
	pub birth_hash: Hash32,
	/// For how many blocks it is good: a power of two, from 4 to the 4096 that the chain remembers.
	pub era_blocks: u32,
}

impl Validity {
	/// The mortal era's two bytes: the period's exponent below, the phase above.
	fn era(&self) -> u16 {
		debug_assert!(self.era_blocks.is_power_of_two() && (4..=4_096).contains(&self.era_blocks));
		let phase = self.birth_number % self.era_blocks;
		let exponent = self.era_blocks.trailing_zeros() - 1;
		u16::try_from(phase << 4 | exponent).expect("the phase is below 4096, so this fits into 16 bits; qed")
	}
}

/// A signed extrinsic.
#[derive(Clone, Debug)]
pub struct Extrinsic {
	/// Its SCALE bytes, with the length before them.
	pub bytes: Vec<u8>,
}

impl Extrinsic {
	/// BLAKE2b-256 of the bytes: the name under which pools and doors know it.
	pub fn hash(&self) -> Hash32 {
		Hash32(Blake2b::<U32>::digest(&self.bytes).into())
	}
}

/// Does a value of this type take no bytes?
fn is_empty(types: &PortableRegistry, id: u32) -> bool {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Composite(composite)) => {
			composite.fields.iter().all(|field| is_empty(types, field.ty.id))
		}
		Some(TypeDef::Tuple(tuple)) => tuple.fields.iter().all(|field| is_empty(types, field.id)),
		_ => false,
	}
}

impl Runtime {
	/// Signs `call` (SCALE bytes).
	pub fn sign(
		&self,
		call: &[u8],
		signer: &dyn Signer,
		validity: &Validity,
	) -> Result<Extrinsic, ChainError> {
		let (extra, implicit) = self.extensions(validity)?;
		let payload = [call, &extra, &implicit].concat();
		let signature = if payload.len() > MAX_RAW_PAYLOAD {
			signer.sign(&Blake2b::<U32>::digest(&payload))
		} else {
			signer.sign(&payload)
		};
		let mut body = vec![SIGNED_V4];
		self.encode_address(&signer.account(), &mut body);
		signature.encode_to(&mut body);
		body.extend([&extra, call].concat());
		let len = u32::try_from(body.len()).map_err(|_| ChainError::Unfit("a call of 4 GiB".into()))?;
		let mut bytes = Compact(len).encode();
		bytes.extend(body);
		Ok(Extrinsic { bytes })
	}

	/// What each extension adds to the extrinsic, and what it adds to the signed payload only.
	fn extensions(&self, validity: &Validity) -> Result<(Vec<u8>, Vec<u8>), ChainError> {
		let (mut extra, mut implicit) = (Vec::new(), Vec::new());
		let types = self.metadata().types();
		for extension in self
			.metadata()
			.extrinsic()
			.transaction_extensions_to_use_for_encoding()
		{
			match extension.identifier() {
				"CheckSpecVersion" => validity.version.spec_version.encode_to(&mut implicit),
				"CheckTxVersion" => validity.version.transaction_version.encode_to(&mut implicit),
				"CheckGenesis" => implicit.extend(validity.genesis),
				"CheckMortality" | "CheckEra" => {
					validity.era().encode_to(&mut extra);
					implicit.extend(validity.birth_hash.0);
				}
				"CheckNonce" => Compact(validity.nonce).encode_to(&mut extra),
				// No hash of the metadata is given: mode 0, and `None` in the payload.
				"CheckMetadataHash" => {
					extra.push(0);
					implicit.push(0);
				}
				_ if is_empty(types, extension.extra_ty()) && is_empty(types, extension.additional_ty()) => {}
				unknown => return Err(ChainError::Unfit(format!("its extension {unknown} is unknown"))),
			}
		}
		Ok((extra, implicit))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn era(birth_number: u32, era_blocks: u32) -> [u8; 2] {
		let validity = Validity {
			genesis: [0; 32],
			version: RuntimeVersion {
				spec_version: 1,
				transaction_version: 1,
			},
			nonce: 0,
			birth_number,
			birth_hash: Hash32([0; 32]),
			era_blocks,
		};
		validity.era().to_le_bytes()
	}

	#[test]
	fn an_era_of_64_blocks_has_the_bytes_that_substrate_gives_it() {
		// The SDK's own test of `Era::mortal(64, 42)` expects these two.
		assert_eq!(era(42, 64), [0xa5, 0x02]);
		assert_eq!(era(64, 64), era(0, 64));
		assert_eq!(era(0, 64), [5, 0]);
		assert_eq!(era(63, 64), [0xf5, 3]);
	}

	#[test]
	fn eras_of_other_lengths_have_the_bytes_that_substrate_gives_them() {
		assert_eq!(era(2, 4), [0x21, 0]);
		assert_eq!(era(4_095, 4_096), [0xfb, 0xff]);
	}
}
