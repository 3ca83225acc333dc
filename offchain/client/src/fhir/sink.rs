// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Carries a plan out, batch by batch, through whatever seals, uploads and anchors.

use super::{
	bundle::Bundle,
	plan::{identify, plan, Import, Known, Plan, PlanError, Step},
};
use salus_primitives::RecordId;
use std::{collections::BTreeMap, future::Future};

/// Where records go. The real one seals, uploads to a vault and anchors on the chain; tests have a map.
pub trait RecordSink {
	/// Why it failed.
	type Error: std::error::Error + Send + Sync + 'static;

	/// What is there under these ids; ids that are not used are left out.
	fn known(
		&mut self,
		records: &[RecordId],
	) -> impl Future<Output = Result<BTreeMap<RecordId, Known>, Self::Error>> + Send;

	/// Seals, uploads and anchors these, in order. Where it fails, what was anchored stays and the next plan leaves it out.
	fn put(&mut self, batch: &[Step<'_>]) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
	/// Records written by this run.
	pub done: usize,
	/// Records that this run will write.
	pub total: usize,
}

/// Why an import stopped. What was anchored before it did stays; running it again goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError<E: std::error::Error + 'static> {
	/// The Bundle cannot be imported.
	#[error(transparent)]
	Plan(#[from] PlanError),
	/// Looking up what is there failed.
	#[error("cannot look up what was imported before: {0}")]
	Lookup(#[source] E),
	/// Writing failed.
	#[error(
		"stopped after {done} of {total} records: {cause}; run the import again and it goes on from there"
	)]
	Stopped {
		/// Records written by this run.
		done: usize,
		/// Records that it would have written.
		total: usize,
		/// Why.
		#[source]
		cause: E,
	},
}

/// Looks up what is there, and plans.
pub async fn prepare<'b, S: RecordSink>(
	bundle: &'b Bundle,
	import: Import<'_>,
	sink: &mut S,
) -> Result<Plan<'b>, ImportError<S::Error>> {
	let records = identify(bundle, import);
	let known = sink.known(&records).await.map_err(ImportError::Lookup)?;
	Ok(plan(bundle, import, &known)?)
}

/// Carries a plan out in batches of `batch_size`, telling `progress` before the first and after each.
pub async fn carry_out<S: RecordSink>(
	plan: &Plan<'_>,
	batch_size: usize,
	sink: &mut S,
	mut progress: impl FnMut(Progress),
) -> Result<Progress, ImportError<S::Error>> {
	let total = plan.steps.len();
	let mut done = 0;
	progress(Progress { done, total });
	for batch in plan.batches(batch_size) {
		sink.put(batch)
			.await
			.map_err(|cause| ImportError::Stopped { done, total, cause })?;
		done += batch.len();
		progress(Progress { done, total });
	}
	Ok(Progress { done, total })
}
