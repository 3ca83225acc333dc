// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Proof by search: what can somebody get by a *sequence* of calls, each of them allowed?
//!
//! See the README beside this file. `SALUS_SEARCH=ADVERSARY` searches for one adversary only, `SALUS_RULE=WORDS` with that rule off
//! only; `SALUS_SEED=N` draws the steps again that a failure names.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod adversaries;
mod allowed;
#[allow(dead_code, reason = "the matrix uses the rest")]
#[path = "../authority_matrix/care.rs"]
mod care;
mod chain;
mod dice;
mod gains;
mod keys;
mod liveness;
mod moves;
mod pool;
#[allow(dead_code, reason = "the matrix uses the rest")]
#[path = "../authority_matrix/scene.rs"]
mod scene;
mod search;
mod starts;
mod switches;

use adversaries::{Adversary, ADVERSARIES};
use search::{Budget, Case, Found, Hook, Search};
use starts::{Start, HALF_WAY, SCENE};
use std::{collections::BTreeSet, sync::Mutex, time::Instant};
use switches::{Switch, SWITCHES};

/// What `./scripts/test` spends on one search.
const SHORT: Budget = Budget {
	exhaustive: 2,
	steps: 150,
	depth: 6,
	waits: 2,
	seed: 1,
};

/// The rules as they are.
const AS_IT_IS: Hook = || ();

/// How many searches run side by side.
const WORKERS: usize = 2;

fn number(name: &str) -> Option<u64> {
	std::env::var(name).ok().map(|text| text.parse().unwrap())
}

/// With the seed, and so many steps, that somebody asks for.
fn asked_for(budget: Budget) -> Budget {
	let steps = number("SALUS_STEPS").and_then(|steps| steps.try_into().ok());
	Budget {
		seed: number("SALUS_SEED").unwrap_or(budget.seed),
		steps: steps.unwrap_or(budget.steps),
		..budget
	}
}

/// The switches that somebody asks for, or all.
fn switches() -> Vec<&'static Switch> {
	let asked_for = std::env::var("SALUS_RULE").unwrap_or_default();
	let found: Vec<_> = SWITCHES
		.iter()
		.filter(|switch| switch.rule.contains(&asked_for))
		.collect();
	assert!(
		!found.is_empty(),
		"no switch is about {asked_for}: see switches.rs"
	);
	found
}

/// The adversary that somebody asks for, or all.
fn everybody() -> Vec<&'static Adversary> {
	let asked_for = std::env::var("SALUS_SEARCH").ok();
	asked_for.map_or_else(
		|| ADVERSARIES.iter().collect(),
		|name| vec![adversaries::named(&name)],
	)
}

/// Does the jobs side by side and hands their answers back in no order.
fn side_by_side<J: Send, R: Send>(jobs: Vec<J>, work: impl Fn(J) -> R + Sync) -> Vec<R> {
	let (jobs, answers) = (Mutex::new(jobs), Mutex::new(Vec::new()));
	// The lock is held for taking a job, not for doing it.
	let next = || jobs.lock().unwrap().pop();
	let worker = || {
		while let Some(job) = next() {
			let answer = work(job);
			answers.lock().unwrap().push(answer);
		}
	};
	std::thread::scope(|scope| {
		for _ in 0..WORKERS {
			scope.spawn(worker);
		}
	});
	answers.into_inner().unwrap()
}

/// What a search that was to find nothing found, in words.
fn complaint(adversary: &Adversary, start: &Start, seed: u64, found: &Found) -> String {
	let mut text = String::new();
	for (gain, path) in &found.gains {
		text += &format!(
			"\n{} from \"{}\", seed {seed}, gains: {gain}\n",
			adversary.name, start.name
		);
		for step in path {
			text += &format!("    {step}\n");
		}
	}
	text
}

/// Searches for these adversaries from these starts; what no row allows, in words, and the rows that were used.
fn search_all(cases: Vec<(&'static Adversary, &'static Start)>, budget: Budget) -> (String, BTreeSet<usize>) {
	let search = |(adversary, start): (&'static Adversary, &'static Start)| {
		let begun = Instant::now();
		let found = Search::new(
			Case {
				adversary,
				start,
				hook: AS_IT_IS,
			},
			budget,
		)
		.run();
		println!(
			"{} from \"{}\": {} calls, {} states, {:.1} s",
			adversary.name,
			start.name,
			found.tried,
			found.states,
			begun.elapsed().as_secs_f64()
		);
		(complaint(adversary, start, budget.seed, &found), found.used)
	};
	let (mut texts, mut used) = (String::new(), BTreeSet::new());
	for (text, rows) in side_by_side(cases, search) {
		texts += &text;
		used.extend(rows);
	}
	(texts, used)
}

#[test]
fn nobody_gains_what_no_rule_allows() {
	let cases = everybody()
		.into_iter()
		.map(|adversary| (adversary, SCENE))
		.collect();
	let (complaints, _) = search_all(cases, asked_for(SHORT));
	assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn nobody_gains_it_from_half_way_either() {
	let starts = HALF_WAY.iter().flat_map(|start| {
		let here = everybody()
			.into_iter()
			.filter(|adversary| start.by.contains(&adversary.name));
		here.map(move |adversary| (adversary, start))
	});
	let short = Budget {
		exhaustive: 1,
		..SHORT
	};
	let (complaints, _) = search_all(starts.collect(), asked_for(short));
	assert!(complaints.is_empty(), "{complaints}");
}

/// How many seeds a search with a rule off may draw its steps from: what one of them passes by, the next meets.
const SEEDS: u64 = 6;

/// Searches with a rule off, seed by seed, until something is found that the rule kept away: whether that was, and how, in words.
fn look_without(switch: &Switch) -> (bool, String) {
	let first = asked_for(SHORT).seed;
	let answers = (first..first + SEEDS).map(|seed| look_from(switch, seed));
	let mut last = (false, String::new());
	for answer in answers {
		last = answer;
		if last.0 {
			break;
		}
	}
	last
}

fn look_from(switch: &Switch, seed: u64) -> (bool, String) {
	let case = Case {
		adversary: adversaries::named(switch.by),
		start: switch.start(),
		hook: switch.hook,
	};
	let begun = Instant::now();
	let budget = Budget {
		steps: 3_000,
		seed,
		..asked_for(SHORT)
	};
	let found = Search::new(case, budget).run_to_the_first();
	let seconds = begun.elapsed().as_secs_f64();
	let tried = found.tried;
	// What is gained with the rule too says nothing about it.
	let with_rule = Case {
		hook: AS_IT_IS,
		..case
	};
	let mut with_rule = Search::new(with_rule, budget);
	let first = found
		.gains
		.iter()
		.find(|(gain, path)| !with_rule.lead_to(path, gain));
	let Some((gain, path)) = first else {
		return (
			false,
			format!("{}: NOT FOUND, {tried} calls, {seconds:.1} s", switch.rule),
		);
	};
	let steps: Vec<String> = path.iter().map(moves::Move::name).collect();
	let steps = steps.join("; ");
	(
		true,
		format!(
			"{}: {} gains \"{gain}\" by {steps}; seed {seed}, {tried} calls, {seconds:.1} s",
			switch.rule, switch.by
		),
	)
}

#[test]
fn every_rule_that_is_off_is_found() {
	let answers = side_by_side(switches(), look_without);
	for (_, how) in &answers {
		println!("{how}");
	}
	let missed: Vec<_> = answers
		.iter()
		.filter(|(found, _)| !found)
		.map(|(_, how)| how)
		.collect();
	assert!(missed.is_empty(), "{missed:#?}");
}

/// Everybody from everywhere, with many steps: hours. Names the rows of the table that nothing used.
#[test]
#[ignore = "hours: scripts/search"]
fn search_long() {
	let starts = std::iter::once(SCENE).chain(HALF_WAY);
	let cases = starts.flat_map(|start| everybody().into_iter().map(move |adversary| (adversary, start)));
	let long = Budget {
		steps: 20_000,
		waits: 3,
		..SHORT
	};
	let (complaints, used) = search_all(cases.collect(), asked_for(long));
	for (number, row) in allowed::ALLOWED.iter().enumerate() {
		if !used.contains(&number) {
			println!("nothing used the row: {:?}, {}: {}", row.by, row.gain, row.why);
		}
	}
	assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn every_call_of_ours_is_a_move() {
	use polkadot_sdk::frame_support::traits::GetCallMetadata;
	let adversary = &adversaries::ADVERSARIES[0];
	let tried: std::collections::BTreeSet<(String, String)> = scene::run(|_| moves::all_calls(adversary))
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
