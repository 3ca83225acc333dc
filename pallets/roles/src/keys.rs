// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! X25519 keys of persons and custodians, version by version.

use crate::{
	types::is_weak_key, AccountsOf, Config, EncryptionKeys, Error, FrozenCustodians, KeyHistory, Pallet,
	Patients,
};
use frame_support::{dispatch::DispatchResult, ensure};
use salus_primitives::{
	consent::{ConsentInspect, Power},
	roles::{EncryptionKey, KeyHolder},
	Clock, OrganisationId, PersonId,
};
use sp_runtime::{traits::Get, DispatchError};

impl<T: Config> Pallet<T> {
	/// Refuses everybody but the person itself and, for a ward that no account controls yet, its representative.
	pub(crate) fn ensure_may_set_key(actor: PersonId, person: PersonId) -> DispatchResult {
		if actor == person {
			return Ok(());
		}
		let ward = person.as_patient();
		let may = AccountsOf::<T>::get(person).is_empty()
			&& Patients::<T>::contains_key(ward)
			&& T::Representatives::may_act_for(actor, ward, Power::Consent, T::Clock::now());
		ensure!(may, Error::<T>::NotAllowedFor);
		Ok(())
	}

	/// Freezes the key of an organisation's custodian.
	pub(crate) fn freeze(organisation: OrganisationId) -> DispatchResult {
		let holder = KeyHolder::Organisation(organisation);
		ensure!(
			EncryptionKeys::<T>::contains_key(holder),
			Error::<T>::NoEncryptionKey
		);
		ensure!(!Self::is_frozen(holder), Error::<T>::AlreadyFrozen);
		FrozenCustodians::<T>::insert(organisation, ());
		Ok(())
	}

	/// Is this the key of a custodian that an administrator froze?
	pub(crate) fn is_frozen(holder: KeyHolder) -> bool {
		matches!(holder, KeyHolder::Organisation(organisation) if FrozenCustodians::<T>::contains_key(organisation))
	}

	/// Makes `public` the holder's newest key. The history keeps the newest `MaxKeyVersions`; the oldest gives way, so
	/// that a lost key can always be replaced.
	pub(crate) fn rotate_key(holder: KeyHolder, public: [u8; 32]) -> Result<EncryptionKey, DispatchError> {
		ensure!(!is_weak_key(&public), Error::<T>::WeakEncryptionKey);
		let old = EncryptionKeys::<T>::get(holder);
		ensure!(
			old.is_none_or(|key| key.public != public),
			Error::<T>::SameEncryptionKey
		);
		let version = old.map_or(1, |key| key.version.saturating_add(1));
		let key = EncryptionKey { version, public };
		EncryptionKeys::<T>::insert(holder, key);
		KeyHistory::<T>::insert(holder, version, public);
		KeyHistory::<T>::remove(holder, version.saturating_sub(T::MaxKeyVersions::get()));
		Ok(key)
	}
}
