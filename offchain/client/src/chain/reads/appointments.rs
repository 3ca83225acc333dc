// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads about schedules, appointments and encounters.

use crate::chain::{At, ChainClient, ChainError};
use salus_primitives::{
	appointments::{
		AppointmentView, AskedDoctors, EncounterView, FreeSlotView, HandoverView, ScheduleView, SlotView,
	},
	views::{Listing, Page},
	AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, ScheduleId, UnixMillis,
};

impl ChainClient {
	/// The open schedules of a doctor, for everybody of the network.
	pub async fn schedules(
		&self,
		caller: PersonId,
		doctor: PersonId,
		at: At,
	) -> Result<Vec<ScheduleView>, ChainError> {
		self.ask("AppointmentsApi_schedules", Some(caller), doctor, at)
			.await
	}

	/// The slots of a schedule that start from `from` to before `until`: free or not, and not for whom.
	pub async fn slots(
		&self,
		caller: PersonId,
		schedule: ScheduleId,
		(from, until): (UnixMillis, UnixMillis),
		now: UnixMillis,
		at: At,
	) -> Result<Vec<SlotView>, ChainError> {
		self.ask(
			"AppointmentsApi_slots",
			Some(caller),
			(schedule, from, until, now),
			at,
		)
		.await
	}

	/// The first free slots of several doctors that start from `from` to before `until`, in order, at most
	/// `limit` and [`MAX_PAGE`](salus_primitives::views::MAX_PAGE) of them, for everybody of the network.
	pub async fn free_slots(
		&self,
		caller: PersonId,
		doctors: &AskedDoctors,
		(from, until): (UnixMillis, UnixMillis),
		limit: u32,
		now: UnixMillis,
		at: At,
	) -> Result<Vec<FreeSlotView>, ChainError> {
		self.ask(
			"AppointmentsApi_free_slots",
			Some(caller),
			(doctors, from, until, limit, now),
			at,
		)
		.await
	}

	/// One appointment, for the patient's side and live members of its organisation.
	pub async fn appointment(
		&self,
		caller: PersonId,
		appointment: AppointmentId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<AppointmentView>, ChainError> {
		self.ask(
			"AppointmentsApi_appointment",
			Some(caller),
			(appointment, now),
			at,
		)
		.await
	}

	/// A patient's appointments, the newest booking first: all for the patient's side, those of their
	/// organisations for live members.
	pub async fn appointments(
		&self,
		caller: PersonId,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<AppointmentView>, ChainError> {
		self.ask(
			"AppointmentsApi_appointments",
			Some(caller),
			(patient, listing, now),
			at,
		)
		.await
	}

	/// The appointments of a schedule that start from `from` to before `until`, for live members of its organisation.
	pub async fn schedule_appointments(
		&self,
		caller: PersonId,
		schedule: ScheduleId,
		(from, until): (UnixMillis, UnixMillis),
		now: UnixMillis,
		at: At,
	) -> Result<Vec<AppointmentView>, ChainError> {
		self.ask(
			"AppointmentsApi_schedule_appointments",
			Some(caller),
			(schedule, from, until, now),
			at,
		)
		.await
	}

	/// One encounter, for the patient's side and live members of its organisation.
	pub async fn encounter(
		&self,
		caller: PersonId,
		encounter: EncounterId,
		now: UnixMillis,
		at: At,
	) -> Result<Option<EncounterView>, ChainError> {
		self.ask("AppointmentsApi_encounter", Some(caller), (encounter, now), at)
			.await
	}

	/// A patient's encounters, the newest arrival first: all for the patient's side, those of their
	/// organisations for live members.
	pub async fn encounters(
		&self,
		caller: PersonId,
		patient: PatientId,
		listing: Listing,
		now: UnixMillis,
		at: At,
	) -> Result<Page<EncounterView>, ChainError> {
		self.ask(
			"AppointmentsApi_encounters",
			Some(caller),
			(patient, listing, now),
			at,
		)
		.await
	}

	/// The encounters of a doctor that began from `from` to before `until`, for live members of the organisation.
	pub async fn doctor_encounters(
		&self,
		caller: PersonId,
		organisation: OrganisationId,
		doctor: PersonId,
		(from, until): (UnixMillis, UnixMillis),
		now: UnixMillis,
		at: At,
	) -> Result<Vec<EncounterView>, ChainError> {
		self.ask(
			"AppointmentsApi_doctor_encounters",
			Some(caller),
			(organisation, doctor, from, until, now),
			at,
		)
		.await
	}

	/// The live handovers of a patient in an organisation, for the patient's side and its live members.
	pub async fn handovers(
		&self,
		caller: PersonId,
		organisation: OrganisationId,
		patient: PatientId,
		now: UnixMillis,
		at: At,
	) -> Result<Vec<HandoverView>, ChainError> {
		self.ask(
			"AppointmentsApi_handovers",
			Some(caller),
			(organisation, patient, now),
			at,
		)
		.await
	}
}
