// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sessions: a device's account that acts for a member during one shift.

use crate::{types::ControllerDetails, Config, Controllers, Error, MembershipsOf, Pallet, Sessions};
use frame_support::{dispatch::DispatchResult, ensure};
use salus_primitives::{
	roles::{AccountScope, Act, ActedBy, Membership, RoleInspect, SessionView, Signer},
	statements::SessionStatement,
	Clock, OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::{traits::Get, DispatchError};

impl<T: Config> Pallet<T> {
	/// The person's membership in this organisation, if it is live and an account of this scope may live by it.
	fn licence(
		organisation: OrganisationId,
		person: PersonId,
		scope: AccountScope,
		now: UnixMillis,
	) -> Option<Membership> {
		<Self as RoleInspect>::live_membership(organisation, person, now)
			.filter(|membership| scope.fits(membership.profession))
	}

	/// Where the person holds the live membership by which an account of this scope may live: of several the one that lasts
	/// longest. Bounded by the memberships per person.
	fn longest_licence(person: PersonId, scope: AccountScope, now: UnixMillis) -> Option<OrganisationId> {
		MembershipsOf::<T>::get(person)
			.into_iter()
			.filter_map(|organisation| {
				Some((
					Self::licence(organisation, person, scope, now)?.valid_until,
					organisation,
				))
			})
			.max()
			.map(|(_, organisation)| organisation)
	}

	/// Does the membership that it was opened by keep this account's signer alive? An account in full control needs none. Reads one
	/// membership, however many the person has: every call of a session asks this.
	pub(crate) fn is_sustained(controller: &ControllerDetails, now: UnixMillis) -> bool {
		let Signer { person, scope, .. } = controller.signer;
		controller
			.lives_by
			.map_or(scope == AccountScope::Full, |organisation| {
				Self::licence(organisation, person, scope, now).is_some()
			})
	}

	/// By which membership a session will live; refuses one that is none, that ends at a wrong time, or that the person has no
	/// licence for.
	pub(crate) fn ensure_session(
		person: PersonId,
		scope: AccountScope,
		until: UnixMillis,
	) -> Result<OrganisationId, DispatchError> {
		let now = T::Clock::now();
		ensure!(scope.is_session(), Error::<T>::NotASession);
		ensure!(now < until, Error::<T>::SessionOver);
		ensure!(
			until <= now.plus(T::MaxSessionLength::get()),
			Error::<T>::SessionTooLong
		);
		Ok(Self::longest_licence(person, scope, now).ok_or(Error::<T>::NotLicensed)?)
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
			network: Self::network(),
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
		lives_by: OrganisationId,
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
		Controllers::<T>::insert(
			account,
			ControllerDetails::session(person, scope, until, lives_by),
		);
		if before.is_none() {
			frame_system::Pallet::<T>::inc_sufficients(account);
		}
		Ok(())
	}

	/// Who closes the session of `account`: its person with an account in full control, or the session itself, even one whose
	/// licence is gone.
	pub(crate) fn ensure_may_close(
		signing: T::AccountId,
		account: &T::AccountId,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		let signer = Controllers::<T>::get(&signing)
			.and_then(|row| row.signer_at(T::Clock::now()))
			.ok_or(Error::<T>::UnknownAccount)?;
		let full = signer.scope.permits(Act::Close);
		ensure!(full || signing == *account, Error::<T>::NotAllowedForSession);
		Ok(ActedBy {
			person: signer.person,
			device: (!full).then_some(signing),
		})
	}

	/// The row of an open session of `person`.
	fn open_session_row(person: PersonId, account: &T::AccountId) -> Result<ControllerDetails, Error<T>> {
		Controllers::<T>::get(account)
			.filter(|row| row.is_session_of(person) && row.signer_at(T::Clock::now()).is_some())
			.ok_or(Error::<T>::UnknownSession)
	}

	/// Is there such a session, and may this account close it?
	pub(crate) fn would_close(signing: &T::AccountId, account: &T::AccountId) -> bool {
		Self::ensure_may_close(signing.clone(), account)
			.and_then(|by| Self::open_session_row(by.person, account))
			.is_ok()
	}

	/// Ends an open session of `person` now.
	pub(crate) fn end_session(person: PersonId, account: &T::AccountId) -> DispatchResult {
		let now = T::Clock::now();
		let mut row = Self::open_session_row(person, account)?;
		row.signer.until = now;
		Controllers::<T>::insert(account, row);
		Sessions::<T>::mutate(person, |sessions| sessions.retain(|one| one.account != *account));
		Ok(())
	}
}
