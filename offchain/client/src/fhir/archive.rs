// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From opened records back to Bundles.

use super::{
	bundle::BundleError,
	care::{appointment, encounter, prescription_status, with_status, CareStatus},
	from_chain::{audit_event, consent, instant, provenance, AccessReceipt},
	json::{Limits, Node},
	skeleton::{Restored, Skeleton},
};
use blake2::{digest::consts::U16, Blake2b, Digest};
use salus_primitives::{
	appointments::{AppointmentView, EncounterView},
	orders::OrderView,
	prescriptions::PrescriptionView,
	views::{ConsentView, RecordView},
	RecordId, UnixMillis,
};
use serde_json::Value;
use std::{
	borrow::Cow,
	collections::{BTreeMap, BTreeSet},
};

/// A record that was opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Stored {
	/// Which.
	pub record: RecordId,
	/// Its body.
	pub body: Vec<u8>,
}

impl std::fmt::Debug for Stored {
	fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(formatter, "Stored({}, {} bytes)", self.record, self.body.len())
	}
}

/// What the chain and the vaults say about the patient, for an [`archive`].
#[derive(Clone, Copy, Debug, Default)]
pub struct ChainState<'a> {
	/// Every consent.
	pub consents: &'a [ConsentView],
	/// Every record's row and current version.
	pub records: &'a [RecordView],
	/// Every appointment.
	pub appointments: &'a [AppointmentView],
	/// Every encounter.
	pub encounters: &'a [EncounterView],
	/// Every prescription: what was sealed as active may be completed by now.
	pub prescriptions: &'a [PrescriptionView],
	/// Every test order, for the same reason.
	pub orders: &'a [OrderView],
	/// Receipts of every vault that was asked.
	pub receipts: &'a [AccessReceipt],
	/// At which instant this holds.
	pub now: UnixMillis,
}

/// Everything of a patient in one Bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive {
	/// A Bundle of type collection.
	pub text: String,
	/// How many records are in it.
	pub records: usize,
	/// Records that are not FHIR JSON: they have to be exported as files of their own.
	pub left_out: Vec<RecordId>,
}

/// Each imported Bundle, exactly as it came in.
pub fn originals(stored: &[Stored], limits: &Limits) -> Result<Vec<Restored>, BundleError> {
	let bodies: BTreeMap<_, _> = stored.iter().map(|one| (one.record, one.body.clone())).collect();
	Ok(skeletons(stored, limits)?
		.into_iter()
		.map(|(_, skeleton)| skeleton.restore(&bodies))
		.collect())
}

fn skeletons(stored: &[Stored], limits: &Limits) -> Result<Vec<(RecordId, Skeleton)>, BundleError> {
	let mut found = Vec::new();
	for one in stored {
		if let Some(skeleton) = Skeleton::parse(&one.body, limits)? {
			found.push((one.record, skeleton));
		}
	}
	Ok(found)
}

/// The `fullUrl` of each record in an [`archive`]: the one that it was imported under, else one made from the record's id.
pub fn full_urls(stored: &[Stored], limits: &Limits) -> Result<BTreeMap<RecordId, String>, BundleError> {
	let skeletons = skeletons(stored, limits)?;
	Ok(places(stored, &skeletons)
		.into_iter()
		.map(|place| (place.record, place.full_url))
		.collect())
}

struct Place {
	record: RecordId,
	full_url: String,
}

/// Every record once: imported ones in the order of their Bundles, then the others.
fn places(stored: &[Stored], skeletons: &[(RecordId, Skeleton)]) -> Vec<Place> {
	let present: BTreeSet<_> = stored.iter().map(|one| one.record).collect();
	let mut seen: BTreeSet<_> = skeletons.iter().map(|(record, _)| *record).collect();
	let mut urls = BTreeSet::new();
	let imported = skeletons
		.iter()
		.flat_map(|(_, skeleton)| skeleton.entries())
		.map(|(record, entry)| (record, entry.full_url.clone()));
	let others = stored.iter().map(|one| (one.record, None));
	let mut places = Vec::new();
	for (record, url) in imported.chain(others) {
		if !present.contains(&record) || !seen.insert(record) {
			continue;
		}
		// Two imports may have used one fullUrl; in one Bundle it may stand once.
		let full_url = url
			.filter(|url| !urls.contains(url))
			.unwrap_or_else(|| urn_of(&record.0));
		urls.insert(full_url.clone());
		places.push(Place { record, full_url });
	}
	places
}

/// Everything in one Bundle of type collection: the imported resources as they came and in their order, the others, then
/// Appointment, Encounter, Consent, Provenance and AuditEvent. Prescriptions and test orders carry the status that the chain
/// says now, everything else is as it was sealed.
pub fn archive(stored: &[Stored], state: &ChainState<'_>, limits: &Limits) -> Result<Archive, BundleError> {
	let skeletons = skeletons(stored, limits)?;
	let bodies: BTreeMap<_, _> = stored
		.iter()
		.map(|one| (one.record, one.body.as_slice()))
		.collect();
	let statuses = statuses(state);
	let mut urls = BTreeMap::new();
	let mut entries = Vec::new();
	let mut left_out = Vec::new();
	for place in places(stored, &skeletons) {
		match bodies
			.get(&place.record)
			.and_then(|body| resource_text(body, limits))
		{
			Some(text) => {
				let text = as_it_stands(text, statuses.get(&place.record).copied());
				entries.push(entry(&place.full_url, &text));
			}
			None => left_out.push(place.record),
		}
		urls.insert(place.record, place.full_url);
	}
	let records = entries.len();
	entries.extend(chain_resources(state, &urls, &left_out).iter().map(|resource| {
		let text = resource.to_string();
		entry(&urn_of(text.as_bytes()), &text)
	}));
	let text = format!(
		"{{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"timestamp\":\"{}\",\"entry\":[\n{}\n]}}\n",
		instant(state.now),
		entries.join(",\n")
	);
	// FHIR has no empty lists.
	let text = if entries.is_empty() {
		text.replace(",\"entry\":[\n\n]", "")
	} else {
		text
	};
	Ok(Archive {
		text,
		records,
		left_out,
	})
}

/// The statuses that the chain says now of what records hold.
fn statuses(state: &ChainState<'_>) -> BTreeMap<RecordId, &'static str> {
	let prescriptions = state
		.prescriptions
		.iter()
		.map(|view| (view.details.record, prescription_status(view)));
	let orders = state.orders.iter().flat_map(|view| {
		let tests = view.details.tests.iter().chain([&view.details.record]);
		tests.map(|record| (*record, view.details.status.to_fhir()))
	});
	prescriptions.chain(orders).collect()
}

/// The resource with the status that the chain says now; as it is where the chain says none.
fn as_it_stands<'t>(text: &'t str, status: Option<&str>) -> Cow<'t, str> {
	let changed = status.and_then(|status| {
		let resource: Value = serde_json::from_str(text).ok()?;
		(resource["status"] != status).then(|| with_status(resource, status).to_string())
	});
	changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn chain_resources(
	state: &ChainState<'_>,
	urls: &BTreeMap<RecordId, String>,
	left_out: &[RecordId],
) -> Vec<Value> {
	let appointments = state.appointments.iter().map(|view| appointment(view, state.now));
	let encounters = state.encounters.iter().map(encounter);
	let consents = state.consents.iter().map(|view| consent(view, state.now));
	let provenances = state.records.iter().map(|view| {
		let target = urls
			.get(&view.record)
			.filter(|_| !left_out.contains(&view.record));
		provenance(
			view,
			view.details.version,
			&view.current,
			target.map(String::as_str),
		)
	});
	let audits = state.receipts.iter().map(audit_event);
	let visits = appointments.chain(encounters);
	visits.chain(consents).chain(provenances).chain(audits).collect()
}

/// The body as text, if it is a resource.
fn resource_text<'b>(body: &'b [u8], limits: &Limits) -> Option<&'b str> {
	let text = std::str::from_utf8(body).ok()?;
	Node::parse(text, limits).ok()?.text_at("resourceType")?;
	Some(text)
}

fn entry(full_url: &str, resource: &str) -> String {
	format!(
		"{{\"fullUrl\":{},\"resource\":{resource}}}",
		Value::String(full_url.to_owned())
	)
}

/// A UUID of version 8 (RFC 9562) made from bytes.
fn urn_of(bytes: &[u8]) -> String {
	let mut uuid: [u8; 16] = Blake2b::<U16>::new()
		.chain_update(b"salus/fhir/url/v1")
		.chain_update(bytes)
		.finalize()
		.into();
	uuid[6] = uuid[6] & 0x0f | 0x80;
	uuid[8] = uuid[8] & 0x3f | 0x80;
	let hex: String = uuid.iter().map(|byte| format!("{byte:02x}")).collect();
	let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
	format!("urn:uuid:{}", parts.join("-"))
}
