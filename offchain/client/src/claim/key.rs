// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The key pair that proves a claim code without showing it.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use salus_primitives::prescriptions::{ClaimProof, ClaimStatement};
use std::fmt;

/// A claim code's Ed25519 key pair. Its secret half is wiped when it is dropped.
pub struct ClaimKey(SigningKey);

impl ClaimKey {
	pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
		Self(SigningKey::from_bytes(seed))
	}

	/// The half that stands on the chain, in the prescription's terms.
	pub fn public(&self) -> [u8; 32] {
		self.0.verifying_key().to_bytes()
	}

	/// The proof that goes with a claim: the signature over [`ClaimStatement::bytes`].
	pub fn prove(&self, statement: &ClaimStatement) -> ClaimProof {
		self.sign(&statement.bytes())
	}

	/// Signs these bytes as they are. Ed25519 is not randomised: the same bytes give the same signature.
	pub fn sign(&self, message: &[u8]) -> [u8; 64] {
		self.0.sign(message).to_bytes()
	}
}

impl fmt::Debug for ClaimKey {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "ClaimKey({})", hex::encode(self.public()))
	}
}

/// Is this the claim key's signature over these bytes? Stricter than the chain: it refuses keys of small order too.
pub fn is_proof(claim_key: &[u8; 32], message: &[u8], proof: &ClaimProof) -> bool {
	VerifyingKey::from_bytes(claim_key)
		.is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(proof)).is_ok())
}
