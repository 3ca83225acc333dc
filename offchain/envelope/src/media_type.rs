// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What kind of document a sealed body holds.

use crate::Error;
use std::{fmt, str::FromStr};

/// The longest media type that a sealed body carries, in bytes.
pub const MAX_MEDIA_TYPE_LEN: usize = 80;

/// A media type such as `application/fhir+json`: printable ASCII, `type/subtype` and maybe parameters.
///
/// It travels inside the encryption, so neither vault nor chain learns it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MediaType(String);

impl MediaType {
	/// One FHIR R4 resource in JSON.
	pub fn fhir_json() -> Self {
		Self("application/fhir+json".into())
	}

	/// The media type as text.
	pub fn as_str(&self) -> &str {
		&self.0
	}
}

impl FromStr for MediaType {
	type Err = Error;

	fn from_str(text: &str) -> Result<Self, Error> {
		if is_media_type(text) {
			Ok(Self(text.to_owned()))
		} else {
			// What was given may be long or hold control characters, and errors end up in terminals.
			Err(Error::BadMediaType(
				text.chars()
					.take(MAX_MEDIA_TYPE_LEN)
					.flat_map(char::escape_default)
					.collect(),
			))
		}
	}
}

impl fmt::Display for MediaType {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(&self.0)
	}
}

fn is_media_type(text: &str) -> bool {
	let essence = text.split(';').next().unwrap_or_default().trim_end();
	text.len() <= MAX_MEDIA_TYPE_LEN
		&& text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
		&& essence
			.split_once('/')
			.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

/// A token in the sense of RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
	!text.is_empty()
		&& text
			.bytes()
			.all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn takes_a_type_with_and_without_parameters() {
		for text in [
			"application/fhir+json",
			"image/png",
			"application/fhir+json; fhirVersion=4.0",
			"a/b",
		] {
			assert_eq!(text.parse::<MediaType>().unwrap().as_str(), text);
		}
	}

	#[test]
	fn takes_eighty_bytes_and_no_more() {
		let longest = format!("text/{}", "x".repeat(75));
		assert_eq!(longest.len(), MAX_MEDIA_TYPE_LEN);
		assert!(longest.parse::<MediaType>().is_ok());
		assert!(format!("{longest}x").parse::<MediaType>().is_err());
	}

	#[test]
	fn refuses_what_is_no_media_type() {
		for text in [
			"",
			"/",
			"json",
			"application/",
			"/json",
			"a/b/c",
			"text/pl\nain",
			"text/plaín",
			"text/a\0",
			"te xt/a",
			";a/b",
		] {
			assert!(
				matches!(text.parse::<MediaType>(), Err(Error::BadMediaType(_))),
				"{text:?}"
			);
		}
	}

	#[test]
	fn the_refusal_does_not_repeat_control_characters() {
		let error = "text/\u{1b}[31m".parse::<MediaType>().unwrap_err().to_string();
		assert!(!error.contains('\u{1b}'), "{error}");
	}
}
