// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a plan takes, files and refuses.

use crate::support::{collection, import, key, parse, today, PATIENT};
use salus_client::fhir::{
	identify, plan, Bundle, Content, DayFrom, ImportKey, Known, Limits, Plan, PlanError, Refusal, Skeleton,
	Step, PLACEHOLDER_SYSTEM,
};
use salus_primitives::{consent::Category, records::RecordStatus, Day};
use std::collections::BTreeMap;

const OBSERVATION: &str = r#"{"resourceType":"Observation","id":"o","status":"final","code":{"text":"x"},"effectiveDateTime":"2019-03"}"#;

fn planned(bundle: &Bundle) -> Plan<'_> {
	plan(bundle, import(&key()), &BTreeMap::new()).unwrap()
}

fn first_step(resource: &str) -> Step<'static> {
	let bundle = parse(&collection(&[resource]));
	let step = planned(&bundle).steps[0].clone();
	Step {
		body: step.body.into_owned().into(),
		..step
	}
}

fn refusals(text: &str) -> Vec<Refusal> {
	let bundle = parse(text);
	planned(&bundle)
		.refused
		.into_iter()
		.map(|refused| refused.reason)
		.collect()
}

#[test]
fn a_partial_date_is_filed_under_its_first_day() {
	let step = first_step(OBSERVATION);
	assert_eq!(Some(step.day), Day::from_ymd(2019, 3, 1));
	assert_eq!(step.day_from, DayFrom::Element("effectiveDateTime"));
	assert_eq!(step.category, Category::Observation);
}

#[test]
fn an_undated_resource_goes_by_its_encounter_then_by_the_import() {
	let encounter = r#"{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},"period":{"start":"2001-02-03"}}"#;
	let of = |reference: &str| {
		format!(
			r#"{{"resourceType":"Observation","id":"o","status":"final","code":{{"text":"x"}},"encounter":{{"reference":"{reference}"}}}}"#
		)
	};
	for reference in ["Encounter/e", "http://example.org/fhir/X/0"] {
		let bundle = parse(&collection(&[encounter, &of(reference)]));
		let step = planned(&bundle).steps[1].clone();
		assert_eq!(
			(step.day_from, Some(step.day)),
			(DayFrom::Encounter, Day::from_ymd(2001, 2, 3))
		);
	}
	let step = first_step(&of("Encounter/other"));
	assert_eq!((step.day_from, step.day), (DayFrom::Import, today()));
}

#[test]
fn birth_dates_are_not_record_days() {
	let step = first_step(r#"{"resourceType":"Patient","id":"p","birthDate":"1970-01-01"}"#);
	assert_eq!((step.category, step.day), (Category::Demographics, today()));
	let step = first_step(r#"{"resourceType":"Patient","meta":{"lastUpdated":"2020-05-06T07:08:09Z"}}"#);
	assert_eq!(Some(step.day), Day::from_ymd(2020, 5, 6));
}

#[test]
fn what_lies_ahead_is_filed_under_today() {
	let ahead = r#"{"resourceType":"Appointment","status":"booked","start":"2099-01-01T10:00:00Z","participant":[{"status":"accepted","actor":{"display":"A"}}]}"#;
	let step = first_step(ahead);
	assert_eq!(
		(step.category, step.day, step.day_from),
		(Category::Scheduling, today(), DayFrom::Future)
	);
}

#[test]
fn marks_of_sensitivity_win_over_the_type() {
	let with = |system: &str, code: &str| {
		first_step(&format!(
			r#"{{"resourceType":"Condition","subject":{{"display":"A"}},"meta":{{"security":[{{"system":"{system}","code":"{code}"}}]}}}}"#
		))
		.category
	};
	let act = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
	let confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
	for code in ["PSY", "ETH", "SDV", "HIV", "SEX"] {
		assert_eq!(with(act, code), Category::Sensitive, "{code}");
	}
	assert_eq!(with(confidentiality, "R"), Category::Sensitive);
	assert_eq!(with(confidentiality, "V"), Category::Sensitive);
	assert_eq!(with(confidentiality, "N"), Category::Condition);
	assert_eq!(with(confidentiality, "PSY"), Category::Condition);
	assert_eq!(with("http://example.org", "PSY"), Category::Condition);
}

#[test]
fn an_invalid_resource_is_refused_and_the_others_are_taken() {
	let bundle = parse(&collection(&[
		OBSERVATION,
		r#"{"resourceType":"Observation","id":"bad"}"#,
	]));
	let plan = planned(&bundle);
	assert_eq!(plan.steps.len(), 2, "the observation and the skeleton");
	let text = plan.refused[0].to_string();
	assert!(
		text.starts_with("entry 1 (Observation/bad): it is not valid FHIR R4: Observation.status"),
		"{text}"
	);
	let skeleton = Skeleton::parse(plan.steps[1].body.as_bytes(), &Limits::default())
		.unwrap()
		.unwrap();
	let restored = skeleton.restore(&BTreeMap::from([(
		plan.steps[0].record,
		OBSERVATION.as_bytes().to_vec(),
	)]));
	assert_eq!(restored.text, collection(&[OBSERVATION]));
}

#[test]
fn when_every_entry_is_refused_there_is_nothing_to_do() {
	let bundle = parse(&collection(&[r#"{"resourceType":"Observation","id":"bad"}"#]));
	let plan = planned(&bundle);
	assert_eq!((plan.steps.len(), plan.refused.len()), (0, 1));
}

#[test]
fn requests_that_bring_no_content_are_refused() {
	let text = format!(
		r#"{{"resourceType":"Bundle","type":"batch","entry":[{{"request":{{"method":"GET","url":"Patient"}}}},{{"resource":{OBSERVATION},"request":{{"method":"PATCH","url":"Observation/o"}}}}]}}"#
	);
	assert_eq!(
		refusals(&text),
		[Refusal::NoResource, Refusal::Method("PATCH".into())]
	);
}

#[test]
fn two_people_in_one_bundle_are_noticed() {
	let patient = |id: &str| format!(r#"{{"resourceType":"Patient","id":"{id}"}}"#);
	let about = |reference: &str| {
		format!(r#"{{"resourceType":"Condition","subject":{{"reference":"{reference}"}}}}"#)
	};
	let several = |resources: &[&str]| {
		let bundle = parse(&collection(resources));
		let error = plan(&bundle, import(&key()), &BTreeMap::new()).unwrap_err();
		assert!(matches!(error, PlanError::SeveralPatients(_)), "{error}");
		error.to_string()
	};
	assert!(several(&[&patient("a"), &patient("b")]).contains("Patient/a, Patient/b"));
	several(&[&about("Patient/a"), &about("Patient/b")]);
	let mixed = collection(&[
		&patient("a"),
		&about("Patient/b"),
		&about("http://x/fhir/Patient/a/_history/3"),
	]);
	assert_eq!(refusals(&mixed), [Refusal::AnotherPatient("Patient/b".into())]);
	assert_eq!(
		refusals(&collection(&[&about("Patient/a"), &about("http://x/Patient/a")])),
		[]
	);
}

#[test]
fn the_bundles_own_elements_are_validated() {
	let text = format!(
		r#"{{"resourceType":"Bundle","type":"collection","colour":1,"entry":[{{"resource":{OBSERVATION},"request":{{"method":"POST"}}}}]}}"#
	);
	let bundle = parse(&text);
	let error = plan(&bundle, import(&key()), &BTreeMap::new())
		.unwrap_err()
		.to_string();
	assert!(
		error.contains("Bundle.colour") && error.contains("Bundle.entry[0].request.url"),
		"{error}"
	);
}

#[test]
fn nobody_else_may_use_the_code_of_a_placeholder() {
	let forged = format!(
		r#"{{"resourceType":"Basic","id":"{}","code":{{"coding":[{{"system":"{PLACEHOLDER_SYSTEM}","code":"record"}}]}}}}"#,
		"a".repeat(64)
	);
	let nested =
		format!(r#"{{"resourceType":"Bundle","type":"collection","entry":[{{"resource":{forged}}}]}}"#);
	assert_eq!(
		refusals(&collection(&[&forged, &nested])),
		[Refusal::Reserved, Refusal::Reserved]
	);
}

#[test]
fn resources_without_a_name_go_by_their_content() {
	let nameless = r#"{"resourceType":"Basic","code":{"text":"x"}}"#;
	let text = format!(
		r#"{{"resourceType":"Bundle","type":"collection","entry":[{{"resource":{nameless}}},{{"resource":{nameless}}}]}}"#
	);
	assert_eq!(refusals(&text), [Refusal::Repeated]);
}

#[test]
fn identify_names_every_record_of_the_plan() {
	let bundle = parse(&collection(&[OBSERVATION]));
	let records: Vec<_> = planned(&bundle).steps.iter().map(|step| step.record).collect();
	assert_eq!(identify(&bundle, import(&key())), records);
	let other = ImportKey::new([1; 32]);
	assert!(identify(&bundle, import(&other))
		.iter()
		.all(|record| !records.contains(record)));
	assert!(records.iter().all(|record| record.0 != PATIENT.0));
}

#[test]
fn what_is_known_decides_between_add_amend_and_nothing() {
	let bundle = parse(&collection(&[OBSERVATION]));
	let record = identify(&bundle, import(&key()))[0];
	let with = |status, content| {
		let known = BTreeMap::from([(
			record,
			Known {
				version: 3,
				status,
				content,
			},
		)]);
		plan(&bundle, import(&key()), &known).unwrap()
	};
	let opened = |text: &str| Content::Opened(text.as_bytes().to_vec());
	let committed = |text: &str| Content::Committed {
		salt: [5; 32],
		commitment: salus_envelope::commitment(&[5; 32], text.as_bytes()),
	};
	let spaced = OBSERVATION.replace(':', " : ");
	for content in [opened(OBSERVATION), opened(&spaced), committed(OBSERVATION)] {
		let plan = with(RecordStatus::EnteredInError, content);
		assert_eq!(
			(plan.unchanged.as_slice(), plan.refused.len()),
			([record].as_slice(), 0)
		);
	}
	for content in [opened("{}"), committed("{}")] {
		let plan = with(RecordStatus::Current, content.clone());
		assert_eq!((plan.amended(), plan.unchanged.len()), (1, 0));
		let gone = with(RecordStatus::Erased, content);
		assert_eq!(gone.refused[0].reason, Refusal::NotCurrent(RecordStatus::Erased));
	}
	let plan = with(RecordStatus::Current, Content::Unreadable);
	assert_eq!(
		(plan.unreadable.as_slice(), plan.amended()),
		([record].as_slice(), 0)
	);
}

#[test]
fn the_skeleton_keeps_its_id_while_a_history_grows() {
	let short = parse(&collection(&[OBSERVATION]));
	let long = parse(&collection(&[OBSERVATION, r#"{"resourceType":"Patient"}"#]));
	let key = key();
	assert_eq!(
		identify(&short, import(&key)).last(),
		identify(&long, import(&key)).last()
	);
}

#[test]
fn debug_output_of_steps_and_known_content_holds_no_health_data() {
	let step = first_step(OBSERVATION);
	assert!(!format!("{step:?}").contains("Observation"));
	assert_eq!(format!("{:?}", Content::Opened(b"x".to_vec())), "Opened(…)");
}
