// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an organisation's custodian asks: what lies here and for whom it is wrapped, and which re-wraps wait.

use super::extract::{parse, Asked, JsonBody};
use crate::{
	error::ApiError,
	store::BodyKey,
	wraps::{entry, holder},
	App,
};
use axum::{
	extract::{Path, State},
	http::{HeaderMap, StatusCode},
	Json,
};
use salus_client::api::{CustodianRecord, CustodianRecords, Hash32, Recipient, RewrapJobs, RewrapResult};
use salus_primitives::{views::MAX_PAGE, OrganisationId, PatientId};
use serde::Deserialize;
use std::{sync::Arc, time::Duration};

/// The query of [`records`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listing {
	patient: Option<PatientId>,
	cursor: Option<String>,
}

/// `GET /v1/custodian/records`
pub async fn records(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Asked(listing): Asked<Listing>,
) -> Result<Json<CustodianRecords>, ApiError> {
	let organisation = app.authz.custody(&app.authn.custodian(&headers).await?);
	let cursor = listing.cursor.map(hex::decode).transpose();
	let cursor = cursor.map_err(|_| ApiError::bad("the cursor is not one that this vault gave"))?;
	let page = app
		.store
		.rows
		.run(move |rows| rows.held(organisation, listing.patient, cursor, MAX_PAGE as usize));
	let (bodies, next) = page.await?;
	let mut records = Vec::with_capacity(bodies.len());
	for (patient, key) in bodies {
		records.push(record(&app, organisation, patient, key).await?);
	}
	Ok(Json(CustodianRecords {
		records,
		next: next.map(hex::encode),
	}))
}

async fn record(
	app: &App,
	organisation: OrganisationId,
	patient: PatientId,
	key: BodyKey,
) -> Result<CustodianRecord, ApiError> {
	let rows = app.wraps.all(key).await?;
	let own = Recipient::Organisation(organisation);
	Ok(CustodianRecord {
		record: key.record,
		version: key.version,
		patient,
		wraps: rows.iter().map(holder).collect(),
		own_wrap: rows.into_iter().find(|row| row.recipient == own).map(entry),
	})
}

/// The query of [`rewraps`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patience {
	#[serde(default)]
	wait_ms: u64,
}

/// `GET /v1/custodian/rewraps`
pub async fn rewraps(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Asked(patience): Asked<Patience>,
) -> Result<Json<RewrapJobs>, ApiError> {
	let organisation = app.authz.custody(&app.authn.custodian(&headers).await?);
	let jobs = app
		.rewraps
		.take(organisation, Duration::from_millis(patience.wait_ms))
		.await;
	Ok(Json(RewrapJobs { jobs }))
}

/// `POST /v1/custodian/rewraps/{ticket}`
pub async fn answer(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Path(ticket): Path<String>,
	JsonBody(result): JsonBody<RewrapResult>,
) -> Result<StatusCode, ApiError> {
	let organisation = app.authz.custody(&app.authn.custodian(&headers).await?);
	let ticket: Hash32 = parse("ticket", &ticket)?;
	if app.rewraps.answer(organisation, ticket, result) {
		Ok(StatusCode::NO_CONTENT)
	} else {
		Err(ApiError::NotFound)
	}
}
