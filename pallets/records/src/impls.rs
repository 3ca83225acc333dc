// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others, and the changes that calls make.

use crate::{
	types::{next_version, Written, FIRST_VERSION},
	Config, Error, Event, Pallet, RecordCount, Records, RecordsOf, Refilings, Versions,
};
use frame_support::{ensure, traits::Get};
use salus_primitives::{
	consent::Category,
	records::{Anchor, RecordFacts, RecordInspect},
	roles::{ActedBy, RoleInspect},
	views::RecordDetails,
	Clock, OrganisationId, PersonId, RecordId,
};
use sp_runtime::SaturatedConversion;

impl<T: Config> RecordInspect for Pallet<T> {
	fn record(record: RecordId) -> Option<RecordFacts> {
		Records::<T>::get(record).map(|details| details.facts)
	}

	fn current_version(record: RecordId) -> Option<u32> {
		Records::<T>::get(record).map(|details| details.version)
	}
}

impl<T: Config> Pallet<T> {
	/// What is noted beside a version that is written now.
	fn written(organisation: OrganisationId, author: PersonId) -> Written {
		Written {
			author,
			profession: T::Roles::membership(organisation, author).map(|membership| membership.profession),
			anchored_at: T::Clock::now(),
			block: frame_system::Pallet::<T>::block_number().saturated_into(),
		}
	}

	/// Files a record under another category. What was proposed for it is settled by that.
	pub(crate) fn move_record(
		record: RecordId,
		mut details: RecordDetails,
		category: Category,
		by: ActedBy<T::AccountId>,
	) {
		let old = core::mem::replace(&mut details.facts.category, category);
		Records::<T>::insert(record, details);
		Refilings::<T>::remove(record);
		Self::deposit_event(Event::Refiled {
			record,
			patient: details.facts.patient,
			organisation: details.facts.organisation,
			old,
			new: category,
			by: by.person,
			device: by.device,
		});
	}

	/// Writes a new record, its first version and its place in the patient's list. The guards have passed.
	pub(crate) fn insert(record: RecordId, facts: RecordFacts, anchor: Anchor) {
		let written = Self::written(facts.organisation, facts.author);
		let details = RecordDetails {
			facts,
			version: FIRST_VERSION,
			created_at: written.anchored_at,
		};
		Records::<T>::insert(record, details);
		let version = next_version(None, anchor, written);
		Versions::<T>::insert(record, FIRST_VERSION, version);
		RecordCount::<T>::mutate(facts.patient, |count| {
			RecordsOf::<T>::insert(facts.patient, *count, record);
			*count = count.saturating_add(1);
		});
	}

	/// Writes the next version of a record and returns its number.
	pub(crate) fn append(
		record: RecordId,
		mut details: RecordDetails,
		author: PersonId,
		anchor: Anchor,
	) -> Result<u32, Error<T>> {
		ensure!(
			details.version < T::MaxVersions::get(),
			Error::<T>::TooManyVersions
		);
		let before = Versions::<T>::get(record, details.version);
		details.version = details.version.saturating_add(1);
		let written = Self::written(details.facts.organisation, author);
		let version = next_version(before.as_ref(), anchor, written);
		Versions::<T>::insert(record, details.version, version);
		Records::<T>::insert(record, details);
		Ok(details.version)
	}
}
