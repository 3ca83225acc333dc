// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads for runtime APIs. Slots are for everybody who is enrolled, as free or not; the rest is for the parties, among whom nobody is
//! whom the patient has shut out.

use crate::{
	schedules::days_between, AppointmentCount, Appointments, AppointmentsOf, Config, EncounterCount,
	Encounters, EncountersOf, EncountersOn, Pallet, Schedules, SchedulesOf, Slots, TiesOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use salus_primitives::{
	appointments::{
		AppointmentView, AskedDoctors, EncounterView, FreeSlotView, HandoverView, ScheduleView, Slot,
		SlotStatus, SlotView,
	},
	consent::{ConsentInspect, Power},
	roles::RoleInspect,
	ties::{Tie, TieKind},
	views::{Listing, Page, MAX_PAGE},
	AppointmentId, Day, EncounterId, OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};

/// The most UTC days that one answer covers; a longer range is cut.
pub const MAX_LISTED_DAYS: i32 = 35;

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
		Self::open_schedules_of(doctor).take(MAX_PAGE as usize).collect()
	}

	fn open_schedules_of(doctor: PersonId) -> impl Iterator<Item = ScheduleView> {
		SchedulesOf::<T>::iter_prefix_values(doctor)
			.flatten()
			.filter_map(|schedule| {
				Schedules::<T>::get(schedule).map(|details| ScheduleView { schedule, details })
			})
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

	/// The first slots of these doctors that can be booked and start from `from` (and after `now`) to before
	/// `until`, in the order in which they start, at most `limit` (one at least, [`MAX_PAGE`] at most): free
	/// or not says nothing about a patient. Of at most [`MAX_LISTED_DAYS`] days, and of no schedule whose
	/// doctor is not licensed there now. Reads day by day, a row for each open schedule, until there are
	/// enough.
	pub fn free_slots_for(
		caller: PersonId,
		doctors: &AskedDoctors,
		(from, until): (UnixMillis, UnixMillis),
		limit: u32,
		now: UnixMillis,
	) -> Vec<FreeSlotView> {
		if !T::Roles::person_exists(caller) {
			return Vec::new();
		}
		let schedules: Vec<_> = doctors
			.iter()
			.collect::<BTreeSet<_>>()
			.into_iter()
			.flat_map(|doctor| Self::open_schedules_of(*doctor))
			.filter(|view| Self::is_licensed_doctor(view.details.organisation, view.details.doctor, now))
			.collect();
		let from = from.max(now.plus(1));
		days_between(from, until, MAX_LISTED_DAYS)
			.flat_map(|day| Self::free_slots_on(day, &schedules, now))
			.filter(|free| from <= free.span.start && free.span.start < until)
			.take(limit.clamp(1, MAX_PAGE) as usize)
			.collect()
	}

	/// In order; those that start together in the order of their doctors.
	fn free_slots_on(day: Day, schedules: &[ScheduleView], now: UnixMillis) -> Vec<FreeSlotView> {
		let of_schedule = |ScheduleView { schedule, details }: &ScheduleView| {
			let (schedule, details) = (*schedule, *details);
			let free = Slots::<T>::get(schedule, day)
				.into_iter()
				.filter(move |slot| slot.status_at(now) == SlotStatus::Free);
			free.map(move |slot| FreeSlotView {
				doctor: details.doctor,
				organisation: details.organisation,
				schedule,
				span: slot.span,
			})
		};
		let mut free: Vec<_> = schedules.iter().flat_map(of_schedule).collect();
		free.sort_by_key(|free| (free.span, free.doctor, free.schedule));
		free
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

	/// A patient's appointments, the newest booking first: all for the patient's side, those of their
	/// organisations for live members.
	pub fn appointments_for(
		caller: PersonId,
		patient: PatientId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<AppointmentView> {
		let sees = Self::sees(caller, patient, now);
		Page::of(
			AppointmentCount::<T>::get(patient),
			listing,
			|place| AppointmentsOf::<T>::get(patient, place).and_then(Self::appointment_view),
			|view| sees(view.details.organisation),
		)
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

	/// A patient's encounters, the newest arrival first, shown like [`Self::appointments_for`].
	pub fn encounters_for(
		caller: PersonId,
		patient: PatientId,
		listing: &Listing,
		now: UnixMillis,
	) -> Page<EncounterView> {
		let sees = Self::sees(caller, patient, now);
		Page::of(
			EncounterCount::<T>::get(patient),
			listing,
			|place| EncountersOf::<T>::get(patient, place).and_then(Self::encounter_view),
			|view| sees(view.details.organisation),
		)
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
