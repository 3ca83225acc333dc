// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Which account controls which person.

use crate::{
	types::{ControllerDetails, Removal},
	AccountsOf, Config, Controllers, Error, Pallet, Persons, Removals,
};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	acts::REMOVAL_WAIT_MS,
	roles::{Act, NotActing, RoleInspect},
	statements::{signed_forms, AccountStatement},
	Clock, PersonId, UnixMillis,
};
use sp_runtime::{
	traits::{Get, Verify},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// The person who signed what only closes.
	pub(crate) fn ensure_closing(origin: OriginFor<T>) -> Result<PersonId, DispatchError> {
		Self::ensure_acting(origin, Act::Close).map(|(_, person)| person)
	}

	/// The person who signed, through an account with full control.
	pub(crate) fn ensure_person(origin: OriginFor<T>) -> Result<PersonId, DispatchError> {
		Self::ensure_account(origin).map(|(_, person)| person)
	}

	/// The account that signed and the person whom it controls in full: whoever calls this pallet acts as oneself.
	pub(crate) fn ensure_account(origin: OriginFor<T>) -> Result<(T::AccountId, PersonId), DispatchError> {
		Self::ensure_acting(origin, Act::Own)
	}

	/// The account that signed such an act and the person whom it controls.
	pub(crate) fn ensure_acting(
		origin: OriginFor<T>,
		act: Act,
	) -> Result<(T::AccountId, PersonId), DispatchError> {
		let account = ensure_signed(origin)?;
		let person = Self::acting_as(&account, act)?;
		Ok((account, person))
	}

	fn acting_as(account: &T::AccountId, act: Act) -> Result<PersonId, Error<T>> {
		match <Self as RoleInspect>::acting(account, act, T::Clock::now()) {
			Ok(by) => Ok(by.person),
			Err(NotActing::UnknownAccount) => Err(Error::<T>::UnknownAccount),
			Err(NotActing::NotAllowedForSession) => Err(Error::<T>::NotAllowedForSession),
		}
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
		account.map_or(Ok(()), |account| {
			Self::attach(person, account, UnixMillis::FOREVER)
		})
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

	/// Gives `account` full control of `person` until an instant. The account gains a reference that nothing ever takes back: were it
	/// reaped, its nonce would begin again and its old calls could be replayed.
	pub(crate) fn attach(person: PersonId, account: &T::AccountId, until: UnixMillis) -> DispatchResult {
		ensure!(
			!Controllers::<T>::contains_key(account) && !Self::is_vault_key(account),
			Error::<T>::AccountTaken
		);
		AccountsOf::<T>::try_mutate(person, |accounts| accounts.try_push(account.clone()))
			.map_err(|_| Error::<T>::TooManyAccounts)?;
		Controllers::<T>::insert(account, ControllerDetails::full_until(person, until));
		frame_system::Pallet::<T>::inc_sufficients(account);
		Ok(())
	}

	/// Attaches one more account, which has signed that it wants to be. It controls the person for as long as the one that adds it.
	pub(crate) fn join_account(
		person: PersonId,
		adding: &T::AccountId,
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
		let until = Controllers::<T>::get(adding).map_or(UnixMillis::FOREVER, |row| row.signer.until);
		Self::attach(person, account, until)
	}

	/// Removes an account for another of the person's: a younger one at once; an older one begins to only close, and is removed after
	/// a week unless it objects. True where it was removed.
	pub(crate) fn begin_removal(
		person: PersonId,
		by: &T::AccountId,
		account: &T::AccountId,
	) -> Result<bool, DispatchError> {
		ensure!(by != account, Error::<T>::OwnAccount);
		ensure!(
			AccountsOf::<T>::get(person).contains(account),
			Error::<T>::NotController
		);
		if Self::is_older(person, by, account) {
			Self::retire_account(person, account)?;
			return Ok(true);
		}
		ensure!(!Removals::<T>::contains_key(person), Error::<T>::RemovalExists);
		Removals::<T>::insert(
			person,
			Removal {
				account: account.clone(),
				by: by.clone(),
				opens_at: T::Clock::now().plus(REMOVAL_WAIT_MS),
				objected: false,
			},
		);
		Self::contest(account, true);
		Ok(false)
	}

	/// Removes the account whose removal began and whose time to object is over.
	pub(crate) fn finish_removal_of(person: PersonId) -> Result<T::AccountId, DispatchError> {
		let removal = Removals::<T>::get(person).ok_or(Error::<T>::NotContested)?;
		ensure!(!removal.objected, Error::<T>::RemovalObjected);
		ensure!(removal.opens_at <= T::Clock::now(), Error::<T>::RemovalWaits);
		Self::retire_account(person, &removal.account)?;
		Ok(removal.account)
	}

	/// Notes that the account which is to be removed objects: from here on neither it nor the other opens anything until two desks say
	/// which one goes.
	pub(crate) fn note_objection(person: PersonId, account: &T::AccountId) -> DispatchResult {
		let removal = Removals::<T>::mutate(person, |row| {
			let removal = row.as_mut().filter(|removal| removal.account == *account)?;
			removal.objected = true;
			Some(removal.clone())
		})
		.ok_or(Error::<T>::NotContested)?;
		Self::contest(&removal.by, true);
		Ok(())
	}

	/// Ends the removal that this account wants or that is wanted of it.
	pub(crate) fn end_removal(person: PersonId, account: &T::AccountId) {
		let Some(removal) = Removals::<T>::get(person)
			.filter(|removal| removal.account == *account || removal.by == *account)
		else {
			return;
		};
		Removals::<T>::remove(person);
		Self::contest(&removal.account, false);
		Self::contest(&removal.by, false);
	}

	fn contest(account: &T::AccountId, contested: bool) {
		Controllers::<T>::mutate(account, |row| {
			if let Some(controller) = row {
				controller.contested = contested;
			}
		});
	}

	/// May `signing` take `account` away at once, which came to control the person after it? Only that is free: whoever stole the newest
	/// account does not cut the older ones off for nothing.
	pub(crate) fn would_cut_off(signing: &T::AccountId, account: &T::AccountId) -> bool {
		Self::acting_as(signing, Act::Own).is_ok_and(|person| Self::is_older(person, signing, account))
	}

	/// Do both control this person, and `one` for longer than `other`?
	fn is_older(person: PersonId, one: &T::AccountId, other: &T::AccountId) -> bool {
		let accounts = AccountsOf::<T>::get(person);
		let age = |account| accounts.iter().position(|listed| listed == account);
		age(one).zip(age(other)).is_some_and(|(one, other)| one < other)
	}

	/// Retires an account of `person` for ever.
	pub(crate) fn retire_account(person: PersonId, account: &T::AccountId) -> DispatchResult {
		Self::end_removal(person, account);
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
