// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A strict JSON reader that keeps what FHIR needs kept: where each value stands in the text, how each number was
//! written (`1.10` is not `1.1`), and in which order members came.
//!
//! `serde_json` can keep the digits too, but only by a feature that would change every other crate of the workspace;
//! and it takes the last of two members with one name, where two readers may take different ones.

use std::{borrow::Cow, collections::HashSet, ops::Range};

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

/// Walks over a text. The bundle reader drives it by hand, so that it never holds a tree of the whole.
pub(super) struct Scanner<'a> {
	text: &'a str,
	at: usize,
	depth: usize,
	values: usize,
	limits: Limits,
}

impl<'a> Scanner<'a> {
	pub(super) fn new(text: &'a str, limits: Limits) -> Self {
		Self {
			text,
			at: 0,
			depth: 0,
			values: 0,
			limits,
		}
	}

	/// The byte at which the scanner stands.
	pub(super) fn position(&self) -> usize {
		self.at
	}

	/// Steps over white space.
	pub(super) fn space(&mut self) {
		while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
			self.at += 1;
		}
	}

	/// Nothing but white space may follow.
	pub(super) fn end(&mut self) -> Result<(), JsonError> {
		self.space();
		match self.text[self.at..].chars().next() {
			None => Ok(()),
			Some(found) => Err(self.error(JsonProblem::Trailing(found))),
		}
	}

	/// The next byte, if there is one.
	pub(super) fn peek(&self) -> Option<u8> {
		self.text.as_bytes().get(self.at).copied()
	}

	/// An error at the place where the scanner stands.
	pub(super) fn error(&self, problem: JsonProblem) -> JsonError {
		let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
		let line_start = before
			.iter()
			.rposition(|byte| *byte == b'\n')
			.map_or(0, |newline| newline + 1);
		JsonError {
			line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
			column: 1 + before.len() - line_start,
			problem,
		}
	}

	fn unexpected(&self, expected: &'static str) -> JsonError {
		match self.text[self.at..].chars().next() {
			None => self.error(JsonProblem::CutOff),
			Some(found) => self.error(JsonProblem::Unexpected { expected, found }),
		}
	}

	fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), JsonError> {
		if self.peek() != Some(byte) {
			return Err(self.unexpected(expected));
		}
		self.at += 1;
		Ok(())
	}

	/// Forgets how many values were counted: the next resource has its own allowance.
	pub(super) fn new_allowance(&mut self) {
		self.values = 0;
	}

	/// Reads one value.
	pub(super) fn value(&mut self) -> Result<Node<'a>, JsonError> {
		self.values += 1;
		if self.values > self.limits.max_values {
			return Err(self.error(JsonProblem::TooManyValues(self.limits.max_values)));
		}
		let start = self.at;
		let json = match self.peek() {
			Some(b'{') => {
				let mut members = Vec::new();
				self.object(|scanner, name| {
					members.push((name, scanner.value()?));
					Ok(())
				})?;
				Json::Object(members)
			}
			Some(b'[') => {
				let mut items = Vec::new();
				self.list(|scanner| {
					items.push(scanner.value()?);
					Ok(())
				})?;
				Json::List(items)
			}
			Some(b'"') => Json::Text(self.string()?),
			Some(b'-' | b'0'..=b'9') => Json::Number(self.number()?),
			_ => self.word()?,
		};
		Ok(Node {
			span: start..self.at,
			json,
		})
	}

	/// Reads an object, handing each member's name and the scanner before its value to `member`.
	pub(super) fn object(
		&mut self,
		mut member: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), JsonError>,
	) -> Result<(), JsonError> {
		self.expect(b'{', "an object ('{')")?;
		let mut names = Names::default();
		self.sequence(b'}', "',' or '}'", |scanner| {
			if scanner.peek() != Some(b'"') {
				return Err(scanner.unexpected("a member's name in double quotes"));
			}
			let before = scanner.at;
			let name = scanner.string()?;
			if !names.insert(&name) {
				scanner.at = before;
				return Err(scanner.error(JsonProblem::DuplicateMember(name.chars().take(80).collect())));
			}
			scanner.space();
			scanner.expect(b':', "':'")?;
			scanner.space();
			member(scanner, name)
		})
	}

	/// Reads a list, handing the scanner before each item to `item`.
	pub(super) fn list(
		&mut self,
		item: impl FnMut(&mut Self) -> Result<(), JsonError>,
	) -> Result<(), JsonError> {
		self.expect(b'[', "a list ('[')")?;
		self.sequence(b']', "',' or ']'", item)
	}

	fn sequence(
		&mut self,
		close: u8,
		expected: &'static str,
		mut item: impl FnMut(&mut Self) -> Result<(), JsonError>,
	) -> Result<(), JsonError> {
		self.depth += 1;
		if self.depth > self.limits.max_depth {
			return Err(self.error(JsonProblem::TooDeep(self.limits.max_depth)));
		}
		self.space();
		if self.peek() == Some(close) {
			self.at += 1;
		} else {
			loop {
				item(self)?;
				self.space();
				match self.peek() {
					Some(b',') => self.at += 1,
					Some(byte) if byte == close => break self.at += 1,
					_ => return Err(self.unexpected(expected)),
				}
				self.space();
			}
		}
		self.depth -= 1;
		Ok(())
	}

	fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
		let start = self.at + 1;
		let mut has_escapes = false;
		self.at = start;
		loop {
			match self.peek() {
				None => return Err(self.error(JsonProblem::CutOff)),
				Some(b'"') => break,
				Some(b'\\') => {
					has_escapes = true;
					self.at += 2;
				}
				Some(0..=0x1f) => return Err(self.error(JsonProblem::BadText)),
				Some(_) => self.at += 1,
			}
			if self.at - start > self.limits.max_text_bytes {
				return Err(self.error(JsonProblem::TextTooLong(self.limits.max_text_bytes)));
			}
		}
		let raw = &self.text[start..self.at];
		self.at += 1;
		if !has_escapes {
			return Ok(Cow::Borrowed(raw));
		}
		// The escapes themselves are serde_json's work.
		serde_json::from_str(&self.text[start - 1..self.at])
			.map(Cow::Owned)
			.map_err(|_| {
				self.at = start;
				self.error(JsonProblem::BadText)
			})
	}

	fn digits(&mut self) -> usize {
		let start = self.at;
		while matches!(self.peek(), Some(b'0'..=b'9')) {
			self.at += 1;
		}
		self.at - start
	}

	fn number(&mut self) -> Result<&'a str, JsonError> {
		let start = self.at;
		if self.peek() == Some(b'-') {
			self.at += 1;
		}
		let first = self.peek();
		let mut good = matches!((first, self.digits()), (Some(b'0'), 1) | (Some(b'1'..=b'9'), 1..));
		if self.peek() == Some(b'.') {
			self.at += 1;
			good &= self.digits() > 0;
		}
		if matches!(self.peek(), Some(b'e' | b'E')) {
			self.at += 1;
			if matches!(self.peek(), Some(b'+' | b'-')) {
				self.at += 1;
			}
			good &= self.digits() > 0;
		}
		match (good, self.peek()) {
			(true, _) => Ok(&self.text[start..self.at]),
			(false, None) => Err(self.error(JsonProblem::CutOff)),
			(false, Some(_)) => Err(self.error(JsonProblem::BadNumber)),
		}
	}

	fn word(&mut self) -> Result<Json<'a>, JsonError> {
		let rest = &self.text.as_bytes()[self.at..];
		let words = [
			("null", Json::Null),
			("true", Json::Bool(true)),
			("false", Json::Bool(false)),
		];
		for (word, json) in words {
			if rest.starts_with(word.as_bytes()) {
				self.at += word.len();
				return Ok(json);
			}
			if !rest.is_empty() && word.as_bytes().starts_with(rest) {
				self.at += rest.len();
				return Err(self.error(JsonProblem::CutOff));
			}
		}
		Err(self.unexpected("a value"))
	}
}

/// The names seen in one object: a short list first, a set once there are many.
#[derive(Default)]
struct Names {
	few: Vec<String>,
	many: HashSet<String>,
}

impl Names {
	const FEW: usize = 16;

	fn insert(&mut self, name: &str) -> bool {
		if self.few.iter().any(|seen| seen == name) {
			return false;
		}
		if self.few.len() < Self::FEW {
			self.few.push(name.to_owned());
			return true;
		}
		self.many.insert(name.to_owned())
	}
}
