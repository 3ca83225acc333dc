// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Logins of people and custodians.

use super::extract::JsonBody;
use crate::{error::ApiError, App};
use axum::{extract::State, http::HeaderMap, http::StatusCode, Json};
use salus_client::api;
use std::sync::Arc;

/// `POST /v1/login/challenge`
pub async fn challenge(
	State(app): State<Arc<App>>,
	JsonBody(request): JsonBody<api::ChallengeRequest>,
) -> Result<Json<api::Challenge>, ApiError> {
	app.authn.challenge(&request).await.map(Json)
}

/// `POST /v1/login`
pub async fn login(
	State(app): State<Arc<App>>,
	JsonBody(request): JsonBody<api::LoginRequest>,
) -> Result<Json<api::Session>, ApiError> {
	app.authn.login(&request).await.map(Json)
}

/// `POST /v1/logout`
pub async fn logout(State(app): State<Arc<App>>, headers: HeaderMap) -> StatusCode {
	app.authn.logout(&headers);
	StatusCode::NO_CONTENT
}

/// `POST /v1/custodian/challenge`
pub async fn custodian_challenge(
	State(app): State<Arc<App>>,
	JsonBody(request): JsonBody<api::CustodianChallengeRequest>,
) -> Result<Json<api::CustodianChallenge>, ApiError> {
	app.authn
		.custodian_challenge(request.organisation)
		.await
		.map(Json)
}

/// `POST /v1/custodian/login`
pub async fn custodian_login(
	State(app): State<Arc<App>>,
	JsonBody(request): JsonBody<api::CustodianLoginRequest>,
) -> Result<Json<api::CustodianSession>, ApiError> {
	let session = app.authn.custodian_login(&request).await?;
	app.rewraps.begin_anew(session.organisation);
	Ok(Json(session))
}
