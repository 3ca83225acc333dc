// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The checks that calls make before they change anything. None of them writes.
//!
//! A check of a call that is free while it has an effect is also what [`FreeCalls`] asks, so that the two
//! cannot differ.

use crate::{
	types::{key_holder, Grant, Voice},
	Call, Config, Consents, Error, ExclusionCount, LiveGrants, OpenRequests, Pallet, Representatives, Sealed,
	UnansweredIds, Wishes,
};
use frame_support::{ensure, traits::Get};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	allowance::FreeCalls,
	consent::{
		Audience, Categories, ConsentInspect, ConsentStatus, ExclusionWish, Grantee, Power, Representation,
		Terms, TermsFault, EXCLUSION_WISH,
	},
	roles::{Act, ActedBy, Licence, NotActing, OrganisationStatus, RoleInspect},
	views::ConsentDetails,
	Clock, ConsentId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::DispatchError;

impl<T: Config> From<TermsFault> for Error<T> {
	fn from(fault: TermsFault) -> Self {
		match fault {
			TermsFault::NoCategory => Self::NoCategory,
			TermsFault::NoDay => Self::NoDay,
			TermsFault::NoPurpose => Self::NoPurpose,
			TermsFault::PurposeNotActive => Self::PurposeNotActive,
			TermsFault::NoProfession => Self::NoProfession,
		}
	}
}

impl<T: Config> From<NotActing> for Error<T> {
	fn from(refused: NotActing) -> Self {
		match refused {
			NotActing::UnknownAccount => Self::UnknownAccount,
			NotActing::NotAllowedForSession => Self::NotAllowedForSession,
		}
	}
}

/// Who signs, and whom.
impl<T: Config> Pallet<T> {
	/// The person who signs what no session may: everything but what [`Self::signed_as_clinician`] lets pass.
	pub(crate) fn signed(origin: OriginFor<T>) -> Result<PersonId, DispatchError> {
		let account = ensure_signed(origin)?;
		Ok(Self::acting(&account, Act::Own)?.person)
	}

	/// The person who signs what only closes.
	pub(crate) fn signed_closing(origin: OriginFor<T>) -> Result<PersonId, DispatchError> {
		let account = ensure_signed(origin)?;
		Ok(Self::acting(&account, Act::Close)?.person)
	}

	/// The person who signs what a clinical session may.
	pub(crate) fn signed_as_clinician(origin: OriginFor<T>) -> Result<ActedBy<T::AccountId>, DispatchError> {
		let account = ensure_signed(origin)?;
		Ok(Self::acting(&account, Act::Clinical)?)
	}

	fn acting(account: &T::AccountId, act: Act) -> Result<ActedBy<T::AccountId>, Error<T>> {
		Ok(T::Roles::acting(account, act, T::Clock::now())?)
	}

	/// The patient exists, and `actor` is the patient or a live representative who may consent.
	pub(crate) fn ensure_for_patient(actor: PersonId, patient: PatientId) -> Result<(), Error<T>> {
		Self::ensure_patient(patient)?;
		ensure!(
			Self::may_act_for(actor, patient, Power::Consent, T::Clock::now()),
			Error::<T>::NotForPatient
		);
		Ok(())
	}

	/// The patient exists, and `actor` may close what is open for the patient.
	pub(crate) fn ensure_closing_for(actor: PersonId, patient: PatientId) -> Result<(), Error<T>> {
		Self::ensure_patient(patient)?;
		ensure!(
			Self::may_close_for(actor, patient, Power::Consent, T::Clock::now()),
			Error::<T>::NotForPatient
		);
		Ok(())
	}

	pub(crate) fn ensure_patient(patient: PatientId) -> Result<(), Error<T>> {
		ensure!(T::Roles::patient(patient).is_some(), Error::<T>::UnknownPatient);
		Ok(())
	}

	/// The person's representation of the patient, unless it is over. One that begins later counts.
	pub(crate) fn representation_not_over(patient: PatientId, person: PersonId) -> Option<Representation> {
		let majority_at = T::Roles::patient(patient).and_then(|details| details.majority_at);
		Representatives::<T>::get(patient, person)
			.filter(|representation| T::Clock::now() < representation.ends_at(majority_at))
	}

	/// Between representatives of one patient, only the patient decides: no representative shuts another one out or lets
	/// one in again, itself included.
	pub(crate) fn ensure_not_between_representatives(
		actor: PersonId,
		patient: PatientId,
		person: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(
			actor == patient.person() || Self::representation_not_over(patient, person).is_none(),
			Error::<T>::OnlyPatientDecides
		);
		Ok(())
	}
}

/// What is asked for or granted.
impl<T: Config> Pallet<T> {
	pub(crate) fn load(consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		Consents::<T>::get(consent).ok_or(Error::<T>::UnknownConsent)
	}

	pub(crate) fn ensure_new(consent: ConsentId) -> Result<(), Error<T>> {
		ensure!(
			!Consents::<T>::contains_key(consent) && !UnansweredIds::<T>::contains_key(consent),
			Error::<T>::ConsentExists
		);
		Ok(())
	}

	/// The row is proposed.
	pub(crate) fn load_proposed(consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		let details = Self::load(consent)?;
		ensure!(details.status == ConsentStatus::Proposed, Error::<T>::NotProposed);
		Ok(details)
	}

	/// The row is active; it may be out of time.
	pub(crate) fn load_active(consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		let details = Self::load(consent)?;
		ensure!(details.status == ConsentStatus::Active, Error::<T>::NotActive);
		Ok(details)
	}

	/// The terms make sense for this grantee, and end in the future and below the ceiling.
	pub(crate) fn ensure_terms(grantee: Grantee, terms: &Terms) -> Result<(), Error<T>> {
		if let Some(fault) = terms.fault() {
			return Err(fault.into());
		}
		ensure!(
			matches!(grantee, Grantee::Organisation(_)) || terms.audience == Audience::Whole,
			Error::<T>::AudienceOfPerson
		);
		let now = T::Clock::now();
		ensure!(now < terms.expires_at, Error::<T>::AlreadyExpired);
		ensure!(
			terms.expires_at <= now.plus(T::MaxTermMillis::get()),
			Error::<T>::TermTooLong
		);
		Ok(())
	}

	/// What lets somebody in or act for a ward ends with its majority at the latest, whoever signs for it.
	pub(crate) fn ensure_before_majority(patient: PatientId, until: UnixMillis) -> Result<(), Error<T>> {
		let before = T::Roles::patient(patient)
			.and_then(|details| details.majority_at)
			.filter(|majority_at| T::Clock::now() < *majority_at);
		ensure!(
			before.is_none_or(|majority_at| until <= majority_at),
			Error::<T>::BeyondMajority
		);
		Ok(())
	}

	/// Who grants for somebody else does not let their own colleagues in.
	fn ensure_not_own_organisation(
		by: PersonId,
		patient: PatientId,
		grantee: Grantee,
	) -> Result<(), Error<T>> {
		let Grantee::Organisation(organisation) = grantee else {
			return Ok(());
		};
		let own =
			by != patient.person() && T::Roles::live_membership(organisation, by, T::Clock::now()).is_some();
		ensure!(!own, Error::<T>::OwnOrganisation);
		Ok(())
	}

	/// Nobody is let in to their own record or by their own signature, nor while the patient has shut them out.
	pub(crate) fn ensure_grantee(patient: PatientId, grantee: Grantee) -> Result<(), Error<T>> {
		ensure!(
			grantee != Grantee::Person(patient.person()),
			Error::<T>::GranteeIsPatient
		);
		ensure!(!Self::shuts_out(patient, grantee), Error::<T>::ShutOut);
		Ok(())
	}

	/// The grantee may act now and has a key that record keys can be wrapped for. Says how many memberships were looked at.
	fn ensure_grantee_live(grantee: Grantee) -> Result<u32, Error<T>> {
		let licence = match grantee {
			Grantee::Person(person) => T::Roles::licence(person, T::Clock::now()),
			// One row, where a membership takes two.
			Grantee::Organisation(organisation) => Licence::of(
				T::Roles::organisation(organisation)
					.map(|standing| standing.status == OrganisationStatus::Active),
			),
		};
		ensure!(licence.is_live, Error::<T>::GranteeNotLive);
		ensure!(
			T::Roles::encryption_key(key_holder(grantee)).is_some(),
			Error::<T>::NoEncryptionKey
		);
		Ok(licence.looked_at)
	}

	/// Everything that must hold before a consent becomes active, but for the bound on grants of one pair. Says how many memberships of the
	/// grantee were looked at.
	pub(crate) fn ensure_grant(grant: &Grant) -> Result<u32, Error<T>> {
		Self::ensure_for_patient(grant.by, grant.patient)?;
		Self::ensure_terms(grant.grantee, &grant.terms)?;
		Self::ensure_before_majority(grant.patient, grant.terms.expires_at)?;
		Self::ensure_not_own_organisation(grant.by, grant.patient, grant.grantee)?;
		Self::ensure_grantee(grant.patient, grant.grantee)?;
		ensure!(
			grant.grantee != Grantee::Person(grant.by),
			Error::<T>::GranteeIsSigner
		);
		Self::ensure_grantee_live(grant.grantee)
	}
}

/// The checks of calls that are free while they have an effect.
impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_reject(actor: PersonId, consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		let details = Self::load_proposed(consent)?;
		Self::ensure_closing_for(actor, details.patient)?;
		Ok(details)
	}

	pub(crate) fn ensure_revoke(actor: PersonId, consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		let details = Self::load_active(consent)?;
		Self::ensure_closing_for(actor, details.patient)?;
		Ok(details)
	}

	pub(crate) fn ensure_revoke_all(
		actor: PersonId,
		patient: PatientId,
		grantee: Grantee,
	) -> Result<(), Error<T>> {
		Self::ensure_closing_for(actor, patient)?;
		let has_grant = LiveGrants::<T>::contains_key(patient, grantee);
		let has_request = || {
			OpenRequests::<T>::get(patient)
				.iter()
				.any(|open| open.grantee == grantee)
		};
		ensure!(has_grant || has_request(), Error::<T>::NothingToRevoke);
		Ok(())
	}

	pub(crate) fn ensure_relinquish(actor: PersonId, consent: ConsentId) -> Result<ConsentDetails, Error<T>> {
		let details = Self::load_active(consent)?;
		let theirs = match details.grantee {
			Grantee::Person(person) => person == actor,
			Grantee::Organisation(organisation) => T::Roles::is_administrator(organisation, actor),
		};
		ensure!(theirs, Error::<T>::NotGrantee);
		Ok(details)
	}

	/// Somebody may shut this person or organisation out: whether by this signature, or by that of a second representative.
	pub(crate) fn ensure_exclude(
		actor: PersonId,
		patient: PatientId,
		whom: Grantee,
	) -> Result<Voice, Error<T>> {
		Self::ensure_closing_for(actor, patient)?;
		match whom {
			Grantee::Person(person) => {
				ensure!(person != patient.person(), Error::<T>::ExcludesPatient);
				ensure!(T::Roles::person_exists(person), Error::<T>::UnknownPerson);
			}
			Grantee::Organisation(organisation) => ensure!(
				T::Roles::organisation(organisation).is_some(),
				Error::<T>::UnknownOrganisation
			),
		}
		ensure!(!Self::shuts_out(patient, whom), Error::<T>::AlreadyExcluded);
		ensure!(
			ExclusionCount::<T>::get(patient) < T::MaxExclusions::get(),
			Error::<T>::TooManyExclusions
		);
		Self::voice(actor, patient, whom, true)
	}

	/// Likewise to let them in again.
	pub(crate) fn ensure_readmit(
		actor: PersonId,
		patient: PatientId,
		whom: Grantee,
	) -> Result<Voice, Error<T>> {
		Self::ensure_for_patient(actor, patient)?;
		ensure!(Self::shuts_out(patient, whom), Error::<T>::NotExcluded);
		Self::voice(actor, patient, whom, false)
	}

	/// What the signature of somebody who acts for the patient is worth. About a person one is enough, though not between
	/// representatives; about an organisation, with all whom that concerns, two representatives have to wish the same.
	fn voice(actor: PersonId, patient: PatientId, whom: Grantee, shut: bool) -> Result<Voice, Error<T>> {
		if actor == patient.person() {
			return Ok(Voice::Decides);
		}
		let organisation = match whom {
			Grantee::Person(person) => {
				Self::ensure_not_between_representatives(actor, patient, person)?;
				return Ok(Voice::Decides);
			}
			Grantee::Organisation(organisation) => organisation,
		};
		let now = T::Clock::now();
		let wishes = Wishes::<T>::get(patient);
		let mut same = wishes
			.iter()
			.filter(|wish| wish.organisation == organisation && wish.shut == shut && now < wish.until);
		let joins = same
			.clone()
			.any(|wish| wish.by != actor && Self::may_act_for(wish.by, patient, Power::Consent, now));
		if joins {
			return Ok(Voice::Decides);
		}
		ensure!(!same.any(|wish| wish.by == actor), Error::<T>::AlreadyWished);
		Ok(Voice::Wishes(ExclusionWish {
			by: actor,
			organisation,
			shut,
			until: now.plus(EXCLUSION_WISH),
		}))
	}

	pub(crate) fn ensure_dismiss(
		actor: PersonId,
		patient: PatientId,
		representative: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(
			actor == patient.person() || actor == representative,
			Error::<T>::OnlyPatientDecides
		);
		ensure!(
			Representatives::<T>::contains_key(patient, representative),
			Error::<T>::NotRepresentative
		);
		Ok(())
	}

	/// What is sealed already; `categories` add to it.
	pub(crate) fn ensure_seal(
		actor: PersonId,
		patient: PatientId,
		categories: Categories,
	) -> Result<Categories, Error<T>> {
		Self::ensure_closing_for(actor, patient)?;
		ensure!(!categories.is_empty(), Error::<T>::NoCategory);
		let old = Sealed::<T>::get(patient);
		ensure!(old.union(categories) != old, Error::<T>::AlreadySealed);
		Ok(old)
	}
}

/// A session pays for what it signs: to judge it takes many reads. Calls that shut somebody out are free, so that nobody is kept from
/// them; one that would be refused is not, so that nobody can fill blocks with them.
impl<T: Config> FreeCalls<T::AccountId, Call<T>> for Pallet<T> {
	fn would_have_effect(who: &T::AccountId, call: &Call<T>) -> bool {
		let Ok(ActedBy { person: actor, .. }) = Self::acting(who, Act::Close) else {
			return false;
		};
		match call {
			Call::reject { consent } => Self::ensure_reject(actor, *consent).is_ok(),
			Call::revoke { consent } => Self::ensure_revoke(actor, *consent).is_ok(),
			Call::revoke_all { patient, grantee } => {
				Self::ensure_revoke_all(actor, *patient, *grantee).is_ok()
			}
			Call::relinquish { consent } => Self::ensure_relinquish(actor, *consent).is_ok(),
			// A wish shuts nobody out yet.
			Call::exclude { patient, whom } => {
				let voice = Self::ensure_exclude(actor, *patient, *whom);
				matches!(voice, Ok(Voice::Decides))
			}
			Call::dismiss_representative {
				patient,
				representative,
			} => Self::ensure_dismiss(actor, *patient, *representative).is_ok(),
			Call::seal { patient, categories } => Self::ensure_seal(actor, *patient, *categories).is_ok(),
			_ => false,
		}
	}
}
