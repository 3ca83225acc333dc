// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Statements that a person signs with a wallet's "sign message" and that somebody else submits.
//!
//! They are plain text, one `name: value` a line, so that a person can read in the wallet what is being signed. Each
//! begins with a title that no other message of Salus has, and binds the chain by its genesis hash.

use crate::{
	ids::{write_hex32, EncounterId, OrganisationId, PatientId, PersonId},
	roles::AccountScope,
	time::UnixMillis,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Write;
use scale_info::TypeInfo;

/// Raw account bytes (`AccountId32`).
pub type AccountBytes = [u8; 32];

/// "I want to be enrolled": signed by the account that will control the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EnrolmentStatement {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// Who enrols.
	pub organisation: OrganisationId,
	/// Under which id.
	pub person: PersonId,
	/// The account that signs and will control the person.
	pub account: AccountBytes,
	/// The person's X25519 public key.
	pub encryption_key: [u8; 32],
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
}

/// "I control this person as well": signed by the *new* account, submitted by an account that controls the person in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AccountStatement {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// The person whom the account joins.
	pub person: PersonId,
	/// The account that signs.
	pub account: AccountBytes,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
}

/// "I am here for a visit": signed by the patient, or by a representative who may book, and submitted by the front desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct VisitStatement {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// Where.
	pub organisation: OrganisationId,
	/// To whom.
	pub doctor: PersonId,
	/// Who came.
	pub patient: PatientId,
	/// The account that signs.
	pub account: AccountBytes,
	/// The encounter that the statement opens, and no other.
	pub encounter: EncounterId,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
}

/// "I act for this person during a shift": signed by the device's key, submitted by an account that controls the person in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SessionStatement {
	/// Hash of the chain's first block.
	pub genesis: [u8; 32],
	/// For whom.
	pub person: PersonId,
	/// The device's account, which signs.
	pub account: AccountBytes,
	/// For which kind of act.
	pub scope: AccountScope,
	/// The first instant at which the session is over.
	pub until: UnixMillis,
	/// The first instant at which the statement is no longer accepted.
	pub expires_at: UnixMillis,
}

fn hex_line(text: &mut String, name: &str, value: &[u8; 32]) {
	text.push('\n');
	text.push_str(name);
	text.push_str(": ");
	write_hex32(value, text).expect("writing to a String does not fail; qed");
}

fn end_line(text: &mut String, expires_at: UnixMillis) {
	write!(text, "\nvalid until (Unix ms): {}", expires_at.0)
		.expect("writing to a String does not fail; qed");
}

impl EnrolmentStatement {
	/// The text to sign.
	pub fn text(&self) -> String {
		let mut text = String::from("Salus: enrol me");
		hex_line(&mut text, "network", &self.genesis);
		hex_line(&mut text, "organisation", &self.organisation.0);
		hex_line(&mut text, "person", &self.person.0);
		hex_line(&mut text, "account", &self.account);
		hex_line(&mut text, "encryption key", &self.encryption_key);
		end_line(&mut text, self.expires_at);
		text
	}
}

impl AccountStatement {
	/// The text to sign.
	pub fn text(&self) -> String {
		let mut text = String::from("Salus: this account is mine too");
		hex_line(&mut text, "network", &self.genesis);
		hex_line(&mut text, "person", &self.person.0);
		hex_line(&mut text, "account", &self.account);
		end_line(&mut text, self.expires_at);
		text
	}
}

impl VisitStatement {
	/// The text to sign.
	pub fn text(&self) -> String {
		let mut text = String::from("Salus: I am here for a visit");
		hex_line(&mut text, "network", &self.genesis);
		hex_line(&mut text, "organisation", &self.organisation.0);
		hex_line(&mut text, "doctor", &self.doctor.0);
		hex_line(&mut text, "patient", &self.patient.0);
		hex_line(&mut text, "account", &self.account);
		hex_line(&mut text, "encounter", &self.encounter.0);
		end_line(&mut text, self.expires_at);
		text
	}
}

impl SessionStatement {
	/// The text to sign.
	pub fn text(&self) -> String {
		let mut text = String::from("Salus: open a session on this device");
		hex_line(&mut text, "network", &self.genesis);
		hex_line(&mut text, "person", &self.person.0);
		hex_line(&mut text, "account", &self.account);
		write!(
			text,
			"\nscope: {}\nsession until (Unix ms): {}",
			self.scope, self.until.0
		)
		.expect("writing to a String does not fail; qed");
		end_line(&mut text, self.expires_at);
		text
	}
}

/// The two forms in which a wallet may have signed `text`: as it is, and wrapped in `<Bytes>…</Bytes>` as the Polkadot.js
/// extension does with raw messages.
pub fn signed_forms(text: &str) -> [Vec<u8>; 2] {
	[
		text.as_bytes().to_vec(),
		[b"<Bytes>", text.as_bytes(), b"</Bytes>"].concat(),
	]
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_session_text_is_pinned() {
		let statement = SessionStatement {
			genesis: [1; 32],
			person: PersonId::repeat(3),
			account: [4; 32],
			scope: AccountScope::ClinicalSession,
			until: UnixMillis(5),
			expires_at: UnixMillis(6),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: open a session on this device\nnetwork: 0x{}\nperson: 0x{}\naccount: 0x{}\nscope: clinical-session\nsession until (Unix ms): 5\nvalid until (Unix ms): 6",
			hex("01"), hex("03"), hex("04"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn the_enrolment_text_is_pinned() {
		let statement = EnrolmentStatement {
			genesis: [1; 32],
			organisation: OrganisationId::repeat(2),
			person: PersonId::repeat(3),
			account: [4; 32],
			encryption_key: [5; 32],
			expires_at: UnixMillis(6),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: enrol me\nnetwork: 0x{}\norganisation: 0x{}\nperson: 0x{}\naccount: 0x{}\nencryption key: 0x{}\nvalid until (Unix ms): 6",
			hex("01"), hex("02"), hex("03"), hex("04"), hex("05"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn the_visit_text_is_pinned() {
		let statement = VisitStatement {
			genesis: [1; 32],
			organisation: OrganisationId::repeat(2),
			doctor: PersonId::repeat(3),
			patient: PatientId::repeat(4),
			account: [5; 32],
			encounter: EncounterId::repeat(6),
			expires_at: UnixMillis(7),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: I am here for a visit\nnetwork: 0x{}\norganisation: 0x{}\ndoctor: 0x{}\npatient: 0x{}\naccount: 0x{}\nencounter: 0x{}\nvalid until (Unix ms): 7",
			hex("01"), hex("02"), hex("03"), hex("04"), hex("05"), hex("06"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn the_two_statements_never_share_a_text() {
		let account = AccountStatement {
			genesis: [1; 32],
			person: PersonId::repeat(3),
			account: [4; 32],
			expires_at: UnixMillis(6),
		};
		assert!(account.text().starts_with("Salus: this account is mine too\n"));
	}
}
