// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The door to the chain.

use super::extract::{parse, Asked, JsonBody};
use crate::{authn::Caller, error::ApiError, App};
use axum::{
	extract::{Path, State},
	http::{header, HeaderMap},
	response::{
		sse::{Event, KeepAlive, Sse},
		IntoResponse,
	},
	Json,
};
use futures::{Stream, StreamExt};
use salus_client::api::{
	ChainAnswer, ChainCall, Genesis, Hash32, Head, HeadKind, Nonce, RuntimeVersion, Submit, Submitted,
};
use serde::Deserialize;
use std::sync::Arc;

/// `GET /v1/chain/metadata`
pub async fn metadata(State(app): State<Arc<App>>) -> Result<impl IntoResponse, ApiError> {
	let bytes = app.door.metadata().await?;
	Ok(([(header::CONTENT_TYPE, "application/octet-stream")], bytes))
}

/// `GET /v1/chain/genesis`
pub async fn genesis(State(app): State<Arc<App>>) -> Result<Json<Genesis>, ApiError> {
	let genesis = Hash32(app.chain.genesis().await?);
	Ok(Json(Genesis { genesis }))
}

/// `GET /v1/chain/version`
pub async fn version(State(app): State<Arc<App>>) -> Result<Json<RuntimeVersion>, ApiError> {
	app.door.version().await.map(Json)
}

/// The query of [`head`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
	#[serde(default)]
	at: HeadKind,
}

/// `GET /v1/chain/head`
pub async fn head(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Asked(which): Asked<Which>,
) -> Result<Json<Head>, ApiError> {
	app.authn.asker(&headers).await?;
	app.door.head(which.at).await.map(Json)
}

/// `GET /v1/chain/nonce`
pub async fn nonce(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Json<Nonce>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	Ok(Json(Nonce {
		nonce: app.door.nonce(&caller).await?,
	}))
}

/// `POST /v1/chain/call`
pub async fn call(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	JsonBody(call): JsonBody<ChainCall>,
) -> Result<Json<ChainAnswer>, ApiError> {
	let caller: Option<Caller> = match headers.contains_key(header::AUTHORIZATION) {
		true => Some(app.authn.person(&headers).await?),
		false => None,
	};
	app.door.call(caller.as_ref(), &call).await.map(Json)
}

/// `POST /v1/chain/submit`
pub async fn submit(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	JsonBody(submit): JsonBody<Submit>,
) -> Result<Json<Submitted>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	app.door.submit(&caller, submit.extrinsic.0).await.map(Json)
}

/// `GET /v1/chain/follow/{hash}`
pub async fn follow(
	State(app): State<Arc<App>>,
	headers: HeaderMap,
	Path(hash): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, axum::Error>>>, ApiError> {
	let caller = app.authn.person(&headers).await?;
	let updates = app.door.follow(&caller, parse("hash", &hash)?)?;
	let stop = app.stop.clone();
	let events = updates
		.map(|update| Event::default().json_data(update))
		.take_until(async move { stop.cancelled().await });
	Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}
