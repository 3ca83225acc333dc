// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Encounters and handovers: how they open, move and close.

use crate::{
	types::{add_tie, end_handovers_of, handover_limit, Tie, TieKind},
	Appointments, Config, EncounterCount, Encounters, EncountersOf, EncountersOn, Error, Event, Pallet,
	TiesOf,
};
use frame_support::ensure;
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, EncounterDetails, EncounterStatus, Modality, MAX_HANDOVER,
	},
	care::Reason,
	roles::ActedBy,
	AppointmentId, Clock, EncounterId, OrganisationId, PatientId, PersonId, UnixMillis,
};

impl<T: Config> Pallet<T> {
	/// A new encounter, as it is when the patient is there.
	pub(crate) fn new_encounter(
		organisation: OrganisationId,
		doctor: PersonId,
		patient: PatientId,
		modality: Modality,
	) -> EncounterDetails {
		let now = T::Clock::now();
		EncounterDetails {
			patient,
			organisation,
			doctor,
			appointment: None,
			makes_good: None,
			modality,
			status: EncounterStatus::Arrived,
			arrived_at: now,
			started_at: None,
			finished_at: None,
			changed_at: now,
		}
	}

	/// Refuses an encounter under a used id, or one too many.
	pub(crate) fn ensure_new_encounter(
		encounter: EncounterId,
		details: &EncounterDetails,
	) -> Result<(), Error<T>> {
		ensure!(
			!Encounters::<T>::contains_key(encounter),
			Error::<T>::EncounterExists
		);
		Self::ensure_let_in(details.organisation, details.doctor, details.patient)?;
		let key = (details.organisation, details.doctor);
		let today = EncountersOn::<T>::get(key, details.arrived_at.day());
		ensure!(!today.is_full(), Error::<T>::TooManyEncounters);
		Self::ensure_tie_room(details.organisation, details.patient)
	}

	/// Writes a new encounter and tells it. The guards have passed.
	pub(crate) fn insert_encounter(
		encounter: EncounterId,
		details: EncounterDetails,
		by: ActedBy<T::AccountId>,
	) {
		Encounters::<T>::insert(encounter, details);
		EncounterCount::<T>::mutate(details.patient, |count| {
			EncountersOf::<T>::insert(details.patient, *count, encounter);
			*count = count.saturating_add(1);
		});
		let key = (details.organisation, details.doctor);
		EncountersOn::<T>::mutate(key, details.arrived_at.day(), |today| {
			if today.try_push(encounter).is_err() {
				frame_support::defensive!("the guard has seen room for an encounter");
			}
		});
		if let Some(tie) = Tie::of_encounter(encounter, &details) {
			Self::tie(details.organisation, details.patient, tie);
		}
		Self::deposit_event(Event::EncounterOpened {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			doctor: details.doctor,
			appointment: details.appointment,
			makes_good: details.makes_good,
			modality: details.modality,
			by,
		});
	}

	/// Checks a patient in and opens the encounter. The guards have passed.
	pub(crate) fn open_booked_encounter(
		appointment: AppointmentId,
		mut details: AppointmentDetails,
		encounter: EncounterId,
		mut opened: EncounterDetails,
		by: ActedBy<T::AccountId>,
	) {
		details.encounter = Some(encounter);
		Self::settle(appointment, details, AppointmentStatus::CheckedIn);
		Self::deposit_event(Event::AppointmentCheckedIn {
			appointment,
			patient: details.patient,
			organisation: details.organisation,
			encounter,
			by: by.clone(),
		});
		opened.appointment = Some(appointment);
		Self::insert_encounter(encounter, opened, by);
	}

	/// The no-show that a walk-in makes good: the same patient's, in the same organisation, and not made good before.
	pub(crate) fn ensure_makes_good(
		missed: AppointmentId,
		organisation: OrganisationId,
		patient: PatientId,
	) -> Result<(), Error<T>> {
		let details = Self::appointment_row(missed)?;
		let fits = details.status == AppointmentStatus::NoShow
			&& details.organisation == organisation
			&& details.patient == patient
			&& details.encounter.is_none();
		ensure!(fits, Error::<T>::NotMissed);
		Ok(())
	}

	/// Notes at the no-show which walk-in made it good.
	pub(crate) fn note_made_good(missed: Option<AppointmentId>, encounter: EncounterId) {
		if let Some(missed) = missed {
			Appointments::<T>::mutate(missed, |row| {
				if let Some(details) = row {
					details.encounter = Some(encounter);
					details.changed_at = T::Clock::now();
				}
			});
		}
	}

	/// Writes a new status of an encounter and what it gives from now on.
	pub(crate) fn move_encounter(encounter: EncounterId, mut details: EncounterDetails, to: EncounterStatus) {
		let now = T::Clock::now();
		details.status = to;
		details.changed_at = now;
		match to {
			EncounterStatus::InProgress => details.started_at = Some(now),
			EncounterStatus::Finished => details.finished_at = Some(now),
			_ => (),
		}
		Encounters::<T>::insert(encounter, details);
		if !to.is_open() {
			Self::retie(encounter, &details);
		}
	}

	/// Puts what an encounter gives in place of what it gave.
	fn retie(encounter: EncounterId, details: &EncounterDetails) {
		let (organisation, patient) = (details.organisation, details.patient);
		for kind in [TieKind::Open(encounter), TieKind::Finished(encounter)] {
			Self::untie(organisation, patient, kind);
		}
		let now = T::Clock::now();
		if let Some(tie) = Tie::of_encounter(encounter, details).filter(|tie| now < tie.until) {
			TiesOf::<T>::mutate(organisation, patient, |ties| {
				// Without room, the time to contribute ends early: less than granted, never more.
				let _ = add_tie(ties, tie, now);
			});
		}
	}

	/// Finishes an encounter and fulfils the appointment that it was booked by, one event each. The guards have passed.
	pub(crate) fn finish(encounter: EncounterId, details: EncounterDetails, by: ActedBy<T::AccountId>) {
		Self::move_encounter(encounter, details, EncounterStatus::Finished);
		let (patient, organisation) = (details.patient, details.organisation);
		Self::deposit_event(Event::EncounterFinished {
			encounter,
			patient,
			organisation,
			by: by.clone(),
		});
		if let Some((appointment, row)) = Self::booked_by(&details, EncounterStatus::Finished) {
			Self::settle(appointment, row, AppointmentStatus::Fulfilled);
			Self::deposit_event(Event::AppointmentFulfilled {
				appointment,
				patient,
				organisation,
				by,
			});
		}
	}

	/// Cancels an encounter and the appointment that it was booked by, one event each. The guards have passed.
	pub(crate) fn give_up(
		encounter: EncounterId,
		details: EncounterDetails,
		reason: Reason,
		by: ActedBy<T::AccountId>,
	) {
		Self::move_encounter(encounter, details, EncounterStatus::Cancelled);
		Self::deposit_event(Event::EncounterCancelled {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			reason,
			by: by.clone(),
		});
		if let Some((appointment, row)) = Self::booked_by(&details, EncounterStatus::Cancelled) {
			Self::call_off(appointment, row, reason, by);
		}
	}

	/// The appointment whose check-in opened an encounter, where it follows the encounter to `to`.
	pub(crate) fn booked_by(
		details: &EncounterDetails,
		to: EncounterStatus,
	) -> Option<(AppointmentId, AppointmentDetails)> {
		let appointment = details.appointment?;
		let row = Appointments::<T>::get(appointment)?;
		row.status
			.may_become(to.appointment_status())
			.then_some((appointment, row))
	}

	/// The encounter that an appointment's check-in opened, if it can still be closed as an error. The walk-in that made a no-show
	/// good is a visit of its own.
	pub(crate) fn opened_by(
		appointment: AppointmentId,
		details: &AppointmentDetails,
	) -> Option<(EncounterId, EncounterDetails)> {
		let encounter = details.encounter?;
		let row = Encounters::<T>::get(encounter)?;
		let opened = row.appointment == Some(appointment);
		(opened && row.status.may_become(EncounterStatus::EnteredInError)).then_some((encounter, row))
	}

	/// Closes an encounter as an error and tells it. The guards have passed.
	pub(crate) fn void_encounter(
		encounter: EncounterId,
		details: EncounterDetails,
		by: ActedBy<T::AccountId>,
	) {
		Self::move_encounter(encounter, details, EncounterStatus::EnteredInError);
		Self::deposit_event(Event::EncounterMarkedInError {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			by,
		});
	}

	/// Ends the handovers of a doctor whom nothing ties to the patient any more.
	pub(crate) fn end_orphans(organisation: OrganisationId, patient: PatientId, doctor: PersonId) {
		TiesOf::<T>::mutate_exists(organisation, patient, |row| {
			if let Some(ties) = row {
				end_handovers_of(ties, doctor, T::Clock::now());
			}
			if row.as_ref().is_some_and(|ties| ties.is_empty()) {
				*row = None;
			}
		});
	}

	/// Refuses a handover without cover, for too long, or to somebody who is no doctor there.
	pub(crate) fn ensure_handover(
		organisation: OrganisationId,
		patient: PatientId,
		from: PersonId,
		to: PersonId,
		until: UnixMillis,
	) -> Result<(), Error<T>> {
		let now = T::Clock::now();
		let ties = TiesOf::<T>::get(organisation, patient);
		let limit = handover_limit(&ties, from, MAX_HANDOVER, now).ok_or(Error::<T>::NotThatDoctor)?;
		ensure!(from != to, Error::<T>::ToOneself);
		Self::ensure_licensed_doctor(organisation, to)?;
		Self::ensure_let_in(organisation, to, patient)?;
		ensure!(now < until && until <= limit, Error::<T>::SpanOutOfRange);
		Self::ensure_tie_room(organisation, patient)
	}

	/// Writes a handover; it takes the place of an earlier one between the same two.
	pub(crate) fn write_handover(
		organisation: OrganisationId,
		patient: PatientId,
		from: PersonId,
		to: PersonId,
		until: UnixMillis,
	) {
		let kind = TieKind::Handover(from);
		TiesOf::<T>::mutate(organisation, patient, |ties| {
			ties.retain(|tie| tie.kind != kind || tie.doctor != to);
		});
		let tie = Tie {
			kind,
			doctor: to,
			from: T::Clock::now(),
			until,
		};
		Self::tie(organisation, patient, tie);
	}
}
