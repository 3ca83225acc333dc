// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Re-wraps that wait for the organisation's custodian. The custodian fetches them, so it needs no open port.
//!
//! The vault passes on a wrap that it cannot open and gets back one that it cannot open either.

use crate::{authn::random32, config, error::ApiError};
use salus_client::api::{Hash32, RewrapJob, RewrapResult};
use salus_primitives::OrganisationId;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Duration,
};
use tokio::sync::{oneshot, Notify};

struct Waiting {
	organisation: OrganisationId,
	job: RewrapJob,
	handed_out: bool,
	answer: oneshot::Sender<RewrapResult>,
}

#[derive(Default)]
struct Table {
	waiting: Mutex<HashMap<Hash32, Waiting>>,
	news: Notify,
}

/// The waiting re-wraps of one vault.
#[derive(Clone)]
pub struct Rewraps {
	table: Arc<Table>,
	wait: Duration,
	max: usize,
}

/// Takes the job off the table when its reader has gone.
struct Gone(Arc<Table>, Hash32);

impl Drop for Gone {
	fn drop(&mut self) {
		self.0.lock().remove(&self.1);
	}
}

impl Rewraps {
	/// None yet.
	pub fn new(limits: &config::Door) -> Self {
		Self {
			table: Arc::default(),
			wait: limits.rewrap_wait.duration(),
			max: limits.max_rewraps,
		}
	}

	/// Puts a job up and waits for the custodian's answer. The job's ticket is chosen here.
	pub async fn ask(
		&self,
		organisation: OrganisationId,
		mut job: RewrapJob,
	) -> Result<RewrapResult, ApiError> {
		let (answer, answered) = oneshot::channel();
		let ticket = Hash32(random32()?);
		job.ticket = ticket;
		{
			let mut waiting = self.table.lock();
			if waiting.len() >= self.max {
				return Err(ApiError::Busy("too many re-wraps wait"));
			}
			waiting.insert(
				ticket,
				Waiting {
					organisation,
					job,
					handed_out: false,
					answer,
				},
			);
		}
		let _gone = Gone(self.table.clone(), ticket);
		self.table.news.notify_waiters();
		match tokio::time::timeout(self.wait, answered).await {
			Ok(Ok(result)) => Ok(result),
			_ => Err(ApiError::KeyPending),
		}
	}

	/// Hands the organisation's jobs out, each once; waits this long for the first.
	pub async fn take(&self, organisation: OrganisationId, wait: Duration) -> Vec<RewrapJob> {
		let deadline = tokio::time::Instant::now() + wait.min(self.wait);
		loop {
			let news = self.table.news.notified();
			tokio::pin!(news);
			news.as_mut().enable();
			let jobs = self.hand_out(organisation);
			if !jobs.is_empty() || tokio::time::timeout_at(deadline, news).await.is_err() {
				return jobs;
			}
		}
	}

	fn hand_out(&self, organisation: OrganisationId) -> Vec<RewrapJob> {
		let mut waiting = self.table.lock();
		let fresh = waiting
			.values_mut()
			.filter(|one| one.organisation == organisation && !one.handed_out);
		fresh
			.map(|one| {
				one.handed_out = true;
				one.job.clone()
			})
			.collect()
	}

	/// Answers a job of this organisation. Says whether anybody still waited.
	pub fn answer(&self, organisation: OrganisationId, ticket: Hash32, result: RewrapResult) -> bool {
		let mut waiting = self.table.lock();
		if waiting
			.get(&ticket)
			.is_none_or(|one| one.organisation != organisation)
		{
			return false;
		}
		waiting
			.remove(&ticket)
			.is_some_and(|one| one.answer.send(result).is_ok())
	}
}

impl Table {
	fn lock(&self) -> MutexGuard<'_, HashMap<Hash32, Waiting>> {
		self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
