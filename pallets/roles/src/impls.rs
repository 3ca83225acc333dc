// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What this pallet gives to others: [`RoleInspect`], and the allowance that the runtime's `CheckAllowance` spends.

use crate::{
	types::Payer, Allowances, Config, Controllers, EncryptionKeys, Memberships, MembershipsOf, Organisations,
	Pallet, Patients, Persons, Registrations,
};
use salus_primitives::{
	allowance::Allowance,
	roles::{
		EncryptionKey, KeyHolder, Membership, OrganisationStanding, PatientDetails, RoleInspect, Signer,
	},
	OrganisationId, PatientId, PersonId, UnixMillis,
};

impl<T: Config> RoleInspect for Pallet<T> {
	type AccountId = T::AccountId;

	fn signer(account: &T::AccountId, now: UnixMillis) -> Option<Signer> {
		Controllers::<T>::get(account)?.signer_at(now)
	}

	fn person_exists(person: PersonId) -> bool {
		Persons::<T>::contains_key(person)
	}

	fn patient(patient: PatientId) -> Option<PatientDetails> {
		Patients::<T>::get(patient)
	}

	fn is_registered(patient: PatientId, organisation: OrganisationId) -> bool {
		Registrations::<T>::contains_key(patient, organisation)
	}

	fn organisation(organisation: OrganisationId) -> Option<OrganisationStanding> {
		Organisations::<T>::get(organisation).map(|details| details.standing)
	}

	fn membership(organisation: OrganisationId, person: PersonId) -> Option<Membership> {
		Memberships::<T>::get(organisation, person)
	}

	fn is_administrator(organisation: OrganisationId, person: PersonId) -> bool {
		Organisations::<T>::get(organisation).is_some_and(|details| details.administrators.contains(&person))
	}

	fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey> {
		EncryptionKeys::<T>::get(holder)
	}

	fn is_licensed(person: PersonId, now: UnixMillis) -> bool {
		MembershipsOf::<T>::get(person)
			.into_iter()
			.any(|organisation| Self::live_membership(organisation, person, now).is_some())
	}
}

impl<T: Config> Pallet<T> {
	/// Whose allowance a call signed by this account spends; `None` when it controls nobody, or no longer.
	pub fn payer(account: &T::AccountId) -> Option<Payer<T::AccountId>> {
		Controllers::<T>::get(account)
			.filter(|controller| !controller.retired)
			.map(|controller| Payer::Person(controller.signer.person))
	}

	/// What a payer has spent.
	pub fn allowance(payer: &Payer<T::AccountId>) -> Allowance {
		Allowances::<T>::get(payer)
	}

	/// Notes what a payer has spent. For the runtime's transaction extension.
	pub fn set_allowance(payer: &Payer<T::AccountId>, allowance: Allowance) {
		Allowances::<T>::insert(payer, allowance);
	}
}
