// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! ServiceRequest, DiagnosticReport and the Observations in it: contents of sealed records.

use super::{
	super::from_chain::{coding, identifier, instant, person, plain_hex, HL7},
	id_extension, logical, observation_status,
	read::Reader,
	CareError, CareStatus, Concept, UCUM,
};
use salus_primitives::{
	consent::Category, orders::ReportStatus, EncounterId, OrderId, OrganisationId, PatientId, PersonId,
	RecordId, UnixMillis,
};
use serde_json::{json, Number, Value};

/// A test that a doctor orders, or one that joins an order later: the content of the sealed ServiceRequest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestOrder {
	/// The order that it is, or joins.
	pub order: OrderId,
	/// The record in which it is sealed.
	pub record: RecordId,
	/// Whose tests.
	pub patient: PatientId,
	/// Who orders.
	pub requester: PersonId,
	/// Where.
	pub organisation: OrganisationId,
	/// During which visit.
	pub encounter: Option<EncounterId>,
	/// Laboratory or imaging.
	pub category: Category,
	/// What to test.
	pub test: Concept,
	/// What the laboratory should know.
	pub note: Option<String>,
	/// When.
	pub authored_at: UnixMillis,
}

impl TestOrder {
	/// The ServiceRequest, active.
	pub fn resource(&self) -> Value {
		let mut resource = json!({
			"resourceType": "ServiceRequest",
			"id": plain_hex(&self.record),
			"extension": [id_extension("organisation", &self.organisation)],
			"identifier": [identifier("record", &self.record)],
			"requisition": identifier("order", &self.order),
			"status": "active",
			"intent": "order",
			"category": [category(self.category)],
			"code": self.test.json(),
			"subject": person(self.patient.person(), "Patient"),
			"authoredOn": instant(self.authored_at),
			"requester": person(self.requester, "Practitioner"),
		});
		if let Some(encounter) = self.encounter {
			resource["encounter"] = logical("Encounter", "encounter", &encounter);
		}
		if let Some(note) = &self.note {
			resource["note"] = json!([{ "text": note }]);
		}
		resource
	}

	/// Reads a ServiceRequest that [`Self::resource`] made, whatever its status.
	pub fn read(resource: &Value) -> Result<Self, CareError> {
		let reader = Reader::of(resource, "ServiceRequest")?;
		Ok(Self {
			order: reader.id("/requisition", "order")?,
			record: reader.id("/identifier", "record")?,
			patient: reader.patient("/subject")?,
			requester: reader.practitioner("/requester")?,
			organisation: reader.organisation("/extension")?,
			encounter: reader.encounter("/encounter"),
			category: reader.map("/category/0", read_category)?,
			test: reader.concept("/code")?,
			note: reader.optional("/note/0/text", |text| text.as_str().map(str::to_owned))?,
			authored_at: reader.instant("/authoredOn")?,
		})
	}
}

/// What a laboratory reports: the content of one version of the sealed DiagnosticReport.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestReport {
	/// The order that it answers.
	pub order: OrderId,
	/// The record in which it is sealed, all its versions.
	pub record: RecordId,
	/// Whose.
	pub patient: PatientId,
	/// Who reports, and from `final` on verifies.
	pub author: PersonId,
	/// Where.
	pub laboratory: OrganisationId,
	/// Where the report stands with this version.
	pub status: ReportStatus,
	/// Laboratory or imaging.
	pub category: Category,
	/// What was tested.
	pub test: Concept,
	/// When this version was written.
	pub issued_at: UnixMillis,
	/// The results, as far as there are any.
	pub results: Vec<ReportedResult>,
	/// What follows from them, in words.
	pub conclusion: Option<String>,
}

/// One result: an Observation that the report contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedResult {
	/// What was measured or looked for.
	pub what: Concept,
	/// What came out.
	pub value: ResultValue,
}

/// What came out of one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultValue {
	/// A number with its unit (UCUM).
	Measured(Number, String),
	/// Words.
	Words(String),
}

impl TestReport {
	/// The DiagnosticReport with its Observations inside.
	pub fn resource(&self) -> Value {
		let mut resource = json!({
			"resourceType": "DiagnosticReport",
			"id": plain_hex(&self.record),
			"identifier": [identifier("record", &self.record)],
			"basedOn": [logical("ServiceRequest", "order", &self.order)],
			"status": self.status.to_fhir(),
			"category": [category(self.category)],
			"code": self.test.json(),
			"subject": person(self.patient.person(), "Patient"),
			"issued": instant(self.issued_at),
			"performer": [
				person(self.author, "Practitioner"),
				logical("Organization", "organisation", &self.laboratory),
			],
		});
		if !self.results.is_empty() {
			let numbered = || (1..).zip(&self.results);
			resource["contained"] = numbered()
				.map(|(number, result)| self.observation(number, result))
				.collect();
			resource["result"] = numbered()
				.map(|(number, _)| json!({ "reference": format!("#{}", result_id(number)) }))
				.collect();
		}
		if let Some(conclusion) = &self.conclusion {
			resource["conclusion"] = conclusion.as_str().into();
		}
		resource
	}

	fn observation(&self, number: usize, result: &ReportedResult) -> Value {
		let mut observation = json!({
			"resourceType": "Observation",
			"id": result_id(number),
			"status": observation_status(self.status),
			"category": [{ "coding": [coding(&format!("{HL7}/observation-category"), code(self.category))] }],
			"code": result.what.json(),
			"subject": person(self.patient.person(), "Patient"),
			"issued": instant(self.issued_at),
		});
		match &result.value {
			ResultValue::Measured(value, unit) => {
				observation["valueQuantity"] =
					json!({ "value": value, "unit": unit, "system": UCUM, "code": unit });
			}
			ResultValue::Words(words) => observation["valueString"] = words.as_str().into(),
		}
		observation
	}

	/// Reads a DiagnosticReport that [`Self::resource`] made.
	pub fn read(resource: &Value) -> Result<Self, CareError> {
		let reader = Reader::of(resource, "DiagnosticReport")?;
		let results = reader.optional("/contained", |contained| {
			let observations = contained.as_array()?.iter();
			observations.map(read_result).collect::<Option<Vec<_>>>()
		})?;
		Ok(Self {
			order: reader.id("/basedOn", "order")?,
			record: reader.id("/identifier", "record")?,
			patient: reader.patient("/subject")?,
			author: reader.practitioner("/performer")?,
			laboratory: reader.organisation("/performer")?,
			status: reader.status()?,
			category: reader.map("/category/0", read_category)?,
			test: reader.concept("/code")?,
			issued_at: reader.instant("/issued")?,
			results: results.unwrap_or_default(),
			conclusion: reader.optional("/conclusion", |text| text.as_str().map(str::to_owned))?,
		})
	}
}

fn result_id(number: usize) -> String {
	format!("result-{number}")
}

fn read_result(observation: &Value) -> Option<ReportedResult> {
	let what = Concept::read(&observation["code"])?;
	let quantity = &observation["valueQuantity"];
	let value = match &quantity["value"] {
		Value::Number(value) => ResultValue::Measured(value.clone(), quantity["code"].as_str()?.to_owned()),
		_ => ResultValue::Words(observation["valueString"].as_str()?.to_owned()),
	};
	Some(ReportedResult { what, value })
}

/// FHIR's word (observation-category) for an order's category; the chain takes no order of another.
fn code(category: Category) -> &'static str {
	match category {
		Category::Imaging => "imaging",
		_ => "laboratory",
	}
}

fn category(category: Category) -> Value {
	json!({ "coding": [coding(&format!("{HL7}/observation-category"), code(category))] })
}

fn read_category(concept: &Value) -> Option<Category> {
	match concept["coding"][0]["code"].as_str()? {
		"imaging" => Some(Category::Imaging),
		"laboratory" => Some(Category::Laboratory),
		_ => None,
	}
}
