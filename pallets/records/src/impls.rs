// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The trait that this pallet gives to others, and the changes that calls make.

use crate::{
	types::{next_version, FIRST_VERSION},
	Config, Error, Pallet, RecordCount, Records, RecordsOf, Versions,
};
use frame_support::{ensure, traits::Get};
use salus_primitives::{
	records::{Anchor, RecordFacts, RecordInspect},
	views::RecordDetails,
	Clock, PersonId, RecordId,
};

impl<T: Config> RecordInspect for Pallet<T> {
	fn record(record: RecordId) -> Option<RecordFacts> {
		Records::<T>::get(record).map(|details| details.facts)
	}

	fn current_version(record: RecordId) -> Option<u32> {
		Records::<T>::get(record).map(|details| details.version)
	}
}

impl<T: Config> Pallet<T> {
	/// Writes a new record, its first version and its place in the patient's list. The guards have passed.
	pub(crate) fn insert(record: RecordId, facts: RecordFacts, anchor: Anchor) {
		let created_at = T::Clock::now();
		let details = RecordDetails {
			facts,
			version: FIRST_VERSION,
			created_at,
		};
		Records::<T>::insert(record, details);
		let version = next_version(None, facts.author, anchor, created_at);
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
		let version = next_version(before.as_ref(), author, anchor, T::Clock::now());
		Versions::<T>::insert(record, details.version, version);
		Records::<T>::insert(record, details);
		Ok(details.version)
	}
}
