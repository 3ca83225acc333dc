// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A vault's HTTP API, as its callers see it.

mod logins;
mod records;

pub(crate) use logins::now;
pub use records::{Acting, SealedBody, Upload};

use crate::{
	api::{ErrorBody, PREFIX},
	login::ChallengeFault,
};
use bytes::Bytes;
use futures::{Stream, TryStreamExt};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::{de::DeserializeOwned, Serialize};
use std::{
	sync::{Arc, Once},
	time::Duration,
};

/// How long a connection may take to come about.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a vault may be silent within an answer. (A server-sent stream says something every few seconds.)
const READ_TIMEOUT: Duration = Duration::from_secs(60);
/// The most bytes of an answer that is not a record's body.
const MAX_ANSWER: usize = 32 * 1024 * 1024;

/// Why a vault did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
	/// Nobody answers there, or not in time.
	#[error("cannot reach {peer}: {cause}")]
	Unreachable {
		/// Who should answer.
		peer: String,
		/// What happened.
		cause: String,
	},
	/// It said no.
	#[error("the vault refused ({}): {}. {}", .body.error, .body.message, .body.what_to_do)]
	Refused {
		/// The HTTP status.
		status: u16,
		/// What is wrong and what to do.
		body: ErrorBody,
	},
	/// Its answer is none.
	#[error("{what} makes no sense: {cause}; the two ends are perhaps of different versions")]
	Malformed {
		/// What came back.
		what: String,
		/// What is wrong with it.
		cause: String,
	},
	/// It asked to sign something that is no login here.
	#[error(transparent)]
	Challenge(#[from] ChallengeFault),
}

impl VaultError {
	/// The stable code of a refusal, such as `not-found`.
	pub fn code(&self) -> Option<&str> {
		match self {
			Self::Refused { body, .. } => Some(&body.error),
			_ => None,
		}
	}
}

/// A client of one vault. Clones are cheap and share connections.
#[derive(Clone)]
pub struct VaultClient {
	http: reqwest::Client,
	base: Arc<str>,
	token: Option<Arc<str>>,
}

/// `ring` does the TLS of the whole process; the first caller wins, which is as good.
fn install_crypto() {
	static ONCE: Once = Once::new();
	ONCE.call_once(|| {
		let _ = rustls::crypto::ring::default_provider().install_default();
	});
}

fn http_client(base: &str) -> Result<reqwest::Client, reqwest::Error> {
	install_crypto();
	let builder = reqwest::Client::builder()
		.connect_timeout(CONNECT_TIMEOUT)
		.read_timeout(READ_TIMEOUT)
		.redirect(reqwest::redirect::Policy::none())
		.user_agent(concat!("salus/", env!("CARGO_PKG_VERSION")));
	if is_loopback(base) {
		builder.no_proxy().build()
	} else {
		builder.build()
	}
}

fn is_loopback(base: &str) -> bool {
	url::Url::parse(base).is_ok_and(|url| match url.host() {
		Some(url::Host::Domain(name)) => name == "localhost",
		Some(url::Host::Ipv4(address)) => address.is_loopback(),
		Some(url::Host::Ipv6(address)) => address.is_loopback(),
		None => false,
	})
}

impl VaultClient {
	/// The vault at `http(s)://host[:port]`, nobody being logged in. Plain `http` is for this machine only.
	pub fn new(base: &str) -> Result<Self, VaultError> {
		let base = base.trim_end_matches('/');
		let unusable = |cause: &str| VaultError::Unreachable {
			peer: format!("the vault at `{}`", base.escape_default()),
			cause: cause.into(),
		};
		match url::Url::parse(base) {
			Ok(url) if url.scheme() == "https" => {}
			Ok(url) if url.scheme() == "http" && is_loopback(base) => {}
			Ok(url) if url.scheme() == "http" => {
				return Err(unusable(
					"plain http would show the session to the network; use https",
				))
			}
			_ => return Err(unusable("an address is http://host:port or https://host:port")),
		}
		let http = http_client(base).map_err(|error| unusable(&error.to_string()))?;
		Ok(Self {
			http,
			base: base.into(),
			token: None,
		})
	}

	/// The vault that an organisation's endpoint on the chain (`host[:port]`) names: https, but plain http on this machine.
	pub fn at_endpoint(endpoint: &str) -> Result<Self, VaultError> {
		let plain = format!("http://{endpoint}");
		if is_loopback(&plain) {
			Self::new(&plain)
		} else {
			Self::new(&format!("https://{endpoint}"))
		}
	}

	/// Where it is.
	pub fn base(&self) -> &str {
		&self.base
	}

	/// Its host, and its port where the address names one: what a login here has to be for.
	pub fn authority(&self) -> String {
		let url = url::Url::parse(&self.base).ok();
		let host = url.as_ref().and_then(url::Url::host_str).unwrap_or_default();
		match url.as_ref().and_then(url::Url::port) {
			Some(port) => format!("{host}:{port}"),
			None => host.to_owned(),
		}
	}

	/// The same vault with a session's token.
	pub fn with_token(&self, token: &str) -> Self {
		Self {
			token: Some(token.into()),
			..self.clone()
		}
	}

	fn request(&self, method: Method, path: &str) -> RequestBuilder {
		let request = self.http.request(method, format!("{}{PREFIX}{path}", self.base));
		match &self.token {
			Some(token) => request.bearer_auth(token),
			None => request,
		}
	}

	fn unreachable(&self, error: &reqwest::Error) -> VaultError {
		// The error's own text repeats the URL; its innermost cause says what happened.
		let mut cause: &dyn std::error::Error = error;
		while let Some(inner) = cause.source() {
			cause = inner;
		}
		VaultError::Unreachable {
			peer: format!("the vault at {}", self.base),
			cause: cause.to_string(),
		}
	}

	async fn send(&self, request: RequestBuilder) -> Result<Response, VaultError> {
		let response = request.send().await.map_err(|error| self.unreachable(&error))?;
		if response.status().is_success() {
			return Ok(response);
		}
		let status = response.status();
		let body = self.bytes(response).await?;
		Err(VaultError::Refused {
			status: status.as_u16(),
			body: serde_json::from_slice(&body).unwrap_or_else(|_| plain_refusal(status)),
		})
	}

	async fn bytes(&self, response: Response) -> Result<Vec<u8>, VaultError> {
		let mut bytes = Vec::new();
		let mut pieces = response.bytes_stream();
		while let Some(piece) = pieces
			.try_next()
			.await
			.map_err(|error| self.unreachable(&error))?
		{
			if bytes.len() + piece.len() > MAX_ANSWER {
				return Err(VaultError::Malformed {
					what: "the vault's answer".into(),
					cause: format!("it is longer than {MAX_ANSWER} bytes"),
				});
			}
			bytes.extend_from_slice(&piece);
		}
		Ok(bytes)
	}

	async fn json<T: DeserializeOwned>(&self, response: Response) -> Result<T, VaultError> {
		serde_json::from_slice(&self.bytes(response).await?).map_err(|error| VaultError::Malformed {
			what: "the vault's answer".into(),
			cause: error.to_string(),
		})
	}

	/// `GET` that answers JSON.
	pub async fn get<T: DeserializeOwned>(
		&self,
		path: &str,
		query: &[(&str, String)],
	) -> Result<T, VaultError> {
		let response = self.send(self.request(Method::GET, path).query(query)).await?;
		self.json(response).await
	}

	/// `GET` that answers bytes.
	pub async fn get_bytes(&self, path: &str, query: &[(&str, String)]) -> Result<Vec<u8>, VaultError> {
		let response = self.send(self.request(Method::GET, path).query(query)).await?;
		self.bytes(response).await
	}

	/// `GET` whose answer is taken as it comes.
	pub async fn stream(
		&self,
		path: &str,
	) -> Result<impl Stream<Item = Result<Bytes, VaultError>> + Send + 'static, VaultError> {
		let response = self.send(self.request(Method::GET, path)).await?;
		let vault = self.clone();
		Ok(response
			.bytes_stream()
			.map_err(move |error| vault.unreachable(&error)))
	}

	/// `POST` of JSON that answers JSON.
	pub async fn post<T: DeserializeOwned>(
		&self,
		path: &str,
		body: &impl Serialize,
	) -> Result<T, VaultError> {
		let response = self.send(self.request(Method::POST, path).json(body)).await?;
		self.json(response).await
	}

	/// `PUT` of JSON that answers nothing of interest.
	pub async fn put(&self, path: &str, body: &impl Serialize) -> Result<(), VaultError> {
		self.send(self.request(Method::PUT, path).json(body))
			.await
			.map(drop)
	}
}

/// What a status says by itself, where something before the vault answered.
fn plain_refusal(status: StatusCode) -> ErrorBody {
	ErrorBody {
		error: format!("http-{}", status.as_u16()),
		message: status.canonical_reason().unwrap_or("no reason given").into(),
		what_to_do: "Check that the address is that of a vault.".into(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn plain_http_is_for_this_machine_only() {
		for base in [
			"http://127.0.0.1:8080",
			"http://localhost",
			"http://[::1]:1/",
			"https://north.example",
		] {
			assert!(VaultClient::new(base).is_ok(), "{base}");
		}
		for base in [
			"http://north.example",
			"ftp://localhost",
			"north.example",
			"",
			"http://127.0.0.1.example",
		] {
			let error = VaultClient::new(base).err();
			assert!(matches!(error, Some(VaultError::Unreachable { .. })), "{base}");
		}
	}

	#[test]
	fn a_login_has_to_be_for_the_host_of_the_address() {
		for (base, authority) in [
			("http://127.0.0.1:8080/", "127.0.0.1:8080"),
			("https://north.example", "north.example"),
			("https://North.example:8443", "north.example:8443"),
			("http://[::1]:1", "[::1]:1"),
		] {
			assert_eq!(VaultClient::new(base).unwrap().authority(), authority);
		}
	}

	#[test]
	fn an_endpoint_of_another_machine_is_reached_by_https() {
		assert_eq!(
			VaultClient::at_endpoint("127.0.0.1:8080").unwrap().base(),
			"http://127.0.0.1:8080"
		);
		assert_eq!(
			VaultClient::at_endpoint("north.example:8443").unwrap().base(),
			"https://north.example:8443"
		);
	}
}
