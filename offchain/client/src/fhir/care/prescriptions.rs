// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! MedicationRequest and MedicationDispense: contents of sealed records.

use super::{
	super::from_chain::{concept, identifier, instant, instant_if_ever, period, person, plain_hex, HL7},
	id_extension, logical,
	read::{self, Reader},
	CareError, CareStatus, Concept, UCUM,
};
use salus_primitives::{
	prescriptions::{FillStatus, PrescriptionDetails, Unit},
	EncounterId, OrganisationId, PatientId, PersonId, PrescriptionId, RecordId, UnixMillis,
};
use serde_json::{json, Value};

/// What a doctor prescribes: the content of the sealed MedicationRequest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prescription {
	/// Under which id it goes on the chain.
	pub prescription: PrescriptionId,
	/// For whom.
	pub patient: PatientId,
	/// Who prescribes.
	pub prescriber: PersonId,
	/// Where.
	pub organisation: OrganisationId,
	/// During which visit.
	pub encounter: Option<EncounterId>,
	/// The prescription that this one renews.
	pub renews: Option<PrescriptionId>,
	/// When.
	pub authored_at: UnixMillis,
	/// What.
	pub medication: Concept,
	/// How to take it, in words.
	pub dosage: String,
	/// How much one full fill is.
	pub quantity: u32,
	/// What the quantity is counted in.
	pub unit: Unit,
	/// How many full fills there may be after the first.
	pub repeats: u8,
	/// The first instant at which it can no longer be claimed.
	pub valid_until: UnixMillis,
	/// The least time, in milliseconds, from one full fill to the claim of the next.
	pub interval_millis: u64,
	/// May the pharmacy hand out an equivalent?
	pub substitution_allowed: bool,
}

impl Prescription {
	/// The MedicationRequest, active.
	pub fn resource(&self) -> Value {
		let mut resource = json!({
			"resourceType": "MedicationRequest",
			"id": plain_hex(&self.prescription),
			"extension": [id_extension("organisation", &self.organisation)],
			"identifier": [identifier("prescription", &self.prescription)],
			"status": "active",
			"intent": "order",
			"medicationCodeableConcept": self.medication.json(),
			"subject": person(self.patient.person(), "Patient"),
			"authoredOn": instant(self.authored_at),
			"requester": person(self.prescriber, "Practitioner"),
			"dosageInstruction": [{ "text": self.dosage }],
			"dispenseRequest": {
				"dispenseInterval": interval(self.interval_millis),
				"validityPeriod": period(Some(instant(self.authored_at)), instant_if_ever(self.valid_until)),
				"numberOfRepeatsAllowed": self.repeats,
				"quantity": amount(self.quantity, self.unit),
			},
			"substitution": { "allowedBoolean": self.substitution_allowed },
		});
		if let Some(encounter) = self.encounter {
			resource["encounter"] = logical("Encounter", "encounter", &encounter);
		}
		if let Some(renews) = self.renews {
			resource["priorPrescription"] = logical("MedicationRequest", "prescription", &renews);
		}
		resource
	}

	/// Reads a MedicationRequest that [`Self::resource`] made, whatever its status.
	pub fn read(resource: &Value) -> Result<Self, CareError> {
		let reader = Reader::of(resource, "MedicationRequest")?;
		Ok(Self {
			prescription: reader.id("/identifier", "prescription")?,
			patient: reader.patient("/subject")?,
			prescriber: reader.practitioner("/requester")?,
			organisation: reader.organisation("/extension")?,
			encounter: reader.encounter("/encounter"),
			renews: reader.optional_id("/priorPrescription", "prescription"),
			authored_at: reader.instant("/authoredOn")?,
			medication: reader.concept("/medicationCodeableConcept")?,
			dosage: reader.text("/dosageInstruction/0/text")?,
			quantity: reader.number("/dispenseRequest/quantity/value")?,
			unit: reader.map("/dispenseRequest/quantity/code", unit)?,
			repeats: reader.number("/dispenseRequest/numberOfRepeatsAllowed")?,
			valid_until: reader
				.optional("/dispenseRequest/validityPeriod/end", read::instant)?
				.unwrap_or(UnixMillis::FOREVER),
			interval_millis: reader.map("/dispenseRequest/dispenseInterval", read_interval)?,
			substitution_allowed: reader.map("/substitution/allowedBoolean", Value::as_bool)?,
		})
	}

	/// Compares with the chain's row: whoever hands out medicine relies on both.
	///
	/// # Errors
	/// - [`CareError::Disagrees`]: on the first thing about which they differ.
	pub fn ensure_agrees(&self, id: PrescriptionId, row: &PrescriptionDetails) -> Result<(), CareError> {
		let terms = &row.terms;
		let comparisons = [
			("which prescription it is", self.prescription == id),
			("the patient", self.patient == row.patient),
			("the prescriber", self.prescriber == row.prescriber),
			("the organisation", self.organisation == row.organisation),
			("what it renews", self.renews == row.renews),
			("the quantity", self.quantity == terms.quantity),
			("the unit", self.unit == terms.unit),
			("the repeats", self.repeats == terms.repeats),
			("its validity", self.valid_until == terms.valid_until),
			("the interval", self.interval_millis == terms.interval_millis),
		];
		match comparisons.into_iter().find(|(_, is_equal)| !is_equal) {
			Some((what, _)) => Err(CareError::Disagrees {
				resource: "MedicationRequest",
				what,
			}),
			None => Ok(()),
		}
	}
}

/// What a pharmacy handed over: the content of the sealed MedicationDispense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispense {
	/// Of which prescription.
	pub prescription: PrescriptionId,
	/// The number of the fill, counted from 1.
	pub fill: u32,
	/// The record in which it is sealed.
	pub record: RecordId,
	/// To whom.
	pub patient: PatientId,
	/// Who hands over.
	pub pharmacist: PersonId,
	/// Where.
	pub pharmacy: OrganisationId,
	/// Where the fill stands.
	pub status: FillStatus,
	/// What was handed over.
	pub medication: Concept,
	/// How much.
	pub quantity: u32,
	/// What the quantity is counted in.
	pub unit: Unit,
	/// When.
	pub handed_over_at: UnixMillis,
	/// Why it is something else than what was prescribed; `None` where it is not.
	pub substituted_because: Option<Concept>,
}

impl Dispense {
	/// The MedicationDispense.
	pub fn resource(&self) -> Value {
		let substitution = match &self.substituted_because {
			Some(reason) => json!({
				"wasSubstituted": true,
				"type": concept(&format!("{HL7}/v3-substanceAdminSubstitution"), "E"),
				"reason": [reason.json()],
			}),
			None => json!({ "wasSubstituted": false }),
		};
		json!({
			"resourceType": "MedicationDispense",
			"id": plain_hex(&self.record),
			"identifier": [
				identifier("record", &self.record),
				{ "system": "urn:salus:fill", "value": self.fill.to_string() },
			],
			"status": self.status.to_fhir(),
			"medicationCodeableConcept": self.medication.json(),
			"subject": person(self.patient.person(), "Patient"),
			"performer": [
				{ "actor": person(self.pharmacist, "Practitioner") },
				{ "actor": logical("Organization", "organisation", &self.pharmacy) },
			],
			"authorizingPrescription": [logical("MedicationRequest", "prescription", &self.prescription)],
			"quantity": amount(self.quantity, self.unit),
			"whenHandedOver": instant(self.handed_over_at),
			"substitution": substitution,
		})
	}

	/// Reads a MedicationDispense that [`Self::resource`] made.
	pub fn read(resource: &Value) -> Result<Self, CareError> {
		let reader = Reader::of(resource, "MedicationDispense")?;
		let was_substituted = reader.map("/substitution/wasSubstituted", Value::as_bool)?;
		let reason = || reader.concept("/substitution/reason/0");
		Ok(Self {
			prescription: reader.id("/authorizingPrescription", "prescription")?,
			fill: reader.id("/identifier", "fill")?,
			record: reader.id("/identifier", "record")?,
			patient: reader.patient("/subject")?,
			pharmacist: reader.practitioner("/performer")?,
			pharmacy: reader.organisation("/performer")?,
			status: reader.status()?,
			medication: reader.concept("/medicationCodeableConcept")?,
			quantity: reader.number("/quantity/value")?,
			unit: reader.map("/quantity/code", unit)?,
			handed_over_at: reader.instant("/whenHandedOver")?,
			substituted_because: was_substituted.then(reason).transpose()?,
		})
	}
}

fn amount(quantity: u32, unit: Unit) -> Value {
	json!({ "value": quantity, "system": UCUM, "code": unit.code() })
}

fn unit(code: &Value) -> Option<Unit> {
	code.as_str()?.parse().ok()
}

/// In whole days where it can be said so, else in hours or milliseconds (UCUM).
fn interval(millis: u64) -> Value {
	let (value, code) = [(UnixMillis::DAY, "d"), (UnixMillis::HOUR, "h")]
		.into_iter()
		.find(|(unit, _)| millis.is_multiple_of(*unit))
		.map_or((millis, "ms"), |(unit, code)| (millis / unit, code));
	json!({ "value": value, "system": UCUM, "code": code })
}

fn read_interval(duration: &Value) -> Option<u64> {
	let unit = match duration["code"].as_str()? {
		"d" => UnixMillis::DAY,
		"h" => UnixMillis::HOUR,
		"ms" => 1,
		_ => return None,
	};
	duration["value"].as_u64()?.checked_mul(unit)
}
