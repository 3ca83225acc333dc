// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs: whole listings, and the same as one caller may see them.

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
	views::{Page, MAX_PAGE},
	OrganisationId, PatientId, PersonId, PrescriptionId, UnixMillis,
};

/// Which part of a listing is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
	/// From where on: nothing at first, then what the page before said.
	pub cursor: u32,
	/// How many at most: one at least, [`MAX_PAGE`] at most.
	pub limit: u32,
}

/// The rows from the cursor on that there are, at most `limit` of them. There is a next page only when it holds something, so
/// that an answer never tells how much a caller may not see.
fn page<V>(slice: Slice, count: u32, row: impl Fn(u32) -> Option<V>) -> Page<V> {
	page_of(
		(slice.cursor..count).filter_map(|index| Some((index, row(index)?))),
		slice.limit,
	)
}

/// As many of these as the limit lets, and the cursor of the next.
fn page_of<V>(mut kept: impl Iterator<Item = (u32, V)>, limit: u32) -> Page<V> {
	Page {
		items: kept
			.by_ref()
			.take(limit.clamp(1, MAX_PAGE) as usize)
			.map(|(_, view)| view)
			.collect(),
		next: kept.next().map(|(index, _)| index),
	}
}

fn nothing<V>() -> Page<V> {
	Page {
		items: Vec::new(),
		next: None,
	}
}

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

	/// The patient's prescriptions in the order in which they were issued.
	pub fn prescriptions_of(patient: PatientId, slice: Slice, now: UnixMillis) -> Page<PrescriptionView> {
		Self::prescriptions_where(patient, slice, now, |_| true)
	}

	/// The fills of one prescription in the order of their numbers.
	pub fn fills_of(prescription: PrescriptionId, slice: Slice) -> Page<FillView> {
		let count = Prescriptions::<T>::get(prescription).map_or(0, |details| details.fills);
		page(slice, count, |index| {
			Self::fill_view(prescription, index.saturating_add(1))
		})
	}

	/// The fills of one pharmacy in the order in which they were claimed: all, or only those that are open, which reads as many
	/// places as are open.
	pub fn fills_at(pharmacy: OrganisationId, open_only: bool, slice: Slice) -> Page<FillView> {
		Self::fills_where(pharmacy, open_only, slice, |_| true)
	}

	fn fills_where(
		pharmacy: OrganisationId,
		open_only: bool,
		slice: Slice,
		keep: impl Fn(&FillView) -> bool,
	) -> Page<FillView> {
		if !open_only {
			return page(slice, FillCount::<T>::get(pharmacy), |index| {
				let (prescription, number) = FillsOf::<T>::get(pharmacy, index)?;
				Self::fill_view(prescription, number).filter(|view| keep(view))
			});
		}
		let mut open: Vec<_> = OpenFillsAt::<T>::iter_prefix(pharmacy)
			.filter(|(place, _)| *place >= slice.cursor)
			.collect();
		open.sort_unstable();
		let views = open.into_iter().filter_map(|(place, (prescription, number))| {
			Some((
				place,
				Self::fill_view(prescription, number).filter(|view| keep(view))?,
			))
		});
		page_of(views, slice.limit)
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

	fn prescriptions_where(
		patient: PatientId,
		slice: Slice,
		now: UnixMillis,
		keep: impl Fn(&PrescriptionDetails) -> bool,
	) -> Page<PrescriptionView> {
		page(slice, PrescriptionCount::<T>::get(patient), |index| {
			let prescription = PrescriptionsOf::<T>::get(patient, index)?;
			Self::prescription_view(prescription, now).filter(|view| keep(&view.details))
		})
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

	/// [`Self::prescriptions_of`]: for the patient's side all, for a member those that they are a party to.
	pub fn prescriptions_for(
		caller: PersonId,
		patient: PatientId,
		slice: Slice,
		now: UnixMillis,
	) -> Page<PrescriptionView> {
		if Self::is_patient_side(caller, patient, now) {
			return Self::prescriptions_of(patient, slice, now);
		}
		Self::prescriptions_where(patient, slice, now, |details| {
			Self::is_prescribing_side(caller, details, now)
		})
	}

	/// One prescription with a page of its fills, for its parties: the patient's side, the prescribing side, and the pharmacists of
	/// every pharmacy that ever claimed a fill of it.
	pub fn prescription_for(
		caller: PersonId,
		prescription: PrescriptionId,
		slice: Slice,
		now: UnixMillis,
	) -> Option<PrescriptionFile> {
		let view = Self::prescription_view(prescription, now)?;
		let is_party = Self::is_patient_side(caller, view.details.patient, now)
			|| Self::is_prescribing_side(caller, &view.details, now)
			|| Self::is_filling_side(caller, &view, now);
		is_party.then(|| PrescriptionFile {
			fills: Self::fills_of(prescription, slice),
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

	/// [`Self::fills_at`] for the pharmacy's live pharmacists, but for patients who have shut them out.
	pub fn fills_at_for(
		caller: PersonId,
		pharmacy: OrganisationId,
		open_only: bool,
		slice: Slice,
		now: UnixMillis,
	) -> Page<FillView> {
		if !Self::is_pharmacist_at(caller, pharmacy, now) {
			return nothing();
		}
		Self::fills_where(pharmacy, open_only, slice, |view| {
			!T::Consent::shuts_out_member(view.key.patient, pharmacy, caller)
		})
	}
}
