// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Receipts, for the patient, representatives and privacy officers.

use super::extract::Asked;
use crate::{authz::LogPermit, error::ApiError, App};
use axum::{
	body::{Body, Bytes},
	extract::State,
	http::{header, HeaderMap},
	response::{IntoResponse, Response},
	Json,
};
use futures::stream;
use salus_client::api::AccessLog;
use salus_primitives::{views::MAX_PAGE, PatientId};
use serde::Deserialize;
use std::sync::Arc;

/// The query of [`list`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
	patient: PatientId,
	#[serde(default)]
	cursor: u64,
}

/// The query of [`export`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
	patient: PatientId,
}

const PAGE: usize = MAX_PAGE as usize;

/// `GET /v1/access-log`
pub async fn list(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Asked(listing): Asked<Listing>,
) -> Result<Json<AccessLog>, ApiError> {
	let permit = permit(&app, &headers, listing.patient).await?;
	let receipts = app
		.audit
		.list(permit.patient(), permit.custody(), listing.cursor, PAGE)
		.await?;
	let next = receipts
		.last()
		.filter(|_| receipts.len() == PAGE)
		.map(|last| last.seq);
	Ok(Json(AccessLog { receipts, next }))
}

/// `GET /v1/access-log/export`: one receipt a line, whole books, so that their chains can be checked.
pub async fn export(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Asked(export): Asked<Export>,
) -> Result<Response, ApiError> {
	let permit = permit(&app, &headers, export.patient).await?;
	let pages = stream::try_unfold(Some(0), move |cursor| {
		let (app, patient, custody) = (app.clone(), permit.patient(), permit.custody());
		async move {
			let Some(cursor) = cursor else {
				return Ok::<_, ApiError>(None);
			};
			let receipts = app.audit.list(patient, custody, cursor, PAGE).await?;
			let next = receipts
				.last()
				.filter(|_| receipts.len() == PAGE)
				.map(|last| last.seq);
			let mut lines = Vec::new();
			for receipt in &receipts {
				let line =
					serde_json::to_vec(receipt).map_err(|cause| ApiError::internal("export", cause))?;
				lines.extend(line);
				lines.push(b'\n');
			}
			Ok(Some((Bytes::from(lines), next)))
		}
	});
	let headers = [
		(header::CONTENT_TYPE, "application/x-ndjson"),
		(header::CACHE_CONTROL, "no-store"),
	];
	Ok((headers, Body::from_stream(pages)).into_response())
}

async fn permit(app: &App, headers: &HeaderMap, patient: PatientId) -> Result<LogPermit, ApiError> {
	let caller = app.authn.person(headers).await?;
	app.authz.log(&caller, patient).await
}
