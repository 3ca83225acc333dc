// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Calls of `pallet-prescriptions`.

use super::Call;
use salus_primitives::{
	care::Reason,
	prescriptions::{ClaimProof, PrescriptionTerms},
	OrganisationId, PatientId, PrescriptionId, RecordId, UnixMillis,
};

const PALLET: &str = "Prescriptions";

/// A doctor prescribes what the sealed `record` says.
pub fn issue(
	prescription: PrescriptionId,
	patient: PatientId,
	organisation: OrganisationId,
	record: RecordId,
	terms: PrescriptionTerms,
	renews: Option<PrescriptionId>,
) -> Call {
	Call::new(
		PALLET,
		"issue",
		(prescription, patient, organisation, record, terms, renews),
	)
}

/// The prescriber, or cover, puts a prescription on hold.
pub fn hold(prescription: PrescriptionId, reason: Reason) -> Call {
	Call::new(PALLET, "hold", (prescription, reason))
}

/// The prescriber, or cover, lets a prescription be filled again.
pub fn resume(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "resume", prescription)
}

/// Either side ends a prescription of which nothing was handed out.
pub fn cancel(prescription: PrescriptionId, reason: Reason) -> Call {
	Call::new(PALLET, "cancel", (prescription, reason))
}

/// Either side ends a prescription.
pub fn stop(prescription: PrescriptionId, reason: Reason) -> Call {
	Call::new(PALLET, "stop", (prescription, reason))
}

/// The prescriber says that a prescription should never have been.
pub fn mark_in_error(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "mark_in_error", prescription)
}

/// A pharmacist takes the lock, with the proof of the claim code.
pub fn claim(prescription: PrescriptionId, pharmacy: OrganisationId, proof: ClaimProof) -> Call {
	Call::new(PALLET, "claim", (prescription, pharmacy, proof))
}

/// A fill can be fetched.
pub fn ready(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "ready", prescription)
}

/// The pharmacy puts its fill on hold.
pub fn pause(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "pause", prescription)
}

/// The pharmacy goes on with its fill.
pub fn unpause(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "unpause", prescription)
}

/// A fill was handed over. `handed_over_at` is for one that happened before a hold.
pub fn dispense(
	prescription: PrescriptionId,
	quantity: u32,
	record: Option<RecordId>,
	handed_over_at: Option<UnixMillis>,
) -> Call {
	Call::new(
		PALLET,
		"dispense",
		(prescription, quantity, record, handed_over_at),
	)
}

/// The pharmacy gives the lock back; the patient's side takes it back, and anybody does once it is out of time.
pub fn release(prescription: PrescriptionId) -> Call {
	Call::new(PALLET, "release", prescription)
}

/// The pharmacy refuses to fill.
pub fn decline(prescription: PrescriptionId, reason: Reason) -> Call {
	Call::new(PALLET, "decline", (prescription, reason))
}

/// The pharmacy breaks a fill off after a part of it was handed over.
pub fn stop_fill(
	prescription: PrescriptionId,
	quantity: u32,
	record: Option<RecordId>,
	reason: Reason,
) -> Call {
	Call::new(PALLET, "stop_fill", (prescription, quantity, record, reason))
}

/// One of the two sides says that a fill never was.
pub fn dispute_fill(prescription: PrescriptionId, fill: u32) -> Call {
	Call::new(PALLET, "dispute_fill", (prescription, fill))
}

/// The patient's side lets a pharmacy claim a prescription no more.
pub fn bar(prescription: PrescriptionId, pharmacy: OrganisationId) -> Call {
	Call::new(PALLET, "bar", (prescription, pharmacy))
}

/// The patient's side lets a pharmacy that was barred claim again.
pub fn unbar(prescription: PrescriptionId, pharmacy: OrganisationId) -> Call {
	Call::new(PALLET, "unbar", (prescription, pharmacy))
}

/// The pharmacy reports that a fill had been handed over before it lost the lock.
pub fn report_late(
	prescription: PrescriptionId,
	fill: u32,
	quantity: u32,
	record: Option<RecordId>,
	handed_over_at: UnixMillis,
) -> Call {
	Call::new(
		PALLET,
		"report_late",
		(prescription, fill, quantity, record, handed_over_at),
	)
}
