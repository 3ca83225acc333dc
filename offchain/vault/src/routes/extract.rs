// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Reading requests, so that every refusal has the API's own shape.

use crate::error::ApiError;
use axum::{
	body::Bytes,
	extract::{FromRequest, FromRequestParts, Path, Query, Request},
	http::{request::Parts, HeaderMap, StatusCode},
};
use salus_primitives::RecordId;
use serde::de::DeserializeOwned;
use std::str::FromStr;

/// A JSON body.
pub struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
	type Rejection = ApiError;

	async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
		let RawBody(bytes) = RawBody::from_request(request, state).await?;
		serde_json::from_slice(&bytes)
			.map(Self)
			.map_err(|error| ApiError::bad(format!("the body is not the JSON that this expects: {error}")))
	}
}

/// A whole body, within the route's limit.
pub struct RawBody(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for RawBody {
	type Rejection = ApiError;

	async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
		Bytes::from_request(request, state)
			.await
			.map(Self)
			.map_err(|error| match error.status() {
				StatusCode::PAYLOAD_TOO_LARGE => ApiError::BodyTooLarge,
				_ => ApiError::bad("the body was cut off"),
			})
	}
}

/// The query of a URL.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
	type Rejection = ApiError;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
		Query::<T>::from_request_parts(parts, state)
			.await
			.map(|Query(query)| Self(query))
			.map_err(|error| {
				ApiError::bad(format!(
					"the query is not what this expects: {}",
					error.body_text()
				))
			})
	}
}

/// Which version of a record is meant.
#[derive(Clone, Copy)]
pub enum Version {
	/// This one.
	Number(u32),
	/// Whichever is current on the chain.
	Current,
}

/// `/v1/records/{record}/versions/{version}` and what lies under it.
pub struct VersionPath {
	/// Which record.
	pub record: RecordId,
	/// Which version.
	pub version: Version,
}

impl VersionPath {
	/// The number, where `current` is not enough.
	pub fn number(&self) -> Result<u32, ApiError> {
		match self.version {
			Version::Number(number) => Ok(number),
			Version::Current => Err(ApiError::bad("name the version by its number here")),
		}
	}
}

impl<S: Send + Sync> FromRequestParts<S> for VersionPath {
	type Rejection = ApiError;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
		let Path(params) = Path::<Vec<(String, String)>>::from_request_parts(parts, state)
			.await
			.map_err(|_| ApiError::bad("the path does not decode"))?;
		let value = |name| {
			params
				.iter()
				.find(|(key, _)| key == name)
				.map_or("", |(_, value)| value.as_str())
		};
		let record = parse("record", value("record"))?;
		let version = match value("version") {
			"current" => Version::Current,
			text => Version::Number(number(text)?),
		};
		Ok(Self { record, version })
	}
}

fn number(text: &str) -> Result<u32, ApiError> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	text.parse()
		.ok()
		.filter(|number| digits && *number > 0)
		.ok_or_else(|| ApiError::bad("a version is a number from 1 on, or `current`"))
}

/// Parses a part of a path or a header. The text itself is not repeated: it could be anything.
pub fn parse<T: FromStr<Err: std::fmt::Display>>(what: &str, text: &str) -> Result<T, ApiError> {
	text.parse()
		.map_err(|error| ApiError::bad(format!("{what}: {error}")))
}

/// Parses a header that has to be there.
pub fn header<T: FromStr<Err: std::fmt::Display>>(headers: &HeaderMap, name: &str) -> Result<T, ApiError> {
	let value = headers
		.get(name)
		.ok_or_else(|| ApiError::bad(format!("the header {name} is missing")))?;
	parse(name, value.to_str().unwrap_or_default())
}
