// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs: whole listings for the patient's side, and the same as one caller may see them.

use crate::{
	Config, ConsentCount, Consents, ConsentsOf, Exclusions, GrantCount, GrantsTo, Pallet, Representatives,
	Sealed, WardsOf, Wishes,
};
use alloc::vec::Vec;
use salus_primitives::{
	consent::{ConsentInspect, Grantee, Power, Representation},
	roles::RoleInspect,
	views::{ConsentDetails, ConsentView, Page, RepresentationView, ShutView, MAX_PAGE},
	ConsentId, PatientId, PersonId, UnixMillis,
};

/// The rows of one index from `cursor` on that `keep` lets through, at most `limit` of them. There is a next page only when
/// it holds something, so that an answer never tells how much a caller may not see.
fn page(
	cursor: u32,
	limit: u32,
	count: u32,
	row: impl Fn(u32) -> Option<ConsentView>,
	keep: impl Fn(&ConsentDetails) -> bool,
) -> Page<ConsentView> {
	let mut kept = (cursor..count)
		.filter_map(|index| Some((index, row(index)?)))
		.filter(|(_, view)| keep(&view.details));
	Page {
		items: kept
			.by_ref()
			.take(limit.clamp(1, MAX_PAGE) as usize)
			.map(|(_, view)| view)
			.collect(),
		next: kept.next().map(|(index, _)| index),
	}
}

const NOTHING: Page<ConsentView> = Page {
	items: Vec::new(),
	next: None,
};

/// Everything, whoever asks.
impl<T: Config> Pallet<T> {
	/// One consent.
	pub fn consent_view(consent: ConsentId) -> Option<ConsentView> {
		Consents::<T>::get(consent).map(|details| ConsentView { consent, details })
	}

	/// The patient's consents by their places, which never change: at most `limit` (and [`MAX_PAGE`]) from the `cursor`-th place on.
	pub fn consents_of(patient: PatientId, cursor: u32, limit: u32) -> Page<ConsentView> {
		Self::consents_where(patient, cursor, limit, |_| true)
	}

	/// What was asked for or granted to this grantee, paged like [`Self::consents_of`].
	pub fn grants_to(grantee: Grantee, cursor: u32, limit: u32) -> Page<ConsentView> {
		let row = |index| GrantsTo::<T>::get(grantee, index).and_then(Self::consent_view);
		page(cursor, limit, GrantCount::<T>::get(grantee), row, |_| true)
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
		cursor: u32,
		limit: u32,
		keep: impl Fn(&ConsentDetails) -> bool,
	) -> Page<ConsentView> {
		let row = |index| ConsentsOf::<T>::get(patient, index).and_then(Self::consent_view);
		page(cursor, limit, ConsentCount::<T>::get(patient), row, keep)
	}
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

	/// [`Self::consents_of`], less those that the caller is no party to.
	pub fn consents_for(
		caller: PersonId,
		patient: PatientId,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<ConsentView> {
		if Self::is_patient_side(caller, patient, now) {
			return Self::consents_of(patient, cursor, limit);
		}
		Self::consents_where(patient, cursor, limit, |details| {
			Self::is_party(caller, details, now)
		})
	}

	/// [`Self::grants_to`] for the grantee's side, but for patients who have shut it out.
	pub fn grants_to_for(
		caller: PersonId,
		grantee: Grantee,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<ConsentView> {
		if Self::is_grantee_side(caller, grantee, now) {
			let row = |index| GrantsTo::<T>::get(grantee, index).and_then(Self::consent_view);
			let sees = |details: &ConsentDetails| Self::is_other_side(caller, details, now);
			page(cursor, limit, GrantCount::<T>::get(grantee), row, sees)
		} else {
			NOTHING
		}
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
