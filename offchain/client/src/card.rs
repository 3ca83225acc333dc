// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The visit card: a printed key pair with which a patient without a phone says that they are here.
//!
//! It is made as a [claim code](crate::claim) is: 16 random bytes, written and checked alike, from which the key pair comes by
//! HKDF-SHA256 (RFC 5869) with `salt = "salus/visit-card/v1"` and `info = "card-key"`. The public half is registered on the chain. A
//! card signs the organisation, the day and a count, so that what it signed serves nobody a second time; who has seen the card can sign
//! with it, so a card that was copied is revoked and replaced.

use crate::claim::{ClaimCode, ClaimCodeError, ClaimKey, QrLook};
use salus_primitives::appointments::{CardProof, CardStatement};
use std::fmt;
use zeroize::Zeroizing;

/// What stands before the symbols in a card's QR code.
pub const CARD_QR_PREFIX: &str = "salus:vc:";

/// The salt of the derivation: nothing else in Salus extracts with it.
const SALT: &[u8] = b"salus/visit-card/v1";

/// The secret of one visit card, wiped when it is dropped, and never in `Debug`.
#[derive(Clone)]
pub struct VisitCard(ClaimCode);

impl VisitCard {
	/// A new card from the operating system's random numbers.
	///
	/// # Errors
	/// - [`ClaimCodeError::NoRandomness`]: there are none.
	pub fn generate() -> Result<Self, ClaimCodeError> {
		ClaimCode::generate().map(Self)
	}

	/// Reads a card as somebody typed or scanned it, as [`ClaimCode::parse`] does.
	///
	/// # Errors
	/// As for [`ClaimCode::parse`].
	pub fn parse(text: &str) -> Result<Self, ClaimCodeError> {
		let text = text.trim();
		let symbols = match text.split_at_checked(CARD_QR_PREFIX.len()) {
			Some((prefix, rest)) if prefix.eq_ignore_ascii_case(CARD_QR_PREFIX) => rest,
			_ => text,
		};
		ClaimCode::parse(symbols).map(Self)
	}

	/// The card for paper.
	pub fn reveal(&self) -> Zeroizing<String> {
		self.0.reveal()
	}

	/// The card as a QR code of half blocks, line by line.
	pub fn reveal_qr(&self, look: QrLook) -> Zeroizing<String> {
		self.0.draw(CARD_QR_PREFIX, look)
	}

	/// The half that stands on the chain.
	pub fn public(&self) -> [u8; 32] {
		self.key().public()
	}

	/// The signature over [`CardStatement::bytes`].
	pub fn prove(&self, statement: &CardStatement) -> CardProof {
		self.key().sign(&statement.bytes())
	}

	fn key(&self) -> ClaimKey {
		ClaimKey::from_seed(&self.0.derive_with(SALT, b"card-key"))
	}
}

impl fmt::Debug for VisitCard {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("VisitCard(…)")
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{keys::is_strong_verifying_key, Day, Network, OrganisationId, PatientId};

	fn statement(count: u32) -> CardStatement {
		CardStatement {
			network: Network::repeat(1),
			patient: PatientId::repeat(2),
			organisation: OrganisationId::repeat(3),
			day: Day(4),
			count,
		}
	}

	#[test]
	fn a_card_is_read_back_from_paper_and_from_its_qr_code() {
		let card = VisitCard::generate().unwrap();
		let written = card.reveal().to_string();
		for text in [
			written.clone(),
			written.to_lowercase(),
			format!("{CARD_QR_PREFIX}{}", written.replace('-', "")),
		] {
			assert_eq!(VisitCard::parse(&text).unwrap().public(), card.public());
		}
		assert!(is_strong_verifying_key(&card.public()));
	}

	#[test]
	fn what_a_card_signs_holds_for_that_statement_alone() {
		let card = VisitCard::generate().unwrap();
		let proof = card.prove(&statement(1));
		let holds = |count| crate::claim::is_proof(&card.public(), &statement(count).bytes(), &proof);
		assert!(holds(1) && !holds(2));
	}

	#[test]
	fn a_card_and_a_claim_code_of_the_same_bytes_have_different_keys() {
		let code = ClaimCode::generate().unwrap();
		let card = VisitCard(code.clone());
		assert_ne!(card.public(), code.claim_key().public());
	}
}
