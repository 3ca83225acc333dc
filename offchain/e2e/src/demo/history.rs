// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! A history of 744 resources is imported, and HL7's example chart.

use super::Stage;
use crate::{ensure, fixtures, history::import, Result, NORTH};
use indicatif::{ProgressBar, ProgressStyle};
use salus_client::fhir::Progress;

pub(super) const TITLE: &str = "history";

/// What the Synthea bundle holds.
const RESOURCES: usize = 744;

pub(super) async fn play(stage: &mut Stage) -> Result<()> {
	synthea(stage).await?;
	example(stage).await
}

async fn synthea(stage: &mut Stage) -> Result<()> {
	let bundle = fixtures::synthea()?;
	ensure(
		bundle.entries().len() == RESOURCES,
		"the Synthea bundle has not 744 entries",
	)?;
	let harris = stage.cast.harris.clone();
	let desk = harris.at_home(&stage.stack, NORTH).await?;
	let bar = bar(RESOURCES + 1);
	let done = import(&desk, harris.patient(), NORTH, &bundle, |progress| {
		follow(&bar, progress)
	})
	.await?;
	bar.finish_and_clear();
	ensure(done.refused.is_empty(), format!("{:?}", done.refused))?;
	ensure(
		done.filed.len() == RESOURCES + 1,
		format!("{} records instead of 745", done.filed.len()),
	)?;
	stage.tell(
		TITLE,
		done.block.number,
		"Abdul Harris imports his history: 744 resources and the bundle's skeleton, each sealed and anchored",
	);

	let again = import(&desk, harris.patient(), NORTH, &bundle, |_| ()).await?;
	ensure(
		again.filed.is_empty() && again.unchanged == RESOURCES + 1,
		format!("the second import wrote {again:?}"),
	)?;
	let there = desk.records(harris.patient()).await?.len();
	ensure(there == RESOURCES + 1, format!("the chain lists {there} records"))?;
	stage
		.tell_now(
			TITLE,
			"importing the same file again adds nothing: 745 records are unchanged",
		)
		.await?;

	stage.plot.filed = done.filed;
	stage.plot.bundle = bundle.text().to_owned();
	Ok(())
}

async fn example(stage: &mut Stage) -> Result<()> {
	let bundle = fixtures::example_chart()?;
	let eve = stage.cast.eve.clone();
	let desk = eve.at_home(&stage.stack, NORTH).await?;
	let done = import(&desk, eve.patient(), NORTH, &bundle, |_| ()).await?;
	ensure(done.refused.is_empty(), format!("{:?}", done.refused))?;
	let text = format!(
		"Eve Okoye imports {} of HL7's own R4 examples",
		bundle.entries().len()
	);
	stage.tell(TITLE, done.block.number, text);
	Ok(())
}

/// Shows itself on a terminal only.
fn bar(records: usize) -> ProgressBar {
	let style = ProgressStyle::with_template("{elapsed_precise}  importing {bar:40} {pos} of {len} records");
	let bar = ProgressBar::new(records as u64);
	style.map_or(bar.clone(), |style| bar.with_style(style))
}

fn follow(bar: &ProgressBar, progress: Progress) {
	bar.set_position(progress.done as u64);
}
