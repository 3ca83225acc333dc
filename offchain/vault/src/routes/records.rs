// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Sealed bodies: in by streaming, out by *ask, log, then act*.

use super::{
	extract::{header, Asked, Version, VersionPath},
	range,
};
use crate::{
	authn::Caller,
	authz::{Confirmed, Wanted},
	error::ApiError,
	store::{BodyKey, BodyRow, Incoming},
	App,
};
use axum::{
	body::Body,
	extract::State,
	http::{header as http, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	Json,
};
use futures::{StreamExt, TryStreamExt};
use salus_client::api::{
	Hash32, Subject, Uploaded, CIPHERTEXT_HASH_HEADER, ORGANISATION_HEADER, PATIENT_HEADER, VERSION_HEADER,
};
use salus_primitives::{consent::Purpose, OrganisationId, RecordId};
use serde::Deserialize;
use std::sync::Arc;

/// Why and where a reader reads.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
	/// Why.
	pub purpose: Purpose,
	/// In which organisation the reader acts.
	pub organisation: Option<OrganisationId>,
}

/// `GET /v1/records/{record}/versions/{version}`
pub async fn read(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	Asked(reading): Asked<Reading>,
) -> Result<Response, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let (key, row) = locate(&app, &caller, &path).await?;
	let etag = format!("\"{}\"", hex::encode(key.hash));
	let part = range::parse(&headers, &etag, row.bytes);
	let bytes = part
		.as_ref()
		.ok()
		.map(|part| part.clone().unwrap_or(0..row.bytes));
	let wanted = wanted(key.record, key.version, &reading, Subject::Body);
	let said = bytes.as_ref().map(|bytes| (bytes.start, bytes.end));
	let permit = ask_and_log(&app, &caller, wanted, said).await?.body(key)?;

	let part = part?;
	let bytes = part.clone().unwrap_or(0..row.bytes);
	let sent = app.metrics.bytes_out.clone();
	let stream = app.store.read(&permit, bytes.clone()).await?;
	let stream = stream.inspect_ok(move |chunk| sent.inc_by(chunk.len() as u64));
	let mut response = Response::builder()
		.status(if part.is_some() {
			StatusCode::PARTIAL_CONTENT
		} else {
			StatusCode::OK
		})
		.header(http::CONTENT_TYPE, "application/octet-stream")
		.header(http::CONTENT_LENGTH, bytes.end - bytes.start)
		.header(http::ACCEPT_RANGES, "bytes")
		.header(http::CACHE_CONTROL, "no-store")
		.header(http::ETAG, etag)
		.header(CIPHERTEXT_HASH_HEADER, Hash32(key.hash).to_string())
		.header(VERSION_HEADER, key.version);
	if part.is_some() {
		let range = format!("bytes {}-{}/{}", bytes.start, bytes.end - 1, row.bytes);
		response = response.header(http::CONTENT_RANGE, range);
	}
	response
		.body(Body::from_stream(stream))
		.map_err(|cause| ApiError::internal("response", cause))
}

/// The question that a reader asks.
pub fn wanted(record: RecordId, version: u32, reading: &Reading, subject: Subject) -> Wanted {
	Wanted {
		record,
		version,
		organisation: reading.organisation,
		purpose: reading.purpose,
		subject,
	}
}

/// The anchored body that is meant.
pub async fn locate(app: &App, caller: &Caller, path: &VersionPath) -> Result<(BodyKey, BodyRow), ApiError> {
	let version = match path.version {
		Version::Number(number) => number,
		Version::Current => {
			let view = app.chain.view();
			let record = app
				.chain
				.ask(view.record(caller.moment.finalised.hash, path.record))
				.await?;
			record.ok_or(ApiError::NotFound)?.details.version
		}
	};
	app.wraps
		.anchor(path.record, version)
		.await?
		.ok_or(ApiError::NotFound)
}

/// Ask, log: the receipt is on disk when this returns, and a yes has been asked for twice.
pub async fn ask_and_log(
	app: &App,
	caller: &Caller,
	wanted: Wanted,
	bytes: Option<(u64, u64)>,
) -> Result<Confirmed, ApiError> {
	let judged = app.authz.judge(caller.into(), wanted).await?;
	app.metrics.decisions.with_label_values(&[judged.rule()]).inc();
	let written = app.audit.write(judged.receipt(bytes)).await?;
	match app.authz.confirm(judged, &written).await? {
		Ok(confirmed) => Ok(confirmed),
		Err(changed) => {
			app.metrics.decisions.with_label_values(&[changed.rule()]).inc();
			app.audit.write(changed.receipt(bytes)).await?;
			Err(ApiError::NotFound)
		}
	}
}

/// `PUT /v1/records/{record}/versions/{version}`
pub async fn upload(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	body: Body,
) -> Result<Response, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let version = path.number()?;
	let patient = header(&headers, PATIENT_HEADER)?;
	let organisation = header(&headers, ORGANISATION_HEADER)?;
	let hash: Hash32 = header(&headers, CIPHERTEXT_HASH_HEADER)?;
	let limit = app.config.uploads.max_body.bytes();
	if length(&headers).is_some_and(|length| length > limit) {
		return Err(ApiError::TooLarge { limit });
	}
	let permit = app.authz.upload(&caller, patient, organisation).await?;
	if let Some((key, row)) = app.wraps.anchor(path.record, version).await? {
		if permit.may_know(&row) && key.hash != hash.0 {
			return Err(ApiError::IdTaken);
		}
		if key.hash == hash.0 && key.uploader == caller.person {
			return Ok(answer(&app, key, row, StatusCode::OK));
		}
	}
	let incoming = app
		.store
		.receive(permit, path.record, version, hash.0, app.chain.own_time())
		.await?;
	let incoming = take_all(&app, incoming, body).await?;
	let (key, row) = app.store.keep(incoming).await?;
	app.metrics.bytes_in.inc_by(row.bytes);
	let row = match app.wraps.anchor(key.record, key.version).await {
		Ok(Some((anchored, row))) if anchored == key => row,
		_ => row,
	};
	Ok(answer(&app, key, row, StatusCode::CREATED))
}

fn length(headers: &HeaderMap) -> Option<u64> {
	headers.get(http::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn answer(app: &App, key: BodyKey, row: BodyRow, status: StatusCode) -> Response {
	let anchored = row.is_anchored();
	let collected_at = row.stored_at.plus(app.config.uploads.pending_ttl.as_millis());
	let uploaded = Uploaded {
		record: key.record,
		version: key.version,
		bytes: row.bytes,
		anchored,
		collected_at: (!anchored).then_some(collected_at),
	};
	(status, Json(uploaded)).into_response()
}

async fn take_all(app: &App, mut incoming: Incoming, body: Body) -> Result<Incoming, ApiError> {
	let taken = tokio::time::timeout(
		app.config.uploads.duration.duration(),
		take(app, &mut incoming, body),
	)
	.await;
	match taken.unwrap_or(Err(ApiError::TooSlow)) {
		Ok(()) => Ok(incoming),
		Err(error) => {
			incoming.abort().await;
			Err(error)
		}
	}
}

async fn take(app: &App, incoming: &mut Incoming, body: Body) -> Result<(), ApiError> {
	let limit = app.config.uploads.max_body.bytes();
	let stall = app.config.uploads.stall.duration();
	let mut stream = body.into_data_stream();
	let mut left = limit;
	while let Some(chunk) = tokio::time::timeout(stall, stream.next())
		.await
		.map_err(|_| ApiError::TooSlow)?
	{
		let chunk = chunk.map_err(|_| ApiError::bad("the body was cut off"))?;
		left = left
			.checked_sub(chunk.len() as u64)
			.ok_or(ApiError::TooLarge { limit })?;
		incoming.take(chunk).await?;
	}
	Ok(())
}
