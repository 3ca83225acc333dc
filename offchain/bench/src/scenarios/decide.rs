// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! How fast the chain answers whether somebody may read.

use super::{calls, say, throughput, town, Plan};
use crate::{
	machine::Look,
	nodes::Bench,
	people::Scene,
	report::{Counts, NodeUsage, Report},
	rpc::Rpc,
	sign::Forge,
};
use codec::{Decode, Encode};
use salus_client::api::{Hash32, HeadKind};
use salus_e2e::{ensure, now, Result, Trouble};
use salus_primitives::{
	consent::{Access, Category, Purpose},
	decision::{Decision, Question, Target},
};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// How many questions are under way at once.
const AT_ONCE: [usize; 2] = [1, 8];

/// The longest that each way is measured.
const LONGEST: Duration = Duration::from_secs(15);

/// May the doctor to whom the `number`-th grant went read what it opens?
fn question(scene: &Scene, number: usize) -> Question {
	let doctor = &scene.doctors[number / scene.patients.len() % scene.doctors.len()];
	Question {
		actor: doctor.person.id,
		organisation: Some(doctor.organisation),
		patient: scene.patients[number % scene.patients.len()].person.patient(),
		target: Target::Class {
			category: Category::Observation,
			day: now().day(),
		},
		access: Access::Read,
		purpose: Purpose::Treat,
		now: now(),
	}
}

/// Asks until the time is up; refuses an answer other than yes.
async fn ask(rpc: Rpc, questions: Arc<Vec<Vec<u8>>>, block: Hash32, until: Instant) -> Result<Vec<Duration>> {
	let mut took = Vec::new();
	for question in questions.iter().cycle() {
		let begin = Instant::now();
		if begin >= until {
			break;
		}
		let answer = rpc.call("ConsentApi_decide", question, block).await?;
		took.push(begin.elapsed());
		let answer = Decision::decode(&mut &answer[..]);
		ensure(
			matches!(answer, Ok(Decision::Allow { .. })),
			format!("what was granted is not allowed: {answer:?}"),
		)?;
	}
	Ok(took)
}

/// A thousand grants, and then questions about them.
pub async fn decide(plan: &Plan) -> Result<Vec<Report>> {
	let scene = town()?;
	let bench = Bench::start(&scene).await?;
	let mut forge = Forge::new(&bench.chain).await?;
	let grants: Vec<_> = (0..1_000).map(|number| calls::grant(&scene, number)).collect();
	throughput::settle(&bench, &mut forge, &grants, plan).await?;
	let questions: Vec<_> = (0..1_000)
		.map(|number| question(&scene, number).encode())
		.collect();
	let questions = Arc::new(questions);
	let mut reports = Vec::new();
	for at_once in AT_ONCE {
		reports.push(asked(&bench, plan, &questions, at_once).await?);
	}
	Ok(reports)
}

async fn asked(bench: &Bench, plan: &Plan, questions: &Arc<Vec<Vec<u8>>>, at_once: usize) -> Result<Report> {
	say(format!("asking {at_once} at once"));
	let block = bench.chain.head(HeadKind::Final).await?.hash;
	let (begin, before) = (Instant::now(), Look::at(bench.node.id())?);
	let until = begin + plan.span.min(LONGEST);
	let mut askers = JoinSet::new();
	for _ in 0..at_once {
		let rpc = Rpc::connect(&bench.node.url()).await?;
		askers.spawn(ask(rpc, questions.clone(), block, until));
	}
	let mut took = Vec::new();
	while let Some(one) = askers.join_next().await {
		took.extend(one.map_err(|_| Trouble::not_held("a task that asks panicked"))??);
	}
	let span = begin.elapsed();
	let counts = Counts {
		operations: took.len() as u64,
		..Counts::default()
	};
	let node = NodeUsage::between(before, Look::at(bench.node.id())?, span, Some(&counts));
	let name = format!("decide_{at_once}");
	let mut report = Report::new(&name, &plan.setting, span, counts).timed("answer", took);
	report.node = Some(node);
	Ok(report)
}
