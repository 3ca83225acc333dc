// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The walk over the text.

use super::{Json, JsonError, JsonProblem, Limits, Node};
use std::{borrow::Cow, collections::HashSet};

/// Walks over a text. The bundle reader drives it by hand, so that it never holds a tree of the whole.
pub(in crate::fhir) struct Scanner<'a> {
	text: &'a str,
	at: usize,
	depth: usize,
	values: usize,
	limits: Limits,
}

impl<'a> Scanner<'a> {
	pub(in crate::fhir) fn new(text: &'a str, limits: Limits) -> Self {
		Self {
			text,
			at: 0,
			depth: 0,
			values: 0,
			limits,
		}
	}

	/// The byte at which the scanner stands.
	pub(in crate::fhir) fn position(&self) -> usize {
		self.at
	}

	/// Steps over white space.
	pub(in crate::fhir) fn space(&mut self) {
		while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
			self.at += 1;
		}
	}

	/// Nothing but white space may follow.
	pub(in crate::fhir) fn end(&mut self) -> Result<(), JsonError> {
		self.space();
		match self.text[self.at..].chars().next() {
			None => Ok(()),
			Some(found) => Err(self.error(JsonProblem::Trailing(found))),
		}
	}

	/// The next byte, if there is one.
	pub(in crate::fhir) fn peek(&self) -> Option<u8> {
		self.text.as_bytes().get(self.at).copied()
	}

	/// An error at the place where the scanner stands.
	pub(in crate::fhir) fn error(&self, problem: JsonProblem) -> JsonError {
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
	pub(in crate::fhir) fn new_allowance(&mut self) {
		self.values = 0;
	}

	/// Reads one value.
	pub(in crate::fhir) fn value(&mut self) -> Result<Node<'a>, JsonError> {
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
	pub(in crate::fhir) fn object(
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
	pub(in crate::fhir) fn list(
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
