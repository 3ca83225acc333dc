// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Wraps: put, listed, deleted, handed to readers, made anew by the reader's own custodian.

use super::{
	extract::{parse, Asked, JsonBody, VersionPath},
	records::{ask_and_log, locate, wanted, Reading},
};
use crate::{error::ApiError, App};
use axum::{
	extract::{Path, State},
	http::{HeaderMap, StatusCode},
	Json,
};
use salus_client::api::{
	Hash32, PutWraps, Recipient, RewrapJob, RewrapRequest, RewrapResult, Subject, WrapAnswer, WrapEntry,
	WrapList,
};
use salus_envelope::WRAP_LEN;
use std::sync::Arc;

/// `GET …/wrap`
pub async fn read(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	Asked(reading): Asked<Reading>,
) -> Result<Json<WrapAnswer>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let (key, _) = locate(&app, &caller, &path).await?;
	let wanted = wanted(key.record, key.version, &reading, Subject::Wrap);
	let permit = ask_and_log(&app, &caller, wanted, None).await?.body(key)?;
	app.wraps.fetch(&permit).await.map(Json)
}

/// `POST …/rewrap`
pub async fn rewrap(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	JsonBody(request): JsonBody<RewrapRequest>,
) -> Result<Json<WrapEntry>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let (organisation, version) = (request.organisation, path.number()?);
	if !app.authz.served().contains(&organisation) {
		return Err(ApiError::Forbidden(format!(
			"organisation {organisation} is not served by this vault"
		)));
	}
	if request.wrap.0.len() != WRAP_LEN {
		return Err(ApiError::unprocessable(
			"bad-wrap",
			format!("a wrap has {WRAP_LEN} bytes"),
		));
	}
	let reading = Reading {
		purpose: request.purpose,
		organisation: Some(organisation),
	};
	let confirmed = ask_and_log(
		&app,
		&caller,
		wanted(path.record, version, &reading, Subject::Rewrap),
		None,
	)
	.await?;
	let job = RewrapJob {
		ticket: Hash32([0; 32]),
		record: confirmed.wanted().record,
		version: confirmed.wanted().version,
		reader: confirmed.reader(),
		purpose: request.purpose,
		key_version: request.key_version,
		wrap: request.wrap,
	};
	match app.rewraps.ask(organisation, job).await? {
		RewrapResult::Wrapped { key_version, wrap } => Ok(Json(WrapEntry {
			recipient: Recipient::Person(caller.person),
			key_version,
			wrap,
		})),
		RewrapResult::Refused => Err(ApiError::unprocessable(
			"rewrap-refused",
			"the custodian did not re-wrap this key",
		)),
	}
}

/// `GET …/wraps`
pub async fn list(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
) -> Result<Json<WrapList>, ApiError> {
	let asker = app.authn.asker(&headers).await?;
	let (key, row) = app.wraps.body(&asker, path.record, path.number()?).await?;
	let permit = app.authz.wraps(&asker, key, &row).await?;
	Ok(Json(WrapList {
		wraps: app.wraps.list(&permit).await?,
	}))
}

/// `PUT …/wraps`
pub async fn put(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	JsonBody(request): JsonBody<PutWraps>,
) -> Result<StatusCode, ApiError> {
	let asker = app.authn.asker(&headers).await?;
	let version = path.number()?;
	let (key, row) = app.wraps.body(&asker, path.record, version).await?;
	let permit = app.authz.wraps(&asker, key, &row).await?;
	app.wraps
		.put(&permit, &row, request.wraps, asker.moment())
		.await?;
	Ok(StatusCode::NO_CONTENT)
}

/// `DELETE …/wraps/{person|organisation}/{id}`
pub async fn delete(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	path: VersionPath,
	Path((_, _, kind, id)): Path<(String, String, String, String)>,
) -> Result<StatusCode, ApiError> {
	let asker = app.authn.asker(&headers).await?;
	let recipient = match kind.as_str() {
		"person" => Recipient::Person(parse("person", &id)?),
		"organisation" => Recipient::Organisation(parse("organisation", &id)?),
		_ => return Err(ApiError::bad("a wrap is for a `person` or an `organisation`")),
	};
	let (key, row) = app.wraps.body(&asker, path.record, path.number()?).await?;
	let permit = app.authz.wraps(&asker, key, &row).await?;
	app.authz.delete_wrap(&asker, recipient, &key, &row)?;
	if app.wraps.delete(&permit, recipient).await? {
		Ok(StatusCode::NO_CONTENT)
	} else {
		Err(ApiError::NotFound)
	}
}
