// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs. Slots are for everybody who is enrolled, as free or not; the rest is for the parties, among whom nobody is
//! whom the patient has shut out.

use crate::{
	schedules::days_between, AppointmentCount, Appointments, AppointmentsOf, Config, EncounterCount,
	Encounters, EncountersOf, EncountersOn, Pallet, Schedules, SchedulesOf, Slots, TiesOf,
};
use alloc::vec::Vec;
use salus_primitives::{
	appointments::{AppointmentView, EncounterView, HandoverView, ScheduleView, Slot, SlotView},
	consent::{ConsentInspect, Power},
	roles::RoleInspect,
	ties::{Tie, TieKind},
	views::{Page, MAX_PAGE},
	AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};

/// The most UTC days that one answer covers; a longer range is cut.
pub const MAX_LISTED_DAYS: i32 = 35;

/// The rows of one index from `cursor` on that `row` answers with, at most `limit` of them. There is a next page only when it
/// holds something, so that an answer never tells how much a caller may not see.
fn page<V>(cursor: u32, limit: u32, count: u32, row: impl Fn(u32) -> Option<V>) -> Page<V> {
	let mut kept = (cursor..count).filter_map(|index| Some((index, row(index)?)));
	Page {
		items: kept
			.by_ref()
			.take(limit.clamp(1, MAX_PAGE) as usize)
			.map(|(_, view)| view)
			.collect(),
		next: kept.next().map(|(index, _)| index),
	}
}

/// Who sees what.
impl<T: Config> Pallet<T> {
	/// The patient, or a representative who may book or view.
	fn is_patient_side(caller: PersonId, patient: PatientId, now: UnixMillis) -> bool {
		T::Roles::patient(patient).is_some()
			&& [Power::View, Power::Book]
				.into_iter()
				.any(|power| T::Consent::may_act_for(caller, patient, power, now))
	}

	fn is_member(caller: PersonId, organisation: OrganisationId, now: UnixMillis) -> bool {
		T::Roles::live_membership(organisation, caller, now).is_some()
	}

	/// Which organisations' rows of a patient the caller sees: a test to ask for each row.
	fn sees(caller: PersonId, patient: PatientId, now: UnixMillis) -> impl Fn(OrganisationId) -> bool {
		let own = Self::is_patient_side(caller, patient, now);
		move |organisation| {
			own || (Self::is_member(caller, organisation, now)
				&& !T::Consent::shuts_out_member(patient, organisation, caller))
		}
	}
}

/// For everybody who is enrolled.
impl<T: Config> Pallet<T> {
	/// The open schedules of a doctor.
	pub fn schedules_for(caller: PersonId, doctor: PersonId) -> Vec<ScheduleView> {
		if !T::Roles::person_exists(caller) {
			return Vec::new();
		}
		SchedulesOf::<T>::iter_prefix_values(doctor)
			.flatten()
			.filter_map(|schedule| {
				Schedules::<T>::get(schedule).map(|details| ScheduleView { schedule, details })
			})
			.take(MAX_PAGE as usize)
			.collect()
	}

	/// The slots of a schedule that start from `from` to before `until`, in order: free or not, and not for whom. At most
	/// [`MAX_LISTED_DAYS`] days.
	pub fn slots_for(
		caller: PersonId,
		schedule: ScheduleId,
		from: UnixMillis,
		until: UnixMillis,
		now: UnixMillis,
	) -> Vec<SlotView> {
		if !T::Roles::person_exists(caller) {
			return Vec::new();
		}
		Self::slots_between(schedule, from, until)
			.map(|slot| SlotView {
				span: slot.span,
				status: slot.status_at(now),
			})
			.collect()
	}

	fn slots_between(
		schedule: ScheduleId,
		from: UnixMillis,
		until: UnixMillis,
	) -> impl Iterator<Item = Slot> {
		days_between(from, until, MAX_LISTED_DAYS)
			.flat_map(move |day| Slots::<T>::get(schedule, day))
			.filter(move |slot| from <= slot.span.start && slot.span.start < until)
	}
}

/// For the parties.
impl<T: Config> Pallet<T> {
	fn appointment_view(appointment: AppointmentId) -> Option<AppointmentView> {
		Appointments::<T>::get(appointment).map(|details| AppointmentView { appointment, details })
	}

	fn encounter_view(encounter: EncounterId) -> Option<EncounterView> {
		Encounters::<T>::get(encounter).map(|details| EncounterView { encounter, details })
	}

	/// One appointment, for the patient's side and live members of its organisation.
	pub fn appointment_for(
		caller: PersonId,
		appointment: AppointmentId,
		now: UnixMillis,
	) -> Option<AppointmentView> {
		Self::appointment_view(appointment)
			.filter(|view| Self::sees(caller, view.details.patient, now)(view.details.organisation))
	}

	/// A patient's appointments in the order in which they were booked, at most `limit` (one at least, [`MAX_PAGE`] at most) from
	/// the `cursor`-th on: all for the patient's side, those of their organisations for live members.
	pub fn appointments_for(
		caller: PersonId,
		patient: PatientId,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<AppointmentView> {
		let sees = Self::sees(caller, patient, now);
		page(cursor, limit, AppointmentCount::<T>::get(patient), |index| {
			AppointmentsOf::<T>::get(patient, index)
				.and_then(Self::appointment_view)
				.filter(|view| sees(view.details.organisation))
		})
	}

	/// The appointments that have the slots of a schedule which start from `from` to before `until`, in order, for live members of
	/// its organisation. At most [`MAX_LISTED_DAYS`] days.
	pub fn schedule_appointments_for(
		caller: PersonId,
		schedule: ScheduleId,
		from: UnixMillis,
		until: UnixMillis,
		now: UnixMillis,
	) -> Vec<AppointmentView> {
		let seen = Schedules::<T>::get(schedule)
			.is_some_and(|details| Self::is_member(caller, details.organisation, now));
		if !seen {
			return Vec::new();
		}
		Self::slots_between(schedule, from, until)
			.filter_map(|slot| slot.appointment.and_then(Self::appointment_view))
			.filter(|view| Self::sees(caller, view.details.patient, now)(view.details.organisation))
			.collect()
	}

	/// One encounter, for the patient's side and live members of its organisation.
	pub fn encounter_for(caller: PersonId, encounter: EncounterId, now: UnixMillis) -> Option<EncounterView> {
		Self::encounter_view(encounter)
			.filter(|view| Self::sees(caller, view.details.patient, now)(view.details.organisation))
	}

	/// A patient's encounters in the order in which they began, paged and shown like [`Self::appointments_for`].
	pub fn encounters_for(
		caller: PersonId,
		patient: PatientId,
		cursor: u32,
		limit: u32,
		now: UnixMillis,
	) -> Page<EncounterView> {
		let sees = Self::sees(caller, patient, now);
		page(cursor, limit, EncounterCount::<T>::get(patient), |index| {
			EncountersOf::<T>::get(patient, index)
				.and_then(Self::encounter_view)
				.filter(|view| sees(view.details.organisation))
		})
	}

	/// The encounters of a doctor in an organisation that began from `from` to before `until`, in order, for its live members. At
	/// most [`MAX_LISTED_DAYS`] days.
	pub fn doctor_encounters_for(
		caller: PersonId,
		organisation: OrganisationId,
		doctor: PersonId,
		from: UnixMillis,
		until: UnixMillis,
		now: UnixMillis,
	) -> Vec<EncounterView> {
		if !Self::is_member(caller, organisation, now) {
			return Vec::new();
		}
		days_between(from, until, MAX_LISTED_DAYS)
			.flat_map(|day| EncountersOn::<T>::get((organisation, doctor), day))
			.filter_map(Self::encounter_view)
			.filter(|view| from <= view.details.arrived_at && view.details.arrived_at < until)
			.filter(|view| Self::sees(caller, view.details.patient, now)(organisation))
			.collect()
	}

	/// The live handovers of a patient in an organisation, for the patient's side and its live members.
	pub fn handovers_for(
		caller: PersonId,
		organisation: OrganisationId,
		patient: PatientId,
		now: UnixMillis,
	) -> Vec<HandoverView> {
		if !Self::sees(caller, patient, now)(organisation) {
			return Vec::new();
		}
		let view = |tie: Tie| match tie.kind {
			TieKind::Handover(from) if now < tie.until => Some(HandoverView {
				from,
				to: tie.doctor,
				until: tie.until,
			}),
			_ => None,
		};
		TiesOf::<T>::get(organisation, patient)
			.into_iter()
			.filter_map(view)
			.collect()
	}
}
