// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Memberships: a person's credentialed place in an organisation.

use crate::{
	Config, Error, MemberCount, MemberIndex, Memberships, MembershipsOf, Organisations, Pallet, Persons,
};
use frame_support::{dispatch::DispatchResult, ensure};
use salus_primitives::{
	roles::{Membership, MembershipStatus},
	Clock, OrganisationId, PersonId, UnixMillis,
};
use sp_runtime::{traits::Get, DispatchError};

impl<T: Config> Pallet<T> {
	/// Refuses an end that is not ahead, or too far ahead.
	pub(crate) fn ensure_term(valid_until: UnixMillis) -> DispatchResult {
		let now = T::Clock::now();
		ensure!(now < valid_until, Error::<T>::TermOver);
		ensure!(
			valid_until <= now.plus(T::MaxMembershipTerm::get()),
			Error::<T>::TermTooLong
		);
		Ok(())
	}

	/// Writes a new membership in the place of none, of an ended one, or of one that is out of term.
	pub(crate) fn write_membership(
		organisation: OrganisationId,
		person: PersonId,
		membership: Membership,
	) -> DispatchResult {
		ensure!(Persons::<T>::contains_key(person), Error::<T>::UnknownPerson);
		let details = Organisations::<T>::get(organisation).ok_or(Error::<T>::UnknownOrganisation)?;
		ensure!(
			details.standing.kind.employs().contains(membership.profession),
			Error::<T>::ProfessionDoesNotFit
		);
		match Memberships::<T>::get(organisation, person) {
			None => {
				let index = MemberCount::<T>::get(organisation);
				MemberIndex::<T>::insert(organisation, index, person);
				MemberCount::<T>::insert(organisation, index.saturating_add(1));
			}
			Some(old) => {
				let over = old.status == MembershipStatus::Active && !old.is_in_force(T::Clock::now());
				ensure!(
					over || old.status == MembershipStatus::Ended,
					Error::<T>::MembershipExists
				);
			}
		}
		Self::list_membership(organisation, person)?;
		Memberships::<T>::insert(organisation, person, membership);
		Ok(())
	}

	fn list_membership(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		MembershipsOf::<T>::try_mutate(person, |organisations| {
			if organisations.contains(&organisation) {
				return Ok(());
			}
			organisations.try_push(organisation)
		})
		.map_err(|_| Error::<T>::TooManyMemberships.into())
	}

	/// Sets a new end for a membership that was not ended, and returns the old one.
	pub(crate) fn write_term(
		organisation: OrganisationId,
		person: PersonId,
		valid_until: UnixMillis,
	) -> Result<UnixMillis, DispatchError> {
		Self::change_membership(organisation, person, |membership| {
			ensure!(
				membership.status != MembershipStatus::Ended,
				Error::<T>::NoSuchMove
			);
			Ok(core::mem::replace(&mut membership.valid_until, valid_until))
		})
	}

	/// Moves a membership to a status, if the table of moves has that one.
	pub(crate) fn move_membership(
		organisation: OrganisationId,
		person: PersonId,
		to: MembershipStatus,
	) -> DispatchResult {
		Self::change_membership(organisation, person, |membership| {
			ensure!(membership.status.may_become(to), Error::<T>::NoSuchMove);
			membership.status = to;
			if to == MembershipStatus::Ended {
				// It is over now, whatever was agreed.
				membership.valid_until = membership.valid_until.min(T::Clock::now());
			}
			Ok(())
		})?;
		if to == MembershipStatus::Ended {
			MembershipsOf::<T>::mutate(person, |list| list.retain(|one| *one != organisation));
		}
		Ok(())
	}

	fn change_membership<R>(
		organisation: OrganisationId,
		person: PersonId,
		change: impl FnOnce(&mut Membership) -> Result<R, Error<T>>,
	) -> Result<R, DispatchError> {
		Memberships::<T>::try_mutate(organisation, person, |row| {
			change(row.as_mut().ok_or(Error::<T>::NotMember)?)
		})
		.map_err(Into::into)
	}
}
