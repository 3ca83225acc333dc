// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What becomes of submitted extrinsics, remembered for whoever submitted them: a client whose connection breaks asks
//! again and is told from the beginning.

use crate::{config, error::ApiError};
use futures::{stream, stream::BoxStream, Stream, StreamExt};
use salus_client::api::{FollowUpdate, Hash32};
use salus_primitives::PersonId;
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tokio::sync::watch;

/// The most updates of one extrinsic that are kept: forks of a sane chain need far fewer.
const MAX_UPDATES: usize = 64;

struct Entry {
	sender: PersonId,
	updates: watch::Receiver<Vec<FollowUpdate>>,
	ended: Option<Instant>,
}

struct Table {
	entries: Mutex<HashMap<Hash32, Entry>>,
	max: usize,
	ttl: Duration,
}

/// The followed extrinsics of one vault.
#[derive(Clone)]
pub struct Followed(Arc<Table>);

/// A place in the table, before the node has answered; taken back unless followed.
pub struct Place {
	table: Arc<Table>,
	hash: Hash32,
	updates: Option<watch::Sender<Vec<FollowUpdate>>>,
}

impl Followed {
	/// None yet.
	pub fn new(limits: &config::Door) -> Self {
		let ttl = limits.follow_ttl.duration();
		Self(Arc::new(Table {
			entries: Mutex::default(),
			max: limits.max_followed,
			ttl,
		}))
	}

	/// Takes a place for an extrinsic. One that is followed already may be submitted again only by the same person, after it
	/// ended.
	pub fn reserve(&self, hash: Hash32, sender: PersonId) -> Result<Place, ApiError> {
		let now = Instant::now();
		let mut entries = self.0.lock();
		entries.retain(|_, entry| entry.ended.is_none_or(|ended| now < ended + self.0.ttl));
		if entries.len() >= self.0.max {
			return Err(ApiError::Busy("too many extrinsics are followed"));
		}
		if entries
			.get(&hash)
			.is_some_and(|entry| entry.ended.is_none() || entry.sender != sender)
		{
			let message = "this extrinsic was submitted before; follow it under its hash";
			return Err(ApiError::unprocessable("already-submitted", message));
		}
		let (updates, receiver) = watch::channel(Vec::new());
		entries.insert(
			hash,
			Entry {
				sender,
				updates: receiver,
				ended: None,
			},
		);
		Ok(Place {
			table: self.0.clone(),
			hash,
			updates: Some(updates),
		})
	}

	/// Every update of an extrinsic that this person submitted, from the beginning.
	pub fn updates(&self, hash: Hash32, sender: PersonId) -> Option<impl Stream<Item = FollowUpdate>> {
		let entries = self.0.lock();
		let updates = entries
			.get(&hash)
			.filter(|entry| entry.sender == sender)?
			.updates
			.clone();
		Some(stream::unfold((updates, 0), |(mut updates, told)| async move {
			loop {
				let next = updates.borrow_and_update().get(told).cloned();
				if let Some(update) = next {
					return Some((update, (updates, told + 1)));
				}
				updates.changed().await.ok()?;
			}
		}))
	}
}

impl Place {
	/// Remembers these updates until the last.
	pub fn follow(mut self, mut from: BoxStream<'static, FollowUpdate>) {
		let Some(updates) = self.updates.take() else {
			return;
		};
		let (table, hash) = (self.table.clone(), self.hash);
		tokio::spawn(async move {
			while let Some(update) = from.next().await {
				let last = update.is_last();
				updates.send_modify(|told| told.push(update));
				if last || updates.borrow().len() >= MAX_UPDATES {
					break;
				}
			}
			if !updates.borrow().last().is_some_and(FollowUpdate::is_last) {
				let reason = "the vault lost sight of it; look at the chain before submitting anew".into();
				updates.send_modify(|told| told.push(FollowUpdate::Dropped { reason }));
			}
			if let Some(entry) = table.lock().get_mut(&hash) {
				entry.ended = Some(Instant::now());
			}
		});
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		if self.updates.is_some() {
			self.table.lock().remove(&self.hash);
		}
	}
}

impl Table {
	fn lock(&self) -> MutexGuard<'_, HashMap<Hash32, Entry>> {
		self.entries.lock().unwrap_or_else(PoisonError::into_inner)
	}
}
