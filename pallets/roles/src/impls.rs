// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What this pallet gives to others: [`RoleInspect`], and which of its calls are free.

use crate::{
	AccountsOf, Call, Config, Controllers, EncryptionKeys, Memberships, MembershipsOf, NetworkId,
	Organisations, Pallet, Patients, Persons, Registrations,
};
use salus_primitives::{
	allowance::FreeCalls,
	roles::{
		Act, ActedBy, EncryptionKey, KeyHolder, Licence, Membership, NotActing, OrganisationStanding,
		PatientDetails, RoleInspect, Signer,
	},
	Network, OrganisationId, PatientId, PersonId, UnixMillis,
};
use sp_runtime::traits::Get;

impl<T: Config> RoleInspect for Pallet<T> {
	type AccountId = T::AccountId;

	fn signer(account: &T::AccountId, now: UnixMillis) -> Option<Signer> {
		let controller = Controllers::<T>::get(account)?;
		controller
			.signer_at(now)
			.filter(|_| Self::is_sustained(&controller, now))
	}

	/// The scope is judged before the licence: what no session may sign costs one read whoever asks.
	fn acting(account: &T::AccountId, act: Act, now: UnixMillis) -> Result<ActedBy<T::AccountId>, NotActing> {
		let controller = Controllers::<T>::get(account).ok_or(NotActing::UnknownAccount)?;
		let signer = controller.signer_at(now).ok_or(NotActing::UnknownAccount)?;
		let by = signer.acting(account, act)?;
		if Self::is_sustained(&controller, now) {
			Ok(by)
		} else {
			Err(NotActing::UnknownAccount)
		}
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

	/// None of a custodian whose key is frozen: nobody wraps for it.
	fn encryption_key(holder: KeyHolder) -> Option<EncryptionKey> {
		EncryptionKeys::<T>::get(holder).filter(|_| !Self::is_frozen(holder))
	}

	fn vault_of(account: &T::AccountId) -> Option<OrganisationId> {
		Self::active_vault_behind(account)
	}

	fn controls_itself(person: PersonId) -> bool {
		AccountsOf::<T>::get(person).iter().any(|account| {
			Controllers::<T>::get(account).is_some_and(|row| row.signer.until == UnixMillis::FOREVER)
		})
	}

	fn holds_own_account(ward: PatientId) -> bool {
		crate::HeldAccounts::<T>::contains_key(ward)
	}

	fn licence(person: PersonId, now: UnixMillis) -> Licence {
		let organisations = MembershipsOf::<T>::get(person).into_iter();
		Licence::of(
			organisations.map(|organisation| Self::live_membership(organisation, person, now).is_some()),
		)
	}
}

impl<T: Config> Get<Network> for Pallet<T> {
	fn get() -> Network {
		Self::network()
	}
}

impl<T: Config> Pallet<T> {
	/// The network, to which statements and claims are bound.
	pub fn network() -> Network {
		Network {
			id: Self::network_id(),
			genesis: T::GenesisHash::get(),
		}
	}

	/// The network's id, to which wraps are bound. A chain has one from its first block.
	pub fn network_id() -> salus_primitives::NetworkId {
		NetworkId::<T>::get().unwrap_or(salus_primitives::NetworkId::repeat(0))
	}
}

impl<T: Config> FreeCalls<T::AccountId, Call<T>> for Pallet<T> {
	fn would_have_effect(who: &T::AccountId, call: &Call<T>) -> bool {
		match call {
			Call::close_session { account } => Self::would_close(who, account),
			Call::remove_account { account } => Self::would_cut_off(who, account),
			_ => false,
		}
	}
}
