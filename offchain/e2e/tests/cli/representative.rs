// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! `salus representative`.

use super::{stack, through};
use salus_e2e::{Cli, Result};

#[tokio::test]
async fn every_verb() -> Result<()> {
	let stack = stack().await?;
	let cli = Cli::new(&stack.workspace, "representative").await?;
	cli.import(&["Ferdie", "PharmacyOneAdmin"]).await?;
	let ferdie = through(&cli, &stack.south, "Ferdie");
	let helper = through(&cli, &stack.south, "PharmacyOneAdmin");
	let appoint = "representative appoint PharmacyOneAdmin";
	ferdie
		.does(&format!("{appoint} --powers view,consent --until 30d"))
		.await?;
	ferdie
		.fails(
			3,
			&format!("{appoint} --powers view"),
			&["AlreadyRepresentative", "dismiss"],
		)
		.await?;
	ferdie
		.fails(2, &format!("{appoint} --powers fly"), &["fly", "consent"])
		.await?;
	ferdie
		.fails(
			3,
			"representative appoint Ferdie --powers view",
			&["RepresentsSelf"],
		)
		.await?;
	ferdie
		.fails(
			3,
			"representative appoint Bob --powers book --from 2d --until 1d",
			&["EmptyTerm"],
		)
		.await?;

	for who in [&ferdie, &helper] {
		who.shows("representative list", |listed| {
			listed.as_array().is_some_and(|all| all.len() == 1)
		})
		.await?;
	}
	ferdie
		.fails(2, "representative list --patient Nobody", &["Nobody"])
		.await?;

	// A representative acts for the patient, and shuts nobody out who acts as well.
	helper.does("consent seal sensitive --patient Ferdie").await?;
	helper
		.fails(
			3,
			"consent unseal sensitive --patient Ferdie",
			&["MayNotViewSealed"],
		)
		.await?;
	helper
		.fails(
			3,
			"consent exclude PharmacyOneAdmin --patient Ferdie",
			&["OnlyPatientDecides"],
		)
		.await?;
	ferdie.does("consent unseal sensitive").await?;

	let dismiss = "representative dismiss PharmacyOneAdmin";
	helper.does(&format!("{dismiss} --patient Ferdie")).await?;
	ferdie.fails(3, dismiss, &["NotRepresentative"]).await?;
	helper
		.fails(3, "consent seal sensitive --patient Ferdie", &["NotForPatient"])
		.await
}
