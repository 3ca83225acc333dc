// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The claim code of a prescription: one secret that fits on paper and opens that prescription and nothing else.
//!
//! # Terms
//! - **Claim code** ([`ClaimCode`]): 128 random bits. On paper it is 28 symbols in groups of four, on a screen a QR code.
//! - **What it yields**: the prescription's id, the id of the sealed MedicationRequest, the secret of that record's first
//!   version and an Ed25519 key pair. Each by HKDF-SHA256 (RFC 5869) under a label of its own, so that none of them says
//!   anything about another.
//! - **Claim key** ([`ClaimKey`]): its public half stands in the prescription's terms on the chain. Its signature over a
//!   [`ClaimStatement`](salus_primitives::prescriptions::ClaimStatement) proves that the code was shown at that pharmacy, and shows the code to nobody.
//!
//! # A story
//! Dr Adler makes a claim code, takes the ids from it, seals the MedicationRequest with the record secret that it yields and
//! issues the prescription. Ana gets the code on paper. At the pharmacy Mr Clark types it in, in whatever case and grouping;
//! a slip of the pen is found and its place named. His program signs the claim, fetches the sealed body and opens it.
//!
//! # The bytes
//! `HKDF-Extract(salt = "salus/claim/v1", ikm = the 16 bytes)`, then `HKDF-Expand` with the `info` and the length of:
//!
//! | `info` | bytes | what it is |
//! |---|---|---|
//! | `prescription` | 32 | the prescription's id |
//! | `record` | 32 | the record's id |
//! | `record-secret` | 64 | key ‖ salt of version 1 of the record |
//! | `claim-key` | 32 | seed of the Ed25519 key pair (RFC 8032) |
//!
//! How the text is written, [`ClaimCode::reveal`] says. `tests/claim/vectors.json` holds examples for other implementations.

mod checksum;
mod key;
mod qr;
mod text;

pub use key::{is_proof, ClaimKey};
pub use qr::{QrLook, QR_PREFIX};
pub use text::{ClaimCodeError, SYMBOLS};

use hkdf::Hkdf;
use salus_envelope::{RecordSecret, RECORD_SECRET_LEN};
use salus_primitives::{PrescriptionId, RecordId};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Length of the secret, in bytes.
pub const SECRET_LEN: usize = 16;

/// The salt of every derivation: nothing else in Salus extracts with it.
const SALT: &[u8] = b"salus/claim/v1";

/// The secret of one prescription. Fresh for each, wiped when it is dropped, and never in `Debug`.
///
/// Who knows it can read that prescription and claim its fills, so it leaves memory only through [`Self::reveal`] and
/// [`Self::reveal_qr`].
#[derive(Clone)]
pub struct ClaimCode(Zeroizing<[u8; SECRET_LEN]>);

impl ClaimCode {
	/// A new code from the operating system's random numbers.
	///
	/// # Errors
	/// - [`ClaimCodeError::NoRandomness`]: there are none.
	pub fn generate() -> Result<Self, ClaimCodeError> {
		let mut secret = Zeroizing::new([0; SECRET_LEN]);
		getrandom::fill(secret.as_mut_slice()).map_err(|_| ClaimCodeError::NoRandomness)?;
		Ok(Self(secret))
	}

	/// The code of these bytes: for vectors, and for a program that keeps the secret sealed between two tries.
	pub fn from_secret(secret: Zeroizing<[u8; SECRET_LEN]>) -> Self {
		Self(secret)
	}

	/// Reads a code as somebody typed or scanned it: in either case, however grouped, with or without the QR code's prefix,
	/// with `O` for `0` and `I` or `L` for `1`.
	///
	/// # Errors
	/// A symbol that cannot stand there, another length, or a checksum that does not match; each with what to look at.
	/// Every single wrong symbol and every two swapped ones are found.
	pub fn parse(text: &str) -> Result<Self, ClaimCodeError> {
		text::read(text).map(Self)
	}

	/// The code for paper: 26 symbols of Crockford's base 32 (the 128 bits, most significant first, then two zero bits) and
	/// two of checksum, in groups of four with hyphens between.
	///
	/// The checksum is a Reed-Solomon code over GF(32) with `x⁵ + x² + 1` and the generator `(x − α)(x − α²)`, over the
	/// prefix [`QR_PREFIX`] (five bits of each byte, after its upper three) and the symbols.
	pub fn reveal(&self) -> Zeroizing<String> {
		text::write(&self.0)
	}

	/// The code as a QR code of half blocks, line by line. It holds [`QR_PREFIX`] and the 28 symbols without hyphens.
	pub fn reveal_qr(&self, look: QrLook) -> Zeroizing<String> {
		self.draw(QR_PREFIX, look)
	}

	/// The same with what says what it is before the symbols.
	pub(crate) fn draw(&self, prefix: &str, look: QrLook) -> Zeroizing<String> {
		qr::draw(prefix, &self.reveal(), look)
	}

	/// The prescription that this code is for.
	pub fn prescription(&self) -> PrescriptionId {
		PrescriptionId(*self.derive(b"prescription"))
	}

	/// The record in which its MedicationRequest is sealed.
	pub fn record(&self) -> RecordId {
		RecordId(*self.derive(b"record"))
	}

	/// What opens the first version of that record. A later version has a fresh secret of its own, in wraps.
	pub fn record_secret(&self) -> RecordSecret {
		RecordSecret::from_bytes(&self.derive::<RECORD_SECRET_LEN>(b"record-secret"))
	}

	/// The key pair that claims its fills.
	pub fn claim_key(&self) -> ClaimKey {
		ClaimKey::from_seed(&self.derive(b"claim-key"))
	}

	fn derive<const LEN: usize>(&self, info: &[u8]) -> Zeroizing<[u8; LEN]> {
		self.derive_with(SALT, info)
	}

	/// What comes of the secret for another use, which has a salt of its own.
	pub(crate) fn derive_with<const LEN: usize>(&self, salt: &[u8], info: &[u8]) -> Zeroizing<[u8; LEN]> {
		let mut bytes = Zeroizing::new([0; LEN]);
		Hkdf::<Sha256>::new(Some(salt), self.0.as_slice())
			.expand(info, bytes.as_mut_slice())
			.expect("64 bytes are the most, fewer than HKDF's limit of 8160; qed");
		bytes
	}
}

impl fmt::Debug for ClaimCode {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("ClaimCode(…)")
	}
}

/// Reads what [`ClaimCode::parse`] reads.
impl std::str::FromStr for ClaimCode {
	type Err = ClaimCodeError;

	fn from_str(text: &str) -> Result<Self, ClaimCodeError> {
		Self::parse(text)
	}
}
