// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What tests of a visit need: an open encounter, a prescription with its claim code, a claim, a record that waits for its call.

use crate::{fresh_id, now, Actor, Desk, Note, Result, Stack, Trouble, NORTH};
use salus_client::{
	account::Signer,
	chain::{calls, At, Call, ChainClient, Wait},
	claim::ClaimCode,
	fhir::care::{Concept, Prescription, TestOrder},
};
use salus_envelope::MediaType;
use salus_primitives::{
	appointments::{SlotSpan, SlotSpans, TimeZoneCode},
	consent::Category,
	prescriptions::{ClaimStatement, PrescriptionTerms, PrescriptionView, Unit},
	roles::AccountScope,
	statements::{SessionStatement, VisitStatement},
	EncounterId, OrderId, OrganisationId, PatientId, PrescriptionId, RecordId, ScheduleId, UnixMillis,
};
use serde_json::json;
use std::io::Cursor;

/// The zone in which the doctors of the tests work: the first of the table.
const ZONE: TimeZoneCode = TimeZoneCode(1);

/// A record that lies in a vault and waits for its call.
#[derive(Clone, Debug)]
pub struct Sealed {
	/// Its id.
	pub record: RecordId,
	/// The call that anchors it.
	pub call: Call,
}

/// A prescription that waits for its calls, with the code that the patient gets.
#[derive(Clone, Debug)]
pub struct Prescribing {
	/// The claim code.
	pub code: ClaimCode,
	/// The terms.
	pub terms: PrescriptionTerms,
	/// The calls: the record, then the prescription.
	pub calls: Vec<Call>,
}

/// A test order that waits for its calls.
#[derive(Clone, Debug)]
pub struct Ordering {
	/// The order.
	pub order: OrderId,
	/// What is ordered.
	pub record: RecordId,
	/// The calls: the record, then the order.
	pub calls: Vec<Call>,
}

/// How much, how often and how far apart.
#[derive(Clone, Copy, Debug)]
pub struct Doses {
	/// How much one full fill is.
	pub quantity: u32,
	/// How many there may be after the first.
	pub repeats: u8,
	/// The days between two.
	pub days_apart: u64,
}

impl Doses {
	/// One fill of thirty.
	pub const ONCE: Self = Self {
		quantity: 30,
		repeats: 0,
		days_apart: 0,
	};
}

/// So many slots of a quarter of an hour, the first of which begins in a minute or two.
pub fn slots(count: u64) -> Vec<SlotSpan> {
	let first = now().plus(2 * UnixMillis::MINUTE);
	let starts = (0..count).map(|number| first.plus(number * 15 * UnixMillis::MINUTE));
	let spans = starts.map(|start| SlotSpan {
		start,
		end: start.plus(15 * UnixMillis::MINUTE),
	});
	spans.collect()
}

/// Opens a calendar for a doctor of the north hospital and publishes slots in it, in one batch.
pub fn publish(doctor: &Actor, spans: &[SlotSpan], confirms_itself: bool) -> Result<(ScheduleId, Call)> {
	let schedule = ScheduleId(fresh_id()?);
	let spans = SlotSpans::try_from(spans.to_vec())
		.map_err(|_| Trouble::not_held("more slots than one call publishes"))?;
	let open = calls::appointments::open_schedule(schedule, NORTH, doctor.person, ZONE, confirms_itself);
	let publish = calls::appointments::publish(schedule, spans);
	Ok((schedule, calls::utility::batch_all(vec![open, publish])))
}

/// Why the patient comes.
pub fn reason(patient: &Actor, words: &str) -> Note {
	let content = json!({ "resourceType": "Communication", "status": "completed",
		"payload": [{ "contentString": words }] });
	Note::reported(
		patient.patient(),
		NORTH,
		Category::Scheduling,
		&content.to_string(),
	)
}

/// A note of the visit.
pub fn visit_note(patient: PatientId, words: &str) -> Note {
	let content = json!({ "resourceType": "Condition", "note": [{ "text": words }] });
	Note::authored(patient, NORTH, Category::Condition, &content.to_string())
}

/// The call with which a clerk of the north hospital opens the encounter of a patient who simply came.
pub async fn walk_in(chain: &ChainClient, patient: &Actor, doctor: &Actor) -> Result<(EncounterId, Call)> {
	let (encounter, account) = (EncounterId(fresh_id()?), patient.account());
	let expires_at = now().plus(UnixMillis::HOUR);
	let statement = VisitStatement {
		network: chain.network().await?,
		organisation: NORTH,
		doctor: doctor.person,
		patient: patient.patient(),
		account,
		encounter,
		expires_at,
	};
	let signature = patient.sign(statement.text().as_bytes());
	let call = calls::appointments::walk_in(
		encounter,
		NORTH,
		doctor.person,
		patient.patient(),
		None,
		account,
		expires_at,
		signature,
	);
	Ok((encounter, call))
}

/// The call with which a person opens a session for a device of its own, for an hour.
pub async fn open_session(chain: &ChainClient, device: &Actor, scope: AccountScope) -> Result<Call> {
	let (until, expires_at) = (now().plus(UnixMillis::HOUR), now().plus(UnixMillis::HOUR));
	let statement = SessionStatement {
		network: chain.network().await?,
		person: device.person,
		account: device.account(),
		scope,
		until,
		expires_at,
	};
	let signature = device.sign(statement.text().as_bytes());
	Ok(calls::roles::open_session(
		device.account(),
		scope,
		until,
		expires_at,
		signature,
	))
}

/// What the chain says of a prescription to a pharmacist who has its code, at the best block.
pub async fn by_code(
	chain: &ChainClient,
	pharmacist: &Actor,
	pharmacy: OrganisationId,
	code: &ClaimCode,
) -> Result<PrescriptionView> {
	let view = chain
		.prescription_by_key(
			pharmacist.person,
			Some(pharmacy),
			code.claim_key().public(),
			code.prescription(),
			now(),
			At::Best,
		)
		.await?;
	view.ok_or_else(|| Trouble::not_held("the chain has no prescription for this code"))
}

/// The claim of the fill of this number. The code does not leave the counter: its key signs.
pub async fn claim_fill(
	chain: &ChainClient,
	pharmacist: &Actor,
	pharmacy: OrganisationId,
	code: &ClaimCode,
	fill: u32,
) -> Result<Call> {
	let statement = ClaimStatement {
		network: chain.network().await?,
		prescription: code.prescription(),
		pharmacy,
		pharmacist: pharmacist.person,
		fill,
	};
	let proof = code.claim_key().prove(&statement);
	Ok(calls::prescriptions::claim(code.prescription(), pharmacy, proof))
}

/// The claim of the next fill.
pub async fn claim(
	chain: &ChainClient,
	pharmacist: &Actor,
	pharmacy: OrganisationId,
	code: &ClaimCode,
) -> Result<Call> {
	let next = by_code(chain, pharmacist, pharmacy, code).await?.details.fills + 1;
	claim_fill(chain, pharmacist, pharmacy, code, next).await
}

impl Stack {
	/// A patient of the north hospital with an open encounter there: came in, and was not booked.
	pub async fn walked_in(&self, doctor: &Actor) -> Result<Actor> {
		let (chain, patient) = (self.chain(), self.patient().await?);
		let (_, call) = walk_in(&chain, &patient, doctor).await?;
		Actor::dev("NorthClerk")?
			.submit(&chain, &call, Wait::InBlock)
			.await?;
		Ok(patient)
	}
}

impl Desk {
	/// Seals a note into a vault under a fresh id; nothing is on the chain yet.
	pub async fn seal(&self, note: &Note) -> Result<Sealed> {
		self.seal_version(RecordId(fresh_id()?), 1, note).await
	}

	/// [`Self::seal`] of a version.
	pub async fn seal_version(&self, record: RecordId, version: u32, note: &Note) -> Result<Sealed> {
		let draft = note.draft(record, version, self.acting.purpose);
		let content = Cursor::new(note.content.clone().into_bytes());
		let prepared = self.work.prepare(draft, content, MediaType::fhir_json()).await?;
		Ok(Sealed {
			record,
			call: prepared.call,
		})
	}

	/// Seals a prescription for a patient of the north hospital, under the ids and the secret of a new claim code.
	pub async fn prescribe(&self, patient: PatientId, words: &str, doses: Doses) -> Result<Prescribing> {
		let code = ClaimCode::generate().map_err(|error| Trouble::not_held(error.to_string()))?;
		let terms = PrescriptionTerms {
			quantity: doses.quantity,
			unit: Unit::Each,
			repeats: doses.repeats,
			valid_until: now().plus(90 * UnixMillis::DAY),
			interval_millis: doses.days_apart * UnixMillis::DAY,
			claim_key: code.claim_key().public(),
		};
		let prescription = Prescription {
			prescription: code.prescription(),
			patient,
			prescriber: self.actor.person,
			organisation: NORTH,
			encounter: None,
			renews: None,
			authored_at: now(),
			medication: Concept::words(words),
			dosage: "one three times a day".into(),
			quantity: terms.quantity,
			unit: terms.unit,
			repeats: terms.repeats,
			valid_until: terms.valid_until,
			interval_millis: terms.interval_millis,
			substitution_allowed: true,
		};
		let content = prescription.resource().to_string();
		let note = Note::authored(patient, NORTH, Category::Medication, &content);
		let draft = note.draft(code.record(), 1, self.acting.purpose);
		let content = Cursor::new(note.content.into_bytes());
		let prepared = self
			.work
			.prepare_with(draft, content, MediaType::fhir_json(), code.record_secret())
			.await?;
		let issue =
			calls::prescriptions::issue(code.prescription(), patient, NORTH, code.record(), terms, None);
		Ok(Prescribing {
			code,
			terms,
			calls: vec![prepared.call, issue],
		})
	}

	/// Seals a test order for a patient of the north hospital.
	pub async fn order(
		&self,
		patient: PatientId,
		words: &str,
		laboratory: Option<OrganisationId>,
	) -> Result<Ordering> {
		let (order, record) = (OrderId(fresh_id()?), RecordId(fresh_id()?));
		let ordered = TestOrder {
			order,
			record,
			patient,
			requester: self.actor.person,
			organisation: NORTH,
			encounter: None,
			category: Category::Laboratory,
			test: Concept::words(words),
			note: None,
			authored_at: now(),
		};
		let content = ordered.resource().to_string();
		let note = Note::authored(patient, NORTH, Category::Laboratory, &content);
		let call = self.seal_version(record, 1, &note).await?.call;
		let create = calls::orders::create(order, patient, NORTH, record, laboratory);
		Ok(Ordering {
			order,
			record,
			calls: vec![call, create],
		})
	}

	/// Puts several calls on the chain in one signature, and waits until they are final.
	pub async fn all_at_once(&self, parts: Vec<Vec<Call>>) -> Result<()> {
		let batch = calls::utility::batch_all(parts.concat());
		self.finalise(&batch).await.map(drop)
	}

	/// A prescription of this doctor for this patient alone, issued and final.
	pub async fn issue(&self, patient: PatientId, doses: Doses) -> Result<Prescribing> {
		let prescribing = self.prescribe(patient, "amoxicillin 500 mg", doses).await?;
		self.all_at_once(vec![prescribing.calls.clone()]).await?;
		Ok(prescribing)
	}

	/// Claims the next fill in this pharmacist's pharmacy, and waits until that is final.
	pub async fn claim(&self, code: &ClaimCode) -> Result<()> {
		let pharmacy = self.acting.organisation.unwrap_or(NORTH);
		let call = claim(&self.door, &self.actor, pharmacy, code).await?;
		self.finalise(&call).await.map(drop)
	}

	/// Has a fill ready and hands so much of it over.
	pub async fn hand_over(
		&self,
		prescription: PrescriptionId,
		quantity: u32,
		record: Option<RecordId>,
	) -> Result<()> {
		let ready = calls::prescriptions::ready(prescription);
		let dispense = calls::prescriptions::dispense(prescription, quantity, record, None);
		self.all_at_once(vec![vec![ready, dispense]]).await
	}
}
