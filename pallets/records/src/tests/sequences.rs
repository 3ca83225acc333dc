// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Random sequences of calls against a small model: what is refused, and what is there in the end.

use crate::mock::*;
use proptest::prelude::*;
use salus_primitives::{
	consent::{Category, Purpose},
	decision::AllowRule,
	records::{RecordInspect, RecordOrigin, RecordStatus},
	Day, OrganisationId, RecordId,
};
use std::collections::BTreeMap;

/// One call, with what the decision will say.
#[derive(Clone, Debug)]
struct Step {
	verb: Verb,
	record: u8,
	rule: Option<AllowRule>,
	bucket: u8,
}

#[derive(Clone, Debug)]
enum Verb {
	Add {
		organisation: OrganisationId,
		origin: RecordOrigin,
		days_ahead: i32,
	},
	Amend(Option<OrganisationId>),
	Mark(Option<OrganisationId>),
}

struct Row {
	origin: RecordOrigin,
	organisation: OrganisationId,
	buckets: Vec<u8>,
	in_error: bool,
}

#[derive(Default)]
struct Model {
	rows: BTreeMap<u8, Row>,
	order: Vec<u8>,
}

/// Which of the two sides may write a record of this origin: `[patient's side, members]`.
fn writers(origin: RecordOrigin) -> [bool; 2] {
	match origin {
		RecordOrigin::Authored => [false, true],
		RecordOrigin::PatientReported => [true, false],
		RecordOrigin::Imported => [true, true],
	}
}

fn is_patients_side(rule: AllowRule) -> bool {
	[AllowRule::Patient, AllowRule::Representative].contains(&rule)
}

impl Model {
	/// Makes the step if it may be made.
	fn play(&mut self, step: &Step) -> bool {
		let Some(rule) = step.rule else {
			return false;
		};
		let may = |origin| writers(origin)[usize::from(!is_patients_side(rule))];
		match step.verb {
			Verb::Add {
				organisation,
				origin,
				days_ahead,
			} => {
				let kept = !is_patients_side(rule) || organisation == SOUTH;
				let fine = days_ahead <= 1 && step.bucket <= LARGEST_BUCKET;
				if self.rows.contains_key(&step.record) || !may(origin) || !kept || !fine {
					return false;
				}
				let row = Row {
					origin,
					organisation,
					buckets: vec![step.bucket],
					in_error: false,
				};
				self.rows.insert(step.record, row);
				self.order.push(step.record);
				true
			}
			Verb::Amend(acting_in) | Verb::Mark(acting_in) => {
				let Some(row) = self.rows.get_mut(&step.record) else {
					return false;
				};
				let here = is_patients_side(rule) || acting_in == Some(row.organisation);
				if row.in_error || !may(row.origin) || !here {
					return false;
				}
				if matches!(step.verb, Verb::Mark(_)) {
					row.in_error = true;
					return true;
				}
				let room = row.buckets.len() < MAX_VERSIONS as usize && step.bucket <= LARGEST_BUCKET;
				if room {
					row.buckets.push(step.bucket);
				}
				room
			}
		}
	}

	fn assert_equals_chain(&self) {
		let listed = Records::records_of(ANA, 0, u32::MAX);
		let order: Vec<_> = listed.items.iter().map(|view| view.record.0[0]).collect();
		assert_eq!(order, self.order);
		for (record, row) in &self.rows {
			let id = RecordId::repeat(*record);
			let facts = Records::record(id).unwrap();
			assert_eq!((facts.origin, facts.organisation), (row.origin, row.organisation));
			assert_eq!(facts.status == RecordStatus::EnteredInError, row.in_error);
			let stored: Vec<_> = (1..=Records::current_version(id).unwrap())
				.map(|number| Records::version(id, number).unwrap().anchor.size_bucket)
				.collect();
			assert_eq!(stored, row.buckets);
		}
	}
}

fn submit(step: &Step) -> bool {
	match step.rule {
		Some(rule) => allow(rule),
		None => deny(),
	}
	let signed = RuntimeOrigin::signed(BROOK_ACCOUNT);
	let record = RecordId::repeat(step.record);
	let mut anchor = anchor(step.record);
	anchor.size_bucket = step.bucket;
	match step.verb {
		Verb::Add {
			organisation,
			origin,
			days_ahead,
		} => {
			let day = Day(TODAY.0 + days_ahead);
			let (category, purpose) = (Category::Document, Purpose::Treat);
			Records::add(
				signed,
				record,
				ANA,
				organisation,
				category,
				day,
				origin,
				anchor,
				purpose,
			)
			.is_ok()
		}
		Verb::Amend(acting_in) => Records::amend(signed, record, anchor, Purpose::Treat, acting_in).is_ok(),
		Verb::Mark(acting_in) => Records::mark_in_error(signed, record, acting_in).is_ok(),
	}
}

fn verbs() -> impl Strategy<Value = Verb> {
	let organisation = prop_oneof![3 => Just(SOUTH), 1 => Just(NORTH)];
	let acting_in = prop_oneof![4 => Just(Some(SOUTH)), 1 => Just(Some(NORTH)), 1 => Just(None)];
	let origin = proptest::sample::select(RecordOrigin::ALL);
	prop_oneof![
		2 => (organisation, origin, -1..=2i32).prop_map(|(organisation, origin, days_ahead)| Verb::Add {
			organisation,
			origin,
			days_ahead,
		}),
		3 => acting_in.clone().prop_map(Verb::Amend),
		1 => acting_in.prop_map(Verb::Mark),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	let rule = proptest::option::weighted(0.9, proptest::sample::select(AllowRule::ALL));
	let bucket = prop_oneof![6 => 0..=LARGEST_BUCKET, 1 => Just(LARGEST_BUCKET + 1)];
	(verbs(), 1..5u8, rule, bucket).prop_map(|(verb, record, rule, bucket)| Step {
		verb,
		record,
		rule,
		bucket,
	})
}

proptest! {
	#[test]
	fn calls_do_what_a_small_model_does(steps in proptest::collection::vec(steps(), 1..40)) {
		build_and_execute(|| {
			let mut model = Model::default();
			for step in &steps {
				assert_eq!(submit(step), model.play(step), "{step:?}");
				Records::do_try_state().unwrap();
			}
			model.assert_equals_chain();
		});
	}
}
