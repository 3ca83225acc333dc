// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Do two FHIR documents say the same? Members may stand in any order and white space anywhere; lists keep their order
//! and numbers their digits, for FHIR's decimals are as precise as they are written.

use super::{
	json::{Json, JsonError, Limits, Node},
	validate::shown,
};

/// The first place at which two documents differ.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{location}: {left} on the left, {right} on the right")]
pub struct Difference {
	/// Where, such as `entry[3].resource.valueQuantity.value`.
	pub location: String,
	/// What the left one says there.
	pub left: String,
	/// What the right one says there.
	pub right: String,
}

/// The first difference between two JSON documents; `None` when they say the same.
pub fn same_bundle(left: &str, right: &str) -> Result<Option<Difference>, JsonError> {
	let limits = Limits {
		// Two whole bundles, not two resources.
		max_values: usize::MAX,
		..Limits::default()
	};
	let (left, right) = (Node::parse(left, &limits)?, Node::parse(right, &limits)?);
	Ok(difference(&left, &right, String::new()))
}

/// The same bytes, or JSON that says the same.
pub(super) fn same_bytes_or_json(left: &[u8], right: &[u8]) -> bool {
	let texts = std::str::from_utf8(left)
		.ok()
		.zip(std::str::from_utf8(right).ok());
	left == right || texts.is_some_and(|(left, right)| matches!(same_bundle(left, right), Ok(None)))
}

/// The first difference between two values.
pub(super) fn difference(left: &Node<'_>, right: &Node<'_>, location: String) -> Option<Difference> {
	let same = match (&left.json, &right.json) {
		(Json::Null, Json::Null) => true,
		(Json::Bool(left), Json::Bool(right)) => left == right,
		(Json::Number(left), Json::Number(right)) => left == right,
		(Json::Text(left), Json::Text(right)) => left == right,
		(Json::List(lefts), Json::List(rights)) if lefts.len() == rights.len() => {
			let mut pairs = lefts.iter().zip(rights).enumerate();
			return pairs
				.find_map(|(index, (left, right))| difference(left, right, format!("{location}[{index}]")));
		}
		(Json::Object(lefts), Json::Object(rights)) => {
			return members(
				left,
				right,
				lefts.iter().chain(rights).map(|(name, _)| name.as_ref()),
				&location,
			);
		}
		_ => false,
	};
	(!same).then(|| Difference {
		location,
		left: shown(left),
		right: shown(right),
	})
}

fn members<'n>(
	left: &Node<'_>,
	right: &Node<'_>,
	mut names: impl Iterator<Item = &'n str>,
	location: &str,
) -> Option<Difference> {
	let show = |node: Option<&Node<'_>>| node.map_or_else(|| "nothing".to_owned(), shown);
	names.find_map(|name| {
		let dot = if location.is_empty() { "" } else { "." };
		let location = format!("{location}{dot}{name}");
		match (left.get(name), right.get(name)) {
			(Some(left), Some(right)) => difference(left, right, location),
			(left, right) => Some(Difference {
				location,
				left: show(left),
				right: show(right),
			}),
		}
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn differs(left: &str, right: &str) -> Option<String> {
		same_bundle(left, right)
			.unwrap()
			.map(|difference| difference.location)
	}

	#[test]
	fn order_of_members_and_white_space_do_not_matter() {
		assert_eq!(
			differs(r#"{"a":1,"b":"\u0041"}"#, " { \"b\" : \"A\",\n\"a\":1 } "),
			None
		);
	}

	#[test]
	fn order_of_items_digits_and_types_do() {
		assert_eq!(differs("[1,2]", "[2,1]"), Some("[0]".into()));
		assert_eq!(differs(r#"{"v":1.10}"#, r#"{"v":1.1}"#), Some("v".into()));
		assert_eq!(differs(r#"{"v":"1"}"#, r#"{"v":1}"#), Some("v".into()));
		assert_eq!(differs("[1]", "[1,1]"), Some(String::new()));
	}

	#[test]
	fn what_one_lacks_is_a_difference_on_either_side() {
		assert_eq!(differs(r#"{"a":{"b":1}}"#, r#"{"a":{}}"#), Some("a.b".into()));
		assert_eq!(differs(r#"{"a":{}}"#, r#"{"a":{"b":null}}"#), Some("a.b".into()));
	}
}
