// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How fast a node that was away takes in what the others have done.

use super::{calls, say, throughput, town, Plan, Scenario};
use crate::{
	blocks::{self, Room},
	load::Load,
	machine::Look,
	nodes::Bench,
	report::{Blocks, Counts, NodeUsage, Report},
	sign::Forge,
};
use salus_client::api::HeadKind;
use salus_e2e::{until, Node, Result};
use std::time::{Duration, Instant};

/// The longest that it may take: as long again as the load took, and ten minutes.
const LONGEST: Duration = Duration::from_secs(600);

/// A load of grants for as long as a span, then a second node with nothing but the first one's address. The
/// time counts from its first block.
pub async fn catch_up(plan: &Plan) -> Result<Vec<Report>> {
	let scene = town()?;
	let bench = Bench::start(&scene).await?;
	let mut forge = Forge::new(&bench.chain).await?;
	let grants: Vec<_> = (0..plan.signed())
		.map(|number| calls::grant(&scene, number))
		.collect();
	let extrinsics = throughput::signed(&bench.chain, &mut forge, &grants).await?;
	let first = bench.finals.newest() + 1;
	let load = Load::begin(
		&bench.node.url(),
		extrinsics,
		plan.manner,
		bench.proposals.clone(),
	)
	.await?;
	tokio::time::sleep(plan.span).await;
	load.end().await;
	let goal = bench.chain.head(HeadKind::Final).await?.number;
	say(format!("a second node takes in {goal} blocks"));
	let second = bench.second().await?;
	reach(&second, 1).await?;
	let (begin, before) = (Instant::now(), Look::at(second.id())?);
	reach(&second, goal).await?;
	let (span, after) = (begin.elapsed(), Look::at(second.id())?);
	let facts = blocks::read(&bench.chain, &bench.rpc, throughput::DONE, first..=goal).await?;
	let mut counts = Counts::default();
	counts.add(&facts);
	let node = NodeUsage::between(before, after, span, Some(&counts));
	let mut report = Report::new(&Scenario::CatchUp.name(), &plan.setting, span, counts);
	let room = Room::of(&bench.chain).await?;
	report.blocks = Blocks::of(&facts, &bench.proposals.of(first..=goal), room);
	report.node = Some(node);
	Ok(vec![report])
}

/// Waits until the node's best block is this or a later one.
async fn reach(node: &Node, number: u32) -> Result<()> {
	let chain = node.chain();
	until(
		&format!("block {number} at the second node"),
		LONGEST,
		async || Ok((chain.head(HeadKind::Best).await?.number >= number).then_some(())),
	)
	.await
}
