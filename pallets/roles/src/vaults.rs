// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Vault identities: the Ed25519 keys with which organisations' vaults sign. Each is the account of nobody, and is never used twice.

use crate::{Config, Controllers, Error, Pallet, VaultIdentities, VaultKeys};
use frame_support::ensure;
use salus_primitives::{
	keys::is_strong_verifying_key,
	roles::{OrganisationStatus, RoleInspect, VaultKey},
	Clock, OrganisationId,
};

impl<T: Config> Pallet<T> {
	/// Makes `key` the identity of the organisation's vault, in place of the one before.
	pub(crate) fn set_vault_identity(organisation: OrganisationId, key: [u8; 32]) -> Result<(), Error<T>> {
		ensure!(is_strong_verifying_key(&key), Error::<T>::WeakVaultIdentity);
		let is_person = Controllers::<T>::contains_key(T::AccountId::from(key));
		ensure!(
			!is_person && !VaultKeys::<T>::contains_key(key),
			Error::<T>::VaultIdentityTaken
		);
		// Without a reference of its own the account would lose its nonce.
		frame_system::Pallet::<T>::inc_sufficients(&T::AccountId::from(key));
		// There may be none before.
		let _ = Self::retire_vault_identity(organisation);
		VaultIdentities::<T>::insert(organisation, key);
		VaultKeys::<T>::insert(
			key,
			VaultKey {
				organisation,
				from: T::Clock::now(),
				until: None,
			},
		);
		Ok(())
	}

	/// Ends the identity of the organisation's vault, and says which it was.
	pub(crate) fn retire_vault_identity(organisation: OrganisationId) -> Result<[u8; 32], Error<T>> {
		let key = VaultIdentities::<T>::take(organisation).ok_or(Error::<T>::NoVaultIdentity)?;
		VaultKeys::<T>::mutate(key, |row| {
			if let Some(row) = row {
				row.until = Some(T::Clock::now());
			}
		});
		Ok(key)
	}

	/// Whose vault signs with this account now, whether or not the organisation may act.
	pub fn vault_behind(account: &T::AccountId) -> Option<OrganisationId> {
		VaultKeys::<T>::get(Self::as_key(account))
			.filter(|key| key.until.is_none())
			.map(|key| key.organisation)
	}

	/// The same while the organisation may act.
	pub(crate) fn active_vault_behind(account: &T::AccountId) -> Option<OrganisationId> {
		Self::vault_behind(account).filter(|organisation| {
			<Self as RoleInspect>::organisation(*organisation)
				.is_some_and(|standing| standing.status == OrganisationStatus::Active)
		})
	}

	/// Was this ever the identity of a vault?
	pub(crate) fn is_vault_key(account: &T::AccountId) -> bool {
		VaultKeys::<T>::contains_key(Self::as_key(account))
	}

	fn as_key(account: &T::AccountId) -> [u8; 32] {
		account.clone().into()
	}
}
