// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The first account of a ward, by its representative: it controls the ward until the majority. What the grown ward signs with is given
//! by two desks: [`crate::desk_acts`].

use crate::{types::is_weak_key, AccountsOf, Config, EncryptionKeys, Error, HeldAccounts, Pallet, Patients};
use frame_support::ensure;
use salus_primitives::{
	consent::{ConsentInspect, Power},
	roles::{AppointGuardian, EncryptionKey, KeyHolder, PatientDetails},
	Clock, PatientId, PersonId, UnixMillis,
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The ward's row, if `representative` may give it its first account.
	pub(crate) fn ensure_may_give_account(
		representative: PersonId,
		ward: PatientId,
	) -> Result<PatientDetails, DispatchError> {
		let details = Patients::<T>::get(ward).ok_or(Error::<T>::UnknownPatient)?;
		ensure!(
			AccountsOf::<T>::get(ward.person()).is_empty(),
			Error::<T>::HasAccount
		);
		let may = T::Representatives::may_act_for(representative, ward, Power::Consent, T::Clock::now());
		ensure!(may, Error::<T>::NotAllowedFor);
		Ok(details)
	}

	/// Notes that a desk saw a ward under age hold its only account, and makes the key that it signed for the newest.
	pub(crate) fn hold_account(
		ward: PatientId,
		account: &T::AccountId,
		public: [u8; 32],
	) -> Result<EncryptionKey, DispatchError> {
		let person = ward.person();
		Self::ensure_under_age(person)?;
		ensure!(!HeldAccounts::<T>::contains_key(ward), Error::<T>::AccountHeld);
		ensure!(
			AccountsOf::<T>::get(person).as_slice() == core::slice::from_ref(account),
			Error::<T>::NotOnlyAccount
		);
		let key = Self::newest_or_rotated(person, public)?;
		HeldAccounts::<T>::insert(ward, ());
		T::Guardians::shut_sealed(ward);
		Ok(key)
	}

	/// Gives the ward an account until an instant and makes the account's key the newest. The key that the ward had before, if any, stays
	/// in the history.
	pub(crate) fn give_account(
		ward: PatientId,
		account: &T::AccountId,
		public: [u8; 32],
		until: UnixMillis,
	) -> Result<EncryptionKey, DispatchError> {
		ensure!(!is_weak_key(&public), Error::<T>::WeakEncryptionKey);
		Self::attach(ward.person(), account, until)?;
		Self::newest_or_rotated(ward.person(), public)
	}

	/// The person's newest key where it is this one; otherwise it becomes that.
	fn newest_or_rotated(person: PersonId, public: [u8; 32]) -> Result<EncryptionKey, DispatchError> {
		let holder = KeyHolder::Person(person);
		match EncryptionKeys::<T>::get(holder) {
			Some(key) if key.public == public => Ok(key),
			_ => Self::rotate_key(holder, public),
		}
	}
}
