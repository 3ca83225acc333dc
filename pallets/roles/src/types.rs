// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the pallet stores beyond the shared structs of the primitives, and rules that need no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use salus_primitives::{
	acts::{CLOSING_MS, MAX_OBJECTIONS},
	roles::{AccountScope, Profession, Professions, Signer},
	views::MAX_ADMINISTRATORS,
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
	/// Whether another account of the person wants it removed, or it wants that of another which objects: until that is settled it only
	/// closes.
	pub contested: bool,
}

impl ControllerDetails {
	/// Full control of `person`, without an end.
	pub const fn full(person: PersonId) -> Self {
		Self::full_until(person, UnixMillis::FOREVER)
	}

	/// Full control of `person` up to an instant: of a ward, up to its majority.
	pub const fn full_until(person: PersonId, until: UnixMillis) -> Self {
		Self {
			signer: Signer {
				person,
				scope: AccountScope::Full,
				until,
			},
			lives_by: None,
			retired: false,
			contested: false,
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
			contested: false,
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

	/// Who is behind the account now, and how far; nobody once it is retired or its session has ended. Full control that ended with a
	/// ward's majority closes for a while, and so does a contested account.
	pub fn signer_at(&self, now: UnixMillis) -> Option<Signer> {
		let full = self.signer.scope == AccountScope::Full;
		let over = !self.signer.is_live(now);
		let signer = if full && (over || self.contested) {
			Signer {
				scope: AccountScope::Closing,
				until: self.signer.until.plus(CLOSING_MS),
				..self.signer
			}
		} else {
			self.signer
		};
		(!self.retired && signer.is_live(now)).then_some(signer)
	}
}

/// Whose allowance a signed call spends. A payer that is no longer one leaves a row behind, of forty bytes, as many as there are persons.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Payer<AccountId> {
	/// That of a person, shared by all accounts that control it in full. Also tells when one of these signed last.
	#[codec(index = 0)]
	Person(PersonId),
	/// That of an account that controls nobody (a council member, the sudo key).
	#[codec(index = 1)]
	Account(AccountId),
	/// That of a person's sessions, shared by all of them: one that is stolen cannot starve its person.
	#[codec(index = 2)]
	Sessions(PersonId),
	/// What a newcomer may spend of their own, which nobody else can use.
	#[codec(index = 3)]
	Newcomer(PersonId),
	/// What an organisation may spend: its enrolments, and what its newcomers spend beyond their own.
	#[codec(index = 4)]
	Organisation(OrganisationId),
}

/// Who was enrolled lately, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Newcomer {
	/// Who brought the person in and pays for what it spends beyond its own.
	pub organisation: OrganisationId,
	/// The first instant at which it is a newcomer no longer.
	pub until: UnixMillis,
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

/// A desk's part in an act: who, and where they act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct DeskVoice {
	/// Where.
	pub organisation: OrganisationId,
	/// Who.
	pub person: PersonId,
}

/// An act of desks that somebody proposed, found by the person whom it is for and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct DeskAct {
	/// Whose desk saw the person.
	pub proposer: DeskVoice,
	/// Since when it waits.
	pub proposed_at: UnixMillis,
	/// The desks of further organisations that confirmed it.
	pub confirmed: BoundedVec<DeskVoice, ConstU32<2>>,
	/// Who objected.
	pub objections: BoundedVec<PersonId, ConstU32<MAX_OBJECTIONS>>,
}

/// One account of a person that another of the same person's wants removed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Removal<AccountId> {
	/// Which.
	pub account: AccountId,
	/// The younger one that wants it.
	pub by: AccountId,
	/// The first instant at which it is removed.
	pub opens_at: UnixMillis,
	/// Whether the account objected: then only two desks settle it.
	pub objected: bool,
}

/// Whose voice: an administrator's, or (`None`) the council's.
pub type Voice = Option<PersonId>;

/// Who carries an act out: a person, or (`None`) the council with its last voice.
pub type Carrier = Option<PersonId>;

/// An act that somebody proposed, found by its organisation and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OpenAct {
	/// Who proposed it, and among whose open acts it counts.
	pub proposer: Voice,
	/// Since when it waits.
	pub proposed_at: UnixMillis,
	/// Administrators who gave their voice, in that order. They may have left office since.
	pub approvals: BoundedVec<PersonId, ConstU32<MAX_ADMINISTRATORS>>,
	/// Whether the council gave its voice.
	pub council: bool,
	/// Administrators who objected.
	pub objections: BoundedVec<PersonId, ConstU32<MAX_OBJECTIONS>>,
}

impl OpenAct {
	/// One without a voice.
	pub fn new(proposer: Voice, proposed_at: UnixMillis) -> Self {
		Self {
			proposer,
			proposed_at,
			approvals: Default::default(),
			council: false,
			objections: Default::default(),
		}
	}

	/// Did this administrator, or the council, give their voice?
	pub fn has_voice(&self, voice: Voice) -> bool {
		voice.map_or(self.council, |person| self.approvals.contains(&person))
	}

	/// Adds a voice; refused where there is no room.
	pub(crate) fn add_voice(&mut self, voice: Voice) -> Result<(), ()> {
		match voice {
			Some(person) => self.approvals.try_push(person).map_err(|_| ()),
			None => {
				self.council = true;
				Ok(())
			}
		}
	}

	/// Takes a voice away.
	pub(crate) fn remove_voice(&mut self, voice: Voice) {
		match voice {
			Some(person) => self.approvals.retain(|one| *one != person),
			None => self.council = false,
		}
	}

	/// Has nobody a voice in it any more?
	pub fn is_silent(&self) -> bool {
		self.approvals.is_empty() && !self.council
	}
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

/// That one member wants a guardian suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SuspensionWish {
	/// Who.
	pub by: PersonId,
	/// Since when.
	pub at: UnixMillis,
}
