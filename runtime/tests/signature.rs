// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Signatures of wallets: vectors that ethers 6.17.0 made (`new Wallet(key).signMessage(bytes)`), their bounds, and their bytes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use codec::{Decode, DecodeAll, Encode};
use hex_literal::hex;
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		AccountId32,
	},
};
use salus_runtime::signature::{EthAddress, EthPersonalSignature, Signature, Signer};

/// Keys 0x0123…0123 and the first account of a well-known development mnemonic.
const FIRST: [u8; 20] = hex!("14791697260e4c9a71f18484c9f997b308e59325");
const SECOND: [u8; 20] = hex!("f39fd6e51aad88f6f4ce6ab8827279cfffb92266");

fn rising(len: usize) -> Vec<u8> {
	(0..len).map(|byte| byte as u8).collect()
}

fn falling(len: usize) -> Vec<u8> {
	(0..len).map(|byte| 255 - byte as u8).collect()
}

fn vectors() -> Vec<([u8; 20], Vec<u8>, [u8; 65])> {
	vec![
		(FIRST, vec![], hex!("f93927710a3a451d0a5e5c00013078156e6e1de125513ef855322bb7cd82f8464973d0cf7adc5809004833afc97f5eb98ab3ed5a8a5ad38b2d4e10e071b36faf1b")),
		(FIRST, b"Salus: enrol me".to_vec(), hex!("52c63b54c8a4a2d92ef0ee181619dcc907cd91388423b4daecd48da1504b8e075121a3d0c1a62dcca0f67e83bf1d6d3517e77809138f18fbfd51e540c8b7a9661b")),
		(FIRST, rising(113), hex!("827f99ea8c8935d84800f7d279cbe5d0bc280c64495e711cfc98ca197187d3001b4d393bbd4cc245cc36db432555f980bdc052e2835fc821403d0f71984b7a521c")),
		(FIRST, falling(256), hex!("e57fcaeca7e8ace6d621ffd9981bb4523cc2f045f7d1b656943d4c37ccb8189a475670f5c7806ff7714b80d56de6697583dd1296b95842090ad0aeda977918a81c")),
		(SECOND, vec![], hex!("c1977b761f1dd36c29795783460d241885c8e7f9d962dbe7bba2753fd94e89b444a1cd9ed855dd09afa3b73f7c2bd097ec9abc2d2775d737505a02d3f0cafa591b")),
		(SECOND, b"Salus: enrol me".to_vec(), hex!("32c960f2dec4dd89dc1d8ef0bb9eff4b1dd1e179969a1e263b6a5b2dd726815d0f227dd643cbde0b3ca07f14558df498477b48e7035c0372cc26efd5b96ba72c1b")),
		(SECOND, rising(113), hex!("e10aeec04689f7498db6d360f9c8b5c6019db65a0c20ebaeb8388462d57ec4bd4d1134251e01d24f590a0c097fc5cf8975da8583df33b667253d82265b26970c1b")),
		(SECOND, falling(256), hex!("4b9c2b7cbaeb8392a45b39589aa16666959310fc7748be151369af4e3f4b7ec573b8ee0ae6e4bd412c1458c085300067ba05860ce84ba1036e40ebbd426c38051c")),
	]
}

fn account(address: [u8; 20]) -> AccountId32 {
	EthAddress(address).into_account()
}

fn verifies(signature: [u8; 65], message: &[u8], address: [u8; 20]) -> bool {
	Signature::EthPersonal(EthPersonalSignature(signature)).verify(message, &account(address))
}

/// `n - s` for the order `n` of secp256k1.
fn other_half(s: &[u8]) -> [u8; 32] {
	const ORDER: [u8; 32] = hex!("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");
	let mut difference = [0u8; 32];
	let mut borrow = 0i16;
	for at in (0..32).rev() {
		let digit = i16::from(ORDER[at]) - i16::from(s[at]) - borrow;
		borrow = i16::from(digit < 0);
		difference[at] = digit.rem_euclid(256) as u8;
	}
	difference
}

mod eth_personal {
	use super::*;

	#[test]
	fn verifies_what_a_wallet_signed() {
		for (address, message, signature) in vectors() {
			assert!(verifies(signature, &message, address), "{} bytes", message.len());
		}
	}

	#[test]
	fn takes_the_parity_as_wallets_write_it_and_in_no_other_way() {
		let (address, message, signature) = vectors().remove(0);
		for (parity, expected) in [
			(27, true),
			(0, false),
			(1, false),
			(28, false),
			(2, false),
			(26, false),
			(29, false),
			(255, false),
		] {
			let mut changed = signature;
			changed[64] = parity;
			assert_eq!(verifies(changed, &message, address), expected, "v = {parity}");
		}
	}

	#[test]
	fn refuses_another_message_another_account_and_every_flipped_byte() {
		let (address, message, signature) = vectors().remove(2);
		assert!(!verifies(signature, &message[1..], address));
		assert!(!verifies(signature, &message, SECOND));
		for at in 0..65 {
			let mut changed = signature;
			changed[at] ^= 1;
			assert!(!verifies(changed, &message, address), "byte {at}");
		}
	}

	#[test]
	fn refuses_the_twin_that_anybody_can_make_of_a_signature() {
		let (address, message, signature) = vectors().remove(1);
		let mut twin = signature;
		twin[32..64].copy_from_slice(&other_half(&signature[32..64]));
		twin[64] = if signature[64] == 27 { 28 } else { 27 };
		let digest =
			polkadot_sdk::sp_io::hashing::keccak_256(b"\x19Ethereum Signed Message:\n15Salus: enrol me");
		let mut raw = twin;
		raw[64] -= 27;
		// The curve takes the twin for the same key, so only the rule about halves keeps it out.
		let recovered = polkadot_sdk::sp_io::crypto::secp256k1_ecdsa_recover(&raw, &digest)
			.ok()
			.unwrap();
		assert_eq!(
			polkadot_sdk::sp_io::hashing::keccak_256(&recovered)[12..],
			address
		);
		assert!(!verifies(twin, &message, address));
	}

	#[test]
	fn refuses_zeros() {
		assert!(!verifies([0; 65], b"", FIRST));
	}
}

/// The four ways to write a signature that recover the same key: as it is, with the parity written differently, and the twins of both.
fn writings(signature: [u8; 65], first_parity: u8) -> Vec<[u8; 65]> {
	let parity = signature[64] - first_parity;
	let mut twin = signature;
	twin[32..64].copy_from_slice(&other_half(&signature[32..64]));
	let mut all = Vec::new();
	for (mut form, parity) in [(signature, parity), (twin, 1 - parity)] {
		for written in [parity, parity + 27] {
			form[64] = written;
			all.push(form);
		}
	}
	all
}

mod one_form {
	use super::*;

	fn valid(forms: Vec<[u8; 65]>, verifies: impl Fn([u8; 65]) -> bool) -> Vec<[u8; 65]> {
		assert_eq!(forms.len(), 4);
		forms.into_iter().filter(|form| verifies(*form)).collect()
	}

	#[test]
	fn holds_of_what_a_wallet_signed() {
		for (address, message, signature) in vectors() {
			let valid = valid(writings(signature, 27), |form| verifies(form, &message, address));
			assert_eq!(valid, [signature]);
		}
	}

	#[test]
	fn holds_of_ordinary_ecdsa() {
		for seed in 1..20u8 {
			let pair = ecdsa::Pair::from_seed(&[seed; 32]);
			let account = Signer::Ecdsa(pair.public()).into_account();
			let signature = pair.sign(b"hello").0;
			let valid = valid(writings(signature, 0), |form| {
				Signature::Ecdsa(ecdsa::Signature::from_raw(form)).verify(&b"hello"[..], &account)
			});
			assert_eq!(valid, [signature]);
		}
	}
}

mod bytes {
	use super::*;

	#[test]
	fn keep_the_indices_of_the_sdk_and_add_one() {
		let signatures = [
			(0, Signature::Ed25519(ed25519::Signature::default())),
			(1, Signature::Sr25519(sr25519::Signature::default())),
			(2, Signature::Ecdsa(ecdsa::Signature::default())),
			(4, Signature::EthPersonal(EthPersonalSignature([0; 65]))),
		];
		for (index, signature) in signatures {
			let encoded = signature.encode();
			assert_eq!(encoded[0], index);
			assert_eq!(encoded.len(), if index < 2 { 65 } else { 66 });
			assert_eq!(Signature::decode_all(&mut &encoded[..]), Ok(signature));
		}
	}

	#[test]
	fn of_the_sdks_eth_variant_do_not_decode() {
		for index in [3u8, 5, 255] {
			let mut encoded = [0u8; 66];
			encoded[0] = index;
			assert!(Signature::decode(&mut &encoded[..]).is_err(), "{index}");
		}
	}
}

mod ordinary_keys {
	use super::*;

	#[test]
	fn sign_and_yield_the_accounts_that_they_yield_everywhere() {
		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let sr = sr25519::Pair::from_seed(&[2; 32]);
		let ec = ecdsa::Pair::from_seed(&[3; 32]);
		let cases: [(Signature, Signer); 3] = [
			(
				Signature::Ed25519(ed.sign(b"hello")),
				Signer::Ed25519(ed.public()),
			),
			(
				Signature::Sr25519(sr.sign(b"hello")),
				Signer::Sr25519(sr.public()),
			),
			(Signature::Ecdsa(ec.sign(b"hello")), Signer::Ecdsa(ec.public())),
		];
		for (signature, signer) in cases {
			let account = signer.into_account();
			assert!(signature.verify(&b"hello"[..], &account));
			assert!(!signature.verify(&b"hullo"[..], &account));
			assert!(!signature.verify(&b"hello"[..], &AccountId32::new([9; 32])));
		}
	}
}
