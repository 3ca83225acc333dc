// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What an operator may look at: whether the process runs, whether it follows the chain, and what it did since it was started. No
//! key, no wrap and no id of a record is shown.

use crate::work::Sweep;
use axum::{extract::State, http::StatusCode, routing::get, Json, Router};
use serde::Serialize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a custodian did since it was started, and how it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
	/// It has caught up, and follows the chain and its vault.
	pub ready: bool,
	/// Wraps made and put.
	pub wrapped: u64,
	/// Wraps that the vault refused, or that could not be made for their reader.
	pub refused: u64,
	/// Looks at versions whose own wrap did not open.
	pub unopened: u64,
	/// Why it is not ready; empty while it is.
	pub trouble: String,
}

/// Shared by the work and by whoever looks.
#[derive(Debug)]
pub struct Monitor(Mutex<Standing>);

impl Default for Monitor {
	fn default() -> Self {
		Self(Mutex::new(Standing {
			trouble: "it has not looked at everything yet".into(),
			..Standing::default()
		}))
	}
}

impl Monitor {
	/// How it stands.
	pub fn standing(&self) -> Standing {
		self.lock().clone()
	}

	/// Counts what one look did.
	pub fn count(&self, swept: &Sweep) {
		let mut standing = self.lock();
		standing.wrapped += swept.wrapped;
		standing.refused += swept.refused;
		standing.unopened += swept.unopened;
	}

	/// It has caught up.
	pub fn caught_up(&self) {
		let mut standing = self.lock();
		standing.ready = true;
		standing.trouble.clear();
	}

	/// It has lost the chain or its vault. Says whether that is news.
	pub fn lost(&self, trouble: &str) -> bool {
		let mut standing = self.lock();
		let is_news = standing.ready || standing.trouble != trouble;
		standing.ready = false;
		standing.trouble = trouble.into();
		is_news
	}

	fn lock(&self) -> MutexGuard<'_, Standing> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// `/health`, `/ready` and `/status`.
pub fn router(monitor: Arc<Monitor>) -> Router {
	Router::new()
		.route("/health", get(|| async { "ok\n" }))
		.route("/ready", get(ready))
		.route(
			"/status",
			get(|State(monitor): State<Arc<Monitor>>| async move { Json(monitor.standing()) }),
		)
		.with_state(monitor)
}

async fn ready(State(monitor): State<Arc<Monitor>>) -> (StatusCode, String) {
	let standing = monitor.standing();
	if standing.ready {
		(StatusCode::OK, "ready\n".into())
	} else {
		(
			StatusCode::SERVICE_UNAVAILABLE,
			format!("not ready: {}\n", standing.trouble),
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_same_trouble_is_news_once_and_again_after_it_was_over() {
		let monitor = Monitor::default();
		assert!(!monitor.standing().ready);
		assert!(monitor.lost("the node does not answer"));
		assert!(!monitor.lost("the node does not answer"));
		assert!(monitor.lost("the vault does not answer"));
		monitor.caught_up();
		assert!(monitor.standing().ready && monitor.standing().trouble.is_empty());
		assert!(monitor.lost("the vault does not answer"));
	}

	#[test]
	fn looks_add_up() {
		let monitor = Monitor::default();
		let swept = Sweep {
			wrapped: 2,
			refused: 1,
			..Sweep::default()
		};
		monitor.count(&swept);
		monitor.count(&swept);
		let standing = monitor.standing();
		assert_eq!((standing.wrapped, standing.refused, standing.unopened), (4, 2, 0));
	}

	#[tokio::test]
	async fn readiness_is_told_apart_from_health_and_says_why() {
		let monitor = Arc::new(Monitor::default());
		monitor.lost("the node does not answer");
		let (status, text) = ready(State(monitor.clone())).await;
		assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
		assert!(text.contains("the node does not answer"), "{text}");
		monitor.caught_up();
		assert_eq!(ready(State(monitor)).await.0, StatusCode::OK);
	}
}
