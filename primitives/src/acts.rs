// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Acts: what one person may not do alone. Two make it, it waits, and whoever it harms can object in the meantime.
//!
//! What opens takes two and time; what closes is at once and by one. This module holds the table of kinds ([`rule`]) and
//! the judgement of one act ([`may_carry_out`]); storage and signatures are the pallet's.

use crate::{
	ids::{OrganisationId, PersonId},
	macros::coded_enum,
	roles::{Credentials, OrganisationStatus, Profession},
	time::UnixMillis,
	views::EndpointHost,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The most objections that count. Each doubles the wait, so the longest is four times that of the table: nobody makes an act
/// impossible by objecting without end.
pub const MAX_OBJECTIONS: u32 = 2;

/// How many administrators make an act where there are so many.
pub const QUORUM: u32 = 2;

/// How many acts that one voice proposed an organisation may have open: sixteen administrators and the council fill one page of
/// a listing ([`MAX_PAGE`](crate::views::MAX_PAGE)), so nobody hides an act behind others.
pub const MAX_OPEN_ACTS: u32 = 15;

/// The wait of an act that the council makes alone, in milliseconds: 30 days, so that an administrator who was only away
/// comes back in time.
pub const COUNCIL_ALONE_MS: u64 = 30 * UnixMillis::DAY;

/// What an objection doubles where an act would wait less, in milliseconds: half a day, so that an objection to what waits for
/// nothing makes it wait a day.
pub const OBJECTED_MS: u64 = 12 * UnixMillis::HOUR;

/// How long two organisations count as sharing an administrator after one of them let that person go, in milliseconds.
pub const SHARED_FOR_MS: u64 = 365 * UnixMillis::DAY;

/// How many of those who left an organisation's administration lately are remembered; the first to have left give way.
pub const MAX_FORMER_ADMINISTRATORS: u32 = 64;

/// How long an act can be carried out once its wait is over, in milliseconds.
pub const LAPSES_MS: u64 = 30 * UnixMillis::DAY;

coded_enum! {
	/// What kind of act.
	pub enum ActKind {
		/// An organisation has one more administrator.
		NameAdministrator = 0 => "name-administrator",
		/// An organisation has one administrator less.
		DismissAdministrator = 1 => "dismiss-administrator",
		/// A person is credentialed in the organisation.
		IssueMembership = 2 => "issue-membership",
		/// A membership ends at another instant.
		RenewMembership = 3 => "renew-membership",
		/// A suspended member may act again.
		ReinstateMembership = 4 => "reinstate-membership",
		/// The organisation's custodian has another key.
		SetCustodianKey = 5 => "set-custodian-key",
		/// The custodian's key that was frozen is used again.
		ThawCustodianKey = 6 => "thaw-custodian-key",
		/// The organisation's vault answers somewhere else.
		SetEndpoint = 7 => "set-endpoint",
		/// The organisation publishes another directory.
		PublishDirectory = 8 => "publish-directory",
		/// A suspended organisation may act again.
		ReinstateOrganisation = 9 => "reinstate-organisation",
		/// The organisation's vault signs with another key.
		SetVaultIdentity = 10 => "set-vault-identity",
	}
}

/// What an act would do in its organisation. An act is found by this, so nobody approves another one than was shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum ActContent {
	/// Name one more administrator.
	#[codec(index = 0)]
	NameAdministrator {
		/// Who. Somebody who was enrolled, and who carries it out.
		person: PersonId,
	},
	/// Take an administrator away.
	#[codec(index = 1)]
	DismissAdministrator {
		/// Who.
		person: PersonId,
	},
	/// Credential a person.
	#[codec(index = 2)]
	IssueMembership {
		/// Who, and who carries it out.
		person: PersonId,
		/// As what.
		profession: Profession,
		/// What the member may do beyond the profession.
		credentials: Credentials,
		/// The first instant at which the membership is no longer valid.
		valid_until: UnixMillis,
	},
	/// Set another end for a membership.
	#[codec(index = 3)]
	RenewMembership {
		/// Whose.
		person: PersonId,
		/// The first instant at which it is no longer valid.
		valid_until: UnixMillis,
	},
	/// Let a suspended member act again.
	#[codec(index = 4)]
	ReinstateMembership {
		/// Who.
		person: PersonId,
	},
	/// Wrap for another key of the organisation's custodian.
	#[codec(index = 5)]
	SetCustodianKey {
		/// X25519 (RFC 7748).
		key: [u8; 32],
	},
	/// Wrap again for the custodian's key that was frozen.
	#[codec(index = 6)]
	ThawCustodianKey,
	/// Say where the vault answers.
	#[codec(index = 7)]
	SetEndpoint {
		/// `host[:port]`.
		host: EndpointHost,
	},
	/// Anchor a signed FHIR directory.
	#[codec(index = 8)]
	PublishDirectory {
		/// Its BLAKE2b-256 hash.
		hash: [u8; 32],
	},
	/// Let a suspended organisation act again.
	#[codec(index = 9)]
	ReinstateOrganisation,
	/// Believe another key of the organisation's vault.
	#[codec(index = 10)]
	SetVaultIdentity {
		/// Ed25519 (RFC 8032). Never used before, neither by a vault nor by a person.
		key: [u8; 32],
	},
}

impl ActContent {
	/// Its row in the table.
	pub const fn kind(&self) -> ActKind {
		match self {
			Self::NameAdministrator { .. } => ActKind::NameAdministrator,
			Self::DismissAdministrator { .. } => ActKind::DismissAdministrator,
			Self::IssueMembership { .. } => ActKind::IssueMembership,
			Self::RenewMembership { .. } => ActKind::RenewMembership,
			Self::ReinstateMembership { .. } => ActKind::ReinstateMembership,
			Self::SetCustodianKey { .. } => ActKind::SetCustodianKey,
			Self::ThawCustodianKey => ActKind::ThawCustodianKey,
			Self::SetEndpoint { .. } => ActKind::SetEndpoint,
			Self::PublishDirectory { .. } => ActKind::PublishDirectory,
			Self::ReinstateOrganisation => ActKind::ReinstateOrganisation,
			Self::SetVaultIdentity { .. } => ActKind::SetVaultIdentity,
		}
	}

	/// Whom it is about, if it is about a person: they neither approve it nor object to it.
	pub const fn concerns(&self) -> Option<PersonId> {
		match self {
			Self::NameAdministrator { person }
			| Self::DismissAdministrator { person }
			| Self::IssueMembership { person, .. }
			| Self::RenewMembership { person, .. }
			| Self::ReinstateMembership { person } => Some(*person),
			Self::SetCustodianKey { .. }
			| Self::ThawCustodianKey
			| Self::SetEndpoint { .. }
			| Self::PublishDirectory { .. }
			| Self::ReinstateOrganisation
			| Self::SetVaultIdentity { .. } => None,
		}
	}

	/// Whether its organisation has to be active or suspended for it.
	pub const fn wants(&self) -> OrganisationStatus {
		match self {
			Self::ReinstateOrganisation => OrganisationStatus::Suspended,
			_ => OrganisationStatus::Active,
		}
	}
}

/// How an act of one kind comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
	/// How many administrators make it, where so many live ones are not concerned.
	pub administrators: u32,
	/// Whether the council always approves it too.
	pub council: bool,
	/// From the proposal until it can be carried out, in milliseconds.
	pub waits_ms: u64,
	/// What the wait is longer by where the council stands in for an administrator, in milliseconds: those outside the
	/// organisation see less of it.
	pub council_adds_ms: u64,
	/// Whether whom it is about carries it out, and so accepts it. Otherwise anybody does.
	pub accepted: bool,
}

/// Two administrators, a week, and two weeks more where the council is the second voice: whoever is on holiday for a few days
/// still sees it in time to object.
const WEIGHTY: Rule = Rule {
	administrators: QUORUM,
	council: false,
	waits_ms: 7 * UnixMillis::DAY,
	council_adds_ms: 14 * UnixMillis::DAY,
	accepted: false,
};

/// Two administrators, at once; a day where the council is the second voice.
const PROMPT: Rule = Rule {
	waits_ms: 0,
	council_adds_ms: UnixMillis::DAY,
	..WEIGHTY
};

/// The table: one row a kind. `first` is said of a key, an identity or an endpoint where the organisation has none yet: nothing goes astray
/// by it, so it waits for nothing.
pub const fn rule(kind: ActKind, first: bool) -> Rule {
	match (kind, first) {
		(ActKind::NameAdministrator, _) => Rule {
			accepted: true,
			..WEIGHTY
		},
		(ActKind::DismissAdministrator, _)
		| (ActKind::SetCustodianKey | ActKind::SetVaultIdentity, false) => WEIGHTY,
		// A locum starts tonight: what a new member has for the whole organisation waits in the membership itself.
		(ActKind::IssueMembership, _) => Rule {
			accepted: true,
			..PROMPT
		},
		(
			ActKind::RenewMembership
			| ActKind::ReinstateMembership
			| ActKind::ThawCustodianKey
			| ActKind::PublishDirectory,
			_,
		)
		| (ActKind::SetCustodianKey | ActKind::SetVaultIdentity, true) => PROMPT,
		// The one text on the chain: the council sees to it that it names a host and nothing else.
		(ActKind::SetEndpoint, first) => Rule {
			administrators: 1,
			council: true,
			waits_ms: if first { 0 } else { UnixMillis::HOUR },
			..WEIGHTY
		},
		// The council suspended it. Its administrators want it back, and neither is enough alone.
		(ActKind::ReinstateOrganisation, _) => Rule {
			administrators: 1,
			council: true,
			waits_ms: UnixMillis::DAY,
			..WEIGHTY
		},
	}
}

/// What an act has for itself at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct Progress {
	/// When it was proposed.
	pub proposed_at: UnixMillis,
	/// Administrators of the organisation who gave their voice and are still in office.
	pub approvals: u32,
	/// Whether the council gave its voice.
	pub council: bool,
	/// How many objected.
	pub objections: u32,
	/// Live administrators whom it does not concern, those of `approvals` among them.
	pub able: u32,
	/// Whether the organisation has a live administrator at all, concerned or not.
	pub any_live: bool,
	/// Whether what it would open was closed since it was proposed: voices given for another occasion are none.
	pub void: bool,
}

coded_enum! {
	/// Why an act cannot be carried out.
	pub enum NotYet {
		/// One more administrator has to approve it.
		NeedsAdministrator = 0 => "needs-administrator",
		/// The council has to approve it.
		NeedsCouncil = 1 => "needs-council",
		/// It still waits.
		Waiting = 2 => "waiting",
		/// Its time is over.
		Lapsed = 3 => "lapsed",
		/// What it would open was closed since: propose it anew.
		Void = 4 => "void",
	}
}

impl Progress {
	/// How many administrators the rule asks for; two wherever somebody objected.
	const fn administrators(&self, rule: &Rule) -> u32 {
		if self.objections > 0 {
			QUORUM
		} else {
			rule.administrators
		}
	}

	/// How many administrators have to approve: as many as the rule asks for, or as are able. An organisation with a live
	/// administrator is never without a voice of its own: what the only live one is concerned in waits for another to come back.
	pub fn voices_needed(&self, rule: &Rule) -> u32 {
		self.able
			.min(self.administrators(rule))
			.max(u32::from(self.any_live))
	}

	/// Whether the council has to approve: because the rule says so, as the voice that the quorum lacks, or as the one from outside
	/// after an objection.
	pub fn council_needed(&self, rule: &Rule) -> bool {
		rule.council || self.objections > 0 || self.voices_needed(rule) < QUORUM
	}

	/// From the proposal until it can be carried out, in milliseconds.
	pub fn waits_ms(&self, rule: &Rule) -> u64 {
		let voices = self.voices_needed(rule);
		let wait = if voices == 0 {
			COUNCIL_ALONE_MS
		} else if voices < self.administrators(rule) {
			rule.waits_ms.saturating_add(rule.council_adds_ms)
		} else {
			rule.waits_ms
		};
		match self.objections.min(MAX_OBJECTIONS) {
			0 => wait,
			objections => wait.max(OBJECTED_MS).saturating_mul(1 << objections),
		}
	}

	/// The first instant at which it can be carried out.
	pub fn opens_at(&self, rule: &Rule) -> UnixMillis {
		self.proposed_at.plus(self.waits_ms(rule))
	}

	/// The first instant at which it no longer can.
	pub fn lapses_at(&self, rule: &Rule) -> UnixMillis {
		self.opens_at(rule).plus(LAPSES_MS)
	}

	/// Why it can never be carried out any more, if it cannot.
	pub fn over(&self, rule: &Rule, now: UnixMillis) -> Option<NotYet> {
		if self.void {
			return Some(NotYet::Void);
		}
		(self.lapses_at(rule) <= now).then_some(NotYet::Lapsed)
	}
}

/// May an act with this rule and this progress be carried out now?
pub fn may_carry_out(rule: &Rule, progress: &Progress, now: UnixMillis) -> Result<(), NotYet> {
	if let Some(over) = progress.over(rule, now) {
		return Err(over);
	}
	if progress.approvals < progress.voices_needed(rule) {
		return Err(NotYet::NeedsAdministrator);
	}
	if progress.council_needed(rule) && !progress.council {
		return Err(NotYet::NeedsCouncil);
	}
	if now < progress.opens_at(rule) {
		return Err(NotYet::Waiting);
	}
	Ok(())
}

/// One open act as a listing shows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct ActView {
	/// Where.
	pub organisation: OrganisationId,
	/// What it would do.
	pub content: ActContent,
	/// Who proposed it; `None` for the council.
	pub proposer: Option<PersonId>,
	/// Administrators who approve it, the proposer among them. They may have left office since.
	pub approvals: alloc::vec::Vec<PersonId>,
	/// Administrators who object to it.
	pub objections: alloc::vec::Vec<PersonId>,
	/// What it has for itself now.
	pub progress: Progress,
	/// The first instant at which it can be carried out, if nothing changes.
	pub opens_at: UnixMillis,
	/// The first instant at which it no longer can.
	pub lapses_at: UnixMillis,
	/// Why it cannot be carried out now; `None` where it can.
	pub not_yet: Option<NotYet>,
}

/// How old an organisation is, in milliseconds, before its desk counts as one of two.
pub const SETTLED_AFTER_MS: u64 = 90 * UnixMillis::DAY;

/// How long who controlled a ward before its majority can still close what is open, in milliseconds, while no account of the grown
/// ward's own works.
pub const CLOSING_MS: u64 = 365 * UnixMillis::DAY;

/// From the wish of an account to remove an older one until that is done, in milliseconds, unless the older one objects.
pub const REMOVAL_WAIT_MS: u64 = 7 * UnixMillis::DAY;

/// How long two members of one organisation keep a guardian from acting, in milliseconds: two desks dismiss a guardian in half of it.
pub const SUSPENDED_MS: u64 = 30 * UnixMillis::DAY;

/// How long after a guardian was suspended it can be done again, whoever wants it, in milliseconds: a suspension is no dismissal.
pub const SUSPENDED_ONCE_MS: u64 = 180 * UnixMillis::DAY;

/// How long one member's word that a guardian be suspended waits for a colleague's, in milliseconds.
pub const SUSPENSION_WISH_MS: u64 = 7 * UnixMillis::DAY;

/// How long before a ward's majority its own account can be prepared, in milliseconds.
pub const PREPARED_MS: u64 = 90 * UnixMillis::DAY;

/// What the desks of two independent organisations make for a person who cannot do it alone. Found by the person and this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum DeskContent {
	/// A ward that is of age controls itself by this account, and by none that it had before.
	#[codec(index = 0)]
	GiveAccount {
		/// The account, which signed a statement.
		account: [u8; 32],
		/// X25519 (RFC 7748), as the statement says.
		encryption_key: [u8; 32],
	},
	/// A ward has one more guardian.
	#[codec(index = 1)]
	AddGuardian {
		/// Who, and who carries it out.
		guardian: PersonId,
	},
	/// A ward has one guardian less.
	#[codec(index = 2)]
	DismissGuardian {
		/// Who.
		guardian: PersonId,
	},
	/// A ward is of age at another instant.
	#[codec(index = 3)]
	CorrectMajority {
		/// When.
		majority_at: UnixMillis,
	},
	/// An account that contests its removal is removed.
	#[codec(index = 4)]
	RemoveAccount {
		/// Which.
		account: [u8; 32],
	},
}

/// How an act of two desks comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskRule {
	/// From the proposal until it can be carried out, in milliseconds.
	pub waits_ms: u64,
	/// Whether the guardian whom it names carries it out, and so accepts it. Otherwise anybody does.
	pub accepted: bool,
}

impl DeskContent {
	/// The table: one row a kind. Guardians change after two weeks, in which the others hear of it; an account takes one.
	pub const fn rule(&self) -> DeskRule {
		let (waits_ms, accepted) = match self {
			Self::GiveAccount { .. } | Self::RemoveAccount { .. } => (7 * UnixMillis::DAY, false),
			Self::AddGuardian { .. } => (14 * UnixMillis::DAY, true),
			Self::DismissGuardian { .. } | Self::CorrectMajority { .. } => (14 * UnixMillis::DAY, false),
		};
		DeskRule { waits_ms, accepted }
	}

	/// The guardian whom it names: they take no part in it but to accept it.
	pub const fn guardian(&self) -> Option<PersonId> {
		match self {
			Self::AddGuardian { guardian } | Self::DismissGuardian { guardian } => Some(*guardian),
			Self::GiveAccount { .. } | Self::CorrectMajority { .. } | Self::RemoveAccount { .. } => None,
		}
	}
}

/// What an act of desks has for itself at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, TypeInfo, Serialize, Deserialize)]
pub struct DeskProgress {
	/// When it was proposed.
	pub proposed_at: UnixMillis,
	/// Further organisations whose desk confirmed it and still may.
	pub confirmations: u32,
	/// How many objected.
	pub objections: u32,
}

coded_enum! {
	/// Why an act of desks cannot be carried out.
	pub enum DeskNotYet {
		/// The desk of one more independent organisation has to confirm it.
		NeedsDesk = 0 => "needs-desk",
		/// It still waits.
		Waiting = 1 => "waiting",
		/// Its time is over.
		Lapsed = 2 => "lapsed",
	}
}

impl DeskProgress {
	/// How many further organisations have to confirm it: one, and another after an objection.
	pub const fn confirmations_needed(&self) -> u32 {
		if self.objections > 0 {
			2
		} else {
			1
		}
	}

	/// The first instant at which it can be carried out.
	pub fn opens_at(&self, rule: &DeskRule) -> UnixMillis {
		let wait = rule
			.waits_ms
			.saturating_mul(1 << self.objections.min(MAX_OBJECTIONS));
		self.proposed_at.plus(wait)
	}

	/// The first instant at which it no longer can.
	pub fn lapses_at(&self, rule: &DeskRule) -> UnixMillis {
		self.opens_at(rule).plus(LAPSES_MS)
	}

	/// May it be carried out now?
	pub fn may_carry_out(&self, rule: &DeskRule, now: UnixMillis) -> Result<(), DeskNotYet> {
		if self.lapses_at(rule) <= now {
			return Err(DeskNotYet::Lapsed);
		}
		if self.confirmations < self.confirmations_needed() {
			return Err(DeskNotYet::NeedsDesk);
		}
		if now < self.opens_at(rule) {
			return Err(DeskNotYet::Waiting);
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec;
	use codec::Encode;

	const START: UnixMillis = UnixMillis(1_000_000);
	const RULE: Rule = rule(ActKind::NameAdministrator, false);

	/// An act with `approvals` of `able` administrators, and the council's voice or not.
	fn progress(approvals: u32, able: u32, council: bool) -> Progress {
		Progress {
			proposed_at: START,
			approvals,
			council,
			objections: 0,
			able,
			any_live: able > 0,
			void: false,
		}
	}

	fn after(days: u64) -> UnixMillis {
		START.plus(days * UnixMillis::DAY)
	}

	/// Carried out from this day on, and neither just before nor 30 days later.
	fn opens_after(days: u64, progress: &Progress) {
		opens_after_by(&RULE, days, progress);
	}

	fn opens_after_by(rule: &Rule, days: u64, progress: &Progress) {
		let before = UnixMillis(after(days).0 - 1);
		let last = UnixMillis(after(days + 30).0 - 1);
		assert_eq!(may_carry_out(rule, progress, before), Err(NotYet::Waiting));
		assert_eq!(may_carry_out(rule, progress, after(days)), Ok(()));
		assert_eq!(may_carry_out(rule, progress, last), Ok(()));
		assert_eq!(
			may_carry_out(rule, progress, after(days + 30)),
			Err(NotYet::Lapsed)
		);
	}

	#[test]
	fn two_administrators_wait_a_week() {
		opens_after(7, &progress(2, 2, false));
		opens_after(7, &progress(2, 16, false));
	}

	#[test]
	fn one_of_several_administrators_is_not_enough_whoever_joins() {
		for council in [false, true] {
			assert_eq!(
				may_carry_out(&RULE, &progress(1, 2, council), after(7)),
				Err(NotYet::NeedsAdministrator)
			);
		}
	}

	#[test]
	fn the_only_administrator_needs_the_council_and_two_weeks_more() {
		opens_after(21, &progress(1, 1, true));
		assert_eq!(
			may_carry_out(&RULE, &progress(1, 1, false), after(21)),
			Err(NotYet::NeedsCouncil)
		);
	}

	#[test]
	fn the_council_alone_waits_longest_and_only_where_nobody_is_live() {
		opens_after(30, &progress(0, 0, true));
		for able in 1..=16 {
			for days in 0..200 {
				assert!(may_carry_out(&RULE, &progress(0, able, true), after(days)).is_err());
			}
		}
	}

	#[test]
	fn the_council_alone_does_not_act_against_the_only_live_administrator() {
		let against = Progress {
			any_live: true,
			void: false,
			..progress(0, 0, true)
		};
		assert_eq!(
			may_carry_out(&RULE, &against, after(30)),
			Err(NotYet::NeedsAdministrator)
		);
	}

	#[test]
	fn an_objection_doubles_the_wait_and_asks_for_the_council() {
		let objected = |objections, council| Progress {
			objections,
			..progress(2, 3, council)
		};
		assert_eq!(
			may_carry_out(&RULE, &objected(1, false), after(14)),
			Err(NotYet::NeedsCouncil)
		);
		opens_after(14, &objected(1, true));
		opens_after(28, &objected(2, true));
		opens_after(28, &objected(9, true));
	}

	/// Nobody gains anything by leaving a voice out, and no voice is worth less where another administrator is live.
	#[test]
	fn another_live_administrator_never_makes_fewer_voices_enough() {
		for able in 0..4u32 {
			for approvals in 0..=able {
				for council in [false, true] {
					let voices = approvals + u32::from(council);
					let judged = may_carry_out(&RULE, &progress(approvals, able, council), after(35));
					assert!(
						judged.is_err() || voices >= 2 || able == 0,
						"{able} {approvals} {council}"
					);
				}
			}
		}
	}

	/// When an act of this kind by two of two administrators can be carried out, in milliseconds after its proposal.
	fn waits(kind: ActKind, first: bool) -> u64 {
		progress(2, 2, true).waits_ms(&rule(kind, first))
	}

	#[test]
	fn the_table_of_waits() {
		let table = [
			(ActKind::NameAdministrator, 7 * UnixMillis::DAY),
			(ActKind::DismissAdministrator, 7 * UnixMillis::DAY),
			(ActKind::IssueMembership, 0),
			(ActKind::RenewMembership, 0),
			(ActKind::ReinstateMembership, 0),
			(ActKind::SetCustodianKey, 7 * UnixMillis::DAY),
			(ActKind::ThawCustodianKey, 0),
			(ActKind::SetEndpoint, UnixMillis::HOUR),
			(ActKind::PublishDirectory, 0),
			(ActKind::ReinstateOrganisation, UnixMillis::DAY),
			(ActKind::SetVaultIdentity, 7 * UnixMillis::DAY),
		];
		assert_eq!(table.map(|(kind, _)| kind).as_slice(), ActKind::ALL);
		for (kind, expected) in table {
			assert_eq!(waits(kind, false), expected, "{kind}");
			let replaces = matches!(
				kind,
				ActKind::SetCustodianKey | ActKind::SetEndpoint | ActKind::SetVaultIdentity
			);
			assert_eq!(waits(kind, true), if replaces { 0 } else { expected }, "{kind}");
		}
	}

	#[test]
	fn nobody_alone_makes_an_act_of_any_kind_where_an_administrator_is_live() {
		for kind in ActKind::ALL {
			for first in [false, true] {
				for objections in 0..=3 {
					let rule = rule(*kind, first);
					for (approvals, council) in [(0, true), (1, false), (0, false)] {
						for able in approvals..=3 {
							let lone = Progress {
								objections,
								any_live: true,
								..progress(approvals, able, council)
							};
							let opens = lone.opens_at(&rule);
							assert!(may_carry_out(&rule, &lone, opens).is_err(), "{kind} {able}");
						}
					}
				}
			}
		}
	}

	#[test]
	fn what_was_closed_since_is_void_whoever_approved() {
		let act = progress(2, 2, true);
		let opens = act.opens_at(&RULE);
		assert_eq!(may_carry_out(&RULE, &act, opens), Ok(()));
		let void = Progress { void: true, ..act };
		assert_eq!(may_carry_out(&RULE, &void, opens), Err(NotYet::Void));
		assert_eq!(void.over(&RULE, START), Some(NotYet::Void));
		assert_eq!(act.over(&RULE, START), None);
	}

	#[test]
	fn the_council_always_joins_where_the_row_says_so() {
		for kind in [ActKind::SetEndpoint, ActKind::ReinstateOrganisation] {
			let rule = rule(kind, true);
			for approvals in [1, 2] {
				let act = |council| progress(approvals, 2, council);
				let opens = act(true).opens_at(&rule);
				assert_eq!(
					may_carry_out(&rule, &act(false), opens),
					Err(NotYet::NeedsCouncil)
				);
				assert_eq!(may_carry_out(&rule, &act(true), opens), Ok(()));
			}
		}
	}

	#[test]
	fn an_objection_asks_for_a_second_administrator_and_a_day_at_least() {
		let rule = rule(ActKind::SetEndpoint, true);
		let objected = |approvals| Progress {
			objections: 1,
			..progress(approvals, 3, true)
		};
		assert_eq!(
			may_carry_out(&rule, &objected(1), after(1)),
			Err(NotYet::NeedsAdministrator)
		);
		opens_after_by(&rule, 1, &objected(2));
		opens_after_by(
			&rule,
			2,
			&Progress {
				objections: 2,
				..objected(2)
			},
		);
	}

	#[test]
	fn the_council_as_second_voice_adds_a_day_to_what_is_prompt() {
		opens_after_by(&rule(ActKind::IssueMembership, false), 1, &progress(1, 1, true));
	}

	#[test]
	fn an_act_of_desks_waits_and_one_more_confirms_after_an_objection() {
		let person = PersonId::repeat(1);
		for (content, days, accepted) in [
			(
				DeskContent::GiveAccount {
					account: [1; 32],
					encryption_key: [2; 32],
				},
				7,
				false,
			),
			(DeskContent::AddGuardian { guardian: person }, 14, true),
			(DeskContent::DismissGuardian { guardian: person }, 14, false),
			(
				DeskContent::CorrectMajority {
					majority_at: UnixMillis(1),
				},
				14,
				false,
			),
			(DeskContent::RemoveAccount { account: [1; 32] }, 7, false),
		] {
			let rule = content.rule();
			assert_eq!(rule.accepted, accepted);
			for objections in 0..=3u32 {
				let wait = days << objections.min(2);
				let progress = |confirmations| DeskProgress {
					proposed_at: START,
					confirmations,
					objections,
				};
				let needed = 1 + u32::from(objections > 0);
				let may = |confirmations, now| progress(confirmations).may_carry_out(&rule, now);
				assert_eq!(may(needed - 1, after(wait)), Err(DeskNotYet::NeedsDesk));
				assert_eq!(
					may(needed, UnixMillis(after(wait).0 - 1)),
					Err(DeskNotYet::Waiting)
				);
				assert_eq!(may(needed, after(wait)), Ok(()));
				assert_eq!(may(needed, UnixMillis(after(wait + 30).0 - 1)), Ok(()));
				assert_eq!(may(needed, after(wait + 30)), Err(DeskNotYet::Lapsed));
			}
		}
	}

	#[test]
	fn contents_are_encoded_like_this() {
		let person = PersonId::repeat(1);
		let valid_until = UnixMillis(5);
		let about = |index: u8| [&[index][..], &[1; 32]].concat();
		let ends = 5u64.to_le_bytes();
		let host = EndpointHost::truncate_from(b"a.b".to_vec());
		let all = [
			(ActContent::NameAdministrator { person }, about(0)),
			(ActContent::DismissAdministrator { person }, about(1)),
			(
				ActContent::IssueMembership {
					person,
					profession: Profession::Nurse,
					credentials: Credentials::NONE,
					valid_until,
				},
				[&about(2)[..], &[1, 0], &ends].concat(),
			),
			(
				ActContent::RenewMembership { person, valid_until },
				[&about(3)[..], &ends].concat(),
			),
			(ActContent::ReinstateMembership { person }, about(4)),
			(
				ActContent::SetCustodianKey { key: [2; 32] },
				[&[5][..], &[2; 32]].concat(),
			),
			(ActContent::ThawCustodianKey, vec![6]),
			(ActContent::SetEndpoint { host }, vec![7, 12, b'a', b'.', b'b']),
			(
				ActContent::PublishDirectory { hash: [3; 32] },
				[&[8][..], &[3; 32]].concat(),
			),
			(ActContent::ReinstateOrganisation, vec![9]),
			(
				ActContent::SetVaultIdentity { key: [4; 32] },
				[&[10][..], &[4; 32]].concat(),
			),
		];
		assert_eq!(all.len(), ActKind::ALL.len());
		for (content, bytes) in all {
			assert_eq!(content.encode(), bytes);
			assert_eq!(content.kind() as u8, bytes[0]);
			let person = content.concerns();
			assert_eq!(person.is_some(), content.kind() <= ActKind::ReinstateMembership);
		}
	}
}
