// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A custodian proves that it holds its key by opening a nonce. The vault itself holds no key.

use crate::error::ApiError;
use hpke::{
	aead::ChaCha20Poly1305, kdf::HkdfSha256, kem::X25519HkdfSha256, Deserializable, Kem, OpModeS,
	Serializable,
};
use salus_client::api::CUSTODIAN_LOGIN_INFO;

/// Seals `nonce` to the custodian's public key: encapsulated key, then ciphertext with tag.
pub fn seal(nonce: &[u8; 32], public: &[u8; 32], aad: &[u8]) -> Result<Vec<u8>, ApiError> {
	let key = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public)
		.map_err(|cause| ApiError::internal("custodian key from the chain", cause))?;
	let (enc, sealed) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
		&OpModeS::Base,
		&key,
		CUSTODIAN_LOGIN_INFO,
		nonce,
		aad,
	)
	.map_err(|cause| ApiError::internal("sealing a custodian's nonce", cause))?;
	Ok([enc.to_bytes().as_slice(), &sealed].concat())
}
