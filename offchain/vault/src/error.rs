// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Everything that the API refuses with, and the one place that chooses status codes.
//!
//! Messages carry ids and limits, never a name, a health word or a secret. What the asker may not know is
//! [`ApiError::NotFound`], whose answer is the same bytes whatever the reason.

use crate::chain::ChainError;
use axum::{
	http::{header, HeaderValue, StatusCode},
	response::{IntoResponse, Response},
	Json,
};
use salus_client::api::ErrorBody;
use salus_primitives::UnixMillis;

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
	/// There is no such thing, or the asker may not know of it.
	#[error("there is nothing here that you may see")]
	NotFound,
	/// No session, or one that has ended.
	#[error("this needs a session, and the token is missing, unknown or over")]
	Unauthenticated,
	/// A login that does not hold.
	#[error("{message}")]
	Login {
		/// A stable code.
		code: &'static str,
		/// What was wrong.
		message: String,
	},
	/// The asker is known and may not do this; it hides nothing.
	#[error("{0}")]
	Forbidden(String),
	/// A request that cannot be understood.
	#[error("{0}")]
	BadRequest(String),
	/// A well-formed request whose content does not hold.
	#[error("{message}")]
	Unprocessable {
		/// A stable code.
		code: &'static str,
		/// What was wrong.
		message: String,
	},
	/// The id is in use with another body.
	#[error("this version is anchored with another body")]
	IdTaken,
	/// Allowed, but nobody has wrapped the key for the reader yet.
	#[error("you may read this, but its key is not wrapped for you yet")]
	KeyPending,
	/// More bytes than the limit.
	#[error("the body is larger than {limit} bytes")]
	TooLarge {
		/// The limit, in bytes.
		limit: u64,
	},
	/// A JSON body or directory over the limit of its call.
	#[error("the body is larger than this call takes")]
	BodyTooLarge,
	/// Too much is pending for this person.
	#[error("more than {limit} bytes wait for their anchor already")]
	QuotaFull {
		/// The limit, in bytes.
		limit: u64,
	},
	/// An upload that stood still, or a client that was too slow.
	#[error("the request took too long")]
	TooSlow,
	/// A range outside the body.
	#[error("the range lies outside the {length} bytes of the body")]
	BadRange {
		/// Length of the body.
		length: u64,
	},
	/// Too many requests.
	#[error("too many requests from this {whose}")]
	TooMany {
		/// "address" or "person".
		whose: &'static str,
	},
	/// The vault is at a limit of its own.
	#[error("the vault is busy: {0}")]
	Busy(&'static str),
	/// The chain does not answer.
	#[error("the chain cannot be asked")]
	ChainDown {
		/// Why, for the log only.
		cause: String,
	},
	/// The chain stands still.
	#[error("the chain's last final block is too old to decide by (Unix ms {})", final_time.0)]
	ChainStale {
		/// The final block's time.
		final_time: UnixMillis,
	},
	/// An extrinsic that the node did not take.
	#[error("the node did not take the extrinsic: {0}")]
	ExtrinsicRefused(String),
	/// A receipt could not be written: then nothing is handed out.
	#[error("the access receipt could not be written, so nothing is handed out")]
	ReceiptFailed,
	/// A fault of the vault's own.
	#[error("the vault could not do this")]
	Internal,
}

impl ApiError {
	/// Logs the cause of a fault of the vault's own, which the asker is not told.
	pub fn internal(what: &'static str, cause: impl std::fmt::Display) -> Self {
		tracing::error!(what, %cause, "internal fault");
		Self::Internal
	}

	/// A request that cannot be understood.
	pub fn bad(message: impl Into<String>) -> Self {
		Self::BadRequest(message.into())
	}

	/// A login that does not hold.
	pub fn login(code: &'static str, message: impl Into<String>) -> Self {
		Self::Login {
			code,
			message: message.into(),
		}
	}

	/// A request whose content does not hold.
	pub fn unprocessable(code: &'static str, message: impl Into<String>) -> Self {
		Self::Unprocessable {
			code,
			message: message.into(),
		}
	}

	/// Status, stable code, and what to do: the whole table.
	fn row(&self) -> (StatusCode, &'static str, &'static str) {
		use StatusCode as S;
		match self {
			Self::NotFound => (
				S::NOT_FOUND,
				"not-found",
				"Check the id, the version, the purpose and the organisation; ask the patient for consent.",
			),
			Self::Unauthenticated => (
				S::UNAUTHORIZED,
				"unauthenticated",
				"Log in and send the token as a bearer token.",
			),
			Self::Login { code, .. } => (
				S::UNAUTHORIZED,
				code,
				"Ask for a new challenge at this vault and sign its text as it is.",
			),
			Self::Forbidden(_) => (
				S::FORBIDDEN,
				"forbidden",
				"Ask whoever administers the organisation.",
			),
			Self::BadRequest(_) => (
				S::BAD_REQUEST,
				"bad-request",
				"Correct the request as the message says.",
			),
			Self::Unprocessable { code, .. } => (
				S::UNPROCESSABLE_ENTITY,
				code,
				"Correct the content as the message says and send it again.",
			),
			Self::IdTaken => (
				S::CONFLICT,
				"id-taken",
				"Choose a new random record id, or the next version.",
			),
			Self::KeyPending => (
				S::CONFLICT,
				"key-pending",
				"Try again shortly: a custodian wraps it once the grant is final.",
			),
			Self::TooLarge { .. } | Self::BodyTooLarge => (
				S::PAYLOAD_TOO_LARGE,
				"too-large",
				"Send less, or ask the operator to raise the limit.",
			),
			Self::QuotaFull { .. } => (
				S::TOO_MANY_REQUESTS,
				"quota-full",
				"Anchor what is pending, or wait until it is collected.",
			),
			Self::TooSlow => (
				S::REQUEST_TIMEOUT,
				"too-slow",
				"Send it again over a steadier connection.",
			),
			Self::BadRange { .. } => (
				S::RANGE_NOT_SATISFIABLE,
				"bad-range",
				"Ask for bytes inside the body.",
			),
			Self::TooMany { .. } => (
				S::TOO_MANY_REQUESTS,
				"too-many-requests",
				"Wait a second and ask more slowly.",
			),
			Self::Busy(_) => (S::SERVICE_UNAVAILABLE, "busy", "Try again shortly."),
			Self::ChainDown { .. } => (
				S::SERVICE_UNAVAILABLE,
				"chain-down",
				"Try again once the vault's node answers; nothing is decided without it.",
			),
			Self::ChainStale { .. } => (
				S::SERVICE_UNAVAILABLE,
				"chain-stale",
				"Try again once the chain finalises blocks; nothing is decided without it.",
			),
			Self::ExtrinsicRefused(_) => (
				S::UNPROCESSABLE_ENTITY,
				"extrinsic-refused",
				"Sign it anew with the current nonce and a fresh era.",
			),
			Self::ReceiptFailed => (
				S::SERVICE_UNAVAILABLE,
				"receipt-failed",
				"Try again later; tell the operator that the audit store fails.",
			),
			Self::Internal => (
				S::INTERNAL_SERVER_ERROR,
				"internal",
				"Try again later; tell the operator the time of this answer.",
			),
		}
	}

	/// The status that this is answered with.
	pub fn status(&self) -> StatusCode {
		self.row().0
	}

	/// The stable code.
	pub fn code(&self) -> &'static str {
		self.row().1
	}
}

impl From<ChainError> for ApiError {
	fn from(error: ChainError) -> Self {
		match error {
			ChainError::Refused(reason) => Self::ExtrinsicRefused(reason),
			error => {
				let cause = error.to_string();
				tracing::debug!(%cause, "the chain does not answer");
				Self::ChainDown { cause }
			}
		}
	}
}

impl IntoResponse for ApiError {
	fn into_response(self) -> Response {
		let (status, code, what_to_do) = self.row();
		let body = ErrorBody {
			error: code.into(),
			message: self.to_string(),
			what_to_do: what_to_do.into(),
		};
		let mut response = (status, Json(body)).into_response();
		let headers = response.headers_mut();
		headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
		if let Self::BadRange { length } = self {
			if let Ok(value) = HeaderValue::from_str(&format!("bytes */{length}")) {
				headers.insert(header::CONTENT_RANGE, value);
			}
		}
		if matches!(self, Self::TooMany { .. } | Self::Busy(_)) {
			headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
		}
		response
	}
}
