// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A strict JSON reader that keeps what FHIR needs kept: where each value stands in the text, how each number was
//! written (`1.10` is not `1.1`), and in which order members came.
//!
//! `serde_json` can keep the digits too, but only by a feature that would change every other crate of the workspace;
//! and it takes the last of two members with one name, where two readers may take different ones.

mod scanner;

pub(super) use scanner::Scanner;
use std::{borrow::Cow, ops::Range};

/// How much a reader takes in before it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// The longest document, in bytes.
	pub max_bytes: u64,
	/// The longest string, in bytes of the document. Attachments are strings.
	pub max_text_bytes: usize,
	/// How deep objects and lists may lie in each other.
	pub max_depth: usize,
	/// How many values one resource may hold: each costs some 70 bytes of memory.
	pub max_values: usize,
}

impl Default for Limits {
	/// 256 MiB, strings of 64 MiB, 100 levels, four million values.
	fn default() -> Self {
		Self {
			max_bytes: 256 << 20,
			max_text_bytes: 64 << 20,
			max_depth: 100,
			max_values: 4_000_000,
		}
	}
}

/// Why a text is not the JSON that it should be, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct JsonError {
	/// Counted from 1.
	pub line: usize,
	/// In bytes, counted from 1.
	pub column: usize,
	/// What is wrong there.
	pub problem: JsonProblem,
}

/// What can be wrong with a JSON text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonProblem {
	/// The text ends inside a value.
	#[error("the text ends in the middle of a value: the file was cut off; fetch or export it again")]
	CutOff,
	/// A character that cannot stand here.
	#[error("expected {expected}, found {found:?}")]
	Unexpected {
		/// What could stand here.
		expected: &'static str,
		/// What stands here.
		found: char,
	},
	/// Something follows the value.
	#[error("expected the end of the document, found {0:?}: one document per file")]
	Trailing(char),
	/// A number that JSON does not know.
	#[error("not a JSON number: no leading zeros or plus sign, digits on both sides of the point")]
	BadNumber,
	/// A control character or an escape that JSON does not know.
	#[error("a string holds a control character or an escape that JSON does not know")]
	BadText,
	/// Two members of one object share a name.
	#[error("the member {0:?} appears twice in one object: remove one of them")]
	DuplicateMember(String),
	/// Too deep.
	#[error("values lie more than {0} levels deep in each other")]
	TooDeep(usize),
	/// A string that is too long.
	#[error(
		"a string is longer than {0} bytes: keep large attachments outside the resource (Attachment.url)"
	)]
	TextTooLong(usize),
	/// Too many values.
	#[error("a resource holds more than {0} values")]
	TooManyValues(usize),
}

/// One value and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'a> {
	/// The bytes of the text that it takes up.
	pub span: Range<usize>,
	/// What it is.
	pub json: Json<'a>,
}

/// One JSON value.
#[derive(Clone, Debug)]
pub enum Json<'a> {
	/// `null`
	Null,
	/// `true` or `false`
	Bool(bool),
	/// A number, as it was written.
	Number(&'a str),
	/// A string, its escapes resolved.
	Text(Cow<'a, str>),
	/// A list.
	List(Vec<Node<'a>>),
	/// An object: its members in the order in which they came, no name twice.
	Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
	/// Reads a whole text as one value.
	pub fn parse(text: &'a str, limits: &Limits) -> Result<Self, JsonError> {
		let mut scanner = Scanner::new(text, *limits);
		scanner.space();
		let node = scanner.value()?;
		scanner.end()?;
		Ok(node)
	}

	/// The member with this name, if this is an object that has one.
	pub fn get(&self, name: &str) -> Option<&Node<'a>> {
		match &self.json {
			Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, node)| node),
			_ => None,
		}
	}

	/// Follows member names divided by points; of a list, the first item.
	pub fn at(&self, path: &str) -> Option<&Node<'a>> {
		path.split('.')
			.try_fold(self, |node, name| node.first().get(name))
			.map(Node::first)
	}

	/// The string that this is.
	pub fn text(&self) -> Option<&str> {
		match &self.json {
			Json::Text(text) => Some(text),
			_ => None,
		}
	}

	/// The string at a path, see [`Self::at`].
	pub fn text_at(&self, path: &str) -> Option<&str> {
		self.at(path).and_then(Node::text)
	}

	/// The items if this is a list, the value itself if it is anything else.
	pub fn items(&self) -> &[Node<'a>] {
		match &self.json {
			Json::List(items) => items,
			_ => std::slice::from_ref(self),
		}
	}

	/// The items of the member with this name; none if there is no such member.
	pub fn items_of(&self, name: &str) -> &[Node<'a>] {
		self.get(name).map(Node::items).unwrap_or_default()
	}

	fn first(&self) -> &Self {
		match &self.json {
			Json::List(items) => items.first().unwrap_or(self),
			_ => self,
		}
	}
}
