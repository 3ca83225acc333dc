// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The journey that `scripts/demo` plays, chapter by chapter.

use salus_e2e::{
	demo::{Stage, CHAPTERS},
	Result,
};

#[tokio::test]
async fn every_step_of_the_journey_holds() -> Result<()> {
	let mut stage = Stage::build().await?;
	for chapter in CHAPTERS {
		stage.play(chapter).await?;
		let steps = stage.lines.iter().filter(|line| line.chapter == chapter).count();
		assert!(steps > 0, "{chapter} has no step");
	}
	assert!(
		stage.lines.iter().all(|line| line.block > 0),
		"a step names no block"
	);
	assert!(!stage.table(CHAPTERS.len()).contains("NO"));
	assert!(stage
		.plot
		.readers
		.iter()
		.any(|reader| reader.name == "Dr Hana Kovar" && reader.refused > 0));
	let (first, all) = stage.plot.opened_after.unwrap();
	assert!(
		first.as_secs() < 15 && all.as_secs() < 60,
		"opened after {first:?} and {all:?}"
	);
	Ok(())
}
