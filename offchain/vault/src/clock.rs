// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The vault's own clock, replaceable in tests.

use salus_primitives::UnixMillis;
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
	/// Now.
	fn now(&self) -> UnixMillis;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
	/// A clock set before 1970 counts as 1970: every chain is then stale or its time is the later one.
	fn now(&self) -> UnixMillis {
		let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		UnixMillis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
	}
}
