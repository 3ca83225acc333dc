// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reads a Bundle and splits it by resource, without changing a byte of any.

use super::{
	json::{Json, JsonError, Limits, Node, Scanner},
	version::{self, Foreign},
};
use std::{collections::HashMap, io::Read, ops::Range};

/// Why a Bundle was not read. Nothing of it was taken.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
	/// Reading failed.
	#[error("cannot read the bundle: {0}")]
	Io(#[from] std::io::Error),
	/// Longer than the limit.
	#[error("the bundle is longer than {0} bytes: split it into several bundles")]
	TooLarge(u64),
	/// Nothing there.
	#[error("the file is empty: expected a FHIR R4 Bundle in JSON")]
	Empty,
	/// Not UTF-8.
	#[error("byte {0} is not UTF-8: FHIR JSON is UTF-8 only; convert the file")]
	NotUtf8(usize),
	/// Not JSON.
	#[error("not well-formed JSON: {0}")]
	Json(#[from] JsonError),
	/// Something else than a Bundle.
	#[error("expected a resource of type Bundle, found {0:?}: put single resources into a Bundle of type collection")]
	NotABundle(String),
	/// A kind of Bundle that is not imported.
	#[error("a Bundle of type {0:?} is not imported: use collection, document, message, searchset, transaction or batch (a history holds old versions, a response no content)")]
	KindNotTaken(String),
	/// FHIR of another release.
	#[error("entry {entry} is FHIR of another release ({}, shown by {}): convert the data to R4 (4.0.1)", .foreign.release, .foreign.evidence)]
	OtherRelease {
		/// Which entry, counted from 0.
		entry: usize,
		/// What showed it.
		foreign: Foreign,
	},
	/// Two entries are the same resource.
	#[error("entries {first} and {second} are both {identity:?}: keep the one that holds")]
	Duplicate {
		/// What both are.
		identity: String,
		/// The first, counted from 0.
		first: usize,
		/// The second.
		second: usize,
	},
	/// An element of the Bundle is not what it must be.
	#[error("{location} is not {expected}")]
	BadElement {
		/// Where.
		location: String,
		/// What it must be.
		expected: &'static str,
	},
}

/// The kinds of Bundle that are imported.
const KINDS: [&str; 6] = [
	"collection",
	"document",
	"message",
	"searchset",
	"transaction",
	"batch",
];

/// A Bundle whose JSON is well-formed, whose release is R4 as far as it shows, and in which no resource is twice. Whether each
/// resource is good R4 is the planner's question.
#[derive(Debug)]
pub struct Bundle {
	text: String,
	kind: String,
	identity: Option<String>,
	entries: Vec<Entry>,
}

/// One entry of a [`Bundle`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
	/// `fullUrl`.
	pub full_url: Option<String>,
	/// `request.method`.
	pub method: Option<String>,
	/// The `resourceType` of its resource.
	pub resource_type: Option<String>,
	/// The `id` of its resource.
	pub id: Option<String>,
	/// The bytes that the resource takes up.
	pub(super) resource: Option<Range<usize>>,
	/// The bytes that the entry takes up.
	pub(super) span: Range<usize>,
}

impl Entry {
	/// What this entry's resource is called across bundles: its `fullUrl`, else `Type/id`; `None` when it has neither.
	pub fn identity(&self) -> Option<String> {
		self.full_url.clone().or_else(|| self.type_and_id())
	}

	/// `Type/id`, if it has both.
	pub fn type_and_id(&self) -> Option<String> {
		let (kind, id) = self.resource_type.as_ref().zip(self.id.as_ref())?;
		Some(format!("{kind}/{id}"))
	}

	/// What to call the entry in a message.
	pub fn label(&self) -> String {
		self.type_and_id()
			.or_else(|| self.resource_type.clone())
			.unwrap_or_else(|| "an entry without a resource".into())
	}
}

impl Bundle {
	/// Reads a Bundle to the end of `source`, at most [`Limits::max_bytes`].
	pub fn read(source: impl Read, limits: &Limits) -> Result<Self, BundleError> {
		let mut bytes = Vec::new();
		source
			.take(limits.max_bytes.saturating_add(1))
			.read_to_end(&mut bytes)?;
		if bytes.len() as u64 > limits.max_bytes {
			return Err(BundleError::TooLarge(limits.max_bytes));
		}
		match String::from_utf8(bytes) {
			Ok(text) => Self::parse(text, limits),
			Err(error) => Self::not_utf8(error),
		}
	}

	/// Takes a Bundle's text.
	pub fn parse(mut text: String, limits: &Limits) -> Result<Self, BundleError> {
		if text.len() as u64 > limits.max_bytes {
			return Err(BundleError::TooLarge(limits.max_bytes));
		}
		if text.starts_with('\u{feff}') {
			// A byte order mark: RFC 8259 lets a parser ignore it.
			text.drain(..'\u{feff}'.len_utf8());
		}
		if text.trim().is_empty() {
			return Err(BundleError::Empty);
		}
		let outline = Outline::of(&text, limits)?;
		outline.check()?;
		Ok(Self {
			kind: outline.kind.unwrap_or_default(),
			identity: outline.identifier.or(outline.id),
			entries: outline.entries,
			text,
		})
	}

	/// The Bundle's `type`.
	pub fn kind(&self) -> &str {
		&self.kind
	}

	/// Its entries, in order.
	pub fn entries(&self) -> &[Entry] {
		&self.entries
	}

	/// The whole text.
	pub fn text(&self) -> &str {
		&self.text
	}

	/// The text of an entry's resource, exactly as it came.
	pub fn resource(&self, entry: &Entry) -> Option<&str> {
		entry.resource.clone().and_then(|span| self.text.get(span))
	}

	/// What the Bundle itself is called: its `identifier`, else its `id`.
	pub fn identity(&self) -> Option<&str> {
		self.identity.as_deref()
	}

	/// A cut in the middle of a character is a cut.
	fn not_utf8(error: std::string::FromUtf8Error) -> Result<Self, BundleError> {
		let cause = error.utf8_error();
		let at = cause.valid_up_to();
		if cause.error_len().is_some() {
			return Err(BundleError::NotUtf8(at));
		}
		let mut bytes = error.into_bytes();
		bytes.truncate(at);
		match String::from_utf8(bytes) {
			Ok(text) => match Outline::of(&text, &Limits::default()) {
				Err(error) => Err(error),
				Ok(_) => Err(BundleError::NotUtf8(at)),
			},
			Err(_) => Err(BundleError::NotUtf8(at)),
		}
	}
}

/// What a first walk over the text finds.
#[derive(Default)]
struct Outline {
	resource_type: Option<String>,
	kind: Option<String>,
	id: Option<String>,
	identifier: Option<String>,
	entries: Vec<Entry>,
	/// The first entry that shows another release, and how.
	foreign: Option<(usize, Foreign)>,
	/// The first element that is not what it must be.
	bad: Option<(String, &'static str)>,
}

impl Outline {
	fn of(text: &str, limits: &Limits) -> Result<Self, BundleError> {
		let mut outline = Self::default();
		let mut scanner = Scanner::new(text, *limits);
		scanner.space();
		if scanner.peek() != Some(b'{') {
			// Something else: let the reader say whether it is JSON at all.
			scanner.value()?;
			scanner.end()?;
			return Err(BundleError::NotABundle("a JSON value that is no object".into()));
		}
		scanner.object(|scanner, name| match name.as_ref() {
			"entry" if scanner.peek() == Some(b'[') => scanner.list(|scanner| outline.entry(scanner)),
			name => {
				let value = scanner.value()?;
				outline.member(name, &value);
				Ok(())
			}
		})?;
		scanner.end()?;
		Ok(outline)
	}

	fn member(&mut self, name: &str, value: &Node<'_>) {
		let text = value.text().map(str::to_owned);
		match name {
			"resourceType" => self.resource_type = text,
			"type" => self.kind = text,
			"id" => self.id = text,
			"identifier" => {
				let system = value.text_at("system").unwrap_or_default();
				self.identifier = value.text_at("value").map(|value| format!("{system}|{value}"));
			}
			"entry" => self.bad("Bundle.entry".into(), "a list"),
			_ => (),
		}
	}

	fn bad(&mut self, location: String, expected: &'static str) {
		self.bad.get_or_insert((location, expected));
	}

	fn entry(&mut self, scanner: &mut Scanner<'_>) -> Result<(), JsonError> {
		let index = self.entries.len();
		scanner.new_allowance();
		let start = scanner.position();
		let mut entry = Entry::default();
		if scanner.peek() == Some(b'{') {
			scanner.object(|scanner, name| {
				let value = scanner.value()?;
				self.entry_member(&mut entry, index, &name, &value);
				Ok(())
			})?;
		} else {
			scanner.value()?;
			self.bad(format!("Bundle.entry[{index}]"), "an object");
		}
		entry.span = start..scanner.position();
		self.entries.push(entry);
		Ok(())
	}

	fn entry_member(&mut self, entry: &mut Entry, index: usize, name: &str, value: &Node<'_>) {
		match name {
			"fullUrl" => match value.text() {
				Some(url) => entry.full_url = Some(url.to_owned()),
				None => self.bad(format!("Bundle.entry[{index}].fullUrl"), "a URI in quotes"),
			},
			"request" => entry.method = value.text_at("method").map(str::to_owned),
			"resource" if matches!(value.json, Json::Object(_)) => {
				entry.resource_type = value.text_at("resourceType").map(str::to_owned);
				entry.id = value.text_at("id").map(str::to_owned);
				entry.resource = Some(value.span.clone());
				if self.foreign.is_none() {
					self.foreign = version::detect(value).map(|foreign| (index, foreign));
				}
			}
			"resource" => self.bad(format!("Bundle.entry[{index}].resource"), "an object"),
			_ => (),
		}
	}

	fn check(&self) -> Result<(), BundleError> {
		if self.resource_type.as_deref() != Some("Bundle") {
			let found = self
				.resource_type
				.clone()
				.unwrap_or_else(|| "no resourceType".into());
			return Err(BundleError::NotABundle(found.chars().take(80).collect()));
		}
		if let Some((location, expected)) = self.bad.clone() {
			return Err(BundleError::BadElement { location, expected });
		}
		let kind = self.kind.as_deref().unwrap_or_default();
		if !KINDS.contains(&kind) {
			return Err(BundleError::KindNotTaken(kind.chars().take(80).collect()));
		}
		if let Some((entry, foreign)) = self.foreign.clone() {
			return Err(BundleError::OtherRelease { entry, foreign });
		}
		self.check_duplicates()
	}

	/// The same `fullUrl` twice is the same resource; so is the same `Type/id`, unless two `fullUrl`s tell them apart.
	fn check_duplicates(&self) -> Result<(), BundleError> {
		let mut by_url: HashMap<&str, usize> = HashMap::new();
		let mut by_id: HashMap<String, usize> = HashMap::new();
		for (second, entry) in self.entries.iter().enumerate() {
			let url = entry.full_url.as_deref();
			if let Some(first) = url.and_then(|url| by_url.insert(url, second)) {
				let identity = url.unwrap_or_default().to_owned();
				return Err(BundleError::Duplicate {
					identity,
					first,
					second,
				});
			}
			let Some(identity) = entry.type_and_id() else {
				continue;
			};
			let Some(first) = by_id.insert(identity.clone(), second) else {
				continue;
			};
			if url.is_none() || self.entries[first].full_url.is_none() {
				return Err(BundleError::Duplicate {
					identity,
					first,
					second,
				});
			}
		}
		Ok(())
	}
}
