// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Waiting for something to become true, within bounds.

use crate::{Result, Trouble};
use std::time::{Duration, Instant};

/// The longest wait for anything on one machine with a chain of one-second blocks.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How often something is looked at again.
const PAUSE: Duration = Duration::from_millis(100);

/// Looks again and again until `probe` has an answer; an error of the probe ends the wait at once.
pub async fn until<T>(
	what: &str,
	limit: Duration,
	mut probe: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
	let begin = Instant::now();
	loop {
		if let Some(answer) = probe().await? {
			return Ok(answer);
		}
		if begin.elapsed() > limit {
			return Err(Trouble::Late {
				what: what.into(),
				seconds: limit.as_secs(),
				last: String::new(),
			});
		}
		tokio::time::sleep(PAUSE).await;
	}
}
