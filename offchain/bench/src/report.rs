// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What a scenario has measured, as it is printed: one JSON object in one line.

use crate::{
	blocks::{Facts, Room},
	machine::{Look, Machine},
	measure::{a_second, mean, ratio, rounded, Percentiles},
	proposals::Proposal,
};
use serde::Serialize;
use std::{collections::BTreeMap, time::Duration};

/// What was measured, and on what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Setting {
	/// The commit that was built.
	pub commit: String,
	/// The machine.
	pub machine: Machine,
	/// The profile of the build.
	pub profile: String,
}

/// A scenario's measurement.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
	/// Which scenario.
	pub scenario: String,
	/// Of what.
	#[serde(flatten)]
	pub setting: Setting,
	/// How long the measured span was.
	pub seconds: f64,
	/// How much of each there was.
	pub counts: Counts,
	/// Signed extrinsics that did what they say, final, a second.
	pub final_per_second: f64,
	/// Things done, final, a second; more than that where extrinsics are batches.
	pub operations_per_second: f64,
	/// The blocks of the span.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub blocks: Option<Blocks>,
	/// What the node has used.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub node: Option<NodeUsage>,
	/// How long what took.
	#[serde(skip_serializing_if = "BTreeMap::is_empty")]
	pub percentiles: BTreeMap<String, Percentiles>,
}

/// How much of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
	/// Signed ahead of time.
	pub signed: u64,
	/// Taken by the pool, in and around the span.
	pub taken: u64,
	/// How often the pool had no room.
	pub pool_full: u64,
	/// Refused by the pool, by its words.
	#[serde(skip_serializing_if = "BTreeMap::is_empty")]
	pub refused: BTreeMap<String, u64>,
	/// Final within the span, and did what they say.
	pub done: u64,
	/// Final within the span, and refused by the chain, by its reason.
	#[serde(skip_serializing_if = "BTreeMap::is_empty")]
	pub failed: BTreeMap<String, u64>,
	/// Things done, final within the span.
	pub operations: u64,
}

/// What the blocks of the span are like.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocks {
	/// How many.
	pub count: usize,
	/// The time between two, by their own clocks.
	pub interval_ms: f64,
	/// Signed extrinsics in one.
	pub extrinsics: f64,
	/// Signed extrinsics in the one with most.
	pub extrinsics_max: u64,
	/// What share of their declared weight ordinary calls filled.
	pub declared_fullness: f64,
	/// Declared weight of one signed extrinsic, in milliseconds.
	pub declared_ms_per_transaction: f64,
	/// What share of their bytes they filled.
	pub length_fullness: f64,
	/// Length of one signed extrinsic, in bytes.
	pub bytes_per_transaction: f64,
	/// How long putting one together took, as the node's log says.
	pub proposing_ms: f64,
	/// Of that for one signed extrinsic.
	pub proposing_ms_per_transaction: f64,
	/// Why nothing more went in, and how often.
	pub ended_by: BTreeMap<String, u64>,
}

/// What the node has used in the span.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NodeUsage {
	/// Processor seconds.
	pub cpu_seconds: f64,
	/// How many cores it kept busy.
	pub cores_busy: f64,
	/// How many cores the loader kept busy beside it.
	pub loader_cores_busy: f64,
	/// How many cores everything else on the machine kept busy: none where it is quiet.
	pub other_cores_busy: f64,
	/// Processor milliseconds for one signed extrinsic that is final. Left out where other things were done
	/// too.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub cpu_ms_per_transaction: Option<f64>,
	/// Processor milliseconds for one thing done.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub cpu_ms_per_operation: Option<f64>,
	/// Memory that it holds at the end.
	pub memory_mib: u64,
	/// The most that it ever held.
	pub peak_memory_mib: u64,
}

impl Counts {
	/// Counts what these blocks have done.
	pub fn add(&mut self, blocks: &[Facts]) {
		for block in blocks {
			self.done += block.done;
			self.operations += block.operations;
			for (reason, count) in &block.failed {
				*self.failed.entry(reason.clone()).or_default() += count;
			}
		}
	}
}

fn signed(block: &Facts) -> u64 {
	block.done + block.failed.values().sum::<u64>()
}

impl Blocks {
	/// Of final blocks and what the log says about them; `None` of no block.
	pub fn of(blocks: &[Facts], proposals: &[Proposal], room: Room) -> Option<Self> {
		let (first, last) = (blocks.first()?, blocks.last()?);
		let between = last.time.0.saturating_sub(first.time.0) as f64;
		let all: u64 = blocks.iter().map(signed).sum();
		let weight: u64 = blocks.iter().map(|block| block.picoseconds).sum();
		let bytes: u64 = blocks.iter().map(|block| block.bytes).sum();
		let took: u64 = proposals.iter().map(|proposal| proposal.millis).sum();
		let mut ended_by = BTreeMap::new();
		for proposal in proposals {
			*ended_by.entry(proposal.end.clone()).or_default() += 1;
		}
		let share = |part: u64, of: u64| ratio(part as f64, of as f64 * blocks.len() as f64);
		Some(Self {
			count: blocks.len(),
			interval_ms: ratio(between, blocks.len() as f64 - 1.0),
			extrinsics: mean(blocks.iter().map(|block| signed(block) as f64)),
			extrinsics_max: blocks.iter().map(signed).max().unwrap_or_default(),
			declared_fullness: share(weight, room.picoseconds),
			declared_ms_per_transaction: ratio(weight as f64 / 1e9, all as f64),
			length_fullness: share(bytes, room.bytes),
			bytes_per_transaction: ratio(bytes as f64, all as f64),
			proposing_ms: mean(proposals.iter().map(|proposal| proposal.millis as f64)),
			proposing_ms_per_transaction: ratio(took as f64, all as f64),
			ended_by,
		})
	}
}

impl NodeUsage {
	/// Between two looks, with what got done; `None` where the node did other things beside what was counted.
	pub fn between(before: Look, after: Look, span: Duration, counts: Option<&Counts>) -> Self {
		let cpu = after.node.cpu.saturating_sub(before.node.cpu).as_secs_f64();
		let loader = after.loader.saturating_sub(before.loader).as_secs_f64();
		let all = after.all.saturating_sub(before.all).as_secs_f64();
		let cores = |seconds| ratio(seconds, span.as_secs_f64());
		let each = |count: fn(&Counts) -> u64| {
			let count = counts.map(count).filter(|count| *count > 0)?;
			Some(ratio(cpu * 1_000.0, count as f64))
		};
		Self {
			cpu_seconds: rounded(cpu),
			cores_busy: cores(cpu),
			loader_cores_busy: cores(loader),
			other_cores_busy: cores((all - cpu - loader).max(0.0)),
			cpu_ms_per_transaction: each(|counts| counts.done),
			cpu_ms_per_operation: each(|counts| counts.operations),
			memory_mib: after.node.memory_mib,
			peak_memory_mib: after.node.peak_memory_mib,
		}
	}
}

impl Report {
	/// Of a span and what was counted in it.
	pub fn new(scenario: &str, setting: &Setting, span: Duration, counts: Counts) -> Self {
		Self {
			scenario: scenario.into(),
			setting: setting.clone(),
			seconds: rounded(span.as_secs_f64()),
			final_per_second: a_second(counts.done, span),
			operations_per_second: a_second(counts.operations, span),
			counts,
			blocks: None,
			node: None,
			percentiles: BTreeMap::new(),
		}
	}

	/// With how long something took.
	pub fn timed(mut self, what: &str, samples: Vec<Duration>) -> Self {
		self.percentiles.insert(what.into(), Percentiles::of(samples));
		self
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::machine::Usage;
	use salus_primitives::UnixMillis;

	fn block(number: u32, done: u64) -> Facts {
		Facts {
			number,
			time: UnixMillis(u64::from(number) * 1_000),
			done,
			failed: BTreeMap::new(),
			operations: 2 * done,
			bytes: 50 * done,
			picoseconds: done * 1_000_000_000,
		}
	}

	fn proposal(number: u32, millis: u64, end: &str) -> Proposal {
		Proposal {
			number,
			millis,
			end: end.into(),
			signed: 0,
		}
	}

	const ROOM: Room = Room {
		picoseconds: 500_000_000_000,
		bytes: 100_000,
	};

	#[test]
	fn blocks_are_counted_and_compared_with_their_room() {
		let failed = Facts {
			failed: BTreeMap::from([("Consent.ShutOut".into(), 100)]),
			..block(2, 300)
		};
		let proposals = [
			proposal(1, 100, "NoMoreTransactions"),
			proposal(2, 200, "HitDeadline"),
		];
		let blocks = Blocks::of(&[block(1, 100), failed], &proposals, ROOM).unwrap();
		assert_eq!((blocks.count, blocks.interval_ms), (2, 1_000.0));
		assert_eq!((blocks.extrinsics, blocks.extrinsics_max), (250.0, 400));
		assert_eq!(blocks.declared_fullness, 0.4);
		assert_eq!(blocks.declared_ms_per_transaction, 0.8);
		assert_eq!(
			(blocks.length_fullness, blocks.bytes_per_transaction),
			(0.1, 40.0)
		);
		assert_eq!(
			(blocks.proposing_ms, blocks.proposing_ms_per_transaction),
			(150.0, 0.6)
		);
		assert_eq!(blocks.ended_by["HitDeadline"], 1);
		assert_eq!(Blocks::of(&[], &proposals, ROOM), None);
	}

	#[test]
	fn what_was_refused_by_the_chain_is_not_done() {
		let mut counts = Counts::default();
		let failed = Facts {
			failed: BTreeMap::from([("Roles.PersonExists".into(), 2)]),
			..block(2, 3)
		};
		counts.add(&[failed.clone(), failed]);
		assert_eq!((counts.done, counts.operations), (6, 12));
		assert_eq!(counts.failed, BTreeMap::from([("Roles.PersonExists".into(), 4)]));
	}

	#[test]
	fn usage_is_by_what_got_done() {
		let look = |seconds| Look {
			node: Usage {
				cpu: Duration::from_secs(seconds),
				memory_mib: seconds,
				peak_memory_mib: 9,
			},
			loader: Duration::from_secs(seconds / 2),
			all: Duration::from_secs(2 * seconds),
		};
		let counts = Counts {
			done: 10_000,
			operations: 40_000,
			..Counts::default()
		};
		let node = NodeUsage::between(look(2), look(8), Duration::from_secs(4), Some(&counts));
		assert_eq!((node.cpu_seconds, node.cores_busy), (6.0, 1.5));
		assert_eq!((node.loader_cores_busy, node.other_cores_busy), (0.75, 0.75));
		assert_eq!(
			(node.cpu_ms_per_transaction, node.cpu_ms_per_operation),
			(Some(0.6), Some(0.15))
		);
		assert_eq!((node.memory_mib, node.peak_memory_mib), (8, 9));
	}

	#[test]
	fn usage_is_by_nothing_where_nothing_was_done_or_other_things_too() {
		let (look, second) = (Look::default(), Duration::from_secs(1));
		for counts in [None, Some(&Counts::default())] {
			let node = NodeUsage::between(look, look, second, counts);
			assert_eq!(
				(node.cpu_ms_per_transaction, node.cpu_ms_per_operation),
				(None, None)
			);
		}
	}

	#[test]
	fn a_report_is_one_line_of_json_that_says_of_what() {
		let setting = Setting {
			commit: "abc".into(),
			machine: Machine {
				cpu: "a processor".into(),
				cores: 2,
				memory_mib: 8_192,
			},
			profile: "release".into(),
		};
		let counts = Counts {
			done: 90_000,
			operations: 90_000,
			..Counts::default()
		};
		let report = Report::new("grants", &setting, Duration::from_secs(60), counts)
			.timed("final", vec![Duration::from_millis(1_500)]);
		let line = serde_json::to_string(&report).unwrap();
		assert!(!line.contains('\n'));
		let json: serde_json::Value = serde_json::from_str(&line).unwrap();
		assert_eq!(json["scenario"], "grants");
		assert_eq!(json["commit"], "abc");
		assert_eq!(json["machine"]["cores"], 2);
		assert_eq!(json["final_per_second"], 1_500.0);
		assert_eq!(json["percentiles"]["final"]["p99_ms"], 1_500.0);
		assert!(json.get("blocks").is_none(), "what was not measured is left out");
	}
}
