// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `Range` of RFC 9110, section 14: one range of bytes. Anything else is ignored, as the RFC lets a server do, and the
//! whole body is sent.

use crate::error::ApiError;
use axum::http::{header, HeaderMap};
use std::ops::Range;

/// The part that is asked for: `None` for all of it.
pub fn parse(headers: &HeaderMap, etag: &str, length: u64) -> Result<Option<Range<u64>>, ApiError> {
	let text = |name| {
		headers
			.get(name)
			.and_then(|value: &axum::http::HeaderValue| value.to_str().ok())
	};
	// A part of another version of the body would be of no use to the asker.
	if headers.contains_key(header::IF_RANGE) && text(header::IF_RANGE) != Some(etag) {
		return Ok(None);
	}
	let Some((first, last)) = text(header::RANGE)
		.and_then(|value| value.strip_prefix("bytes="))
		.and_then(|value| value.trim().split_once('-'))
	else {
		return Ok(None);
	};
	let range = match (digits(first), digits(last)) {
		(Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
		(Some(first), None) if last.is_empty() => first..length,
		(None, Some(suffix)) if first.is_empty() => length.saturating_sub(suffix)..length,
		_ => return Ok(None),
	};
	if range.start >= length || range.is_empty() {
		return Err(ApiError::BadRange { length });
	}
	Ok(Some(range))
}

/// A number too large to count is past every end.
fn digits(text: &str) -> Option<u64> {
	let all = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	all.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn range(value: &str) -> Result<Option<Range<u64>>, ApiError> {
		let mut headers = HeaderMap::new();
		headers.insert(header::RANGE, value.parse().unwrap());
		parse(&headers, "\"e\"", 100)
	}

	#[test]
	fn one_range_is_heard() {
		for (value, expected) in [
			("bytes=0-0", 0..1),
			("bytes=0-99", 0..100),
			("bytes=10-1000", 10..100),
			("bytes=99-", 99..100),
			("bytes=-1", 99..100),
			("bytes=-1000", 0..100),
			("bytes=5-99999999999999999999999", 5..100),
		] {
			assert_eq!(range(value).unwrap(), Some(expected), "{value}");
		}
	}

	#[test]
	fn a_range_outside_the_body_is_refused() {
		for value in [
			"bytes=100-",
			"bytes=100-200",
			"bytes=-0",
			"bytes=99999999999999999999999-",
		] {
			assert!(
				matches!(range(value), Err(ApiError::BadRange { length: 100 })),
				"{value}"
			);
		}
	}

	#[test]
	fn what_is_no_single_range_of_bytes_is_ignored() {
		for value in [
			"bytes=5-4",
			"bytes=a-b",
			"bytes=-",
			"bytes=",
			"lines=1-2",
			"bytes=0-1,3-4",
			"bytes=+1-2",
		] {
			assert_eq!(range(value).unwrap(), None, "{value}");
		}
	}

	#[test]
	fn a_range_of_another_body_is_ignored() {
		let mut headers = HeaderMap::new();
		headers.insert(header::RANGE, "bytes=1-2".parse().unwrap());
		headers.insert(header::IF_RANGE, "\"other\"".parse().unwrap());
		assert_eq!(parse(&headers, "\"e\"", 100).unwrap(), None);
		headers.insert(header::IF_RANGE, "\"e\"".parse().unwrap());
		assert_eq!(parse(&headers, "\"e\"", 100).unwrap(), Some(1..3));
	}
}
