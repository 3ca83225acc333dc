// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How long somebody waits.

use super::{calls, say, throughput, town, Plan, Scenario};
use crate::{
	load::Load,
	machine::Look,
	nodes::Bench,
	people::Scene,
	report::{Counts, NodeUsage, Report},
	rpc::{Rpc, Seen},
	sign::{Forge, Job},
};
use salus_client::chain::calls::consent;
use salus_e2e::{Result, Trouble, PATIENCE};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Over how many connections those who wait are spread: a node lets a connection watch a thousand.
const CONNECTIONS: usize = 16;

/// How many revokes are measured each way.
const REVOKES: usize = 40;

/// How long after one revoke the next is sent: no multiple of a block's second, so that they meet every part
/// of it.
const BETWEEN_REVOKES: Duration = Duration::from_millis(730);

/// When each was sent, and when it was seen where.
#[derive(Default)]
struct Waits {
	in_block: Vec<Duration>,
	last: Vec<Duration>,
	sent: u64,
	span: Duration,
	looks: (Look, Look),
}

impl Waits {
	fn add(&mut self, sent: Instant, seen: Seen) {
		self.sent += 1;
		self.in_block.extend(seen.in_block.map(|at| at - sent));
		self.last.extend(seen.last.map(|at| at - sent));
	}

	fn report(self, name: &str, plan: &Plan) -> Report {
		let counts = Counts {
			signed: self.sent,
			taken: self.sent,
			done: self.last.len() as u64,
			operations: self.last.len() as u64,
			..Counts::default()
		};
		// The node may have a load beside those who wait.
		let node = NodeUsage::between(self.looks.0, self.looks.1, self.span, None);
		let mut report = Report::new(name, &plan.setting, self.span, counts)
			.timed("in_block", self.in_block)
			.timed("final", self.last);
		report.node = Some(node);
		report
	}
}

/// Sends these, one each `every`, and waits until all are final or lost.
async fn send_steadily(bench: &Bench, extrinsics: Vec<Vec<u8>>, every: Duration) -> Result<Waits> {
	let mut connections = Vec::new();
	for _ in 0..CONNECTIONS {
		connections.push(Rpc::connect(&bench.node.url()).await?);
	}
	let (begin, before) = (Instant::now(), Look::at(bench.node.id())?);
	let mut waiting = JoinSet::new();
	let mut clock = tokio::time::interval(every);
	for (index, extrinsic) in extrinsics.into_iter().enumerate() {
		clock.tick().await;
		let rpc = connections[index % CONNECTIONS].clone();
		waiting.spawn(async move {
			let sent = Instant::now();
			let seen = tokio::time::timeout(PATIENCE, rpc.watch(&extrinsic)).await;
			(sent, seen.unwrap_or_else(|_| Ok(Seen::default())))
		});
	}
	let mut waits = Waits::default();
	while let Some(one) = waiting.join_next().await {
		let (sent, seen) = one.map_err(|_| Trouble::not_held("a task that waits panicked"))?;
		waits.add(sent, seen?);
	}
	waits.span = begin.elapsed();
	waits.looks = (before, Look::at(bench.node.id())?);
	Ok(waits)
}

/// Grants at a steady rate.
pub async fn latency(plan: &Plan) -> Result<Vec<Report>> {
	let scene = town()?;
	let bench = Bench::start(&scene).await?;
	let count = plan.span.as_secs() * plan.steady_a_second;
	let jobs: Vec<_> = (0..usize::try_from(count).unwrap_or(usize::MAX))
		.map(|number| calls::grant(&scene, number))
		.collect();
	let mut forge = Forge::new(&bench.chain).await?;
	let extrinsics = throughput::signed(&bench.chain, &mut forge, &jobs).await?;
	let every = Duration::from_secs(1) / u32::try_from(plan.steady_a_second).unwrap_or(u32::MAX);
	say(format!("sending {} a second", plan.steady_a_second));
	let waits = send_steadily(&bench, extrinsics, every).await?;
	Ok(vec![waits.report(&Scenario::Latency.name(), plan)])
}

fn revokes(scene: &Scene, numbers: std::ops::Range<usize>) -> Vec<Job<'_>> {
	let jobs = numbers.map(|number| Job {
		signer: calls::grant(scene, number).signer,
		call: consent::revoke(calls::consent_id(number)),
	});
	jobs.collect()
}

/// Revokes of grants that are there, on an idle chain and while grants fill its blocks.
pub async fn revoke(plan: &Plan) -> Result<Vec<Report>> {
	let scene = town()?;
	let bench = Bench::start(&scene).await?;
	let mut forge = Forge::new(&bench.chain).await?;
	let grants: Vec<_> = (0..2 * REVOKES)
		.map(|number| calls::grant(&scene, number))
		.collect();
	throughput::settle(&bench, &mut forge, &grants, plan).await?;
	let idle = forge.sign(&revokes(&scene, 0..REVOKES)).await?;
	let full = forge.sign(&revokes(&scene, REVOKES..2 * REVOKES)).await?;
	let others: Vec<_> = (2 * REVOKES..plan.signed())
		.filter(|number| number % scene.patients.len() >= 2 * REVOKES)
		.map(|number| calls::grant(&scene, number))
		.collect();
	let others = throughput::signed(&bench.chain, &mut forge, &others).await?;
	let idle = send_steadily(&bench, idle, BETWEEN_REVOKES).await?;
	let load = Load::begin(&bench.node.url(), others, plan.manner, bench.proposals.clone()).await?;
	tokio::time::sleep(plan.warm_up).await;
	let full = send_steadily(&bench, full, BETWEEN_REVOKES).await?;
	load.end().await;
	Ok(vec![
		idle.report("revoke", plan),
		full.report("revoke_under_load", plan),
	])
}
