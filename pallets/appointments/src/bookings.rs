// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How an appointment is made, and what ends with it.

use crate::{
	guards::Caller, types::Booking, AppointmentCount, Appointments, AppointmentsOf, BookingsOf, Config,
	Error, Event, Pallet, ReasonsOf, TiesOf,
};
use frame_support::ensure;
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, Modality, ScheduleDetails, Slot, SlotStatus, HOLD,
	},
	care::Reason,
	roles::{ActedBy, RoleInspect},
	ties::{add_tie, Tie, TieKind},
	AppointmentId, Clock, OrganisationId, PatientId, RecordId, ScheduleId, UnixMillis,
};

/// A booking that somebody wants.
pub(crate) struct Wanted {
	/// Under which id.
	pub appointment: AppointmentId,
	/// In which schedule.
	pub schedule: ScheduleId,
	/// The schedule's row.
	pub calendar: ScheduleDetails,
	/// The start of the slot.
	pub start: UnixMillis,
	/// For whom.
	pub patient: PatientId,
	/// Where they meet.
	pub modality: Modality,
	/// The sealed record that says why.
	pub reason: Option<RecordId>,
	/// The appointment that makes place for it.
	pub replaces: Option<AppointmentId>,
	/// Does the patient's side book?
	pub by_patient: bool,
}

impl<T: Config> Pallet<T> {
	/// Who books: the patient's side, or a clerk of the schedule's organisation for a patient who is registered there.
	pub(crate) fn ensure_may_book(
		caller: &Caller<T>,
		calendar: &ScheduleDetails,
		patient: PatientId,
		organisation: Option<OrganisationId>,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		Self::ensure_patient(patient)?;
		let Some(organisation) = organisation else {
			return caller.for_patient(patient);
		};
		ensure!(
			organisation == calendar.organisation,
			Error::<T>::OtherOrganisation
		);
		let by = caller.clerk(organisation)?;
		caller.ensure_let_in(organisation, patient)?;
		Self::one_more_file(organisation, by.person)?;
		ensure!(
			T::Roles::is_registered(patient, organisation),
			Error::<T>::NotRegistered
		);
		Ok(by)
	}

	/// Refuses a booking that cannot be: the id is used, the slot is taken or over, the patient is elsewhere then.
	pub(crate) fn ensure_bookable(wanted: &Wanted) -> Result<Slot, Error<T>> {
		ensure!(
			!Appointments::<T>::contains_key(wanted.appointment),
			Error::<T>::AppointmentExists
		);
		Self::ensure_licensed_doctor(wanted.calendar.organisation, wanted.calendar.doctor)?;
		Self::ensure_let_in(
			wanted.calendar.organisation,
			wanted.calendar.doctor,
			wanted.patient,
		)?;
		let slot = Self::slot(wanted.schedule, wanted.start).ok_or(Error::<T>::UnknownSlot)?;
		Self::ensure_ahead(wanted.start)?;
		ensure!(
			slot.status_at(T::Clock::now()) == SlotStatus::Free,
			Error::<T>::SlotTaken
		);
		Self::ensure_patient_is_free(wanted, &slot)?;
		Self::ensure_reason_is_free(wanted)?;
		if wanted.calendar.confirms_itself && wanted.by_patient {
			Self::ensure_tie_room(wanted.calendar.organisation, wanted.patient)?;
		}
		Ok(slot)
	}

	fn ensure_patient_is_free(wanted: &Wanted, slot: &Slot) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		let bookings = BookingsOf::<T>::get(wanted.patient);
		let others = || {
			bookings
				.iter()
				.filter(|booking| booking.is_live(now) && Some(booking.appointment) != wanted.replaces)
		};
		ensure!(
			!others().any(|booking| booking.span.overlaps(&slot.span)),
			Error::<T>::AlreadyBookedThen
		);
		ensure!(
			others().count() < crate::types::Bookings::bound(),
			Error::<T>::TooManyBookings
		);
		Ok(())
	}

	/// One record is the reason of one live appointment.
	fn ensure_reason_is_free(wanted: &Wanted) -> Result<(), Error<T>> {
		let Some(reason) = wanted.reason else {
			return Ok(());
		};
		let holder =
			ReasonsOf::<T>::get(wanted.patient, reason).filter(|holder| Some(*holder) != wanted.replaces);
		let taken = holder.and_then(Appointments::<T>::get).is_some_and(|details| {
			details
				.reason_until()
				.is_some_and(|until| T::Clock::now() < until)
		});
		ensure!(!taken, Error::<T>::ReasonTaken);
		Ok(())
	}

	/// Writes a booking and tells it. The guards have passed.
	pub(crate) fn write_booking(wanted: &Wanted, slot: &Slot, by: ActedBy<T::AccountId>) {
		if !wanted.by_patient {
			Self::count_file(wanted.calendar.organisation, by.person);
		}
		let details = Self::new_appointment(wanted, slot, &by);
		// The hold of whoever has the slot is over: the guard has seen it free.
		if let Some((late, row)) = slot
			.appointment
			.and_then(|late| Some((late, Appointments::<T>::get(late)?)))
		{
			Self::settle(late, row, AppointmentStatus::Cancelled);
		}
		Self::insert_appointment(wanted.appointment, &details);
		Self::deposit_event(Event::AppointmentBooked {
			appointment: wanted.appointment,
			patient: details.patient,
			organisation: details.organisation,
			doctor: details.doctor,
			schedule: details.schedule,
			span: details.span,
			modality: details.modality,
			status: details.status,
			held_until: details.held_until,
			reason: details.reason,
			replaces: details.replaces,
			displaced: slot.appointment,
			by,
		});
	}

	fn new_appointment(wanted: &Wanted, slot: &Slot, by: &ActedBy<T::AccountId>) -> AppointmentDetails {
		let now = T::Clock::now();
		let (status, held_until) = match wanted.calendar.confirms_itself {
			true => (AppointmentStatus::Booked, None),
			false => (
				AppointmentStatus::Pending,
				Some(now.plus(HOLD).min(slot.span.start)),
			),
		};
		AppointmentDetails {
			patient: wanted.patient,
			organisation: wanted.calendar.organisation,
			doctor: wanted.calendar.doctor,
			schedule: wanted.schedule,
			span: slot.span,
			modality: wanted.modality,
			status,
			held_until,
			reason: wanted.reason,
			encounter: None,
			replaces: wanted.replaces,
			booked_by: by.person,
			booked_by_patient: wanted.by_patient,
			arrived_by_patient: false,
			created_at: now,
			changed_at: now,
		}
	}

	pub(crate) fn insert_appointment(appointment: AppointmentId, details: &AppointmentDetails) {
		Appointments::<T>::insert(appointment, details);
		AppointmentCount::<T>::mutate(details.patient, |count| {
			AppointmentsOf::<T>::insert(details.patient, *count, appointment);
			*count = count.saturating_add(1);
		});
		Self::take_slot(
			details.schedule,
			details.span.start,
			appointment,
			details.held_until,
		);
		if let Some(reason) = details.reason {
			ReasonsOf::<T>::insert(details.patient, reason, appointment);
		}
		Self::note_booking(appointment, details);
		Self::show_file(appointment, details);
		Self::tie_appointment(appointment, details);
	}

	/// Ties the doctor of a confirmed appointment that the patient booked.
	fn tie_appointment(appointment: AppointmentId, details: &AppointmentDetails) {
		let tie = Tie::of_appointment(appointment, details).filter(|_| details.status.gives_cover());
		if let Some(tie) = tie {
			Self::tie(details.organisation, details.patient, tie);
		}
	}

	/// Notes when the patient is booked; bookings that no longer count make room.
	fn note_booking(appointment: AppointmentId, details: &AppointmentDetails) {
		let now = T::Clock::now();
		BookingsOf::<T>::mutate(details.patient, |bookings| {
			bookings.retain(|booking| booking.is_live(now) && booking.appointment != appointment);
			let booking = Booking {
				appointment,
				span: details.span,
				held_until: details.held_until,
			};
			if bookings.try_push(booking).is_err() {
				frame_support::defensive!("the guard has seen room for a booking");
			}
		});
	}

	/// Ties a doctor to the patient.
	pub(crate) fn tie(organisation: OrganisationId, patient: PatientId, tie: Tie) {
		TiesOf::<T>::mutate(organisation, patient, |ties| {
			if !add_tie(ties, tie, T::Clock::now()) {
				frame_support::defensive!("the guard has seen room for a tie");
			}
		});
	}

	/// Ends the tie of this kind.
	pub(crate) fn untie(organisation: OrganisationId, patient: PatientId, kind: TieKind) {
		TiesOf::<T>::mutate_exists(organisation, patient, |row| {
			if let Some(ties) = row {
				ties.retain(|tie| tie.kind != kind);
			}
			if row.as_ref().is_some_and(|ties| ties.is_empty()) {
				*row = None;
			}
		});
	}

	/// Confirms a pending appointment. The guards have passed.
	pub(crate) fn confirm_appointment(appointment: AppointmentId, mut details: AppointmentDetails) {
		details.status = AppointmentStatus::Booked;
		details.held_until = None;
		details.changed_at = T::Clock::now();
		Appointments::<T>::insert(appointment, details);
		Self::take_slot(details.schedule, details.span.start, appointment, None);
		Self::note_booking(appointment, &details);
		Self::show_file(appointment, &details);
		Self::tie_appointment(appointment, &details);
	}

	/// Writes a new status and takes away what the status before gave and this one does not: the slot, the booking, the
	/// reason's reader and the tie. The guards have passed.
	pub(crate) fn settle(appointment: AppointmentId, mut details: AppointmentDetails, to: AppointmentStatus) {
		details.status = to;
		details.held_until = None;
		details.changed_at = T::Clock::now();
		Appointments::<T>::insert(appointment, details);
		if to.slot_status().is_none() {
			Self::free_slot(details.schedule, details.span.start, appointment);
		}
		if !to.is_live() {
			Self::forget_booking(appointment, &details);
		}
		if to.shuts_file() {
			Self::hide_file(appointment, &details);
		}
	}

	fn forget_booking(appointment: AppointmentId, details: &AppointmentDetails) {
		BookingsOf::<T>::mutate_exists(details.patient, |row| {
			if let Some(bookings) = row {
				bookings.retain(|booking| booking.appointment != appointment);
			}
			if row.as_ref().is_some_and(|bookings| bookings.is_empty()) {
				*row = None;
			}
		});
		let reader = details
			.reason
			.filter(|reason| ReasonsOf::<T>::get(details.patient, reason) == Some(appointment));
		if let Some(reason) = reader {
			ReasonsOf::<T>::remove(details.patient, reason);
		}
		Self::untie(
			details.organisation,
			details.patient,
			TieKind::Appointment(appointment),
		);
	}

	/// Cancels an appointment and tells it. The guards have passed.
	pub(crate) fn call_off(
		appointment: AppointmentId,
		details: AppointmentDetails,
		reason: Reason,
		by: ActedBy<T::AccountId>,
	) {
		Self::settle(appointment, details, AppointmentStatus::Cancelled);
		Self::deposit_event(Event::AppointmentCancelled {
			appointment,
			patient: details.patient,
			organisation: details.organisation,
			reason,
			by,
		});
	}

	/// Closes an appointment as an error and tells it. The guards have passed.
	pub(crate) fn void_appointment(
		appointment: AppointmentId,
		details: AppointmentDetails,
		by: ActedBy<T::AccountId>,
	) {
		Self::settle(appointment, details, AppointmentStatus::EnteredInError);
		Self::deposit_event(Event::AppointmentMarkedInError {
			appointment,
			patient: details.patient,
			organisation: details.organisation,
			by,
		});
	}

	/// Refuses an appointment that cannot be called off by itself: a booked one from its start on, since the patient is missing then,
	/// and one whose encounter has opened, since both end together.
	pub(crate) fn ensure_cancellable(details: &AppointmentDetails) -> Result<(), Error<T>> {
		Self::ensure_move(details.status, AppointmentStatus::Cancelled)?;
		match details.status {
			AppointmentStatus::Booked => Self::ensure_ahead(details.span.start),
			AppointmentStatus::CheckedIn => Err(Error::<T>::AlreadyCheckedIn),
			_ => Ok(()),
		}
	}

	/// Refuses a pending appointment whose hold is over.
	pub(crate) fn ensure_held(details: &AppointmentDetails) -> Result<(), Error<T>> {
		ensure!(!details.hold_is_over(T::Clock::now()), Error::<T>::HoldOver);
		Ok(())
	}
}
