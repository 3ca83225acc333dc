// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! From records back to Bundles when something is odd.

use crate::support::{collection, import, key, parse};
use salus_client::fhir::{archive, full_urls, originals, plan, validate, ChainState, Limits, Node, Stored};
use salus_primitives::RecordId;
use std::collections::BTreeMap;

const FIRST: &str = r#"{"resourceType":"Patient","id":"p"}"#;
const SECOND: &str = r#"{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/p"}}"#;
const OWN: &str = r#"{"resourceType":"Condition","subject":{"display":"A"}}"#;

fn stored() -> Vec<Stored> {
	let bundle = parse(&collection(&[FIRST, SECOND]));
	let plan = plan(&bundle, import(&key()), &BTreeMap::new()).unwrap();
	plan.steps
		.iter()
		.map(|step| Stored {
			record: step.record,
			body: step.body.as_bytes().to_vec(),
		})
		.collect()
}

fn assert_valid(text: &str) {
	let node = Node::parse(text, &Limits::default()).unwrap();
	assert_eq!(validate(&node), [], "{text}");
}

#[test]
fn a_record_that_is_not_at_hand_is_named_and_left_out() {
	let mut stored = stored();
	let gone = stored.remove(0);
	let out = originals(&stored, &Limits::default()).unwrap();
	assert_eq!(out[0].missing, [gone.record]);
	assert!(out[0].text.contains(SECOND) && !out[0].text.contains(FIRST));
	assert_valid(&out[0].text);
}

#[test]
fn own_records_follow_the_imported_ones_and_other_files_are_named() {
	let mut all = vec![
		Stored {
			record: RecordId::repeat(1),
			body: OWN.into(),
		},
		Stored {
			record: RecordId::repeat(2),
			body: b"%PDF-1.7".to_vec(),
		},
	];
	all.extend(stored());
	let archive = archive(&all, &ChainState::default(), &Limits::default()).unwrap();
	assert_eq!(
		(archive.records, archive.left_out.as_slice()),
		(3, [RecordId::repeat(2)].as_slice())
	);
	let bundle = parse(&archive.text);
	let texts: Vec<_> = bundle
		.entries()
		.iter()
		.map(|entry| bundle.resource(entry).unwrap())
		.collect();
	assert_eq!(texts, [FIRST, SECOND, OWN]);
	assert_eq!(
		bundle.entries()[0].full_url.as_deref(),
		Some("http://example.org/fhir/X/0")
	);
	assert_valid(&archive.text);
}

#[test]
fn one_full_url_stands_once() {
	let mut all = stored();
	// The same file, imported by somebody else: other records under the same names.
	let bundle = parse(&collection(&[FIRST, SECOND]));
	let other = salus_client::fhir::ImportKey::new([1; 32]);
	let plan = plan(&bundle, import(&other), &BTreeMap::new()).unwrap();
	all.extend(plan.steps.iter().map(|step| Stored {
		record: step.record,
		body: step.body.as_bytes().to_vec(),
	}));
	let urls = full_urls(&all, &Limits::default()).unwrap();
	let distinct: std::collections::BTreeSet<_> = urls.values().collect();
	assert_eq!((urls.len(), distinct.len()), (4, 4));
}

#[test]
fn nothing_makes_an_empty_bundle_that_is_valid() {
	let archive = archive(&[], &ChainState::default(), &Limits::default()).unwrap();
	assert_eq!(archive.records, 0);
	assert_valid(&archive.text);
}

#[test]
fn a_forged_skeleton_cannot_swell() {
	let mut all = stored();
	let skeleton = String::from_utf8(all[2].body.clone()).unwrap();
	let start = skeleton.find("{\"fullUrl\"").unwrap();
	let entry_end = skeleton.find(",{\"fullUrl\"").unwrap();
	let entry = skeleton[start..entry_end].to_owned();
	let copies: Vec<_> = (0..50).map(|n| entry.replace("X/0", &format!("X/{n}"))).collect();
	let forged = copies.join(",").replace(
		"\"resourceType\":\"Basic\",\"id\":\"",
		"\"resourceType\":\"Basic\",\"language\":\"x\",\"id\":\"",
	);
	// The same Basic under fifty names: only `fullUrl`s tell them apart.
	all[2].body =
		format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{forged}]}}"#).into_bytes();
	let out = originals(&all, &Limits::default()).unwrap();
	assert_eq!(out[0].text.matches(FIRST).count(), 1);
	assert_eq!(out[0].missing.len(), 49);
}
