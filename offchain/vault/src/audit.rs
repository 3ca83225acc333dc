// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Access receipts: durable before the first byte leaves, denials too.
//!
//! One thread writes; what is waiting while it writes goes into the next commit together, so that many readers share the
//! cost of one flush to disk. Whoever asks for a receipt waits until it is on disk, and gets nothing otherwise.

mod journal;

pub use journal::{Journal, JournalError, RedbJournal};

use crate::{error::ApiError, metrics::Metrics};
use salus_client::api::{Receipt, ReceiptBody};
use salus_primitives::{OrganisationId, PatientId};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// The most receipts in one commit.
const BATCH: usize = 256;
/// The most receipts waiting.
const QUEUE: usize = 4_096;

struct Waiting {
	body: ReceiptBody,
	done: oneshot::Sender<Option<Receipt>>,
}

/// Proof that a receipt is on disk. Only [`Audit`] makes one, and without one nothing is handed out.
#[derive(Debug)]
pub struct Written(Receipt);

impl Written {
	/// The receipt.
	pub fn receipt(&self) -> &Receipt {
		&self.0
	}
}

/// The receipts of one vault.
#[derive(Clone)]
pub struct Audit {
	journal: Arc<dyn Journal>,
	queue: mpsc::Sender<Waiting>,
}

impl Audit {
	/// Starts the thread that writes to `journal`. It ends when the last clone is gone and everything waiting is written, and
	/// then says so.
	pub fn start(
		journal: Arc<dyn Journal>,
		metrics: Arc<Metrics>,
	) -> std::io::Result<(Self, oneshot::Receiver<()>)> {
		let (queue, waiting) = mpsc::channel(QUEUE);
		let (ended, end) = oneshot::channel();
		let writer = journal.clone();
		std::thread::Builder::new()
			.name("receipts".into())
			.spawn(move || {
				write_all(writer.as_ref(), waiting, &metrics);
				drop(writer);
				// Nobody waits for the end of a vault that was dropped.
				let _ = ended.send(());
			})?;
		Ok((Self { journal, queue }, end))
	}

	/// Writes one receipt and returns when it is on disk.
	pub async fn write(&self, body: ReceiptBody) -> Result<Written, ApiError> {
		let (done, written) = oneshot::channel();
		self.queue
			.send(Waiting { body, done })
			.await
			.map_err(|_| ApiError::ReceiptFailed)?;
		let receipt = written.await.map_err(|_| ApiError::ReceiptFailed)?;
		receipt.map(Written).ok_or(ApiError::ReceiptFailed)
	}

	/// Receipts about a patient after number `after`, oldest first, at most `limit`; with `custody`, only of these books.
	pub async fn list(
		&self,
		patient: PatientId,
		custody: Option<Vec<OrganisationId>>,
		after: u64,
		limit: usize,
	) -> Result<Vec<Receipt>, ApiError> {
		let journal = self.journal.clone();
		tokio::task::spawn_blocking(move || journal.list(patient, custody.as_deref(), after, limit))
			.await
			.map_err(|cause| ApiError::internal("listing receipts", cause))?
			.map_err(|cause| ApiError::internal("listing receipts", cause))
	}
}

fn write_all(journal: &dyn Journal, mut waiting: mpsc::Receiver<Waiting>, metrics: &Metrics) {
	while let Some(first) = waiting.blocking_recv() {
		let mut batch = vec![first];
		while batch.len() < BATCH {
			match waiting.try_recv() {
				Ok(next) => batch.push(next),
				Err(_) => break,
			}
		}
		let (bodies, callers): (Vec<_>, Vec<_>) = batch.into_iter().map(|one| (one.body, one.done)).unzip();
		let receipts = journal.append(bodies);
		if let Err(cause) = &receipts {
			metrics.receipt_failures.inc_by(callers.len() as u64);
			tracing::error!(%cause, "receipts could not be written; nothing is handed out");
		}
		let mut receipts = receipts.unwrap_or_default().into_iter();
		for caller in callers {
			// A caller that has hung up leaves its receipt behind: it asked, so that stands.
			let _ = caller.send(receipts.next());
		}
	}
}
