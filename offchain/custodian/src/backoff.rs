// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How long to wait before trying again what failed: a little at first, then longer and longer, up to a limit.

use std::time::Duration;

/// The longest pause, unless the first one is longer already.
const LONGEST: Duration = Duration::from_secs(30);

/// The pauses between one try and the next.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
	first: Duration,
	next: Duration,
}

impl Backoff {
	/// Begins with this pause.
	pub fn new(first: Duration) -> Self {
		Self { first, next: first }
	}

	/// The pause before the next try; the one after it is twice as long.
	pub fn pause(&mut self) -> Duration {
		let pause = self.next;
		self.next = pause.saturating_mul(2).min(LONGEST.max(self.first));
		pause
	}

	/// It worked: the next failure is a first one again.
	pub fn reset(&mut self) {
		self.next = self.first;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn pauses_double_up_to_the_longest_and_begin_again() {
		let mut backoff = Backoff::new(Duration::from_secs(8));
		let pauses = [(); 4].map(|()| backoff.pause().as_secs());
		assert_eq!(pauses, [8, 16, 30, 30]);
		backoff.reset();
		assert_eq!(backoff.pause().as_secs(), 8);
	}

	#[test]
	fn a_first_pause_beyond_the_longest_stays_as_it_is() {
		let mut backoff = Backoff::new(Duration::from_secs(60));
		assert_eq!([(); 2].map(|()| backoff.pause().as_secs()), [60, 60]);
	}
}
