// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the runtime APIs list.

use crate::{
	AccountsOf, Config, EncryptionKeys, KeyHistory, MemberCount, MemberIndex, Memberships, MembershipsOf,
	OrganisationCount, OrganisationIndex, Organisations, Pallet, Sessions,
};
use alloc::vec::Vec;
use salus_primitives::{
	roles::{KeyHolder, SessionView},
	views::{Listing, MembershipView, OrganisationView, Page},
	Clock, OrganisationId, PersonId,
};

impl<T: Config> Pallet<T> {
	/// Organisations in the order in which they were created.
	pub fn organisations(cursor: u32, limit: u32) -> Page<OrganisationView> {
		Page::by_place(OrganisationCount::<T>::get(), cursor, limit, |index| {
			Self::organisation_view(OrganisationIndex::<T>::get(index)?)
		})
	}

	/// One organisation with the key of its custodian.
	pub fn organisation_view(organisation: OrganisationId) -> Option<OrganisationView> {
		Some(OrganisationView {
			organisation,
			details: Organisations::<T>::get(organisation)?,
			custodian_key: EncryptionKeys::<T>::get(KeyHolder::Organisation(organisation)),
			custodian_frozen: Self::is_frozen(KeyHolder::Organisation(organisation)),
			vault_identity: crate::VaultIdentities::<T>::get(organisation),
		})
	}

	/// Whose vault signs or signed with this key, and when.
	pub fn vault_key(key: [u8; 32]) -> Option<salus_primitives::roles::VaultKey> {
		crate::VaultKeys::<T>::get(key)
	}

	/// Memberships of an organisation, ended ones too, from the person on who first became a member last. A
	/// range is of the instants at which they count in full; those of people who came back are among the
	/// older ones, so every membership is looked at.
	pub fn members_of(organisation: OrganisationId, listing: &Listing) -> Page<MembershipView> {
		let places = (0..listing.begins_below(MemberCount::<T>::get(organisation))).rev();
		let rows = places.filter_map(|place| {
			let person = MemberIndex::<T>::get(organisation, place)?;
			Some((place, Self::membership_view(organisation, person)?))
		});
		Page::of_each(rows, listing)
	}

	/// Memberships of a person that were not ended.
	pub fn memberships_of(person: PersonId) -> Vec<MembershipView> {
		MembershipsOf::<T>::get(person)
			.into_iter()
			.filter_map(|organisation| Self::membership_view(organisation, person))
			.collect()
	}

	fn membership_view(organisation: OrganisationId, person: PersonId) -> Option<MembershipView> {
		Some(MembershipView {
			organisation,
			person,
			membership: Memberships::<T>::get(organisation, person)?,
		})
	}

	/// The accounts that control a person in full. For that person only: no API shows them to others.
	pub fn accounts_of(person: PersonId) -> Vec<T::AccountId> {
		AccountsOf::<T>::get(person).into_inner()
	}

	/// The sessions of a person that are not over. For that person only. One without a live membership is among them: it lives again
	/// when the membership does.
	pub fn sessions(caller: PersonId) -> Vec<SessionView<T::AccountId>> {
		let now = T::Clock::now();
		let sessions = Sessions::<T>::get(caller).into_iter();
		sessions.filter(|session| now < session.until).collect()
	}

	/// A holder's key of one version, while the history has it.
	pub fn key_at(holder: KeyHolder, version: u32) -> Option<[u8; 32]> {
		KeyHistory::<T>::get(holder, version)
	}
}
