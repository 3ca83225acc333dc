// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How much a second takes in.

use super::{calls, say, town, Plan, Scenario};
use crate::{
	blocks::{self, Room, Told},
	load::{Load, Manner},
	machine::Look,
	nodes::Bench,
	people::{Scene, Size},
	report::{Blocks, Counts, NodeUsage, Report},
	sign::{Forge, Job},
};
use salus_client::chain::ChainClient;
use salus_e2e::{ensure, now, until, Result, PATIENCE};
use salus_primitives::consent::MAX_GRANTS_PER_PAIR;
use std::time::{Duration, Instant};

/// Events of which each tells of one thing that a load wanted done.
pub const DONE: &Told = &[
	("Consent", "Granted"),
	("Records", "Added"),
	("Appointments", "AppointmentBooked"),
	("Roles", "PatientEnrolled"),
];

/// How often it is looked whether a span is over.
const PAUSE: Duration = Duration::from_millis(100);

/// The persons who send batches.
const BATCHING: usize = 400;

/// Batches that wait for a block: some seconds' worth, and fewer bytes than the pool holds.
const BATCH_BACKLOG: u64 = 300;

/// How many enrolments each organisation may make at once: eight seconds of its allowance, a fifth of one
/// each.
const ENROLMENTS_AT_ONCE: usize = 40;

/// A load and how it is measured.
pub struct Measured<'a> {
	/// The scenario's name.
	pub name: String,
	/// Signed, in order.
	pub extrinsics: Vec<Vec<u8>>,
	/// How it is sent.
	pub manner: Manner,
	/// What is sent before the span begins.
	pub warm_up: Duration,
	/// Of what.
	pub plan: &'a Plan,
}

/// Signs jobs, and says so.
pub async fn signed(chain: &ChainClient, forge: &mut Forge, jobs: &[Job<'_>]) -> Result<Vec<Vec<u8>>> {
	say(format!("signing {}", jobs.len()));
	chain.runtime().await?;
	forge.sign(jobs).await
}

/// Grants, anchors or both with bookings.
pub async fn single(scenario: Scenario, plan: &Plan) -> Result<Vec<Report>> {
	let (scene, count, now) = (town()?, plan.signed(), now());
	let most = scene.patients.len() * scene.doctors.len() * MAX_GRANTS_PER_PAIR as usize;
	calls::ensure_fits("grants", count, most)?;
	let bench = Bench::start(&scene).await?;
	let mut forge = Forge::new(&bench.chain).await?;
	if scenario == Scenario::Mix {
		let calendars = calls::calendars(&scene, now, calls::bookings_in(count));
		settle(&bench, &mut forge, &calendars, plan).await?;
	}
	let job = |number| match scenario {
		Scenario::Mix => calls::mixed(&scene, now, number),
		Scenario::Anchors => calls::anchor(&scene, number),
		_ => calls::grant(&scene, number),
	};
	let jobs: Vec<_> = (0..count).map(job).collect();
	let extrinsics = signed(&bench.chain, &mut forge, &jobs).await?;
	let measured = Measured {
		name: scenario.name(),
		extrinsics,
		manner: plan.manner,
		warm_up: plan.warm_up,
		plan,
	};
	Ok(vec![measure(&bench, measured).await?])
}

/// Batches of a hundred by four hundred.
pub async fn batches(plan: &Plan) -> Result<Vec<Report>> {
	let scene = town()?;
	let count = plan.signed().div_ceil(calls::BATCH) * 4;
	let each = count.div_ceil(BATCHING) * calls::BATCH;
	calls::ensure_fits("calls of one person", each, 2_000)?;
	let bench = Bench::start(&scene).await?;
	let jobs: Vec<_> = (0..count)
		.map(|number| calls::batch(&scene, BATCHING, number))
		.collect();
	let mut forge = Forge::new(&bench.chain).await?;
	let extrinsics = signed(&bench.chain, &mut forge, &jobs).await?;
	let measured = Measured {
		name: Scenario::Batches.name(),
		extrinsics,
		manner: Manner {
			backlog: BATCH_BACKLOG,
			..plan.manner
		},
		warm_up: plan.warm_up,
		plan,
	};
	Ok(vec![measure(&bench, measured).await?])
}

/// As many enrolments as so many organisations may make at once. There is no warm-up: what they may is spent
/// soon.
pub async fn enrolments(scenario: Scenario, organisations: usize, plan: &Plan) -> Result<Vec<Report>> {
	let scene = Scene::new(Size {
		organisations,
		doctors: organisations,
		patients: organisations,
	})?;
	let bench = Bench::start(&scene).await?;
	let network = bench.chain.network().await?;
	let jobs = (0..organisations * ENROLMENTS_AT_ONCE)
		.map(|number| calls::enrolment(&scene, network, number))
		.collect::<Result<Vec<_>>>()?;
	let mut forge = Forge::new(&bench.chain).await?;
	let extrinsics = signed(&bench.chain, &mut forge, &jobs).await?;
	let measured = Measured {
		name: scenario.name(),
		extrinsics,
		manner: plan.manner,
		warm_up: Duration::ZERO,
		plan,
	};
	Ok(vec![measure(&bench, measured).await?])
}

/// Carries out what a load needs before it can begin, and waits until that is final.
pub async fn settle(bench: &Bench, forge: &mut Forge, jobs: &[Job<'_>], plan: &Plan) -> Result<()> {
	let extrinsics = signed(&bench.chain, forge, jobs).await?;
	let (first, sent) = (bench.finals.newest() + 1, extrinsics.len() as u64);
	let proposals = bench.proposals.clone();
	let goal = proposals.signed() + sent;
	let load = Load::begin(&bench.node.url(), extrinsics, plan.manner, proposals).await?;
	until("what the load needs in blocks", 2 * PATIENCE, async || {
		Ok((bench.proposals.signed() >= goal).then_some(()))
	})
	.await?;
	let tally = load.end().await;
	until("what the load needs final", PATIENCE, async || {
		Ok((bench.finals.newest() >= bench.proposals.last_signed()).then_some(()))
	})
	.await?;
	let last = bench.finals.newest();
	let blocks = blocks::read(&bench.chain, &bench.rpc, DONE, first..=last).await?;
	let mut counts = Counts::default();
	counts.add(&blocks);
	ensure(
		counts.done == sent,
		format!("of {sent} that the load needs: {counts:?}, {:?}", tally.refused()),
	)
}

/// A span: when it was, which blocks became final in it, and what the node used.
struct Span {
	length: Duration,
	blocks: std::ops::RangeInclusive<u32>,
	used: (Look, Look),
}

/// Sends the load and measures the span behind the warm-up, or until everything that was sent is final.
pub async fn measure(bench: &Bench, measured: Measured<'_>) -> Result<Report> {
	let Measured {
		name,
		extrinsics,
		manner,
		warm_up,
		plan,
	} = measured;
	let signed = extrinsics.len() as u64;
	let proposals = bench.proposals.clone();
	let before = proposals.signed();
	let mut load = Load::begin(&bench.node.url(), extrinsics, manner, proposals).await?;
	say("sending");
	tokio::time::sleep(warm_up).await;
	let span = span(bench, &mut load, before, plan.span).await?;
	let tally = load.end().await;
	say("reading blocks");
	let facts = blocks::read(&bench.chain, &bench.rpc, DONE, span.blocks.clone()).await?;
	let mut counts = Counts {
		signed,
		taken: tally.taken(),
		pool_full: tally.full(),
		refused: tally.refused(),
		..Counts::default()
	};
	counts.add(&facts);
	let room = Room::of(&bench.chain).await?;
	let node = NodeUsage::between(span.used.0, span.used.1, span.length, Some(&counts));
	let mut report = Report::new(&name, &plan.setting, span.length, counts);
	report.blocks = Blocks::of(&facts, &bench.proposals.of(span.blocks), room);
	report.node = Some(node);
	Ok(report)
}

async fn span(bench: &Bench, load: &mut Load, before: u64, longest: Duration) -> Result<Span> {
	let (begin, first) = (Instant::now(), bench.finals.newest() + 1);
	let used = Look::at(bench.node.id())?;
	let mut end = None;
	while end.is_none() && begin.elapsed() < longest {
		tokio::time::sleep(PAUSE).await;
		end = everything_final(bench, load, before);
	}
	let last = if end.is_some() {
		bench.proposals.last_signed()
	} else {
		bench.finals.newest()
	};
	Ok(Span {
		length: end.unwrap_or_else(Instant::now) - begin,
		blocks: first..=last,
		used: (used, Look::at(bench.node.id())?),
	})
}

/// When the last that was sent became final, once nothing more is to be sent.
fn everything_final(bench: &Bench, load: &mut Load, before: u64) -> Option<Instant> {
	let in_blocks = bench.proposals.signed() - before;
	let done = load.is_over() && in_blocks >= load.tally.taken();
	done.then(|| bench.finals.when(bench.proposals.last_signed()))?
}
