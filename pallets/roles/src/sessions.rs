// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sessions: a device's account that acts for a member during one shift.

use crate::{types::ControllerDetails, Config, Controllers, Error, MembershipsOf, Pallet, Sessions};
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use salus_primitives::{
	roles::{AccountScope, ActedBy, RoleInspect, SessionView, Signer},
	statements::SessionStatement,
	Clock, PersonId, UnixMillis,
};
use sp_runtime::{traits::Get, DispatchError};

impl<T: Config> Pallet<T> {
	/// Does the person hold, somewhere, a live membership by which an account of this scope lives? Bounded by the memberships
	/// per person.
	pub(crate) fn is_licensed_for(person: PersonId, scope: AccountScope, now: UnixMillis) -> bool {
		MembershipsOf::<T>::get(person).into_iter().any(|organisation| {
			<Self as RoleInspect>::live_membership(organisation, person, now)
				.is_some_and(|membership| scope.fits(membership.profession))
		})
	}

	/// Does a membership keep this signer alive? An account in full control needs none.
	pub(crate) fn is_sustained(signer: &Signer, now: UnixMillis) -> bool {
		signer.scope == AccountScope::Full || Self::is_licensed_for(signer.person, signer.scope, now)
	}

	/// Refuses a session that is none, that ends at a wrong time, or that the person has no licence for.
	pub(crate) fn ensure_session(person: PersonId, scope: AccountScope, until: UnixMillis) -> DispatchResult {
		let now = T::Clock::now();
		ensure!(scope != AccountScope::Full, Error::<T>::NotASession);
		ensure!(now < until, Error::<T>::SessionOver);
		ensure!(
			until <= now.plus(T::MaxSessionLength::get()),
			Error::<T>::SessionTooLong
		);
		ensure!(Self::is_licensed_for(person, scope, now), Error::<T>::NotLicensed);
		Ok(())
	}

	/// Refuses a session that the device's own key did not sign in just these words.
	pub(crate) fn ensure_session_statement(
		person: PersonId,
		account: &T::AccountId,
		scope: AccountScope,
		until: UnixMillis,
		expires_at: UnixMillis,
		signature: &T::Signature,
	) -> DispatchResult {
		let statement = SessionStatement {
			genesis: T::GenesisHash::get(),
			person,
			account: account.clone().into(),
			scope,
			until,
			expires_at,
		};
		Self::ensure_signed_statement(&statement.text(), account, expires_at, signature)
	}

	/// Opens the session. An account is a session's of one person only, for ever; sessions that are over make room.
	pub(crate) fn start_session(
		person: PersonId,
		account: &T::AccountId,
		scope: AccountScope,
		until: UnixMillis,
	) -> DispatchResult {
		let now = T::Clock::now();
		let before = Controllers::<T>::get(account);
		if let Some(row) = before {
			ensure!(row.is_session_of(person), Error::<T>::AccountTaken);
			ensure!(row.signer_at(now).is_none(), Error::<T>::SessionExists);
		}
		let session = SessionView {
			account: account.clone(),
			scope,
			until,
			opened_at: now,
		};
		let mut sessions = Sessions::<T>::get(person);
		sessions.retain(|one| now < one.until);
		sessions
			.try_push(session)
			.map_err(|_| Error::<T>::TooManySessions)?;
		Sessions::<T>::insert(person, sessions);
		Controllers::<T>::insert(account, ControllerDetails::session(person, scope, until));
		if before.is_none() {
			frame_system::Pallet::<T>::inc_sufficients(account);
		}
		Ok(())
	}

	/// Who closes the session of `account`: its person with an account in full control, or the session itself, even one whose
	/// licence is gone.
	pub(crate) fn ensure_may_close(
		origin: OriginFor<T>,
		account: &T::AccountId,
	) -> Result<ActedBy<T::AccountId>, DispatchError> {
		let signing = ensure_signed(origin)?;
		let signer = Controllers::<T>::get(&signing)
			.and_then(|row| row.signer_at(T::Clock::now()))
			.ok_or(Error::<T>::UnknownAccount)?;
		let full = signer.scope == AccountScope::Full;
		ensure!(full || signing == *account, Error::<T>::NotAllowedForSession);
		Ok(ActedBy {
			person: signer.person,
			device: (!full).then_some(signing),
		})
	}

	/// Ends an open session of `person` now.
	pub(crate) fn end_session(person: PersonId, account: &T::AccountId) -> DispatchResult {
		let now = T::Clock::now();
		let mut row = Controllers::<T>::get(account)
			.filter(|row| row.is_session_of(person) && row.signer_at(now).is_some())
			.ok_or(Error::<T>::UnknownSession)?;
		row.signer.until = now;
		Controllers::<T>::insert(account, row);
		Sessions::<T>::mutate(person, |sessions| sessions.retain(|one| one.account != *account));
		Ok(())
	}
}
