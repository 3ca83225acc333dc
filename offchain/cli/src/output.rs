// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What commands print: a table for people, or JSON for programs.

use chrono::DateTime;
use clap::ValueEnum;
use salus_primitives::UnixMillis;
use serde::Serialize;
use serde_json::Value;

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
	/// For people.
	#[default]
	Table,
	/// For programs.
	Json,
}

/// Prints results on standard output. Everything else (prompts, progress, errors) goes to standard error.
#[derive(Clone, Copy, Debug)]
pub struct Output(pub Format);

impl Output {
	/// Prints rows under headings, or `json`.
	pub fn rows(&self, headings: &[&str], rows: &[Vec<String>], json: &impl Serialize) {
		match self.0 {
			Format::Table if rows.is_empty() => println!("(nothing)"),
			Format::Table => print!("{}", table(headings, rows)),
			Format::Json => print_json(json),
		}
	}

	/// Prints one thing as `name: value` lines, or `json`.
	pub fn fields(&self, fields: &[(&str, String)], json: &impl Serialize) {
		match self.0 {
			Format::Table => {
				let width = fields
					.iter()
					.map(|(name, _)| name.chars().count())
					.max()
					.unwrap_or(0);
				for (name, value) in fields {
					println!(
						"{:width$}  {}",
						format!("{name}:"),
						clean(value),
						width = width + 1
					);
				}
			}
			Format::Json => print_json(json),
		}
	}

	/// Prints a sentence, or `json`.
	pub fn said(&self, sentence: &str, json: Value) {
		match self.0 {
			Format::Table => println!("{}", clean(sentence)),
			Format::Json => print_json(&json),
		}
	}
}

fn print_json(json: &impl Serialize) {
	match serde_json::to_string_pretty(json) {
		Ok(text) => println!("{text}"),
		Err(error) => eprintln!("salus: cannot write this as JSON: {error}"),
	}
}

/// Names come from other people: a terminal must not obey them.
fn clean(text: &str) -> String {
	text.chars()
		.map(|character| {
			if character.is_control() && character != '\n' {
				'\u{fffd}'
			} else {
				character
			}
		})
		.collect()
}

fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
	let mut lines = vec![headings
		.iter()
		.map(|heading| heading.to_uppercase())
		.collect::<Vec<_>>()];
	lines.extend(
		rows.iter()
			.map(|row| row.iter().map(|cell| clean(cell).replace('\n', " ")).collect()),
	);
	let widths: Vec<usize> = (0..headings.len())
		.map(|column| {
			lines
				.iter()
				.filter_map(|line| line.get(column))
				.map(|cell| cell.chars().count())
				.max()
				.unwrap_or(0)
		})
		.collect();
	let mut text = String::new();
	for line in lines {
		let cells = line
			.iter()
			.zip(&widths)
			.map(|(cell, width)| format!("{cell:width$}"));
		text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
		text.push('\n');
	}
	text
}

/// An instant as people read it, in UTC.
pub fn instant(at: UnixMillis) -> String {
	if at == UnixMillis::FOREVER {
		return "for ever".into();
	}
	i64::try_from(at.0)
		.ok()
		.and_then(DateTime::from_timestamp_millis)
		.map_or_else(
			|| "far away".into(),
			|time| time.format("%Y-%m-%d %H:%M:%SZ").to_string(),
		)
}

/// Items separated by commas, `-` for none.
pub fn list(items: impl IntoIterator<Item = impl ToString>) -> String {
	let text = items
		.into_iter()
		.map(|item| item.to_string())
		.collect::<Vec<_>>()
		.join(",");
	if text.is_empty() {
		"-".into()
	} else {
		text
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn columns_are_as_wide_as_their_widest_cell() {
		let rows = vec![
			vec!["Ana".into(), "yes".into()],
			vec!["Dr Brook".into(), "n".into()],
		];
		assert_eq!(
			table(&["who", "may"], &rows),
			"WHO       MAY\nAna       yes\nDr Brook  n\n"
		);
	}

	#[test]
	fn a_name_cannot_speak_to_the_terminal() {
		let rows = vec![vec!["\u{1b}[31mred\nline".into()]];
		assert_eq!(table(&["who"], &rows), "WHO\n\u{fffd}[31mred line\n");
	}

	#[test]
	fn instants_are_written_in_utc() {
		assert_eq!(instant(UnixMillis(0)), "1970-01-01 00:00:00Z");
		assert_eq!(instant(UnixMillis::FOREVER), "for ever");
		assert_eq!(instant(UnixMillis(u64::MAX - 1)), "far away");
	}
}
