// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-appointments`.

use super::Call;
use crate::account::Signature;
use salus_primitives::{
	appointments::{CardProof, Modality, SlotSpans, SlotStarts, TimeZoneCode},
	care::Reason,
	files::FileReason,
	statements::AccountBytes,
	AppointmentId, EncounterId, OrganisationId, PatientId, PersonId, RecordId, ScheduleId, UnixMillis,
};

const PALLET: &str = "Appointments";

/// A doctor, or a clerk for a doctor, opens a calendar.
pub fn open_schedule(
	schedule: ScheduleId,
	organisation: OrganisationId,
	doctor: PersonId,
	zone: TimeZoneCode,
	confirms_itself: bool,
) -> Call {
	Call::new(
		PALLET,
		"open_schedule",
		(schedule, organisation, doctor, zone, confirms_itself),
	)
}

/// Closes a calendar: nothing is published or booked in it any more.
pub fn close_schedule(schedule: ScheduleId) -> Call {
	Call::new(PALLET, "close_schedule", schedule)
}

/// Publishes slots of a calendar.
pub fn publish(schedule: ScheduleId, slots: SlotSpans) -> Call {
	Call::new(PALLET, "publish", (schedule, slots))
}

/// Withdraws free slots, by when they start.
pub fn withdraw_slots(schedule: ScheduleId, starts: SlotStarts) -> Call {
	Call::new(PALLET, "withdraw_slots", (schedule, starts))
}

/// Books a slot. `organisation` is where a clerk acts; `None` for the patient and representatives.
pub fn book(
	appointment: AppointmentId,
	schedule: ScheduleId,
	start: UnixMillis,
	patient: PatientId,
	modality: Modality,
	reason: Option<RecordId>,
	organisation: Option<OrganisationId>,
) -> Call {
	Call::new(
		PALLET,
		"book",
		(
			appointment,
			schedule,
			start,
			patient,
			modality,
			reason,
			organisation,
		),
	)
}

/// The doctor or a clerk confirms a pending appointment.
pub fn confirm(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "confirm", appointment)
}

/// Either side calls an appointment off.
pub fn cancel(appointment: AppointmentId, reason: Reason) -> Call {
	Call::new(PALLET, "cancel", (appointment, reason))
}

/// Anybody clears away a pending appointment whose hold is over.
pub fn expire(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "expire", appointment)
}

/// The doctor or a clerk cancels whatever starts from `from` to before `until`.
pub fn cancel_day(schedule: ScheduleId, from: UnixMillis, until: UnixMillis, reason: Reason) -> Call {
	Call::new(PALLET, "cancel_day", (schedule, from, until, reason))
}

/// Cancels an appointment and books another slot, linked to it.
pub fn reschedule(
	appointment: AppointmentId,
	replacement: AppointmentId,
	schedule: ScheduleId,
	start: UnixMillis,
) -> Call {
	Call::new(PALLET, "reschedule", (appointment, replacement, schedule, start))
}

/// The patient is there.
pub fn arrive(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "arrive", appointment)
}

/// A clerk opens the encounter of an appointment.
pub fn check_in(appointment: AppointmentId, encounter: EncounterId) -> Call {
	Call::new(PALLET, "check_in", (appointment, encounter))
}

/// The patient joins a virtual appointment, which opens its encounter.
pub fn join(appointment: AppointmentId, encounter: EncounterId) -> Call {
	Call::new(PALLET, "join", (appointment, encounter))
}

/// The doctor, or cover, ends an appointment and its encounter.
pub fn fulfil(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "fulfil", appointment)
}

/// The patient did not come.
pub fn mark_no_show(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "mark_no_show", appointment)
}

/// An appointment should never have been.
pub fn mark_appointment_in_error(appointment: AppointmentId) -> Call {
	Call::new(PALLET, "mark_appointment_in_error", appointment)
}

/// A clerk opens an encounter without an appointment, with the signed `VisitStatement` of the patient's side.
#[allow(clippy::too_many_arguments, reason = "the call's arguments, one by one")]
pub fn walk_in(
	encounter: EncounterId,
	organisation: OrganisationId,
	doctor: PersonId,
	patient: PatientId,
	makes_good: Option<AppointmentId>,
	account: AccountBytes,
	expires_at: UnixMillis,
	signature: Signature,
) -> Call {
	Call::new(
		PALLET,
		"walk_in",
		(
			encounter,
			organisation,
			doctor,
			patient,
			makes_good,
			account,
			expires_at,
			signature,
		),
	)
}

/// The doctor begins.
pub fn start_encounter(encounter: EncounterId) -> Call {
	Call::new(PALLET, "start_encounter", encounter)
}

/// The doctor is done.
pub fn finish_encounter(encounter: EncounterId) -> Call {
	Call::new(PALLET, "finish_encounter", encounter)
}

/// An encounter ends before it began.
pub fn cancel_encounter(encounter: EncounterId, reason: Reason) -> Call {
	Call::new(PALLET, "cancel_encounter", (encounter, reason))
}

/// An encounter should never have been.
pub fn mark_encounter_in_error(encounter: EncounterId) -> Call {
	Call::new(PALLET, "mark_encounter_in_error", encounter)
}

/// A doctor with cover names a colleague for a while.
pub fn hand_over(organisation: OrganisationId, patient: PatientId, to: PersonId, until: UnixMillis) -> Call {
	Call::new(PALLET, "hand_over", (organisation, patient, to, until))
}

/// The patient's side says that the patient is here for a visit that somebody of the organisation has opened.
pub fn attest(encounter: EncounterId) -> Call {
	Call::new(PALLET, "attest", encounter)
}

/// The front desk hands in the signed `VisitStatement` of the patient's side for a visit that exists.
pub fn attest_by_statement(
	encounter: EncounterId,
	account: AccountBytes,
	expires_at: UnixMillis,
	signature: Signature,
) -> Call {
	Call::new(
		PALLET,
		"attest_by_statement",
		(encounter, account, expires_at, signature),
	)
}

/// The front desk hands in what the patient's visit card has signed.
pub fn attest_by_card(encounter: EncounterId, count: u32, proof: CardProof) -> Call {
	Call::new(PALLET, "attest_by_card", (encounter, count, proof))
}

/// A second, independent member vouches for a patient who can sign nothing.
pub fn vouch(encounter: EncounterId) -> Call {
	Call::new(PALLET, "vouch", encounter)
}

/// A clerk begins the encounter of a patient who came without an appointment and signs nothing yet.
pub fn admit(
	encounter: EncounterId,
	organisation: OrganisationId,
	doctor: PersonId,
	patient: PatientId,
) -> Call {
	Call::new(PALLET, "admit", (encounter, organisation, doctor, patient))
}

/// An encounter stays open for seven days from now.
pub fn extend_encounter(encounter: EncounterId) -> Call {
	Call::new(PALLET, "extend_encounter", encounter)
}

/// The patient's side ends what a visit gives.
pub fn end_encounter(encounter: EncounterId) -> Call {
	Call::new(PALLET, "end_encounter", encounter)
}

/// A doctor names a colleague as one of the own team.
pub fn add_to_team(organisation: OrganisationId, member: PersonId) -> Call {
	Call::new(PALLET, "add_to_team", (organisation, member))
}

/// A doctor names a colleague as one of the own team no longer.
pub fn remove_from_team(organisation: OrganisationId, member: PersonId) -> Call {
	Call::new(PALLET, "remove_from_team", (organisation, member))
}

/// The patient's side registers a visit card, in the place of an earlier one.
pub fn register_card(patient: PatientId, key: [u8; 32]) -> Call {
	Call::new(PALLET, "register_card", (patient, key))
}

/// The patient's side revokes the visit card.
pub fn revoke_card(patient: PatientId) -> Call {
	Call::new(PALLET, "revoke_card", patient)
}

/// A clerk, doctor or nurse opens the file that says who a patient is.
pub fn open_file(organisation: OrganisationId, patient: PatientId, reason: FileReason) -> Call {
	Call::new(PALLET, "open_file", (organisation, patient, reason))
}

/// The patient's side wishes that a doctor renewed a prescription.
pub fn wish_renewal(organisation: OrganisationId, doctor: PersonId, patient: PatientId) -> Call {
	Call::new(PALLET, "wish_renewal", (organisation, doctor, patient))
}
