// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Who may ask how fast, and how much at a time, so that a greedy client starves nobody but itself.

use std::{
	collections::HashMap,
	hash::Hash,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Instant,
};

/// Token buckets by key: each refills steadily up to its burst.
pub struct Buckets<K> {
	per_second: f64,
	burst: f64,
	max: usize,
	buckets: Mutex<HashMap<K, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
	tokens: f64,
	at: Instant,
}

impl<K: Eq + Hash> Buckets<K> {
	/// At most `max` keys are remembered at a time.
	pub fn new(per_second: u32, burst: u32, max: usize) -> Self {
		Self {
			per_second: per_second.into(),
			burst: burst.into(),
			max,
			buckets: Mutex::default(),
		}
	}

	/// Takes one token; `false` when there is none. A new key is refused while too many others are in use.
	pub fn take(&self, key: K, now: Instant) -> bool {
		let mut buckets = lock(&self.buckets);
		if buckets.len() >= self.max && !buckets.contains_key(&key) {
			// A full bucket remembers nothing that a new one would not say.
			buckets.retain(|_, bucket| self.level(bucket, now) < self.burst);
			if buckets.len() >= self.max {
				return false;
			}
		}
		let bucket = buckets.entry(key).or_insert(Bucket {
			tokens: self.burst,
			at: now,
		});
		let tokens = self.level(bucket, now);
		let granted = tokens >= 1.0;
		*bucket = Bucket {
			tokens: if granted { tokens - 1.0 } else { tokens },
			at: now,
		};
		granted
	}

	fn level(&self, bucket: &Bucket, now: Instant) -> f64 {
		let seconds = now.saturating_duration_since(bucket.at).as_secs_f64();
		(bucket.tokens + seconds * self.per_second).min(self.burst)
	}
}

/// How many of something each key has open.
pub struct Slots<K: Eq + Hash> {
	max: usize,
	open: Mutex<HashMap<K, usize>>,
}

/// One open slot; given back when dropped.
pub struct Slot<K: Eq + Hash + Clone> {
	slots: Arc<Slots<K>>,
	key: K,
}

impl<K: Eq + Hash + Clone> Slots<K> {
	/// At most `max` of each key.
	pub fn new(max: usize) -> Arc<Self> {
		Arc::new(Self {
			max,
			open: Mutex::default(),
		})
	}

	/// Opens one; `None` when the key has all of its own open.
	pub fn open(self: &Arc<Self>, key: K) -> Option<Slot<K>> {
		let mut open = lock(&self.open);
		let count = open.entry(key.clone()).or_default();
		if *count >= self.max {
			return None;
		}
		*count += 1;
		Some(Slot {
			slots: self.clone(),
			key,
		})
	}
}

impl<K: Eq + Hash + Clone> Drop for Slot<K> {
	fn drop(&mut self) {
		let mut open = lock(&self.slots.open);
		match open.get_mut(&self.key) {
			Some(count) if *count > 1 => *count -= 1,
			_ => {
				open.remove(&self.key);
			}
		}
	}
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::time::Duration;

	#[test]
	fn a_bucket_gives_its_burst_and_then_its_rate() {
		let buckets = Buckets::new(2, 3, 10);
		let start = Instant::now();
		assert_eq!(
			[(); 4].map(|()| buckets.take(1, start)),
			[true, true, true, false]
		);
		assert!(!buckets.take(1, start + Duration::from_millis(499)));
		assert!(buckets.take(1, start + Duration::from_millis(501)));
		assert!(!buckets.take(1, start + Duration::from_millis(502)));
	}

	#[test]
	fn keys_do_not_share_a_bucket() {
		let buckets = Buckets::new(1, 1, 10);
		let start = Instant::now();
		assert!(buckets.take(1, start));
		assert!(!buckets.take(1, start));
		assert!(buckets.take(2, start));
	}

	#[test]
	fn a_full_table_forgets_full_buckets_only() {
		let buckets = Buckets::new(1, 1, 1);
		let start = Instant::now();
		assert!(buckets.take(1, start));
		assert!(!buckets.take(2, start));
		assert!(buckets.take(2, start + Duration::from_secs(2)));
	}

	#[test]
	fn slots_come_back() {
		let slots = Slots::new(1);
		let first = slots.open('a');
		assert!(first.is_some());
		assert!(slots.open('a').is_none());
		assert!(slots.open('b').is_some());
		drop(first);
		assert!(slots.open('a').is_some());
	}
}
