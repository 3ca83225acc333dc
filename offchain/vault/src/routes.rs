// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The HTTP API: which path is what. Each handler reads the request, asks one of the rooms, and answers.

mod access_log;
mod chain;
mod custodian;
mod directory;
mod extract;
mod guard;
mod login;
mod range;
mod records;
mod status;
mod wraps;

pub use guard::Guard;

use crate::{error::ApiError, App};
use axum::{
	extract::DefaultBodyLimit,
	middleware,
	routing::{delete, get, post, put},
	Router,
};
use std::sync::Arc;

/// Every path of the API.
pub fn router(app: Arc<App>, guard: Arc<Guard>) -> Router {
	let directory_limit = DefaultBodyLimit::max(app.config.uploads.max_directory.len());
	let json_limit = DefaultBodyLimit::max(app.config.connections.max_json.len());
	Router::new()
		.route("/health", get(status::health))
		.route("/ready", get(status::ready))
		.route("/metrics", get(status::metrics))
		.route("/v1/login/challenge", post(login::challenge))
		.route("/v1/login", post(login::login))
		.route("/v1/logout", post(login::logout))
		.route("/v1/custodian/challenge", post(login::custodian_challenge))
		.route("/v1/custodian/login", post(login::custodian_login))
		.route("/v1/custodian/records", get(custodian::records))
		.route("/v1/custodian/rewraps", get(custodian::rewraps))
		.route("/v1/custodian/rewraps/{ticket}", post(custodian::answer))
		.route(
			"/v1/records/{record}/versions/{version}",
			get(records::read).put(records::upload),
		)
		.route("/v1/records/{record}/versions/{version}/wrap", get(wraps::read))
		.route(
			"/v1/records/{record}/versions/{version}/rewrap",
			post(wraps::rewrap),
		)
		.route(
			"/v1/records/{record}/versions/{version}/wraps",
			get(wraps::list).put(wraps::put),
		)
		.route(
			"/v1/records/{record}/versions/{version}/wraps/{kind}/{id}",
			delete(wraps::delete),
		)
		.route("/v1/access-log", get(access_log::list))
		.route("/v1/access-log/export", get(access_log::export))
		.route("/v1/directory", get(directory::read))
		.route(
			"/v1/directory/{organisation}",
			put(directory::put).layer(directory_limit),
		)
		.route("/v1/chain/metadata", get(chain::metadata))
		.route("/v1/chain/genesis", get(chain::genesis))
		.route("/v1/chain/version", get(chain::version))
		.route("/v1/chain/head", get(chain::head))
		.route("/v1/chain/nonce", get(chain::nonce))
		.route("/v1/chain/call", post(chain::call))
		.route("/v1/chain/submit", post(chain::submit))
		.route("/v1/chain/follow/{hash}", get(chain::follow))
		.fallback(|| async { ApiError::NotFound })
		.method_not_allowed_fallback(|| async { ApiError::NotFound })
		.layer(json_limit)
		.layer(middleware::from_fn_with_state(guard, guard::guard))
		.with_state(app)
}
