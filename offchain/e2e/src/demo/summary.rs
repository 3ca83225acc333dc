// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the demo ends with: a table, and addresses to look at.

use super::{Stage, CHAPTERS};
use std::fmt::{Display, Write};

/// A person in the access log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
	/// By what name.
	pub name: String,
	/// How many times something was handed out.
	pub allowed: usize,
	/// How many times it was refused.
	pub refused: usize,
}

impl Reader {
	pub(super) fn named(name: String) -> Self {
		Self {
			name,
			..Self::default()
		}
	}

	pub(super) fn count(&mut self, allowed: bool) {
		if allowed {
			self.allowed += 1;
		} else {
			self.refused += 1;
		}
	}
}

impl Stage {
	/// The table of chapters. A chapter that was not played to its end shows no block.
	pub fn table(&self, played: usize) -> String {
		let mut text = format!(
			"{:<15}{:>6}{:>13}   {}\n",
			"chapter", "steps", "final block", "held"
		);
		for (index, chapter) in CHAPTERS.into_iter().enumerate() {
			let lines = self.lines.iter().filter(|line| line.chapter == chapter);
			let block = lines.clone().map(|line| line.block).max();
			let block = block.map_or_else(|| "-".to_owned(), |block| block.to_string());
			let held = if index < played { "yes" } else { "NO" };
			let _ = writeln!(text, "{chapter:<15}{:>6}{block:>13}   {held}", lines.count());
		}
		text
	}

	/// Who asked for Mr Harris's records, and how long the grant took to open them.
	pub fn readers(&self) -> String {
		let mut text = String::new();
		if let Some((first, all)) = self.plot.opened_after {
			let (first, all) = (first.as_secs_f32(), all.as_secs_f32());
			let count = self.plot.granted.len();
			let _ = writeln!(
				text,
				"from the final grant to the first record: {first:.1} s, to all {count}: {all:.1} s\n"
			);
		}
		if !self.plot.readers.is_empty() {
			let _ = writeln!(text, "{:<20}{:>10}{:>10}", "asked", "handed out", "refused");
		}
		for Reader {
			name,
			allowed,
			refused,
		} in &self.plot.readers
		{
			let _ = writeln!(text, "{name:<20}{allowed:>10}{refused:>10}");
		}
		text
	}

	/// Where to look.
	pub fn addresses(&self) -> String {
		let mut text = String::new();
		let mut line = |what: &str, address: &dyn Display| {
			let _ = writeln!(text, "{what:<24}{address}");
		};
		line("node (JSON-RPC)", &self.stack.node.url());
		for organisation in self.stack.organisations() {
			let hospital = self.stack.hospital(organisation);
			let name = self.names.organisation(organisation);
			let url = hospital.vault.url();
			line(&name, &url);
			line(
				"  its directory",
				&format!("{url}/v1/directory?organisation={}", hospital.organisation),
			);
			line("  its metrics", &format!("{url}/metrics"));
		}
		line("logs, data, the export", &self.stack.workspace.path().display());
		text
	}
}
