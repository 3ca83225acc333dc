// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! FHIR R4's primitive types: which JSON value each is, and which texts it takes.

use super::{
	date::{first_day, first_day_of_date, is_instant, is_time},
	json::{Json, Node},
	table::is_resource_type,
};

/// The longest `string`, in characters (FHIR R4, 2.24.0.1).
const MAX_STRING: usize = 1024 * 1024;

/// What was expected, where a value is not of its primitive type; `None` when it is.
pub(super) fn fault(kind: &str, node: &Node<'_>) -> Option<&'static str> {
	let (good, expected) = match (kind, &node.json) {
		("boolean", json) => (matches!(json, Json::Bool(_)), "true or false"),
		("integer", json) => (integer(json, i64::from(i32::MIN)), "a whole number of 32 bits"),
		("unsignedInt", json) => (integer(json, 0), "a whole number from 0 on"),
		("positiveInt", json) => (integer(json, 1), "a whole number from 1 on"),
		("decimal", json) => (matches!(json, Json::Number(_)), "a number, without quotes"),
		(_, Json::Text(text)) => text_fault(kind, text),
		_ => (false, "a text in quotes"),
	};
	(!good).then_some(expected)
}

fn integer(json: &Json<'_>, least: i64) -> bool {
	let Json::Number(text) = json else { return false };
	text.parse::<i64>()
		.is_ok_and(|number| number >= least && number <= i64::from(i32::MAX))
}

fn text_fault(kind: &str, text: &str) -> (bool, &'static str) {
	match kind {
		"id" => (is_id(text), "an id: 1 to 64 of letters, digits, '-' and '.'"),
		"date" => (
			first_day_of_date(text).is_some(),
			"a date: YYYY, YYYY-MM or YYYY-MM-DD",
		),
		"dateTime" => (
			first_day(text).is_some(),
			"a date, or a date and a time with seconds and a zone (2019-03-07T10:00:00+01:00)",
		),
		"instant" => (
			is_instant(text),
			"a date and a time with seconds and a zone (2019-03-07T10:00:00+01:00)",
		),
		"time" => (is_time(text), "a time: hh:mm:ss"),
		"code" => (is_code(text), "a code: words divided by single spaces"),
		"oid" => (
			text.strip_prefix("urn:oid:").is_some_and(is_oid),
			"an OID as urn:oid:1.2.3",
		),
		"uuid" => (
			text.strip_prefix("urn:uuid:").is_some_and(is_uuid),
			"a UUID as urn:uuid:…",
		),
		"uri" | "url" | "canonical" => (is_uri(text), "a URI, without spaces"),
		"base64Binary" => (is_base64(text), "base64 (RFC 4648)"),
		"xhtml" => (
			text.trim_start().starts_with("<div"),
			"XHTML that begins with <div",
		),
		_ => (
			!text.trim().is_empty() && text.chars().nth(MAX_STRING).is_none(),
			"a text that is not blank and not longer than 1048576 characters",
		),
	}
}

/// Is this an id as a resource may have: `[A-Za-z0-9\-\.]{1,64}`?
pub fn is_id(text: &str) -> bool {
	(1..=64).contains(&text.len())
		&& text
			.bytes()
			.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

/// Is this a reference that can be followed: `#part`, `Type/id`, `Type/id/_history/1`, `Type?search`, or an absolute URI?
pub fn is_reference(text: &str) -> bool {
	if !is_uri(text) {
		return false;
	}
	if let Some(part) = text.strip_prefix('#') {
		return part.is_empty() || is_id(part);
	}
	if let Some(uuid) = text.strip_prefix("urn:uuid:") {
		return is_uuid(uuid);
	}
	if text.contains(':') && !text.contains('?') {
		return true;
	}
	if let Some((kind, _)) = text.split_once('?') {
		return is_resource_type(kind) || kind.contains(':');
	}
	let mut parts = text.split('/');
	let target = parts.next().is_some_and(is_resource_type) && parts.next().is_some_and(is_id);
	target
		&& match (parts.next(), parts.next(), parts.next()) {
			(None, ..) => true,
			(Some("_history"), Some(version), None) => is_id(version),
			_ => false,
		}
}

fn is_uri(text: &str) -> bool {
	!text.is_empty() && !text.chars().any(|char| char.is_whitespace() || char.is_control())
}

/// White space is XML's here: HL7's own codes hold a no-break space.
fn is_code(text: &str) -> bool {
	text.split(' ')
		.all(|word| !word.is_empty() && !word.contains(|char: char| char.is_ascii_whitespace()))
}

fn is_oid(text: &str) -> bool {
	let mut arcs = text.split('.');
	let first = arcs.next().is_some_and(|arc| matches!(arc, "0" | "1" | "2"));
	let numbers = |arc: &str| {
		!arc.is_empty()
			&& arc.bytes().all(|byte| byte.is_ascii_digit())
			&& (arc == "0" || !arc.starts_with('0'))
	};
	first && text.contains('.') && arcs.all(numbers)
}

fn is_uuid(text: &str) -> bool {
	text.len() == 36
		&& text.bytes().enumerate().all(|(place, byte)| match place {
			8 | 13 | 18 | 23 => byte == b'-',
			_ => byte.is_ascii_hexdigit(),
		})
}

fn is_base64(text: &str) -> bool {
	let mut len = 0usize;
	let mut padding = 0usize;
	for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
		match byte {
			b'=' => padding += 1,
			b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' if padding == 0 => (),
			_ => return false,
		}
		len += 1;
	}
	len > 0 && len.is_multiple_of(4) && padding <= 2
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fhir::json::Limits;

	fn takes(kind: &str, json: &str) -> bool {
		fault(kind, &Node::parse(json, &Limits::default()).unwrap()).is_none()
	}

	#[test]
	fn numbers_keep_their_bounds() {
		for (kind, good, bad) in [
			(
				"integer",
				vec!["0", "-2147483648", "2147483647"],
				vec!["2147483648", "1.0", "\"1\"", "1e2"],
			),
			("unsignedInt", vec!["0"], vec!["-1"]),
			("positiveInt", vec!["1"], vec!["0"]),
			("decimal", vec!["1.10", "-0", "1e400"], vec!["\"1.0\""]),
			("boolean", vec!["true"], vec!["\"true\"", "1"]),
		] {
			assert!(good.iter().all(|json| takes(kind, json)), "{kind}");
			assert!(!bad.iter().any(|json| takes(kind, json)), "{kind}");
		}
	}

	#[test]
	fn texts_keep_their_patterns() {
		for (kind, good, bad) in [
			("code", vec!["final", "a b"], vec!["", " a", "a  b", "a\tb"]),
			(
				"oid",
				vec!["urn:oid:1.2.840"],
				vec!["1.2.3", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1"],
			),
			("uri", vec!["http://a/b", "x"], vec!["", "a b"]),
			(
				"base64Binary",
				vec!["AAAA", "AA==", "AA A="],
				vec!["A", "AA=A", "A===", "", "ä==="],
			),
			("string", vec!["x"], vec!["", "  "]),
			("date", vec!["2019"], vec!["2019-02-30", "2019-01-01T00:00:00Z"]),
			("instant", vec!["2019-01-01T00:00:00Z"], vec!["2019-01-01"]),
		] {
			for text in good {
				assert!(text_fault(kind, text).0, "{kind} {text}");
			}
			for text in bad {
				assert!(!text_fault(kind, text).0, "{kind} {text}");
			}
		}
	}

	#[test]
	fn an_id_has_1_to_64_plain_characters() {
		assert!(is_id("a") && is_id(&"a".repeat(64)) && is_id("A-1.b"));
		assert!(!is_id("") && !is_id(&"a".repeat(65)) && !is_id("a_b") && !is_id("../x") && !is_id("ä"));
	}

	#[test]
	fn a_reference_can_be_followed() {
		for good in [
			"Patient/1",
			"Patient/1/_history/2",
			"#med1",
			"#",
			"http://example.org/fhir/Patient/1",
			"urn:uuid:b0a06ead-cc42-aa48-dad6-841d4aa679fa",
			"urn:oid:1.2.3",
			"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99",
		] {
			assert!(is_reference(good), "{good}");
		}
		for bad in [
			"",
			"Patient",
			"Patient/",
			"Patient/a b",
			"Patient/1/2",
			"Patient/1/_history",
			"Person1/1",
			"urn:uuid:1",
			"#a b",
			"Nothing?x=1",
		] {
			assert!(!is_reference(bad), "{bad}");
		}
	}
}
