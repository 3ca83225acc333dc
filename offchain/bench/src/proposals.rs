// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! What the node's log says about the blocks that it puts together: how long each took, why it ended, and how
//! much is in it. Reading the log costs the node nothing, so the loader also paces itself by it.

use std::{
	collections::BTreeMap,
	fs::File,
	io::{Read, Seek, SeekFrom},
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::task::JoinHandle;

/// How often the log is looked at.
const PAUSE: Duration = Duration::from_millis(25);

/// Extrinsics of a block that nobody signed: the time.
pub const INHERENTS: u64 = 1;

/// A block that the node put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
	/// Its number.
	pub number: u32,
	/// How long that took, in milliseconds.
	pub millis: u64,
	/// Why nothing more went in, in the SDK's word.
	pub end: String,
	/// How many extrinsics are in it, without the inherent ones.
	pub signed: u64,
}

/// All of them so far, while the log is followed.
pub struct Proposals {
	seen: Arc<Mutex<BTreeMap<u32, Proposal>>>,
	follower: JoinHandle<()>,
}

impl Proposals {
	/// Follows this log until dropped.
	pub fn follow(log: &Path) -> Self {
		let seen = Arc::<Mutex<BTreeMap<_, _>>>::default();
		let (into, log) = (seen.clone(), log.to_owned());
		let follower = tokio::spawn(async move {
			let mut tail = Tail::new(log);
			loop {
				let found: Vec<_> = tail.lines().iter().filter_map(|line| parse(line)).collect();
				into.lock()
					.unwrap_or_else(PoisonError::into_inner)
					.extend(found.into_iter().map(|proposal| (proposal.number, proposal)));
				tokio::time::sleep(PAUSE).await;
			}
		});
		Self { seen, follower }
	}

	/// The blocks with these numbers that are known.
	pub fn of(&self, numbers: std::ops::RangeInclusive<u32>) -> Vec<Proposal> {
		let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		seen.range(numbers)
			.map(|(_, proposal)| proposal.clone())
			.collect()
	}

	/// How many signed extrinsics are in blocks.
	pub fn signed(&self) -> u64 {
		let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		seen.values().map(|proposal| proposal.signed).sum()
	}

	/// The highest block that holds a signed extrinsic; 0 where none does.
	pub fn last_signed(&self) -> u32 {
		let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
		let last = seen.values().rev().find(|proposal| proposal.signed > 0);
		last.map_or(0, |proposal| proposal.number)
	}
}

impl Drop for Proposals {
	fn drop(&mut self) {
		self.follower.abort();
	}
}

/// A file that grows.
struct Tail {
	path: PathBuf,
	position: u64,
	/// The beginning of a line whose end is not written yet.
	begun: Vec<u8>,
}

impl Tail {
	fn new(path: PathBuf) -> Self {
		Self {
			path,
			position: 0,
			begun: Vec::new(),
		}
	}

	/// The whole lines that are new.
	fn lines(&mut self) -> Vec<String> {
		let Ok(mut file) = File::open(&self.path) else {
			return Vec::new();
		};
		let mut new = Vec::new();
		if file.seek(SeekFrom::Start(self.position)).is_err() || file.read_to_end(&mut new).is_err() {
			return Vec::new();
		}
		self.position += new.len() as u64;
		self.begun.extend(new);
		let whole = self
			.begun
			.iter()
			.rposition(|byte| *byte == b'\n')
			.map_or(0, |at| at + 1);
		let lines: Vec<u8> = self.begun.drain(..whole).collect();
		String::from_utf8_lossy(&lines)
			.lines()
			.map(str::to_owned)
			.collect()
	}
}

/// What stands between the two in the line.
fn between<'a>(line: &'a str, before: &str, after: &str) -> Option<&'a str> {
	let (_, rest) = line.split_once(before)?;
	Some(rest.split_once(after).map_or(rest, |(found, _)| found).trim())
}

/// `… Prepared block for proposing at 7 (12 ms) hash: 0x…; parent_hash: 0x…; end: NoMoreTransactions;
/// extrinsics_count: 3`
fn parse(line: &str) -> Option<Proposal> {
	let signed: u64 = between(line, "extrinsics_count: ", " ")?.parse().ok()?;
	Some(Proposal {
		number: between(line, "Prepared block for proposing at ", " (")?
			.parse()
			.ok()?,
		millis: between(line, " (", " ms)")?.parse().ok()?,
		end: between(line, "end: ", ";")?.into(),
		signed: signed.saturating_sub(INHERENTS),
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	const LINE: &str =
		"2026-11-29 06:00:00 🎁 Prepared block for proposing at 7 (12 ms) hash: 0xab; parent_hash: 0xcd; \
		end: HitBlockWeightLimit; extrinsics_count: 321";

	fn proposal() -> Proposal {
		Proposal {
			number: 7,
			millis: 12,
			end: "HitBlockWeightLimit".into(),
			signed: 320,
		}
	}

	#[test]
	fn a_line_of_the_log_tells_of_a_block() {
		assert_eq!(parse(LINE), Some(proposal()));
		assert_eq!(parse("2026-11-29 06:00:00 Imported #7 (0xab → 0xcd)"), None);
	}

	#[test]
	fn a_line_counts_once_it_is_whole() {
		let folder = salus_e2e::Workspace::create().unwrap();
		let path = folder.join("log");
		let mut file = File::create(&path).unwrap();
		let mut tail = Tail::new(path);
		assert_eq!(tail.lines(), Vec::<String>::new());
		write!(file, "one\ntw").unwrap();
		assert_eq!(tail.lines(), ["one"]);
		writeln!(file, "o").unwrap();
		assert_eq!(tail.lines(), ["two"]);
	}

	#[tokio::test]
	async fn what_is_in_blocks_is_counted_without_what_nobody_signed() {
		let folder = salus_e2e::Workspace::create().unwrap();
		let path = folder.join("log");
		let empty = LINE.replace("at 7", "at 8").replace("321", "1");
		std::fs::write(&path, format!("{LINE}\n{empty}\n")).unwrap();
		let proposals = Proposals::follow(&path);
		salus_e2e::until("both blocks", salus_e2e::PATIENCE, async || {
			Ok((proposals.of(0..=9).len() == 2).then_some(()))
		})
		.await
		.unwrap();
		assert_eq!(proposals.signed(), 320);
		assert_eq!(proposals.last_signed(), 7);
		assert_eq!(proposals.of(7..=7), [proposal()]);
	}
}
