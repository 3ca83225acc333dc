// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Ethereum wallets: `personal_sign` (EIP-191) and the account that an address stands for.

use super::{Signature, Signer};
use k256::ecdsa::{SigningKey, VerifyingKey};
use salus_primitives::statements::AccountBytes;
use sha3::{Digest, Keccak256};

/// How `personal_sign` writes an even parity; an odd one is one more.
pub(super) const FIRST_PARITY: u8 = 27;
/// What follows the address in an account.
const ACCOUNT_FILL: [u8; 12] = [0xEE; 12];

/// Keccak-256 of the message with EIP-191's prefix: what `personal_sign` signs.
pub(super) fn personal_digest(message: &[u8]) -> [u8; 32] {
	Keccak256::new()
		.chain_update(b"\x19Ethereum Signed Message:\n")
		.chain_update(message.len().to_string())
		.chain_update(message)
		.finalize()
		.into()
}

/// The account of a key: the last twenty bytes of Keccak-256 of the uncompressed point, then the fill.
pub(super) fn account_of(key: &VerifyingKey) -> AccountBytes {
	let point = key.to_encoded_point(false);
	let hash = Keccak256::digest(&point.as_bytes()[1..]);
	let mut account = [0; 32];
	account[..20].copy_from_slice(&hash[12..]);
	account[20..].copy_from_slice(&ACCOUNT_FILL);
	account
}

/// A secp256k1 key that signs as Ethereum wallets do.
#[derive(Clone)]
pub struct EthKey(SigningKey);

impl EthKey {
	/// The key with this secret; `None` for the few values that are none.
	pub fn from_secret(secret: &[u8; 32]) -> Option<Self> {
		SigningKey::from_bytes(secret.into()).ok().map(Self)
	}
}

impl Signer for EthKey {
	fn account(&self) -> AccountBytes {
		account_of(self.0.verifying_key())
	}

	fn sign(&self, message: &[u8]) -> Signature {
		let (signature, id) = self
			.0
			.sign_prehash_recoverable(&personal_digest(message))
			.expect("a 32-byte digest can be signed; qed");
		let mut bytes = [0; 65];
		bytes[..64].copy_from_slice(&signature.to_bytes());
		bytes[64] = id.to_byte() + FIRST_PARITY;
		Signature::EthPersonal(bytes)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// A key published everywhere with its address (the first account of the usual Ethereum test phrase).
	const SECRET: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
	const ADDRESS: &str = "f39fd6e51aad88f6f4ce6ab8827279cfffb92266";

	#[test]
	fn the_account_is_the_address_and_the_fill() {
		let secret: [u8; 32] = hex::decode(SECRET).unwrap().try_into().unwrap();
		let account = EthKey::from_secret(&secret).unwrap().account();
		assert_eq!(hex::encode(account), format!("{ADDRESS}{}", "ee".repeat(12)));
	}

	#[test]
	fn the_digest_is_eip_191() {
		// The published example of `hashMessage("Hello World")`.
		let expected = "a1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2";
		assert_eq!(hex::encode(personal_digest(b"Hello World")), expected);
	}
}
