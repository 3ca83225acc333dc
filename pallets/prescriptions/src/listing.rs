// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs, as one caller may see them.

use crate::{
	Claimants, Config, FillCount, Fills, FillsOf, OpenFills, OpenFillsAt, Pallet, PrescriptionCount,
	Prescriptions, PrescriptionsOf,
};
use alloc::vec::Vec;
use salus_primitives::{
	care::{CareInspect, TaskHolder},
	consent::{ConsentInspect, Power},
	prescriptions::{FillRef, FillView, PrescriptionDetails, PrescriptionFile, PrescriptionView},
	roles::{KeyHolder, Profession, RoleInspect},
	views::{Listing, Page},
	OrganisationId, PatientId, PersonId, PrescriptionId, UnixMillis,
};

/// Everything, whoever asks.
impl<T: Config> Pallet<T> {
	/// A prescription's row.
	pub fn details(prescription: PrescriptionId) -> Option<PrescriptionDetails> {
		Prescriptions::<T>::get(prescription)
	}

	/// A prescription's row and what follows from it at this instant.
	pub fn prescription_view(prescription: PrescriptionId, now: UnixMillis) -> Option<PrescriptionView> {
		let details = Prescriptions::<T>::get(prescription)?;
		let open = details
			.open
			.and_then(|number| Fills::<T>::get(prescription, number));
		Some(PrescriptionView::new(prescription, details, open.as_ref(), now))
	}

	/// One fill.
	pub fn fill_view(prescription: PrescriptionId, number: u32) -> Option<FillView> {
		let patient = Prescriptions::<T>::get(prescription)?.patient;
		let details = Fills::<T>::get(prescription, number)?;
		let key = FillRef {
			prescription,
			patient,
			fill: number,
			pharmacy: details.pharmacy,
		};
		Some(FillView { key, details })
	}

	/// The fills of one prescription, the newest first.
	fn fills_of(prescription: PrescriptionId, listing: &Listing) -> Page<FillView> {
		let count = Prescriptions::<T>::get(prescription).map_or(0, |details| details.fills);
		Page::of(
			count,
			listing,
			|place| Self::fill_view(prescription, place.saturating_add(1)),
			|_| true,
		)
	}

	/// The fills that a pharmacy has open, which reads as many places as are open.
	fn open_fills_at(
		pharmacy: OrganisationId,
		listing: &Listing,
		keep: impl Fn(&FillView) -> bool,
	) -> Page<FillView> {
		let mut open: Vec<_> = OpenFillsAt::<T>::iter_prefix(pharmacy).collect();
		open.sort_unstable();
		let down_from = |end| {
			let older = open.iter().rev().filter(move |(place, _)| *place < end);
			older.filter_map(|(place, (prescription, number))| {
				Some((*place, Self::fill_view(*prescription, *number)?))
			})
		};
		Page::of_sorted(FillCount::<T>::get(pharmacy), listing, down_from, keep)
	}

	fn all_fills_at(
		pharmacy: OrganisationId,
		listing: &Listing,
		keep: impl Fn(&FillView) -> bool,
	) -> Page<FillView> {
		let row = |place| {
			let (prescription, number) = FillsOf::<T>::get(pharmacy, place)?;
			Self::fill_view(prescription, number)
		};
		Page::of(FillCount::<T>::get(pharmacy), listing, row, keep)
	}

	/// The locks on the patient's prescriptions that hold now: whose, on what, and until when. Reads one row for each pharmacy that holds
	/// something, and one for each lock.
	pub fn locks_of(patient: PatientId, now: UnixMillis) -> Vec<TaskHolder> {
		OpenFills::<T>::iter_prefix(patient)
			.flat_map(|(pharmacy, open)| open.into_iter().map(move |open| (pharmacy, open)))
			.filter(|(_, open)| now < open.expires_at)
			.filter_map(|(pharmacy, open)| {
				Some(TaskHolder {
					record: Prescriptions::<T>::get(open.prescription)?.record,
					holder: KeyHolder::Organisation(pharmacy),
					until: open.expires_at,
				})
			})
			.collect()
	}
}

/// As one caller may see it: who is not a party gets nothing.
impl<T: Config> Pallet<T> {
	/// Is the caller the patient, or a live representative who may view?
	pub fn is_patient_side(caller: PersonId, patient: PatientId, now: UnixMillis) -> bool {
		T::Consent::may_act_for(caller, patient, Power::View, now)
	}

	/// Is the caller a live member of the prescribing organisation who prescribed this or has cover, and not shut out?
	pub fn is_prescribing_side(caller: PersonId, details: &PrescriptionDetails, now: UnixMillis) -> bool {
		T::Roles::live_membership(details.organisation, caller, now).is_some()
			&& !T::Consent::shuts_out_member(details.patient, details.organisation, caller)
			&& (caller == details.prescriber
				|| T::Care::care(details.organisation, caller, details.patient, now)
					.cover_until
					.is_some_and(|until| now < until))
	}

	/// Is the caller a live pharmacist there?
	pub fn is_pharmacist_at(caller: PersonId, pharmacy: OrganisationId, now: UnixMillis) -> bool {
		T::Roles::live_membership(pharmacy, caller, now)
			.is_some_and(|membership| membership.profession == Profession::Pharmacist)
	}

	/// Is the caller a live pharmacist there whom the patient has not shut out?
	fn is_pharmacist_for(
		caller: PersonId,
		pharmacy: OrganisationId,
		patient: PatientId,
		now: UnixMillis,
	) -> bool {
		Self::is_pharmacist_at(caller, pharmacy, now)
			&& !T::Consent::shuts_out_member(patient, pharmacy, caller)
	}

	/// Reads one row for each pharmacy that ever claimed, however often it did.
	fn is_filling_side(caller: PersonId, view: &PrescriptionView, now: UnixMillis) -> bool {
		Claimants::<T>::iter_key_prefix(view.prescription)
			.any(|pharmacy| Self::is_pharmacist_for(caller, pharmacy, view.details.patient, now))
	}

	/// The patient's prescriptions, the newest first: for the patient's side all, for a member those that
	/// they are a party to.
	pub fn prescriptions_for(
		caller: PersonId,
		patient: PatientId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<PrescriptionView> {
		let all = Self::is_patient_side(caller, patient, now);
		let row =
			|place| PrescriptionsOf::<T>::get(patient, place).and_then(|id| Self::prescription_view(id, now));
		Page::of(PrescriptionCount::<T>::get(patient), listing, row, |view| {
			all || Self::is_prescribing_side(caller, &view.details, now)
		})
	}

	/// One prescription with a page of its fills, for its parties: the patient's side, the prescribing side, and the pharmacists of
	/// every pharmacy that ever claimed a fill of it.
	pub fn prescription_for(
		caller: PersonId,
		prescription: PrescriptionId,
		listing: &Listing,
		now: UnixMillis,
	) -> Option<PrescriptionFile> {
		let view = Self::prescription_view(prescription, now)?;
		let is_party = Self::is_patient_side(caller, view.details.patient, now)
			|| Self::is_prescribing_side(caller, &view.details, now)
			|| Self::is_filling_side(caller, &view, now);
		is_party.then(|| PrescriptionFile {
			fills: Self::fills_of(prescription, listing),
			prescription: view,
		})
	}

	/// One prescription for whoever knows the key of its claim code: what a pharmacist needs to claim, before being a party. Not for whom
	/// the patient has shut out, in person or with the organisation in which they act.
	pub fn prescription_by_key(
		caller: PersonId,
		organisation: Option<OrganisationId>,
		claim_key: [u8; 32],
		prescription: PrescriptionId,
		now: UnixMillis,
	) -> Option<PrescriptionView> {
		let view = Self::prescription_view(prescription, now)?;
		let patient = view.details.patient;
		let let_in = match organisation {
			Some(organisation) => {
				T::Roles::live_membership(organisation, caller, now).is_some()
					&& !T::Consent::shuts_out_member(patient, organisation, caller)
			}
			None => Self::is_patient_side(caller, patient, now),
		};
		(let_in && view.details.terms.claim_key == claim_key).then_some(view)
	}

	/// The fills of one pharmacy, the newest claim first, all or only those that are open, for its live
	/// pharmacists, but for patients who have shut them out.
	pub fn fills_at_for(
		caller: PersonId,
		pharmacy: OrganisationId,
		open_only: bool,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<FillView> {
		if !Self::is_pharmacist_at(caller, pharmacy, now) {
			return Page::NOTHING;
		}
		let keep = |view: &FillView| !T::Consent::shuts_out_member(view.key.patient, pharmacy, caller);
		if open_only {
			Self::open_fills_at(pharmacy, listing, keep)
		} else {
			Self::all_fills_at(pharmacy, listing, keep)
		}
	}
}
