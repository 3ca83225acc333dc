// SPDX-License-Identifier: Apache-2.0
// Copyright (c) The Salus developers

//! Chance, from a seed.

/// SplitMix64 (G. Steele, D. Lea, C. Flood: "Fast splittable pseudorandom number generators").
pub(super) struct Dice {
	state: u64,
	favourite: usize,
}

impl Dice {
	pub(super) fn new(seed: u64) -> Self {
		let mut dice = Self {
			state: seed,
			favourite: 0,
		};
		dice.favourite = dice.below(12);
		dice
	}

	pub(super) fn next(&mut self) -> u64 {
		self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.state;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}

	/// One of so many.
	pub(super) fn below(&mut self, many: usize) -> usize {
		(self.next() % many.max(1) as u64) as usize
	}

	pub(super) fn between(&mut self, least: u64, most: u64) -> u64 {
		least + self.next() % (most - least + 1)
	}

	/// True so many times in a hundred.
	pub(super) fn percent(&mut self, share: u64) -> bool {
		self.next() % 100 < share
	}

	pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
		of[self.below(of.len())]
	}

	/// Sometimes `likely`, sometimes one of the others.
	pub(super) fn rather<T: Copy>(&mut self, share: u64, likely: T, others: &[T]) -> T {
		if self.percent(share) {
			likely
		} else {
			self.pick(others)
		}
	}

	/// The number of a row: mostly the sequence's favourite or the newest, so that something comes of it; rarely that of one that
	/// does not exist.
	pub(super) fn row(&mut self, rows: usize) -> usize {
		match (rows, self.below(50)) {
			(0, _) | (_, 0) => rows,
			(_, 1..=24) => self.favourite % rows,
			(_, 25..=35) => rows - 1,
			_ => self.below(rows),
		}
	}

	/// The number of a new row; rarely that of one that exists.
	pub(super) fn new_row(&mut self, rows: usize) -> usize {
		if self.percent(4) {
			self.below(rows)
		} else {
			rows
		}
	}
}
