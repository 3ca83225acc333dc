// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! The authority matrix: every call of the metadata × everybody who could try it × every way to wrap it, against the committed
//! table `tests/authority_matrix.txt`.
//!
//! Each cell runs the call on the same [`scene`] and is rolled back. A call that the metadata gains has no row in the table,
//! so the test fails until somebody has looked at who may make it. To renew the table after a change that was meant:
//! `UPDATE_GOLDEN=1 cargo test -p salus-runtime --test authority_matrix`, and read the difference.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod care;
mod columns;
mod exclusion;
mod samples;
mod scene;

use columns::{Cell, Column};
use std::{collections::BTreeMap, fmt::Write, path::Path};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/authority_matrix.txt");

const LEGEND: &str = "\
Who may make which call, on a chain in the state that tests/authority_matrix/scene.rs describes.

  ok  done             -  refused by the call       F  refused by the filter, alone or for what it carries
  U   the account is unknown to the chain, so no signed call of it is taken

The patient is Dave; what a call is about is his record, his consents, or the organisation North. The wrapped columns read the
result of the call that was carried, not of what carried it. `root` asks the pallet itself, without the filter: Root is
reached only through the columns `sudo` and `council`.
";

/// Every row: the call's name, a cell per column.
fn rows() -> Vec<(String, Vec<Cell>)> {
	samples::all_calls()
		.into_iter()
		.flat_map(|name| samples::of(&name))
		.map(|(label, sample)| {
			let cells = Column::ALL
				.iter()
				.map(|column| scene::run(|scene| column.attempt(scene, sample(scene))));
			(label, cells.collect())
		})
		.collect()
}

fn table(rows: &[(String, Vec<Cell>)]) -> String {
	let mut text = String::from(LEGEND);
	for (index, column) in Column::ALL.iter().enumerate() {
		write!(text, "\n  {:>2} = {}", index + 1, column.title()).unwrap();
	}
	let width = rows.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
	let numbers = (1..=Column::ALL.len())
		.map(|number| format!("{number:>3}"))
		.collect::<String>();
	write!(text, "\n\n{:width$}{numbers}\n", "").unwrap();
	for (label, cells) in rows {
		let cells = cells
			.iter()
			.map(|cell| format!("{:>3}", cell.symbol()))
			.collect::<String>();
		writeln!(text, "{label:width$}{cells}").unwrap();
	}
	text
}

fn first_difference(golden: &str, actual: &str) -> String {
	let pairs = golden.lines().map(Some).chain(std::iter::repeat(None));
	let lines = actual.lines().map(Some).chain(std::iter::once(None));
	pairs
		.zip(lines)
		.find(|(golden, actual)| golden != actual)
		.map_or_else(
			|| "only the length differs".into(),
			|(golden, actual)| format!("table:  {golden:?}\nchain:  {actual:?}"),
		)
}

#[test]
fn the_chain_grants_exactly_what_the_table_says() {
	let actual = table(&rows());
	if std::env::var_os("UPDATE_GOLDEN").is_some() {
		std::fs::write(GOLDEN, &actual).unwrap();
	}
	let golden = std::fs::read_to_string(Path::new(GOLDEN)).unwrap_or_default();
	assert!(
		golden == actual,
		"the authority matrix differs from tests/authority_matrix.txt; first at\n{}\nIf that was meant, renew the table (see the head of \
		 this test) and read the difference.",
		first_difference(&golden, &actual),
	);
}

/// The pallets of this project.
const OURS: [&str; 6] = [
	"Roles",
	"Consent",
	"Records",
	"Appointments",
	"Prescriptions",
	"Orders",
];

#[test]
fn every_call_of_ours_is_open_to_somebody() {
	for (label, cells) in rows() {
		let pallet = label.split('.').next().unwrap_or_default();
		let ours = OURS.contains(&pallet);
		assert!(
			!ours || cells.contains(&Cell::Done),
			"{label} succeeds for nobody: the sample shows nothing"
		);
	}
}

#[test]
fn only_the_patient_or_a_consenting_representative_makes_a_consent_active() {
	let mut tried = 0;
	for name in samples::all_calls() {
		for (label, sample) in samples::of(&name) {
			for column in Column::ALL {
				let (before, after) = scene::run(|scene| {
					let before = scene.active_consents();
					column.attempt(scene, sample(scene));
					(before, scene.active_consents())
				});
				tried += 1;
				let may = column.is_patient() || column.is_consenting_representative();
				assert!(
					may || after.is_subset(&before),
					"{label} by {} made a consent active",
					column.title()
				);
			}
		}
	}
	assert!(tried > 1_000, "only {tried} attempts");
}

#[test]
fn nobody_gets_an_account_of_somebody_else() {
	for name in samples::all_calls() {
		for (label, sample) in samples::of(&name) {
			for column in Column::ALL {
				let taken = scene::run(|scene| {
					let before = scene.patients_accounts();
					column.attempt(scene, sample(scene));
					scene.patients_accounts().difference(&before).count() > 0
				});
				assert!(
					!taken || column.is_patient(),
					"{label} by {} joined an account to the patient",
					column.title()
				);
			}
		}
	}
}

/// Calls whose weight is that of the work on as many rows as they may touch: each row counts as a call.
const ON_MANY_ROWS: [(&str, u64); 3] = [
	("Appointments.publish", 64),
	("Appointments.withdraw_slots", 64),
	("Appointments.cancel_day", 96),
];

/// A benchmark that measures what it should not, such as making a key, shows as a call that weighs far more than its like.
#[test]
fn no_call_of_ours_weighs_twenty_times_its_like() {
	use polkadot_sdk::frame_support::dispatch::GetDispatchInfo;
	let mut by_pallet: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
	for name in samples::all_calls() {
		if !OURS.contains(&name.pallet.as_str()) {
			continue;
		}
		for (label, sample) in samples::of(&name) {
			let weight = scene::run(|scene| sample(scene).get_dispatch_info().call_weight.ref_time());
			let rows = ON_MANY_ROWS.iter().find(|(call, _)| *call == label);
			let weight = weight / rows.map_or(1, |(_, rows)| *rows);
			by_pallet
				.entry(name.pallet.clone())
				.or_default()
				.push((weight, label));
		}
	}
	for (pallet, mut calls) in by_pallet {
		calls.sort();
		let median = calls[calls.len() / 2].0;
		let (most, dearest) = calls.last().unwrap();
		assert!(
			*most <= 20 * median,
			"{dearest} weighs {most} ps, of {pallet} the median is {median}: what does its benchmark measure?"
		);
	}
}
