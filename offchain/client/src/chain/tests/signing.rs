// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls and extrinsics, byte for byte.

use super::{
	head,
	runtime::{extensions, metadata, unknown_extension},
};
use crate::{
	account::{verify, Signer, Sr25519Key},
	api::RuntimeVersion,
	chain::{calls, Call, ChainError, Extrinsic, Runtime, Validity},
};
use blake2::{digest::consts::U32, Blake2b, Digest};
use codec::{Compact, Decode};
use salus_primitives::ConsentId;

fn runtime() -> Runtime {
	Runtime::decode(&metadata(extensions(), false)).unwrap()
}

fn revoke() -> Call {
	calls::consent::revoke(ConsentId::repeat(1))
}

fn encoded(call: &Call) -> Result<Vec<u8>, ChainError> {
	let mut bytes = Vec::new();
	runtime().encode_call(call, &mut bytes).map(|()| bytes)
}

fn validity() -> Validity {
	Validity {
		genesis: [7; 32],
		version: RuntimeVersion {
			spec_version: 3,
			transaction_version: 4,
		},
		nonce: 5,
		birth_number: 42,
		birth_hash: head(42).hash,
		era_blocks: 64,
	}
}

/// What the extrinsic adds to the call: era, nonce, and the mode of `CheckMetadataHash`.
const EXTRA: [u8; 4] = [0xa5, 0x02, 5 << 2, 0];

/// What is signed besides call and extra: versions, genesis, the era's block, no hash of the metadata.
fn implicit() -> Vec<u8> {
	[
		&3u32.to_le_bytes()[..],
		&4u32.to_le_bytes(),
		&[7; 32],
		&[42; 32],
		&[0],
	]
	.concat()
}

fn sign(runtime: &Runtime, call: &[u8]) -> Result<Extrinsic, ChainError> {
	runtime.sign(call, &bob(), &validity())
}

fn bob() -> Sr25519Key {
	Sr25519Key::from_uri("//Bob").unwrap()
}

#[test]
fn a_call_is_its_pallet_s_number_its_own_and_the_arguments() {
	assert_eq!(encoded(&revoke()).unwrap(), [&[11, 4][..], &[1; 32]].concat());
}

#[test]
fn calls_inside_calls_are_encoded_in_place() {
	let inner = [&[11, 4][..], &[1; 32]].concat();
	let batch = calls::utility::batch_all(vec![revoke(), revoke()]);
	assert_eq!(
		encoded(&batch).unwrap(),
		[&[3, 2, 2 << 2][..], &inner, &inner].concat()
	);
	assert_eq!(
		encoded(&calls::sudo::sudo(revoke())).unwrap(),
		[&[4, 1][..], &inner].concat()
	);
}

#[test]
fn a_call_that_the_runtime_does_not_have_is_named() {
	let error = encoded(&calls::consent::withdraw(ConsentId::repeat(1))).unwrap_err();
	assert!(error.to_string().contains("Consent.withdraw"), "{error}");
}

#[test]
fn a_signed_extrinsic_holds_account_signature_extensions_and_call() {
	let call = encoded(&revoke()).unwrap();
	let extrinsic = sign(&runtime(), &call).unwrap();
	let mut bytes = &extrinsic.bytes[..];
	assert_eq!(
		Compact::<u32>::decode(&mut bytes).unwrap().0 as usize,
		bytes.len()
	);
	let (start, rest) = bytes.split_at(2 + 32);
	assert_eq!(start, [&[0x84, 0][..], &bob().account()].concat());
	let (signature, rest) = rest.split_at(65);
	assert_eq!(rest, [&EXTRA[..], &call].concat());
	let payload = [&call[..], &EXTRA, &implicit()].concat();
	assert_eq!(verify(&bob().account(), &payload, signature), Ok(()));
}

#[test]
fn a_payload_of_more_than_256_bytes_is_signed_as_its_hash() {
	let fixed = EXTRA.len() + implicit().len();
	for (call_len, is_hashed) in [(256 - fixed, false), (257 - fixed, true)] {
		let call = vec![9; call_len];
		let extrinsic = sign(&runtime(), &call).unwrap();
		let payload = [&call[..], &EXTRA, &implicit()].concat();
		let signed = if is_hashed {
			Blake2b::<U32>::digest(&payload).to_vec()
		} else {
			payload
		};
		let at = extrinsic.bytes.len() - call.len() - EXTRA.len() - 65;
		let signature = &extrinsic.bytes[at..at + 65];
		assert_eq!(verify(&bob().account(), &signed, signature), Ok(()), "{call_len}");
	}
}

#[test]
fn a_plain_account_has_no_index_before_it() {
	let runtime = Runtime::decode(&metadata(extensions(), true)).unwrap();
	let extrinsic = sign(&runtime, &[1; 50]).unwrap();
	let mut bytes = &extrinsic.bytes[..];
	Compact::<u32>::decode(&mut bytes).unwrap();
	assert_eq!(bytes[1..33], bob().account());
}

#[test]
fn an_unknown_extension_is_skipped_only_while_it_is_empty() {
	let mut list = extensions();
	list.push(unknown_extension());
	let runtime = Runtime::decode(&metadata(list, false)).unwrap();
	let error = sign(&runtime, &[1]).unwrap_err();
	assert!(error.to_string().contains("PayWithCowries"), "{error}");
}

#[test]
fn what_is_no_metadata_is_refused() {
	let good = metadata(extensions(), false);
	for bytes in [&b""[..], b"meta", &good[..good.len() / 2], &[0xff; 100]] {
		assert!(matches!(
			Runtime::decode(bytes),
			Err(ChainError::Malformed { .. })
		));
	}
}
