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

	/// The organisation's custodian has begun anew: what the one before it took and did not answer is handed out again.
	pub fn begin_anew(&self, organisation: OrganisationId) {
		let mut waiting = self.table.lock();
		let taken = waiting
			.values_mut()
			.filter(|one| one.organisation == organisation);
		taken.for_each(|one| one.handed_out = false);
		drop(waiting);
		self.table.news.notify_waiters();
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

#[cfg(test)]
mod tests {
	use super::*;
	use salus_primitives::{consent::Purpose, PersonId, RecordId};

	const NORTH: OrganisationId = OrganisationId::repeat(1);
	const SOUTH: OrganisationId = OrganisationId::repeat(2);

	fn job() -> RewrapJob {
		RewrapJob {
			ticket: Hash32([0; 32]),
			record: RecordId::repeat(3),
			version: 1,
			reader: PersonId::repeat(4),
			purpose: Purpose::Treat,
			key_version: 1,
			wrap: vec![5].into(),
		}
	}

	#[tokio::test]
	async fn what_a_custodian_took_and_did_not_answer_goes_to_the_next_one() {
		let rewraps = Rewraps::new(&config::Door::default());
		let reader = rewraps.clone();
		let reader = tokio::spawn(async move { reader.ask(NORTH, job()).await });
		let taken = rewraps.take(NORTH, Duration::from_secs(5)).await;
		assert_eq!(taken.len(), 1);
		rewraps.begin_anew(SOUTH);
		assert!(rewraps.take(NORTH, Duration::ZERO).await.is_empty());
		rewraps.begin_anew(NORTH);
		assert!(rewraps.take(SOUTH, Duration::ZERO).await.is_empty());
		assert_eq!(rewraps.take(NORTH, Duration::ZERO).await, taken);
		assert!(rewraps.answer(NORTH, taken[0].ticket, RewrapResult::Refused));
		assert!(matches!(reader.await.unwrap(), Ok(RewrapResult::Refused)));
		assert!(!rewraps.answer(NORTH, taken[0].ticket, RewrapResult::Refused));
	}
}
