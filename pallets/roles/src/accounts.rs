// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which account controls which person.

use crate::{types::ControllerDetails, AccountsOf, Config, Controllers, Error, Pallet, Persons};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	roles::{Act, NotActing, RoleInspect},
	statements::{signed_forms, AccountStatement},
	Clock, PersonId, UnixMillis,
};
use sp_runtime::{
	traits::{Get, Verify},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// The person who signed, through an account with full control.
	pub(crate) fn ensure_person(origin: OriginFor<T>) -> Result<PersonId, DispatchError> {
		Self::ensure_account(origin).map(|(_, person)| person)
	}

	/// The account that signed and the person whom it controls in full: whoever calls this pallet acts as oneself.
	pub(crate) fn ensure_account(origin: OriginFor<T>) -> Result<(T::AccountId, PersonId), DispatchError> {
		let account = ensure_signed(origin)?;
		let by = <Self as RoleInspect>::acting(&account, Act::Own, T::Clock::now());
		let by = by.map_err(|refused| match refused {
			NotActing::UnknownAccount => Error::<T>::UnknownAccount,
			NotActing::NotAllowedForSession => Error::<T>::NotAllowedForSession,
		})?;
		Ok((account, by.person))
	}

	/// Refuses a statement that is out of time or that `account` did not sign.
	pub(crate) fn ensure_signed_statement(
		text: &str,
		account: &T::AccountId,
		expires_at: UnixMillis,
		signature: &T::Signature,
	) -> DispatchResult {
		let now = T::Clock::now();
		ensure!(now < expires_at, Error::<T>::StatementExpired);
		ensure!(
			expires_at <= now.plus(T::MaxStatementLifetime::get()),
			Error::<T>::StatementTooLong
		);
		let signed = signed_forms(text)
			.iter()
			.any(|form| signature.verify(form.as_slice(), account));
		ensure!(signed, Error::<T>::BadSignature);
		Ok(())
	}

	/// Writes a new person and, unless it is a ward, the first account that controls it.
	pub(crate) fn create_person(person: PersonId, account: Option<&T::AccountId>) -> DispatchResult {
		ensure!(!Persons::<T>::contains_key(person), Error::<T>::PersonExists);
		Persons::<T>::insert(person, ());
		account.map_or(Ok(()), |account| Self::attach(person, account))
	}

	/// Makes sure that `account` controls `person`: a new person is created with it, an existing one must already be its own.
	/// So nobody can attach an account to somebody else's person.
	pub(crate) fn create_or_match_person(person: PersonId, account: &T::AccountId) -> DispatchResult {
		if !Persons::<T>::contains_key(person) {
			return Self::create_person(person, Some(account));
		}
		let controls =
			Controllers::<T>::get(account).is_some_and(|controller| controller.controls_in_full(person));
		ensure!(controls, Error::<T>::NotController);
		Ok(())
	}

	/// Gives `account` full control of `person`. The account gains a reference that nothing ever takes back: were it
	/// reaped, its nonce would begin again and its old calls could be replayed.
	pub(crate) fn attach(person: PersonId, account: &T::AccountId) -> DispatchResult {
		ensure!(!Controllers::<T>::contains_key(account), Error::<T>::AccountTaken);
		AccountsOf::<T>::try_mutate(person, |accounts| accounts.try_push(account.clone()))
			.map_err(|_| Error::<T>::TooManyAccounts)?;
		Controllers::<T>::insert(account, ControllerDetails::full(person));
		frame_system::Pallet::<T>::inc_sufficients(account);
		Ok(())
	}

	/// Attaches one more account, which has signed that it wants to be.
	pub(crate) fn join_account(
		person: PersonId,
		account: &T::AccountId,
		expires_at: UnixMillis,
		signature: &T::Signature,
	) -> DispatchResult {
		let statement = AccountStatement {
			network: Self::network(),
			person,
			account: account.clone().into(),
			expires_at,
		};
		Self::ensure_signed_statement(&statement.text(), account, expires_at, signature)?;
		Self::attach(person, account)
	}

	/// Retires an account of `person` for ever.
	pub(crate) fn retire_account(person: PersonId, account: &T::AccountId) -> DispatchResult {
		Controllers::<T>::try_mutate(account, |row| {
			let controller = row
				.as_mut()
				.filter(|controller| controller.controls_in_full(person))
				.ok_or(Error::<T>::NotController)?;
			controller.retired = true;
			Ok::<_, Error<T>>(())
		})?;
		AccountsOf::<T>::mutate(person, |accounts| accounts.retain(|one| one != account));
		Ok(())
	}
}
