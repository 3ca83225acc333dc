// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Encounters and handovers: how they open, move and close.

use crate::{
	guards::Caller, Appointments, Config, EncounterCount, Encounters, EncountersOf, EncountersOn, Error,
	Event, Pallet, Teams, TeamsOf, TiesOf, Vouched,
};
use frame_support::ensure;
use salus_primitives::{
	appointments::{
		AppointmentDetails, AppointmentStatus, Attestation, EncounterDetails, EncounterStatus, Modality,
		EXTENDED_BY_DOCTOR, MAX_HANDOVER, OPEN_ENCOUNTER, RENEWAL, VOUCH_EVERY,
	},
	care::Reason,
	roles::{ActedBy, Profession, RoleInspect},
	ties::{add_tie, end_handovers_of, handover_limit, Tie, TieKind},
	AppointmentId, Clock, EncounterId, OrganisationId, PatientId, PersonId, UnixMillis,
};

impl<T: Config> Pallet<T> {
	/// A new encounter, as it is when the patient is there.
	pub(crate) fn new_encounter(
		organisation: OrganisationId,
		doctor: PersonId,
		patient: PatientId,
		modality: Modality,
		opened_by: PersonId,
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
			attested: None,
			opened_by,
			arrived_at: now,
			open_until: now.plus(OPEN_ENCOUNTER),
			ended_by_patient: false,
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
			Vouched::<T>::remove(details.organisation, details.patient);
		}
		Self::deposit_event(Event::EncounterOpened {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			doctor: details.doctor,
			appointment: details.appointment,
			makes_good: details.makes_good,
			modality: details.modality,
			attested: details.attested,
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
		let is_registered = T::Roles::is_registered(details.patient, details.organisation);
		if details.arrived_by_patient && is_registered {
			opened.attested = Some(Attestation::Patient {
				at: opened.arrived_at,
			});
		}
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

	/// Writes how it is known that the patient came, with what that opens, and tells it. The guards have passed.
	pub(crate) fn attest_encounter(
		encounter: EncounterId,
		mut details: EncounterDetails,
		attested: Attestation,
		by: ActedBy<T::AccountId>,
	) {
		details.attested = Some(attested);
		details.changed_at = T::Clock::now();
		Encounters::<T>::insert(encounter, details);
		Self::retie(encounter, &details);
		let pair = (details.organisation, details.patient);
		match attested {
			Attestation::Members { at, .. } => Vouched::<T>::insert(pair.0, pair.1, at),
			Attestation::Patient { .. } | Attestation::Card { .. } => Vouched::<T>::remove(pair.0, pair.1),
		}
		Self::deposit_event(Event::EncounterAttested {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			doctor: details.doctor,
			attested,
			by,
		});
	}

	/// Refuses a second visit that two members vouch for within thirty days of the first, unless the patient has attested one since.
	pub(crate) fn ensure_vouchable(details: &EncounterDetails) -> Result<(), Error<T>> {
		ensure!(
			details.status == EncounterStatus::InProgress,
			Error::<T>::NotBegun
		);
		let again = Vouched::<T>::get(details.organisation, details.patient)
			.is_none_or(|last| last.plus(VOUCH_EVERY) <= T::Clock::now());
		ensure!(again, Error::<T>::VouchedLately);
		Ok(())
	}

	/// Who extends a visit: its patient's side; or that doctor or cover, and from the thirtieth day on a second, independent member.
	pub(crate) fn ensure_may_extend(
		caller: &Caller<T>,
		details: &EncounterDetails,
	) -> Result<ActedBy<T::AccountId>, Error<T>> {
		if caller.signs_for(details.patient) {
			return caller.for_patient(details.patient);
		}
		if T::Clock::now() < details.arrived_at.plus(EXTENDED_BY_DOCTOR) {
			caller.doctor(details.organisation, details.doctor, details.patient)
		} else {
			caller.independent(details)
		}
	}

	/// Lets a visit be open for seven days from now. The guards have passed.
	pub(crate) fn extend(encounter: EncounterId, mut details: EncounterDetails) -> UnixMillis {
		let now = T::Clock::now();
		details.open_until = now.plus(OPEN_ENCOUNTER);
		details.changed_at = now;
		Encounters::<T>::insert(encounter, details);
		Self::retie(encounter, &details);
		details.open_until
	}

	/// Ends what a visit gives, for its patient; one that is open is finished, or cancelled before the doctor has begun. The guards have
	/// passed.
	pub(crate) fn end_for_patient(
		encounter: EncounterId,
		mut details: EncounterDetails,
		by: ActedBy<T::AccountId>,
	) {
		details.ended_by_patient = true;
		details.changed_at = T::Clock::now();
		Encounters::<T>::insert(encounter, details);
		Self::retie(encounter, &details);
		Self::deposit_event(Event::EncounterEnded {
			encounter,
			patient: details.patient,
			organisation: details.organisation,
			by: by.clone(),
		});
		match details.status {
			EncounterStatus::Arrived => Self::give_up(encounter, details, Reason::PatientRequest, by),
			EncounterStatus::InProgress => Self::finish(encounter, details, by),
			_ => (),
		}
		Self::end_orphans(details.organisation, details.patient, details.doctor);
	}

	/// Writes whether a member is in a doctor's team, on both sides.
	pub(crate) fn set_in_team(organisation: OrganisationId, lead: PersonId, member: PersonId, joins: bool) {
		if joins {
			let full = Teams::<T>::try_append(organisation, lead, member).is_err()
				|| TeamsOf::<T>::try_append(organisation, member, lead).is_err();
			if full {
				frame_support::defensive!("the guard has seen room in a team");
			}
			return;
		}
		Teams::<T>::mutate_exists(organisation, lead, |row| {
			if let Some(team) = row {
				team.retain(|other| *other != member);
			}
			*row = row.take().filter(|team| !team.is_empty());
		});
		TeamsOf::<T>::mutate_exists(organisation, member, |row| {
			if let Some(leads) = row {
				leads.retain(|other| *other != lead);
			}
			*row = row.take().filter(|leads| !leads.is_empty());
		});
	}

	/// A doctor or nurse of the organisation whom this doctor's team has room for.
	pub(crate) fn ensure_may_join_team(
		organisation: OrganisationId,
		lead: PersonId,
		member: PersonId,
	) -> Result<(), Error<T>> {
		ensure!(lead != member, Error::<T>::ToOneself);
		let profession = T::Roles::live_membership(organisation, member, T::Clock::now())
			.map(|membership| membership.profession);
		ensure!(
			matches!(profession, Some(Profession::Doctor | Profession::Nurse)),
			Error::<T>::NotOfTeam
		);
		let (team, leads) = (
			Teams::<T>::get(organisation, lead),
			TeamsOf::<T>::get(organisation, member),
		);
		ensure!(!team.contains(&member), Error::<T>::AlreadyInTeam);
		ensure!(!team.is_full() && !leads.is_full(), Error::<T>::TeamFull);
		Ok(())
	}

	/// Ties a doctor who is wished to renew a prescription; a second wish takes the place of the first.
	pub(crate) fn write_renewal(
		organisation: OrganisationId,
		patient: PatientId,
		doctor: PersonId,
	) -> UnixMillis {
		TiesOf::<T>::mutate(organisation, patient, |ties| {
			ties.retain(|tie| tie.kind != TieKind::Renewal || tie.doctor != doctor);
		});
		let now = T::Clock::now();
		let tie = Tie {
			kind: TieKind::Renewal,
			doctor,
			from: now,
			until: now.plus(RENEWAL),
		};
		Self::tie(organisation, patient, tie);
		tie.until
	}

	/// Puts what an encounter gives in place of what it gave.
	fn retie(encounter: EncounterId, details: &EncounterDetails) {
		let (organisation, patient) = (details.organisation, details.patient);
		for kind in [
			TieKind::Open(encounter),
			TieKind::Finished(encounter),
			TieKind::Vouched(encounter),
		] {
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
