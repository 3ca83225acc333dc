// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Signatures as the runtime's enum has them, and checking them off the chain.

use super::eth;
use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::{Decode, DecodeAll, Encode};
use k256::ecdsa::{RecoveryId, Signature as EcdsaSignature, VerifyingKey};
use salus_primitives::statements::AccountBytes;
use subxt_signer::sr25519;

/// A signature: the SDK's `MultiSignature` with one variant more. Index 3, the SDK's `Eth`, is refused: it names another
/// account for the same wallet than wallets do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Signature {
	/// Ed25519 over the message.
	#[codec(index = 0)]
	Ed25519([u8; 64]),
	/// Schnorrkel, context `substrate`, over the message.
	#[codec(index = 1)]
	Sr25519([u8; 64]),
	/// ECDSA over BLAKE2b-256 of the message; the account is BLAKE2b-256 of the compressed key.
	#[codec(index = 2)]
	Ecdsa([u8; 65]),
	/// EIP-191 `personal_sign`; the account is the Ethereum address and twelve bytes 0xEE.
	#[codec(index = 4)]
	EthPersonal([u8; 65]),
}

impl Signature {
	/// The SCALE bytes that calls and logins carry.
	pub fn to_bytes(&self) -> Vec<u8> {
		self.encode()
	}

	/// Reads the SCALE bytes.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, SignatureError> {
		Self::decode_all(&mut &bytes[..]).map_err(|_| SignatureError::Malformed)
	}
}

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
	/// The bytes are no signature of a kind that Salus takes.
	#[error("the signature's bytes are not an ed25519, sr25519, ecdsa or personal_sign signature in SCALE")]
	Malformed,
	/// It is not this account's signature of this message.
	#[error("the signature is not this account's signature of this text")]
	Wrong,
}

/// Checks that `signature` (SCALE bytes) is `account`'s over `message`, as it is or wrapped in `<Bytes>…</Bytes>`.
pub fn verify(account: &AccountBytes, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
	let signature = Signature::from_bytes(signature)?;
	let wrapped = [b"<Bytes>", message, b"</Bytes>"].concat();
	if is_over(&signature, account, message) || is_over(&signature, account, &wrapped) {
		Ok(())
	} else {
		Err(SignatureError::Wrong)
	}
}

fn is_over(signature: &Signature, account: &AccountBytes, message: &[u8]) -> bool {
	match signature {
		Signature::Ed25519(bytes) => verify_ed25519(account, message, bytes),
		Signature::Sr25519(bytes) => sr25519::verify(
			&sr25519::Signature(*bytes),
			message,
			&sr25519::PublicKey(*account),
		),
		Signature::Ecdsa(bytes) => {
			let digest: [u8; 32] = Blake2b::<U32>::digest(message).into();
			recover(bytes, 0, &digest).is_some_and(|key| {
				<[u8; 32]>::from(Blake2b::<U32>::digest(key.to_encoded_point(true).as_bytes())) == *account
			})
		}
		Signature::EthPersonal(bytes) => recover(bytes, eth::FIRST_PARITY, &eth::personal_digest(message))
			.is_some_and(|key| eth::account_of(&key) == *account),
	}
}

fn verify_ed25519(account: &AccountBytes, message: &[u8], bytes: &[u8; 64]) -> bool {
	ed25519_dalek::VerifyingKey::from_bytes(account).is_ok_and(|key| {
		key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(bytes))
			.is_ok()
	})
}

/// The key that signed `digest`. The last byte is the parity, counted from `first_parity`; `s` is in the lower half: as on the
/// chain, a signature has one valid form.
fn recover(bytes: &[u8; 65], first_parity: u8, digest: &[u8; 32]) -> Option<VerifyingKey> {
	let parity = bytes[64].checked_sub(first_parity)?;
	let signature = EcdsaSignature::from_slice(&bytes[..64]).ok()?;
	if parity > 1 || signature.normalize_s().is_some() {
		return None;
	}
	VerifyingKey::recover_from_prehash(digest, &signature, RecoveryId::from_byte(parity)?).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::account::{EthKey, Signer, Sr25519Key};
	use ed25519_dalek::Signer as _;

	#[test]
	fn the_wrapped_form_of_each_kind_verifies_and_a_double_wrap_does_not() {
		let wrapped = b"<Bytes>text</Bytes>";
		let twice = b"<Bytes><Bytes>text</Bytes></Bytes>";
		let signers: [Box<dyn Signer>; 2] = [
			Box::new(Sr25519Key::from_uri("//Dave").unwrap()),
			Box::new(EthKey::from_secret(&[7; 32]).unwrap()),
		];
		for signer in signers {
			let account = signer.account();
			assert_eq!(
				verify(&account, b"text", &signer.sign(b"text").to_bytes()),
				Ok(())
			);
			assert_eq!(
				verify(&account, b"text", &signer.sign(wrapped).to_bytes()),
				Ok(())
			);
			let refused = verify(&account, b"text", &signer.sign(twice).to_bytes());
			assert_eq!(refused, Err(SignatureError::Wrong));
		}
	}

	#[test]
	fn ed25519_verifies() {
		let key = ed25519_dalek::SigningKey::from_bytes(&[3; 32]);
		let signature = Signature::Ed25519(key.sign(b"text").to_bytes()).to_bytes();
		assert_eq!(
			verify(key.verifying_key().as_bytes(), b"text", &signature),
			Ok(())
		);
		assert_eq!(
			verify(key.verifying_key().as_bytes(), b"test", &signature),
			Err(SignatureError::Wrong)
		);
	}

	#[test]
	fn ecdsa_is_over_blake2_and_its_account_is_the_hash_of_the_key() {
		let key = k256::ecdsa::SigningKey::from_bytes((&[5u8; 32]).into()).unwrap();
		let digest: [u8; 32] = Blake2b::<U32>::digest(b"text").into();
		let (signature, id) = key.sign_prehash_recoverable(&digest).unwrap();
		let mut bytes = [0; 65];
		bytes[..64].copy_from_slice(&signature.to_bytes());
		bytes[64] = id.to_byte();
		let account = Blake2b::<U32>::digest(key.verifying_key().to_encoded_point(true).as_bytes()).into();
		assert_eq!(
			verify(&account, b"text", &Signature::Ecdsa(bytes).to_bytes()),
			Ok(())
		);
		let as_eth = Signature::EthPersonal(bytes).to_bytes();
		assert_eq!(verify(&account, b"text", &as_eth), Err(SignatureError::Wrong));
	}

	/// What ethers 6.17.0 made of `Salus: enrol me` with the first account of the usual Ethereum test phrase; the runtime's tests
	/// hold the same.
	const WALLET: &str = "32c960f2dec4dd89dc1d8ef0bb9eff4b1dd1e179969a1e263b6a5b2dd726815d0f227dd643cbde0b3ca07f14558df498477b48e7035c0372cc26efd5b96ba72c1b";

	fn wallet_account() -> AccountBytes {
		let text = format!("f39fd6e51aad88f6f4ce6ab8827279cfffb92266{}", "ee".repeat(12));
		hex::decode(text).unwrap().try_into().unwrap()
	}

	#[test]
	fn what_an_ethereum_wallet_signed_verifies() {
		let bytes: [u8; 65] = hex::decode(WALLET).unwrap().try_into().unwrap();
		let signed = Signature::EthPersonal(bytes).to_bytes();
		assert_eq!(verify(&wallet_account(), b"Salus: enrol me", &signed), Ok(()));
		assert_eq!(
			verify(&wallet_account(), b"Salus: sign in", &signed),
			Err(SignatureError::Wrong)
		);
	}

	#[test]
	fn the_parity_has_one_writing() {
		for (parity, is_good) in [
			(27, true),
			(0, false),
			(1, false),
			(28, false),
			(2, false),
			(26, false),
			(29, false),
			(255, false),
		] {
			let mut bytes: [u8; 65] = hex::decode(WALLET).unwrap().try_into().unwrap();
			bytes[64] = parity;
			let signed = Signature::EthPersonal(bytes).to_bytes();
			assert_eq!(
				verify(&wallet_account(), b"Salus: enrol me", &signed).is_ok(),
				is_good,
				"v = {parity}"
			);
		}
	}

	#[test]
	fn the_twin_that_anybody_can_make_of_a_signature_is_refused() {
		let bytes: [u8; 65] = hex::decode(WALLET).unwrap().try_into().unwrap();
		let low = EcdsaSignature::from_slice(&bytes[..64]).unwrap();
		let high = EcdsaSignature::from_scalars(low.r().to_bytes(), (-*low.s()).to_bytes()).unwrap();
		assert!(high.normalize_s().is_some());
		for parity in [27, 28] {
			let mut twin = [parity; 65];
			twin[..64].copy_from_slice(&high.to_bytes());
			let signed = Signature::EthPersonal(twin).to_bytes();
			let refused = verify(&wallet_account(), b"Salus: enrol me", &signed);
			assert_eq!(refused, Err(SignatureError::Wrong), "v = {parity}");
		}
	}

	#[test]
	fn the_sdk_s_eth_variant_and_other_bytes_are_malformed() {
		let mut eth = vec![3];
		eth.extend([0; 65]);
		for bytes in [&eth[..], &[], &[1, 2, 3], &[9; 66]] {
			assert_eq!(verify(&[0; 32], b"text", bytes), Err(SignatureError::Malformed));
		}
		let mut long = Sr25519Key::from_uri("//Bob").unwrap().sign(b"text").to_bytes();
		long.push(0);
		assert_eq!(verify(&[0; 32], b"text", &long), Err(SignatureError::Malformed));
	}
}
