// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs: listings as one caller may see them, and whole ones for servers.

use crate::{
	types::{key_of, place_of, PlaceKey},
	Config, ConsentCount, Consents, ConsentsOf, Exclusions, GrantCount, GrantsTo, Pallet, Representatives,
	Sealed, WardsOf, Wishes,
};
use alloc::vec::Vec;
use salus_primitives::{
	consent::{ConsentInspect, Grantee, Power, Representation},
	roles::RoleInspect,
	views::{ConsentDetails, ConsentView, Listing, Page, RepresentationView, ShutView},
	ConsentId, PatientId, PersonId, UnixMillis,
};

/// Everything, whoever asks.
impl<T: Config> Pallet<T> {
	/// One consent.
	pub fn consent_view(consent: ConsentId) -> Option<ConsentView> {
		Consents::<T>::get(consent).map(|details| ConsentView { consent, details })
	}

	/// The patient's consents from the place `cursor` on, in the order of their places, which never change:
	/// at most `limit` (and [`MAX_PAGE`](salus_primitives::views::MAX_PAGE)) of them. For servers that sweep
	/// them all. Reads the places that are left.
	pub fn consents_of(patient: PatientId, cursor: u32, limit: u32) -> Page<ConsentView> {
		let mut left: Vec<_> = ConsentsOf::<T>::iter_prefix(patient)
			.map(|(key, consent)| (place_of(key), consent))
			.take_while(|(place, _)| cursor <= *place)
			.collect();
		left.reverse();
		let rows = left
			.into_iter()
			.filter_map(|(place, consent)| Some((place, Self::consent_view(consent)?)));
		Page::first_of(rows, limit)
	}

	/// What the patient has shut.
	pub fn shut(patient: PatientId) -> ShutView {
		ShutView {
			excluded: Exclusions::<T>::iter_key_prefix(patient).collect(),
			wishes: Wishes::<T>::get(patient).into_inner(),
			sealed: Sealed::<T>::get(patient),
		}
	}

	/// Who acts for the patient, those whose time is over or has not come included.
	pub fn representatives_of(patient: PatientId) -> Vec<RepresentationView> {
		Representatives::<T>::iter_prefix(patient)
			.map(|(representative, row)| Self::representation_view(patient, representative, row))
			.collect()
	}

	/// For whom this person acts, likewise, but for those who have shut them out.
	pub fn wards_of(representative: PersonId) -> Vec<RepresentationView> {
		WardsOf::<T>::get(representative)
			.into_iter()
			.filter(|patient| !Self::shuts_out(*patient, Grantee::Person(representative)))
			.filter_map(|patient| {
				let row = Representatives::<T>::get(patient, representative)?;
				Some(Self::representation_view(patient, representative, row))
			})
			.collect()
	}

	fn representation_view(
		patient: PatientId,
		representative: PersonId,
		representation: Representation,
	) -> RepresentationView {
		let majority_at = T::Roles::patient(patient).and_then(|details| details.majority_at);
		RepresentationView {
			patient,
			representative,
			representation,
			ends_at: representation.ends_at(majority_at),
		}
	}

	fn consents_where(
		patient: PatientId,
		listing: &Listing,
		keep: impl Fn(&ConsentDetails) -> bool,
	) -> Page<ConsentView> {
		let down_from = |end| {
			let after = ConsentsOf::<T>::hashed_key_for(patient, key_of(end));
			views::<T>(ConsentsOf::<T>::iter_prefix_from(patient, after))
		};
		let count = ConsentCount::<T>::get(patient);
		Page::of_sorted(count, listing, down_from, |view| keep(&view.details))
	}

	fn grants_where(
		grantee: Grantee,
		listing: &Listing,
		keep: impl Fn(&ConsentDetails) -> bool,
	) -> Page<ConsentView> {
		let down_from = |end| {
			let after = GrantsTo::<T>::hashed_key_for(grantee, key_of(end));
			views::<T>(GrantsTo::<T>::iter_prefix_from(grantee, after))
		};
		let count = GrantCount::<T>::get(grantee);
		Page::of_sorted(count, listing, down_from, |view| keep(&view.details))
	}
}

/// The rows of a list, with their places.
fn views<T: Config>(
	list: impl Iterator<Item = (PlaceKey, ConsentId)>,
) -> impl Iterator<Item = (u32, ConsentView)> {
	list.filter_map(|(key, consent)| Some((place_of(key), Pallet::<T>::consent_view(consent)?)))
}

/// As one caller may see it: who is not a party gets nothing.
impl<T: Config> Pallet<T> {
	/// Is the caller the patient, or a live representative who may view or consent?
	pub fn is_patient_side(caller: PersonId, patient: PatientId, now: UnixMillis) -> bool {
		Self::may_act_for(caller, patient, Power::View, now)
			|| Self::may_act_for(caller, patient, Power::Consent, now)
	}

	/// Is the caller this grantee, or a live member or an administrator of it while it is active?
	pub fn is_grantee_side(caller: PersonId, grantee: Grantee, now: UnixMillis) -> bool {
		match grantee {
			Grantee::Person(person) => person == caller,
			Grantee::Organisation(organisation) => {
				T::Roles::live_membership(organisation, caller, now).is_some()
					|| T::Roles::administers(organisation, caller)
			}
		}
	}

	/// May the caller see this consent: on the patient's side or, unless the patient has shut them out, as who asked for it or on the
	/// grantee's side?
	pub fn is_party(caller: PersonId, details: &ConsentDetails, now: UnixMillis) -> bool {
		Self::is_patient_side(caller, details.patient, now) || Self::is_other_side(caller, details, now)
	}

	fn is_other_side(caller: PersonId, details: &ConsentDetails, now: UnixMillis) -> bool {
		let patient = details.patient;
		let asked = details.requested.is_some_and(|request| {
			request.requester == caller && !Self::shuts_out_member(patient, request.organisation, caller)
		});
		let let_in = || {
			Self::is_grantee_side(caller, details.grantee, now)
				&& !Self::shuts_out(patient, details.grantee)
				&& !Self::shuts_out(patient, Grantee::Person(caller))
		};
		asked || let_in()
	}

	/// [`Self::consent_view`] for a party.
	pub fn consent_for(caller: PersonId, consent: ConsentId, now: UnixMillis) -> Option<ConsentView> {
		Self::consent_view(consent).filter(|view| Self::is_party(caller, &view.details, now))
	}

	/// The patient's consents, the newest first: all for the patient's side, to others those that they are a
	/// party to.
	pub fn consents_for(
		caller: PersonId,
		patient: PatientId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<ConsentView> {
		let all = Self::is_patient_side(caller, patient, now);
		Self::consents_where(patient, listing, |details| {
			all || Self::is_party(caller, details, now)
		})
	}

	/// What was asked for or granted to this grantee, the newest first, for the grantee's side, but for
	/// patients who have shut it out.
	pub fn grants_to_for(
		caller: PersonId,
		grantee: Grantee,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<ConsentView> {
		if !Self::is_grantee_side(caller, grantee, now) {
			return Page::NOTHING;
		}
		Self::grants_where(grantee, listing, |details| {
			Self::is_other_side(caller, details, now)
		})
	}

	/// [`Self::shut`] for the patient's side.
	pub fn shut_for(caller: PersonId, patient: PatientId, now: UnixMillis) -> Option<ShutView> {
		Self::is_patient_side(caller, patient, now).then(|| Self::shut(patient))
	}

	/// [`Self::representatives_of`] for the patient's side.
	pub fn representatives_for(
		caller: PersonId,
		patient: PatientId,
		now: UnixMillis,
	) -> Vec<RepresentationView> {
		if Self::is_patient_side(caller, patient, now) {
			Self::representatives_of(patient)
		} else {
			Vec::new()
		}
	}
}
