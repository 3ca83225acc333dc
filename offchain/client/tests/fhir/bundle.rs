// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What is no Bundle, or not one of ours.

use crate::support::collection;
use proptest::prelude::*;
use salus_client::fhir::{Bundle, BundleError, JsonProblem, Limits, Node};

const PATIENT: &str = r#"{"resourceType":"Patient","id":"1"}"#;

fn read(text: &str) -> Result<Bundle, BundleError> {
	Bundle::parse(text.to_owned(), &Limits::default())
}

fn problem(text: &str) -> (usize, usize, JsonProblem) {
	match read(text) {
		Err(BundleError::Json(error)) => (error.line, error.column, error.problem),
		other => panic!("{text}: {other:?}"),
	}
}

#[test]
fn malformed_json_is_named_with_line_and_column() {
	let (line, column, problem) = problem("{\n  \"resourceType\": Bundle\n}");
	assert_eq!((line, column), (2, 19));
	assert!(
		matches!(problem, JsonProblem::Unexpected { found: 'B', .. }),
		"{problem}"
	);
}

#[test]
fn what_json_forbids_is_refused() {
	for text in [
		"{\"a\":01}",
		"{\"a\":+1}",
		"{\"a\":1.}",
		"{\"a\":.5}",
		"{\"a\":1,}",
		"{\"a\":[1,]}",
		"{a:1}",
		"{\"a\":\"\t\"}",
		"{\"a\":\"\\x\"}",
		"{\"a\":\"\\ud800\"}",
		"{\"a\":NaN}",
		"{\"a\":1} x",
		"{\"a\":1}{}",
		"{'a':1}",
		"{\"a\":1 \"b\":2}",
		"nul1",
	] {
		assert!(matches!(read(text), Err(BundleError::Json(_))), "{text}");
	}
}

#[test]
fn a_member_that_appears_twice_is_refused() {
	let (line, column, found) = problem("{\"resourceType\":\"Bundle\",\n\"resourceType\":\"Bundle\"}");
	assert_eq!((line, column), (2, 1));
	assert_eq!(found, JsonProblem::DuplicateMember("resourceType".into()));
	// Written with an escape it is the same name; after many members too.
	assert!(matches!(
		problem(r#"{"a":1,"\u0061":2}"#).2,
		JsonProblem::DuplicateMember(_)
	));
	let many: String = (0..40).map(|n| format!("\"m{n}\":1,")).collect();
	assert!(matches!(
		problem(&format!("{{{many}\"m39\":2}}")).2,
		JsonProblem::DuplicateMember(_)
	));
}

#[test]
fn depth_has_a_bound() {
	let nested = |levels: usize| format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
	assert!(!matches!(read(&nested(99)), Err(BundleError::Json(_))));
	assert_eq!(problem(&nested(100)).2, JsonProblem::TooDeep(100));
	assert_eq!(problem(&"[".repeat(1_000_000)).2, JsonProblem::TooDeep(100));
}

#[test]
fn strings_values_and_documents_have_bounds() {
	let limits = Limits {
		max_bytes: 200,
		max_text_bytes: 50,
		max_depth: 10,
		max_values: 20,
	};
	let text = |len: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(len));
	assert!(Node::parse(&text(50), &limits).is_ok());
	assert_eq!(
		Node::parse(&text(51), &limits).unwrap_err().problem,
		JsonProblem::TextTooLong(50)
	);
	let list = |len: usize| format!("[{}]", vec!["1"; len].join(","));
	assert!(Node::parse(&list(19), &limits).is_ok());
	assert_eq!(
		Node::parse(&list(20), &limits).unwrap_err().problem,
		JsonProblem::TooManyValues(20)
	);
	let document = |len: usize| format!("{{}}{}", " ".repeat(len - 2));
	for (len, too_large) in [(200, false), (201, true)] {
		let read = Bundle::read(document(len).as_bytes(), &limits);
		assert_eq!(
			matches!(read, Err(BundleError::TooLarge(200))),
			too_large,
			"{len}"
		);
		let parsed = Bundle::parse(document(len), &limits);
		assert_eq!(
			matches!(parsed, Err(BundleError::TooLarge(200))),
			too_large,
			"{len}"
		);
	}
}

#[test]
fn an_empty_file_and_other_encodings_are_named() {
	assert!(matches!(read(" \n"), Err(BundleError::Empty)));
	let latin1 = b"{\"resourceType\":\"Bundle\",\"a\":\"M\xfcller\"}";
	let error = Bundle::read(latin1.as_slice(), &Limits::default()).unwrap_err();
	assert!(matches!(error, BundleError::NotUtf8(31)), "{error}");
}

#[test]
fn a_cut_inside_a_character_is_a_cut() {
	let whole = "{\"resourceType\":\"Bundle\",\"a\":\"Mü".as_bytes();
	let error = Bundle::read(&whole[..whole.len() - 1], &Limits::default()).unwrap_err();
	assert!(error.to_string().contains("cut off"), "{error}");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
	assert!(read(&format!("\u{feff}{}", collection(&[PATIENT]))).is_ok());
}

#[test]
fn what_is_no_bundle_is_named() {
	for text in ["[]", "1", "null", "{}", PATIENT, r#"{"resourceType":["Bundle"]}"#] {
		assert!(matches!(read(text), Err(BundleError::NotABundle(_))), "{text}");
	}
}

#[test]
fn six_kinds_are_taken_and_the_others_refused() {
	let of = |kind: &str| read(&format!(r#"{{"resourceType":"Bundle","type":"{kind}"}}"#));
	for kind in [
		"collection",
		"document",
		"message",
		"searchset",
		"transaction",
		"batch",
	] {
		assert_eq!(of(kind).unwrap().kind(), kind);
	}
	for kind in [
		"history",
		"transaction-response",
		"batch-response",
		"",
		"Collection",
	] {
		assert!(matches!(of(kind), Err(BundleError::KindNotTaken(_))), "{kind}");
	}
}

#[test]
fn an_entry_of_another_release_refuses_the_bundle_and_says_what_showed_it() {
	let error = read(&collection(&[PATIENT, r#"{"resourceType":"MedicationOrder"}"#])).unwrap_err();
	let text = error.to_string();
	assert!(matches!(error, BundleError::OtherRelease { entry: 1, .. }));
	assert!(
		text.contains("MedicationOrder") && text.contains("R4 (4.0.1)"),
		"{text}"
	);
}

#[test]
fn the_same_resource_twice_is_refused() {
	let entry = |url: &str| match url {
		"" => format!(r#"{{"resource":{PATIENT}}}"#),
		url => format!(r#"{{"fullUrl":"{url}","resource":{PATIENT}}}"#),
	};
	let pair = |first: &str, second: &str| {
		read(&format!(
			r#"{{"resourceType":"Bundle","type":"collection","entry":[{},{}]}}"#,
			entry(first),
			entry(second)
		))
	};
	for (first, second) in [
		("http://a/1", "http://a/1"),
		("", ""),
		("http://a/1", ""),
		("", "http://a/1"),
	] {
		let error = pair(first, second).unwrap_err();
		assert!(
			matches!(
				error,
				BundleError::Duplicate {
					first: 0,
					second: 1,
					..
				}
			),
			"{error}"
		);
	}
	assert!(
		pair("http://a/Patient/1", "http://b/Patient/1").is_ok(),
		"two servers may both have a Patient/1"
	);
}

#[test]
fn elements_of_the_wrong_shape_are_named() {
	for (text, location) in [
		(
			r#"{"resourceType":"Bundle","type":"batch","entry":{}}"#,
			"Bundle.entry ",
		),
		(
			r#"{"resourceType":"Bundle","type":"batch","entry":[1]}"#,
			"Bundle.entry[0] ",
		),
		(
			r#"{"resourceType":"Bundle","type":"batch","entry":[{},{"resource":[]}]}"#,
			"Bundle.entry[1].resource ",
		),
		(
			r#"{"resourceType":"Bundle","type":"batch","entry":[{"fullUrl":1}]}"#,
			"Bundle.entry[0].fullUrl ",
		),
	] {
		let error = read(text).unwrap_err().to_string();
		assert!(error.starts_with(location), "{error}");
	}
}

#[test]
fn a_resource_is_split_out_without_changing_a_byte() {
	let odd = "{ \"resourceType\" : \"Observation\",\n\t\"valueQuantity\": {\"value\": 1.10, \"unit\": \"\\u00b5g\"} }";
	let bundle = read(&collection(&[odd])).unwrap();
	assert_eq!(bundle.resource(&bundle.entries()[0]), Some(odd));
}

proptest! {
	#[test]
	fn no_text_panics(text in "[\\[\\]{}\":,a-c0-9.\\\\ue+ \n-]{0,60}") {
		let _ = read(&text);
	}

	#[test]
	fn agrees_with_serde_json_on_what_is_json(text in "[\\[\\]{}\":,ab0-2.\\\\ue -]{0,12}") {
		let theirs = serde_json::from_str::<serde_json::Value>(&text);
		let ours = Node::parse(text.trim_start(), &Limits::default());
		let stricter = matches!(&ours, Err(error) if matches!(error.problem, JsonProblem::DuplicateMember(_)));
		// serde_json refuses numbers that do not fit a float; we keep them as they were written.
		let out_of_range = matches!(&theirs, Err(error) if error.to_string().contains("out of range"));
		prop_assert!(ours.is_ok() == theirs.is_ok() || stricter || out_of_range, "{text}: {ours:?} {theirs:?}");
	}

	#[test]
	fn every_cut_of_a_bundle_is_a_cut(at in 1usize..120) {
		let whole = collection(&[r#"{"resourceType":"Patient","id":"1","active":true,"multipleBirthInteger":12}"#]);
		prop_assume!(at < whole.len());
		match read(&whole[..at]) {
			Err(BundleError::Json(error)) => prop_assert_eq!(error.problem, JsonProblem::CutOff),
			other => prop_assert!(false, "{:?}", other),
		}
	}
}
