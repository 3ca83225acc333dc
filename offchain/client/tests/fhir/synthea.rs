// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! One synthetic patient's 744 resources: in, again, interrupted, changed, and out.

use crate::support::{import, key, parse, synthea_text, today, Fake};
use futures::executor::block_on;
use salus_client::fhir::{
	archive, carry_out, originals, prepare, same_bundle, Action, ChainState, DayFrom, ImportError, Limits,
};
use salus_primitives::{consent::Category, UnixMillis};
use std::collections::BTreeMap;

fn imported(text: &str) -> Fake {
	let (bundle, key, mut fake) = (parse(text), key(), Fake::default());
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	assert_eq!(plan.refused, [], "nothing of it is refused");
	block_on(carry_out(&plan, 50, &mut fake, |_| ())).unwrap();
	fake
}

#[test]
fn all_744_resources_and_the_skeleton_are_added() {
	let fake = imported(&synthea_text());
	assert_eq!(fake.order.len(), 745);
	assert_eq!(fake.batches.len(), 15);
	assert!(fake.batches.iter().all(|size| *size <= 50));
}

#[test]
fn what_comes_out_is_what_went_in_byte_for_byte() {
	let text = synthea_text();
	let out = originals(&imported(&text).stored(), &Limits::default()).unwrap();
	assert_eq!(out.len(), 1);
	assert_eq!(out[0].missing, []);
	assert!(out[0].text == text);
	assert_eq!(same_bundle(&out[0].text, &text).unwrap(), None);
}

#[test]
fn a_second_run_adds_nothing() {
	let (text, key) = (synthea_text(), key());
	let mut fake = imported(&text);
	let bundle = parse(&text);
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	assert_eq!(plan.steps, []);
	assert_eq!(plan.unchanged.len(), 745);
}

#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
	let (text, key) = (synthea_text(), key());
	let bundle = parse(&text);
	let mut fake = Fake {
		dies_after: Some(3),
		..Fake::default()
	};
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	let error = block_on(carry_out(&plan, 100, &mut fake, |_| ())).unwrap_err();
	assert!(
		matches!(
			error,
			ImportError::Stopped {
				done: 300,
				total: 745,
				..
			}
		),
		"{error}"
	);
	fake.dies_after = None;
	let rest = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	assert_eq!((rest.steps.len(), rest.unchanged.len()), (445, 300));
	block_on(carry_out(&rest, 100, &mut fake, |_| ())).unwrap();
	assert!(originals(&fake.stored(), &Limits::default()).unwrap()[0].text == text);
}

#[test]
fn a_changed_resource_is_amended_and_the_rest_is_left_alone() {
	let (text, key) = (synthea_text(), key());
	let mut fake = imported(&text);
	let changed = text.replacen("\"status\": \"final\"", "\"status\": \"amended\"", 1);
	let changed = if changed == text {
		text.replacen("\"status\":\"final\"", "\"status\":\"amended\"", 1)
	} else {
		changed
	};
	assert_ne!(changed, text);
	let bundle = parse(&changed);
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	assert_eq!((plan.added(), plan.amended(), plan.unchanged.len()), (0, 1, 744));
	assert_eq!(plan.steps[0].action, Action::Amend { version: 2 });
	block_on(carry_out(&plan, 50, &mut fake, |_| ())).unwrap();
	assert!(originals(&fake.stored(), &Limits::default()).unwrap()[0].text == changed);
}

#[test]
fn progress_runs_from_nothing_to_all() {
	let (text, key) = (synthea_text(), key());
	let (bundle, mut fake, mut seen) = (parse(&text), Fake::default(), Vec::new());
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	block_on(carry_out(&plan, 300, &mut fake, |progress| {
		seen.push((progress.done, progress.total))
	}))
	.unwrap();
	assert_eq!(seen, [(0, 745), (300, 745), (600, 745), (745, 745)]);
}

#[test]
fn every_resource_is_filed_under_its_category_and_its_own_day() {
	let (text, key) = (synthea_text(), key());
	let (bundle, mut fake) = (parse(&text), Fake::default());
	let plan = block_on(prepare(&bundle, import(&key), &mut fake)).unwrap();
	let mut by_category: BTreeMap<Category, usize> = BTreeMap::new();
	for step in &plan.steps {
		*by_category.entry(step.category).or_default() += 1;
	}
	for (category, least) in [
		(Category::Demographics, 1),
		(Category::Encounter, 32),
		(Category::Condition, 38),
		(Category::Allergy, 1),
		(Category::Medication, 53),
		(Category::Immunization, 14),
		(Category::Laboratory, 40),
		(Category::Observation, 100),
		(Category::Procedure, 70),
		(Category::CarePlan, 14),
		(Category::Financial, 117),
		(Category::Document, 33),
	] {
		assert!(
			by_category.get(&category).is_some_and(|count| *count >= least),
			"{by_category:?}"
		);
	}
	let undated: Vec<_> = plan
		.steps
		.iter()
		.filter(|step| step.day_from == DayFrom::Import)
		.collect();
	let kinds: Vec<_> = undated
		.iter()
		.map(|step| step.label.split('/').next().unwrap())
		.collect();
	assert_eq!(
		kinds,
		["Patient", "Device", "Bundle"],
		"only what has no date goes by the import"
	);
	assert!(plan.steps.iter().all(|step| step.day <= today()));
}

#[test]
fn the_archive_holds_every_resource_in_order_under_its_full_url() {
	let text = synthea_text();
	let state = ChainState {
		now: UnixMillis(1_795_000_000_000),
		..ChainState::default()
	};
	let all = archive(&imported(&text).stored(), &state, &Limits::default()).unwrap();
	assert_eq!((all.records, all.left_out.len()), (744, 0));
	let (before, after) = (parse(&text), parse(&all.text));
	assert_eq!(before.entries().len(), after.entries().len());
	for (before_entry, after_entry) in before.entries().iter().zip(after.entries()) {
		assert_eq!(before_entry.full_url, after_entry.full_url);
		assert_eq!(before.resource(before_entry), after.resource(after_entry));
	}
}

#[test]
fn a_bundle_cut_off_anywhere_is_refused() {
	use salus_client::fhir::{Bundle, BundleError, JsonProblem};
	let text = synthea_text();
	for part in [2, 3, 5, 100] {
		let cut = text.char_indices().nth(text.len() / part).unwrap().0;
		match Bundle::parse(text[..cut].to_owned(), &Limits::default()) {
			Err(BundleError::Json(error)) => {
				assert_eq!(error.problem, JsonProblem::CutOff, "{error}");
				assert!(error.to_string().contains("cut off"), "{error}");
			}
			other => panic!("cut at {cut}: {other:?}"),
		}
	}
}
