// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What can be measured.

mod calls;
mod catch_up;
mod decide;
mod throughput;
mod waiting;

use crate::{
	load::Manner,
	measure::millis,
	people::{Scene, Size},
	report::{Report, Setting},
};
use clap::ValueEnum;
use salus_e2e::Result;
use std::time::{Duration, Instant};

/// A scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Scenario {
	/// Grants by patients, one signature each
	Grants,
	/// Record anchors by patients, one signature each
	Anchors,
	/// 60 % grants, 20 % bookings, 20 % record anchors, one signature each
	Mix,
	/// Batches of 50 grants and 50 record anchors, by 400 patients
	Batches,
	/// Enrolments by ten organisations, as many as they may make at once
	Enrolments,
	/// Enrolments by 250 organisations, so that the chain bounds them and not what one may make at once
	EnrolmentsWide,
	/// From sending a grant to seeing it in a block and final, at a steady rate
	Latency,
	/// From sending a revoke to seeing it final, on an idle chain and on a full one
	Revoke,
	/// The decision as a vault asks for it, one question at a time and eight
	Decide,
	/// A second node takes in what a minute of grants made
	CatchUp,
}

/// What is the same for every scenario of a run.
#[derive(Clone, Debug)]
pub struct Plan {
	/// Of what.
	pub setting: Setting,
	/// How long the span is.
	pub span: Duration,
	/// How much is sent before the span begins.
	pub warm_up: Duration,
	/// For how many a second of the span extrinsics are signed ahead.
	pub signed_a_second: usize,
	/// At which rate `latency` sends.
	pub steady_a_second: u64,
	/// How loads are sent.
	pub manner: Manner,
}

impl Plan {
	/// How many extrinsics a load signs: for the warm-up and the span.
	fn signed(&self) -> usize {
		let seconds = usize::try_from((self.warm_up + self.span).as_secs()).unwrap_or(usize::MAX);
		seconds.saturating_mul(self.signed_a_second)
	}
}

/// Ten hospitals of ten doctors each; a patient signs a dozen times in a run.
const TOWN: Size = Size {
	organisations: 10,
	doctors: 100,
	patients: 10_000,
};

/// Tells the one who waits what goes on.
pub fn say(words: impl std::fmt::Display) {
	eprintln!("salus-bench: {words}");
}

impl Scenario {
	/// Its name.
	pub fn name(self) -> String {
		self.to_possible_value()
			.map_or_else(String::new, |value| value.get_name().to_owned())
	}

	/// Measures. One report, or one for each way in which it was measured.
	pub async fn run(self, plan: &Plan) -> Result<Vec<Report>> {
		let begin = Instant::now();
		say(format!("{}: begins", self.name()));
		let reports = match self {
			Self::Grants | Self::Anchors | Self::Mix => throughput::single(self, plan).await,
			Self::Batches => throughput::batches(plan).await,
			Self::Enrolments => throughput::enrolments(self, 10, plan).await,
			Self::EnrolmentsWide => throughput::enrolments(self, 250, plan).await,
			Self::Latency => waiting::latency(plan).await,
			Self::Revoke => waiting::revoke(plan).await,
			Self::Decide => decide::decide(plan).await,
			Self::CatchUp => catch_up::catch_up(plan).await,
		}?;
		say(format!("{}: took {} ms", self.name(), millis(begin.elapsed())));
		Ok(reports)
	}
}

fn town() -> Result<Scene> {
	Scene::new(TOWN)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_scenario_is_called_as_it_reports_itself() {
		let names: Vec<_> = Scenario::value_variants().iter().map(|one| one.name()).collect();
		assert_eq!(names.len(), 10);
		assert!(names.contains(&"catch_up".into()) && names.contains(&"grants".into()));
	}
}
