// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Follows the chain: makes bodies anchored, deletes the wraps of those who may no longer read, collects what never became
//! anchored.
//!
//! Everything here may run twice or late without harm. Reading never relies on it: each read asks the chain by itself.

use super::Wraps;
use crate::{
	authz::is_kept,
	chain::{ChainError, FinalBlock, Moment},
	config::Config,
	error::ApiError,
	metrics::Metrics,
	store::{BodyKey, BodyRow},
};
use futures::StreamExt;
use salus_client::api::Recipient;
use salus_primitives::{PatientId, RecordId, UnixMillis};
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;

/// The longest wait for a node that is down, as a multiple of the first.
const MOST_PATIENCE: u32 = 16;

/// How many bodies are looked at between two turns of the others.
const PAGE: usize = 128;

/// The vault's background work.
pub struct Review {
	wraps: Wraps,
	metrics: Arc<Metrics>,
	pending_ttl: u64,
	collect_every: Duration,
	review_every: Duration,
	reconnect_after: Duration,
}

impl Review {
	/// For these wraps and their store.
	pub fn new(wraps: Wraps, metrics: Arc<Metrics>, config: &Config) -> Self {
		Self {
			wraps,
			metrics,
			pending_ttl: config.uploads.pending_ttl.as_millis(),
			collect_every: config.uploads.collect_every.duration(),
			review_every: config.uploads.review_every.duration(),
			reconnect_after: config.chain.reconnect_after.duration(),
		}
	}

	/// Runs until told to stop. Loses the node as often as it must: each new connection begins with a look at everything.
	pub async fn run(self, stop: CancellationToken) {
		let follow = async {
			// A node that is down for an hour is worth two lines, not thousands. Zero: it is not known to be down.
			let mut patience = 0;
			loop {
				if let Err(error) = self.follow(&mut patience).await {
					if patience == 0 {
						tracing::warn!(
							?error,
							"the chain does not answer; nothing is handed out until it does"
						);
					}
				}
				patience = (patience * 2).clamp(1, MOST_PATIENCE);
				tokio::time::sleep(self.reconnect_after * patience).await;
			}
		};
		tokio::select! {
			() = follow => {}
			() = stop.cancelled() => {}
		}
	}

	async fn follow(&self, patience: &mut u32) -> Result<(), ApiError> {
		let view = self.wraps.chain.view().clone();
		let mut blocks = self.wraps.chain.ask(view.follow_final()).await?;
		self.everything().await?;
		tracing::info!("following the chain; every wrap has been looked at");
		*patience = 0;
		let mut collect = tokio::time::interval(self.collect_every);
		let mut review = tokio::time::interval(self.review_every);
		collect.tick().await;
		review.tick().await;
		loop {
			tokio::select! {
				block = blocks.next() => {
					let lost = || ChainError::Unreachable("the stream of final blocks ended".into());
					self.block(block.unwrap_or_else(|| Err(lost()))?).await?;
				}
				_ = collect.tick() => self.collect().await?,
				_ = review.tick() => self.everything().await?,
			}
		}
	}

	/// Works through one final block.
	pub async fn block(&self, block: FinalBlock) -> Result<(), ApiError> {
		for record in block.records_changed {
			self.anchor_record(record).await?;
		}
		for patient in block.consent_changed {
			self.patient(Some(patient)).await?;
		}
		self.metrics.final_block.set(i64::from(block.head.number));
		Ok(())
	}

	/// Looks at every pending body and every wrap.
	pub async fn everything(&self) -> Result<(), ApiError> {
		self.collect().await?;
		self.patient(None).await
	}

	/// Anchors what lies here of a record, as far as the chain names it.
	async fn anchor_record(&self, record: RecordId) -> Result<(), ApiError> {
		for version in self
			.wraps
			.store
			.rows
			.run(move |rows| rows.pending_versions(record))
			.await?
		{
			self.wraps.anchor(record, version).await?;
		}
		Ok(())
	}

	/// Anchors or collects pending bodies.
	pub async fn collect(&self) -> Result<(), ApiError> {
		let mut pending = self.wraps.store.rows.run(|rows| rows.pending()).await?;
		pending.dedup_by_key(|(key, _)| (key.record, key.version));
		for (key, _) in pending {
			self.wraps.anchor(key.record, key.version).await?;
		}
		let now = self.wraps.chain.own_time();
		let over = |row: &BodyRow| UnixMillis(now.0) >= row.stored_at.plus(self.pending_ttl);
		let left = self.wraps.store.rows.run(|rows| rows.pending()).await?;
		for (key, row) in left.into_iter().filter(|(_, row)| over(row)) {
			if self.wraps.store.drop_body(key, row).await? {
				self.metrics.collected.inc();
				tracing::info!(record = %key.record, version = key.version, "collected a body without an anchor");
			}
		}
		Ok(())
	}

	/// Judges every wrap of what is held here (of one patient) and deletes those of holders who may no longer read.
	pub async fn patient(&self, patient: Option<PatientId>) -> Result<(), ApiError> {
		for organisation in self.wraps.authz.served().iter().copied() {
			let mut cursor = None;
			loop {
				let from = cursor.take();
				let page = self
					.wraps
					.store
					.rows
					.run(move |rows| rows.held(organisation, patient, from, PAGE));
				let (bodies, next) = page.await?;
				for (_, key) in bodies {
					self.body(key).await?;
				}
				match next {
					Some(next) => cursor = Some(next),
					None => break,
				}
			}
		}
		Ok(())
	}

	async fn body(&self, key: BodyKey) -> Result<(), ApiError> {
		let Some(row) = self.wraps.store.rows.run(move |rows| rows.body(&key)).await? else {
			return Ok(());
		};
		let wraps = self.wraps.all(key).await?;
		// Of a long history most bodies are shared with nobody: no reason to ask the chain about each of them.
		if wraps.iter().all(|wrap| is_kept(wrap.recipient, &key, &row)) {
			return Ok(());
		}
		let moment = self.wraps.chain.moment().await?;
		let Some(facts) = self.wraps.facts(&key, &row, &moment).await? else {
			return Ok(());
		};
		let mut lost: Vec<Recipient> = Vec::new();
		for wrap in wraps {
			if !self
				.wraps
				.authz
				.may_hold(wrap.recipient, &key, &row, Some(&facts), &moment)
				.await?
			{
				lost.push(wrap.recipient);
			}
		}
		if lost.is_empty() {
			return Ok(());
		}
		let deleted = self
			.wraps
			.store
			.rows
			.run(move |rows| rows.delete_wraps(&key, &lost))
			.await?;
		self.metrics.wraps_deleted.inc_by(deleted as u64);
		tracing::info!(record = %key.record, deleted, "deleted wraps of holders who may no longer read");
		Ok(())
	}
}

impl Wraps {
	/// The anchored body of a version, made so now if the chain's final state names one that lies here.
	pub async fn anchor(
		&self,
		record: RecordId,
		version: u32,
	) -> Result<Option<(BodyKey, BodyRow)>, ApiError> {
		if let Some(found) = self.store.anchored(record, version).await? {
			return Ok(Some(found));
		}
		let candidates = self.store.rows.run(move |rows| rows.candidates(record, version));
		if candidates.await?.is_empty() {
			// Somebody else may have made it anchored between the two looks.
			return self.store.anchored(record, version).await;
		}
		let moment: Moment = self.chain.moment().await?;
		let (at, view) = (moment.finalised.hash, self.chain.view());
		let Some(found) = self.chain.ask(view.record(at, record)).await? else {
			return Ok(None);
		};
		let Some(anchor) = self.chain.ask(view.anchor(at, record, version)).await? else {
			return Ok(None);
		};
		match self
			.store
			.anchor(record, version, found.details.facts, anchor)
			.await?
		{
			Some(anchored) => Ok(Some(anchored)),
			None => self.store.anchored(record, version).await,
		}
	}
}
