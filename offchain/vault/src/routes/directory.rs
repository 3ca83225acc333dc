// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Directories of organisations: read by everybody, put by administrators.

use super::extract::{parse, Asked, RawBody};
use crate::{error::ApiError, App};
use axum::{
	extract::{Path, State},
	http::{header, HeaderMap},
	response::IntoResponse,
	Json,
};
use salus_client::api::DirectoryStored;
use salus_primitives::OrganisationId;
use serde::Deserialize;
use std::sync::Arc;

/// The query of [`read`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
	organisation: OrganisationId,
}

/// `GET /v1/directory`
pub async fn read(
	State(app): State<Arc<App>>,
	Asked(listing): Asked<Listing>,
) -> Result<impl IntoResponse, ApiError> {
	let bytes = app.directories.get(listing.organisation).await?;
	Ok(([(header::CONTENT_TYPE, "application/fhir+json")], bytes))
}

/// `PUT /v1/directory/{organisation}`
pub async fn put(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Path(organisation): Path<String>,
	RawBody(bytes): RawBody,
) -> Result<Json<DirectoryStored>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let permit = app
		.authz
		.directory(&caller, parse("organisation", &organisation)?)
		.await?;
	app.directories.put(&permit, bytes).await.map(Json)
}
