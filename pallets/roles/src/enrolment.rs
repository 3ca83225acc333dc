// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How people, patients and wards come in.

use crate::{
	types::WardProposal, AccountsOf, Config, EncryptionKeys, Error, Pallet, Patients, Persons,
	RegisteredCount, Registrations, WardProposals,
};
use frame_support::{dispatch::DispatchResult, ensure};
use salus_primitives::{
	roles::{AppointGuardian, KeyHolder, PatientDetails, RoleInspect},
	statements::{EnrolmentPurpose, EnrolmentStatement},
	Clock, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::traits::Get;

impl<T: Config> Pallet<T> {
	/// Refuses an enrolment that the person's own account did not sign in just these words and for just this purpose.
	pub(crate) fn ensure_enrolment(
		purpose: EnrolmentPurpose,
		organisation: OrganisationId,
		person: PersonId,
		account: &T::AccountId,
		encryption_key: [u8; 32],
		expires_at: UnixMillis,
		signature: &T::Signature,
	) -> DispatchResult {
		let statement = EnrolmentStatement {
			network: Self::network(),
			purpose,
			organisation,
			person,
			account: account.clone().into(),
			encryption_key,
			expires_at,
		};
		Self::ensure_signed_statement(&statement.text(), account, expires_at, signature)
	}

	/// Registers the key of an enrolment statement: the person's first, or the one that the person has.
	pub(crate) fn set_or_match_key(person: PersonId, public: [u8; 32]) -> DispatchResult {
		let holder = KeyHolder::Person(person);
		match EncryptionKeys::<T>::get(holder) {
			None => Self::rotate_key(holder, public).map(|_| ()),
			Some(key) if key.public == public => Ok(()),
			Some(_) => Err(Error::<T>::AnotherEncryptionKey.into()),
		}
	}

	/// Writes the row of a new patient and the first registration.
	pub(crate) fn write_patient(
		patient: PatientId,
		organisation: OrganisationId,
		majority_at: Option<UnixMillis>,
	) -> DispatchResult {
		ensure!(!Patients::<T>::contains_key(patient), Error::<T>::PatientExists);
		let enrolled_at = T::Clock::now();
		Patients::<T>::insert(
			patient,
			PatientDetails {
				enrolled_by: organisation,
				enrolled_at,
				majority_at,
			},
		);
		Self::write_registration(patient, organisation);
		Ok(())
	}

	/// Writes a registration that is not there yet, and counts it.
	fn write_registration(patient: PatientId, organisation: OrganisationId) {
		Registrations::<T>::insert(patient, organisation, T::Clock::now());
		RegisteredCount::<T>::mutate(organisation, |count| *count = count.saturating_add(1));
	}

	/// Takes a registration away that is there, and counts it no more.
	pub(crate) fn remove_registration(
		patient: PatientId,
		organisation: OrganisationId,
	) -> Result<(), Error<T>> {
		Registrations::<T>::take(patient, organisation).ok_or(Error::<T>::NotRegistered)?;
		RegisteredCount::<T>::mutate_exists(organisation, |slot| {
			*slot = slot
				.take()
				.map(|count| count.saturating_sub(1))
				.filter(|count| *count > 0);
		});
		Ok(())
	}

	/// Registers a patient with one more organisation.
	pub(crate) fn register(patient: PatientId, organisation: OrganisationId) -> DispatchResult {
		ensure!(
			!Registrations::<T>::contains_key(patient, organisation),
			Error::<T>::AlreadyRegistered
		);
		Self::write_registration(patient, organisation);
		Ok(())
	}

	/// Refuses an instant of majority that is not ahead, or too far ahead.
	pub(crate) fn ensure_majority(majority_at: UnixMillis) -> DispatchResult {
		let now = T::Clock::now();
		let latest = now.plus(T::MaxMinority::get());
		ensure!(
			now < majority_at && majority_at <= latest,
			Error::<T>::MajorityOutOfRange
		);
		Ok(())
	}

	/// Refuses a guardian who could not act: unknown, without an account, or without a key.
	pub(crate) fn ensure_guardian(guardian: PersonId) -> DispatchResult {
		ensure!(Persons::<T>::contains_key(guardian), Error::<T>::UnknownPerson);
		ensure!(!AccountsOf::<T>::get(guardian).is_empty(), Error::<T>::NoAccount);
		ensure!(
			EncryptionKeys::<T>::contains_key(KeyHolder::Person(guardian)),
			Error::<T>::NoEncryptionKey
		);
		Ok(())
	}

	/// Writes a proposal once its terms are sound. One that has expired gives way.
	pub(crate) fn write_proposal(ward: PatientId, proposal: WardProposal) -> DispatchResult {
		ensure!(
			!Persons::<T>::contains_key(ward.person()),
			Error::<T>::PersonExists
		);
		ensure!(
			proposal.proposer != proposal.guardian,
			Error::<T>::GuardianIsMember
		);
		Self::ensure_guardian(proposal.guardian)?;
		Self::ensure_majority(proposal.majority_at)?;
		let open = WardProposals::<T>::get(ward).is_some_and(|old| T::Clock::now() < old.expires_at);
		ensure!(!open, Error::<T>::ProposalExists);
		WardProposals::<T>::insert(ward, proposal);
		Ok(())
	}

	/// Refuses a confirmation that comes too late or from the wrong member. Both members' licences are judged now.
	pub(crate) fn ensure_confirmable(proposal: &WardProposal, confirmer: PersonId) -> DispatchResult {
		ensure!(T::Clock::now() < proposal.expires_at, Error::<T>::ProposalExpired);
		ensure!(confirmer != proposal.proposer, Error::<T>::SameMember);
		ensure!(confirmer != proposal.guardian, Error::<T>::GuardianIsMember);
		Self::ensure_staff(proposal.organisation, confirmer, crate::types::CARE_AND_DESK)?;
		let proposer =
			<Self as RoleInspect>::live_membership(proposal.organisation, proposal.proposer, T::Clock::now());
		ensure!(proposer.is_some(), Error::<T>::ProposerNotLicensed);
		Self::ensure_majority(proposal.majority_at)
	}

	/// Enrols the ward and lets the guardian act for it.
	pub(crate) fn enrol_ward(ward: PatientId, proposal: &WardProposal) -> DispatchResult {
		Self::create_person(ward.person(), None)?;
		Self::welcome(proposal.organisation, ward.person())?;
		Self::write_patient(ward, proposal.organisation, Some(proposal.majority_at))?;
		T::Guardians::appoint(ward, proposal.guardian).map_err(|_| Error::<T>::GuardianRefused)?;
		WardProposals::<T>::remove(ward);
		Ok(())
	}
}
