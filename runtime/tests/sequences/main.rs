// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Proof by search: what can somebody get by a *sequence* of calls, each of them allowed?
//!
//! See the README beside this file. `SALUS_SEARCH=ADVERSARY` searches for one adversary only and prints each gain with its sequence;
//! `SALUS_SEARCH_STATES=N` says how many states to look at.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod adversaries;
#[allow(dead_code, reason = "the matrix uses the rest")]
#[path = "../authority_matrix/care.rs"]
mod care;
mod gains;
mod liveness;
mod moves;
mod pool;
#[allow(dead_code, reason = "the matrix uses the rest")]
#[path = "../authority_matrix/scene.rs"]
mod scene;
mod search;

use std::time::Instant;

/// A tool and no test, for it judges nothing yet: `scripts/search` runs it.
#[test]
#[ignore = "prints what it finds: scripts/search"]
fn look() {
	let only = std::env::var("SALUS_SEARCH").ok();
	let states = std::env::var("SALUS_SEARCH_STATES").map_or(40, |text| text.parse().unwrap());
	for adversary in adversaries::ADVERSARIES {
		if only.as_deref().is_some_and(|only| only != adversary.name) {
			continue;
		}
		let begun = Instant::now();
		let found = search::search(adversary, states);
		let seconds = begun.elapsed().as_secs_f64();
		println!(
			"\n== {}: {} calls, {} states, {seconds:.1} s, {:.0} calls a second",
			adversary.name,
			found.tried,
			found.states,
			found.tried as f64 / seconds
		);
		for (gain, path) in &found.gains {
			println!("GAIN {gain}");
			for step in path {
				println!("     {step}");
			}
		}
		println!("done: {:?}", found.done);
	}
}

#[test]
fn every_call_of_ours_is_a_move() {
	use polkadot_sdk::frame_support::traits::GetCallMetadata;
	let adversary = &adversaries::ADVERSARIES[0];
	let tried: std::collections::BTreeSet<(String, String)> = scene::run(|_| moves::all(adversary))
		.iter()
		.map(|call| {
			let name = call.get_call_metadata();
			(name.pallet_name.to_owned(), name.function_name.to_owned())
		})
		.collect();
	for call in moves::calls() {
		assert!(tried.contains(&call), "no search makes the call {call:?}");
	}
}
