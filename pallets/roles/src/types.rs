// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the pallet stores beyond the shared structs of the primitives, and rules that need no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use salus_primitives::{
	roles::{AccountScope, Profession, Professions, Signer},
	OrganisationId, PersonId, UnixMillis,
};
use scale_info::TypeInfo;

/// Who may enrol patients and take part in enrolling a ward.
pub const CARE_AND_DESK: Professions =
	Professions::of(&[Profession::Doctor, Profession::Nurse, Profession::Clerk]);

/// Who, besides an administrator, may enrol a person who is no patient, and give a ward that is of age its account.
pub const DESK: Professions = Professions::of(&[Profession::Clerk]);

/// What is known of an account that controls, or once controlled, a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ControllerDetails {
	/// Whom it controls, how far and until when. A session's account stays that person's for ever and may be opened again.
	pub signer: Signer,
	/// Where the membership is by which a session lives; `None` for full control, which needs none.
	pub lives_by: Option<OrganisationId>,
	/// Whether it was taken away. The row stays, so that the account is never used for anybody again.
	pub retired: bool,
}

impl ControllerDetails {
	/// Full control of `person`, without an end.
	pub const fn full(person: PersonId) -> Self {
		Self {
			signer: Signer {
				person,
				scope: AccountScope::Full,
				until: UnixMillis::FOREVER,
			},
			lives_by: None,
			retired: false,
		}
	}

	/// A session of `person` that lives by the membership in this organisation.
	pub const fn session(
		person: PersonId,
		scope: AccountScope,
		until: UnixMillis,
		lives_by: OrganisationId,
	) -> Self {
		Self {
			signer: Signer { person, scope, until },
			lives_by: Some(lives_by),
			retired: false,
		}
	}

	/// Is, or was, the account a session's of this person?
	pub fn is_session_of(&self, person: PersonId) -> bool {
		!self.retired && self.signer.person == person && self.signer.scope != AccountScope::Full
	}

	/// Does the account control this person in full?
	pub fn controls_in_full(&self, person: PersonId) -> bool {
		!self.retired && self.signer.person == person && self.signer.scope == AccountScope::Full
	}

	/// Who is behind the account now; nobody once it is retired or its session has ended.
	pub fn signer_at(&self, now: UnixMillis) -> Option<Signer> {
		(!self.retired && self.signer.is_live(now)).then_some(self.signer)
	}
}

/// Whose allowance a signed call spends.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Payer<AccountId> {
	/// That of a person, shared by all accounts that control it.
	#[codec(index = 0)]
	Person(PersonId),
	/// That of an account that controls nobody (a council member, the sudo key).
	#[codec(index = 1)]
	Account(AccountId),
}

/// A ward whom one member wants to enrol and whom a second one has not confirmed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WardProposal {
	/// Where both members act.
	pub organisation: OrganisationId,
	/// Who shall act for the ward.
	pub guardian: PersonId,
	/// The instant of majority.
	pub majority_at: UnixMillis,
	/// The first member.
	pub proposer: PersonId,
	/// The first instant at which it can no longer be confirmed.
	pub expires_at: UnixMillis,
}

/// The first account of a ward that is of age, which one member wants to give it and which a second one has not confirmed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct WardAccountProposal<AccountId> {
	/// Where both members act and the ward is registered.
	pub organisation: OrganisationId,
	/// The account, which signed the statement.
	pub account: AccountId,
	/// The key that it stated.
	pub encryption_key: [u8; 32],
	/// The first member.
	pub proposer: PersonId,
	/// The first instant at which it can no longer be confirmed.
	pub expires_at: UnixMillis,
}

/// Is this `host` or `host:port`, with a DNS name (RFC 1123, lower case) or an IPv4 address?
pub fn is_endpoint(text: &[u8]) -> bool {
	let mut parts = text.splitn(2, |byte| *byte == b':');
	let host = parts.next().unwrap_or_default();
	host.split(|byte| *byte == b'.').all(is_label) && parts.next().is_none_or(is_port)
}

fn is_label(label: &[u8]) -> bool {
	let is_edge = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
	label.len() <= 63
		&& is_edge(label.first())
		&& is_edge(label.last())
		&& label.iter().all(|byte| *byte == b'-' || is_edge(Some(byte)))
}

fn is_port(port: &[u8]) -> bool {
	let digits = !port.is_empty() && port.len() <= 5 && port.iter().all(u8::is_ascii_digit);
	let value = port.iter().fold(0u32, |sum, digit| {
		sum.saturating_mul(10)
			.saturating_add(u32::from(digit.saturating_sub(b'0')))
	});
	digits && port.first() != Some(&b'0') && value <= u32::from(u16::MAX)
}

const fn filled(first: u8, middle: u8, last: u8) -> [u8; 32] {
	let mut bytes = [middle; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

/// The encodings, with the top bit clear, of the points of small order on Curve25519 and its twist: with each of them
/// every X25519 exchange yields zero. List: D. J. Bernstein, <https://cr.yp.to/ecdh.html#validate>.
pub const WEAK_KEYS: [[u8; 32]; 7] = [
	filled(0, 0, 0),
	filled(1, 0, 0),
	[
		0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda,
		0x09, 0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
	],
	[
		0x5f, 0x9c, 0x95, 0xbc, 0xa3, 0x50, 0x8c, 0x24, 0xb1, 0xd0, 0xb1, 0x55, 0x9c, 0x83, 0xef, 0x5b, 0x04,
		0x44, 0x5c, 0xc4, 0x58, 0x1c, 0x8e, 0x86, 0xd8, 0x22, 0x4e, 0xdd, 0xd0, 0x9f, 0x11, 0x57,
	],
	filled(0xec, 0xff, 0x7f),
	filled(0xed, 0xff, 0x7f),
	filled(0xee, 0xff, 0x7f),
];

/// Would this X25519 key agree on zero with everybody? The top bit is ignored, as RFC 7748 section 5 ignores it.
pub fn is_weak_key(public: &[u8; 32]) -> bool {
	let mut masked = *public;
	masked[31] &= 0x7f;
	WEAK_KEYS.contains(&masked)
}
