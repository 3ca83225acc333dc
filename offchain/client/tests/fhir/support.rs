// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Fixtures, and a sink that is a map.

use salus_client::fhir::{Bundle, Content, Import, ImportKey, Known, Limits, RecordSink, Step, Stored};
use salus_primitives::{records::RecordStatus, Day, PatientId, RecordId};
use std::{collections::BTreeMap, path::PathBuf};

pub const PATIENT: PatientId = PatientId::repeat(7);

/// A day after everything in the fixtures but the appointments that lie ahead.
pub fn today() -> Day {
	Day::from_ymd(2026, 11, 22).unwrap()
}

pub fn import(key: &ImportKey) -> Import<'_> {
	Import {
		patient: PATIENT,
		key,
		today: today(),
	}
}

pub fn key() -> ImportKey {
	ImportKey::new([42; 32])
}

/// A file that `scripts/fixtures` fetches.
pub fn fixture(name: &str) -> PathBuf {
	let folder = std::env::var_os("SALUS_FIXTURES")
		.map(PathBuf::from)
		.unwrap_or_else(|| {
			let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
			let home = || PathBuf::from(std::env::var_os("HOME").expect("HOME is set")).join(".cache");
			cache.unwrap_or_else(home).join("salus/fixtures")
		});
	let path = folder.join(name);
	assert!(
		path.exists(),
		"{} is missing: run scripts/fixtures (or set SALUS_FIXTURES)",
		path.display()
	);
	path
}

pub fn synthea_text() -> String {
	std::fs::read_to_string(fixture("synthea_transaction_bundle.json")).unwrap()
}

pub fn parse(text: &str) -> Bundle {
	Bundle::parse(text.to_owned(), &Limits::default()).unwrap()
}

/// A collection of these resources, one `fullUrl` each.
pub fn collection(resources: &[&str]) -> String {
	let entries: Vec<_> = resources
		.iter()
		.enumerate()
		.map(|(index, resource)| {
			format!(r#"{{"fullUrl":"http://example.org/fhir/X/{index}","resource":{resource}}}"#)
		})
		.collect();
	format!(
		r#"{{"resourceType":"Bundle","type":"collection","entry":[{}]}}"#,
		entries.join(",")
	)
}

/// Why the fake sink failed.
#[derive(Debug, thiserror::Error)]
#[error("the vault was killed")]
pub struct Killed;

/// Keeps bodies in memory; may be told to fail.
#[derive(Default)]
pub struct Fake {
	pub bodies: BTreeMap<RecordId, Vec<Vec<u8>>>,
	pub order: Vec<RecordId>,
	pub batches: Vec<usize>,
	/// How many batches it takes before it is killed.
	pub dies_after: Option<usize>,
}

impl Fake {
	pub fn stored(&self) -> Vec<Stored> {
		self.order
			.iter()
			.map(|record| Stored {
				record: *record,
				body: self.bodies[record].last().unwrap().clone(),
			})
			.collect()
	}
}

impl RecordSink for Fake {
	type Error = Killed;

	async fn known(&mut self, records: &[RecordId]) -> Result<BTreeMap<RecordId, Known>, Killed> {
		let known = records.iter().filter_map(|record| {
			let versions = self.bodies.get(record)?;
			// As the real one: by salt and commitment, without opening the body.
			let salt = [9; 32];
			let commitment = salus_envelope::commitment(&salt, versions.last()?);
			Some((
				*record,
				Known {
					version: versions.len() as u32,
					status: RecordStatus::Current,
					content: Content::Committed { salt, commitment },
				},
			))
		});
		Ok(known.collect())
	}

	async fn put(&mut self, batch: &[Step<'_>]) -> Result<(), Killed> {
		if self.dies_after == Some(self.batches.len()) {
			return Err(Killed);
		}
		self.batches.push(batch.len());
		for step in batch {
			let versions = self.bodies.entry(step.record).or_default();
			versions.push(step.body.as_bytes().to_vec());
			if versions.len() == 1 {
				self.order.push(step.record);
			}
		}
		Ok(())
	}
}
