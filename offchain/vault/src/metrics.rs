// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Counters for Prometheus. Nothing here names a person, a record or an organisation.

use prometheus::{
	Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder,
};

/// All of the vault's metrics.
pub struct Metrics {
	registry: Registry,
	/// Requests by status class (`2xx` …).
	pub requests: IntCounterVec,
	/// How long requests took until their answer began, in seconds.
	pub seconds: Histogram,
	/// Connections open now.
	pub connections: IntGauge,
	/// Connections and requests turned away at a limit, by which.
	pub turned_away: IntCounterVec,
	/// Bodies and wraps handed out or refused, by the decision's rule.
	pub decisions: IntCounterVec,
	/// Receipts that could not be written.
	pub receipt_failures: IntCounter,
	/// Bytes of sealed bodies taken in.
	pub bytes_in: IntCounter,
	/// Bytes of sealed bodies handed out.
	pub bytes_out: IntCounter,
	/// Pending bodies collected without an anchor.
	pub collected: IntCounter,
	/// Wraps deleted because their holder may no longer read.
	pub wraps_deleted: IntCounter,
	/// The number of the newest final block that was worked through.
	pub final_block: IntGauge,
}

impl Metrics {
	/// All at zero.
	pub fn new() -> Result<Self, prometheus::Error> {
		let registry = Registry::new();
		let counter = |name: &str, help: &str| -> Result<IntCounter, prometheus::Error> {
			let metric = IntCounter::new(name, help)?;
			registry.register(Box::new(metric.clone()))?;
			Ok(metric)
		};
		let by = |name: &str, help: &str, label: &str| -> Result<IntCounterVec, prometheus::Error> {
			let metric = IntCounterVec::new(Opts::new(name, help), &[label])?;
			registry.register(Box::new(metric.clone()))?;
			Ok(metric)
		};
		let gauge = |name: &str, help: &str| -> Result<IntGauge, prometheus::Error> {
			let metric = IntGauge::new(name, help)?;
			registry.register(Box::new(metric.clone()))?;
			Ok(metric)
		};
		let seconds = Histogram::with_opts(HistogramOpts::new(
			"salus_vault_request_seconds",
			"Time until an answer began, in seconds",
		))?;
		registry.register(Box::new(seconds.clone()))?;
		Ok(Self {
			requests: by("salus_vault_requests_total", "Requests by status class", "status")?,
			connections: gauge("salus_vault_connections", "Connections open now")?,
			turned_away: by(
				"salus_vault_turned_away_total",
				"Connections and requests turned away at a limit",
				"limit",
			)?,
			decisions: by(
				"salus_vault_decisions_total",
				"Decisions by the rule that settled them",
				"rule",
			)?,
			receipt_failures: counter(
				"salus_vault_receipt_failures_total",
				"Receipts that could not be written",
			)?,
			bytes_in: counter("salus_vault_bytes_in_total", "Bytes of sealed bodies taken in")?,
			bytes_out: counter("salus_vault_bytes_out_total", "Bytes of sealed bodies handed out")?,
			collected: counter(
				"salus_vault_collected_total",
				"Pending bodies collected without an anchor",
			)?,
			wraps_deleted: counter(
				"salus_vault_wraps_deleted_total",
				"Wraps deleted on loss of access",
			)?,
			final_block: gauge(
				"salus_vault_final_block",
				"Newest final block that was worked through",
			)?,
			seconds,
			registry,
		})
	}

	/// Everything in Prometheus's text format.
	pub fn text(&self) -> Result<String, prometheus::Error> {
		TextEncoder::new().encode_to_string(&self.registry.gather())
	}
}
