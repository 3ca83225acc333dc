// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who people are and what they may act as: words of `pallet-roles`, and the trait that it gives.

use crate::{
	ids::{OrganisationId, PatientId, PersonId},
	macros::{coded_enum, coded_set},
	time::UnixMillis,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

coded_enum! {
	/// What an organisation is (FHIR R4 Organization.type, coarse).
	pub enum OrganisationKind {
		/// A hospital.
		Hospital = 0 => "hospital",
		/// A clinic or practice.
		Clinic = 1 => "clinic",
		/// A laboratory.
		Laboratory = 2 => "laboratory",
		/// A pharmacy.
		Pharmacy = 3 => "pharmacy",
		/// Another kind of body.
		Other = 4 => "other",
	}
}

coded_enum! {
	/// Whether an organisation may act.
	pub enum OrganisationStatus {
		/// It may.
		Active = 0 => "active",
		/// It may not until it is reinstated; what it wrote stays.
		Suspended = 1 => "suspended",
	}
}

impl OrganisationStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Active, Self::Suspended) | (Self::Suspended, Self::Active)
		)
	}
}

coded_enum! {
	/// What a member is credentialed as (FHIR R4 PractitionerRole.code, coarse).
	pub enum Profession {
		/// A physician.
		Doctor = 0 => "doctor",
		/// A nurse.
		Nurse = 1 => "nurse",
		/// A pharmacist.
		Pharmacist = 2 => "pharmacist",
		/// A laboratory technician.
		LaboratoryTechnician = 3 => "laboratory-technician",
		/// Front desk and administration.
		Clerk = 4 => "clerk",
		/// The person who answers for privacy in the organisation.
		PrivacyOfficer = 5 => "privacy-officer",
	}
}

coded_set! {
	/// A set of professions.
	pub struct Professions(u8) of Profession;
}

impl OrganisationKind {
	/// The table of whom an organisation of this kind may credential. A profession is only worth something where its work is done:
	/// a pharmacy that hired a doctor would prescribe and dispense by itself.
	pub const fn employs(self) -> Professions {
		match self {
			Self::Hospital | Self::Clinic => Professions::all(),
			Self::Laboratory => Professions::of(&[
				Profession::Doctor,
				Profession::Nurse,
				Profession::LaboratoryTechnician,
				Profession::Clerk,
				Profession::PrivacyOfficer,
			]),
			Self::Pharmacy => Professions::of(&[
				Profession::Pharmacist,
				Profession::Clerk,
				Profession::PrivacyOfficer,
			]),
			Self::Other => Professions::of(&[Profession::Clerk, Profession::PrivacyOfficer]),
		}
	}
}

coded_enum! {
	/// What a member may do beyond the profession.
	pub enum Credential {
		/// May make a report final (pathologist, radiologist).
		Verifying = 0 => "verifying",
		/// May open an emergency access.
		Emergency = 1 => "emergency",
	}
}

coded_set! {
	/// A set of credentials.
	pub struct Credentials(u8) of Credential;
}

coded_enum! {
	/// Whether a membership lets its holder act.
	pub enum MembershipStatus {
		/// It does until `valid_until`.
		Active = 0 => "active",
		/// It does not until it is reinstated.
		Suspended = 1 => "suspended",
		/// It never does again; a new membership may be issued in its place.
		Ended = 2 => "ended",
	}
}

impl MembershipStatus {
	/// The table of allowed moves.
	pub const fn may_become(self, to: Self) -> bool {
		matches!(
			(self, to),
			(Self::Active, Self::Suspended)
				| (Self::Suspended, Self::Active)
				| (Self::Active, Self::Ended)
				| (Self::Suspended, Self::Ended)
		)
	}
}

/// A person's credentialed place in an organisation. One per person and organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Membership {
	/// What the member is credentialed as.
	pub profession: Profession,
	/// What the member may do beyond the profession.
	pub credentials: Credentials,
	/// The first instant at which the membership is no longer valid.
	pub valid_until: UnixMillis,
	/// The first instant at which it counts in full. Before, its holder sees patients and does tasks, but reaches nothing that was
	/// opened to the whole organisation, reads no log, verifies nothing and opens no emergency.
	pub full_from: UnixMillis,
	/// Whether it was suspended or ended.
	pub status: MembershipStatus,
}

/// From when a membership is accepted until it counts in full, in milliseconds: a week in which the organisation's other
/// administrators and its patients see who was hired.
pub const FULL_AFTER_MS: u64 = 7 * UnixMillis::DAY;

/// The most memberships of one person. Somebody who works in more places holds another person there.
pub const MAX_MEMBERSHIPS_PER_PERSON: u32 = 16;

impl Membership {
	/// Is it neither suspended nor ended nor out of term?
	pub fn is_in_force(&self, now: UnixMillis) -> bool {
		self.status == MembershipStatus::Active && now < self.valid_until
	}

	/// May its holder act at this instant? A privacy officer only while it counts in full: what they do is reading logs.
	pub fn is_live(&self, now: UnixMillis) -> bool {
		self.is_in_force(now) && (self.profession != Profession::PrivacyOfficer || self.is_full(now))
	}

	/// When it was issued; the beginning of time for one that the network began with.
	pub fn issued_at(&self) -> UnixMillis {
		UnixMillis(self.full_from.0.saturating_sub(FULL_AFTER_MS))
	}

	/// Does it count in full?
	pub fn is_full(&self, now: UnixMillis) -> bool {
		self.full_from <= now
	}

	/// What the member may do beyond the profession at this instant.
	pub fn credentials_at(&self, now: UnixMillis) -> Credentials {
		if self.is_full(now) {
			self.credentials
		} else {
			Credentials::NONE
		}
	}
}

/// What an organisation is and whether it may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct OrganisationStanding {
	/// What it is.
	pub kind: OrganisationKind,
	/// Whether it may act.
	pub status: OrganisationStatus,
}

coded_enum! {
	/// How far an account controls a person.
	pub enum AccountScope {
		/// Everything that the person may do. Has no end.
		Full = 0 => "full",
		/// Clinical acts during a shift.
		ClinicalSession = 1 => "clinical-session",
		/// Desk acts during a shift.
		DeskSession = 2 => "desk-session",
		/// What only closes. Left of full control where somebody else may hold the account: after a ward's majority, and while accounts
		/// of one person contest each other.
		Closing = 3 => "closing",
	}
}

coded_enum! {
	/// What kind of thing a call does, as far as sessions care.
	pub enum Act {
		/// What somebody does as oneself: grant, register, add an account, administer.
		Own = 0 => "own",
		/// What a clinician does for a patient: write, prescribe, dispense, report, see a patient.
		Clinical = 1 => "clinical",
		/// What a front desk does: book, confirm, check in.
		Desk = 2 => "desk",
		/// What takes away and opens nothing, done as oneself: revoke, exclude, seal, cancel, end.
		Close = 3 => "close",
	}
}

impl AccountScope {
	/// The table of what an account of this scope may sign. A session never grants, adds members or opens sessions: these are own acts.
	pub const fn permits(self, act: Act) -> bool {
		matches!(
			(self, act),
			(Self::Full, _)
				| (Self::ClinicalSession, Act::Clinical)
				| (Self::DeskSession, Act::Desk)
				| (Self::Closing, Act::Close)
		)
	}

	/// Is it a device's during a shift?
	pub const fn is_session(self) -> bool {
		matches!(self, Self::ClinicalSession | Self::DeskSession)
	}

	/// The table of whose live membership a session of this scope is opened with and lives by. Full control fits everybody: it
	/// needs no membership.
	pub const fn fits(self, profession: Profession) -> bool {
		matches!(
			(self, profession),
			(Self::Full, _)
				| (
					Self::ClinicalSession,
					Profession::Doctor
						| Profession::Nurse
						| Profession::Pharmacist
						| Profession::LaboratoryTechnician
				) | (Self::DeskSession, Profession::Clerk)
		)
	}
}

/// Who did something, and with which device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct ActedBy<AccountId> {
	/// The person.
	pub person: PersonId,
	/// The session's account, where a session signed.
	pub device: Option<AccountId>,
}

/// Why an account may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotActing {
	/// It controls nobody, or its session is over.
	UnknownAccount,
	/// It is a session's, and the session does not permit this.
	NotAllowedForSession,
}

/// Who is behind a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct Signer {
	/// The person.
	pub person: PersonId,
	/// How far the account controls the person.
	pub scope: AccountScope,
	/// The first instant at which the account no longer does; [`UnixMillis::FOREVER`] for [`AccountScope::Full`].
	pub until: UnixMillis,
}

impl Signer {
	/// Does the account control the person at this instant?
	pub fn is_live(&self, now: UnixMillis) -> bool {
		now < self.until
	}

	/// Who acts by this `account`, which is the signer's, if its scope permits such an act.
	pub fn acting<AccountId: Clone>(
		&self,
		account: &AccountId,
		act: Act,
	) -> Result<ActedBy<AccountId>, NotActing> {
		if !self.scope.permits(act) {
			return Err(NotActing::NotAllowedForSession);
		}
		Ok(ActedBy {
			person: self.person,
			device: self.scope.is_session().then(|| account.clone()),
		})
	}
}

/// One session of a person: a device that acts for them during a shift. Stored as it is, and shown to that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct SessionView<AccountId> {
	/// The device's account.
	pub account: AccountId,
	/// For which kind of act.
	pub scope: AccountScope,
	/// The first instant at which it is over.
	pub until: UnixMillis,
	/// When it was opened.
	pub opened_at: UnixMillis,
}

/// Whose encryption key is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyHolder {
	/// A person's.
	#[codec(index = 0)]
	Person(PersonId),
	/// That of an organisation's custodian.
	#[codec(index = 1)]
	Organisation(OrganisationId),
}

/// An X25519 public key (RFC 7748) that record keys are wrapped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct EncryptionKey {
	/// 1 for the first key of a holder, one more for each rotation.
	pub version: u32,
	/// The 32 bytes of the u-coordinate.
	pub public: [u8; 32],
}

/// The key with which an organisation's vault signs receipts' roots and answers, now or once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct VaultKey {
	/// Whose vault.
	pub organisation: OrganisationId,
	/// The first instant at which it counts.
	pub from: UnixMillis,
	/// The first instant at which it no longer does; `None` while it is in use.
	pub until: Option<UnixMillis>,
}

/// What an enrolled patient's row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Serialize, Deserialize)]
pub struct PatientDetails {
	/// The organisation that enrolled the patient.
	pub enrolled_by: OrganisationId,
	/// When.
	pub enrolled_at: UnixMillis,
	/// For a ward: the instant of majority, at which every representative that an enrolment named ends.
	pub majority_at: Option<UnixMillis>,
}

/// Which person signs here, and may that person act as that, now? Given by `pallet-roles`.
pub trait RoleInspect {
	/// The chain's account type.
	type AccountId;

	/// Who is behind this account; `None` for an unknown one, for a session that has ended, and for one whose person holds no live
	/// membership that it could live by.
	fn signer(account: &Self::AccountId, now: UnixMillis) -> Option<Signer>;

	/// The person who signs with this account, if the account's scope permits what they are about to do.
	fn acting(
		account: &Self::AccountId,
		act: Act,
		now: UnixMillis,
	) -> Result<ActedBy<Self::AccountId>, NotActing>
	where
		Self::AccountId: Clone,
	{
		Self::signer(account, now)
			.ok_or(NotActing::UnknownAccount)?
			.acting(account, act)
	}

	/// Is there such a person?
	fn person_exists(person: PersonId) -> bool;

	/// The patient's row; `None` when nobody enrolled this person as a patient.
	fn patient(patient: PatientId) -> Option<PatientDetails>;

	/// Is the patient registered with this organisation (by enrolment or by an own signature)?
	fn is_registered(patient: PatientId, organisation: OrganisationId) -> bool;

	/// What the organisation is and whether it may act; `None` for an unknown one.
	fn organisation(organisation: OrganisationId) -> Option<OrganisationStanding>;

	/// The person's membership, live or not; `None` when there never was one.
	fn membership(organisation: OrganisationId, person: PersonId) -> Option<Membership>;

	/// Is this person an administrator of the organisation, active or not? What only closes asks this.
	fn is_administrator(organisation: OrganisationId, person: PersonId) -> bool;

	/// Is this person an administrator of the organisation, and may it act? What reads or opens asks this.
	fn administers(organisation: OrganisationId, person: PersonId) -> bool {
		Self::organisation(organisation).is_some_and(|standing| standing.status == OrganisationStatus::Active)
			&& Self::is_administrator(organisation, person)
	}

	/// The holder's newest encryption key.
	fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey>;

	/// Whose vault signs with this account, while the organisation may act; `None` for everybody else's.
	fn vault_of(account: &Self::AccountId) -> Option<OrganisationId>;

	/// The membership, if it and its organisation let the person act now.
	fn live_membership(
		organisation: OrganisationId,
		person: PersonId,
		now: UnixMillis,
	) -> Option<Membership> {
		let standing = Self::organisation(organisation)?;
		Self::membership(organisation, person)
			.filter(|membership| standing.status == OrganisationStatus::Active && membership.is_live(now))
	}

	/// Does an account control this person that no other person could have given it before it was of age? Who is a ward without one is
	/// left to those who could act before, as far as that only closes.
	fn controls_itself(person: PersonId) -> bool;

	/// Has a desk seen that this ward holds its account itself? What it seals is then shut to its guardians, too.
	fn holds_own_account(ward: PatientId) -> bool;

	/// Is this person a member, somewhere, whose licence is live now? And how many memberships were looked at to know: at most
	/// [`MAX_MEMBERSHIPS_PER_PERSON`].
	fn licence(person: PersonId, now: UnixMillis) -> Licence;

	/// Is this person a member, somewhere, whose licence is live now?
	fn is_licensed(person: PersonId, now: UnixMillis) -> bool {
		Self::licence(person, now).is_live
	}
}

/// Whether a person is licensed, and what it took to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Licence {
	/// A membership of theirs is live.
	pub is_live: bool,
	/// How many memberships were looked at: weights give back what was not.
	pub looked_at: u32,
}

impl Licence {
	/// Looks at memberships, each live or not, until one is.
	pub fn of(memberships: impl IntoIterator<Item = bool>) -> Self {
		let mut licence = Self::default();
		for is_live in memberships {
			licence.looked_at = licence.looked_at.saturating_add(1);
			licence.is_live = is_live;
			if is_live {
				break;
			}
		}
		licence
	}
}

/// Names and dismisses the guardians of a ward. Given by `pallet-consent`, asked by `pallet-roles`.
pub trait AppointGuardian {
	/// Lets `guardian` act for `ward` with every power until the ward's majority. The caller has checked both persons.
	fn appoint(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused>;

	/// Ends what [`Self::appoint`] gave. Refused for somebody who is no guardian of the ward.
	fn dismiss(ward: PatientId, guardian: PersonId) -> Result<(), GuardianRefused>;

	/// Shuts what the ward has sealed, and will, to its guardians.
	fn shut_sealed(ward: PatientId);

	/// Keeps a guardian from acting until an instant. Refused for somebody who is no guardian of the ward.
	fn suspend(ward: PatientId, guardian: PersonId, until: UnixMillis) -> Result<(), GuardianRefused>;

	/// Is this person a guardian of the ward now, suspended or not?
	fn is_guardian(ward: PatientId, person: PersonId) -> bool;
}

/// The guardian could not be named: nothing gives [`AppointGuardian`] here, or the ward has too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuardianRefused;

impl AppointGuardian for () {
	fn appoint(_: PatientId, _: PersonId) -> Result<(), GuardianRefused> {
		Err(GuardianRefused)
	}

	fn dismiss(_: PatientId, _: PersonId) -> Result<(), GuardianRefused> {
		Err(GuardianRefused)
	}

	fn shut_sealed(_: PatientId) {}

	fn suspend(_: PatientId, _: PersonId, _: UnixMillis) -> Result<(), GuardianRefused> {
		Err(GuardianRefused)
	}

	fn is_guardian(_: PatientId, _: PersonId) -> bool {
		false
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_membership_ends_at_its_first_invalid_millisecond() {
		let membership = Membership {
			profession: Profession::Doctor,
			credentials: Credentials::NONE,
			valid_until: UnixMillis(10),
			full_from: UnixMillis(0),
			status: MembershipStatus::Active,
		};
		assert!(membership.is_live(UnixMillis(9)));
		assert!(!membership.is_live(UnixMillis(10)));
		assert!(!Membership {
			status: MembershipStatus::Suspended,
			..membership
		}
		.is_live(UnixMillis(9)));
		assert!(!Membership {
			status: MembershipStatus::Ended,
			..membership
		}
		.is_live(UnixMillis(9)));
	}

	#[test]
	fn a_membership_counts_in_full_from_its_instant_on() {
		let membership = |profession| Membership {
			profession,
			credentials: Credentials::all(),
			valid_until: UnixMillis(10),
			full_from: UnixMillis(5),
			status: MembershipStatus::Active,
		};
		for profession in Profession::ALL.iter().copied() {
			let member = membership(profession);
			let officer = profession == Profession::PrivacyOfficer;
			assert_eq!(member.is_live(UnixMillis(4)), !officer);
			assert!(member.is_live(UnixMillis(5)));
			assert_eq!(member.credentials_at(UnixMillis(4)), Credentials::NONE);
			assert_eq!(member.credentials_at(UnixMillis(5)), Credentials::all());
		}
	}

	#[test]
	fn a_kind_employs_whose_work_is_done_there() {
		let refused = |kind: OrganisationKind| -> Vec<Profession> {
			let all = Profession::ALL.iter().copied();
			all.filter(|profession| !kind.employs().contains(*profession))
				.collect()
		};
		assert!(refused(OrganisationKind::Hospital).is_empty());
		assert!(refused(OrganisationKind::Clinic).is_empty());
		assert_eq!(refused(OrganisationKind::Laboratory), [Profession::Pharmacist]);
		let clinical = [
			Profession::Doctor,
			Profession::Nurse,
			Profession::LaboratoryTechnician,
		];
		assert_eq!(refused(OrganisationKind::Pharmacy), clinical);
		assert_eq!(
			refused(OrganisationKind::Other),
			[
				Profession::Doctor,
				Profession::Nurse,
				Profession::Pharmacist,
				Profession::LaboratoryTechnician
			]
		);
	}

	#[test]
	fn a_session_permits_one_kind_of_act_and_full_control_all() {
		let permitted = |scope: AccountScope| Act::ALL.iter().copied().filter(move |act| scope.permits(*act));
		assert!(permitted(AccountScope::Full).eq(Act::ALL.iter().copied()));
		assert!(permitted(AccountScope::ClinicalSession).eq([Act::Clinical]));
		assert!(permitted(AccountScope::DeskSession).eq([Act::Desk]));
		assert!(permitted(AccountScope::Closing).eq([Act::Close]));
	}

	#[test]
	fn a_session_lives_by_a_fitting_profession() {
		let fitting = |scope: AccountScope| -> Professions {
			let all = Profession::ALL.iter().copied();
			all.filter(|profession| scope.fits(*profession)).collect()
		};
		assert_eq!(fitting(AccountScope::Full), Professions::all());
		assert_eq!(
			fitting(AccountScope::DeskSession),
			Professions::of(&[Profession::Clerk])
		);
		assert_eq!(
			fitting(AccountScope::ClinicalSession),
			Professions::of(&[
				Profession::Doctor,
				Profession::Nurse,
				Profession::Pharmacist,
				Profession::LaboratoryTechnician
			])
		);
	}

	#[test]
	fn a_session_names_its_device_and_full_control_none() {
		let signer = Signer {
			person: PersonId::repeat(1),
			scope: AccountScope::ClinicalSession,
			until: UnixMillis(10),
		};
		let by = |device| {
			Ok(ActedBy {
				person: PersonId::repeat(1),
				device,
			})
		};
		assert_eq!(signer.acting(&7, Act::Clinical), by(Some(7)));
		assert_eq!(signer.acting(&7, Act::Own), Err(NotActing::NotAllowedForSession));
		let full = Signer {
			scope: AccountScope::Full,
			..signer
		};
		assert_eq!(full.acting(&7, Act::Own), by(None));
	}

	#[test]
	fn an_ended_membership_never_moves() {
		for to in MembershipStatus::ALL {
			assert!(!MembershipStatus::Ended.may_become(*to));
		}
	}

	#[test]
	fn a_set_refuses_an_unknown_bit() {
		use codec::DecodeAll;
		assert_eq!(
			Professions::decode_all(&mut &[0b0010_0001u8][..]),
			Ok(Professions::of(&[Profession::Doctor, Profession::PrivacyOfficer]))
		);
		assert!(Professions::decode_all(&mut &[0b0100_0000u8][..]).is_err());
	}
}
