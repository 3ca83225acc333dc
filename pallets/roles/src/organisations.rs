// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Organisations, their administrators, and who may act in them.

use crate::{
	types::is_endpoint, Closed, Config, Error, FormerAdministrators, NamedBy, OrganisationCount,
	OrganisationIndex, Organisations, Pallet,
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResult, ensure};
use frame_system::pallet_prelude::OriginFor;
use salus_primitives::{
	acts::SHARED_FOR_MS,
	roles::{OrganisationKind, OrganisationStanding, OrganisationStatus, Professions, RoleInspect},
	views::{EndpointHost, OrganisationDetails},
	Clock, OrganisationId, PersonId,
};
use sp_runtime::{traits::Get, DispatchError};

impl<T: Config> Pallet<T> {
	/// Writes a new, active organisation without administrators and gives it the next place in the listing.
	pub(crate) fn write_organisation(organisation: OrganisationId, kind: OrganisationKind) -> DispatchResult {
		ensure!(
			!Organisations::<T>::contains_key(organisation),
			Error::<T>::OrganisationExists
		);
		let standing = OrganisationStanding {
			kind,
			status: OrganisationStatus::Active,
		};
		Organisations::<T>::insert(
			organisation,
			OrganisationDetails {
				standing,
				created_at: T::Clock::now(),
				administrators: Default::default(),
				directory_hash: None,
				endpoint: None,
			},
		);
		let index = OrganisationCount::<T>::get();
		OrganisationIndex::<T>::insert(index, organisation);
		OrganisationCount::<T>::put(index.saturating_add(1));
		Ok(())
	}

	/// Changes an organisation's row.
	pub(crate) fn change_organisation<R>(
		organisation: OrganisationId,
		change: impl FnOnce(&mut OrganisationDetails) -> Result<R, Error<T>>,
	) -> Result<R, DispatchError> {
		Organisations::<T>::try_mutate(organisation, |row| {
			change(row.as_mut().ok_or(Error::<T>::UnknownOrganisation)?)
		})
		.map_err(Into::into)
	}

	/// Moves an organisation to a status, if the table of moves has that one.
	pub(crate) fn move_organisation(organisation: OrganisationId, to: OrganisationStatus) -> DispatchResult {
		Self::change_organisation(organisation, |details| {
			ensure!(details.standing.status.may_become(to), Error::<T>::NoSuchMove);
			details.standing.status = to;
			Ok(())
		})
	}

	/// Names one more administrator, creating the person if it is new.
	pub(crate) fn add_administrator(
		organisation: OrganisationId,
		person: PersonId,
		account: &T::AccountId,
	) -> DispatchResult {
		Self::list_administrator(organisation, person)?;
		Self::create_or_match_person(person, account)
	}

	/// Names one more administrator.
	pub(crate) fn list_administrator(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		Self::change_organisation(organisation, |details| {
			ensure!(
				!details.administrators.contains(&person),
				Error::<T>::AlreadyAdministrator
			);
			details
				.administrators
				.try_push(person)
				.map_err(|_| Error::<T>::TooManyAdministrators)
		})?;
		// Whoever takes an office is there.
		Self::note_signature(person, &Self::organisation_rules(organisation));
		Ok(())
	}

	/// The administrator of this active organisation who signed and closes something there: so often a day, so that one who means
	/// harm does not close everything.
	pub(crate) fn ensure_may_close_in(
		origin: OriginFor<T>,
		organisation: OrganisationId,
	) -> Result<PersonId, DispatchError> {
		let by = Self::ensure_person(origin)?;
		Self::ensure_administrator(organisation, by)?;
		Closed::<T>::try_mutate(organisation, by, |closings| {
			*closings = closings
				.one_more(T::Clock::now().day(), T::MaxClosingsPerDay::get())
				.ok_or(Error::<T>::TooManyClosings)?;
			Ok(by)
		})
	}

	/// Takes an administrator away, and remembers who it was; the last one stays.
	pub(crate) fn remove_administrator(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		Self::drop_administrator(organisation, person)?;
		NamedBy::<T>::remove(organisation, person);
		let now = T::Clock::now();
		FormerAdministrators::<T>::mutate(organisation, |former| {
			former.retain(|(other, left_at)| *other != person && now < left_at.plus(SHARED_FOR_MS));
			if former.is_full() {
				former.remove(0);
			}
			// There is room now.
			let _ = former.try_push((person, now));
		});
		Ok(())
	}

	/// Who administers the organisation, or did within a year.
	pub(crate) fn administrators_lately(organisation: OrganisationId) -> Vec<PersonId> {
		let now = T::Clock::now();
		let former = FormerAdministrators::<T>::get(organisation);
		let former = former
			.iter()
			.filter(|(_, left_at)| now < left_at.plus(SHARED_FOR_MS))
			.map(|(person, _)| *person);
		let live = Organisations::<T>::get(organisation)
			.map(|details| details.administrators.into_inner())
			.unwrap_or_default();
		live.into_iter().chain(former).collect()
	}

	fn drop_administrator(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		Self::change_organisation(organisation, |details| {
			ensure!(
				details.administrators.contains(&person),
				Error::<T>::NotAdministrator
			);
			ensure!(details.administrators.len() > 1, Error::<T>::LastAdministrator);
			details.administrators.retain(|one| *one != person);
			Ok(())
		})
	}

	/// Sets where the vault answers and returns what was set before.
	pub(crate) fn write_endpoint(
		organisation: OrganisationId,
		host: &EndpointHost,
	) -> Result<Option<EndpointHost>, DispatchError> {
		ensure!(is_endpoint(host), Error::<T>::BadEndpoint);
		Self::change_organisation(organisation, |details| Ok(details.endpoint.replace(host.clone())))
	}

	/// The row of an organisation that may act.
	pub(crate) fn ensure_active(organisation: OrganisationId) -> Result<OrganisationDetails, Error<T>> {
		let details = Organisations::<T>::get(organisation).ok_or(Error::<T>::UnknownOrganisation)?;
		ensure!(
			details.standing.status == OrganisationStatus::Active,
			Error::<T>::OrganisationNotActive
		);
		Ok(details)
	}

	/// Refuses everybody but an administrator of this active organisation.
	pub(crate) fn ensure_administrator(organisation: OrganisationId, person: PersonId) -> DispatchResult {
		let details = Self::ensure_active(organisation)?;
		ensure!(
			details.administrators.contains(&person),
			Error::<T>::NotAdministrator
		);
		Ok(())
	}

	/// Refuses everybody but a live member of this active organisation with one of these professions.
	pub(crate) fn ensure_staff(
		organisation: OrganisationId,
		person: PersonId,
		professions: Professions,
	) -> DispatchResult {
		Self::ensure_active(organisation)?;
		let licensed = <Self as RoleInspect>::membership(organisation, person).is_some_and(|membership| {
			membership.is_live(T::Clock::now()) && professions.contains(membership.profession)
		});
		ensure!(licensed, Error::<T>::NotLicensed);
		Ok(())
	}

	/// Refuses everybody but an administrator and those whom [`Self::ensure_staff`] lets pass.
	pub(crate) fn ensure_enroller(
		organisation: OrganisationId,
		person: PersonId,
		professions: Professions,
	) -> DispatchResult {
		let details = Self::ensure_active(organisation)?;
		if details.administrators.contains(&person) {
			return Ok(());
		}
		Self::ensure_staff(organisation, person, professions)
	}
}
