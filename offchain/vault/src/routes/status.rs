// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Health, readiness, metrics.

use crate::{error::ApiError, App};
use axum::{extract::State, http::header, response::IntoResponse};
use std::sync::Arc;

/// The process runs.
pub async fn health() -> &'static str {
	"ok\n"
}

/// Bytes could be handed out: the chain answers and is fresh, and the rows can be read.
pub async fn ready(State(app): State<Arc<App>>) -> Result<&'static str, ApiError> {
	app.authz.moment().await?;
	let organisation = app
		.config
		.organisations
		.first()
		.copied()
		.ok_or(ApiError::Internal)?;
	app.store
		.rows
		.run(move |rows| rows.held(organisation, None, None, 1))
		.await?;
	Ok("ready\n")
}

/// Prometheus's text format.
pub async fn metrics(State(app): State<Arc<App>>) -> Result<impl IntoResponse, ApiError> {
	let text = app
		.metrics
		.text()
		.map_err(|cause| ApiError::internal("metrics", cause))?;
	Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text))
}
