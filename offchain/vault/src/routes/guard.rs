// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What every request passes: rates and slots of its address and its person, a time limit, and the counters.

use crate::{
	authn::{Authn, Counted},
	config::Config,
	error::ApiError,
	limits::{Buckets, Slot, Slots},
	metrics::Metrics,
};
use axum::{
	body::{Body, Bytes, HttpBody},
	extract::{ConnectInfo, Request, State},
	http::Method,
	middleware::Next,
	response::{IntoResponse, Response},
};
use hyper::body::{Frame, SizeHint};
use std::{
	net::{IpAddr, SocketAddr},
	pin::Pin,
	sync::Arc,
	task::{Context, Poll},
	time::{Duration, Instant},
};

/// The limits of one vault's requests.
pub struct Guard {
	authn: Arc<Authn>,
	metrics: Arc<Metrics>,
	addresses: Buckets<IpAddr>,
	logins: Buckets<IpAddr>,
	people: Buckets<Counted>,
	slots: Arc<Slots<IpAddr>>,
	time: Duration,
}

impl Guard {
	/// With the limits of this configuration.
	pub fn new(config: &Config, authn: Arc<Authn>, metrics: Arc<Metrics>) -> Self {
		let rates = &config.rates;
		Self {
			authn,
			metrics,
			addresses: Buckets::new(
				rates.per_address_per_second,
				rates.per_address_burst,
				rates.max_tracked,
			),
			logins: Buckets::new(rates.logins_per_second, rates.logins_burst, rates.max_tracked),
			people: Buckets::new(
				rates.per_person_per_second,
				rates.per_person_burst,
				rates.max_tracked,
			),
			slots: Slots::new(config.connections.max_requests_per_address),
			time: config.connections.request.duration(),
		}
	}

	fn admit(&self, request: &Request, address: IpAddr) -> Result<Slot<IpAddr>, ApiError> {
		let now = Instant::now();
		let refuse = |limit: &str, whose| {
			self.metrics.turned_away.with_label_values(&[limit]).inc();
			Err(ApiError::TooMany { whose })
		};
		if !self.addresses.take(address, now) {
			return refuse("rate-of-address", "address");
		}
		if is_login(request.uri().path()) && !self.logins.take(address, now) {
			return refuse("rate-of-logins", "address");
		}
		if let Some(identity) = self.authn.claimed(request.headers()) {
			if !self.people.take(identity.counted(), now) {
				return refuse("rate-of-person", "person");
			}
		}
		match self.slots.open(address) {
			Some(slot) => Ok(slot),
			None => refuse("requests-of-address", "address"),
		}
	}
}

fn is_login(path: &str) -> bool {
	let logins = [
		"/v1/login",
		"/v1/login/challenge",
		"/v1/custodian/login",
		"/v1/custodian/challenge",
	];
	logins.contains(&path)
}

/// An upload has time limits of its own.
fn is_upload(request: &Request) -> bool {
	request.method() == Method::PUT && request.uri().path().starts_with("/v1/records/")
}

/// Lets a request through, or not.
pub async fn guard(
	State(guard): State<Arc<Guard>>,
	ConnectInfo(address): ConnectInfo<SocketAddr>,
	request: Request,
	next: Next,
) -> Response {
	let began = Instant::now();
	let response = match guard.admit(&request, address.ip()) {
		Err(error) => error.into_response(),
		Ok(slot) => {
			let upload = is_upload(&request);
			let response = if upload {
				next.run(request).await
			} else {
				tokio::time::timeout(guard.time, next.run(request))
					.await
					.unwrap_or_else(|_| ApiError::TooSlow.into_response())
			};
			response.map(|body| Body::new(Held { body, _slot: slot }))
		}
	};
	let class = match response.status().as_u16() / 100 {
		2 => "2xx",
		4 => "4xx",
		5 => "5xx",
		_ => "other",
	};
	guard.metrics.requests.with_label_values(&[class]).inc();
	guard.metrics.seconds.observe(began.elapsed().as_secs_f64());
	response
}

/// A body that keeps its request's slot until it is sent.
struct Held {
	body: Body,
	_slot: Slot<IpAddr>,
}

impl HttpBody for Held {
	type Data = Bytes;
	type Error = axum::Error;

	fn poll_frame(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
	) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
		Pin::new(&mut self.body).poll_frame(context)
	}

	fn is_end_stream(&self) -> bool {
		self.body.is_end_stream()
	}

	fn size_hint(&self) -> SizeHint {
		self.body.size_hint()
	}
}
