// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What goes otherwise than it was meant: holds, releases, refusals, corrections.

use super::day::People;
use salus_e2e::{text, Result};
use serde_json::{json, Value};

/// A prescription whose fills are put off, refused, broken off and found to be wrong.
pub async fn of_a_prescription(people: &People) -> Result<()> {
	let People {
		shift,
		dave,
		pharmacies: [one, two],
		code,
		..
	} = people;
	// What follows asks nothing of a vault, so that a block is enough.
	let [shift, dave, one, two] = [shift, dave, one, two].map(|cli| cli.with("--wait in-block"));
	let code = format!("{code}-again");
	let issued = shift
		.does(&format!(
			"prescription issue Dave --medication ibuprofen --dose-instruction daily --quantity 20 --repeats 1 --code-file {code}"
		))
		.await?;
	let id = text(&issued, "prescription")?;
	let claim = format!("prescription claim --code-file {code}");

	one.fails(3, &format!("prescription hold {id}"), &["NotPrescriberOrCover"])
		.await?;
	shift
		.does(&format!("prescription hold {id} --reason clarification"))
		.await?;
	one.fails(3, &claim, &["NotActive"]).await?;
	shift.does(&format!("prescription resume {id}")).await?;
	shift
		.fails(3, &format!("prescription resume {id}"), &["ImpossibleMove"])
		.await?;

	one.does(&claim).await?;
	two.fails(3, &format!("prescription pause {id}"), &["("]).await?;
	one.does(&format!("prescription pause {id}")).await?;
	one.does(&format!("prescription unpause {id}")).await?;
	one.fails(3, &format!("prescription unpause {id}"), &["ImpossibleFillMove"])
		.await?;
	// Only the pharmacy gives the lock back before its time is over.
	two.fails(3, &format!("prescription release {id}"), &["NotPharmacist"])
		.await?;
	one.does(&format!("prescription release {id}")).await?;
	one.fails(3, &format!("prescription release {id}"), &["NotClaimed"])
		.await?;

	two.does(&claim).await?;
	one.fails(3, &format!("prescription decline {id}"), &["NotPharmacist"])
		.await?;
	two.does(&format!("prescription decline {id} --reason unavailable"))
		.await?;

	one.does(&claim).await?;
	one.fails(
		3,
		&format!("prescription stop-fill {id} --quantity 3"),
		&["Impossible"],
	)
	.await?;
	one.does(&format!("prescription ready {id}")).await?;
	one.does(&format!("prescription stop-fill {id} --quantity 3"))
		.await?;
	dave.fails(3, &format!("prescription cancel {id}"), &["AlreadyDispensed"])
		.await?;
	corrected(people, id).await?;

	dave.does(&format!("prescription stop {id} --reason patient-request"))
		.await?;
	one.fails(3, &format!("prescription error {id}"), &["NotPrescriber"])
		.await?;
	shift.does(&format!("prescription error {id}")).await?;

	let issued = shift
		.does(&format!(
			"prescription issue Dave --medication zinc --dose-instruction daily --quantity 20 --code-file {code}-third"
		))
		.await?;
	let id = text(&issued, "prescription")?;
	dave.does(&format!("prescription cancel {id} --reason patient-request"))
		.await
		.map(drop)
}

/// Both sides say that a fill never was: then what it handed out is there again.
async fn corrected(
	People {
		shift,
		dave,
		pharmacies: [one, two],
		..
	}: &People,
	id: &str,
) -> Result<()> {
	let stopped = |shown: &Value| {
		let fills = shown["fills"].as_array()?;
		let stopped = fills.iter().find(|fill| fill["details"]["status"] == "stopped")?;
		Some(stopped["key"]["fill"].clone())
	};
	let shown = one
		.shows(&format!("prescription show {id}"), |shown| {
			stopped(shown).is_some()
		})
		.await?;
	let number = stopped(&shown);
	let dispute = format!("prescription dispute {id} --fill {}", number.unwrap_or_default());
	dave.fails(3, &dispute, &["NotFillParty"]).await?;
	two.fails(
		3,
		&format!("prescription dispute {id} --fill 99"),
		&["UnknownFill"],
	)
	.await?;
	one.does(&dispute).await?;
	one.fails(3, &dispute, &["AlreadyDisputed"]).await?;
	shift.does(&dispute).await?;
	let shown = shift
		.shows(&format!("prescription show {id}"), |shown| {
			shown["prescription"]["remaining"] == json!(40)
		})
		.await?;
	assert_eq!(shown["prescription"]["due"], 20, "{shown}");
	Ok(())
}

/// An order that is put off, turned down and given up.
pub async fn of_an_order(people: &People) -> Result<()> {
	let People {
		shift,
		dave,
		laboratory,
		..
	} = people;
	let ordered = shift
		.does("order create Dave --test sodium --laboratory Laboratory")
		.await?;
	let order = text(&ordered, "order")?;
	shift
		.fails(2, &format!("order add-test {order}"), &["--test"])
		.await?;
	shift
		.does(&format!("order add-test {order} --test potassium"))
		.await?;
	dave.fails(3, &format!("order hold {order}"), &["NotRequester"])
		.await?;
	shift.does(&format!("order hold {order}")).await?;
	laboratory
		.fails(3, &format!("order accept {order}"), &["NotActive"])
		.await?;
	shift.does(&format!("order resume {order}")).await?;
	dave.fails(3, &format!("order reject {order}"), &["NotOfLaboratory"])
		.await?;
	laboratory
		.does(&format!("order reject {order} --reason unavailable"))
		.await?;
	dave.does(&format!("order assign {order} Laboratory")).await?;
	laboratory.does(&format!("order accept {order}")).await?;
	reported_in_vain(people, order).await?;

	dave.fails(3, &format!("order close {order}"), &["NotRequester"])
		.await?;
	shift
		.fails(3, &format!("order close {order}"), &["NoFinalReport"])
		.await?;
	laboratory
		.fails(3, &format!("order revoke {order}"), &["("])
		.await?;
	shift
		.does(&format!("order revoke {order} --reason not-needed"))
		.await?;
	laboratory
		.fails(3, &format!("order error {order}"), &["NotRequester"])
		.await?;
	shift.does(&format!("order error {order}")).await?;

	let ordered = shift.does("order create Dave --test chloride").await?;
	let order = text(&ordered, "order")?;
	laboratory
		.fails(3, &format!("order decline {order}"), &["NotForPatient"])
		.await?;
	dave.does(&format!("order decline {order}")).await?;
	dave.fails(3, &format!("order decline {order}"), &["NoSuchMove"])
		.await
}

/// An order that the requester closes: no report is the last.
pub async fn of_a_last_report(people: &People) -> Result<()> {
	let People {
		shift, laboratory, ..
	} = people;
	let ordered = shift
		.does("order create Dave --test iron --laboratory Laboratory")
		.await?;
	let order = text(&ordered, "order")?;
	laboratory.does(&format!("order accept {order}")).await?;
	laboratory
		.does(&format!(
			"order report {order} --test iron --result iron=12umol/L --as final"
		))
		.await?;
	shift.does(&format!("order close {order}")).await.map(drop)
}

/// A report that is given up, and one that should never have been.
async fn reported_in_vain(
	People {
		shift, laboratory, ..
	}: &People,
	order: &str,
) -> Result<()> {
	let report = format!("order report {order} --test sodium");
	let begun = laboratory.does(&format!("{report} --as registered")).await?;
	let begun = text(&begun, "report")?;
	shift
		.fails(3, &format!("order cancel-report {begun}"), &["NotOfLaboratory"])
		.await?;
	laboratory
		.does(&format!("order cancel-report {begun} --reason unavailable"))
		.await?;
	let wrong = laboratory
		.does(&format!("{report} --result sodium=140mmol/L --as final"))
		.await?;
	let wrong = text(&wrong, "report")?;
	shift
		.fails(3, &format!("order report-error {wrong}"), &["("])
		.await?;
	laboratory
		.does(&format!("order report-error {wrong}"))
		.await
		.map(drop)
}
