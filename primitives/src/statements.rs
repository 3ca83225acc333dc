// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Statements that a person signs with a wallet's "sign message" and that somebody else submits.
//!
//! They are plain text, one `name: value` a line, so that a person can read in the wallet what is being signed. **One statement,
//! one purpose**: each begins with a title that no other message of Salus has, so that what was signed for one call serves no other; and
//! each names the network by its id and by the hash of its first block.

use crate::{
	ids::{write_hex32, EncounterId, OrganisationId, PatientId, PersonId},
	macros::coded_enum,
	network::Network,
	roles::AccountScope,
	time::UnixMillis,
};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt::Write;
use scale_info::TypeInfo;

/// Raw account bytes (`AccountId32`).
pub type AccountBytes = [u8; 32];

coded_enum! {
	/// What an [`EnrolmentStatement`] asks for. Each has a title of its own, so none serves in the place of another.
	pub enum EnrolmentPurpose {
		/// To be a patient.
		Patient = 0 => "patient",
		/// To be known as a person, in order to work for an organisation. Makes nobody a patient.
		Work = 1 => "work",
		/// To be the first account of a ward, who is enrolled already.
		FirstAccount = 2 => "first-account",
		/// To be known as the holder of the own account, though under age.
		HeldAccount = 3 => "held-account",
	}
}

impl EnrolmentPurpose {
	/// The first line of the text to sign.
	pub const fn title(self) -> &'static str {
		match self {
			Self::Patient => "Salus: enrol me as a patient",
			Self::Work => "Salus: enrol me to work here, not as a patient",
			Self::FirstAccount => "Salus: this is my first account",
			Self::HeldAccount => "Salus: I hold my account myself",
		}
	}
}

/// The first line of an [`AccountStatement`].
pub const ACCOUNT_TITLE: &str = "Salus: this account is mine too";
/// The first line of a [`VisitStatement`].
pub const VISIT_TITLE: &str = "Salus: I am here for a visit";
/// The first line of a [`SessionStatement`].
pub const SESSION_TITLE: &str = "Salus: open a session on this device";

/// "I want to be enrolled", as what: signed by the account that will control the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct EnrolmentStatement {
	/// On which network.
	pub network: Network,
	/// As what.
	pub purpose: EnrolmentPurpose,
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
	/// On which network.
	pub network: Network,
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
	/// On which network.
	pub network: Network,
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
	/// On which network.
	pub network: Network,
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

/// The lines that every statement begins with.
fn begin(title: &str, network: &Network) -> String {
	let mut text = String::from(title);
	hex_line(&mut text, "network", &network.id.0);
	hex_line(&mut text, "first block", &network.genesis);
	text
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
		let mut text = begin(self.purpose.title(), &self.network);
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
		let mut text = begin(ACCOUNT_TITLE, &self.network);
		hex_line(&mut text, "person", &self.person.0);
		hex_line(&mut text, "account", &self.account);
		end_line(&mut text, self.expires_at);
		text
	}
}

impl VisitStatement {
	/// The text to sign.
	pub fn text(&self) -> String {
		let mut text = begin(VISIT_TITLE, &self.network);
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
		let mut text = begin(SESSION_TITLE, &self.network);
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
	use crate::ids::NetworkId;

	const NETWORK: Network = Network {
		id: NetworkId::repeat(0x10),
		genesis: [0x11; 32],
	};

	#[test]
	fn the_session_text_is_pinned() {
		let statement = SessionStatement {
			network: NETWORK,
			person: PersonId::repeat(3),
			account: [4; 32],
			scope: AccountScope::ClinicalSession,
			until: UnixMillis(5),
			expires_at: UnixMillis(6),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: open a session on this device\nnetwork: 0x{}\nfirst block: 0x{}\nperson: 0x{}\naccount: 0x{}\nscope: clinical-session\nsession until (Unix ms): 5\nvalid until (Unix ms): 6",
			hex("10"), hex("11"), hex("03"), hex("04"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn the_enrolment_text_is_pinned() {
		let statement = EnrolmentStatement {
			network: NETWORK,
			purpose: EnrolmentPurpose::Patient,
			organisation: OrganisationId::repeat(2),
			person: PersonId::repeat(3),
			account: [4; 32],
			encryption_key: [5; 32],
			expires_at: UnixMillis(6),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: enrol me as a patient\nnetwork: 0x{}\nfirst block: 0x{}\norganisation: 0x{}\nperson: 0x{}\naccount: 0x{}\nencryption key: 0x{}\nvalid until (Unix ms): 6",
			hex("10"), hex("11"), hex("02"), hex("03"), hex("04"), hex("05"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn the_visit_text_is_pinned() {
		let statement = VisitStatement {
			network: NETWORK,
			organisation: OrganisationId::repeat(2),
			doctor: PersonId::repeat(3),
			patient: PatientId::repeat(4),
			account: [5; 32],
			encounter: EncounterId::repeat(6),
			expires_at: UnixMillis(7),
		};
		let hex = |byte: &str| byte.repeat(32);
		let expected = alloc::format!(
			"Salus: I am here for a visit\nnetwork: 0x{}\nfirst block: 0x{}\norganisation: 0x{}\ndoctor: 0x{}\npatient: 0x{}\naccount: 0x{}\nencounter: 0x{}\nvalid until (Unix ms): 7",
			hex("10"), hex("11"), hex("02"), hex("03"), hex("04"), hex("05"), hex("06"),
		);
		assert_eq!(statement.text(), expected);
	}

	#[test]
	fn no_title_begins_another() {
		let mut titles: Vec<_> = EnrolmentPurpose::ALL
			.iter()
			.map(|purpose| purpose.title())
			.collect();
		titles.extend([ACCOUNT_TITLE, VISIT_TITLE, SESSION_TITLE]);
		for (index, title) in titles.iter().enumerate() {
			assert!(title.starts_with("Salus: "), "{title}");
			for (other, second) in titles.iter().enumerate() {
				assert!(
					index == other || !second.starts_with(title),
					"{title} begins {second}"
				);
			}
		}
	}
}
