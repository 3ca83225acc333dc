// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How a Bundle comes back exactly as it came, though each of its resources is a record of its own.
//!
//! A record's body is the resource's own bytes and nothing else, so a Bundle's order, `fullUrl`s, requests and links have no
//! place in it. They are sealed as one more record: the **skeleton**, the Bundle's text with each resource replaced by a small
//! `Basic` whose id is the record's, in hexadecimal. It is a valid R4 Bundle itself. Putting the bodies back in
//! gives the Bundle back byte for byte.

use super::{
	bundle::{Bundle, BundleError, Entry},
	json::{Limits, Node},
};
use salus_primitives::RecordId;
use std::collections::{BTreeMap, BTreeSet};

/// The code system that marks a placeholder. No imported resource may use it.
pub const PLACEHOLDER_SYSTEM: &str = "urn:salus:fhir:skeleton";
const PLACEHOLDER_CODE: &str = "record";

/// The Bundle's text with each kept entry's resource replaced by a placeholder, and the other entries left out.
pub(super) fn write(bundle: &Bundle, kept: &BTreeMap<usize, RecordId>) -> String {
	let text = bundle.text();
	let entries = bundle.entries();
	let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
		return text.to_owned();
	};
	let mut out = String::with_capacity(text.len() / 4);
	out.push_str(&text[..first.span.start]);
	let mut end_of_last_written: Option<usize> = None;
	for (index, record) in kept {
		let Some(entry) = entries.get(*index) else {
			continue;
		};
		match end_of_last_written {
			None => (),
			// Neighbours keep what stood between them; across a gap one comma does.
			Some(end) if *index > 0 && entries[index - 1].span.end == end => {
				out.push_str(&text[end..entry.span.start]);
			}
			Some(_) => out.push(','),
		}
		match &entry.resource {
			Some(resource) => {
				out.push_str(&text[entry.span.start..resource.start]);
				out.push_str(&placeholder(*record));
				out.push_str(&text[resource.end..entry.span.end]);
			}
			None => out.push_str(&text[entry.span.clone()]),
		}
		end_of_last_written = Some(entry.span.end);
	}
	out.push_str(&text[last.span.end..]);
	out
}

fn placeholder(record: RecordId) -> String {
	let id = record.to_string();
	let id = id.trim_start_matches("0x");
	format!(
		r#"{{"resourceType":"Basic","id":"{id}","code":{{"coding":[{{"system":"{PLACEHOLDER_SYSTEM}","code":"{PLACEHOLDER_CODE}"}}]}}}}"#
	)
}

/// The record that a resource stands for, if it is a placeholder.
fn record_of(resource: &Node<'_>) -> Option<RecordId> {
	let is_ours = is_placeholder(resource);
	resource
		.text_at("id")
		.filter(|_| is_ours)
		.and_then(|id| id.parse().ok())
}

fn is_placeholder(resource: &Node<'_>) -> bool {
	let system = resource.text_at("code.coding.system");
	resource.text_at("resourceType") == Some("Basic") && system == Some(PLACEHOLDER_SYSTEM)
}

/// Would this resource be taken for a placeholder or a skeleton? Then it may not be imported.
pub(super) fn is_reserved(resource: &Node<'_>) -> bool {
	is_placeholder(resource)
		|| resource
			.items_of("entry")
			.iter()
			.filter_map(|entry| entry.get("resource"))
			.any(is_placeholder)
}

/// A skeleton as it lies in a record's body.
#[derive(Debug)]
pub struct Skeleton {
	bundle: Bundle,
	/// By entry.
	records: BTreeMap<usize, RecordId>,
}

/// A Bundle that was put together again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
	/// Its text.
	pub text: String,
	/// Records that were not at hand: their entries were left out.
	pub missing: Vec<RecordId>,
}

impl Skeleton {
	/// Takes a record's body, if it is a skeleton.
	pub fn parse(body: &[u8], limits: &Limits) -> Result<Option<Self>, BundleError> {
		let Ok(text) = std::str::from_utf8(body) else {
			return Ok(None);
		};
		if !text.contains(PLACEHOLDER_SYSTEM) {
			return Ok(None);
		}
		let bundle = match Bundle::parse(text.to_owned(), limits) {
			Err(BundleError::NotABundle(_)) => return Ok(None),
			bundle => bundle?,
		};
		let mut records = BTreeMap::new();
		for (index, entry) in bundle.entries().iter().enumerate() {
			if entry.resource_type.as_deref() != Some("Basic") {
				continue;
			}
			let Some(resource) = bundle.resource(entry) else {
				continue;
			};
			if let Some(record) = record_of(&Node::parse(resource, limits)?) {
				records.insert(index, record);
			}
		}
		Ok((!records.is_empty()).then_some(Self { bundle, records }))
	}

	/// The records of the Bundle, in its order.
	pub fn records(&self) -> impl Iterator<Item = RecordId> + '_ {
		self.records.values().copied()
	}

	/// Each record's entry, in order: for its `fullUrl`.
	pub(super) fn entries(&self) -> impl Iterator<Item = (RecordId, &Entry)> {
		self.records
			.iter()
			.filter_map(|(index, record)| Some((*record, self.bundle.entries().get(*index)?)))
	}

	/// Puts the bodies back in. A record is put in once, however often the skeleton names it, so that a forged one cannot
	/// swell.
	pub fn restore(&self, bodies: &BTreeMap<RecordId, Vec<u8>>) -> Restored {
		let text = self.bundle.text();
		let mut used = BTreeSet::new();
		let mut missing = Vec::new();
		let mut pieces: Vec<(usize, Option<String>)> = Vec::new();
		for (index, entry) in self.bundle.entries().iter().enumerate() {
			let Some(record) = self.records.get(&index) else {
				pieces.push((index, Some(text[entry.span.clone()].to_owned())));
				continue;
			};
			let body = bodies
				.get(record)
				.filter(|_| used.insert(*record))
				.and_then(|body| std::str::from_utf8(body).ok());
			let piece = body.zip(entry.resource.clone()).map(|(body, resource)| {
				let before = &text[entry.span.start..resource.start];
				let after = &text[resource.end..entry.span.end];
				[before, body, after].concat()
			});
			if piece.is_none() {
				missing.push(*record);
			}
			pieces.push((index, piece));
		}
		Restored {
			text: join(&self.bundle, pieces),
			missing,
		}
	}
}

/// The Bundle's text with its entries replaced by these; those that are `None` left out.
fn join(bundle: &Bundle, pieces: Vec<(usize, Option<String>)>) -> String {
	let (text, entries) = (bundle.text(), bundle.entries());
	let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
		return text.to_owned();
	};
	let mut out = String::from(&text[..first.span.start]);
	let mut is_first = true;
	for (index, piece) in pieces {
		let Some(piece) = piece else { continue };
		if !is_first {
			// An entry's separator is what stands before it.
			out.push_str(&text[entries[index - 1].span.end..entries[index].span.start]);
		}
		out.push_str(&piece);
		is_first = false;
	}
	out.push_str(&text[last.span.end..]);
	out
}
