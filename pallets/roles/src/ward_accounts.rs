// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How a ward gets its first account: from a representative before majority, from two members at the desk after it.

use crate::{
	types::{is_weak_key, WardAccountProposal, DESK},
	AccountsOf, Config, Controllers, EncryptionKeys, Error, Pallet, Patients, Registrations,
	WardAccountProposals,
};
use frame_support::{dispatch::DispatchResult, ensure};
use salus_primitives::{
	consent::{ConsentInspect, Power},
	roles::{EncryptionKey, KeyHolder, PatientDetails},
	Clock, OrganisationId, PatientId, PersonId,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The row of a patient whom no account controls. Nobody's control is ever touched by what follows.
	fn ensure_without_account(ward: PatientId) -> Result<PatientDetails, DispatchError> {
		let details = Patients::<T>::get(ward).ok_or(Error::<T>::UnknownPatient)?;
		ensure!(
			AccountsOf::<T>::get(ward.person()).is_empty(),
			Error::<T>::HasAccount
		);
		Ok(details)
	}

	/// Where the ward was enrolled, if `representative` may give it its first account.
	pub(crate) fn ensure_may_give_account(
		representative: PersonId,
		ward: PatientId,
	) -> Result<OrganisationId, DispatchError> {
		let details = Self::ensure_without_account(ward)?;
		let may = T::Representatives::may_act_for(representative, ward, Power::Consent, T::Clock::now());
		ensure!(may, Error::<T>::NotAllowedFor);
		Ok(details.enrolled_by)
	}

	/// Refuses a ward that is not of age, has an account, or is not registered here.
	pub(crate) fn ensure_of_age_here(ward: PatientId, organisation: OrganisationId) -> DispatchResult {
		let details = Self::ensure_without_account(ward)?;
		ensure!(
			details.majority_at.is_some_and(|at| at <= T::Clock::now()),
			Error::<T>::NotOfAge
		);
		ensure!(
			Registrations::<T>::contains_key(ward, organisation),
			Error::<T>::NotRegistered
		);
		Ok(())
	}

	/// Writes a proposal whose statement was checked. One that has expired gives way.
	pub(crate) fn write_account_proposal(
		ward: PatientId,
		proposal: WardAccountProposal<T::AccountId>,
	) -> DispatchResult {
		ensure!(
			!is_weak_key(&proposal.encryption_key),
			Error::<T>::WeakEncryptionKey
		);
		ensure!(
			!Controllers::<T>::contains_key(&proposal.account),
			Error::<T>::AccountTaken
		);
		let open = WardAccountProposals::<T>::get(ward).is_some_and(|old| T::Clock::now() < old.expires_at);
		ensure!(!open, Error::<T>::ProposalExists);
		WardAccountProposals::<T>::insert(ward, proposal);
		Ok(())
	}

	/// The proposal of just this account, if `confirmer` may confirm it now. Both members' places are judged now.
	pub(crate) fn ensure_account_confirmable(
		ward: PatientId,
		account: &T::AccountId,
		confirmer: PersonId,
	) -> Result<WardAccountProposal<T::AccountId>, DispatchError> {
		let proposal = WardAccountProposals::<T>::get(ward)
			.filter(|proposal| proposal.account == *account)
			.ok_or(Error::<T>::UnknownProposal)?;
		ensure!(T::Clock::now() < proposal.expires_at, Error::<T>::ProposalExpired);
		ensure!(confirmer != proposal.proposer, Error::<T>::SameMember);
		Self::ensure_enroller(proposal.organisation, confirmer, DESK)?;
		Self::ensure_enroller(proposal.organisation, proposal.proposer, DESK)
			.map_err(|_| Error::<T>::ProposerNotLicensed)?;
		Self::ensure_of_age_here(ward, proposal.organisation)?;
		Ok(proposal)
	}

	/// Gives the ward its first account and makes the account's key the newest. The key that a representative registered for
	/// the ward, if any, stays in the history.
	pub(crate) fn give_first_account(
		ward: PatientId,
		account: &T::AccountId,
		public: [u8; 32],
	) -> Result<EncryptionKey, DispatchError> {
		ensure!(!is_weak_key(&public), Error::<T>::WeakEncryptionKey);
		Self::attach(ward.person(), account)?;
		let holder = KeyHolder::Person(ward.person());
		match EncryptionKeys::<T>::get(holder) {
			Some(key) if key.public == public => Ok(key),
			_ => Self::rotate_key(holder, public),
		}
	}
}
